"""Talking with the complainant from the editor: the contact form, and the follow-ups."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from desktop_app.services import followups
from desktop_app.services.casebook import CaseBook
from desktop_app.services.followups import Completion
from desktop_app.ui.calendar.outcome_keeper import OutcomeKeeper
from desktop_app.ui.desk import Desk, Once
from desktop_app.ui.editor.contact_form import ContactForm
from desktop_app.ui.editor.follow_up_forms import Done
from desktop_app.ui.editor.follow_up_list import Planned
from desktop_app.ui.editor.texts import refusal
from desktop_app.ui.editor.view import EditorView
from desktop_app.ui.knowledge.risk_card import RiskBook


class Talk:
    """*over* is called when a contact was saved or put away."""

    def __init__(self, desk: Desk, view: EditorView, over: Callable[[], None]) -> None:
        self._desk, self._view, self._over = desk, view, over
        self._once = Once(desk.runner)
        self._risks = RiskBook(desk, view.side.risks)
        self._words = OutcomeKeeper(desk.runner, view)
        view.side.follow_ups.begun.connect(self._begun)
        view.side.follow_ups.typed.connect(self._words.note)
        view.side.follow_ups.completed.connect(self._completed)
        view.side.follow_ups.planned.connect(self._planned)

    def follow(self, book: CaseBook) -> None:
        """Show what could still go wrong with the case."""
        ended = bool(book.case.complaint.outcome) or book.deleted
        self._risks.follow(book.case.complaint.id, locked=ended)

    def open_contact(self, complaint_id: int) -> None:
        """Open the form, or give it the keyboard."""
        side = self._view.side
        if side.contact is not None:
            side.stack.setCurrentIndex(1)
            side.contact.focus()
            return
        area = side.contact_place()
        form = ContactForm(self._desk, complaint_id, area.viewport())
        form.saved.connect(lambda _case: self._put_away())
        form.closed.connect(self._put_away)
        side.open_contact(area, form)

    def leave(self) -> None:
        """Another case or page comes: the contact stays as a draft."""
        side = self._view.side
        if side.contact is not None:
            side.contact.keep_draft()
            side.drop_contact()
        side.follow_ups.close_forms()
        self._words.keep_now()

    def _put_away(self) -> None:
        # Later: the form is still in the middle of its own event.
        QTimer.singleShot(0, self._view, self._view.side.drop_contact)
        self._over()

    def _begun(self, follow_up_id: int) -> None:
        form = self._view.side.follow_ups.done_form
        self._words.ask(follow_up_id, lambda text: form.take_back(follow_up_id, text))

    def _completed(self, done: Done) -> None:
        self._words.keep_now()  # before it is written: its words are dropped with that
        how = Completion(done.outcome, done.reached, mood_after=done.mood_after)
        listed = self._view.side.follow_ups
        self._once.run(
            ("complete", done.follow_up_id),
            lambda office: followups.complete(office, done.follow_up_id, how),
            lambda _one: listed.finished(done.follow_up_id),
            self._refused,
        )

    def _planned(self, planned: Planned) -> None:
        listed = self._view.side.follow_ups
        self._once.run(
            ("plan", planned.complaint_id),
            lambda office: followups.plan(
                office,
                planned.kind,
                planned.due_at,
                complaint_id=planned.complaint_id,
                title=planned.title,
            ),
            lambda _one: listed.was_planned(planned.complaint_id),
            self._refused,
        )

    def _refused(self, error: Exception) -> None:
        if not self._view.side.follow_ups.refuse(refusal(error)):
            self._desk.show_message(refusal(error), "error")
