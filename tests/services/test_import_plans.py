"""How a book is read: columns changed by hand, mappings saved and known again, what was found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services.imports import importing
from desktop_app.services.imports import plans as import_plans
from desktop_app.services.imports import report as import_report
from desktop_app.services.imports.importing import LoadedBook
from desktop_app.services.office import Office
from tests.offices import NOW, make_office
from tests.services.import_books import HEADER, REGISTER, book, line


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def register(shared_data: Path) -> LoadedBook:
    return importing.load(shared_data / "registers" / REGISTER, today=NOW)


# plans: changed, saved, recognised


def test_a_changed_column_is_read_again_without_the_file(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path / "一.xlsx",
        [["日期", "房号", "内容", "甲"], ["2026-11-03", "3-2-501", "电梯异响", "重要"]],
    )
    prepared = import_plans.prepare(path, today=NOW)
    assert prepared.plans[0].columns[3].field is None
    path.unlink()
    plan = import_plans.with_column(prepared.plans[0], 3, "severity")
    again = import_plans.read_again(prepared, [plan], today=NOW)
    assert again.loaded.sheets[0].rows[0].values["severity"] == "major"
    report = again.reports[0][3]
    assert (report.by_hand, report.good, report.filled) == (True, 1, 1)
    assert again.loaded.digest == prepared.loaded.digest


def test_a_saved_mapping_is_recognised_by_its_headers(office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["日期", "房号", "内容", "甲"],
        ["2026-11-03", "3-2-501", "电梯异响", "重要"],
    ]
    path = book(tmp_path / "一.xlsx", rows)
    prepared = import_plans.prepare(path, today=NOW)
    plan = import_plans.with_column(prepared.plans[0], 3, "severity")
    import_plans.save(office, "  客服部月报 ", plan)
    other = book(tmp_path / "二.xlsx", rows)
    known = import_plans.prepare(other, today=NOW, saved=import_plans.saved(office))
    assert known.used == ("客服部月报",)
    assert known.plans[0].columns[3].field == "severity"
    different = book(tmp_path / "三.xlsx", [[*rows[0], "乙"], [*rows[1], "x"]])
    assert import_plans.prepare(different, today=NOW, saved=import_plans.saved(office)).used == (
        "",
    )
    import_plans.save(office, "新名字", plan)
    assert [one.name for one in import_plans.saved(office)] == ["新名字"]
    import_plans.forget(office, "新名字")
    assert import_plans.saved(office) == ()


@pytest.mark.parametrize("name", ["", "   ", "名" * 41])
def test_a_mapping_needs_a_name_of_some_length(office: Office, tmp_path: Path, name: str) -> None:
    path = book(tmp_path / "一.xlsx", [HEADER, line("A-1", "电梯异响")])
    plan = import_plans.prepare(path, today=NOW).plans[0]
    with pytest.raises(KnownError):
        import_plans.save(office, name, plan)
    assert import_plans.saved(office) == ()


def test_a_sheet_can_be_left_out_and_taken_up_again(shared_data: Path) -> None:
    prepared = import_plans.prepare(shared_data / "registers" / REGISTER, today=NOW)
    out = import_plans.with_kind(prepared.loaded, 0, None)
    without = import_plans.read_again(prepared, [out, *prepared.plans[1:]], today=NOW)
    assert without.rows == 450
    back = import_plans.with_kind(without.loaded, 0, "complaints")
    assert import_plans.read_again(without, [back, *without.plans[1:]], today=NOW).rows == 600
    assert import_plans.with_kind(prepared.loaded, 4, "households").kind is None


# rows that are wanted


def unit_row_book(path: Path, *contents: str) -> Path:
    """A book whose form has a row of hints below the header."""
    rows = [HEADER, line("如 A-1", "写清经过", 受理时间="年-月-日")]
    return book(path, [*rows, *(line(f"A-{at}", text) for at, text in enumerate(contents, 1))])


def test_a_table_begins_and_ends_at_a_chosen_row(office: Office, tmp_path: Path) -> None:
    path = unit_row_book(tmp_path / "一.xlsx", "电梯异响", "同上", "路灯不亮", "楼道漏水")
    prepared = import_plans.prepare(path, today=NOW)
    plan = import_plans.with_last(import_plans.with_first(prepared.plans[0], 4), 5)
    again = import_plans.read_again(prepared, [plan], today=NOW)
    sheet = again.loaded.sheets[0]
    assert [row.row for row in sheet.rows] == [4, 5]
    # 同上 is the row above, wanted or not.
    assert sheet.rows[0].values["content"] == "电梯异响"
    assert sheet.errors == ()
    assert dict(sheet.left_out) == {2: "outside", 3: "outside", 6: "outside"}
    changed = import_plans.with_column(plan, 7, "remark")
    assert (changed.first_row, changed.last_row) == (4, 5)
    assert import_plans.with_last(plan, 3).first_row == 0  # the newer choice counts
    assert import_plans.with_first(plan, 6).last_row == 0
    assert import_plans.with_all_rows(plan) == prepared.plans[0]
    for row in (0, 1):
        with pytest.raises(KnownError):
            import_plans.with_first(plan, row)


def test_a_saved_mapping_keeps_the_rows_below_the_header_and_no_end(
    office: Office, tmp_path: Path
) -> None:
    path = unit_row_book(tmp_path / "一.xlsx", "电梯异响", "路灯不亮")
    prepared = import_plans.prepare(path, today=NOW)
    plan = import_plans.with_last(import_plans.with_first(prepared.plans[0], 3), 3)
    import_plans.save(office, "带提示行", plan)
    longer = unit_row_book(tmp_path / "二.xlsx", "电梯异响", "路灯不亮", "楼道漏水")
    known = import_plans.prepare(longer, today=NOW, saved=import_plans.saved(office))
    assert known.used == ("带提示行",)
    # Next month's book is longer: nothing of it is cut off in silence.
    assert [row.row for row in known.loaded.sheets[0].rows] == [3, 4, 5]
    assert known.loaded.sheets[0].left_out == {2: "outside"}


# reports


def test_column_reports_count_what_was_understood(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path / "一.xlsx",
        [
            HEADER,
            line("A-1", "电梯异响", 电话="1380013"),
            line("A-2", "门禁失灵", 受理时间="2025-13-02"),
            line("A-3", "路灯不亮", 级别="天大"),
            line("A-4", "漏水", 级别=""),
        ],
    )
    prepared = import_plans.prepare(path, today=NOW)
    reports = {report.field: report for report in prepared.reports[0]}
    assert (reports["phone"].good, reports["phone"].filled) == (3, 4)
    assert reports["phone"].odd == ("1380013",)
    assert (reports["received_at"].good, reports["received_at"].filled) == (3, 4)
    assert reports["received_at"].odd == ("2025-13-02",)
    assert (reports["severity"].good, reports["severity"].filled) == (2, 3)
    assert reports["severity"].odd_kinds == 1


def test_change_groups_add_up_to_all_changes(office: Office, register: LoadedBook) -> None:
    checked = importing.check(office, register)
    groups = import_report.change_groups(checked)
    total = sum(len(row.changes) for sheet in register.tables() for row in sheet.rows)
    assert sum(group.count for group in groups) == total > 0
    assert [group.count for group in groups] == sorted((g.count for g in groups), reverse=True)
    assert all(1 <= len(group.samples) <= import_report.SAMPLES for group in groups)


def test_by_hand_is_the_reason_that_the_exchange_gives(tmp_path: Path) -> None:
    path = book(tmp_path / "一.xlsx", [HEADER, line("A-1", "电梯异响")])
    plan = import_plans.prepare(path, today=NOW).plans[0]
    changed = import_plans.with_column(plan, 0, None)
    assert changed.columns[0].reason.text == import_report.BY_HAND
