"""The hand-over: what is due before the next shift, new cases, broken promises, notes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import cases, draftbook, followups, handover
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.followups import Completion
from desktop_app.services.office import Office
from desktop_app.services.staff import people
from tests.offices import SetClock, make_office

FRIDAY = datetime(2026, 11, 20, 17, 30)
MONDAY = datetime(2026, 11, 23, 8, 30)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(FRIDAY)


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def register(office: Office, content: str = "漏水", name: str = "李建国") -> int:
    intake = Intake(content, complainant=name, building="3", unit="2", room="501")
    return cases.register(office, intake).complaint.id


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        (FRIDAY, MONDAY),
        (datetime(2026, 11, 23, 7), MONDAY),
        (MONDAY, datetime(2026, 11, 24, 8, 30)),
        (datetime(2026, 9, 30, 17), datetime(2026, 10, 8, 8, 30)),  # over the National Day
        (datetime(2026, 10, 9, 17), datetime(2026, 10, 10, 8, 30)),  # a make-up Saturday
    ],
)
def test_the_next_shift(office: Office, clock: SetClock, now: datetime, opening: datetime) -> None:
    clock.at = now
    assert handover.next_opening(office) == opening


def test_what_is_handed_over(office: Office, clock: SetClock) -> None:
    clock.at = datetime(2026, 11, 19, 16)
    old = register(office, "旧事")
    late = followups.plan(office, "callback", datetime(2026, 11, 19, 17), complaint_id=old)
    clock.at = datetime(2026, 11, 20, 9)
    new = register(office, "电梯停运", "王芳")
    cases.log_contact(
        office, new, NewContact("说明", promise="今天修好", promise_due=datetime(2026, 11, 20, 17))
    )
    weekend = followups.plan(office, "visit", datetime(2026, 11, 21, 10), complaint_id=new)
    followups.plan(office, "survey", MONDAY, complaint_id=new)  # the next shift's own
    done = followups.plan(office, "progress", datetime(2026, 11, 20, 12), complaint_id=new)
    followups.complete(office, done.id, Completion("已告知"))
    clock.at = FRIDAY
    found = handover.read(office)
    assert (found.since, found.until) == (datetime(2026, 11, 19, 18), MONDAY)
    ids = [one.id for one in found.due]
    assert ids[0] == late.id and weekend.id in ids and found.due_count == len(ids)
    assert all(one.due_at < MONDAY and one.state == "planned" for one in found.due)
    assert [one.id for one in found.new] == [new]
    assert [(one.case_id, one.text) for one in found.owed] == [(new, "今天修好")]


def test_a_kept_promise_is_not_owed(office: Office, clock: SetClock) -> None:
    case = register(office)
    after = cases.log_contact(
        office, case, NewContact("说明", promise="修好", promise_due=FRIDAY + timedelta(hours=1))
    )
    promised = next(f for f in after.follow_ups if f.promise_id is not None)
    clock.forward(hours=2)
    assert handover.read(office).owed_count == 1
    followups.complete(office, promised.id, Completion("修好了"))
    assert handover.read(office).owed_count == 0


def test_notes_are_kept_with_their_author(office: Office, clock: SetClock) -> None:
    handover.keep_draft(office, "钥匙在")
    assert handover.draft(office).text == "钥匙在"
    handover.add_note(office, "  钥匙在前台抽屉\n3号楼停水到六点 ")
    assert handover.draft(office).text == ""
    clock.at = MONDAY
    notes = handover.read(office).notes
    assert [(one.staff, one.text) for one in notes] == [("王敏", "钥匙在前台抽屉\n3号楼停水到六点")]
    with pytest.raises(KnownError) as refused:
        handover.add_note(office, " \n ")
    assert refused.value.code == "note_empty"
    assert len(handover.read(office).notes) == 1
    clock.forward(days=10)
    assert handover.read(office).notes == ()


def test_the_text_is_whole_and_masked(office: Office, clock: SetClock) -> None:
    case = register(office, "电梯停运", "王芳霞")
    followups.plan(office, "callback", FRIDAY + timedelta(hours=2), complaint_id=case, note="带单")
    handover.add_note(office, "停水到六点")
    text = handover.plain_text(handover.read(office))
    assert "王芳霞" not in text and "王**" in text
    assert "交班人：王敏　下一班：11-23 08:30" in text
    assert "一、下一班前要办（" in text and "11-20 19:30　回访" in text and "带单" in text
    assert "二、未兑现的承诺（0 项）\n无" in text
    assert "三、上一班以来的新投诉（1 件）\n1. 11-20 17:30" in text
    assert "四、交接留言（1 条）\n1. 11-20 17:30　王敏　停水到六点" in text


def test_a_long_list_says_how_many_more(office: Office) -> None:
    for minute in range(60):
        followups.plan(office, "callback", FRIDAY + timedelta(minutes=minute + 1))
    found = handover.read(office)
    assert (found.due_count, len(found.due)) == (60, handover.MOST)
    assert "另有 10 项" in handover.plain_text(found)


def test_a_household_without_a_case_has_its_place(office: Office) -> None:
    with office.write("roster") as journal:
        place = {"community": "翠湖", "building": "5", "unit": "1", "room": "302"}
        household = journal.insert("household", place)
    followups.plan(office, "visit", FRIDAY + timedelta(hours=1), household_id=household)
    assert [one.place for one in handover.read(office).due] == ["5-1-302"]


def test_everybody_has_a_draft_of_his_own(office: Office) -> None:
    people.add(office, "李娜")
    handover.keep_draft(office, "钥匙在")
    office.operator = "李娜"
    assert handover.draft(office) == handover.Writing("李娜", "")
    handover.keep_draft(office, "雨伞还没收")
    handover.keep_draft(office, "钥匙在前台", "王敏")
    handover.add_note(office, "雨伞还没收齐")
    assert handover.draft(office).text == ""
    office.operator = "王敏"
    assert handover.draft(office) == handover.Writing("王敏", "钥匙在前台")


def test_a_draft_of_the_whole_office_goes_to_who_comes_first(office: Office) -> None:
    """One that was kept before drafts had writers is not lost, nor shown twice."""
    draftbook.keep(office, handover.DRAFT, {"text": "水表读数没抄"})
    assert handover.draft(office).text == "水表读数没抄"
    office.operator = "李娜"
    assert handover.draft(office).text == ""
    office.operator = "王敏"
    assert handover.draft(office).text == "水表读数没抄"
