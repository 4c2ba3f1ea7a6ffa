"""The weekly workbook: numbers as numbers, charts, nothing as a formula, both languages."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.domain.figures import DEFINITIONS
from desktop_app.domain.measures import Figure
from desktop_app.domain.periods import parse
from desktop_app.domain.summary import Correction, WeeklySummary
from desktop_app.services.office import Office
from desktop_app.services.reports import signing, weekly, weekly_book
from desktop_app.services.sample.build import build
from tests.offices import SetClock, make_office

WEEK = parse("2026-W47")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = make_office(tmp_path_factory.mktemp("office"), SetClock(datetime(2026, 11, 23, 9)))
    build(made, 150, seed=4)
    yield made
    made.close()


@pytest.fixture(scope="module")
def made(office: Office) -> WeeklySummary:
    return weekly.summary(office, WEEK)


def test_every_figure_is_a_number_with_its_definition(made: WeeklySummary, tmp_path: Path) -> None:
    path = tmp_path / "w.xlsx"
    weekly_book.write(path, made)
    book = openpyxl.load_workbook(path)
    cells = {row[0].value: row for row in book["概况"].iter_rows()}
    for row in made.figures:
        line = cells[DEFINITIONS[row.now.key].title]
        if row.now.value is None:
            assert line[1].value is None
        else:
            assert line[1].data_type == "n"
            assert line[1].value == pytest.approx(row.now.value)
            shown_as = {"share": "0.0%", "count": "0"}.get(row.now.unit, "0.00")
            assert line[1].number_format == shown_as
        assert line[2].value == row.now.numerator
        assert line[3].value == row.now.denominator
    told = {row[0].value: row[2].value for row in book["指标口径"].iter_rows()}
    assert all(told[one.title] == one.sentence for one in made.definitions)
    trend = list(book["趋势"].iter_rows(min_row=2, values_only=True))[:8]
    assert [row[1] for row in trend] == [point.received for point in made.trend]


def test_native_charts_point_at_the_tables(made: WeeklySummary, tmp_path: Path) -> None:
    path = tmp_path / "w.xlsx"
    weekly_book.write(path, made)
    book = openpyxl.load_workbook(path)
    with zipfile.ZipFile(path) as parts:
        charts = [n for n in parts.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", n)]
        areas = [f for n in charts for f in re.findall(r"<c:f>(.*?)</c:f>", parts.read(n).decode())]
    assert len(charts) == 6  # three of the trend, categories, causes, limits
    for area in areas:
        name, _, cells = area.rpartition("!")
        found = book[name.strip("'")][cells.replace("$", "")]
        values = [c.value for row in found for c in row] if isinstance(found, tuple) else [found]
        assert values
        assert all(not isinstance(v, tuple) for v in values)


def test_texts_stay_texts(made: WeeklySummary, tmp_path: Path) -> None:
    """A content that looks like a formula is one nowhere; control characters are replaced."""
    assert made.broken
    first = made.broken[0]
    hostile = replace(first, text="=1+1\x02", case=replace(first.case, content="@SUM(A1)"))
    path = tmp_path / "w.xlsx"
    written = weekly_book.write(path, replace(made, broken=(hostile,)))
    sheet = openpyxl.load_workbook(path)["未按时兑现的承诺"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert {"@SUM(A1)", "=1+1�"} <= {cell.value for cell in cells}
    assert all(cell.data_type != "f" for cell in cells)
    assert written.replaced == 1


def test_corrections_and_words_of_the_signed_one(office: Office, tmp_path: Path) -> None:
    office.operator = str(office.store.value("SELECT name FROM staff WHERE role = 'supervisor'"))
    signing.set_remark(office, WEEK, "overview", "本周检修")
    frozen = signing.sign(office, WEEK)
    one = Correction("received", "新增", "", "58", "57", datetime(2026, 11, 25), ("TS-1", "TS-2"))
    path = tmp_path / "w.xlsx"
    weekly_book.write(path, replace(frozen, corrections=(one,)))
    book = openpyxl.load_workbook(path)
    assert [c.value for c in book["更正"][2]][2:] == [
        "58", "57", datetime(2026, 11, 25), "TS-1、TS-2",
    ]  # fmt: skip
    words = [row[0].value for row in book["概况"].iter_rows(max_col=1)]
    assert "本周检修" in words
    assert any(f"已由{office.operator}于" in str(word) for word in words)
    signing.revoke(office, WEEK, "测试")


def test_whole_names_leave_a_trace(office: Office, tmp_path: Path) -> None:
    sql = "SELECT count(*) FROM operation WHERE name = 'print_unmasked'"
    weekly_book.write_period(office, WEEK, tmp_path / "w.xlsx")
    assert office.store.value(sql) == 0
    weekly_book.write_period(office, WEEK, tmp_path / "w.xlsx", unmasked=True)
    assert office.store.value(sql) == 1
    names = {r["n"] for r in office.store.rows("SELECT DISTINCT complainant AS n FROM complaint")}
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx")["未按时兑现的承诺"]
    assert {row[2] for row in sheet.iter_rows(min_row=2, values_only=True)} <= names


def test_an_empty_week_and_a_missing_value(office: Office, tmp_path: Path) -> None:
    empty = weekly.summary(office, parse("2020-W53"))
    path = tmp_path / "w.xlsx"
    weekly_book.write(path, empty)
    cells = {
        row[0]: row for row in openpyxl.load_workbook(path)["概况"].iter_rows(values_only=True)
    }
    assert cells["新增"][1] == 0
    assert cells["完成率"][1] is None  # not 0, not 100 %
    assert Figure("x", "share", None, 0, 0).value is None


def test_the_old_book_stays_when_the_new_one_cannot_be_written(
    made: WeeklySummary, tmp_path: Path
) -> None:
    with pytest.raises(KnownError) as caught:
        weekly_book.write(tmp_path / "nowhere" / "w.xlsx", made)
    assert caught.value.code == "folder_missing"
    assert list(tmp_path.iterdir()) == []
