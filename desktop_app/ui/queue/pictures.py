"""Badges and bars of the queue as pictures: the same few are painted in every row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.badge import badge_size, paint_badge
from desktop_app.ui.widgets.time_left import paint_bar

MOST = 600
"""So many pictures are kept (about 5 kB each); then they are painted anew."""
Paint = Callable[[QPainter, QRect], None]


class Pictures:
    """``forget`` when colours or sizes change."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        self._sizes: dict[str, QSize] = {}

    def forget(self) -> None:
        self._kept.clear()
        self._sizes.clear()

    def badge_size(self, text: str) -> QSize:
        """Logical pixels of the whole badge."""
        size = self._sizes.get(text)
        if size is None:
            if len(self._sizes) >= MOST:
                self._sizes.clear()
            size = self._sizes[text] = badge_size(self._theme, text)
        return size

    def badge(
        self, painter: QPainter, at: QPoint, size: QSize, text: str, tone: str, edged: bool
    ) -> None:
        """A badge with its upper left corner at *at*, cut where it is narrower than its word."""
        self._draw(
            painter, at, size, ("badge", text, tone, edged),
            lambda brush, rect: paint_badge(brush, rect, self._theme, text, tone, edged=edged),
        )  # fmt: skip

    def bar(self, painter: QPainter, at: QPoint, size: QSize, used: float, tone: str) -> None:
        """How much of a limit is used, 0 to 1; told apart by whole pixels."""
        pixels = round(used * size.width())
        self._draw(
            painter, at, size, ("bar", pixels, tone),
            lambda brush, rect: paint_bar(
                brush, QRectF(rect), self._theme, pixels / rect.width(), tone
            ),
        )  # fmt: skip

    def stand_in(self, painter: QPainter, at: QPoint, size: QSize) -> None:
        """A light bar where words will be."""

        def paint(brush: QPainter, rect: QRect) -> None:
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            brush.setPen(Qt.PenStyle.NoPen)
            brush.setBrush(QColor(self._theme.colours.raised))
            brush.drawRoundedRect(QRectF(rect), rect.height() / 2, rect.height() / 2)

        self._draw(painter, at, size, ("stand-in",), paint)

    def _draw(
        self, painter: QPainter, at: QPoint, size: QSize, what: tuple[object, ...], paint: Paint
    ) -> None:
        ratio = painter.device().devicePixelRatio()
        key = (*what, size.width(), size.height(), ratio)
        picture = self._kept.get(key)
        if picture is None:
            if len(self._kept) >= MOST:
                self._kept.clear()
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            brush = QPainter(picture)
            paint(brush, QRect(QPoint(), size))
            brush.end()
            self._kept[key] = picture
        painter.drawPixmap(at, picture)
