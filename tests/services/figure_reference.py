"""The figures once more, slowly and without SQL: every case is loaded and looked at whole.

Written from the definitions alone, so that a mistake in the one is not repeated in the other.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from desktop_app.domain.case import CaseFile, ClockRun, Household
from desktop_app.services.office import Office
from desktop_app.services.reports.figures import Cut


@dataclass(frozen=True)
class Value:
    """numerator and denominator; of hours the number, the mean, the median and the p90."""

    numerator: int
    denominator: int | None = None
    hours: tuple[Fraction, Fraction, Fraction] | None = None


@dataclass(frozen=True)
class Loaded:
    """All cases that are not in the bin, and all households."""

    cases: tuple[CaseFile, ...]
    homes: tuple[Household, ...]


def load(office: Office) -> Loaded:
    rows = office.store.rows("SELECT id FROM complaint WHERE deleted_at IS NULL")
    homes = office.store.rows(
        "SELECT id, community, building, unit, room, area, occupancy, note FROM household"
    )
    return Loaded(
        tuple(office.case(row["id"]) for row in rows), tuple(Household(**row) for row in homes)
    )


def finished(case: CaseFile) -> datetime | None:
    c = case.complaint
    at = c.completed_at or c.closed_at
    return max(at, c.received_at) if at else None


def inside(case: CaseFile, cut: Cut) -> bool:
    c = case.complaint
    return (
        cut.community in ("", c.community)
        and cut.building in ("", c.building)
        and cut.department in ("", c.department)
        and cut.person in ("", c.handler)
        and (not cut.category or c.category == cut.category
             or c.category.startswith(cut.category + "."))
    )  # fmt: skip


def spoken_callbacks(case: CaseFile, entered_from: datetime | None = None) -> list[datetime]:
    """When the resident himself was reached while the case waited for its callback."""
    entries = {e.id: e for e in case.entries}
    found = []
    for contact in case.contacts:
        entry = entries[contact.entry_id]
        if (
            case.workflow.step(entry.step_key).stage == "callback"
            and contact.spoken
            and (entered_from is None or entry.entered_at >= entered_from)
        ):
            found.append(contact.at)
    return found


def figures(loaded: Loaded, start: datetime, end: datetime, cut: Cut) -> dict[str, Value]:
    def within(at: datetime | None) -> bool:
        return at is not None and start <= at < end

    valid = [
        case
        for case in loaded.cases
        if case.complaint.validity != "invalid"
        and case.complaint.outcome != "withdrawn"
        and inside(case, cut)
    ]
    new = [case for case in valid if within(case.complaint.received_at)]
    done_in = [case for case in valid if within(finished(case))]
    completed = [case for case in done_in if case.complaint.outcome != "referred"]
    carried = [case for case in valid if case.complaint.received_at < start and _open(case, start)]
    following = [case for case in valid if case.complaint.received_at < end and _open(case, end)]

    def judged(case: CaseFile, run: ClockRun) -> bool:
        c = case.complaint
        stands = (
            run.stopped_at is None
            and c.on_hold
            and c.hold_from is not None
            and c.hold_from <= run.due_at
        )
        return not stands

    def limits(clock: str) -> Value:
        due = [
            run
            for case in valid
            for run in case.clocks
            if run.clock == clock and within(run.due_at) and judged(case, run)
        ]
        return Value(sum(1 for r in due if r.stopped_at and r.stopped_at <= r.due_at), len(due))

    overdue = [
        case
        for case in following
        if any(
            run.clock == "solution"
            and run.due_at < end
            and (run.stopped_at is None or run.stopped_at >= end)
            and judged(case, run)
            for run in case.clocks
        )
    ]
    promises = [
        (p, f)
        for case in valid
        for contact in case.contacts
        for p in contact.promises
        if within(p.due_at)
        for f in [next((f for f in case.follow_ups if f.id == p.follow_up_id), None)]
    ]
    kept = 0
    for promise, follow_up in promises:
        at = promise.kept_at
        if at is None and follow_up is not None and follow_up.state == "done":
            at = follow_up.done_at
        kept += at is not None and at <= promise.due_at
    answers = [answer for case in valid for answer in _answers(case, within)]
    lived_in = [
        home
        for home in loaded.homes
        if home.occupancy in ("occupied", "rented")
        and cut.community in ("", home.community)
        and cut.building in ("", home.building)
    ]
    responses = []
    for case in new:
        stopped = [
            run.stopped_at - run.started_at
            for run in case.clocks
            if run.clock == "response" and run.stopped_at and run.stopped_at < end
        ]
        if stopped:
            responses.append(int(min(stopped).total_seconds()))
    took = [
        int((case.complaint.completed_at - case.complaint.received_at).total_seconds())
        for case in completed
        if case.complaint.completed_at and case.complaint.completed_at > case.complaint.received_at
    ]
    return {
        "received": Value(len(new)),
        "carried": Value(len(carried)),
        "completed": Value(len(completed)),
        "completion": Value(len(completed), len(carried) + len(new)),
        "following": Value(len(following)),
        "overdue": Value(len(overdue)),
        "unsolvable": Value(len(done_in) - len(completed)),
        "response_in_time": limits("response"),
        "solution_in_time": limits("solution"),
        "callback": _callbacks(valid, completed, within, end, judged),
        "satisfaction": Value(sum(1 for a in answers if a in "AB"), len(answers)),
        "repeat": Value(sum(1 for case in new if case.complaint.repeat_of is not None), len(new)),
        "rework": Value(sum(1 for case in completed if case.complaint.round), len(completed)),
        "response_hours": hours(responses),
        "solution_hours": hours(took),
        "promise": Value(kept, len(promises)),
        "per_household": Value(len(new), len(lived_in)),
        "reworks": Value(sum(within(r.opened_at) for case in valid for r in case.reworks)),
        "extensions": Value(sum(within(x.at) for case in valid for x in case.extensions)),
        "escalations": Value(sum(within(x.at) for case in valid for x in case.escalations)),
    }


def hours(seconds: Iterable[int]) -> Value:
    """Mean, median and nearest-rank p90 of whole seconds, in hours."""
    row = sorted(seconds)
    if not row:
        return Value(0, 0)
    count = len(row)
    middle = (
        Fraction(row[count // 2])
        if count % 2
        else Fraction(row[count // 2 - 1] + row[count // 2], 2)
    )
    ninth = Fraction(row[math.ceil(Fraction(9 * count, 10)) - 1])
    return Value(count, count, (Fraction(sum(row), count) / 3600, middle / 3600, ninth / 3600))


def _open(case: CaseFile, at: datetime) -> bool:
    done = finished(case)
    return done is None or done >= at


def _answers(case: CaseFile, within: Callable[[datetime | None], bool]) -> list[str]:
    c = case.complaint
    found = ["C" for rework in case.reworks if within(rework.opened_at)]
    if c.satisfaction and c.closed_at is not None:
        found += [c.satisfaction] if within(c.closed_at) else []
    elif c.satisfaction and c.status in ("awaiting_callback", "on_hold"):
        calls = spoken_callbacks(case)
        found += [c.satisfaction] if calls and within(max(calls)) else []
    return found


def _callbacks(
    valid: list[CaseFile],
    completed: list[CaseFile],
    within: Callable[[datetime | None], bool],
    end: datetime,
    judged: Callable[[CaseFile, ClockRun], bool],
) -> Value:
    due = made = 0
    for case in valid:
        runs = [run for run in case.clocks if run.clock == "callback"]
        for run in runs:
            if within(run.due_at) and judged(case, run):
                due += 1
                made += any(at < end for at in spoken_callbacks(case, run.started_at))
        if not runs and case in completed:
            due += 1
            made += any(at < end for at in spoken_callbacks(case))
    return Value(made, due)
