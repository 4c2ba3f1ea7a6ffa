"""Each built-in workflow from registration to the closed case, by the real widgets.

Before every single thing that is filled in, the way on is tried: it stays shut, and the box
names what is still missing, exactly as long as something is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.case import UPSET, CaseFile, Status
from desktop_app.domain.workflow import Step
from desktop_app.services import followups
from desktop_app.services.office import Office
from desktop_app.services.staff import people
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.page import EditorPage, make_editor_page
from desktop_app.ui.intake.page import IntakePage, make_intake_page
from tests.e2e.desk_hands import Worker
from tests.e2e.stories import NOW, STORIES, Act, Fill, Keep, Story, Talk, Tick
from tests.offices import SetClock
from tests.ui.conftest import Said, desk, office, said, set_clock, theme  # noqa: F401 - fixtures


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Callable[[QWidget], None]]:
    """Shows pages, and puts them away at the end."""
    shown: list[QWidget] = []

    def show(widget: QWidget) -> None:
        widget.resize(1200, 800)
        widget.show()
        qtbot.waitExposed(widget)
        shown.append(widget)

    yield show
    for widget in shown:
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def take_down(page: IntakePage, told: dict[str, str], workflow: str) -> None:
    """At the registration page, field by field."""
    page.activate()
    form = page.view.form
    form.complainant.set_name(told["complainant"])
    form.phone.setText(told["phone"])
    form.content.setPlainText(told["content"])
    form.expectation.setPlainText(told.get("expectation", ""))
    form.mood.set_mood(told["mood"])
    form.category.set_code(told["category"])
    form.severity.set_key(told.get("severity", "normal"))
    form.workflow.set_key(workflow)
    page.view.register.click()


def asked_for(step: Step, case: CaseFile, now: datetime) -> set[tuple[str, str]]:
    """What a step asks for as it is entered, by its template and the case's talks alone."""
    steps, here = case.workflow.steps, case.workflow.position(step.key)
    wanted = {
        ("field", f.key) for f in step.fields if f.required and not case.value(step.key, f.key)
    }
    wanted |= {("check", item.key) for item in step.checklist if item.required}
    complaint = case.complaint
    spoken = any(talk.reached for talk in case.contacts)
    unsettled = complaint.mood in UPSET and not any(talk.mood_after for talk in case.contacts)
    opens = any(one.solution for one in steps[here : here + 2])
    promised = [p for talk in case.contacts for p in talk.promises if not p.kept_at]
    guards = {
        "assessed": complaint.validity != "valid",
        "assigned": not (complaint.department and complaint.handler),
        "contact_logged": not spoken,
        "contact_in_step": True,
        "called_back": True,
        "mood_settled": unsettled,
        "resident_agreed": "agree"
        not in [value for key, value in case.values.items() if key[2] == "opinion"],
        "satisfaction_known": not complaint.satisfaction,
        "promises_settled": any(p.due_at < now for p in promised),
    }
    named = {*step.guards, *(("mood_settled",) if opens else ())}
    return wanted | {("guard", guard) for guard in named if guards[guard]}


