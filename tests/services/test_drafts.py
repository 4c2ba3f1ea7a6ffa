"""Drafts: kept as typed, dropped when empty, gone once the complaint is registered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import cases, draftbook, followups, outcome_words, plan_words, undo
from desktop_app.services.office import Office
from tests.offices import SetClock, make_office
from tests.services.walking import register

VALUES = {"content": "楼上漏水 😀\n'\"; --", "room": "501", "household_id": 7, "mood": None}


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
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


def test_words_that_were_saved_come_back_when_that_is_taken_back(office: Office) -> None:
    draftbook.keep(office, "intake:1", VALUES)
    case = cases.register(office, cases.Intake("楼上漏水", draft_key="intake:1"))
    done = undo.latest(office)
    assert draftbook.intakes(office) == [] and draftbook.get(office, "intake:1") is None
    taken_back = undo.take_back(office, done)
    assert taken_back.drafts == ("intake:1",)
    assert [draft.values for draft in draftbook.intakes(office)] == [VALUES]
    query = "SELECT deleted_at FROM complaint WHERE id = ?"
    assert office.store.value(query, (case.complaint.id,)) is not None
    cases.register(office, cases.Intake("楼上漏水，厨房", draft_key="intake:1"))
    assert draftbook.intakes(office) == []


def test_what_was_begun_meanwhile_stays(office: Office) -> None:
    case = register(office)
    draftbook.keep(office, "contact:1", {"said": "约好明天去"})
    cases.log_contact(office, case.complaint.id, cases.NewContact("约好明天去"))
    draftbook.set_aside(office, "contact:1")
    done = undo.latest(office)
    draftbook.keep(office, "contact:1", {"said": "又来电"})
    assert undo.take_back(office, done).drafts == ()
    found = draftbook.get(office, "contact:1")
    assert found is not None and found.values == {"said": "又来电"}


def test_what_had_to_wait_comes_when_its_place_is_free(
    tmp_path: Path, office: Office, clock: SetClock
) -> None:
    key, case = "contact:1", register(office).complaint.id

    def said() -> str:
        found = draftbook.get(office, key)
        return str(found.values["said"]) if found else ""

    def logged(text: str) -> int:
        draftbook.keep(office, key, {"said": text})
        cases.log_contact(office, case, cases.NewContact(text))
        draftbook.set_aside(office, key)
        return undo.latest(office)

    first = logged("约好明天去")
    draftbook.keep(office, key, {"said": "又来电"})
    undo.take_back(office, first)
    assert said() == "又来电"
    second = logged("又来电")
    assert said() == "约好明天去"
    undo.take_back(office, second)
    assert said() == "约好明天去"
    draftbook.keep(office, key, {"said": ""})
    assert said() == "又来电"
    draftbook.drop(office, key)
    assert said() == ""

    third = logged("第三次")
    draftbook.keep(office, key, {"said": "第四次"})
    undo.take_back(office, third)
    clock.forward(hours=1)
    office.close()
    again = make_office(tmp_path, clock)
    draftbook.forget_aside(again)
    draftbook.drop(again, key)
    found = draftbook.get(again, key)
    assert found is not None and found.values == {"said": "第三次"}
    again.close()


def test_an_outcome_that_is_taken_back_is_a_draft_again(office: Office, clock: SetClock) -> None:
    case = register(office)
    planned = followups.plan(
        office, "callback", clock.at + timedelta(hours=1), complaint_id=case.complaint.id
    )
    outcome_words.keep(office, planned.id, "业主说满意")
    followups.complete(office, planned.id, followups.Completion("业主说满意"))
    assert outcome_words.read(office, planned.id) == ""
    undo.take_back(office, undo.latest(office))
    assert outcome_words.read(office, planned.id) == "业主说满意"


def test_what_was_set_aside_goes_with_the_next_session(
    tmp_path: Path, office: Office, clock: SetClock
) -> None:
    draftbook.keep(office, "intake:1", VALUES)
    cases.register(office, cases.Intake("楼上漏水", draft_key="intake:1"))
    draftbook.forget_aside(office)  # of this session it is kept
    assert office.store.value("SELECT count(*) FROM draft") == 1
    office.close()
    again = make_office(tmp_path, clock)
    draftbook.keep(again, "intake:2", VALUES)
    draftbook.forget_aside(again)
    assert [row["key"] for row in again.store.rows("SELECT key FROM draft")] == ["intake:2"]
    again.close()


def test_plans_that_were_begun_belong_to_who_began_them(office: Office) -> None:
    plan_words.keep(office, "A", "case:1", {"note": "带上师傅"})
    plan_words.keep(office, "A:case", "1", {"note": "别人的"})
    office.operator = "A"
    assert plan_words.read(office, "case:1").words == {"note": "带上师傅"}
    assert plan_words.read(office, "").about == "case:1"
    assert plan_words.read(office, "case:2").words == {}
    plan_words.keep(office, None, "case:1", {"note": ""})
    assert plan_words.read(office, "").words == {}


def test_a_plan_of_the_time_before_goes_to_who_asks_first(office: Office) -> None:
    draftbook.keep(office, plan_words.OLD, {"whom": "3-2-501"})
    office.operator = "A"
    assert plan_words.read(office, "").words == {"whom": "3-2-501"}
    office.operator = "B"
    assert plan_words.read(office, "").words == {}
