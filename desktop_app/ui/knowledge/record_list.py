"""The list of what was found: two painted lines each, walked with the arrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.knowledge.texts import Line
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import badge_size, paint_badge

LINE_ROLE = Qt.ItemDataRole.UserRole
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class LineModel(QAbstractListModel):
    """Lines as they are shown; the page keeps the records beside it in the same order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.sentence()
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.title
        return None


class LineDelegate(QStyledItemDelegate):
    """One fixed height, so that nothing needs measuring."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        theme.follow(view, view.doItemsLayout)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = self._theme
        lines = theme.metrics().height() + theme.metrics("small").height()
        return QSize(theme.px(200), lines + theme.space.l + theme.space.xs)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, colours, space = self._theme, self._theme.colours, self._theme.space
        line: Line | None = index.data(LINE_ROLE)
        if line is None:
            return
        rect: QRect = option.rect
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(colours.selected))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))
        if index.row() == self._view.currentIndex().row():
            mark = colours.focus if self._view.hasFocus() else colours.control_line
            painter.fillRect(
                QRect(rect.left(), rect.top(), theme.px(3), rect.height() - 1), QColor(mark)
            )
        inner = rect.adjusted(space.m, space.s, -space.s, -space.s)
        first = QRect(inner)
        first.setHeight(theme.metrics().height())
        if line.badge:
            size = badge_size(theme, line.badge)
            left = first.right() - size.width() + 1
            top = first.top() + (first.height() - size.height()) // 2
            badge = QRect(left, top, size.width(), size.height())
            paint_badge(painter, badge, theme, line.badge, line.tone, edged=chosen)
            first.setRight(left - space.s)
        second = inner.adjusted(0, first.height() + space.xs, 0, 0)
        for text, box, size_name, ink in (
            (line.title.replace("\n", " "), first, "body", colours.text),
            (line.detail, second, "small", colours.muted),
        ):
            font = theme.font(size_name)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class RecordList(QListView):
    """``chosen`` carries the row that became current (-1: none); Enter emits ``pressed_enter``."""

    chosen = Signal(int)
    pressed_enter = Signal()
    left_above = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(theme, self))
        self.doubleClicked.connect(lambda _index: self.pressed_enter.emit())
        self.selectionModel().currentRowChanged.connect(
            lambda current, _before: self.chosen.emit(current.row())
        )

    def show_lines(self, lines: Sequence[Line], current: int) -> None:
        """Show other lines with one of them current, without telling anybody."""
        model = self.selectionModel()
        model.blockSignals(True)
        self.lines.set_lines(lines)
        self.set_row(current)
        model.blockSignals(False)
        self.viewport().update()

    def set_row(self, row: int) -> None:
        index = self.lines.index(row, 0) if row >= 0 else QModelIndex()
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        if row >= 0:
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers():
            self.pressed_enter.emit()
            return
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_above.emit()
            return
        super().keyPressEvent(event)
