"""Why a case is due exactly then: the limit, the counting interval by interval, what moved it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.case import CaseFile, Extension
from desktop_app.domain.clocks import pauses
from desktop_app.domain.errors import KnownError
from desktop_app.domain.limits import Due, Limit, choose, due
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services.office import Office

CLOCK_TEXT: Mapping[str, str] = {
    "response": QT_TRANSLATE_NOOP("core", "首次响应"),
    "handover": QT_TRANSLATE_NOOP("core", "转责任部门"),
    "answer": QT_TRANSLATE_NOOP("core", "答复"),
    "solution": QT_TRANSLATE_NOOP("core", "办结"),
    "callback": QT_TRANSLATE_NOOP("core", "回访"),
    "step": QT_TRANSLATE_NOOP("core", "本步骤"),
}
UNIT_TEXT: Mapping[str, str] = {
    "minutes": QT_TRANSLATE_NOOP("core", "{amount} 分钟"),
    "hours": QT_TRANSLATE_NOOP("core", "{amount} 小时"),
    "working_hours": QT_TRANSLATE_NOOP("core", "{amount} 个工作小时"),
    "working_days": QT_TRANSLATE_NOOP("core", "{amount} 个工作日"),
}
INTERVAL_TEXT: Mapping[str, str] = {
    "plain": QT_TRANSLATE_NOOP("core", "计时"),
    "office": QT_TRANSLATE_NOOP("core", "工作时间，计入"),
    "make_up": QT_TRANSLATE_NOOP("core", "调休上班，计入"),
    "after_hours": QT_TRANSLATE_NOOP("core", "非工作时间，不计"),
    "rest": QT_TRANSLATE_NOOP("core", "休息日，不计"),
    "holiday": QT_TRANSLATE_NOOP("core", "法定节假日，不计"),
    "start_day": QT_TRANSLATE_NOOP("core", "开始的当日不计"),
    "hold": QT_TRANSLATE_NOOP("core", "挂起，不计"),
}


@dataclass(frozen=True)
class Why:
    """The explanation of one clock. ``due.at`` is the counted time, ``at`` the one in force."""

    clock: str
    limit: Message
    start: datetime
    due: Due
    extensions: tuple[Extension, ...]
    at: datetime
    met: bool | None
    """True or false once the clock was stopped, ``None`` while it runs."""


def explain(office: Office, complaint_id: int) -> list[Why]:
    """Every clock of a case in the order in which they started."""
    case = office.case(complaint_id)
    rules = office.rules()
    found: list[Why] = []
    for run in case.clocks:
        rule = choose(rules.limits, run.clock, case.complaint.severity, case.complaint.category)
        if rule is None:
            continue
        counted = due(run.started_at, Limit(rule.amount, rule.unit), rules.calendar, pauses(case))
        moved = tuple(
            e
            for e in case.extensions
            if e.clock == run.clock
            and e.at >= run.started_at
            and (run.stopped_at is None or e.at <= run.stopped_at)
        )
        found.append(
            Why(
                run.clock,
                say(UNIT_TEXT[rule.unit], amount=rule.amount),
                run.started_at,
                counted,
                moved,
                run.due_at,
                None if run.stopped_at is None else run.stopped_at <= run.due_at,
            )
        )
    step = _own_limit_of_step(office, case)
    return [*found, step] if step is not None else found


def _own_limit_of_step(office: Office, case: CaseFile) -> Why | None:
    """The limit of the present step, where it is not one of the case's clocks."""
    entry, limit = case.entry, case.step.limit
    if entry is None or entry.due_at is None or limit is None:
        return None
    if any(run.clock == limit.clock and run.stopped_at is None for run in case.clocks):
        return None
    start = case.complaint.received_at if limit.start == "intake" else entry.entered_at
    complaint, rules = case.complaint, office.rules()
    rule = None
    if limit.clock:  # the office's rule goes before the template's own amount
        rule = choose(rules.limits, limit.clock, complaint.severity, complaint.category)
    amount = Limit(rule.amount, rule.unit) if rule else Limit(limit.amount, limit.unit)
    counted = due(start, amount, rules.calendar, pauses(case))
    words = say(UNIT_TEXT[amount.unit], amount=amount.amount)
    return Why("step", words, start, counted, (), entry.due_at, None)


def explain_one(office: Office, complaint_id: int, clock: str) -> Why:
    """The running clock of that name, else its last run."""
    fitting = [why for why in explain(office, complaint_id) if why.clock == clock]
    if not fitting:
        raise KnownError(
            "no_clock", say(QT_TRANSLATE_NOOP("core", "这项时限没有在计时，不需要延期。"))
        )
    return next((why for why in fitting if why.met is None), fitting[-1])
