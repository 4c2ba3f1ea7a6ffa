"""A quiet table of a few rows, each with a key; one of them is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop_app.ui.theme.theme import Theme, set_kind

KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Row:
    """``muted``: out of use (its last cell says so in words as well)."""

    key: str
    cells: tuple[str, ...]
    muted: bool = False


class RowTable(QTableWidget):
    """``picked`` carries the key of the row that was chosen by the user or by ``pick``."""

    picked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        titles: Sequence[str],
        *,
        lines: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0, len(titles), parent)
        self._theme, self._lines = theme, lines
        self.setAccessibleName(name)
        set_kind(self, "card")
        self.setHorizontalHeaderLabels(list(titles))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.currentCellChanged.connect(self._changed)
        theme.follow(self, self._remeasure)
        self._remeasure()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other rows; the chosen key stays chosen, quietly."""
        keep = self.current
        muted = QColor(self._theme.colours.muted)
        scrolled = self.verticalScrollBar().value()
        with QSignalBlocker(self):
            # Emptied first: put into rows that are there, each cell would have all columns that
            # fit themselves to their contents measured anew.
            self.setRowCount(0)
            self.setRowCount(len(rows))
            for place, row in enumerate(rows):
                for column, text in enumerate(row.cells):
                    item = QTableWidgetItem(text)
                    item.setToolTip(text)
                    item.setData(KEY, row.key)
                    if row.muted:
                        item.setForeground(muted)
                    self.setItem(place, column, item)
            self.setCurrentCell(self._place(keep), 0)
        self._remeasure()
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scrolled)

    @property
    def current(self) -> str:
        item = self.item(self.currentRow(), 0)
        return str(item.data(KEY)) if item is not None else ""

    def pick(self, key: str) -> None:
        """Choose a row; a key that is not there chooses none."""
        self.setCurrentCell(self._place(key), 0)

    def keys(self) -> list[str]:
        return [str(self.item(row, 0).data(KEY)) for row in range(self.rowCount())]

    def cells(self, key: str) -> list[str]:
        row = self._place(key)
        return [self.item(row, column).text() for column in range(self.columnCount())]

    def _place(self, key: str) -> int:
        return self.keys().index(key) if key in self.keys() else -1

    def _changed(self, row: int, _column: int, before: int, _before_column: int) -> None:
        if row != before and row >= 0:
            self.picked.emit(self.current)

    def _remeasure(self) -> None:
        high = self._theme.px(32)
        self.verticalHeader().setDefaultSectionSize(high)
        shown = min(max(self.rowCount(), 3), self._lines)
        self.setFixedHeight(high * shown + self.horizontalHeader().sizeHint().height() + 4)
