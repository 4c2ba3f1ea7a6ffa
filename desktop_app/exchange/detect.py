"""Which sheets of a book are tables of complaints, households or follow-ups, and how.

Nothing is decided in silence: every plan says why, every column match carries its
confidence and can be changed with ``with_column``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.exchange.book import Book, Cell, Sheet, row_is_blank, text_of
from desktop_app.exchange.columns import (
    KINDS,
    ColumnMatch,
    Looks,
    label_of,
    look_at,
    match_columns,
    match_header,
    normal_header,
)
from desktop_app.exchange.date_columns import dated, with_year
from desktop_app.exchange.plans import SheetPlan
from desktop_app.exchange.synonyms import OF_OTHER_BOOKS
from desktop_app.exchange.titles import community_in, month_in, year_in

_SEARCH_ROWS = 60
_SAMPLE_ROWS = 60
_MAX_COLUMNS = 200

_WEIGHTS: dict[str, dict[str, float]] = {
    "complaints": {
        "content": 4,
        "received_at": 2,
        "category": 2,
        "channel": 2,
        "result": 1.5,
        "completed_at": 1.5,
        "expectation": 2,
        "department": 1.5,
        "severity": 1,
        "validity": 1,
        "handler": 1,
    },
    "households": {
        "area": 4,
        "occupancy": 3,
        "building": 2,
        "unit": 2,
        "community": 1,
        "room": 2,
        "kind": 2,
        "name": 1.5,
    },
    "followups": {
        "unanswered": 4,
        "staff": 4,
        "outcome": 3,
        "done_at": 2,
        "due_at": 2,
        "number": 1,
    },
}


_TELLING = frozenset(
    {"category", "channel", "result", "expectation", "severity", "complainant", "room", "validity"}
)
"""Without a date, a description is a complaint only beside two of these."""


@dataclass(frozen=True)
class _Header:
    """A header block: first and last row, 0-based, and one text per column."""

    first: int
    last: int
    texts: tuple[str, ...]


def plan_book(book: Book, kind: str = "auto") -> tuple[SheetPlan, ...]:
    """A plan for each sheet, in the book's order; ``kind`` other than ``auto`` is obeyed."""
    if kind != "auto" and kind not in KINDS:
        raise KnownError(
            "unknown_kind",
            say(QT_TRANSLATE_NOOP("core", "不认识的表格种类“{kind}”。"), kind=kind),
        )
    wanted = KINDS if kind == "auto" else (kind,)
    return tuple(_plan_sheet(book, sheet, wanted) for sheet in book.sheets)


def _plan_sheet(book: Book, sheet: Sheet, kinds: Sequence[str]) -> SheetPlan:
    if all(row_is_blank(row) for row in sheet.rows):
        return _no_table(sheet, say(QT_TRANSLATE_NOOP("core", "工作表是空的")))
    best: tuple[float, SheetPlan] | None = None
    looks: dict[int, list[Looks]] = {}
    for kind in kinds:
        header = find_header(sheet, kind)
        if header is None:
            continue
        plan = _undated(book, sheet, kind, header, looks)
        score = _score(plan, kind)
        if len(kinds) > 1 and _is_another_book(plan, kind):
            continue
        if _is_enough(plan, kind) and (best is None or score > best[0]):
            best = (score, plan)
    if best:
        return dated(sheet, best[1])
    return _no_table(
        sheet, say(QT_TRANSLATE_NOOP("core", "没有找到投诉、住户或回访的表头，不导入这张表"))
    )


def plan_at(book: Book, index: int, kind: str, row: int) -> SheetPlan:
    """Sheet *index* planned with its header in *row* (1-based), as a person pointed at it.

    *kind* ``auto`` takes the kind whose columns fit best. ``KnownError`` for a blank row.
    """
    sheet = book.sheets[index]
    if not 1 <= row <= len(sheet.rows) or row_is_blank(sheet.rows[row - 1]):
        raise KnownError(
            "header_blank",
            say(QT_TRANSLATE_NOOP("core", "第 {row} 行是空的，不能作表头。"), row=row),
        )
    plans = []
    for one in KINDS if kind == "auto" else (kind,):
        header = _with_second_row(sheet, row - 1, one)
        if header.first != row - 1:  # the row that was pointed at, not the one above it
            texts = tuple(text_of(cell).strip() for cell in sheet.rows[row - 1])
            header = _Header(row - 1, row - 1, texts)
        plans.append(_plan_kind(book, sheet, one, header))
    return max(plans, key=lambda plan: _score(plan, plan.kind or ""))


