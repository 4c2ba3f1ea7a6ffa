"""Masks over texts: nothing of a person is left, and what comes back is known again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.masks import mask_all, mask_name, mask_phone, mask_words
from desktop_app.domain.unmasking import is_masked, restored

PHONE = "13812342207"


@pytest.mark.parametrize(
    "written",
    [
        "13812342207", "138-1234-2207", "138 1234 2207", "138.1234.2207", "138—1234—2207",
        "138 123 42207", "1381 234 2207", "１３８１２３４２２０７", "+8613812342207", "86-13812342207",
        "+86 138 1234 2207",
    ],
)  # fmt: skip
def test_a_mobile_is_hidden_however_it_is_written(written: str) -> None:
    told = mask_words(f"业主{written}再打来")
    assert "138****2207" in told and told.startswith("业主") and told.endswith("再打来")


@pytest.mark.parametrize(
    "written",
    ["0571-88886666", "(0571)88886666", "0571 8888 6666", "02088881234", "座机 8888-6666"],
)
def test_a_number_of_the_fixed_net_is_hidden(written: str) -> None:
    told = mask_words(f"请拨{written}，谢谢")
    assert "****" in told and "8888" not in told.replace("****8888", "")


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03 09:10 来电",
        "1301、1302、1303",
        "费用 3500000 元",
        "TS-20261121-009",
        "来电 20261103",
    ],
)
def test_what_is_no_phone_stays(text: str) -> None:
    assert mask_words(text) == text


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("李建国", "李建国说", "李**说"),
        ("李建国", "李 建国说", "李**说"),
        ("李建国先生", "李建国说，李建国先生又说", "李**说，李**又说"),
        ("张三、李四", "张三和李四都在", "张**和李**都在"),
        ("李四(业主)", "业主李四来电", "业主李**来电"),
        ("欧阳娜", "欧阳娜家", "欧阳**家"),
        ("Li", "Light in Li's room", "Light in L**'s room"),
        ("Will Smith", "Will Smith will wait for Will", "W** will wait for W**"),
        ("业主", "业主来电", "业主来电"),
        ("李", "李子树枯死", "李子树枯死"),
    ],
)
def test_every_name_of_a_cell_is_hidden(name: str, text: str, told: str) -> None:
    assert mask_words(text, name) == told


PIECES = st.sampled_from(
    ["李建国", "李秀英", "欧阳娜", "John Smith", PHONE, "138-1234-2207", "88881234", "10010",
     "0571-88886666", "漏水", "\n", "，", "*", "**重要**", "3", "李", "2026-11-03", " ", "“", "说"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map("".join)
NAMES, PHONES = ("李建国", "欧阳娜", "John Smith"), ("88881234", "10010")


@given(TEXTS)
def test_a_masked_text_over_its_own_says_nothing_new(text: str) -> None:
    told = mask_all(text, NAMES, PHONES)
    assert "李建国" not in told
    if re.search(r"\d{12}", text) is None:  # a longer row of digits is no phone
        assert PHONE not in told
    assert restored(told, text, NAMES, PHONES) == text


def test_words_that_were_added_stand_beside_the_real_name() -> None:
    here = "李建国说漏水，电话138-1234-2207"
    said = "李**说漏水，电话138****2207，已约周五"
    assert restored(said, here, ("李建国",)) == f"{here}，已约周五"


@pytest.mark.parametrize("said", ["王**说漏水", "李**说漏水，电话139****0000"])
def test_a_mask_that_hides_something_else_is_not_guessed(said: str) -> None:
    assert restored(said, "李建国说漏水", ("李建国",)) is None


def test_two_names_under_one_mask_are_not_mixed_up() -> None:
    here = "李建国与李秀英争吵"
    assert restored("李**与李**争吵", here, ("李建国", "李秀英")) == here
    assert restored("李**与李**又争吵", here, ("李建国", "李秀英")) is None


def test_stars_that_somebody_wrote_are_no_masks() -> None:
    assert restored("**加急**，今天", "**加急**") == "**加急**，今天"
    assert (
        not is_masked("满意 * 三星")
        and is_masked(mask_name("李四"))
        and is_masked(mask_phone(PHONE))
    )


def test_where_nothing_real_stands_a_mask_is_a_text_like_any_other() -> None:
    assert restored("**已核**，找李**", "") == "**已核**，找李**"
    assert restored("漏水，138****2207", "漏水", ("李**",), ("138****2207",)) == "漏水，138****2207"
