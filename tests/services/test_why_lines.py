"""The counting as lines: long runs of equal days are one line, and nothing counted is lost."""

from __future__ import annotations

import itertools
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.limits import Limit, due
from desktop_app.domain.workcalendar import Day, WorkCalendar
from desktop_app.services.why_lines import lines, total

HOLIDAY = {date(2026, 10, day): Day(False, "国庆节") for day in range(1, 9)}
CALENDAR = WorkCalendar({**HOLIDAY, date(2026, 10, 10): Day(True)}, frozenset({2026}))


def test_a_holiday_is_one_line_and_a_make_up_day_another() -> None:
    found = due(datetime(2026, 9, 30, 10), Limit(2, "working_days"), CALENDAR)
    told = lines(found.intervals)
    assert [(line.why, line.name, line.days) for line in told] == [
        ("start_day", "", 1),
        ("holiday", "国庆节", 8),
        ("office", "", 1),
        ("make_up", "", 1),
    ]
    assert found.at == datetime(2026, 10, 10, 18)


def test_many_working_days_are_one_line_with_their_sum() -> None:
    found = due(datetime(2026, 11, 1, 10), Limit(7, "working_days"), CALENDAR)
    told = lines(found.intervals)
    assert [(line.why, line.days, line.counted.days) for line in told if line.counts] == [
        ("office", 5, 5),
        ("office", 1, 1),
        ("office", 1, 1),
    ]


def test_office_hours_of_equal_days_are_one_line() -> None:
    found = due(datetime(2026, 11, 2, 16), Limit(39, "working_hours"), CALENDAR)
    told = lines(found.intervals)
    run = next(line for line in told if line.days > 1)
    assert (run.days, run.opens, run.closes) == (3, time(8, 30), time(18))
    assert run.counted == timedelta(hours=28.5)  # Tuesday to Thursday
    assert not any(line.start.time() == time.min and line.why == "after_hours" for line in told)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 10, 1)),
    st.integers(1, 60),
    st.sampled_from(["minutes", "hours", "working_hours", "working_days"]),
)
def test_lines_are_gapless_and_count_the_same(start: datetime, amount: int, unit: str) -> None:
    start = start.replace(microsecond=0)
    found = due(start, Limit(amount, unit), CALENDAR)
    told = lines(found.intervals)
    assert len(told) <= len(found.intervals)
    assert sum((line.counted for line in told), timedelta()) == total(found.intervals)
    assert (told[0].start, told[-1].end) == (found.intervals[0].start, found.intervals[-1].end)
    assert all(one.end == other.start for one, other in itertools.pairwise(told))
