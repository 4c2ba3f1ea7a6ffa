"""The import page on a real office and real files: the way from a file to a batch."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop_app.domain.views import of_batch
from desktop_app.services import queue
from desktop_app.services.imports import batches as import_batches
from desktop_app.services.imports import importing
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.importer import recent
from desktop_app.ui.importer.page import ImportPage
from desktop_app.ui.shell.pages import Page
from tests.offices import NOW
from tests.registers import HEADER, line, register, write
from tests.ui.conftest import Said
from tests.ui.import_books import Chooser, count, headers, lines, said_here, shown_page


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return register(tmp_path)


@pytest.fixture
def chooser() -> Chooser:
    return Chooser()


@pytest.fixture
def page(desk: Desk, chooser: Chooser, qtbot) -> ImportPage:
    return shown_page(desk, chooser, qtbot)


# the way through


def test_it_is_a_page_and_begins_with_choosing(page: ImportPage) -> None:
    assert isinstance(page, Page)
    assert page.view.step == "choose"
    assert page.view.chips.current == "choose"
    assert page.can_leave()
    assert not page.view.foot.isVisible()


def test_choose_match_check_import(
    page: ImportPage, chooser: Chooser, office: Office, book: Path, said: Said
) -> None:
    chooser.path = book
    page.view.choose.area.choose_button.click()
    view = page.view
    assert view.step == "match"
    assert view.subtitle.text() == f"{book.name} · 工作表“10月” · 第 2 行为表头 · 3 行"
    tabs = [view.match.tabs.tabText(i) for i in range(view.match.tabs.count())]
    assert tabs == ["10月 · 3 行", "11月 · 1 行", "说明 · 不导入"]
    assert headers(page) == HEADER
    assert view.match.columns.table.combo(1).currentText() == "受理时间"
    assert view.match.columns.table.badge(0).text == "确定 · 3/3"
    assert view.match.columns.table.badge(1).text == "1 格认不出 · 2/3"
    assert view.match.columns.table.badge(4).text == "1 个号码位数不对"
    assert view.match.columns.table.badge(7).text == "没认出"
    assert view.match.summary.badges.texts() == ["新增 3", "无法导入 1"]
    assert "第 4 行" in view.match.summary.problems.text()
    assert count(office) == 0

    view.next_button.click()
    assert view.step == "check"
    assert view.check.chips.current == "error"
    assert lines(page) == [
        ["10月", "4", "受理时间", "2025-13-02", "“受理时间”的“2025-13-02”不是有效的日期"]
    ]
    assert view.next_button.text() == "导入 3 行"

    view.next_button.click()
    assert view.step == "import"
    result = view.importing.result
    assert result.badges.texts() == ["新增 3", "无法导入 1"]
    assert count(office) == 3
    result.queue_button.click()
    batch = import_batches.recent(office, 1)[0].id
    assert said.places == [("queue", of_batch(batch, f"第 {batch} 批导入"))]
    asked = queue.query(office, of_batch(batch, ""))
    assert queue.count(office, asked) == 3
    assert queue.count(office, queue.query(office, of_batch(batch + 1, ""))) == 0


def test_undo_takes_the_batch_back(page: ImportPage, office: Office, book: Path) -> None:
    page.activate(book)
    page.view.next_button.click()
    page.view.next_button.click()
    result = page.view.importing.result
    result.undo_button.click()
    assert count(office) == 0
    assert "投诉 3 件" in result.text.text()
    assert result.undo_button.isHidden()


def test_undo_names_the_cases_that_it_keeps(
    page: ImportPage, office: Office, book: Path, said: Said
) -> None:
    page.activate(book)
    page.view.next_button.click()
    page.view.next_button.click()
    with office.write("edit") as journal:
        journal.update("complaint", office.case_by_number("A-3").complaint.id, {"handler": "刘工"})
    page.view.importing.result.undo_button.click()
    result = page.view.importing.result
    assert "保留的有 1 条" in result.facts.text()
    assert count(office) == 1
    (kept,) = result.kept_buttons
    kept.click()
    assert said.places == [("editor", (office.case_by_number("A-3").complaint.id, None))]


def test_the_same_book_again_has_nothing_to_import(
    page: ImportPage, office: Office, book: Path
) -> None:
    page.activate(book)
    page.view.next_button.click()
    page.view.next_button.click()
    assert page._matching.prepared is not None
    read = weakref.ref(page._matching.prepared.loaded)
    page.view.importing.result.again_button.click()
    gc.collect()
    assert read() is None  # nothing on the page holds the rows any more
    assert page.view.step == "choose"
    assert [button.text() for button in page.view.choose._buttons] == [book.name]
    page.view.choose._buttons[0].click()
    page.view.next_button.click()
    assert page.view.next_button.text() == "没有可导入的行"
    assert not page.view.next_button.isEnabled()
    assert count(office) == 3


def test_updates_are_shown_field_by_field_and_can_be_skipped(
    page: ImportPage, office: Office, tmp_path: Path, book: Path
) -> None:
    importing.commit(office, importing.check(office, importing.load(book, today=NOW)))
    page.activate(
        write(tmp_path / "改.xlsx", {"11月": [HEADER, line("B-1", "楼道漏水", 级别="重要")]})
    )
    page.view.next_button.click()
    page.view.check.chips.chips()["updated"].click()
    assert lines(page) == [["11月", "2", "B-1", "级别", "一般", "重要", "采用表中的"]]
    page.view.check.skip.click()
    assert page.view.check.chips.chips()["duplicate"].count == 1
    assert not page.view.next_button.isEnabled()
    page.view.check.skip.click()
    page.view.next_button.click()
    assert office.case_by_number("B-1").complaint.severity == "major"


# what goes wrong


@pytest.mark.parametrize(
    ("name", "content"),
    [("空.xlsx", b""), ("坏.xlsx", b"PK\x03\x04 broken"), ("闲.csv", "苹果,梨\n1,2\n".encode())],
)
def test_a_wrong_file_is_said_in_place_and_nothing_is_lost(
    page: ImportPage, book: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    page.activate(book)
    wrong = tmp_path / name
    wrong.write_bytes(content)
    page.view.dropped.emit(wrong)
    level, text = said_here(page)[0]
    assert level == "error"
    assert name in text
    assert page.view.step == "match"
    assert page.view.subtitle.text().startswith(book.name)
    assert page.view.match.summary.badges.texts() == ["新增 3", "无法导入 1"]
    page.view.next_button.click()
    assert page.view.step == "check"


def test_a_missing_recent_file_leaves_the_first_step(
    page: ImportPage, book: Path, tmp_path: Path
) -> None:
    page.open_file(tmp_path / "没有了.xlsx")
    assert page.view.step == "choose"
    assert "没有了.xlsx" in said_here(page)[0][1]
    page.open_file(book)
    assert page.view.step == "match"
    assert said_here(page) == []


def test_coming_back_with_the_same_file_keeps_the_work(page: ImportPage, book: Path) -> None:
    page.activate(book)
    table = page.view.match.columns.table
    table.combo(7).setCurrentIndex(table.combo(7).findData("remark"))
    page.activate(book)
    assert table.combo(7).currentData() == "remark"
    page.activate(None)
    assert page.view.step == "match"


def test_rejects_are_written_where_the_user_says(
    page: ImportPage, chooser: Chooser, book: Path, tmp_path: Path
) -> None:
    page.activate(book)
    page.view.next_button.click()
    chooser.path = None
    page.view.check.rejects_button.click()
    assert said_here(page) == []
    chooser.path = tmp_path / "错误行.xlsx"
    page.view.check.rejects_button.click()
    assert said_here(page)[0][0] == "success"
    sheet = openpyxl.load_workbook(chooser.path)["10月"]
    assert sheet.max_row == 2
    chooser.path = tmp_path / "没有" / "错误行.xlsx"
    page.view.check.rejects_button.click()
    assert said_here(page)[0][0] == "error"


# drag and drop, recent files


def test_a_dropped_file_is_read(page: ImportPage, book: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(book))])
    event = QDropEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    page.view.choose.area.dropEvent(event)
    assert page.view.step == "match"


def test_recent_files_are_few_unique_and_newest_first(desk: Desk) -> None:
    for name in ("a", "b", "a", "c", "d", "e", "f"):
        recent.add(desk.settings, Path(name))
    assert [path.name for path in recent.read(desk.settings)] == ["f", "e", "d", "c", "a"]
    desk.settings.set(recent.KEY, "{broken")
    assert recent.read(desk.settings) == []


def test_every_control_has_a_name(page: ImportPage, book: Path) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView

    page.activate(book)
    page.view.next_button.click()
    for kind in (QAbstractButton, QComboBox, QLineEdit, QTableView):
        for widget in page.view.findChildren(kind):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert widget.accessibleName(), widget


def test_going_back_after_the_import_checks_anew(page: ImportPage, book: Path) -> None:
    page.activate(book)
    page.view.next_button.click()
    page.view.next_button.click()
    page.view.back_button.click()
    page.view.chips.chips()["check"].click()
    assert page.view.step == "check"
    assert page.view.next_button.text() == "没有可导入的行"
    # The batch can still be taken back from the last step.
    page.view.chips.chips()["import"].click()
    assert page.view.step == "import"
    page.view.importing.result.undo_button.click()
    page.view.chips.chips()["check"].click()
    assert page.view.next_button.text() == "导入 3 行"


def test_a_small_window_keeps_the_counts_and_the_way_on(page: ImportPage, book: Path) -> None:
    page.widget.resize(700, 420)
    page.activate(book)
    assert not page.view.match.summary.isVisible()
    assert page.view.counts.isVisible()
    assert page.view.counts.texts() == ["新增 3", "无法导入 1"]
    page.widget.resize(1300, 800)
    assert page.view.match.summary.isVisible()
    assert not page.view.counts.isVisible()
