"""An idle window: no timer runs but the minute's, and a minute asks little of the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services import cases, lists
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.operations import InlineRunner
from desktop_app.storage.store import Store
from desktop_app.ui.desk import Bus
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.window import window as office_window
from desktop_app.ui.window.window import OfficeWindow
from tests.offices import SetClock
from tests.ui.conftest import MemorySettings


class Timers(QObject):
    """Counts the timers that fire anywhere in the program."""

    def __init__(self) -> None:
        super().__init__()
        self.fired: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Timer:
            self.fired.append(watched.metaObject().className())
        return False


@pytest.fixture
def window(
    office: Office,
    theme: Theme,
    set_clock: SetClock,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[OfficeWindow]:
    for name in ("SETTLE_MS", "LOAD_MS", "SCHEDULE_MS"):
        monkeypatch.setattr(office_window, name, 50)
    for content in ("电梯困人", "楼道垃圾"):
        cases.register(office, Intake(content, building="3", room="1502"))
        set_clock.forward(hours=2)
    bus = Bus()
    runner = InlineRunner(office, bus.changed.emit)
    made = OfficeWindow(runner, bus, theme, MemorySettings(), set_clock, "zh")
    qtbot.addWidget(made.window)
    made.start(lists.read(office))
    made.window.show()
    qtbot.waitExposed(made.window)
    qtbot.wait(500)  # the start is over
    yield made
    runner.close()
    # Nothing of it may answer keys in the tests that follow.
    made.window.hide()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that reaches the database."""
    found: list[str] = []
    real = Store._run

    def run(self: Store, sql: str, parameters: object) -> object:
        found.append(sql)
        return real(self, sql, parameters)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "_run", run)
    return found


def minute(window: OfficeWindow, clock: SetClock) -> None:
    clock.forward(minutes=1)
    (timer,) = [one for one in window.window.findChildren(QTimer) if one.interval() == 60_000]
    timer.timeout.emit()


@pytest.mark.parametrize("page", ["today", "queue", "calendar"])
def test_between_two_minutes_nothing_runs(
    window: OfficeWindow, page: str, asked: list[str], qapp: QApplication, qtbot: QtBot
) -> None:
    window.navigate(page)
    qtbot.wait(400)
    # A field with the focus blinks twice a second.
    blinking = {"QWidgetLineControl", "QWidgetTextControl"}
    for _ in range(8):  # on a slow machine the start's own timers may still be at work
        asked.clear()
        timers = Timers()
        qapp.installEventFilter(timers)
        try:
            qtbot.wait(1_000)
        finally:
            qapp.removeEventFilter(timers)
        fired = [one for one in timers.fired if one not in blinking]
        # The wait itself is one timer.
        if len(fired) <= 1 and not asked:
            break
    assert set(fired) <= {"QTimer"}
    assert len(fired) <= 1
    assert asked == []


def test_a_minute_asks_only_for_what_is_seen(
    window: OfficeWindow, set_clock: SetClock, asked: list[str]
) -> None:
    for page in ("calendar", "queue", "today"):
        window.navigate(page)
    asked.clear()
    minute(window, set_clock)
    seen = len(asked)
    assert 0 < seen <= 30
    window.window.hide()
    asked.clear()
    minute(window, set_clock)
    # Out of sight only the rail's numbers, reminders and the weekly paper are looked after.
    assert 0 < len(asked) <= 16


def test_today_is_drawn_again_only_where_it_changed(
    window: OfficeWindow, set_clock: SetClock, monkeypatch: pytest.MonkeyPatch, office: Office
) -> None:
    window.navigate("today")
    page = window.window.page("today")
    assert page is not None
    drawn: list[str] = []
    for key, card in page.widget.cards.items():  # type: ignore[attr-defined]
        monkeypatch.setattr(card, "show_text", lambda *_, key=key, **__: drawn.append(key))
    page.activate(None)
    assert drawn == []
    late = cases.register(office, Intake("消防通道被堵", building="2", room="101"))
    assert late.complaint.due_at is not None
    set_clock.at = late.complaint.due_at + timedelta(minutes=1)
    page.activate(None)
    assert "overdue" in drawn
    assert "hand_over" not in drawn or len(drawn) < len(page.widget.cards)  # type: ignore[attr-defined]
