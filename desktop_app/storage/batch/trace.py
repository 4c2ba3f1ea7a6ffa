"""What the trace tells of a batch: the fields it changed, and what was done to them since."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.storage.batch.removal import STANDING
from desktop_app.storage.parts import in_parts
from desktop_app.storage.store import Row, Store
from desktop_app.storage.trace.undo import first_line

Key = tuple[str, int, str]
"""Entity, row, field; of who lives where the field holds flat and person."""

_ANY = "o.undone_by IS NULL AND o.undo_of IS NULL AND a.field <> 'reveal'"
_MOVED = f"{STANDING} AND a.entity = 'step_entry' AND a.field = 'left_at'"
TOGETHER = (
    ("community", "building", "unit", "room", "household_id"),
    ("category", "category_text"),
    ("phone", "phone_note"),
)
"""Columns that make sense only together: where one was changed since, all of them stay."""
GROUPED = frozenset(name for group in TOGETHER for name in group)


@dataclass(frozen=True)
class Line:
    id: int
    operation: int
    complaint_id: int | None
    before: str | None
    after: str | None
    undone_by: int | None
    undoes: bool

    @property
    def stands(self) -> bool:
        return self.undone_by is None and not self.undoes


def operation_of(store: Store, batch_id: int) -> int:
    """The operation that wrote a batch; 0 where the trace does not tell."""
    found = store.value(
        "SELECT operation_id FROM audit"
        " WHERE entity = 'import_batch' AND entity_id = ? AND field = '+'",
        (batch_id,),
    )
    return int(found or 0)


def histories(store: Store, operation: int) -> dict[Key, list[Line]]:
    """Of every field that the operation changed, all lines there are, oldest first."""
    if not operation:
        return {}
    found: dict[Key, list[Line]] = {}
    # "+a.entity_id" and the like would keep SQLite from the index that makes this fast.
    rows = store.rows(
        "SELECT DISTINCT a.id, a.operation_id, a.entity, a.entity_id, a.complaint_id, a.field,"
        " a.before, a.after, o.undone_by, o.undo_of"
        " FROM audit m CROSS JOIN audit a JOIN operation o ON o.id = a.operation_id"
        " WHERE m.id >= ? AND m.operation_id = ? AND m.field NOT IN ('+', '-', '=')"
        " AND m.entity <> 'import_batch'"
        " AND a.entity = m.entity AND a.entity_id = m.entity_id AND a.field = m.field"
        " ORDER BY a.id",
        (first_line(store, operation), operation),
    )
    for row in rows:
        key = (row["entity"], row["entity_id"], row["field"])
        found.setdefault(key, []).append(_line(row))
    lived = store.rows(
        "SELECT a.*, o.undone_by, o.undo_of FROM audit a JOIN operation o ON o.id = a.operation_id"
        " WHERE a.entity = 'residency' AND a.entity_id = 0 AND a.field = '=' ORDER BY a.id"
    )
    for row in lived:
        who = json.loads(row["before"] or row["after"] or "{}")
        key = ("residency", 0, f"{who['household_id']}/{who['resident_id']}")
        found.setdefault(key, []).append(_line(row))
    return {
        key: lines
        for key, lines in found.items()
        if any(line.operation == operation for line in lines)
    }


def _line(row: Row) -> Line:
    return Line(
        row["id"],
        row["operation_id"],
        row["complaint_id"],
        row["before"],
        row["after"],
        row["undone_by"],
        row["undo_of"] is not None,
    )


def value_before(lines: list[Line], operation: int) -> str | None:
    """The value that stands once *operation* and everything taken back are thought away."""
    first = next(i for i, line in enumerate(lines) if line.operation == operation)
    mine = lines[first]
    for line in reversed(lines[:first]):
        if line.undoes or (line.undone_by is not None and line.undone_by < operation):
            continue  # taken back before: what it did does not stand in ``mine.before``
        if line.stands:
            return mine.before
        return value_before(lines, line.operation)
    return mine.before


def changed_since(lines: list[Line], operation: int) -> bool:
    return any(line.stands and line.operation > operation for line in lines)


def touched_since(store: Store, operation: int, cases: Iterable[int], *, step: bool) -> set[int]:
    """Those of the cases that were worked on after *operation*; ``step``: left a step."""
    which = _MOVED if step else _ANY
    found: set[int] = set()
    for part, marks in in_parts(set(cases)):
        found |= {
            row["complaint_id"]
            for row in store.rows(
                "SELECT DISTINCT a.complaint_id FROM audit a JOIN operation o"
                " ON o.id = a.operation_id"
                f" WHERE a.complaint_id IN ({marks}) AND a.operation_id > ? AND {which}",
                [*part, operation],
            )
        }
    return found


def changed_groups(store: Store, operation: int, cases: Iterable[int]) -> dict[int, set[str]]:
    """Of columns that go together: those of each case that were changed after *operation*.

    That a later roster tied a case to its flat changed nothing of the place it names.
    """
    found: dict[int, dict[int, set[str]]] = {}
    imports: set[int] = set()
    names = sorted(GROUPED)
    for part, marks in in_parts(set(cases)):
        for row in store.rows(
            "SELECT a.entity_id, a.operation_id, a.field, o.name FROM audit a"
            " JOIN operation o ON o.id = a.operation_id"
            f" WHERE a.entity = 'complaint' AND a.entity_id IN ({marks}) AND a.operation_id > ?"
            f" AND a.field IN ({','.join('?' * len(names))}) AND {_ANY}",
            [*part, operation, *names],
        ):
            by_operation = found.setdefault(row["entity_id"], {})
            by_operation.setdefault(row["operation_id"], set()).add(row["field"])
            if row["name"] == "import":
                imports.add(row["operation_id"])
    place = {"building", "unit", "room"}
    return {
        case: {
            name
            for one, fields in by_operation.items()
            for name in fields
            if name != "household_id" or one not in imports or fields & place
        }
        for case, by_operation in found.items()
    }
