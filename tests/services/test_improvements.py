"""Improvements: owner, due time and effect check; what the day asks for. Risk notes as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import improvements, risks
from desktop_app.services.improvements import ImprovementInput, state_of
from desktop_app.services.office import Office
from desktop_app.services.risks import RiskInput
from tests.offices import NOW, SetClock, make_office
from tests.services.walking import register

PLAN = ImprovementInput(
    "每月检查雨水管",
    "preventive",
    "工程部每月首周逐栋检查",
    "刘强",
    NOW + timedelta(days=3),
    "对比三个月漏水投诉数",
    NOW + timedelta(days=30),
    "engineering.leak",
)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def code_of(act: object) -> str:
    with pytest.raises(KnownError) as caught:
        act()  # type: ignore[operator]
    return caught.value.code


def state(office: Office, improvement_id: int) -> str:
    return state_of(improvements.get(office, improvement_id), office.now())


def test_from_plan_to_checked_effect(office: Office, clock: SetClock) -> None:
    case = register(office)
    made = improvements.add(office, replace(PLAN, complaint_id=case.complaint.id))
    assert made.number == case.complaint.number
    assert state(office, made.id) == "open"
    assert improvements.due(office).count == 0
    clock.forward(days=4)
    assert state(office, made.id) == "overdue"
    assert [one.id for one in improvements.due(office).overdue] == [made.id]
    assert code_of(lambda: improvements.record_check(office, made.id, True, "好")) == "not_done_yet"
    assert improvements.finish(office, made.id).done_at == office.now()
    assert state(office, made.id) == "waiting"
    clock.forward(days=27)
    assert [one.id for one in improvements.due(office).checks] == [made.id]
    assert (
        code_of(lambda: improvements.record_check(office, made.id, True, " "))
        == "check_result_missing"
    )
    checked = improvements.record_check(office, made.id, False, "投诉没有减少")
    assert (checked.effective, checked.check_result) == (False, "投诉没有减少")
    assert state(office, made.id) == "ineffective"
    assert improvements.due(office).count == 0
    assert code_of(lambda: improvements.edit(office, made.id, PLAN)) == "improvement_checked"
    assert improvements.reopen(office, made.id).effective is None
    assert state(office, made.id) == "overdue"


def test_without_a_check_it_ends_when_done(office: Office) -> None:
    made = improvements.add(office, replace(PLAN, check_plan="", check_at=None))
    improvements.finish(office, made.id)
    assert state(office, made.id) == "done"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"title": " "}, "improvement_incomplete"),
        ({"owner": ""}, "improvement_incomplete"),
        ({"due_at": None}, "improvement_incomplete"),
        ({"check_plan": ""}, "check_incomplete"),
        ({"check_at": None}, "check_incomplete"),
        ({"check_at": NOW}, "check_too_early"),
        ({"kind": "other"}, "value_unfit"),
        ({"complaint_id": 99}, "source_unknown"),
        ({"incident_id": 99}, "source_unknown"),
    ],
)
def test_what_is_missing_is_refused(office: Office, wrong: dict[str, object], code: str) -> None:
    new = replace(PLAN, **wrong)  # type: ignore[arg-type]
    assert code_of(lambda: improvements.add(office, new)) == code
    assert improvements.everything(office) == ()


def test_of_an_incident_and_back_after_removal(office: Office) -> None:
    with office.write("incident") as journal:
        incident = journal.insert(
            "incident", {"number": "SJ-1", "title": "停水", "opened_at": office.now()}
        )
    made = improvements.add(office, replace(PLAN, incident_id=incident))
    assert made.incident_number == "SJ-1"
    improvements.remove(office, made.id)
    assert improvements.everything(office) == ()
    assert improvements.put_back(office, made.id) == made


@pytest.mark.parametrize(
    ("likelihood", "effect", "level"),
    [(1, 1, "low"), (2, 2, "low"), (5, 1, "middle"), (3, 3, "middle"), (2, 5, "high"),
     (3, 4, "high"), (3, 5, "extreme"), (5, 5, "extreme")],
)  # fmt: skip
def test_the_product_has_a_word(likelihood: int, effect: int, level: str) -> None:
    assert risks.level(likelihood, effect) == level


def test_risks_of_a_round(office: Office) -> None:
    case = register(office)
    complaint_id = case.complaint.id
    small = risks.add_to_case(office, complaint_id, RiskInput("工期拖延", 2, 2))
    grave = risks.add_to_case(office, complaint_id, RiskInput("顶棚掉落", 3, 5, "今天先支护"))
    assert [one.id for one in risks.of_case(office, complaint_id)] == [grave.id, small.id]
    assert (grave.round, grave.staff) == (0, "王敏")
    changed = risks.edit(office, grave.id, RiskInput("顶棚掉落", 1, 5, "已支护"))
    assert changed.likelihood == 1
    risks.remove(office, small.id)
    assert [one.id for one in risks.of_case(office, complaint_id)] == [grave.id]
    assert risks.put_back(office, small.id) == small


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (RiskInput("", 1, 1), "risk_empty"),
        (RiskInput("漏水", 0, 3), "risk_unrated"),
        (RiskInput("漏水", 3, 6), "risk_unrated"),
        (RiskInput("漏水", 5, 5, " "), "mitigation_missing"),
    ],
)
def test_a_risk_says_what_how_likely_and_what_is_done(
    office: Office, new: RiskInput, code: str
) -> None:
    case = register(office)
    assert code_of(lambda: risks.add_to_case(office, case.complaint.id, new)) == code
    assert code_of(lambda: risks.add_to_incident(office, 77, RiskInput("漏", 1, 1))) == (
        "incident_unknown"
    )
    assert risks.of_case(office, case.complaint.id) == ()
