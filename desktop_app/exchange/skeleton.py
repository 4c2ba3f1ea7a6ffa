"""The skeleton of a workbook, made by XlsxWriter: styles, widths, header, filter, print set-up."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desktop_app.exchange import sheet_xml
from desktop_app.exchange.outfile import printable
from desktop_app.exchange.sheets_out import SheetOut, too_long

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_STYLES = ("text", "date", "datetime", "seconds", "number", "int")
ROWS = b"<sheetData>", b"</sheetData>"
"""What stands before and after the rows of a sheet."""


def skeleton(sheets: Sequence[SheetOut], counts: Sequence[int | None]) -> zipfile.ZipFile:
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
    if sheet_xml.units(plain) > sheet_xml.CELL_LIMIT:
        raise too_long(sheet, row, column, len(plain))
    page.write_string(row, column, plain, style)


def split(page: bytes) -> tuple[bytes, bytes, dict[str, int], bytes]:
    """A sheet of the skeleton: its head, its header rows, its styles by name, its tail."""
    head, rest = page.split(ROWS[0], 1)
    rows, tail = rest.split(ROWS[1], 1)
    above, _, sample = rows.rpartition(b"<row ")
    indexes = [int(found) for found in re.findall(rb'<c r="[A-Z]+\d+" s="(\d+)"', sample)]
    return head, above, dict(zip(_STYLES, indexes, strict=True)), tail
