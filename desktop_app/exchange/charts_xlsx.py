"""Workbooks of figures: real numbers, native charts beside their tables, ready to print.

Small books only (a report, not a register): everything is kept in memory until it is written.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.exchange.outfile import printable, replacing, write_error
from desktop_app.exchange.sheet_xml import CELL_LIMIT
from desktop_app.exchange.sheets_out import Written
from desktop_app.exchange.skeleton import sheet_name

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

KINDS = ("text", "int", "number", "share", "date", "datetime", "seconds")
BLUE, PALE, AMBER, GREEN = "#2462C8", "#BCCFF1", "#C26D00", "#1E7B4B"
"""Apart in black and white too: dark, light, and lines with marks."""
_CHART_WIDTH, _CHART_HEIGHT = 620, 300
_CUT = "…"


@dataclass(frozen=True)
class ReportColumn:
    """``width`` in characters; ``kind`` one of ``KINDS`` (``share``: 0 … 1, shown as a per cent)."""

    title: str
    width: float = 10
    kind: str = "int"


@dataclass(frozen=True)
class Typed:
    """A value of another kind than its column's: a share among numbers."""

    value: object
    kind: str


@dataclass(frozen=True)
class Series:
    """A column of the table as bars (``kind`` column or bar) or a line with marks.

    ``secondary``: on an axis of its own on the right, from 0 to 100 %.
    """

    column: int
    kind: str = "column"
    colour: str = BLUE
    secondary: bool = False


@dataclass(frozen=True)
class ChartOut:
    """A chart over the first ``rows`` rows of its table (0: all); labels are in ``labels``.

    ``height`` in pixels; 0 as is usual, and for bars that lie as many as their lines need.
    """

    title: str
    series: Sequence[Series]
    labels: int = 0
    rows: int = 0
    height: int = 0


@dataclass(frozen=True)
class ReportSheet:
    """A table with its headline, lines of words under it, and charts below.

    Values are numbers, texts, dates or ``None`` (an empty cell: there is no such number).
    ``strong``: numbers of rows (from 0) that are sums. ``portrait``: upright paper;
    ``one_page``: made to fit one sheet of it, so that no chart is torn.
    """

    name: str
    columns: Sequence[ReportColumn]
    rows: Sequence[Sequence[object]]
    headline: str = ""
    words: Sequence[str] = ()
    charts: Sequence[ChartOut] = ()
    strong: frozenset[int] = frozenset()
    portrait: bool = False
    one_page: bool = False


@dataclass
class _Tally:
    rows: int = 0
    replaced: int = 0


