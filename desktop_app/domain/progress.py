"""Moving a case: complete, skip, go back, end, rework; and the status that follows.

Every way to move a case goes through these functions; each refuses with what is missing.
They change nothing themselves: a ``Move`` says what the services must write down.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.case import OUTCOME_STATUS, CaseFile, Status
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.guards import (
    QUALITY_FIRST,
    bound_value,
    missing,
    mood_is_settled,
    needs_quality_check,
)
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.workflow import Plan, Step


@dataclass(frozen=True)
class Move:
    """One move of a case: how the open entry is left, and where the case goes."""

    how: str  # completed | skipped | returned | ended | rework
    reason: str
    to_step: str | None  # None: the case ends
    round: int
    outcome: str = ""
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    plans: tuple[Plan, ...] = ()


def derive_status(case: CaseFile) -> Status:
    """The status of a case, from its outcome, hold, step and round alone (DOMAIN, Statuses)."""
    complaint = case.complaint
    if complaint.outcome:
        return OUTCOME_STATUS[complaint.outcome]
    if complaint.on_hold:
        return Status.ON_HOLD
    stage = case.step.stage
    if stage == "callback":
        return Status.AWAITING_CALLBACK
    if complaint.round > 0:
        return Status.REWORK
    if stage == "assessment" and not complaint.validity:
        return Status.PENDING
    if stage == "resident" and not _work_in_hand(case):
        return Status.AWAITING_RESIDENT
    if stage == "assignment" or not (complaint.department or complaint.handler):
        return Status.UNASSIGNED
    return Status.IN_PROGRESS


def _work_in_hand(case: CaseFile) -> bool:
    """The resident has agreed and the agreed work is not finished: nobody waits for him now."""
    agreed = case.value(case.complaint.step_key, "opinion") == "agree"
    return agreed and case.complaint.completed_at is None


def complete(case: CaseFile, now: datetime) -> Move:
    """Complete the current step; ``RefusedError`` names exactly what is missing."""
    step = _running(case)
    gaps = missing(case, now)
    if gaps:
        raise RefusedError(
            "step_incomplete",
            say(
                QT_TRANSLATE_NOOP("core", "“{step}”还差 {count} 项，尚未完成；已填内容都已保留。"),
                step=step.title,
                count=len(gaps),
            ),
            tuple(gap.message for gap in gaps),
        )
    return _onward(case, "completed", "")


def skip(case: CaseFile, reason: str) -> Move:
    """Skip an optional step; needs a reason."""
    step = _running(case)
    if not step.optional:
        raise RefusedError(
            "step_required",
            say(QT_TRANSLATE_NOOP("core", "“{step}”是必做步骤，不能跳过。"), step=step.title),
        )
    need_reason(reason)
    following = case.workflow.steps[case.workflow.position(step.key) + 1]
    if following.solution and not mood_is_settled(case):
        raise RefusedError("mood_first", _MOOD_FIRST)
    if needs_quality_check(case):
        raise RefusedError("quality_first", QUALITY_FIRST)
    return _onward(case, "skipped", reason)


def go_back(case: CaseFile, to_step: str, reason: str) -> Move:
    """Return to an earlier step; needs a reason. What was filled in stays."""
    step = _running(case)
    need_reason(reason)
    try:
        earlier = case.workflow.position(to_step) < case.workflow.position(step.key)
    except KeyError:
        earlier = False
    if not earlier:
        raise RefusedError("not_earlier", say(QT_TRANSLATE_NOOP("core", "只能退回到前面的步骤。")))
    return Move("returned", reason.strip(), to_step, case.complaint.round)


def close_invalid(case: CaseFile) -> Move:
    """End an invalid case: reason on record, and the complainant was told (003 §3.3)."""
    _running(case)
    gaps: list[Message] = []
    if case.complaint.validity != "invalid":
        gaps.append(say(QT_TRANSLATE_NOOP("core", "先在确认步骤判定为“无效”")))
    if not case.complaint.invalid_reason.strip():
        gaps.append(say(QT_TRANSLATE_NOOP("core", "填写无效的原因")))
    if not any(contact.spoken for contact in case.contacts):
        gaps.append(say(QT_TRANSLATE_NOOP("core", "向投诉人解释并记录这次沟通（Ctrl+L）")))
    _refuse_if(gaps)
    return _end(case, "invalid", case.complaint.invalid_reason)


def refer(case: CaseFile, where: str) -> Move:
    """Hand a case to an outside body; the complainant must have been told."""
    return _end_after_contact(case, "referred", where)


def withdraw(case: CaseFile, reason: str) -> Move:
    """The complainant withdraws; needs a reason and the contact in which it was said."""
    return _end_after_contact(case, "withdrawn", reason)


def open_rework(case: CaseFile, cause: str) -> Move:
    """Open the next rework round after a callback with C or “not solved” (document 001)."""
    step = _running(case)
    gaps: list[Message] = []
    unsolved = any(
        case.value(step.key, spec.key) == "no" for spec in step.fields if spec.key == "resolved"
    )
    if step.stage != "callback" or not (bound_value(case, "satisfaction") == "C" or unsolved):
        gaps.append(say(QT_TRANSLATE_NOOP("core", "回访结果为“不满意”或“未解决”时才开返单")))
    entry = case.entry
    if not any(c.spoken and entry and c.entry_id == entry.id for c in case.contacts):
        gaps.append(say(QT_TRANSLATE_NOOP("core", "先记录这次回访的沟通（Ctrl+L）")))
    if not cause.strip():
        gaps.append(say(QT_TRANSLATE_NOOP("core", "填写返单原因")))
    _refuse_if(gaps)
    target = case.workflow.step(case.workflow.rework_step)
    return Move(
        "rework",
        cause.strip(),
        target.key,
        case.complaint.round + 1,
        starts=("solution",) if any(run.clock == "solution" for run in case.clocks) else (),
        stops=("callback",),
    )


_MOOD_FIRST = say(
    QT_TRANSLATE_NOOP(
        "core", "先处理心情再处理事情：请先沟通安抚并记录沟通后的情绪，再进入处理步骤。"
    )
)


def need_not_ended(case: CaseFile) -> None:
    """An ended case is moved no more."""
    if case.complaint.outcome:
        raise RefusedError(
            "case_ended",
            say(
                QT_TRANSLATE_NOOP("core", "投诉 {number} 已经结束，不能再推进。"),
                number=case.complaint.number,
            ),
        )


def _running(case: CaseFile) -> Step:
    need_not_ended(case)
    if case.complaint.on_hold:
        raise RefusedError(
            "case_on_hold",
            say(
                QT_TRANSLATE_NOOP("core", "投诉 {number} 已挂起，请先恢复。"),
                number=case.complaint.number,
            ),
        )
    return case.step


def need_reason(reason: str) -> None:
    """A reason of blanks is none."""
    if not reason.strip():
        raise RefusedError("reason_missing", say(QT_TRANSLATE_NOOP("core", "请填写原因。")))


def _refuse_if(gaps: list[Message]) -> None:
    if gaps:
        raise RefusedError(
            "not_allowed_yet",
            say(QT_TRANSLATE_NOOP("core", "还差 {count} 项，未作改动。"), count=len(gaps)),
            tuple(gaps),
        )


def _onward(case: CaseFile, how: str, reason: str) -> Move:
    step = case.step
    position = case.workflow.position(step.key) + 1
    if position == len(case.workflow.steps):
        return Move(
            how,
            reason.strip(),
            None,
            case.complaint.round,
            "closed",
            stops=_all_clocks(case),
            plans=step.plans,
        )
    following = case.workflow.steps[position]
    plans = step.plans if how == "completed" else ()
    return Move(
        how,
        reason.strip(),
        following.key,
        case.complaint.round,
        starts=step.starts,
        stops=step.stops,
        plans=plans,
    )


def _end(case: CaseFile, outcome: str, reason: str) -> Move:
    return Move(
        "ended", reason.strip(), None, case.complaint.round, outcome, stops=_all_clocks(case)
    )


def _end_after_contact(case: CaseFile, outcome: str, reason: str) -> Move:
    _running(case)
    gaps: list[Message] = []
    if not reason.strip():
        gaps.append(say(QT_TRANSLATE_NOOP("core", "填写原因或去向")))
    if not any(contact.spoken for contact in case.contacts):
        gaps.append(say(QT_TRANSLATE_NOOP("core", "与投诉人沟通并记录（Ctrl+L）")))
    _refuse_if(gaps)
    return _end(case, outcome, reason)


def _all_clocks(case: CaseFile) -> tuple[str, ...]:
    return tuple(dict.fromkeys(run.clock for run in case.clocks if run.stopped_at is None))
