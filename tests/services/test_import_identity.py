"""Which row is which complaint: numbers, the same again, and what only looks the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.services import cases
from desktop_app.services.cases import Intake
from desktop_app.services.imports import importing, rejects
from desktop_app.services.imports.importing import Check
from desktop_app.services.imports.likeness import ALIKE, UNLIKE, likeness
from desktop_app.services.office import Office
from tests.offices import NOW, make_office
from tests.services.import_books import HEADER, all_rows, book, bring_in_file, checked_book, line

LEAK = "厨房天花板漏水，一直滴到地上，请尽快派人来看"
LEAK_AGAIN = "厨房天花板漏水，一直滴到地上，请尽快派人过来看"
NOISE = "楼上半夜装修，电钻声音太大"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path)
    yield made
    made.close()


def verdicts(checked: Check) -> list[str]:
    return [row.verdict for row in checked.rows]


def warned(checked: Check) -> list[tuple[int, str]]:
    return [(row, str(message)) for _, row, message in checked.warnings]


def test_one_number_for_two_complaints_is_refused_and_the_same_twice_comes_in_once(
    office: Office, tmp_path: Path
) -> None:
    rows = [HEADER, line("A-1", LEAK), line("A-1", NOISE), line("A-1", LEAK_AGAIN)]
    checked = checked_book(office, book(tmp_path / "一.xlsx", rows))
    assert verdicts(checked) == ["new", "duplicate"]
    assert [(e.row, e.column, e.value) for e in checked.errors] == [(3, "编号", "A-1")]
    assert "第 2 行" in str(checked.errors[0].reason)
    target = tmp_path / "错误行.xlsx"
    assert rejects.write_rejects(target, checked, str, "zh") == 1
    importing.commit(office, checked)
    assert [row.number for row in all_rows(office)] == ["A-1"]


def test_a_number_that_another_complaint_has_here_is_refused(
    office: Office, tmp_path: Path
) -> None:
    """Numbers that start again every month must not write over last month's cases."""
    bring_in_file(office, book(tmp_path / "一.xlsx", [HEADER, line("001", LEAK)]))
    rows = [
        HEADER,
        line("001", NOISE, 受理时间="2026-10-07 10:00", 房号="5-1-101"),
        line("001", LEAK_AGAIN, 受理时间="2026-11-03 09:10"),
    ]
    checked = checked_book(office, book(tmp_path / "二.xlsx", rows))
    assert [(e.row, e.column) for e in checked.errors] == [(2, "编号")]
    assert "2026-11-03" in str(checked.errors[0].reason)
    importing.commit(office, checked)
    assert office.case_by_number("001").complaint.place() == "3-2-501"


def test_one_number_for_the_same_words_of_two_flats_is_refused(
    office: Office, tmp_path: Path
) -> None:
    """Most complaints are told in the same few words: another flat is another complaint."""
    rows = [
        HEADER,
        line("A-1", "电梯异响"),
        line("A-1", "电梯异响", 受理时间="2026-11-05 10:00", 房号="5-1-101"),
        line("A-1", "电梯异响", 房号="3-502"),
        line("A-1", "电梯异响", 房号="3-501"),
    ]
    checked = checked_book(office, book(tmp_path / "一.xlsx", rows))
    assert verdicts(checked) == ["new", "duplicate"]
    assert [(e.row, e.column) for e in checked.errors] == [(3, "编号"), (4, "编号")]


def test_the_same_words_of_another_flat_do_not_write_over_a_case_of_that_number(
    office: Office, tmp_path: Path
) -> None:
    bring_in_file(office, book(tmp_path / "一.xlsx", [HEADER, line("001", "电梯异响")]))
    rows = [HEADER, line("001", "电梯异响", 受理时间="2026-10-07 10:00", 房号="5-1-101")]
    checked = checked_book(office, book(tmp_path / "二.xlsx", rows))
    assert [(e.row, e.column) for e in checked.errors] == [(2, "编号")]
    moved = [HEADER, line("001", "电梯异响", 房号="5-1-101")]
    assert verdicts(checked_book(office, book(tmp_path / "三.xlsx", moved))) == ["updated"]


def test_work_that_a_later_book_tells_of_is_not_left_aside_in_silence(
    office: Office, tmp_path: Path
) -> None:
    """The register goes on in Excel and comes again a week later, with results filled in."""
    head = [*HEADER, "处理结果", "完成时间", "是否满意"]
    first = [line("A-1", LEAK), line("A-2", NOISE), line("", "电梯异响", 房号="5-1-101")]
    then: list[list[object]] = [
        ["已修好", "2026-11-06", "满意"], ["已联系，正在处理", "", ""], ["已修好", "2026-11-06", ""],
    ]  # fmt: skip
    bring_in_file(office, book(tmp_path / "一.xlsx", [head, *([*r, "", "", ""] for r in first)]))
    filled = [[*row, *more] for row, more in zip(first, then, strict=True)]
    checked = checked_book(office, book(tmp_path / "二.xlsx", [head, *filled]))
    assert verdicts(checked) == ["updated", "updated", "updated"]
    assert [[one.field for one in row.changes] for row in checked.rows] == [
        ["status", "result", "completed_at", "satisfaction"],
        ["result"],
        ["status", "result", "completed_at"],
    ]
    fresh = [line("A-7", LEAK, 房号="6-1-101"), line("A-8", NOISE, 房号="6-1-102")]
    known = [[*row, *more] for row, more in zip(fresh, then, strict=False)]
    again = book(tmp_path / "三.xlsx", [head, *known])
    bring_in_file(office, again)
    assert not warned(checked_book(office, again)), "nothing new is nothing to tell"


