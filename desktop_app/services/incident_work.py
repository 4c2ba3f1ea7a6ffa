"""Working an incident once: one text to all, the master's result to all, one call a household."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.domain import incident as rules
from desktop_app.domain import journey
from desktop_app.domain.case import CaseFile, Contact
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.incident import MemberHousehold
from desktop_app.domain.limits import Limit, choose, due
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, Text, say
from desktop_app.services.cases import prefill_bound
from desktop_app.services.incidents import load, view
from desktop_app.services.office import Office
from desktop_app.storage import incidents
from desktop_app.storage.trace.journal import Journal

CALLBACK_HOURS = 48
"""Used when the office has no limit of its own for the callback (DOMAIN, Time limits)."""
CHANNELS = ("wechat", "phone", "letter", "email", "online", "visit")
"""Ways to tell all households the same, the usual one first."""


@dataclass(frozen=True)
class TakenOver:
    """What one member took over from the master, and what it still lacks."""

    complaint_id: int
    number: str
    place: str
    filled: int
    completed: tuple[Text, ...]
    missing: tuple[Message, ...]
    ended: bool = False


def say_to_all(office: Office, incident_id: int, text: str, channel: str) -> int:
    """Log the same text as a contact of every running member; returns how many.

    It tells the households something; it is nobody's callback (``Contact.spoken``).
    """
    incident = load(office, incident_id)
    rules.need_open(incident)
    if not text.strip():
        raise RefusedError("contact_empty", say(QT_TRANSLATE_NOOP("core", "请写下说明的内容。")))
    if channel not in CHANNELS:
        raise KnownError(
            "channel_unfit", say(QT_TRANSLATE_NOOP("core", "不能用这种方式说明，请另选方式。"))
        )
    now = office.now()
    told = 0
    with office.write("incident_say") as journal:
        for before in _running(office, incident_id):
            contact = Contact(
                id=0,
                at=now,
                entry_id=0,
                direction="all",
                channel=channel,
                person=before.complaint.complainant,
                staff=office.operator,
                said=text.strip(),
            )
            after = journey.add_contact(before, contact, None, office.rules())
            office.save(journal, before, after)
            told += 1
    return told


def take_over(office: Office, incident_id: int) -> tuple[TakenOver, ...]:
    """Bring the master's cause, measures and result to every other member, in one act.

    Each member goes on only as far as its own guards allow, never past its callback; and every
    household gets one callback in the calendar.
    """
    shown = view(office, incident_id)
    rules.need_open(shown.incident)
    if shown.master is None:
        raise RefusedError(
            "master_missing", say(QT_TRANSLATE_NOOP("core", "群诉没有主单，请先设一条为主单。"))
        )
    master = office.case(shown.master.id)
    rules.shared_results(master)
    told = []
    with office.write("incident_take_over") as journal:
        for one in incidents.member_ids(office.store, incident_id):
            if one == master.complaint.id:
                continue
            before = office.case(one)
            taken = rules.take_over(
                before, master, office.now(), office.operator, office.rules(), prefill_bound
            )
            if taken.case != before:
                office.save(journal, before, taken.case)
            complaint = before.complaint
            told.append(
                TakenOver(
                    one,
                    complaint.number,
                    complaint.place(),
                    taken.filled,
                    taken.completed,
                    taken.missing,
                    bool(complaint.outcome),
                )
            )
        _plan(office, journal, incident_id, None)
        journal.touched.add("incident")
    return tuple(told)


def plan_callbacks(office: Office, incident_id: int, due_at: datetime | None = None) -> int:
    """Give every household that is still to be called exactly one callback; returns new ones.

    A household with two cases keeps the earlier callback, the other is called off. *due_at*
    is for new ones; without it the office's limit for the callback counts from now.
    """
    rules.need_open(load(office, incident_id))
    if due_at is not None and due_at <= office.now():
        raise KnownError("due_past", say(QT_TRANSLATE_NOOP("core", "回访时间必须在现在之后。")))
    with office.write("incident_callbacks") as journal:
        return _plan(office, journal, incident_id, due_at)


def _plan(office: Office, journal: Journal, incident_id: int, due_at: datetime | None) -> int:
    made = 0
    for household in view(office, incident_id).households:
        if household.open:
            made += _plan_one(office, journal, household, due_at)
    return made


def _plan_one(
    office: Office, journal: Journal, household: MemberHousehold, due_at: datetime | None
) -> int:
    live = [office.case(m.complaint.id) for m in household.members if not m.ended]
    planned = sorted(
        (f.due_at, f.id, case.complaint.number)
        for case in live
        for f in case.follow_ups
        if f.kind == "callback" and f.state == "planned" and f.promise_id is None
    )
    for _at, follow_up_id, _number in planned[1:]:
        merged = say(QT_TRANSLATE_NOOP("core", "同一户，与 {number} 合并为一次回访"),
                     number=planned[0][2])  # fmt: skip
        journal.update(
            "follow_up",
            follow_up_id,
            {"state": "cancelled", "done_at": office.now(), "outcome": str(merged)},
        )
    if planned:
        return 0
    # The case that is nearest to its callback, so that the call lets it go on.
    before = max(live, key=lambda case: case.workflow.position(case.complaint.step_key))
    at = due_at or _callback_due(office, before)
    after = journey.add_follow_up(
        before, "callback", at, assignee=before.complaint.received_by or office.operator
    )
    office.save(journal, before, after)
    return 1


def _callback_due(office: Office, case: CaseFile) -> datetime:
    complaint, calendar = case.complaint, office.rules().calendar
    found = choose(office.rules().limits, "callback", complaint.severity, complaint.category)
    if found is None:
        return office.now() + timedelta(hours=CALLBACK_HOURS)
    return due(office.now(), Limit(found.amount, found.unit), calendar).at


def _running(office: Office, incident_id: int) -> list[CaseFile]:
    found = (office.case(one) for one in incidents.member_ids(office.store, incident_id))
    return [case for case in found if not case.complaint.outcome]
