"""The roster 住户名册 on its way out: a row for each person, and one for each empty flat.

People who have moved out stay in the office's records only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from desktop_app.domain.case import KIND_TEXT, OCCUPANCY_TEXT
from desktop_app.domain.masks import mask_name
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services.exports.masking import Hide, hider, number
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
    Column("community", QT_TRANSLATE_NOOP("core", "小区"), 12),
    Column("building", QT_TRANSLATE_NOOP("core", "楼栋"), 7),
    Column("unit", QT_TRANSLATE_NOOP("core", "单元"), 7, definition=QT_TRANSLATE_NOOP("core", "没有单元的为空")),
    Column("room", QT_TRANSLATE_NOOP("core", "房号"), 9, definition=QT_TRANSLATE_NOOP("core", "室号，不含楼栋和单元")),
    Column("area", QT_TRANSLATE_NOOP("core", "建筑面积"), 10, "number", QT_TRANSLATE_NOOP("core", "平方米")),
    Column("occupancy", QT_TRANSLATE_NOOP("core", "入住情况"), 10, definition=QT_TRANSLATE_NOOP("core", "已入住、空置、出租、装修中")),
    Column("name", QT_TRANSLATE_NOOP("core", "姓名"), 10, definition=QT_TRANSLATE_NOOP("core", "每人一行，空房一行；默认隐去名字")),
    Column("kind", QT_TRANSLATE_NOOP("core", "身份"), 7, definition=QT_TRANSLATE_NOOP("core", "业主、租户、家属、其他人")),
    Column("phone", QT_TRANSLATE_NOOP("core", "电话"), 14, definition=QT_TRANSLATE_NOOP("core", "默认隐去中间四位")),
    Column("preferred_time", QT_TRANSLATE_NOOP("core", "方便联系时间"), 18, definition=QT_TRANSLATE_NOOP("core", "住户愿意接电话的时间")),
    Column("resident_note", QT_TRANSLATE_NOOP("core", "住户说明"), 24, definition=QT_TRANSLATE_NOOP("core", "关于这个人的说明")),
    Column("note", QT_TRANSLATE_NOOP("core", "备注"), 24, definition=QT_TRANSLATE_NOOP("core", "关于这套房的说明")),
)  # fmt: skip
_NAMES = registers.FLAT_FIELDS


def size(office: Office) -> int:
    """Rows that the roster has."""
    return registers.roster_size(office.store)


def register(office: Office, order: ExportOrder, progress: Progress | None) -> Register:
    """The whole roster; its rows are read when they are asked for."""
    tell = order.translate
    total = size(office)
    return Register(
        tell(QT_TRANSLATE_NOOP("core", "住户名册")),
        COLUMNS,
        _rows(office, order, progress, total),
        total,
        tell(QT_TRANSLATE_NOOP("core", "入住情况")),
        [
            (_occupancy(key, order) or tell(QT_TRANSLATE_NOOP("core", "未登记")), count)
            for key, count in registers.by_occupancy(office.store)
        ],
        parts_needed(
            (
                (field, text)
                for field, table in (("note", "household"), ("resident_note", "resident"))
                for text in registers.long_texts(office.store, table, "note", SURELY_FITS)
            ),
            masked=not order.unmasked,
        ),
    )


def _rows(
    office: Office, order: ExportOrder, progress: Progress | None, total: int
) -> Iterator[tuple[object, ...]]:
    hide = None if order.unmasked else hider(office)
    getters = [_getter(column.field, order, hide) for column in COLUMNS]
    flat, person = _NAMES.index("household_id"), _NAMES.index("resident_id")
    audit = registers.newest_audit(office.store)
    rows = registers.roster(office.store)
    for done, row in enumerate(rows if hide is None else _hushed(rows, hide)):
        if progress is not None and done % registers.CHUNK == 0:
            progress.step(done, total)
        own = f"H{row[flat]}-{row[person] or ''}@.{audit}"
        yield (*[get(row) for get in getters], own)
    if progress is not None:
        progress.step(total, total)


def _hushed(rows: Iterable[tuple[Any, ...]], hide: Hide) -> Iterator[tuple[Any, ...]]:
    """The rows with their texts hidden: what is noted on a flat may tell of all who live there."""
    flat, name, phone = (_NAMES.index(one) for one in ("household_id", "name", "phone"))
    texts = [_NAMES.index(one) for one in ("note", "resident_note", "preferred_time")]
    for _, group in groupby(rows, itemgetter(flat)):
        home = list(group)
        names = [str(row[name] or "") for row in home]
        phones = [str(row[phone] or "") for row in home]
        for row in home:
            told = list(row)
            for at in texts:
                told[at] = hide(told[at], names, phones) if told[at] else told[at]
            yield tuple(told)


def _occupancy(key: str, order: ExportOrder) -> str:
    return order.translate(OCCUPANCY_TEXT[key]) if key in OCCUPANCY_TEXT else key


def _getter(name: str, order: ExportOrder, hide: Hide | None) -> Get:
    tell = order.translate
    if name == "occupancy":
        return worded(_NAMES, name, lambda key: _occupancy(key, order))
    if name == "kind":
        return worded(_NAMES, name, lambda key: tell(KIND_TEXT[key]) if key in KIND_TEXT else key)
    if name == "name" and hide is not None:
        return turned(_NAMES, name, mask_name)
    if name == "phone" and hide is not None:
        return number(hide, _NAMES, "name")
    return plain(_NAMES, name)