class Tried(Worker):
    """Hands that try the way on before everything that they do."""

    def kept_back(self, by: set[tuple[str, str]]) -> None:
        """Pressing the primary button leads nowhere, and the box names exactly what is missing."""
        before, view = self.case, self.page.view.step
        view.primary.click()  # what is typed is saved by it, but the case stays
        assert self.case.entries == before.entries and not self.case.complaint.outcome
        assert view.missing.isVisible()
        assert {(gap.kind, gap.key) for gap in view.missing.items} == by
        told = view.missing.label.text()
        for kind, key in by:
            if kind == "field":
                spec = before.step.field_spec(key)
                assert spec is not None and spec.label.zh in told
            elif kind == "check":
                item = next(one for one in before.step.checklist if one.key == key)
                assert item.text.zh in told

    def do(self, act: Act) -> None:
        if isinstance(act, Fill):
            now = self.office.now().isoformat(sep=" ")
            self.fill(**{act.key: now if act.value == NOW else act.value})
        elif isinstance(act, Tick):
            self.tick(act.key)
        elif isinstance(act, Talk):
            self.contact(**{key: value for key, value in vars(act).items() if value})
        else:
            self.keep(act.outcome)

    def keep(self, outcome: str) -> None:
        one = next(f for f in self.case.follow_ups if f.promise_id and f.state == "planned")
        listed = self.page.view.side.follow_ups
        listed.start(one)
        listed.done_form.outcome.input.put(outcome)
        listed.done_form.done_button.click()
        assert followups.get(self.office, one.id).state == "done"

    def settled_by(self, act: Act) -> set[tuple[str, str]]:
        """What need not be asked for any more once *act* is done."""
        if isinstance(act, Tick):
            return {("check", act.key)}
        if isinstance(act, Talk):
            if act.reached == "no":
                return set()
            moods = {("guard", "mood_settled")} if act.after else set()
            talks = ("contact_logged", "contact_in_step", "called_back")
            return moods | {("guard", name) for name in talks}
        if isinstance(act, Keep):
            return {("guard", "promises_settled"), ("guard", "called_back")}
        looked_at = {"validity": "assessed", "opinion": "resident_agreed",
                     "satisfaction": "satisfaction_known"}  # fmt: skip
        found = {("field", act.key)}
        if act.key in looked_at:
            found.add(("guard", looked_at[act.key]))
        other = {"department": "handler", "handler": "department"}.get(act.key)
        if other and getattr(self.case.complaint, other):
            found.add(("guard", "assigned"))
        return found


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.workflow)
def test_from_registration_to_the_closed_case(
    story: Story,
    window: Callable[[QWidget], None],
    desk: Desk,  # noqa: F811
    office: Office,  # noqa: F811
    set_clock: SetClock,  # noqa: F811
    said: Said,  # noqa: F811
) -> None:
    for name in ("王敏", "刘强", "陈丽华"):
        people.add(office, name)
    intake = make_intake_page(desk)
    window(intake.widget)
    take_down(intake, story.taken, story.workflow)
    assert intake.view.registered.number.text() == "TS-20261121-001"
    intake.view.registered.open_button.click()
    assert said.places[-1][0] == "editor"
    page = make_editor_page(desk)
    assert isinstance(page, EditorPage)
    window(page.widget)
    page.activate(said.places[-1][1])
    hands = Tried(page, office, set_clock)

    first = hands.case
    assert first.workflow.key == story.workflow
    assert first.complaint.content == story.taken["content"]
    assert first.complaint.mood == story.taken["mood"]
    keys = [step.key for step in first.workflow.steps]
    assert keys == list(story.steps)  # no step of the workflow is left out of the story

    for place, step in enumerate(first.workflow.steps):
        open_ = asked_for(step, hands.case, office.now())
        assert open_, step.key
        for act in story.steps[step.key]:
            if open_:
                hands.kept_back(open_)
            hands.do(act)
            open_ -= hands.settled_by(act)
        assert open_ == set(), step.key
        set_clock.forward(minutes=5)
        page.view.step.primary.click()
        if place + 1 < len(keys):
            assert hands.case.complaint.step_key == keys[place + 1], page.view.step.gaps()

    case = hands.case
    assert case.complaint.status is Status.CLOSED
    assert case.complaint.satisfaction == story.satisfaction
    assert [(entry.step_key, entry.how) for entry in case.entries] == [
        (key, "completed") for key in keys
    ]
    assert case.complaint.due_at is None and all(run.stopped_at for run in case.clocks)
    kinds = [one.kind for one in case.follow_ups if one.promise_id is None]
    assert sorted(kinds) == sorted(story.planned)
    assert all(one.state == "done" for one in case.follow_ups if one.kind == "callback")
    assert all(p.kept_at for talk in case.contacts for p in talk.promises)
    assert page.view.step.primary.isHidden()
