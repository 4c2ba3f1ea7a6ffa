"""Time limits: when something is due, and why exactly then.

The default amounts are published house rules of property companies, not law; they live in
the office's settings. This module only counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop_app.domain.workcalendar import WorkCalendar

Pause = tuple[datetime, datetime]
"""A time on hold: from, until."""


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


def due(start: datetime, limit: Limit, calendar: WorkCalendar, pauses: Sequence[Pause] = ()) -> Due:
    """When a limit that starts at *start* ends; time on hold (*pauses*) does not count.

    Plain minutes and hours run through. Working hours run inside office hours of working
    days. Working days: the day of the start is not counted, the limit ends with the office
    hours of the n-th working day after it (period counting of the Civil Code, art. 201); a
    day on which the case stands still when the office closes is not counted either.
    """
    start = start.replace(microsecond=0)
    standing = sorted(pause for pause in pauses if pause[1] > start)
    if limit.unit == "working_days":
        at, intervals = _working_days(start, limit.amount, calendar, standing)
    else:
        span = timedelta(**{"minutes" if limit.unit == "minutes" else "hours": limit.amount})
        office = limit.unit == "working_hours"
        stretches = _office_time(start, calendar) if office else iter([_open_end(start)])
        at, intervals = _count(stretches, span, standing)
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
    start: datetime, amount: int, calendar: WorkCalendar, pauses: Sequence[Pause]
) -> tuple[datetime, list[Interval]]:
    intervals = [Interval(start, _midnight_after(start), timedelta(), "start_day")]
    day, counted = start.date(), 0
    at = start
    while counted < amount:
        day += timedelta(days=1)
        hours = calendar.hours_on(day)
        begin = datetime.combine(day, datetime.min.time())
        reason = _day_reason(day, calendar)
        if hours is not None and any(since <= hours[1] < until for since, until in pauses):
            reason, hours = "hold", None
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


@dataclass(frozen=True)
class _Stretch:
    """A stretch of time that counts or does not, before holds are taken out."""

    start: datetime
    end: datetime
    counts: bool
    why: str
    name: str = ""


def _open_end(start: datetime) -> _Stretch:
    return _Stretch(start, datetime.max.replace(microsecond=0), True, "plain")


def _office_time(start: datetime, calendar: WorkCalendar) -> Iterator[_Stretch]:
    """Office hours and what lies between them, from *start* on."""
    moment = start
    while True:
        day = moment.date()
        hours = calendar.hours_on(day)
        midnight = _midnight_after(moment)
        reason, name = _day_reason(day, calendar), calendar.day_name(day)
        if hours is None:
            yield _Stretch(moment, midnight, False, reason, name)
        else:
            opens, closes = hours
            if moment < opens:
                yield _Stretch(moment, opens, False, "after_hours")
            if moment < closes:
                yield _Stretch(max(moment, opens), closes, True, reason, name)
            yield _Stretch(max(moment, closes), midnight, False, "after_hours")
        moment = midnight


def _count(
    stretches: Iterator[_Stretch], span: timedelta, pauses: Sequence[Pause]
) -> tuple[datetime, list[Interval]]:
    """Walk the stretches until *span* has been counted."""
    intervals: list[Interval] = []
    left = span
    for stretch in stretches:
        if not stretch.counts:
            intervals.append(
                Interval(stretch.start, stretch.end, timedelta(), stretch.why, stretch.name)
            )
            continue
        moment = stretch.start
        for since, until in pauses:
            if until <= moment or since >= min(stretch.end, moment + left):
                continue
            if since > moment:
                intervals.append(Interval(moment, since, since - moment, stretch.why, stretch.name))
                left -= since - moment
            stop = min(until, stretch.end)
            intervals.append(Interval(max(moment, since), stop, timedelta(), "hold"))
            moment = stop
        if moment >= stretch.end:
            continue
        end = stretch.end if stretch.end - moment < left else moment + left
        intervals.append(Interval(moment, end, end - moment, stretch.why, stretch.name))
        left -= end - moment
        if left <= timedelta():
            return end, intervals
    raise AssertionError("stretches of time do not end")
