"""The list of follow-ups 回访记录表 on its way out: planned, done and called off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from desktop_app.domain.case import FOLLOW_UP_STATE_TEXT, FOLLOW_UP_TEXT
from desktop_app.domain.masks import mask_all, mask_name
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.rooms import place_text
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
from desktop_app.storage import registers

COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("core", "编号"), 18, definition=QT_TRANSLATE_NOOP("core", "所属投诉的编号；走访等没有投诉的为空")),
    Column("community", QT_TRANSLATE_NOOP("core", "小区"), 12),
    Column("room", QT_TRANSLATE_NOOP("core", "房号"), 12, definition=QT_TRANSLATE_NOOP("core", "栋-单元-室；单元不详时为 栋-室")),
    Column("person", QT_TRANSLATE_NOOP("core", "受访人"), 10, definition=QT_TRANSLATE_NOOP("core", "默认隐去名字")),
    Column("phone", QT_TRANSLATE_NOOP("core", "电话"), 14, definition=QT_TRANSLATE_NOOP("core", "默认隐去中间四位")),
    Column("kind", QT_TRANSLATE_NOOP("core", "回访类型"), 12, definition=QT_TRANSLATE_NOOP("core", "回访、进展告知、现场检查、验收、预防性走访、满意度回访")),
    Column("title", QT_TRANSLATE_NOOP("core", "标题"), 20),
    Column("due_at", QT_TRANSLATE_NOOP("core", "计划时间"), 17, "datetime", QT_TRANSLATE_NOOP("core", "约定回访的时间")),
    Column("done_at", QT_TRANSLATE_NOOP("core", "回访时间"), 17, "datetime", QT_TRANSLATE_NOOP("core", "完成或取消的时间")),
    Column("state", QT_TRANSLATE_NOOP("core", "回访状态"), 10, definition=QT_TRANSLATE_NOOP("core", "计划中、已完成、已取消")),
    Column("outcome", QT_TRANSLATE_NOOP("core", "反馈意见"), 30, definition=QT_TRANSLATE_NOOP("core", "回访结果；已取消的为取消原因")),
    Column("unanswered", QT_TRANSLATE_NOOP("core", "未接次数"), 9, "int"),
    Column("assignee", QT_TRANSLATE_NOOP("core", "回访人"), 9),
    Column("note", QT_TRANSLATE_NOOP("core", "备注"), 24),
)  # fmt: skip
_NAMES = registers.FOLLOW_UP_FIELDS
_WORDS = {"kind": FOLLOW_UP_TEXT, "state": FOLLOW_UP_STATE_TEXT}


def size(office: Office) -> int:
    """Rows that the list has."""
    return registers.follow_ups_size(office.store)


def register(office: Office, order: ExportOrder, progress: Progress | None) -> Register:
    """All follow-ups by their time; the rows are read when they are asked for."""
    tell = order.translate
    total = size(office)
    states = registers.by_state(office.store)
    return Register(
        tell(QT_TRANSLATE_NOOP("core", "回访记录表")),
        COLUMNS,
        _rows(office, order, progress, total),
        total,
        tell(QT_TRANSLATE_NOOP("core", "回访状态")),
        [
            (tell(words), states[key])
            for key, words in FOLLOW_UP_STATE_TEXT.items()
            if key in states
        ],
        parts_needed(
            (
                (field, text)
                for field in ("title", "outcome", "note")
                for text in registers.long_texts(office.store, "follow_up", field, SURELY_FITS)
            ),
            masked=not order.unmasked,
        ),
    )


def _rows(
    office: Office, order: ExportOrder, progress: Progress | None, total: int
) -> Iterator[tuple[object, ...]]:
    hide = None if order.unmasked else hider(office)
    getters = [_getter(column.field, order, hide) for column in COLUMNS]
    own = _NAMES.index("id")
    audit = registers.newest_audit(office.store)
    for done, row in enumerate(registers.follow_ups(office.store)):
        if progress is not None and done % registers.CHUNK == 0:
            progress.step(done, total)
        yield (*[get(row) for get in getters], f"F{row[own]}@.{audit}")
    if progress is not None:
        progress.step(total, total)


def _getter(name: str, order: ExportOrder, hide: Hide | None) -> Get:
    tell = order.translate
    if hide is not None and name in ("title", "outcome", "note"):
        return hidden(hide, _NAMES, name, "person", "phone")
    if name in _WORDS:
        table = _WORDS[name]
        return worded(_NAMES, name, lambda key: tell(table[key]) if key in table else key)
    if name == "room":
        at = _NAMES.index("building")
        if hide is None:
            return lambda row: place_text(*row[at : at + 3])
        who = _NAMES.index("person")
        return lambda row: mask_all(place_text(*row[at : at + 3]), (row[who] or "",))
    if name in ("due_at", "done_at"):
        return turned(_NAMES, name, datetime.fromisoformat)
    if name == "person" and not order.unmasked:
        return turned(_NAMES, name, mask_name)
    if name == "phone" and hide is not None:
        return number(hide, _NAMES, "person")
    return plain(_NAMES, name)