@pytest.mark.parametrize(
    "number", ["ＴＳ－２０２６－００１", " TS-2026-001 ", "TS- 2026 -001", "TS-2026-001\u3000"]
)
def test_a_number_is_known_in_every_width_and_with_blanks(
    office: Office, tmp_path: Path, number: str
) -> None:
    bring_in_file(office, book(tmp_path / "一.xlsx", [HEADER, line("TS-2026-001", LEAK)]))
    checked = checked_book(office, book(tmp_path / "二.xlsx", [HEADER, line(number, LEAK)]))
    assert verdicts(checked) == ["same"]


@pytest.mark.parametrize(
    "number", ["12345-2026-0007", "锦投字[2026]第3号", "WX20261103/7", "7", "a_b.c", "#15"]
)
def test_other_offices_numbers_are_kept_as_they_are(
    office: Office, tmp_path: Path, number: str
) -> None:
    path = book(tmp_path / "一.xlsx", [HEADER, line(number, LEAK)])
    bring_in_file(office, path)
    assert [row.number for row in all_rows(office)] == [number]
    assert verdicts(checked_book(office, path)) == ["same"]


def test_two_numbers_given_on_purpose_are_two_complaints(office: Office, tmp_path: Path) -> None:
    rows = [HEADER, line("A-1", LEAK), line("A-2", LEAK)]
    path = book(tmp_path / "一.xlsx", rows)
    checked = checked_book(office, path)
    assert verdicts(checked) == ["new", "new"]
    assert any(row == 3 and "第 2 行" in text for row, text in warned(checked))
    importing.commit(office, checked)
    assert verdicts(checked_book(office, path)) == ["same", "same"]


def test_rows_without_a_number_that_say_the_same_come_in_once_and_are_named(
    office: Office, tmp_path: Path
) -> None:
    rows = [HEADER, line("", LEAK), line("", LEAK)]
    checked = checked_book(office, book(tmp_path / "一.xlsx", rows))
    assert verdicts(checked) == ["new", "duplicate"]
    assert [row for row, text in warned(checked) if "只导入一次" in text] == [3]


def test_what_the_desk_took_down_itself_is_named_but_never_dropped(
    office: Office, tmp_path: Path
) -> None:
    taken = cases.register(
        office,
        Intake(
            LEAK, building="3", unit="2", room="501", complainant="李建国",
            received_at=NOW.replace(month=11, day=3, hour=15),
        ),
    ).complaint.number  # fmt: skip
    rows = [
        HEADER,
        line("", LEAK_AGAIN),
        line("", LEAK_AGAIN, 房号="3-2-502"),
        line("", LEAK_AGAIN, 受理时间="2026-11-04 09:10"),
        line("", NOISE),
    ]
    checked = checked_book(office, book(tmp_path / "一.xlsx", rows))
    assert verdicts(checked) == ["new"] * 4
    alike = [(row, text) for row, text in warned(checked) if "可能是同一件" in text]
    assert [row for row, _ in alike] == [2]
    assert taken in alike[0][1]


def test_a_public_place_is_alike_only_for_one_person(office: Office, tmp_path: Path) -> None:
    lift = "三号楼电梯又停了，进出都不方便"
    rows = [
        HEADER,
        line("A-1", lift, 房号="", 投诉人="张三"),
        line("A-2", lift + "！", 房号="", 投诉人="李四", 受理时间="2026-11-03 10:00"),
        line("A-3", lift + "。", 房号="", 投诉人="张三", 受理时间="2026-11-03 11:00"),
    ]
    checked = checked_book(office, book(tmp_path / "一.xlsx", rows))
    assert verdicts(checked) == ["new"] * 3
    assert [row for row, text in warned(checked) if "可能是同一件" in text] == [4]


def test_blank_cells_of_a_book_from_elsewhere_take_nothing_away(
    office: Office, tmp_path: Path
) -> None:
    bring_in_file(
        office, book(tmp_path / "一.xlsx", [HEADER, line("A-1", LEAK, 级别="重大", 备注="已约")])
    )
    blank = line("A-1", LEAK, 级别="", 备注="", 电话="", 投诉人="", 渠道="", 房号="")
    dated = line("A-1", LEAK, 受理时间="2026-11-03 09:10", 级别="", 备注="")
    for number, row in enumerate((blank, dated)):
        checked = checked_book(office, book(tmp_path / f"{number}.xlsx", [HEADER, row]))
        assert [(r.verdict, r.changes) for r in checked.rows] == [("same", ())]


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_between_none_and_all_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1.0


def test_likeness_tells_a_rewording_from_another_matter() -> None:
    assert likeness(LEAK, LEAK_AGAIN) >= ALIKE
    assert likeness(LEAK, NOISE) < UNLIKE
    assert likeness("门禁失灵", " 门禁，失灵！") == 1.0


def test_a_number_in_a_number_cell(office: Office, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(HEADER)
    made.active.append([2026110301, *line("", LEAK)[1:]])
    made.save(tmp_path / "一.xlsx")
    bring_in_file(office, tmp_path / "一.xlsx")
    assert [row.number for row in all_rows(office)] == ["2026110301"]
