"""Saving a case: the difference to what was loaded, or many new ones at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from desktop_app.domain.case import (
    CaseFile,
    ClockRun,
    Contact,
    Escalation,
    Extension,
    FollowUp,
    Hold,
    Promise,
    Rework,
    StepEntry,
)
from desktop_app.storage import caserows
from desktop_app.storage.casebulk import BulkCases
from desktop_app.storage.cases import (
    insert_complaint,
    set_tick,
    set_value,
    update_complaint,
)
from desktop_app.storage.trace.journal import Journal

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
            journal, {name: getattr(complaint, name) for name in caserows.COMPLAINT}
        )
    else:
        complaint_id = complaint.id
        changed = {
            name: getattr(complaint, name)
            for name in caserows.COMPLAINT
            if getattr(complaint, name) != getattr(before.complaint, name)
        }
        if changed:
            update_complaint(journal, complaint_id, changed)
    old = before or CaseFile(complaint, after.workflow, ())
    entry_ids = _save_rows(
        journal, "step_entry", old.entries, after.entries, lambda e: caserows.entry(e, complaint_id)
    )
    _save_rows(
        journal, "clock_run", old.clocks, after.clocks, lambda c: caserows.clock(c, complaint_id)
    )
    follow_up_ids = _save_rows(
        journal,
        "follow_up",
        old.follow_ups,
        after.follow_ups,
        lambda f: caserows.follow_up(f, complaint_id),
    )
    _save_rows(
        journal, "rework", old.reworks, after.reworks, lambda r: caserows.plain(r, complaint_id)
    )
    _save_rows(journal, "hold", old.holds, after.holds, lambda h: caserows.plain(h, complaint_id))
    _save_rows(
        journal,
        "extension",
        old.extensions,
        after.extensions,
        lambda e: caserows.plain(e, complaint_id),
    )
    _save_rows(
        journal,
        "escalation",
        old.escalations,
        after.escalations,
        lambda e: caserows.plain(e, complaint_id),
    )
    contact_ids = _save_rows(
        journal,
        "contact",
        old.contacts,
        after.contacts,
        lambda c: caserows.contact(
            c, complaint_id, entry_ids.get(c.entry_id, c.entry_id), journal.at
        ),
    )
    _save_rows(
        journal,
        "promise",
        [p for c in old.contacts for p in c.promises],
        [p for c in after.contacts for p in c.promises],
        lambda p: caserows.promise(p, complaint_id, contact_ids, follow_up_ids),
    )
    for key in old.values.keys() | after.values.keys():
        value = after.values.get(key, "")
        if old.values.get(key, "") != value:
            set_value(journal, complaint_id, *key, value)
    for key in old.ticks ^ after.ticks:
        set_tick(journal, complaint_id, *key, key in after.ticks)
    return complaint_id


def insert_many(journal: Journal, cases: Iterable[CaseFile]) -> list[int]:
    """Store many new whole cases fast (the sample office); returns their ids in order."""
    bulk = BulkCases(journal)
    ids = [bulk.add(case) for case in cases]
    bulk.flush()
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
