"""The records of a case as rows of their tables: column name to value."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime

from desktop_app.domain.case import (
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
from desktop_app.storage.cases import TEXT_COLUMNS

COMPLAINT = tuple(spec.name for spec in fields(Complaint) if spec.name not in ("id", "revision"))
MAIN = tuple(name for name in COMPLAINT if name not in TEXT_COLUMNS)


def entry(entry: StepEntry, complaint_id: int) -> dict[str, object]:
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


def clock(run: ClockRun, complaint_id: int) -> dict[str, object]:
    return {
        "complaint_id": complaint_id,
        "clock": run.clock,
        "started_at": run.started_at,
        "due_at": run.due_at,
        "stopped_at": run.stopped_at,
    }


def follow_up(follow_up: FollowUp, complaint_id: int) -> dict[str, object]:
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


def plain(row: Rework | Hold | Extension | Escalation, complaint_id: int) -> dict[str, object]:
    """A record whose columns are its fields."""
    values = {spec.name: getattr(row, spec.name) for spec in fields(row) if spec.name != "id"}
    return {"complaint_id": complaint_id, **values}


def contact(
    contact: Contact, complaint_id: int, entry_id: int, recorded_at: datetime
) -> dict[str, object]:
    return {
        "complaint_id": complaint_id,
        "entry_id": entry_id,
        "at": contact.at,
        "recorded_at": recorded_at,
        "direction": contact.direction,
        "channel": contact.channel,
        "person": contact.person,
        "staff": contact.staff,
        "reached": contact.reached,
        "mood_before": contact.mood_before,
        "mood_after": contact.mood_after,
        "said": contact.said,
    }


def promise(
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
