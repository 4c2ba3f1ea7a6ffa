"""The sheet as it stands: what is marked, outlined, greyed and masked, and another header."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.importer.page import ImportPage
from desktop_app.ui.importer.sheet_model import letters
from tests.registers import HEADER, line, write
from tests.ui.import_books import Chooser, count, said_here, shown_page

WIDE = [*HEADER, "联系人2"]


@pytest.fixture
def chooser() -> Chooser:
    return Chooser()


@pytest.fixture
def page(desk: Desk, chooser: Chooser, qtbot) -> ImportPage:
    return shown_page(desk, chooser, qtbot)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write(
        tmp_path / "月报.xlsx",
        {
            "10月": [
                ["某小区 2026 年 10 月投诉登记表"],
                WIDE,
                [*line("A-1", "电梯异响"), "王小二 13912345678"],
                [],
                [*line("A-2", "门禁失灵", 受理时间="2025-13-02"), "张三"],
                ["合计", "2 件"],
                ["经理签字："],
            ],
            "附表": [["联系人", "电话"], ["赵六", "13800138000"]],
        },
    )


def cells(page: ImportPage, row: int) -> list[str]:
    model = page.view.match.sheet.table.cells
    return [model.cell_text(row - 1, column) for column in range(model.columnCount())]


def marks(page: ImportPage) -> list[str]:
    model = page.view.match.sheet.table.cells
    return [
        str(model.headerData(row, Qt.Orientation.Vertical)).partition("\u3000")[2]
        for row in range(model.rowCount())
    ]


def test_rows_and_columns_say_what_they_are(page: ImportPage, book: Path) -> None:
    page.activate(book)
    page.view.match.show_view("sheet")
    table = page.view.match.sheet.table
    assert marks(page) == ["表头以上", "表头", "", "空行", "有错", "合计", "签字"]
    assert table.cells.why(6) == "合计行，不导入"
    assert "2025-13-02" in table.cells.why(5)
    titles = [table.cells.headerData(at, Qt.Orientation.Horizontal) for at in range(9)]
    assert titles[0] == "A\u3000编号"
    assert titles[7:] == ["H", "I"]
    index = table.cells.index(5, 0)
    assert "合计行，不导入" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_frame_goes_round_the_table_and_nothing_else(page: ImportPage, book: Path) -> None:
    page.activate(book)
    page.view.match.show_view("sheet")
    table = page.view.match.sheet.table
    assert table.cells.face.table == (2, 0, 5, 8)
    frame = table.frame()
    assert frame.top() == table.rowViewportPosition(1)
    assert frame.bottom() == table.rowViewportPosition(4) + table.rowHeight(4) - 1
    assert frame.width() == sum(table.columnWidth(at) for at in range(9))
    blue = page._desk.theme.colours.primary.lower()
    image = table.viewport().grab().toImage()
    x, y = frame.left() + 1, frame.top() + 8
    assert image.pixelColor(x, y).name() == blue
    assert image.pixelColor(x, frame.top() - 4).name() != blue


def test_people_are_masked_in_every_column_until_revealed(page: ImportPage, book: Path) -> None:
    page.activate(book)
    shown = cells(page, 3)
    assert shown[3] == "李**"
    assert shown[4] == "138-****-2207"
    assert "小二" not in shown[8]
    assert "13912345678" not in shown[8]
    page.view.match.tabs.setCurrentIndex(1)
    assert page.view.match.view == "sheet"
    assert cells(page, 2) == ["赵**", "138****8000"]
    page._reveal()
    assert cells(page, 2) == ["赵六", "13800138000"]


def test_another_row_becomes_the_header(page: ImportPage, tmp_path: Path) -> None:
    path = write(
        tmp_path / "怪.xlsx",
        {
            "表": [
                ["受理时间", "房号", "投诉内容", "渠道"],
                ["（年-月-日）", "楼-单元-室", "写清经过", "来电或来访"],
                ["投诉日期", "房号", "反映问题", "投诉方式"],
                ["2026-11-03 09:10", "3-2-501", "漏水", "电话"],
            ]
        },
    )
    page.activate(path)
    match = page.view.match
    match.show_view("sheet")
    pane = match.sheet
    pane.table.setFocus()
    assert not pane.button.isEnabled()  # the keyboard stands on the header itself
    QTest.keyClick(pane.table, Qt.Key.Key_Down)
    QTest.keyClick(pane.table, Qt.Key.Key_Down)
    assert pane.button.text().startswith("把第 3 行作为表头")
    QTest.keyClick(pane.table, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert pane.table.cells.face.header == (3, 3)
    assert pane.row() == 3
    assert match.tabs.tabText(0) == "表 · 1 行"
    assert match.summary.badges.texts() == ["新增 1"]
    assert match.view == "sheet"


def test_a_table_begins_and_ends_where_a_person_says(page: ImportPage, book: Path) -> None:
    page.activate(book)
    match = page.view.match
    match.show_view("sheet")
    pane = match.sheet
    pane.table.setFocus()
    assert not pane.first_button.isEnabled()  # the keyboard stands on the header
    assert pane.all_button.isHidden()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for _ in range(3):
        QTest.keyClick(pane.table, Qt.Key.Key_Down)
    assert pane.first.text() == "从第 5 行开始"
    QTest.keyClick(pane.table, Qt.Key.Key_Home, both)
    assert marks(page) == ["表头以上", "表头", "未划入", "未划入", "有错", "合计", "签字"]
    assert pane.row() == 5
    assert pane.table.cells.why(3) == "在您划定的起止行以外，不导入"
    assert "从第 5 行开始" in match.info.text()
    pane.table.setCurrentIndex(pane.table.cells.index(2, 0))
    assert pane.last in pane.table.actions()  # the menu has it as well
    pane.last.trigger()
    # An end above the beginning: the newer choice counts.
    assert marks(page) == ["表头以上", "表头", "", *["未划入"] * 4]
    assert pane.table.cells.face.table == (2, 0, 3, 8)
    assert match.tabs.tabText(0) == "10月 · 1 行"
    assert not pane.last_button.isEnabled()
    pane.all_button.click()
    assert marks(page) == ["表头以上", "表头", "", "空行", "有错", "合计", "签字"]
    assert pane.all_button.isHidden()


def test_a_sheet_that_was_not_recognised_can_be_rescued(page: ImportPage, book: Path) -> None:
    page.activate(book)
    match = page.view.match
    match.tabs.setCurrentIndex(1)
    assert match.view == "sheet"
    assert match.views.chips()["columns"].isHidden()
    assert "没有认出表头" in match.sheet.hint.text()
    match.sheet.button.click()
    assert match.kinds.currentData() != ""
    assert not match.views.chips()["columns"].isHidden()
    assert "第 1 行为表头" in match.info.text()


def test_a_book_without_a_known_header_can_be_opened_all_the_same(
    page: ImportPage, tmp_path: Path, office: Office
) -> None:
    path = write(
        tmp_path / "自创.xlsx",
        {"表": [["啥时候", "哪家", "啥事"], ["2026-11-03 09:10", "3-2-501", "水管又漏了"]]},
    )
    page.activate(path)
    assert page.view.step == "choose"
    assert said_here(page)[0][0] == "error"
    button = page.view.messages.findChildren(QPushButton)[0]
    assert button.text() == "打开看看，自己指出表头"
    button.click()
    match = page.view.match
    assert (page.view.step, match.view) == ("match", "sheet")
    match.sheet.button.click()
    match.show_view("columns")
    table = match.columns.table
    for row, name in enumerate(("received_at", "room", "content")):
        table.combo(row).setCurrentIndex(table.combo(row).findData(name))
    assert match.summary.badges.texts() == ["新增 1"]
    page.view.next_button.click()
    page.view.next_button.click()
    assert count(office) == 1


def test_a_blank_row_cannot_be_the_header(page: ImportPage, book: Path) -> None:
    page.activate(book)
    page.view.match.sheet.header_chosen.emit(4)
    assert said_here(page)[0] == ("error", "第 4 行是空的，不能作表头。")
    assert page.view.match.sheet.table.cells.face.header == (2, 2)


def test_long_texts_emoji_and_wide_sheets_are_shown_without_being_copied(
    page: ImportPage, tmp_path: Path
) -> None:
    long = "电梯又坏了😀" * 1_700
    titles = [*HEADER, *(f"杂{number}" for number in range(192))]
    rows = [[*line(f"A-{n}", long, 房号=f"3-2-{n + 100}"), *range(192)] for n in range(30)]
    page.activate(write(tmp_path / "宽.xlsx", {"表": [titles, *rows]}))
    model = page.view.match.sheet.table.cells
    assert model.columnCount() == 200
    assert len(model.cell_text(1, 5)) == 160
    assert len(str(model.index(1, 5).data(Qt.ItemDataRole.ToolTipRole))) <= 600
    page.view.match.show_view("sheet")
    page.view.match.sheet.table.grab()
    page.view.next_button.click()
    page.view.next_button.click()
    assert page.view.importing.result.badges.texts() == ["新增 30"]


def test_fifty_sheets_and_a_hidden_one(page: ImportPage, tmp_path: Path) -> None:
    import openpyxl

    path = write(
        tmp_path / "多.xlsx",
        {f"{n}号": [HEADER, line(f"S-{n}", f"漏水{n}", 房号=f"3-2-{n + 100}")] for n in range(50)},
    )
    made = openpyxl.load_workbook(path)
    made["7号"].sheet_state = "hidden"
    made.save(path)
    page.activate(path)
    match = page.view.match
    assert match.tabs.count() == 50
    match.tabs.setCurrentIndex(7)
    assert "这是一张隐藏的工作表" in match.info.text()
    assert match.summary.badges.texts() == ["新增 50"]


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_the_letters_of_a_spreadsheet(column: int, name: str) -> None:
    assert letters(column) == name
