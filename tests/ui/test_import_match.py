"""The match step: columns, sheets, saved mappings, people under a mask."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

from desktop_app.services.imports import plans as import_plans
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.importer import texts
from desktop_app.ui.importer.page import ImportPage
from tests.registers import HEADER, line, register, write
from tests.ui.import_books import Chooser, said_here, shown_page


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return register(tmp_path)


@pytest.fixture
def chooser() -> Chooser:
    return Chooser()


@pytest.fixture
def page(desk: Desk, chooser: Chooser, qtbot) -> ImportPage:
    return shown_page(desk, chooser, qtbot)


# columns and sheets


def test_a_changed_column_is_read_again_at_once(page: ImportPage, book: Path) -> None:
    page.activate(book)
    table = page.view.match.columns.table
    combo = table.combo(7)
    combo.setFocus()
    combo.setCurrentIndex(combo.findData("remark"))
    assert table.badge(7).text == "您指定 · 3/3"
    assert table.combo(7) is combo
    titles = page.view.match.preview.lines
    shown = [titles.headerData(i, Qt.Orientation.Horizontal) for i in range(titles.columnCount())]
    assert "备注" in shown
    assert titles.cells(0)[shown.index("备注")] == "催了两次"
    # A field belongs to one column: the other one lets it go.
    table.combo(6).setCurrentIndex(table.combo(6).findData("remark"))
    assert combo.currentData() == ""
    table.combo(5).setCurrentIndex(0)
    assert page.view.match.summary.badges.texts() == ["新增 1", "无法导入 3"]


def test_a_sheet_can_be_left_out_and_its_kind_changed(page: ImportPage, book: Path) -> None:
    page.activate(book)
    match = page.view.match
    match.kinds.setCurrentIndex(match.kinds.findData(""))
    assert match.tabs.tabText(0) == "10月 · 不导入"
    assert match.summary.badges.texts() == ["新增 1"]
    match.kinds.setCurrentIndex(match.kinds.findData("complaints"))
    assert match.tabs.tabText(0) == "10月 · 3 行"


def test_a_kind_that_does_not_fit_is_refused_in_place(page: ImportPage, book: Path) -> None:
    page.activate(book)
    match = page.view.match
    match.tabs.setCurrentIndex(2)
    assert match.view == "sheet"
    match.kinds.setCurrentIndex(match.kinds.findData("households"))
    assert [level for level, _ in said_here(page)] == ["error"]
    assert match.kinds.currentData() == ""
    assert match.summary.badges.texts() == ["新增 3", "无法导入 1"]


def test_leaving_out_the_last_table_keeps_it(page: ImportPage, tmp_path: Path) -> None:
    page.activate(write(tmp_path / "一.xlsx", {"表": [HEADER, line("A-1", "电梯异响")]}))
    kinds = page.view.match.kinds
    kinds.setCurrentIndex(kinds.findData(""))
    assert [level for level, _ in said_here(page)] == ["error"]
    assert kinds.currentData() == "complaints"


# saved mappings


def test_a_mapping_is_saved_and_recognised_next_time(
    page: ImportPage, office: Office, tmp_path: Path, book: Path
) -> None:
    page.activate(book)
    table = page.view.match.columns.table
    table.combo(7).setCurrentIndex(table.combo(7).findData("remark"))
    page.view.save_button.click()
    assert page.view.save_line.name.text() == book.stem
    page.view.save_line.name.setText("")
    page.view.save_line.name.returnPressed.emit()
    assert said_here(page)[0][0] == "error"
    assert page.view.save_line.isVisible()
    page.view.save_line.name.setText("客服部月报")
    page.view.save_line.name.returnPressed.emit()
    assert page.view.save_line.isHidden()
    assert [one.name for one in import_plans.saved(office)] == ["客服部月报"]
    page.activate(write(tmp_path / "下月.xlsx", {"12月": [HEADER, line("C-1", "异味")]}))
    assert "按保存的对应方案“客服部月报”识别" in page.view.match.info.text()
    assert page.view.match.columns.table.combo(7).currentData() == "remark"


# people


def test_names_and_phones_are_masked_until_revealed(page: ImportPage, book: Path) -> None:
    page.activate(book)
    table = page.view.match.columns.table
    assert table.item(3, 2).text() == "李**"
    assert "138-****-2207" in table.item(4, 2).text()
    page.view.findChild(type(page.view.actions()[0]), "import.reveal").trigger()
    assert table.item(3, 2).text() == "李建国"
    assert "138-1234-2207" in table.item(4, 2).text()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13812342207", "138****2207"),
        ("181-0000-4990", "181-****-4990"),
        ("１３１００００４６１８", "１３１****４６１８"),
        ("88881234", "****1234"),
        ("1.38001E+10", "1.38001E+10"),
        ("110", "110"),
        ("同上", "同上"),
    ],
)
def test_numbers_are_masked_in_their_own_spelling(text: str, shown: str) -> None:
    assert texts.hidden("phone", text, False) == shown
    assert texts.hidden("phone", text, True) == text


def test_blanks_that_were_cut_off_are_made_visible() -> None:
    assert texts.visible("\n漏水 很久\u3000") == "↵漏水 很久␣"
    assert texts.visible("漏水") == "漏水"


def test_months_and_days_in_columns_of_their_own_are_shown_as_what_they_are(
    page: ImportPage, office: Office, tmp_path: Path
) -> None:
    head: list[object] = [
        "年",
        "月",
        "日",
        "房号",
        "投诉人",
        "电话",
        "投诉内容",
        "完成月",
        "完成日",
    ]
    rows: list[list[object]] = [
        [2026, 11, day, "3-2-501", "李建国", "13812342207", f"漏水{day}", 11, day + 1]
        for day in (3, 4, 5)
    ]
    page.activate(write(tmp_path / "登记.xlsx", {"表": [head, *rows]}))
    (report,) = page._prepared.reports if page._prepared is not None else ((),)
    taken = {one.header: (one.field, one.level, one.filled, one.good) for one in report}
    assert taken["月"] == ("received_at_month", "sure", 3, 3)
    assert taken["日"] == ("received_at", "sure", 3, 3)
    assert taken["完成日"] == ("completed_at", "sure", 3, 3)
    table = page.view.match.columns.table
    said = [table.item(row, 0).text() for row in range(table.rowCount())]
    assert said[:3] == ["年", "月", "日"]
    boxes = [table.combo(row).currentText() for row in range(table.rowCount())]
    assert boxes[:3] == ["受理时间·年", "受理时间·月", "受理时间"]
    assert boxes[-2:] == ["完成时间·月", "完成时间"]
    assert page._prepared is not None
    assert [str(one) for one in page._prepared.plans[0].notes] == [
        "“受理时间”由年、月、日几列合成",
        "“完成时间”由年、月、日几列合成",
    ]
    assert table.detail(2).startswith("“受理时间”由年、月、日几列合成")
    titles = page.view.match.preview.lines
    assert list(titles.cells(0))[:2] == ["2", "2026-11-03"]
    page.view.next_button.click()
    page.view.next_button.click()
    assert office.store.value("SELECT min(received_at) FROM complaint") == "2026-11-03 00:00:00"
    assert office.store.value("SELECT max(completed_at) FROM complaint") == "2026-11-06 00:00:00"


def test_the_name_of_every_field_has_room_in_its_combo(page: ImportPage, tmp_path: Path) -> None:
    head: list[object] = ["年", "月", "日", "房号", "投诉人", "投诉内容", "事发地点"]
    rows: list[list[object]] = [
        [2026, 11, day, "3-2-501", "李建国", f"漏水{day}", "车库"] for day in (3, 4, 5)
    ]
    page.activate(write(tmp_path / "登记.xlsx", {"表": [head, *rows]}))
    table = page.view.match.columns.table
    for row in range(table.rowCount()):
        combo, option = table.combo(row), QStyleOptionComboBox()
        combo.initStyleOption(option)
        room = combo.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            combo,
        )
        needed = combo.fontMetrics().horizontalAdvance(combo.currentText())
        assert needed <= room.width(), combo.currentText()


def test_samples_of_texts_hide_the_people_of_the_samples_beside_them(
    page: ImportPage, tmp_path: Path
) -> None:
    page.activate(write(tmp_path / "登记.xlsx", {"表": [HEADER, line("A-1", "李建国说漏水")]}))
    table = page.view.match.columns.table
    assert table.item(5, 2).text() == "李**说漏水"
    page._reveal()
    assert table.item(5, 2).text() == "李建国说漏水"
