"""Similar cases out of the database, and what is known of residents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import cases, intake_help, residents, similar, undo
from desktop_app.services.office import Office
from tests.offices import SetClock, make_office
from tests.services.walking import pass_step, register


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def solved(office: Office, content: str, **more: object) -> int:
    case = register(office, content=content, **more)
    while not case.complaint.outcome:
        case = pass_step(office, case)
    return case.complaint.id


def test_only_closed_cases_with_what_worked(office: Office) -> None:
    leak = solved(office, "卫生间顶棚漏水", category="engineering.leak", building="3")
    other = solved(office, "电梯按钮坏", category="facility.elevator")
    deleted = solved(office, "卫生间漏水", category="engineering.leak")
    cases.delete(office, deleted)
    register(office, content="卫生间漏水", category="engineering.leak")  # still open
    one = register(office, content="卫生间又漏水", category="engineering.leak", building="3")
    found = similar.like(office, one.complaint.id)
    assert [case.id for case in found] == [leak]
    assert found[0].short_term and found[0].satisfaction == "A" and found[0].rounds == 0
    assert other not in {case.id for case in found}


def test_preferences_are_kept_traced_and_can_be_undone(office: Office) -> None:
    with office.write("people") as journal:
        one = journal.insert("resident", {"name": "李建国"})
    assert residents.set_preferences(office, one, " 晚上 7 点后 ", "先发微信\n")
    row = office.store.row("SELECT preferred_time, note FROM resident WHERE id = ?", (one,))
    assert row == {"preferred_time": "晚上 7 点后", "note": "先发微信"}
    traced = "SELECT field, after FROM audit WHERE entity = 'resident' AND field <> '+'"
    lines = office.store.rows(traced)
    assert {(line["field"], line["after"]) for line in lines} == {
        ("preferred_time", "晚上 7 点后"),
        ("note", "先发微信"),
    }
    assert not residents.set_preferences(office, one, "晚上 7 点后", "先发微信")
    assert undo.undo_last(office) is not None
    assert office.store.value("SELECT note FROM resident WHERE id = ?", (one,)) == ""


def test_preferences_too_long_or_of_nobody_are_refused(office: Office) -> None:
    with pytest.raises(KnownError) as caught:
        residents.set_preferences(office, 99, "", "")
    assert caught.value.code == "resident_unknown"
    with office.write("people") as journal:
        one = journal.insert("resident", {"name": "李建国"})
    with pytest.raises(KnownError) as caught:
        residents.set_preferences(office, one, "晚" * 61, "")
    assert caught.value.code == "text_too_long"


def test_while_taking_down_only_what_tells_what_was_done(office: Office) -> None:
    leak = solved(office, "卫生间顶棚漏水", category="engineering.leak", building="3")
    with office.write("test") as journal:
        mute = solved(office, "卫生间顶棚漏水到灯里", category="engineering.leak")
        for column in ("result", "short_term"):
            journal.update("complaint_text", mute, {column: ""})
    assert [one.id for one in similar.like_text(office, "卫生间又漏水")] == [leak]
    assert similar.like_text(office, "漏水") == ()  # too little to be like anything
    advice = intake_help.advise(office, "卫生间又漏水", "engineering.leak", None, "", "3")
    assert [one.id for one in advice.solved] == [leak]
