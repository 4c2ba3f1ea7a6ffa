"""What is chosen in the table: the current case, the others, and how many they are."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.views import QueueQuery, QueueRow
from desktop_app.services import queue
from desktop_app.ui.queue.asking import Snapshot
from desktop_app.ui.queue.model import KEPT, QueueModel
from desktop_app.ui.queue.rowmap import Ranges
from desktop_app.ui.queue.table import QueueTable
from desktop_app.ui.shell.status_line import count_text

REMEMBERED = 500
"""So many chosen cases are found again by id after a change; of more, only the current one."""


@dataclass(frozen=True)
class Chosen:
    """The choice as it stands: ranges, how many, the rows that are here, and the current one.

    ``rows`` is empty when more are chosen than the cache can hold. ``order`` is that of the
    whole query, where it is known.
    """

    query: QueueQuery | None
    ranges: list[tuple[int, int]]
    count: int
    rows: list[QueueRow | None]
    current: QueueRow | None
    order: array[int] | None = None


class Choosing:
    """Rows of the table as cases; heads of groups are never among them."""

    def __init__(
        self, table: QueueTable, model: QueueModel, answer: Callable[[], Snapshot | None]
    ) -> None:
        self._table, self._model, self._answer = table, model, answer

    def current(self) -> QueueRow | None:
        """The current case, if it is one and is here already."""
        return self._model.peek(self._table.current_row())

    def ranges(self) -> Ranges:
        """Numbers of the chosen cases."""
        return self._model.rows_map.cases_in(self._table.selected_ranges())

    def count(self) -> int:
        return sum(last - first + 1 for first, last in self.ranges())

    def words(self) -> str:
        """For the line at the foot: how many there are, are shown, are chosen."""
        answer = self._answer()
        if answer is None:
            return ""
        found = sum(one.count for one in answer.groups) if answer.groups else answer.count
        if answer.total is None:
            return ""
        text, count = count_text(answer.total, found), self.count()
        if count <= 1:
            return text
        chosen = QCoreApplication.translate("queue", "已选 {count} 条 · {rest}")
        return chosen.format(count=f"{count:,}", rest=text)

    def chosen(self) -> Chosen:
        """The choice as acts need it."""
        ranges, count = self.ranges(), self.count()
        rows: list[QueueRow | None] = []
        if count <= KEPT * queue.PAGE:
            peek = self._model.peek_case
            rows = [peek(at) for first, last in ranges for at in range(first, last + 1)]
        answer = self._answer()
        query, order = (answer.whole, answer.order) if answer else (None, None)
        return Chosen(query, ranges, count, rows, self.current(), order)

    def ids(self) -> list[int]:
        """The current case first, then the other chosen ones, as far as they are remembered."""
        current = self.current()
        found = [current.id] if current else []
        if self._table.selected_count() <= REMEMBERED:
            found += [row.id for row in self.chosen().rows if row is not None and row != current]
        return found

    def restore(self, ids: Sequence[int], places: dict[int, int], was: int, *, whole: bool) -> None:
        """Choose the cases again where they stand now: rows by id in *places*.

        Of more than are remembered (all of a view, *whole*) the choice stays with the rows.
        """
        rows = self._model.rows_map.rows
        row = places.get(ids[0], was) if ids else was
        row = min(max(0, row), rows - 1)
        if not whole:
            found = sorted(places[one] for one in ids if one in places) or [row]
            self._table.select_rows(row, [(one, one) for one in found])
