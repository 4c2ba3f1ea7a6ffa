"""What is written of how a follow-up went outlives the page, the window and a power cut."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.case import FollowUp
from desktop_app.services import followups, outcome_words
from desktop_app.services.followups import Completion
from desktop_app.services.office import Office
from desktop_app.ui.calendar.page import CalendarPage
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.page import EditorPage
from tests.ui.test_editor import Register, discard
from tests.ui.test_editor import page as page
from tests.ui.test_editor import register as register

WORDS = "王女士说灯亮了，\n但门禁还是慢"


@pytest.fixture
def planned(office: Office, register: Register) -> FollowUp:
    at = office.now() + timedelta(hours=2)
    return followups.plan(office, "callback", at, complaint_id=register())


@pytest.fixture
def calendar(desk: Desk, qtbot: QtBot) -> Iterator[CalendarPage]:
    made = CalendarPage(desk)
    made.widget.resize(1240, 800)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    yield made
    discard(made.widget)


def write_in_calendar(page: CalendarPage, one: FollowUp) -> None:
    page.activate(one.id)
    QCoreApplication.processEvents()
    card = page.view.panel.card(one.id)
    assert card is not None
    card.ask_complete()
    card.complete_form.outcome.insertPlainText(WORDS)


def test_words_of_the_calendar_are_kept_at_a_pause_and_come_back_beside_the_case(
    calendar: CalendarPage, page: EditorPage, office: Office, planned: FollowUp, qtbot: QtBot
) -> None:
    write_in_calendar(calendar, planned)
    qtbot.waitUntil(lambda: outcome_words.read(office, planned.id) == WORDS, timeout=5000)
    assert planned.complaint_id is not None
    page.activate(planned.complaint_id)
    listed = page.view.side.follow_ups
    listed.start(planned)
    assert listed.done_form.outcome.text == WORDS
    listed.done_form.done_button.click()
    assert followups.get(office, planned.id).outcome == WORDS
    assert outcome_words.read(office, planned.id) == ""


def test_words_beside_the_case_are_kept_when_it_is_left(
    calendar: CalendarPage, page: EditorPage, office: Office, planned: FollowUp
) -> None:
    assert planned.complaint_id is not None
    page.activate(planned.complaint_id)
    listed = page.view.side.follow_ups
    listed.start(planned)
    listed.done_form.outcome.input.widget.insertPlainText(WORDS)  # type: ignore[attr-defined]
    page.can_leave()  # as closing the window asks
    assert outcome_words.read(office, planned.id) == WORDS
    calendar.activate(planned.id)
    QCoreApplication.processEvents()
    card = calendar.view.panel.card(planned.id)
    assert card is not None
    card.ask_complete()
    assert card.complete_form.outcome.toPlainText() == WORDS


def test_nothing_is_kept_of_what_was_sent_off(
    calendar: CalendarPage, office: Office, planned: FollowUp, qtbot: QtBot
) -> None:
    write_in_calendar(calendar, planned)
    card = calendar.view.panel.card(planned.id)
    assert card is not None
    card.complete_form.submit()
    qtbot.wait(600)
    assert followups.get(office, planned.id).state == "done"
    assert outcome_words.read(office, planned.id) == ""
    outcome_words.keep(office, planned.id, "晚到的")
    assert outcome_words.read(office, planned.id) == "", "it is over"


def test_what_stands_in_the_form_comes_before_what_was_kept(
    page: EditorPage, office: Office, planned: FollowUp
) -> None:
    outcome_words.keep(office, planned.id, "旧的")
    assert planned.complaint_id is not None
    page.activate(planned.complaint_id)
    form = page.view.side.follow_ups.done_form
    form.start(planned)
    form.outcome.input.widget.insertPlainText("新的")  # type: ignore[attr-defined]
    page.view.side.follow_ups.begun.emit(planned.id)
    assert form.outcome.text == "新的"
    followups.complete(office, planned.id, Completion("", reached=False))
    assert outcome_words.read(office, planned.id) == "", "counted: its words are in the case"
