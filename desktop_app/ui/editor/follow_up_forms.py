"""The two forms below the follow-ups of a case: how one ended, and what is planned next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.case import FOLLOW_UP_TEXT, MOOD_TEXT, FollowUp
from desktop_app.ui.editor import inputs
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.editor.inputs import Option
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import follow_up_text, mood_text


@dataclass(frozen=True)
class Done:
    """How a follow-up ended, as entered; ``reached`` False counts an unanswered call."""

    follow_up_id: int
    outcome: str
    reached: bool
    mood_after: str


class DoneForm(QFrame):
    """Completes one follow-up at a time; words that were not sent off are kept for each.

    ``completed`` carries a ``Done``; ``typed`` the follow-up and the words as they stand.
    """

    completed = Signal(object)
    typed = Signal(int, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.busy_with = 0
        """The id of the follow-up that is being completed, 0 for none."""
        self._unfinished: dict[int, str] = {}
        column = _panel(self, theme)
        self._title = Words("", self, kind="title")
        label = self.tr("结果、对方怎么说")
        self.outcome = FieldRow(theme, label, inputs.text_input(theme, label, lines=3), parent=self)
        self.outcome.edited.connect(lambda text: self.typed.emit(self.busy_with, text))
        label = self.tr("沟通后情绪")
        moods = [Option(key, mood_text(key)) for key in MOOD_TEXT]
        self.mood = FieldRow(theme, label, inputs.combo_input(theme, label, moods), parent=self)
        for widget in (self._title, self.outcome, self.mood):
            column.addWidget(widget)
        self.done_button = push_button(
            self.tr("完成"), clicked=lambda: self._tell(True), parent=self
        )
        self.unanswered_button = push_button(
            self.tr("未接通"), clicked=lambda: self._tell(False), parent=self
        )
        away = push_button(self.tr("收起"), kind="ghost", clicked=self.close_form, parent=self)
        row = QHBoxLayout()
        column.addLayout(row)
        for button in (away, self.unanswered_button, self.done_button):
            row.addWidget(button)
        self.hide()

    def start(self, follow_up: FollowUp) -> None:
        self.close_form()
        self.busy_with = follow_up.id
        self._title.setText(
            self.tr("{kind}：{title}").format(
                kind=follow_up_text(follow_up.kind), title=follow_up.title
            )
            if follow_up.title
            else follow_up_text(follow_up.kind)
        )
        self.outcome.show_text(self._unfinished.pop(follow_up.id, ""), force=True)
        self.show()
        self.outcome.focus()

    def take_back(self, follow_up_id: int, text: str) -> None:
        """Words that were kept; what stands there already comes first."""
        if self.busy_with == follow_up_id and not self.outcome.text.strip():
            self.outcome.show_text(text, force=True)

    def finished(self) -> None:
        """It was taken: the words are in the case."""
        self.outcome.show_text("", force=True)

    def close_form(self) -> None:
        if self.busy_with and self.outcome.text.strip():
            self._unfinished[self.busy_with] = self.outcome.text
        self.busy_with = 0
        self.hide()
        self.outcome.set_error("")
        for row in (self.outcome, self.mood):
            row.show_text("", force=True)

    def _tell(self, reached: bool) -> None:
        if self.busy_with:
            self.outcome.set_error("")
            done = Done(self.busy_with, self.outcome.text, reached, self.mood.text)
            self.completed.emit(done)


class PlanForm(QFrame):
    """Plans one: ``planned`` carries kind, time and title; ``closed`` that it is put away."""

    planned = Signal(str, object, str)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        parent: QWidget,
        *,
        closes: inputs.Closes,
    ) -> None:
        super().__init__(parent)
        column = _panel(self, theme)
        label = self.tr("种类")
        kinds = [Option(key, follow_up_text(key)) for key in FOLLOW_UP_TEXT]
        self.kind = FieldRow(theme, label, inputs.combo_input(theme, label, kinds), parent=self)
        label = self.tr("时间")
        time = inputs.time_input(theme, label, now, closes=closes)
        self.due = FieldRow(theme, label, time, parent=self)
        label = self.tr("事由（可空）")
        self.topic = FieldRow(theme, label, inputs.line_input(theme, label), parent=self)
        for one in (self.kind, self.due, self.topic):
            column.addWidget(one)
        self.save_button = push_button(self.tr("安排"), clicked=self._tell, parent=self)
        away = push_button(self.tr("收起"), kind="ghost", clicked=self.closed.emit, parent=self)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(away)
        row.addStretch(1)
        row.addWidget(self.save_button)
        self.hide()

    def start(self, kept: Mapping[str, str]) -> None:
        """Open it with what was *kept* of the last time, as ``typed`` gave it."""
        self.due.set_error("")
        self.show()
        self.kind.show_text(kept.get("kind", "callback"), force=True)
        self.due.show_text(kept.get("due", ""), force=True)
        self.topic.show_text(kept.get("topic", ""), force=True)
        self.due.focus()

    def typed(self) -> dict[str, str]:
        """What was typed and not sent off; empty when nothing was."""
        self.due.input.settle()
        due, topic = self.due.text, self.topic.text
        return {"kind": self.kind.text, "due": due, "topic": topic} if due or topic else {}

    def close_form(self) -> None:
        self.hide()
        self.clear()

    def clear(self) -> None:
        self.due.set_error("")
        for row in (self.due, self.topic):
            row.show_text("", force=True)

    def _tell(self) -> None:
        self.due.input.settle()
        self.due.set_error("")
        try:
            due = datetime.fromisoformat(self.due.text)
        except ValueError:
            self.due.set_error(self.tr("请写明时间，如“明天 15:00”。"))
            self.due.focus()
            return
        self.planned.emit(self.kind.text or "callback", due, self.topic.text)


def _panel(frame: QFrame, theme: Theme) -> QVBoxLayout:
    set_kind(frame, "panel")
    column = QVBoxLayout(frame)
    theme.size(column.setContentsMargins, "s", "s", "s", "s")
    theme.size(column.setSpacing, "s")
    return column