def _no_table(sheet: Sheet, reason: Message) -> SheetPlan:
    return SheetPlan(sheet.name, None, 0, 0, (), reason=reason, hidden=sheet.hidden)


def _score(plan: SheetPlan, kind: str) -> float:
    weights = _WEIGHTS[kind]
    total = sum(
        weights.get(match.field, 0.5) * match.confidence for match in plan.columns if match.field
    )
    return total / math.sqrt(sum(weights.values()))


def _is_another_book(plan: SheetPlan, kind: str) -> bool:
    """A fee or car list names flats and people too, but is no register of them."""
    strange = sum(
        1
        for match in plan.columns
        if not match.field and any(w in normal_header(match.header) for w in OF_OTHER_BOOKS[kind])
    )
    register = any(match.field in ("area", "occupancy") for match in plan.columns)
    return strange >= (3 if register else 2)


def _is_enough(plan: SheetPlan, kind: str) -> bool:
    """A table is one when the fields that make a record of its kind are there."""
    found = {m.field: m.confidence for m in plan.columns if m.field and m.confidence >= 0.5}
    if kind == "complaints":
        others = len(found.keys() - {"content", "received_at", "received_time"})
        if "content" in found:
            return "received_at" in found or len(found.keys() & _TELLING) >= 2
        return (
            "received_at" in found and bool({"result", "category"} & found.keys()) and others >= 3
        )
    if kind == "households":
        owner = found.keys() & {"name", "phone", "area", "occupancy"}
        return "room" in found and bool(owner)
    when = found.keys() & {"done_at", "due_at"}
    said = found.keys() & {"outcome", "satisfaction", "unanswered", "staff", "note"}
    return bool(when) and bool(said) and bool(found.keys() & {"number", "room", "name"})


def _plan_kind(book: Book, sheet: Sheet, kind: str, header: _Header) -> SheetPlan:
    return dated(sheet, _undated(book, sheet, kind, header, {}))


def _undated(
    book: Book, sheet: Sheet, kind: str, header: _Header, looks: dict[int, list[Looks]]
) -> SheetPlan:
    """The plan but for the order of its dates, which takes all rows to tell.

    ``looks`` keeps the profiles of the columns below a header row for the next kind.
    """
    body = sheet.rows[header.last + 1 :]
    sample = [row for row in body[: _SAMPLE_ROWS * 2] if not row_is_blank(row)][:_SAMPLE_ROWS]
    width = min(max([len(header.texts), *(len(row) for row in sample)], default=0), _MAX_COLUMNS)
    texts = [header.texts[i] if i < len(header.texts) else "" for i in range(width)]
    columns = [[row[i] if i < len(row) else None for row in sample] for i in range(width)]
    if header.last not in looks:
        looks[header.last] = [look_at(column) for column in columns]
    profiles = looks[header.last]
    if len(profiles) < width:  # another kind joined two header rows, so the table is wider
        profiles = [look_at(column) for column in columns]
    matches = match_columns(texts, columns, kind, profiles)
    above = " ".join(text_of(c) for row in sheet.rows[: header.first] for c in row if c is not None)
    plan = SheetPlan(
        sheet=sheet.name,
        kind=kind,
        header_row=header.first + 1,
        data_row=header.last + 2,
        columns=matches,
        year=year_in(sheet.name) or year_in(above) or year_in(book.path.stem),
        month=month_in(sheet.name) or month_in(above) or month_in(book.path.stem),
        community=community_in(above) or community_in(book.path.stem),
        epoch_1904=book.epoch_1904,
        reason=say(
            QT_TRANSLATE_NOOP("core", "第 {row} 行是表头，对应上 {count} 列"),
            row=header.last + 1,
            count=sum(1 for m in matches if m.field),
        ),
        hidden=sheet.hidden,
    )
    if not plan.month:
        return plan
    return with_year(sheet, plan, (year_in(one.name) for one in book.sheets))


def find_header(sheet: Sheet, kind: str) -> _Header | None:
    """The row, or two rows, that name the columns of a table of this kind."""
    best: tuple[float, int] | None = None
    seen = 0
    for number, row in enumerate(sheet.rows):
        texts = [text_of(c).strip() for c in row[:_MAX_COLUMNS]]
        if sum(1 for text in texts if text) < 2:
            continue
        seen += 1
        if seen > _SEARCH_ROWS:
            break
        score = _header_score(row, texts, kind)
        if score >= 1.8 and (best is None or score > best[0] + 0.01):
            best = (score, number)
    if best is None:
        return None
    return _with_second_row(sheet, best[1], kind)


