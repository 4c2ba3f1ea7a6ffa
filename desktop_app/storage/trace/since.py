"""What was changed on cases after a point in the trace: the base for a three-way comparison."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from desktop_app.storage.parts import in_parts
from desktop_app.storage.store import Store


@dataclass
class Since:
    """The lines of one record in the order they were written: (line, column, value before)."""

    lines: list[tuple[int, str, str | None]] = field(default_factory=list)
    born: int = 0
    """The line with which the record came to be (0: not told)."""

    def before(self, line: int) -> dict[str, str | None]:
        """Columns changed after *line*, with what they held at it."""
        found: dict[str, str | None] = {}
        for at, column, value in self.lines:
            if at > line:
                found.setdefault(column, value)
        return found


class SameDay(NamedTuple):
    """A case as far as a likely duplicate is looked for."""

    number: str
    received_on: str
    building: str
    unit: str
    room: str
    complainant: str
    excerpt: str


def newest_line(store: Store) -> int:
    return int(store.value("SELECT coalesce(max(id), 0) FROM audit"))


def of_cases(store: Store, ids: Iterable[int], after: int) -> dict[int, Since]:
    """Changes of cases' own columns and texts after line *after*."""
    found: dict[int, Since] = {}
    for part, marks in in_parts(set(ids)):
        for row in store.rows(
            f"SELECT id, complaint_id, field, before FROM audit WHERE complaint_id IN ({marks})"
            " AND id > ? AND entity IN ('complaint', 'complaint_text') ORDER BY id",
            [*part, after],
        ):
            _take(found.setdefault(row["complaint_id"], Since()), row)
    return found


def of_records(store: Store, entity: str, ids: Iterable[int], after: int) -> dict[int, Since]:
    """Changes of rows of *entity* (follow_up, household, resident) after line *after*."""
    found: dict[int, Since] = {}
    for part, marks in in_parts(set(ids)):
        for row in store.rows(
            f"SELECT id, entity_id, field, before FROM audit WHERE entity = ?"
            f" AND entity_id IN ({marks}) AND id > ? ORDER BY id",
            [entity, *part, after],
        ):
            _take(found.setdefault(row["entity_id"], Since()), row)
    return found


def _take(since: Since, row: dict[str, object]) -> None:
    line, column, before = row["id"], str(row["field"]), row["before"]
    assert isinstance(line, int)
    if column == "+":
        since.born = line
    since.lines.append((line, column, None if before is None else str(before)))


def same_days(store: Store, days: Iterable[str]) -> list[SameDay]:
    """Cases received on one of the days (``2026-11-21``), the bin left out."""
    found: list[SameDay] = []
    for day in sorted(set(days)):
        following = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
        for row in store.rows(
            "SELECT number, building, unit, room, complainant, excerpt FROM complaint"
            " WHERE received_at >= ? AND received_at < ? AND deleted_at IS NULL",
            (day, following),
        ):
            found.append(SameDay(received_on=day, **row))
    return found
