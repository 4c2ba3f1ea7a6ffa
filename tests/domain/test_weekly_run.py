"""The weekly paper's times: due when, caught up how, never twice in a week."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.weekly_run import MOST, WeeklyRun, due, latest, upcoming

FRIDAY = datetime(2026, 11, 20, 17)
PLAN = WeeklyRun(True, 4, time(17), "/papers", False, FRIDAY - timedelta(days=3))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31))


def after(plan: WeeklyRun, done: datetime | None) -> WeeklyRun:
    return WeeklyRun(plan.on, plan.weekday, plan.at, plan.folder, plan.workbook, plan.since, done)


def test_on_the_minute_and_once() -> None:
    assert due(PLAN, FRIDAY - timedelta(minutes=1)) == ()
    assert due(PLAN, FRIDAY) == (FRIDAY,)
    assert due(after(PLAN, FRIDAY), FRIDAY + timedelta(days=6, hours=23)) == ()
    assert due(after(PLAN, FRIDAY), FRIDAY + timedelta(days=7)) == (FRIDAY + timedelta(days=7),)


def test_a_machine_that_was_off_writes_one_for_each_missed_week() -> None:
    back = FRIDAY + timedelta(days=17)
    missed = (FRIDAY + timedelta(days=7), FRIDAY + timedelta(days=14))
    assert due(after(PLAN, FRIDAY), back) == missed
    assert due(after(PLAN, missed[0]), back) == missed[1:]


def test_nothing_before_it_was_switched_on_and_never_a_flood() -> None:
    late = WeeklyRun(True, 4, time(17), "/papers", since=FRIDAY + timedelta(minutes=5))
    assert due(late, FRIDAY + timedelta(hours=1)) == ()
    assert due(late, FRIDAY + timedelta(days=7)) == (FRIDAY + timedelta(days=7),)
    found = due(PLAN, FRIDAY + timedelta(days=700))
    assert len(found) == MOST and found[-1] == FRIDAY + timedelta(days=700)


def test_off_or_without_a_folder() -> None:
    assert due(WeeklyRun(False, 4, time(17), "/papers", since=FRIDAY), datetime(2027, 1, 1)) == ()
    assert due(WeeklyRun(True, 4, time(17), "", since=FRIDAY), datetime(2027, 1, 1)) == ()


def test_a_change_of_the_day_never_writes_a_week_twice() -> None:
    sunday = WeeklyRun(True, 6, time(9), "/papers", since=FRIDAY - timedelta(days=30), done=FRIDAY)
    assert due(sunday, datetime(2026, 11, 22, 9)) == ()
    assert due(sunday, datetime(2026, 11, 29, 9)) == (datetime(2026, 11, 29, 9),)


def test_a_clock_that_was_wrong_holds_it_up_for_this_week_only() -> None:
    future = after(PLAN, datetime(2030, 1, 4, 17))
    assert due(future, FRIDAY) == ()
    assert len(due(after(PLAN, FRIDAY), FRIDAY + timedelta(days=7))) == 1


@given(now=MOMENTS, since=MOMENTS, done=st.none() | MOMENTS, weekday=st.integers(0, 6),
       hour=st.integers(0, 23))  # fmt: skip
def test_due_is_in_order_past_and_one_a_week(
    now: datetime, since: datetime, done: datetime | None, weekday: int, hour: int
) -> None:
    plan = WeeklyRun(True, weekday, time(hour), "/papers", False, since, done)
    found = due(plan, now)
    assert list(found) == sorted(set(found)) and len(found) <= MOST
    assert all(
        since < one <= now and one.weekday() == weekday and one.hour == hour for one in found
    )
    assert len({one.isocalendar()[:2] for one in found}) == len(found)
    assert latest(plan, now) <= now < upcoming(plan, now)
    if found:  # carrying all of them out leaves nothing
        assert due(after(plan, found[-1]), now) == ()