def _header_score(row: Sequence[Cell], texts: Sequence[str], kind: str) -> float:
    fields: dict[str, float] = {}
    strange = 0
    for cell, text in zip(row, texts, strict=False):
        if not text:
            continue
        if not isinstance(cell, str) or len(text) > 40:
            strange += 1
            continue
        offers = match_header(text, kind)
        if offers and offers[0][1] >= 0.55:
            field, confidence = offers[0]
            fields[field] = max(fields.get(field, 0.0), confidence)
    return sum(fields.values()) - 0.7 * strange


def _with_second_row(sheet: Sheet, row: int, kind: str) -> _Header:
    """Join a two-row header: group names above, the columns' own names below."""
    for top, bottom in ((row, row + 1), (row - 1, row)):
        if top < 0 or bottom >= len(sheet.rows) or not _is_group_row(sheet, top):
            continue
        lower = [text_of(c).strip() for c in sheet.rows[bottom]]
        strings = all(c is None or isinstance(c, str) for c in sheet.rows[bottom])
        named = sum(1 for text in lower if text and len(text) <= 20 and match_header(text, kind))
        filled = sum(1 for text in lower if text)
        if strings and filled and named >= max(1, filled // 2):
            return _Header(top, bottom, _joined(sheet, top, bottom, kind))
    return _Header(row, row, tuple(text_of(c).strip() for c in sheet.rows[row]))


def _is_group_row(sheet: Sheet, row: int) -> bool:
    """A row with cells that span several columns, or that leaves gaps for the row below."""
    cells = sheet.rows[row]
    filled = sum(1 for c in cells if c is not None and text_of(c).strip())
    if filled < 2:
        return False
    if any(t == row and b == row and r > left for t, left, b, r in sheet.merged):
        return True
    below = sheet.rows[row + 1] if row + 1 < len(sheet.rows) else []
    return any(
        text_of(cell).strip() and (at >= len(cells) or cells[at] is None)
        for at, cell in enumerate(below)
    ) and any(
        cells[i] is not None and (i >= len(below) or below[i] is None) for i in range(len(cells))
    )


def _joined(sheet: Sheet, top: int, bottom: int, kind: str) -> tuple[str, ...]:
    width = max(len(sheet.rows[top]), len(sheet.rows[bottom]))
    spans = {
        column: text_of(sheet.rows[t][left]).strip() if left < len(sheet.rows[t]) else ""
        for t, left, b, right in sheet.merged
        if t == top and b == top
        for column in range(left, right + 1)
    }
    texts: list[str] = []
    group = ""
    for i in range(width):
        upper = text_of(sheet.rows[top][i]).strip() if i < len(sheet.rows[top]) else ""
        lower = text_of(sheet.rows[bottom][i]).strip() if i < len(sheet.rows[bottom]) else ""
        group = upper or (spans.get(i) or group if lower else "")
        if not lower or lower == group:
            texts.append(upper or lower)
            continue
        both = dict(match_header(group + lower, kind))
        alone = dict(match_header(lower, kind))
        sure = max(both.values(), default=0) >= max(alone.values(), default=0)
        texts.append(group + lower if group and (sure or len(lower) <= 2) else lower)
    return tuple(texts)


def with_column(plan: SheetPlan, index: int, field: str | None) -> SheetPlan:
    """The plan with one column given to ``field`` (or to none); another holder loses it."""
    from desktop_app.exchange.columns import fields_of

    if plan.kind is None or (field is not None and field not in fields_of(plan.kind)):
        raise KnownError(
            "unknown_field",
            say(QT_TRANSLATE_NOOP("core", "这种表格没有“{field}”这一项。"), field=field or ""),
        )
    by_hand = say(QT_TRANSLATE_NOOP("core", "由您指定"))
    columns = []
    for match in plan.columns:
        if match.index == index:
            columns.append(_changed(match, field, 1.0 if field else 0.0, by_hand))
        elif field is not None and match.field == field:
            reason = say(
                QT_TRANSLATE_NOOP("core", "“{field}”已改由另一列提供"), field=label_of(field)
            )
            columns.append(_changed(match, None, 0.0, reason))
        else:
            columns.append(match)
    return plan.replaced(columns=tuple(columns))


def _changed(match: ColumnMatch, field: str | None, sure: float, reason: Message) -> ColumnMatch:
    return ColumnMatch(match.index, match.header, field, sure, reason, match.samples)
