"""The real register and roster, whole, against an independent reading with openpyxl."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from desktop_app.exchange.book import read_book
from desktop_app.exchange.detect import plan_book
from desktop_app.exchange.rows import ParsedRow, RowError, SkippedRow, parse_sheet
from tests.exchange.books import TODAY


@pytest.fixture(scope="module")
def register(shared_data: Path) -> Path:
    return shared_data / "registers" / "2026年投诉登记表(最终版).xlsx"


@pytest.fixture(scope="module")
def parsed(register: Path) -> dict[tuple[str, int], ParsedRow | RowError | SkippedRow]:
    book = read_book(register)
    return {
        (row.sheet, row.row): row
        for sheet, plan in zip(book.sheets, plan_book(book), strict=True)
        if plan.kind
        for row in parse_sheet(sheet, plan, today=TODAY)
    }


def _own_date(value: object) -> datetime:
    """The forms of this one book, read without the program's own code."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, float):
        minutes = round(value * 1440)
        return datetime(1899, 12, 30) + timedelta(minutes=minutes)
    text = str(value)
    if re.fullmatch(r"\d{8}", text):
        return datetime.strptime(text, "%Y%m%d")
    match = re.fullmatch(r"(?:(\d{4})[年.\-/])?(\d+)[月.\-/](\d+)日?\s*(.*)", text)
    assert match, text
    year, month, day, rest = int(match[1] or 2026), int(match[2]), int(match[3]), match[4]
    if not rest:
        return datetime(year, month, day)
    clock = re.fullmatch(r"(上午|下午)?(\d+)[:点](\d+)分?", rest)
    assert clock, text
    hour = int(clock[2]) % 12 + (12 if clock[1] == "下午" else 0) if clock[1] else int(clock[2])
    return datetime(year, month, day, hour, int(clock[3]))


def _own_room(text: str) -> tuple[str, ...]:
    """The numbers of a room, two or three."""
    return tuple(re.findall(r"\d+", unicodedata.normalize("NFKC", text)))


def test_600_rows_and_not_one_date_or_room_wrong(
    register: Path, parsed: dict[tuple[str, int], ParsedRow | RowError | SkippedRow]
) -> None:
    book = openpyxl.load_workbook(register)
    compared = 0
    for page in book.worksheets[:4]:
        for number, cells in enumerate(page.iter_rows(min_row=4, values_only=True), 4):
            row = parsed[page.title, number]
            if not isinstance(cells[0], int):
                assert isinstance(row, SkippedRow)
                continue
            assert isinstance(row, ParsedRow)
            values = row.values
            place = tuple(str(values[k]) for k in ("building", "unit", "room") if values[k])
            assert (number, values["received_at"]) == (number, _own_date(cells[1]))
            assert place == _own_room(str(cells[2]))
            assert values["community"] == "锦绣花园"
            assert values["content"] == str(cells[7]).strip()
            assert values["completed_at"] == (cells[12] and _own_date(cells[12]))
            assert values["callback_at"] == (cells[14] and _own_date(cells[14]))
            compared += 1
    assert compared == 600


def test_phones_are_kept_marked_or_left_alone(
    register: Path, parsed: dict[tuple[str, int], ParsedRow | RowError | SkippedRow]
) -> None:
    book = openpyxl.load_workbook(register)
    for page in book.worksheets[:4]:
        above: str | None = None
        for number, cells in enumerate(page.iter_rows(min_row=4, values_only=True), 4):
            row = parsed[page.title, number]
            if not isinstance(row, ParsedRow):
                continue
            written = str(cells[4]) if cells[4] is not None else None
            if written != "同上":
                digits = written and re.sub(r"\D", "", unicodedata.normalize("NFKC", written))
                above = digits
            else:
                digits = above or "同上"
            assert row.values["phone"] == digits
            if digits and digits != "同上":
                assert row.values["phone_ok"] is (len(digits) == 11)
                marked = any("位数不足" in str(warning) for warning in row.warnings)
                assert marked is (len(digits) == 10)


def test_words_become_keys(
    parsed: dict[tuple[str, int], ParsedRow | RowError | SkippedRow],
) -> None:
    rows = [row for row in parsed.values() if isinstance(row, ParsedRow)]
    marks = {"满意": "A", "A": "A", "√": "A", "较满意": "B", "B": "B", "一般": "B", "不满意": "C"}
    channels = {
        "12345": "hotline12345",
        "来电": "phone",
        "电话": "phone",
        "微信": "wechat",
        "微信群": "wechat",
        "来访": "visit",
        "意见箱": "box",
        "邮件": "email",
    }
    for row in rows:
        assert row.values["satisfaction"] == marks.get(row.raw["satisfaction"])
        assert row.values.get("unanswered") == (1 if row.raw["satisfaction"] == "未接通" else None)
        assert row.values["channel"] == channels[row.raw["channel"].strip()]
    progress = {
        (row.raw["result"], bool(row.raw["completed_at"])): row.values["progress"] for row in rows
    }
    assert progress["未处理", False] == progress["", False] == "none"
    assert progress["处理中", False] == progress["转维保", False] == "working"
    assert progress["已联系维保单位处理", True] == progress["完成", False] == "done"
    assert progress["待回访", False] == "callback"
    assert progress["已关闭", False] == "closed"
    assert sum(str(row.values["content"]).startswith("=") for row in rows) > 5


def test_roster_whole(shared_data: Path) -> None:
    path = shared_data / "registers" / "锦绣花园住户名册.xlsx"
    book = read_book(path)
    (plan,) = plan_book(book)
    rows = list(parse_sheet(book.sheets[0], plan, today=TODAY))
    wanted = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert plan.kind == "households"
    assert len(rows) == len(wanted) == 3024
    for row, cells in zip(rows, wanted, strict=True):
        assert isinstance(row, ParsedRow)
        values = row.values
        assert (values["community"], values["room"], values["name"]) == (
            cells[0],
            cells[3],
            cells[5],
        )
        assert f"{values['building']}栋{values['unit']}单元" == f"{cells[1]}{cells[2]}"
        assert values["area"] == cells[4]
        assert values["phone"] == str(cells[7])
        assert values["occupancy"] == {"已入住": "occupied", "空置": "vacant"}[str(cells[8])]


@pytest.mark.parametrize(
    ("file", "rows"),
    [
        ("cfpb/complaints_2019.csv", 9999),
        ("fcc_comcast/Comcast_telecom_complaints_data.csv", 2224),
        ("nyc311/311_Animals_short.csv", 4969),
        ("nyc311/311_openclean.tsv", 999),
        ("condo_templates/ticket-import-en.xlsx", 10),
    ],
)
def test_foreign_complaint_books_are_recognised(shared_data: Path, file: str, rows: int) -> None:
    book = read_book(shared_data / "real" / file)
    (plan,) = plan_book(book)
    assert plan.kind == "complaints"
    good = [r for r in parse_sheet(book.sheets[0], plan, today=TODAY) if isinstance(r, ParsedRow)]
    assert len(good) == rows
    assert all(isinstance(row.values["received_at"], datetime) for row in good)
