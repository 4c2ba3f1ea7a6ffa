"""Reminders: each follow-up once, over restart and sleep, again after a move, nothing personal."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.services import cases, followups, reminders
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.followups import Completion
from desktop_app.services.office import Office
from tests.offices import NOW, SetClock, make_office


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def case(office: Office) -> int:
    intake = Intake(
        "漏水", complainant="李建国", phone="13812342207", building="3", unit="2", room="501"
    )
    return cases.register(office, intake).complaint.id


def test_told_once_a_quarter_of_an_hour_before(office: Office, clock: SetClock) -> None:
    planned = followups.plan(office, "callback", NOW + timedelta(minutes=40))
    assert reminders.take(office) == ()
    clock.forward(minutes=24, seconds=59)
    assert reminders.take(office) == ()
    clock.forward(seconds=1)
    assert [one.id for one in reminders.take(office)] == [planned.id]
    assert reminders.take(office) == ()
    clock.forward(minutes=30)
    assert reminders.take(office) == ()


def test_sleep_and_restart_lose_nothing(tmp_path: Path, clock: SetClock) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    office = make_office(folder, clock)
    early = followups.plan(office, "callback", NOW + timedelta(hours=1))
    later = followups.plan(office, "survey", NOW + timedelta(hours=9))
    office.close()
    clock.forward(hours=8, minutes=50)
    again = make_office(folder, clock)
    try:
        assert [one.id for one in reminders.take(again)] == [early.id, later.id]
    finally:
        again.close()
    third = make_office(folder, clock)
    try:
        assert reminders.take(third) == ()
    finally:
        third.close()


def test_moved_to_later_it_is_told_again(office: Office, clock: SetClock) -> None:
    planned = followups.plan(office, "callback", NOW + timedelta(minutes=10))
    assert len(reminders.take(office)) == 1
    followups.move(office, planned.id, NOW + timedelta(hours=3))
    assert reminders.take(office) == ()
    clock.forward(hours=2, minutes=50)
    assert [one.id for one in reminders.take(office)] == [planned.id]


def test_what_is_over_or_deleted_is_not_told_of(office: Office, clock: SetClock) -> None:
    done = followups.plan(office, "callback", NOW + timedelta(minutes=5))
    off = followups.plan(office, "callback", NOW + timedelta(minutes=6))
    gone = case(office)
    hidden = followups.plan(office, "callback", NOW + timedelta(minutes=7), complaint_id=gone)
    followups.complete(office, done.id, Completion("好"))
    followups.cancel(office, off.id, "重复")
    office.store.execute(
        "UPDATE complaint SET deleted_at = '2026-11-21 14:40:00' WHERE id = ?", (gone,)
    )
    clock.forward(hours=1)
    assert reminders.due(office) == ()
    office.store.execute("UPDATE complaint SET deleted_at = NULL")
    assert [one.id for one in reminders.due(office)] == [hidden.id]


def test_nothing_personal_is_in_a_reminder(office: Office, clock: SetClock) -> None:
    number = case(office)
    cases.log_contact(
        office,
        number,
        NewContact("说明", promise="给李建国修好", promise_due=NOW + timedelta(hours=1)),
    )
    clock.forward(hours=2)
    found = [one for one in reminders.due(office) if one.promise]
    assert [(one.place, one.promise) for one in found] == [("3-2-501", True)]
    assert "李建国" not in str(dataclasses.asdict(found[0]))


def test_reminding_leaves_no_act_behind(office: Office, clock: SetClock) -> None:
    followups.plan(office, "callback", NOW + timedelta(minutes=5))
    office.take_changes()
    before = office.store.value("SELECT count(*) FROM operation")
    assert reminders.take(office)
    assert office.store.value("SELECT count(*) FROM operation") == before
    assert not office.take_changes()
    stamp = office.store.value("SELECT reminded_at FROM follow_up")
    assert datetime.fromisoformat(str(stamp)) == NOW
