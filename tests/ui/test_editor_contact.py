"""Logging a contact: the form as any page may use it, and as the editor does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.services import cases, draftbook, followups, undo
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.contact_form import ContactForm, draft_key
from desktop_app.ui.editor.page import EditorPage, make_editor_page
from tests.ui.conftest import Said

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case(office: Office) -> int:
    intake = Intake("门禁坏了", complainant="李建国", mood="agitated")
    return cases.register(office, intake).complaint.id


@pytest.fixture
def form(qtbot: QtBot, desk: Desk, case: int) -> Iterator[ContactForm]:
    made = ContactForm(desk, case)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def put(form: ContactForm, **values: str) -> None:
    for key, value in values.items():
        form.rows[key].input.put(value)
        form.rows[key].edited.emit(value)


def test_it_begins_with_what_is_most_likely(form: ContactForm) -> None:
    texts = {key: row.text for key, row in form.rows.items()}
    assert (texts["direction"], texts["channel"], texts["reached"]) == ("out", "phone", "yes")
    assert texts["before"] == "agitated"


def test_ctrl_enter_saves_with_a_promise_that_stands_in_the_calendar(
    form: ContactForm, case: int, office: Office, said: Said, qtbot: QtBot
) -> None:
    put(form, said="已致歉", after="calm", promise="换门禁读头")
    form.rows["until"].input.widget.line.setText("明天 15:00")  # type: ignore[attr-defined]
    form.focus()
    with qtbot.waitSignal(form.saved):
        QTest.keyClick(form.rows["said"].input.widget, Qt.Key.Key_Return, CTRL)
    contact = office.case(case).contacts[-1]
    assert (contact.said, contact.mood_before, contact.mood_after) == ("已致歉", "agitated", "calm")
    until = datetime(2026, 11, 22, 15, 0)
    planned = followups.span(office, until.date(), until.date()).items
    assert [(one.title, one.due_at) for one in planned] == [("换门禁读头", until)]
    assert "回访日历" in said.messages[-1][1] and "明日 15:00" in said.messages[-1][1]


def test_a_promise_needs_its_time(form: ContactForm, case: int, office: Office) -> None:
    put(form, said="已致歉", promise="换门禁读头")
    form.save()
    assert "什么时间" in form.rows["until"].error
    form.rows["until"].input.widget.line.setText("改天")  # type: ignore[attr-defined]
    form.save()
    assert "看不懂" in form.rows["until"].error
    assert form.rows["until"].text == "改天"
    assert office.case(case).contacts == ()


def test_a_reached_contact_needs_words(form: ContactForm, case: int, office: Office) -> None:
    form.save()
    assert form.rows["said"].error and office.case(case).contacts == ()


def test_an_unanswered_call_is_saved_without_words(
    form: ContactForm, case: int, office: Office
) -> None:
    chips = form.rows["reached"].input.widget.chips()  # type: ignore[attr-defined]
    chips["no"].click()
    assert form.rows["after"].isHidden() and form.rows["promise"].isHidden()
    form.save()
    assert [contact.reached for contact in office.case(case).contacts] == [False]


def test_esc_keeps_the_text_as_a_draft(
    form: ContactForm, case: int, office: Office, desk: Desk, qtbot: QtBot
) -> None:
    put(form, said="说到一半", after="anxious")
    form.focus()
    with qtbot.waitSignal(form.closed):
        QTest.keyClick(form.rows["said"].input.widget, Qt.Key.Key_Escape)
    kept = draftbook.get(office, draft_key(case))
    assert kept is not None and kept.values["said"] == "说到一半"
    again = ContactForm(desk, case)
    qtbot.addWidget(again)
    assert again.rows["said"].text == "说到一半" and again.rows["after"].text == "anxious"
    again.save()
    assert draftbook.get(office, draft_key(case)) is None


def test_words_that_were_taken_back_come_after_those_begun_meanwhile(
    form: ContactForm, case: int, office: Office, desk: Desk, said: Said, qtbot: QtBot
) -> None:
    put(form, said="约好明天去")
    form.save()
    done = undo.latest(office)
    second = ContactForm(desk, case)
    qtbot.addWidget(second)
    put(second, said="又来电")
    second.keep_draft()
    undo.take_back(office, done)
    put(second, said="")
    second.keep_draft()
    put(second, said="又来电催")  # what is typed in the open form stays, whatever waits for it
    second.save()
    assert said.messages[-1][1].endswith("按 Ctrl+L 取回。")
    third = ContactForm(desk, case)
    qtbot.addWidget(third)
    assert third.rows["said"].text == "约好明天去"
    third.save()
    assert said.messages[-1][1] == "沟通已记录。"
    assert [one.said for one in office.case(case).contacts] == ["又来电催", "约好明天去"]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, case: int) -> Iterator[EditorPage]:
    made = make_editor_page(desk)
    assert isinstance(made, EditorPage)
    made.widget.resize(1240, 800)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    yield made
    made.widget.close()
    made.widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_editor_opens_it_on_request_and_keeps_it_when_left(
    page: EditorPage, case: int, office: Office
) -> None:
    page.activate((case, None, "contact"))
    form = page.view.side.contact
    assert form is not None
    put(form, said="马上要走开")
    assert page.can_leave()
    assert page.view.side.contact is None
    kept = draftbook.get(office, draft_key(case))
    assert kept is not None and kept.values["said"] == "马上要走开"


def test_ctrl_enter_in_the_form_saves_the_contact_and_completes_no_step(
    page: EditorPage, case: int, office: Office, qtbot: QtBot
) -> None:
    page.activate((case, None))
    page.widget.activateWindow()
    page.open_contact()
    form = page.view.side.contact
    assert form is not None
    put(form, said="已致歉", after="calm")
    form.focus()
    QTest.keyClick(form.rows["said"].input.widget, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.view.side.contact is None)
    assert len(office.case(case).contacts) == 1
    assert office.case(case).complaint.step_key == "isolate"
    assert any("情绪：激动 → 平稳" in text for text in page.view.side.contacts.texts())
    assert not any(gap.key == "contact_logged" for gap in page.view.step.missing.items)


def test_a_callback_is_planned_and_an_unanswered_one_counted(
    page: EditorPage, case: int, office: Office
) -> None:
    page.activate((case, None))
    listed = page.view.side.follow_ups
    listed.plan_button.click()
    listed.plan_form.save_button.click()
    assert listed.plan_form.due.error
    listed.plan_form.due.input.put("2026-11-22 10:00:00")
    listed.plan_form.save_button.click()
    planned = [one for one in office.case(case).follow_ups if one.state == "planned"]
    assert [one.due_at for one in planned] == [datetime(2026, 11, 22, 10, 0)]
    listed.start(planned[0])
    listed.done_form.done_button.click()
    assert listed.done_form.outcome.error  # a result has words
    listed.done_form.unanswered_button.click()
    assert followups.get(office, planned[0].id).unanswered == 1
    listed.start(planned[0])
    listed.done_form.outcome.input.put("业主说好了")
    listed.done_form.done_button.click()
    assert followups.get(office, planned[0].id).state == "done"
    assert office.case(case).contacts[-1].said == "业主说好了"
