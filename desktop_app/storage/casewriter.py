"""Saving a case: the difference to what was loaded, or many new ones at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from typing import TypeVar

from desktop_app.domain.case import (
    CaseFile,
    ClockRun,
    Complaint,
    Contact,
    Escalation,
    Extension,
    FollowUp,
    Hold,
    Promise,
    Rework,
    StepEntry,
)
from desktop_app.storage.cases import (
    TEXT_COLUMNS,
    excerpt_of,
    insert_complaint,
    set_tick,
    set_value,
    update_complaint,
)
from desktop_app.storage.journal import Journal

_COMPLAINT = tuple(spec.name for spec in fields(Complaint) if spec.name not in ("id", "revision"))
_MAIN = tuple(name for name in _COMPLAINT if name not in TEXT_COLUMNS)


_NUMBERED = (
    "complaint",
    "step_entry",
    "clock_run",
    "follow_up",
    "contact",
    "promise",
    "rework",
    "hold",
    "extension",
    "escalation",
)
"""Tables with a row id of their own, in the order of their references."""

T = TypeVar(
    "T", StepEntry, ClockRun, FollowUp, Contact, Promise, Rework, Hold, Extension, Escalation
)


def save(journal: Journal, before: CaseFile | None, after: CaseFile) -> int:
    """Write what differs between *before* and *after*; returns the complaint's id.

    ``before=None`` stores a new case. Rows with ids below zero are inserted.
    """
    complaint = after.complaint
    if before is None:
        complaint_id = insert_complaint(
            journal, {name: getattr(complaint, name) for name in _COMPLAINT}
        )
    else:
        complaint_id = complaint.id
        changed = {
            name: getattr(complaint, name)
            for name in _COMPLAINT
            if getattr(complaint, name) != getattr(before.complaint, name)
        }
        if changed:
            update_complaint(journal, complaint_id, changed)
    old = before or CaseFile(complaint, after.workflow, ())
    entry_ids = _save_rows(
        journal, "step_entry", old.entries, after.entries, lambda e: _entry(e, complaint_id)
    )
    _save_rows(journal, "clock_run", old.clocks, after.clocks, lambda c: _clock(c, complaint_id))
    follow_up_ids = _save_rows(
        journal,
        "follow_up",
        old.follow_ups,
        after.follow_ups,
        lambda f: _follow_up(f, complaint_id),
    )
    _save_rows(journal, "rework", old.reworks, after.reworks, lambda r: _plain(r, complaint_id))
    _save_rows(journal, "hold", old.holds, after.holds, lambda h: _plain(h, complaint_id))
    _save_rows(
        journal, "extension", old.extensions, after.extensions, lambda e: _plain(e, complaint_id)
    )
    _save_rows(
        journal, "escalation", old.escalations, after.escalations, lambda e: _plain(e, complaint_id)
    )
    contact_ids = _save_rows(
        journal,
        "contact",
        old.contacts,
        after.contacts,
        lambda c: _contact(journal, c, complaint_id, entry_ids.get(c.entry_id, c.entry_id)),
    )
    _save_rows(
        journal,
        "promise",
        [p for c in old.contacts for p in c.promises],
        [p for c in after.contacts for p in c.promises],
        lambda p: _promise(p, complaint_id, contact_ids, follow_up_ids),
    )
    for key in old.values.keys() | after.values.keys():
        value = after.values.get(key, "")
        if old.values.get(key, "") != value:
            set_value(journal, complaint_id, *key, value)
    for key in old.ticks ^ after.ticks:
        set_tick(journal, complaint_id, *key, key in after.ticks)
    return complaint_id


def insert_many(journal: Journal, cases: Iterable[CaseFile]) -> list[int]:
    """Store many new cases fast (import, sample office); returns their ids in order.

    Leaves one trace line a case instead of one a row: the case's first state is the row.
    """
    store = journal.store
    next_id = {
        table: int(store.value(f"SELECT coalesce(max(id), 0) FROM {table}")) for table in _NUMBERED
    }

    def take(table: str) -> int:
        next_id[table] += 1
        return next_id[table]

    # In this order: a row comes after what it refers to.
    tables = ("complaint", "complaint_text", *_NUMBERED[1:], "step_value", "step_tick")
    out: dict[str, list[Sequence[object]]] = {name: [] for name in tables}
    names: dict[str, tuple[str, ...]] = {
        "complaint": ("id", *_MAIN, "excerpt"),
        "complaint_text": ("complaint_id", *TEXT_COLUMNS),
        "step_value": ("complaint_id", "round", "step_key", "field_key", "value"),
        "step_tick": ("complaint_id", "round", "step_key", "item_key", "at", "staff"),
    }

    def put(table: str, row_id: int, values: dict[str, object]) -> None:
        names.setdefault(table, ("id", *values))
        out[table].append((row_id, *values.values()))

    ids: list[int] = []
    for case in cases:
        complaint = case.complaint
        complaint_id = take("complaint")
        ids.append(complaint_id)
        out["complaint"].append(
            (complaint_id, *(getattr(complaint, n) for n in _MAIN), excerpt_of(complaint.content))
        )
        out["complaint_text"].append((complaint_id, *(getattr(complaint, n) for n in TEXT_COLUMNS)))
        entry_ids, follow_up_ids, contact_ids = {}, {}, {}
        for entry in case.entries:
            entry_ids[entry.id] = take("step_entry")
            put("step_entry", entry_ids[entry.id], _entry(entry, complaint_id))
        for clock in case.clocks:
            put("clock_run", take("clock_run"), _clock(clock, complaint_id))
        for follow_up in case.follow_ups:
            follow_up_ids[follow_up.id] = take("follow_up")
            put("follow_up", follow_up_ids[follow_up.id], _follow_up(follow_up, complaint_id))
        plain: tuple[tuple[str, Sequence[Rework | Hold | Extension | Escalation]], ...] = (
            ("rework", case.reworks),
            ("hold", case.holds),
            ("extension", case.extensions),
            ("escalation", case.escalations),
        )
        for table, records in plain:
            for record in records:
                put(table, take(table), _plain(record, complaint_id))
        for contact in case.contacts:
            contact_ids[contact.id] = take("contact")
            values = _contact(journal, contact, complaint_id, entry_ids[contact.entry_id])
            values["recorded_at"] = contact.at
            put("contact", contact_ids[contact.id], values)
            for promise in contact.promises:
                put(
                    "promise",
                    take("promise"),
                    _promise(promise, complaint_id, contact_ids, follow_up_ids),
                )
        out["step_value"].extend((complaint_id, *key, v) for key, v in case.values.items())
        out["step_tick"].extend(
            (complaint_id, *key, journal.at, journal.staff) for key in case.ticks
        )
    for table, rows in out.items():
        if rows:
            store.insert_many(table, names[table], rows)
            journal.touched.add(table)
    store.insert_many(
        "audit",
        ("operation_id", "entity", "entity_id", "complaint_id", "field"),
        ((journal.operation_id, "complaint", one, one, "+") for one in ids),
    )
    return ids


def _save_rows(
    journal: Journal,
    table: str,
    before: Sequence[T],
    after: Sequence[T],
    values_of: Callable[[T], dict[str, object]],
) -> dict[int, int]:
    """Insert rows with ids below zero, update those that differ; temporary id → stored id."""
    known = {row.id: row for row in before}
    stored: dict[int, int] = {}
    for row in after:
        if row.id < 0:
            stored[row.id] = journal.insert(table, values_of(row))
        elif row != known.get(row.id):
            values = values_of(row)
            values.pop("recorded_at", None)
            journal.update(table, row.id, values)
    return stored


def _entry(entry: StepEntry, complaint_id: int) -> dict[str, object]:
    return {
        "complaint_id": complaint_id,
        "step_key": entry.step_key,
        "round": entry.round,
        "entered_at": entry.entered_at,
        "due_at": entry.due_at,
        "left_at": entry.left_at,
        "left_by": entry.left_by,
        "how": entry.how,
        "reason": entry.reason,
    }


def _clock(run: ClockRun, complaint_id: int) -> dict[str, object]:
    return {
        "complaint_id": complaint_id,
        "clock": run.clock,
        "started_at": run.started_at,
        "due_at": run.due_at,
        "stopped_at": run.stopped_at,
    }


def _follow_up(follow_up: FollowUp, complaint_id: int) -> dict[str, object]:
    return {
        "kind": follow_up.kind,
        "due_at": follow_up.due_at,
        "complaint_id": complaint_id,
        "household_id": follow_up.household_id,
        "title": follow_up.title,
        "note": follow_up.note,
        "assignee": follow_up.assignee,
        "state": follow_up.state,
        "done_at": follow_up.done_at,
        "outcome": follow_up.outcome,
        "unanswered": follow_up.unanswered,
    }


def _plain(row: Rework | Hold | Extension | Escalation, complaint_id: int) -> dict[str, object]:
    """A record whose columns are its fields."""
    values = {spec.name: getattr(row, spec.name) for spec in fields(row) if spec.name != "id"}
    return {"complaint_id": complaint_id, **values}


def _contact(
    journal: Journal, contact: Contact, complaint_id: int, entry_id: int
) -> dict[str, object]:
    return {
        "complaint_id": complaint_id,
        "entry_id": entry_id,
        "at": contact.at,
        "recorded_at": journal.at,
        "direction": contact.direction,
        "channel": contact.channel,
        "person": contact.person,
        "staff": contact.staff,
        "reached": contact.reached,
        "mood_before": contact.mood_before,
        "mood_after": contact.mood_after,
        "said": contact.said,
    }


def _promise(
    promise: Promise, complaint_id: int, contact_ids: dict[int, int], follow_up_ids: dict[int, int]
) -> dict[str, object]:
    follow_up_id = promise.follow_up_id
    return {
        "complaint_id": complaint_id,
        "contact_id": contact_ids.get(promise.contact_id, promise.contact_id),
        "text": promise.text,
        "due_at": promise.due_at,
        "follow_up_id": follow_up_ids.get(follow_up_id, follow_up_id) if follow_up_id else None,
        "kept_at": promise.kept_at,
    }
