"""Rows read column by column are those that are read cell by cell."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop_app.exchange.book import Cell
from desktop_app.exchange.detect import plan_book
from desktop_app.exchange.plain_rows import PlainRows
from desktop_app.exchange.plans import SheetPlan
from desktop_app.exchange.rows import ParsedRow, parse_sheet
from tests.exchange.books import TODAY, in_memory

HEADER = (
    "编号 投诉时间 投诉方式 投诉人 房号 联系电话 投诉内容 业主要求 投诉类别 级别 责任部门 经办人 "
    "处理情况 完成时间 回访时间 满意度 未接次数 备注 受理人 身份 有效性"
).split()
_WHEN = datetime(2026, 3, 2, 9)


def row(rng: random.Random, number: int, odd: float) -> list[Cell]:
    """A row as an office writes it; *odd* of its cells are what offices write as well."""
    at = _WHEN + timedelta(minutes=rng.randrange(100_000))
    strange: list[Cell] = [
        None, "", "  ", "同上", " 同上 ", "合计", 301.0, 12.5, 1e16, True, "两端 ", "换\n行", "_x000D_",
        "2026年3月2日", "5/2/2026", TODAY + timedelta(days=9), "138 1234 5678", "1380013", "/",
        "投诉内容", "示例", "2026-13-02", "回访未接", "未接", _WHEN.date(), "☎️", "\u3000全角\u3000",
    ]  # fmt: skip
    plain: list[Cell] = [
        f"WY{number}", at, rng.choice(["来电", "微信", "飞鸽"]), rng.choice(["张三", "李四"]),
        rng.choice(["3-2-501", "3栋2单元501", "12-0102", "公区", "301"]), f"138{number:08d}",
        f"第 {number} 次漏水", rng.choice(["尽快", "", None]), rng.choice(["公共/供水", "公共 > 供水"]),
        rng.choice(["一般", "重要", None]), rng.choice(["工程", "客服部"]), "周师傅",
        rng.choice(["已修复", "处理中", None]), rng.choice([None, at, at - timedelta(days=3)]),
        rng.choice([None, at + timedelta(hours=5)]), rng.choice(["满意", "√", "A", None]),
        rng.choice([None, None, "1"]), rng.choice([None, "再联系"]), "小王", rng.choice(["业主", "租户"]),
        rng.choice([None, "有效"]),
    ]  # fmt: skip
    cells = [rng.choice(strange) if rng.random() < odd else cell for cell in plain]
    return cells[: rng.choice([len(cells), len(cells), 17])]


def told(found: object) -> object:
    """A row as it can be compared: what was not written at all is as good as nothing."""
    if not isinstance(found, ParsedRow):
        return found
    values = {key: value for key, value in found.values.items() if value is not None}
    if not values.get("phone"):
        values.pop("phone_ok", None)
    return (found.row, values, dict(found.raw), found.changes, found.warnings)


def same(plan: SheetPlan) -> SheetPlan:
    return plan


def explained(plan: SheetPlan) -> SheetPlan:
    """Somebody said what words mean, and what belongs to whom."""
    return replace(plan, words={"channel": {"飞鸽": "wechat"}, "department": {"工程": "工程部"}})


def from_its_place(plan: SheetPlan) -> SheetPlan:
    return replace(plan, community="锦绣花园", first_row=7, last_row=880)


@pytest.mark.parametrize("change", [same, explained, from_its_place])
@pytest.mark.parametrize("odd", [0.0, 0.01, 0.3])
def test_rows_are_the_same_cell_by_cell(
    monkeypatch: pytest.MonkeyPatch, odd: float, change: Callable[[SheetPlan], SheetPlan]
) -> None:
    rng = random.Random(20261130)
    rows: list[list[Cell]] = [list(HEADER), *(row(rng, number, odd) for number in range(900))]
    book = in_memory(rows, merged=((40, 4, 43, 4), (200, 6, 202, 6)))
    plan = change(plan_book(book)[0])
    assert {match.field for match in plan.columns if match.field} >= {
        "satisfaction",
        "category",
        "validity",
    }
    sheet = book.sheets[0]
    quick = [told(one) for one in parse_sheet(sheet, plan, today=TODAY)]
    kept = PlainRows.read
    found: list[bool] = []

    def read(self: PlainRows, piece: object) -> object:
        for one in kept(self, piece):  # type: ignore[arg-type]
            found.append(one is not None)
            yield one

    monkeypatch.setattr(PlainRows, "read", read)
    list(parse_sheet(sheet, plan, today=TODAY))
    assert any(found)
    assert odd == 0 or not all(found)
    monkeypatch.setattr(PlainRows, "read", lambda _self, piece: [None] * len(piece))
    slow = [told(one) for one in parse_sheet(sheet, plan, today=TODAY)]
    assert quick == slow
