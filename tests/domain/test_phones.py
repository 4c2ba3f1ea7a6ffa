"""Phones: what can be read is read, what was lost is marked, nothing is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import phones
from desktop_app.domain.phones import mask_name, mask_phone, parse_phone


@pytest.mark.parametrize(
    "value",
    [
        13800138000,
        13800138000.0,
        "13800138000",
        "１３８００１３８０００",
        "138-0013-8000",
        "138 0013 8000 ",
        "+86 138 0013 8000",
        "8613800138000",
        "013800138000",
        "1.3800138000E+10",
        "手机：13800138000",
        "13800138000.0",
    ],
)
def test_one_mobile_in_every_form(value: object) -> None:
    found = parse_phone(value)
    assert (found.digits, found.ok, found.note) == ("13800138000", True, "")


@pytest.mark.parametrize(
    ("value", "digits", "note"),
    [
        ("1560000986", "1560000986", phones.TOO_SHORT),
        ("1.38001E+10", "", phones.LOST_DIGITS),
        (1.1010119900307e17, "", phones.LOST_DIGITS),
        ("138001380001", "138001380001", phones.TOO_LONG),
        ("同上", "", phones.NOT_A_PHONE),
        ("(xxx)xxx-xxxx", "", phones.NOT_A_PHONE),
        (0.5, "", phones.NOT_A_PHONE),
    ],
)
def test_what_is_no_number_is_marked(value: object, digits: str, note: str) -> None:
    found = parse_phone(value)
    assert (found.digits, found.ok, found.note) == (digits, False, note)


def test_landlines_and_extensions() -> None:
    assert parse_phone("0571-88886666").digits == "057188886666"
    for text in ("0571-88886666-801", "0571-88886666转801", "(0571)8888 6666 转 801"):
        found = parse_phone(text)
        assert (found.digits, found.extension, found.ok) == ("057188886666", "801", True)
    assert parse_phone("400-820-8820").ok
    assert parse_phone("95598").note == phones.SHORT_NUMBER


@pytest.mark.parametrize(
    "text", ["13800138000/13900139000", "13800138000 13900139000", "13800138000、13900139000"]
)
def test_several_numbers_are_all_kept(text: str) -> None:
    found = parse_phone(text)
    assert found.digits == "13800138000"
    assert found.others == ("13900139000",)
    assert found.note == phones.SEVERAL


@given(st.integers(13_000_000_000, 19_999_999_999))
def test_a_mobile_survives_every_cell_type(number: int) -> None:
    assert parse_phone(number) == parse_phone(float(number)) == parse_phone(str(number))
    assert parse_phone(number).digits == str(number)


@given(st.text(max_size=40))
def test_digits_come_from_the_text_alone(text: str) -> None:
    found = parse_phone(text)
    assert not found.ok or found.digits


def test_masks_hide_the_person() -> None:
    assert mask_phone("13812342207") == "138****2207"
    assert mask_phone("88886666") == "****6666"
    assert mask_phone("110") == "***"
    assert mask_name("李建国") == "李**"
    assert mask_name("欧阳娜娜") == "欧阳**"
    assert (mask_name(""), mask_phone("")) == ("", "")
