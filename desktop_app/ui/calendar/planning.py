"""Planning a follow-up: opens the form, finds whom it concerns, puts it into the calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from desktop_app.domain.case import FollowUp
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.services import calendar_view, followups, plan_words
from desktop_app.services.calendar_view import Subject
from desktop_app.services.office import Office
from desktop_app.ui.calendar.board import Item, what
from desktop_app.ui.calendar.plan_form import PlanRequest, suggestion_of
from desktop_app.ui.calendar.plan_keeper import PlanKeeper
from desktop_app.ui.calendar.typed_time import moment_text
from desktop_app.ui.calendar.view import CalendarWidget
from desktop_app.ui.desk import Desk, Latest, Once
from desktop_app.ui.i18n import render
from desktop_app.ui.widgets.suggest_box import Suggestion


def error_words(error: Exception) -> str:
    """What to say of an error, with what is missing; empty for one that is no office's."""
    if not isinstance(error, KnownError):
        return ""
    lines = [render(error.message)]
    if isinstance(error, RefusedError):
        lines += [render(one) for one in error.missing]
    return "\n".join(lines)


class Planner(QObject):
    """Works the plan form of a view; *planned* hears of what was put into the calendar."""

    view: CalendarWidget
    keeper: PlanKeeper

    def __init__(
        self, desk: Desk, planned: Callable[[FollowUp], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._planned = desk, planned
        self._finds, self._once = Latest(desk.runner), Once(desk.runner)

    def attach(self, view: CalendarWidget) -> None:
        """Take up the form of *view*."""
        self.view = view
        view.plan_form.submitted.connect(self._plan)
        self.keeper = PlanKeeper(self._desk.runner, view.plan_form, self)
        self._desk.bus.changed.connect(self.keeper.somebody_may_have_come)

    def plan(self) -> None:
        """Open the form with the chosen day proposed, while that is ahead."""
        if self.keeper.turn_to():
            self._open()
            self.keeper.bring_back()
        else:
            self._open()

    def _open(self) -> None:
        lists = self._desk.lists()
        proposed = datetime.combine(self.view.grid.day, datetime.min.time()) + timedelta(hours=10)
        at = proposed if proposed > self._desk.now() else None
        self.view.open_plan()
        self.view.plan_form.open(at, [one.name for one in lists.staff], lists.operator)

    def propose(self, item: Item, kind: str) -> None:
        """Open the form for the case or household of *item*."""
        follow_up = item.follow_up
        subject = Subject(
            follow_up.complaint_id,
            follow_up.household_id,
            follow_up.number,
            item.place,
            item.person,
            follow_up.title,
            preferred_time=item.detail.preferred_time,
        )
        about = plan_words.about_case(subject.complaint_id, subject.household_id)
        fresh = self.keeper.turn_to(about)
        self._open()
        if fresh:
            self.view.plan_form.propose(subject, kind)
            self.keeper.bring_back()

    def _plan(self, request: PlanRequest) -> None:
        if request.subject is not None:
            self._plan_for(request, request.subject)
            return
        self._desk.runner.run(
            lambda office: calendar_view.find_subjects(office, request.typed),
            lambda found: self._resolve(request, found),
            self._plan_failed,
        )

    def _resolve(self, request: PlanRequest, found: Sequence[Subject]) -> None:
        """A text that was typed and not picked counts only when it can mean one thing."""
        typed = request.typed.upper()
        exact = [one for one in found if one.number == typed]
        fitting = exact or list(found)
        if len(fitting) == 1:
            self._plan_for(request, fitting[0])
        elif fitting:
            self.view.plan_form.refuse(
                self.tr("“{text}”对应多条投诉或住户，请从候选中选一项。").format(text=request.typed)
            )
            self.view.plan_form.box.setFocus()
            self.view.plan_form.box.ask_now()
        else:
            self.view.plan_form.refuse(
                self.tr("没有找到“{text}”，请核对编号或房号。").format(text=request.typed)
            )

    def _plan_for(self, request: PlanRequest, subject: Subject) -> None:
        sent = self.keeper.sending()

        def work(office: Office) -> Sequence[FollowUp]:
            found = followups.plan_series(
                office,
                request.kind,
                request.times,
                complaint_id=subject.complaint_id,
                household_id=subject.household_id,
                note=request.note,
                assignee=request.assignee,
            )
            plan_words.set_aside(office, sent.writer, sent.about)
            return found

        def planned(found: Sequence[FollowUp]) -> None:
            if self.keeper.planned(sent):
                self.view.close_plan()
            first = found[0]
            if len(found) == 1:
                text = self.tr("已安排：{what}，{moment}").format(
                    what=what(first), moment=moment_text(first.due_at)
                )
            else:
                text = self.tr("已安排 {count} 次：{what}，首次 {moment}").format(
                    count=len(found), what=what(first), moment=moment_text(first.due_at)
                )
            self._desk.show_message(text, "success")
            self._planned(first)

        self._once.run("plan", work, planned, self._plan_failed)

    def _plan_failed(self, error: Exception) -> None:
        self.view.plan_form.refuse(error_words(error))

    def suggest(self, text: str, answer: Callable[[Sequence[Suggestion]], None]) -> None:
        self._finds.ask(
            lambda office: calendar_view.find_subjects(office, text),
            lambda found: answer([suggestion_of(subject) for subject in found]),
            lambda _error: answer(()),
        )
