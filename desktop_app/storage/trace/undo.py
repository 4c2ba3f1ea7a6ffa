"""Taking operations back: which were done, what stands in the way, and writing it the other way."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.storage import faults
from desktop_app.storage.cases import set_value
from desktop_app.storage.store import Store, to_column
from desktop_app.storage.trace.journal import Journal, key_of, row_text

REVERSIBLE = frozenset(
    {
        *("complaint", "complaint_text", "step_entry", "clock_run", "contact", "follow_up"),
        *("promise", "rework", "hold", "extension", "escalation", "step_value", "step_tick"),
        *("attachment", "risk_note", "improvement", "case_study", "incident", "handover_note"),
        *("household", "resident", "residency", "case_tag", "saved_view", "summary_remark"),
    }
)
"""Tables whose changes the trace tells completely."""
_SAID = frozenset({("complaint", "incident"), ("complaint", "proposal")})
"""Lines that tell in words what another line of the same operation holds."""
_KEYED = {"residency": ("household_id", "resident_id"), "saved_view": ("key",)}
_NESTED = 20
"""Operations inside one another mix their lines; more than this many never do."""


class ConflictError(Exception):
    """What is to be taken back no longer stands as the operation left it."""


@dataclass(frozen=True)
class Done:
    """One operation of the trace."""

    id: int
    name: str
    at: datetime
    staff: str
    undone: bool
    undo_of: int | None


@dataclass(frozen=True)
class Line:
    """One change as the trace has it; ``field`` is ``+``, ``-``, ``=`` or a column."""

    entity: str
    entity_id: int
    complaint_id: int | None
    field: str
    before: str | None
    after: str | None


def operation(store: Store, operation_id: int) -> Done | None:
    found = _operations(store, "id = ?", (operation_id,))
    return found[0] if found else None


def standing(store: Store, staff: str, since: int) -> list[Done]:
    """Operations of *staff* after *since* that were not taken back, newest first."""
    return _operations(
        store,
        "id > ? AND staff = ? AND undone_by IS NULL AND undo_of IS NULL",
        (since, staff),
    )


def _operations(store: Store, condition: str, parameters: tuple[object, ...]) -> list[Done]:
    rows = store.rows(f"SELECT * FROM operation WHERE {condition} ORDER BY id DESC", parameters)
    return [
        Done(
            row["id"],
            row["name"],
            datetime.fromisoformat(row["at"]),
            row["staff"],
            row["undone_by"] is not None,
            row["undo_of"],
        )
        for row in rows
    ]


def lines(store: Store, operation_id: int) -> list[Line]:
    """What an operation wrote, in its order."""
    rows = store.rows(
        "SELECT entity, entity_id, complaint_id, field, before, after FROM audit"
        " WHERE id >= ? AND operation_id = ? ORDER BY id",
        (first_line(store, operation_id - _NESTED), operation_id),
    )
    return [Line(**row) for row in rows]


def later(store: Store, operation_id: int) -> Done | None:
    """The first later operation, not taken back, that changed the same cases or records."""
    row = store.row(
        "WITH mine AS (SELECT * FROM audit WHERE id >= ?1 AND operation_id = ?2)"
        " SELECT a.operation_id FROM audit a JOIN operation o ON o.id = a.operation_id"
        " WHERE a.id >= ?1 AND a.operation_id > ?2 AND o.undone_by IS NULL"
        " AND o.undo_of IS NULL AND a.field <> 'reveal'"
        " AND (a.complaint_id IN (SELECT complaint_id FROM mine)"
        " OR (a.entity_id <> 0 AND (a.entity, a.entity_id) IN (SELECT entity, entity_id FROM mine)))"
        " ORDER BY a.id LIMIT 1",
        (first_line(store, operation_id - _NESTED), operation_id),
    )
    return operation(store, row["operation_id"]) if row else None


def first_line(store: Store, operation_id: int) -> int:
    """The lowest id of a line of *operation_id* or later: lines are written in order.

    Found by halving, because the trace of years has no index by operation.
    """
    low, high = 1, int(store.value("SELECT coalesce(max(id), 0) + 1 FROM audit"))
    while low < high:
        middle = (low + high) // 2
        found = store.value(
            "SELECT operation_id FROM audit WHERE id >= ? ORDER BY id LIMIT 1", (middle,)
        )
        if found is None or found >= operation_id:
            high = middle
        else:
            low = middle + 1
    return low


def reverse(journal: Journal, undone: int, told: Sequence[Line]) -> None:
    """Write the lines of operation *undone* the other way, last one first.

    Raises ``ConflictError`` when something does not stand as the operation left it.
    """
    write_back(journal, told)
    for one in sorted({line.complaint_id for line in told if line.complaint_id is not None}):
        journal.store.execute("UPDATE complaint SET revision = revision + 1 WHERE id = ?", (one,))
        journal.cases.add(one)
    journal.store.execute(
        "UPDATE operation SET undo_of = ? WHERE id = ?", (undone, journal.operation_id)
    )
    journal.store.execute(
        "UPDATE operation SET undone_by = ? WHERE id = ?", (journal.operation_id, undone)
    )


def write_back(journal: Journal, told: Sequence[Line]) -> None:
    """Write lines the other way, last one first; ``ConflictError`` as in ``reverse``."""
    for line in reversed(told):
        try:
            _reverse_line(journal, line)
        except faults.errors() as error:
            if faults.known(error, journal.store.path) is not None:
                raise
            raise ConflictError(line.entity) from error


def _reverse_line(journal: Journal, line: Line) -> None:
    if line.entity == "step_value":
        _reverse_value(journal, line)
    elif line.entity == "step_tick":
        _reverse_tick(journal, line)
    elif (line.entity, line.field) in _SAID:
        journal.record(
            line.entity, line.entity_id, line.complaint_id, line.field, line.after, line.before
        )
    elif line.field == "=":
        _reverse_row(journal, line)
    elif line.field == "+":
        if not journal.delete(line.entity, line.entity_id):
            raise ConflictError(line.entity)
    elif line.field == "-":
        if not line.before:
            raise ConflictError(line.entity)
        journal.insert(line.entity, json.loads(line.before))
    else:
        now = journal.store.row(
            f"SELECT CAST({line.field} AS TEXT) AS value FROM {line.entity}"
            f" WHERE {key_of(line.entity)} = ?",
            (line.entity_id,),
        )
        if now is None or now["value"] != line.after:
            raise ConflictError(line.entity)
        journal.update(line.entity, line.entity_id, {line.field: line.before})


def _reverse_value(journal: Journal, line: Line) -> None:
    round_, step_key, field_key = line.field.split("/", 2)
    now = journal.store.value(
        "SELECT value FROM step_value"
        " WHERE complaint_id = ? AND round = ? AND step_key = ? AND field_key = ?",
        (line.entity_id, int(round_), step_key, field_key),
    )
    if (now or "") != (line.after or ""):
        raise ConflictError(line.entity)
    set_value(journal, line.entity_id, int(round_), step_key, field_key, line.before or "")


def _reverse_tick(journal: Journal, line: Line) -> None:
    round_, step_key, item_key = line.field.split("/", 2)
    key = (line.entity_id, int(round_), step_key, item_key)
    store = journal.store
    if line.after:
        done = store.execute(
            "DELETE FROM step_tick"
            " WHERE complaint_id = ? AND round = ? AND step_key = ? AND item_key = ?",
            key,
        )
    else:
        at, staff = _who_ticked(journal, line)
        done = store.execute(
            "INSERT INTO step_tick VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (*key, at, staff),
        )
    if not done:
        raise ConflictError(line.entity)
    journal.record(
        "step_tick", line.entity_id, line.complaint_id, line.field, line.after, line.before
    )


def _who_ticked(journal: Journal, line: Line) -> tuple[object, str]:
    """When and by whom an item was ticked that was unticked since: the trace knows it.

    A case that came in whole (an import) has one line for all of it.
    """
    row = journal.store.row(
        "SELECT o.at, o.staff FROM audit a JOIN operation o ON o.id = a.operation_id"
        " WHERE a.complaint_id = ? AND o.undo_of IS NULL AND o.undone_by IS NULL"
        " AND ((a.entity = 'step_tick' AND a.field = ? AND a.after IS NOT NULL)"
        " OR (a.entity = 'complaint' AND a.field = '+')) ORDER BY a.id DESC LIMIT 1",
        (line.complaint_id, line.field),
    )
    return (row["at"], row["staff"]) if row else (to_column(journal.at), journal.staff)


def _reverse_row(journal: Journal, line: Line) -> None:
    names = _KEYED[line.entity]
    known = json.loads(line.before or line.after or "{}")
    key = {name: known[name] for name in names}
    where = " AND ".join(f"{name} = ?" for name in names)
    now = journal.store.row(f"SELECT * FROM {line.entity} WHERE {where}", list(key.values()))
    if row_text(now) != line.after:
        raise ConflictError(line.entity)
    values = json.loads(line.before) if line.before else None
    if values is not None:
        values = {name: value for name, value in values.items() if name not in names}
    journal.put(line.entity, key, values)


def numbers(store: Store, ids: Sequence[int]) -> list[str]:
    """Numbers of cases, for a sentence about them."""
    marks = ",".join("?" * len(ids))
    rows = store.rows(f"SELECT number FROM complaint WHERE id IN ({marks}) ORDER BY id", list(ids))
    return [row["number"] for row in rows]
