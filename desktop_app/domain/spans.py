"""Spans of days as filters mean them: a named period, or days from and to."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

Span = tuple[datetime | None, datetime | None]
"""From (included) until (not included); ``None`` leaves that side open."""


def period(key: str, today: date) -> Span:
    """The span of a key of ``filters.PERIOD_TEXT``; weeks begin on Monday."""
    monday = today - timedelta(days=today.weekday())
    first = today.replace(day=1)
    next_day = today + timedelta(days=1)
    match key:
        case "today":
            return _span(today, next_day)
        case "yesterday":
            return _span(today - timedelta(days=1), today)
        case "this_week":
            return _span(monday, monday + timedelta(days=7))
        case "last_week":
            return _span(monday - timedelta(days=7), monday)
        case "days7" | "days30":
            return _span(next_day - timedelta(days=int(key[4:])), next_day)
        case "this_month":
            return _span(first, _next_month(first))
        case "last_month":
            return _span((first - timedelta(days=1)).replace(day=1), first)
        case "this_year":
            return _span(today.replace(month=1, day=1), date(today.year + 1, 1, 1))
    raise KeyError(key)


def days(first: str, last: str) -> Span:
    """ISO days, both included; an empty one leaves its side open."""
    start = date.fromisoformat(first) if first else None
    end = date.fromisoformat(last) if last else date.max
    # After the last day that there is comes nothing that would have to be left out.
    until = _midnight(end + timedelta(days=1)) if end < date.max else None
    return (_midnight(start) if start else None, until)


def due_span(key: str, now: datetime) -> Span:
    """The span in which a limit of ``filters.LIMIT_TEXT`` must lie."""
    today = now.date()
    match key:
        case "overdue":
            return None, now
        case "ahead":
            return now, None
        case "days7":
            return _span(today, today + timedelta(days=7))
        case "week":
            return period("this_week", today)
    return period(key, today)


def _span(first: date, until: date) -> Span:
    return _midnight(first), _midnight(until)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
