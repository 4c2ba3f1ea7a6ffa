"""The clocks of a case: which run, when they are due, and the entry that a step opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop_app.domain.case import (
    CaseFile,
    ClockRun,
    Complaint,
    Contact,
    Escalation,
    Extension,
    FollowUp,
    Hold,
    Rework,
    StepEntry,
)
from desktop_app.domain.limits import Limit, LimitRule, Pause, choose, due
from desktop_app.domain.workcalendar import WorkCalendar
from desktop_app.domain.workflow import Step, StepLimit, Workflow


@dataclass(frozen=True)
class Rules:
    """The office's calendar and limits, as they stand now."""

    calendar: WorkCalendar
    limits: tuple[LimitRule, ...] = ()


def fresh_id(
    rows: Iterable[
        StepEntry | Contact | FollowUp | ClockRun | Rework | Hold | Extension | Escalation
    ],
) -> int:
    """An id below zero that no row of *rows* has: for a row that is not stored yet."""
    return min((row.id for row in rows if row.id < 0), default=0) - 1


def clocks_of(workflow: Workflow) -> set[str]:
    """The clocks that a template starts, stops or sets a limit for."""
    clocks = {clock for step in workflow.steps for clock in (*step.starts, *step.stops)}
    return clocks | {step.limit.clock for step in workflow.steps if step.limit and step.limit.clock}


def enter(case: CaseFile, step: Step, now: datetime, rules: Rules) -> CaseFile:
    """The case with a new open entry of *step*; its own limit counts from there or from intake."""
    entry = StepEntry(
        id=fresh_id(case.entries),
        step_key=step.key,
        round=case.complaint.round,
        entered_at=now,
        due_at=_step_due(step, case, now, rules),
    )
    return replace(case, entries=(*case.entries, entry))


def start(case: CaseFile, clocks: Iterable[str], now: datetime, rules: Rules) -> CaseFile:
    """Start the clocks that have a rule and do not run yet."""
    running = {run.clock for run in case.clocks if run.stopped_at is None}
    for clock in clocks:
        rule = choose(rules.limits, clock, case.complaint.severity, case.complaint.category)
        if rule is None or clock in running:
            continue
        at = due(now, Limit(rule.amount, rule.unit), rules.calendar).at
        run = ClockRun(fresh_id(case.clocks), clock, now, at)
        case = replace(case, clocks=(*case.clocks, run))
    return case


def stop(case: CaseFile, clocks: Iterable[str], now: datetime) -> CaseFile:
    """Stop the running ones of *clocks* at *now*."""
    stopping = set(clocks)
    if not any(run.stopped_at is None and run.clock in stopping for run in case.clocks):
        return case
    return replace(
        case,
        clocks=tuple(
            replace(run, stopped_at=now)
            if run.stopped_at is None and run.clock in stopping
            else run
            for run in case.clocks
        ),
    )


def _step_due(step: Step, case: CaseFile, now: datetime, rules: Rules) -> datetime | None:
    if step.limit is None:
        return None
    if step.limit.start == "intake" and step.limit.clock:
        runs = [run for run in case.clocks if run.clock == step.limit.clock]
        for run in runs:
            if run.stopped_at is None:  # holds and extensions are in it already
                return run.due_at
        if runs or case.complaint.round:
            return None  # judged once: neither going back nor a rework round makes it late again
    start = case.complaint.received_at if step.limit.start == "intake" else now
    return due(start, _limit_of(step.limit, case.complaint, rules), rules.calendar).at


def _limit_of(limit: StepLimit, complaint: Complaint, rules: Rules) -> Limit:
    """The office's rule for the step's clock goes before the template's own amount."""
    rule = (
        choose(rules.limits, limit.clock, complaint.severity, complaint.category)
        if limit.clock
        else None
    )
    return Limit(rule.amount, rule.unit) if rule else Limit(limit.amount, limit.unit)


def pauses(case: CaseFile) -> list[Pause]:
    """The times the case stood still, those that are over."""
    return [(h.since, h.until) for h in case.holds if h.until is not None]


def after_hold(case: CaseFile, now: datetime, rules: Rules) -> CaseFile:
    """Due times after a hold: counted anew without the time on hold.

    One that was moved by an extension, or has no rule any more, moves by the time the last
    hold took.
    """
    stood = max((h.until - h.since for h in case.holds if h.until == now), default=timedelta())
    moved = {e.clock for e in case.extensions}

    def again(run: ClockRun) -> ClockRun:
        if run.stopped_at is not None:
            return run
        rule = choose(rules.limits, run.clock, case.complaint.severity, case.complaint.category)
        if rule is None or run.clock in moved:
            return replace(run, due_at=run.due_at + stood)
        counted = due(run.started_at, Limit(rule.amount, rule.unit), rules.calendar, pauses(case))
        return replace(run, due_at=counted.at)

    entries = tuple(
        replace(e, due_at=e.due_at + stood) if e.left_at is None and e.due_at else e
        for e in case.entries
    )
    return _with_step(replace(case, clocks=tuple(map(again, case.clocks)), entries=entries))


def retime(case: CaseFile, rules: Rules) -> CaseFile:
    """Due times of running clocks after the severity or category changed; extended ones stay."""
    moved = {e.clock for e in case.extensions}

    def again(run: ClockRun) -> ClockRun:
        rule = choose(rules.limits, run.clock, case.complaint.severity, case.complaint.category)
        if run.stopped_at is not None or rule is None or run.clock in moved:
            return run
        limit = Limit(rule.amount, rule.unit)
        return replace(run, due_at=due(run.started_at, limit, rules.calendar, pauses(case)).at)

    return _with_step(replace(case, clocks=tuple(map(again, case.clocks))))


def _with_step(case: CaseFile) -> CaseFile:
    """A step that is limited by a running clock is due with it."""
    limit = case.step.limit
    for run in case.clocks:
        if limit is not None and run.clock == limit.clock and run.stopped_at is None:
            entries = (
                replace(e, due_at=run.due_at) if e.left_at is None else e for e in case.entries
            )
            return replace(case, entries=tuple(entries))
    return case
