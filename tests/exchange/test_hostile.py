"""1,173 files of other projects' test suites: read, or refused with one sentence; nothing else."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.exchange.book import Book
from desktop_app.exchange.detect import plan_book
from desktop_app.exchange.rows import parse_sheet
from tests.exchange.books import TODAY
from tests.exchange.readers import ManyReader

REFUSED = {
    "calamine/tests/OOM_alloc3.xls": "book_broken",
    "calamine/tests/issue252.xlsx": "book_broken",
    "calamine/tests/issue_385.xls": "file_encrypted",
    "calamine/tests/issue_594_dos.ods": "book_broken",
    "calamine/tests/pass_protected.ods": "file_encrypted",
    "calamine/tests/pass_protected.xlsb": "file_encrypted",
    "calamine/tests/pass_protected.xlsx": "file_encrypted",
    "csvkit/examples/empty.csv": "file_empty",
    "excelize/test/BadWorkbook.xlsx": "book_broken",
    "excelize/test/encryptAES.xlsx": "file_encrypted",
    "excelize/test/encryptSHA1.xlsx": "file_encrypted",
    "excelize/test/encryptSHA512.xlsx": "file_encrypted",
    "exceljs/spec/integration/data/missing-bits.xlsx": "book_broken",
    "exceljs/spec/integration/data/test-row-styles.xlsx": "book_broken",
    "fesod/fesod/src/test/resources/demo/pwd_123.xls": "file_encrypted",
    "messytables/horror/encrypted_no_password.xls": "file_encrypted",
    "openpyxl-2015/openpyxl/reader/tests/data/null_file.xlsx": "file_empty",
    "openpyxl-2015/openpyxl/tests/data/reader/null_archive.xlsx": "not_a_workbook",
    "openpyxl2-2018/openpyxl2/reader/tests/data/null_file.xlsx": "file_empty",
    "openpyxl2-2018/openpyxl2/tests/data/reader/null_archive.xlsx": "not_a_workbook",
    "pyexcel/tests/fixtures/empty.csv": "file_empty",
}
"""Each judged by hand: encrypted, empty, or beyond openpyxl and calamine as well."""


@pytest.fixture(scope="module")
def hostile(shared_data: Path) -> Path:
    folder = shared_data / "hostile"
    if not folder.is_dir():
        pytest.skip(f"no hostile files at {folder}")
    return folder


@pytest.fixture(scope="module")
def taken() -> dict[str, set[str]]:
    """The kinds of table found in each book; filled while the books are read."""
    return {}


@pytest.fixture(scope="module")
def outcomes(hostile: Path, taken: dict[str, set[str]]) -> dict[str, Book | KnownError]:
    found: dict[str, Book | KnownError] = {}
    with ManyReader() as reader:
        for path in sorted(p for p in hostile.rglob("*") if p.is_file()):
            name = path.relative_to(hostile).as_posix()
            try:
                book = reader.read(path)
            except KnownError as refusal:
                found[name] = refusal
                continue
            taken[name] = check_book(book)
            found[name] = book
        assert reader.deaths == 0
    return found


def check_book(book: Book) -> set[str]:
    """Plain cells only, and every later step can work with them; the kinds of its tables."""
    kinds = set()
    for cell in cells_of(book):
        assert cell.__class__ in (str, int, float, bool, datetime, date, time, timedelta), cell
        assert not isinstance(cell, str) or (cell.isascii() or cell.encode("utf-8"))
        assert not isinstance(cell, float) or not math.isnan(cell)
    for sheet, plan in zip(book.sheets, plan_book(book), strict=True):
        assert str(plan.reason)
        if plan.kind:
            kinds.add(plan.kind)
            for _ in parse_sheet(sheet, plan, today=TODAY):
                pass
    return kinds


def cells_of(book: Book) -> Iterator[object]:
    return (c for sheet in book.sheets for row in sheet.rows for c in row if c is not None)


def test_every_file_is_read_or_refused_with_its_sentence(
    outcomes: dict[str, Book | KnownError],
) -> None:
    refused = {name: found for name, found in outcomes.items() if isinstance(found, KnownError)}
    assert {name: error.code for name, error in refused.items()} == REFUSED
    for name, error in refused.items():
        assert Path(name).name in str(error)
    assert len(outcomes) > 1_100
    print(Counter(e.code for e in refused.values()), len(outcomes) - len(refused), "read")


def test_nothing_of_theirs_is_taken_for_a_register(
    outcomes: dict[str, Book | KnownError], taken: dict[str, set[str]]
) -> None:
    """None of these books holds complaints, households or follow-ups."""
    assert len(taken) == len(outcomes) - len(REFUSED)
    assert {name: kinds for name, kinds in taken.items() if kinds} == {}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("messytables/horror/characters.csv", ["景點編號", "景點中文名稱"]),  # Big5
        ("messytables/horror/spanish_chars.csv", ["Descripción"]),
        ("messytables/horror/utf-16le_encoded.csv", []),
        ("miniexcel/tests/data/csv/gb2312_Encoding_Read_Test.csv", []),
        ("modin-pandas/modin/tests/pandas/data/issue_976.csv", ["Мельник Сергій Васильович"]),
        ("csvkit/examples/test_latin1.csv", ["©"]),
        ("csvkit/examples/test_utf16_big.csv", ["ʤ"]),
    ],
)
def test_texts_are_read_in_their_own_encoding(
    outcomes: dict[str, Book | KnownError], name: str, words: list[str]
) -> None:
    book = outcomes[name]
    assert isinstance(book, Book)
    texts = {cell for cell in cells_of(book) if isinstance(cell, str)}
    assert not any("\ufffd" in text for text in texts)
    assert set(words) <= texts


def test_openpyxl_reads_the_same_cells(
    hostile: Path, outcomes: dict[str, Book | KnownError]
) -> None:
    """Another reader, cell by cell, over one suite; errors of formulas are blank to us."""
    import openpyxl

    compared = 0
    for path in sorted((hostile / "fesod").rglob("*.xlsx"))[::3]:
        found = outcomes[path.relative_to(hostile).as_posix()]
        if not isinstance(found, Book) or path.stat().st_size > 100_000:
            continue
        with path.open("rb") as stream:
            theirs = openpyxl.load_workbook(stream, data_only=True)
            for sheet, other in zip(found.sheets, theirs.worksheets, strict=True):
                for row in other.iter_rows():
                    for cell in row:
                        if isinstance(cell.value, str) and not cell.value.startswith(("#", "=")):
                            ours = sheet.rows[cell.row - 1][cell.column - 1]
                            plain = cell.value.replace("_x005f_", "_")
                            assert str(ours).strip() == plain.strip(), (path, cell)
                            compared += 1
    assert compared > 200
