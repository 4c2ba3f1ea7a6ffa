"""Taking the register out: rows of a view, a selection or everything, as xlsx, csv or ics.

Names and phones are masked unless the caller may see them; an unmasked export leaves a trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from desktop_app.domain.case import (
    CHANNEL_TEXT,
    FOLLOW_UP_TEXT,
    KIND_TEXT,
    SATISFACTION_TEXT,
    SEVERITY_TEXT,
    STATUS_TEXT,
    VALIDITY_TEXT,
    Complaint,
)
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Translate, say
from desktop_app.domain.phones import mask_name, mask_phone
from desktop_app.domain.planner import MINUTES
from desktop_app.domain.views import QueueQuery
from desktop_app.services import lists
from desktop_app.services.lists import Lists
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.storage import calendar_view, cases, followups, queue, registers

CHUNK = 500
OWN_ID = "complaint_desk_id"
"""Title of the hidden column: number and revision, to know a row again when it comes back."""


@dataclass(frozen=True)
class Column:
    """One column of the register 投诉登记表; ``field`` is a complaint's or a computed one."""

    field: str
    title: str
    width: float
    kind: str = "text"
    definition: str = ""


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("core", "编号"), 18, definition=QT_TRANSLATE_NOOP("core", "投诉编号，TS-受理日期-当日序号")),
    Column("received_at", QT_TRANSLATE_NOOP("core", "受理时间"), 17, "datetime", QT_TRANSLATE_NOOP("core", "前台受理投诉的时间")),
    Column("received_by", QT_TRANSLATE_NOOP("core", "受理人"), 9, definition=QT_TRANSLATE_NOOP("core", "首问责任人")),
    Column("channel", QT_TRANSLATE_NOOP("core", "渠道"), 10),
    Column("complainant", QT_TRANSLATE_NOOP("core", "投诉人"), 10, definition=QT_TRANSLATE_NOOP("core", "默认隐去名字")),
    Column("complainant_kind", QT_TRANSLATE_NOOP("core", "身份"), 7),
    Column("community", QT_TRANSLATE_NOOP("core", "小区"), 12),
    Column("room", QT_TRANSLATE_NOOP("core", "房号"), 12, definition=QT_TRANSLATE_NOOP("core", "栋-单元-室；单元不详时为 栋-室")),
    Column("phone", QT_TRANSLATE_NOOP("core", "电话"), 14, definition=QT_TRANSLATE_NOOP("core", "默认隐去中间四位")),
    Column("occurred", QT_TRANSLATE_NOOP("core", "事发时间地点"), 16),
    Column("content", QT_TRANSLATE_NOOP("core", "投诉内容"), 40),
    Column("expectation", QT_TRANSLATE_NOOP("core", "业主要求"), 20),
    Column("category", QT_TRANSLATE_NOOP("core", "类别"), 18, definition=QT_TRANSLATE_NOOP("core", "一级 / 二级")),
    Column("severity", QT_TRANSLATE_NOOP("core", "级别"), 7, definition=QT_TRANSLATE_NOOP("core", "轻微、一般、重要、重大")),
    Column("validity", QT_TRANSLATE_NOOP("core", "有效性"), 8, definition=QT_TRANSLATE_NOOP("core", "是否属实、职责内、正式投诉的确认结论")),
    Column("department", QT_TRANSLATE_NOOP("core", "责任部门"), 10),
    Column("handler", QT_TRANSLATE_NOOP("core", "经办人"), 9),
    Column("due_at", QT_TRANSLATE_NOOP("core", "时限"), 17, "datetime", QT_TRANSLATE_NOOP("core", "下一个到期的时限；已结束的为空")),
    Column("status", QT_TRANSLATE_NOOP("core", "状态"), 12, definition=QT_TRANSLATE_NOOP("core", "由流程得出，不能在表中修改")),
    Column("result", QT_TRANSLATE_NOOP("core", "处理结果"), 30),
    Column("completed_at", QT_TRANSLATE_NOOP("core", "完成时间"), 17, "datetime", QT_TRANSLATE_NOOP("core", "现场处理完成的时间")),
    Column("callback_at", QT_TRANSLATE_NOOP("core", "回访时间"), 17, "datetime", QT_TRANSLATE_NOOP("core", "完成后最近一次回访")),
    Column("satisfaction", QT_TRANSLATE_NOOP("core", "满意度"), 8, definition=QT_TRANSLATE_NOOP("core", "满意 A、较满意 B、不满意 C")),
    Column("remark", QT_TRANSLATE_NOOP("core", "备注"), 20),
)  # fmt: skip


@dataclass(frozen=True)
class ExportOrder:
    """What to export and how. ``numbers`` or ``query`` choose the rows."""

    query: QueueQuery | None = None
    numbers: Sequence[str] = ()
    unmasked: bool = False
    translate: Translate = field(default=lambda text: text)
    language: str = "zh"


@dataclass(frozen=True)
class Exported:
    path: Path
    rows: int
    replaced: int


