"""Workbooks out: formatted, ready to print, text always as text, any number of rows.

XlsxWriter writes the book's skeleton: styles, widths, header, filter, print set-up, with one
sample row. The rows themselves are streamed between its head and its tail (``sheet_xml``), so
that memory stays flat and a large book takes a fraction of the time.

A text longer than a cell can hold (32,767 UTF-16 units) is never cut: the book is refused
with ``text_too_long``, which names sheet, row and column, so that nothing is lost unseen.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.exchange import sheet_xml
from desktop_app.exchange.outfile import printable, replacing

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CELL_LIMIT = sheet_xml.CELL_LIMIT
_LAST_ROW = 1_048_575  # 0-based
_LEVEL = 4
"""Of compression. Measured on 20,000 × 20 cells: 1 takes 0.36 s for 2.7 MB, 4 0.43 s for
2.4 MB, 6 0.51 s for 2.2 MB."""
_LARGEST = 2**31 - 2**20
"""Bytes of a sheet: past that the archive needs its 64-bit form, which Excel offers to repair."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_STYLES = ("text", "date", "datetime", "seconds", "number", "int")
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_ROWS = b"<sheetData>", b"</sheetData>"

KINDS = ("text", "date", "datetime", "number", "int")


@dataclass(frozen=True)
class Choices:
    """What a column's cells may hold, as a list to choose from (data validation)."""

    values: Sequence[str]
    rows: int = 2_000
    """So many rows below the header offer the list."""


@dataclass(frozen=True)
class ColumnOut:
    """A column: ``width`` in characters; ``kind`` one of text, date, datetime, number, int."""

    title: str
    width: float = 12
    kind: str = "text"
    hidden: bool = False
    choices: Choices | None = None


@dataclass(frozen=True)
class SheetOut:
    """A sheet: rows are streamed once; ``title`` lines, if any, stand over the header.

    ``count`` is the number of rows where it is known before they are read.
    """

    name: str
    columns: Sequence[ColumnOut]
    rows: Iterable[Sequence[object]]
    title: str = ""
    filtered: bool = True
    count: int | None = None


@dataclass(frozen=True)
class Written:
    """What was written: data rows, and characters replaced because XML cannot hold them."""

    path: Path
    rows: int
    replaced: int


def write_book(path: str | Path, sheets: Sequence[SheetOut]) -> Written:
    """Write *sheets* to an .xlsx file; the old file stays whole until the new one is complete.

    Raises ``KnownError``: ``text_too_long``, ``too_many_rows``, ``book_too_large``, or one of
    ``replacing``.
    """
    target = Path(path)
    replaced = sheet_xml.Replaced()
    counts: list[int] = []
    with replacing(target) as temporary:
        first = _skeleton(sheets, [_promised(sheet) for sheet in sheets])
        with zipfile.ZipFile(
            temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL, strict_timestamps=False
        ) as book:
            for name in _FIRST:
                book.writestr(name, first.read(name))
            for index, sheet in enumerate(sheets):
                counts.append(_stream(book, index, sheet, first, replaced))
            last = _skeleton(sheets, counts)
            for sheet in sheets:
                for text in (sheet.title, *(column.title for column in sheet.columns)):
                    replaced.count += printable(text)[1]
            pages = {_entry(index) for index in range(len(sheets))}
            for name in last.namelist():
                if name not in pages and name not in _FIRST:
                    book.writestr(name, last.read(name))
    return Written(target, sum(counts), replaced.count)


def _promised(sheet: SheetOut) -> int | None:
    if sheet.count is None and isinstance(sheet.rows, Sequence):
        return len(sheet.rows)
    return sheet.count


def _entry(index: int) -> str:
    return f"xl/worksheets/sheet{index + 1}.xml"


