"""Moves that ask first: what is asked, and what is done with the answer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.case import CaseFile
from desktop_app.services import cases
from desktop_app.services.office import Office
from desktop_app.services.operations import Work
from desktop_app.ui.editor.inputs import Option
from desktop_app.ui.editor.reason_panel import Answer, Question
from desktop_app.ui.editor.texts import in_words

BACK, SKIP, HOLD, REFER, WITHDRAW, REWORK = "back", "skip", "hold", "refer", "withdraw", "rework"


def question(kind: str, case: CaseFile) -> Question:
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
        )
    raise KeyError(kind)


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
            return cases.open_rework(office, complaint_id, reason)
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
