"""年, 月 and 日 in columns of their own: found, shown, read as one date, and nothing guessed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.exchange.book import Book, Cell, Sheet
from desktop_app.exchange.columns import label_of
from desktop_app.exchange.detect import plan_book, with_column
from desktop_app.exchange.plans import SheetPlan
from desktop_app.exchange.rows import ParsedRow, RowError, parse_sheet

TODAY = datetime(2024, 11, 21, 9)
REST: list[Cell] = ["房号", "投诉人", "投诉方式", "投诉内容", "处理情况"]


def book(
    head: list[Cell], *days: list[Cell], name: str = "登记表", top: tuple[list[Cell], ...] = (),
    merged: tuple[tuple[int, int, int, int], ...] = (), after: list[Cell] | None = None,
) -> Book:  # fmt: skip
    rows = [
        [*day, "3-2-501", "李建国", "来电", f"漏水 {at}", "已修好"] for at, day in enumerate(days)
    ]
    under = [after] if after is not None else []
    return Book(Path("台账.xlsx"), (Sheet(name, [*top, [*head, *REST], *under, *rows], merged),))


def read(made: Book, plan: SheetPlan | None = None) -> list[ParsedRow | RowError]:
    used = plan or plan_book(made)[0]
    found = parse_sheet(made.sheets[0], used, today=TODAY)
    return [one for one in found if isinstance(one, ParsedRow | RowError)]


def told(found: list[ParsedRow | RowError], field: str = "received_at") -> list[str]:
    return [
        f"{one.values[field]:%Y-%m-%d %H:%M}"
        if isinstance(one, ParsedRow) and one.values.get(field)
        else "none"
        for one in found
    ]


def fields(made: Book) -> dict[str, str | None]:
    return {match.header: match.field for match in plan_book(made)[0].columns}


def test_year_month_and_day_beside_each_other_are_one_date() -> None:
    made = book(
        ["年", "月", "日"], [2023, 3, 5], ["2023年", "3月", "6日"], ["24", "十一", "7号"],
        [2024.0, 1.0, "8日 14:30"],
    )  # fmt: skip
    assert [fields(made)[name] for name in ("年", "月", "日")] == [
        "received_at_year", "received_at_month", "received_at",
    ]  # fmt: skip
    assert told(read(made)) == [
        "2023-03-05 00:00", "2023-03-06 00:00", "2024-11-07 00:00", "2024-01-08 14:30",
    ]  # fmt: skip


def test_without_a_year_it_is_that_of_title_or_sheet_else_the_last_one() -> None:
    head: list[Cell] = ["月份", "日期"]
    days: list[list[Cell]] = [[3, 5], [12, 6]]
    assert fields(book(head, *days))["日期"] == "received_at"
    assert told(read(book(head, *days))) == ["2024-03-05 00:00", "2023-12-06 00:00"]
    titled = book(head, *days, top=(["2022年投诉登记表"],))
    assert told(read(titled)) == ["2022-03-05 00:00", "2022-12-06 00:00"]
    first = read(titled)[0]
    assert isinstance(first, ParsedRow)
    assert first.raw["received_at"] == "3月5日" and first.changes[0].after == "2022-03-05"


def test_a_month_written_once_holds_until_the_next() -> None:
    made = book(["年", "月", "日"], [2023, 11, 5], [None, None, 6], ["", "〃", 7], [None, 12, 1])
    assert told(read(made)) == [
        "2023-11-05 00:00", "2023-11-06 00:00", "2023-11-07 00:00", "2023-12-01 00:00",
    ]  # fmt: skip


def test_below_a_month_that_cannot_be_read_none_is_carried_on() -> None:
    good: list[list[Cell]] = [[3, at] for at in range(1, 9)]
    made = book(["月", "日"], *good, ["春", 9], [None, 10], ["月", "日"], [4, 1], [None, 2])
    assert told(read(made))[8:] == [*["none"] * 3, "2024-04-01 00:00", "2024-04-02 00:00"]
    made = book(["月", "日"], *good, ["月", "日"], [None, 9])
    assert told(read(made))[-1] == "2024-03-09 00:00", "a header that stands again says no month"


def test_a_year_is_not_carried_over_the_turn_of_the_year() -> None:
    made = book(["年", "月", "日"], [2022, 12, 30], [None, 1, 2])
    assert told(read(made)) == ["2022-12-30 00:00", "2024-01-02 00:00"]


@pytest.mark.parametrize("day", [[2, 30], ["春", 5], [13, 5], [3, 32], [3, None]])
def test_what_is_no_day_is_refused_and_never_guessed(day: list[Cell]) -> None:
    good: list[list[Cell]] = [[3, at] for at in range(1, 9)]
    assert told(read(book(["月", "日"], *good, day)))[-1] == "none"


def test_under_a_header_of_two_rows_every_date_has_its_own() -> None:
    head: list[Cell] = ["受理时间", None, "完成时间", None]
    under: list[Cell] = ["月", "日", "月", "日", *[None] * len(REST)]
    made = book(
        head, [3, 5, 3, 9], [3, 30, 4, 2], top=(["2023年投诉登记表"],), after=under,
        merged=((1, 0, 1, 1), (1, 2, 1, 3)),
    )  # fmt: skip
    found = read(made)
    assert told(found) == ["2023-03-05 00:00", "2023-03-30 00:00"]
    assert told(found, "completed_at") == ["2023-03-09 00:00", "2023-04-02 00:00"]


def test_a_whole_date_beside_a_month_stays_what_it_is() -> None:
    made = book(["月份", "日期"], [3, date(2023, 3, 5)], [3, date(2023, 3, 6)])
    assert fields(made) | {"月份": None} == fields(made)
    assert told(read(made)) == ["2023-03-05 00:00", "2023-03-06 00:00"]
    made = book(["月", "日", "受理时间"], [3, 5, datetime(2023, 3, 5, 9)])
    assert fields(made)["受理时间"] == "received_at" and fields(made)["月"] is None


def test_a_month_alone_or_a_column_of_other_numbers_is_no_date() -> None:
    made = book(["月", "日期"], [3, "5/6/2023"], [40, "7/6/2023"])
    assert fields(made)["月"] is None
    made = book(["月", "日", "日期"], [100, 200, date(2023, 3, 5)])
    assert fields(made)["月"] is None and fields(made)["日"] is None


def test_the_day_of_a_callback_list_is_the_day_of_the_call() -> None:
    head: list[Cell] = ["投诉编号", "月", "日", "回访人", "反馈意见"]
    made = Book(
        Path("2023年回访.xlsx"), (Sheet("回访", [head, ["TS-1", 3, 5, "王敏", "很好"]]),)
    )  # fmt: skip
    assert plan_book(made)[0].kind == "followups"
    assert told(read(made), "done_at") == ["2023-03-05 00:00"]


def test_columns_can_be_given_by_hand_and_have_names() -> None:
    made = book(["甲", "乙"], [3, 5], [3, 6], top=(["2023年投诉登记表"],))
    plan = plan_book(made)[0]
    plan = with_column(with_column(plan, 0, "received_at_month"), 1, "received_at")
    assert told(read(made, plan)) == ["2023-03-05 00:00", "2023-03-06 00:00"]
    assert str(label_of("received_at_month")) == "受理时间·月"
    assert str(label_of("done_at_year")) == "回访时间·年"
