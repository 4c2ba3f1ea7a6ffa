"""What ``5/2/2019`` means in one table: the day first, or the month."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.datetext import date_order, is_ambiguous
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.exchange.book import Cell, Sheet, text_of
from desktop_app.exchange.columns import DATE_FIELDS, TOGETHER, ColumnMatch, label_of
from desktop_app.exchange.date_parts import month_of
from desktop_app.exchange.plans import SheetPlan

_SLASHED = re.compile(r"\s*'?(?:(\d{1,2}([-./])\d{1,2}\2\d{4})|\d{1,2}\s*[^\d年月日号时点:：\s])")
"""A text that may be a date with its year last; group 1 is the date when it is plain."""


_OF_ROWS = frozenset({"received_at", "done_at", "completed_at", "callback_at"})
"""Dates that a register by months may tell by the day alone."""
_YEAR = re.compile(r"\s*(20\d{2})\s*[-./年]")


def day_alone(text: str) -> bool:
    """Whether a cell tells the day of a month and neither the month nor the year."""
    plain = unicodedata.normalize("NFKC", text)
    return re.fullmatch(r"\s*\d{1,2}\s*(?:[日号].*)?", plain, re.DOTALL) is not None


def tells_days(plan: SheetPlan, name: str) -> bool:
    """Whether a mere number in this column is a day of the month that the sheet is for.

    The header must speak of a day: a number under 时间 may be an hour, one under 用时 a span.
    """
    match = plan.column(name)
    named = match is not None and any(word in match.header.casefold() for word in ("日", "date"))
    return bool(plan.month) and name in _OF_ROWS and named


def with_year(sheet: Sheet, plan: SheetPlan, others: Iterable[int | None]) -> SheetPlan:
    """The plan with the year that its own dates have, else that of the *others* of the book."""
    if plan.year is not None:
        return plan
    years: set[int] = set()
    places = [m.index for m in plan.columns if m.field in DATE_FIELDS]
    for row in sheet.rows[plan.data_row - 1 :]:
        for cell in (row[at] for at in places if at < len(row)):
            if isinstance(cell, date):
                years.add(cell.year)
            elif isinstance(cell, str) and (found := _YEAR.match(cell)):
                years.add(int(found[1]))
    if not years:
        years = {year for year in others if year is not None}
    return replace(plan, year=years.pop()) if len(years) == 1 else plan


def dated(sheet: Sheet, plan: SheetPlan) -> SheetPlan:
    """The plan with the order of its dates, which all rows together tell, and a note of what had
    to be assumed."""
    body = sheet.rows[plan.data_row - 1 :]
    day_first, ambiguous = _date_order(body, plan.columns)
    notes = list(plan.notes)
    for field in (match.field for match in plan.columns if match.field in DATE_FIELDS):
        if plan.column(month_of(field)) is not None:
            notes.append(say(TOGETHER, field=label_of(field)))
    if ambiguous:
        notes.append(say(_ORDER))
    if plan.month and _has_lone_days(body, plan):
        notes.append(
            say(_MONTH_OF_YEAR, year=plan.year, month=plan.month)
            if plan.year
            else say(_MONTH_ONLY, month=plan.month)
        )
    return replace(plan, day_first=day_first, notes=tuple(notes))


_ORDER = QT_TRANSLATE_NOOP(
    "core", "日期形如 5/2/2019，整列看不出日月先后，按“月/日/年”读取，请核对"
)
_MONTH_OF_YEAR = QT_TRANSLATE_NOOP(
    "core",
    "日期只写了几号，按 {year} 年 {month} 月读取（取自表名、标题、文件名或同表日期），请核对",
)
_MONTH_ONLY = QT_TRANSLATE_NOOP(
    "core",
    "日期只写了几号，按 {month} 月读取（取自表名、标题或文件名），年份没有写，取今天以前最近的，请核对",
)


def order_assumed(plan: SheetPlan) -> bool:
    """Whether the order of day and month had to be assumed."""
    return any(note.text == _ORDER for note in plan.notes)


def _has_lone_days(body: Sequence[list[Cell]], plan: SheetPlan) -> bool:
    for match in plan.columns:
        if match.field in DATE_FIELDS and plan.column(month_of(match.field)) is None:
            bare = tells_days(plan, match.field)
            for row in body:
                cell = row[match.index] if match.index < len(row) else None
                text = text_of(cell).strip() if isinstance(cell, str | int | float) else ""
                if text and day_alone(text) and (bare or not text.isdecimal()):
                    return True
    return False


def _date_order(body: Sequence[list[Cell]], matches: Sequence[ColumnMatch]) -> tuple[bool, bool]:
    """Day first or not, for the whole table, and whether that had to be assumed."""
    texts: set[str] = set()
    for index in (m.index for m in matches if m.field in DATE_FIELDS):
        for cell in {
            row[index] for row in body if index < len(row) and row[index].__class__ is str
        }:
            if isinstance(cell, str) and (found := _SLASHED.match(cell)):
                # The day alone decides: a column of moments has far fewer days than cells.
                texts.add(found[1] if found[1] else cell)
    order = date_order(texts)
    if order is None:
        return False, any(map(is_ambiguous, texts))
    return order, False
