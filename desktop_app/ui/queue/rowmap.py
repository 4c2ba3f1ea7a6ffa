"""Which rows of a table are heads of groups and which are cases, without a list of either."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop_app.domain.views import GroupCount

Ranges = list[tuple[int, int]]
"""Ranges of numbers in order, both ends included."""


@dataclass(frozen=True)
class Head:
    """The head of one group."""

    key: str
    count: int
    opened: bool


class RowMap:
    """Rows of the table ↔ numbers of the cases that are shown; without groups they are equal."""

    def __init__(
        self,
        cases: int = 0,
        groups: Sequence[GroupCount] = (),
        opened: Collection[str] | None = None,
    ) -> None:
        self.heads = tuple(
            Head(one.key, one.count, opened is None or one.key in opened) for one in groups
        )
        shown = [head.count if head.opened else 0 for head in self.heads]
        # Where each group begins, in rows and in cases.
        self._rows = [0, *accumulate(count + 1 for count in shown)]
        self._cases = [0, *accumulate(shown)]
        self.cases = self._cases[-1] if groups else cases
        self.rows = self._rows[-1] if groups else cases

    def head_at(self, row: int) -> Head | None:
        """The head that stands in *row*; ``None`` when a case does, or nothing."""
        if not self.heads or not 0 <= row < self.rows:
            return None
        group = bisect_right(self._rows, row) - 1
        return self.heads[group] if row == self._rows[group] else None

    def case_at(self, row: int) -> int | None:
        """The number of the case in *row*; ``None`` for a head, or when there is no such row."""
        if not 0 <= row < self.rows:
            return None
        if not self.heads:
            return row
        group = bisect_right(self._rows, row) - 1
        place = row - self._rows[group] - 1
        return self._cases[group] + place if place >= 0 else None

    def row_of(self, case: int) -> int:
        """The row of the *case*-th case."""
        if not self.heads:
            return case
        # The last group that begins at or before it; closed ones before it begin there too.
        group = bisect_right(self._cases, case) - 1
        return self._rows[group] + 1 + case - self._cases[group]

    def row_of_head(self, key: str) -> int | None:
        """The row of a group's head; ``None`` when there is no such group."""
        for group, head in enumerate(self.heads):
            if head.key == key:
                return self._rows[group]
        return None

    def head_over(self, row: int) -> Head | None:
        """The head of the group that *row* belongs to."""
        if not self.heads or not 0 <= row < self.rows:
            return None
        return self.heads[bisect_right(self._rows, row) - 1]

    def cases_in(self, rows: Ranges) -> Ranges:
        """Ranges of cases that stand in ranges of rows, the heads left out."""
        found: Ranges = []
        for first, last in rows:
            start = self._first_case(first)
            end = self._first_case(last + 1) - 1
            if start > end:
                continue
            if found and found[-1][1] == start - 1:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return found

    def _first_case(self, row: int) -> int:
        """The number of the first case in *row* or below."""
        if not self.heads:
            return min(max(0, row), self.cases)
        if row >= self.rows:
            return self.cases
        group = bisect_right(self._rows, row) - 1
        return self._cases[group] + max(0, row - self._rows[group] - 1)


def merge_ranges(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted ranges without overlaps; neighbours become one."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged
