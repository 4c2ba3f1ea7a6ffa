"""Ctrl+Z and the bar: what they take back, what they say, and which field comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import cases, lists, queue_acts
from desktop_app.services.office import Office
from desktop_app.services.operations import InlineRunner
from desktop_app.services.staff import people
from desktop_app.ui.desk import Bus, Desk
from desktop_app.ui.shell import actions as act
from desktop_app.ui.shell.actions import ActionRegistry
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.growing_text import GrowingTextEdit
from desktop_app.ui.widgets.undo_bar import UndoBar
from desktop_app.ui.window.lock_hook import SKIPPED
from desktop_app.ui.window.undo_hook import UndoHook, can_undo
from desktop_app.ui.window.window import OfficeWindow
from tests.services.walking import pass_step, register
from tests.ui.conftest import MemorySettings, Said


@pytest.fixture
def window(office: Office, theme: Theme) -> Iterator[OfficeWindow]:
    bus = Bus()
    runner = InlineRunner(office, bus.changed.emit)
    made = OfficeWindow(runner, bus, theme, MemorySettings({SKIPPED: "1"}), office.now, "zh")
    made.start(lists.read(office))
    made.window.show()
    yield made
    runner.close()
    made.window.close()


def messages(window: OfficeWindow) -> list[str]:
    """What was said, oldest first."""
    return [text for _level, text in reversed(window.window.messages.messages())]


def do(window: OfficeWindow, work: Callable[[Office], object]) -> None:
    window.desk.runner.run(work)


def test_the_bar_takes_back_what_was_just_done(window: OfficeWindow, office: Office) -> None:
    case = pass_step(office, register(office))
    do(window, lambda office: cases.hold(
        office, case.complaint.id, "等配件", office.now() + timedelta(days=2)
    ))  # fmt: skip
    bar = window.window.undo_bar
    assert bar.isVisible() and bar.text == f"刚刚：挂起（{case.complaint.number}）"
    bar.undo()
    assert not office.case(case.complaint.id).complaint.on_hold
    assert not bar.isVisible()
    assert messages(window)[-1] == f"已撤销：挂起（{case.complaint.number}）"


def test_ctrl_z_goes_back_step_by_step_and_then_says_so(
    window: OfficeWindow, office: Office, qtbot: QtBot
) -> None:
    case = register(office)
    do(window, lambda office: cases.edit(office, case.complaint.id, {"remark": "一"}))
    do(window, lambda office: cases.edit(office, case.complaint.id, {"remark": "二"}))
    assert not window.window.undo_bar.isVisible(), "a typed field offers nothing unasked"
    seen = []
    for _ in range(4):
        window.window.undo()
        seen.append((office.case(case.complaint.id).complaint.remark, messages(window)[-1]))
    assert [remark for remark, _ in seen] == ["一", "", "", ""]
    assert "更正“备注”" in seen[0][1] and "登记投诉" in seen[2][1]
    assert seen[3][1] == "没有可以撤销的操作。"


def test_a_later_change_of_the_case_takes_the_offer_away(
    window: OfficeWindow, office: Office
) -> None:
    one, other = register(office), register(office, content="电梯异响")
    bar = window.window.undo_bar
    do(window, lambda office: cases.escalate(office, one.complaint.id, "supervisor", "急"))
    do(window, lambda office: people.note_reveal(office, one.complaint.id))
    do(window, lambda office: cases.edit(office, other.complaint.id, {"remark": "二"}))
    assert bar.isVisible()
    do(window, lambda office: cases.edit(office, one.complaint.id, {"remark": "一"}))
    assert not bar.isVisible()


def test_a_refusal_is_said_and_changes_nothing(window: OfficeWindow, office: Office) -> None:
    case = register(office)
    office.operator = "刘强"
    do(window, lambda office: cases.edit(office, case.complaint.id, {"remark": "他"}))
    office.operator = "王敏"
    window.window.undo()
    assert "刘强 之后又改动过" in messages(window)[-1]
    assert office.case(case.complaint.id).complaint.remark == "他"


def test_words_of_a_page_come_before_the_general_ones(window: OfficeWindow, office: Office) -> None:
    case = register(office)
    taken: list[int] = []
    do(window, lambda office: queue_acts.delete_many(office, [case.complaint.id]))
    window.desk.offer_undo("TS-1 已放入回收站", lambda: taken.append(1))
    assert window.window.undo_bar.text == "TS-1 已放入回收站"
    window.window.undo()
    assert taken == [1]


def test_late_general_words_do_not_cover_those_of_the_page(
    desk: Desk, office: Office, theme: Theme, qtbot: QtBot
) -> None:
    """With the office on its own thread the page's words arrive first."""
    waiting: list[Callable[[], None]] = []

    class Slow:
        def run(self, work, done=None, failed=None) -> None:  # type: ignore[no-untyped-def]
            waiting.append(lambda: done(work(office)))

    bar = UndoBar(theme)
    qtbot.addWidget(bar)
    hook = UndoHook(desk._replace(runner=Slow()), lambda: bar)  # type: ignore[arg-type]
    case = register(office)
    queue_acts.delete_many(office, [case.complaint.id])
    desk.bus.changed.emit(office.take_changes())
    hook.page_offers("页面的话", lambda: None)
    for act_ in waiting:
        act_()
    assert bar.text == "页面的话"


def test_a_text_field_with_typing_comes_first(
    desk: Desk, theme: Theme, said: Said, qtbot: QtBot
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    line, text, combo = QLineEdit(), GrowingTextEdit(theme, "说明"), QComboBox()
    button = QPushButton("x")
    combo.setEditable(True)
    column = QVBoxLayout(holder)
    for one in (line, text, combo, button):
        column.addWidget(one)
    bar = UndoBar(theme, holder)
    hook = UndoHook(desk, lambda: bar)
    pressed: list[int] = []
    ActionRegistry().bind(act.UNDO, holder, lambda: pressed.append(1))
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    line.setText("来自资料库")
    for field in (line, text, combo, button):
        field.setFocus()
        assert not can_undo(field)
        qtbot.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        )
    assert len(pressed) == 4, "nothing typed: the key is the window's"
    for field in (line, text, combo):
        field.setFocus()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A)
        assert can_undo(field)
        qtbot.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        )
    assert len(pressed) == 4
    assert (line.text(), text.toPlainText(), combo.currentText()) == ("来自资料库", "", "")
    assert hook is not None
