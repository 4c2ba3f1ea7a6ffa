"""投诉处理单: one case on paper, whole, or half filled in for those who go there."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.case import (
    CHANNEL_TEXT,
    KIND_TEXT,
    SATISFACTION_TEXT,
    SEVERITY_TEXT,
    STATUS_TEXT,
    VALIDITY_TEXT,
    CaseFile,
    Complaint,
)
from desktop_app.domain.documents import Block, Document, Field, Form, Heading, KeepTogether
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.services.papers import case_parts as parts
from desktop_app.services.papers.ground import (
    BOX,
    Ground,
    PaperOrder,
    ground,
    moment,
    unmasked_cases,
)
from desktop_app.storage import improvements

TITLE = QT_TRANSLATE_NOOP("core", "投诉处理单")
TO_FILL = QT_TRANSLATE_NOOP("core", "现场填写")


def case_sheets(
    office: Office,
    ids: Sequence[int],
    order: PaperOrder,
    *,
    half: bool = False,
    progress: Progress | None = None,
) -> list[Document]:
    """The sheets of the cases *ids*; *half* leaves the work's part to be written by hand."""
    paper = ground(office, order)
    measures = _measures(office)
    sheets, done = [], []
    for number, complaint_id in enumerate(ids):
        if progress is not None:
            progress.step(number, len(ids))
        case = office.case(complaint_id)
        sheets.append(case_sheet(paper, case, measures.get(complaint_id, ()), half=half))
        done.append(case)
    unmasked_cases(office, order, done)
    return sheets


def case_sheet(
    paper: Ground, case: CaseFile, measures: Sequence[str] = (), *, half: bool = False
) -> Document:
    """One case; *measures* are the improvements that came of it."""
    case = paper.told_case(case)
    complaint = case.complaint
    title = paper.tell(TITLE)
    work = _to_fill(paper, case) if half else _done(paper, case)
    last = _half_end(paper) if half else _end(paper, case, measures)
    status = paper.tell(
        QT_TRANSLATE_NOOP("core", "状态：{status}"),
        status=paper.word(STATUS_TEXT, complaint.status),
    )
    return paper.document(
        title,
        (*_registered(paper, complaint), *_assessed(paper, case), *work, *last),
        subtitle=complaint.number,
        facts=(paper.tell(TO_FILL) if half else status,),
        file_name=f"{title} {complaint.number}",
    )


def _measures(office: Office) -> dict[int, list[str]]:
    """The improvements that came of each case."""
    found: dict[int, list[str]] = {}
    for one in improvements.everything(office.store):
        if one.complaint_id is not None and one.measure:
            found.setdefault(one.complaint_id, []).append(one.measure)
    return found


def place_of(one: Complaint) -> str:
    return " ".join(text for text in (one.community, one.place()) if text)


def _registered(paper: Ground, one: Complaint) -> tuple[Block, ...]:
    who = "·".join(
        text
        for text in (paper.name(one.complainant), paper.word(KIND_TEXT, one.complainant_kind))
        if text
    )
    tell = paper.tell
    rows = (
        (Field(tell(QT_TRANSLATE_NOOP("core", "编号")), one.number, tone="strong"),
         Field(tell(QT_TRANSLATE_NOOP("core", "受理时间")), moment(one.received_at))),
        (Field(tell(QT_TRANSLATE_NOOP("core", "投诉人")), who),
         Field(tell(QT_TRANSLATE_NOOP("core", "电话")), paper.phone(one.phone))),
        (Field(tell(QT_TRANSLATE_NOOP("core", "房号")), place_of(one), tone="strong"),
         Field(tell(QT_TRANSLATE_NOOP("core", "渠道")), paper.word(CHANNEL_TEXT, one.channel))),
        (Field(tell(QT_TRANSLATE_NOOP("core", "类别")), paper.category(one.category, one.category_text)),
         Field(tell(QT_TRANSLATE_NOOP("core", "受理人")), one.received_by)),
        (Field(tell(QT_TRANSLATE_NOOP("core", "事发时间地点")), one.occurred),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "投诉内容")), one.content, lines=3),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "客户诉求")), one.expectation, lines=1),),
    )  # fmt: skip
    return Heading(tell(QT_TRANSLATE_NOOP("core", "一、登记")), 2), Form(rows)


def _assessed(paper: Ground, case: CaseFile) -> tuple[Block, ...]:
    one, tell = case.complaint, paper.tell
    checks = "　".join(
        paper.join((label, text or "—"), "：")
        for label, text in (
            (tell(QT_TRANSLATE_NOOP("core", "属实")), parts.value(case, paper, "accurate")),
            (tell(QT_TRANSLATE_NOOP("core", "职责内")), parts.value(case, paper, "in_scope")),
            (tell(QT_TRANSLATE_NOOP("core", "正式投诉")), parts.value(case, paper, "formal")),
        )
    )
    rows: list[tuple[Field, ...]] = [
        (Field(tell(QT_TRANSLATE_NOOP("core", "确认")), checks, span=2.0),
         Field(tell(QT_TRANSLATE_NOOP("core", "有效性")), paper.word(VALIDITY_TEXT, one.validity))),
        (Field(tell(QT_TRANSLATE_NOOP("core", "级别")), paper.word(SEVERITY_TEXT, one.severity)),
         Field(tell(QT_TRANSLATE_NOOP("core", "责任部门")), one.department),
         Field(tell(QT_TRANSLATE_NOOP("core", "经办人")), one.handler)),
        (Field(tell(QT_TRANSLATE_NOOP("core", "时限")), parts.limits(case, paper)),),
    ]  # fmt: skip
    if one.invalid_reason:
        label = tell(QT_TRANSLATE_NOOP("core", "无效原因"))
        rows.insert(1, (Field(label, one.invalid_reason),))
    return Heading(tell(QT_TRANSLATE_NOOP("core", "二、确认与派单")), 2), Form(tuple(rows))


