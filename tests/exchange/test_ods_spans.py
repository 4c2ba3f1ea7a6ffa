"""Merged cells of .ods books are filled down as those of .xlsx are."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from desktop_app.exchange import ods_spans
from desktop_app.exchange.book import read_book
from desktop_app.services.imports import importing
from tests.exchange.test_libreoffice import Convert, convert  # noqa: F401

HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
TAIL = "</office:spreadsheet></office:body></office:document-content>"
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
TODAY = datetime(2026, 11, 21, 9)


def cell(text: str = "", more: str = "", kind: str = "table-cell") -> str:
    if not text:
        return f"<table:{kind} {more}/>"
    return f'<table:{kind} {more} office:value-type="string"><text:p>{text}</text:p></table:{kind}>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(*rows: str, name: str = "登记表") -> str:
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def spans(*tables: str) -> dict[str, list[ods_spans.Span]]:
    return ods_spans.merged(io.BytesIO((HEAD + "".join(tables) + TAIL).encode()))


def written(path: Path, *tables: str) -> Path:
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("META-INF/manifest.xml", MANIFEST)
        book.writestr("content.xml", HEAD + "".join(tables) + TAIL)
    return path


DOWN = 'table:number-rows-spanned="3" table:number-columns-spanned="1"'
COVERED = cell(kind="covered-table-cell")


def test_what_stands_once_for_several_rows_is_filled_down(tmp_path: Path) -> None:
    titles = ["受理时间", "房号", "投诉人", "投诉内容", "渠道"]
    body = table(
        row(cell("2026年投诉登记表", 'table:number-columns-spanned="5"'), COVERED * 4),
        row(*map(cell, titles)),
        row(
            cell("2026-11-03", DOWN),
            cell("3-2-501", DOWN),
            cell("李建国"),
            cell("漏水"),
            cell("来电"),
        ),
        row(COVERED, COVERED, cell("李建国"), cell("电梯异响"), cell("来电")),
        row(COVERED, COVERED, cell("李建国"), cell("门禁失灵"), cell("来电")),
        row(cell("2026-11-04"), cell("3-2-502"), cell("王芳"), cell("路灯不亮"), cell("来电")),
    )
    path = written(tmp_path / "台账.ods", body)
    assert (2, 0, 4, 0) in read_book(path).sheets[0].merged
    loaded = importing.load(path, today=TODAY)
    (sheet,) = loaded.tables()
    assert sheet.errors == ()
    assert [(f"{one.values['received_at']:%m-%d}", one.values["room"]) for one in sheet.rows] == [
        ("11-03", "501"), ("11-03", "501"), ("11-03", "501"), ("11-04", "502"),
    ]  # fmt: skip
    assert "合并单元格" in str(sheet.rows[1].changes[0].why)


def test_rows_and_cells_that_repeat_are_counted() -> None:
    found = spans(
        table(
            row(cell("a"), more='table:number-rows-repeated="10"'),
            row(cell(more='table:number-columns-repeated="4"'), cell("b", DOWN)),
            row(cell("x", 'table:number-columns-spanned="2"'), COVERED),
        ),
        table(row(cell("c", DOWN)), name="另一张"),
    )
    assert found == {
        "登记表": [(10, 4, 12, 4), (11, 0, 11, 1)],
        "另一张": [(0, 0, 2, 0)],
    }


def test_a_table_inside_a_cell_does_not_count() -> None:
    inner = f"<table:table-cell>{table(row(cell('z', DOWN)), name='内')}</table:table-cell>"
    assert spans(table(row(inner, cell("b", DOWN)))) == {"登记表": [(0, 1, 2, 1)]}


@pytest.mark.parametrize(
    "content",
    [
        b"", b"<a", b"\x00\xff", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
        (HEAD + table(row(cell("a", 'table:number-rows-spanned="99999999999"'))) + TAIL).encode(),
        (HEAD + table(row(cell("a", 'table:number-rows-spanned="x"'))) + TAIL).encode(),
    ],
)  # fmt: skip
def test_what_is_no_book_has_no_spans(content: bytes) -> None:
    assert not any(ods_spans.merged(io.BytesIO(content)).values())


def test_a_million_spans_end(tmp_path: Path) -> None:
    wide = row(*[cell("a", DOWN)] * 1_000) * 300
    assert sum(map(len, spans(table(wide)).values())) <= 200_001


def test_the_real_libreoffice_writes_what_is_read(convert: Convert, tmp_path: Path) -> None:  # noqa: F811
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["受理时间", "房号", "投诉人", "投诉内容"])
    for number in range(6):
        sheet.append(["2026-11-03", "3-2-501", "李建国", f"漏水 {number}"])
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("B3:B7")
    path = tmp_path / "台账.xlsx"
    made.save(path)
    same = sorted(read_book(path).sheets[0].merged)
    assert same == [(1, 0, 3, 0), (2, 1, 6, 1)]
    assert sorted(read_book(convert(path, "ods")).sheets[0].merged) == same
    assert sorted(read_book(convert(path, "xls")).sheets[0].merged) == same
