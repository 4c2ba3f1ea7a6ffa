"""Texts that an export spread over several columns (投诉内容、投诉内容(续1) …) put together again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.exchange.book import Cell, Sheet, text_of

if TYPE_CHECKING:
    from desktop_app.exchange.plans import SheetPlan

_MORE = re.compile(r"(?P<base>.+?) ?[(（](?:续|cont\. ?)(?P<number>\d{1,2})[)）]")


def base_of(header: str) -> str:
    """The header of the column that *header* carries on with; ``""`` for any other."""
    found = _MORE.fullmatch(header.strip())
    return found["base"] if found else ""


def joined(sheet: Sheet, plan: SheetPlan) -> Sheet:
    """The sheet with each such text whole in its first column; nothing else is touched."""
    places = {match.header.strip(): match.index for match in plan.columns}
    more: dict[int, list[int]] = {}
    for match in plan.columns:  # in the order of the columns, which is that of their numbers
        base = base_of(match.header)
        if base in places:
            more.setdefault(places[base], []).append(match.index)
    if not more:
        return sheet
    rows = list(sheet.rows)
    for number in range(plan.data_row - 1, len(rows)):
        rows[number] = _row(rows[number], more)
    return replace(sheet, rows=rows)


def _row(cells: list[Cell], more: dict[int, list[int]]) -> list[Cell]:
    for first, others in more.items():
        rest = [text_of(cells[index]) for index in others if index < len(cells)]
        if any(rest):
            cells = [*cells]
            cells[first] = "".join((text_of(cells[first]), *rest))
    return cells
