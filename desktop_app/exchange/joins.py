"""What several cells of a row say together: the flat, the time of day, the progress."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from functools import lru_cache

from desktop_app.domain.datetext import parse_when
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.rooms import bare, parse_room
from desktop_app.exchange.columns import label_of
from desktop_app.exchange.date_columns import day_alone
from desktop_app.exchange.plans import SheetPlan
from desktop_app.exchange.row_parts import Row
from desktop_app.exchange.words import progress_of

# The same rooms and the same words come again and again in one book.
_parse_room = lru_cache(20_000)(parse_room)
progress_said = lru_cache(5_000)(progress_of)

_NO_ROOM = frozenset({"无", "-", "/", "—", "公共区域", "公区", "小区", "匿名"})


def join_cells(row: Row, plan: SheetPlan) -> None:
    """What follows from several cells: place, time of day, progress, category."""
    values = row.values
    _join_time(row)
    join_place(row, plan)
    if values.get("subcategory"):
        joined = f"{values.get('category') or ''}/{values.pop('subcategory')}"
        values["category"] = joined.strip("/")
    if plan.kind == "complaints":
        said = str(values.get("result") or values.pop("status", None) or "")
        values.pop("status", None)
        _drop_lone_days(row)
        values["progress"] = progress_said(said, values.get("completed_at") is not None)
        received, completed = values.get("received_at"), values.get("completed_at")
        if isinstance(received, datetime) and isinstance(completed, datetime):
            end = completed + timedelta(days=0 if values.get("completed_at_has_time") else 1)
            if end < received:
                row.warnings.append(say(QT_TRANSLATE_NOOP("core", "完成时间早于受理时间，请核对")))


def _drop_lone_days(row: Row) -> None:
    """A day alone that would lie before the complaint is of another month: which is not told."""
    values = row.values
    received = values.get("received_at")
    for name in ("completed_at", "callback_at"):
        at, raw = values.get(name), str(row.raw.get(name) or "")
        if not isinstance(at, datetime) or not isinstance(received, datetime):
            continue
        if at.date() < received.date() and day_alone(raw):
            values[name] = None
            row.warnings.append(
                say(
                    QT_TRANSLATE_NOOP(
                        "core", "“{column}”只写了“{value}”，早于受理日期，可能是下个月，未采用"
                    ),
                    column=label_of(name),
                    value=raw,
                )
            )


def _join_time(row: Row) -> None:
    cell = row.values.pop("received_time", None)
    day = row.values.get("received_at")
    if cell is None or not isinstance(day, datetime) or row.values.get("received_at_has_time"):
        return
    clock = _clock_of(cell, day)
    if clock is not None:
        row.values["received_at"] = clock
        row.values["received_at_has_time"] = True


def join_place(row: Row, plan: SheetPlan) -> None:
    """Community, building, unit and room, as far as the cells of a place tell them."""
    values = row.values
    community = str(values.get("community") or "") or plan.community
    before = str(values.get("room") or "")
    if "room" not in values and not values.get("building"):
        values["community"] = values.get("community") or None
        return
    ref = _parse_room(before, community) if before and "room" not in row.unresolved else None
    building, unit = (_bare(values.get(key)) for key in ("building", "unit"))
    if ref is None:
        if re.fullmatch(r"[A-Za-z]?\d{1,5}[A-Za-z]?", before):
            values["room"] = before.upper()  # a bare number, as small houses have
        elif before and before not in _NO_ROOM:
            row.warnings.append(
                say(
                    QT_TRANSLATE_NOOP("core", "房号“{value}”无法识别，原样保留"),
                    value=before[:60],
                )
            )
        values.update(community=community or None, building=building, unit=unit)
        return
    values["community"] = ref.community or None
    values["building"] = building or ref.building
    values["unit"] = unit or ref.unit
    values["room"] = ref.room
    parts = [p for p in (values["building"], values["unit"], ref.room) if p]
    after = "-".join(str(p) for p in parts)
    joined = "-".join(text for text in (building, unit, row.raw.get("room", "")) if text)
    if joined != after:
        row.changed("room", joined, after, QT_TRANSLATE_NOOP("core", "房号写法统一"))
    if ref.building and building and ref.building != building:
        row.warnings.append(
            say(
                QT_TRANSLATE_NOOP("core", "房号“{value}”与楼栋列“{building}”不一致，按楼栋列"),
                value=before,
                building=building,
            )
        )


@lru_cache(5_000)
def _bare(value: object) -> str:
    return bare(str(value)) if value else ""


def _clock_of(cell: object, day: datetime) -> datetime | None:
    if isinstance(cell, datetime):
        return datetime.combine(day.date(), cell.time().replace(microsecond=0))
    if isinstance(cell, time):
        return datetime.combine(day.date(), cell.replace(microsecond=0, tzinfo=None))
    if isinstance(cell, timedelta) and timedelta() <= cell < timedelta(days=1):
        return day + timedelta(seconds=round(cell.total_seconds()))
    if isinstance(cell, float) and 0 <= cell < 1:
        return day + timedelta(seconds=round(cell * 86_400))
    if isinstance(cell, str):
        text = re.sub(r"(\d)\.(\d{2})\.(\d{2})", r"\1:\2:\3", cell)
        found = parse_when(text, today=day)
        return found.at if found and found.has_time else None
    return None
