"""The conversion of one column: plain cells go straight in, spellings that come again are known."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time

from desktop_app.domain.datetext import FIRST_YEAR
from desktop_app.exchange.book import Cell
from desktop_app.exchange.columns import DATE_FIELDS
from desktop_app.exchange.row_parts import CellError, Row
from desktop_app.exchange.values import Context

Converter = Callable[[Cell, Row], None]

AS_WRITTEN = frozenset(
    "id number received_by complainant room community building unit occurred content expectation "
    "subcategory department handler result status remark name note outcome staff".split()
)
"""Fields that keep a clean text as it is written."""

MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_MIDNIGHT = time()
LONG = 2_000
SPELLING = 64  # characters of a cell that is worth remembering
SPELLINGS = 5_000  # and how many of them a column


def converter(context: Context, name: str) -> Converter:
    """What ``context.convert`` does for the field *name*, several times faster.

    Not for cells that a row marks as unresolved (``同上`` with nothing above it).
    """
    slowly = _remembering(context, name)
    if context.plan.words.get(name):
        return slowly
    if name in DATE_FIELDS:
        return _date(context, name, slowly)
    if name == "phone":
        return _phone(slowly)
    if name in AS_WRITTEN:
        return _text(name, slowly)
    return slowly


def _text(name: str, slowly: Converter) -> Converter:
    def act(cell: Cell, row: Row) -> None:
        if (
            type(cell) is str
            and cell
            and len(cell) < LONG
            and cell.isprintable()
            and "_x" not in cell
            and cell == cell.strip()
        ):
            row.values[name] = cell
        else:
            slowly(cell, row)

    return act


def _phone(slowly: Converter) -> Converter:
    def act(cell: Cell, row: Row) -> None:
        if type(cell) is str and MOBILE.fullmatch(cell):
            row.values["phone"] = cell
            row.values["phone_ok"] = True
        else:
            slowly(cell, row)

    return act


def _date(context: Context, name: str, slowly: Converter) -> Converter:
    today, timed = context.today, f"{name}_has_time"

    def act(cell: Cell, row: Row) -> None:
        if (
            type(cell) is datetime
            and cell.tzinfo is None
            and not cell.microsecond
            and cell.year >= FIRST_YEAR
            and cell <= today
        ):
            row.values[name] = cell
            row.values[timed] = cell.time() != _MIDNIGHT
        else:
            slowly(cell, row)

    return act


def _remembering(context: Context, name: str) -> Converter:
    known: dict[str, tuple[Row, CellError | None]] = {}

    def act(cell: Cell, row: Row) -> None:
        if cell is None:
            row.values[name] = None
            return
        if not isinstance(cell, str) or len(cell) > SPELLING:
            context.convert(name, cell, row)
            return
        found = known.get(cell)
        if found is None:
            found = alone(context, name, cell)
            if name == "satisfaction" and "unanswered" in found[0].values:
                # It adds to what another column of the row counts.
                context.convert(name, cell, row)
                return
            if len(known) < SPELLINGS:
                known[cell] = found
        given, problem = found
        row.values.update(given.values)
        row.changes += given.changes
        row.warnings += given.warnings
        if problem is not None:
            raise CellError(problem.message, fatal=problem.fatal)

    return act


def alone(context: Context, name: str, cell: str) -> tuple[Row, CellError | None]:
    """What a cell gives by itself, and what is wrong with it."""
    row = Row()
    try:
        context.convert(name, cell, row)
    except CellError as problem:
        return row, problem
    return row, None
