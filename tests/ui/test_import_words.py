"""Doubtful columns and spellings: found with one key, explained in words, put right at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from desktop_app.services.imports import plans as import_plans
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.importer.page import ImportPage
from desktop_app.ui.importer.words_table import AUTOMATIC, MEANING
from tests.registers import write
from tests.ui.import_books import Chooser, shown_page

TITLES = ["受理时间", "房号", "投诉内容", "渠道", "级别", "满意度", "神秘列", "电话"]
ROWS = [
    ["2026-11-03 09:10", "3-2-501", "电梯异响", "飞鸽", "急", "√", "甲", "13812342207"],
    ["2026-11-03 09:20", "3-2-502", "楼道漏水", "电话", "一般", "还行吧", "乙", "1381234"],
    ["2026-11-03 09:30", "3-2-503", "门禁失灵", "电话", "一般", "A", "丙", "13812342209"],
]


@pytest.fixture
def chooser() -> Chooser:
    return Chooser()


@pytest.fixture
def page(desk: Desk, chooser: Chooser, qtbot, tmp_path: Path) -> ImportPage:
    made = shown_page(desk, chooser, qtbot)
    made.activate(write(tmp_path / "月报.xlsx", {"表": [TITLES, *ROWS]}))
    return made


def shown(page: ImportPage) -> list[list[str]]:
    model = page.view.match.words.table.lines
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def line_of(page: ImportPage, text: str) -> int:
    return next(at for at, one in enumerate(shown(page)) if one[1] == text)


def test_what_needs_a_look_comes_first_with_count_and_meaning(page: ImportPage) -> None:
    found = shown(page)
    assert found[:3] == [
        ["渠道", "飞鸽", "1", "其他", "不在列表，请确认"],
        ["级别", "急", "1", "不采用（留空）", "认不出，请确认"],
        ["满意度", "还行吧", "1", "不采用（留空）", "认不出，请确认"],
    ]
    assert ["满意度", "√", "1", "满意", "已识别"] in found
    assert page.view.match.views.chips()["words"].count == 3
    assert "3 种写法请确认" in page.view.match.words.hint.text()
    assert page.view.match.columns.table.badge(3).text == "1 种写法请确认"


def test_choosing_a_meaning_changes_the_rows_at_once(page: ImportPage, office: Office) -> None:
    table = page.view.match.words.table
    page.view.match.show_view("words")
    row = line_of(page, "急")
    table.setCurrentIndex(table.lines.index(row, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    combo = table.indexWidget(table.lines.index(row, MEANING)) or table.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    names = [combo.itemText(at) for at in range(combo.count())]
    assert names == ["不采用（留空）", "轻微", "一般", "重要", "重大", "不采用（留空）"]
    combo.setCurrentIndex(combo.findData("critical"))
    combo.activated.emit(combo.currentIndex())
    assert shown(page)[line_of(page, "急")][3:] == ["重大", "您指定"]
    assert page.view.match.words.table.currentIndex().row() == row
    assert page.view.match.views.chips()["words"].count == 2
    page.view.next_button.click()
    page.view.check.chips.chips()["rewritten"].click()
    lines = page.view.check.table.lines
    texts = [list(lines.cells(at)) for at in range(lines.rowCount())]
    assert ["级别", "按您指定的对应", "1", "急 → 重大"] in texts
    page.view.next_button.click()
    rows = office.store.rows("SELECT severity FROM complaint WHERE room = '501'")
    assert [one["severity"] for one in rows] == ["critical"]


def test_changes_that_follow_fast_are_all_kept(page: ImportPage, monkeypatch) -> None:
    matching, runner = page._matching, page._desk.runner
    waiting: list[tuple[object, ...]] = []
    monkeypatch.setattr(runner, "run_apart", lambda *work: waiting.append(work))
    matching.change_word("channel", "飞鸽", "letter")
    matching.change_word("severity", "急", "major")
    monkeypatch.undo()
    for work in waiting:
        runner.run_apart(*work)  # type: ignore[arg-type]
    assert matching.prepared is not None
    assert matching.prepared.plans[0].words == {
        "channel": {"飞鸽": "letter"},
        "severity": {"急": "major"},
    }


def test_a_meaning_is_given_back_and_saved(page: ImportPage, office: Office) -> None:
    words = page.view.match.words
    words.chosen.emit("channel", "飞鸽", "")
    assert shown(page)[line_of(page, "飞鸽")][3:] == ["不采用（留空）", "您指定"]
    words.chosen.emit("channel", "飞鸽", AUTOMATIC)
    assert shown(page)[line_of(page, "飞鸽")][4] == "不在列表，请确认"
    words.chosen.emit("channel", "飞鸽", "letter")
    page.view.save_button.click()
    page.view.save_line.name.setText("月报")
    page.view.save_line.name.returnPressed.emit()
    (saved,) = import_plans.saved(office)
    assert saved.mapping["words"] == {"channel": {"飞鸽": "letter"}}


def test_one_key_goes_through_everything_doubtful(page: ImportPage) -> None:
    match, table = page.view.match, page.view.match.columns.table
    seen = []
    for _ in range(9):
        page._next_doubtful()
        if match.view == "columns":
            seen.append(next(at for at in range(8) if table.combo(at).hasFocus()))
        else:
            seen.append(
                match.words.table.lines.lines[match.words.table.currentIndex().row()][1].text
            )
    # Columns of words, the one nobody knows, the phones; then the words; then from the front.
    assert seen == [3, 4, 5, 6, 7, "飞鸽", "急", "还行吧", 3]
    assert match.doubt_button.isVisible()


def test_the_reason_of_a_match_is_said_in_words_where_the_keyboard_is(page: ImportPage) -> None:
    table = page.view.match.columns.table
    table.combo(7).setFocus()
    text = page.view.match.columns.detail.text()
    assert text == "“电话”：按列名对应；3 格有内容，读懂 2 格；请看：***1234"
    assert "1381234" not in table.combo(7).accessibleDescription()
    assert "读懂 2 格" in table.combo(7).accessibleDescription()
    assert table.badge(6).text == "没认出"
    assert table.badge(1).text == "确定 · 3/3"


def test_a_guess_by_content_is_called_likely(page: ImportPage, tmp_path: Path) -> None:
    titles = [*TITLES[:7], "号"]
    page.activate(write(tmp_path / "猜.xlsx", {"表": [titles, *ROWS]}))
    assert page.view.match.columns.table.combo(7).currentData() == "phone"
    assert page.view.match.columns.table.badge(7).text == "大概是 · 请核对"
    assert "按列中内容推测" in page.view.match.columns.table.detail(7)
