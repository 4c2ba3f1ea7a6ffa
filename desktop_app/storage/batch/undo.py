"""Taking an import batch back: what it brought goes, what it changed becomes what it was.

Field by field, from the trace: a field that somebody changed after the batch is kept and named.
A batch may be taken back before or after others that touched the same records: the value that
a field goes back to is the one of the newest write that still stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop_app.storage.batch import carried as batch_carried
from desktop_app.storage.batch import removal as batch_removal
from desktop_app.storage.batch.trace import (
    GROUPED,
    TOGETHER,
    Key,
    Line,
    changed_groups,
    changed_since,
    histories,
    operation_of,
    touched_since,
    value_before,
)
from desktop_app.storage.cases import set_value, update_complaint
from desktop_app.storage.store import Row, Store
from desktop_app.storage.trace.journal import Journal, row_text
from desktop_app.storage.trace.undo import Line as Step

_DERIVED = frozenset({"status", "due_at", "due_clock", "due_from", "excerpt", "revision"})
"""Columns of a case that follow from others."""
_NAMED = {name: group[0] for group in TOGETHER for name in group} | {
    name: "room" for name in TOGETHER[0]
}
_RECORDS = frozenset({"complaint", "household", "resident", "follow_up"})
_ASSIGNED = frozenset({"department", "handler"})


@dataclass(frozen=True)
class KeptField:
    """A field that was changed after the batch and therefore stays: of which record."""

    record: str
    field: str


@dataclass(frozen=True)
class Undone:
    """What taking a batch back did.

    ``complaints``, ``households``, ``residents`` and ``follow_ups`` were removed; ``restored``
    existing records got their old values back. ``kept`` names the records that stay as they
    are, wholly or in a field, because they were edited since; ``kept_fields`` says which.
    """

    complaints: int
    households: int
    follow_ups: int
    kept: tuple[str, ...]
    residents: int = 0
    restored: int = 0
    kept_fields: tuple[KeptField, ...] = ()


@dataclass
class Reversed:
    """How writing back went: the records written, and the cases whose due times need a look."""

    written: set[tuple[str, int]] = field(default_factory=set)
    kept: list[tuple[str, int, str]] = field(default_factory=list)
    unsettled: dict[int, bool] = field(default_factory=dict)
    """Case → whether its severity or category went back; only cases that were touched since."""


def undo(journal: Journal, batch_id: int, repeat_days: int) -> tuple[Undone, dict[int, bool]]:
    """Take a batch back whole; returns what was done and the cases to bring in line again
    (see ``Reversed.unsettled``)."""
    store = journal.store
    operation = operation_of(store, batch_id)
    store.execute("UPDATE import_batch SET undone_at = ? WHERE id = ?", (journal.at, batch_id))
    journal.record("import_batch", batch_id, None, "undone_at", None, journal.at)
    if operation:
        store.execute(
            "UPDATE operation SET undo_of = ? WHERE id = ?", (operation, journal.operation_id)
        )
        store.execute(
            "UPDATE operation SET undone_by = ? WHERE id = ?", (journal.operation_id, operation)
        )
    told = histories(store, operation)
    touched = {
        line.complaint_id
        for lines in told.values()
        for line in lines
        if line.complaint_id is not None
    }
    follow_ups = batch_removal.follow_ups(journal, batch_id)
    touched |= follow_ups.cases
    gone, kept_cases = batch_removal.complaints(journal, batch_id, touched, repeat_days)
    carried = batch_carried.carried(store, operation)
    told = {
        key: lines
        for key, lines in told.items()
        if not (lines[0].complaint_id in carried and batch_carried.is_work(key[0], key[2]))
    }
    done = _write_back(journal, operation, told)
    _take_steps_back(journal, operation, carried, done)
    residents, households, kept_flats = batch_removal.households(journal, batch_id)
    fields = [KeptField(name, one) for name, one in _labels(store, done.kept)]
    kept = dict.fromkeys([*kept_cases, *follow_ups.kept, *kept_flats])
    kept |= dict.fromkeys(one.record for one in fields)
    journal.touched |= {"complaint", "household", "resident", "follow_up", "import_batch"}
    undone = Undone(
        gone,
        households,
        follow_ups.count,
        tuple(one for one in kept if one),
        residents,
        len({(_owner(entity), row) for entity, row in done.written if _owner(entity) in _RECORDS}),
        tuple(dict.fromkeys(fields)),
    )
    return undone, done.unsettled


def _take_steps_back(
    journal: Journal, operation: int, carried: Mapping[int, list[Step]], done: Reversed
) -> None:
    """Cases that the batch carried on go back to where they stood, unless they went on since."""
    moved = batch_carried.moved_since(journal.store, operation, carried)
    for case, lines in carried.items():
        if _row(journal.store, "complaint", case) is None:
            continue  # it went with its own batch
        if case in moved:
            done.kept.append(("complaint", case, "status"))
        else:
            batch_carried.take_back(journal, case, lines)
            done.written.add(("complaint", case))
    back = {case for case in carried if ("complaint", case) in done.written}
    for one in touched_since(journal.store, operation, back, step=False):
        done.unsettled.setdefault(one, False)


def _owner(entity: str) -> str:
    return "complaint" if entity in ("complaint_text", "step_value") else entity


def _write_back(journal: Journal, operation: int, told: Mapping[Key, list[Line]]) -> Reversed:
    done = Reversed()
    store = journal.store
    records: dict[tuple[str, int], dict[str, list[Line]]] = {}
    for (entity, row, name), lines in told.items():
        records.setdefault((entity, row), {})[name] = lines
    all_cases = {row for entity, row in records if _owner(entity) == "complaint"}
    moved = touched_since(store, operation, all_cases, step=True)
    grouped = changed_groups(store, operation, all_cases)
    for (entity, row), fields in sorted(records.items()):
        if entity == "residency":
            for name, lines in fields.items():
                _write_residency(journal, operation, name, lines, done)
        elif entity == "step_value":
            _write_values(journal, operation, row, fields, done, row in moved)
        else:
            since = grouped.get(row, set()) if entity == "complaint" else set()
            _write_record(journal, operation, (entity, row), fields, done, since, row in moved)
    cases = {row for entity, row in done.written if _owner(entity) == "complaint"}
    weighed = {
        row
        for (entity, row), fields in records.items()
        if entity == "complaint" and fields.keys() & {"severity", "category"}
    }
    unsettled = touched_since(store, operation, cases, step=False)
    done.unsettled = {one: one in weighed for one in sorted(unsettled)}
    for one in sorted(cases):
        journal.cases.add(one)
    return done


def _write_record(
    journal: Journal,
    operation: int,
    record: tuple[str, int],
    fields: Mapping[str, list[Line]],
    done: Reversed,
    since: set[str],
    moved: bool,
) -> None:
    entity, row = record
    now = _row(journal.store, entity, row)
    if now is None:
        return  # it went with its case, or was merged into another since
    case = entity in ("complaint", "complaint_text")
    values: dict[str, object] = {}
    stay: set[str] = set()
    for name, lines in fields.items():
        if name not in now or (entity == "complaint" and name == "excerpt"):
            continue
        target = value_before(lines, operation)
        emptied = case and name in _ASSIGNED and not target and moved
        later = name in since if case and name in GROUPED else changed_since(lines, operation)
        if later or _text(now[name]) != lines[-1].after or emptied:
            stay.add(name)
        else:
            values[name] = target
    for group in TOGETHER if case else ():
        if (stay | since) & set(group):
            stay |= values.keys() & set(group)
    for name in stay:
        values.pop(name, None)
        if not (case and name in _DERIVED) and entity not in ("clock_run", "step_entry"):
            done.kept.append((entity, row, _NAMED.get(name, name)))
    if case and values.get("household_id") is not None:
        home = journal.store.value(
            "SELECT 1 FROM household WHERE id = ?", (values["household_id"],)
        )
        values["household_id"] = values["household_id"] if home else None
    if not values:
        return
    wrote = update_complaint(journal, row, values) if case else journal.update(entity, row, values)
    if wrote:
        done.written.add((entity, row))


def _write_values(
    journal: Journal,
    operation: int,
    case: int,
    fields: Mapping[str, list[Line]],
    done: Reversed,
    moved: bool,
) -> None:
    if _row(journal.store, "complaint", case) is None:
        return
    for name, lines in fields.items():
        target = value_before(lines, operation) or ""
        if changed_since(lines, operation) or (moved and not target):
            continue  # what the form says goes with the field that it shows, which is named
        round_, step, key = name.split("/", 2)
        if set_value(journal, case, int(round_), step, key, target):
            done.written.add(("step_value", case))


def _write_residency(
    journal: Journal, operation: int, name: str, lines: list[Line], done: Reversed
) -> None:
    flat, person = (int(part) for part in name.split("/"))
    key = {"household_id": flat, "resident_id": person}
    store = journal.store
    if _row(store, "household", flat) is None or _row(store, "resident", person) is None:
        return
    now = store.row(
        "SELECT * FROM residency WHERE household_id = ? AND resident_id = ?", (flat, person)
    )
    if changed_since(lines, operation) or row_text(now) != lines[-1].after:
        done.kept.append(("household", flat, "kind"))
        return
    before = value_before(lines, operation)
    values = json.loads(before) if before else None
    if values is not None:
        values = {column: value for column, value in values.items() if column not in key}
    if journal.put("residency", key, values):
        done.written.add(("household", flat))


def _row(store: Store, entity: str, row: int) -> Row | None:
    key = "complaint_id" if entity == "complaint_text" else "id"
    return store.row(f"SELECT * FROM {entity} WHERE {key} = ?", (row,))


def _text(value: object) -> str | None:
    """A value as the trace's text column holds it."""
    return None if value is None else str(value)


def _labels(store: Store, kept: Iterable[tuple[str, int, str]]) -> Iterable[tuple[str, str]]:
    """How people call a record, with the field; a person by the flat, a follow-up by its case."""
    sql = {
        "complaint": "SELECT number FROM complaint WHERE id = ?",
        "complaint_text": "SELECT number FROM complaint WHERE id = ?",
        "household": f"SELECT {batch_removal.PLACE} FROM household h WHERE h.id = ?",
        "resident": f"SELECT {batch_removal.PLACE} FROM residency y JOIN household h"
        " ON h.id = y.household_id WHERE y.resident_id = ? ORDER BY h.id LIMIT 1",
        "follow_up": f"SELECT coalesce(c.number, {batch_removal.PLACE}) FROM follow_up f"
        " LEFT JOIN complaint c ON c.id = f.complaint_id"
        " LEFT JOIN household h ON h.id = f.household_id WHERE f.id = ?",
    }
    for entity, row, name in kept:
        if entity in sql:
            yield str(store.value(sql[entity], (row,)) or ""), name
