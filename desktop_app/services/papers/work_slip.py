"""派工单: what the department is sent out with, one slip a page half, signed on both sides."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.case import KIND_TEXT, SATISFACTION_TEXT, SEVERITY_TEXT, CaseFile
from desktop_app.domain.documents import Document, Field, Form, Heading, KeepTogether, Note
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.services.papers.case_sheet import place_of
from desktop_app.services.papers.ground import (
    BOX,
    Ground,
    PaperOrder,
    ground,
    moment,
    unmasked_cases,
)

TITLE = QT_TRANSLATE_NOOP("core", "派工单")


def work_slips(
    office: Office, ids: Sequence[int], order: PaperOrder, *, progress: Progress | None = None
) -> list[Document]:
    """One slip for each case of *ids*."""
    paper = ground(office, order)
    slips, done = [], []
    for number, complaint_id in enumerate(ids):
        if progress is not None:
            progress.step(number, len(ids))
        case = office.case(complaint_id)
        slips.append(work_slip(paper, case))
        done.append(case)
    unmasked_cases(office, order, done)
    return slips


def work_slip(paper: Ground, case: CaseFile) -> Document:
    one, tell = paper.told(case.complaint), paper.tell
    who = "·".join(
        text
        for text in (paper.name(one.complainant), paper.word(KIND_TEXT, one.complainant_kind))
        if text
    )
    due = one.planned_completion or one.due_at
    task = (
        (Field(tell(QT_TRANSLATE_NOOP("core", "房号")), place_of(one), tone="strong"),
         Field(tell(QT_TRANSLATE_NOOP("core", "类别")), paper.category(one.category, one.category_text))),
        (Field(tell(QT_TRANSLATE_NOOP("core", "责任部门")), one.department),
         Field(tell(QT_TRANSLATE_NOOP("core", "经办人")), one.handler, tone="strong")),
        (Field(tell(QT_TRANSLATE_NOOP("core", "联系人")), who),
         Field(tell(QT_TRANSLATE_NOOP("core", "电话")), paper.phone(one.phone))),
        (Field(tell(QT_TRANSLATE_NOOP("core", "派工时间")), moment(paper.now)),
         Field(tell(QT_TRANSLATE_NOOP("core", "完成时限")), moment(due), tone="strong")),
        (Field(tell(QT_TRANSLATE_NOOP("core", "事由")), one.content, lines=3),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "要求")), "\n".join(t for t in (one.expectation, one.short_term) if t), lines=2),),
    )  # fmt: skip
    back = (
        (Field(tell(QT_TRANSLATE_NOOP("core", "现场情况")), "", lines=3, ruled=True),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "处理措施")), "", lines=3, ruled=True),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "材料与工时")), "", lines=1, ruled=True),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "到场时间")), "", lines=2),
         Field(tell(QT_TRANSLATE_NOOP("core", "完成时间")), "", lines=2)),
    )  # fmt: skip
    answers = "　　".join(f"{BOX} {tell(text)}" for text in SATISFACTION_TEXT.values())
    signed = (
        (Field(tell(QT_TRANSLATE_NOOP("core", "业主验收")), answers),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "业主签字")), "", lines=2),
         Field(tell(QT_TRANSLATE_NOOP("core", "维修人签字")), "", lines=2)),
        (Field(tell(QT_TRANSLATE_NOOP("core", "派单人")), paper.operator, lines=2),
         Field(tell(QT_TRANSLATE_NOOP("core", "部门确认")), "", lines=2)),
    )  # fmt: skip
    severity = tell(
        QT_TRANSLATE_NOOP("core", "级别：{severity}"),
        severity=paper.word(SEVERITY_TEXT, one.severity),
    )
    rule = QT_TRANSLATE_NOOP(
        "core", "上门先说明来意、戴鞋套、保护家具；做不完的，当场告诉业主原因和下次时间，并报前台。"
    )
    title = tell(TITLE)
    return paper.document(
        title,
        (
            Heading(tell(QT_TRANSLATE_NOOP("core", "任务")), 2), Form(task),
            Note(tell(rule)),
            Heading(tell(QT_TRANSLATE_NOOP("core", "处理记录（现场填写）")), 2), Form(back),
            KeepTogether((Heading(tell(QT_TRANSLATE_NOOP("core", "验收与签字")), 2), Form(signed))),
        ),
        subtitle=one.number,
        facts=(severity,),
        file_name=f"{title} {one.number}",
    )  # fmt: skip
