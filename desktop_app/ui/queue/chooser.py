"""Which columns the table shows and in which order."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from desktop_app.ui.queue.columns import COLUMNS, PLACE
from desktop_app.ui.queue.sheet import Sheet
from desktop_app.ui.queue.table import QueueTable
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button

KEY = Qt.ItemDataRole.UserRole


class OrderList(QListWidget):
    """Lines that are dragged, or moved with Alt+Up and Alt+Down; Space ticks them."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self.setAccessibleName(name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
            return
        super().keyPressEvent(event)

    def move_current(self, step: int) -> None:
        """Move the current line up or down."""
        at = self.currentRow()
        if not 0 <= at + step < self.count():
            return
        item = self.takeItem(at)
        self.insertItem(at + step, item)
        self.setCurrentRow(at + step)


class ColumnChooser(Sheet):
    """Shows the columns as they stand; nothing changes before the button is pressed."""

    def __init__(self, theme: Theme, table: QueueTable, parent: QWidget) -> None:
        super().__init__(
            theme, "", "", self._take, parent,
            detail=self.tr("勾选要显示的列；拖动或按 Alt+↑、Alt+↓ 调整顺序。列宽在表头上拖动。"),
        )  # fmt: skip
        self._table = table
        self.set_words(self.tr("选择列"), self.tr("应用"))
        self.list = OrderList(theme, self.tr("列"), self)
        self._fill(table.shown_columns())
        self.body.addWidget(self.list, 1)
        self.foot.insertWidget(
            0, push_button(self.tr("恢复默认列"), kind="ghost", clicked=self._usual, parent=self)
        )
        self.begin_with(380, 520)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _fill(self, shown: tuple[tuple[str, int], ...]) -> None:
        self._widths = dict(shown)
        self.list.clear()
        hidden = [one.key for one in COLUMNS if one.key not in self._widths]
        for key in [*self._widths, *hidden]:
            item = QListWidgetItem(COLUMNS[PLACE[key]].text())
            item.setData(KEY, key)
            flags = item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
            checked = key in self._widths
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
            if key == "number":  # without its number a case cannot be told from another
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(item)

    def _usual(self) -> None:
        self._fill(tuple((one.key, 0) for one in COLUMNS if one.shown))

    def _take(self) -> None:
        items = [self.list.item(at) for at in range(self.list.count())]
        wanted = [
            (str(item.data(KEY)), self._widths.get(str(item.data(KEY)), 0))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]
        self._table.show_columns(wanted)
        self._table.columns_changed.emit()
        self.accept()
