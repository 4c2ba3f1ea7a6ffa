"""The sample office: believable, sound, the same for the same seed, only into an empty folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.case import Status
from desktop_app.domain.errors import KnownError
from desktop_app.domain.guards import missing
from desktop_app.services import cases, households
from desktop_app.services.office import Office
from desktop_app.services.safety import doctor
from desktop_app.services.sample.build import build
from desktop_app.storage import reference
from tests.offices import SetClock, make_office
from tests.services.walking import register

TABLES = ("staff", "household", "resident", "residency", "complaint", "complaint_text", "step_entry",
          "step_value", "step_tick", "contact", "promise", "follow_up", "rework", "clock_run")  # fmt: skip


def content(office: Office) -> dict[str, list[dict[str, object]]]:
    return {table: office.store.rows(f"SELECT * FROM {table}") for table in TABLES}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path, SetClock())
    yield made
    made.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = make_office(tmp_path_factory.mktemp("sample"), SetClock())
    assert build(made, 240, seed=1) == 240
    yield made
    made.close()


def test_the_same_seed_makes_the_same_office(tmp_path: Path) -> None:
    made = []
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        (tmp_path / name).mkdir()
        office = make_office(tmp_path / name, SetClock())
        build(office, 40, seed=seed)
        made.append(content(office))
        office.close()
    assert made[0] == made[1]
    assert made[0] != made[2]


def test_the_doctor_finds_nothing(sample: Office) -> None:
    assert [f.code for f in doctor.examine(sample) if not f.ok] == []


def test_it_looks_like_an_office(sample: Office) -> None:
    statuses = Counter(row["status"] for row in sample.store.rows("SELECT status FROM complaint"))
    assert statuses["closed"] > 120
    assert sum(n for status, n in statuses.items() if status != "closed") >= 10
    assert sample.store.value("SELECT count(*) FROM rework") > 0
    assert sample.store.value("SELECT count(DISTINCT category) FROM complaint") > 8
    assert households.count(sample) > 100
    assert sample.operator in [person.name for person in reference.staff(sample.store)]


def test_nobody_acts_before_the_intake_or_after_now(sample: Office) -> None:
    for row in sample.store.rows("SELECT id FROM complaint"):
        case = sample.case(row["id"])
        moments = [e.entered_at for e in case.entries] + [c.at for c in case.contacts]
        assert min(moments) >= case.complaint.received_at
        assert max(moments) <= sample.now()
        if case.complaint.status is Status.CLOSED:
            assert case.complaint.satisfaction in ("A", "B")
        stays = [e.entered_at for e in case.entries]
        assert stays == sorted(stays)


def test_work_goes_on_in_it(sample: Office) -> None:
    row = sample.store.row("SELECT id FROM complaint WHERE outcome = '' LIMIT 1")
    assert row is not None
    assert missing(sample.case(row["id"]), sample.now())
    highest = sample.store.value(
        "SELECT max(number) FROM complaint WHERE number LIKE 'TS-20261121-%'"
    )
    new = register(sample).complaint
    assert highest is None or new.number > highest
    cases.delete(sample, new.id)


@pytest.mark.parametrize("what", ["complaint", "household", "bin"])
def test_it_refuses_a_folder_with_data(empty: Office, what: str) -> None:
    if what == "household":
        empty.store.insert("household", {"room": "501"})
    else:
        one = register(empty).complaint.id
        if what == "bin":
            cases.delete(empty, one)
    before = content(empty)
    with pytest.raises(KnownError) as caught:
        build(empty, 5)
    assert caught.value.code == "office_not_empty"
    assert content(empty) == before


def test_an_empty_sample_has_flats_and_people_only(empty: Office) -> None:
    assert build(empty, 0) == 0
    assert households.count(empty) > 100
