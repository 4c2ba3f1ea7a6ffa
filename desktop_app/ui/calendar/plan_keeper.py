"""Keeps what stands in the plan form until it is planned: through a closed window, or a power cut.

Whose words they are and what they are about is known of all that stands there; with another
operator, or a proposal for another case, the form changes to the words begun for that.
"""

from __future__ import annotations

from typing import NamedTuple
from uuid import uuid4

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Slot

from desktop_app.services import plan_words
from desktop_app.services.office import ChangeSet
from desktop_app.services.operations import Runner
from desktop_app.services.plan_words import Begun
from desktop_app.ui.calendar.plan_form import PlanForm

PAUSE_MS = 400


class Sent(NamedTuple):
    """Whose words were sent off, and about what."""

    writer: str | None
    about: str


class PlanKeeper(QObject):
    """``turn_to`` and ``bring_back`` when the form opens; ``keep_now`` before the page is left."""

    def __init__(self, runner: Runner, form: PlanForm, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._form = runner, form
        self._stands = Sent(None, "")  # no writer: nothing was read yet
        self._begun = False
        self._pause = QTimer(form)  # gone with it: there is nothing to keep any more
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        form.typed.connect(self._typed)

    def turn_to(self, about: str = "") -> bool:
        """Make room for what is to be written about it; false where something of it stands.

        Without *about* that is whatever was begun.
        """
        if self._begun and about in ("", self._stands.about):
            return False
        if about != self._stands.about:
            self._change(Sent(self._stands.writer, about))
        return True

    def bring_back(self) -> None:
        """Fill the form with what was kept, unless it is in use."""
        about = self._stands.about
        self._runner.run(lambda office: plan_words.read(office, about), self._arrived)

    def somebody_may_have_come(self, changes: ChangeSet) -> None:
        """Another operator goes on with his own words, and sees no one else's."""
        if "setting" in changes.tables and self._stands.writer is not None:
            self.bring_back()

    def keep_now(self) -> None:
        """Keep what was typed since the last pause; nothing is written for an untouched form."""
        if self._pause.isActive():
            self._pause.stop()
            self._keep()

    def sending(self) -> Sent:
        """The words go off to be planned; should that fail, they are kept."""
        self.keep_now()
        return self._stands

    def planned(self, sent: Sent) -> bool:
        """They are in the calendar: empty the form, unless it holds other words by now."""
        if sent.about != self._stands.about or sent.writer not in (None, self._stands.writer):
            return False
        self._pause.stop()
        self._change(Sent(self._stands.writer, ""))
        return True

    @Slot()
    def _typed(self) -> None:
        self._begun = True
        self._pause.start()

    @Slot()
    def _keep(self) -> None:
        words, (writer, about) = self._form.words(), self._stands
        self._begun = bool(words)
        self._runner.run(lambda office: plan_words.keep(office, writer, about, words))

    def _change(self, to: Sent) -> None:
        self.keep_now()
        with QSignalBlocker(self._form):  # nobody types here
            self._form.clear()
        self._stands, self._begun = to, False

    def _arrived(self, found: Begun) -> None:
        writer, about = self._stands
        if writer is not None and writer != found.writer:
            self._change(Sent(found.writer, ""))
            self._form.assignee.setCurrentText(found.writer)
            if found.asked:
                self.bring_back()  # what was asked about was the other one's
                return
        elif found.asked != about:
            return  # it is about something else by now
        elif self._begun:
            fresh = writer is None and found.words and found.about == about
            # Typed before this was read: words beside the others, which come when these are done.
            self._stands = Sent(found.writer, f"{about}#{uuid4().hex}" if fresh else about)
            return
        self._stands = Sent(found.writer, found.about if found.words else self._stands.about)
        if found.words:
            with QSignalBlocker(self._form):
                self._form.bring(found.words)
            self._begun = True
