"""What the recycle bin looks like: a line on what it is for, the table, and 恢复."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.recycle_bin import Binned
from desktop_app.ui.bin.model import CONTENT, BinModel
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.words import Words

_WIDTHS = {
    0: "TS-20261121-0099",
    1: "12-2-1203",
    3: "待业主确认",
    4: "2026-11-21 14:32",
    5: "欧阳明月",
}


class BinTable(QTableView):
    """``entered`` for Enter on a row; Tab goes on to the next control."""

    entered_row = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
            return
        super().keyPressEvent(event)


class BinView(QWidget):
    restore_asked = Signal()
    open_asked = Signal(int)
    queue_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_kind(self, "ground")
        title = QLabel(self.tr("回收站"), self)
        set_kind(title, "heading")
        self.hint = Words(
            self.tr("删除的投诉都在这里，恢复后回到原来的步骤，沟通、回访和附件都还在。"),
            self,
            kind="muted",
        )
        self.open_button = push_button(
            self.tr("打开查看"), clicked=self._open, shortcut_hint="Enter", parent=self
        )
        self.restore_button = push_button(
            self.tr("恢复所选"),
            kind="primary",
            shortcut_hint="Ctrl+R",
            clicked=self.restore_asked.emit,
            parent=self,
        )
        self.model = BinModel(self)
        self.table = BinTable(self)
        self.table.setModel(self.model)
        set_kind(self.table, "card")
        self.table.setAccessibleName(self.tr("回收站中的投诉"))
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setSectionResizeMode(CONTENT, QHeaderView.ResizeMode.Stretch)
        self.empty = EmptyState(
            theme, "inbox", self.tr("回收站是空的"), self.tr("在队列中删除的投诉会放到这里。"), self
        )
        self.empty.add_button(self.tr("回到投诉队列"), self.queue_asked.emit)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        words = QVBoxLayout()
        self._head = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._head.addLayout(words, 1)
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(self.hint)
        for button in (self.open_button, self.restore_button):
            self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._column.addWidget(self.stack, 1)
        QWidget.setTabOrder(self.table, self.open_button)
        QWidget.setTabOrder(self.open_button, self.restore_button)
        self.table.doubleClicked.connect(lambda _index: self._open())
        self.table.entered_row.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._chosen_changed)
        theme.follow(self, self._remeasure)
        self._remeasure()
        self.show_bin(())

    def show_bin(self, items: Sequence[Binned]) -> None:
        """Show the deleted cases; what was chosen stays chosen, else the first is."""
        chosen = set(self.chosen())
        row = self.table.currentIndex().row()
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.model.show(items)
        self.stack.setCurrentWidget(self.table if items else self.empty)
        rows = [place for place, one in enumerate(items) if one.id in chosen]
        if items:
            rows = rows or [min(max(row, 0), len(items) - 1)]
            self.table.setCurrentIndex(self.model.index(rows[0], 0))
            flags = QItemSelectionModel.SelectionFlag
            for place in rows:
                self.table.selectionModel().select(
                    self.model.index(place, 0), flags.Select | flags.Rows
                )
        self._chosen_changed()
        if had_focus:
            self.take_focus()

    def chosen(self) -> list[int]:
        """Ids of the chosen cases, in the order of the table."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.items[row].id for row in rows]

    def take_focus(self) -> None:
        if self.stack.currentWidget() is self.table:
            self.table.setFocus()
        else:
            self.empty.setFocus()

    def _open(self, _index: QModelIndex | None = None) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.items):
            self.open_asked.emit(self.model.items[row].id)

    def _chosen_changed(self) -> None:
        count = len(self.chosen())
        text = self.tr("恢复所选（{count}）").format(count=count) if count > 1 else self.tr("恢复")
        self.restore_button.setText(f"{text} Ctrl+R")
        self.restore_button.setAccessibleName(text)
        self.restore_button.setEnabled(bool(count))
        self.open_button.setEnabled(count == 1)

    def _remeasure(self) -> None:
        space, font = self._theme.space, self._theme.metrics()
        self._column.setSpacing(space.m)
        self._head.setSpacing(space.s)
        self.table.verticalHeader().setDefaultSectionSize(font.height() + space.l)
        for column, sample in _WIDTHS.items():
            self.table.setColumnWidth(column, font.horizontalAdvance(sample) + 3 * space.m)
