"""投诉登记表: the register on A4 landscape, its 22 fields stacked into readable columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop_app.domain.case import (
    CHANNEL_TEXT,
    KIND_TEXT,
    SATISFACTION_TEXT,
    SEVERITY_TEXT,
    STATUS_TEXT,
    VALIDITY_TEXT,
    Complaint,
)
from desktop_app.domain.documents import LANDSCAPE, Cell, Column, Document, Row, Table
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.services.papers.ground import (
    Ground,
    PaperOrder,
    day,
    ground,
    note_unmasked,
    short_moment,
)
from desktop_app.storage import cases, registers
from desktop_app.storage.store import to_time

TITLE = QT_TRANSLATE_NOOP("core", "投诉登记表")
CHUNK = 500
MOST = 5000
"""Cases on one printed register: some 700 pages, far more than anybody reads on paper."""
_HEADS = (
    (QT_TRANSLATE_NOOP("core", "编号\n受理时间\n受理人·渠道"), 0.0),
    (QT_TRANSLATE_NOOP("core", "投诉人·身份\n房号\n电话"), 0.0),
    (QT_TRANSLATE_NOOP("core", "事发时间地点"), 1.5),
    (QT_TRANSLATE_NOOP("core", "投诉内容"), 5.0),
    (QT_TRANSLATE_NOOP("core", "业主要求"), 2.2),
    (QT_TRANSLATE_NOOP("core", "类别\n级别·有效性"), 1.9),
    (QT_TRANSLATE_NOOP("core", "责任部门\n经办人\n时限"), 0.0),
    (QT_TRANSLATE_NOOP("core", "结果\n完成时间"), 3.0),
    (QT_TRANSLATE_NOOP("core", "回访\n满意度"), 0.0),
    (QT_TRANSLATE_NOOP("core", "备注"), 1.5),
)


def register(
    office: Office,
    ids: Sequence[int],
    order: PaperOrder,
    *,
    span: str = "",
    progress: Progress | None = None,
) -> Document:
    """The register of the cases *ids*, in that order; *span* says which they are."""
    paper = ground(office, order)
    rows: list[Row] = []
    shown = list(ids[:MOST])
    for start in range(0, len(shown), CHUNK):
        part = shown[start : start + CHUNK]
        if progress is not None:
            progress.step(start, len(shown))
        called = registers.callbacks(office.store, part)
        rows += [
            _row(paper, one, to_time(called.get(one.id)))
            for one in cases.load_many(office.store, part)
        ]
    note_unmasked(office, order, "register", len(rows))
    title = paper.tell(TITLE)
    counted = paper.tell(QT_TRANSLATE_NOOP("core", "共 {count} 件"), count=len(rows))
    if len(ids) > MOST:
        counted = paper.tell(
            QT_TRANSLATE_NOOP("core", "共 {count} 件，只印前 {most} 件；全部请导出 Excel"),
            count=len(ids),
            most=MOST,
        )
    table = Table(
        tuple(Column(paper.tell(text), weight or 1.0, fit=not weight) for text, weight in _HEADS),
        tuple(rows),
        empty=paper.tell(QT_TRANSLATE_NOOP("core", "没有投诉")),
        small=True,
        name=title,
    )
    return paper.document(
        title,
        (table,),
        subtitle="　".join(text for text in (span, counted) if text),
        orientation=LANDSCAPE,
        file_name=f"{title} {day(paper.now)}",
    )


def _row(paper: Ground, one: Complaint, called: datetime | None) -> Row:
    one = paper.told(one)
    closed = paper.word(STATUS_TEXT, one.status)
    late = one.due_at is not None and one.due_at < paper.now
    due = short_moment(one.due_at)
    if late:
        due = paper.tell(QT_TRANSLATE_NOOP("core", "{due} 逾期"), due=due)
    place = " ".join(text for text in (one.community, one.place()) if text)
    return (
        _stack(one.number, f"{one.received_at:%Y-%m-%d %H:%M}",
               _dotted(one.received_by, paper.word(CHANNEL_TEXT, one.channel))),
        _stack(_dotted(paper.name(one.complainant), paper.word(KIND_TEXT, one.complainant_kind)),
               place, paper.phone(one.phone)),
        one.occurred,
        one.content,
        one.expectation,
        _stack(paper.category(one.category, one.category_text),
               _dotted(paper.word(SEVERITY_TEXT, one.severity), paper.word(VALIDITY_TEXT, one.validity))),
        Cell(_stack(one.department, one.handler, due or closed), "bad" if late else ""),
        _stack(one.result, short_moment(one.completed_at)),
        _stack(short_moment(called), paper.word(SATISFACTION_TEXT, one.satisfaction)),
        one.remark,
    )  # fmt: skip


def _stack(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _dotted(*parts: str) -> str:
    return "·".join(part for part in parts if part)
