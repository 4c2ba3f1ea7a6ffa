"""Rooms in every spelling, and never a unit that nobody wrote."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.datetext import parse_when
from desktop_app.domain.rooms import RoomRef, bare, floor_of, parse_room


@pytest.mark.parametrize(
    "text",
    [
        "3-2-501",
        "3栋2单元501室",
        "3#2-501",
        "3号楼2单元501",
        "3幢2单元501",
        "３－２－５０１",
        " 3—2—501",
        "3–2-501室",
        "3座2门501",
        "三号楼二单元501",
        "03栋02单元0501室",
        "3 - 2 - 501",
        "3#楼2单元501号",
        "3/2/501",
        "3-2/501",
        "3/2-501",
        "３／２／５０１",
        "3#/2/501",
        "3栋/2单元/501室",
        "3\\2\\501",
        "3.2.501",
        " 3 / 2 / 501 室",
        "3 2 501",
        "03/02/0501",
    ],
)
def test_every_spelling_names_the_same_flat(text: str) -> None:
    assert parse_room(text) == RoomRef("", "3", "2", "501")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3幢501", ("", "3", "", "501")),
        ("3#501", ("", "3", "", "501")),
        ("3/501", ("", "3", "", "501")),
        ("3 501", ("", "3", "", "501")),
        ("A/1201", ("", "A", "", "1201")),
        ("12/2/2001", ("", "12", "2", "2001")),
        ("锦绣花园3/2/501", ("锦绣花园", "3", "2", "501")),
        ("1幢1804", ("", "1", "", "1804")),
        ("12号501室", ("", "12", "", "501")),
        ("A座1201", ("", "A", "", "1201")),
        ("501室", ("", "", "", "501")),
        ("商铺12", ("", "", "", "商铺12")),
        ("3栋商铺12", ("", "3", "", "商铺12")),
        ("锦绣花园3-2-501", ("锦绣花园", "3", "2", "501")),
        ("锦绣花园一期3栋501", ("锦绣花园一期", "3", "", "501")),
        ("十二栋1单元b101", ("", "12", "1", "B101")),
    ],
)
def test_what_is_not_written_stays_empty(text: str, wanted: tuple[str, ...]) -> None:
    assert parse_room(text) == RoomRef(*wanted)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "地下车库",
        "3号楼大堂",
        "锦绣花园",
        "10 Downing Street",
        "2026年8月8日",
        "无",
        "3-2-",
        "2024/3/5",
        "24/3/5",
        "5/2/2019",
        "12/25/2024",
        "3/5",
        "3.15",
        "2024.3.15",
        "10/2024",
        "3.501",
        "501/502",
        "3-501/502",
        "3-2-501/502",
        "3/2/1",
        "11/21 14:30",
        "5 2 2019",
    ],
)
def test_places_that_are_no_flat(text: str) -> None:
    assert parse_room(text) is None


def test_the_assumed_community_is_used_and_stripped() -> None:
    assert parse_room("锦绣花园3-2-501", "锦绣花园") == RoomRef("锦绣花园", "3", "2", "501")
    assert parse_room("3-2-501", "锦绣花园") == RoomRef("锦绣花园", "3", "2", "501")
    assert parse_room("翠湖苑3-2-501", "锦绣花园") == RoomRef("翠湖苑", "3", "2", "501")


def test_short_form() -> None:
    assert RoomRef("x", "3", "2", "501").short() == "3-2-501"
    assert RoomRef("x", "3", "", "501").short() == "3-501"


@given(st.integers(1, 99), st.integers(1, 9), st.integers(1, 40), st.integers(1, 12))
def test_the_short_form_is_read_back(building: int, unit: int, floor: int, door: int) -> None:
    ref = RoomRef("", str(building), str(unit), f"{floor}{door:02d}")
    assert parse_room(ref.short()) == ref
    assert parse_room(f"{building}号楼{unit}单元{ref.room}室") == ref
    assert floor_of(ref.room) == floor


@given(st.text(max_size=30))
def test_any_text_is_survived(text: str) -> None:
    found = parse_room(text)
    assert found is None or found.room


@pytest.mark.parametrize(
    ("room", "floor"),
    [
        ("2601", 26),
        ("501", 5),
        ("B101", -1),
        ("负201", -2),
        ("1202A", 12),
        ("12", None),
        ("商铺1", None),
    ],
)
def test_floors(room: str, floor: int | None) -> None:
    assert floor_of(room) == floor


@pytest.mark.parametrize(
    ("text", "plain"), [("1栋", "1"), ("03栋", "3"), ("2单元", "2"), ("三单元", "3"), ("A座", "A")]
)
def test_bare_designations(text: str, plain: str) -> None:
    assert bare(text) == plain


@given(
    st.integers(1, 99), st.integers(1, 9), st.integers(1, 19), st.integers(1, 99),
    st.sampled_from("/-.\\"), st.sampled_from("/-.\\"),
)  # fmt: skip
def test_marks_between_the_parts_do_not_change_the_flat(
    building: int, unit: int, floor: int, flat: int, first: str, second: str
) -> None:
    room = f"{floor}{flat:02d}"
    wanted = RoomRef("", str(building), str(unit), room)
    assert parse_room(f"{building}{first}{unit}{second}{room}") == wanted


@given(st.dates(datetime.date(2010, 1, 1), datetime.date(2039, 12, 31)), st.sampled_from("/."))
def test_a_day_is_no_flat_and_a_flat_is_no_day(day: datetime.date, mark: str) -> None:
    for form in ("%Y{0}%m{0}%d", "%m{0}%d{0}%Y", "%d{0}%m{0}%Y", "%y{0}%m{0}%d", "%m{0}%d"):
        assert parse_room(day.strftime(form.format(mark))) is None
    for text in ("3/2/501", "3-2/501", "3/501", "12/2/1203"):
        assert parse_when(text, year=2026, month=11, day_first=True, spoken=False) is None
