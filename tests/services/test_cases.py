"""Every built-in workflow from its first step to its last, each guard tried from both sides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
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
from tests.offices import SetClock, make_office
from tests.services.walking import (
    act,
    actions,
    left_open,
    missing_keys,
    only_tried,
    pass_step,
    register,
    walk_to_stage,
)

FULL = [key for key in WORKFLOWS if key != "register"]


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


def test_what_is_pasted_into_one_line_stays_one_line(office: Office) -> None:
    pasted = cases.Intake(
        "灯坏\n三天了", complainant="王\n芳", phone="１３８１２３４２２０８\n", occurred="昨晚\t地库", room="301\n"
    )  # fmt: skip
    case = cases.register(office, pasted).complaint
    assert (case.complainant, case.phone, case.occurred) == ("王 芳", "13812342208", "昨晚 地库")
    assert (case.room, case.content) == ("301", "灯坏\n三天了")
    again = cases.edit(
        office, case.id, {"phone": "０１０－８４１７２２０７", "occurred": "前天\n夜里"}
    )
    assert again.complaint.phone == "010-84172207" and again.complaint.occurred == "前天 夜里"


def test_amounts_may_be_typed_in_full_width(office: Office) -> None:
    case = register(office, workflow="seven-steps", mood="calm")
    while not any(spec.type == "money" for spec in case.step.fields):
        case = pass_step(office, case)
    key = next(spec.key for spec in case.step.fields if spec.type == "money")
    step = case.complaint.step_key
    filled = cases.set_field(office, case.complaint.id, step, key, "６００．５")
    assert filled.value(step, key) == "600.5"
