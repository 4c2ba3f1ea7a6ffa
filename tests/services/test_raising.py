"""Extensions, proposals of 重大 and the view of raised cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.views import BUILT_IN
from desktop_app.services import casebook, cases, extending, proposals, queue, undo, why
from desktop_app.services.cases import NewContact
from desktop_app.services.office import Office
from tests.offices import SetClock, make_office
from tests.services.walking import register


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def household(office: Office) -> int:
    with office.write("home") as journal:
        return journal.insert(
            "household", {"community": "锦绣", "building": "3", "unit": "2", "room": "501"}
        )


def test_running_clocks_can_be_extended_by_working_days(office: Office, clock: SetClock) -> None:
    one = register(office).complaint.id
    found = {choice.clock: choice for choice in extending.choices(office, one)}
    assert not any(choice.told for choice in found.values())
    due = office.case(one).complaint.due_at
    assert due == min(choice.due_at for choice in found.values())
    # Saturday: one working day on is Monday's closing, three are Wednesday's.
    assert [f"{at:%m-%d %H:%M}" for _, at in found["handover"].quick] == [
        "11-23 18:00",
        "11-25 18:00",
    ]
    cases.log_contact(office, one, NewContact("来不及"))
    assert all(choice.told for choice in extending.choices(office, one))
    assert "response" not in {choice.clock for choice in extending.choices(office, one)}
    cases.hold(office, one, "等", clock.at + timedelta(days=1))
    assert extending.choices(office, one) == ()


def test_the_third_complaint_is_proposed_until_it_is_declined(office: Office) -> None:
    home = household(office)
    known = {"household_id": home, "category": "engineering.leak"}
    register(office, **known)
    second = register(office, **known).complaint.id
    assert casebook.read(office, second).proposal is None
    third = register(office, **known).complaint.id
    proposal = casebook.read(office, third).proposal
    assert proposal is not None and proposal.rule == "repeat"
    assert "第 3 次" in str(proposal.sentence)
    proposals.decline(office, third, "repeat")
    read = casebook.read(office, third)
    assert read.proposal is None
    assert any("不采纳" in str(event.title) for event in read.events)
    undo.undo_last(office)
    assert casebook.read(office, third).proposal == proposal
    # Another case of the household asks for itself.
    assert casebook.read(office, register(office, **known).complaint.id).proposal is not None


def test_severity_or_raising_answers_a_proposal(office: Office) -> None:
    home = household(office)
    known = {"household_id": home, "category": "engineering.leak"}
    for _ in range(3):
        one = register(office, **known).complaint.id
    cases.escalate(office, one, "supervisor", "第三次")
    assert casebook.read(office, one).proposal is None
    other = register(office, **known).complaint.id
    cases.edit(office, other, {"severity": "critical"})
    assert casebook.read(office, other).proposal is None


def test_a_month_is_another_reason_than_a_repeat(office: Office, clock: SetClock) -> None:
    home = household(office)
    known = {"household_id": home, "category": "engineering.leak"}
    for _ in range(3):
        one = register(office, **known).complaint.id
    with office.write("judge") as journal:
        journal.update("complaint", one, {"validity": "valid"})
    proposals.decline(office, one, "repeat")
    clock.forward(days=31)
    proposal = casebook.read(office, one).proposal
    assert proposal is not None and proposal.rule == "month"


def test_raised_cases_have_their_view(office: Office) -> None:
    one = register(office).complaint.id
    register(office)
    wanted = queue.query(office, BUILT_IN["escalated"].filter)
    assert queue.ids(office, wanted) == []
    cases.escalate(office, one, "manager", "要赔偿")
    assert queue.ids(office, wanted) == [one]


def test_the_step_is_explained_by_the_offices_rule_once_its_clock_has_stopped(
    office: Office,
) -> None:
    one = register(office, severity="critical").complaint.id
    assert "step" not in {found.clock for found in why.explain(office, one)}
    cases.log_contact(office, one, NewContact("已联系"))
    found = why.explain_one(office, one, "step")
    assert found.due.at == found.at == office.case(one).entries[-1].due_at
    assert str(found.limit) == "5 分钟"
