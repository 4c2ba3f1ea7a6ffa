"""Tables that this program wrote: known by their hidden column, read as they were meant.

Texts spread over several columns (投诉内容、投诉内容(续1) …) are put together again, and
English words of an English export stand for the Chinese ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.exchange.book import Cell, Sheet, text_of
from desktop_app.exchange.own_words import TITLES, WORDS

if TYPE_CHECKING:
    from desktop_app.exchange.plans import SheetPlan

ID_TITLE = "complaint_desk_id"
"""Title of the hidden column that names the record."""
_MORE = re.compile(r"(?P<base>.+?) ?[(（](?:续|cont\. ?)(?P<number>\d{1,2})[)）]")


def is_own(headers: Iterable[str]) -> bool:
    """Whether a table with these headers is an own export."""
    return any(header.strip() == ID_TITLE for header in headers)


def field_of(header: str, kind: str) -> str:
    """The field of an English title of an own export; ``""`` for any other header."""
    return TITLES[kind].get(header.strip(), "")


def base_of(header: str) -> str:
    """The header of the column that *header* carries on with; ``""`` for any other."""
    found = _MORE.fullmatch(header.strip())
    return found["base"] if found else ""


def prepared(sheet: Sheet, plan: SheetPlan) -> Sheet:
    """The sheet with its texts whole and its words Chinese; other tables as they are."""
    headers = {match.header.strip(): match.index for match in plan.columns}
    if plan.kind is None or not is_own(headers):
        return sheet
    more: dict[int, list[int]] = {}
    for match in plan.columns:  # in the order of the columns, which is that of their numbers
        base = base_of(match.header)
        if base in headers:
            more.setdefault(headers[base], []).append(match.index)
    words = {
        match.index: WORDS[plan.kind][match.field]
        for match in plan.columns
        if match.field is not None and match.field in WORDS[plan.kind]
    }
    rows = list(sheet.rows)
    for number in range(plan.data_row - 1, len(rows)):
        rows[number] = _translated(_joined(rows[number], more), words)
    return replace(sheet, rows=rows)


def _joined(cells: list[Cell], more: Mapping[int, list[int]]) -> list[Cell]:
    for first, others in more.items():
        rest = [text_of(cells[index]) for index in others if index < len(cells)]
        if any(rest):
            cells = [*cells]
            cells[first] = "".join((text_of(cells[first]), *rest))
    return cells


def _translated(cells: list[Cell], words: Mapping[int, Mapping[str, str]]) -> list[Cell]:
    own = False
    for index, table in words.items():
        cell = cells[index] if index < len(cells) else None
        if isinstance(cell, str) and cell in table:
            if not own:
                cells, own = [*cells], True
            cells[index] = table[cell]
    return cells
