"""What is written comes back as the same characters; a failed export leaves the old file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import icalendar
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import KnownError
from desktop_app.exchange.book import read_book
from desktop_app.exchange.guards import guard, unguard
from desktop_app.exchange.ics import CalendarEvent, write_calendar
from desktop_app.exchange.write_csv import write_csv
from desktop_app.exchange.write_xlsx import ColumnOut, SheetOut, write_book

HOSTILE = [
    "=1+1",
    "@x",
    "+8613800138000",
    "-3",
    "'=1",
    "''=1",
    "'引号",
    "00123",
    "1e5",
    "http://x.y/z?a=b",
    "第一行\n第二行",
    " 前后空白 ",
    "_x0041_",
    "<a>&\"'",
    "𠮷野家😀",
    "TRUE",
    "2026-11-21",
    "a,b;c\td",
    "#N/A",
    "{=SUM(A1)}",
    "＝1",
]


def sheet(texts: list[str], **options: object) -> SheetOut:
    return SheetOut("数据", [ColumnOut("内容", 30)], [[text] for text in texts], **options)  # type: ignore[arg-type]


def test_hostile_texts_come_back_from_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    done = write_book(path, [sheet(HOSTILE)])
    assert (done.rows, done.replaced) == (len(HOSTILE), 0)
    assert [row[0] for row in read_book(path).sheets[0].rows[1:]] == HOSTILE
    page = openpyxl.load_workbook(path).worksheets[0]
    assert {cell.data_type for (cell,) in page.iter_rows(min_row=2)} == {"s"}


def test_hostile_texts_come_back_from_a_csv(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv(path, ["内容", "数"], [[text, 1] for text in HOSTILE])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [row[0] for row in read_book(path).sheets[0].rows[1:]] == HOSTILE
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.reader(stream):
            assert not row[0].startswith(("=", "+", "-", "@", "\t"))


@given(st.text(max_size=50))
def test_the_guard_is_taken_away_exactly(text: str) -> None:
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30),
        min_size=1,
        max_size=30,
    )
)
def test_any_text_comes_back_from_a_workbook(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "a.xlsx"
    done = write_book(path, [sheet(["标", *texts])])
    back = [row[0] if row else None for row in read_book(path).sheets[0].rows[2:]]
    if not done.replaced:
        assert back == texts


def test_a_formatted_page_ready_to_print(tmp_path: Path) -> None:
    columns = [
        ColumnOut("complaint_desk_id", hidden=True),
        ColumnOut("受理时间", 18, "datetime"),
        ColumnOut("日期", 12, "date"),
        ColumnOut("电话", 14),
        ColumnOut("次数", 8, "int"),
        ColumnOut("证号", 20, "int"),
    ]
    row = ["17", datetime(2026, 11, 21, 9, 30), date(2026, 11, 21), "0571", 3, 110101199003070011]
    path = tmp_path / "a.xlsx"
    write_book(
        path, [SheetOut("投诉[1]", columns, [row], title="投诉登记表"), sheet(["x"]), sheet(["y"])]
    )
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    assert book.sheetnames == ["投诉 1", "数据", "数据(2)"]
    assert [c.value for c in page[3]] == [
        "17",
        datetime(2026, 11, 21, 9, 30),
        datetime(2026, 11, 21),
        "0571",
        3,
        "110101199003070011",
    ]
    assert page["B3"].is_date
    assert page.freeze_panes == "A3"
    assert page.auto_filter.ref == "A2:F3"
    assert page.print_title_rows == "$2:$2"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", "9") or (
        page.page_setup.orientation,
        page.page_setup.paperSize,
    ) == ("landscape", 9)
    assert page.column_dimensions["A"].hidden
    assert read_book(path).sheets[0].rows[2][0] == "17"


def test_illegal_characters_are_replaced_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert write_book(path, [sheet(["a\x00b\x07\ud800c"])]).replaced == 3
    assert read_book(path).sheets[0].rows[1] == ["a\ufffdb\ufffd\ufffdc"]
    assert write_csv(tmp_path / "a.csv", ["x"], [["a\x00\ud800"]]).replaced == 2


def test_a_text_too_long_for_a_cell_is_refused_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_book(path, [sheet(["字" * 32_767])])
    before = path.read_bytes()
    for text in ("字" * 32_768, "😀" * 16_384):
        with pytest.raises(KnownError) as caught:
            write_book(path, [sheet(["短", text])])
        assert caught.value.code == "text_too_long"
        assert "第 3 行" in str(caught.value)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


def test_an_interrupted_export_leaves_the_old_file(tmp_path: Path) -> None:
    def rows() -> Iterator[list[str]]:
        yield ["x"]
        raise OSError(28, "No space left on device")

    for path, write in (
        (tmp_path / "a.xlsx", lambda p: write_book(p, [SheetOut("x", [ColumnOut("x")], rows())])),
        (tmp_path / "a.csv", lambda p: write_csv(p, ["x"], rows())),
    ):
        path.write_text("old")
        with pytest.raises(KnownError) as caught:
            write(path)
        assert caught.value.code == "disk_full"
        assert path.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.csv", "a.xlsx"]


def test_a_locked_target_and_a_missing_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KnownError) as caught:
        write_book(tmp_path / "no" / "a.xlsx", [sheet(["x"])])
    assert caught.value.code == "folder_missing"
    path = tmp_path / "a.xlsx"
    path.write_text("old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(KnownError) as caught:
        write_book(path, [sheet(["x"])])
    assert caught.value.code == "target_locked"
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


def test_the_calendar_floats_and_keeps_its_names(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    event = CalendarEvent(
        "followup-7",
        datetime(2026, 11, 23, 15),
        "回访 3-2-501；漏水",
        datetime(2026, 11, 21, 9),
        description="第一行\n第二行, 逗号",
        alarm_minutes=30,
    )
    whole_day = CalendarEvent("followup-8", date(2026, 11, 24), "走访", datetime(2026, 11, 21, 9))
    assert write_calendar(path, [event, whole_day]).rows == 2
    data = path.read_bytes()
    assert b"DTSTART:20261123T150000\r\n" in data
    assert b"DTSTAMP:20261121T010000Z" in data
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert [str(e["UID"]) for e in events] == [
        "followup-7@complaint-desk",
        "followup-8@complaint-desk",
    ]
    assert events[0].decoded("dtstart") == datetime(2026, 11, 23, 15)
    assert str(events[0]["DESCRIPTION"]) == "第一行\n第二行, 逗号"
    assert events[1].decoded("dtend") == date(2026, 11, 25)
    write_calendar(path, [event, whole_day])
    assert path.read_bytes() == data
