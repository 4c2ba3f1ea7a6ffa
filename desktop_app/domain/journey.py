"""A case from registration to its end, as pure steps: case in, case out.

The services load a case, send it through these functions and save the difference; imports
and the sample office do the same in memory. So there is one set of rules for all of them.
Rows that are not stored yet carry ids below zero.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from desktop_app.domain import clocks
from desktop_app.domain.case import (
    CaseFile,
    Complaint,
    Contact,
    FollowUp,
    Hold,
    Promise,
    Rework,
)
from desktop_app.domain.clocks import Rules
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.limits import Limit, due
from desktop_app.domain.lines import in_digits, one_line
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.progress import Move, derive_status
from desktop_app.domain.workflow import FieldSpec, Step, Workflow

INTAKE_CLOCKS = ("response", "handover", "answer", "solution")


def begin(complaint: Complaint, workflow: Workflow, rules: Rules) -> CaseFile:
    """A newly registered case in the first step, its clocks running from the time received."""
    first = workflow.steps[0]
    at = complaint.received_at
    case = CaseFile(replace(complaint, step_key=first.key, round=0), workflow, ())
    case = clocks.enter(case, first, at, rules)
    # A template without any clock (an old register's rows) is not judged by the time.
    judged = clocks.clocks_of(workflow)
    case = clocks.start(case, [c for c in INTAKE_CLOCKS if c in judged], at, rules)
    return settle(case)


def set_field(case: CaseFile, step_key: str, field_key: str, value: str) -> CaseFile:
    """Fill in one field of the current or an earlier step; see ``set_fields``."""
    return set_fields(case, step_key, {field_key: value})


def set_fields(case: CaseFile, step_key: str, filled: Mapping[str, str]) -> CaseFile:
    """Fill in fields of the current or an earlier step; bound fields reach the case.

    Refuses ended cases, steps ahead, values of the wrong type, and emptying what a step
    already left had required. Values: ISO date-times, ``yes``/``no``, choice values, text.
    """
    _need_running(case)
    values = dict(case.values)
    bound: dict[str, Any] = {}
    for field_key, raw in filled.items():
        step, spec = _spec(case, step_key, field_key)
        value = _tidy(spec, raw)
        _check_value(spec, value)
        passed = case.workflow.position(step_key) < case.workflow.position(case.complaint.step_key)
        # What a guard looked at stays as it let the case through (assessed, resident_agreed).
        judged = spec.binds == "validity" or spec.key == "opinion"
        if passed and (judged or (not value and spec.required)):
            raise RefusedError(
                "step_passed",
                say(
                    QT_TRANSLATE_NOOP(
                        "core", "“{step}”已完成，“{label}”不能清空或改判；请退回该步骤再改。"
                    ),
                    step=step.title,
                    label=spec.label,
                ),
            )
        key = (case.first_round_of(step_key), step_key, field_key)
        if value:
            values[key] = value
        else:
            values.pop(key, None)
        if spec.binds:
            bound[spec.binds] = _typed(spec, value)
    complaint = replace(case.complaint, **bound) if bound else case.complaint
    return settle(replace(case, values=values, complaint=complaint))


def set_tick(case: CaseFile, step_key: str, item_key: str, ticked: bool) -> CaseFile:
    """Tick or untick a checklist item of the current step."""
    _need_running(case)
    if step_key != case.complaint.step_key:
        raise RefusedError(
            "step_passed", say(QT_TRANSLATE_NOOP("core", "只能勾选当前步骤的检查项。"))
        )
    if item_key not in {item.key for item in case.step.checklist}:
        raise KnownError(
            "item_unknown",
            say(
                QT_TRANSLATE_NOOP("core", "“{step}”没有检查项 {item}。"),
                step=case.step.title,
                item=item_key,
            ),
        )
    key = (case.first_round_of(step_key), step_key, item_key)
    ticks = case.ticks | {key} if ticked else case.ticks - {key}
    return replace(case, ticks=ticks)


def add_contact(
    case: CaseFile, contact: Contact, promise: tuple[str, datetime] | None, rules: Rules
) -> CaseFile:
    """Log a contact under the step where the case stands; a promise makes a follow-up.

    A reached complainant has had his first response (stops that clock).
    """
    entry = case.entry or case.entries[-1]
    contact = replace(contact, id=clocks.fresh_id(case.contacts), entry_id=entry.id)
    follow_ups = case.follow_ups
    if promise is not None:
        text, until = promise
        follow_up = FollowUp(
            id=clocks.fresh_id(follow_ups),
            kind="progress",
            due_at=until,
            complaint_id=case.complaint.id,
            household_id=case.complaint.household_id,
            title=text,
            assignee=contact.staff,
        )
        follow_ups = (*follow_ups, follow_up)
        contact = replace(contact, promises=(Promise(-1, contact.id, text, until, follow_up.id),))
    case = replace(case, contacts=(*case.contacts, contact), follow_ups=follow_ups)
    if contact.reached:
        case = clocks.stop(case, ("response",), contact.at)
    return settle(case)


def apply(case: CaseFile, move: Move, now: datetime, staff: str, rules: Rules) -> CaseFile:
    """Carry out a move that ``progress`` has allowed."""
    entries = tuple(
        replace(e, left_at=now, left_by=staff, how=move.how, reason=move.reason)
        if e.left_at is None
        else e
        for e in case.entries
    )
    case = replace(case, entries=entries)
    case = clocks.stop(case, move.stops, now)
    if move.to_step is None:
        case = _finish(case, move, now)
    else:
        case = replace(
            case, complaint=replace(case.complaint, step_key=move.to_step, round=move.round)
        )
        if move.how == "rework":
            case = _begin_rework(case, move, now)
        if move.how == "returned":
            case = _ask_again(case)
        case = clocks.enter(case, case.step, now, rules)
        case = clocks.start(case, move.starts, now, rules)
        if case.step.stage == "callback" and move.how in ("completed", "skipped"):
            case = _work_done(
                case, now, rules, judged="callback" in clocks.clocks_of(case.workflow)
            )
    for plan in move.plans:
        at = due(now, Limit(plan.amount, plan.unit), rules.calendar).at
        case = add_follow_up(case, plan.kind, at, assignee=case.complaint.received_by or staff)
    return settle(case)


def add_follow_up(
    case: CaseFile, kind: str, at: datetime, *, title: str = "", assignee: str = ""
) -> CaseFile:
    """Plan a follow-up of the case; one of the same kind that is still planned is kept instead."""
    if not title and any(f.kind == kind and f.state == "planned" for f in case.follow_ups):
        return case
    follow_up = FollowUp(
        id=clocks.fresh_id(case.follow_ups),
        kind=kind,
        due_at=at,
        complaint_id=case.complaint.id,
        household_id=case.complaint.household_id,
        title=title,
        assignee=assignee,
    )
    return replace(case, follow_ups=(*case.follow_ups, follow_up))


def hold(case: CaseFile, reason: str, wake_at: datetime, now: datetime) -> CaseFile:
    """Put a case on hold with a reason and the day to wake it; its clocks stand still."""
    _need_running(case)
    if case.complaint.on_hold:
        raise RefusedError("on_hold", say(QT_TRANSLATE_NOOP("core", "投诉已经挂起。")))
    if not reason.strip():
        raise RefusedError("reason_missing", say(QT_TRANSLATE_NOOP("core", "请填写挂起原因。")))
    if wake_at <= now:
        raise RefusedError("wake_past", say(QT_TRANSLATE_NOOP("core", "恢复时间必须在现在之后。")))
    complaint = replace(
        case.complaint, on_hold=True, hold_reason=reason.strip(), wake_at=wake_at, hold_from=now
    )
    standing = Hold(clocks.fresh_id(case.holds), reason.strip(), now, wake_at)
    return settle(replace(case, complaint=complaint, holds=(*case.holds, standing)))


def resume(case: CaseFile, now: datetime, rules: Rules) -> CaseFile:
    """Take a case up again; the time it stood still does not count for what is due."""
    if not case.complaint.on_hold:
        return case
    # A clock that was set back in between must not make anything due earlier than it was.
    holds = tuple(replace(h, until=max(now, h.since)) if not h.until else h for h in case.holds)
    complaint = replace(case.complaint, on_hold=False, hold_reason="", wake_at=None, hold_from=None)
    return settle(clocks.after_hold(replace(case, complaint=complaint, holds=holds), now, rules))


def settle(case: CaseFile) -> CaseFile:
    """Bring the derived columns in line: status, and what is due next and since when."""
    complaint = case.complaint
    running = not complaint.outcome and not complaint.on_hold
    waiting: list[tuple[datetime, str, datetime]] = []
    if running:
        waiting = [(r.due_at, r.clock, r.started_at) for r in case.clocks if r.stopped_at is None]
        entry = case.entry
        if entry is not None and entry.due_at is not None:
            waiting.append((entry.due_at, "step", entry.entered_at))
    at, clock, since = min(waiting, default=(None, "", None))
    status = derive_status(case)
    before = (complaint.status, complaint.due_at, complaint.due_clock, complaint.due_from)
    if before == (status, at, clock, since):
        return case
    complaint = replace(complaint, status=status, due_at=at, due_clock=clock, due_from=since)
    return replace(case, complaint=complaint)


def _need_running(case: CaseFile) -> None:
    if case.complaint.outcome:
        raise RefusedError(
            "case_ended",
            say(
                QT_TRANSLATE_NOOP("core", "投诉 {number} 已经结束，内容不再修改。"),
                number=case.complaint.number,
            ),
        )


def _spec(case: CaseFile, step_key: str, field_key: str) -> tuple[Step, FieldSpec]:
    try:
        position = case.workflow.position(step_key)
    except KeyError:
        position = len(case.workflow.steps)
    if position > case.workflow.position(case.complaint.step_key):
        raise RefusedError("step_ahead", say(QT_TRANSLATE_NOOP("core", "这一步还没有开始。")))
    step = case.workflow.steps[position]
    spec = step.field_spec(field_key)
    if spec is None:
        raise KnownError(
            "field_unknown",
            say(
                QT_TRANSLATE_NOOP("core", "“{step}”没有字段 {field}。"),
                step=step.title,
                field=field_key,
            ),
        )
    return step, spec


def _tidy(spec: FieldSpec, raw: str) -> str:
    if spec.type == "text":
        return raw.rstrip()
    return in_digits(raw) if spec.type in ("number", "money") else one_line(raw)


def _check_value(spec: FieldSpec, value: str) -> None:
    if not value:
        return
    fits = True
    if spec.type == "choice":
        fits = value in {choice.value for choice in spec.choices}
    elif spec.type == "yes_no":
        fits = value in ("yes", "no")
    elif spec.type in ("number", "money"):
        fits = re.fullmatch(r"-?\d+(\.\d*)?", value, re.ASCII) is not None
    elif spec.type == "datetime":
        try:
            fits = datetime.fromisoformat(value).tzinfo is None
        except ValueError:
            fits = False
    if not fits:
        raise KnownError(
            "value_unfit",
            say(
                QT_TRANSLATE_NOOP("core", "“{label}”不能填“{value}”。"),
                label=spec.label,
                value=value,
            ),
        )


def _typed(spec: FieldSpec, value: str) -> object:
    if spec.type == "datetime":
        return datetime.fromisoformat(value) if value else None
    return value


def _work_done(case: CaseFile, now: datetime, rules: Rules, *, judged: bool) -> CaseFile:
    """The work is complete: the callback's clock starts and a callback stands in the calendar."""
    complaint = case.complaint
    if complaint.completed_at is None:
        complaint = replace(complaint, completed_at=now)
    case = clocks.stop(replace(case, complaint=complaint), INTAKE_CLOCKS, now)
    if not judged:
        return case
    case = clocks.start(case, ("callback",), now, rules)
    until = next(
        (r.due_at for r in case.clocks if r.clock == "callback" and not r.stopped_at), None
    )
    return add_follow_up(
        case, "callback", until or now + timedelta(hours=48), assignee=complaint.received_by
    )


