"""The follow-up calendar: plan, move, complete, call off; promises kept in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from desktop_app.domain import journey, progress
from desktop_app.domain.case import CaseFile, Contact, FollowUp
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services import outcome_words
from desktop_app.services.office import Office
from desktop_app.storage import cases, followups
from desktop_app.storage.trace.journal import Journal


@dataclass(frozen=True)
class DayMark:
    """What the calendar says of a day: working or rest, make-up day, holiday's name."""

    working: bool
    make_up: bool
    name: str
    published: bool


@dataclass(frozen=True)
class CalendarSpan:
    """The follow-ups of a span of days, with the overdue ones pinned apart."""

    first: date
    last: date
    items: tuple[FollowUp, ...]
    overdue: tuple[FollowUp, ...]
    days: dict[date, DayMark]


@dataclass(frozen=True)
class Completion:
    """How a follow-up ended. ``reached=False`` counts an unanswered call and keeps it open.

    ``end_series`` calls off the later ones of its series as well, once it is reached.
    """

    outcome: str = ""
    reached: bool = True
    channel: str = "phone"
    mood_after: str = ""
    log_contact: bool = True
    end_series: bool = False


def span(office: Office, first: date, last: date, *, mine: bool = False) -> CalendarSpan:
    """Follow-ups due from *first* to *last*, both included."""
    who = office.operator if mine else ""
    calendar = office.rules().calendar
    days = {}
    day = first
    while day <= last:
        days[day] = DayMark(
            calendar.is_working(day),
            calendar.is_make_up(day),
            calendar.day_name(day),
            calendar.is_published(day),
        )
        day += timedelta(days=1)
    return CalendarSpan(
        first,
        last,
        followups.between(
            office.store,
            datetime.combine(first, time()),
            datetime.combine(last + timedelta(days=1), time()),
            who,
        ),
        followups.overdue(office.store, office.now(), who),
        days,
    )


def get(office: Office, follow_up_id: int) -> FollowUp:
    found = followups.follow_up(office.store, follow_up_id)
    if found is None:
        raise KnownError(
            "follow_up_unknown", say(QT_TRANSLATE_NOOP("core", "这项回访已不在日历中。"))
        )
    return found


def plan(
    office: Office,
    kind: str,
    due_at: datetime,
    *,
    complaint_id: int | None = None,
    household_id: int | None = None,
    title: str = "",
    note: str = "",
    assignee: str = "",
) -> FollowUp:
    """Put a follow-up into the calendar; its time must be ahead."""
    return plan_series(
        office,
        kind,
        (due_at,),
        complaint_id=complaint_id,
        household_id=household_id,
        title=title,
        note=note,
        assignee=assignee,
    )[0]


def plan_series(
    office: Office,
    kind: str,
    times: Sequence[datetime],
    *,
    complaint_id: int | None = None,
    household_id: int | None = None,
    title: str = "",
    note: str = "",
    assignee: str = "",
) -> tuple[FollowUp, ...]:
    """Put several into the calendar in one act; more than one hold a common series key.

    All of *times* must be ahead, else none is planned.
    """
    if not times or min(times) <= office.now():
        raise KnownError("due_past", say(QT_TRANSLATE_NOOP("core", "回访时间必须在现在之后。")))
    complaint = cases.load_complaint(office.store, complaint_id) if complaint_id else None
    if complaint is not None:
        office.need_present(complaint.id, complaint.number)
        if household_id is None:
            household_id = complaint.household_id
    with office.write("plan") as journal:
        series = f"S{journal.operation_id}" if len(times) > 1 else ""
        ids = [
            journal.insert(
                "follow_up",
                {
                    "kind": kind,
                    "due_at": due_at.replace(microsecond=0),
                    "complaint_id": complaint_id,
                    "household_id": household_id,
                    "title": title.strip(),
                    "note": note.strip(),
                    "assignee": assignee or office.operator,
                    "series": series,
                },
            )
            for due_at in sorted(times)
        ]
    return tuple(get(office, follow_up_id) for follow_up_id in ids)


