"""The window locks and keeps what is typed; wrong PINs wait; somebody else sits down by keys."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import argon2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.services import lists
from desktop_app.services.office import Office
from desktop_app.services.operations import InlineRunner
from desktop_app.services.staff import access, people
from desktop_app.ui.desk import Bus, Desk
from desktop_app.ui.settings.staff_section import StaffSection
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.window.lock_screen import FIRST, LOCKED, SWITCH
from desktop_app.ui.window.window import OfficeWindow
from tests.offices import SetClock, make_office
from tests.ui.conftest import MemorySettings

BOSS, DESK = "钱经理", "王敏"
PINS = {BOSS: "951357", DESK: "2580"}


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap = functools.partial(argon2.PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(argon2, "PasswordHasher", cheap)


def staffed(folder: Path, clock: SetClock, *, required: bool = True) -> Office:
    office = make_office(folder, clock, operator="")
    access.first_manager(office, BOSS, PINS[BOSS])
    people.add(office, DESK)
    for one in access.door(office).seats:
        access.set_pin(office, one.id, PINS[one.name])
    if required:
        access.require_pins(office, True, 10)
    access.lock(office)
    return office


def window_over(office: Office, theme: Theme, settings: MemorySettings) -> OfficeWindow:
    bus = Bus()
    runner = InlineRunner(office, bus.changed.emit)
    made = OfficeWindow(runner, bus, theme, settings, office.now, "zh")
    made.start(lists.read(office))
    made.window.show()
    QCoreApplication.processEvents()
    made._lock.start()
    return made


@pytest.fixture
def office(tmp_path: Path, set_clock: SetClock) -> Iterator[Office]:
    made = staffed(tmp_path, set_clock)
    yield made
    made.close()


@pytest.fixture
def window(office: Office, theme: Theme, qtbot: QtBot) -> Iterator[OfficeWindow]:
    made = window_over(office, theme, MemorySettings())
    yield made
    put_away(made)


def put_away(made: OfficeWindow) -> None:
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def enter(window: OfficeWindow, name: str, pin: str, qtbot: QtBot) -> None:
    screen = window._lock.screen
    screen.who.setText(name)
    screen.pin.setText(pin)
    qtbot.keyClick(screen.pin, Qt.Key.Key_Return)


def test_the_start_is_locked_until_a_pin_is_given(window: OfficeWindow, qtbot: QtBot) -> None:
    screen = window._lock.screen
    assert screen.isVisible() and screen.mode == LOCKED
    assert screen.geometry() == window.window.rect(), "it covers everything"
    assert not window.window.centralWidget().isEnabled()
    enter(window, "wm", PINS[DESK], qtbot)
    assert not screen.isVisible() and window.window.centralWidget().isEnabled()
    assert DESK in window.window.top_bar.operator_button.toolTip()


def test_what_is_typed_stays_and_no_key_goes_through(
    window: OfficeWindow, office: Office, qtbot: QtBot
) -> None:
    enter(window, "wm", PINS[DESK], qtbot)
    window.navigate("intake", None)
    page = window.window.page("intake")
    assert page is not None
    fields = [e for e in page.widget.findChildren(QLineEdit) if e.isVisible()]
    fields[0].setText("3-2-501 打到一半")
    fields[0].setFocus()
    window._lock.lock()
    screen = window._lock.screen
    assert screen.isVisible()
    before = window.window.current_key
    qtbot.keyClick(screen.pin, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert screen.isVisible() and window.window.current_key == before
    qtbot.waitUntil(lambda: access.locked(office), timeout=5000)
    enter(window, DESK, PINS[DESK], qtbot)
    assert fields[0].text() == "3-2-501 打到一半"


def test_an_open_menu_or_list_does_not_stay_over_the_lock(
    window: OfficeWindow, qtbot: QtBot
) -> None:
    """It would hear the keys of the PIN, and act on what lies underneath."""
    enter(window, DESK, PINS[DESK], qtbot)
    menu, box = QMenu(window.window), QComboBox(window.window)
    acted: list[bool] = []
    menu.addAction("删除").triggered.connect(lambda: acted.append(True))
    box.addItems(["甲", "乙"])
    box.show()
    for opened in (lambda: menu.popup(window.window.pos()), box.showPopup):
        opened()
        assert QApplication.activePopupWidget() is not None
        window._lock.lock()
        assert QApplication.activePopupWidget() is None
        assert window._lock.screen.isVisible() and window._lock.screen.pin.hasFocus()
        enter(window, DESK, PINS[DESK], qtbot)
        assert not window._lock.screen.isVisible()
    assert acted == []


def test_wrong_tries_are_told_with_the_time_to_wait(
    window: OfficeWindow, set_clock: SetClock, qtbot: QtBot
) -> None:
    screen = window._lock.screen
    for _ in range(3):
        enter(window, DESK, "0001", qtbot)
    assert screen.isVisible() and screen.waiting == 5 and "5" in screen.message.text()
    assert not screen.enter_button.isEnabled()
    for _ in range(5):
        screen._count_down()
    set_clock.forward(seconds=6)
    enter(window, DESK, PINS[DESK], qtbot)
    assert not screen.isVisible()


def test_an_unknown_or_unclear_name_is_said(window: OfficeWindow, qtbot: QtBot) -> None:
    screen = window._lock.screen
    enter(window, "zz", "1", qtbot)
    assert "zz" in screen.message.text() and screen.isVisible()


def test_idle_minutes_lock(window: OfficeWindow, qtbot: QtBot) -> None:
    enter(window, DESK, PINS[DESK], qtbot)
    window._lock.look()
    assert not window._lock.screen.isVisible()

    class Long:
        def hasExpired(self, milliseconds: int) -> bool:
            return milliseconds == 10 * 60_000

        def restart(self) -> None: ...

    window._lock._idle = Long()  # type: ignore[assignment]
    window._lock.look()
    assert window._lock.screen.isVisible()


def test_somebody_else_sits_down_and_escape_leaves_it(
    window: OfficeWindow, office: Office, qtbot: QtBot
) -> None:
    enter(window, DESK, PINS[DESK], qtbot)
    window._lock.switch(BOSS)
    screen = window._lock.screen
    assert screen.mode == SWITCH
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.isVisible() and office.signed_in == DESK
    window._lock.switch("")
    enter(window, "qjl", PINS[BOSS], qtbot)
    assert office.signed_in == office.operator == BOSS


def test_ones_own_pin_is_changed_with_the_old_one(
    window: OfficeWindow, office: Office, qtbot: QtBot
) -> None:
    enter(window, DESK, PINS[DESK], qtbot)
    screen = window._lock.screen
    window._lock.change_own()
    screen.pin.setText(PINS[DESK])
    screen.who.setText("860824")
    screen.again.setText("860825")
    screen.submit()
    assert screen.isVisible(), "typed twice, and not the same"
    screen.pin.setText(PINS[DESK])
    screen.again.setText("860824")
    screen.submit()
    assert not screen.isVisible()
    access.verify(office, DESK, "860824")


def test_the_first_start_makes_the_manager(
    tmp_path: Path, theme: Theme, set_clock: SetClock, qtbot: QtBot
) -> None:
    office = make_office(tmp_path, set_clock, operator="")
    made = window_over(office, theme, MemorySettings())
    screen = made._lock.screen
    assert screen.isVisible() and screen.mode == FIRST
    enter(made, BOSS, "", qtbot)
    assert not screen.isVisible()
    assert [(s.name, s.role) for s in access.door(office).seats] == [(BOSS, "manager")]
    put_away(made)
    office.close()


def test_a_reset_pin_is_told_to_everybody(office: Office, theme: Theme, qtbot: QtBot) -> None:
    access.reset_pin(office, "", "74108520")
    made = window_over(office, theme, MemorySettings())
    assert BOSS in " ".join(e.text() for e in made.window.messages.findChildren(QLabel))
    put_away(made)


def test_pins_are_set_and_required_in_the_settings(
    tmp_path: Path, desk: Desk, qtbot: QtBot, office: Office
) -> None:
    access.sign_in(office, BOSS, PINS[BOSS])
    section = StaffSection(desk)
    qtbot.addWidget(section.widget)
    section.refresh()
    key = str(next(s.id for s in access.door(office).seats if s.name == DESK))
    section.table.pick(key)
    card = section.access
    card.form.show_values({"pin": "777", "again": "778"})
    card.set_pin()
    access.verify(office, DESK, PINS[DESK])
    card.form.show_values({"pin": "97531", "again": "97531"})
    card.set_pin()
    access.verify(office, DESK, "97531")
    card.office.show_values({"required": False, "idle": 5})
    card.save()
    assert not access.door(office).required
    section.history.refresh()
    assert section.history.table.rowCount() >= 0
