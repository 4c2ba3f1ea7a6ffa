"""Highlights stand on the text as written, however it was typed; masks keep what they hide."""

from __future__ import annotations

from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.highlight import masked, snippet, spans
from desktop_app.domain.phones import mask_name, mask_phone
from desktop_app.domain.searchtext import plain

NASTY = st.text(alphabet="漏水电Ａａb 　\n㎡é\u0301\u200bß각\u1100\u1161ｶﾞ𠮷1１", max_size=20)


def test_case_width_and_blanks_lie_inside_the_highlight() -> None:
    text = "Ａ 栋楼顶 漏\n水，又漏水"
    assert [text[a:b] for a, b in spans(text, ["漏水"])] == ["漏\n水", "漏水"]
    assert [text[a:b] for a, b in spans(text, ["a栋"])] == ["Ａ 栋"]
    assert spans(text, ["电梯"]) == ()
    assert spans("漏水漏水", ["漏水"]) == ((0, 4),)


def carries_a_mark(piece: str) -> bool:
    """Whether the first character is written together with the next: marks, Korean vowels."""
    second = normalize("NFKC", piece[1])[0]
    return category(second).startswith("M") or "\u1160" <= second <= "\u11ff"


@given(NASTY | st.text(max_size=20), st.data())
def test_what_is_highlighted_is_the_least_that_holds_the_word(
    text: str, data: st.DataObject
) -> None:
    whole = plain(text)
    start = data.draw(st.integers(0, len(whole)))
    word = whole[start : start + data.draw(st.integers(1, 4))]
    places = spans(text, [word])
    assert bool(places) == bool(word)
    for begin, end in places:
        piece = text[begin:end]
        assert 0 <= begin < end <= len(text)
        assert word in plain(piece)
        # No blank at its ends, but one that the next character is written together with.
        assert piece.strip() == piece or carries_a_mark(piece)


@given(NASTY, NASTY, st.integers(5, 30))
def test_a_snippet_shows_the_first_hit_of_the_text(text: str, other: str, width: int) -> None:
    whole = f"{other * 4}{text}"
    word = plain(whole)[-3:]
    piece = snippet(whole, [word] if word else [], width)
    assert "\n" not in piece.text
    if word:
        begin, end = piece.spans[0]
        assert word in plain(piece.text[begin:end])


def test_a_highlight_never_tells_what_the_mask_hides() -> None:
    phone = "13812345678"
    assert masked(phone, mask_phone(phone), spans(phone, ["5678"])) == ((7, 11),)
    assert masked(phone, mask_phone(phone), spans(phone, ["234"])) == ()
    assert masked("李建国", mask_name("李建国"), ((0, 3),)) == ((0, 1),)
    assert masked("李建国", mask_name("李建国"), ((1, 3),)) == ()


@pytest.mark.parametrize("text", ["", "a", "漏" * 500])
def test_without_a_hit_the_beginning_is_shown(text: str) -> None:
    assert snippet(text, ["电梯"]).text[:10] == text[:10]