def _stream(
    book: zipfile.ZipFile,
    index: int,
    sheet: SheetOut,
    skeleton: zipfile.ZipFile,
    replaced: sheet_xml.Replaced,
) -> int:
    """Write one sheet's part; returns its number of data rows."""
    head, above, styles, _ = _split(skeleton.read(_entry(index)))
    start = (1 if sheet.title else 0) + 1
    kinds = [column.kind for column in sheet.columns]
    promised = _promised(sheet)
    if promised is None:  # better none than a wrong one; it is optional (18.3.1.35)
        head = re.sub(rb"<dimension [^>]*>", b"", head)
    else:
        corner = f"{sheet_xml.column_letters(max(0, len(kinds) - 1))}{start + promised}"
        head = re.sub(rb"<dimension [^>]*>", f'<dimension ref="A1:{corner}"/>'.encode(), head)
    with book.open(_entry(index), "w") as page:
        page.write(head + _ROWS[0] + above)
        rows = size = 0
        try:
            for block, count in sheet_xml.blocks(
                sheet.rows, kinds, styles, start, _LAST_ROW, replaced
            ):
                page.write(block)
                rows += count
                size += len(block)
                if size > _LARGEST:
                    raise _too_large(sheet)
        except OverflowError as error:
            raise _too_many(sheet) from error
        except sheet_xml.TooLong as error:
            raise _too_long(sheet, error.row, error.column, error.length) from error
        page.write(_ROWS[1] + _split(_skeleton([sheet], [rows]).read(_entry(0)))[3])
    return rows


def _split(page: bytes) -> tuple[bytes, bytes, dict[str, int], bytes]:
    """A sheet of the skeleton: its head, its header rows, its styles by name, its tail."""
    head, rest = page.split(_ROWS[0], 1)
    rows, tail = rest.split(_ROWS[1], 1)
    above, _, sample = rows.rpartition(b"<row ")
    indexes = [int(found) for found in re.findall(rb'<c r="[A-Z]+\d+" s="(\d+)"', sample)]
    return head, above, dict(zip(_STYLES, indexes, strict=True)), tail


def _too_many(sheet: SheetOut) -> KnownError:
    return KnownError(
        "too_many_rows",
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "工作表“{sheet}”超过 1,048,576 行，放不进一张表，没有写出。请缩小范围。",
            ),
            sheet=sheet.name,
        ),
    )


def _too_large(sheet: SheetOut) -> KnownError:
    return KnownError(
        "book_too_large",
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "工作表“{sheet}”的内容超过 2 GB，Excel 打不开，没有写出。请缩小范围，或改导出 CSV。",
            ),
            sheet=sheet.name,
        ),
    )


def _too_long(sheet: SheetOut, row: int, column: int, length: int) -> KnownError:
    return KnownError(
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
            count=length,
        ),
    )


# The skeleton


def _skeleton(sheets: Sequence[SheetOut], counts: Sequence[int | None]) -> zipfile.ZipFile:
    """The book as XlsxWriter makes it, filters as for *counts* rows, each sheet with one sample."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    formats = _formats(book)
    taken: set[str] = set()
    for sheet, count in zip(sheets, counts, strict=True):
        page = book.add_worksheet(sheet_name(sheet.name, taken))
        _set_up_sheet(page, sheet, count or 0, formats)
    book.close()
    return zipfile.ZipFile(stream)


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


def _set_up_sheet(
    page: Worksheet, sheet: SheetOut, count: int, formats: Mapping[str, Format]
) -> None:
    top = 1 if sheet.title else 0
    for index, column in enumerate(sheet.columns):
        # The format holds for cells that are still empty: what is typed there stays text.
        style = formats[column.kind] if column.choices or column.kind != "int" else None
        page.set_column(index, index, column.width, style, {"hidden": column.hidden})
        if column.choices:
            page.data_validation(
                top + 1,
                index,
                top + column.choices.rows,
                index,
                {
                    "validate": "list",
                    "source": list(column.choices.values),
                    "error_type": "warning",
                },
            )
    if sheet.title:
        page.set_row(0, 24)
        _header(page, 0, 0, sheet.title, formats["title"], sheet)
    for index, column in enumerate(sheet.columns):
        _header(page, top, index, column.title, formats["header"], sheet)
    for index, name in enumerate(_STYLES):
        page.write_blank(top + 1, index, None, formats[name])
    last = top + count
    page.freeze_panes(top + 1, 0)
    if sheet.filtered and sheet.columns:
        page.autofilter(top, 0, max(last, top + 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.repeat_rows(top)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R&P / &N")


def _header(
    page: Worksheet, row: int, column: int, text: str, style: Format, sheet: SheetOut
) -> None:
    plain = printable(text)[0]
    if sheet_xml.units(plain) > CELL_LIMIT:
        raise _too_long(sheet, row, column, len(plain))
    page.write_string(row, column, plain, style)
