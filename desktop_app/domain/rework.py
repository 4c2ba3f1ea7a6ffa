"""A rework round 返单 (document 001): its plan, and the quality check before it is handed back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain.case import SEVERITIES, CaseFile, Rework
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say


@dataclass(frozen=True)
class Plan:
    """What is planned for a round; ``None`` leaves as it is what stands there already."""

    cause: str | None = None
    severity: str | None = None
    short_term: str | None = None
    long_term: str | None = None
    responsible: str | None = None
    due_at: datetime | None = None


def current(case: CaseFile) -> Rework | None:
    """The round that the case is in; ``None`` in the first run."""
    if case.complaint.round == 0:
        return None
    return next((r for r in case.reworks if r.round == case.complaint.round), None)


def planned(case: CaseFile, plan: Plan, now: datetime) -> CaseFile:
    """The case with the plan of its present round.

    ``RefusedError`` in a case without an open round, for an empty cause, and for a due time
    that is past already; ``KnownError`` for an unknown severity.
    """
    rework = _open(case)
    if plan.cause is not None and not plan.cause.strip():
        raise RefusedError("reason_missing", say(QT_TRANSLATE_NOOP("core", "请填写返单原因。")))
    if plan.severity and plan.severity not in SEVERITIES:
        raise KnownError(
            "value_unfit",
            say(
                QT_TRANSLATE_NOOP("core", "“{label}”不能填“{value}”。"),
                label=say(QT_TRANSLATE_NOOP("core", "级别")),
                value=plan.severity,
            ),
        )
    if plan.due_at is not None and plan.due_at != rework.due_at and plan.due_at <= now:
        raise RefusedError(
            "due_past", say(QT_TRANSLATE_NOOP("core", "返单的完成期限必须在现在之后。"))
        )
    texts = {
        name: value.strip()
        for name in ("cause", "short_term", "long_term", "responsible")
        if (value := getattr(plan, name)) is not None
    }
    changed = replace(
        rework,
        **texts,
        severity=plan.severity or rework.severity,
        due_at=plan.due_at if plan.due_at is not None else rework.due_at,
    )
    return _with(case, changed)


def confirmed(rework: Rework) -> tuple[str, ...]:
    """The items of the quality check that were confirmed."""
    return tuple(line for line in rework.quality.split("\n") if line)


def check(
    case: CaseFile, item: str, on: bool, items: Sequence[str], now: datetime, staff: str
) -> CaseFile:
    """Confirm one of *items* of the quality check, or take it back.

    The check is done, with who and when, as soon as all of them are confirmed. Refused once
    the work was handed back: what let the case through stays as it was.
    """
    rework = _open(case)
    if item not in items:
        raise KnownError(
            "item_unknown",
            say(QT_TRANSLATE_NOOP("core", "质量检查没有“{item}”这一项。"), item=item),
        )
    handed_back = (
        case.step.stage == "callback"
        and case.workflow.step(case.workflow.rework_step).stage != "callback"
    )
    if handed_back:
        raise RefusedError(
            "step_passed",
            say(QT_TRANSLATE_NOOP("core", "返单已经交回，质量检查不再改动；需要重查请先退回。")),
        )
    kept = [one for one in items if (on if one == item else one in confirmed(rework))]
    done = len(kept) == len(items)
    same = done and rework.checked_at is not None
    changed = replace(
        rework,
        quality="\n".join(kept),
        checked_at=(rework.checked_at if same else now) if done else None,
        checked_by=(rework.checked_by if same else staff) if done else "",
    )
    return _with(case, changed)


def _open(case: CaseFile) -> Rework:
    rework = current(case)
    if rework is None or rework.closed_at is not None or case.complaint.outcome:
        raise RefusedError(
            "no_rework",
            say(
                QT_TRANSLATE_NOOP("core", "投诉 {number} 现在没有进行中的返单。"),
                number=case.complaint.number,
            ),
        )
    return rework


def _with(case: CaseFile, changed: Rework) -> CaseFile:
    return replace(case, reworks=tuple(changed if r.id == changed.id else r for r in case.reworks))
