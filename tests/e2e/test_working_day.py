"""One working day in the real window, its office on the real thread, on the real books.

The roster and the register come in through the import page; a complaint is taken down by
keyboard alone, worked through the seven steps with contacts, a promise and its follow-up on
the calendar, closed with a satisfied resident; the register goes out and comes back unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.case import CaseFile, Status
from desktop_app.domain.views import CaseFilter
from desktop_app.services import cases, followups, lists, queue
from desktop_app.services.exports import exporting
from desktop_app.services.imports import importing
from desktop_app.services.office import Office
from desktop_app.services.staff import people
from desktop_app.storage.store import Store
from desktop_app.ui.desk import Bus, QtRunner
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.window.window import OfficeWindow
from tests.offices import RESOURCES, SetClock
from tests.ui.conftest import MemorySettings

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ROSTER, REGISTER = "锦绣花园住户名册.xlsx", "2026年投诉登记表(最终版).xlsx"


@dataclass
class Day:
    """The front desk at work: waits for the office, types, presses keys."""

    desk: OfficeWindow
    runner: QtRunner
    clock: SetClock

    def until(self, true: Callable[[], bool], seconds: float = 30) -> None:
        """Let the window live until something holds (a nested loop lets the office's thread run)."""
        loop = QEventLoop()
        looking = QTimer()
        looking.setInterval(10)
        looking.timeout.connect(lambda: loop.quit() if true() else None)
        looking.start()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()
        looking.stop()
        assert true()

    def ask(self, work: Callable[[Office], Any]) -> Any:
        self.runner.hand_over()  # what the window asked comes before
        return self.runner.thread_.ask(work).result(30)

    def page(self, key: str) -> Any:
        page = self.desk.window.page(key)
        assert page is not None
        return page

    def settle(self) -> None:
        """Everything asked so far is answered and delivered."""
        self.ask(lambda office: None)
        loop = QEventLoop()
        QTimer.singleShot(30, loop.quit)
        loop.exec()

    def press(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        popup = QApplication.activePopupWidget()
        QTest.keyClick(popup or self.focus(), key, modifier)
        QApplication.processEvents()
        self.desk.window.activateWindow()

    def write(self, text: str) -> None:
        """As an input method commits it: the only way Chinese reaches a widget."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus(), event)

    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def bring_in(self, book: Path) -> Any:
        self.desk.navigate("import", book)
        view = self.page("import").view
        self.until(lambda: view.step == "match")
        self.until(lambda: view.next_button.isEnabled())
        view.next_button.click()
        self.until(lambda: view.step == "check" and view.next_button.text() != "")
        self.settle()
        if view.next_button.isEnabled():
            view.next_button.click()
            self.until(lambda: view.step == "import" and view.importing.result.isVisible())
        return view


@pytest.fixture
def day(qtbot: Any, qapp: QApplication, tmp_path: Path) -> Iterator[Day]:
    clock, bus = SetClock(), Bus()
    crashes: list[Exception] = []
    runner = QtRunner(
        lambda: Office(Store(tmp_path / "complaints.db"), clock, RESOURCES),
        bus.changed.emit,
        crashes.append,
    )
    theme = Theme(qapp, RESOURCES / "icons", mode="light")
    desk = OfficeWindow(runner, bus, theme, MemorySettings(), clock, "zh_CN")
    runner.thread_.opened().result(30)
    runner.thread_.ask(lambda office: people.add(office, "王敏")).result(30)
    desk.start(runner.thread_.ask(lists.read).result(30))
    desk.window.resize(1440, 900)
    desk.window.show()
    qtbot.waitExposed(desk.window)
    desk.window.activateWindow()
    yield Day(desk, runner, clock)
    desk.window.close()
    runner.close()
    desk.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert crashes == []


class Bench:
    """The editor's hands on the case in front."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.page = day.page("editor")

    @property
    def case(self) -> CaseFile:
        number = self.page.book.case.complaint.id
        return self.day.ask(lambda office: office.case(number))

    def fill(self, **values: str) -> None:
        form = self.page.view.step.form
        for key, value in values.items():
            row = form.rows[key]
            row.input.put(value)
            row.edited.emit(row.text)
        self.day.settle()

    def tick(self, *items: str) -> None:
        for item in items:
            self.page.view.step.form.checks[item].click()
        self.day.settle()

    def contact(self, **values: str) -> None:
        self.page.open_contact()
        self.day.until(lambda: self.page.view.side.contact is not None)
        form = self.page.view.side.contact
        self.day.settle()
        for key, value in values.items():
            form.rows[key].input.put(value)
        form.focus()
        QTest.keyClick(form.rows["said"].input.widget, Key.Key_Return, CTRL)
        self.day.until(lambda: self.page.view.side.contact is None)
        self.day.settle()

    def onward(self, towards: str) -> None:
        self.page.view.step.primary.click()
        self.day.until(lambda: self.page.book.case.complaint.step_key == towards)
        self.day.settle()
        self.day.clock.forward(minutes=5)


def test_a_working_day(day: Day, shared_data: Path, tmp_path: Path) -> None:
    books = shared_data / "registers"
    day.bring_in(books / ROSTER)
    view = day.bring_in(books / REGISTER)
    assert view.importing.result.badges.texts() == ["新增 600"]
    assert day.ask(queue.total) == 600

    # By keyboard alone: Ctrl+N, the room, who, what, mood, category, Ctrl+Enter.
    day.press(Key.Key_N, CTRL)
    day.until(lambda: day.desk.window.current_key == "intake")
    form = day.page("intake").view.form
    day.until(form.place.hasFocus)
    day.write("3-2-501")
    day.until(form.place.popup.isVisible)
    day.press(Key.Key_Down)
    day.press(Key.Key_Return)
    day.until(form.content.hasFocus)
    assert form.complainant.currentText()
    day.write("卫生间天花板漏水，催了两次没人来")
    for _ in range(2):
        day.press(Key.Key_Tab)
    day.press(Key.Key_4)
    day.press(Key.Key_Tab)
    day.write("漏水")
    day.press(Key.Key_Tab)
    day.press(Key.Key_Return, CTRL)
    registered = day.page("intake").view.registered
    day.until(lambda: bool(registered.number.text()))
    number = registered.number.text()
    assert number == "TS-20261121-009" or number.startswith("TS-20261121-")
    day.press(Key.Key_Return)
    day.until(lambda: day.desk.window.current_key == "editor")
    day.until(lambda: getattr(day.page("editor"), "book", None) is not None)
    day.settle()

    # Seven steps; the resident is angry, so nothing goes on before he was talked to.
    bench = Bench(day)
    assert bench.case.complaint.number == number
    assert bench.case.complaint.household_id is not None
    assert bench.case.complaint.mood == "angry"
    bench.contact(said="先安抚，马上派人看", before="angry", after="calm")
    bench.fill(department="工程部", handler="刘工")
    bench.tick("safe", "one_person")
    bench.onward("soothe")
    bench.tick("heard", "restated")
    bench.onward("apologise")
    bench.tick("apologised", "no_excuse")
    bench.onward("gather")
    bench.contact(said="说明要上门查", promise="今天 17 点前告知结果", until="2026-11-21 17:00:00")
    promised = day.ask(lambda o: followups.span(o, date(2026, 11, 21), date(2026, 11, 21))).items
    assert [f.title for f in promised if f.promise_id] == ["今天 17 点前告知结果"]
    day.desk.navigate("calendar", date(2026, 11, 21))
    day.settle()
    day.desk.navigate("editor", (bench.case.complaint.id, None))
    day.settle()
    bench.fill(accurate="yes", in_scope="yes", formal="yes", validity="valid")
    bench.fill(investigation="楼上 601 地漏防水层失效")
    bench.tick("site", "history")
    bench.onward("propose")
    bench.fill(root_cause="施工质量", short_term="接水、清理", long_term="重做防水")
    bench.fill(planned_completion="2026-11-24 18:00:00")
    bench.tick("site_checked", "time_agreed", "explained", "wishes")
    bench.onward("consult")
    bench.contact(said="住户同意，约周一上门")
    kept = next(f for f in bench.case.follow_ups if f.promise_id)
    day.ask(lambda o: followups.complete(o, kept.id, followups.Completion("已电话告知结果")))
    bench.fill(opinion="agree", result="防水重做，闭水 48 小时不漏")
    bench.fill(completed_at=day.clock().isoformat(sep=" "))
    bench.tick("agreed_words", "visit_time")
    bench.onward("follow")
    assert bench.case.complaint.status is Status.AWAITING_CALLBACK
    bench.contact(said="回访：不漏了，住户满意", after="calm")
    bench.fill(resolved="yes", satisfaction="A")
    bench.tick("asked_solved", "promises")
    bench.page.view.step.primary.click()
    day.until(lambda: bench.case.complaint.outcome == "closed")
    closed = bench.case
    assert closed.complaint.satisfaction == "A"
    assert all(p.kept_at for c in closed.contacts for p in c.promises)
    assert {f.state for f in closed.follow_ups} == {"done"}

    # Out and back: nothing changes.
    before = day.ask(_whole)
    target = tmp_path / "登记表.xlsx"
    written = day.ask(
        lambda o: exporting.export(
            o,
            target,
            exporting.ExportOrder(queue.query(o, CaseFilter(), sort="number"), unmasked=True),
        )
    )
    assert written.rows == 601
    loaded = importing.load(target, today=day.clock())
    check = day.ask(lambda o: importing.check(o, loaded))
    assert check.counts()["same"] == 601
    assert day.ask(lambda o: importing.commit(o, check)).batch is None
    assert day.ask(_whole) == before
    view = day.bring_in(target)
    assert not view.next_button.isEnabled()
    assert day.ask(_whole) == before
    assert len(day.ask(lambda o: cases.history(o, closed.complaint.id))) > 20


def _whole(office: Office) -> list[CaseFile]:
    return [office.case(one) for one in queue.ids(office, queue.query(office, CaseFilter()))]
