"""回访记录表: the follow-ups of some days, done ones as told, open ones to be written in."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from desktop_app.domain.case import CHANNEL_TEXT, SATISFACTION_TEXT, Complaint, FollowUp
from desktop_app.domain.documents import LANDSCAPE, Cell, Column, Document, Row, Signatures, Table
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services.handover import what
from desktop_app.services.office import Office
from desktop_app.services.papers.ground import (
    BOX,
    Ground,
    PaperOrder,
    day,
    ground,
    note_unmasked,
    short_moment,
)
from desktop_app.storage import calendar_view, cases, followups, registers

TITLE = QT_TRANSLATE_NOOP("core", "回访记录表")
_COLUMNS = (
    (QT_TRANSLATE_NOOP("core", "日期"), 0.0),
    (QT_TRANSLATE_NOOP("core", "编号"), 0.0),
    (QT_TRANSLATE_NOOP("core", "房号"), 0.0),
    (QT_TRANSLATE_NOOP("core", "受访人"), 0.0),
    (QT_TRANSLATE_NOOP("core", "方式"), 0.0),
    (QT_TRANSLATE_NOOP("core", "反馈意见"), 4.0),
    (QT_TRANSLATE_NOOP("core", "满意度"), 0.0),
    (QT_TRANSLATE_NOOP("core", "未接次数"), 0.0),
    (QT_TRANSLATE_NOOP("core", "回访人"), 0.0),
    (QT_TRANSLATE_NOOP("core", "返单号"), 0.0),
    (QT_TRANSLATE_NOOP("core", "备注"), 2.0),
)


def callback_record(
    office: Office, first: date, last: date, order: PaperOrder, *, mine: bool = False
) -> Document:
    """The follow-ups due from *first* to *last*, both included; cancelled ones left out."""
    paper = ground(office, order)
    start = datetime.combine(first, time())
    end = datetime.combine(last + timedelta(days=1), time())
    items = [
        one
        for one in followups.between(office.store, start, end)
        if not mine or one.assignee == office.operator
    ]
    flats = calendar_view.details(office.store, [one.id for one in items if not one.place])
    ids = list(dict.fromkeys(one.complaint_id for one in items if one.complaint_id is not None))
    known = {case.id: case for case in cases.load_many(office.store, ids)}
    channels = registers.callback_channels(office.store, start, end)
    note_unmasked(office, order, "callback_record", len(items))
    rows = []
    for one in sorted(items, key=lambda one: one.done_at or one.due_at):
        flat = flats.get(one.id)
        place = one.place or (flat.place if flat else "")
        person = one.complainant or (flat.person if flat else "")
        case = known.get(one.complaint_id or 0)
        done = one.done_at.isoformat(" ") if one.done_at else ""
        channel = channels.get((one.complaint_id or 0, done), "") or channels.get(
            (one.complaint_id or 0, done.replace(" ", "T")), ""
        )
        rows.append(_row(paper, one, place, person, case, channel))
    title = paper.tell(TITLE)
    open_ = sum(one.state != "done" for one in items)
    span = paper.tell(
        QT_TRANSLATE_NOOP("core", "{first} 至 {last}，共 {count} 项，待回访 {open} 项"),
        first=day(first), last=day(last), count=len(items), open=open_,
    )  # fmt: skip
    columns = tuple(
        Column(paper.tell(text), weight or 1.0, fit=not weight) for text, weight in _COLUMNS
    )
    legend = paper.tell(QT_TRANSLATE_NOOP("core", "满意度：A 满意，B 较满意，C 不满意"))
    return paper.document(
        title,
        (
            Table(columns, tuple(rows), name=title,
                  empty=paper.tell(QT_TRANSLATE_NOOP("core", "这段时间没有回访"))),
            Signatures(
                (paper.tell(QT_TRANSLATE_NOOP("core", "回访人：")),
                 paper.tell(QT_TRANSLATE_NOOP("core", "主管审核："))),
                paper.tell(QT_TRANSLATE_NOOP("core", "日期：")),
            ),
        ),
        subtitle=span,
        orientation=LANDSCAPE,
        facts=(legend,),
        file_name=f"{title} {day(first)}",
    )  # fmt: skip


def _row(
    paper: Ground, one: FollowUp, place: str, person: str, case: Complaint | None, channel: str
) -> Row:
    done = one.state == "done"
    how = "·".join(
        text for text in (paper.tell(what(one)), paper.word(CHANNEL_TEXT, channel)) if text
    )
    answer = case.satisfaction if case is not None and done else ""
    boxes = "" if done else f"{BOX}A {BOX}B {BOX}C"
    if answer:
        boxes = f"{answer} {paper.word(SATISFACTION_TEXT, answer)}"
    late = not done and one.due_at < paper.now
    when = short_moment(one.done_at if done else one.due_at)
    if late:
        when += paper.tell(QT_TRANSLATE_NOOP("core", " 逾期"))
    rework = f"R{case.round}" if case is not None and case.round else ""
    phone = case.phone if case is not None else ""
    about = paper.words("　".join(text for text in (one.title, one.note) if text), person, phone)
    return (
        Cell(when, "bad" if late else "", one.done_at if done else one.due_at),
        one.number,
        place,
        paper.name(person),
        how,
        paper.words(one.outcome, person, phone),
        boxes,
        Cell(str(one.unanswered or ""), value=one.unanswered),
        one.assignee,
        rework,
        about,
    )
