"""Virtual tables of the import page: rows are put into words only when they are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Words = Callable[[Any], Sequence[str]]


class LinesModel(QAbstractTableModel):
    """Items of any kind as lines of text; *words* says an item's cells when it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._headers: Sequence[str] = ()
        self._items: Sequence[Any] = ()
        self._words: Words = lambda _item: ()

    def show(self, headers: Sequence[str], items: Sequence[Any], words: Words) -> None:
        """Show other items; the selection goes."""
        self.beginResetModel()
        self._headers, self._items, self._words = headers, items, words
        self.endResetModel()

    def repaint_all(self) -> None:
        """The same items in other words (a mask was lifted)."""
        if self._items and self._headers:
            last = self.index(len(self._items) - 1, len(self._headers) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def cells(self, row: int) -> Sequence[str]:
        return self._words(self._items[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            cells = self._words(self._items[index.row()])
            return " ".join(cells[index.column()].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words(self._items[index.row()])[index.column()][:600]
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None
