"""The supervisor's score: only on ended cases, only by those above, apart from the resident's word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import cases, quality
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.office import Office
from desktop_app.services.staff import people
from tests.offices import make_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path)
    people.add(made, "王敏")
    people.add(made, "周主管", "supervisor")
    yield made
    made.close()


@pytest.fixture
def ended(office: Office) -> int:
    case = cases.register(office, Intake("漏水"))
    cases.log_contact(office, case.complaint.id, NewContact("住户说不用了"))
    cases.withdraw(office, case.complaint.id, "住户自己修好了")
    return case.complaint.id


def test_a_supervisor_scores_and_takes_the_score_back(office: Office, ended: int) -> None:
    people.sit_down(office, "周主管")
    scored = quality.score(office, ended, 4, " 回话及时 ")
    assert (scored.complaint.quality_score, scored.complaint.quality_note) == (4, "回话及时")
    assert scored.complaint.satisfaction == ""
    assert {line.field for line in cases.history(office, ended)} >= {"quality_score"}
    taken = quality.score(office, ended, None, "x")
    assert (taken.complaint.quality_score, taken.complaint.quality_note) == (None, "")


def test_the_front_desk_does_not_score_itself(office: Office, ended: int) -> None:
    people.sit_down(office, "王敏")
    with pytest.raises(KnownError) as refused:
        quality.score(office, ended, 5, "")
    assert refused.value.code == "role_needed"
    assert office.case(ended).complaint.quality_score is None


@pytest.mark.parametrize("points", [0, 6, -1])
def test_points_run_from_one_to_five(office: Office, ended: int, points: int) -> None:
    people.sit_down(office, "周主管")
    with pytest.raises(KnownError) as refused:
        quality.score(office, ended, points, "")
    assert refused.value.code == "score_out_of_range"


def test_a_running_case_is_not_scored(office: Office) -> None:
    people.sit_down(office, "周主管")
    case = cases.register(office, Intake("漏水"))
    with pytest.raises(KnownError) as refused:
        quality.score(office, case.complaint.id, 3, "")
    assert refused.value.code == "case_running"
