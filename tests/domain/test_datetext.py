"""Dates in every form of the offices, typed words, and impossible ones refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.datetext import When, date_order, is_ambiguous, parse_when

TODAY = datetime(2026, 11, 21, 14, 32)  # a Saturday


@pytest.mark.parametrize(
    ("value", "wanted", "has_time"),
    [
        ("2026年8月10日 下午7点20分", datetime(2026, 8, 10, 19, 20), True),
        ("2026年11月3日 下午3:20", datetime(2026, 11, 3, 15, 20), True),
        ("2026年11月3日15时20分", datetime(2026, 11, 3, 15, 20), True),
        ("2026.8.25", datetime(2026, 8, 25), False),
        ("２０２６．８．２５", datetime(2026, 8, 25), False),
        ("20260819", datetime(2026, 8, 19), False),
        (20260819, datetime(2026, 8, 19), False),
        ("2026/08/11 09:20", datetime(2026, 8, 11, 9, 20), True),
        ("2026-08-06", datetime(2026, 8, 6), False),
        ("2026-08-06T09:20:30", datetime(2026, 8, 6, 9, 20, 30), True),
        ("2026-08-06T01:20:30Z", datetime(2026, 8, 6, 9, 20, 30), True),
        ("2026年8月8日 星期六 14:00", datetime(2026, 8, 8, 14), True),
        ("二〇二六年八月八日晚上八点半", datetime(2026, 8, 8, 20, 30), True),
        ("22-Apr-15", datetime(2015, 4, 22), False),
        ("5/20/2019", datetime(2019, 5, 20), False),
        ("20/5/2019", datetime(2019, 5, 20), False),
        (46239.33333333334, datetime(2026, 8, 5, 8), True),
        (46285.66666666666, datetime(2026, 9, 20, 16), True),
        (46239, datetime(2026, 8, 5), False),
        ("46239.5", datetime(2026, 8, 5, 12), True),
        (date(2026, 8, 5), datetime(2026, 8, 5), False),
        (datetime(2026, 8, 5, 8, 59, 59, 999_700), datetime(2026, 8, 5, 9), True),
    ],
)
def test_whole_dates(value: object, wanted: datetime, has_time: bool) -> None:
    assert parse_when(value) == When(wanted, has_time)


@pytest.mark.parametrize(
    ("clock", "hour", "minute"),
    [
        ("下午12:45", 12, 45),
        ("上午12:05", 0, 5),
        ("凌晨12:30", 0, 30),
        ("凌晨3点", 3, 0),
        ("中午12点", 12, 0),
        ("中午1点", 13, 0),
        ("早上8点半", 8, 30),
        ("傍晚6点", 18, 0),
        ("晚上11点一刻", 23, 0),
        ("晚8:15", 20, 15),
        ("下午15:20", 15, 20),
        ("3:20 PM", 15, 20),
        ("12:05 AM", 0, 5),
    ],
)
def test_clock_words(clock: str, hour: int, minute: int) -> None:
    if "一刻" in clock:  # numerals before 刻 are numbers too
        minute = 15
    assert parse_when(f"2026-08-01 {clock}") == When(datetime(2026, 8, 1, hour, minute), True)


def test_midnight_that_ends_a_day() -> None:
    assert parse_when("2026-08-01 24:00") == When(datetime(2026, 8, 2), True)
    assert parse_when("2026-08-01 晚上12点") == When(datetime(2026, 8, 2), True)


@pytest.mark.parametrize(
    "value",
    [
        "2025-13-02",
        "2026-02-30",
        "2026-08-01 25:00",
        "2026-08-01 12:99",
        "abc",
        "",
        "同上",
        "12345",
        8.25,
        True,
        None,
        "13800138000",
        "8月8日-8月9日",
        "9999-99-99",
        1e300,
        float("nan"),
    ],
)
def test_impossible_dates_are_refused(value: object) -> None:
    assert parse_when(value, year=2026) is None


def test_the_year_comes_from_the_sheet() -> None:
    assert parse_when("8月8日下午3:33", year=2026) == When(datetime(2026, 8, 8, 15, 33), True, True)
    assert parse_when("8月8日下午3:33") is None
    assert parse_when("1月3日", year=2026, month=12) == When(datetime(2027, 1, 3), False, True)
    assert parse_when("12月30日", year=2027, month=1) == When(datetime(2026, 12, 30), False, True)
    assert parse_when("8日", year=2026, month=8) == When(datetime(2026, 8, 8), False, True)


@pytest.mark.parametrize(
    ("text", "wanted", "has_time"),
    [
        ("明天 15:00", datetime(2026, 11, 22, 15), True),
        ("今晚8点", datetime(2026, 11, 21, 20), True),
        ("后天上午9点", datetime(2026, 11, 23, 9), True),
        ("周五下午3点", datetime(2026, 11, 27, 15), True),
        ("周六", datetime(2026, 11, 21), False),
        ("下周三", datetime(2026, 11, 25), False),
        ("本周五", datetime(2026, 11, 20), False),
        ("9:30", datetime(2026, 11, 21, 9, 30), True),
    ],
)
def test_what_a_person_types(text: str, wanted: datetime, has_time: bool) -> None:
    assert parse_when(text, today=TODAY) == When(wanted, has_time)
    assert parse_when(text) is None


def test_a_typed_month_and_day_take_the_nearest_year() -> None:
    assert parse_when("11-25 9:30", today=TODAY) == When(datetime(2026, 11, 25, 9, 30), True, True)
    assert parse_when("1-5", today=TODAY) == When(datetime(2027, 1, 5), False, True)


def test_slash_dates_are_resolved_by_their_column() -> None:
    assert parse_when("5/2/2019") is None
    assert parse_when("5/2/2019", day_first=True) == When(datetime(2019, 2, 5), False)
    assert parse_when("5/2/2019", day_first=False) == When(datetime(2019, 5, 2), False)
    assert date_order(["5/2/2019", "5/20/2019"]) is False
    assert date_order(["5/2/2019", "20/5/2019 8:00"]) is True
    assert date_order(["5/2/2019"]) is None
    assert date_order(["20/5/2019", "5/20/2019"]) is None
    assert is_ambiguous("5/2/2019 8:00")
    assert not is_ambiguous("5/20/2019")


def test_1904_serials() -> None:
    assert parse_when(44777.5, epoch_1904=True) == When(datetime(2026, 8, 5, 12), True)


moments = st.datetimes(datetime(1960, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)


@given(moments)
def test_every_writing_of_a_moment_is_the_moment(moment: datetime) -> None:
    words = f"{moment.year}年{moment.month}月{moment.day}日"
    half = moment.hour % 12 or 12
    part = "下午" if moment.hour >= 12 else "上午"
    clock = f"{half}点{moment.minute}分{moment.second}秒"
    serial = (moment - datetime(1899, 12, 30)) / timedelta(days=1)
    for text in (moment.isoformat(" "), f"{words} {moment:%H:%M:%S}", f"{words}{part}{clock}"):
        assert parse_when(text) == When(moment, True)
    found = parse_when(serial)
    assert found is not None
    assert found.at == moment


@given(st.one_of(st.text(max_size=40), st.floats(), st.integers()))
def test_any_value_is_survived(value: object) -> None:
    found = parse_when(value, year=2026, month=8, today=TODAY, day_first=True)
    assert found is None or found.at.microsecond == 0
