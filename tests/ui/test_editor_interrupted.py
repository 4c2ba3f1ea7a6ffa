"""The editor while much happens at once: another case, an undo or a write under the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.services import cases, draftbook, followups, undo
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.editor.mover import draft_key
from desktop_app.ui.editor.page import EditorPage
from desktop_app.ui.editor.side import FOLLOW_UPS
from desktop_app.ui.shell.actions import ActionRegistry
from tests.offices import SetClock
from tests.ui.conftest import Said
from tests.ui.pages import office_window, show
from tests.ui.test_editor import Register, discard, to_step
from tests.ui.test_editor import page as page
from tests.ui.test_editor import register as register


def in_front(page: EditorPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page.widget):
        page.widget.activateWindow()


def settle(page: EditorPage) -> None:
    """Saved, and read anew: in the window the answer to the write comes before that reading."""
    page.settle()
    page.reload()


def basics(page: EditorPage, column: str) -> FieldRow:
    assert page.view.basics is not None
    return page.view.basics.rows[column]


def step_row(page: EditorPage, field: str) -> FieldRow:
    assert page.view.step.form is not None
    return page.view.step.form.rows[field]


def test_the_next_case_never_shows_the_words_of_the_last(
    page: EditorPage, register: Register, office: Office, qtbot: QtBot
) -> None:
    first, second = register("楼道灯不亮"), register("电梯停运")
    page.activate(first)
    in_front(page, qtbot)
    content = basics(page, "content")
    content.focus()
    content.input.widget.insertPlainText("三楼")  # type: ignore[attr-defined]
    page.show_case(second, focus=True)  # as Alt+Down does, the keyboard still in the field
    assert content.text == "电梯停运"
    assert office.case(first).complaint.content == "三楼楼道灯不亮"
    page.settle()
    assert office.case(second).complaint.content == "电梯停运"


def test_a_refusal_stays_with_its_case(
    page: EditorPage, register: Register, office: Office, said: Said
) -> None:
    first, second = register("楼道灯不亮"), register("电梯停运")
    page.activate(first)
    received = basics(page, "received_at")
    received.input.put("那天")
    page.settle()
    received.edited.emit("那天")
    page.settle()
    assert "那天" in received.error
    page.show_case(second)
    assert received.error == ""
    assert received.text == office.case(second).complaint.received_at.isoformat(sep=" ")
    # It would have kept the other case from moving on.
    page.primary()
    assert all("那天" not in text for _level, text in said.messages)


@pytest.mark.parametrize("how", ["text", "chip"])
def test_what_undo_takes_back_is_seen_in_the_field_with_the_keyboard(
    page: EditorPage, register: Register, office: Office, desk: Desk, qtbot: QtBot, how: str
) -> None:
    case = register()
    step, field, typed = (
        ("propose", "short_term", "先换灯") if how == "text" else ("gather", "accurate", "yes")
    )
    to_step(office, case, step)
    page.activate(case)
    in_front(page, qtbot)
    row = step_row(page, field)
    row.focus()
    if how == "text":
        row.input.widget.insertPlainText(typed)  # type: ignore[attr-defined]
    else:
        row.input.widget.chips()[typed].click()  # type: ignore[attr-defined]
    settle(page)
    assert office.case(case).value(step, field) == typed
    row.focus()
    desk.runner.run(undo.undo_last)
    assert office.case(case).value(step, field) == ""
    assert row.input.has_focus()
    assert row.text == ""


def test_a_saved_text_is_not_tidied_under_the_keyboard(
    page: EditorPage, register: Register, office: Office, desk: Desk, qtbot: QtBot
) -> None:
    case = register()
    to_step(office, case, "propose")
    page.activate(case)
    in_front(page, qtbot)
    row = step_row(page, "short_term")
    row.focus()
    row.input.widget.insertPlainText("先换 ")  # type: ignore[attr-defined]
    settle(page)
    assert row.text == "先换 "
    for _ in range(2):
        page.reload()
        assert row.text == "先换 "
    row.input.widget.insertPlainText("灯")  # type: ignore[attr-defined]
    settle(page)
    assert office.case(case).value("propose", "short_term") == "先换 灯"
    # A word of another place comes in where nobody types, the keyboard or not.
    desk.runner.run(lambda o: cases.set_field(o, case, "propose", "short_term", "换整组灯"))
    assert row.text == "换整组灯"


@pytest.mark.parametrize("in_front", [True, False])
def test_a_case_that_was_taken_back_with_its_batch_is_told_of_once(
    page: EditorPage, register: Register, office: Office, desk: Desk, said: Said, in_front: bool
) -> None:
    case = register()
    page.activate(case)
    if not in_front:
        page.widget.hide()
    with office.store.transaction():
        office.store.execute("DELETE FROM complaint WHERE id = ?", (case,))
    for _ in range(3):  # it came back with every minute, on whatever page
        desk.bus.minute.emit()
    QCoreApplication.processEvents()
    told = [text for level, text in said.messages if level == "error"]
    assert len(told) == int(in_front)
    assert said.places == ([("queue", None)] if in_front else [])
    page.primary()  # nothing of it is left to work on
    page.open_contact()
    assert page.view.side.contact is None


def test_a_case_in_the_bin_takes_no_talk_and_no_plan(
    page: EditorPage, register: Register, office: Office, desk: Desk
) -> None:
    case = register()
    page.activate(case)
    desk.runner.run(lambda o: cases.delete(o, case))
    page.open_contact()  # Ctrl+L
    assert page.view.side.contact is None
    listed = page.view.side.follow_ups
    assert not listed.plan_button.isVisibleTo(listed)


def test_a_reason_that_was_begun_outlives_the_program(
    page: EditorPage, register: Register, office: Office, desk: Desk, qtbot: QtBot
) -> None:
    case = register()
    page.activate(case)
    page.view.hold_button.click()
    panel = page.view.step.panel
    assert panel is not None and panel.reason is not None and panel.wake is not None
    panel.reason.input.widget.insertPlainText("等配件")  # type: ignore[attr-defined]
    panel.wake.input.widget.line.setText("下周一")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: draftbook.get(office, draft_key(case, "hold")) is not None)
    assert panel.wake.input.widget.line.text() == "下周一", "not tidied under the fingers"  # type: ignore[attr-defined]

    later = EditorPage(desk._replace(registry=ActionRegistry()))  # the next start of the program
    later.activate(case)
    later.view.hold_button.click()
    panel = later.view.step.panel
    assert panel is not None and panel.reason is not None and panel.wake is not None
    assert panel.reason.text == "等配件"
    panel.wake.input.put("2026-11-23 09:00:00")
    panel.confirm()
    assert office.case(case).complaint.on_hold
    assert draftbook.get(office, draft_key(case, "hold")) is None
    qtbot.wait(500)
    assert draftbook.get(office, draft_key(case, "hold")) is None
    discard(later.widget)


def test_the_keyboard_stays_at_its_follow_up_when_the_minute_turns(
    page: EditorPage, register: Register, office: Office, set_clock: SetClock, qtbot: QtBot
) -> None:
    case = register()
    for hours in (2, 3):
        at = office.now() + timedelta(hours=hours)
        followups.plan(office, "callback", at, complaint_id=case, title=f"第 {hours} 次")
    page.activate(case)
    in_front(page, qtbot)
    page.view.side.show_tab(FOLLOW_UPS)
    listed = page.view.side.follow_ups
    button = listed.items[1].findChild(QPushButton)
    assert button is not None
    button.setFocus()
    set_clock.forward(minutes=1)
    page.reload()
    here = QApplication.focusWidget()
    assert here is listed.items[1].findChild(QPushButton)
    assert "第 3 次" in here.parentWidget().accessibleName()


def test_a_refusal_is_not_told_of_on_the_next_page(qapp: QApplication, tmp_path: Path) -> None:
    """Nor of another case, nor once the step is done: it is about what stands on the page."""
    with office_window(tmp_path, qapp) as (window, office):

        def refused() -> list[str]:
            QApplication.processEvents()  # the message is tied to the page after the act
            return [text for _, text in window.window.messages.messages() if "还差" in text]

        show(window, office, "editor")
        page = window.window.page("editor")
        assert isinstance(page, EditorPage)
        page.primary()
        assert len(refused()) == 1
        page.primary()
        assert len(refused()) == 1, "said once"
        show(window, office, "queue")
        assert refused() == []
        show(window, office, "editor")
        page.primary()
        assert len(refused()) == 1
        other = cases.register(office, cases.Intake("电梯停运")).complaint.id
        page.show_case(other)
        assert refused() == []
        page.primary()
        assert len(refused()) == 1
        fill = {"department": "工程部", "handler": "刘工"}
        for name, text in fill.items():
            cases.set_field(office, other, "isolate", name, text)
        for item in office.case(other).step.checklist:
            cases.set_tick(office, other, "isolate", item.key, True)
        cases.log_contact(office, other, cases.NewContact("已告知"))
        page.reload()
        page.primary()
        assert office.case(other).complaint.step_key == "soothe"
        assert refused() == []


def test_another_case_is_seen_when_it_is_there_and_never_the_last_one_for_it(
    page: EditorPage, register: Register, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = register("楼道灯不亮"), register("电梯停运"), register("垃圾没清")
    page.activate(first)
    view, ask = page.view, page._reads.ask
    assert view.updatesEnabled()
    waiting: list[Callable[[], object]] = []
    monkeypatch.setattr(page._reads, "ask", lambda *asked: waiting.append(lambda: ask(*asked)))
    page.show_case(second)
    assert not view.updatesEnabled(), "not painted with the words of the last"
    waiting.pop()()
    assert view.updatesEnabled() and page.book is not None and page.book.case.complaint.id == second
    page.show_case(second)
    assert view.updatesEnabled(), "the same one stays in sight while it is read again"
    waiting.clear()
    # What takes long is not waited for.
    page.show_case(third)
    assert not view.updatesEnabled()
    qtbot.waitUntil(view.updatesEnabled)
    # Nor what is gone.
    page.show_case(first)
    page.show_case(10**6)
    waiting.pop()()
    assert view.updatesEnabled()
