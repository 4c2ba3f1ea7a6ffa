"""Periods: ISO weeks at the ends of years, months, free days, and what lies beside them."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import KnownError
from desktop_app.domain.periods import free, month_of, parse, week_of, weeks_in

days = st.dates(date(2001, 1, 1), date(2098, 12, 31))


def test_week_47_is_the_one_of_the_mock() -> None:
    week = parse("2026-W47")
    assert (week.first, week.last) == (date(2026, 11, 16), date(2026, 11, 22))
    assert (week.start, week.end) == (datetime(2026, 11, 16), datetime(2026, 11, 23))
    assert str(week.title()) == "2026 年第 47 周（11-16 周一 至 11-22 周日）"
    assert [one.key for one in week.trend()][::7] == ["2026-W40", "2026-W47"]


@pytest.mark.parametrize(
    ("key", "first", "last", "previous", "following", "year_before"),
    [
        # 2026 has 53 weeks: its last one reaches into 2027, and 2025 has none like it.
        ("2026-W53", "2026-12-28", "2027-01-03", "2026-W52", "2027-W01", "2026-W01"),
        ("2027-W01", "2027-01-04", "2027-01-10", "2026-W53", "2027-W02", "2026-W01"),
        ("2026-W01", "2025-12-29", "2026-01-04", "2025-W52", "2026-W02", "2025-W01"),
        ("2020-W53", "2020-12-28", "2021-01-03", "2020-W52", "2021-W01", "2019-W52+"),
        ("2026-01", "2026-01-01", "2026-01-31", "2025-12", "2026-02", "2025-01"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-01", "2024-03", "2023-02"),
    ],
)
def test_ends_of_years(
    key: str, first: str, last: str, previous: str, following: str, year_before: str
) -> None:
    one = parse(key)
    assert (one.first.isoformat(), one.last.isoformat()) == (first, last)
    assert one.previous().key == previous
    assert one.following().key == following
    if year_before.endswith("+"):  # no week 53 in 2019: the same days of the week, 52 weeks back
        assert one.year_before().first == one.first - timedelta(weeks=52)
    else:
        assert one.year_before().key == year_before
    assert one.key == key


def test_weeks_of_a_year() -> None:
    assert [weeks_in(year) for year in (2015, 2020, 2025, 2026, 2027)] == [53, 53, 52, 53, 52]


@given(days)
def test_every_day_lies_in_its_week_and_neighbours_touch(day: date) -> None:
    for one in (week_of(day), month_of(day), free(day, day + timedelta(days=day.day))):
        assert one.first <= day <= one.last
        assert parse(one.key) == one
        assert one.previous().end == one.start
        assert one.following().start == one.end
        assert one.year_before().first.weekday() == one.first.weekday() or one.kind == "month"
        if one.kind != "month":
            assert one.year_before().days == one.days
            assert one.following().previous() == one
    week = week_of(day)
    assert week.first.weekday() == 0
    assert week.key == "{}-W{:02d}".format(*day.isocalendar())
    shown = week.trend()
    assert len(shown) == 8
    assert shown[-1] == week
    assert all(a.end == b.start for a, b in itertools.pairwise(shown))


@pytest.mark.parametrize("text", ["2026-W54", "2025-W53", "2026-W0", "2026-13", "", "周报",
                                  "2026-11-05..2026-11-01", "2026", "W47", "9999-W52", "9999-12-31", "0001-01",
                                  "2026-11-01..9999-12-31"])  # fmt: skip
def test_what_is_no_period_is_said(text: str) -> None:
    with pytest.raises(KnownError) as caught:
        parse(text)
    assert caught.value.code == "period_unknown"


def test_spellings() -> None:
    assert parse(" 2026w7 ") == parse("2026-W07")
    assert parse("2026-11-03") == free(date(2026, 11, 3), date(2026, 11, 3))


@pytest.mark.parametrize("text", ["0001-W01", "0001-01", "9999-W52", "9999-12", "1899-12-31"])
def test_years_of_no_office_are_not_periods(text: str) -> None:
    """They have no year before or after to be held against."""
    with pytest.raises(KnownError):
        parse(text)
