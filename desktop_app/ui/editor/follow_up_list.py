"""The follow-ups of a case: what is planned, done or overdue; completing and planning them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.case import FOLLOW_UP_TEXT, MOOD_TEXT, FollowUp
from desktop_app.ui.editor import inputs
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.editor.inputs import Option
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.words import exact_time, follow_up_text, mood_text, near_time


@dataclass(frozen=True)
class Done:
    """How a follow-up ended, as entered; ``reached`` False counts an unanswered call."""

    follow_up_id: int
    outcome: str
    reached: bool
    mood_after: str


@dataclass(frozen=True)
class Planned:
    """A follow-up to plan, as entered."""

    complaint_id: int
    kind: str
    due_at: datetime
    title: str


class FollowUpList(QWidget):
    """``completed`` carries a ``Done``, ``planned`` a ``Planned``; the page does the rest."""

    completed = Signal(object)
    planned = Signal(object)

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        closes: inputs.Closes = inputs.end_of_day,
    ) -> None:
        super().__init__(parent)
        self._theme, self._now, self._closes = theme, now, closes
        self._shown: object = None
        self._busy_with: FollowUp | None = None
        self._complaint_id = 0
        self._unfinished: dict[int, str] = {}
        self.items: list[QWidget] = []
        set_kind(self, "clear")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.space.s, 0, 0)
        self._column.setSpacing(theme.space.s)
        self._empty = QLabel(self.tr("还没有安排回访。"), self)
        set_kind(self._empty, "muted")
        self.plan_button = push_button(
            self.tr("安排回访"), clicked=lambda: self._open_plan(True), parent=self
        )
        self.done_form, self.plan_form = self._done_form(), self._plan_form()
        self._column.addWidget(self.done_form)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.plan_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.plan_form)
        self._column.addStretch(1)

    def show_follow_ups(
        self, complaint_id: int, follow_ups: Sequence[FollowUp], *, locked: bool
    ) -> None:
        """*locked*: nothing is planned any more (the case has ended)."""
        self._complaint_id = complaint_id
        self.plan_button.setVisible(not locked and self.plan_form.isHidden())
        minute = self._now().replace(second=0)
        wanted = (tuple(follow_ups), minute)
        if wanted == self._shown:
            return
        self._shown = wanted
        for item in self.items:
            self._column.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = []
        self._empty.setVisible(not follow_ups)
        ordered = sorted(follow_ups, key=lambda f: (f.state != "planned", f.due_at))
        for place, one in enumerate(ordered):
            item = self._item(one)
            self._column.insertWidget(place + 1, item)
            self.items.append(item)
        busy = self._busy_with
        if busy is not None and not any(
            f.id == busy.id and f.state == "planned" for f in follow_ups
        ):
            self._close_done()

    def start(self, follow_up: FollowUp) -> None:
        """Open the form that completes a follow-up; words that were not sent off are there."""
        self._close_done()
        self._busy_with = follow_up
        self._done_title.setText(
            self.tr("{kind}：{title}").format(
                kind=follow_up_text(follow_up.kind), title=follow_up.title
            )
            if follow_up.title
            else follow_up_text(follow_up.kind)
        )
        self.outcome.show_text(self._unfinished.pop(follow_up.id, ""), force=True)
        self.done_form.show()
        self.outcome.focus()

    def refuse(self, sentence: str) -> None:
        """Say why a completion or a plan was not taken; what was typed stays."""
        if self._busy_with is not None:
            self.outcome.set_error(sentence)
        else:
            self.due.set_error(sentence)

    def finished(self, follow_up_id: int) -> None:
        """A completion was taken (or an unanswered call counted): its words are in the case."""
        if self._busy_with is not None and self._busy_with.id == follow_up_id:
            self.outcome.show_text("", force=True)
        self.close_forms()

    def close_forms(self) -> None:
        self._close_done()
        self._open_plan(False)

    def _item(self, one: FollowUp) -> QWidget:
        frame = QFrame(self)
        set_kind(frame, "panel")
        column = QVBoxLayout(frame)
        space = self._theme.space
        column.setContentsMargins(space.s, space.s, space.s, space.s)
        column.setSpacing(2)
        now = self._now()
        over = one.state == "planned" and one.due_at < now
        state = {
            "planned": self.tr("已逾期") if over else self.tr("待办"),
            "done": self.tr("已完成"),
            "cancelled": self.tr("已取消"),
        }[one.state]
        kind = self.tr("承诺") if one.promise_id is not None else follow_up_text(one.kind)
        head = QLabel(f"{kind} · {near_time(one.due_at, now)} · {state}", frame)
        head.setWordWrap(True)
        head.setToolTip(exact_time(one.due_at))
        if over:
            set_kind(head, "error")
        column.addWidget(head)
        texts = [one.title, one.outcome]
        if one.unanswered:
            texts.append(self.tr("未接通 {count} 次").format(count=one.unanswered))
        if one.assignee:
            texts.append(one.assignee)
        body = QLabel("\n".join(text for text in texts if text), frame)
        body.setWordWrap(True)
        body.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(body, "muted")
        body.setVisible(bool(body.text()))
        column.addWidget(body)
        frame.setAccessibleName(f"{head.text()} {body.text()}")
        if one.state == "planned":
            button = push_button(
                self.tr("完成…"), kind="link", clicked=lambda: self.start(one), parent=frame
            )
            button.setAccessibleName(self.tr("完成：{what}").format(what=head.text()))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _done_form(self) -> QFrame:
        theme = self._theme
        frame, column = self._frame()
        self._done_title = QLabel(frame)
        self._done_title.setWordWrap(True)
        set_kind(self._done_title, "title")
        label = self.tr("结果、对方怎么说")
        self.outcome = FieldRow(
            theme, label, inputs.text_input(theme, label, lines=3), parent=frame
        )
        label = self.tr("沟通后情绪")
        moods = [Option(key, mood_text(key)) for key in MOOD_TEXT]
        self.mood = FieldRow(theme, label, inputs.combo_input(theme, label, moods), parent=frame)
        for widget in (self._done_title, self.outcome, self.mood):
            column.addWidget(widget)
        self.done_button = push_button(
            self.tr("完成"), clicked=lambda: self._tell_done(True), parent=frame
        )
        self.unanswered_button = push_button(
            self.tr("未接通"), clicked=lambda: self._tell_done(False), parent=frame
        )
        away = push_button(self.tr("收起"), kind="ghost", clicked=self._close_done, parent=frame)
        row = QHBoxLayout()
        column.addLayout(row)
        for button in (away, self.unanswered_button, self.done_button):
            row.addWidget(button)
        frame.hide()
        return frame

    def _plan_form(self) -> QFrame:
        theme = self._theme
        frame, column = self._frame()
        label = self.tr("种类")
        kinds = [Option(key, follow_up_text(key)) for key in FOLLOW_UP_TEXT]
        self.kind = FieldRow(theme, label, inputs.combo_input(theme, label, kinds), parent=frame)
        label = self.tr("时间")
        self.due = FieldRow(theme, label, self._time(label), parent=frame)
        label = self.tr("事由（可空）")
        self.topic = FieldRow(theme, label, inputs.line_input(theme, label), parent=frame)
        for row in (self.kind, self.due, self.topic):
            column.addWidget(row)
        self.plan_save = push_button(self.tr("安排"), clicked=self._tell_plan, parent=frame)
        away = push_button(
            self.tr("收起"), kind="ghost", clicked=lambda: self._open_plan(False), parent=frame
        )
        row_ = QHBoxLayout()
        column.addLayout(row_)
        row_.addWidget(away)
        row_.addStretch(1)
        row_.addWidget(self.plan_save)
        frame.hide()
        return frame

    def _time(self, label: str) -> inputs.Input:
        return inputs.time_input(self._theme, label, self._now, closes=self._closes)

    def _frame(self) -> tuple[QFrame, QVBoxLayout]:
        frame = QFrame(self)
        set_kind(frame, "panel")
        column = QVBoxLayout(frame)
        space = self._theme.space
        column.setContentsMargins(space.s, space.s, space.s, space.s)
        column.setSpacing(space.s)
        return frame, column

    def _open_plan(self, open_: bool) -> None:
        self.plan_form.setVisible(open_)
        self.plan_button.setVisible(not open_)
        self.due.set_error("")
        if open_:
            self.kind.show_text("callback", force=True)
            self.due.focus()
        else:
            for row in (self.due, self.topic):
                row.show_text("", force=True)

    def _close_done(self) -> None:
        if self._busy_with is not None and self.outcome.text.strip():
            self._unfinished[self._busy_with.id] = self.outcome.text
        self._busy_with = None
        self.done_form.hide()
        self.outcome.set_error("")
        for row in (self.outcome, self.mood):
            row.show_text("", force=True)

    def _tell_done(self, reached: bool) -> None:
        if self._busy_with is not None:
            self.outcome.set_error("")
            done = Done(self._busy_with.id, self.outcome.text, reached, self.mood.text)
            self.completed.emit(done)

    def _tell_plan(self) -> None:
        self.due.input.settle()
        self.due.set_error("")
        try:
            due = datetime.fromisoformat(self.due.text)
        except ValueError:
            self.due.set_error(self.tr("请写明时间，如“明天 15:00”。"))
            self.due.focus()
            return
        self.planned.emit(
            Planned(self._complaint_id, self.kind.text or "callback", due, self.topic.text)
        )
