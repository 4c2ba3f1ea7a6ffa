"""The office: seeded lists and calendar, changes told once, rules that are never stale."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import seeds
from desktop_app.services.office import Office
from desktop_app.services.seeds import WORKFLOWS
from desktop_app.services.staff import people
from desktop_app.storage import reference, settings
from tests.offices import RESOURCES, SetClock, make_office
from tests.services.walking import register


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path, SetClock())
    yield made
    made.close()


def days_of(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_day_of_the_calendar_is_the_published_one(
    office: Office, shared_data: Path, year: int
) -> None:
    table = shared_data / "ics" / "holiday-cn" / f"{year}.json"
    published = json.loads(table.read_text(encoding="utf-8"))
    off = {date.fromisoformat(d["date"]): d["isOffDay"] for d in published["days"]}
    calendar = office.rules().calendar
    for day in days_of(year):
        assert calendar.is_working(day) is not off.get(day, day.weekday() >= 5), day
        assert calendar.is_published(day)


def test_the_make_up_days_of_2026(office: Office) -> None:
    calendar = office.rules().calendar
    assert [f"{day:%m-%d}" for day in days_of(2026) if calendar.is_make_up(day)] == [
        "01-04", "02-14", "02-28", "05-09", "09-20", "10-10",
    ]  # fmt: skip
    assert calendar.day_name(date(2026, 2, 17)) == "春节"
    assert calendar.day_name(date(2026, 10, 1)) == "国庆节"


def test_a_year_not_published_is_said_to_be_so(office: Office) -> None:
    newest = max(office.rules().calendar.published)
    assert newest == max(seeds.known_years())
    assert not office.rules().calendar.is_published(date(newest + 1, 1, 1))
    assert office.rules().calendar.is_working(date(newest + 1, 5, 3)) is (
        date(newest + 1, 5, 3).weekday() < 5
    )


def test_2027_is_not_guessed(office: Office) -> None:
    if 2027 in seeds.known_years():
        pytest.skip("the installed calendar knows 2027 by now")
    assert not office.rules().calendar.is_published(date(2027, 5, 1))
    assert office.rules().calendar.day_name(date(2027, 5, 1)) == ""


def test_a_new_year_is_added_after_the_next_start_and_used_at_once(
    tmp_path: Path, office: Office
) -> None:
    store = office.store
    store.execute("DELETE FROM calendar_day WHERE day LIKE '2026%'")
    store.execute("DELETE FROM calendar_year WHERE year = 2026")
    store.execute("INSERT INTO calendar_day VALUES ('2026-03-02', 0, '本处放假', 'office')")
    store.execute("DELETE FROM setting WHERE key = 'calendar_asked'")
    office.close()
    again = make_office(tmp_path, SetClock())
    try:
        assert not again.rules().calendar.is_published(date(2026, 5, 1))
        seeds.add_new_years(again)
        calendar = again.rules().calendar
        assert calendar.is_published(date(2026, 5, 1))
        assert calendar.is_make_up(date(2026, 2, 14))
        assert calendar.day_name(date(2026, 3, 2)) == "本处放假"  # the office's own day stays
    finally:
        again.close()


def test_a_new_office_has_its_lists(office: Office) -> None:
    assert [flow.key for _, flow in office.workflows.current()] == list(WORKFLOWS)
    assert len(reference.categories(office.store)) > 40
    assert "工程部" in [one.name for one in reference.departments(office.store)]
    assert len(reference.limit_rules(office.store)) == 9
    assert office.setting("default_workflow") == "seven-steps"
    assert office.number_setting("repeat_days", 0) == 90
    assert office.number_setting("office_name", 7) == 7
    assert str(office.rules().calendar.opens) == "08:30:00"


def test_seeding_happens_once(tmp_path: Path, office: Office) -> None:
    office.store.execute("DELETE FROM category")
    settings.put(office.store, "office_name", "我的物业")
    office.close()
    again = make_office(tmp_path)
    assert reference.categories(again.store) == []
    assert again.setting("office_name") == "我的物业"
    again.close()


def test_a_seeding_that_fails_is_done_again(tmp_path: Path) -> None:
    from desktop_app.storage.store import Store

    empty = tmp_path / "resources"
    empty.mkdir()
    broken = Office(Store(tmp_path / "office.db"), SetClock(), empty)
    with pytest.raises(OSError, match="workflows"):
        broken.open()
    broken.close()
    office = Office(Store(tmp_path / "office.db"), SetClock(), RESOURCES)
    office.open()
    assert len(office.workflows.current()) == len(WORKFLOWS)
    office.close()


def test_changes_are_told_once(office: Office) -> None:
    office.take_changes()
    one = register(office).complaint.id
    changes = office.take_changes()
    assert "complaint" in changes.tables and changes.cases == {one}
    assert not office.take_changes()


def test_rules_follow_a_change_of_limits_and_hours(office: Office) -> None:
    assert office.rules().limits[0].amount == 15
    with office.write("limits") as journal:
        rule = office.store.row("SELECT * FROM limit_rule ORDER BY id LIMIT 1")
        assert rule is not None
        journal.update("limit_rule", rule["id"], {"amount": 30})
    assert office.rules().limits[0].amount == 30
    case = register(office)
    assert {run.clock: run.due_at - run.started_at for run in case.clocks}["response"] == timedelta(
        minutes=30
    )


def test_unknown_cases_are_said(office: Office) -> None:
    with pytest.raises(KnownError) as caught:
        office.case(4711)
    assert caught.value.code == "case_unknown"
    with pytest.raises(KnownError) as caught:
        office.case_by_number("TS-1")
    assert caught.value.code == "number_unknown"


def test_the_first_person_sits_down_and_is_remembered(tmp_path: Path, office: Office) -> None:
    office.operator = ""
    people.add(office, " 王敏 ")
    assert office.operator == "王敏"
    people.add(office, "刘强", "supervisor", "工程部")
    people.sit_down(office, "刘强")
    office.close()
    again = make_office(tmp_path, operator="")
    again.close()
    again.open()
    assert again.operator == "刘强"
    again.close()
