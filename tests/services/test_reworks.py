"""A rework round at depth: its plan, the quality check before hand-back, no way round it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.case import CaseFile
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.services import casebrief, caselog, cases, reworks, undo
from desktop_app.services.cases import NewContact
from desktop_app.services.office import Office
from desktop_app.services.reworks import Plan
from desktop_app.storage.trace import audit
from tests.offices import SetClock, make_office
from tests.services.walking import act, actions, missing_keys, register, walk_to_stage

ASKED = ("guard", "quality_checked")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


@pytest.fixture
def reopened(office: Office) -> CaseFile:
    """A case in its first rework round."""
    case = walk_to_stage(office, register(office), "callback")
    one = case.complaint.id
    cases.log_contact(office, one, NewContact("还在滴"))
    cases.set_field(office, one, case.step.key, "satisfaction", "C")
    return cases.open_rework(office, one, "垫片不对")


def to_hand_back(office: Office, case: CaseFile) -> CaseFile:
    """Everything done but the quality check, in the step before the callback."""
    while True:
        for action in actions(case.step):
            case = act(office, case, action)
        if missing_keys(office, case.complaint.id):
            return case
        case = cases.complete_step(office, case.complaint.id)


def test_a_round_is_handed_back_only_after_its_whole_check(
    office: Office, reopened: CaseFile, clock: SetClock
) -> None:
    case = to_hand_back(office, reopened)
    one = case.complaint.id
    assert missing_keys(office, one) == [ASKED]
    items = [item.zh for item in reworks.items(office)]
    for item in items[:-1]:
        case = reworks.check(office, one, item, True)
        assert case.reworks[0].checked_at is None
    with pytest.raises(RefusedError) as caught:
        cases.complete_step(office, one)
    assert caught.value.code == "step_incomplete"
    clock.forward(minutes=5)
    case = reworks.check(office, one, items[-1], True)
    assert (case.reworks[0].checked_at, case.reworks[0].checked_by) == (clock.at, "王敏")
    assert case.reworks[0].quality.split("\n") == items
    # One taken back opens the check again.
    assert reworks.check(office, one, items[0], False).reworks[0].checked_at is None
    assert missing_keys(office, one) == [ASKED]
    reworks.check(office, one, items[0], True)
    assert cases.complete_step(office, one).step.stage == "callback"
    with pytest.raises(RefusedError) as caught:
        reworks.check(office, one, items[0], False)
    assert caught.value.code == "step_passed"


def test_the_first_run_and_earlier_steps_ask_for_no_check(
    office: Office, reopened: CaseFile
) -> None:
    assert ASKED not in missing_keys(office, reopened.complaint.id)
    with pytest.raises(RefusedError) as caught:
        reworks.check(office, register(office).complaint.id, "现场复核合格", True)
    assert caught.value.code == "no_rework"


def test_an_unknown_item_is_not_confirmed(office: Office, reopened: CaseFile) -> None:
    with pytest.raises(KnownError) as caught:
        reworks.check(office, reopened.complaint.id, "看着还行", True)
    assert caught.value.code == "item_unknown"


def test_opening_a_round_takes_its_plan(office: Office, clock: SetClock) -> None:
    case = walk_to_stage(office, register(office), "callback")
    one = case.complaint.id
    cases.log_contact(office, one, NewContact("还在滴"))
    cases.set_field(office, one, case.step.key, "satisfaction", "C")
    due = clock.at + timedelta(days=2)
    with pytest.raises(RefusedError) as caught:
        cases.open_rework(office, one, "垫片不对", Plan(due_at=clock.at - timedelta(days=1)))
    assert caught.value.code == "due_past"
    assert office.case(one).complaint.round == 0  # all or nothing
    plan = Plan(
        severity="major", short_term="接水", long_term="换管", responsible="孙师傅", due_at=due
    )
    rework = cases.open_rework(office, one, "垫片不对", plan).reworks[0]
    assert (rework.cause, rework.severity, rework.responsible) == ("垫片不对", "major", "孙师傅")
    assert (rework.short_term, rework.long_term, rework.due_at) == ("接水", "换管", due)
    assert casebrief.brief(office, one).rework == rework


def test_a_plan_is_changed_and_traced_and_can_be_undone(office: Office, reopened: CaseFile) -> None:
    one = reopened.complaint.id
    case = reworks.plan(office, one, Plan(cause="没查到漏点", long_term="重做防水"))
    assert (case.reworks[0].cause, case.reworks[0].long_term) == ("没查到漏点", "重做防水")
    traced = [line for line in audit.of_case(office.store, one) if line.entity == "rework"]
    assert {"cause", "long_term"} <= {line.field for line in traced}
    assert undo.undo_last(office) is not None
    assert office.case(one).reworks == reopened.reworks
    with pytest.raises(RefusedError):
        reworks.plan(office, one, Plan(cause=" "))
    with pytest.raises(KnownError):
        reworks.plan(office, one, Plan(severity="huge"))


def test_extensions_and_escalations_stand_in_the_timeline(office: Office, clock: SetClock) -> None:
    one = register(office).complaint.id
    cases.log_contact(office, one, NewContact("配件要等"))
    run = next(r for r in office.case(one).clocks if r.clock == "solution")
    cases.extend(office, one, "solution", run.due_at + timedelta(days=1), "等配件")
    case = cases.escalate(office, one, "supervisor", "第三次了")
    told = {e.kind: e for e in caselog.events(case, audit.of_case(office.store, one))}
    assert str(told["extension"].title).startswith("延期告知：办结改到 ")
    assert "等配件" in str(told["extension"].details[0])
    assert str(told["escalation"].title) == "升级到主管"
