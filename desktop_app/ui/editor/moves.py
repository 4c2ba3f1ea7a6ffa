"""Moves that ask first: what is asked, and what is done with the answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.case import SEVERITIES, CaseFile
from desktop_app.domain.raising import LEVEL_TEXT, LEVELS
from desktop_app.domain.rework import Plan, current
from desktop_app.services import cases, quality, reworks
from desktop_app.services.extending import ClockChoice
from desktop_app.services.office import Office
from desktop_app.services.operations import Work
from desktop_app.services.why import CLOCK_TEXT
from desktop_app.ui.editor.inputs import Option
from desktop_app.ui.editor.reason_panel import Answer, Asked, Question
from desktop_app.ui.editor.texts import in_words
from desktop_app.ui.words import core, near_time, severity_text

BACK, SKIP, HOLD, REFER, WITHDRAW, REWORK = "back", "skip", "hold", "refer", "withdraw", "rework"
EXTEND, ESCALATE, REWORK_PLAN = "extend", "escalate", "rework_plan"
QUALITY = "quality"


def question(kind: str, case: CaseFile, prefilled: str = "") -> Question:
    """What is asked before a move; ``KeyError`` for an unknown one."""
    translate = QCoreApplication.translate
    here = case.workflow.position(case.complaint.step_key)
    title = in_words(case.step.title)
    if kind == BACK:
        steps = case.workflow.steps[:here]
        return Question(
            kind,
            translate("EditorMoves", "退回到前面的步骤"),
            translate("EditorMoves", "退回"),
            translate("EditorMoves", "退回原因 *"),
            translate("EditorMoves", "已填内容都会保留"),
            [Option(step.key, in_words(step.title)) for step in steps],
            translate("EditorMoves", "退回到"),
        )
    if kind == SKIP:
        return Question(
            kind,
            translate("EditorMoves", "跳过“{step}”").format(step=title),
            translate("EditorMoves", "跳过"),
            translate("EditorMoves", "跳过原因 *"),
        )
    if kind == HOLD:
        return Question(
            kind,
            translate("EditorMoves", "挂起，时限停表"),
            translate("EditorMoves", "挂起"),
            translate("EditorMoves", "挂起原因 *"),
            translate("EditorMoves", "在等什么、等谁"),
            wake=translate("EditorMoves", "什么时候恢复 *"),
        )
    if kind == REFER:
        return Question(
            kind,
            translate("EditorMoves", "转外部处理，本案结束"),
            translate("EditorMoves", "转外部"),
            translate("EditorMoves", "转到哪里 *"),
            translate("EditorMoves", "单位、联系人、转交方式"),
        )
    if kind == WITHDRAW:
        return Question(
            kind,
            translate("EditorMoves", "投诉人撤销投诉，本案结束"),
            translate("EditorMoves", "撤销投诉"),
            translate("EditorMoves", "撤销原因 *"),
            translate("EditorMoves", "投诉人怎么说的"),
        )
    if kind == REWORK:
        round_ = case.complaint.round + 1
        return Question(
            kind,
            translate("EditorMoves", "开返单 R{round}，从“{step}”重新处理").format(
                round=round_, step=in_words(case.workflow.step(case.workflow.rework_step).title)
            ),
            translate("EditorMoves", "开返单"),
            translate("EditorMoves", "返单原因 *"),
            translate("EditorMoves", "哪里没有解决、投诉人不满意什么"),
            extra=_plan_fields(case.complaint.severity, responsible=case.complaint.handler),
        )
    rework = current(case)
    if kind == REWORK_PLAN and rework is not None:
        return Question(
            kind,
            translate("EditorMoves", "返单 R{round} 的计划").format(round=rework.round),
            translate("EditorMoves", "保存计划"),
            translate("EditorMoves", "返单原因 *"),
            prefilled=rework.cause,
            extra=_plan_fields(
                rework.severity,
                rework.short_term,
                rework.long_term,
                rework.responsible,
                rework.due_at.isoformat(sep=" ") if rework.due_at else "",
            ),
        )
    if kind == ESCALATE:
        return Question(
            kind,
            translate("EditorMoves", "升级：请上一级过问"),
            translate("EditorMoves", "升级"),
            translate("EditorMoves", "升级原因 *"),
            translate("EditorMoves", "为什么本级处理不了、要上级做什么"),
            [Option(level, core(LEVEL_TEXT[level])) for level in levels_above(case)],
            translate("EditorMoves", "升级到"),
            notes=dict.fromkeys(LEVELS, ""),
            prefilled=prefilled,
        )
    if kind == QUALITY:
        scored = case.complaint.quality_score
        points = range(quality.HIGHEST, quality.LOWEST - 1, -1)
        return Question(
            kind,
            translate("EditorMoves", "主管评分：处理得怎么样"),
            translate("EditorMoves", "保存评分"),
            translate("EditorMoves", "评语 *"),
            translate("EditorMoves", "哪里做得好、哪里要改；与业主的满意度分开"),
            [
                Option(str(n), translate("EditorMoves", "{points} 分").format(points=n))
                for n in points
            ],
            translate("EditorMoves", "评分"),
            notes={str(scored): translate("EditorMoves", "现在的评分")} if scored else {},
            prefilled=case.complaint.quality_note,
        )
    raise KeyError(kind)


def extension_question(choices: Sequence[ClockChoice], now: datetime) -> Question:
    """What is asked before a due time is moved (003 §4.1: the complainant is told first)."""
    translate = QCoreApplication.translate
    told = translate("EditorMoves", "原定 {time}。已与投诉人沟通，可以延期。")
    untold = translate("EditorMoves", "原定 {time}。延期前先与投诉人沟通说明情况并记录。")
    quick_text = translate("EditorMoves", "+{count} 工作日")
    return Question(
        EXTEND,
        translate("EditorMoves", "延期告知：时限改到什么时候"),
        translate("EditorMoves", "延期"),
        translate("EditorMoves", "延期原因 *"),
        translate("EditorMoves", "为什么来不及、怎么跟投诉人说的"),
        [Option(one.clock, core(CLOCK_TEXT[one.clock])) for one in choices],
        translate("EditorMoves", "哪项时限"),
        wake=translate("EditorMoves", "新的时限 *"),
        wake_hint=translate("EditorMoves", "如 周五、11月25日 15:00"),
        quick={
            one.clock: [(quick_text.format(count=days), at) for days, at in one.quick]
            for one in choices
        },
        notes={
            one.clock: (told if one.told else untold).format(time=near_time(one.due_at, now))
            for one in choices
        },
        needs_contact=frozenset(one.clock for one in choices if not one.told),
    )


def levels_above(case: CaseFile) -> tuple[str, ...]:
    """The levels to which a case can still be raised."""
    reached = case.complaint.escalated
    return LEVELS[LEVELS.index(reached) + 1 :] if reached else LEVELS


def _plan_fields(
    severity: str, short: str = "", long: str = "", responsible: str = "", due: str = ""
) -> tuple[Asked, ...]:
    translate = QCoreApplication.translate
    return (
        Asked(
            "short_term",
            translate("EditorMoves", "短期措施"),
            hint=translate("EditorMoves", "马上做什么"),
            value=short,
        ),
        Asked(
            "long_term",
            translate("EditorMoves", "长期措施"),
            hint=translate("EditorMoves", "怎么不再发生"),
            value=long,
        ),
        Asked(
            "responsible",
            translate("EditorMoves", "返单负责人"),
            "person",
            value=responsible,
        ),
        Asked("due_at", translate("EditorMoves", "完成期限"), "time", value=due),
        Asked(
            "severity",
            translate("EditorMoves", "严重程度"),
            "choice",
            [Option(key, severity_text(key)) for key in SEVERITIES],
            value=severity,
        ),
    )


def _plan(answer: Answer) -> Plan:
    values = answer.values
    due = values.get("due_at", "")
    return Plan(
        cause=answer.reason,
        severity=values.get("severity") or None,
        short_term=values.get("short_term", ""),
        long_term=values.get("long_term", ""),
        responsible=values.get("responsible", ""),
        due_at=datetime.fromisoformat(due) if due else None,
    )


def work(answer: Answer, complaint_id: int) -> Work:
    """The move that an answer asks for."""
    reason = answer.reason

    def run(office: Office) -> CaseFile:
        if answer.key == BACK:
            return cases.go_back(office, complaint_id, answer.option, reason)
        if answer.key == SKIP:
            return cases.skip_step(office, complaint_id, reason)
        if answer.key == HOLD:
            assert answer.wake is not None  # the panel asks for it
            return cases.hold(office, complaint_id, reason, answer.wake)
        if answer.key == REFER:
            return cases.refer(office, complaint_id, reason)
        if answer.key == WITHDRAW:
            return cases.withdraw(office, complaint_id, reason)
        if answer.key == REWORK:
            return cases.open_rework(office, complaint_id, reason, _plan(answer))
        if answer.key == REWORK_PLAN:
            return reworks.plan(office, complaint_id, _plan(answer))
        if answer.key == EXTEND:
            assert answer.wake is not None  # the panel asks for it
            return cases.extend(office, complaint_id, answer.option, answer.wake, reason)
        if answer.key == ESCALATE:
            return cases.escalate(office, complaint_id, answer.option, reason)
        if answer.key == QUALITY:
            return quality.score(office, complaint_id, int(answer.option), reason)
        raise KeyError(answer.key)

    return run


def needs_rework(case: CaseFile) -> bool:
    """Whether the answer to the callback asks for a rework round (001): C, or not solved."""
    step = case.step
    if case.complaint.outcome or step.stage != "callback":
        return False
    unsolved = any(
        spec.key == "resolved" and case.value(step.key, spec.key) == "no" for spec in step.fields
    )
    return unsolved or case.complaint.satisfaction == "C"
