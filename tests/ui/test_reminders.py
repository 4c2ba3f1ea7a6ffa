"""Reminders in the window: tray or bar, one summary for many, a click that leads there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from desktop_app.services import cases, followups, reminders, undo
from desktop_app.services.cases import Intake
from desktop_app.services.followups import Completion
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.window.reminder_hook import ReminderHook
from tests.offices import NOW, SetClock
from tests.ui.conftest import Said


class Strip:
    """A message as it stands now."""

    def __init__(self, text: str) -> None:
        self.text, self.stands = text, True

    def say(self, text: str) -> None:
        self.text = text

    def leave(self) -> None:
        self.stands = False


class Wall:
    """Tray and bar that remember what they were told."""

    def __init__(self, *, tray: bool) -> None:
        self.has_tray = tray
        self.told: list[tuple[str, str]] = []
        self.strips: list[tuple[str, str]] = []
        self.shown: list[Strip] = []
        self.action: Callable[[], object] = lambda: None
        self.forward = 0

    def make(self, _desk: Desk, _name: str, opened: Callable[[], object]) -> Wall | None:
        self.action = opened
        return self if self.has_tray else None

    def tell(self, title: str, text: str) -> None:
        self.told.append((title, text))

    def strip(self, text: str, level: str, action: tuple[str, Callable[[], object]]) -> Strip:
        self.strips.append((level, text))
        self.action = action[1]
        self.shown.append(Strip(text))
        return self.shown[-1]

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


def test_what_was_done_is_told_of_no_longer(
    desk: Desk, office: Office, set_clock: SetClock, said: Said, case: int
) -> None:
    """Completed, moved, cancelled, or gone with its case: each leaves; what is left counts anew."""
    planned = [
        followups.plan(office, "callback", NOW + timedelta(minutes=at), complaint_id=case).id
        for at in (1, 2, 3)
    ]
    alone = followups.plan(office, "visit", NOW + timedelta(minutes=4)).id
    set_clock.forward(minutes=3)
    wall = Wall(tray=False)
    kept = hook(desk, wall)
    (shown,) = wall.shown
    assert shown.text == "4 项回访到时间：2 项已逾期，2 项即将到期"
    desk.runner.run(lambda office: followups.complete(office, planned[0], Completion("已告知")))
    assert shown.text.startswith("3 项回访到时间：1 项已逾期，2 项即将到期 · 14:34")
    wall.action()
    assert said.places[-1] == ("calendar", planned[1])
    desk.runner.run(lambda office: followups.move(office, planned[1], NOW + timedelta(days=2)))
    assert shown.text.startswith("2 项回访即将到期 · 14:35")
    set_clock.forward(minutes=2)
    desk.bus.minute.emit()
    assert shown.text.startswith("2 项回访已逾期 · 14:35")
    desk.runner.run(lambda office: followups.cancel(office, alone, "不用了"))
    assert shown.text == "1 项回访已逾期 · 14:35 回访 3-2-501" and shown.stands
    desk.runner.run(lambda office: cases.delete(office, case))
    assert not shown.stands
    assert len(wall.strips) == 1
    del kept


def test_a_message_that_was_closed_does_not_come_back(
    desk: Desk, office: Office, set_clock: SetClock, case: int
) -> None:
    planned = [
        followups.plan(office, "callback", NOW + timedelta(minutes=at), complaint_id=case).id
        for at in (1, 2)
    ]
    wall = Wall(tray=False)
    kept = hook(desk, wall)
    wall.shown[0].leave()
    before = wall.shown[0].text
    desk.runner.run(lambda office: followups.complete(office, planned[0], Completion("已告知")))
    assert wall.shown[0].text == before and len(wall.strips) == 1
    del kept


def test_what_was_done_and_taken_back_is_told_of_again(
    desk: Desk, office: Office, set_clock: SetClock, said: Said, case: int
) -> None:
    planned = [
        followups.plan(office, "callback", NOW + timedelta(minutes=at), complaint_id=case).id
        for at in (1, 2)
    ]
    set_clock.forward(minutes=3)
    wall = Wall(tray=False)
    kept = hook(desk, wall)
    whole = wall.shown[0].text
    desk.runner.run(lambda office: followups.complete(office, planned[0], Completion("已告知")))
    assert wall.shown[0].text != whole
    desk.runner.run(undo.undo_last)
    assert wall.shown[0].text == whole and len(wall.shown) == 1
    for one in planned:
        desk.runner.run(lambda office, one=one: followups.complete(office, one, Completion("好")))
    assert not wall.shown[0].stands
    desk.runner.run(undo.undo_last)
    assert [one.text for one in wall.shown if one.stands] == ["1 项回访已逾期 · 14:34 回访 3-2-501"]
    wall.action()
    assert said.places[-1] == ("calendar", planned[1])
    del kept


def test_what_was_done_before_a_message_was_closed_comes_back_alone(
    desk: Desk, office: Office, set_clock: SetClock, case: int
) -> None:
    planned = [
        followups.plan(office, "callback", NOW + timedelta(minutes=at), complaint_id=case).id
        for at in (1, 2)
    ]
    set_clock.forward(minutes=3)
    wall = Wall(tray=False)
    kept = hook(desk, wall)
    desk.runner.run(lambda office: followups.complete(office, planned[0], Completion("已告知")))
    wall.shown[0].leave()
    desk.bus.minute.emit()
    assert len(wall.shown) == 1
    desk.runner.run(undo.undo_last)
    assert [one.text for one in wall.shown if one.stands] == ["1 项回访已逾期 · 14:33 回访 3-2-501"]
    del kept


def test_what_was_moved_and_is_due_again_is_told_of_once(
    desk: Desk, office: Office, set_clock: SetClock, case: int
) -> None:
    one = followups.plan(office, "callback", NOW + timedelta(minutes=1), complaint_id=case).id
    set_clock.forward(minutes=3)
    wall = Wall(tray=False)
    kept = hook(desk, wall)
    desk.runner.run(lambda office: followups.move(office, one, NOW + timedelta(hours=2)))
    set_clock.forward(minutes=116)
    desk.bus.minute.emit()
    assert [each.stands for each in wall.shown] == [False, True]
    desk.runner.run(lambda office: followups.complete(office, one, Completion("已告知")))
    desk.runner.run(undo.undo_last)
    assert [each.stands for each in wall.shown] == [False, False, True]
    del kept
