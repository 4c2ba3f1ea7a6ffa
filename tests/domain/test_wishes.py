"""The words of a register about when and how a household wants to be reached."""

from __future__ import annotations

import tomllib
from datetime import datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.wishes import Wish, read_wish

MONDAY = datetime(2026, 11, 23)
SATURDAY = datetime(2026, 11, 28)
END = time(23, 59, 59)


@pytest.mark.parametrize(
    ("text", "windows", "avoid"),
    [
        ("18点后来电", ((time(18), END),), ()),
        ("晚上八点以后", ((time(20), END),), ()),
        ("下午3点前", ((time(0), time(15)),), ()),
        ("18:30之后联系", ((time(18, 30), END),), ()),
        ("九点半到十一点", ((time(9, 30), time(11)),), ()),
        ("下午3点-5点", ((time(15), time(17)),), ()),
        ("18:00-20:00", ((time(18), time(20)),), ()),
        ("9-11点", ((time(9), time(11)),), ()),
        ("二十点后", ((time(20), END),), ()),
        ("上午方便", ((time(7), time(12)),), ()),
        ("下班后", ((time(18), END),), ()),
        ("中午勿扰", (), ((time(12), time(14)),)),
        ("要午休", (), ((time(12), time(14)),)),
        ("晚上9点后勿扰", (), ((time(21), END),)),
        ("10点来电", ((time(10), time(11)),), ()),
    ],
)
def test_times_of_day(text: str, windows: object, avoid: object) -> None:
    wish = read_wish(text)
    assert (wish.windows, wish.avoid, wish.notes) == (windows, avoid, ())
    assert wish.text == text and wish.says_when


def test_weekdays() -> None:
    assert read_wish("周末联系").days == {5, 6}
    assert read_wish("周末勿扰").not_days == {5, 6}
    assert read_wish("周一至周三上午").days == {0, 1, 2}
    assert read_wish("周二、周四").days == {1, 3}
    assert read_wish("工作日勿扰").not_days == {0, 1, 2, 3, 4}
    assert read_wish("周末联系").forbids(MONDAY) and not read_wish("周末联系").forbids(SATURDAY)


def test_parts_are_read_together() -> None:
    wish = read_wish("18点后来电，中午勿扰；联系女儿 只发微信")
    assert wish.windows == ((time(18), END),)
    assert wish.avoid == ((time(12), time(14)),)
    assert wish.channel == "wechat"
    assert wish.notes == ("联系女儿",)


def test_what_says_no_time_is_kept_as_a_note() -> None:
    assert read_wish("有事打座机").notes == ("有事打座机",)
    assert read_wish("习惯用微信") == Wish("习惯用微信", notes=("习惯用微信",))
    assert read_wish("") == Wish()
    assert read_wish("座机 010-12345678").windows == ()


def test_every_wish_of_the_sample_office_is_understood() -> None:
    path = Path(__file__).parents[2] / "resources" / "sample" / "office.toml"
    sample = tomllib.loads(path.read_text("utf-8"))
    texts = next(v["contact_times"] for v in _tables(sample) if "contact_times" in v)
    read = {text: read_wish(text) for text in texts}
    said = {t for t, wish in read.items() if wish.says_when or wish.channel}
    assert said == {"18点后来电", "周末联系", "上午方便", "只发微信", "中午勿扰"}
    assert {t for t, wish in read.items() if wish.notes} == {"联系女儿", "有事打座机"}


def _tables(value: dict[str, object]) -> list[dict[str, object]]:
    found = [value]
    for inner in value.values():
        if isinstance(inner, dict):
            found += _tables(inner)
    return found


@given(
    st.text(alphabet="上下午中晚周末一二三十0123456789点半:：-到前后勿扰微信、， 联系", max_size=24)
)
def test_any_text_is_read(text: str) -> None:
    wish = read_wish(text)
    assert all(start < end for start, end in (*wish.windows, *wish.avoid)), wish
    assert not wish.days & wish.not_days
