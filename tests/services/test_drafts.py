"""Drafts: kept as typed, dropped when empty, gone once the complaint is registered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import draftbook
from desktop_app.services.office import Office
from tests.offices import SetClock, make_office
from tests.services.walking import quick_office, register

VALUES = {"content": "楼上漏水 😀\n'\"; --", "room": "501", "household_id": 7, "mood": None}


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = quick_office(tmp_path, clock)
    yield made
    made.close()


def test_a_draft_comes_back_as_typed_after_a_restart(
    tmp_path: Path, office: Office, clock: SetClock
) -> None:
    kept = draftbook.keep(office, "intake:1", VALUES)
    assert kept is not None and kept.updated_at == clock.at
    office.close()
    again = make_office(tmp_path, clock)
    found = draftbook.get(again, "intake:1")
    assert found is not None and found.values == VALUES
    again.close()


@pytest.mark.parametrize(
    "values", [{}, {"content": " \n"}, {"content": "", "unit": None, "x": False}]
)
def test_a_draft_without_text_is_dropped(office: Office, values: dict[str, object]) -> None:
    draftbook.keep(office, "intake:1", VALUES)
    assert draftbook.keep(office, "intake:1", values) is None
    assert draftbook.get(office, "intake:1") is None


def test_intakes_come_newest_first_and_alone(office: Office, clock: SetClock) -> None:
    draftbook.keep(office, "intake:1", {"content": "一"})
    clock.forward(minutes=1)
    draftbook.keep(office, "intake:2", {"content": "二"})
    draftbook.keep(office, "intak", {"content": "x"})
    draftbook.keep(office, "case:1", {"content": "x"})
    clock.forward(minutes=1)
    draftbook.keep(office, "intake:1", {"content": "一改"})
    assert [(d.key, d.values["content"]) for d in draftbook.intakes(office)] == [
        ("intake:1", "一改"), ("intake:2", "二"),
    ]  # fmt: skip
    draftbook.drop(office, "intake:1")
    draftbook.drop(office, "none")
    assert [d.key for d in draftbook.intakes(office)] == ["intake:2"]


def test_registering_takes_its_draft_away_and_a_refusal_keeps_it(office: Office) -> None:
    draftbook.keep(office, "intake:1", VALUES)
    draftbook.keep(office, "intake:2", VALUES)
    with pytest.raises(KnownError):
        register(office, content=" ", draft_key="intake:1")
    assert len(draftbook.intakes(office)) == 2
    register(office, draft_key="intake:1")
    assert [d.key for d in draftbook.intakes(office)] == ["intake:2"]
