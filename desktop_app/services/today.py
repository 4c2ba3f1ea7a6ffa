"""The day at a glance: what is late, what is due, who is waited for, what happened overnight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from desktop_app.domain.case import FollowUp
from desktop_app.domain.workcalendar import WorkCalendar
from desktop_app.services import improvements
from desktop_app.services.improvements import Due
from desktop_app.services.office import Office
from desktop_app.storage import figures, followups, households, today
from desktop_app.storage.figures import Cut
from desktop_app.storage.store import to_column
from desktop_app.storage.today import DayCase, HandOver

__all__ = ["Cases", "DayCase", "Figures", "FollowUps", "HandOver", "Today", "read", "unmanned"]

SHOWN = 8
"""Lines of a list; its count tells how many there are in all."""
LOOK_BACK = 15
"""Days within which a working day is looked for; the longest holiday is shorter."""


@dataclass(frozen=True)
class Cases:
    items: tuple[DayCase, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class FollowUps:
    """Overdue ones first, then those of today."""

    items: tuple[FollowUp, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class Figures:
    """``received``, completed (``closed``) and ``satisfied`` of ``answered`` since Monday.

    Counted as in the weekly summary (``domain.figures``): two screens never differ.
    """

    received: int = 0
    closed: int = 0
    open: int = 0
    overdue: int = 0
    answered: int = 0
    satisfied: int = 0


@dataclass(frozen=True)
class Today:
    """Everything that the page shows, read at one moment."""

    now: datetime
    first_run: bool
    overdue: Cases
    due: Cases
    callbacks: FollowUps
    promises: FollowUps
    waiting: Cases
    hand_over: tuple[HandOver, ...]
    hand_over_count: int
    hand_over_from: datetime
    figures: Figures
    improvements: Due


_WEEK = ("received", "completed", "answered", "satisfied")


def read(office: Office) -> Today:
    """The day as of now."""
    store, now = office.store, office.now()
    midnight = datetime.combine(now.date() + timedelta(days=1), time())
    overdue = Cases(*today.due_between(store, None, now, SHOWN))
    planned = [
        *followups.overdue(store, now),
        *(one for one in followups.between(store, now, midnight) if one.state == "planned"),
    ]
    start, end = unmanned(office.rules().calendar, now)
    written, written_count = today.written_between(store, start, end, SHOWN)
    monday = datetime.combine(now.date() - timedelta(days=now.weekday()), time())
    # A stretch ends before its end: what is registered this second is in it.
    span = (str(to_column(monday)), str(to_column(now + timedelta(seconds=1))))
    week = figures.facts(store, span, Cut(), _WEEK)
    return Today(
        now=now,
        first_run=not today.any_case(store) and not households.count(store),
        overdue=overdue,
        due=Cases(*today.due_between(store, now, midnight, SHOWN)),
        callbacks=_some([one for one in planned if one.promise_id is None]),
        promises=_some([one for one in planned if one.promise_id is not None]),
        waiting=Cases(*today.waiting(store, SHOWN)),
        hand_over=written,
        hand_over_count=written_count,
        hand_over_from=start,
        figures=Figures(
            received=week.count("received"),
            closed=week.count("completed"),
            open=today.open_count(store),
            overdue=overdue.count,
            answered=week.count("answered"),
            satisfied=week.count("satisfied"),
        ),
        improvements=improvements.due(office),
    )


def unmanned(calendar: WorkCalendar, now: datetime) -> tuple[datetime, datetime]:
    """The stretch that is handed over: from the last working day's end to today's opening.

    Before the opening, and on a rest day, it lasts until now.
    """
    day = now.date() - timedelta(days=1)
    for _ in range(LOOK_BACK):
        if calendar.is_working(day):
            break
        day -= timedelta(days=1)
    start = datetime.combine(day, calendar.closes)
    hours = calendar.hours_on(now.date())
    return start, (min(now, hours[0]) if hours else now)


def _some(found: list[FollowUp]) -> FollowUps:
    return FollowUps(tuple(found[:SHOWN]), len(found))
