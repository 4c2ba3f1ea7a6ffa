"""The import page on a real office and real files: choose, match, check, import, take back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QThread, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.views import CaseFilter
from desktop_app.services import import_plans, importing, queue
from desktop_app.services.office import Office
from desktop_app.services.operations import Cancelled
from desktop_app.storage.store import Store
from desktop_app.ui.desk import Desk, QtRunner
from desktop_app.ui.importer import ImportPage, make_import_page, recent, texts
from desktop_app.ui.importer.progress_bridge import ProgressBridge
from desktop_app.ui.shell.pages import Page
from tests.offices import NOW, RESOURCES, SetClock
from tests.ui.conftest import Said

HEADER: list[object] = ["编号", "受理时间", "房号", "投诉人", "电话", "投诉内容", "级别", "甲"]


def line(number: str, content: str, **other: object) -> list[object]:
    row: dict[str, object] = {
        "编号": number, "受理时间": "2026-11-03 09:10", "房号": "3-2-501", "投诉人": "李建国",
        "电话": "138-1234-2207", "投诉内容": content, "级别": "一般", "甲": "催了两次",
    }  # fmt: skip
    row |= other
    return [row[str(title)] for title in HEADER]


def write(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Two months and a sheet that is no table; one row in error, one short phone."""
    return write(
        tmp_path / "2026年投诉登记.xlsx",
        {
            "10月": [
                ["某小区投诉登记表"],
                HEADER,
                line("A-1", "电梯异响"),
                line("A-2", "门禁失灵", 受理时间="2025-13-02"),
                line("A-3", "路灯不亮", 电话="1380013"),
            ],
            "11月": [HEADER, line("B-1", "楼道漏水")],
            "说明": [["填表说明"], ["请如实填写"]],
        },
    )