def write_report(path: str | Path, sheets: Sequence[ReportSheet], footer: str = "") -> Written:
    """Write *sheets*; the old file stays whole until the new one is complete.

    Raises ``KnownError`` as ``replacing`` does (disk full, file open elsewhere).
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    target, tally, names = Path(path), _Tally(), set[str]()
    with replacing(target) as temporary:
        book = xlsxwriter.Workbook(
            str(temporary),
            {
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "tmpdir": str(target.parent),
            },
        )
        try:
            formats = _formats(book)
            for sheet in sheets:
                _write(book, sheet, sheet_name(sheet.name, names), formats, tally, footer)
            book.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args else None
            raise write_error(cause if isinstance(cause, OSError) else OSError(), target) from error
        finally:
            book.fileclosed = True  # or the destructor would warn about an unfinished book
    return Written(target, tally.rows, tally.replaced)


def _formats(book: Workbook) -> Mapping[str, Format]:
    base = {"font_name": "等线", "font_size": 10, "valign": "vcenter"}
    cell = {**base, "border": 1, "border_color": "#D0D7E2"}
    codes: dict[str, dict[str, object]] = {
        "text": {"num_format": "@", "text_wrap": True, "valign": "top"},
        "int": {"num_format": "0"},
        "number": {"num_format": "0.00"},
        "share": {"num_format": "0.0%"},
        "date": {"num_format": "yyyy-mm-dd", "align": "left"},
        "datetime": {"num_format": "yyyy-mm-dd hh:mm", "align": "left"},
        "seconds": {"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"},
    }
    formats = {kind: book.add_format({**cell, **more}) for kind, more in codes.items()}
    strong = {"bold": True, "bg_color": "#EDF0F4"}
    formats |= {
        f"strong {kind}": book.add_format({**cell, **more, **strong})
        for kind, more in codes.items()
    }
    formats["headline"] = book.add_format({**base, "bold": True, "font_size": 14})
    formats["words"] = book.add_format({**base, "num_format": "@"})
    formats["header"] = book.add_format(
        {**cell, "bold": True, "bg_color": "#E8EEF4", "text_wrap": True}
    )
    return formats


def _write(
    book: Workbook,
    sheet: ReportSheet,
    name: str,
    formats: Mapping[str, Format],
    tally: _Tally,
    footer: str,
) -> None:
    page = book.add_worksheet(name)
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width)
    top = 0
    if sheet.headline:
        page.set_row(0, 24)
        _text(page, 0, 0, sheet.headline, formats["headline"], tally)
        top = 1
    for line in sheet.words:
        _text(page, top, 0, line, formats["words"], tally)
        top += 1
    for index, column in enumerate(sheet.columns):
        _text(page, top, index, column.title, formats["header"], tally)
    for number, values in enumerate(sheet.rows):
        mark = "strong " if number in sheet.strong else ""
        for index, given in enumerate(values):
            kind, value = sheet.columns[index].kind, given
            if isinstance(given, Typed):
                kind, value = given.kind, given.value
            _cell(page, top + 1 + number, index, value, kind, mark, formats, tally)
    last = top + len(sheet.rows)
    tally.rows += len(sheet.rows)
    below = last + 2
    for one in sheet.charts if sheet.rows else ():
        height = _height(one, len(sheet.rows))
        chart = _chart(book, one, sheet, name, top)
        chart.set_size({"width": _CHART_WIDTH, "height": height})
        page.insert_chart(below, 0, chart, {"object_position": 2})
        below += height // 20 + 2
    page.freeze_panes(top + 1, 0)
    page.set_paper(9)  # A4
    if not sheet.portrait:
        page.set_landscape()
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.repeat_rows(top)
    page.fit_to_pages(1, int(sheet.one_page))
    page.set_footer(f"&L{footer.replace('&', '&&')}&C&A&R&P / &N")


def _cell(
    page: Worksheet,
    row: int,
    column: int,
    value: object,
    kind: str,
    mark: str,
    formats: Mapping[str, Format],
    tally: _Tally,
) -> None:
    style = formats[mark + kind]
    if value is None or value == "":
        page.write_blank(row, column, None, style)
    elif isinstance(value, datetime):
        page.write_datetime(row, column, value.replace(microsecond=0), style)
    elif isinstance(value, date):
        page.write_datetime(row, column, datetime.combine(value, time()), style)
    elif (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and kind != "text"
        and math.isfinite(value)
    ):
        page.write_number(row, column, value, style)
    else:
        _text(page, row, column, str(value), formats[f"{mark}text"], tally)


def _text(page: Worksheet, row: int, column: int, text: str, style: Format, tally: _Tally) -> None:
    plain, replaced = printable(text)
    tally.replaced += replaced
    if len(plain.encode("utf-16-le")) // 2 > CELL_LIMIT:
        plain = plain[: CELL_LIMIT // 2 - len(_CUT)] + _CUT  # half: a character may be two units
    page.write_string(row, column, plain, style)


def _chart(book: Workbook, one: ChartOut, sheet: ReportSheet, name: str, top: int) -> Chart:
    first, last = top + 1, top + (one.rows or len(sheet.rows))
    made: Chart | None = None
    by_kind: dict[str, list[Series]] = {}
    for series in one.series:
        by_kind.setdefault(series.kind, []).append(series)
    for kind, group in by_kind.items():
        part = book.add_chart({"type": kind})
        for series in group:
            line = {"color": series.colour, "width": 2}
            part.add_series(
                {
                    "name": [name, top, series.column],
                    "categories": [name, first, one.labels, last, one.labels],
                    "values": [name, first, series.column, last, series.column],
                    "y2_axis": series.secondary,
                    "gap": 60,
                    **(
                        {"line": line, "marker": {"type": "circle", "size": 5,
                                                  "fill": {"color": series.colour}}}
                        if kind == "line"
                        else {"fill": {"color": series.colour},
                              "data_labels": {"value": True}}
                    ),
                }
            )  # fmt: skip
        if any(series.secondary for series in group):
            part.set_y2_axis({"min": 0, "max": 1, "num_format": "0%"})
        if made is None:
            made = part
        else:
            made.combine(part)
    assert made is not None
    made.set_title({"name": printable(one.title)[0], "name_font": {"size": 12}})
    made.set_legend({"position": "bottom"} if len(one.series) > 1 else {"none": True})
    if "bar" in by_kind:
        share = all(sheet.columns[series.column].kind == "share" for series in one.series)
        # Of bars that lie, XlsxWriter calls the upright axis, with the names, the y axis.
        made.set_y_axis({"reverse": True, "interval_unit": 1})
        made.set_x_axis({"min": 0, **({"max": 1, "num_format": "0%"} if share else {})})
    else:
        made.set_x_axis({"interval_unit": 1})
        made.set_y_axis({"min": 0})
    return made


def _height(one: ChartOut, rows: int) -> int:
    """Bars that lie need a line each, or their names are left out."""
    if one.height:
        return one.height
    lying = any(series.kind == "bar" for series in one.series)
    return max(_CHART_HEIGHT, 26 * (one.rows or rows) + 90) if lying else _CHART_HEIGHT
