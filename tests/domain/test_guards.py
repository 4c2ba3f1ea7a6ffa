"""Guards looked at alone: required fields, checks, mood, callback, satisfaction, promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain import journey, progress
from desktop_app.domain.case import CaseFile, Complaint, Contact, Status
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.guards import is_required, missing, mood_is_settled
from desktop_app.domain.journey import Rules
from desktop_app.domain.workcalendar import WorkCalendar
from desktop_app.domain.workflow import FieldSpec, Requirement, Workflow, parse_workflow

TEMPLATES = Path(__file__).resolve().parents[2] / "resources" / "workflows"
AT = datetime(2026, 11, 16, 9)
RULES = Rules(WorkCalendar())


def flow(key: str) -> Workflow:
    return parse_workflow((TEMPLATES / f"{key}.toml").read_text(encoding="utf-8"))


def case(key: str = "register", **values: object) -> CaseFile:
    complaint = Complaint(0, "T-1", AT, "漏水", **values)  # type: ignore[arg-type]
    return journey.begin(complaint, flow(key), RULES)


def at_step(key: str, step: str, **values: object) -> CaseFile:
    """A case put into a step, to look at that step's guards only."""
    made = case(key, **values)
    made = replace(made, complaint=replace(made.complaint, step_key=step, validity="valid"))
    return replace(made, entries=(replace(made.entries[0], step_key=step),))


def keys(made: CaseFile, now: datetime = AT) -> set[str]:
    return {gap.key for gap in missing(made, now) if gap.kind == "guard"}


def talk(made: CaseFile, **values: object) -> CaseFile:
    contact = Contact(**{"id": 0, "at": AT, "entry_id": 0, **values})  # type: ignore[arg-type]
    return journey.add_contact(made, contact, None, RULES)


def test_a_field_is_required_always_or_when_another_says_so() -> None:
    text = flow("register").title
    rule = Requirement("opinion", ("adjust", "disagree"))
    plain = FieldSpec("x", text, "text")
    assert not is_required(plain, lambda _key: "")
    assert is_required(replace(plain, required=True), lambda _key: "")
    assert is_required(replace(plain, required_if=rule), lambda _key: "adjust")
    assert not is_required(replace(plain, required_if=rule), lambda _key: "agree")


def test_what_is_missing_stands_in_the_order_of_the_form() -> None:
    step = case("seven-steps").step
    gaps = missing(case("seven-steps"), AT)
    assert [gap.key for gap in gaps] == [
        *(spec.key for spec in step.fields if spec.required),
        *(item.key for item in step.checklist if item.required),
        *step.guards,
    ]
    assert [gap.kind for gap in gaps] == ["field"] * 2 + ["check"] * 2 + ["guard"] * 2
    assert all(str(gap.message) for gap in gaps)


@pytest.mark.parametrize(
    ("mood", "after", "settled"),
    [("", None, True), ("calm", None, True), ("anxious", None, True), ("agitated", None, False),
     ("angry", "", False), ("angry", "calm", True), ("agitated", "anxious", True)],
)  # fmt: skip
def test_mood(mood: str, after: str | None, settled: bool) -> None:
    made = case(mood=mood)
    if after is not None:
        made = talk(made, mood_after=after)
    assert mood_is_settled(made) is settled


def test_the_mood_is_asked_for_before_and_in_solution_steps_even_if_not_named() -> None:
    for step in ("gather", "propose", "consult"):  # gather stands before the first solution step
        assert "mood_settled" in keys(at_step("seven-steps", step, mood="angry"))
    for step in ("isolate", "apologise"):
        assert "mood_settled" not in keys(at_step("seven-steps", step, mood="angry"))


@pytest.mark.parametrize(
    ("channels", "enough"),
    [
        ([], False),
        (["phone"] * 3, False),
        (["visit"], False),
        (["phone", "phone", "visit"], False),
        (["visit", "phone", "wechat", "phone"], True),
        (["visit"] * 4, False),
    ],
)
def test_unanswered_callbacks(channels: list[str], enough: bool) -> None:
    made = at_step("seven-steps", "follow")
    for channel in channels:
        made = talk(made, reached=False, channel=channel)
    assert ("called_back" not in keys(made)) is enough
    assert "called_back" not in keys(talk(made))


@pytest.mark.parametrize(
    ("answer", "closes"), [("", False), ("A", True), ("B", True), ("C", False)]
)
def test_satisfaction(answer: str, closes: bool) -> None:
    made = at_step("seven-steps", "follow")
    if answer:
        made = journey.set_field(made, "follow", "satisfaction", answer)
    assert ("satisfaction_known" not in keys(made)) is closes


def test_an_answer_of_an_earlier_round_does_not_count() -> None:
    made = journey.set_field(at_step("seven-steps", "follow"), "follow", "satisfaction", "A")
    made = replace(made, complaint=replace(made.complaint, round=1))
    assert "satisfaction_known" in keys(made)


def test_promises_kept_broken_ahead_and_called_off() -> None:
    due = AT + timedelta(hours=2)
    contact = Contact(0, AT, 0)
    made = journey.add_contact(at_step("seven-steps", "follow"), contact, ("修好", due), RULES)
    assert "promises_settled" not in keys(made, due)
    late = due + timedelta(seconds=1)
    assert "promises_settled" in keys(made, late)
    (planned,) = made.follow_ups
    done = replace(made, follow_ups=(replace(planned, state="done"),))
    assert "promises_settled" not in keys(done, late)
    off = replace(made, follow_ups=(replace(planned, state="cancelled"),))
    assert "promises_settled" in keys(off, AT)
    (talked,) = made.contacts
    kept = replace(talked, promises=(replace(talked.promises[0], kept_at=late),))
    assert "promises_settled" not in keys(replace(off, contacts=(kept,)), late)


def test_assigned_needs_both() -> None:
    for department, handler, met in (
        ("", "", 0),
        ("工程部", "", 0),
        ("", "刘强", 0),
        ("工程部", "刘强", 1),
    ):
        made = case("seven-steps", department=department, handler=handler)
        assert ("assigned" not in keys(made)) is bool(met)


def test_an_invalid_case_does_not_go_on() -> None:
    made = journey.set_field(case(), "confirm", "validity", "invalid")
    made = journey.set_field(made, "confirm", "invalid_reason", "不属实")
    assert keys(made) == {"assessed"}
    with pytest.raises(RefusedError):
        progress.complete(made, AT)


def test_completing_gives_the_next_step_and_changes_nothing_itself() -> None:
    made = journey.set_field(case(), "confirm", "validity", "valid")
    move = progress.complete(made, AT)
    assert (move.how, move.to_step, move.round, move.outcome) == ("completed", "work", 0, "")
    assert made.complaint.status is Status.UNASSIGNED
