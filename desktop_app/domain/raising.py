"""Moving a due time with the complainant's knowledge, and raising a case to those above."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop_app.domain import clocks
from desktop_app.domain.case import CaseFile, ClockRun, Escalation, Extension, Status
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.journey import settle
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.progress import need_not_ended, need_reason

LEVELS = ("supervisor", "manager")
LEVEL_TEXT: Mapping[str, str] = {
    "supervisor": QT_TRANSLATE_NOOP("core", "主管"),
    "manager": QT_TRANSLATE_NOOP("core", "经理"),
}
MONTH = timedelta(days=30)
TELL_FIRST = say(QT_TRANSLATE_NOOP("core", "先与投诉人沟通说明情况并记录（Ctrl+L），再延期"))


@dataclass(frozen=True)
class Proposal:
    """Why a case should be 重大: the rule's short name, and the sentence that quotes it."""

    rule: str  # month | repeat
    sentence: Message


def was_told(case: CaseFile, run: ClockRun) -> bool:
    """Whether the complainant was reached since the clock started, and since its last move."""
    since = max([run.started_at, *(e.at for e in case.extensions if e.clock == run.clock)])
    return any(c.reached and c.at >= since for c in case.contacts)


def extend(
    case: CaseFile, clock: str, until: datetime, reason: str, now: datetime, staff: str
) -> CaseFile:
    """Move the due time of a running clock.

    Who cannot keep a time must contact the complainant and explain (document 003 §4.1): a
    contact that reached him since the clock started, and since the last extension of it.
    """
    run = next((r for r in case.clocks if r.clock == clock and r.stopped_at is None), None)
    gaps: list[Message] = []
    if case.complaint.outcome or case.complaint.on_hold or run is None:
        raise RefusedError(
            "no_clock", say(QT_TRANSLATE_NOOP("core", "这项时限没有在计时，不需要延期。"))
        )
    if until <= max(run.due_at, now):
        gaps.append(say(QT_TRANSLATE_NOOP("core", "新的时限要晚于原时限，也要晚于现在")))
    if not reason.strip():
        gaps.append(say(QT_TRANSLATE_NOOP("core", "填写延期原因")))
    if not was_told(case, run):
        gaps.append(TELL_FIRST)
    if gaps:
        raise RefusedError(
            "extension_refused",
            say(QT_TRANSLATE_NOOP("core", "还差 {count} 项，时限未变。"), count=len(gaps)),
            tuple(gaps),
        )
    moved = Extension(
        clocks.fresh_id(case.extensions), clock, now, run.due_at, until, reason.strip(), staff
    )
    runs = tuple(replace(r, due_at=until) if r.id == run.id else r for r in case.clocks)
    complaint = replace(case.complaint, extensions=case.complaint.extensions + 1)
    entries = case.entries
    step_limit = case.step.limit
    if step_limit is not None and step_limit.clock == clock:
        entries = tuple(replace(e, due_at=until) if e.left_at is None else e for e in entries)
    return settle(
        replace(
            case,
            complaint=complaint,
            clocks=runs,
            entries=entries,
            extensions=(*case.extensions, moved),
        )
    )


def escalate(case: CaseFile, level: str, reason: str, now: datetime, staff: str) -> CaseFile:
    """Raise a running case to the supervisor or manager; needs a reason, only goes up."""
    need_not_ended(case)
    need_reason(reason)
    if case.complaint.escalated and LEVELS.index(level) <= LEVELS.index(case.complaint.escalated):
        raise RefusedError(
            "already_escalated", say(QT_TRANSLATE_NOOP("core", "已经升级到这一级或更高一级。"))
        )
    raised = Escalation(clocks.fresh_id(case.escalations), now, level, reason.strip(), staff)
    return replace(
        case,
        complaint=replace(case.complaint, escalated=level),
        escalations=(*case.escalations, raised),
    )


def critical_because(case: CaseFile, same_before: int, now: datetime) -> Message | None:
    """Why a case is proposed for 重大, quoting the rule; ``None`` when no rule applies."""
    found = critical_rules(case, same_before, now)
    return found[0].sentence if found else None


def critical_rules(case: CaseFile, same_before: int, now: datetime) -> tuple[Proposal, ...]:
    """Every rule by which a running case is proposed for 重大.

    ``same_before``: earlier complaints of the household in the same category within the
    repeat window. The rules are the office's own (DOMAIN, Statuses), never set by themselves.
    """
    complaint = case.complaint
    running = complaint.status not in (
        Status.CLOSED,
        Status.INVALID,
        Status.REFERRED,
        Status.WITHDRAWN,
    )
    if not running or complaint.severity == "critical" or complaint.validity == "invalid":
        return ()
    found = []
    if complaint.validity == "valid" and now - complaint.received_at > MONTH:
        sentence = say(
            QT_TRANSLATE_NOOP(
                "core", "有效投诉满 1 个月仍未解决，建议定为重大（本处规定）：已 {days} 天"
            ),
            days=(now - complaint.received_at).days,
        )
        found.append(Proposal("month", sentence))
    if same_before >= 2:
        sentence = say(
            QT_TRANSLATE_NOOP(
                "core", "同一户同类投诉第 {count} 次，建议定为重大（本处规定：第 3 次起）"
            ),
            count=same_before + 1,
        )
        found.append(Proposal("repeat", sentence))
    return tuple(found)
