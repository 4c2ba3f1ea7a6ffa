"""Rows: typed values, changes told, bad cells named, other rows left out and counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import pytest

from desktop_app.exchange.book import Cell
from desktop_app.exchange.detect import plan_book
from desktop_app.exchange.rows import ParsedRow, RowError, SkippedRow, parse_sheet
from desktop_app.exchange.words import progress_of
from tests.exchange.books import TODAY, in_memory

HEADER = [
    "投诉时间",
    "房号",
    "联系电话",
    "投诉内容",
    "级别",
    "渠道",
    "完成时间",
    "处理情况",
    "备注",
]
GOOD: list[Cell] = [
    datetime(2026, 8, 3, 9),
    "3-2-501",
    "13800138000",
    "漏水",
    None,
    "来电",
    None,
    None,
    "甲",
]


def parse(*rows: Sequence[Cell], **options: object) -> list[ParsedRow | RowError | SkippedRow]:
    book = in_memory([HEADER, *rows], **options)  # type: ignore[arg-type]
    (plan,) = plan_book(book, "complaints")
    return list(parse_sheet(book.sheets[0], plan, today=TODAY))


def one(**cells: Cell) -> ParsedRow | RowError | SkippedRow:
    row = list(GOOD)
    for name, value in cells.items():
        row[HEADER.index(name)] = value
    return parse(row)[0]


def good(**cells: Cell) -> ParsedRow:
    row = one(**cells)
    assert isinstance(row, ParsedRow)
    return row


def test_other_rows_are_left_out_and_named() -> None:
    found = parse(
        GOOD, [], ["合计：", None, None, 12], ["主管签字："], HEADER, ["备注：以上属实"], GOOD
    )
    assert [row.why if isinstance(row, SkippedRow) else type(row).__name__ for row in found] == [
        "ParsedRow",
        "blank",
        "total",
        "signature",
        "header",
        "note",
        "ParsedRow",
    ]
    assert [row.row for row in found] == [2, 3, 4, 5, 6, 7, 8]
    (kept,) = parse(["合计", None, None, "合计金额与账单不符"])
    assert isinstance(kept, RowError)


def test_ditto_takes_the_row_above_through_blank_rows() -> None:
    second = [*GOOD]
    second[2] = second[8] = "同上"
    rows = parse(GOOD, [], second, second)
    for row in (rows[2], rows[3]):
        assert isinstance(row, ParsedRow)
        assert (row.values["phone"], row.values["remark"]) == ("13800138000", "甲")
        assert row.raw["remark"] == "同上"
        assert {c.field for c in row.changes if "同上" in str(c.why)} == {"phone", "remark"}
    alone = parse(second)[0]
    assert isinstance(alone, ParsedRow)
    assert alone.values["remark"] == "同上"
    assert len([w for w in alone.warnings if "同上" in str(w)]) == 2


def test_missing_and_wrong_required_values_name_their_column() -> None:
    row = one(投诉时间="2025-13-02")
    assert isinstance(row, RowError)
    assert (row.row, row.column, row.value) == (2, "投诉时间", "2025-13-02")
    assert "2025-13-02" in str(row.reason)
    row = one(投诉内容="  ")
    assert isinstance(row, RowError)
    assert row.column == "投诉内容"
    row = parse([None, *GOOD[1:]], uncached=frozenset({(1, 0)}))[0]
    assert isinstance(row, RowError)
    assert "公式" in str(row.reason)


def test_a_bad_completion_time_is_a_warning() -> None:
    row = good(完成时间="下周再说", 处理情况="处理中")
    assert row.values.get("completed_at") is None
    assert row.values["progress"] == "working"
    assert any("下周再说" in str(warning) for warning in row.warnings)


def test_a_date_after_today_is_a_warning() -> None:
    assert any("晚于今天" in str(w) for w in good(投诉时间=datetime(2026, 11, 22)).warnings)
    assert not good(投诉时间=date(2026, 11, 21)).warnings


def test_a_number_that_lost_digits_is_refused() -> None:
    row = one(备注=1.1010119900307e17)
    assert isinstance(row, RowError)
    assert row.column == "备注"


def test_a_room_that_became_a_date_is_not_guessed() -> None:
    row = good(房号=datetime(2003, 9, 1))
    assert not row.values.get("room")
    assert any("日期" in str(w) for w in row.warnings)


def test_text_is_cleaned_at_its_ends_only() -> None:
    row = good(投诉内容="\n =1+1 第一行\r\n\n  第二行\x07 \u3000\n")
    assert row.values["content"] == "=1+1 第一行\n\n  第二行"
    assert any("控制字符" in str(change.why) for change in row.changes)


def test_words_and_keys() -> None:
    assert good(级别="重大").values["severity"] == "critical"
    row = good(级别="火星级", 渠道="飞鸽")
    assert row.values["severity"] is None
    assert row.values["channel"] == "other"
    assert len(row.warnings) == 2
    assert good(渠道="１２３４５").values["channel"] == "hotline12345"


def test_merged_cells_fill_downwards() -> None:
    below = [None, *GOOD[1:]]
    rows = parse(GOOD, below, merged=((1, 0, 2, 0),))
    assert isinstance(rows[1], ParsedRow)
    assert rows[1].values["received_at"] == GOOD[0]
    assert any("合并" in str(change.why) for change in rows[1].changes)


def test_slash_dates_follow_their_column() -> None:
    first, second = [*GOOD], [*GOOD]
    first[0], second[0] = "5/2/2026", "25/2/2026"
    row = parse(first, second)[0]
    assert isinstance(row, ParsedRow)
    assert row.values["received_at"] == datetime(2026, 2, 5)
    alone = parse(first)[0]
    assert isinstance(alone, ParsedRow)
    assert alone.values["received_at"] == datetime(2026, 5, 2)
    assert any("月/日/年" in str(w) for w in alone.warnings)


@pytest.mark.parametrize(
    ("words", "completed", "progress"),
    [
        ("", False, "none"),
        ("未处理", False, "none"),
        ("处理中", False, "working"),
        ("转维保", False, "working"),
        ("转维保", True, "done"),
        ("已联系维保单位处理", False, "working"),
        ("已上门维修，业主确认", False, "done"),
        ("已致歉并加强巡查", False, "done"),
        ("待回访", True, "callback"),
        ("已关闭", True, "closed"),
        ("未完成", False, "none"),
        ("师傅明天到", False, "working"),
    ],
)
def test_progress_from_words(words: str, completed: bool, progress: str) -> None:
    assert progress_of(words, completed) == progress


def test_follow_ups_are_read_with_their_flat_and_answer() -> None:
    header: list[Cell] = ["日期", "编号", "房号", "受访人", "反馈意见", "未接次数", "回访人"]
    book = in_memory([header, ["2026.8.3", "TS-1", "3#2-501", "李", "较满意", "2次", "王敏"]])
    (plan,) = plan_book(book)
    (row,) = parse_sheet(book.sheets[0], plan, today=TODAY)
    assert isinstance(row, ParsedRow)
    values = row.values
    assert values["done_at"] == datetime(2026, 8, 3)
    assert (values["building"], values["unit"], values["room"]) == ("3", "2", "501")
    assert (values["satisfaction"], values["unanswered"], values["staff"]) == ("B", 2, "王敏")


def test_households_with_columns_apart() -> None:
    header: list[Cell] = [
        "小区",
        "楼栋",
        "单元",
        "房号",
        "建筑面积",
        "业主姓名",
        "身份",
        "是否入住",
    ]
    rows: list[list[Cell]] = [
        ["锦绣花园", "03栋", "二单元", 501.0, "89.2㎡", "李", "租户", "空置"],
        ["锦绣花园", "4栋", "1单元", "3-1-502", None, "王", "业主", "闲着"],
    ]
    book = in_memory([header, *rows])
    (plan,) = plan_book(book)
    first, second = parse_sheet(book.sheets[0], plan, today=TODAY)
    assert isinstance(first, ParsedRow)
    assert isinstance(second, ParsedRow)
    values = first.values
    assert (values["building"], values["unit"], values["room"]) == ("3", "2", "501")
    assert (values["area"], values["kind"], values["occupancy"]) == (89.2, "tenant", "vacant")
    assert second.values["building"] == "4"
    assert any("不一致" in str(warning) for warning in second.warnings)


@pytest.mark.parametrize("said", ["昨天", "今天上午", "周五", "9:20", "上午9点20分", "下周一"])
def test_a_day_that_only_its_writer_knew_is_not_guessed(said: str) -> None:
    """In a book 昨天 and a bare 9:20 are of the day it was written on, not of today."""
    found = one(投诉时间=said)
    assert isinstance(found, RowError) and found.column == "投诉时间"
    later = one(完成时间=said)
    assert isinstance(later, ParsedRow) and later.values.get("completed_at") is None
    assert any("不是有效的日期" in str(message) for message in later.warnings)
