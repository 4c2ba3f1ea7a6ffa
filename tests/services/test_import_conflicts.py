"""Fields changed here and in the book since an export: never overwritten, chosen by a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from desktop_app.services import cases
from desktop_app.services.imports import importing
from desktop_app.services.imports import resolve as import_resolve
from desktop_app.services.imports.compare import OwnId, own_id
from desktop_app.services.imports.importing import Check, CheckedRow
from desktop_app.services.office import Office
from desktop_app.storage.trace import since
from tests.offices import NOW, make_office
from tests.services.import_books import HEADER, book, bring_in_file, line

TITLES = [*HEADER[:7], "类别", *HEADER[7:], "complaint_desk_id"]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path)
    rows = [HEADER, line("A-1", "电梯异响", 备注="旧备注"), line("A-2", "门禁失灵")]
    bring_in_file(made, book(tmp_path / "起初.xlsx", rows))
    yield made
    made.close()


def exported(office: Office, **other: object) -> list[object]:
    """Case A-1 as a book exported here holds it, with some cells written over afterwards."""
    case = office.case_by_number("A-1").complaint
    row: dict[str, object] = {
        "编号": case.number, "受理时间": f"{case.received_at:%Y-%m-%d %H:%M}", "房号": case.place(),
        "投诉人": case.complainant, "电话": case.phone, "渠道": "来电", "投诉内容": case.content,
        "类别": case.category_text, "级别": "一般", "备注": case.remark,
        "complaint_desk_id": f"A-1@{case.revision}.{since.newest_line(office.store)}",
    }  # fmt: skip
    row |= other
    return [row[str(title)] for title in TITLES]


def written(path: Path, *rows: list[object]) -> Path:
    made = openpyxl.Workbook()
    made.active.append(TITLES)
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def check(office: Office, path: Path, *rows: list[object]) -> tuple[Check, CheckedRow]:
    checked = importing.check(office, importing.load(written(path, *rows), today=NOW))
    return checked, checked.rows[0]


def fields(row: CheckedRow) -> tuple[set[str], set[str]]:
    return {one.field for one in row.changes}, {one.field for one in row.conflicts}


def edit(office: Office, **values: object) -> None:
    cases.edit(office, office.case_by_number("A-1").complaint.id, values)


def test_only_the_field_that_both_changed_is_a_conflict(office: Office, tmp_path: Path) -> None:
    row = exported(office, 备注="表里改的", 级别="重要")
    edit(office, remark="前台改的")
    checked, one = check(office, tmp_path / "回.xlsx", row)
    assert (one.verdict, *fields(one)) == ("updated", {"severity"}, {"remark"})
    assert [(c.before, c.after) for c in one.conflicts] == [("前台改的", "表里改的")]
    importing.commit(office, checked)
    case = office.case_by_number("A-1").complaint
    assert (case.severity, case.remark) == ("major", "前台改的")


def test_what_nobody_touched_in_the_book_is_neither_conflict_nor_update(
    office: Office, tmp_path: Path
) -> None:
    row = exported(office)
    edit(office, remark="前台改的", severity="critical", room="502")
    edit(office, remark="又改了一次", phone="13900000000")
    _, one = check(office, tmp_path / "回.xlsx", row)
    assert (one.verdict, *fields(one)) == ("same", set(), set())


def test_both_sides_the_same_is_no_conflict(office: Office, tmp_path: Path) -> None:
    row = exported(office, 备注="商定的备注")
    edit(office, remark="商定的备注")
    _, one = check(office, tmp_path / "回.xlsx", row)
    assert one.verdict == "same"


def test_changed_here_and_back_again_takes_the_books_change(office: Office, tmp_path: Path) -> None:
    row = exported(office, 备注="表里改的")
    edit(office, remark="前台改的")
    edit(office, remark="旧备注")
    _, one = check(office, tmp_path / "回.xlsx", row)
    assert fields(one) == (set(), {"remark"}), "it was touched here: somebody has to look"


def test_place_and_category_are_compared_as_wholes(office: Office, tmp_path: Path) -> None:
    row = exported(office, 房号="3-2-502", 类别="环境卫生/垃圾")
    untouched = exported(office)
    edit(office, unit="9")
    _, one = check(office, tmp_path / "一.xlsx", row)
    assert fields(one) == ({"category"}, {"room"})
    _, other = check(office, tmp_path / "二.xlsx", untouched)
    assert other.verdict == "same"


def test_an_old_id_without_a_line_is_a_conflict_whole(office: Office, tmp_path: Path) -> None:
    row = exported(office, 备注="表里改的", 级别="重要", complaint_desk_id="A-1@1")
    _, fresh = check(office, tmp_path / "一.xlsx", row)
    assert (fresh.verdict, *fields(fresh)) == ("updated", {"remark", "severity"}, set())
    edit(office, complainant="李建设")
    _, one = check(office, tmp_path / "二.xlsx", row)
    assert one.verdict == "conflict"
    assert fields(one) == (set(), {"remark", "severity", "complainant"})


@pytest.mark.parametrize("own", ["A-1@1.999999", "A-1@77.{line}", "A-1@.1", "A-1@1.1"])
def test_a_book_of_another_or_a_newer_state_changes_nothing_by_itself(
    office: Office, tmp_path: Path, own: str
) -> None:
    """Lines this office never wrote, a revision it never had, a time before the case was born."""
    own = own.format(line=since.newest_line(office.store))
    row = exported(office, 备注="表里改的", complaint_desk_id=own)
    checked, one = check(office, tmp_path / "回.xlsx", row)
    assert (one.verdict, *fields(one)) == ("conflict", set(), {"remark"})
    assert importing.commit(office, checked).batch is None


def test_a_number_that_is_not_here_comes_in_as_new(office: Office, tmp_path: Path) -> None:
    row = exported(office, 编号="B-7", complaint_desk_id="B-7@3.5", 投诉内容="路灯不亮")
    _, one = check(office, tmp_path / "回.xlsx", row)
    assert (one.verdict, one.number) == ("new", "B-7")


@pytest.mark.parametrize("choice", [import_resolve.BOOK, import_resolve.OURS])
def test_chosen_conflicts_are_written_or_left(office: Office, tmp_path: Path, choice: str) -> None:
    row = exported(office, 备注="表里改的", 级别="重要", 房号="3-2-777")
    edit(office, remark="前台改的", room="888")
    checked, one = check(office, tmp_path / "回.xlsx", row)
    where = (one.parsed.sheet, one.parsed.row)
    assert import_resolve.resolve(checked, {}) == checked
    settled = import_resolve.resolve(checked, {where: choice})
    assert checked.rows[0].conflicts, "the check that was asked is not touched"
    assert settled.rows[0].conflicts == ()
    assert settled.counts()["conflicts"] == 0
    assert sum(n for k, n in settled.counts().items() if k != "rows") == settled.counts()["rows"]
    importing.commit(office, settled)
    case = office.case_by_number("A-1").complaint
    wins = choice == import_resolve.BOOK
    assert (case.severity, case.remark, case.place()) == (
        "major", "表里改的" if wins else "前台改的", "3-2-777" if wins else "3-2-888",
    )  # fmt: skip


def test_choosing_ours_everywhere_leaves_a_row_the_same(office: Office, tmp_path: Path) -> None:
    row = exported(office, 备注="表里改的")
    edit(office, remark="前台改的")
    checked, _ = check(office, tmp_path / "回.xlsx", row)
    assert checked.counts()["conflicts"] == 1
    ours = import_resolve.resolve_all(checked, import_resolve.OURS)
    assert (ours.rows[0].verdict, ours.counts()["same"]) == ("same", 1)
    assert importing.commit(office, ours).batch is None


def test_a_case_in_the_bin_cannot_be_chosen(office: Office, tmp_path: Path) -> None:
    row = exported(office, 备注="表里改的")
    cases.delete(office, office.case_by_number("A-1").complaint.id)
    checked, one = check(office, tmp_path / "回.xlsx", row)
    assert (one.verdict, one.conflicts) == ("conflict", ())
    assert import_resolve.resolve_all(checked, import_resolve.BOOK).rows == checked.rows


def test_a_cleared_cell_counts_in_an_own_export_only(office: Office, tmp_path: Path) -> None:
    row = exported(office, 备注="", 级别="", 电话="", 投诉人="")
    _, own = check(office, tmp_path / "一.xlsx", row)
    assert fields(own)[0] == {"remark", "phone", "complainant"}, "a blank severity says nothing"
    _, foreign = check(office, tmp_path / "二.xlsx", [*row[:-1], ""])
    assert foreign.verdict == "same"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", None),
        ("A-1@5", OwnId("A-1", 5, None)),
        ("A-1@5.1234", OwnId("A-1", 5, 1234)),
        ("F12@.345", OwnId("F12", None, 345)),
        ("A-1", OwnId("A-1")),
        ("A-1@x", OwnId("A-1@x")),
    ],
)
def test_the_hidden_column_is_read(text: str, read: OwnId | None) -> None:
    assert own_id(text) == read


def test_a_check_holds_what_a_choice_needs(office: Office, tmp_path: Path) -> None:
    row = exported(office, 备注="表里改的")
    edit(office, remark="前台改的")
    _, one = check(office, tmp_path / "回.xlsx", row)
    assert one.conflict_values == {"remark": {"remark": "表里改的"}}
    assert replace(one, conflicts=()).values == {}
