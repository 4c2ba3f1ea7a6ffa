"""The day at a glance on a real office: what is late, due, promised, waited for, handed over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain import periods
from desktop_app.domain.case import Status
from desktop_app.domain.workcalendar import Day, WorkCalendar
from desktop_app.services import cases, followups, today
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.office import Office
from desktop_app.services.reports import figures
from desktop_app.services.sample.build import build
from desktop_app.services.today import unmanned
from tests.offices import NOW, SetClock, make_office


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def register(office: Office, content: str = "漏水", **more: object) -> int:
    return cases.register(office, Intake(content, **more)).complaint.id  # type: ignore[arg-type]


def test_a_new_office_is_a_first_run(office: Office) -> None:
    day = today.read(office)
    assert day.first_run
    assert day.figures == today.Figures()


def test_a_household_alone_ends_the_first_run(office: Office) -> None:
    with office.write("test") as journal:
        journal.insert("household", {"building": "3", "room": "501"})
    assert not today.read(office).first_run


def test_overdue_and_due_do_not_overlap(office: Office, clock: SetClock) -> None:
    early = register(office)
    due_at = office.case(early).complaint.due_at
    assert due_at is not None and due_at.date() == NOW.date()
    day = today.read(office)
    assert [one.id for one in day.due.items] == [early]
    assert day.overdue.count == 0
    clock.at = due_at + timedelta(minutes=10)
    late = register(office)
    day = today.read(office)
    assert [one.id for one in day.overdue.items] == [early]
    assert [one.id for one in day.due.items] == [late]
    assert day.figures.overdue == 1
    assert day.figures.open == 2


def test_a_case_due_this_very_second_is_not_late(office: Office, clock: SetClock) -> None:
    one = register(office)
    due_at = office.case(one).complaint.due_at
    assert due_at is not None
    clock.at = due_at
    day = today.read(office)
    assert (day.overdue.count, day.due.count) == (0, 1)
    clock.forward(seconds=1)
    day = today.read(office)
    assert (day.overdue.count, day.due.count) == (1, 0)


def test_lists_are_short_and_counts_are_whole(office: Office, clock: SetClock) -> None:
    for _ in range(today.SHOWN + 3):
        register(office)
    clock.forward(days=30)
    day = today.read(office)
    assert len(day.overdue.items) == today.SHOWN
    assert day.overdue.count == today.SHOWN + 3


def test_deleted_cases_are_nowhere(office: Office, clock: SetClock) -> None:
    one = register(office)
    cases.log_contact(
        office, one, NewContact("好", promise="修", promise_due=office.now() + timedelta(hours=1))
    )
    cases.delete(office, one)
    clock.forward(hours=3)
    day = today.read(office)
    assert (day.overdue.count, day.due.count, day.promises.count) == (0, 0, 0)
    assert day.hand_over == () and day.hand_over_count == 0
    assert day.figures == today.Figures()


def test_promises_and_callbacks_are_told_apart(office: Office, clock: SetClock) -> None:
    one = register(office)
    cases.log_contact(
        office, one, NewContact("好", promise="今晚到", promise_due=NOW + timedelta(hours=2))
    )
    later = followups.plan(office, "callback", NOW + timedelta(hours=3), complaint_id=one)
    followups.plan(office, "callback", NOW + timedelta(days=1), complaint_id=one)
    day = today.read(office)
    assert [item.title for item in day.promises.items] == ["今晚到"]
    assert [item.id for item in day.callbacks.items] == [later.id]
    clock.forward(days=2)
    assert today.read(office).callbacks.count == 2


def test_a_kept_promise_is_gone(office: Office) -> None:
    one = register(office)
    cases.log_contact(
        office, one, NewContact("好", promise="今晚到", promise_due=NOW + timedelta(hours=2))
    )
    follow_up = today.read(office).promises.items[0]
    followups.complete(office, follow_up.id, followups.Completion("已到场"))
    assert today.read(office).promises.count == 0


def test_who_is_waited_for(office: Office) -> None:
    one = register(office)
    cases.hold(office, one, "等待配件", NOW + timedelta(days=3))
    register(office)
    waiting = today.read(office).waiting
    assert waiting.count == 1
    assert waiting.items[0].status is Status.ON_HOLD
    assert waiting.items[0].hold_reason == "等待配件"


def test_the_hand_over_holds_what_was_written_after_hours(office: Office, clock: SetClock) -> None:
    friday = datetime(2026, 11, 20)
    clock.at = friday.replace(hour=17, minute=59)
    before = register(office, "下班前")
    clock.at = friday.replace(hour=21)
    night = register(office, "夜里停水")
    clock.at = friday.replace(hour=22)
    cases.log_contact(office, before, NewContact("已通知值班"))
    clock.at = datetime(2026, 11, 23, 9, 0)
    register(office, "周一上班后")
    day = today.read(office)
    assert day.hand_over_from == friday.replace(hour=18)
    assert [(one.kind, one.complaint_id, one.text) for one in day.hand_over] == [
        ("contact", before, "已通知值班"),
        ("case", night, "夜里停水"),
    ]
    assert day.hand_over_count == 2


@pytest.mark.parametrize(
    ("now", "start", "end"),
    [
        # A Tuesday at work, a Tuesday before the opening, a Saturday, the Monday after it.
        ("2026-11-24 10:00", "2026-11-23 18:00", "2026-11-24 08:30"),
        ("2026-11-24 07:00", "2026-11-23 18:00", "2026-11-24 07:00"),
        ("2026-11-21 14:00", "2026-11-20 18:00", "2026-11-21 14:00"),
        ("2026-11-23 10:00", "2026-11-20 18:00", "2026-11-23 08:30"),
    ],
)
def test_the_stretch_without_anybody_at_the_desk(now: str, start: str, end: str) -> None:
    found = unmanned(WorkCalendar(), datetime.fromisoformat(now))
    assert found == (datetime.fromisoformat(start), datetime.fromisoformat(end))


def test_a_make_up_saturday_is_a_working_day() -> None:
    saturday = datetime(2026, 10, 10)
    calendar = WorkCalendar({saturday.date(): Day(True)})
    start, _ = unmanned(calendar, saturday + timedelta(days=1, hours=10))
    assert start == saturday.replace(hour=18)


def test_the_week_begins_on_monday(office: Office, clock: SetClock) -> None:
    clock.at = datetime(2026, 11, 15, 23, 59)
    register(office)
    clock.at = datetime(2026, 11, 16, 0, 0)
    register(office)
    gone = register(office)
    cases.log_contact(office, gone, NewContact("业主撤诉"))
    cases.withdraw(office, gone, "业主撤诉")
    clock.at = NOW
    assert today.read(office).figures.received == 1


def test_the_line_of_figures_is_that_of_the_weekly_summary(office: Office) -> None:
    build(office, 150, 5)
    seen = today.read(office).figures
    counted = figures.compute(office, periods.week_of(office.now().date()))
    facts = {key: counted.facts.count(key) for key in ("received", "completed", "answered")}
    assert facts == {
        "received": seen.received,
        "completed": seen.closed,
        "answered": seen.answered,
    }
    assert min(facts.values()) > 0
