"""Periods of a report: an ISO week, a calendar month or free days, and those beside it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say

KINDS = ("week", "month", "free")
TREND_WEEKS = 8
FIRST_YEAR, LAST_YEAR = 1900, 2200
_DAY = timedelta(days=1)
_YEAR_OF_WEEKS = timedelta(weeks=52)
WEEKDAY_TEXT = (
    QT_TRANSLATE_NOOP("core", "周一"),
    QT_TRANSLATE_NOOP("core", "周二"),
    QT_TRANSLATE_NOOP("core", "周三"),
    QT_TRANSLATE_NOOP("core", "周四"),
    QT_TRANSLATE_NOOP("core", "周五"),
    QT_TRANSLATE_NOOP("core", "周六"),
    QT_TRANSLATE_NOOP("core", "周日"),
)


@dataclass(frozen=True)
class Period:
    """Days from *first* to *last*, both included. ``kind`` is ``week``, ``month`` or ``free``."""

    kind: str
    first: date
    last: date

    @property
    def start(self) -> datetime:
        """Midnight at which the period begins."""
        return datetime.combine(self.first, time())

    @property
    def end(self) -> datetime:
        """Midnight at which the period is over: not in it any more."""
        return datetime.combine(self.last + _DAY, time())

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def key(self) -> str:
        """``2026-W47``, ``2026-11`` or ``2026-11-01..2026-11-15``; ``parse`` reads it back."""
        if self.kind == "week":
            year, week, _ = self.first.isocalendar()
            return f"{year:04d}-W{week:02d}"
        if self.kind == "month":
            return f"{self.first:%Y-%m}"
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    def previous(self) -> Period:
        """The week or month before; before a free span one as long."""
        if self.kind == "month":
            return month_of(self.first - _DAY)
        span = timedelta(days=self.days)
        return Period(self.kind, self.first - span, self.last - span)

    def following(self) -> Period:
        """The week or month after; after a free span one as long."""
        if self.kind == "month":
            return month_of(self.last + _DAY)
        span = timedelta(days=self.days)
        return Period(self.kind, self.first + span, self.last + span)

    def year_before(self) -> Period:
        """The same in the year before: the week of the same number, the month of the same name.

        A week 53 that the year before does not have, and a free span, are compared with the
        days 52 weeks earlier: as many, and the same days of the week.
        """
        if self.kind == "month":
            return month_of(self.first.replace(year=self.first.year - 1))
        year, week, _ = self.first.isocalendar()
        if self.kind == "week" and week <= weeks_in(year - 1):
            return week_number(year - 1, week)
        return Period(self.kind, self.first - _YEAR_OF_WEEKS, self.last - _YEAR_OF_WEEKS)

    def trend(self, count: int = TREND_WEEKS) -> tuple[Period, ...]:
        """*count* weeks up to the one in which the period ends; of a month, months."""
        one = self if self.kind == "month" else week_of(self.last)
        found = [one]
        while len(found) < count:
            found.append(found[-1].previous())
        return tuple(reversed(found))

    def title(self) -> Message:
        """``2026 年第 47 周（11-16 周一 至 11-22 周日）``."""
        if self.kind == "week":
            year, week, _ = self.first.isocalendar()
            return say(
                QT_TRANSLATE_NOOP("core", "{year} 年第 {week} 周（{first} 周一 至 {last} 周日）"),
                year=year,
                week=week,
                first=f"{self.first:%m-%d}",
                last=f"{self.last:%m-%d}",
            )
        if self.kind == "month":
            return say(
                QT_TRANSLATE_NOOP("core", "{year} 年 {month} 月"),
                year=self.first.year,
                month=self.first.month,
            )
        return say(
            QT_TRANSLATE_NOOP("core", "{first} 至 {last}"),
            first=self.first.isoformat(),
            last=self.last.isoformat(),
        )


def week_of(day: date) -> Period:
    """The ISO week (Monday to Sunday) that *day* lies in."""
    monday = day - timedelta(days=day.weekday())
    return Period("week", monday, monday + timedelta(days=6))


def week_number(year: int, week: int) -> Period:
    """ISO week *week* of *year*; ``ValueError`` when the year has no such week."""
    return week_of(date.fromisocalendar(year, week, 1))


def weeks_in(year: int) -> int:
    """52 or 53: the ISO weeks of a year (28 December always lies in the last one)."""
    return date(year, 12, 28).isocalendar().week


def month_of(day: date) -> Period:
    """The calendar month that *day* lies in."""
    last = monthrange(day.year, day.month)[1]
    return Period("month", day.replace(day=1), day.replace(day=last))


def free(first: date, last: date) -> Period:
    """Free days, both included; ``KnownError("period_unknown")`` when they run backwards."""
    if last < first:
        raise _unknown(f"{first.isoformat()}..{last.isoformat()}")
    return Period("free", first, last)


def parse(text: str) -> Period:
    """``2026-W47`` (also ``2026W47``), ``2026-11``, ``2026-11-01..2026-11-15`` or one day.

    Raises ``KnownError("period_unknown")`` for anything else, a week 53 that a year does not
    have and years of no office (there must be a year before and after) included.
    """
    found = _read(text)
    if not FIRST_YEAR <= found.first.year <= found.last.year <= LAST_YEAR:
        raise _unknown(text)
    return found


def _read(text: str) -> Period:
    plain = text.strip().upper()
    try:
        week = re.fullmatch(r"(\d{4})-?W(\d{1,2})", plain, re.ASCII)
        if week:
            return week_number(int(week[1]), int(week[2]))
        month = re.fullmatch(r"(\d{4})-(\d{1,2})", plain, re.ASCII)
        if month:
            return month_of(date(int(month[1]), int(month[2]), 1))
        first, _, last = plain.partition("..")
        begin = date.fromisoformat(first)
        return free(begin, date.fromisoformat(last) if last else begin)
    except (ValueError, OverflowError):
        raise _unknown(text) from None


def _unknown(text: str) -> KnownError:
    return KnownError(
        "period_unknown",
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "看不懂“{text}”这个时段。周写作 2026-W47，月写作 2026-11，"
                "任意时段写作 2026-11-01..2026-11-15。",
            ),
            text=text,
        ),
    )
