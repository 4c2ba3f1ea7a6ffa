"""Cases as plain records for ``--json``: the names of EXCHANGE's command line."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from desktop_app.domain.case import CaseFile
from desktop_app.domain.guards import missing
from desktop_app.domain.messages import Translate
from desktop_app.domain.views import QueueRow
from desktop_app.services.lists import Lists
from desktop_app.storage.trace.audit import AuditLine


def queue_record(row: QueueRow, known: Lists, language: str) -> dict[str, Any]:
    """A row of ``list --json``. Times are ISO, local; unknown ones ``null``."""
    return {
        "number": row.number,
        "received_at": _iso(row.received_at),
        "status": str(row.status),
        "severity": row.severity,
        "category": known.category_name(row.category, row.category_text, language),
        "category_code": row.category,
        "household": {
            "community": row.community,
            "building": row.building,
            "unit": row.unit,
            "room": row.room,
        },
        "household_id": row.household_id,
        "complainant": row.complainant,
        "phone": row.phone,
        "content": row.content,
        "step": row.step_key,
        "due_at": _iso(row.due_at),
        "source": {"file": row.source_file, "sheet": row.source_sheet, "row": row.source_row},
    }


def case_record(
    case: CaseFile,
    history: list[AuditLine],
    known: Lists,
    now: datetime,
    tell: Translate,
    language: str,
) -> dict[str, Any]:
    """One case whole: fields, steps, contacts, follow-ups, rework, audit."""
    c = case.complaint
    return {
        "number": c.number,
        "received_at": _iso(c.received_at),
        "received_by": c.received_by,
        "status": str(c.status),
        "channel": c.channel,
        "severity": c.severity,
        "mood": c.mood,
        "category": known.category_name(c.category, c.category_text, language),
        "category_code": c.category,
        "household": {
            "community": c.community,
            "building": c.building,
            "unit": c.unit,
            "room": c.room,
        },
        "household_id": c.household_id,
        "complainant": c.complainant,
        "complainant_kind": c.complainant_kind,
        "phone": c.phone,
        "phone_note": c.phone_note,
        "occurred": c.occurred,
        "content": c.content,
        "expectation": c.expectation,
        "validity": c.validity,
        "invalid_reason": c.invalid_reason,
        "department": c.department,
        "handler": c.handler,
        "result": c.result,
        "root_cause": c.root_cause,
        "short_term": c.short_term,
        "long_term": c.long_term,
        "compensation": c.compensation,
        "satisfaction": c.satisfaction,
        "remark": c.remark,
        "completed_at": _iso(c.completed_at),
        "closed_at": _iso(c.closed_at),
        "due_at": _iso(c.due_at),
        "due_clock": c.due_clock,
        "round": c.round,
        "outcome": c.outcome,
        "repeat_of": c.repeat_of,
        "workflow": {"key": case.workflow.key, "version": case.workflow.version},
        "step": c.step_key,
        "missing": []
        if c.outcome
        else [gap.message.render(tell, language) for gap in missing(case, now)],
        "steps": [
            {
                "step": entry.step_key,
                "title": case.workflow.step(entry.step_key).title.in_language(language),
                "round": entry.round,
                "entered_at": _iso(entry.entered_at),
                "due_at": _iso(entry.due_at),
                "left_at": _iso(entry.left_at),
                "left_by": entry.left_by,
                "how": entry.how,
                "reason": entry.reason,
            }
            for entry in case.entries
        ],
        "values": [
            {"round": key[0], "step": key[1], "field": key[2], "value": value}
            for key, value in sorted(case.values.items())
        ],
        "checked": [
            {"round": key[0], "step": key[1], "item": key[2]} for key in sorted(case.ticks)
        ],
        "contacts": [
            {
                "at": _iso(contact.at),
                "direction": contact.direction,
                "channel": contact.channel,
                "person": contact.person,
                "staff": contact.staff,
                "reached": contact.reached,
                "mood_before": contact.mood_before,
                "mood_after": contact.mood_after,
                "said": contact.said,
                "promises": [
                    {"text": p.text, "due_at": _iso(p.due_at), "kept_at": _iso(p.kept_at)}
                    for p in contact.promises
                ],
            }
            for contact in case.contacts
        ],
        "follow_ups": [
            {
                "kind": f.kind,
                "due_at": _iso(f.due_at),
                "state": f.state,
                "title": f.title,
                "assignee": f.assignee,
                "done_at": _iso(f.done_at),
                "outcome": f.outcome,
                "unanswered": f.unanswered,
            }
            for f in case.follow_ups
        ],
        "rework": [
            {
                "round": r.round,
                "opened_at": _iso(r.opened_at),
                "cause": r.cause,
                "severity": r.severity,
                "responsible": r.responsible,
                "closed_at": _iso(r.closed_at),
                "result": r.result,
            }
            for r in case.reworks
        ],
        "source": {"file": c.source_file, "sheet": c.source_sheet, "row": c.source_row},
        "audit": [
            {
                "at": _iso(line.at),
                "staff": line.staff,
                "operation": line.operation,
                "entity": line.entity,
                "field": line.field,
                "before": line.before,
                "after": line.after,
            }
            for line in history
        ],
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