def _done(paper: Ground, case: CaseFile) -> tuple[Block, ...]:
    one, tell = case.complaint, paper.tell
    causes = {cause.code: paper.text(cause.name) for cause in paper.known.root_causes}
    opinion = "　".join(
        text
        for text in (
            parts.value(case, paper, "opinion"),
            parts.value(case, paper, "opinion_note"),
        )
        if text
    )
    rows = (
        (Field(tell(QT_TRANSLATE_NOOP("core", "调查情况")), parts.value(case, paper, "investigation"), lines=2),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "根本原因")), causes.get(one.root_cause, one.root_cause)),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "解决办法")), one.short_term, lines=2),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "长期措施")), one.long_term),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "计划完成")), moment(one.planned_completion)),
         Field(tell(QT_TRANSLATE_NOOP("core", "补偿")), one.compensation)),
        (Field(tell(QT_TRANSLATE_NOOP("core", "业主意见")), opinion),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "处理结果")), one.result, lines=2),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "完成时间")), moment(one.completed_at)),
         Field(tell(QT_TRANSLATE_NOOP("core", "关闭时间")), moment(one.closed_at))),
        (Field(tell(QT_TRANSLATE_NOOP("core", "延期")), parts.extensions(case, paper)),),
        *((Field(tell(QT_TRANSLATE_NOOP("core", "返单")), again),)
          for again in [parts.reworks(case, paper)] if again),
    )  # fmt: skip
    blocks: list[Block] = [
        Heading(tell(QT_TRANSLATE_NOOP("core", "三、调查与处理")), 2), Form(rows),
    ]  # fmt: skip
    others = parts.others(case, paper)
    if others:
        blocks += [Heading(tell(QT_TRANSLATE_NOOP("core", "其他记录")), 2), Form(others)]
    return (*blocks, *parts.contacts(case, paper))


def _to_fill(paper: Ground, case: CaseFile) -> tuple[Block, ...]:
    """The work's part with what is known already, and lines for what is found on site."""
    one, tell = case.complaint, paper.tell
    known = parts.value(case, paper, "investigation")
    rows = (
        (Field(tell(QT_TRANSLATE_NOOP("core", "现场情况")), known, lines=2, ruled=True),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "原因")), "", lines=1, ruled=True),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "处理措施")), one.short_term, lines=3, ruled=True),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "用料与工时")), "", lines=1, ruled=True),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "到场时间")), "", lines=2),
         Field(tell(QT_TRANSLATE_NOOP("core", "完成时间")), "", lines=2)),
        (Field(tell(QT_TRANSLATE_NOOP("core", "未完成的原因与下一步")), "", lines=1, ruled=True),),
    )  # fmt: skip
    return Heading(tell(QT_TRANSLATE_NOOP("core", "三、现场处理")), 2), Form(rows)


def _half_end(paper: Ground) -> tuple[Block, ...]:
    tell = paper.tell
    rows = (
        (Field(tell(QT_TRANSLATE_NOOP("core", "业主意见")), _answers(paper), lines=2, ruled=False),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "业主签字")), "", lines=2),
         Field(tell(QT_TRANSLATE_NOOP("core", "经办人签字")), "", lines=2)),
        (Field(tell(QT_TRANSLATE_NOOP("core", "部门审核")), "", lines=2),
         Field(tell(QT_TRANSLATE_NOOP("core", "交回前台")), "", lines=2)),
    )  # fmt: skip
    heading = Heading(tell(QT_TRANSLATE_NOOP("core", "四、确认签字")), 2)
    return (KeepTogether((heading, Form(rows))),)


def _end(paper: Ground, case: CaseFile, measures: Sequence[str]) -> tuple[Block, ...]:
    one, tell = case.complaint, paper.tell
    called = [c for c in case.follow_ups if c.kind in ("callback", "survey") and c.state == "done"]
    callback = "\n".join(
        "　".join(t for t in (moment(c.done_at), c.assignee, c.outcome) if t) for c in called
    )
    answer = paper.word(SATISFACTION_TEXT, one.satisfaction) or _answers(paper)
    comment = parts.value(case, paper, "comment")
    after = (
        (Field(tell(QT_TRANSLATE_NOOP("core", "回访情况")), callback or comment, lines=2),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "满意度")), answer),),
        (Field(tell(QT_TRANSLATE_NOOP("core", "预防措施")), "\n".join(measures), lines=2),),
    )
    review = (
        (Field(tell(QT_TRANSLATE_NOOP("core", "部门审核")), "", lines=3),
         Field(tell(QT_TRANSLATE_NOOP("core", "经理审核")), "", lines=3)),
        (Field(tell(QT_TRANSLATE_NOOP("core", "业主签字")), "", lines=3),
         Field(tell(QT_TRANSLATE_NOOP("core", "经办人签字")), "", lines=3)),
    )  # fmt: skip
    return (
        KeepTogether((Heading(tell(QT_TRANSLATE_NOOP("core", "四、回访与预防")), 2), Form(after))),
        KeepTogether((Heading(tell(QT_TRANSLATE_NOOP("core", "五、审核签字")), 2), Form(review))),
    )


def _answers(paper: Ground) -> str:
    """Boxes to tick: satisfied, fairly, not."""
    return "　　".join(f"{BOX} {paper.tell(text)}" for text in SATISFACTION_TEXT.values())
