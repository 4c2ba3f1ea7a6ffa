"""Every format that we promise, proved with a book of that format that somebody else wrote."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.exchange.book import Book, Cell, read_book
from desktop_app.exchange.detect import plan_book

HOSTILE = {
    "calamine/tests/date.xlsb": ("xlsb", date(2021, 1, 1)),
    "calamine/tests/date_1904.xlsb": ("xlsb", date(2021, 1, 1)),
    "calamine/tests/date_1904.xlsx": ("xlsx", date(2021, 1, 1)),
    "calamine/tests/date_1904.xls": ("xls", date(2021, 1, 1)),
    "calamine/tests/date.ods": ("ods", date(2021, 1, 1)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_days_of_both_epochs(shared_data: Path, name: str) -> None:
    kind, day = HOSTILE[name]
    book = read_book(shared_data / "hostile" / name)
    first = book.sheets[0].rows[0][0]
    assert book.format == kind
    assert isinstance(first, date)
    assert (first.year, first.month, first.day) == (day.year, day.month, day.day)
    assert book.epoch_1904 == ("1904" in name)


def test_strict_ooxml_and_books_with_macros(shared_data: Path) -> None:
    strict = read_book(shared_data / "hostile/miniexcel/tests/data/xlsx/TestStrictOpenXml.xlsx")
    assert [sheet.name for sheet in strict.sheets] == ["Sheet1", "Sheet2", "Sheet3"]
    assert any(row for row in strict.sheets[0].rows)
    macros = shared_data / "roster/anza_tenant_roster/RenterRosterActions.xlsm"
    with zipfile.ZipFile(macros) as archive:
        assert "xl/vbaProject.bin" in archive.namelist()
    assert len(read_book(macros).sheets[0].rows) == 178


def test_an_xls_keeps_its_text_whatever_code_page_it_notes(shared_data: Path) -> None:
    cars = read_book(shared_data / "hostile/readxl/tests/testthat/sheets/mtcars.xls")
    named = shared_data / "hostile/calamine/tests/sheet_name_parsing.xls"
    assert cars.sheets[0].rows[0][:3] == ["mpg", "cyl", "disp"]
    assert read_book(named).sheets[0].rows[0][:4] == ["Titel", "Orginaltitel", "År", "Regissör"]


def plain(cell: Cell) -> object:
    if isinstance(cell, datetime):
        return cell.replace(microsecond=0)
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return round(float(cell), 6)
    return cell


def same_cells(ours: Book, theirs: Book) -> int:
    count = 0
    for one, other in zip(ours.sheets, theirs.sheets, strict=True):
        assert one.name == other.name
        rows = max(len(one.rows), len(other.rows))
        for number in range(rows):
            left = one.rows[number] if number < len(one.rows) else []
            right = other.rows[number] if number < len(other.rows) else []
            for at in range(max(len(left), len(right))):
                a = plain(left[at]) if at < len(left) else None
                b = plain(right[at]) if at < len(right) else None
                if (number, at) in one.uncached:
                    continue  # LibreOffice calculates what the file left open
                if isinstance(a, str) and isinstance(b, str):
                    a, b = a.strip(), b.strip()
                assert a == b, (one.name, number + 1, at + 1)
                count += a is not None
    return count


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_libreoffice_turns_the_register_into_the_same_cells(
    shared_data: Path, tmp_path: Path, kind: str
) -> None:
    """``.et`` of WPS is the same OLE2 workbook as ``.xls`` under another name."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    register = shared_data / "registers" / "2026年投诉登记表(最终版).xlsx"
    subprocess.run(
        [
            program,
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'home').as_uri()}",
            "--convert-to",
            kind,
            "--outdir",
            str(tmp_path),
            str(register),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    made = tmp_path / f"{register.stem}.{kind}"
    if kind == "xls":
        made = made.rename(made.with_suffix(".et"))
        data = made.read_bytes()
        page = data.index(b"\x42\x00\x02\x00\xb0\x04") + 4
        # As exporters in China write it: code page 936 beside text that is Unicode.
        made.write_bytes(data[:page] + (936).to_bytes(2, "little") + data[page + 2 :])
    ours, theirs = read_book(register), read_book(made)
    assert same_cells(ours, theirs) > 7_000
    assert [(p.kind, p.header_row) for p in plan_book(ours)] == [
        (p.kind, p.header_row) for p in plan_book(theirs)
    ]
