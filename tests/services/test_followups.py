"""The follow-up calendar's rules: planning, moving, promises, completing, calling off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.case import CaseFile, FollowUp
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.services import calendar_view, cases, followups
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.followups import Completion
from desktop_app.services.office import Office
from tests.offices import NOW, SetClock, make_office

TOMORROW = NOW.replace(second=0, minute=0, hour=10) + timedelta(days=1)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def register(office: Office, **more: object) -> CaseFile:
    values: dict[str, object] = {
        "complainant": "李建国",
        "building": "3",
        "unit": "2",
        "room": "501",
    }
    return cases.register(office, Intake("楼道灯不亮", **{**values, **more}))  # type: ignore[arg-type]


def household(office: Office, room: str, name: str, preferred: str = "") -> tuple[int, int]:
    with office.write("roster") as journal:
        place = {"community": "翠湖", "building": "5", "unit": "1", "room": room}
        household_id = journal.insert("household", place)
        person = {"name": name, "phone": "13812342207", "preferred_time": preferred}
        resident_id = journal.insert("resident", person)
        office.store.execute(
            "INSERT INTO residency (household_id, resident_id, kind) VALUES (?, ?, 'owner')",
            (household_id, resident_id),
        )
    return household_id, resident_id


def promise(office: Office, case: CaseFile, due: datetime = TOMORROW) -> FollowUp:
    after = cases.log_contact(
        office, case.complaint.id, NewContact("说明安排", promise="修好路灯", promise_due=due)
    )
    return next(f for f in after.follow_ups if f.promise_id is not None)


def test_plan_puts_it_on_the_calendar(office: Office) -> None:
    case = register(office)
    made = followups.plan(
        office, "callback", TOMORROW, complaint_id=case.complaint.id, note=" 带照片 "
    )
    assert (made.kind, made.due_at, made.state) == ("callback", TOMORROW, "planned")
    assert (made.number, made.place, made.note) == (case.complaint.number, "3-2-501", "带照片")
    assert made.assignee == office.operator
    assert [f.id for f in followups.span(office, TOMORROW.date(), TOMORROW.date()).items] == [
        made.id
    ]


@pytest.mark.parametrize("due", [NOW, NOW - timedelta(seconds=1)])
def test_plan_needs_a_time_ahead(office: Office, due: datetime) -> None:
    with pytest.raises(KnownError) as caught:
        followups.plan(office, "callback", due)
    assert caught.value.code == "due_past"
    assert followups.span(office, NOW.date(), NOW.date()).items == ()


def test_move_keeps_everything_but_the_time(office: Office) -> None:
    made = followups.plan(office, "visit", TOMORROW, note="量水压")
    later = TOMORROW + timedelta(days=2)
    after = followups.move(office, made.id, later)
    assert (after.due_at, after.note, after.kind) == (later, "量水压", "visit")
    back = followups.move(office, made.id, TOMORROW)
    assert back.due_at == TOMORROW
    assert calendar_view.details(office, [made.id])[made.id].moved == 2


def test_move_into_the_past_is_refused_and_changes_nothing(office: Office) -> None:
    made = followups.plan(office, "visit", TOMORROW)
    with pytest.raises(KnownError) as caught:
        followups.move(office, made.id, NOW)
    assert caught.value.code == "due_past"
    assert followups.get(office, made.id).due_at == TOMORROW


def test_a_promise_may_come_earlier_but_not_later_unexplained(office: Office) -> None:
    follow_up = promise(office, register(office))
    earlier = TOMORROW - timedelta(hours=2)
    assert followups.move(office, follow_up.id, earlier).due_at == earlier
    assert followups.move(office, follow_up.id, TOMORROW).due_at == TOMORROW
    with pytest.raises(RefusedError) as caught:
        followups.move(office, follow_up.id, TOMORROW + timedelta(minutes=1))
    assert caught.value.code == "promise_not_explained"
    assert "修好路灯" in str(caught.value)
    assert followups.get(office, follow_up.id).due_at == TOMORROW


def test_a_promise_may_move_later_once_it_was_explained(office: Office, clock: SetClock) -> None:
    case = register(office)
    follow_up = promise(office, case)
    clock.forward(minutes=5)
    cases.log_contact(office, case.complaint.id, NewContact(reached=False))
    later = TOMORROW + timedelta(days=1)
    with pytest.raises(RefusedError):  # an unanswered call explains nothing
        followups.move(office, follow_up.id, later)
    cases.log_contact(office, case.complaint.id, NewContact("配件未到，说明需后天"))
    assert followups.move(office, follow_up.id, later).due_at == later


def test_complete_logs_a_contact_and_keeps_the_promise(office: Office) -> None:
    case = register(office)
    follow_up = promise(office, case)
    done = followups.complete(
        office, follow_up.id, Completion("已修好，业主认可", mood_after="calm")
    )
    assert (done.state, done.done_at, done.outcome) == ("done", NOW, "已修好，业主认可")
    after = office.case(case.complaint.id)
    last = after.contacts[-1]
    assert (last.said, last.mood_after, last.reached) == ("已修好，业主认可", "calm", True)
    assert after.contacts[0].promises[0].kept_at == NOW


def test_complete_needs_a_result(office: Office) -> None:
    made = followups.plan(office, "callback", TOMORROW)
    with pytest.raises(RefusedError) as caught:
        followups.complete(office, made.id, Completion("  "))
    assert caught.value.code == "outcome_missing"
    assert followups.get(office, made.id).state == "planned"


def test_unanswered_calls_are_counted_and_it_stays_open(office: Office) -> None:
    case = register(office)
    made = followups.plan(office, "callback", TOMORROW, complaint_id=case.complaint.id)
    for count in (1, 2, 3):
        after = followups.complete(
            office, made.id, Completion("无人接听", reached=False, mood_after="angry")
        )
        assert (after.unanswered, after.state) == (count, "planned")
    contacts = office.case(case.complaint.id).contacts
    assert [(c.reached, c.mood_after) for c in contacts] == [(False, "")] * 3


def test_an_unanswered_call_does_not_keep_a_promise(office: Office) -> None:
    case = register(office)
    follow_up = promise(office, case)
    followups.complete(office, follow_up.id, Completion(reached=False))
    assert office.case(case.complaint.id).contacts[0].promises[0].kept_at is None


def test_cancel_needs_a_reason_and_takes_it_off_the_calendar(office: Office) -> None:
    made = followups.plan(office, "callback", TOMORROW)
    with pytest.raises(RefusedError) as caught:
        followups.cancel(office, made.id, "  ")
    assert caught.value.code == "reason_missing"
    gone = followups.cancel(office, made.id, "重复安排")
    assert (gone.state, gone.outcome) == ("cancelled", "重复安排")
    assert followups.span(office, TOMORROW.date(), TOMORROW.date()).items == ()


def test_a_promise_cannot_be_called_off(office: Office) -> None:
    follow_up = promise(office, register(office))
    with pytest.raises(RefusedError) as caught:
        followups.cancel(office, follow_up.id, "忙")
    assert caught.value.code == "promise_stays"
    assert followups.get(office, follow_up.id).state == "planned"


def test_what_is_over_stays_as_it_is(office: Office) -> None:
    made = followups.plan(office, "callback", TOMORROW)
    followups.complete(office, made.id, Completion("好"))
    acts = (
        lambda: followups.move(office, made.id, TOMORROW + timedelta(days=1)),
        lambda: followups.complete(office, made.id, Completion("再来")),
        lambda: followups.cancel(office, made.id, "不要"),
    )
    for act in acts:
        with pytest.raises(RefusedError) as caught:
            act()
        assert caught.value.code == "follow_up_over"
    assert followups.get(office, made.id).outcome == "好"


def test_an_unknown_follow_up_is_said(office: Office) -> None:
    with pytest.raises(KnownError) as caught:
        followups.get(office, 4711)
    assert caught.value.code == "follow_up_unknown"


def test_overdue_and_mine(office: Office, clock: SetClock) -> None:
    first = followups.plan(office, "callback", TOMORROW)
    second = followups.plan(office, "callback", TOMORROW + timedelta(hours=1), assignee="李强")
    clock.at = TOMORROW + timedelta(hours=2)
    day = clock.at.date() + timedelta(days=3)
    everyone = calendar_view.read(office, day, day)
    assert [f.id for f in everyone.span.overdue] == [first.id, second.id]
    assert everyone.overdue_count == 2
    own = calendar_view.read(office, day, day, mine=True)
    assert [f.id for f in own.span.overdue] == [first.id]
    assert own.overdue_count == 1
    assert followups.count_open(office) == 2


def test_a_deleted_case_takes_its_follow_ups_out_of_sight(office: Office, clock: SetClock) -> None:
    case = register(office)
    followups.plan(office, "callback", TOMORROW, complaint_id=case.complaint.id)
    cases.delete(office, case.complaint.id)
    clock.at = TOMORROW + timedelta(days=1)
    view = calendar_view.read(office, TOMORROW.date(), TOMORROW.date())
    assert (view.span.items, view.span.overdue, view.overdue_count) == ((), (), 0)


def test_days_are_marked(office: Office) -> None:
    days = followups.span(office, date(2026, 9, 18), date(2026, 10, 10)).days
    assert days[date(2026, 9, 20)].make_up and days[date(2026, 9, 20)].working
    assert not days[date(2026, 10, 1)].working and days[date(2026, 10, 1)].name
    assert not days[date(2026, 9, 19)].working and days[date(2026, 9, 19)].name == ""
    far = followups.span(office, date(2031, 5, 1), date(2031, 5, 1)).days
    assert not far[date(2031, 5, 1)].published


def test_preferred_time_is_that_of_the_person_who_complained(office: Office) -> None:
    household_id, resident_id = household(office, "302", "李梅", "16 点后来电")
    own = register(office, household_id=household_id, resident_id=resident_id, complainant="李梅")
    other = register(office, household_id=household_id, complainant="李大山")
    named = register(office, household_id=household_id, complainant="李梅")
    ids = [
        followups.plan(office, "callback", TOMORROW, complaint_id=c.complaint.id).id
        for c in (own, other, named)
    ]
    alone = followups.plan(office, "visit", TOMORROW, household_id=household_id)
    details = calendar_view.read(office, TOMORROW.date(), TOMORROW.date()).details
    assert [details[one].preferred_time for one in ids] == ["16 点后来电", "", "16 点后来电"]
    visit = details[alone.id]
    assert (visit.place, visit.person, visit.preferred_time) == ("5-1-302", "李梅", "16 点后来电")


def test_details_of_a_promise(office: Office) -> None:
    follow_up = promise(office, register(office))
    detail = calendar_view.details(office, [follow_up.id])[follow_up.id]
    assert (detail.promise, detail.promise_due) == ("修好路灯", TOMORROW)


def test_subjects_by_number_tail_and_household(office: Office) -> None:
    household_id, _ = household(office, "302", "李梅")
    case = register(office, household_id=household_id, building="5", unit="1", room="302")
    number = case.complaint.number
    for text in (number, number.lower(), number[3:], "1121-001"):
        assert [s.number for s in calendar_view.find_subjects(office, text)] == [number]
    found = calendar_view.find_subjects(office, "5-1-302")
    assert [(s.complaint_id, s.household_id) for s in found] == [
        (case.complaint.id, household_id),
        (None, household_id),
    ]
    assert calendar_view.find_subjects(office, "3") == []
    assert calendar_view.find_subjects(office, "TS-20991231") == []


def test_a_reveal_leaves_a_trace(office: Office) -> None:
    case = register(office)
    made = followups.plan(office, "callback", TOMORROW, complaint_id=case.complaint.id)
    calendar_view.note_reveal(office, made.id)
    line = cases.history(office, case.complaint.id)[-1]
    assert (line.field, line.after) == ("reveal", office.operator)


def test_nothing_is_planned_for_a_case_in_the_bin(office: Office) -> None:
    """It would be in no calendar, and nobody would be reminded."""
    case = cases.register(office, cases.Intake("灯坏")).complaint.id
    cases.delete(office, case)
    with pytest.raises(KnownError) as caught:
        followups.plan(office, "callback", office.now() + timedelta(days=1), complaint_id=case)
    assert caught.value.code == "case_deleted"
    assert office.store.value("SELECT count(*) FROM follow_up WHERE complaint_id = ?", (case,)) == 0
