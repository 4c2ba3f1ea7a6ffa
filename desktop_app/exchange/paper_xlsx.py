"""A document's figures as a workbook: real numbers, a sheet for each table, native charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.documents import (
    LANDSCAPE,
    Bars,
    Block,
    Columns,
    Document,
    Figures,
    KeepTogether,
    Note,
    Paragraph,
    Table,
    Trend,
    cell,
    tables,
)
from desktop_app.exchange.outfile import printable, replacing, write_error
from desktop_app.exchange.skeleton import sheet_name

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_FONT = {"font_name": "等线", "font_size": 10, "valign": "top"}
CELL_LIMIT = 32_000


def write_workbook(path: Path, document: Document, overview: str) -> Path:
    """Write the tables and charts of *document*; *overview* names the first sheet.

    Raises the ``KnownError``s of ``replacing``. Texts are never formulas.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    with replacing(path) as temporary:
        book = xlsxwriter.Workbook(
            str(temporary),
            {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        _write(book, document, overview)
        try:
            book.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args else None
            raise write_error(cause if isinstance(cause, OSError) else OSError(), path) from error
    return path


def _write(book: Workbook, document: Document, overview: str) -> None:
    styles = {
        "plain": book.add_format({**_FONT, "text_wrap": True}),
        "bold": book.add_format({**_FONT, "bold": True}),
        "title": book.add_format({**_FONT, "bold": True, "font_size": 14}),
        "header": book.add_format(
            {**_FONT, "bold": True, "bg_color": "#E8EEF4", "border": 1, "text_wrap": True}
        ),
        "share": book.add_format({**_FONT, "num_format": "0.0%", "align": "left"}),
        "number": book.add_format({**_FONT, "num_format": "General", "align": "left"}),
        "time": book.add_format({**_FONT, "num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
        "date": book.add_format({**_FONT, "num_format": "yyyy-mm-dd", "align": "left"}),
    }
    taken: set[str] = set()
    page = book.add_worksheet(sheet_name(overview, taken))
    page.set_column(0, 0, 28)
    page.set_column(1, 7, 16)
    page.write_string(0, 0, _plain(document.title), styles["title"])
    row = 1
    for text in (document.office, document.subtitle, *document.facts):
        if text:
            page.write_string(row, 0, _plain(text), styles["plain"])
            row += 1
    _overview(book, page, document.blocks, row + 1, styles)
    _paper(page, document)
    for name, table in tables(document.blocks):
        sheet = book.add_worksheet(sheet_name(name or overview, taken))
        _table(sheet, table, styles)
        _paper(sheet, document)


def _overview(
    book: Workbook, page: Worksheet, blocks: Sequence[Block], row: int, styles: dict[str, Format]
) -> int:
    """Figures, remarks and charts one below the other; returns the next free row."""
    for block in blocks:
        match block:
            case Figures():
                for figure in block.items:
                    page.write_string(row, 0, _plain(figure.caption), styles["bold"])
                    if figure.number is not None:
                        style = "share" if "%" in figure.value else "number"
                        page.write_number(row, 1, figure.number, styles[style])
                    else:
                        page.write_string(row, 1, _plain(figure.value), styles["plain"])
                    page.write_string(row, 2, _plain(figure.change), styles["plain"])
                    row += 1
                row += 1
            case Paragraph() | Note():
                page.merge_range(row, 0, row, 7, _plain(block.text), styles["plain"])
                page.set_row(row, 15 * (1 + len(block.text) // 60))
                row += 1
            case Bars() | Trend():
                row = _chart(book, page, block, row, styles)
            case Columns():
                for part in block.parts:
                    row = _overview(book, page, part, row, styles)
            case KeepTogether():
                row = _overview(book, page, block.blocks, row, styles)
            case _:
                pass
    return row


def _chart(
    book: Workbook, page: Worksheet, block: Bars | Trend, row: int, styles: dict[str, Format]
) -> int:
    """The numbers of a chart, and the chart as the spreadsheet's own beside them."""
    page.write_string(row, 0, _plain(block.title), styles["header"])
    top = row + 1
    columns: list[tuple[str, list[float | None], str]]
    if isinstance(block, Bars):
        labels = [item.label for item in block.items]
        columns = [("", [item.value for item in block.items], "number")]
    else:
        labels = list(block.labels)
        columns = [(block.bars_name, list(block.bars), "number")]
        if any(value is not None for value in block.line):
            columns.append((block.line_name, list(block.line), "share"))
    for place, (name, values, style) in enumerate(columns, 1):
        page.write_string(row, place, _plain(name), styles["header"])
        for number, value in enumerate(values):
            if value is not None:
                page.write_number(top + number, place, value, styles[style])
    for number, label in enumerate(labels):
        page.write_string(top + number, 0, _plain(label), styles["plain"])
    if not labels:
        return top + 1
    last = top + len(labels) - 1
    kind = "bar" if isinstance(block, Bars) else "column"
    chart: Any = book.add_chart({"type": kind})
    name = page.get_name()
    chart.add_series(
        {
            "name": columns[0][0] or block.title,
            "categories": [name, top, 0, last, 0],
            "values": [name, top, 1, last, 1],
            "data_labels": {"value": True},
            "fill": {"color": "#2462C8"},
        }
    )
    if len(columns) > 1:
        line: Any = book.add_chart({"type": "line"})
        line.add_series(
            {
                "name": columns[1][0],
                "categories": [name, top, 0, last, 0],
                "values": [name, top, 2, last, 2],
                "y2_axis": True,
                "marker": {"type": "circle"},
                "line": {"color": "#8A5200"},
            }
        )
        chart.combine(line)
    if kind == "bar":
        chart.set_y_axis({"reverse": True})
        chart.set_legend({"none": True})
    chart.set_title({"name": block.title, "name_font": {"size": 11}})
    height = max(240, 24 * len(labels) + 90)
    chart.set_size({"width": 520, "height": height})
    page.insert_chart(row, 4, chart)
    return max(last, row + height // 20) + 2


def _table(page: Worksheet, table: Table, styles: dict[str, Format]) -> None:
    rows = [*table.rows, *([table.total] if table.total else [])]
    for place, column in enumerate(table.columns):
        longest = max((len(cell(row[place]).text) for row in rows), default=0)
        title = column.title.replace("\n", " · ")
        page.set_column(place, place, min(max(longest * 1.4, len(title) * 2, 6), 60))
        page.write_string(0, place, _plain(title), styles["header"])
    for number, row in enumerate(rows, 1):
        for place, item in enumerate(row):
            one = cell(item)
            _value(page, number, place, one.text, one.value, styles)
    if not rows and table.empty:
        page.write_string(1, 0, _plain(table.empty), styles["plain"])
    page.freeze_panes(1, 0)
    page.repeat_rows(0)


def _value(
    page: Worksheet, row: int, place: int, text: str, value: object, styles: dict[str, Format]
) -> None:
    if isinstance(value, bool) or value is None:
        if text:
            page.write_string(row, place, _plain(text), styles["plain"])
    elif isinstance(value, int | float):
        page.write_number(row, place, value, styles["share" if "%" in text else "number"])
    elif isinstance(value, datetime):
        page.write_datetime(row, place, value.replace(microsecond=0), styles["time"])
    elif isinstance(value, date):
        page.write_datetime(
            row, place, datetime(value.year, value.month, value.day), styles["date"]
        )
    elif text:
        page.write_string(row, place, _plain(text), styles["plain"])


def _paper(page: Worksheet, document: Document) -> None:
    if document.orientation == LANDSCAPE:
        page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R&P / &N")


def _plain(text: str) -> str:
    """*text* as a cell can hold it; one that is longer ends in …."""
    plain = printable(text)[0]
    return plain if len(plain) <= CELL_LIMIT // 2 else plain[: CELL_LIMIT // 2 - 1] + "…"
