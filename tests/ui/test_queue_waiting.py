"""Long questions to the queue: progress and cancel, the way back, rows that come late."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Cancelled
from desktop_app.services import cases, queue, views
from desktop_app.services.cases import Intake
from desktop_app.services.office import ChangeSet, Office
from desktop_app.services.operations import InlineRunner
from desktop_app.storage import queue_marks
from desktop_app.ui.desk import Desk, LatestLong, QtRunner
from desktop_app.ui.queue import asking
from desktop_app.ui.queue.builder import FilterBuilder
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.widgets.busy import DELAY_MS
from tests.offices import SetClock, make_office
from tests.ui.conftest import Said


class Later:
    """A runner whose answers come when they are let through, as from another thread."""

    def __init__(self, office: Office, changed: Callable[[ChangeSet], None]) -> None:
        self._inner = InlineRunner(office, changed)
        self.held: list[Callable[[], None]] | None = None

    def run(self, work: Any, done: Any = None, failed: Any = None) -> None:
        if self.held is None:
            self._inner.run(work, done, failed)
        else:
            self.held.append(lambda: self._inner.run(work, done, failed))

    run_behind = run

    def let_through(self) -> None:
        held, self.held = self.held or [], None
        for one in held:
            one()


def _many(office: Office) -> None:
    clock = office._clock
    assert isinstance(clock, SetClock)
    for number in range(300):
        clock.forward(minutes=1)
        cases.register(office, Intake(f"楼道垃圾 {number}", building=str(number % 3 + 1)))


@pytest.fixture
def office(tmp_path: Path, set_clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, set_clock, fill=_many)
    yield made
    made.close()


@pytest.fixture
def later(office: Office, desk: Desk) -> Later:
    return Later(office, desk.bus.changed.emit)


@pytest.fixture
def page(desk: Desk, later: Later, qtbot: QtBot) -> QueuePage:
    made = QueuePage(desk._replace(runner=later))
    qtbot.addWidget(made.widget)
    made.widget.resize(1000, 500)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    made.activate("all")
    return made


def first_number(page: QueuePage) -> str:
    row = page.widget.table.model().row_at(0)
    return row.number if row else ""


def test_a_long_question_shows_progress_and_cancel_leads_back(
    page: QueuePage, later: Later, qtbot: QtBot
) -> None:
    before = first_number(page)
    later.held = []
    page._set_sort("number", True)
    cover = page._loads.cover
    assert cover.running and not cover.isVisible()
    qtbot.waitUntil(cover.isVisible, timeout=DELAY_MS + 3000)
    qtbot.mouseClick(cover.cancel_button, Qt.MouseButton.LeftButton)
    later.let_through()
    assert not cover.isVisible() and not cover.running
    assert first_number(page) == before
    assert (page._looks.sort, page._looks.descending) == ("urgency", False)
    assert page.widget.table.horizontalHeader().sorted_by == (1, False)
    page._set_sort("number", True)
    assert first_number(page) != before


def test_another_view_ends_the_question_before_it(page: QueuePage, later: Later) -> None:
    later.held = []
    page._set_sort("number", True)
    page._choose_chip("callback")
    assert page._loads.cover.running
    later.let_through()
    assert not page._loads.cover.running
    assert page.widget.table.model().rowCount() == 0


def test_a_change_meanwhile_needs_no_cover(page: QueuePage, later: Later, office: Office) -> None:
    later.held = []
    page._refresh()
    assert not page._loads.cover.running
    later.let_through()


def test_the_newest_long_read_counts_and_stop_is_heard(later: Later) -> None:
    reads, heard = LatestLong(later), list[object]()
    later.held = []
    reads.ask(lambda _office: 1, heard.append, heard.append)
    reads.ask(lambda _office: 2, heard.append, heard.append)
    later.let_through()
    assert heard == [2]
    later.held = []
    reads.ask(lambda _office: 3, heard.append, heard.append)
    reads.stop()
    later.let_through()
    assert heard[0] == 2 and isinstance(heard[1], Cancelled) and len(heard) == 2


def test_the_last_picture_stays_until_rows_come(
    page: QueuePage, later: Later, qtbot: QtBot
) -> None:
    table = page.widget.table
    later.held = []
    table.verticalScrollBar().setValue(200)
    assert len(later.held) == 1, "asked for while scrolling, not when painting"
    assert not table.viewport().updatesEnabled()
    later.let_through()
    assert table.viewport().updatesEnabled()
    assert table.model().peek(200) is not None


def test_stand_ins_are_painted_when_rows_take_long(
    page: QueuePage, later: Later, qtbot: QtBot
) -> None:
    table = page.widget.table
    later.held = []
    table.verticalScrollBar().setValue(200)
    qtbot.waitUntil(lambda: table.viewport().updatesEnabled(), timeout=3000)
    assert table.model().peek(200) is None
    later.let_through()
    assert table.model().peek(200) is not None


def test_who_goes_to_the_midst_of_very_many_gets_marks_once(
    page: QueuePage, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "AT_HAND", 0)
    monkeypatch.setattr(queue, "FAR", 100)
    monkeypatch.setattr(queue_marks, "STEP", 50)
    made = list[tuple[object, ...]]()
    marks = queue_marks.marks

    def counted(*asked: Any) -> queue.Marks:
        found = marks(*asked)
        made.extend(found)
        return found

    monkeypatch.setattr(queue_marks, "marks", counted)
    page._refresh()
    table = page.widget.table
    bar, model = table.verticalScrollBar(), table.model()
    bar.setValue(290)
    assert not made, "the end is near enough"
    for place in (150, 160, 200):
        bar.setValue(place)
        assert len(made) == 5
    assert page._snapshot is not None and len(page._snapshot.marks) == 5
    asked = page._snapshot.query
    model._pages.clear()
    bar.setValue(140)
    whole = queue.ids(office, asked)
    assert [model.row_at(at).id for at in range(140, 150)] == whole[140:150]
    # A change may move rows: its answer has no marks until somebody goes there again.
    cases.edit(office, whole[0], {"handler": "刘工"})
    page._refresh()
    assert page._snapshot is not None and not page._snapshot.marks


def test_the_sort_menu_is_made_when_it_is_opened(page: QueuePage) -> None:
    menu = page.widget.sort_menu
    assert not menu.actions()
    page._set_sort("severity", False)
    page._set_group("handler")
    for _ in range(2):
        menu.aboutToShow.emit()
    checked = [action.text() for action in menu.actions() if action.isChecked()]
    assert len(checked) == 2 and len(menu.actions()) == len({id(one) for one in menu.actions()})
    titles = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert len(titles) == len(set(titles)) and "回收站…" in titles
    (by_handler,) = (one for one in menu.actions() if one.objectName() == "group-handler")
    assert by_handler.isChecked()
    menu.actions()[0].trigger()
    assert page._looks.sort == "urgency"


def test_what_nobody_waits_for_begins_when_the_window_is_seen(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    class Window(QObject):
        painted = Signal()

    window, told = Window(), list[str]()
    runner = QtRunner(lambda: make_office(tmp_path), lambda _changes: None, told.append)
    try:
        runner.hold(window.painted)
        runner.run_behind(lambda _office: "count", told.append)
        runner.run(lambda _office: "rows", told.append)
        qtbot.waitUntil(lambda: bool(told))
        runner.thread_.ask(lambda _office: None).result()
        qapp.processEvents()
        assert told == ["rows"]
        window.painted.emit()
        qtbot.waitUntil(lambda: len(told) == 2)
        runner.run_behind(lambda _office: "later", told.append)
        qtbot.waitUntil(lambda: len(told) == 3)
        assert told == ["rows", "count", "later"]
    finally:
        runner.close()


def test_a_window_closed_before_it_was_seen_is_not_kept(tmp_path: Path) -> None:
    class Page(QObject):
        painted = Signal()

        def hear(self, _answer: object) -> None:
            return

    page = Page()
    runner = QtRunner(lambda: make_office(tmp_path), lambda _changes: None, lambda _error: None)
    runner.hold(page.painted)
    runner.run_behind(lambda _office: "count", page.hear)
    gone = weakref.ref(page)
    runner.close()
    del page
    gc.collect()
    assert gone() is None
    runner.release()
    runner.run_behind(lambda _office: "later")


@pytest.mark.parametrize("way", ["run", "run_behind", "run_apart"])
def test_who_is_closed_before_the_answer_came_is_not_kept(tmp_path: Path, way: str) -> None:
    class Page(QObject):
        def hear(self, _answer: object) -> None:
            return

    page = Page()
    runner = QtRunner(lambda: make_office(tmp_path), lambda _changes: None, lambda _error: None)
    getattr(runner, way)(lambda *_office: "rows", page.hear)
    gone = weakref.ref(page)
    runner.close()
    del page
    gc.collect()
    assert gone() is None
    QCoreApplication.processEvents()  # the answer itself is still under way


@pytest.mark.parametrize("title", ["垃圾", "待办"])
def test_a_view_is_saved_though_its_sheet_was_closed_before_the_answer(
    page: QueuePage, later: Later, office: Office, said: Said, title: str
) -> None:
    page.activate("open")
    page._view_acts.build()
    builder = page.widget.findChild(FilterBuilder)
    assert builder is not None and builder.title is not None
    builder.title.setText(title)
    later.held = []
    builder.save_button.click()
    builder.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    later.let_through()
    saved = [one.title for one in views.read(office) if one.own]
    refused = [text for _level, text in said.messages if "已有名为" in text]
    assert (saved, bool(refused)) == (([title], False) if title == "垃圾" else ([], True))
