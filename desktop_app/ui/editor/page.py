"""The editor's page: reads a case, saves while typing, moves it on, walks through the queue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.guards import QUALITY_CHECKED, Missing
from desktop_app.services import casebook, cases
from desktop_app.services.casebook import CaseBook
from desktop_app.services.lists import TABLES
from desktop_app.services.office import ChangeSet
from desktop_app.services.operations import Work
from desktop_app.services.staff import people
from desktop_app.ui.attachments.box import AttachmentBox
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.editor import showing
from desktop_app.ui.editor.autosave import Autosave
from desktop_app.ui.editor.beside import Beside
from desktop_app.ui.editor.depth import Depth
from desktop_app.ui.editor.form_shelf import FormShelf
from desktop_app.ui.editor.keys import COMPLETE, CONTACT, COPY, KEY, NEXT, PREVIOUS, PRINT, REVEAL
from desktop_app.ui.editor.mover import Mover
from desktop_app.ui.editor.registration import Registration
from desktop_app.ui.editor.side import FOLLOW_UPS
from desktop_app.ui.editor.talk import Talk
from desktop_app.ui.editor.texts import refusal
from desktop_app.ui.editor.view import EditorView
from desktop_app.ui.editor.walk import Walk
from desktop_app.ui.incident.side import IncidentSide
from desktop_app.ui.shell.pages import Page, StatusSink

CONTACT_GUARDS = ("contact_logged", "contact_in_step", "mood_settled", "called_back")


class EditorPage:
    """Implements ``Page``. The argument is an id, or ``(id, QueueQuery | None[, "contact"])``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        place, closes = desk.place, lambda: desk.lists().closes
        self.view = EditorView(desk.theme, desk.now, place, closes=closes, later=desk.later)
        self.book: CaseBook | None = None
        self._id, self._looking = 0, ""
        self._revealed = self._focus_form = False
        self._form_key: object = None
        self._sink: StatusSink = lambda text: None
        self._reads = Latest(desk.runner)
        self._walk = Walk(desk.runner, self._show_place)
        self._saver = Autosave(
            desk.runner, self._save_work, self._was_saved, self._was_refused, self.view
        )
        self._mover = Mover(desk, self.view, self._before_move, self._after_move)
        self._beside = Beside(desk, self.view.side, lambda: self.book, lambda: self._revealed)
        self._talk = Talk(desk, self.view, self._contact_over)
        self.depth = Depth(desk, self.view, self._mover, self.reload)
        self.incident = IncidentSide(desk, self.view, lambda other: self.show_case(other))
        self.files = AttachmentBox(desk, self.view, self.view.attachments, KEY)
        self.registration = Registration(
            desk,
            self.view,
            lambda case, column, text: self._edited((case, "", column), text),
            self._show_basics,
        )
        self._forms = FormShelf(desk, self.view.step.inner, self._edited, self._tick)
        self._connect()

    # the page as the shell sees it

    @property
    def widget(self) -> QWidget:
        return self.view

    def set_status(self, sink: StatusSink) -> None:
        self._sink = sink

    def activate(self, argument: object = None) -> None:
        parts = argument if isinstance(argument, tuple) else (argument,)
        wanted = parts[0] if parts and isinstance(parts[0], int) else self._id
        if len(parts) > 1:
            self._walk.follow(parts[1])
        if wanted:
            self.show_case(wanted, focus=True)
        if "contact" in parts[2:]:
            self.open_contact()

    def can_leave(self) -> bool:
        """Everything typed is saved or kept as a draft; nothing holds the user back."""
        self.settle()
        self._talk.leave()
        self._set_revealed(False)
        return True

    # showing

    def show_case(self, complaint_id: int, *, focus: bool = False) -> None:
        self.settle()
        if complaint_id != self._id:
            self._talk.leave()
            self._mover.close()
            self.view.side.show_tabs()
            self._id, self._looking, self._form_key = complaint_id, "", None
            self._revealed, self.book = False, None
            self.view.picture.hold()
            self._beside.hold()
        self._focus_form = focus
        self.reload()

    def reload(self) -> None:
        if self._id:
            wanted = self._id
            self._reads.ask(lambda office: casebook.read(office, wanted), self._show, self._lost)

    def _lost(self, error: Exception) -> None:
        """Of a case that went with the import that brought it is told once, if it is in sight."""
        self.view.picture.let_go()
        if not isinstance(error, KnownError) or error.code != "case_unknown":
            self._tell(error)
            return
        self._id, self.book = 0, None
        if self.view.isVisible():
            self._tell(error)
            self._desk.navigate("queue", None)

    def look_at(self, step_key: str) -> None:
        """Look at a step: earlier ones filled in, later ones with their guidance."""
        self.settle()
        if self.book is not None:
            self._looking = "" if step_key == self.book.case.complaint.step_key else step_key
            self._show(self.book)

    def settle(self) -> None:
        """Bring everything that is typed on its way into the database."""
        if self.view.step.form is not None:
            self.view.step.form.settle()
        if self.view.basics is not None:
            self.view.basics.settle()
        self._saver.flush()

    def _show(self, book: CaseBook) -> None:
        if book.case.complaint.id != self._id:
            return
        self.book = book
        case, view, lists = book.case, self.view, self._desk.lists()
        step = case.workflow.step(self._looking or case.complaint.step_key)
        key = (self._id, step.key, case.first_round_of(step.key), case.complaint.workflow_id)
        fresh = key != self._form_key
        if fresh:
            self._form_key = key
            form = self._forms.take(self._id, step, lists)
            view.step.set_form(form)
        showing.show_case(view, book, step, lists, self._desk, self._waits, self._revealed)
        self._show_basics()
        self.incident.show(self._id)
        self.files.show_case(self._id, locked=book.deleted)
        self.depth.show(book)
        self._show_place()
        self._beside.show(book)
        self._talk.follow(book)
        if self._focus_form and view.step.form is not None:
            self._focus_form = False
            target = view.step.form.first() or view.step.primary
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            if target is not view.step.primary:
                view.step.reveal(target)
        view.picture.let_go()

    def _waits(self, place: str, field: str) -> bool:
        return self._saver.waits((self._id, place, field))

    def _show_basics(self) -> None:
        if self.book is not None:
            showing.show_basics(self.view, self.book, self._waits, self._revealed)

    # saving while typing

    def _save_work(self, key: tuple[int, str, str], text: str) -> Work:
        complaint_id, place, field = key
        if place:
            return lambda office: casebook.fill(office, complaint_id, place, field, text)
        return lambda office: casebook.correct(office, complaint_id, field, text)

    def _edited(self, key: tuple[int, str, str], text: str) -> None:
        self._saver.note(key, text)
        row = self._row(key)
        if row is not None and row.input.at_once:
            self._saver.flush()

    def _row(self, key: tuple[int, str, str]) -> Any:
        complaint_id, place, field = key
        return showing.row_of(self.view, place, field) if complaint_id == self._id else None

    def _was_saved(self, key: tuple[int, str, str]) -> None:
        row = self._row(key)
        if row is not None:
            row.set_error("")
        text = QCoreApplication.translate("EditorPage", "已保存 {time}")
        self._sink(text.format(time=f"{self._desk.now():%H:%M:%S}"))

    def _was_refused(self, key: tuple[int, str, str], error: Exception) -> None:
        row = self._row(key)
        sentence = refusal(error)
        if row is not None:
            row.set_error(sentence)
        else:
            self._desk.show_message(sentence, "error")

    def _tick(self, wanted: int, step_key: str, item: str, on: bool) -> None:
        self._desk.runner.run(
            lambda office: cases.set_tick(office, wanted, step_key, item, on),
            lambda _case: self._was_saved((wanted, step_key, item)),
            self._refused_tick,
        )

    def _refused_tick(self, error: Exception) -> None:
        self._tell(error)
        self.reload()

    # moving on

    def primary(self) -> None:
        """Ctrl+Enter: the next thing, whatever it is; first all typed text is saved."""
        if self.book is None:
            return
        kind = showing.way_on(self.book, self._looking)[0]
        if kind == "look":
            self.look_at(self.book.case.complaint.step_key)
        elif kind == "rework":
            self._mover.ask("rework", self.book.case)
        elif kind:
            self._mover.go(kind, self.book.case)

    def _before_move(self, go: Callable[[], None], stay: Callable[[], None]) -> None:
        """Save what is typed, then go; a text that was refused keeps the case where it is."""
        self.settle()

        def then(_nothing: object) -> None:
            bad = showing.refused(self.view)
            if bad is not None:
                stay()
                bad.focus()
                self.view.step.reveal(bad)
                self._desk.show_message(bad.error, "error")
            else:
                go()

        self._desk.runner.run(lambda office: None, then)

    def _after_move(self, case: Any) -> None:
        self._looking, self._focus_form = "", True
        self.reload()

    def jump(self, gap: Missing) -> None:
        """Lead to what is missing."""
        form = self.view.step.form
        if self.book is None or form is None:
            return
        if gap.kind != "guard":
            if form.focus(gap.key):
                self.view.step.reveal((form.rows | form.checks)[gap.key])
            return
        if gap.key in CONTACT_GUARDS:
            self.open_contact()
        elif gap.key == "promises_settled":
            self.view.side.show_tab(FOLLOW_UPS)
        elif gap.key == QUALITY_CHECKED:
            self.depth.show_check()
        elif showing.way_on(self.book, "")[0] == "rework":
            self._mover.ask("rework", self.book.case)
        else:
            place = showing.place_of_guard(self.book.case, gap.key)
            if place is None:
                return
            if place[0] != form.step.key:
                self.look_at(place[0])
                form = self.view.step.form
            if form is not None and form.focus(place[1]):
                self.view.step.reveal(form.rows[place[1]])

    # contacts, people

    def open_contact(self) -> None:
        if self._id and (self.book is None or self.book.open):
            self._talk.open_contact(self._id)

    def _contact_over(self) -> None:
        self._focus_form = True
        self.reload()

    def toggle_reveal(self) -> None:
        self._set_revealed(not self._revealed)

    def _set_revealed(self, on: bool) -> None:
        if on == self._revealed or self.book is None:
            return
        self._revealed = on
        wanted = self._id
        if on:
            self._desk.runner.run(lambda office: people.note_reveal(office, wanted))
        self._show(self.book)

    def step_over(self, by: int) -> None:
        """The next (1) or previous (-1) case of the queue."""
        other = self._walk.neighbour(self._id, by)
        if other is not None:
            self.show_case(other, focus=True)

    def _show_place(self) -> None:
        self.view.head.show_place(*self._walk.place(self._id))

    # wiring

    def _connect(self) -> None:
        view, desk = self.view, self._desk
        view.head.back_asked.connect(lambda: desk.navigate("queue", None))
        view.head.previous_asked.connect(lambda: self.step_over(-1))
        view.head.next_asked.connect(lambda: self.step_over(1))
        view.head.menu_opening.connect(self._fill_menu)
        view.stepper.looked_at.connect(self.look_at)
        view.person.reveal_asked.connect(self.toggle_reveal)
        view.person.case_asked.connect(lambda other: desk.navigate(KEY, (other, None)))
        view.step.primary_pressed.connect(self.primary)
        view.step.missing.chosen.connect(self.jump)
        view.step.guidance.copied.connect(
            lambda _text: self._sink(QCoreApplication.translate("EditorPage", "话术已复制"))
        )
        view.step.guidance.remember_fold(desk.settings)
        view.contact_button.clicked.connect(lambda _c=False: self.open_contact())
        for button, kind in (
            (view.back_button, "back"),
            (view.hold_button, "hold"),
            (view.skip_button, "skip"),
        ):
            button.clicked.connect(lambda _c=False, kind=kind: self._ask(kind))
        for spec, run in (
            (COMPLETE, self.primary),
            (CONTACT, self.open_contact),
            (PREVIOUS, lambda: self.step_over(-1)),
            (NEXT, lambda: self.step_over(1)),
            (REVEAL, self.toggle_reveal),
            (COPY, view.step.guidance.copy),
            (PRINT, lambda: self._ask("print")),
        ):
            desk.registry.bind(spec, view, run).setAutoRepeat(spec in (PREVIOUS, NEXT))
        desk.bus.changed.connect(self._changed)
        desk.bus.minute.connect(self.reload)
        # A field that is left is saved at once.
        QApplication.instance().focusChanged.connect(self._saver.flush)

    def _ask(self, kind: str) -> None:
        if self.book is not None:
            self._mover.ask(kind, self.book.case)

    def _fill_menu(self, menu: Any) -> None:
        if self.book is not None:
            showing.fill_menu(menu, self.book, self._menu_chosen)

    def _menu_chosen(self, kind: str) -> None:
        if kind == "edit" and self.view.basics is not None:
            self.view.show_basics()
            self.view.basics.rows["content"].focus()
        elif kind == "incident":
            self.incident.open()
        elif kind == "changes":
            self.depth.show_changes(self._revealed)
        elif kind in ("resume", "invalid", "delete") and self.book is not None:
            self._mover.go(kind, self.book.case)
        elif kind in ("words", "new_study", "new_improvement"):
            self._desk.navigate("knowledge", (kind, self._id))
        else:
            self._ask(kind)

    def _changed(self, changes: ChangeSet) -> None:
        if changes.tables & (TABLES - {"setting"}):
            self.settle()
            self._form_key = None
            self.registration.make()
            self.reload()
        elif self._id in changes.cases or changes.tables & {"household", "resident", "script"}:
            self.reload()

    def _tell(self, error: Exception) -> None:
        self._desk.show_message(refusal(error), "error")


def make_editor_page(desk: Desk) -> Page:
    """The editor's page, made when it is first shown."""
    return EditorPage(desk)
