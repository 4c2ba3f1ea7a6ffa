"""The office's people: a name stands once, the operator is one of them, reveals leave a trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import cases
from desktop_app.services.office import Office
from desktop_app.services.staff import people
from desktop_app.storage import reference
from tests.offices import SetClock, make_office
from tests.services.walking import register


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path, SetClock())
    yield made
    made.close()


def test_a_name_stands_once(office: Office) -> None:
    people.add(office, "王敏")
    for name, code in (("王敏 ", "name_taken"), ("  ", "name_missing")):
        with pytest.raises(KnownError) as caught:
            people.add(office, name)
        assert caught.value.code == code
    assert [p.name for p in reference.staff(office.store)] == ["王敏"]


def test_only_staff_sit_down(office: Office) -> None:
    with pytest.raises(KnownError) as caught:
        people.sit_down(office, "陌生人")
    assert caught.value.code == "staff_unknown"
    assert office.operator == "王敏"


def test_later_writes_carry_the_operators_name(office: Office) -> None:
    people.add(office, "刘强")
    people.sit_down(office, "刘强")
    case = register(office)
    assert case.complaint.received_by == "刘强"
    assert {line.staff for line in cases.history(office, case.complaint.id)} == {"刘强"}


def test_a_reveal_leaves_a_trace_and_changes_nothing(office: Office) -> None:
    case = register(office)
    people.note_reveal(office, case.complaint.id)
    line = cases.history(office, case.complaint.id)[-1]
    assert (line.operation, line.field, line.after) == ("reveal", "reveal", "王敏")
    assert office.case(case.complaint.id) == case