class Chooser:
    """Stands where the native dialogs would open."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.asked: list[str] = []

    def file(self, parent: QWidget, folder: str) -> Path | None:
        self.asked.append(folder)
        return self.path

    def target(self, parent: QWidget, proposed: str, suffix: str) -> Path | None:
        self.asked.append(proposed)
        return self.path


@pytest.fixture
def chooser() -> Chooser:
    return Chooser()


@pytest.fixture
def page(desk: Desk, chooser: Chooser, qtbot) -> ImportPage:
    made = make_import_page(desk, choose_file=chooser.file, choose_target=chooser.target)
    qtbot.addWidget(made.widget)
    made.widget.resize(1200, 760)
    made.widget.show()
    made.activate()
    return made


def said_here(page: ImportPage) -> list[tuple[str, str]]:
    return page.view.messages.messages()


def count(office: Office) -> int:
    return queue.count(office, queue.query(office, CaseFilter()))


def headers(page: ImportPage) -> list[str]:
    table = page.view.match.columns
    return [table.item(row, 0).text() for row in range(table.rowCount())]


def lines(page: ImportPage) -> list[list[str]]:
    model = page.view.check.table.lines
    return [list(model.cells(row)) for row in range(model.rowCount())]


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
    assert view.match.columns.combo(1).currentText() == "受理时间"
    assert view.match.columns.badge(0).text == "自动 · 3/3"
    assert view.match.columns.badge(1).text == "1 格认不出 · 2/3"
    assert view.match.columns.badge(4).text == "1 个号码位数不对"
    assert view.match.columns.badge(7).text == "忽略"
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
    assert said.places == [("queue", "all")]


def test_undo_takes_the_batch_back(page: ImportPage, office: Office, book: Path) -> None:
    page.activate(book)
    page.view.next_button.click()
    page.view.next_button.click()
    result = page.view.importing.result
    result.undo_button.click()
    assert count(office) == 0
    assert "投诉 3 件" in result.text.text()
    assert result.undo_button.isHidden()


def test_undo_names_the_cases_that_it_keeps(page: ImportPage, office: Office, book: Path) -> None:
    page.activate(book)
    page.view.next_button.click()
    page.view.next_button.click()
    with office.write("edit") as journal:
        journal.update("complaint", office.case_by_number("A-3").complaint.id, {"handler": "刘工"})
    page.view.importing.result.undo_button.click()
    assert "1 件：A-3" in page.view.importing.result.text.text()
    assert count(office) == 1


def test_the_same_book_again_has_nothing_to_import(
    page: ImportPage, office: Office, book: Path
) -> None:
    page.activate(book)
    page.view.next_button.click()
    page.view.next_button.click()
    page.view.importing.result.again_button.click()
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
    assert lines(page) == [["11月", "2", "B-1", "级别", "一般", "重要"]]
    page.view.check.skip.click()
    assert page.view.check.chips.chips()["duplicate"].count == 1
    assert not page.view.next_button.isEnabled()
    page.view.check.skip.click()
    page.view.next_button.click()
    assert office.case_by_number("B-1").complaint.severity == "major"


# columns and sheets


def test_a_changed_column_is_read_again_at_once(page: ImportPage, book: Path) -> None:
    page.activate(book)
    table = page.view.match.columns
    combo = table.combo(7)
    combo.setFocus()
    combo.setCurrentIndex(combo.findData("remark"))
    assert table.badge(7).text == "指定 · 3/3"
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
    assert match.stack.currentWidget() is match.empty
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
    table = page.view.match.columns
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
    assert page.view.match.columns.combo(7).currentData() == "remark"


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
    table = page.view.match.columns
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


# people


def test_names_and_phones_are_masked_until_revealed(page: ImportPage, book: Path) -> None:
    page.activate(book)
    table = page.view.match.columns
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


# the real threads


@pytest.fixture
def threaded(desk: Desk, tmp_path: Path, set_clock: SetClock, office: Office) -> Iterator[Desk]:
    folder = tmp_path / "threaded"
    folder.mkdir()
    crashed: list[Exception] = []
    runner = QtRunner(
        lambda: Office(Store(folder / "office.db"), set_clock, RESOURCES),
        desk.bus.changed.emit,
        crashed.append,
    )
    runner.thread_.opened().result(30)
    yield replace(desk, runner=runner)
    runner.close()
    assert crashed == []


def _asked(qtbot, desk: Desk) -> int:
    found: list[int] = []
    desk.runner.run(count, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    return found[0]


def test_with_real_threads_the_window_stays_alive(
    threaded: Desk, qtbot, tmp_path: Path, chooser: Chooser
) -> None:
    path = write(
        tmp_path / "多.xlsx",
        {"表": [HEADER, *(line(f"A-{i}", f"电梯异响{i}") for i in range(400))]},
    )
    page = make_import_page(threaded, choose_file=chooser.file, choose_target=chooser.target)
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.activate(path)
    assert page.view.step == "choose"  # reading goes on elsewhere; the call came back at once
    qtbot.waitUntil(lambda: page.view.match.summary.counts is not None, timeout=30_000)
    page.view.next_button.click()
    qtbot.waitUntil(lambda: page.view.step == "check", timeout=20_000)
    page.view.next_button.click()
    qtbot.waitUntil(
        lambda: page.view.importing.result.accessibleName() == "导入完成", timeout=30_000
    )
    assert _asked(qtbot, threaded) == 400


def test_cancelling_leaves_nothing_and_goes_back_to_the_check(
    threaded: Desk, qtbot, tmp_path: Path, chooser: Chooser, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(
        tmp_path / "多.xlsx",
        {"表": [HEADER, *(line(f"A-{i}", f"电梯异响{i}") for i in range(300))]},
    )
    page = make_import_page(threaded, choose_file=chooser.file, choose_target=chooser.target)
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.activate(path)
    qtbot.waitUntil(lambda: page.view.match.summary.counts is not None, timeout=30_000)
    page.view.next_button.click()
    qtbot.waitUntil(lambda: page.view.step == "check", timeout=20_000)
    gate, real = threading.Event(), importing.commit

    def slow(office: Office, checked: importing.Check, progress: object) -> importing.Outcome:
        assert gate.wait(20)
        return real(office, checked, progress)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "commit", slow)
    page.view.next_button.click()
    running = page.view.importing.running
    assert page.view.step == "import"
    # Another file is refused while this one is being written.
    page.open_file(path)
    assert said_here(page)[0][0] == "warning"
    running.cancel_button.click()
    assert running.cancel_button.text() == "正在取消…"
    gate.set()
    qtbot.waitUntil(lambda: page.view.step == "check", timeout=20_000)
    assert said_here(page)[0] == ("info", "已取消，没有导入任何内容。")
    assert _asked(qtbot, threaded) == 0
    monkeypatch.undo()
    assert page.view.next_button.isEnabled()


def test_progress_arrives_in_the_windows_thread(qtbot) -> None:
    seen: list[tuple[int, int, bool]] = []
    bridge = ProgressBridge(
        lambda d, t, w: seen.append((d, t, QThread.currentThread() is bridge.thread()))
    )
    old, progress = bridge.new(), bridge.new()
    worker = threading.Thread(target=lambda: (old.step(1, 1), progress.step(5, 5)))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(5, 5, True)]
    progress.cancel()
    with pytest.raises(Cancelled):
        progress.step(6, 6)


def test_running_card_says_rows_per_second(page: ImportPage) -> None:
    card = page.view.importing.running
    card.start("一.xlsx")
    card.set_progress(0, 1000)
    assert card.count.text() == "0 / 1,000 行"
    card._clock.start()
    deadline = card._clock
    while deadline.elapsed() < 510:
        QThread.msleep(20)
    card.set_progress(500, 1000)
    assert card.count.text().startswith("500 / 1,000 行，每秒 ")
    card.set_progress(1000, 1000)
    assert card.count.text() == "1,000 / 1,000 行，正在收尾…"


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
