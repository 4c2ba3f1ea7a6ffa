"""Time limits: worked examples on the calendar of 2026, and what must hold for any of them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.limits import Due, Limit, LimitRule, choose, due
from desktop_app.domain.workcalendar import Day, WorkCalendar

# The State Council's table of 2026, as far as the examples need it.
_REST = {
    "元旦": ["2026-01-01", "2026-01-02", "2026-01-03"],
    "春节": [f"2026-02-{day}" for day in range(15, 24)],
    "清明节": ["2026-04-04", "2026-04-05", "2026-04-06"],
    "劳动节": [f"2026-05-0{day}" for day in range(1, 6)],
    "端午节": ["2026-06-19", "2026-06-20", "2026-06-21"],
    "中秋节": ["2026-09-25", "2026-09-26", "2026-09-27"],
    "国庆节": [f"2026-10-0{day}" for day in range(1, 8)],
}
_WORKED = {
    "元旦": ["2026-01-04"],
    "春节": ["2026-02-14", "2026-02-28"],
    "劳动节": ["2026-05-09"],
    "国庆节": ["2026-09-20", "2026-10-10"],
}
CALENDAR = WorkCalendar(
    {
        date.fromisoformat(day): Day(working, name)
        for working, table in ((False, _REST), (True, _WORKED))
        for name, days in table.items()
        for day in days
    },
    frozenset({2025, 2026}),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def ends(start: str, amount: int, unit: str) -> datetime:
    return due(at(start), Limit(amount, unit), CALENDAR).at


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        # Plain time runs through nights, weekends, the year's end.
        ("2026-11-21 23:50:00", 15, "minutes", "2026-11-22 00:05:00"),
        ("2026-12-31 12:00:00", 24, "hours", "2027-01-01 12:00:00"),
        ("2026-02-27 10:00:00", 48, "hours", "2026-03-01 10:00:00"),
        # Working days: the first day does not count, the last one ends with the office hours.
        ("2026-11-16 09:00:00", 1, "working_days", "2026-11-17 18:00:00"),
        ("2026-11-16 23:59:59", 1, "working_days", "2026-11-17 18:00:00"),
        ("2026-11-20 17:00:00", 1, "working_days", "2026-11-23 18:00:00"),  # Friday
        ("2026-11-21 14:32:07", 3, "working_days", "2026-11-25 18:00:00"),  # Saturday
        ("2026-11-22 00:00:00", 1, "working_days", "2026-11-23 18:00:00"),  # midnight, Sunday
        # Make-up days are working days, the six of 2026 each.
        ("2026-01-02 10:00:00", 1, "working_days", "2026-01-04 18:00:00"),
        ("2026-02-13 10:00:00", 1, "working_days", "2026-02-14 18:00:00"),
        ("2026-02-27 10:00:00", 1, "working_days", "2026-02-28 18:00:00"),
        ("2026-05-08 10:00:00", 1, "working_days", "2026-05-09 18:00:00"),
        ("2026-09-18 10:00:00", 1, "working_days", "2026-09-20 18:00:00"),
        ("2026-10-09 10:00:00", 1, "working_days", "2026-10-10 18:00:00"),
        # National holidays are not.
        ("2026-02-14 10:00:00", 3, "working_days", "2026-02-26 18:00:00"),
        ("2026-09-30 10:00:00", 3, "working_days", "2026-10-10 18:00:00"),
        ("2026-04-30 10:00:00", 4, "working_days", "2026-05-09 18:00:00"),
        ("2026-12-31 10:00:00", 1, "working_days", "2027-01-01 18:00:00"),  # not published yet
        # Working hours run inside office hours, 08:30 to 18:00.
        ("2026-11-20 17:00:00", 2, "working_hours", "2026-11-23 09:30:00"),
        ("2026-11-20 16:00:00", 2, "working_hours", "2026-11-20 18:00:00"),
        ("2026-11-20 18:00:00", 1, "working_hours", "2026-11-23 09:30:00"),
        ("2026-11-20 07:00:00", 1, "working_hours", "2026-11-20 09:30:00"),
        ("2026-11-21 14:32:07", 1, "working_hours", "2026-11-23 09:30:00"),
        ("2026-02-14 17:30:00", 1, "working_hours", "2026-02-24 09:00:00"),
        ("2026-10-09 17:30:00", 10, "working_hours", "2026-10-10 18:00:00"),
        ("2026-09-19 23:59:59", 1, "working_hours", "2026-09-20 09:30:00"),
    ],
)
def test_worked_examples(start: str, amount: int, unit: str, end: str) -> None:
    assert ends(start, amount, unit) == at(end)


def test_a_due_time_tells_why_day_by_day() -> None:
    found = due(at("2026-09-30 10:00:00"), Limit(3, "working_days"), CALENDAR)
    told = [(f"{i.start:%m-%d}", i.why, i.name) for i in found.intervals]
    assert told == [
        ("09-30", "start_day", ""),
        *((f"10-0{day}", "holiday", "国庆节") for day in range(1, 8)),
        ("10-08", "office", ""),
        ("10-09", "office", ""),
        ("10-10", "make_up", "国庆节"),
    ]


def test_working_hours_tell_the_hours_after_closing() -> None:
    found = due(at("2026-11-20 17:00:00"), Limit(2, "working_hours"), CALENDAR)
    assert [(i.why, i.counted) for i in found.intervals] == [
        ("office", timedelta(hours=1)),
        ("after_hours", timedelta()),
        ("rest", timedelta()),
        ("rest", timedelta()),
        ("after_hours", timedelta()),
        ("office", timedelta(hours=1)),
    ]


def test_a_year_that_is_not_published_is_named_where_days_are_counted() -> None:
    late = at("2026-12-30 10:00:00")
    assert due(late, Limit(3, "working_days"), CALENDAR).unpublished == (2027,)
    assert due(late, Limit(40, "working_hours"), CALENDAR).unpublished == (2027,)
    assert due(late, Limit(48, "hours"), CALENDAR).unpublished == ()
    assert due(at("2026-06-01 10:00:00"), Limit(3, "working_days"), CALENDAR).unpublished == ()


def test_the_most_specific_rule_is_chosen() -> None:
    general = LimitRule("answer", 24, "hours")
    critical = LimitRule("answer", 2, "hours", severity="critical")
    leak = LimitRule("answer", 8, "hours", category="engineering.leak")
    engineering = LimitRule("answer", 12, "hours", category="engineering")
    leak_major = LimitRule("answer", 4, "hours", severity="major", category="engineering.leak")
    rules = [general, critical, leak, engineering, leak_major, LimitRule("response", 1, "hours")]
    assert choose(rules, "answer", "normal", "") is general
    assert choose(rules, "answer", "critical", "noise") is critical
    assert choose(rules, "answer", "normal", "engineering.leak") is leak
    assert choose(rules, "answer", "normal", "engineering.repair") is engineering
    assert choose(rules, "answer", "critical", "engineering.leak") is leak
    assert choose(rules, "answer", "major", "engineering.leak") is leak_major
    assert choose(rules, "callback", "normal", "") is None
    # A code is a whole word between points: engineering is not engineering2.
    assert choose(rules, "answer", "normal", "engineering2.leak") is general


moments = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)
units = st.sampled_from(["minutes", "hours", "working_hours", "working_days"])
amounts = st.integers(1, 60)
hours = st.tuples(st.integers(0, 11), st.integers(12, 23)).map(
    lambda pair: (time(pair[0], 15), time(pair[1], 45))
)


def calendar_of(opening: tuple[time, time]) -> WorkCalendar:
    return WorkCalendar(CALENDAR.days, CALENDAR.published, *opening)


@given(moments, amounts, units, hours)
def test_more_time_never_ends_earlier(
    start: datetime, amount: int, unit: str, opening: tuple[time, time]
) -> None:
    calendar = calendar_of(opening)
    assert start < due(start, Limit(amount, unit), calendar).at
    assert (
        due(start, Limit(amount, unit), calendar).at
        < due(start, Limit(amount + 1, unit), calendar).at
    )


@given(moments, st.timedeltas(timedelta(), timedelta(days=20)), amounts, units)
def test_a_later_start_never_ends_earlier(
    start: datetime, later: timedelta, amount: int, unit: str
) -> None:
    limit = Limit(amount, unit)
    assert due(start, limit, CALENDAR).at <= due(start + later, limit, CALENDAR).at


def _joined(found: Due, start: datetime) -> None:
    """The intervals lead from the start to the end without a hole."""
    moment = start
    for interval in found.intervals:
        assert interval.start == moment
        assert interval.end > interval.start
        moment = interval.end
    assert moment == found.at


@given(moments, amounts, units, hours)
def test_what_counted_adds_up_and_leaves_no_hole(
    start: datetime, amount: int, unit: str, opening: tuple[time, time]
) -> None:
    calendar = calendar_of(opening)
    found = due(start, Limit(amount, unit), calendar)
    _joined(found, start)
    counted = sum((interval.counted for interval in found.intervals), timedelta())
    wanted = {
        "minutes": timedelta(minutes=amount),
        "hours": timedelta(hours=amount),
        "working_hours": timedelta(hours=amount),
        "working_days": timedelta(days=amount),
    }[unit]
    assert counted == wanted


@given(moments, amounts, hours)
def test_working_hours_never_count_rest(
    start: datetime, amount: int, opening: tuple[time, time]
) -> None:
    calendar = calendar_of(opening)
    found = due(start, Limit(amount, "working_hours"), calendar)
    for interval in found.intervals:
        office = calendar.hours_on(interval.start.date())
        if interval.counted:
            assert interval.counted == interval.end - interval.start
            assert office is not None
            assert office[0] <= interval.start < interval.end <= office[1]
        elif office is not None:
            assert interval.end <= office[0] or interval.start >= office[1]


@given(moments, amounts, hours)
def test_working_days_end_at_closing_time_of_a_working_day(
    start: datetime, amount: int, opening: tuple[time, time]
) -> None:
    calendar = calendar_of(opening)
    end = due(start, Limit(amount, "working_days"), calendar).at
    assert calendar.is_working(end.date())
    assert end.time() == opening[1]
    days = (
        start.date() + timedelta(days=n) for n in range(1, (end.date() - start.date()).days + 1)
    )
    assert sum(calendar.is_working(day) for day in days) == amount


@pytest.mark.parametrize("opening", [(time(9), time(9)), (time(18), time(9))])
def test_office_hours_that_hold_no_time_do_not_hang(opening: tuple[time, time]) -> None:
    calendar = calendar_of(opening)
    start = at("2026-11-20 10:00:00")
    assert due(start, Limit(1, "working_hours"), calendar).at > start


@pytest.mark.parametrize(
    ("amount", "unit", "since", "until", "end"),
    [
        # From Monday 2026-11-16 09:00.
        (3, "working_days", "2026-11-17 10:00:00", "2026-11-17 15:00:00", "2026-11-19 18:00:00"),
        (3, "working_days", "2026-11-17 10:00:00", "2026-11-18 09:00:00", "2026-11-20 18:00:00"),
        (3, "working_days", "2026-11-18 18:00:00", "2026-11-23 08:00:00", "2026-11-24 18:00:00"),
        (24, "hours", "2026-11-16 10:00:00", "2026-11-16 12:30:00", "2026-11-17 11:30:00"),
        (24, "hours", "2026-11-17 09:00:00", "2026-11-18 09:00:00", "2026-11-17 09:00:00"),
        (2, "working_hours", "2026-11-16 10:00:00", "2026-11-18 17:30:00", "2026-11-19 09:00:00"),
    ],
)
def test_time_on_hold_does_not_count(
    amount: int, unit: str, since: str, until: str, end: str
) -> None:
    start, limit = at("2026-11-16 09:00:00"), Limit(amount, unit)
    found = due(start, limit, CALENDAR, [(at(since), at(until))])
    assert found.at == at(end)
    _joined(found, start)


pauses = st.lists(
    st.tuples(st.integers(0, 40_000), st.integers(1, 20_000)), max_size=3, unique_by=lambda p: p[0]
)


@given(moments, amounts, units, pauses)
def test_holds_only_put_off_and_never_count(
    start: datetime, amount: int, unit: str, minutes: list[tuple[int, int]]
) -> None:
    stood: list[tuple[datetime, datetime]] = []
    moment = start
    for gap, length in sorted(minutes):  # one after the other, as a case is held
        since = moment + timedelta(minutes=gap)
        moment = since + timedelta(minutes=length)
        stood.append((since, moment))
    limit = Limit(amount, unit)
    found, without = due(start, limit, CALENDAR, stood), due(start, limit, CALENDAR)
    _joined(found, start)
    assert found.at >= without.at
    wanted = sum((i.counted for i in without.intervals), timedelta())
    assert sum((i.counted for i in found.intervals), timedelta()) == wanted
    if unit == "working_days":
        return
    for interval in found.intervals:
        if interval.counted:
            assert not any(s < interval.end and interval.start < u for s, u in stood)
