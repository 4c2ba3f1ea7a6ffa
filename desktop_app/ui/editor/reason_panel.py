"""A small panel that asks for a reason before a case is moved, in the page and never in the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.editor import inputs
from desktop_app.ui.editor.contact_form import own_key
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.editor.inputs import Option
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words


@dataclass(frozen=True)
class Asked:
    """One more thing that may be answered; ``kind`` is text, choice, person or time."""

    key: str
    label: str
    kind: str = "text"
    options: Sequence[Option] = ()
    hint: str = ""
    value: str = ""


@dataclass(frozen=True)
class Question:
    """What is asked: a choice of *options* (the step to go back to), a reason, a time to wake.

    ``quick`` has for each option the times that are one press away; ``notes`` what must be
    known of it; ``needs_contact`` names the options that wait for a talk with the complainant.
    """

    key: str
    title: str
    confirm: str
    reason: str = ""
    hint: str = ""
    options: Sequence[Option] = field(default_factory=tuple)
    option_label: str = ""
    wake: str = ""
    wake_hint: str = ""
    quick: Mapping[str, Sequence[tuple[str, datetime]]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    needs_contact: frozenset[str] = frozenset()
    extra: Sequence[Asked] = ()
    prefilled: str = ""


@dataclass(frozen=True)
class Answer:
    """What was said; ``wake`` is None when nothing was asked or nothing understood.

    ``values`` holds what was asked besides, times as ISO text.
    """

    key: str
    reason: str = ""
    option: str = ""
    wake: datetime | None = None
    values: Mapping[str, str] = field(default_factory=dict)


WAKE, OPTION = "@wake", "@option"
"""Keys of the time and the choice among what was typed; the reason has the empty one."""


class ReasonPanel(QFrame):
    """``answered`` carries an ``Answer``; the panel stays until the page says it is done.

    Ctrl+Enter confirms, Esc puts it away.
    """

    answered = Signal(object)
    edited = Signal()
    closed = Signal()
    contact_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        question: Question,
        now: Callable[[], datetime],
        subject: int = 0,
        parent: QWidget | None = None,
        *,
        closes: inputs.Closes = inputs.end_of_day,
        people: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.question, self.subject = question, subject
        self._theme, self._now, self._closes, self._people = theme, now, closes, people
        set_kind(self, "panel")
        self.setAccessibleName(question.title)
        title = Words(question.title, self, kind="title")
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "m", "m", "m", "m")
        theme.size(column.setSpacing, "s")
        column.addWidget(title)
        self.option: FieldRow | None = None
        self.reason: FieldRow | None = None
        self.wake: FieldRow | None = None
        if question.options:
            made = inputs.combo_input(theme, question.option_label, question.options)
            first = question.options[0 if question.quick or question.notes else -1]
            made.put(first.value)
            self.option = FieldRow(theme, question.option_label, made, parent=self)
            self.option.edited.connect(lambda _text: self._option_changed())
            column.addWidget(self.option)
        self.note = Words("", self, kind="small")
        column.addWidget(self.note)
        if question.reason:
            made = inputs.text_input(theme, question.reason, question.hint, lines=2, most=5)
            self.reason = FieldRow(theme, question.reason, made, parent=self)
            if question.prefilled:
                self.reason.show_text(question.prefilled, force=True)
            column.addWidget(self.reason)
        if question.wake:
            made = inputs.time_input(theme, question.wake, now, question.wake_hint, closes=closes)
            self.wake = FieldRow(theme, question.wake, made, parent=self)
            column.addWidget(self.wake)
        self.quick: list[QPushButton] = []
        self._quick_row = QHBoxLayout()
        column.addLayout(self._quick_row)
        self._quick_row.addStretch(1)
        self.extra: dict[str, FieldRow] = {}
        self._add_extra(column)
        self._problem = Words("", self, kind="error")
        self._problem.hide()
        column.addWidget(self._problem)
        column.addStretch(1)
        row = FlowLayout(theme)
        self.contact_button = push_button(
            self.tr("记沟通"),
            shortcut_hint="Ctrl+L",
            clicked=self.contact_asked.emit,
            parent=self,
        )
        self.close_button = push_button(
            self.tr("不了"),
            kind="ghost",
            shortcut_hint="Esc",
            clicked=self.closed.emit,
            parent=self,
        )
        self.confirm_button = push_button(
            f"{question.confirm} Ctrl+↵", clicked=self.confirm, parent=self
        )
        column.addLayout(row)
        row.addWidget(self.contact_button)
        row.addWidget(self.close_button)
        row.addWidget(self.confirm_button)
        self._option_changed()
        for one in (self.option, self.reason, self.wake, *self.extra.values()):
            if one is not None:
                one.edited.connect(lambda _text: self.edited.emit())

    def _add_extra(self, column: QVBoxLayout) -> None:
        """Texts take a line of their own; short answers stand two in a row."""
        line: QHBoxLayout | None = None
        for asked in self.question.extra:
            row = FieldRow(self._theme, asked.label, self._input(asked), parent=self)
            row.show_text(asked.value, force=True)
            self.extra[asked.key] = row
            if line is None:
                line = QHBoxLayout()
                column.addLayout(line)
                self._theme.size(line.setSpacing, "s")
                line.addWidget(row, 1)
            else:
                line.addWidget(row, 1)
                line = None

    def _input(self, asked: Asked) -> inputs.Input:
        theme, name = self._theme, asked.label
        if asked.kind == "choice":
            return inputs.combo_input(theme, name, asked.options)
        if asked.kind == "person":
            return inputs.suggest_input(theme, name, self._people, asked.hint)
        if asked.kind == "time":
            return inputs.time_input(theme, name, self._now, asked.hint, closes=self._closes)
        return inputs.text_input(theme, name, asked.hint, lines=1, most=4)

    def _option_changed(self) -> None:
        """The times, the note and the talk that belong to the chosen option."""
        option = self.option.text if self.option else ""
        for button in self.quick:
            self._quick_row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.quick = []
        for place, (text, moment) in enumerate(self.question.quick.get(option, ())):
            button = push_button(text, clicked=partial(self._take_time, moment), parent=self)
            button.setToolTip(f"{moment:%Y-%m-%d %H:%M}")
            self._quick_row.insertWidget(place, button)
            button.show()
            self.quick.append(button)
        note = self.question.notes.get(option, "")
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.contact_button.setVisible(option in self.question.needs_contact)

    def _take_time(self, moment: datetime) -> None:
        if self.wake is not None:
            self.wake.show_text(moment.isoformat(sep=" "), force=True)
            self.wake.focus()

    @property
    def large(self) -> bool:
        """Whether it asks so much that the step's form gives way."""
        return bool(self.question.extra)

    @property
    def problem(self) -> str:
        return self._problem.text()

    def focus(self) -> None:
        for row in (self.reason, self.wake, self.option):
            if row is not None:
                row.focus()
                return
        self.confirm_button.setFocus()

    def confirm(self) -> None:
        wake = None
        if self.wake is not None:
            self.wake.input.settle()
            try:
                wake = datetime.fromisoformat(self.wake.text)
            except ValueError:
                self.refuse([self.tr("请写明时间，如“下周一 9:00”。")])
                self.wake.focus()
                return
        values: dict[str, str] = {}
        for asked in self.question.extra:
            row = self.extra[asked.key]
            row.input.settle()
            values[asked.key] = row.text.strip()
            if asked.kind == "time" and not _is_time(values[asked.key]):
                self.refuse(
                    [
                        self.tr("看不懂“{label}”的时间，请改成如“周五 18:00”。").format(
                            label=asked.label
                        )
                    ]
                )
                row.focus()
                return
        self.answered.emit(
            Answer(
                self.question.key,
                self.reason.text.strip() if self.reason else "",
                self.option.text if self.option else "",
                wake,
                values,
            )
        )

    def refuse(self, sentences: Sequence[str], *, offer_contact: bool = False) -> None:
        """Say why not, and exactly what is missing; what was typed stays."""
        self._problem.setText("\n".join(sentences))
        self._problem.show()
        if offer_contact:
            self.contact_button.show()

    @property
    def awaits_contact(self) -> bool:
        return not self.contact_button.isHidden()

    def settle(self) -> None:
        """Read half-typed times now."""
        for row in (self.wake, *self.extra.values()):
            if row is not None:
                row.input.settle()

    def typed(self) -> dict[str, str]:
        """What was typed and not sent off; empty when nothing was."""
        found = {key: row.text for key, row in self.extra.items()}
        known = {asked.key: asked.value for asked in self.question.extra}
        if self.reason is not None:
            found[""] = self.reason.text
            known[""] = self.question.prefilled
        if self.wake is not None:
            found[WAKE], known[WAKE] = self.wake.text, ""
        changed = any(text.strip() != known[key] for key, text in found.items())
        if changed and self.option is not None:
            found[OPTION] = self.option.text
        return found if changed else {}

    def take_back(self, typed: Mapping[str, str]) -> None:
        """Show again what ``typed`` gave."""
        own = {"": self.reason, WAKE: self.wake, OPTION: self.option}
        for key, text in typed.items():
            row = own[key] if key in own else self.extra.get(key)
            if row is not None:
                row.show_text(text, force=True)
        self._option_changed()

    def contact_logged(self) -> None:
        """The complainant was talked to: what waited for that is asked again by the user."""
        self._problem.clear()
        self._problem.hide()
        self.note.hide()
        self.contact_button.hide()
        self.focus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and own_key(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if own_key(event):
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
            else:
                self.confirm()
            return
        super().keyPressEvent(event)


def _is_time(text: str) -> bool:
    if not text:
        return True
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
