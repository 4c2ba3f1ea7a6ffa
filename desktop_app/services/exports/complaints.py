"""The register of complaints 投诉登记表 on its way out: columns, and a cell from a plain row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from desktop_app.domain.case import (
    CHANNEL_TEXT,
    KIND_TEXT,
    SATISFACTION_TEXT,
    SEVERITY_TEXT,
    STATUS_TEXT,
    VALIDITY_TEXT,
    Status,
)
from desktop_app.domain.errors import KnownError
from desktop_app.domain.masks import mask_all, mask_name
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.rooms import place_text
from desktop_app.services import lists
from desktop_app.services.exports.masking import Hide, hidden, hider, number
from desktop_app.services.exports.model import (
    SURELY_FITS,
    Column,
    ExportOrder,
    Get,
    Register,
    parts_needed,
    plain,
    turned,
    worded,
)
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.storage import cases, queue, registers

COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("core", "编号"), 16, definition=QT_TRANSLATE_NOOP("core", "投诉编号，TS-受理日期-当日序号")),
    Column("received_at", QT_TRANSLATE_NOOP("core", "受理时间"), 15, "datetime", QT_TRANSLATE_NOOP("core", "前台受理投诉的时间")),
    Column("received_by", QT_TRANSLATE_NOOP("core", "受理人"), 7, definition=QT_TRANSLATE_NOOP("core", "首问责任人")),
    Column("channel", QT_TRANSLATE_NOOP("core", "渠道"), 7),
    Column("complainant", QT_TRANSLATE_NOOP("core", "投诉人"), 7, definition=QT_TRANSLATE_NOOP("core", "默认隐去名字")),
    Column("complainant_kind", QT_TRANSLATE_NOOP("core", "身份"), 5),
    Column("community", QT_TRANSLATE_NOOP("core", "小区"), 9),
    Column("room", QT_TRANSLATE_NOOP("core", "房号"), 9, definition=QT_TRANSLATE_NOOP("core", "栋-单元-室；单元不详时为 栋-室")),
    Column("phone", QT_TRANSLATE_NOOP("core", "电话"), 12, definition=QT_TRANSLATE_NOOP("core", "默认隐去中间四位")),
    Column("occurred", QT_TRANSLATE_NOOP("core", "事发时间地点"), 9),
    Column("content", QT_TRANSLATE_NOOP("core", "投诉内容"), 28),
    Column("expectation", QT_TRANSLATE_NOOP("core", "业主要求"), 12),
    Column("category", QT_TRANSLATE_NOOP("core", "类别"), 11, definition=QT_TRANSLATE_NOOP("core", "一级 / 二级")),
    Column("severity", QT_TRANSLATE_NOOP("core", "级别"), 5, definition=QT_TRANSLATE_NOOP("core", "轻微、一般、重要、重大")),
    Column("validity", QT_TRANSLATE_NOOP("core", "有效性"), 6, definition=QT_TRANSLATE_NOOP("core", "是否属实、职责内、正式投诉的确认结论")),
    Column("department", QT_TRANSLATE_NOOP("core", "责任部门"), 7),
    Column("handler", QT_TRANSLATE_NOOP("core", "经办人"), 7),
    Column("due_at", QT_TRANSLATE_NOOP("core", "时限"), 15, "datetime", QT_TRANSLATE_NOOP("core", "下一个到期的时限；已结束的为空")),
    Column("status", QT_TRANSLATE_NOOP("core", "状态"), 8, definition=QT_TRANSLATE_NOOP("core", "由流程得出，不能在表中修改")),
    Column("result", QT_TRANSLATE_NOOP("core", "处理结果"), 18),
    Column("completed_at", QT_TRANSLATE_NOOP("core", "完成时间"), 15, "datetime", QT_TRANSLATE_NOOP("core", "现场处理完成的时间")),
    Column("callback_at", QT_TRANSLATE_NOOP("core", "回访时间"), 15, "datetime", QT_TRANSLATE_NOOP("core", "完成后最近一次回访")),
    Column("satisfaction", QT_TRANSLATE_NOOP("core", "满意度"), 6, definition=QT_TRANSLATE_NOOP("core", "满意 A、较满意 B、不满意 C")),
    Column("remark", QT_TRANSLATE_NOOP("core", "备注"), 10),
)  # fmt: skip
_NAMES = (*registers.CASE_FIELDS, "callback_at", "people")
_FREE = frozenset(registers.LONG_CASE_TEXTS)
"""Texts that may tell a name or a phone."""
_WORDS = {
    "channel": CHANNEL_TEXT,
    "complainant_kind": KIND_TEXT,
    "severity": SEVERITY_TEXT,
    "validity": VALIDITY_TEXT,
    "satisfaction": SATISFACTION_TEXT,
}


def chosen(office: Office, order: ExportOrder) -> Sequence[int]:
    """The ids of the cases that *order* names, in its order; ``KnownError`` for none at all."""
    if order.numbers:
        return [_id_of(office, number) for number in order.numbers]
    if order.query is None:
        raise KnownError("nothing_chosen", say(QT_TRANSLATE_NOOP("core", "没有选择要导出的投诉。")))
    return queue.order(office.store, order.query)


def _id_of(office: Office, number: str) -> int:
    found = cases.find_id(office.store, number)
    return office.case_by_number(number).complaint.id if found is None else found


def register(
    office: Office, ids: Sequence[int], order: ExportOrder, progress: Progress | None
) -> Register:
    """The cases *ids* as a register; its rows are read when they are asked for."""
    tell = order.translate
    return Register(
        tell(QT_TRANSLATE_NOOP("core", "投诉登记表")),
        COLUMNS,
        _rows(office, ids, order, progress),
        len(ids),
        tell(QT_TRANSLATE_NOOP("core", "状态")),
        [
            (tell(STATUS_TEXT[status]), count)
            for status, count in registers.by_status(office.store, ids)
        ],
        parts_needed(
            registers.long_case_texts(office.store, ids, SURELY_FITS), masked=not order.unmasked
        ),
    )


def _rows(
    office: Office, ids: Sequence[int], order: ExportOrder, progress: Progress | None
) -> Iterator[tuple[object, ...]]:
    hide = None if order.unmasked else hider(office)
    getters = [*(_getter(column.field, office, order, hide) for column in COLUMNS), _own(office)]
    total = len(ids)
    for done, row in enumerate(registers.cases(office.store, ids)):
        if progress is not None and done % registers.CHUNK == 0:
            progress.step(done, total)
        yield tuple([get(row) for get in getters])
    if progress is not None:
        progress.step(total, total)


def _own(office: Office) -> Get:
    number, revision = _NAMES.index("number"), _NAMES.index("revision")
    audit = registers.newest_audit(office.store)
    return lambda row: f"{row[number]}@{row[revision]}.{audit}"


def _getter(name: str, office: Office, order: ExportOrder, hide: Hide | None) -> Get:
    tell = order.translate
    if hide is not None and name in _FREE:
        return hidden(hide, _NAMES, name, "complainant", "phone")
    if name in _WORDS:
        table = _WORDS[name]
        return worded(_NAMES, name, lambda key: tell(table[key]) if key in table else key)
    if name == "status":
        return worded(_NAMES, name, lambda key: tell(STATUS_TEXT[Status(key)]))
    if name == "category":
        return _category(office, order, hide)
    if name == "room":
        at = _NAMES.index("building")
        if hide is None:
            return lambda row: place_text(*row[at : at + 3])
        who = _NAMES.index("complainant")  # a place that is no flat may be told in words
        return lambda row: mask_all(place_text(*row[at : at + 3]), (row[who],))
    if name in ("received_at", "due_at", "completed_at", "callback_at"):
        return turned(_NAMES, name, datetime.fromisoformat)
    if name == "complainant" and not order.unmasked:
        return worded(_NAMES, name, mask_name)
    if name == "phone" and hide is not None:
        return number(hide, _NAMES, "complainant")
    return plain(_NAMES, name)


def _category(office: Office, order: ExportOrder, hide: Hide | None) -> Get:
    known = lists.read(office)
    code = _NAMES.index("category")
    written = plain(_NAMES, "category_text")
    if hide is not None:
        written = hidden(hide, _NAMES, "category_text", "complainant", "phone")
    names: dict[str, str] = {}

    def name_of(row: tuple[str, ...]) -> str:
        if not row[code]:
            return str(written(row))
        if row[code] not in names:
            names[row[code]] = known.category_name(row[code], "", order.language)
        return names[row[code]] or str(written(row))

    return name_of
