"""Carrying out moves: ask in a panel, save what is typed, move, say what is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer

from desktop_app.domain.case import CaseFile
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.raising import TELL_FIRST, was_told
from desktop_app.services import cases, draftbook, extending, undo
from desktop_app.services.draftbook import Draft
from desktop_app.services.extending import ClockChoice
from desktop_app.services.office import Office
from desktop_app.services.operations import Work
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor import moves
from desktop_app.ui.editor.reason_panel import Answer, Question, ReasonPanel
from desktop_app.ui.editor.view import EditorView
from desktop_app.ui.i18n import render
from desktop_app.ui.printing import menu as papers
from desktop_app.ui.widgets.message_bar import MessageStrip
from desktop_app.ui.words import status_text

Go = Callable[[], None]
PAUSE_MS = 400


def draft_key(complaint_id: int, kind: str) -> str:
    """Of what is typed in the panel of a move."""
    return f"move:{complaint_id}:{kind}"


class Mover:
    """*before* saves what is typed, then calls the first (go) or the second (stay) of what it
    is given; *after* gets the moved case."""

    def __init__(
        self,
        desk: Desk,
        view: EditorView,
        before: Callable[[Go, Go], None],
        after: Callable[[Any], None],
    ) -> None:
        self._desk, self._view = desk, view
        self._before, self._after = before, after
        self._moving = False
        self._id = 0
        self._unsent: dict[tuple[int, str], dict[str, str]] = {}
        self._refused: MessageStrip | None = None
        self._pause = QTimer(view)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._keep)

    def ask(self, kind: str, case: CaseFile, prefilled: str = "") -> None:
        """Open the panel of a move; the same one again only gets the keyboard."""
        if kind == "print":
            papers.pop_up(self._view, papers.of_case(self._desk, case.complaint.id))
            return
        panel = self._view.step.panel
        if panel is not None and panel.question.key == kind:
            panel.focus()
            return
        self._id = wanted = case.complaint.id
        if kind != moves.EXTEND:
            self._open(moves.question(kind, case, prefilled))
            return

        def opened(choices: tuple[ClockChoice, ...]) -> None:
            if wanted != self._id:
                return
            if choices:
                self._open(moves.extension_question(choices, self._desk.now()))
                return
            text = QCoreApplication.translate("EditorMoves", "没有正在计时的时限，不需要延期。")
            self._desk.show_message(text, "info")

        self._desk.runner.run(lambda office: extending.choices(office, wanted), opened)

    def case_changed(self, case: CaseFile) -> None:
        """The complainant may have been told meanwhile: an extension waits no longer for that."""
        panel = self._view.step.panel
        if panel is None or panel.question.key != moves.EXTEND or panel.option is None:
            return
        clock = panel.option.text
        if panel.awaits_contact and any(
            run.clock == clock and run.stopped_at is None and was_told(case, run)
            for run in case.clocks
        ):
            panel.contact_logged()

    def _open(self, question: Question) -> None:
        desk = self._desk
        made = ReasonPanel(
            desk.theme,
            question,
            desk.now,
            self._id,
            closes=lambda: desk.lists().closes,
            people=[person.name for person in desk.lists().staff],
        )
        made.answered.connect(self._answered)
        made.contact_asked.connect(self._view.contact_button.click)
        # Later: the panel is still in the middle of its own event.
        made.closed.connect(lambda: QTimer.singleShot(0, self._view, self.close))
        made.take_back(self._unsent.pop((self._id, question.key), {}))
        made.edited.connect(self._pause.start)
        self.close()
        self._view.step.set_panel(made)
        key = draft_key(self._id, question.key)

        def arrive(kept: Draft | None) -> None:
            if kept is not None and self._view.step.panel is made and not made.typed():
                made.take_back(kept.values)

        desk.runner.run(lambda office: draftbook.get(office, key), arrive)

    def close(self) -> None:
        """Put the panel away; a reason that was begun is there when it is asked again."""
        self._take_back()
        panel = self._view.step.panel
        if panel is None:
            return
        panel.settle()
        self._keep()
        if typed := panel.typed():
            self._unsent[(panel.subject, panel.question.key)] = typed
        self._view.step.set_panel(None)

    def _keep(self) -> None:
        """Store what is typed in the panel: a power cut loses nothing."""
        self._pause.stop()
        panel = self._view.step.panel
        if panel is not None:
            key, typed = draft_key(panel.subject, panel.question.key), panel.typed()
            self._desk.runner.run(lambda office: draftbook.keep(office, key, typed))

    def go(self, kind: str, case: CaseFile) -> None:
        """A move without a question: complete, resume, invalid, delete."""
        complaint_id = case.complaint.id
        works: dict[str, Work] = {
            "complete": lambda office: _complete(office, case),
            "resume": lambda office: cases.resume(office, complaint_id),
            "invalid": lambda office: cases.close_invalid(office, complaint_id),
            "delete": lambda office: _delete(office, complaint_id),
        }
        if kind == "delete":
            number = self._view.head.headline.whole.partition("　")[0]
            self._run(works[kind], lambda done: self._deleted(done, number))
        else:
            self._run(works[kind], self._moved)

    def _answered(self, answer: Answer) -> None:
        done = self._scored if answer.key == moves.QUALITY else self._moved
        key, work = draft_key(self._id, answer.key), moves.work(answer, self._id)

        def carried_out(office: Office) -> Any:
            result = work(office)
            draftbook.set_aside(office, key)
            return result

        self._keep()
        self._run(carried_out, done)

    def _run(self, work: Work, done: Callable[[Any], None]) -> None:
        if self._moving:
            return
        self._moving = True

        def go() -> None:
            self._desk.runner.run(work, over, self._failed)

        def over(answer: Any) -> None:
            self._moving = False
            done(answer)

        def stay() -> None:
            self._moving = False

        self._before(go, stay)

    def _scored(self, case: CaseFile) -> None:
        self._view.step.set_panel(None)
        self._after(case)

    def _moved(self, case: CaseFile) -> None:
        self._take_back()
        self._view.step.set_panel(None)
        if case.complaint.outcome:
            text = QCoreApplication.translate("EditorMoves", "投诉 {number} 已结束：{status}。")
            self._desk.show_message(
                text.format(
                    number=case.complaint.number, status=status_text(case.complaint.status)
                ),
                "success",
            )
        self._after(case)

    def _deleted(self, operation: int, number: str) -> None:
        text = QCoreApplication.translate("EditorMoves", "投诉 {number} 已移入回收站")
        self._desk.navigate("queue", None)
        self._desk.offer_undo(
            text.format(number=number),
            lambda: self._desk.runner.run(
                lambda office: undo.take_back(office, operation), None, self._failed
            ),
        )

    def _failed(self, error: Exception) -> None:
        self._moving = False
        if not isinstance(error, KnownError):
            text = QCoreApplication.translate("EditorMoves", "没有做成，内容都还在；请再试一次。")
            self._desk.show_message(text, "error")
            return
        gaps = [render(gap) for gap in error.missing] if isinstance(error, RefusedError) else []
        panel, missing = self._view.step.panel, self._view.step.missing
        if panel is not None:
            untold = isinstance(error, RefusedError) and TELL_FIRST in error.missing
            sentences = [render(error.message), *(f"· {gap}" for gap in gaps)]
            panel.refuse(sentences, offer_contact=untold)
        elif error.code == "step_incomplete" and missing.items:
            # The box names it all; the keyboard goes to the first thing that is missing.
            missing.chosen.emit(missing.items[0])
            self._refuse(render(error.message))
        else:
            self._refuse("\n".join([render(error.message), *gaps]))

    def _refuse(self, text: str) -> None:
        """Said above the page, until another case is on it or the step is done."""
        self._take_back()
        strip = self._desk.show_message(text, "warning")
        if isinstance(strip, MessageStrip):
            self._refused = strip

    def _take_back(self) -> None:
        strip, self._refused = self._refused, None
        if strip is not None:
            strip.leave()


def _delete(office: Office, complaint_id: int) -> int:
    """Into the recycle bin; the operation, to be taken back."""
    cases.delete(office, complaint_id)
    return undo.latest(office)


def _complete(office: Office, seen: CaseFile) -> CaseFile:
    """Complete the step that the user saw; a key pressed twice does not complete the next."""
    case = office.case(seen.complaint.id)
    was, now = seen.complaint, case.complaint
    if (was.step_key, was.round, was.outcome) != (now.step_key, now.round, now.outcome):
        return case
    return cases.complete_step(office, now.id)