def _ask_again(case: CaseFile) -> CaseFile:
    """Back before the plan was agreed: the resident is asked again, the plan may change."""
    back_to = case.workflow.position(case.complaint.step_key)
    later = {step.key for step in case.workflow.steps[back_to:]}
    values = {
        key: value
        for key, value in case.values.items()
        if not (key[2] == "opinion" and key[1] in later and key[0] == case.complaint.round)
    }
    return replace(case, values=values)


def _finish(case: CaseFile, move: Move, now: datetime) -> CaseFile:
    complaint = replace(
        case.complaint, outcome=move.outcome, outcome_note=move.reason, closed_at=now
    )
    # What was planned for the case is settled by its end; what the end itself plans comes after.
    how = "done" if move.outcome == "closed" else "cancelled"
    follow_ups = tuple(
        replace(f, state=how, done_at=now) if f.state == "planned" and f.kind == "callback" else f
        for f in case.follow_ups
    )
    if move.outcome != "closed":
        follow_ups = tuple(
            replace(f, state="cancelled", done_at=now) if f.state == "planned" else f
            for f in follow_ups
        )
    reworks = tuple(
        replace(r, closed_at=now, result=r.result or complaint.result) if r.closed_at is None else r
        for r in case.reworks
    )
    return replace(case, complaint=complaint, follow_ups=follow_ups, reworks=reworks)


def _begin_rework(case: CaseFile, move: Move, now: datetime) -> CaseFile:
    complaint = case.complaint
    reworks = tuple(
        replace(r, closed_at=now, result=r.result or complaint.result) if r.closed_at is None else r
        for r in case.reworks
    )
    rework = Rework(
        id=clocks.fresh_id(case.reworks),
        round=move.round,
        opened_at=now,
        cause=move.reason,
        severity=complaint.severity,
        responsible=complaint.handler,
    )
    # The new round is answered anew; what the last one said stays under its own round.
    complaint = replace(complaint, satisfaction="", completed_at=None)
    follow_ups = tuple(
        replace(f, state="done", done_at=now)
        if f.state == "planned" and f.kind == "callback"
        else f
        for f in case.follow_ups
    )
    return replace(case, complaint=complaint, reworks=(*reworks, rework), follow_ups=follow_ups)


def values_of(case: CaseFile, step_key: str) -> Mapping[str, str]:
    """The form of one step as it stands: field key → value."""
    return {
        spec.key: case.value(step_key, spec.key) for spec in case.workflow.step(step_key).fields
    }
