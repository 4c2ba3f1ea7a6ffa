"""Headers, kinds, columns and hints; changes by hand and saved mappings."""

from __future__ import annotations

import json
from datetime import datetime, time

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.exchange.book import Cell
from desktop_app.exchange.detect import plan_book, with_column
from desktop_app.exchange.mappings import recognised_by, to_mapping, with_mapping
from desktop_app.exchange.rows import parse_sheet
from desktop_app.exchange.titles import community_in, month_in, year_in
from tests.exchange.books import in_memory

HEADER = [
    "序号",
    "投诉日期",
    "房号",
    "业主姓名",
    "联系电话（必填）",
    "投诉类别",
    "反映问题",
    "处理情况",
]
ROW = [
    1,
    datetime(2026, 8, 3),
    "3-2-501",
    "李",
    "13800138000",
    "工程维修",
    "厨房漏水，楼下已上门",
    "已完成",
]


def test_title_rows_stand_over_the_header() -> None:
    rows = [["翠湖苑物业服务中心2025年7月投诉登记表"], ["填表说明：电话必填。"], [], HEADER, ROW]
    (plan,) = plan_book(in_memory(rows, "7月"))
    assert (plan.kind, plan.header_row, plan.data_row) == ("complaints", 4, 5)
    assert (plan.year, plan.month, plan.community) == (2025, 7, "翠湖苑")
    assert [m.field for m in plan.columns] == [
        None,
        "received_at",
        "room",
        "complainant",
        "phone",
        "category",
        "content",
        "result",
    ]
    assert plan.columns[2].samples == ("3-2-501",)
    assert all(0 <= m.confidence <= 1 and str(m.reason) for m in plan.columns)


def test_a_header_of_two_rows() -> None:
    top = ["编号", "受理时间", "房屋", None, None, "内容", "回访", None]
    low = [None, None, "楼栋", "单元", "房号", None, "时间", "结果"]
    row = [
        "1",
        datetime(2026, 8, 3),
        "3栋",
        "2单元",
        "501",
        "厨房漏水",
        datetime(2026, 8, 5),
        "满意",
    ]
    merged = ((0, 2, 0, 4), (0, 6, 0, 7), (0, 0, 1, 0), (0, 1, 1, 1), (0, 5, 1, 5))
    (plan,) = plan_book(in_memory([top, low, row], merged=merged))
    assert (plan.kind, plan.header_row, plan.data_row) == ("complaints", 1, 3)
    fields = [m.field for m in plan.columns]
    assert fields[2:] == ["building", "unit", "room", "content", "callback_at", "satisfaction"]


@pytest.mark.parametrize(
    "clocks", [("9:20", "下午3点20分"), (time(9, 20), time(15, 20)), (0.3889, 0.6389)]
)
def test_a_time_of_day_beside_its_day_is_the_time_received(clocks: tuple[Cell, Cell]) -> None:
    """受理 over 日期 and 时间 makes 受理时间 of the second, which holds no day."""
    top = ["序号", "受理", None, "房号", "投诉内容"]
    low = [None, "日期", "时间", None, None]
    rows: list[list[Cell]] = [[1, "11月3日", clocks[0], "3-2-501", "电梯异响"]]
    rows += [[2, "同上", clocks[1], "3-2-502", "楼道灯不亮"]]
    book = in_memory([top, low, *rows], "2026年", merged=((0, 1, 0, 2),))
    (plan,) = plan_book(book)
    assert [m.field for m in plan.columns][1:3] == ["received_at", "received_time"]
    read = list(parse_sheet(book.sheets[0], plan, today=datetime(2026, 11, 30)))
    assert [row.values["received_at"].hour for row in read] == [9, 15]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "rows",
    [
        [["各月一张表，年底汇总。"]],
        [],
        [
            ["费用编号", "费用类型", "收费项目", "起始时间"],
            ["1", "物业费", "x", datetime(2026, 1, 1)],
        ],
        [["指标", "定义"], ["完成率", "完成 ÷ 受理"]],
        [["姓名", "手机号"], ["李", "13800138000"]],
    ],
)
def test_what_is_no_table_says_why(rows: list[list[object]]) -> None:
    (plan,) = plan_book(in_memory(rows))  # type: ignore[arg-type]
    assert plan.kind is None
    assert str(plan.reason)


def test_households_and_follow_ups() -> None:
    (plan,) = plan_book(
        in_memory([["楼号", "单元", "房间", "业主名称", "手机号"], ["3", "2", "501", "李", 1]])
    )
    assert plan.kind == "households"
    rows = [
        ["日期", "编号", "房号", "受访人", "方式", "反馈意见", "未接次数", "回访人"],
        [datetime(2026, 8, 3), "TS-1", "3-2-501", "李", "电话", "A", 1, "王敏"],
    ]
    (plan,) = plan_book(in_memory(rows))
    assert plan.kind == "followups"
    assert plan.columns[5].field == "satisfaction"


def test_a_demanded_kind_is_obeyed() -> None:
    (plan,) = plan_book(in_memory([HEADER, ROW]), "households")
    assert plan.kind == "households"
    with pytest.raises(KnownError):
        plan_book(in_memory([HEADER, ROW]), "cars")


def test_unknown_headers_are_told_by_their_values() -> None:
    header = ["投诉日期", "投诉内容", "栏一", "栏二"]
    rows = [
        [datetime(2026, 8, d), f"第{d}次反映漏水问题", f"{d}-1-501", f"1380013800{d}"]
        for d in range(1, 9)
    ]
    (plan,) = plan_book(in_memory([header, *rows]))
    assert [m.field for m in plan.columns[2:]] == ["room", "phone"]
    assert all(m.confidence < 0.5 for m in plan.columns[2:])


def test_a_match_can_be_changed_saved_and_recognised() -> None:
    (plan,) = plan_book(in_memory([HEADER, ROW]))
    changed = with_column(plan, 3, "handler")
    moved = with_column(changed, 7, "content")
    assert [m.field for m in moved.columns].count("content") == 1
    assert moved.columns[6].field is None
    saved = json.loads(json.dumps(to_mapping(moved)))
    assert recognised_by(plan, saved)
    assert [m.field for m in with_mapping(plan, saved).columns] == [m.field for m in moved.columns]
    with pytest.raises(KnownError):
        with_column(plan, 3, "area")
    with pytest.raises(KnownError):
        with_mapping(plan, {"kind": "complaints", "headers": ["x"], "fields": []})


def test_the_own_id_column_is_known() -> None:
    (plan,) = plan_book(in_memory([[*HEADER, "complaint_desk_id"], [*ROW, "17"]]))
    assert plan.columns[8].field == "id"


@pytest.mark.parametrize(
    ("text", "year", "month", "community"),
    [
        ("锦绣花园物业服务中心2026年8月客户投诉登记表", 2026, 8, "锦绣花园"),
        ("8月", None, 8, ""),
        ("2026-08", 2026, 8, ""),
        ("202608投诉", 2026, 8, ""),
        ("十一月", None, 11, ""),
        ("阳光小区物业投诉台账", None, None, "阳光小区"),
        ("客户投诉登记表", None, None, ""),
        ("万家物业管理有限公司投诉登记表", None, None, ""),
        ("1月至3月", None, None, ""),
        ("锦绣花园住户名册", None, None, "锦绣花园"),
    ],
)
def test_hints(text: str, year: int | None, month: int | None, community: str) -> None:
    assert (year_in(text), month_in(text), community_in(text)) == (year, month, community)