def export(
    office: Office, target: Path, order: ExportOrder, progress: Progress | None = None
) -> Exported:
    """Write the register to ``.xlsx`` or ``.csv``; the old file stays whole until it is done."""
    ids = _ids(office, order)
    if order.unmasked:
        with office.write("export_unmasked") as journal:
            journal.record("export", 0, None, "rows", None, len(ids))
    known = lists.read(office)
    tell = order.translate
    titles = [tell(column.title) for column in COLUMNS]
    rows = _rows(office, ids, order, known, progress)
    suffix = target.suffix.lower()
    if suffix == ".csv":
        from desktop_app.exchange.write_csv import write_csv

        written = write_csv(target, [*titles, OWN_ID], rows)
        return Exported(target, written.rows, written.replaced)
    if suffix != ".xlsx":
        raise KnownError(
            "export_format",
            say(
                QT_TRANSLATE_NOOP("core", "只能导出为 .xlsx 或 .csv，没有写“{name}”。"),
                name=target.name,
            ),
        )
    from desktop_app.exchange.write_xlsx import ColumnOut, SheetOut, write_book

    columns = [
        ColumnOut(title, column.width, column.kind)
        for title, column in zip(titles, COLUMNS, strict=True)
    ]
    register = SheetOut(
        tell(QT_TRANSLATE_NOOP("core", "投诉登记表")),
        [*columns, ColumnOut(OWN_ID, 10, hidden=True)],
        rows,
    )
    definitions = SheetOut(
        tell(QT_TRANSLATE_NOOP("core", "字段说明")),
        [
            ColumnOut(tell(QT_TRANSLATE_NOOP("core", "栏目")), 16),
            ColumnOut(tell(QT_TRANSLATE_NOOP("core", "含义")), 60),
        ],
        [
            (title, tell(c.definition))
            for title, c in zip(titles, COLUMNS, strict=True)
            if c.definition
        ],
        filtered=False,
    )
    figures = SheetOut(
        tell(QT_TRANSLATE_NOOP("core", "统计")),
        [
            ColumnOut(tell(QT_TRANSLATE_NOOP("core", "状态")), 16),
            ColumnOut(tell(QT_TRANSLATE_NOOP("core", "件数")), 10, "int"),
        ],
        [
            (tell(STATUS_TEXT[status]), count)
            for status, count in registers.by_status(office.store, ids)
        ],
        filtered=False,
    )
    written = write_book(target, [register, definitions, figures])
    return Exported(target, len(ids), written.replaced)


def export_calendar(
    office: Office,
    target: Path,
    order: ExportOrder,
    *,
    first: date | None = None,
    last: date | None = None,
    mine: bool = False,
) -> Exported:
    """Write follow-ups to ``.ics``; names masked like everywhere.

    *first* and *last* (both included) bound the days; *mine* leaves only the operator's own.
    A UID is the follow-up's own, so that writing again updates and never doubles.
    """
    from desktop_app.exchange.ics import CalendarEvent, write_calendar

    tell = order.translate
    items = [
        item
        for item in followups.every(office.store)
        if (first is None or item.due_at.date() >= first)
        and (last is None or item.due_at.date() <= last)
        and (not mine or item.assignee == office.operator)
    ]
    flats = calendar_view.details(office.store, [item.id for item in items if not item.place])
    if order.unmasked:
        with office.write("export_unmasked") as journal:
            journal.record("export", 0, None, "follow_ups", None, len(items))

    def events() -> Iterator[CalendarEvent]:
        for item in items:
            title = tell(FOLLOW_UP_TEXT.get(item.kind, item.kind))
            flat = flats.get(item.id)
            person = item.complainant or (flat.person if flat else "")
            place = item.place or (flat.place if flat else "")
            name = person if order.unmasked else mask_name(person)
            yield CalendarEvent(
                key=f"follow-up-{item.id}",
                start=item.due_at,
                title=" ".join(part for part in (title, place, name) if part),
                changed_at=item.done_at or office.now(),
                minutes=MINUTES.get(item.kind, 30),
                description="\n".join(p for p in (item.number, item.title, item.note) if p),
                place=place,
                done=item.state == "done",
                alarm_minutes=15 if item.state == "planned" else None,
            )

    written = write_calendar(target, events())
    return Exported(target, written.rows, written.replaced)


def _ids(office: Office, order: ExportOrder) -> list[int]:
    if order.numbers:
        return [office.case_by_number(number).complaint.id for number in order.numbers]
    if order.query is None:
        raise KnownError("nothing_chosen", say(QT_TRANSLATE_NOOP("core", "没有选择要导出的投诉。")))
    return queue.ids(office.store, order.query)


def _rows(
    office: Office, ids: Sequence[int], order: ExportOrder, known: Lists, progress: Progress | None
) -> Iterator[tuple[object, ...]]:
    getters = [_getter(column.field, order, known) for column in COLUMNS]
    for start in range(0, len(ids), CHUNK):
        part = list(ids[start : start + CHUNK])
        if progress is not None:
            progress.step(start, len(ids))
        called = registers.callbacks(office.store, part)
        for complaint in cases.load_many(office.store, part):
            yield (
                *(get(complaint, called.get(complaint.id)) for get in getters),
                f"{complaint.number}@{complaint.revision}",
            )
    if progress is not None:
        progress.step(len(ids), len(ids))


def _getter(name: str, order: ExportOrder, known: Lists) -> Callable[[Complaint, object], object]:
    tell = order.translate
    worded = {
        "channel": CHANNEL_TEXT,
        "complainant_kind": KIND_TEXT,
        "severity": SEVERITY_TEXT,
        "validity": VALIDITY_TEXT,
        "satisfaction": SATISFACTION_TEXT,
    }
    if name in worded:
        table = worded[name]

        def word(complaint: Complaint, _: object) -> object:
            key = str(getattr(complaint, name))
            return tell(table[key]) if key in table else key

        return word
    if name == "category":
        return lambda c, _: known.category_name(c.category, c.category_text, order.language)
    if name == "status":
        return lambda c, _: tell(STATUS_TEXT[c.status])
    if name == "room":
        return lambda c, _: c.place()
    if name == "callback_at":
        return lambda _, called: called
    if name == "complainant" and not order.unmasked:
        return lambda c, _: mask_name(c.complainant)
    if name == "phone" and not order.unmasked:
        return lambda c, _: mask_phone(c.phone)
    return lambda c, _: getattr(c, name)
