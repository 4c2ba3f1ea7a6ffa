"""Cases in and out of the database; what comes out is frozen and whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime

from desktop_app.domain.case import (
    CaseFile,
    ClockRun,
    Complaint,
    Contact,
    Escalation,
    Extension,
    Hold,
    Promise,
    Rework,
    Status,
    StepEntry,
)
from desktop_app.storage.followups import follow_ups_of
from desktop_app.storage.store import Row, Store, to_column, to_time
from desktop_app.storage.trace.journal import Journal
from desktop_app.storage.workflows import Workflows

TEXT_COLUMNS = ("content", "occurred", "expectation", "result", "short_term", "long_term", "remark")
_TIMES = (
    "received_at",
    "wake_at",
    "hold_from",
    "due_at",
    "due_from",
    "planned_completion",
    "completed_at",
    "closed_at",
)
_FIELDS = tuple(spec.name for spec in fields(Complaint))
EXCERPT = 120
"""Characters of the content kept in the queue's own table, so that it never reads long texts."""

_SELECT = (
    "SELECT c.*, t.content, t.occurred, t.expectation, t.result, t.short_term, t.long_term, t.remark"
    " FROM complaint c JOIN complaint_text t ON t.complaint_id = c.id"
)


def complaint_from(row: Row) -> Complaint:
    values = {name: row[name] for name in _FIELDS}
    for name in _TIMES:
        values[name] = to_time(values[name])
    values["status"] = Status(values["status"])
    values["on_hold"] = bool(values["on_hold"])
    return Complaint(**values)


def excerpt_of(content: str) -> str:
    return " ".join(content.split())[:EXCERPT]


def find_id(store: Store, number: str) -> int | None:
    found = store.value(
        "SELECT id FROM complaint WHERE number = ? AND deleted_at IS NULL", (number,)
    )
    return int(found) if found is not None else None


def load_complaint(store: Store, complaint_id: int) -> Complaint | None:
    row = store.row(f"{_SELECT} WHERE c.id = ?", (complaint_id,))
    return complaint_from(row) if row else None


def is_deleted(store: Store, complaint_id: int) -> bool:
    """Whether a case lies in the recycle bin."""
    return store.value("SELECT deleted_at FROM complaint WHERE id = ?", (complaint_id,)) is not None


def load_many(store: Store, ids: list[int]) -> list[Complaint]:
    """Complaints by id in the order asked for; unknown ids are left out."""
    found: dict[int, Complaint] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ",".join("?" * len(part))
        for row in store.rows(f"{_SELECT} WHERE c.id IN ({marks})", part):
            found[row["id"]] = complaint_from(row)
    return [found[one] for one in ids if one in found]


def load_case(store: Store, workflows: Workflows, complaint_id: int) -> CaseFile | None:
    """A case whole: complaint, entries, values, ticks, contacts, follow-ups, reworks, clocks."""
    complaint = load_complaint(store, complaint_id)
    if complaint is None:
        return None
    key = (complaint_id,)
    entries = tuple(
        StepEntry(
            id=row["id"],
            step_key=row["step_key"],
            round=row["round"],
            entered_at=_time(row["entered_at"]),
            due_at=to_time(row["due_at"]),
            left_at=to_time(row["left_at"]),
            left_by=row["left_by"],
            how=row["how"],
            reason=row["reason"],
        )
        for row in store.rows("SELECT * FROM step_entry WHERE complaint_id = ? ORDER BY id", key)
    )
    values = {
        (row["round"], row["step_key"], row["field_key"]): row["value"]
        for row in store.rows("SELECT * FROM step_value WHERE complaint_id = ?", key)
    }
    ticks = frozenset(
        (row["round"], row["step_key"], row["item_key"])
        for row in store.rows("SELECT * FROM step_tick WHERE complaint_id = ?", key)
    )
    clocks = tuple(
        ClockRun(
            row["id"],
            row["clock"],
            _time(row["started_at"]),
            _time(row["due_at"]),
            to_time(row["stopped_at"]),
        )
        for row in store.rows("SELECT * FROM clock_run WHERE complaint_id = ? ORDER BY id", key)
    )
    return CaseFile(
        complaint=complaint,
        workflow=workflows.by_id(complaint.workflow_id),
        entries=entries,
        values=values,
        ticks=ticks,
        contacts=_contacts(store, complaint_id),
        follow_ups=follow_ups_of(store, complaint_id),
        reworks=_reworks(store, complaint_id),
        clocks=clocks,
        holds=tuple(
            Hold(
                row["id"],
                row["reason"],
                _time(row["since"]),
                _time(row["wake_at"]),
                to_time(row["until"]),
            )
            for row in store.rows("SELECT * FROM hold WHERE complaint_id = ? ORDER BY id", key)
        ),
        extensions=tuple(
            Extension(
                row["id"],
                row["clock"],
                _time(row["at"]),
                _time(row["due_before"]),
                _time(row["due_after"]),
                row["reason"],
                row["staff"],
            )
            for row in store.rows("SELECT * FROM extension WHERE complaint_id = ? ORDER BY id", key)
        ),
        escalations=tuple(
            Escalation(row["id"], _time(row["at"]), row["level"], row["reason"], row["staff"])
            for row in store.rows(
                "SELECT * FROM escalation WHERE complaint_id = ? ORDER BY id", key
            )
        ),
    )


def insert_complaint(journal: Journal, values: Mapping[str, object]) -> int:
    """Insert a complaint with its texts; returns its id."""
    main = {name: value for name, value in values.items() if name not in TEXT_COLUMNS}
    main["excerpt"] = excerpt_of(str(values["content"]))
    complaint_id = journal.insert("complaint", main)
    texts = {name: values[name] for name in TEXT_COLUMNS if name in values}
    journal.store.insert("complaint_text", {"complaint_id": complaint_id, **texts})
    return complaint_id


