"""The language of the search box: what is understood, and what stays a plain word."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.query import Choice, Query, Vocabulary, days_of, read

TODAY = date(2026, 11, 22)  # a Sunday
KNOWN = Vocabulary(
    TODAY,
    [
        Choice("engineering", "工程维修", ("Engineering",)),
        Choice("engineering.leak", "漏水", ("Leak", "渗水", "滴水")),
        Choice("house.leak", "房屋渗漏", ("Seepage",)),
    ],
    [Choice("周师傅", "周师傅", ("zsf",)), Choice("周敏", "周敏", ("zm",)), Choice("王敏", "王敏")],
    [Choice("工程部", "工程部", ("工程",))],
    [Choice("媒体关注", "媒体关注")],
)


def fields(query: Query) -> dict[str, tuple[str, ...]]:
    return {wish.field: wish.values for wish in query.wishes}


@pytest.mark.parametrize(
    ("written", "text", "wanted"),
    [
        ("漏水 电梯", "漏水 电梯", {}),
        ("栋:3 漏", "漏", {"building": ("3",)}),
        ("楼：03栋 单元:二", "", {"building": ("3",), "unit": ("2",)}),
        ("building:3 unit:2", "", {"building": ("3",), "unit": ("2",)}),
        ("3栋 二单元 漏", "漏", {"building": ("3",), "unit": ("2",)}),
        ('"3栋" 漏', "3栋 漏", {}),
        ("类别:漏水", "", {"category": ("engineering.leak",)}),
        ("category:leak", "", {"category": ("engineering.leak",)}),
        ("类别:渗水", "", {"category": ("engineering.leak",)}),
        ("类别:工程", "", {"category": ("engineering",)}),
        ("状态:逾期", "", {"limit": ("overdue",)}),
        ("状态:待回访", "", {"status": ("awaiting_callback",)}),
        ("status:rework", "", {"flag": ("rework",)}),
        ("级别:重大", "", {"severity": ("critical",)}),
        ("渠道:微信", "", {"channel": ("wechat",)}),
        ("经办:周", "", {"handler": ("周师傅", "周敏")}),
        ("经办:ZM", "", {"handler": ("周敏",)}),
        ("部门:工程", "", {"department": ("工程部",)}),
        ("标签:媒体", "", {"tag": ("媒体关注",)}),
        ("上周", "", {"received": ("2026-11-09", "2026-11-15")}),
        ("本周", "", {"received": ("2026-11-16", "2026-11-22")}),
        ("上月", "", {"received": ("2026-10-01", "2026-10-31")}),
        ("2026-11", "", {"received": ("2026-11-01", "2026-11-30")}),
        ("12月", "", {"received": ("2025-12-01", "2025-12-31")}),
        ("2026年", "", {"received": ("2026-01-01", "2026-12-31")}),
        ("2026-11-03", "", {"received": ("2026-11-03", "2026-11-03")}),
        ("从:11-03", "", {"received": ("2026-11-03", "")}),
        ("日期:12-24", "", {"received": ("2025-12-24", "2025-12-24")}),
        ('"上周" 漏', "上周 漏", {}),
        ('类别:"漏水" "状态:逾期"', "状态:逾期", {"category": ("engineering.leak",)}),
        ("5-1", "5-1", {}),  # a building and a unit rather than the first of May
        ("3-2-501", "3-2-501", {}),
        ("TS-20261121-009", "TS-20261121-009", {}),
        ("备注:漏水 12:30", "备注:漏水 12:30", {}),
        ("类别: 漏", "漏", {}),
        ("2026-13", "2026-13", {}),
    ],
)
def test_examples(written: str, text: str, wanted: dict[str, tuple[str, ...]]) -> None:
    found = read(written, KNOWN)
    assert (found.text, fields(found), found.doubts) == (text, wanted, ())


def test_a_value_that_nothing_fits_is_a_plain_word_and_said() -> None:
    found = read("类别:外星人 漏", KNOWN)
    assert found.text == "外星人 漏"
    assert [str(one) for one in found.doubts] == ["类别里没有“外星人”，已作为文字搜索"]


def test_from_and_to_narrow_one_another() -> None:
    found = read("从:2026-10-03 到:2026-11 本月", KNOWN)
    assert days_of(found.wishes) == (date(2026, 11, 1), date(2026, 11, 30))
    assert [str(wish.shown) for wish in found.wishes] == [
        "受理日期：2026-10-03 起",
        "受理日期：到 2026-11-30 止",
        "受理日期：本月",
    ]


@given(st.text(max_size=250))
def test_anything_can_be_read(written: str) -> None:
    found = read(written, KNOWN)
    assert len(found.text) <= 4 * 250
    for wish in found.wishes:
        assert str(wish.shown) and wish.values


@given(st.lists(st.sampled_from("漏水 电梯 ab 3-2-501 水管,坏".split()), max_size=5))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    assert read(" ".join(words), KNOWN) == Query(" ".join(words))


@given(
    st.dates(date(1999, 1, 1), date(2100, 12, 31)),
    st.sampled_from("今天 昨天 本周 上周 本月 上月 今年 去年 近7天 近30天".split()),
)
def test_periods_are_whole_spans_that_end_where_the_next_begins(today: date, word: str) -> None:
    (wish,) = read(word, Vocabulary(today)).wishes
    first, last = (date.fromisoformat(day) for day in wish.values)
    assert first <= last and first <= today
