"""交接班单: what one shift hands to the next, to be signed by both."""

from __future__ import annotations

from desktop_app.domain.case import STATUS_TEXT
from desktop_app.domain.documents import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Row,
    Signatures,
    Table,
)
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services.handover import HandOver, what
from desktop_app.services.papers.ground import Ground, moment, short_moment

TITLE = QT_TRANSLATE_NOOP("core", "交接班单")


def handover_sheet(paper: Ground, found: HandOver) -> Document:
    """The hand-over *found* on paper; names masked unless the order says otherwise."""
    tell = paper.tell
    due: list[Row] = []
    for one in found.due:
        late = one.due_at < found.now
        when = short_moment(one.due_at)
        if late:
            when += tell(QT_TRANSLATE_NOOP("core", " 逾期"))
        title = paper.words(one.title, one.complainant)
        about = " ".join(t for t in (tell(what(one)), title) if t)
        due.append(
            (Cell(when, "bad" if late else ""), about, one.number, one.place,
             paper.name(one.complainant), one.assignee,
             paper.words(one.note, one.complainant), "□")
        )  # fmt: skip
    owed: list[Row] = [
        (
            short_moment(one.due_at),
            one.number,
            one.place,
            paper.name(one.complainant),
            paper.words(one.text, one.complainant),
        )
        for one in found.owed
    ]
    new: list[Row] = [
        (short_moment(one.at), one.number, one.place, paper.name(one.complainant),
         paper.word(STATUS_TEXT, one.status), paper.words(one.content, one.complainant))
        for one in found.new
    ]  # fmt: skip
    notes: list[Row] = [(short_moment(one.at), one.staff, one.text) for one in found.notes]
    when, number = QT_TRANSLATE_NOOP("core", "时间"), QT_TRANSLATE_NOOP("core", "编号")
    room, person = QT_TRANSLATE_NOOP("core", "房号"), QT_TRANSLATE_NOOP("core", "投诉人")
    blocks = (
        *_part(
            paper, tell(QT_TRANSLATE_NOOP("core", "一、下一班前要办")), found.due_count,
            (when, QT_TRANSLATE_NOOP("core", "事项"), number, room, person,
             QT_TRANSLATE_NOOP("core", "负责人"), QT_TRANSLATE_NOOP("core", "备注"),
             QT_TRANSLATE_NOOP("core", "办结")),
            (0, 2.2, 0, 0, 0, 0, 2, 0), due,
        ),
        *_part(
            paper, tell(QT_TRANSLATE_NOOP("core", "二、未兑现的承诺")), found.owed_count,
            (QT_TRANSLATE_NOOP("core", "应兑现"), number, room, person,
             QT_TRANSLATE_NOOP("core", "承诺内容")),
            (0, 0, 0, 0, 1), owed,
        ),
        *_part(
            paper, tell(QT_TRANSLATE_NOOP("core", "三、上一班以来的新投诉")), found.new_count,
            (when, number, room, person, QT_TRANSLATE_NOOP("core", "状态"),
             QT_TRANSLATE_NOOP("core", "内容")),
            (0, 0, 0, 0, 0, 1), new,
        ),
        *_part(
            paper, tell(QT_TRANSLATE_NOOP("core", "四、交接留言")), len(found.notes),
            (when, QT_TRANSLATE_NOOP("core", "留言人"), QT_TRANSLATE_NOOP("core", "内容")),
            (0, 0, 1), notes,
        ),
        Signatures(
            (tell(QT_TRANSLATE_NOOP("core", "交班人：")), tell(QT_TRANSLATE_NOOP("core", "接班人："))),
            tell(QT_TRANSLATE_NOOP("core", "日期与时间：")),
        ),
    )  # fmt: skip
    subtitle = tell(
        QT_TRANSLATE_NOOP("core", "{since} 至 {now}，下一班 {until}"),
        since=moment(found.since), now=moment(found.now), until=moment(found.until),
    )  # fmt: skip
    on_duty = tell(QT_TRANSLATE_NOOP("core", "交班人：{name}"), name=found.operator or "—")
    title = tell(TITLE)
    return paper.document(
        title, blocks, subtitle=subtitle, facts=(on_duty,),
        file_name=f"{title} {found.now:%Y-%m-%d %H%M}",
    )  # fmt: skip


def _part(
    paper: Ground,
    title: str,
    count: int,
    heads: tuple[str, ...],
    weights: tuple[float, ...],
    rows: list[Row],
) -> tuple[Block, ...]:
    note = paper.tell(QT_TRANSLATE_NOOP("core", "{count} 项"), count=count)
    if count > len(rows):
        note = paper.tell(
            QT_TRANSLATE_NOOP("core", "{count} 项，列出前 {shown} 项，其余见程序"),
            count=count,
            shown=len(rows),
        )
    columns = tuple(
        Column(paper.tell(head), weight or 1.0, fit=not weight)
        for head, weight in zip(heads, weights, strict=True)
    )
    table = Table(columns, tuple(rows), empty=paper.tell(QT_TRANSLATE_NOOP("core", "无")))
    return Heading(title, 1, note), table
