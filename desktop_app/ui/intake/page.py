"""The intake page: finds the household, keeps drafts, advises, registers."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.domain.case import CaseFile
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services import cases, draftbook, intake_help
from desktop_app.services.intake_help import Draft
from desktop_app.services.lists import TABLES as LIST_TABLES
from desktop_app.services.office import ChangeSet
from desktop_app.ui.desk import Desk
from desktop_app.ui.incident.choice import follow
from desktop_app.ui.intake.advisor import Advisor
from desktop_app.ui.intake.finding import HouseholdFinder
from desktop_app.ui.intake.keeper import DraftKeeper
from desktop_app.ui.intake.shelf import DraftShelf
from desktop_app.ui.intake.values import FormValues, from_draft, to_intake
from desktop_app.ui.intake.view import IntakeView
from desktop_app.ui.shell.actions import ActionSpec
from desktop_app.ui.words import core, near_time

SCOPE = "intake"
REGISTER = ActionSpec(
    "intake.register", QT_TRANSLATE_NOOP("actions", "登记投诉"), "Ctrl+Return", SCOPE
)
ACCEPT = ActionSpec(
    "intake.accept_category", QT_TRANSLATE_NOOP("actions", "采用建议的类别"), "F2", SCOPE
)
REVEAL = ActionSpec(
    "intake.reveal", QT_TRANSLATE_NOOP("actions", "显示或隐藏姓名电话"), "F9", SCOPE
)
_DRAFT_TEXT = (
    QT_TRANSLATE_NOOP("actions", "继续未登记完的第 1 件"),
    QT_TRANSLATE_NOOP("actions", "继续未登记完的第 2 件"),
    QT_TRANSLATE_NOOP("actions", "继续未登记完的第 3 件"),
    QT_TRANSLATE_NOOP("actions", "继续未登记完的第 4 件"),
    QT_TRANSLATE_NOOP("actions", "继续未登记完的第 5 件"),
    QT_TRANSLATE_NOOP("actions", "继续未登记完的第 6 件"),
    QT_TRANSLATE_NOOP("actions", "继续未登记完的第 7 件"),
    QT_TRANSLATE_NOOP("actions", "继续未登记完的第 8 件"),
    QT_TRANSLATE_NOOP("actions", "继续未登记完的第 9 件"),
)


class IntakePage(QObject):
    """One form at a time; the unfinished others wait as drafts above it.

    Arguments of ``activate``: ``None`` a new form (the unfinished one is parked, except when
    the way led through a case opened from here); ``("draft", key)`` takes up a draft;
    ``("household", id)`` a new form with that household picked.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = IntakeView(desk.theme, desk.now, self._fetch, desk.place)
        self.setParent(self.view)  # timers and signals end with the widgets that they read
        self._form, self._panel = self.view.form, self.view.panel
        self._keeper = DraftKeeper(desk.runner, self._form.values, self._kept, self._failed, self)
        self._advisor = Advisor(desk, self._form, self._panel, self._failed, self)
        self._shelf = DraftShelf(
            desk, self.view.drafts, lambda: self._keeper.key, self._failed, self
        )
        self._finder = HouseholdFinder(desk, self._form, self._panel, self._place_known, self)
        self._busy = self._stay = self._begun = False
        self._connect()
        self._bind()
        self._read_lists()

    # the page

    @property
    def widget(self) -> QWidget:
        return self.view

    def activate(self, argument: object = None) -> None:
        if self._busy:
            return  # the answer is a moment away, and begins the next form itself
        stay, self._stay = self._stay and self._begun, False
        if stay:
            self._shelf.load()
            self._finder.refresh()
            return
        self._park()
        draft = _tagged(argument, "draft")
        household = _tagged(argument, "household")
        if isinstance(draft, str):
            self._take_up(draft)
            return
        self._begin()
        if isinstance(household, int):
            self._finder.pick_id(household)

    def can_leave(self) -> bool:
        """Always; what was typed is stored first."""
        if not self._busy:
            self._keeper.keep_now()
        return True

    # forms and drafts

    def _begin(self) -> None:
        """A new empty form."""
        self._begun = True
        self._keeper.start(_new_key())
        self._form.start_now(self._desk.lists().default_workflow)
        self._after_filling()
        self.view.registered.hide()
        self._shelf.load()
        self._form.place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _park(self) -> None:
        """Store the present form under its key; it then stands among the drafts."""
        if self._begun:
            self._keeper.keep_now()

    def _take_up(self, key: str) -> None:
        def arrive(draft: Draft | None) -> None:
            self._park()  # what was typed while this one was fetched
            if draft is None:
                self._begin()
                self._desk.show_message(self.tr("这份草稿已登记或已删除，已打开新的一份。"), "info")
                return
            values = from_draft(draft.values)
            self._begun = True
            self._keeper.start(draft.key, values)
            self._form.set_values(values)
            self.view.registered.hide()
            self._after_filling()
            self._shelf.load()
            if values.place and not self._form.place_is_read:
                self._finder.resolve(wait=False)
            target = self._form.content if values.place else self._form.place
            target.setFocus(Qt.FocusReason.OtherFocusReason)

        self._desk.runner.run(lambda office: draftbook.get(office, key), arrive, self._failed)

    def _switch(self, key: str) -> None:
        if not self._busy:
            self._park()
            self._take_up(key)

    def _switch_to(self, number: int) -> None:
        keys = self.view.drafts.keys
        if number <= len(keys):
            self._switch(keys[number - 1])

    def _kept(self, draft: Draft | None) -> None:
        if draft is None:
            self.view.kept.setText("")
        else:
            self.view.kept.setText(
                self.tr("草稿已保存 {clock}").format(clock=f"{draft.updated_at:%H:%M:%S}")
            )

    def _edited(self) -> None:
        if self.view.registered.isVisible() and not self._form.values().is_blank():
            self.view.registered.hide()
        if not self._busy:
            self._keeper.edited()

    # household and advice

    def _fetch(self, text: str, answer: Any) -> None:
        self._finder.fetch(text, answer)

    def _place_known(self) -> None:
        self._keeper.edited()
        self._advisor.ask()

    def _after_filling(self) -> None:
        """The rest of the page follows what now stands in the form."""
        self.view.kept.setText("")
        self._finder.refresh()
        self._advisor.start()

    def _open_case(self, case_id: int, act: str = "") -> None:
        """Look at a case; on the way back the form stands as it was left."""
        self._stay = not self._form.values().is_blank()
        self._keeper.keep_now()
        self._desk.navigate("editor", (case_id, None, act) if act else (case_id, None))

    def _toggle_reveal(self) -> None:
        card = self._panel.shown
        if card is None:
            return
        if self._panel.revealed:
            self._panel.reveal(False)
            return
        household_id = card.household.id
        self._desk.runner.run(
            lambda office: intake_help.note_reveal(office, household_id),
            lambda _: self._panel.reveal(True),
            self._failed,
        )

    # registering

    def _register(self) -> None:
        if self._busy:
            return
        form = self._form
        form.clear_errors()
        if not form.place_is_read:
            self._finder.resolve(wait=True, then=self._register)
            return
        if not form.content.toPlainText().strip():
            form.say_content_missing()
            return
        if not form.received.commit():
            form.say_received_wrong(form.received.line.toolTip())
            return
        form.category.settle()
        if not form.category.is_understood:
            form.say_category_unknown()
            return
        self._keeper.keep_now()
        sent = form.values()
        intake = to_intake(sent, self._keeper.key)
        self._set_busy(True)
        self._desk.runner.run(
            lambda office: cases.register(office, intake),
            lambda case: self._registered(case, sent),
            self._refused,
        )

    def _registered(self, case: CaseFile, sent: FormValues) -> None:
        self._set_busy(False)
        self._keeper.stop()
        if self._panel.incident_choice.meant:
            follow(self._desk, case.complaint.id)
        if self._form.values() != sent:
            # Typed between the key and the answer: it is not in the case, so it stays a draft.
            self._keeper.start(_new_key())
            self._keeper.keep_now()
        self._begin()
        complaint = case.complaint
        parts = [complaint.place()]
        if complaint.due_at is not None:
            due = near_time(complaint.due_at, self._desk.now())
            parts.append(self.tr("首个时限 {due}").format(due=due))
        if complaint.repeat_of is not None:
            parts.append(self.tr("重复投诉，已与前一件关联"))
        detail = " · ".join(part for part in parts if part)
        self.view.registered.show_case(complaint.id, complaint.number, detail)

    def _refused(self, error: Exception) -> None:
        self._set_busy(False)
        self._keeper.edited()
        if not isinstance(error, KnownError):
            return
        sentence = error.message.render(core, self._desk.language)
        if error.code == "content_missing":
            self._form.say_content_missing()
        elif error.code == "received_in_future":
            self._form.say_received_wrong(sentence)
        else:
            if isinstance(error, RefusedError) and error.missing:
                named = (m.render(core, self._desk.language) for m in error.missing)
                sentence += self.tr("；").join(named)
            self._desk.show_message(sentence, "error")
            self._form.content.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.view.register.setEnabled(not busy)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._desk.show_message(error.message.render(core, self._desk.language), "error")

    # wiring

    def _connect(self) -> None:
        form, panel, view = self._form, self._panel, self.view
        form.edited.connect(self._edited)
        form.advice_wanted.connect(self._advisor.ask_soon)
        form.accept.clicked.connect(self._advisor.accept)
        view.register.clicked.connect(self._register)
        form.category.register_asked.connect(self._register)
        view.registered.open_asked.connect(self._open_case)
        view.registered.another_asked.connect(lambda: self.activate())
        view.drafts.taken.connect(self._switch)
        view.drafts.dropped.connect(self._shelf.drop)
        panel.case_asked.connect(self._open_case)
        panel.contact_asked.connect(lambda case_id: self._open_case(case_id, "contact"))
        panel.repeat_meant.connect(self._advisor.mean_repeat)
        panel.reveal_asked.connect(self._toggle_reveal)
        self._desk.bus.changed.connect(self._changed)
        self._desk.bus.minute.connect(self._minute)

    def _bind(self) -> None:
        bind, view = self._desk.registry.bind, self.view
        register = bind(REGISTER, view, self._register)
        # The Enter of the number block is another key to Qt.
        register.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        bind(ACCEPT, view, self._advisor.accept)
        bind(REVEAL, view, self._toggle_reveal)
        for number in range(1, 10):
            spec = ActionSpec(
                f"intake.draft{number}", _DRAFT_TEXT[number - 1], f"Alt+{number}", SCOPE
            )
            bind(spec, view, partial(self._switch_to, number))

    def _read_lists(self) -> None:
        lists, form = self._desk.lists(), self._form
        language = self._desk.language
        rows = [(c.code, lists.category_name(c.code, language=language)) for c in lists.categories]
        form.department.set_names([department.name for department in lists.departments])
        form.workflow.set_choices([(w.key, w.title.in_language(language)) for w in lists.workflows])

        def arrive(answer: tuple[dict[str, str], tuple[str, ...]]) -> None:
            words, handlers = answer
            form.category.set_categories(rows, words)
            form.handler.set_names(handlers)

        form.category.set_categories(rows, {})
        self._desk.runner.run(
            lambda office: (intake_help.category_words(office), intake_help.handlers(office)),
            arrive,
            self._failed,
        )

    def _changed(self, changes: ChangeSet) -> None:
        if changes.tables & LIST_TABLES:
            self._read_lists()
        if any(name == "undo" for _, name in changes.operations):
            self._shelf.load()  # the words of a registration that was taken back wait there
            if self.view.registered.case in changes.cases:
                self.view.registered.hide()
                self._form.place.setFocus(Qt.FocusReason.OtherFocusReason)
        if changes.tables & {"complaint", "household", "resident", "residency"}:
            if self._form.where.household_id is not None:
                self._finder.refresh()
            self._advisor.ask()

    def _minute(self) -> None:
        self._form.touch_clock()


def _new_key() -> str:
    return draftbook.INTAKE + uuid4().hex


def _tagged(argument: object, tag: str) -> object:
    """The second of ``(tag, second)``, else None."""
    if isinstance(argument, tuple) and len(argument) == 2 and argument[0] == tag:
        return argument[1]
    return None


def make_intake_page(desk: Desk) -> IntakePage:
    """The page 新投诉."""
    return IntakePage(desk)
