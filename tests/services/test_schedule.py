"""The plan for the weekly paper as the office keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.domain.weekly_run import WeeklyRun
from desktop_app.services.office import Office
from desktop_app.services.reports import schedule
from tests.offices import SetClock, make_office


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 11, 19, 10))


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def plan(folder: Path, *, on: bool = True) -> WeeklyRun:
    return WeeklyRun(on, 4, time(17), str(folder))


def test_kept_and_begins_when_switched_on(office: Office, clock: SetClock, tmp_path: Path) -> None:
    assert schedule.read(office) == WeeklyRun()
    schedule.save(office, plan(tmp_path))
    kept = schedule.read(office)
    assert kept.since == clock.at and kept.on and kept.at == time(17)
    clock.forward(hours=1)
    schedule.save(office, plan(tmp_path))  # another change does not begin anew
    assert schedule.read(office).since == kept.since
    assert schedule.due(office)[1] == ()
    clock.at = datetime(2026, 12, 1, 8)
    assert schedule.due(office)[1] == (datetime(2026, 11, 20, 17), datetime(2026, 11, 27, 17))


def test_done_is_remembered_one_by_one(office: Office, clock: SetClock, tmp_path: Path) -> None:
    schedule.save(office, plan(tmp_path))
    clock.at = datetime(2026, 12, 1, 8)
    for left in (1, 0):
        schedule.mark_done(office, schedule.due(office)[1][0])
        assert len(schedule.due(office)[1]) == left
    schedule.mark_done(office, datetime(2026, 11, 20, 17))  # an older one takes nothing back
    assert schedule.due(office)[1] == ()


def test_a_folder_is_needed_and_must_be_there(office: Office, tmp_path: Path) -> None:
    for folder in ("", str(tmp_path / "gone")):
        with pytest.raises(KnownError, match="文件夹"):
            schedule.save(office, WeeklyRun(True, 4, time(17), folder))
    assert not schedule.read(office).on
    schedule.save(office, WeeklyRun(False, 4, time(17), ""))
