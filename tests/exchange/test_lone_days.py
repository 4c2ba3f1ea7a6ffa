"""Days without their month: read where the sheet says the month, shown, and refused elsewhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from desktop_app.exchange.book import Book, Cell, Sheet
from desktop_app.exchange.detect import plan_book
from desktop_app.exchange.rows import ParsedRow, RowError, parse_sheet
from desktop_app.exchange.titles import month_in, year_in

TODAY = datetime(2024, 11, 21, 9)
HEAD: list[Cell] = ["日期", "房号", "投诉人", "投诉方式", "投诉内容", "处理情况", "完成时间"]


def rows(*days: Cell, done: Cell = None) -> list[list[Cell]]:
    return [
        [day, "3-2-501", "李建国", "来电", f"漏水 {n}", "已修好", done]
        for n, day in enumerate(days)
    ]


def read(
    name: str, *days: Cell, title: str = "", file: str = "台账.xlsx", head: Cell = "日期",
    done: Cell = None, more: tuple[str, ...] = (),
) -> tuple[list[ParsedRow | RowError], tuple[str, ...]]:  # fmt: skip
    body = [[head, *HEAD[1:]], *rows(*days, done=done)]
    top: list[list[Cell]] = [[title]] if title else []
    others = tuple(Sheet(one, [["x"]]) for one in more)
    book = Book(Path(file), (Sheet(name, [*top, *body]), *others))
    plan = plan_book(book)[0]
    if plan.kind is None:
        return [], ()
    found = [
        one for one in parse_sheet(book.sheets[0], plan, today=TODAY) if not hasattr(one, "why")
    ]
    return found, tuple(str(note) for note in plan.notes)  # type: ignore[return-value]


def days_of(found: list[ParsedRow | RowError]) -> list[str]:
    return [
        f"{one.values['received_at']:%Y-%m-%d %H:%M}" if isinstance(one, ParsedRow) else "refused"
        for one in found
    ]


@pytest.mark.parametrize(
    ("name", "title", "file"),
    [
        ("2024年3月", "", "台账.xlsx"),
        ("2024.03", "", "台账.xlsx"),
        ("24年3月份", "", "台账.xlsx"),
        ("3月", "2024年投诉登记表", "台账.xlsx"),
        ("3月", "", "2024年台账.xlsx"),
        ("Sheet1", "2024年3月客户投诉登记表", "台账.xlsx"),
        ("Sheet1", "", "2024年3月投诉.xlsx"),
        ("Sheet1", "投诉登记表（2024年3月1日至3月31日）", "台账.xlsx"),
        ("三月", "2024年度", "台账.xlsx"),
    ],
)
def test_days_are_of_the_month_that_sheet_title_or_file_names(
    name: str, title: str, file: str
) -> None:
    found, notes = read(
        name, 3, 15.0, "15日", "3号", "31", "9", "15日 14:30", title=title, file=file
    )
    assert days_of(found) == [
        "2024-03-03 00:00", "2024-03-15 00:00", "2024-03-15 00:00", "2024-03-03 00:00",
        "2024-03-31 00:00", "2024-03-09 00:00", "2024-03-15 14:30",
    ]  # fmt: skip
    assert any("2024 年 3 月" in note for note in notes)
    first = found[0]
    assert isinstance(first, ParsedRow)
    assert [
        (c.before, c.after, "年月" in str(c.why)) for c in first.changes if c.field == "received_at"
    ] == [("3", "2024-03-03", True)]


def test_the_year_comes_from_the_sheets_own_dates_or_its_neighbours() -> None:
    found, _ = read("3月", 3, "15日", done=datetime(2023, 3, 20))
    assert days_of(found) == ["2023-03-03 00:00", "2023-03-15 00:00"]
    found, _ = read("3月", 3, 4, more=("2022年4月", "5月"))
    assert days_of(found) == ["2022-03-03 00:00", "2022-03-04 00:00"]
    found, notes = read("3月", 3, 4)
    assert days_of(found) == ["2024-03-03 00:00", "2024-03-04 00:00"]
    assert any("今天以前最近" in note for note in notes)


@pytest.mark.parametrize("day", [0, 32, 45, "32", "0", -3, 3.5, "3.", "三"])
def test_what_is_no_day_of_that_month_stays_refused(day: Cell) -> None:
    found, _ = read("2024年3月", 3, 4, 5, day)
    assert days_of(found)[3] == "refused"


def test_a_day_that_the_month_does_not_have_is_refused() -> None:
    found, _ = read("2023年2月", 28, 29, 30, "29日")
    assert days_of(found) == ["2023-02-28 00:00", "refused", "refused", "refused"]


@pytest.mark.parametrize(
    ("name", "title"), [("登记表", "投诉登记表"), ("1-3月", "2024年1月、2月、3月"), ("3", "2024年")]
)
def test_days_of_no_certain_month_are_refused(name: str, title: str) -> None:
    found, _ = read(name, 3, "15日", title=title)
    assert set(days_of(found)) <= {"refused"}


def test_a_number_under_a_header_of_hours_is_no_day() -> None:
    found, _ = read("2024年3月", 3, 15, 20, head="受理时间")
    assert set(days_of(found)) <= {"refused"}
    found, _ = read("2024年3月", 3, done=2)
    assert isinstance(found[0], ParsedRow) and found[0].values.get("completed_at") is None


def test_whole_dates_stay_what_they_are() -> None:
    found, notes = read("2024年3月", datetime(2024, 2, 29, 8), "2024-04-01", "3月5日", 45_000)
    assert days_of(found) == [
        "2024-02-29 08:00", "2024-04-01 00:00", "2024-03-05 00:00", "2023-03-15 00:00",
    ]  # fmt: skip
    assert not notes


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("24年3月", 2024, 3), ("2024.03", 2024, 3), ("3月份", None, 3), ("12月", None, 12),
        ("2024年3月1日至3月31日", 2024, 3), ("2024年3月1日至4月2日", 2024, None),
        ("制表：2024年4月2日", 2024, None),
        ("台账2024-04-02", 2024, None),
        ("台账20240402", None, None), ("24年", None, None), ("3号楼", None, None),
    ],
)  # fmt: skip
def test_hints_of_titles(text: str, year: int | None, month: int | None) -> None:
    assert (year_in(text), month_in(text)) == (year, month)


def test_a_book_by_months_comes_in_whole(tmp_path: Path) -> None:
    """As an office keeps it: a sheet a month, the year in the file's name."""
    from desktop_app.services.imports import importing

    made = openpyxl.Workbook()
    made.remove(made.active)
    for month in range(1, 13):
        sheet = made.create_sheet(f"{month}月")
        sheet.append(HEAD)
        for row in rows(1, "15日", 28):
            sheet.append(row)
    path = tmp_path / "2023年投诉台账.xlsx"
    made.save(path)
    loaded = importing.load(path, today=TODAY)
    found = [
        f"{row.values['received_at']:%m-%d}" for table in loaded.tables() for row in table.rows
    ]
    assert found == [f"{month:02d}-{day:02d}" for month in range(1, 13) for day in (1, 15, 28)]


