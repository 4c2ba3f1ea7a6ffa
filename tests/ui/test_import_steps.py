"""The check and the result: conflicts decided, twins opened, batches taken back, keys, templates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.case import Status
from desktop_app.domain.views import of_batch
from desktop_app.services.imports import importing
from desktop_app.services.imports import resolve as import_resolve
from desktop_app.services.imports.model import Check, FieldChange
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.importer.page import ImportPage
from tests.offices import NOW
from tests.registers import HEADER, line, register, write
from tests.ui.conftest import Said
from tests.ui.import_books import Chooser, count, lines, said_here, shown_page


@pytest.fixture
def chooser() -> Chooser:
    return Chooser()


@pytest.fixture
def page(desk: Desk, chooser: Chooser, qtbot) -> ImportPage:
    return shown_page(desk, chooser, qtbot)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return register(tmp_path)


def bring_in(office: Office, path: Path) -> int:
    outcome = importing.commit(office, importing.check(office, importing.load(path, today=NOW)))
    assert outcome.batch is not None
    return outcome.batch


# conflicts and duplicates


def disputed(checked: Check) -> Check:
    """The same check with its updates in conflict, as after an edit on both sides."""
    rows = [
        replace(
            row,
            verdict="conflict",
            changes=(),
            values={},
            conflicts=row.changes,
            conflict_values={change.field: dict(row.values) for change in row.changes},
        )
        if row.verdict == "updated"
        else row
        for row in checked.rows
    ]
    return replace(checked, rows=tuple(rows))


@pytest.fixture
def conflicts(
    page: ImportPage, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> ImportPage:
    ours = [line("B-1", "漏水"), line("B-2", "停电", 房号="3-2-502")]
    bring_in(office, write(tmp_path / "一.xlsx", {"表": [HEADER, *ours]}))
    theirs = [
        line("B-1", "漏水", 级别="重要"),
        line("B-2", "停电", 房号="3-2-502", 级别="重大"),
    ]
    real = importing.check
    monkeypatch.setattr(importing, "check", lambda *a, **k: disputed(real(*a, **k)))
    page.activate(write(tmp_path / "二.xlsx", {"表": [HEADER, *theirs]}))
    page.view.next_button.click()
    return page


def test_conflicts_stand_side_by_side_and_are_decided_row_by_row(
    conflicts: ImportPage, office: Office
) -> None:
    page, check = conflicts, conflicts.view.check
    assert check.chips.current == "conflict"
    assert lines(page) == [
        ["表", "2", "B-1", "级别", "一般", "重要", "未定（不写入）"],
        ["表", "3", "B-2", "级别", "一般", "重大", "未定（不写入）"],
    ]
    assert check.conflicts.left.text() == "还有 2 行未定，未定的行不写入。"
    assert page.view.next_button.text() == "没有可导入的行"
    check.table.selectRow(1)
    check.conflicts.buttons[import_resolve.BOOK, False].click()
    assert [one[-1] for one in lines(page)] == ["未定（不写入）", "采用表中的"]
    assert page.view.next_button.text() == "导入 1 行"
    page.view.next_button.click()
    assert office.case_by_number("B-1").complaint.severity == "normal"
    assert office.case_by_number("B-2").complaint.severity == "critical"
    assert page.view.importing.result.badges.texts() == ["新增 0", "更新 1", "冲突 1"]


def test_conflicts_are_decided_all_at_once(conflicts: ImportPage, office: Office) -> None:
    check = conflicts.view.check
    check.conflicts.buttons[import_resolve.BOOK, True].click()
    assert check.conflicts.left.text() == "都已决定。"
    assert conflicts.view.next_button.text() == "导入 2 行"
    check.conflicts.buttons[import_resolve.OURS, True].click()
    assert [one[-1] for one in lines(conflicts)] == ["保留本机的"] * 2
    assert not conflicts.view.next_button.isEnabled()


def test_a_choice_falls_when_the_case_changed_again_before_the_write(
    conflicts: ImportPage, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    conflicts.view.check.conflicts.buttons[import_resolve.BOOK, True].click()
    with office.write("edit") as journal:
        one = office.case_by_number("B-1").complaint.id
        journal.update("complaint", one, {"severity": "minor"})
    conflicts.view.next_button.click()
    assert office.case_by_number("B-1").complaint.severity == "minor"
    assert office.case_by_number("B-2").complaint.severity == "critical"


def test_newer_results_are_shown_and_one_of_them_can_be_declined(
    page: ImportPage, office: Office, tmp_path: Path
) -> None:
    head = [*HEADER, "处理结果", "是否满意"]
    first = [[*line("B-1", "漏水"), "", ""], [*line("B-2", "停电", 房号="3-2-502"), "", ""]]
    bring_in(office, write(tmp_path / "一.xlsx", {"表": [head, *first]}))
    then = [[*row[:-2], "已修好", "满意"] for row in first]
    page.activate(write(tmp_path / "二.xlsx", {"表": [head, *then]}))
    page.view.next_button.click()
    check = page.view.check
    assert check.chips.current == "updated" and not check.conflicts.isHidden()
    assert [one[2:] for one in lines(page)][:3] == [
        ["B-1", "状态", "待派单", "已关闭", "采用表中的"],
        ["B-1", "处理情况", "（空）", "已修好", "采用表中的"],
        ["B-1", "满意度", "（空）", "满意", "采用表中的"],
    ]
    check.table.selectRow(2)
    check.conflicts.buttons[import_resolve.OURS, False].click()
    assert [one[-1] for one in lines(page)].count("保留本机的") == 1
    assert check.conflicts.left.text() == "1 处保留本机的，不写入。"
    assert page.view.next_button.text() == "导入 2 行"
    page.view.next_button.click()
    now = [office.case_by_number(number).complaint for number in ("B-1", "B-2")]
    assert [(one.result, one.satisfaction) for one in now] == [("已修好", ""), ("已修好", "A")]
    assert [one.status for one in now] == [Status.AWAITING_CALLBACK, Status.CLOSED]


def test_a_status_that_cannot_come_without_a_declined_result_says_so(
    page: ImportPage, office: Office, tmp_path: Path
) -> None:
    head = [*HEADER, "处理结果", "是否满意"]
    first = [*line("B-1", "漏水"), "", ""]
    bring_in(office, write(tmp_path / "一.xlsx", {"表": [head, first]}))
    page.activate(write(tmp_path / "二.xlsx", {"表": [head, [*first[:-2], "已修好", "满意"]]}))
    page.view.next_button.click()
    check = page.view.check
    check.table.selectRow(2)
    check.conflicts.buttons[import_resolve.OURS, False].click()
    assert [one[-1] for one in lines(page)] == [
        "只到“待回访”，因未采用“满意度”",
        "采用表中的",
        "保留本机的",
    ]
    check.table.selectRow(1)
    check.conflicts.buttons[import_resolve.OURS, False].click()
    assert lines(page)[0][-1] == "不写入，因未采用“处理情况”、“满意度”"
    assert page.view.next_button.text() == "没有可导入的行"
    check.conflicts.buttons[import_resolve.BOOK, True].click()
    assert [one[-1] for one in lines(page)] == ["采用表中的"] * 3


def test_all_updates_can_be_declined(page: ImportPage, office: Office, tmp_path: Path) -> None:
    bring_in(office, write(tmp_path / "一.xlsx", {"表": [HEADER, line("B-1", "漏水")]}))
    page.activate(write(tmp_path / "二.xlsx", {"表": [HEADER, line("B-1", "漏水", 级别="重要")]}))
    page.view.next_button.click()
    page.view.check.conflicts.buttons[import_resolve.OURS, True].click()
    assert not page.view.next_button.isEnabled()
    page.view.check.conflicts.buttons[import_resolve.BOOK, True].click()
    page.view.next_button.click()
    assert office.case_by_number("B-1").complaint.severity == "major"


ROSTER: list[object] = ["楼栋", "单元", "房号", "建筑面积", "姓名", "联系电话", "是否入住"]


def test_one_field_of_a_roster_that_comes_again_can_be_declined(
    page: ImportPage, office: Office, tmp_path: Path
) -> None:
    first: list[object] = ["3", "2", "501", 89.5, "李建国", "13812342207", "入住"]
    then: list[object] = ["3", "2", "501", 91, "李建国", "13812342207", "空置"]
    bring_in(office, write(tmp_path / "一.xlsx", {"名册": [ROSTER, first]}))
    page.activate(write(tmp_path / "二.xlsx", {"名册": [ROSTER, then]}))
    page.view.next_button.click()
    check = page.view.check
    assert check.chips.current == "updated" and not check.conflicts.isHidden()
    check.table.selectRow(0)
    check.conflicts.buttons[import_resolve.OURS, False].click()
    assert [one[2:] for one in lines(page)] == [
        ["3-2-501　李**", "面积", "89.5", "91", "保留本机的"],
        ["3-2-501　李**", "是否入住", "已入住", "空置", "采用表中的"],
    ]
    page.view.next_button.click()
    assert office.store.rows("SELECT area, occupancy FROM household") == [
        {"area": 89.5, "occupancy": "vacant"}
    ]


def test_how_a_call_went_is_declined_with_one_choice(
    page: ImportPage, office: Office, tmp_path: Path
) -> None:
    head: list[object] = ["投诉编号", "回访类型", "计划时间", "回访时间", "反馈意见", "回访人"]
    bring_in(office, write(tmp_path / "一.xlsx", {"表": [HEADER, line("B-1", "漏水")]}))
    planned: list[object] = ["B-1", "回访", "2026-11-20 10:00", "", "", "王敏"]
    bring_in(office, write(tmp_path / "二.xlsx", {"回访": [head, planned]}))
    called: list[object] = ["B-1", "回访", "2026-11-20 10:00", "2026-11-20 16:00", "很好", "陈涛"]
    page.activate(write(tmp_path / "三.xlsx", {"回访": [head, called]}))
    page.view.next_button.click()
    check = page.view.check
    fields = [one[3] for one in lines(page)]
    assert lines(page)[fields.index("回访状态")][4:6] == ["计划中", "已完成"]
    check.table.selectRow(fields.index("反馈意见"))
    check.conflicts.buttons[import_resolve.OURS, False].click()
    taken = [one[3] for one in lines(page) if one[-1] == "采用表中的"]
    assert taken == ["回访人"]
    page.view.next_button.click()
    assert office.store.rows("SELECT state, outcome, assignee FROM follow_up") == [
        {"state": "planned", "outcome": "", "assignee": "陈涛"}
    ]


def test_people_in_conflicts_are_masked(conflicts: ImportPage) -> None:
    found = conflicts.view.check._found
    assert found is not None
    first = found.checked.rows[0]
    changed = replace(first, conflicts=(FieldChange("complainant", "李建国", "李建军"),))
    checked = replace(found.checked, rows=(changed,))
    conflicts.view.check.show_check(replace(found, checked=checked), False)
    assert lines(conflicts)[0][4:6] == ["李**", "李**（不同，按 F9 查看）"]
    conflicts.view.check.reveal(True)
    assert lines(conflicts)[0][4:6] == ["李建国", "李建军"]


def test_a_duplicate_shows_its_twin_and_enter_opens_it(
    page: ImportPage, office: Office, tmp_path: Path, said: Said
) -> None:
    bring_in(office, write(tmp_path / "一.xlsx", {"表": [HEADER, line("A-1", "漏水")]}))
    page.activate(
        write(
            tmp_path / "二.xlsx",
            {"表": [HEADER, line("", "漏水"), line("", "停电"), line("", "停电")]},
        )
    )
    page.view.next_button.click()
    page.view.check.chips.chips()["duplicate"].click()
    assert [one[:3] for one in lines(page)] == [
        ["表", "2", "A-1"],
        ["表", "4", "本文件“表”第 3 行"],
    ]
    table = page.view.check.table
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert said.places == []  # the other row is no case yet
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert said.places == [("editor", (office.case_by_number("A-1").complaint.id, None))]
    assert page.view.step == "check"


# the result, and batches of before


def test_the_result_says_what_was_rewritten_and_left_out(page: ImportPage, book: Path) -> None:
    page.activate(book)
    page.view.next_button.click()
    page.view.next_button.click()
    result = page.view.importing.result
    facts = result.facts.text()
    assert "1 行没有导入" in facts
    assert "电话写法统一 2 处" in facts
    assert "收回新增的 3 条；导入后又改过的会保留" in facts
    assert result.rejects_button.isVisible()


def test_rejects_are_written_from_the_result(
    page: ImportPage, book: Path, chooser: Chooser, tmp_path: Path
) -> None:
    page.activate(book)
    page.view.next_button.click()
    page.view.next_button.click()
    chooser.path = tmp_path / "退回.xlsx"
    page.view.importing.result.rejects_button.click()
    assert said_here(page)[0][0] == "success"
    assert chooser.path.exists()


def test_an_earlier_batch_is_taken_back_after_asking_once_more(
    page: ImportPage, office: Office, said: Said, tmp_path: Path
) -> None:
    for number in ("A-1", "A-2"):
        bring_in(office, write(tmp_path / f"{number}.xlsx", {"表": [HEADER, line(number, number)]}))
    page.activate()
    card = page.view.choose.batches
    assert card.isVisible()
    names = [card.table.lines.cells(row)[-1] for row in range(2)]
    assert names == ["A-2.xlsx", "A-1.xlsx"]
    card.table.selectRow(1)
    assert card.undo_button.text() == "撤销第 1 批…"
    card.cases_button.click()
    assert said.places == [("queue", of_batch(1, "第 1 批导入"))]
    card.undo_button.click()
    assert count(office) == 2
    assert card.undo_button.text() == "确认撤销第 1 批（收回新增的 1 条）"
    card.table.selectRow(0)
    assert card.undo_button.text() == "撤销第 2 批…"  # another line is asked about anew
    card.table.selectRow(1)
    card.undo_button.click()
    card.undo_button.click()
    assert count(office) == 1
    assert page.view.step == "import"
    assert page.view.importing.result.text.text().startswith("投诉 1 件")
    below = page.view.importing.batches
    assert "撤销" in below.table.lines.cells(1)[4]
    below.table.selectRow(1)
    assert not below.undo_button.isEnabled() and not below.cases_button.isEnabled()
    chips = page.view.chips.chips()
    assert [chips[key].isEnabled() for key in ("choose", "match", "check", "import")] == [
        True, False, False, True,
    ]  # fmt: skip


# keys, templates, files that go


def test_enter_goes_on_and_esc_goes_back(page: ImportPage, book: Path) -> None:
    page.activate(book)
    view = page.view
    QTest.keyClick(view.next_button, Qt.Key.Key_Return)
    assert view.step == "check"
    QTest.keyClick(view.next_button, Qt.Key.Key_Escape)
    assert view.step == "match"
    table = view.match.columns.table
    QTest.keyClick(table.combo(0), Qt.Key.Key_Escape)
    assert view.step == "choose"
    QTest.keyClick(view.choose.area.choose_button, Qt.Key.Key_Escape)
    assert view.step == "choose"


def test_esc_closes_the_name_of_a_mapping_first(page: ImportPage, book: Path) -> None:
    page.activate(book)
    page.view.save_button.click()
    QTest.keyClick(page.view.save_line.name, Qt.Key.Key_Escape)
    assert page.view.save_line.isHidden()
    assert page.view.step == "match"


def test_each_kind_has_a_template_that_is_known_again(
    page: ImportPage, chooser: Chooser, tmp_path: Path
) -> None:
    for kind, button in page.view.choose.template_buttons.items():
        chooser.path = tmp_path / f"{kind}.xlsx"
        button.click()
        assert said_here(page)[-1][0] == "success"
        page.open_file(chooser.path)
        assert page.view.match.kinds.currentData() == kind
    assert chooser.asked[0] == "投诉登记表模板.xlsx"


def test_a_file_that_goes_between_the_steps_is_still_imported(
    page: ImportPage, office: Office, book: Path
) -> None:
    page.activate(book)
    book.unlink()
    page.view.match.columns.table.combo(7).setCurrentIndex(1)
    page.view.next_button.click()
    page.view.next_button.click()
    assert count(office) > 0
    page.open_file(book)
    assert book.name in said_here(page)[-1][1]


# people in sentences


def shown_lists(page: ImportPage) -> dict[str, list[list[str]]]:
    found = {}
    for key, chip in page.view.check.chips.chips().items():
        chip.click()
        found[key] = lines(page)
    return found


def test_people_in_sentences_are_under_the_mask_until_they_are_revealed(
    page: ImportPage, office: Office, tmp_path: Path
) -> None:
    roster: list[list[object]] = [
        ["3", "2", "501", 89.5, "李建国", "13812342207", "入住"],
        ["3", "2", "501", 89.5, "周小梅", "88887777", "入住"],
    ]
    bring_in(office, write(tmp_path / "册.xlsx", {"名册": [ROSTER, *roster]}))
    head = [*HEADER, "处理结果", "备注"]
    first = [*line("B-1", "漏水"), "", ""]
    bring_in(office, write(tmp_path / "一.xlsx", {"表": [head, first]}))
    rows = [
        [*first[:-2], "李建国说修好了，周小梅 88887777 可作证", ""],
        [*line("B-2", "李建国称周小梅家漏水，请打 13812342207"), "", ""],
        [*line("B-3", "王强停车占道", 投诉人="王强", 受理时间="去年"), "", ""],
        [*line("", "漏水"), "", ""],
        [*line("B-5", "同上", 投诉人="同上"), "", ""],
    ]
    family: list[object] = ["3", "2", "501", 89.5, "李建国", "13812342207", "空置"]
    book = write(tmp_path / "二.xlsx", {"表": [head, *rows], "名册": [ROSTER, family]})
    page.activate(book)
    page.view.next_button.click()
    names = ("李建国", "周小梅", "王强", "13812342207", "88887777")
    told = "\n".join(cell for all_ in shown_lists(page).values() for one in all_ for cell in one)
    assert [one for one in names if one in told] == []
    assert "李**说修好了，周** ****7777 可作证" in told and "“周**”名册中没有" in told
    assert "李**称周**家漏水" in told
    page._reveal()
    shown = shown_lists(page)
    told = "\n".join(cell for all_ in shown.values() for one in all_ for cell in one)
    for text in ("李建国说修好了，周小梅 88887777", "李建国称周小梅家漏水", "“周小梅”名册中没有"):
        assert text in told


def test_a_refused_row_hides_the_people_of_its_own_cells(page: ImportPage, tmp_path: Path) -> None:
    rows = [line("B-3", "", 投诉人="王强", 房号="王强家", 受理时间="王强说的那天")]
    page.activate(write(tmp_path / "二.xlsx", {"表": [HEADER, *rows]}))
    page.view.next_button.click()
    (refused,) = lines(page)
    assert refused[3] == "王**说的那天"
    page._reveal()
    assert lines(page)[0][3] == "王强说的那天"
