"""The planner on a real office: its settings, what is planned, whose wish counts; series."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.domain.planner import PlanRules
from desktop_app.services import calendar_view, cases, followups, planner
from desktop_app.services.cases import Intake
from desktop_app.services.followups import Completion
from desktop_app.services.office import Office
from desktop_app.services.staff import people
from tests.offices import NOW, SetClock, make_office

MONDAY = datetime(2026, 11, 23, 10)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def flat(office: Office, wish: str, name: str = "李建国") -> int:
    with office.write("roster") as journal:
        place = {"community": "翠湖", "building": "5", "unit": "1", "room": "302"}
        household = journal.insert("household", place)
        person = journal.insert("resident", {"name": name, "preferred_time": wish})
        office.store.execute(
            "INSERT INTO residency (household_id, resident_id, kind) VALUES (?, ?, 'owner')",
            (household, person),
        )
    return household


def test_the_wish_of_the_household_counts(office: Office) -> None:
    household = flat(office, "18点后来电")
    found = planner.suggest(office, "callback", NOW, household_id=household)[0]
    assert found.at == datetime(2026, 11, 23, 18, 30)
    assert str(found.reasons[0]) == "住户希望18点后来电"
    case = cases.register(
        office, Intake("漏水", complainant="李建国", household_id=household)
    ).complaint
    assert planner.preferred_time(office, case.id, None) == "18点后来电"
    other = cases.register(office, Intake("漏水", complainant="张三", household_id=household))
    assert planner.preferred_time(office, other.complaint.id, None) == ""


def test_what_is_planned_is_counted(office: Office) -> None:
    for minute in range(3):
        followups.plan(office, "callback", MONDAY + timedelta(minutes=minute), assignee="刘强")
    off = followups.plan(office, "callback", MONDAY)
    followups.cancel(office, off.id, "重复")
    ground = planner.ground(office)
    assert ground.counts == {MONDAY.date(): 3}
    assert [one.at for one in ground.busy] == [MONDAY + timedelta(minutes=n) for n in range(3)]
    assert str(planner.suggest(office, "callback", NOW)[0].reasons[-1]) == "当日已排 3/20"


def test_the_rules_are_settings(office: Office) -> None:
    assert planner.rules(office) == PlanRules()
    rules = PlanRules(time(8), time(19), ((time(11, 30), time(13)), (time(15), time(16))), 6)
    assert planner.save_rules(office, rules) == PlanRules()
    assert planner.rules(office) == rules
    none = PlanRules(quiet=(), capacity=0)
    planner.save_rules(office, none)
    assert planner.rules(office) == none
    for wrong in (
        PlanRules(time(20), time(9)),
        PlanRules(quiet=((time(14), time(12)),)),
        PlanRules(capacity=-1),
    ):
        with pytest.raises(KnownError):
            planner.save_rules(office, wrong)
    assert planner.rules(office) == none


def test_only_those_who_may_change_them(office: Office) -> None:
    people.add(office, "赵主任", "supervisor")
    with pytest.raises(KnownError) as refused:
        planner.save_rules(office, PlanRules(capacity=3))
    assert refused.value.code == "role_needed"


@pytest.mark.parametrize("text", ["12-14", "25:00-26:00", "14:00-12:00", "午休"])
def test_unreadable_stretches(text: str) -> None:
    assert planner.spans(text) is None


def test_broken_settings_fall_back(office: Office) -> None:
    for key in (planner.EARLIEST, planner.LATEST, planner.CAPACITY):
        office.store.execute("INSERT INTO setting (key, value) VALUES (?, 'x')", (key,))
    assert planner.rules(office) == PlanRules()


# series


def test_a_series_holds_together(office: Office) -> None:
    times = [MONDAY + timedelta(days=n) for n in (3, 7, 30)]
    three = followups.plan_series(office, "callback", times)
    details = calendar_view.details(office, [one.id for one in three])
    places = [details[one.id].series for one in three]
    assert [(p.number, p.size, p.rest) for p in places if p] == [(1, 3, 2), (2, 3, 1), (3, 3, 0)]
    assert len({p.key for p in places if p}) == 1
    alone = followups.plan(office, "callback", MONDAY)
    assert calendar_view.details(office, [alone.id])[alone.id].series is None


def test_none_is_planned_when_one_is_past(office: Office) -> None:
    with pytest.raises(KnownError):
        followups.plan_series(office, "callback", [MONDAY, NOW - timedelta(days=1)])
    assert office.store.value("SELECT count(*) FROM follow_up") == 0


def test_one_or_the_rest_of_a_series(office: Office) -> None:
    times = [MONDAY + timedelta(days=n) for n in range(4)]
    one, two, three, four = followups.plan_series(office, "callback", times)
    other = followups.plan_series(office, "survey", times[:2])
    followups.cancel(office, two.id, "住户出差")
    assert _states(office, one, two, three) == ["planned", "cancelled", "planned"]
    followups.complete(office, one.id, Completion("满意", end_series=True))
    assert _states(office, one, three, four) == ["done", "cancelled", "cancelled"]
    assert followups.get(office, four.id).outcome == "满意"
    assert _states(office, *other) == ["planned", "planned"]


def test_an_unanswered_call_ends_no_series(office: Office) -> None:
    one, two = followups.plan_series(office, "callback", [MONDAY, MONDAY + timedelta(days=1)])
    followups.complete(office, one.id, Completion(reached=False, end_series=True))
    assert _states(office, one, two) == ["planned", "planned"]
    followups.cancel(office, one.id, "已搬走", end_series=True)
    assert _states(office, one, two) == ["cancelled", "cancelled"]


def _states(office: Office, *found: object) -> list[str]:
    return [followups.get(office, one.id).state for one in found]  # type: ignore[attr-defined]
