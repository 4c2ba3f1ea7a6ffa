"""A small panel that asks for a reason before a case is moved, in the page and never in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.editor import inputs
from desktop_app.ui.editor.contact_form import own_key
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.editor.inputs import Option
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button


@dataclass(frozen=True)
class Question:
    """What is asked: a choice of *options* (the step to go back to), a reason, a time to wake."""

    key: str
    title: str
    confirm: str
    reason: str = ""
    hint: str = ""
    options: Sequence[Option] = field(default_factory=tuple)
    option_label: str = ""
    wake: str = ""


@dataclass(frozen=True)
class Answer:
    """What was said; ``wake`` is None when nothing was asked or nothing understood."""

    key: str
    reason: str = ""
    option: str = ""
    wake: datetime | None = None


class ReasonPanel(QFrame):
    """``answered`` carries an ``Answer``; the panel stays until the page says it is done.

    Ctrl+Enter confirms, Esc puts it away.
    """

    answered = Signal(object)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        question: Question,
        now: Callable[[], datetime],
        subject: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.question, self.subject = question, subject
        set_kind(self, "panel")
        self.setAccessibleName(question.title)
        title = QLabel(question.title, self)
        set_kind(title, "title")
        title.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space.m, theme.space.m, theme.space.m, theme.space.m)
        column.setSpacing(theme.space.s)
        column.addWidget(title)
        self.option: FieldRow | None = None
        self.reason: FieldRow | None = None
        self.wake: FieldRow | None = None
        if question.options:
            made = inputs.combo_input(theme, question.option_label, question.options)
            made.put(question.options[-1].value)
            self.option = FieldRow(theme, question.option_label, made, parent=self)
            column.addWidget(self.option)
        if question.reason:
            made = inputs.text_input(theme, question.reason, question.hint, lines=2, most=5)
            self.reason = FieldRow(theme, question.reason, made, parent=self)
            column.addWidget(self.reason)
        if question.wake:
            made = inputs.time_input(theme, question.wake, now)
            self.wake = FieldRow(theme, question.wake, made, parent=self)
            column.addWidget(self.wake)
        self._problem = QLabel(self)
        self._problem.setWordWrap(True)
        set_kind(self._problem, "error")
        self._problem.hide()
        column.addWidget(self._problem)
        row = QHBoxLayout()
        row.addStretch(1)
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
        row.addWidget(self.close_button)
        row.addWidget(self.confirm_button)
        column.addLayout(row)

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
                self.refuse([self.tr("请写明恢复的时间，如“下周一 9:00”。")])
                self.wake.focus()
                return
        self.answered.emit(
            Answer(
                self.question.key,
                self.reason.text.strip() if self.reason else "",
                self.option.text if self.option else "",
                wake,
            )
        )

    def refuse(self, sentences: Sequence[str]) -> None:
        """Say why not, and exactly what is missing; what was typed stays."""
        self._problem.setText("\n".join(sentences))
        self._problem.show()

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
