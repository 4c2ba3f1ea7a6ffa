"""Time limits: when something is due, and why exactly then.

The default amounts are published house rules of property companies, not law; they live in
the office's settings. This module only counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop_app.domain.workcalendar import WorkCalendar


@dataclass(frozen=True)
class Limit:
    """An amount of time: ``unit`` is minutes, hours, working_hours or working_days."""

    amount: int
    unit: str


@dataclass(frozen=True)
class LimitRule:
    """The limit of one clock; an empty severity or category means any."""

    clock: str
    amount: int
    unit: str
    severity: str = ""
    category: str = ""


@dataclass(frozen=True)
class Interval:
    """A stretch between start and due that counted, or did not, and why.

    ``why``: plain | office | after_hours | rest | holiday | make_up | start_day | hold
    """

    start: datetime
    end: datetime
    counted: timedelta
    why: str
    name: str = ""


@dataclass(frozen=True)
class Due:
    """A due time that can explain itself interval by interval."""

    at: datetime
    intervals: tuple[Interval, ...]
    unpublished: tuple[int, ...] = ()
    """Years on the way whose official calendar is not known: the plain week was assumed."""


def choose(
    rules: Iterable[LimitRule], clock: str, severity: str, category: str
) -> LimitRule | None:
    """The most specific rule of a clock: category before severity before the general one."""
    fitting = [
        rule
        for rule in rules
        if rule.clock == clock
        and rule.severity in ("", severity)
        and (
            not rule.category
            or category == rule.category
            or category.startswith(rule.category + ".")
        )
    ]
    return max(fitting, key=lambda r: (len(r.category), bool(r.severity)), default=None)


def due(start: datetime, limit: Limit, calendar: WorkCalendar) -> Due:
    """When a limit that starts at *start* ends.

    Plain minutes and hours run through. Working hours run inside office hours of working
    days. Working days: the day of the start is not counted, the limit ends with the office
    hours of the n-th working day after it (period counting of the Civil Code, art. 201).
    """
    start = start.replace(microsecond=0)
    if limit.unit == "working_days":
        at, intervals = _working_days(start, limit.amount, calendar)
    elif limit.unit == "working_hours":
        at, intervals = _working_time(start, timedelta(hours=limit.amount), calendar)
    else:
        span = (
            timedelta(minutes=limit.amount)
            if limit.unit == "minutes"
            else timedelta(hours=limit.amount)
        )
        at = start + span
        intervals = [Interval(start, at, span, "plain")]
    counts_days = limit.unit in ("working_days", "working_hours")
    years = range(start.year, at.year + 1) if counts_days else ()
    return Due(at, tuple(intervals), tuple(y for y in years if y not in calendar.published))


def _midnight_after(moment: datetime) -> datetime:
    return datetime.combine(moment.date() + timedelta(days=1), datetime.min.time())


def _day_reason(day: date, calendar: WorkCalendar) -> str:
    if calendar.is_working(day):
        return "make_up" if calendar.is_make_up(day) else "office"
    return "holiday" if calendar.day_name(day) else "rest"


def _working_days(
    start: datetime, amount: int, calendar: WorkCalendar
) -> tuple[datetime, list[Interval]]:
    intervals = [Interval(start, _midnight_after(start), timedelta(), "start_day")]
    day, counted = start.date(), 0
    at = start
    while counted < amount:
        day += timedelta(days=1)
        hours = calendar.hours_on(day)
        begin = datetime.combine(day, datetime.min.time())
        reason = _day_reason(day, calendar)
        if hours is None:
            intervals.append(
                Interval(begin, _midnight_after(begin), timedelta(), reason, calendar.day_name(day))
            )
            continue
        counted += 1
        at = hours[1]
        end = at if counted == amount else _midnight_after(begin)
        intervals.append(Interval(begin, end, timedelta(days=1), reason, calendar.day_name(day)))
    return at, intervals


def _working_time(
    start: datetime, span: timedelta, calendar: WorkCalendar
) -> tuple[datetime, list[Interval]]:
    intervals: list[Interval] = []
    moment, left = start, span
    while True:
        day = moment.date()
        hours = calendar.hours_on(day)
        midnight = _midnight_after(moment)
        if hours is None:
            reason = _day_reason(day, calendar)
            intervals.append(
                Interval(moment, midnight, timedelta(), reason, calendar.day_name(day))
            )
            moment = midnight
            continue
        opens, closes = hours
        if moment < opens:
            intervals.append(Interval(moment, opens, timedelta(), "after_hours"))
            moment = opens
        if moment < closes:
            end = min(closes, moment + left)
            intervals.append(
                Interval(
                    moment, end, end - moment, _day_reason(day, calendar), calendar.day_name(day)
                )
            )
            left -= end - moment
            if left <= timedelta():
                return end, intervals
            moment = end
        intervals.append(Interval(moment, midnight, timedelta(), "after_hours"))
        moment = midnight
