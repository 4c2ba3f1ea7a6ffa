"""Workbooks out: formatted, ready to print, text always as text.

A text longer than a cell can hold (32,767 UTF-16 units) is never cut: the book is refused
with ``text_too_long``, which names sheet, row and column, so that nothing is lost unseen.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.exchange.outfile import printable, replacing, write_error

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CELL_LIMIT = 32_767
_MAX_ROWS = 1_048_575  # one row is the header's
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_ESCAPED = "_x"

KINDS = ("text", "date", "datetime", "number", "int")


@dataclass(frozen=True)
class ColumnOut:
    """A column: ``width`` in characters; ``kind`` one of text, date, datetime, number, int."""

    title: str
    width: float = 12
    kind: str = "text"
    hidden: bool = False


@dataclass(frozen=True)
class SheetOut:
    """A sheet: rows are streamed once; ``title`` lines, if any, stand over the header."""

    name: str
    columns: Sequence[ColumnOut]
    rows: Iterable[Sequence[object]]
    title: str = ""
    filtered: bool = True


@dataclass(frozen=True)
class Written:
    """What was written: data rows, and characters replaced because XML cannot hold them."""

    path: Path
    rows: int
    replaced: int


@dataclass
class _Tally:
    rows: int = 0
    replaced: int = 0
    names: set[str] = field(default_factory=set)


def write_book(path: str | Path, sheets: Sequence[SheetOut]) -> Written:
    """Write *sheets* to an .xlsx file; the old file stays whole until the new one is complete.

    Raises ``KnownError``: ``text_too_long``, ``too_many_rows``, or one of ``replacing``.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    target = Path(path)
    tally = _Tally()
    with replacing(target) as temporary:
        book = xlsxwriter.Workbook(
            str(temporary),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "nan_inf_to_errors": True,
                "tmpdir": str(target.parent),
            },
        )
        try:
            formats = _formats(book)
            for sheet in sheets:
                _write_sheet(book, sheet, formats, tally)
            book.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args else None
            raise write_error(cause if isinstance(cause, OSError) else OSError(), target) from error
        finally:
            _drop_parts(book)
    return Written(target, tally.rows, tally.replaced)


def _drop_parts(book: Workbook) -> None:
    """Close and delete the row files of an abandoned book."""
    for sheet in book.worksheets():
        handle = getattr(sheet, "row_data_fh", None)
        name = getattr(sheet, "row_data_filename", None)
        if handle is not None and not handle.closed:
            handle.close()
        if name:
            Path(name).unlink(missing_ok=True)
    book.fileclosed = True  # or the destructor would warn about an unfinished book


def _formats(book: Workbook) -> Mapping[str, Format]:
    base = {"font_name": "等线", "font_size": 10, "valign": "top"}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 14, "valign": "vcenter"}),
        "header": book.add_format(
            {
                **base,
                "bold": True,
                "bg_color": "#E8EEF4",
                "border": 1,
                "border_color": "#B8C4D0",
                "valign": "vcenter",
                "text_wrap": True,
            }
        ),
        "text": book.add_format({**base, "num_format": "@", "text_wrap": True}),
        "date": book.add_format({**base, "num_format": "yyyy-mm-dd", "align": "left"}),
        "datetime": book.add_format({**base, "num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
        "seconds": book.add_format({**base, "num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"}),
        "number": book.add_format({**base, "num_format": "General"}),
        "int": book.add_format({**base, "num_format": "0"}),
    }


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that Excel accepts and that is not in *taken* (compared without case)."""
    plain = printable(wanted.translate(_FORBIDDEN))[0].strip().strip("'")[:31] or "Sheet"
    name, number = plain, 2
    while name.casefold() in taken:
        name = f"{plain[: 29 - len(str(number))]}({number})"
        number += 1
    taken.add(name.casefold())
    return name


def _write_sheet(
    book: Workbook, sheet: SheetOut, formats: Mapping[str, Format], tally: _Tally
) -> None:
    page = book.add_worksheet(sheet_name(sheet.name, tally.names))
    top = 1 if sheet.title else 0
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width, None, {"hidden": column.hidden})
    if sheet.title:
        page.set_row(0, 24)
        _text(page, 0, 0, sheet.title, formats["title"], tally, sheet)
    for index, column in enumerate(sheet.columns):
        _text(page, top, index, column.title, formats["header"], tally, sheet)
    number = top
    for values in sheet.rows:
        number += 1
        if number > _MAX_ROWS:
            raise KnownError(
                "too_many_rows",
                say(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "工作表“{sheet}”超过 1,048,576 行，放不进一张表，没有写出。请缩小范围。",
                    ),
                    sheet=sheet.name,
                ),
            )
        for index, value in enumerate(values):
            if value is not None and value != "":
                _cell(page, number, index, value, sheet, formats, tally)
    tally.rows += number - top
    _set_up_page(page, sheet, top, number)


def _set_up_page(page: Worksheet, sheet: SheetOut, top: int, last: int) -> None:
    page.freeze_panes(top + 1, 0)
    if sheet.filtered and sheet.columns:
        page.autofilter(top, 0, max(last, top + 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.repeat_rows(top)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R&P / &N")


def _cell(
    page: Worksheet,
    row: int,
    column: int,
    value: object,
    sheet: SheetOut,
    formats: Mapping[str, Format],
    tally: _Tally,
) -> None:
    kind = sheet.columns[column].kind if column < len(sheet.columns) else "text"
    if isinstance(value, datetime):
        if value.year < 1900 or value.tzinfo is not None:
            _text(page, row, column, value.isoformat(" "), formats["text"], tally, sheet)
            return
        style = "date" if kind == "date" else "seconds" if value.second else "datetime"
        page.write_datetime(row, column, value.replace(microsecond=0), formats[style])
    elif isinstance(value, date):
        page.write_datetime(row, column, datetime.combine(value, time()), formats["date"])
    elif isinstance(value, bool):
        _text(page, row, column, "是" if value else "否", formats["text"], tally, sheet)
    elif isinstance(value, int | float) and kind in ("number", "int") and _exact(value):
        page.write_number(row, column, value, formats[kind])
    elif isinstance(value, timedelta):
        page.write_number(row, column, value.total_seconds() / 86_400, formats["number"])
    else:
        _text(page, row, column, str(value), formats["text"], tally, sheet)


def _exact(value: float) -> bool:
    """Whether a spreadsheet keeps all digits: it knows 15."""
    return math.isfinite(value) and abs(value) < 1e15


def _text(
    page: Worksheet,
    row: int,
    column: int,
    text: str,
    style: Format,
    tally: _Tally,
    sheet: SheetOut,
) -> None:
    plain, replaced = printable(text)
    tally.replaced += replaced
    if len(plain) > CELL_LIMIT // 2 and len(plain.encode("utf-16-le")) // 2 > CELL_LIMIT:
        raise KnownError(
            "text_too_long",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "工作表“{sheet}”第 {row} 行“{column}”有 {count} 个字，单元格最多 32,767 字；"
                    "为避免截断，没有写出。请改导出 CSV，或缩短这段文字。",
                ),
                sheet=sheet.name,
                row=row + 1,
                column=sheet.columns[column].title if column < len(sheet.columns) else column + 1,
                count=len(plain),
            ),
        )
    page.write_string(row, column, plain, style)
