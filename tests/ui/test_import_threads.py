"""The import page on real threads: the window stays alive, cancel leaves nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread

from desktop_app.services.imports import importing
from desktop_app.services.office import Office
from desktop_app.services.operations import Cancelled
from desktop_app.storage.store import Store
from desktop_app.ui.desk import Desk, QtRunner
from desktop_app.ui.importer import texts
from desktop_app.ui.importer.pace import Pace
from desktop_app.ui.importer.page import ImportPage, make_import_page
from desktop_app.ui.widgets.progress_bridge import ProgressBridge
from tests.offices import RESOURCES, SetClock
from tests.registers import HEADER, line, write
from tests.ui.import_books import Chooser, count, said_here, shown_page


@pytest.fixture
def chooser() -> Chooser:
    return Chooser()


@pytest.fixture
def page(desk: Desk, chooser: Chooser, qtbot) -> ImportPage:
    return shown_page(desk, chooser, qtbot)


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
    yield desk._replace(runner=runner)
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


def test_progress_arrives_in_the_windows_thread(qtbot, qapp) -> None:
    seen: list[tuple[int, int, bool]] = []
    bridge = ProgressBridge(
        lambda d, t, w: seen.append((d, t, QThread.currentThread() is bridge.thread())), qapp
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


def test_the_pace_says_rows_per_second_and_the_time_left_once_steady() -> None:
    clock = [10.0]
    pace = Pace(lambda: clock[0])
    pace.start()
    assert pace.text(0, 1000) == "0 / 1,000 行"
    clock[0] += 1
    assert pace.text(100, 1000) == "100 / 1,000 行，每秒 100 行"
    clock[0] += 1
    assert pace.text(200, 1000) == "200 / 1,000 行，每秒 100 行，大约还要 10 秒"
    clock[0] += 7.8
    assert pace.text(980, 1000).endswith("马上就好")
    assert pace.text(1000, 1000) == "1,000 / 1,000 行，正在收尾…"
    # A lower number begins another pass: the pace of the one before tells nothing of it.
    assert pace.text(10, 100_000) == "10 / 100,000 行"
    clock[0] += 10
    assert pace.text(10_010, 100_000).endswith("每秒 1,000 行，大约还要 1 分钟")


def test_cancelling_while_a_file_is_read_keeps_what_was_there(
    threaded: Desk, qtbot, tmp_path: Path, chooser: Chooser
) -> None:
    page = make_import_page(threaded, choose_file=chooser.file, choose_target=chooser.target)
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.activate(write(tmp_path / "一.xlsx", {"表": [HEADER, line("A-1", "电梯异响")]}))
    qtbot.waitUntil(lambda: page.view.match.summary.counts is not None, timeout=30_000)
    page.open_file(write(tmp_path / "二.xlsx", {"表": [HEADER, line("A-2", "漏水")]}))
    assert page.view.busy.running
    assert page.view.busy.bar.maximum() == 0  # nobody knows how long: it only says that it reads
    page.view.busy.cancel_button.click()
    qtbot.waitUntil(lambda: bool(said_here(page)), timeout=20_000)
    assert said_here(page)[0] == ("info", "已取消读取“二.xlsx”，未导入任何内容。")
    assert page.view.subtitle.text().startswith("一.xlsx")
    assert not page.view.busy.running


def test_only_what_is_seen_of_a_long_table_is_put_into_words(
    page: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "长.csv"
    rows = (",".join(map(str, line(f"A-{i}", f"漏水{i}"))) for i in range(6_000))
    path.write_text("\n".join([",".join(map(str, HEADER)), *rows]), "utf-8")
    said: list[str] = []
    real = texts.cell_text
    monkeypatch.setattr(texts, "cell_text", lambda *a: said.append(a[0]) or real(*a))
    asked: list[int] = []
    cells = page.view.match.sheet.table.cells
    shown = cells.cell_text
    monkeypatch.setattr(cells, "cell_text", lambda *a: asked.append(a[0]) or shown(*a))
    page.activate(path)
    for view in ("sheet", "after", "words", "columns"):
        page.view.match.show_view(view)
        page.view.match.grab()
    assert page.view.match.preview.lines.rowCount() == 6_000
    assert cells.rowCount() == 6_001
    assert 0 < len(said) < 2_000
    assert 0 < len(set(asked)) < 200
