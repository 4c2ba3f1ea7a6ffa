"""Streamed books: cells as XlsxWriter writes them, any mixture of values, flat memory."""

from __future__ import annotations

import re
import resource
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import KnownError
from desktop_app.exchange import sheet_xml
from desktop_app.exchange.book import read_book
from desktop_app.exchange.outfile import is_reserved
from desktop_app.exchange.sheet_xml import CELL_LIMIT, column_letters, parts, units
from desktop_app.exchange.write_csv import write_csv
from desktop_app.exchange.write_xlsx import ColumnOut, SheetOut, write_book
from tests.exchange.test_writers import HOSTILE

NO_CONTROLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)).map(
    lambda at: at.replace(microsecond=0)
)
VALUES = st.one_of(
    st.none(),
    st.just(""),
    NO_CONTROLS,
    MOMENTS,
    st.dates(date(1900, 3, 1), date(2099, 1, 1)),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.floats(-1e9, 1e9).map(lambda x: round(x, 6)),
)


def page_of(path: Path, number: int = 1) -> str:
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        return book.read(f"xl/worksheets/sheet{number}.xml").decode()


def test_cells_are_what_xlsxwriter_writes(tmp_path: Path) -> None:
    texts = [*HOSTILE, "a\rb", "\n前", "后\t", "_x005F_x0041_", "\u3000全角", "\x85"]
    moments = [datetime(1900, 1, 2), datetime(1900, 2, 28), datetime(1900, 3, 1), datetime(2026, 11, 21, 9, 30, 7)]  # fmt: skip
    numbers = [0, -1, 7.25, 1e-7, 123456789012345]
    write_book(
        tmp_path / "a.xlsx",
        [
            SheetOut(
                "x",
                [ColumnOut("h"), ColumnOut("d", kind="datetime"), ColumnOut("n", kind="number")],
                [
                    [t, *more]
                    for t, more in zip(
                        texts,
                        [*zip(moments, numbers, strict=False), *[(None, None)] * len(texts)],
                        strict=False,
                    )
                ],
            )
        ],
    )
    plain = xlsxwriter.Workbook(
        str(tmp_path / "b.xlsx"), {"constant_memory": True, "strings_to_formulas": False}
    )
    page = plain.add_worksheet()
    stamp = plain.add_format({"num_format": "yyyy"})
    for row, text in enumerate(texts, 1):
        page.write_string(row, 0, text)
        if row <= len(moments):
            page.write_datetime(row, 1, moments[row - 1], stamp)
            page.write_number(row, 2, numbers[row - 1])
    plain.close()
    ours, theirs = page_of(tmp_path / "a.xlsx"), page_of(tmp_path / "b.xlsx")
    cells = [
        re.findall(r'<c r="([A-Z]+\d+)"[^>]*?( t="inlineStr")?>(.*?)</c>', xml, re.DOTALL)
        for xml in (ours.split('<row r="2">', 1)[1], theirs)
    ]
    assert [cell for cell in cells[0] if cell[0][0] == "A"] == [
        cell for cell in cells[1] if cell[0][0] == "A"
    ]
    values = [
        {c[0]: float(c[2][3:-4]) for c in found if c[0][0] in "BC" and c[2].startswith("<v>")}
        for found in cells
    ]
    assert values[0] == pytest.approx(values[1], rel=1e-15) and len(values[0]) == 8


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=12))
def test_any_mixture_comes_back(tmp_path: Path, rows: list[tuple[object, ...]]) -> None:
    path = tmp_path / "a.xlsx"
    columns = [ColumnOut("甲"), ColumnOut("乙", kind="datetime"), ColumnOut("丙", kind="number")]
    write_book(path, [SheetOut("混", columns, [["首", None, None], *rows])])
    found = read_book(path).sheets[0].rows[2:]
    for row, back in zip(rows, found, strict=False):
        cells = [*back, None, None, None]
        for column, value in enumerate(row):
            assert _same(value, cells[column], column), (value, cells[column])
    for row in rows[len(found) :]:  # rows are cut at the last filled cell
        assert not any(value not in (None, "") for value in row)