def update_complaint(journal: Journal, complaint_id: int, values: Mapping[str, object]) -> bool:
    """Write what differs, in the main and the text table; counts the revision up once."""
    texts = {name: value for name, value in values.items() if name in TEXT_COLUMNS}
    main = {name: value for name, value in values.items() if name not in TEXT_COLUMNS}
    if "content" in texts:
        main["excerpt"] = excerpt_of(str(texts["content"]))
    changed = bool(texts) and journal.update("complaint_text", complaint_id, texts)
    changed = (bool(main) and journal.update("complaint", complaint_id, main)) or changed
    if changed:
        journal.store.execute(
            "UPDATE complaint SET revision = revision + 1 WHERE id = ?", (complaint_id,)
        )
    return changed


def set_value(
    journal: Journal, complaint_id: int, round_: int, step_key: str, field_key: str, value: str
) -> bool:
    """Store one field of a step's form; an empty value removes it. True if it changed."""
    key = (complaint_id, round_, step_key, field_key)
    where = "complaint_id = ? AND round = ? AND step_key = ? AND field_key = ?"
    before = journal.store.value(f"SELECT value FROM step_value WHERE {where}", key)
    if (before or "") == value:
        return False
    if value:
        journal.store.execute(
            "INSERT INTO step_value VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET value = excluded.value",
            (*key, value),
        )
    else:
        journal.store.execute(f"DELETE FROM step_value WHERE {where}", key)
    journal.record(
        "step_value", complaint_id, complaint_id, f"{round_}/{step_key}/{field_key}", before, value
    )
    return True


def set_tick(
    journal: Journal, complaint_id: int, round_: int, step_key: str, item_key: str, ticked: bool
) -> bool:
    """Tick or untick one checklist item; true if it changed."""
    key = (complaint_id, round_, step_key, item_key)
    if ticked:
        done = journal.store.execute(
            "INSERT INTO step_tick VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (*key, journal.at.strftime("%Y-%m-%d %H:%M:%S"), journal.staff),
        )
    else:
        done = journal.store.execute(
            "DELETE FROM step_tick"
            " WHERE complaint_id = ? AND round = ? AND step_key = ? AND item_key = ?",
            key,
        )
    if done:
        journal.record(
            "step_tick", complaint_id, complaint_id, f"{round_}/{step_key}/{item_key}",
            None if ticked else "yes", "yes" if ticked else None,
        )  # fmt: skip
    return bool(done)


def next_number(store: Store, received_at: datetime) -> str:
    """The next number of a day, ``TS-20261121-009``; counts up even after deletions."""
    day = received_at.strftime("%Y%m%d")
    while True:  # numbers that came with an import are passed over
        last = store.value(
            "INSERT INTO number_counter (day, last) VALUES (?, 1)"
            " ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last",
            (day,),
        )
        number = f"TS-{day}-{int(last):03d}"
        if not store.value("SELECT 1 FROM complaint WHERE number = ?", (number,)):
            return number


def _contacts(store: Store, complaint_id: int) -> tuple[Contact, ...]:
    promises: dict[int, list[Promise]] = {}
    for row in store.rows(
        "SELECT * FROM promise WHERE complaint_id = ? ORDER BY id", (complaint_id,)
    ):
        promises.setdefault(row["contact_id"], []).append(
            Promise(
                row["id"],
                row["contact_id"],
                row["text"],
                _time(row["due_at"]),
                row["follow_up_id"],
                to_time(row["kept_at"]),
            )
        )
    return tuple(
        Contact(
            id=row["id"],
            at=_time(row["at"]),
            entry_id=row["entry_id"],
            direction=row["direction"],
            channel=row["channel"],
            person=row["person"],
            staff=row["staff"],
            reached=bool(row["reached"]),
            mood_before=row["mood_before"],
            mood_after=row["mood_after"],
            said=row["said"],
            promises=tuple(promises.get(row["id"], ())),
        )
        for row in store.rows(
            "SELECT * FROM contact WHERE complaint_id = ? ORDER BY at, id", (complaint_id,)
        )
    )


def _reworks(store: Store, complaint_id: int) -> tuple[Rework, ...]:
    return tuple(
        Rework(
            id=row["id"],
            round=row["round"],
            opened_at=_time(row["opened_at"]),
            cause=row["cause"],
            severity=row["severity"],
            short_term=row["short_term"],
            long_term=row["long_term"],
            responsible=row["responsible"],
            due_at=to_time(row["due_at"]),
            result=row["result"],
            closed_at=to_time(row["closed_at"]),
            checked_at=to_time(row["checked_at"]),
            checked_by=row["checked_by"],
            quality=row["quality"],
        )
        for row in store.rows(
            "SELECT * FROM rework WHERE complaint_id = ? ORDER BY round", (complaint_id,)
        )
    )


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def latest_same(
    store: Store, household_id: int, category: str, since: datetime, until: datetime, but: int = 0
) -> int | None:
    """The newest case of a household and category received in ``[since, until]``, but one."""
    found = store.value(
        "SELECT id FROM complaint WHERE household_id = ? AND category = ? AND received_at >= ?"
        " AND received_at <= ? AND id <> ? AND deleted_at IS NULL AND status <> 'withdrawn'"
        " ORDER BY received_at DESC, id DESC LIMIT 1",
        (household_id, category, to_column(since), to_column(until), but),
    )
    return int(found) if found is not None else None
