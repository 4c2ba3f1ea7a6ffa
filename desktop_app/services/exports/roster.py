"""The roster 住户名册 on its way out: a row for each person, and one for each empty flat.

People who have moved out stay in the office's records only.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.case import KIND_TEXT, OCCUPANCY_TEXT
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.phones import mask_name, mask_phone
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
            (field, text)
            for field, table in (("note", "household"), ("resident_note", "resident"))
            for text in registers.long_texts(office.store, table, "note", SURELY_FITS)
        ),
    )


def _rows(
    office: Office, order: ExportOrder, progress: Progress | None, total: int
) -> Iterator[tuple[object, ...]]:
    getters = [_getter(column.field, order) for column in COLUMNS]
    flat, person = _NAMES.index("household_id"), _NAMES.index("resident_id")
    audit = registers.newest_audit(office.store)
    for done, row in enumerate(registers.roster(office.store)):
        if progress is not None and done % registers.CHUNK == 0:
            progress.step(done, total)
        own = f"H{row[flat]}-{row[person] or ''}@.{audit}"
        yield (*[get(row) for get in getters], own)
    if progress is not None:
        progress.step(total, total)


def _occupancy(key: str, order: ExportOrder) -> str:
    return order.translate(OCCUPANCY_TEXT[key]) if key in OCCUPANCY_TEXT else key


def _getter(name: str, order: ExportOrder) -> Get:
    tell = order.translate
    if name == "occupancy":
        return worded(_NAMES, name, lambda key: _occupancy(key, order))
    if name == "kind":
        return worded(_NAMES, name, lambda key: tell(KIND_TEXT[key]) if key in KIND_TEXT else key)
    if name == "name" and not order.unmasked:
        return turned(_NAMES, name, mask_name)
    if name == "phone" and not order.unmasked:
        return turned(_NAMES, name, mask_phone)
    return plain(_NAMES, name)
