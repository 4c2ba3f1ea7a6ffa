"""Keys pressed twice before the office has answered, and forms that are put away in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import calendar_view, followups, handover, risks
from desktop_app.services.followups import Completion
from desktop_app.services.office import Office
from desktop_app.services.operations import Runner, Work
from desktop_app.ui.calendar.page import CalendarPage
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.follow_up_list import FollowUpList
from desktop_app.ui.editor.page import EditorPage
from desktop_app.ui.handover.page import HandOverPage
from tests.ui.test_editor import Register, discard
from tests.ui.test_editor import register as register

CTRL = Qt.KeyboardModifier.ControlModifier
AT = "2026-11-23 10:00:00"


class BusyOffice:
    """Everything waits until ``answer``, as when the office's thread has other things to do."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._asked: list[tuple[Any, ...]] = []

    def run(
        self,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._asked.append((work, done, failed))

    run_behind = run_apart = run

    def answer(self) -> None:
        while self._asked:
            self._runner.run(*self._asked.pop(0))


@pytest.fixture
def busy(desk: Desk) -> BusyOffice:
    return BusyOffice(desk.runner)


@pytest.fixture
def put(desk: Desk, busy: BusyOffice, qtbot: QtBot) -> Iterator[Callable[[Any], Any]]:
    shown: list[QWidget] = []

    def show(make: Callable[[Desk], Any]) -> Any:
        made = make(desk._replace(runner=busy))
        made.widget.resize(1240, 800)
        made.widget.show()
        qtbot.waitExposed(made.widget)
        shown.append(made.widget)
        return made

    yield show
    for one in shown:
        discard(one)


def editor(put: Callable[[Any], Any], busy: BusyOffice, case: int) -> EditorPage:
    page: EditorPage = put(EditorPage)
    page.activate(case)
    busy.answer()
    page.view.side.show_tab(2)
    return page


def begin_plan(page: EditorPage) -> FollowUpList:
    listed = page.view.side.follow_ups
    listed.plan_button.click()
    listed.plan_form.due.input.put(AT)
    listed.plan_form.topic.input.put("带照片去")
    return listed


def test_a_note_is_left_once_and_no_draft_of_it_stays(
    office: Office, put: Callable[[Any], Any], busy: BusyOffice
) -> None:
    page: HandOverPage = put(HandOverPage)
    page.activate()
    busy.answer()
    page.view.note.insertPlainText("钥匙在前台")
    for _ in range(2):
        QTest.keyClick(page.view.note, Qt.Key.Key_Return, CTRL)
    page.can_leave()
    busy.answer()
    assert [note.text for note in handover.read(office).notes] == ["钥匙在前台"]
    assert handover.draft(office).text == "" and page.view.note.toPlainText() == ""


def test_a_follow_up_is_planned_once_beside_the_case(
    office: Office, register: Register, put: Callable[[Any], Any], busy: BusyOffice
) -> None:
    case = register()
    listed = begin_plan(editor(put, busy, case))
    for _ in range(2):
        listed.plan_form.save_button.click()
    busy.answer()
    planned = [one for one in office.case(case).follow_ups if one.title == "带照片去"]
    assert len(planned) == 1
    listed.plan_button.click()
    assert listed.plan_form.topic.text == "", "it was sent off"


def test_a_plan_that_was_begun_is_there_after_another_call(
    office: Office, register: Register, put: Callable[[Any], Any], busy: BusyOffice
) -> None:
    case, other = register(), register("电梯停运")
    page = editor(put, busy, case)
    listed = begin_plan(page)
    page.can_leave()  # Ctrl+N: the phone rings
    page.show_case(other)
    busy.answer()
    listed.plan_button.click()
    assert listed.plan_form.topic.text == "" and listed.plan_form.due.text == ""
    page.show_case(case)
    busy.answer()
    listed.plan_button.click()
    assert (listed.plan_form.topic.text, listed.plan_form.due.text) == ("带照片去", AT)


def test_one_call_without_an_answer_counts_once(
    office: Office, register: Register, put: Callable[[Any], Any], busy: BusyOffice
) -> None:
    case = register()
    at = office.now() + timedelta(hours=2)
    one = followups.plan(office, "callback", at, complaint_id=case)
    listed = editor(put, busy, case).view.side.follow_ups
    listed.start(one)
    for _ in range(2):
        listed.done_form.unanswered_button.click()
    busy.answer()
    assert followups.get(office, one.id).unanswered == 1


def test_the_calendar_counts_and_plans_once(
    office: Office, register: Register, put: Callable[[Any], Any], busy: BusyOffice
) -> None:
    case = register()
    at = office.now() + timedelta(hours=2)
    one = followups.plan(office, "callback", at, complaint_id=case)
    page: CalendarPage = put(CalendarPage)
    page.activate()
    busy.answer()
    for _ in range(2):
        page.view.panel.completed.emit(one.id, Completion("", reached=False))
    busy.answer()
    assert followups.get(office, one.id).unanswered == 1
    before = len(office.case(case).follow_ups)
    page.planner.plan()
    form = page.view.plan_form
    number = office.case(case).complaint.number
    form.propose(calendar_view.find_subjects(office, number)[0], "callback")
    form.field.set_value(datetime.fromisoformat(AT))
    for _ in range(2):
        form.submit()
    busy.answer()
    assert len(office.case(case).follow_ups) == before + 1


def test_words_typed_while_the_next_case_is_fetched_stay_with_theirs(
    office: Office, register: Register, put: Callable[[Any], Any], busy: BusyOffice
) -> None:
    first, second = register("楼道灯不亮"), register("电梯停运")
    page = editor(put, busy, first)
    form, basics = page.view.step.form, page.view.basics
    assert form is not None and basics is not None
    field = next(key for key, row in form.rows.items() if key == "department")
    item = next(iter(form.checks))
    page.show_case(second)  # Alt+Down; the answer is not there yet, the old form still is
    form.rows[field].input.put("工程部")
    form.rows[field].edited.emit("工程部")
    basics.rows["content"].input.widget.insertPlainText("三楼")  # type: ignore[attr-defined]
    form.checks[item].click()
    busy.answer()
    page.settle()
    busy.answer()
    one, other = office.case(first), office.case(second)
    assert other.complaint.department == "" and other.complaint.content == "电梯停运"
    assert not other.ticked(other.complaint.step_key, item)
    assert one.complaint.department == "工程部" and one.complaint.content == "三楼楼道灯不亮"
    assert one.ticked(one.complaint.step_key, item)
    assert basics.rows["content"].text == "电梯停运"


def test_a_risk_is_written_down_once(
    office: Office, register: Register, put: Callable[[Any], Any], busy: BusyOffice
) -> None:
    case = register()
    card = editor(put, busy, case).view.side.risks
    card.open_form(None)
    assert card.form is not None
    for row, text in zip(card.form._rows, ("会再漏", "2", "3", "换管"), strict=True):
        row.input.put(text)
    for _ in range(2):
        card.form.save.click()
    busy.answer()
    assert [note.text for note in risks.of_case(office, case)] == ["会再漏"]
