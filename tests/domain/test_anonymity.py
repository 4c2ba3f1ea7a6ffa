"""What tells who it is about goes out of a text; the matter stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.anonymity import Known, anonymous

KNOWN = Known(("李建国", "欧阳娜"), ("刘强",), ("13812342207", "8842"), ("3-2-501", "501"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("李建国说漏水", "〔住户〕说漏水"),
        ("李先生、小李都来过", "〔住户〕、〔住户〕都来过"),
        ("王女士也投诉", "〔住户〕也投诉"),
        ("刘强到场，刘工修好", "〔工作人员〕到场，〔工作人员〕修好"),
        ("电话138-1234-2207", "电话〔电话〕"),
        ("座机010-88421234", "座机〔电话〕"),
        ("回拨+8613900001111", "回拨〔电话〕"),
        ("3栋2单元501漏水", "〔房号〕漏水"),
        ("五号楼三单元 1204室有人", "〔房号〕有人"),
        ("12-3-1801 与 12-1801", "〔房号〕 与 〔房号〕"),
        ("楼上601户装修", "楼上〔房号〕装修"),
        ("501又漏了", "〔房号〕又漏了"),
        ("车牌京A·12345挡道", "车牌〔车牌〕挡道"),
        ("身份证11010119900307211X", "身份证〔证件号〕"),
        ("2026-11-03 09:30 到场，费用1501元", "2026-11-03 09:30 到场，费用1501元"),
        ("3栋电梯停了2小时，24小时内修好", "3栋电梯停了2小时，24小时内修好"),
        ("物业费501元，价格 2-300元", "物业费501元，价格 2-300元"),
    ],
)
def test_people_go_and_the_matter_stays(text: str, wanted: str) -> None:
    assert anonymous(text, KNOWN)[0] == wanted


def test_what_was_taken_out_is_counted() -> None:
    text, counts = anonymous("李建国 13812342207，李先生住3-2-501", KNOWN)
    assert text == "〔住户〕 〔电话〕，〔住户〕住〔房号〕"
    assert counts == {"phone": 1, "name": 2, "room": 1}


@given(st.text(alphabet="李建国王先生3栋2单元501-13812342207，。 元", max_size=60))
def test_nothing_known_is_left_and_twice_is_once(text: str) -> None:
    done, _ = anonymous(text, KNOWN)
    assert "李建国" not in done
    assert "李先生" not in done
    assert anonymous(done, KNOWN)[0] == done
