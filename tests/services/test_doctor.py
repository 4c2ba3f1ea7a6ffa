"""The doctor finds each kind of damage, names the cases, and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.office import Office
from desktop_app.services.operations import Cancelled, Progress
from desktop_app.services.safety import doctor
from tests.offices import make_office, unseal
from tests.services.walking import pass_step, register


def _four_cases(office: Office) -> None:
    for _ in range(3):
        register(office)
    case = register(office)
    while not case.complaint.outcome:
        case = pass_step(office, case)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path, fill=_four_cases)
    yield made
    made.close()


def found(office: Office) -> dict[str, tuple[str, ...]]:
    return {f.code: f.numbers for f in doctor.examine(office) if not f.ok}


NUMBER = "TS-20261121-002"


def test_a_sound_office_has_no_findings(office: Office) -> None:
    findings = doctor.examine(office)
    assert all(finding.ok for finding in findings)
    assert {"file", "references", "status", "steps", "audit", "calendar"} <= {
        f.code for f in findings
    }
    assert all(str(finding.message) for finding in findings)


@pytest.mark.parametrize(
    ("sql", "codes"),
    [
        ("UPDATE complaint SET status = 'closed' WHERE id = 2", {"status"}),
        ("UPDATE complaint SET status = 'nonsense' WHERE id = 2", {"status"}),
        ("UPDATE complaint SET outcome = 'nonsense' WHERE id = 2", {"status", "steps"}),
        ("UPDATE complaint SET due_at = '2030-01-01 00:00:00' WHERE id = 2", {"status"}),
        ("UPDATE complaint SET due_at = 'bald' WHERE id = 2", {"status"}),
        ("UPDATE complaint SET step_key = 'follow' WHERE id = 2", {"status", "steps"}),
        ("UPDATE complaint SET step_key = 'nowhere' WHERE id = 2", {"status", "steps"}),
        ("DELETE FROM complaint_text WHERE complaint_id = 2", {"status", "search"}),
        ("DELETE FROM step_entry WHERE complaint_id = 2", {"steps"}),
        ("DELETE FROM clock_run WHERE complaint_id = 2", {"status"}),
        ("UPDATE complaint SET workflow_id = 99 WHERE id = 2", {"status", "references"}),
        ("DELETE FROM audit WHERE entity = 'complaint' AND entity_id = 2", {"audit", "chain"}),
        ("UPDATE complaint SET household_id = 99 WHERE id = 2", {"references"}),
        ("UPDATE contact SET entry_id = 99", {"references"}),
        ("DELETE FROM calendar_year WHERE year = 2026", {"calendar"}),
    ],
)
def test_damage_is_found_and_named(office: Office, sql: str, codes: set[str]) -> None:
    office.store.execute("PRAGMA foreign_keys = OFF")
    unseal(office.store)
    assert office.store.execute(sql) > 0
    office._rules = None
    before = office.store.value("SELECT count(*) FROM operation")
    told = found(office)
    assert set(told) >= codes and set(told) <= codes | {"status"}
    for code in codes & {"status", "steps", "audit"}:
        assert NUMBER in told[code]
        assert "TS-20261121-001" not in told[code]
    assert office.store.value("SELECT count(*) FROM operation") == before


def test_an_ended_case_that_still_stands_in_a_step(office: Office) -> None:
    office.store.execute(
        "UPDATE step_entry SET left_at = NULL WHERE complaint_id = 4 AND step_key = 'follow'"
    )
    assert found(office)["steps"] == ("TS-20261121-004",)


def test_a_broken_template_does_not_stop_the_doctor(office: Office) -> None:
    office.store.execute("UPDATE workflow SET document = 'x = ['")
    office.workflows._parsed.clear()
    assert len(found(office)["status"]) == 4


def test_it_can_be_cancelled(office: Office) -> None:
    progress = Progress(lambda *_: None)
    progress.cancel()
    with pytest.raises(Cancelled):
        doctor.examine(office, progress)
