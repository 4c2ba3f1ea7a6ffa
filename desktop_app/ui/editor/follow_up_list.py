"""The follow-ups of a case: what is planned, done or overdue; completing and planning them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.case import FollowUp
from desktop_app.ui.editor import inputs
from desktop_app.ui.editor.follow_up_forms import DoneForm, PlanForm
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import exact_time, follow_up_text, near_time


@dataclass(frozen=True)
class Planned:
    """A follow-up to plan, as entered."""

    complaint_id: int
    kind: str
    due_at: datetime
    title: str


class FollowUpList(QWidget):
    """``completed`` carries a ``Done``, ``planned`` a ``Planned``; the page does the rest.

    ``begun`` tells whose completion was opened, ``typed`` the words of it as they stand.
    """

    begun = Signal(int)
    typed = Signal(int, str)
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
        self._complaint_id = 0
        self._unplanned: dict[int, dict[str, str]] = {}
        self.items: list[QWidget] = []
        set_kind(self, "clear")
        self._column = QVBoxLayout(self)
        theme.size(self._column.setContentsMargins, 0, "s", 0, 0)
        theme.size(self._column.setSpacing, "s")
        self._done_place, self._plan_place = QVBoxLayout(), QVBoxLayout()
        self._column.addLayout(self._done_place)
        self._empty = QLabel(self.tr("还没有安排回访。"), self)
        set_kind(self._empty, "muted")
        self.plan_button = push_button(self.tr("安排回访"), clicked=self._start_plan, parent=self)
        self._column.addWidget(self._empty)
        self._empty.hide()  # nobody knows yet
        self._column.addWidget(self.plan_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._plan_place)
        self._column.addStretch(1)

    @cached_property
    def done_form(self) -> DoneForm:
        """Made when the first follow-up is completed."""
        form = DoneForm(self._theme, self)
        form.completed.connect(self.completed)
        form.typed.connect(self.typed)
        self._done_place.addWidget(form)
        return form

    @cached_property
    def plan_form(self) -> PlanForm:
        """Made when the first one is planned."""
        form = PlanForm(self._theme, self._now, self, closes=self._closes)
        form.planned.connect(self._planned_so)
        form.closed.connect(self._close_plan)
        self._plan_place.addWidget(form)
        return form

    def show_follow_ups(
        self, complaint_id: int, follow_ups: Sequence[FollowUp], *, locked: bool
    ) -> None:
        """*locked*: nothing is planned any more (the case has ended)."""
        self._complaint_id = complaint_id
        self.plan_button.setVisible(not locked and not self._planning())
        minute = self._now().replace(second=0)
        wanted = (tuple(follow_ups), minute)
        if wanted == self._shown:
            return
        self._shown = wanted
        # The times go on by the minute: the keyboard stays where it is.
        held = next((one.objectName() for one in self.items if _has_focus(one)), "")
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
            button = item.findChild(QPushButton)
            if button is not None and item.objectName() == held:
                item.show()  # what is not shown yet takes no keyboard
                button.setFocus()
        busy = self._completing()
        if busy and not any(f.id == busy and f.state == "planned" for f in follow_ups):
            self.done_form.close_form()

    def start(self, follow_up: FollowUp) -> None:
        """Open the form that completes a follow-up; words that were not sent off are there."""
        self.done_form.start(follow_up)
        self.begun.emit(follow_up.id)

    def refuse(self, sentence: str) -> bool:
        """Say why a completion or a plan was not taken; what was typed stays. False: no form."""
        if self._completing():
            self.done_form.outcome.set_error(sentence)
        elif self._planning():
            self.plan_form.due.set_error(sentence)
        else:
            return False
        return True

    def finished(self, follow_up_id: int) -> None:
        """A completion was taken (or an unanswered call counted): its words are in the case."""
        if self._completing() == follow_up_id:
            self.done_form.finished()
        self.close_forms()

    def was_planned(self, complaint_id: int) -> None:
        """A plan of a case was taken: its words are in the calendar."""
        self._unplanned.pop(complaint_id, None)
        if complaint_id == self._complaint_id and self._planning():
            self.plan_form.clear()
            self._close_plan()

    def close_forms(self) -> None:
        """Put the forms away; what was typed and not sent off is there when they are opened."""
        if "done_form" in self.__dict__:
            self.done_form.close_form()
        self._close_plan()

    def _completing(self) -> int:
        """The id of the follow-up whose form is open, 0 for none."""
        return self.done_form.busy_with if "done_form" in self.__dict__ else 0

    def _planning(self) -> bool:
        return "plan_form" in self.__dict__ and not self.plan_form.isHidden()

    def _item(self, one: FollowUp) -> QWidget:
        frame = QFrame(self)
        frame.setObjectName(f"follow_up.{one.id}")
        set_kind(frame, "panel")
        column = QVBoxLayout(frame)
        self._theme.size(column.setContentsMargins, "s", "s", "s", "s")
        column.setSpacing(2)
        now = self._now()
        over = one.state == "planned" and one.due_at < now
        state = {
            "planned": self.tr("已逾期") if over else self.tr("待办"),
            "done": self.tr("已完成"),
            "cancelled": self.tr("已取消"),
        }[one.state]
        kind = self.tr("承诺") if one.promise_id is not None else follow_up_text(one.kind)
        head = Words(f"{kind} · {near_time(one.due_at, now)} · {state}", frame)
        head.setToolTip(exact_time(one.due_at))
        if over:
            set_kind(head, "error")
        column.addWidget(head)
        texts = [one.title, one.outcome]
        if one.unanswered:
            texts.append(self.tr("未接通 {count} 次").format(count=one.unanswered))
        if one.assignee:
            texts.append(one.assignee)
        body = Words("\n".join(text for text in texts if text), frame, kind="muted")
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

    def _start_plan(self) -> None:
        self.plan_button.hide()
        self.plan_form.start(self._unplanned.pop(self._complaint_id, {}))

    def _close_plan(self) -> None:
        if self._planning():
            if typed := self.plan_form.typed():
                self._unplanned[self._complaint_id] = typed
            self.plan_form.close_form()
        self.plan_button.show()

    def _planned_so(self, kind: str, due: datetime, title: str) -> None:
        self.planned.emit(Planned(self._complaint_id, kind, due, title))


def _has_focus(item: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and item.isAncestorOf(focus)
