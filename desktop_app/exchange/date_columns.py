"""What ``5/2/2019`` means in one table: the day first, or the month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.datetext import date_order, is_ambiguous
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.exchange.book import Cell, Sheet
from desktop_app.exchange.columns import DATE_FIELDS, ColumnMatch
from desktop_app.exchange.plans import SheetPlan

_SLASHED = re.compile(r"\s*'?(?:(\d{1,2}([-./])\d{1,2}\2\d{4})|\d{1,2}\s*[^\d年月日号时点:：\s])")
"""A text that may be a date with its year last; group 1 is the date when it is plain."""


def dated(sheet: Sheet, plan: SheetPlan) -> SheetPlan:
    """The plan with the order of its dates, which all rows together tell, and a note if none does."""
    day_first, ambiguous = _date_order(sheet.rows[plan.data_row - 1 :], plan.columns)
    if not ambiguous:
        return replace(plan, day_first=day_first)
    note = say(
        QT_TRANSLATE_NOOP("core", "日期形如 5/2/2019，整列看不出日月先后，按“月/日/年”读取，请核对")
    )
    return replace(plan, day_first=day_first, notes=(*plan.notes, note))


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
