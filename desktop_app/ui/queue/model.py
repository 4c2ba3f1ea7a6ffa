"""The queue's model: pages of rows fetched when they are looked at, the oldest forgotten."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from desktop_app.domain.views import QueueRow
from desktop_app.services.queue import PAGE
from desktop_app.ui.queue.columns import COLUMNS, Wording
from desktop_app.ui.queue.rowmap import Head, RowMap

KEPT = 64
ROW_ROLE = Qt.ItemDataRole.UserRole
HEAD_ROLE = ROW_ROLE + 1
"""The ``Head`` of a group in its row; ``None`` in a case's."""
UNDER_WAY = 2
"""Pages asked for at one time; while somebody drags the scroll bar the rest is not wanted."""

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[int, Callable[[Sequence[QueueRow]], None]], None]


class QueueModel(QAbstractTableModel):
    """Answers from its cache alone; *fetch(page, arrived)* is asked for what is not there.

    Pages hold cases; ``rows_map`` says which row shows which of them, and which a group's head.
    """

    arrived = Signal()
    """A page is here; views have been told of its rows."""

    def __init__(self, wording: Wording, fetch: Fetch) -> None:
        super().__init__()
        self._wording, self._fetch = wording, fetch
        self.rows_map = RowMap()
        self._group = ""
        self._pages: OrderedDict[int, Sequence[QueueRow]] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._ask)

    # what the page tells it

    def reset(
        self, rows: int | RowMap, pages: Mapping[int, Sequence[QueueRow]], group: str = ""
    ) -> None:
        """Another question: everything is new."""
        self.beginResetModel()
        self.rows_map, self._group = _as_map(rows), group
        self._replace(pages)
        self.endResetModel()

    def refresh(self, rows: int | RowMap, pages: Mapping[int, Sequence[QueueRow]]) -> None:
        """The same question asked again: the view stays where it is."""
        new, before = _as_map(rows), self.rows_map.rows
        if new.rows > before:
            self.beginInsertRows(QModelIndex(), before, new.rows - 1)
            self.rows_map = new
            self._replace(pages)
            self.endInsertRows()
        elif new.rows < before:
            self.beginRemoveRows(QModelIndex(), new.rows, before - 1)
            self.rows_map = new
            self._replace(pages)
            self.endRemoveRows()
        else:
            self.rows_map = new
            self._replace(pages)
        if new.rows:
            self._tell(0, new.rows - 1)

    def repaint(self, first: int, last: int) -> None:
        """Relative times have moved on; nothing is fetched."""
        if 0 <= first <= last < self.rows_map.rows:
            self._tell(first, last)

    def row_at(self, number: int) -> QueueRow | None:
        """The case in a row, if it is here already; asking makes it come."""
        case = self.rows_map.case_at(number)
        if case is None:
            return None
        page, place = divmod(case, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def peek(self, number: int) -> QueueRow | None:
        """The case in a row, if it is here already; nothing is fetched."""
        case = self.rows_map.case_at(number)
        return None if case is None else self.peek_case(case)

    def peek_case(self, case: int) -> QueueRow | None:
        """The *case*-th case, if it is here already; nothing is fetched."""
        page, place = divmod(case, PAGE)
        rows = self._pages.get(page)
        return rows[place] if rows is not None and 0 <= place < len(rows) else None

    def bring(self, first: int, last: int) -> bool:
        """Whether all cases of these rows are here; what is missing is asked for at once."""
        cases = self.rows_map.cases_in([(first, last)])
        missing = {
            page
            for low, high in cases
            for page in range(low // PAGE, high // PAGE + 1)
            if page not in self._pages
        }
        for page in sorted(missing, reverse=True):
            self._want(page)
        if missing and self._timer.isActive():
            self._timer.stop()
            self._ask()
        return not missing or missing <= self._pages.keys()

    def find(self, ids: Iterable[int]) -> dict[int, int]:
        """Row numbers of those of *ids* that are in the cache."""
        wanted = set(ids)
        return {
            row.id: self.rows_map.row_of(page * PAGE + place)
            for page, rows in self._pages.items()
            for place, row in enumerate(rows)
            if row.id in wanted
        }

    @property
    def kept_pages(self) -> tuple[int, ...]:
        return tuple(self._pages)

    # Qt's side

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.rows_map.rows

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == ROW_ROLE:
            return self.row_at(index.row())
        if role == HEAD_ROLE:
            return self.rows_map.head_at(index.row())
        if self.rows_map.heads and (head := self.rows_map.head_at(index.row())) is not None:
            return self._head_data(head, role)
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row_at(index.row())
            return self._wording.text(row, COLUMNS[index.column()].key) if row else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self.peek(index.row())
            return self._wording.tip(row, COLUMNS[index.column()].key) if row else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.peek(index.row())
            return self._wording.sentence(row) if row else None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].text()
        return None

    # inside

    def _head_data(self, head: Head, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._wording.head(self._group, head)
        return None

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _replace(self, pages: Mapping[int, Sequence[QueueRow]]) -> None:
        self._generation += 1
        self._pages = OrderedDict(pages)
        self._wanted.clear()
        self._asked.clear()

    def _want(self, page: int) -> None:
        if page in self._asked:
            return
        self._wanted[page] = None
        self._wanted.move_to_end(page)
        if not self._timer.isActive():
            self._timer.start()

    def _ask(self) -> None:
        # The newest wishes first; what was scrolled past asks again when it is seen again.
        while self._wanted and len(self._asked) < UNDER_WAY:
            page, _ = self._wanted.popitem()
            self._asked.add(page)
            generation = self._generation

            def arrived(
                rows: Sequence[QueueRow], page: int = page, generation: int = generation
            ) -> None:
                self._arrived(page, generation, rows)

            self._fetch(page, arrived)
        while len(self._wanted) > UNDER_WAY:
            self._wanted.popitem(last=False)

    def _arrived(self, page: int, generation: int, rows: Sequence[QueueRow]) -> None:
        if generation != self._generation:
            return
        self._asked.discard(page)
        if rows:  # none came: it is asked for again when it is looked at again
            self._pages[page] = rows
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        first = page * PAGE
        last = min(first + len(rows), self.rows_map.cases) - 1
        if first <= last:
            self._tell(self.rows_map.row_of(first), self.rows_map.row_of(last))
        if self._wanted and not self._timer.isActive():
            self._timer.start()
        self.arrived.emit()


def _as_map(rows: int | RowMap) -> RowMap:
    return rows if isinstance(rows, RowMap) else RowMap(rows)
