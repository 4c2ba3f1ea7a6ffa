"""The Chinese working calendar: rest days, make-up working days (调休) and office hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True)
class Day:
    """An exception to the week: a rest day on a weekday, or a working day on a weekend."""

    working: bool
    name: str = ""


@dataclass(frozen=True)
class WorkCalendar:
    """Working days and office hours.

    ``days`` holds the exceptions only; ``published`` the years whose official table is known.
    A day of another year follows the plain week, and whoever shows a due time says so.
    """

    days: Mapping[date, Day] = field(default_factory=dict)
    published: frozenset[int] = frozenset()
    opens: time = time(8, 30)
    closes: time = time(18, 0)

    def is_working(self, day: date) -> bool:
        exception = self.days.get(day)
        return exception.working if exception else day.weekday() < 5

    def is_published(self, day: date) -> bool:
        return day.year in self.published

    def day_name(self, day: date) -> str:
        """The holiday's name, or an empty text."""
        exception = self.days.get(day)
        return exception.name if exception else ""

    def is_make_up(self, day: date) -> bool:
        """A Saturday or Sunday worked in exchange for a holiday."""
        return day.weekday() >= 5 and self.is_working(day)

    def next_working(self, day: date) -> date:
        """The first working day after *day*."""
        day += timedelta(days=1)
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def hours_on(self, day: date) -> tuple[datetime, datetime] | None:
        """Opening and closing of a working day; ``None`` on a rest day.

        Hours that hold no time (a slip in the settings) count as the whole day: a limit in
        working hours would never end otherwise.
        """
        if not self.is_working(day):
            return None
        if self.opens >= self.closes:
            return datetime.combine(day, time.min), datetime.combine(day, time(23, 59, 59))
        return datetime.combine(day, self.opens), datetime.combine(day, self.closes)
