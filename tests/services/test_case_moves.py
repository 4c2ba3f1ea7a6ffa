"""Going back, skipping, ending, holding: what each needs, and what an ended case refuses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.case import CaseFile, Status
from desktop_app.domain.errors import RefusedError
from desktop_app.services import cases
from desktop_app.services.cases import NewContact
from desktop_app.services.office import Office
from desktop_app.services.seeds import WORKFLOWS
from tests.offices import SetClock, make_office
from tests.services.walking import pass_step, register, walk_to


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def refused(office: Office, case: CaseFile) -> list[tuple[str, str]]:
    """Complete is refused, names exactly what is missing, and changes nothing."""
    before = office.case(case.complaint.id)
    gaps = cases.still_missing(office, case.complaint.id)
    with pytest.raises(RefusedError) as caught:
        cases.complete_step(office, case.complaint.id)
    assert caught.value.code == "step_incomplete"
    assert caught.value.missing == tuple(gap.message for gap in gaps)
    assert str(len(gaps)) in str(caught.value)
    assert office.case(case.complaint.id) == before
    return sorted((gap.kind, gap.key) for gap in gaps)


def test_going_back_needs_a_reason_and_an_earlier_step(office: Office) -> None:
    case = walk_to(office, register(office), "propose")
    one = case.complaint.id
    before = office.case(one)
    for to_step, reason, code in (
        ("gather", " ", "reason_missing"),
        ("propose", "再来", "not_earlier"),
        ("follow", "跳过去", "not_earlier"),
        ("nowhere", "错", "not_earlier"),
    ):
        with pytest.raises(RefusedError) as caught:
            cases.go_back(office, one, to_step, reason)
        assert caught.value.code == code
        assert office.case(one) == before
    case = cases.go_back(office, one, "gather", " 现场没看清 ")
    assert case.complaint.step_key == "gather"
    left = case.entries[-2]
    assert (left.how, left.reason, left.step_key) == ("returned", "现场没看清", "propose")
    assert case.value("gather", "investigation")  # what was filled in stays


def test_a_required_step_is_never_skipped(office: Office) -> None:
    case = register(office)
    for _ in case.workflow.steps:
        with pytest.raises(RefusedError) as caught:
            cases.skip_step(office, case.complaint.id, "没时间")
        assert caught.value.code == "step_required"
        case = pass_step(office, case)


def _with_optional_step(office: Office) -> None:
    document = (office.resources / "workflows" / "seven-steps.toml").read_text(encoding="utf-8")
    document = document.replace('key = "seven-steps"', 'key = "own"', 1)
    document = document.replace(
        'key = "apologise"\n', 'key = "apologise"\noptional = true\n', 1
    ).replace('guards = ["contact_logged"]\n', "", 1)
    with office.write("workflow") as journal:
        office.workflows.add(journal, document, office.now())


def test_an_optional_step_is_skipped_with_a_reason(office: Office) -> None:
    _with_optional_step(office)
    case = walk_to(office, register(office, workflow="own"), "apologise")
    one = case.complaint.id
    with pytest.raises(RefusedError) as caught:
        cases.skip_step(office, one, "\n")
    assert caught.value.code == "reason_missing"
    case = cases.skip_step(office, one, "当场已道歉")
    assert case.complaint.step_key == "gather"
    assert (case.entries[-2].how, case.entries[-2].reason) == ("skipped", "当场已道歉")


def test_skipping_is_no_way_round_the_mood(office: Office) -> None:
    document = (office.resources / "workflows" / "register.toml").read_text(encoding="utf-8")
    document = document.replace('key = "register"', 'key = "own"', 1).replace(
        'key = "work"\n', 'key = "work"\nsolution = true\n', 1
    )
    optional = """
[[steps]]
key = "pause"
title = { zh = "缓一缓", en = "Pause" }
stage = "assessment"
optional = true
purpose = { zh = "缓", en = "Pause" }
guidance = { zh = "缓", en = "Pause" }

