"""Dates that a table spreads over columns: 年, 月 and 日 side by side, or 月 and 日 alone.

The day's column is the date itself; the month's and the year's are fields of their own beside it
(``received_at_month``). Before the rows are read each day is given its month and year, so that
it is read as ``2026年11月3日`` in one cell would be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.exchange.book import Cell, Sheet, text_of

if TYPE_CHECKING:
    from desktop_app.exchange.plans import SheetPlan

_ENDS = re.compile(r"(?P<stem>.*?)(?P<part>年份|年度|年|月份|月|日期|日|号)")
_YEAR = re.compile(r"(?:20)?(\d{2})\s*年?度?")
_MONTH = re.compile(r"(0?[1-9]|1[0-2])\s*(?:月份?)?")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\s*(?:[日号].*)?", re.DOTALL)
_HAN_MONTHS = {
    name: at for at, name in enumerate("一 二 三 四 五 六 七 八 九 十 十一 十二".split(), 1)
}
_MOST = 0.8
"""Share of the filled cells that must look like the part that the header names."""
_SUFFIXES = ("_year", "_month")

DateField = Callable[[str], str | None]
"""What comes before 年, 月 or 日 in a header → the date that it means."""


def year_of(field: str) -> str:
    return f"{field}_year"


def month_of(field: str) -> str:
    return f"{field}_month"


def base_of_part(name: str) -> str:
    """The date whose year or month a field is; empty for every other field."""
    return next((name.removesuffix(end) for end in _SUFFIXES if name.endswith(end)), "")


def is_part(name: str) -> bool:
    return name.endswith(_SUFFIXES)


def year(cell: Cell) -> int | None:
    found = _YEAR.fullmatch(_plain(cell))
    return 2000 + int(found[1]) if found else None


def month(cell: Cell) -> int | None:
    text = _plain(cell)
    found = _MONTH.fullmatch(text)
    return int(found[1]) if found else _HAN_MONTHS.get(text.removesuffix("份").removesuffix("月"))


def is_day(cell: Cell) -> bool:
    """Whether a cell tells the day of a month alone, with or without a time of day."""
    return _DAY.fullmatch(_plain(cell)) is not None


def _plain(cell: Cell) -> str:
    if cell is None or isinstance(cell, date | datetime | bool):
        return ""
    return unicodedata.normalize("NFKC", text_of(cell)).strip()


_TESTS: dict[str, Callable[[Cell], bool]] = {
    "年": lambda cell: year(cell) is not None,
    "月": lambda cell: month(cell) is not None,
    "日": is_day,
}


def paired(
    headers: Sequence[str], samples: Sequence[Sequence[Cell]], date_field: DateField
) -> dict[int, str]:
    """Columns that tell a date together → the field of each. Without a month and a day whose
    cells look like it, there is none."""
    found: dict[str, dict[str, list[int]]] = {}
    for index, header in enumerate(headers):
        match = _ENDS.fullmatch(header)
        if match is None:
            continue
        part = "日" if match["part"] in ("日期", "号") else match["part"][0]
        field = date_field(match["stem"])
        if field is not None and _looks(samples[index], _TESTS[part]):
            found.setdefault(field, {}).setdefault(part, []).append(index)
    fields: dict[int, str] = {}
    for field, parts in found.items():
        if "月" not in parts or "日" not in parts:
            continue
        at = parts["月"][0]
        fields[at] = month_of(field)
        fields[min(parts["日"], key=lambda index: (index < at, abs(index - at)))] = field
        for index in parts.get("年", ())[:1]:
            fields[index] = year_of(field)
    return fields


def _looks(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> bool:
    filled = [
        cell for cell in cells if cell is not None and text_of(cell).strip() and not _is_ditto(cell)
    ]
    return bool(filled) and sum(map(test, filled)) >= _MOST * len(filled)


@dataclass
class _Running:
    """The month and the year that hold for a row: written in it, or last above it."""

    month: int | None = None
    year: int | None = None

    def hear(self, said_month: Cell, said_year: Cell) -> bool:
        """Take over what a row says; false where it says something that is no month."""
        told, now = month(said_month), year(said_year)
        if _plain(said_month) and told is None and not _is_ditto(said_month):
            return False
        if now is not None:
            self.year = now
        elif told is not None and self.month is not None and told < self.month:
            self.year = None  # a new year began, and nobody wrote which
        if told is not None:
            self.month = told
        return self.month is not None


def _is_ditto(cell: Cell) -> bool:
    from desktop_app.exchange.row_parts import DITTO

    return text_of(cell).strip() in DITTO


@dataclass(frozen=True)
class _Spread:
    """Where a table tells one date: the columns of its day, its month, its year."""

    day: int
    month: int
    year: int | None


def _spread(plan: SheetPlan) -> list[_Spread]:
    where = {match.field: match.index for match in plan.columns if match.field}
    dates = [base_of_part(name) for name in where if name == month_of(base_of_part(name))]
    return [
        _Spread(where[field], where[month_of(field)], where.get(year_of(field)))
        for field in dates
        if field in where
    ]


def _dated(rows: Sequence[list[Cell]], plan: SheetPlan, date: _Spread) -> Iterator[_Dated]:
    """The rows that have a day whose month is known, by their place, and what holds for them."""
    running = _Running()
    for number in range(plan.data_row - 1, len(rows)):
        cells = rows[number]
        known = running.hear(_at(cells, date.month), _at(cells, date.year))
        if not is_day(_at(cells, date.day)):
            continue  # a header that stands again, a total
        if known:
            yield number, running
        else:
            running.month = None


_Dated = tuple[int, _Running]


def prepared(sheet: Sheet, plan: SheetPlan) -> Sheet:
    """The sheet with every lone day as a whole date; other tables as they are."""

    def date_it(row: list[Cell], one: _Spread, running: _Running) -> None:
        row[one.day] = _whole(running, _plain(row[one.day]))

    return _rewritten(sheet, plan, date_it)


def spelled_out(sheet: Sheet, plan: SheetPlan) -> Sheet:
    """The sheet with the month and the year in every row that takes them from a row above: so
    that a row can stand alone."""

    def spell(row: list[Cell], one: _Spread, running: _Running) -> None:
        for index, told in ((one.month, running.month), (one.year, running.year)):
            said = _at(row, index)
            if index is not None and told and (not _plain(said) or _is_ditto(said)):
                row += [None] * (index + 1 - len(row))
                row[index] = told

    return _rewritten(sheet, plan, spell)


def _rewritten(
    sheet: Sheet, plan: SheetPlan, change: Callable[[list[Cell], _Spread, _Running], object]
) -> Sheet:
    """The sheet with *change* made to a copy of every dated row."""
    spread = _spread(plan)
    if not spread:
        return sheet
    rows = list(sheet.rows)
    for one in spread:
        for number, running in _dated(sheet.rows, plan, one):
            rows[number] = [*rows[number]]
            change(rows[number], one, running)
    return replace(sheet, rows=rows)


def _at(cells: Sequence[Cell], index: int | None) -> Cell:
    return cells[index] if index is not None and index < len(cells) else None


def _whole(running: _Running, day: str) -> str:
    told = f"{running.year}年" if running.year else ""
    return f"{told}{running.month}月{day}" + ("日" if day.isdecimal() else "")
