"""Every word must occur; width, case and blanks do not count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.searchtext import holds, plain


@pytest.mark.parametrize(
    ("query", "texts", "found"),
    [
        ("", ("漏水",), True),
        ("　 ", ("漏水",), True),
        ("漏水", ("屋面 漏 水",), True),
        ("Ａ栋 DOOR", ("a 栋单元门", "The door"), True),
        ("漏水 电梯", ("漏水", "阀门"), False),
        ("漏水阀", ("漏水", "阀"), False),
        ("ß", ("STRASSE",), True),
    ],
)
def test_words(query: str, texts: tuple[str, ...], found: bool) -> None:
    assert holds(query, *texts) is found


TEXTS = st.text(alphabet="漏水电梯Ａa B栋　 1ß", max_size=12)


@given(TEXTS, TEXTS, TEXTS)
def test_a_piece_of_a_text_is_found_in_it(piece: str, before: str, after: str) -> None:
    whole = f"{plain(before)}{plain(piece)}{plain(after)}"
    assert holds(plain(piece), whole)


def test_half_a_character_is_a_word_that_no_text_holds() -> None:
    assert not holds("\udcff", "漏水", "")
    assert plain(plain("\udcff")) == plain("\udcff")
