"""Fitting times for follow-ups: wishes, quiet hours, rest days, capacity, clashes, series."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import planner
from desktop_app.domain.planner import Busy, Ground, PlanRules, Request
from desktop_app.domain.wishes import read_wish
from desktop_app.domain.workcalendar import Day, WorkCalendar

NOW = datetime(2026, 11, 21, 14, 32, 7)  # a Saturday
MONDAY = date(2026, 11, 23)
WISHES = ["", "18点后来电", "上午方便", "周末联系", "中午勿扰", "只发微信", "联系女儿", "周三下午"]


def first(text: str, ground: Ground | None = None, around: datetime = NOW, **more: str) -> datetime:
    request = Request(wish=read_wish(text), **more)  # type: ignore[arg-type]
    return planner.suggest(request, around, NOW, ground or Ground())[0].at


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", datetime(2026, 11, 23, 9)),
        ("18点后来电", datetime(2026, 11, 23, 18, 30)),
        ("下午方便", datetime(2026, 11, 23, 14)),
        ("中午勿扰", datetime(2026, 11, 23, 9)),
        ("周末联系", datetime(2026, 11, 21, 15)),
        ("周三下午", datetime(2026, 11, 25, 14)),
        ("只发微信", datetime(2026, 11, 23, 9)),
    ],
)
def test_the_next_fitting_time(text: str, at: datetime) -> None:
    assert first(text) == at


def test_the_reasons_are_said() -> None:
    ground = Ground(counts={MONDAY: 6})
    found = planner.suggest(Request(wish=read_wish("18点后来电")), NOW, NOW, ground)[0]
    words = [str(one) for one in found.reasons]
    assert words == ["住户希望18点后来电", "在下班之后，需有人值班", "当日已排 6/20"]


def test_a_full_day_is_passed_over_and_said() -> None:
    ground = Ground(counts={MONDAY: 20})
    assert first("", ground).date() == date(2026, 11, 24)
    said = planner.warnings(datetime(2026, 11, 23, 10), Request(), ground)
    assert [str(one) for one in said] == ["当日已排 20/20，已满"]
    unlimited = Ground(rules=PlanRules(capacity=0), counts={MONDAY: 999})
    assert first("", unlimited).date() == MONDAY


def test_holidays_and_make_up_days() -> None:
    rest = WorkCalendar({MONDAY: Day(False, "调休"), date(2026, 11, 22): Day(True, "补班")})
    assert first("", Ground(rest)) == datetime(2026, 11, 22, 9)
    assert first("周一上午", Ground(rest)) == datetime(2026, 11, 23, 9)  # asked for by name


def test_a_person_is_not_in_two_places() -> None:
    ground = Ground(busy=(Busy(datetime(2026, 11, 23, 9), "visit", "王敏", 5),))
    assert first("", ground, assignee="王敏") == datetime(2026, 11, 23, 10)
    assert first("", ground, assignee="刘强") == datetime(2026, 11, 23, 9)
    own = planner.suggest(Request(assignee="王敏", moving=5), NOW, NOW, ground)[0].at
    assert own == datetime(2026, 11, 23, 9)
    said = planner.warnings(datetime(2026, 11, 23, 9, 30), Request(assignee="王敏"), ground)
    assert [str(one) for one in said] == ["王敏在 09:00 已有安排"]


@pytest.mark.parametrize(
    ("at", "text", "words"),
    [
        (datetime(2026, 11, 23, 12, 30), "", ["12:00–14:00 是免打扰时段"]),
        (datetime(2026, 11, 23, 8, 30), "", ["09:00 前不打扰住户"]),
        (datetime(2026, 11, 23, 21), "", ["20:00 后不打扰住户"]),
        (datetime(2026, 11, 23, 10), "18点后来电", ["住户要求“18点后来电”"]),
        (datetime(2026, 11, 22, 10), "", ["这天是休息日"]),
        (datetime(2026, 11, 22, 10), "周末联系", []),
        (datetime(2026, 11, 23, 10), "", []),
    ],
)
def test_what_speaks_against_a_time(at: datetime, text: str, words: list[str]) -> None:
    said = planner.warnings(at, Request(wish=read_wish(text)), Ground())
    assert [str(one) for one in said] == words


def test_hints_for_whoever_calls() -> None:
    wish = read_wish("只发微信，联系女儿")
    said = [str(one) for one in planner.hints(Request(wish=wish))]
    assert said == ["住户要求只发微信，请勿打电话", "住户注明：联系女儿"]
    assert [str(one) for one in planner.hints(Request("visit", wish))] == ["住户注明：联系女儿"]


def test_a_wish_that_no_time_fits_gives_nothing() -> None:
    assert planner.suggest(Request(wish=read_wish("中午12点到13点")), NOW, NOW, Ground()) == ()


def test_a_series_keeps_its_days_and_moves_off_rest_days() -> None:
    base = datetime(2026, 11, 21, 10)
    times = planner.series(Request(), base, (30, 3, 7, 7), NOW, Ground())
    assert times == (
        datetime(2026, 11, 24, 10),
        datetime(2026, 11, 30, 9),  # the 28th is a Saturday
        datetime(2026, 12, 21, 10),
    )
    late = planner.series(Request(), datetime(2026, 11, 23, 19), (0,), NOW, Ground())
    assert late == (datetime(2026, 11, 23, 19),)


@given(
    st.sampled_from(WISHES),
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)),
    st.sampled_from(sorted(planner.MINUTES)),
    st.integers(0, 3),
)
def test_nothing_speaks_against_what_is_proposed(
    text: str, around: datetime, kind: str, capacity: int
) -> None:
    around = around.replace(microsecond=0)
    day = around.date()
    ground = Ground(
        rules=PlanRules(quiet=((time(12), time(14)), (time(16), time(16, 30))), capacity=capacity),
        counts={day + timedelta(days=n): n % 4 for n in range(10)},
        busy=(Busy(datetime.combine(day, time(9)), "visit", "王敏"),),
    )
    request = Request(kind, read_wish(text), "王敏")
    found = planner.suggest(request, around, around, ground)
    assert found
    assert [one.at for one in found] == sorted({one.at for one in found})
    for one in found:
        assert one.at > around
        assert planner.warnings(one.at, request, ground) == ()
