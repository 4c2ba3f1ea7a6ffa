"""The rail at the left: pages, their keys, and how much waits in them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.shell.pages import PageSpec
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import badge_size, paint_badge
from desktop_app.ui.widgets.buttons import key_text


class RailItem(QAbstractButton):
    """Icon, title, and at the right a count or else the key."""

    def __init__(self, theme: Theme, spec: PageSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._spec = theme, spec
        self._count, self._tone = 0, "red"
        self.setText(spec.title)
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self, self._remeasure)
        self._describe()

    def set_count(self, count: int, tone: str = "red") -> None:
        self._count, self._tone = count, tone
        self._describe()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme, space = self._theme, self._theme.space
        words = theme.metrics(bold=True).horizontalAdvance(self.text())
        right = badge_size(theme, "999+").width()
        key = key_text(self._spec.shortcut)
        right = max(right, theme.metrics("small").horizontalAdvance(key))
        width = space.s * 2 + theme.px(18) + space.s + words + space.m + right
        return QSize(width, theme.px(20) + 2 * space.s)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, colours, space = self._theme, self._theme.colours, self._theme.space
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        if chosen or self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected if chosen else colours.hover))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        ink = colours.link if chosen else colours.text
        side = theme.px(18)
        inner = self.rect().adjusted(space.s, 0, -space.s, 0)
        icon = theme.pixmap(self._spec.icon, ink if chosen else colours.muted, side)
        painter.drawPixmap(inner.left(), inner.center().y() - side // 2 + 1, icon)
        right = 0
        if self._count:
            text = _short(self._count)
            size = badge_size(theme, text)
            right = size.width()
            top = inner.center().y() - size.height() // 2 + 1
            place = QRect(inner.right() - right, top, size.width(), size.height())
            paint_badge(painter, place, theme, text, self._tone, edged=chosen)
        elif self._spec.shortcut:
            small = theme.font("small")
            key = key_text(self._spec.shortcut)
            right = QFontMetrics(small).horizontalAdvance(key)
            painter.setFont(small)
            painter.setPen(QColor(colours.muted))
            painter.drawText(
                inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, key
            )
        font = theme.font(bold=chosen)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        words = inner.adjusted(side + space.s, 0, -right - space.xs, 0)
        text = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()

    def _describe(self) -> None:
        name = self._spec.title
        if self._count:
            name = self.tr("{title}，{count} 项要处理").format(title=name, count=self._count)
        self.setAccessibleName(name)
        self.setAccessibleDescription(key_text(self._spec.shortcut))
        tip = (
            self.tr("{name}（{key}）").format(name=name, key=key_text(self._spec.shortcut))
            if self._spec.shortcut
            else name
        )
        self.setToolTip(tip)

    def _remeasure(self) -> None:
        self.updateGeometry()
        self.update()


class Rail(QFrame):
    """Emits ``chosen`` with the key of a page; which one is marked the shell decides."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, pages: Iterable[PageSpec], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: dict[str, RailItem] = {}
        set_kind(self, "rail")
        self.setAccessibleName(self.tr("页面"))
        brand = QLabel(self.tr("投诉管家"), self)
        set_kind(brand, "brand")
        inner = QWidget()
        set_kind(inner, "surface")
        self._column = QVBoxLayout(inner)
        self._column.addWidget(brand)
        self._brand = brand
        specs = [spec for spec in pages if not spec.under]
        for spec in [s for s in specs if not s.foot]:
            self._column.addWidget(self._item(spec, inner))
        self._column.addStretch(1)
        for spec in [s for s in specs if s.foot]:
            self._column.addWidget(self._item(spec, inner))
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(self._scroll)
        theme.follow(self, self._remeasure)
        self._remeasure()

    def set_count(self, key: str, count: int, tone: str = "red") -> None:
        """Show *count* at a page; 0 takes it away; a page that is absent is passed over."""
        if key in self._items:
            self._items[key].set_count(count, tone)

    def mark(self, key: str) -> None:
        """Mark the page that is in front; none when *key* has no place here."""
        for name, item in self._items.items():
            item.setChecked(name == key)

    def items(self) -> dict[str, RailItem]:
        return dict(self._items)

    def _item(self, spec: PageSpec, parent: QWidget) -> RailItem:
        item = RailItem(self._theme, spec, parent)
        item.clicked.connect(lambda _checked=False, key=spec.key: self._choose(key))
        self._items[spec.key] = item
        return item

    def _choose(self, key: str) -> None:
        # A click checks the item at once; the shell puts the mark right when leaving is refused.
        self.chosen.emit(key)

    def _remeasure(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(space.s, space.l, space.s, space.m)
        self._column.setSpacing(2)
        self._brand.setContentsMargins(space.s, 0, 0, space.m)
        widest = max((item.sizeHint().width() for item in self._items.values()), default=0)
        self.setFixedWidth(max(self._theme.px(176), widest + 2 * space.s + 2))


def _short(count: int) -> str:
    return "999+" if count > 999 else str(count)
