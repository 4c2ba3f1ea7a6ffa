"""Texts of one line out of a clipboard."""

from __future__ import annotations

import pytest

from desktop_app.domain.lines import in_digits, one_line, tidied


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("李建国\r\n", "李建国"),
        ("昨晚\n地库\t东", "昨晚 地库 东"),
        ("王\u2028芳\x00", "王 芳"),
        ("𠮷野 é̂　家", "𠮷野 é̂　家"),
        ("", ""),
    ],
)
def test_breaks_become_blanks_and_nothing_else_changes(pasted: str, kept: str) -> None:
    assert one_line(pasted) == kept


def test_full_width_numbers_are_plain_ones() -> None:
    assert in_digits(" ６００．５\n") == "600.5"
    assert in_digits("０１０－８４１７ ２２０７") == "010-8417 2207"


def test_only_what_is_one_line_is_touched() -> None:
    given = {"content": "一\n二", "phone": "１３８", "room": "501\n", "household_id": 3}
    assert tidied(given) == {"phone": "138", "room": "501"}
