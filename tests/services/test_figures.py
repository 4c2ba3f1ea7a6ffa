"""Figures by hand: small offices in which every number can be counted on the fingers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.domain.figures import DEFINITIONS, FACTS
from desktop_app.domain.measures import Figure, direction, percent
from desktop_app.domain.periods import parse
from desktop_app.services import cases
from desktop_app.services.office import Office
from desktop_app.services.reports import figures
from desktop_app.services.reports.figures import Cut
from desktop_app.storage import figures as counting
from tests.offices import SetClock, make_office

WEEK = parse("2026-W47")
START, END = WEEK.start, WEEK.end
SECOND = timedelta(seconds=1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path, SetClock(datetime(2026, 12, 1)))
    yield made
    made.close()


def add(office: Office, received: datetime, **more: object) -> int:
    number = office.store.value("SELECT count(*) FROM complaint") + 1
    outcome = str(more.get("outcome", ""))
    values = {
        "number": f"TS-{number:03d}",
        "received_at": received,
        "channel": "phone",
        "community": "锦绣花园",
        "building": "3",
        "excerpt": "漏水",
        "category": "engineering.leak",
        "workflow_id": office.workflows.current_id("seven-steps"),
        "step_key": office.workflows.by_id(
            office.workflows.current_id("seven-steps") or 0
        ).steps[-1].key,
        "status": outcome or "in_progress",
        **more,
    }  # fmt: skip
    case_id = office.store.insert("complaint", values)
    office.store.insert("complaint_text", {"complaint_id": case_id, "content": "漏水"})
    return case_id


def limit(office: Office, case_id: int, clock: str, due: datetime, stopped: datetime | None,
          started: datetime = START) -> None:  # fmt: skip
    office.store.insert(
        "clock_run",
        {"complaint_id": case_id, "clock": clock, "started_at": started, "due_at": due,
         "stopped_at": stopped},
    )  # fmt: skip


def value(office: Office, key: str, **more: object) -> tuple[int, int | None]:
    found = figures.compute(office, WEEK, compare=False, **more).values[key]  # type: ignore[arg-type]
    return found.numerator, found.denominator


def test_every_definition_names_facts_that_are_counted() -> None:
    counted = set(counting.FACT_SQL) | {"households"}
    assert counted == set(FACTS)
    for one in DEFINITIONS.values():
        known = counted | ({"response", "solution"} if one.unit == "hours" else set())
        assert {one.numerator, *one.denominator} <= known
        assert one.sentence.endswith("。") or one.sentence.endswith("）")


def test_an_empty_week_has_no_rates(office: Office) -> None:
    found = figures.compute(office, WEEK)
    for figure in found.values.values():
        if DEFINITIONS[figure.key].unit == "count":
            assert (figure.value, figure.numerator) == (0, 0)
        else:
            assert (figure.value, figure.denominator) == (None, 0)
    assert figures.by(office, WEEK, "building") == ()
    assert figures.causes(office, WEEK).causes == ()
    assert figures.floors(office, WEEK).cells == {}


def test_a_week_begins_and_ends_at_midnight(office: Office) -> None:
    for at in (START - SECOND, START, END - SECOND, END):
        add(office, at)
    assert value(office, "received") == (2, None)
    assert value(office, "carried") == (1, None)
    assert value(office, "following") == (3, None)


def test_new_and_done_in_the_same_week_is_both(office: Office) -> None:
    add(office, START, outcome="closed", completed_at=START + SECOND, closed_at=END)
    add(office, START - SECOND, outcome="closed", completed_at=START, closed_at=END)
    add(office, START - SECOND, outcome="closed", completed_at=START - SECOND, closed_at=START)
    assert value(office, "completion") == (2, 2)
    assert value(office, "carried") == (1, None)
    assert value(office, "following") == (0, None)


def test_who_does_not_count(office: Office) -> None:
    add(office, START, validity="invalid")
    add(office, START, outcome="invalid", validity="invalid", closed_at=START)
    add(office, START, outcome="withdrawn", closed_at=START)
    binned = add(office, START)
    add(office, START)  # not assessed yet: counts
    cases.delete(office, binned)
    found = figures.compute(office, WEEK).facts
    assert [found.count(k) for k in ("received", "invalid", "withdrawn")] == [1, 2, 1]


def test_a_referred_case_is_not_completed(office: Office) -> None:
    add(office, START, outcome="referred", closed_at=START + SECOND)
    assert value(office, "unsolvable") == (1, None)
    assert value(office, "completion") == (0, 1)
    assert value(office, "following") == (0, None)


def test_rework_takes_a_completion_away_until_it_is_done_again(office: Office) -> None:
    case_id = add(office, START - SECOND, completed_at=None, round=1, status="rework")
    office.store.insert(
        "rework", {"complaint_id": case_id, "round": 1, "opened_at": START, "cause": "又漏"}
    )
    assert value(office, "completed") == (0, None)
    assert value(office, "carried") == (1, None)
    assert value(office, "reworks") == (1, None)
    assert value(office, "satisfaction") == (0, 1)  # the callback that opened it
    office.store.update("complaint", case_id, {"completed_at": END - SECOND})
    assert value(office, "completed") == (1, None)
    assert value(office, "rework") == (1, 1)


def test_a_limit_kept_to_the_second(office: Office) -> None:
    case_id = add(office, START)
    for due, stopped in (
        (START, START),  # kept, on the first second of the week
        (START, START + SECOND),  # late by a second
        (END - SECOND, None),  # never stopped
        (END, None),  # of the next week
        (START - SECOND, None),  # of the week before
    ):
        limit(office, case_id, "solution", due, stopped)
    assert value(office, "solution_in_time") == (1, 3)


def test_overdue_at_the_end_of_the_week(office: Office) -> None:
    for due, stopped in (
        (END - SECOND, None),
        (END - SECOND, END),  # stopped when the week was over
        (END - SECOND, END - SECOND),
        (END, None),  # not due yet
    ):
        limit(office, add(office, START), "solution", due, stopped)
    assert value(office, "overdue") == (2, None)
    limit(office, add(office, START, on_hold=1, hold_from=START, status="on_hold"), "solution",
          END - SECOND, None)  # fmt: skip
    late = add(office, START, on_hold=1, hold_from=END - SECOND, status="on_hold")
    limit(office, late, "solution", END - 2 * SECOND, None)
    assert value(office, "overdue") == (3, None)  # held only after it had run out


def test_a_limit_while_the_case_stands_still_is_not_judged(office: Office) -> None:
    case_id = add(office, START, on_hold=1, hold_from=START, status="on_hold")
    limit(office, case_id, "solution", START, None)
    limit(office, case_id, "response", START, START)
    assert value(office, "solution_in_time") == (0, 0)
    assert value(office, "response_in_time") == (1, 1)


def test_hours(office: Office) -> None:
    for number, hours in enumerate((1, 2, 3, 10), 1):
        case_id = add(office, START, outcome="closed", closed_at=END,
                      completed_at=START + timedelta(hours=hours))  # fmt: skip
        limit(office, case_id, "response", END, START + timedelta(minutes=number))
    add(office, START, outcome="closed", completed_at=START, closed_at=END)  # no moment known
    done = figures.compute(office, WEEK).values["solution_hours"]
    assert (done.numerator, done.value, done.median, done.p90) == (4, 4.0, 2.5, 10.0)
    answered = figures.compute(office, WEEK).values["response_hours"]
    assert answered.median == pytest.approx(2.5 / 60)
    assert figures.compute(office, WEEK).values["completed"].numerator == 5


def test_a_response_after_the_end_is_none_yet(office: Office) -> None:
    limit(office, add(office, START), "response", START, END)
    limit(office, add(office, START), "response", START, END - SECOND)
    assert value(office, "response_hours") == (1, 1)


def promise(office: Office, case_id: int, due: datetime, kept: datetime | None,
            moved: datetime | None = None) -> None:  # fmt: skip
    entry = office.store.insert(
        "step_entry",
        {"complaint_id": case_id, "step_key": "x", "round": 0, "entered_at": START,
         "left_at": START},
    )  # fmt: skip
    contact = office.store.insert(
        "contact",
        {"complaint_id": case_id, "entry_id": entry, "at": START, "recorded_at": START,
         "direction": "out", "channel": "phone"},
    )  # fmt: skip
    follow_up = office.store.insert(
        "follow_up", {"kind": "progress", "due_at": moved or due, "complaint_id": case_id}
    )
    office.store.insert(
        "promise",
        {"contact_id": contact, "complaint_id": case_id, "text": "今天回话", "due_at": due,
         "follow_up_id": follow_up, "kept_at": kept},
    )  # fmt: skip


def test_a_promise_kept_late_or_moved_is_not_kept(office: Office) -> None:
    case_id = add(office, START)
    promise(office, case_id, END - SECOND, END - SECOND)
    promise(office, case_id, START, START + SECOND)
    promise(office, case_id, START, None, moved=END)
    promise(office, case_id, END, None)
    assert value(office, "promise") == (1, 3)


def test_per_hundred_households_lived_in(office: Office) -> None:
    for number, occupancy in enumerate(("occupied", "rented", "vacant", ""), 1):
        office.store.insert(
            "household",
            {"community": "锦绣花园", "building": "3", "room": f"{number}01",
             "occupancy": occupancy},
        )  # fmt: skip
    add(office, START)
    found = figures.compute(office, WEEK).values["per_household"]
    assert (found.value, found.numerator, found.denominator) == (50.0, 1, 2)
    nobody = figures.compute(office, WEEK, Cut(community="云山府")).values["per_household"]
    assert (nobody.value, nobody.denominator) == (None, 0)


def test_a_running_week_is_held_against_as_long_a_stretch(office: Office) -> None:
    wednesday = START + timedelta(days=2, hours=9)
    for at in (START, wednesday, START - timedelta(days=7), wednesday - timedelta(days=7),
               START - timedelta(days=1)):  # fmt: skip
        add(office, at)
    found = figures.compute(office, WEEK, until=wednesday)
    assert not found.stretch.whole
    assert found.values["received"].value == 1  # the one of this moment is not over yet
    assert found.previous["received"].value == 1  # Sunday's is not compared with
    assert figures.compute(office, WEEK).previous["received"].value == 3
    ahead = figures.compute(office, parse("2026-W50"), until=wednesday)
    assert ahead.values["received"].value == 0
    assert ahead.values["following"].value is not None


def test_a_week_53_and_the_turn_of_the_year(office: Office) -> None:
    last = parse("2026-W53")
    for at in (datetime(2026, 12, 28), datetime(2026, 12, 31, 23, 59, 59), datetime(2027, 1, 1),
               datetime(2027, 1, 3, 23, 59, 59), datetime(2027, 1, 4)):  # fmt: skip
        add(office, at)
    until = datetime(2027, 2, 1)
    assert figures.compute(office, last, until=until).values["received"].value == 4
    month = figures.compute(office, parse("2026-12"), until=until)
    assert month.values["received"].value == 2
    points = figures.trend(office, parse("2027-W02"), until=until)
    assert [p.values["received"].value for p in points][-3:] == [4, 1, 0]


def test_no_hour_is_lost_or_doubled_by_summer_time(office: Office) -> None:
    """Times are local and naive: a night in which other countries move their clocks is a night."""
    for day in (datetime(2026, 3, 29), datetime(2026, 10, 25)):
        add(office, day, outcome="closed", completed_at=day + timedelta(hours=5), closed_at=day)
        week = parse("{}-W{:02d}".format(*day.isocalendar()))
        assert figures.compute(office, week).values["solution_hours"].value == 5.0


def test_pareto_adds_up(office: Office) -> None:
    for cause, count in (("材料老化", 3), ("没修到位", 2), ("", 4)):
        for _ in range(count):
            add(office, START, completed_at=START, root_cause=cause)
    found = figures.causes(office, WEEK)
    assert [(c.label, c.count) for c in found.causes] == [("材料老化", 3), ("没修到位", 2)]
    assert [c.cumulative for c in found.causes] == [0.6, 1.0]
    assert (found.known, found.unknown) == (5, 4)


def test_building_by_floor(office: Office) -> None:
    for building, room in (("3", "501"), ("3", "502"), ("10", "1203"), ("2", "B101"), ("3", ""),
                           ("", "501")):  # fmt: skip
        add(office, START, building=building, unit="1", room=room)
    found = figures.floors(office, WEEK)
    assert [b for _, b in found.buildings] == ["2", "3", "10"]
    assert found.floors == (12, 5, -1)
    assert found.cells == {(0, -1): 1, (1, 5): 2, (2, 12): 1}
    assert found.elsewhere == 2


def test_a_category_takes_its_children_along(office: Office) -> None:
    for code in ("engineering", "engineering.leak", "engineering.power_water", "engineeringx"):
        add(office, START, category=code)
    assert value(office, "received", cut=Cut(category="engineering"))[0] == 3
    assert value(office, "received", cut=Cut(category="engineering.leak"))[0] == 1
    groups = {g.key[0]: g.facts.count("received") for g in figures.by(office, WEEK, "category")}
    assert groups == {"engineering": 3, "engineeringx": 1}


def test_unknown_groups_are_refused(office: Office) -> None:
    with pytest.raises(KnownError) as caught:
        figures.by(office, WEEK, "mood")
    assert caught.value.code == "group_unknown"


def test_the_queue_shows_what_is_behind_a_number(office: Office) -> None:
    from desktop_app.services import queue

    add(office, START)
    add(office, END)
    wanted = figures.filter_behind(office, WEEK, "received")
    assert queue.count(office, queue.query(office, wanted)) == 1
    nothing = figures.filter_behind(office, WEEK, "overdue")
    assert queue.count(office, queue.query(office, nothing)) == 0


def share(part: int, whole: int) -> Figure:
    return Figure("satisfaction", "share", part / whole if whole else None, part, whole)


def number(n: int) -> Figure:
    return Figure("received", "count", n, n)


@pytest.mark.parametrize(
    ("now", "before", "moved"),
    [
        (share(9, 9), share(50, 100), 0),  # nine are too few
        (share(90, 100), share(4, 5), 0),
        (share(90, 100), share(85, 100), 1),  # five points exactly
        (share(90, 100), share(86, 100), 0),
        (share(80, 100), share(90, 100), -1),
        (share(0, 0), share(90, 100), 0),
        (number(9), number(5), 0),  # four more are no rise
        (number(10), number(5), 1),
        (number(100), number(110), 0),  # ten of a hundred are not either
        (number(100), number(130), -1),
    ],
)
def test_what_may_be_called_a_rise(now: Figure, before: Figure, moved: int) -> None:
    assert direction(now, before) == moved
    assert direction(now, None) == 0


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(0, 0, "—"), (0, 7, "0%"), (7, 7, "100%"), (9999, 10000, "99.9%"), (1, 10000, "0.1%"),
     (21, 23, "91.3%")],
)  # fmt: skip
def test_a_hundred_per_cent_is_all_of_them(part: int, whole: int, text: str) -> None:
    assert percent(part, whole) == text
