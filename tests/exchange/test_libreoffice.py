"""Our books in the real LibreOffice: opened without repair, converted, and read back."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from desktop_app.exchange.sheet_xml import CELL_LIMIT
from desktop_app.exchange.write_xlsx import Choices, ColumnOut, SheetOut, write_book
from tests.exchange.test_writers import HOSTILE

TEXTS = [*HOSTILE, "007", "1.10", "13800138000", "末行\n", "\t制表", "字" * CELL_LIMIT]
COLUMNS = [
    ColumnOut("complaint_desk_id", hidden=True),
    ColumnOut("内容", 30),
    ColumnOut("时间", 18, "datetime"),
    ColumnOut("次数", 8, "int"),
    ColumnOut("渠道", 8, choices=Choices(["来电", "来访"])),
]
AT = datetime(2026, 11, 21, 9, 30, 7)
ROWS = [[f"{n}@1", text, AT, n, "来电" if n % 2 else None] for n, text in enumerate(TEXTS)]
Convert = Callable[[Path, str], Path]


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Convert with LibreOffice, in a profile of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = tmp_path_factory.mktemp("profile")

    def run(path: Path, to: str) -> Path:
        out = tmp_path_factory.mktemp("converted")
        done = subprocess.run(
            [
                program, f"-env:UserInstallation={profile.as_uri()}", "--headless",
                "--convert-to", to, "--outdir", str(out), str(path),
            ],
            capture_output=True,
            text=True,
            timeout=240,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return next(out.iterdir())

    return run


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "登记表.xlsx"
    rest = SheetOut("说明", [ColumnOut("栏目"), ColumnOut("件数", kind="int")], [["a", 3]])
    write_book(path, [SheetOut("登记", COLUMNS, iter(ROWS), count=len(ROWS)), rest])
    return path


def test_libreoffice_keeps_every_value_and_format(book: Path, convert: Convert) -> None:
    saved = openpyxl.load_workbook(convert(book, "xlsx"))
    assert saved.sheetnames == ["登记", "说明"]
    page = saved["登记"]
    found = list(page.iter_rows(min_row=2, max_col=5))
    assert [row[1].value for row in found] == TEXTS
    assert {row[1].data_type for row in found} == {"s"}
    assert {row[2].value for row in found} == {AT}
    assert [row[3].value for row in found] == list(range(len(TEXTS)))
    assert [row[4].value for row in found] == [row[4] for row in ROWS]
    assert not [c for row in page.iter_rows() for c in row if c.data_type == "f"]
    assert page.column_dimensions["A"].hidden
    assert page.auto_filter.ref == f"A1:E{len(ROWS) + 1}"
    assert page.print_title_rows == "$1:$1"
    assert page.page_setup.orientation == "landscape"
    assert [rule.formula1 for rule in page.data_validations.dataValidation] == ['"来电,来访"']


def test_libreoffice_shows_the_texts_themselves(book: Path, convert: Convert) -> None:
    path = convert(book, "csv:Text - txt - csv (StarCalc):44,34,76,1")
    with path.open(encoding="utf-8", newline="") as stream:
        shown = list(csv.reader(stream))
    assert [row[1] for row in shown[1:]] == TEXTS
    assert shown[1][2] == "2026-11-21 09:30:07"


def test_openpyxl_and_calamine_read_the_same(book: Path) -> None:
    page = openpyxl.load_workbook(book)["登记"]
    found = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    # openpyxl gives the escape of an escape as it stands; the others undo it.
    assert [[row[0], row[1].replace("_x005F_", "_"), *row[2:]] for row in found] == ROWS
    rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_name("登记").to_python()[1:]
    assert [row[1] for row in rows] == TEXTS
    assert {row[2] for row in rows} == {AT}
    assert [row[3] for row in rows] == list(range(len(TEXTS)))