def _same(value: object, back: object, column: int) -> bool:
    if value is None or value == "":
        return back is None
    if isinstance(value, datetime | date):
        whole = (
            value if isinstance(value, datetime) else datetime.combine(value, datetime.min.time())
        )
        if whole < datetime(1900, 3, 1):  # readers differ on the days before the false leap day
            return back is not None
        if isinstance(back, date) and not isinstance(back, datetime):  # a day without a time
            back = datetime.combine(back, datetime.min.time())
        return isinstance(back, datetime) and abs(back - whole) < timedelta(seconds=1)
    if isinstance(value, int | float):
        return back == value if column == 2 else back == str(value)
    return back == value


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(1, 400))
def test_parts_hold_all_characters_and_cut_none(text: str, times: int) -> None:
    whole = (text + "字😀") * times * 40
    found = parts(whole)
    assert "".join(found) == whole
    assert all(units(part) <= CELL_LIMIT and part for part in found)
    assert all(len(part.encode("utf-16-le")) // 2 <= CELL_LIMIT for part in found)


def test_letters_of_columns() -> None:
    found = [column_letters(index) for index in (0, 25, 26, 701, 702, 16_383)]
    assert found == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


@pytest.mark.parametrize("told", [True, False])
def test_range_filter_and_styles_fit_the_real_number_of_rows(tmp_path: Path, told: bool) -> None:
    path = tmp_path / "a.xlsx"
    rows = ([str(n), datetime(2026, 11, 21, 9, n % 60)] for n in range(1_234))
    columns = [ColumnOut("号"), ColumnOut("时", kind="datetime")]
    done = write_book(path, [SheetOut("表", columns, rows, count=1_234 if told else None)])
    assert done.rows == 1_234
    page = openpyxl.load_workbook(path)["表"]
    assert page.auto_filter.ref == "A1:B1235"
    assert page.max_row == 1_235
    assert page["B1235"].number_format == "yyyy-mm-dd hh:mm" and page["A9"].number_format == "@"
    assert ('<dimension ref="A1:B1235"/>' in page_of(path)) == told
    with zipfile.ZipFile(path) as book:
        assert "$A$1:$B$1235" in book.read("xl/workbook.xml").decode()
        assert book.namelist()[0] == "[Content_Types].xml"


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.exchange.write_xlsx._LAST_ROW", 1_000)
    path = tmp_path / "a.xlsx"
    assert write_book(path, [SheetOut("x", [ColumnOut("x")], [["1"]] * 1_000)]).rows == 1_000
    with pytest.raises(KnownError) as caught:
        write_book(path, [SheetOut("x", [ColumnOut("x")], [["1"]] * 1_001)])
    assert caught.value.code == "too_many_rows"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_sheet_that_excel_would_repair_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.exchange.write_xlsx._LARGEST", 100_000)
    path = tmp_path / "a.xlsx"
    path.write_text("old")
    with pytest.raises(KnownError) as caught:
        write_book(path, [SheetOut("x", [ColumnOut("x")], [["字" * 100]] * 900)])
    assert caught.value.code == "book_too_large"
    assert path.read_text() == "old"
    monkeypatch.undo()
    write_book(path, [SheetOut("x", [ColumnOut("x")], iter([["字" * 100]] * 900))])
    with zipfile.ZipFile(path) as book:
        assert {entry.extract_version for entry in book.infolist()} == {20}


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    def rows(count: int) -> Iterator[list[object]]:
        for n in range(count):
            yield [f"TS-{n}", datetime(2026, 1, 1) + timedelta(minutes=n), f"内容{n}", "来电", n]

    def peak(count: int) -> int:
        columns = [ColumnOut(str(n), kind="int" if n == 4 else "text") for n in range(5)]
        tracemalloc.start()
        write_book(tmp_path / "a.xlsx", [SheetOut("x", columns, rows(count))])
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(1_000)  # imports and caches that stay
    small, large = peak(3_000), peak(30_000)
    assert large < 1.3 * small, (small, large)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """The system itself refuses to write on: a limit on file sizes stands for the full disk."""
    rows = [[f"{n}{n * 7919 % 10_007}" * 9] for n in range(20_000)]
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    for name in ("a.xlsx", "a.csv"):
        path = tmp_path / name
        path.write_text("old")
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, old[1]))
        try:
            with pytest.raises(KnownError) as caught:
                if name == "a.csv":
                    write_csv(path, ["x"], rows)
                else:
                    write_book(path, [SheetOut("x", [ColumnOut("x")], rows)])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, old)
        assert caught.value.code == "disk_full"
        assert path.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.csv", "a.xlsx"]


def test_names_that_cannot_be_are_said_before_anything_is_read(tmp_path: Path) -> None:
    def never() -> Iterator[list[str]]:
        raise AssertionError("rows were read")
        yield []

    for name, code in (
        ("长" * 90 + ".xlsx", "name_too_long"),
        ("CON.xlsx", "name_reserved"),
        ("nul.tar.xlsx", "name_reserved"),
        ("表.xlsx.", "name_reserved"),
        ("表.xlsx ", "name_reserved"),
    ):
        for write in (
            lambda p: write_book(p, [SheetOut("x", [ColumnOut("x")], never())]),
            lambda p: write_csv(p, ["x"], never()),
        ):
            with pytest.raises(KnownError) as caught:
                write(tmp_path / name)
            assert caught.value.code == code, name
    assert list(tmp_path.iterdir()) == []
    assert not any(map(is_reserved, ("console.xlsx", "com.xlsx", "COM10.xlsx", "a.con", "空.xlsx")))


def test_a_name_as_long_as_the_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 83 + ".xlsx")
    assert write_book(path, [SheetOut("x", [ColumnOut("x")], [["1"]])]).rows == 1
    assert path.stat().st_size > 0


def test_serials_are_whole_seconds() -> None:
    assert sheet_xml._serial(datetime(2026, 11, 21)) == "46347"
    assert sheet_xml._serial(datetime(2026, 11, 21, 12)) == "46347.5"
