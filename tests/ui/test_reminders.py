"""Reminders in the window: tray or bar, one summary for many, a click that leads there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from desktop_app.services import cases, followups, reminders
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.window.reminder_hook import ReminderHook
from tests.offices import NOW, SetClock
from tests.ui.conftest import Said


class Wall:
    """Tray and bar that remember what they were told."""

    def __init__(self, *, tray: bool) -> None:
        self.has_tray = tray
        self.told: list[tuple[str, str]] = []
        self.strips: list[tuple[str, str]] = []
        self.action: Callable[[], object] = lambda: None
        self.forward = 0

    def make(self, _desk: Desk, _name: str, opened: Callable[[], object]) -> Wall | None:
        self.action = opened
        return self if self.has_tray else None

    def tell(self, title: str, text: str) -> None:
        self.told.append((title, text))

    def strip(self, text: str, level: str, action: tuple[str, Callable[[], object]]) -> None:
        self.strips.append((level, text))
        self.action = action[1]

    def come(self) -> None:
        self.forward += 1


@pytest.fixture
def case(office: Office) -> int:
    intake = Intake("漏水", complainant="李建国", building="3", unit="2", room="501")
    return cases.register(office, intake).complaint.id


def hook(desk: Desk, wall: Wall) -> ReminderHook:
    made = ReminderHook(desk, wall.strip, wall.come, wall.make)
    made.start()
    return made


def test_the_tray_tells_place_and_kind_and_leads_there(
    desk: Desk, office: Office, set_clock: SetClock, said: Said, case: int
) -> None:
    planned = followups.plan(office, "callback", NOW + timedelta(minutes=30), complaint_id=case)
    wall = Wall(tray=True)
    kept = hook(desk, wall)
    assert wall.told == []
    set_clock.forward(minutes=20)
    desk.bus.minute.emit()
    assert wall.told == [("1 项回访即将到期", "15:02 回访 3-2-501")]
    assert "李" not in str(wall.told)
    desk.bus.minute.emit()
    assert len(wall.told) == 1 and wall.strips == []
    wall.action()
    assert said.places[-1] == ("calendar", planned.id) and wall.forward == 1
    del kept


def test_without_a_tray_the_bar_tells(
    desk: Desk, office: Office, set_clock: SetClock, said: Said, case: int
) -> None:
    planned = followups.plan(office, "visit", NOW + timedelta(minutes=5), complaint_id=case)
    set_clock.forward(days=1)
    wall = Wall(tray=False)
    kept = hook(desk, wall)
    assert wall.strips == [("warning", "1 项回访已逾期 · 11-21 14:37 预防性走访 3-2-501")]
    wall.action()
    assert said.places[-1] == ("calendar", planned.id)
    del kept


def test_many_are_one_summary(desk: Desk, office: Office, set_clock: SetClock) -> None:
    for minute in range(1, 9):
        followups.plan(office, "callback", NOW + timedelta(minutes=minute))
    set_clock.forward(minutes=5)
    wall = Wall(tray=True)
    kept = hook(desk, wall)
    assert wall.told == [("8 项回访到时间：4 项已逾期，4 项即将到期", "")]
    assert reminders.due(office) == ()
    del kept


def test_a_second_start_does_not_tell_again(desk: Desk, office: Office) -> None:
    followups.plan(office, "callback", NOW + timedelta(minutes=5))
    first, second = Wall(tray=True), Wall(tray=True)
    kept = hook(desk, first), hook(desk, second)
    assert (len(first.told), len(second.told)) == (1, 0)
    del kept
