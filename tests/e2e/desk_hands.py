"""Hands at the real editor: they fill fields, tick, press keys, as somebody at the desk does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.case import CaseFile
from desktop_app.services.office import Office
from desktop_app.ui.editor.page import EditorPage
from tests.offices import SetClock

CTRL = Qt.KeyboardModifier.ControlModifier


class Worker:
    """Somebody at the editor: fills fields, ticks, presses keys."""

    def __init__(self, page: EditorPage, where: Office, clock: SetClock) -> None:
        self.page, self.office, self.clock = page, where, clock

    @property
    def case(self) -> CaseFile:
        assert self.page.book is not None
        return self.office.case(self.page.book.case.complaint.id)

    def fill(self, **values: str) -> None:
        form = self.page.view.step.form
        assert form is not None
        for key, value in values.items():
            row = form.rows[key]
            row.input.put(value)
            row.edited.emit(row.text)

    def tick(self, *items: str) -> None:
        form = self.page.view.step.form
        assert form is not None
        for item in items:
            form.checks[item].click()

    def contact(self, **values: str) -> None:
        self.page.open_contact()
        form = self.page.view.side.contact
        assert form is not None
        for key, value in values.items():
            form.rows[key].input.put(value)
        form.focus()
        QTest.keyClick(form.rows["said"].input.widget, Qt.Key.Key_Return, CTRL)
        QTest.qWait(1)  # the form goes away after its own event
        assert self.page.view.side.contact is None, form.rows["until"].error

    def onward(self, towards: str) -> None:
        self.page.view.step.primary.click()
        assert self.case.complaint.step_key == towards, self.page.view.step.gaps()
        self.clock.forward(minutes=5)

    def first_four(self) -> None:
        self.contact(said="接到投诉，先安抚", before="angry", after="calm")
        self.fill(department="工程部", handler="刘工")
        self.tick("safe", "one_person")
        self.onward("soothe")
        self.tick("heard", "restated")
        self.onward("apologise")
        self.tick("apologised", "no_excuse")
        self.onward("gather")

    def gather_and_propose(self, found: str) -> None:
        self.fill(accurate="yes", in_scope="yes", formal="yes", validity="valid")
        self.fill(investigation=found)
        self.tick("site", "history")
        self.onward("propose")
        self.fill(root_cause="施工质量", short_term="接水", long_term="重做防水")
        self.fill(planned_completion="2026-11-23 18:00:00")
        self.tick("site_checked", "time_agreed", "explained", "wishes")
        self.onward("consult")

    def agree_and_finish(self) -> None:
        self.contact(said="业主同意方案，约周一上门")
        self.fill(opinion="agree", result="防水重做，闭水 48 小时不漏")
        self.fill(completed_at=self.office.now().isoformat(sep=" "))
        self.tick("agreed_words", "visit_time")
        if self.case.complaint.round:
            self.check_quality()
        self.onward("follow")

    def check_quality(self) -> None:
        """The items of the quality check of a rework round, one after the other."""
        view = self.page.view.side.rework
        for name in [box.objectName() for box in view.boxes]:
            next(box for box in view.boxes if box.objectName() == name).click()
