"""Every built-in workflow from its first step to its last, each guard tried from both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.case import CaseFile, Status
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.journey import settle
from desktop_app.services import cases, followups
from desktop_app.services.cases import NewContact
from desktop_app.services.followups import Completion
from desktop_app.services.office import Office
from desktop_app.services.seeds import WORKFLOWS
from tests.offices import NOW, SetClock, make_office
from tests.services.walking import (
    act,
    actions,
    left_open,
    missing_keys,
    only_tried,
    pass_step,
    quick_office,
    register,
    walk_to,
    walk_to_stage,
)

FULL = [key for key in WORKFLOWS if key != "register"]


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = quick_office(tmp_path, clock)
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


@pytest.mark.parametrize("mood", ["calm", "agitated", "angry"])
@pytest.mark.parametrize("key", WORKFLOWS)
def test_each_step_of_each_workflow_asks_for_each_thing(
    office: Office, clock: SetClock, key: str, mood: str
) -> None:
    case = register(office, workflow=key, mood=mood)
    seen = []
    while not case.complaint.outcome:
        seen.append(case.complaint.step_key)
        wanted = actions(case.step)
        for left_out in wanted:
            open_now = left_open(case, left_out)
            with only_tried(office):
                for action in wanted:
                    if action != left_out:
                        act(office, case, action)
                if open_now:
                    assert refused(office, case) == open_now, (case.step.key, left_out)
                else:
                    assert missing_keys(office, case.complaint.id) == []
        for action in wanted:
            case = act(office, case, action)
        assert missing_keys(office, case.complaint.id) == []
        clock.forward(minutes=5)
        case = cases.complete_step(office, case.complaint.id)
        assert case.complaint == settle(case).complaint
    assert seen == [step.key for step in case.workflow.steps]
    assert case.complaint.status is Status.CLOSED
    assert case.complaint.closed_at == clock.at
    assert case.complaint.due_at is None
    assert all(run.stopped_at for run in case.clocks)
    assert [entry.how for entry in case.entries] == ["completed"] * len(seen)


@pytest.mark.parametrize("key", WORKFLOWS)
def test_a_required_if_field_is_asked_for_only_then(office: Office, key: str) -> None:
    case = register(office, workflow=key)
    tried = 0
    while not case.complaint.outcome:
        for spec in case.step.fields:
            rule = spec.required_if
            if rule is None:
                continue
            for action in actions(case.step):
                case = act(office, case, action)
            for value in rule.equals:
                with only_tried(office):
                    cases.set_field(office, case.complaint.id, case.step.key, rule.field, value)
                    assert ("field", spec.key) in refused(office, case)
                    cases.set_field(office, case.complaint.id, case.step.key, spec.key, "写明")
                    left = missing_keys(office, case.complaint.id)
                    assert ("field", spec.key) not in left
                    # The value itself holds the case here all the same: its guard says so.
                    assert [kind for kind, _ in left] == ["guard"]
                    tried += 1
        case = pass_step(office, case)
    assert tried >= 2


@pytest.mark.parametrize("key", FULL)
@pytest.mark.parametrize("mood", ["agitated", "angry"])
def test_mood_comes_before_the_matter(office: Office, key: str, mood: str) -> None:
    """Talking is not enough: the mood after must be on record before a solution step opens."""
    case = register(office, workflow=key, mood=mood)
    for _ in case.workflow.steps:
        for action in actions(case.step):
            if action[0] != "contact":
                act(office, case, action)
        cases.log_contact(office, case.complaint.id, NewContact("只谈了事情"))
        left = missing_keys(office, case.complaint.id)
        if left:
            break
        case = cases.complete_step(office, case.complaint.id)
        assert not case.step.solution
    assert left == [("guard", "mood_settled")]
    # A call that was not answered settles nobody.
    cases.log_contact(office, case.complaint.id, NewContact(reached=False, mood_after="calm"))
    assert refused(office, case) == [("guard", "mood_settled")]
    cases.log_contact(office, case.complaint.id, NewContact("听他说完", mood_after="anxious"))
    assert missing_keys(office, case.complaint.id) == []


@pytest.mark.parametrize("key", FULL)
def test_a_callback_needs_the_person_or_three_calls_and_a_visit(office: Office, key: str) -> None:
    case = walk_to_stage(office, register(office, workflow=key), "callback")
    one = case.complaint.id
    for action in actions(case.step):
        if action[0] != "contact":
            act(office, case, action)
    assert refused(office, case) == [("guard", "called_back")]
    with only_tried(office):
        cases.log_contact(office, one, NewContact("他说好了"))
        assert missing_keys(office, one) == []
    for _ in range(3):
        cases.log_contact(office, one, NewContact(reached=False))
        assert refused(office, case) == [("guard", "called_back")]
    with only_tried(office):
        cases.log_contact(office, one, NewContact(reached=False))
        assert refused(office, case) == [("guard", "called_back")]  # four calls are no visit
    cases.log_contact(office, one, NewContact(reached=False, channel="visit"))
    assert missing_keys(office, one) == []
    assert cases.complete_step(office, one).complaint.status is Status.CLOSED


def test_a_contact_of_an_earlier_step_is_no_callback(office: Office) -> None:
    case = walk_to_stage(office, register(office), "callback")
    assert any(contact.reached for contact in case.contacts)
    assert ("guard", "called_back") in missing_keys(office, case.complaint.id)


@pytest.mark.parametrize("key", WORKFLOWS)
@pytest.mark.parametrize("why", ["dissatisfied", "unsolved"])
def test_a_bad_answer_opens_a_rework_round(
    office: Office, clock: SetClock, key: str, why: str
) -> None:
    case = walk_to_stage(office, register(office, workflow=key), "callback")
    one, last = case.complaint.id, case.step
    with pytest.raises(RefusedError) as caught:
        cases.open_rework(office, one, "又漏了")
    assert caught.value.code == "not_allowed_yet"
    for action in actions(last):
        if action[0] != "contact":
            act(office, case, action)
    if why == "dissatisfied":
        cases.set_field(office, one, last.key, "satisfaction", "C")
        cases.set_field(office, one, last.key, "comment", "还在滴")
    else:
        cases.set_field(office, one, last.key, "resolved", "no")  # though A: it is not solved
    with pytest.raises(RefusedError) as caught:
        cases.open_rework(office, one, "  ")
    assert len(caught.value.missing) == 2  # the talk and the cause
    cases.log_contact(office, one, NewContact("还在滴"))
    assert refused(office, case) == [("guard", "satisfaction_known")]
    clock.forward(hours=1)
    case = cases.open_rework(office, one, "换的垫片不对")
    assert case.complaint.status is Status.REWORK or case.step.stage == "callback"
    assert (case.complaint.round, case.complaint.step_key) == (1, case.workflow.rework_step)
    assert case.complaint.satisfaction == ""
    assert case.complaint.completed_at is None
    assert [(r.round, r.cause, r.opened_at) for r in case.reworks] == [
        (1, "换的垫片不对", clock.at)
    ]
    assert not any(f.kind == "callback" and f.state == "planned" for f in case.follow_ups)
    # A new round is judged by its own time, never by the time of the first intake.
    assert case.complaint.due_at is None or case.complaint.due_at > clock.at
    # The round is worked through from its step, and its answers are asked for anew.
    while not case.complaint.outcome:
        for action in actions(case.step):
            if action[0] == "field":
                spec = case.step.field_spec(action[1])
                assert spec is not None
                if spec.binds not in ("department", "handler", "severity"):
                    assert case.value(case.step.key, spec.key) == ""
        assert case.complaint.due_at is None or case.complaint.due_at > clock.at
        case = pass_step(office, case)
    assert case.complaint.status is Status.CLOSED
    assert case.reworks[0].closed_at is not None
    assert case.complaint.satisfaction == "A"
    assert (
        (0, last.key, "resolved") not in case.values
        or why == "dissatisfied"
        or (case.values[0, last.key, "resolved"] == "no")
    )


def test_rework_rounds_count_up(office: Office) -> None:
    case = register(office)
    for expected in (1, 2, 3):
        case = walk_to_stage(office, case, "callback")
        one = case.complaint.id
        cases.log_contact(office, one, NewContact("不满意"))
        cases.set_field(office, one, case.step.key, "satisfaction", "C")
        case = cases.open_rework(office, one, f"第 {expected} 次")
        assert case.complaint.round == expected
    assert [r.round for r in case.reworks] == [1, 2, 3]
    assert [bool(r.closed_at) for r in case.reworks] == [True, True, False]


def test_promises_must_be_kept_before_the_end(office: Office, clock: SetClock) -> None:
    case = walk_to_stage(office, register(office), "callback")
    one = case.complaint.id
    until = clock.at + timedelta(hours=2)
    case = cases.log_contact(office, one, NewContact("好", promise="送回工具", promise_due=until))
    for action in actions(case.step):
        case = act(office, case, action)
    assert missing_keys(office, one) == []  # still ahead
    clock.at = until
    assert missing_keys(office, one) == []
    clock.forward(seconds=1)
    assert refused(office, case) == [("guard", "promises_settled")]
    promised = next(f for f in case.follow_ups if f.title == "送回工具")
    followups.complete(office, promised.id, Completion("工具已送回"))
    assert missing_keys(office, one) == []
    assert cases.complete_step(office, one).complaint.status is Status.CLOSED


def test_a_promise_needs_a_time_ahead(office: Office, clock: SetClock) -> None:
    case = register(office)
    for due in (None, clock.at, clock.at - timedelta(days=1)):
        with pytest.raises(RefusedError) as caught:
            cases.log_contact(
                office, case.complaint.id, NewContact("好", promise="修", promise_due=due)
            )
        assert caught.value.code == "promise_without_time"
    assert office.case(case.complaint.id).contacts == ()


def test_a_contact_says_something_and_is_not_ahead(office: Office, clock: SetClock) -> None:
    case = register(office)
    with pytest.raises(RefusedError, match="沟通的内容"):
        cases.log_contact(office, case.complaint.id, NewContact("  "))
    with pytest.raises(KnownError) as caught:
        cases.log_contact(
            office, case.complaint.id, NewContact("好", at=clock.at + timedelta(minutes=6))
        )
    assert caught.value.code == "contact_in_future"


def test_the_first_answer_stops_the_response_clock(office: Office, clock: SetClock) -> None:
    case = register(office)
    clock.forward(minutes=3)
    case = cases.log_contact(office, case.complaint.id, NewContact(reached=False))
    assert {run.clock: run.stopped_at for run in case.clocks}["response"] is None
    case = cases.log_contact(office, case.complaint.id, NewContact("已通话"))
    assert {run.clock: run.stopped_at for run in case.clocks}["response"] == clock.at


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


def test_fields_take_only_what_fits(office: Office) -> None:
    case = walk_to(office, register(office), "propose")
    one = case.complaint.id
    for field_key, value in (
        ("planned_completion", "明天"),
        ("planned_completion", "2026-13-01"),
        ("planned_completion", "2026-11-25T10:00:00+08:00"),
        ("compensation", "一百"),
        ("compensation", ".-5"),
        ("compensation", "１２"),
        ("compensation", "--5"),
    ):
        with pytest.raises(KnownError) as caught:
            cases.set_field(office, one, "propose", field_key, value)
        assert caught.value.code == "value_unfit", value
    assert office.case(one) == case
    for value in ("80", "80.5", "-3", ""):
        cases.set_field(office, one, "propose", "compensation", value)
        assert office.case(one).complaint.compensation == value
    with pytest.raises(KnownError) as caught:
        cases.set_field(office, one, "propose", "nothing", "x")
    assert caught.value.code == "field_unknown"
    with pytest.raises(KnownError) as caught:
        cases.set_tick(office, one, "propose", "nothing", True)
    assert caught.value.code == "item_unknown"
    with pytest.raises(RefusedError) as refusal:
        cases.set_field(office, one, "consult", "opinion", "agree")
    assert refusal.value.code == "step_ahead"
    with pytest.raises(RefusedError) as refusal:
        cases.set_field(office, one, "nowhere", "opinion", "agree")
    assert refusal.value.code == "step_ahead"
    with pytest.raises(RefusedError) as refusal:
        cases.set_tick(office, one, "gather", "site", False)
    assert refusal.value.code == "step_passed"


def test_what_a_guard_let_through_cannot_be_taken_back_behind_it(office: Office) -> None:
    case = walk_to_stage(office, register(office), "callback")
    one = case.complaint.id
    before = office.case(one)
    for step, field_key, value in (
        ("isolate", "department", ""),
        ("isolate", "handler", "  "),
        ("gather", "validity", "invalid"),
        ("gather", "investigation", "\n"),
        ("consult", "opinion", "disagree"),
        ("consult", "completed_at", ""),
    ):
        with pytest.raises(RefusedError) as caught:
            cases.set_field(office, one, step, field_key, value)
        assert caught.value.code == "step_passed", (step, field_key)
    assert office.case(one) == before
    case = cases.set_field(office, one, "isolate", "handler", "赵钱")
    assert case.complaint.handler == "赵钱"  # correcting is allowed, emptying is not


def test_only_the_registration_is_edited(office: Office) -> None:
    case = register(office)
    one = case.complaint.id
    for column in (
        "status",
        "step_key",
        "outcome",
        "validity",
        "round",
        "number",
        "mood",
        "due_at",
    ):
        with pytest.raises(KnownError) as caught:
            cases.edit(office, one, {column: "x"})
        assert caught.value.code == "not_editable"
    with pytest.raises(KnownError):
        cases.edit(office, one, {"content": "\n "})
    with pytest.raises(KnownError) as caught:
        cases.edit(office, one, {"received_at": office.now() + timedelta(minutes=6)})
    assert caught.value.code == "received_in_future"
    assert office.case(one) == case
    after = cases.edit(office, one, {"content": "改正", "department": "工程部", "handler": "刘强"})
    assert after.complaint.revision == case.complaint.revision + 1
    assert after.value("isolate", "department") == "工程部"
    assert after.complaint == replace(
        case.complaint,
        content="改正",
        department="工程部",
        handler="刘强",
        revision=after.complaint.revision,
        status=after.complaint.status,
    )


def test_registering_refuses_nothing_said_and_the_future(office: Office, clock: SetClock) -> None:
    for wrong, code in (
        ({"content": " \n"}, "content_missing"),
        ({"received_at": clock.at + timedelta(minutes=6)}, "received_in_future"),
        ({"workflow": "none"}, "workflow_unknown"),
    ):
        with pytest.raises(KnownError) as caught:
            register(office, **wrong)
        assert caught.value.code == code
    assert office.store.value("SELECT count(*) FROM operation WHERE name = 'register'") == 0


def test_numbers_are_unique_and_go_on_after_deletion_and_restart(
    tmp_path: Path, office: Office, clock: SetClock
) -> None:
    made = [register(office).complaint for _ in range(3)]
    assert [c.number for c in made] == [f"TS-20261121-00{n}" for n in (1, 2, 3)]
    cases.delete(office, made[2].id)
    office.close()
    again = make_office(tmp_path, clock)
    try:
        assert register(again).complaint.number == "TS-20261121-004"
        earlier = register(again, received_at=NOW - timedelta(days=1)).complaint
        assert earlier.number == "TS-20261120-001"
        again.store.execute("DELETE FROM number_counter")  # as after an import of old numbers
        assert register(again).complaint.number == "TS-20261121-005"
        again.store.execute("UPDATE number_counter SET last = 1001")
        assert register(again).complaint.number == "TS-20261121-1002"
    finally:
        again.close()


def test_a_deleted_case_is_not_found_by_its_number_until_restored(office: Office) -> None:
    case = register(office)
    cases.delete(office, case.complaint.id)
    with pytest.raises(KnownError) as caught:
        office.case_by_number(case.complaint.number)
    assert caught.value.code == "number_unknown"
    cases.restore(office, case.complaint.id)
    assert office.case_by_number(f" {case.complaint.number} ") == case


@pytest.mark.parametrize("act_on", [cases.delete, cases.restore, cases.complete_step])
def test_an_unknown_case_is_said_to_be_unknown(office: Office, act_on: object) -> None:
    with pytest.raises(KnownError) as caught:
        act_on(office, 4711)  # type: ignore[operator]
    assert caught.value.code == "case_unknown"


def _home(office: Office) -> int:
    with office.write("roster") as journal:
        return journal.insert("household", {"building": "3", "unit": "2", "room": "501"})


@pytest.mark.parametrize(
    ("days", "seconds", "category", "same"),
    [
        (90, 0, "engineering.leak", True),
        (90, 1, "engineering.leak", False),
        (1, 0, "engineering.leak", True),
        (0, 0, "engineering.leak", True),
        (1, 0, "engineering", False),
        (1, 0, "", False),
    ],
)
def test_a_repeat_is_the_same_home_and_category_within_ninety_days(
    office: Office, clock: SetClock, days: int, seconds: int, category: str, same: bool
) -> None:
    home = _home(office)
    first = register(office, household_id=home, category="engineering.leak").complaint
    clock.forward(days=days, seconds=seconds)
    again = register(office, household_id=home, category=category).complaint
    assert again.repeat_of == (first.id if same else None)


def test_withdrawn_and_deleted_cases_and_other_homes_are_no_repeats(office: Office) -> None:
    home = _home(office)
    about = {"household_id": home, "category": "engineering.leak"}
    withdrawn = register(office, **about).complaint.id
    cases.log_contact(office, withdrawn, NewContact("不投诉了"))
    cases.withdraw(office, withdrawn, "误会")
    deleted = register(office, **about).complaint
    assert deleted.repeat_of is None
    cases.delete(office, deleted.id)
    register(office, category="engineering.leak")
    third = register(office, **about).complaint
    assert third.repeat_of is None
    assert register(office, **about).complaint.repeat_of == third.id


def test_half_an_emoji_is_kept_as_a_question_mark(office: Office) -> None:
    case = register(office, content="坏了\ud83d 还有\U0001f600")
    assert case.complaint.content == "坏了? 还有\U0001f600"
    after = cases.edit(office, case.complaint.id, {"remark": "\udc00"})
    assert after.complaint.remark == "?"


def test_every_status_on_the_way(office: Office, clock: SetClock) -> None:
    case = register(office)
    seen: list[str] = [case.complaint.status]
    while not case.complaint.outcome:
        case = pass_step(office, case)
        if case.complaint.status != seen[-1]:
            seen.append(case.complaint.status)
    assert seen == [
        "unassigned", "pending", "in_progress", "awaiting_resident", "awaiting_callback", "closed",
    ]  # fmt: skip


def test_a_case_received_long_ago_is_late_at_once(office: Office) -> None:
    case = register(office, received_at=datetime(2026, 11, 2, 9))
    assert case.complaint.due_clock in ("response", "step")
    assert case.complaint.due_at == datetime(2026, 11, 2, 9, 15)
    assert case.complaint.due_from == datetime(2026, 11, 2, 9)
