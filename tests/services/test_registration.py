"""Registering and correcting: fields that fit, numbers, repeats, the recycle bin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.services import cases, residency
from desktop_app.services.cases import NewContact
from desktop_app.services.office import Office
from desktop_app.services.residency import PersonInput
from tests.offices import NOW, SetClock, make_office
from tests.services.walking import pass_step, register, walk_to, walk_to_stage


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def test_fields_take_only_what_fits(office: Office) -> None:
    case = walk_to(office, register(office), "propose")
    one = case.complaint.id
    for field_key, value in (
        ("planned_completion", "明天"),
        ("planned_completion", "2026-13-01"),
        ("planned_completion", "2026-11-25T10:00:00+08:00"),
        ("compensation", "一百"),
        ("compensation", ".-5"),
        ("compensation", "十２"),
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


def test_who_was_chosen_and_is_gone_since_stands_as_typed(office: Office) -> None:
    with office.write("roster") as journal:
        home = journal.insert("household", {"building": "3", "unit": "2", "room": "501"})
    kept = residency.move_in(office, home, PersonInput("李建国", "13812345678"))
    gone = residency.move_in(office, home, PersonInput("李建国"))
    residency.merge(office, kept, gone)
    about = {"household_id": home, "building": "3", "unit": "2", "room": "501"}
    one = register(office, **about, resident_id=gone, complainant="李建国").complaint
    assert (one.household_id, one.resident_id, one.complainant) == (home, kept, "李建国")
    one = register(office, **about, resident_id=gone, complainant="李建军").complaint
    assert (one.household_id, one.resident_id, one.complainant) == (home, None, "李建军")
    one = register(office, **{**about, "household_id": 4711}, resident_id=kept).complaint
    assert (one.household_id, one.resident_id, one.place()) == (None, kept, "3-2-501")
