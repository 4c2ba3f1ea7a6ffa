"""Short lists of the day: painted lines, walked with the arrows, opened with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.badge import badge_size, paint_badge
from desktop_app.ui.words import in_one_line

LINE_ROLE = Qt.ItemDataRole.UserRole
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Line:
    """``lead`` is the time or state at the left, in the colour of ``tone`` if it has one.

    ``key`` says what opens: ``("case", id)`` or ``("follow_up", id)``.
    """

    key: tuple[str, int]
    lead: str
    title: str
    detail: str = ""
    tone: str = ""
    badge: str = ""
    badge_tone: str = "grey"
    tip: str = ""

    def sentence(self) -> str:
        """The line for a screen reader."""
        return in_one_line(
            part for part in (self.lead, self.badge, self.title, self.detail) if part
        )


class LineDelegate(QStyledItemDelegate):
    """*large* lines are those of the card that matters most."""

    def __init__(self, theme: Theme, view: LineList, *, large: bool) -> None:
        super().__init__(view)
        self._theme, self._list, self.large = theme, view, large

    def line_height(self) -> int:
        theme = self._theme
        first = theme.metrics("title" if self.large else "body", bold=self.large)
        second = theme.metrics("small")
        room = theme.space.l if self.large else theme.space.m
        return first.height() + second.height() + room

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(160), self.line_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, colours, space = self._theme, self._theme.colours, self._theme.space
        line: Line = index.data(LINE_ROLE)
        rect: QRect = option.rect
        painter.save()
        current = bool(option.state & QStyle.StateFlag.State_Selected) and self._list.hasFocus()
        if current:
            painter.fillRect(rect, QColor(colours.selected))
            painter.fillRect(
                QRect(rect.left(), rect.top(), theme.px(3), rect.height()), QColor(colours.focus)
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        if index.row():
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), QColor(colours.line))
        inner = rect.adjusted(space.m, space.xs, -space.s, -space.xs)
        self._lead(painter, inner, line)
        inner = inner.adjusted(self._lead_width(), 0, 0, 0)
        if line.badge:
            size = badge_size(theme, line.badge)
            width = min(size.width(), inner.width() // 3)
            top = inner.top() + (inner.height() - size.height()) // 2
            place = QRect(inner.right() - width, top, width, size.height())
            paint_badge(painter, place, theme, line.badge, line.badge_tone, edged=current)
            inner = inner.adjusted(0, 0, -width - space.s, 0)
        self._words(painter, inner, line)
        painter.restore()

    def _lead_width(self) -> int:
        return self._theme.px(132 if self.large else 104)

    def _lead(self, painter: QPainter, inner: QRect, line: Line) -> None:
        theme = self._theme
        font = theme.font("title" if self.large else "body", bold=self.large)
        painter.setFont(font)
        ink = theme.colours.pair(line.tone).strong if line.tone else theme.colours.muted
        painter.setPen(QColor(ink))
        place = QRect(inner.left(), inner.top(), self._lead_width() - theme.space.s, inner.height())
        text = QFontMetrics(font).elidedText(line.lead, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _words(self, painter: QPainter, inner: QRect, line: Line) -> None:
        theme = self._theme
        first = theme.font("title" if self.large else "body", bold=self.large)
        second = theme.font("small")
        above, below = QFontMetrics(first), QFontMetrics(second)
        height = above.height() + (below.height() if line.detail else 0)
        top = inner.top() + (inner.height() - height) // 2
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(first)
        painter.setPen(QColor(theme.colours.text))
        text = above.elidedText(line.title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QRect(inner.left(), top, inner.width(), above.height()), left, text)
        if line.detail:
            painter.setFont(second)
            painter.setPen(QColor(theme.colours.muted))
            text = below.elidedText(line.detail, Qt.TextElideMode.ElideRight, inner.width())
            place = QRect(inner.left(), top + above.height(), inner.width(), below.height())
            painter.drawText(place, left, text)


class LineList(QListWidget):
    """As high as its lines; the arrows leave it at its ends."""

    opened = Signal(object)
    left_below = Signal()
    left_above = Signal()

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, large: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._delegate = LineDelegate(theme, self, large=large)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.itemClicked.connect(self._open)
        theme.follow(self, self._remeasure)

    def set_large(self, large: bool) -> None:
        self._delegate.large = large
        self._remeasure()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Other lines; the one that is current stays current if it is still there."""
        kept = self.current_key()
        self.clear()
        for line in lines:
            item = QListWidgetItem()
            item.setData(LINE_ROLE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.sentence())
            item.setToolTip(line.tip)
            self.addItem(item)
            if line.key == kept:
                self.setCurrentItem(item)
        if lines and self.currentRow() < 0:
            self.setCurrentRow(0)
        self._remeasure()

    def lines(self) -> list[Line]:
        return [self.item(row).data(LINE_ROLE) for row in range(self.count())]

    def current_key(self) -> tuple[str, int] | None:
        item = self.currentItem()
        return item.data(LINE_ROLE).key if item is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, last = self.currentRow(), self.count() - 1
        if event.key() in ENTER and self.currentItem() is not None:
            self._open(self.currentItem())
        elif event.key() == Qt.Key.Key_Down and row == last:
            self.left_below.emit()
        elif event.key() == Qt.Key.Key_Up and row <= 0:
            self.left_above.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing: these lists are too short to be searched."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._delegate.line_height() * self.count())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(LINE_ROLE).key)

    def _remeasure(self) -> None:
        self.setFixedHeight(self._delegate.line_height() * self.count())
        self.doItemsLayout()
        self.updateGeometry()