def move(office: Office, follow_up_id: int, due_at: datetime) -> FollowUp:
    """Move a planned follow-up.

    A promise may only move past its time after the complainant was told: a contact logged
    since the promise (document 003 §4.1: who cannot keep a time must contact and explain).
    """
    follow_up = _planned(office, follow_up_id)
    due_at = due_at.replace(microsecond=0)
    if due_at == follow_up.due_at:
        return follow_up
    if due_at <= office.now():
        raise KnownError(
            "due_past", say(QT_TRANSLATE_NOOP("core", "不能改期到过去的时间，原时间未变。"))
        )
    if follow_up.promise_id is not None and follow_up.complaint_id is not None:
        case = office.case(follow_up.complaint_id)
        made_in = next(c for c in case.contacts for p in c.promises if p.id == follow_up.promise_id)
        promise = next(p for p in made_in.promises if p.id == follow_up.promise_id)
        told = any(c.reached and c.id > made_in.id for c in case.contacts)
        if due_at > promise.due_at and not told:
            raise RefusedError(
                "promise_not_explained",
                say(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "“{text}”是对投诉人的承诺，原时间未变：推迟前请先与投诉人沟通说明并记录（Ctrl+L）。",
                    ),
                    text=promise.text,
                ),
            )
    with office.write("move") as journal:
        followups.move(journal, follow_up_id, due_at)
    return get(office, follow_up_id)


def complete(office: Office, follow_up_id: int, how: Completion) -> FollowUp:
    """Complete a follow-up, or count an unanswered call.

    A follow-up of a running case is logged as a contact of that case as well, so that what
    was said is written once. A promise whose follow-up is done in time is kept.
    """
    follow_up = _planned(office, follow_up_id)
    if how.reached and not how.outcome.strip():
        raise RefusedError("outcome_missing", say(QT_TRANSLATE_NOOP("core", "请写下回访的结果。")))
    now = office.now()
    with office.write("follow_up") as journal:
        if how.reached:
            journal.update(
                "follow_up",
                follow_up_id,
                {"state": "done", "done_at": now, "outcome": how.outcome.strip()},
            )
            if follow_up.promise_id is not None:
                journal.update("promise", follow_up.promise_id, {"kept_at": now})
            if how.end_series:
                _call_off(office, journal, follow_up_id, how.outcome.strip())
        else:
            journal.update("follow_up", follow_up_id, {"unanswered": follow_up.unanswered + 1})
        if how.log_contact and follow_up.complaint_id is not None:
            _log(office, journal, follow_up.complaint_id, how, now)
        outcome_words.set_aside(office, follow_up_id, journal.operation_id)
    return get(office, follow_up_id)


def cancel(office: Office, follow_up_id: int, reason: str, *, end_series: bool = False) -> FollowUp:
    """Call a follow-up off, with a reason; a promise cannot be called off, only kept.

    ``end_series`` calls off the later ones of its series as well.
    """
    follow_up = _planned(office, follow_up_id)
    progress.need_reason(reason)
    if follow_up.promise_id is not None:
        raise RefusedError(
            "promise_stays",
            say(QT_TRANSLATE_NOOP("core", "这是对投诉人的承诺，不能取消，只能兑现或说明后改期。")),
        )
    with office.write("cancel_follow_up") as journal:
        journal.update(
            "follow_up",
            follow_up_id,
            {"state": "cancelled", "done_at": office.now(), "outcome": reason.strip()},
        )
        if end_series:
            _call_off(office, journal, follow_up_id, reason.strip())
        outcome_words.set_aside(office, follow_up_id, journal.operation_id)
    return get(office, follow_up_id)


def _call_off(office: Office, journal: Journal, follow_up_id: int, why: str) -> None:
    """Call off the later ones of a series."""
    for later in followups.rest_of_series(office.store, follow_up_id):
        journal.update(
            "follow_up",
            later.id,
            {"state": "cancelled", "done_at": office.now(), "outcome": why},
        )


def count_open(office: Office) -> int:
    """Follow-ups overdue or due today: the calendar's badge."""
    midnight = datetime.combine(office.now().date() + timedelta(days=1), time())
    return followups.count_due(office.store, office.now(), midnight)


def _planned(office: Office, follow_up_id: int) -> FollowUp:
    follow_up = get(office, follow_up_id)
    if follow_up.state != "planned":
        raise RefusedError(
            "follow_up_over", say(QT_TRANSLATE_NOOP("core", "这项回访已完成或已取消，不能再改。"))
        )
    return follow_up


def _log(
    office: Office, journal: Journal, complaint_id: int, how: Completion, now: datetime
) -> CaseFile:
    before = office.case(complaint_id)
    contact = Contact(
        id=0,
        at=now,
        entry_id=0,
        channel=how.channel,
        person=before.complaint.complainant,
        staff=office.operator,
        reached=how.reached,
        mood_after=how.mood_after if how.reached else "",
        said=how.outcome.strip(),
    )
    after = journey.add_contact(before, contact, None, office.rules())
    return office.save(journal, before, replace(after))
