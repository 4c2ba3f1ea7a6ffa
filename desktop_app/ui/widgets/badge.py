"""A status word on its soft ground, as a label and as a painter's helper for delegates."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.theme.theme import Theme


def badge_size(theme: Theme, text: str) -> QSize:
    """Logical pixels that ``paint_badge`` needs for *text*."""
    metrics = theme.metrics("small")
    height = metrics.height() + 2
    width = metrics.horizontalAdvance(text) + 2 * theme.space.s
    return QSize(max(width, height), height)


def paint_badge(
    painter: QPainter, rect: QRect, theme: Theme, text: str, tone: str, *, edged: bool = False
) -> None:
    """Paint *text* on the soft ground of *tone* into *rect*; shortened when it is too narrow.

    *edged*: it stands on a ground from which a soft one cannot be told, that of a chosen row.
    """
    pair = theme.colours.pair(tone)
    font = theme.font("small")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(pair.mark) if edged else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(pair.soft))
    radius, inset = rect.height() / 2, 0.5 if edged else 0  # a line has its middle there
    shape = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(shape, radius - inset, radius - inset)
    painter.setFont(font)
    painter.setPen(QColor(pair.strong))
    room = rect.width() - theme.space.s
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


class Badge(QWidget):
    """A word with a tone; the word alone says everything, the colour only helps."""

    def __init__(
        self, theme: Theme, text: str = "", tone: str = "grey", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._text, self._tone = theme, text, tone
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.follow(self, self._remeasure)

    @property
    def text(self) -> str:
        return self._text

    @property
    def tone(self) -> str:
        return self._tone

    def set_badge(self, text: str, tone: str) -> None:
        """Show another word; ``KeyError`` for an unknown tone."""
        self._theme.colours.pair(tone)
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setToolTip(text)
        self._remeasure()

    def sizeHint(self) -> QSize:
        return badge_size(self._theme, self._text)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(48)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hint = self.sizeHint()
        width = min(self.width(), hint.width())
        top = (self.height() - hint.height()) // 2
        paint_badge(
            painter, QRect(0, top, width, hint.height()), self._theme, self._text, self._tone
        )
        painter.end()

    def _remeasure(self) -> None:
        self.updateGeometry()
        self.update()