def test_a_day_without_its_year_that_was_taken_down_is_not_ahead() -> None:
    found, _ = read("登记表", "3月5日", "11月20日", "12月3日", done="3月8日")
    assert days_of(found) == ["2024-03-05 00:00", "2024-11-20 00:00", "2023-12-03 00:00"]
    assert isinstance(found[0], ParsedRow)
    assert found[0].values["completed_at"] == datetime(2024, 3, 8)


def test_a_day_of_completion_is_of_the_month_unless_it_would_lie_before_the_complaint() -> None:
    head: list[Cell] = [*HEAD[:-1], "完成日期"]
    days: list[list[Cell]] = [[28, 30], ["28日", 3], [15, "20日"], [15, "3号"], [15, 45]]
    body = [
        [day, "3-2-501", "李建国", "来电", f"漏水 {day} {done}", "已修好", done]
        for day, done in days
    ]
    book = Book(Path("台账.xlsx"), (Sheet("2024年3月", [head, *body]),))
    found = list(parse_sheet(book.sheets[0], plan_book(book)[0], today=TODAY))
    rows_ = [one for one in found if isinstance(one, ParsedRow)]
    ends = [one.values.get("completed_at") for one in rows_]
    assert [f"{end:%d}" if isinstance(end, datetime) else None for end in ends] == [
        "30", None, "20", None, None,
    ]  # fmt: skip
    assert [any("下个月" in str(text) for text in one.warnings) for one in rows_] == [
        False, True, False, True, False,
    ]  # fmt: skip


def test_no_year_is_assumed_that_puts_what_was_taken_down_ahead() -> None:
    """A file of October that reaches back to March; one of last December that ends in January."""
    found, _ = read("Sheet1", "3月5日", "10月2日", file="2024年10月投诉.xlsx")
    assert days_of(found) == ["2024-03-05 00:00", "2024-10-02 00:00"]
    found, _ = read("12月", "12月30日", file="2023年.xlsx", done="1月3日")
    assert isinstance(found[0], ParsedRow)
    assert found[0].values["completed_at"] == datetime(2024, 1, 3)
