"""The calendar as the window shows it: a span of days with everything a card says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from desktop_app.domain.case import Status
from desktop_app.domain.planner import Ground
from desktop_app.domain.workcalendar import WorkCalendar
from desktop_app.services import followups, households, planner
from desktop_app.services.followups import CalendarSpan
from desktop_app.services.office import Office
from desktop_app.storage import calendar_view
from desktop_app.storage.calendar_view import Detail as Detail

VISIT_AFTER = 3
"""Unanswered calls after which a visit is proposed: a house rule, not a rule of a document."""
_SEARCH_BACK = timedelta(days=120)
_MOST = 10


@dataclass(frozen=True)
class CalendarView:
    """``details`` by follow-up id; ``calendar`` answers for days beyond the span as well.

    ``overdue_count`` counts all overdue ones, also those beyond the list of the span.
    ``ground`` is what the planner proposes and warns from.
    """

    span: CalendarSpan
    details: Mapping[int, Detail] = field(default_factory=dict)
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    overdue_count: int = 0
    ground: Ground = field(default_factory=Ground)


@dataclass(frozen=True)
class Subject:
    """Whom a new follow-up concerns: a case, or only a household. ``person`` is unmasked.

    ``preferred_time`` is what they wish, in their own words.
    """

    complaint_id: int | None
    household_id: int | None
    number: str
    place: str
    person: str
    about: str
    status: Status | None = None
    preferred_time: str = ""


def read(office: Office, first: date, last: date, *, mine: bool = False) -> CalendarView:
    """Days *first* to *last*, both included, with the overdue ones of any day."""
    span = followups.span(office, first, last, mine=mine)
    ids = dict.fromkeys(f.id for f in (*span.items, *span.overdue))
    return CalendarView(
        span,
        calendar_view.details(office.store, list(ids)),
        office.rules().calendar,
        calendar_view.count_overdue(office.store, office.now(), office.operator if mine else ""),
        planner.ground(office),
    )


def details(office: Office, ids: Sequence[int]) -> dict[int, Detail]:
    """What a card says besides the follow-up itself, by its id; unknown ids are left out."""
    return calendar_view.details(office.store, ids)


def find_subjects(office: Office, text: str) -> list[Subject]:
    """Cases by (a piece of) their number, then households with their open cases.

    Takes what ``households.find`` takes: room in any spelling, name, initials, phone tail.
    """
    text = text.strip()
    if len(text) < 2:
        return []
    found = [
        Subject(
            hit.id, None, hit.number, hit.place, hit.complainant, hit.excerpt, Status(hit.status)
        )
        for hit in calendar_view.cases_numbered(
            office.store, text, office.now() - _SEARCH_BACK, _MOST
        )
    ]
    seen = {subject.complaint_id for subject in found}
    for hit in households.find(office, text, 5):
        place = hit.household.short()
        person = hit.residents[0].name if hit.residents else ""
        card = households.card(office, hit.household.id)
        for past in card.open_cases[:3] if card else ():
            if past.id not in seen:
                found.append(
                    Subject(
                        past.id, hit.household.id, past.number, place, person,
                        past.content, Status(past.status),
                    )
                )  # fmt: skip
        found.append(Subject(None, hit.household.id, "", place, person, ""))
    return [_with_wish(office, subject) for subject in found[: 2 * _MOST]]


def _with_wish(office: Office, subject: Subject) -> Subject:
    wish = planner.preferred_time(office, subject.complaint_id, subject.household_id)
    return replace(subject, preferred_time=wish)


def note_reveal(office: Office, follow_up_id: int) -> None:
    """Leave a trace that the name on a follow-up was shown unmasked."""
    follow_up = followups.get(office, follow_up_id)
    with office.write("reveal") as journal:
        if follow_up.complaint_id is not None:
            case = follow_up.complaint_id
            journal.record("complaint", case, case, "reveal", None, office.operator)
        else:
            journal.record("follow_up", follow_up_id, None, "reveal", None, office.operator)