[[steps]]
key = "work"
"""
    document = document.replace('\n[[steps]]\nkey = "work"\n', optional, 1)
    with office.write("workflow") as journal:
        office.workflows.add(journal, document, office.now())
    case = register(office, workflow="own", mood="angry")
    one = case.complaint.id
    cases.set_field(office, one, "confirm", "validity", "valid")
    case = cases.complete_step(office, one)
    assert case.complaint.step_key == "pause"
    with pytest.raises(RefusedError) as caught:
        cases.skip_step(office, one, "不用")
    assert caught.value.code == "mood_first"
    cases.log_contact(office, one, NewContact("安抚", mood_after="calm"))
    assert cases.skip_step(office, one, "不用").complaint.step_key == "work"


def _ended(office: Office, how: str) -> CaseFile:
    case = register(office)
    one = case.complaint.id
    if how == "closed":
        while not case.complaint.outcome:
            case = pass_step(office, case)
        return case
    if how == "invalid":
        case = walk_to(office, case, "gather")
        cases.set_field(office, one, "gather", "validity", "invalid")
        cases.set_field(office, one, "gather", "invalid_reason", "不在本小区")
        return cases.close_invalid(office, one)
    cases.log_contact(office, one, NewContact("说好了"))
    end = {"referred": cases.refer, "withdrawn": cases.withdraw}[how]
    return end(office, one, "交社区")


@pytest.mark.parametrize("how", ["closed", "invalid", "referred", "withdrawn"])
def test_an_ended_case_refuses_everything(office: Office, clock: SetClock, how: str) -> None:
    case = _ended(office, how)
    one, step = case.complaint.id, case.complaint.step_key
    assert case.complaint.status == how
    assert case.complaint.due_at is None and case.entry is None
    later = clock.at + timedelta(days=1)
    for attempt in (
        lambda: cases.complete_step(office, one),
        lambda: cases.skip_step(office, one, "x"),
        lambda: cases.go_back(office, one, case.workflow.steps[0].key, "x"),
        lambda: cases.close_invalid(office, one),
        lambda: cases.refer(office, one, "x"),
        lambda: cases.withdraw(office, one, "x"),
        lambda: cases.open_rework(office, one, "x"),
        lambda: cases.hold(office, one, "x", later),
        lambda: cases.set_field(office, one, step, case.step.fields[0].key, ""),
        lambda: cases.set_tick(office, one, step, case.step.checklist[0].key, True),
    ):
        with pytest.raises(RefusedError) as caught:
            attempt()
        assert caught.value.code == "case_ended"
        assert case.complaint.number in str(caught.value)
    cases.resume(office, one)
    assert office.case(one) == case
    planned = [f for f in case.follow_ups if f.state == "planned"]
    assert not planned or how == "closed"


@pytest.mark.parametrize("key", WORKFLOWS)
def test_invalid_needs_finding_reason_and_a_talk(office: Office, key: str) -> None:
    case = register(office, workflow=key)
    while "assessed" not in case.step.guards:
        case = pass_step(office, case)
    one, step = case.complaint.id, case.step.key
    with office.write("forget") as journal:  # talks of earlier steps: try with none at all
        journal.store.execute("DELETE FROM contact WHERE complaint_id = ?", (one,))
    with pytest.raises(RefusedError) as caught:
        cases.close_invalid(office, one)
    assert len(caught.value.missing) == 3
    cases.set_field(office, one, step, "validity", "invalid")
    with pytest.raises(RefusedError) as caught:
        cases.close_invalid(office, one)
    assert len(caught.value.missing) == 2
    cases.set_field(office, one, step, "invalid_reason", "开发商保修期内的事")
    cases.log_contact(office, one, NewContact(reached=False))
    with pytest.raises(RefusedError) as caught:
        cases.close_invalid(office, one)
    assert len(caught.value.missing) == 1
    assert ("guard", "assessed") in refused(office, case)
    cases.log_contact(office, one, NewContact("已解释"))
    case = cases.close_invalid(office, one)
    assert case.complaint.status is Status.INVALID
    assert case.complaint.outcome_note == "开发商保修期内的事"
    assert case.entries[-1].how == "ended"


@pytest.mark.parametrize("end", [cases.refer, cases.withdraw])
def test_ending_otherwise_needs_a_word_and_a_talk(office: Office, end: object) -> None:
    one = register(office).complaint.id
    with pytest.raises(RefusedError) as caught:
        end(office, one, " ")  # type: ignore[operator]
    assert len(caught.value.missing) == 2
    cases.log_contact(office, one, NewContact("说好了"))
    with pytest.raises(RefusedError) as caught:
        end(office, one, " ")  # type: ignore[operator]
    assert len(caught.value.missing) == 1
    case = end(office, one, "城管")  # type: ignore[operator]
    assert case.complaint.outcome_note == "城管"


def test_hold_stops_the_clock_and_resume_moves_it(office: Office, clock: SetClock) -> None:
    case = register(office)
    one, before = case.complaint.id, {run.clock: run.due_at for run in case.clocks}
    with pytest.raises(RefusedError):
        cases.hold(office, one, " ", clock.at + timedelta(days=1))
    with pytest.raises(RefusedError):
        cases.hold(office, one, "等配件", clock.at)
    clock.forward(minutes=4)
    case = cases.hold(office, one, "等配件", clock.at + timedelta(days=5))
    assert case.complaint.status is Status.ON_HOLD
    assert case.complaint.due_at is None
    for attempt in (
        lambda: cases.complete_step(office, one),
        lambda: cases.withdraw(office, one, "x"),
        lambda: cases.open_rework(office, one, "x"),
    ):
        with pytest.raises(RefusedError) as caught:
            attempt()
        assert caught.value.code == "case_on_hold"
    clock.forward(days=14)
    case = cases.resume(office, one)
    after = {run.clock: run.due_at for run in case.clocks}
    assert after.pop("solution") == before.pop("solution") + timedelta(days=14)  # two whole weeks
    assert after == {name: due + timedelta(days=14) for name, due in before.items()}
    assert case.complaint.status is not Status.ON_HOLD
    assert (case.complaint.hold_reason, case.complaint.wake_at, case.complaint.hold_from) == (
        "", None, None,
    )  # fmt: skip


def test_a_case_is_held_once_at_a_time(office: Office, clock: SetClock) -> None:
    """The time a case stood still is counted from the first hold, not from the last word on it."""
    case = register(office)
    one, before = case.complaint.id, {run.clock: run.due_at for run in case.clocks}
    cases.hold(office, one, "等配件", clock.at + timedelta(days=1))
    clock.forward(days=1)
    with pytest.raises(RefusedError) as caught:
        cases.hold(office, one, "配件还没到", clock.at + timedelta(days=2))
    assert caught.value.code == "on_hold"
    clock.forward(days=13)
    case = cases.resume(office, one)
    assert {run.clock: run.due_at for run in case.clocks} == {
        name: due + timedelta(days=14) for name, due in before.items()
    }
    assert [(h.since, h.until, h.reason) for h in case.holds] == [
        (clock.at - timedelta(days=14), clock.at, "等配件")
    ]


def test_a_step_entered_after_a_hold_is_due_with_its_clock(office: Office, clock: SetClock) -> None:
    case = walk_to(office, register(office), "propose")
    one = case.complaint.id
    cases.hold(office, one, "住户出差", clock.at + timedelta(days=30))
    clock.forward(days=30)
    cases.resume(office, one)
    case = walk_to(office, office.case(one), "consult")
    solution = next(run for run in case.clocks if run.clock == "solution")
    assert case.entry is not None and case.entry.due_at == solution.due_at
    assert solution.due_at > clock.at


def test_a_met_limit_is_not_held_against_a_step_gone_back_to(
    office: Office, clock: SetClock
) -> None:
    """The answer was given in time; going back to the plan days later is not late by it."""
    case = walk_to(office, register(office), "consult")
    clock.forward(days=2)
    case = cases.go_back(office, case.complaint.id, "propose", "住户要改方案")
    assert {run.clock for run in case.clocks if run.stopped_at is None} == {"solution"}
    assert case.complaint.due_clock == "solution"
