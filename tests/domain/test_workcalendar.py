"""The working calendar: exceptions to the week, make-up days, office hours."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from desktop_app.domain.workcalendar import Day, WorkCalendar

CALENDAR = WorkCalendar(
    {
        date(2026, 10, 1): Day(False, "国庆节"),
        date(2026, 10, 10): Day(True, "国庆节"),
        date(2026, 10, 4): Day(False, "国庆节"),
    },
    frozenset({2026}),
    time(9, 0),
    time(17, 30),
)


@pytest.mark.parametrize(
    ("day", "working", "make_up", "name"),
    [
        (date(2026, 9, 30), True, False, ""),  # Wednesday
        (date(2026, 10, 1), False, False, "国庆节"),  # Thursday, holiday
        (date(2026, 10, 4), False, False, "国庆节"),  # Sunday inside the holiday
        (date(2026, 10, 10), True, True, "国庆节"),  # Saturday, worked
        (date(2026, 10, 11), False, False, ""),  # Sunday
        (date(2027, 10, 1), True, False, ""),  # not published: the plain week
    ],
)
def test_a_day_is_working_make_up_or_rest(
    day: date, working: bool, make_up: bool, name: str
) -> None:
    assert CALENDAR.is_working(day) is working
    assert CALENDAR.is_make_up(day) is make_up
    assert CALENDAR.day_name(day) == name


def test_only_published_years_are_called_known() -> None:
    assert CALENDAR.is_published(date(2026, 12, 31))
    assert not CALENDAR.is_published(date(2027, 1, 1))


def test_the_next_working_day_jumps_over_rest_days() -> None:
    assert CALENDAR.next_working(date(2026, 9, 30)) == date(2026, 10, 2)
    assert CALENDAR.next_working(date(2026, 10, 9)) == date(2026, 10, 10)
    assert CALENDAR.next_working(date(2026, 10, 10)) == date(2026, 10, 12)


def test_office_hours_stand_on_working_days_only() -> None:
    assert CALENDAR.hours_on(date(2026, 10, 10)) == (
        datetime(2026, 10, 10, 9),
        datetime(2026, 10, 10, 17, 30),
    )
    assert CALENDAR.hours_on(date(2026, 10, 1)) is None
