"""The hand-over page: what it shows, the note that is never lost, copy and print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.services import cases, followups, handover
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.services.papers.ground import PaperOrder
from desktop_app.services.staff import people
from desktop_app.ui.desk import Desk
from desktop_app.ui.handover.page import HandOverPage
from desktop_app.ui.printing.job import PrintJob
from desktop_app.ui.shell.actions import ActionRegistry
from desktop_app.ui.shell.pages import Page
from tests.offices import NOW
from tests.ui.conftest import Said

Show = Callable[[], HandOverPage]


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> Iterator[Show]:
    pages: list[HandOverPage] = []

    def made() -> HandOverPage:
        page = HandOverPage(desk)
        pages.append(page)
        page.widget.resize(1100, 700)
        with qtbot.waitActive(page.widget):
            page.widget.show()
            page.widget.activateWindow()
        page.activate()
        return page

    yield made
    for page in pages:
        page.widget.close()
        page.widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_it_shows_what_is_to_be_done(office: Office, show: Show) -> None:
    intake = Intake("电梯停运", complainant="王芳霞", building="3", unit="2", room="501")
    case = cases.register(office, intake).complaint.id
    followups.plan(office, "callback", NOW + timedelta(hours=1), complaint_id=case)
    page = show()
    assert isinstance(page, Page)
    due = handover.read(office).due_count
    assert (
        f"前要办 {due} 项" in page.view.about.text()
        and "11月23日 周一 08:30" in page.view.about.text()
    )
    assert "王芳霞" not in page.view.text.toPlainText()
    assert "电梯停运" in page.view.text.toPlainText()
    followups.plan(office, "visit", NOW + timedelta(hours=2), complaint_id=case)
    page._desk.bus.changed.emit(office.take_changes())
    assert f"前要办 {due + 1} 项" in page.view.about.text()


def test_a_note_is_saved_and_shown(
    office: Office, desk: Desk, said: Said, qtbot: QtBot, show: Show
) -> None:
    page = show()
    page.view.note.setPlainText("钥匙在前台\n3号楼停水到六点")
    qtbot.keyClick(page.view.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.text for one in handover.read(office).notes] == ["钥匙在前台\n3号楼停水到六点"]
    assert page.view.note.toPlainText() == "" and said.messages[-1][0] == "success"
    assert "王敏　钥匙在前台　3号楼停水到六点" in page.view.text.toPlainText()
    page.keep()
    assert handover.draft(office).text == ""


def test_an_empty_note_is_refused_in_place(office: Office, show: Show) -> None:
    page = show()
    page.view.save.click()
    assert page.view.error.isVisible() and page.view.error.text() == "请先写下要交接的内容。"
    page.view.note.setPlainText("有")
    assert not page.view.error.isVisible()


def test_what_is_typed_survives_leaving_and_a_restart(
    office: Office, qtbot: QtBot, show: Show
) -> None:
    page = show()
    page.view.note.setPlainText("写到一半")
    qtbot.waitUntil(lambda: handover.draft(office).text == "写到一半", timeout=5000)
    page.view.note.setPlainText("写到一半又")
    assert page.can_leave()
    assert handover.draft(office).text == "写到一半又"
    again = HandOverPage(page._desk._replace(registry=ActionRegistry()))
    again.activate()
    assert again.view.note.toPlainText() == "写到一半又"
    again.widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_copy_and_print_give_the_whole_text(office: Office, said: Said, show: Show) -> None:
    page = show()
    page.view.copy.click()
    assert QGuiApplication.clipboard().text() == page.view.text.toPlainText()
    page.view.print_.click()
    place, job = said.places[-1]
    assert place == "print" and isinstance(job, PrintJob)
    (sheet,) = job.make(office, PaperOrder(), Progress(lambda *_: None))
    assert sheet.title == "交接班单" and "2026-11-21 14:32" in sheet.subtitle
    page.view.calendar.click()
    assert said.places[-1] == ("calendar", NOW.date())


def test_who_sits_down_next_has_his_own_words(
    office: Office, desk: Desk, qtbot: QtBot, show: Show
) -> None:
    for name in ("王敏", "李娜"):
        people.add(office, name)
    page = show()
    page.view.note.setPlainText("钥匙在前台")
    desk.runner.run(lambda office: people.sit_down(office, "李娜"))
    assert page.view.note.toPlainText() == ""
    page.view.note.setPlainText("雨伞还没收")
    desk.runner.run(lambda office: people.sit_down(office, "王敏"))
    assert page.view.note.toPlainText() == "钥匙在前台"
    page.view.save.click()
    desk.runner.run(lambda office: people.sit_down(office, "李娜"))
    assert page.view.note.toPlainText() == "雨伞还没收"
    assert [(one.staff, one.text) for one in handover.read(office).notes] == [
        ("王敏", "钥匙在前台")
    ]
