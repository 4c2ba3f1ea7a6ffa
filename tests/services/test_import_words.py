"""Spellings of word columns: what they are taken for, told by a person, saved, read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import lists
from desktop_app.services.imports import importing
from desktop_app.services.imports import plans as import_plans
from desktop_app.services.imports.words import FieldWords, spellings, with_word
from desktop_app.services.office import Office
from tests.offices import NOW, make_office

HEADER = ["受理时间", "房号", "投诉内容", "渠道", "类别", "责任部门", "级别", "满意度"]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path)
    yield made
    made.close()


def book(folder: Path, *rows: tuple[str, str, str, str, str]) -> Path:
    made = openpyxl.Workbook()
    made.active.append(HEADER)
    for number, (channel, category, department, severity, satisfaction) in enumerate(rows):
        made.active.append(
            ["2026-11-03 09:10", f"3-2-50{number}", f"漏水{number}", channel, category, department,
             severity, satisfaction]
        )  # fmt: skip
    path = folder / "登记.xlsx"
    made.save(path)
    return path


def found(office: Office, path: Path, plan: Any = None) -> dict[str, FieldWords]:
    loaded = importing.load(path, today=NOW, plans=[plan] if plan else None)
    return {one.field: one for one in spellings(loaded.sheets[0], lists.read(office))}


def taken(words: FieldWords) -> list[tuple[str, int, str, str]]:
    return [(one.text, one.count, one.value, one.state) for one in words.spellings]


ROWS = (
    ("电话", "工程维修/漏水", "工程", "急", "√"),
    ("电话", "天外来客", "工程部", "一般", "A"),
    ("飞鸽", "同上", "外包单位", "一般", "还行吧"),
    ("同上", "公共/供水", "", "重大", "未接通"),
)


def test_each_spelling_with_its_count_and_meaning_doubtful_first(
    office: Office, tmp_path: Path
) -> None:
    words = found(office, book(tmp_path, *ROWS))
    assert taken(words["channel"]) == [
        ("飞鸽", 1, "other", "guessed"),
        ("电话", 2, "phone", "known"),
    ]
    assert taken(words["category"]) == [
        ("天外来客", 1, "天外来客", "kept"),
        ("公共/供水", 1, "设施设备/供水", "known"),
        ("工程维修/漏水", 1, "工程维修/漏水", "known"),
    ]
    assert taken(words["department"]) == [
        ("外包单位", 1, "外包单位", "kept"),
        ("工程", 1, "工程部", "known"),
        ("工程部", 1, "工程部", "known"),
    ]
    assert ("急", 1, "", "refused") in taken(words["severity"])
    assert taken(words["satisfaction"])[0] == ("还行吧", 1, "", "refused")
    assert ("未接通", 1, "unanswered", "known") in taken(words["satisfaction"])
    assert words["severity"].doubtful == 1


def test_a_told_meaning_is_read_counted_and_written(office: Office, tmp_path: Path) -> None:
    path = book(tmp_path, *ROWS)
    plan = importing.load(path, today=NOW).sheets[0].plan
    for name, text, value in (
        ("channel", "飞鸽", "letter"),
        ("category", "天外来客", "邻里噪音宠物"),
        ("department", "外包单位", "客服部"),
        ("severity", "急", "critical"),
        ("satisfaction", "还行吧", "B"),
    ):
        plan = with_word(plan, name, text, value)
    loaded = importing.load(path, today=NOW, plans=[plan])
    first, second, third, fourth = loaded.sheets[0].rows
    assert first.values["severity"] == "critical"
    assert second.values["category"] == "邻里噪音宠物"
    assert (third.values["channel"], third.values["satisfaction"]) == ("letter", "B")
    assert fourth.values["channel"] == "letter"  # 同上 takes the cell above, and its meaning
    told = [(c.field, c.before, c.after) for c in third.changes if "您指定" in str(c.why)]
    assert ("channel", "飞鸽", "来函") in told
    assert all("不在列表" not in str(one) for one in third.warnings)
    importing.commit(office, importing.check(office, loaded))
    rows = {
        row["room"]: (row["category"] != "", row["department"])
        for row in office.store.rows("SELECT room, category, department FROM complaint")
    }
    assert rows["501"][0]
    assert rows["502"][1] == "客服部"
    words = found(office, path, plan)
    assert words["severity"].doubtful == 0
    assert ("急", 1, "critical", "told") in taken(words["severity"])


def test_a_cell_can_be_left_out_and_given_back_to_the_program(
    office: Office, tmp_path: Path
) -> None:
    path = book(tmp_path, *ROWS)
    plan = importing.load(path, today=NOW).sheets[0].plan
    out = with_word(plan, "satisfaction", "√", "")
    assert (
        importing.load(path, today=NOW, plans=[out]).sheets[0].rows[0].values["satisfaction"]
        is None
    )
    gone = with_word(plan, "satisfaction", "还行吧", "unanswered")
    assert importing.load(path, today=NOW, plans=[gone]).sheets[0].rows[2].values["unanswered"] == 1
    back = with_word(out, "satisfaction", "√", None)
    assert back.words == {}
    assert back == plan


def test_words_are_saved_known_again_and_may_come_from_the_command_line(
    office: Office, tmp_path: Path
) -> None:
    path = book(tmp_path, *ROWS)
    today, read = office.now(), lists.read(office)
    before = import_plans.prepare(path, today=today, lists=read)
    plan = with_word(before.plans[0], "channel", "飞鸽", "letter")
    import_plans.save(office, "月报", plan)
    again = import_plans.prepare(path, today=today, saved=import_plans.saved(office), lists=read)
    assert again.used == ("月报",)
    assert again.plans[0].words == {"channel": {"飞鸽": "letter"}}
    mapping = import_plans.saved(office)[0].mapping
    loaded = importing.load(path, today=today, mapping=mapping)
    assert loaded.sheets[0].rows[2].values["channel"] == "letter"
    old = {key: mapping[key] for key in ("kind", "headers", "fields")}
    assert importing.load(path, today=today, mapping=old).sheets[0].plan.words == {}


@pytest.mark.parametrize(
    "words",
    [
        "x", {"channel": "letter"}, {"content": {"a": "b"}}, {"channel": {"飞鸽": "carrier"}},
        {"channel": {"飞鸽": 3}}, {"satisfaction": {"好": "D"}}, [],
    ],
)  # fmt: skip
def test_garbage_in_a_mapping_is_refused_in_one_sentence(
    office: Office, tmp_path: Path, words: object
) -> None:
    path = book(tmp_path, *ROWS)
    plan = importing.load(path, today=NOW).sheets[0].plan
    mapping = import_plans.save(office, "月报", plan).mapping
    with pytest.raises(KnownError) as refused:
        importing.load(path, today=NOW, mapping={**mapping, "words": words})
    assert refused.value.code == "mapping_broken"
    # One that lies saved does not keep a book from being read.
    broken = import_plans.SavedPlan("坏", {**mapping, "words": words})
    assert import_plans.prepare(path, today=NOW, saved=[broken]).used == ("",)


def test_a_header_that_a_person_pointed_at_is_found_again(office: Office, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in (
        ["受理时间", "房号", "投诉内容", "渠道"],
        ["填表要求", "楼-单元-室", "写清经过", "来电或来访"],
        ["时候", "门牌", "说了什么", "怎么来的"],
        ["2026-11-03 09:10", "3-2-501", "漏水", "电话"],
    ):
        made.active.append(row)
    path = tmp_path / "怪.xlsx"
    made.save(path)
    before = import_plans.prepare(path, today=NOW)
    assert before.loaded.sheets[0].header_row == 1
    plan = import_plans.with_header(before.loaded, 0, 3)
    assert (plan.header_row, plan.data_row) == (3, 4)
    for index, name in enumerate(("received_at", "room", "content", "channel")):
        plan = import_plans.with_column(plan, index, name)
    after = import_plans.read_again(before, [plan], today=NOW)
    assert [row.values["content"] for row in after.loaded.sheets[0].rows] == ["漏水"]
    import_plans.save(office, "怪表", plan)
    again = import_plans.prepare(path, today=NOW, saved=import_plans.saved(office))
    assert again.used == ("怪表",)
    assert again.loaded.sheets[0].header_row == 3
    with pytest.raises(KnownError) as refused:
        import_plans.with_header(before.loaded, 0, 9)
    assert refused.value.code == "header_blank"


def test_sheets_whose_plan_stays_are_not_read_again(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.title = "10月"
    for sheet in (made.active, made.create_sheet("11月")):
        sheet.append(HEADER[:4])
        sheet.append(["2026-11-03 09:10", "3-2-501", "漏水", "电话"])
    path = tmp_path / "两月.xlsx"
    made.save(path)
    before = import_plans.prepare(path, today=NOW)
    plan = with_word(before.plans[0], "channel", "电话", "visit")
    after = import_plans.read_again(before, [plan, before.plans[1]], today=NOW)
    assert after.loaded.sheets[0].rows[0].values["channel"] == "visit"
    assert after.loaded.sheets[1] is before.loaded.sheets[1]
    assert replace(before.plans[0], words=plan.words) == plan
