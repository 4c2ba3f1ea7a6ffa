"""Importing the outside register and roster: every row accounted for, again, cancelled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import cases as case_services
from desktop_app.services.imports import importing, rejects
from desktop_app.services.imports.importing import LoadedBook
from desktop_app.services.office import Office
from desktop_app.services.operations import Cancelled, Progress
from desktop_app.storage import cases
from desktop_app.storage.batch import batches
from tests.offices import NOW, SetClock, make_office
from tests.services.import_books import (
    HEADER,
    REGISTER,
    ROSTER,
    all_rows,
    book,
    bring_in,
    checked_book,
    contents,
    line,
)

MONTHS = ("8月", "9月", "10月", "11月")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def register(shared_data: Path) -> LoadedBook:
    return importing.load(shared_data / "registers" / REGISTER, today=NOW)


@pytest.fixture(scope="module")
def roster(shared_data: Path) -> LoadedBook:
    return importing.load(shared_data / "registers" / ROSTER, today=NOW)


# an own reading of the outside register, with nothing of the program in it

_DIGITS = str.maketrans("０１２３４５６７８９：．", "0123456789:.")


def own_date(cell: object) -> datetime:
    """A date as this register writes it: cells, serial numbers, eight kinds of text; year 2026."""
    if isinstance(cell, datetime):
        return cell.replace(microsecond=0)
    if isinstance(cell, float):
        return datetime(1899, 12, 30) + timedelta(seconds=round(cell * 86_400))
    text = str(cell)
    if re.fullmatch(r"\d{8}", text):
        return datetime(int(text[:4]), int(text[4:6]), int(text[6:]))
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    if numbers[0] < 100:
        numbers.insert(0, 2026)
    if "下午" in text and numbers[3] < 12:
        numbers[3] += 12
    return datetime(*numbers)  # type: ignore[arg-type]


def own_room(cell: object) -> str:
    """Building, unit (if said) and room of this register's seven ways of writing."""
    return "-".join(re.findall(r"\d+", str(cell).translate(_DIGITS)))


def own_reading(path: Path) -> dict[tuple[str, int], tuple[datetime, str, str]]:
    """(sheet, row) → time, place, content of each complaint."""
    found = {}
    for sheet in openpyxl.load_workbook(path, data_only=True):
        if sheet.title not in MONTHS:
            continue
        titles = [str(cell.value or "").strip() for cell in sheet[3]]
        when, room, said = (titles.index(t) for t in ("投诉日期", "房号", "反映问题"))
        for cells in sheet.iter_rows(min_row=4):
            if not isinstance(cells[0].value, int | float) or not cells[said].value:
                continue
            found[sheet.title, cells[0].row] = (
                own_date(cells[when].value),
                own_room(cells[room].value),
                str(cells[said].value).strip().strip("\u3000").strip(),
            )
    return found


# the outside books


def test_every_row_of_the_register_is_accounted_for_and_imported(
    office: Office, register: LoadedBook
) -> None:
    checked = importing.check(office, register)
    counts = checked.counts()
    assert counts == {
        "rows": 600, "new": 600, "updated": 0, "same": 0,
        "duplicates": 0, "conflicts": 0, "errors": 0,
    }  # fmt: skip
    outcome = importing.commit(office, checked)
    assert outcome.batch is not None
    rows = all_rows(office)
    assert len(rows) == 600
    assert len({row.number for row in rows}) == 600
    assert {(row.source_sheet, row.source_row) for row in rows} == {
        (parsed.sheet, parsed.row) for sheet in register.tables() for parsed in sheet.rows
    }


def test_every_date_room_and_content_equals_an_independent_reading(
    office: Office, register: LoadedBook
) -> None:
    bring_in(office, register)
    own = own_reading(register.path)
    assert len(own) == 600
    stored = {
        (one.source_sheet, one.source_row): (one.received_at, one.place(), one.content)
        for one in cases.load_many(office.store, [row.id for row in all_rows(office)])
    }
    assert {key: (own[key], stored.get(key)) for key in own if own[key] != stored.get(key)} == {}


def test_the_same_book_again_adds_nothing(office: Office, register: LoadedBook) -> None:
    bring_in(office, register)
    before = all_rows(office)
    again = bring_in(office, register)
    assert again.batch is None
    assert again.counts["duplicates"] == 600
    assert all_rows(office) == before


def test_roster_ties_complaints_before_and_after(
    office: Office, register: LoadedBook, roster: LoadedBook
) -> None:
    bring_in(office, register)
    assert all(row.household_id is None for row in all_rows(office))
    bring_in(office, roster)
    flats = {flat.id: flat for flat in batches.all_flats(office.store)}
    assert len(flats) == 3024
    tied = [row for row in all_rows(office) if row.household_id is not None]
    whole = [row for row in all_rows(office) if row.building and row.unit and row.room]
    known = {(flat.building, flat.unit, flat.room) for flat in flats.values()}
    assert [row.number for row in whole if (row.building, row.unit, row.room) in known] == [
        row.number for row in tied
    ]
    for row in tied:
        flat = flats[row.household_id or 0]
        assert (flat.building, flat.unit, flat.room) == (row.building, row.unit, row.room)


def test_a_room_without_its_unit_is_never_guessed(
    office: Office, register: LoadedBook, roster: LoadedBook
) -> None:
    bring_in(office, roster)
    checked = importing.check(office, register)
    importing.commit(office, checked)
    open_units = [row for row in all_rows(office) if row.building and not row.unit]
    assert len(open_units) == checked.normalised["household_ambiguous"] > 0
    assert all(row.household_id is None for row in open_units)


def test_roster_again_says_all_same(office: Office, roster: LoadedBook) -> None:
    bring_in(office, roster)
    counts = importing.check(office, roster).counts()
    assert (counts["same"], counts["new"], counts["updated"]) == (3024, 0, 0)


# cancelling


def test_a_cancelled_commit_leaves_nothing(office: Office, register: LoadedBook) -> None:
    checked = importing.check(office, register)
    before = contents(office)
    progress: Progress

    def report(done: int, total: int, what: str) -> None:
        if done >= 300:
            progress.cancel()

    progress = Progress(report, every=0)
    with pytest.raises(Cancelled):
        importing.commit(office, checked, progress)
    assert contents(office) == before
    assert office.store.value("SELECT count(*) FROM import_batch") == 0
    assert bring_in(office, register).counts["new"] == 600


def test_progress_ends_at_the_number_of_rows(office: Office, register: LoadedBook) -> None:
    said: list[tuple[int, int]] = []
    checked = importing.check(office, register)
    importing.commit(office, checked, Progress(lambda d, t, w: said.append((d, t)), every=0))
    assert said[-1] == (600, 600)
    assert [done for done, _ in said] == sorted(done for done, _ in said)


# rows in error, updates, conflicts


def test_bad_rows_are_named_and_never_stop_the_good_ones(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path / "登记.xlsx",
        [
            HEADER,
            line("A-1", "电梯异响"),
            line("A-2", "门禁失灵", 受理时间="2025-13-02"),
            line("A-3", ""),
            line("A-4", "路灯不亮"),
        ],
    )
    checked = checked_book(office, path)
    assert [(e.sheet, e.row, e.column, e.value) for e in checked.errors] == [
        ("登记表", 3, "受理时间", "2025-13-02"),
        ("登记表", 4, "投诉内容", ""),
    ]
    assert "2025-13-02" in str(checked.errors[0].reason)
    outcome = importing.commit(office, checked)
    assert (outcome.counts["new"], outcome.counts["errors"]) == (2, 2)
    assert [row.number for row in all_rows(office)] == ["A-1", "A-4"]


def test_rejects_corrected_come_in(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path / "登记.xlsx",
        [HEADER, line("A-1", "电梯异响"), line("A-2", "门禁失灵", 受理时间="2025-13-02")],
    )
    checked = checked_book(office, path)
    importing.commit(office, checked)
    target = tmp_path / "错误行.xlsx"
    assert rejects.write_rejects(target, checked, str, "zh") == 1
    written = openpyxl.load_workbook(target)
    sheet = written["登记表"]
    titles = [cell.value for cell in sheet[1]]
    assert titles[: len(HEADER)] == HEADER
    assert "不是有效的日期" in str(sheet[2][titles.index("无法导入的原因")].value)
    assert sheet[2][titles.index("原行号")].value == 3
    sheet[2][titles.index("受理时间")].value = "2025-12-02 10:00"
    written.save(target)
    outcome = bring_in(office, importing.load(target, today=NOW))
    assert (outcome.counts["new"], outcome.counts["errors"]) == (1, 0)
    assert {row.number for row in all_rows(office)} == {"A-1", "A-2"}


def test_an_existing_number_is_updated_field_by_field_or_skipped(
    office: Office, tmp_path: Path
) -> None:
    first = book(tmp_path / "一.xlsx", [HEADER, line("A-1", "电梯异响"), line("A-2", "门禁失灵")])
    bring_in(office, importing.load(first, today=NOW))
    second = book(
        tmp_path / "二.xlsx",
        [HEADER, line("A-1", "电梯异响", 级别="重要", 备注="已催"), line("A-2", "门禁失灵")],
    )
    loaded = importing.load(second, today=NOW)
    assert importing.check(office, loaded, on_match="skip").counts()["duplicates"] == 2
    checked = importing.check(office, loaded)
    assert (checked.counts()["updated"], checked.counts()["same"]) == (1, 1)
    changed = next(row for row in checked.rows if row.verdict == "updated")
    assert {(c.field, c.before, c.after) for c in changed.changes} == {
        ("severity", "normal", "major"),
        ("remark", "", "已催"),
    }
    importing.commit(office, checked)
    case = office.case_by_number("A-1").complaint
    assert (case.severity, case.remark) == ("major", "已催")
    assert importing.check(office, loaded).counts()["same"] == 2


# files that cannot be read


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("空.xlsx", b"", "file_empty"),
        ("坏.xlsx", b"PK\x03\x04 not a zip at all", "book_broken"),
        ("图.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64), "not_a_workbook"),
        ("闲.csv", "苹果,梨\n1,2\n".encode(), "no_table"),
    ],
)
def test_a_file_that_is_no_table_gets_one_sentence(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(KnownError) as refused:
        importing.load(path, today=NOW)
    assert refused.value.code == code
    assert name in str(refused.value)


def test_a_missing_file_and_an_unknown_sheet_are_named(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as gone:
        importing.load(tmp_path / "没有.xlsx", today=NOW)
    assert gone.value.code == "file_missing"
    path = book(tmp_path / "一.xlsx", [HEADER, line("A-1", "电梯异响")])
    with pytest.raises(KnownError) as unknown:
        importing.load(path, today=NOW, sheet="十三月")
    assert "登记表" in str(unknown.value)


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    path = book(tmp_path / "一.xlsx", [HEADER, line("A-1", "电梯异响")])
    with pytest.raises(KnownError) as stopped:
        importing.load(path, today=NOW, cancelled=lambda: True)
    assert stopped.value.code == "cancelled"


def test_the_clock_of_the_office_names_the_batch(tmp_path: Path) -> None:
    clock = SetClock()
    office = make_office(tmp_path, clock)
    path = book(tmp_path / "一.xlsx", [HEADER, line("A-1", "电梯异响")])
    outcome = bring_in(office, importing.load(path, today=NOW))
    batch = batches.batch(office.store, outcome.batch or 0)
    assert batch is not None
    assert (batch.at, batch.file_name, batch.counts["new"]) == (NOW, "一.xlsx", 1)
    office.close()


def test_the_second_complaint_of_a_flat_repeats_the_first(office: Office, tmp_path: Path) -> None:
    office.store.insert("household", {"building": "3", "unit": "2", "room": "501"})
    made = openpyxl.Workbook()
    made.active.append(["编号", "受理时间", "房号", "投诉内容", "类别"])
    for number, at, place, category in (
        ("R-1", "2026-06-01 09:00", "3-2-501", "工程维修/漏水"),
        ("R-2", "2026-10-01 09:00", "3-2-501", "工程维修/漏水"),
        ("R-3", "2026-11-01 09:00", "3-2-501", "工程维修/漏水"),
        ("R-4", "2026-11-02 09:00", "3-2-501", "收费/账单"),
        ("R-5", "2026-11-03 09:00", "3-2-502", "工程维修/漏水"),
    ):
        made.active.append([number, at, place, f"又漏了 {number}", category])
    made.save(tmp_path / "重复.xlsx")
    loaded = importing.load(tmp_path / "重复.xlsx", today=NOW)
    importing.commit(office, importing.check(office, loaded))
    repeats = {
        n: office.case_by_number(n).complaint.repeat_of for n in ("R-1", "R-2", "R-3", "R-4", "R-5")
    }
    earlier = office.case_by_number("R-2").complaint.id
    assert repeats == {"R-1": None, "R-2": None, "R-3": earlier, "R-4": None, "R-5": None}


def test_a_case_in_the_recycle_bin_is_not_written_to(office: Office, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["编号", "受理时间", "投诉内容", "级别"])
    made.active.append(["B-1", "2026-11-01 09:00", "漏水", "一般"])
    made.save(tmp_path / "一.xlsx")
    importing.commit(
        office, importing.check(office, importing.load(tmp_path / "一.xlsx", today=NOW))
    )
    one = office.case_by_number("B-1").complaint.id
    case_services.delete(office, one)
    made.active["D2"] = "重大"
    made.save(tmp_path / "二.xlsx")
    check = importing.check(office, importing.load(tmp_path / "二.xlsx", today=NOW))
    assert check.counts()["conflicts"] == 1
    assert importing.commit(office, check).batch is None
    assert office.case(one).complaint.severity == "normal"


def test_a_row_that_is_given_back_keeps_the_month_that_was_written_above_it(
    office: Office, tmp_path: Path
) -> None:
    """Alone in the book of rejects it would else be of the month of another row."""
    head: list[object] = ["年", "月", "日", "房号", "投诉人", "投诉内容"]
    rows: list[list[object]] = [
        [2026, 3, 5, "3-2-501", "李建国", ""],
        ["", 5, 6, "3-2-501", "李建国", "漏水"],
        ["", "", 7, "3-2-501", "李建国", ""],
        ["", "〃", 8, "3-2-501", "李建国", "停电"],
    ]
    checked = checked_book(office, book(tmp_path / "登记.xlsx", [head, *rows]))
    assert [error.row for error in checked.errors] == [2, 4]
    target = tmp_path / "退回.xlsx"
    rejects.write_rejects(target, checked, str, "zh")
    made = openpyxl.load_workbook(target)
    cells = [[cell.value for cell in row[:3]] for row in made.active.iter_rows(min_row=2)]
    assert [[str(one) for one in row] for row in cells] == [["2026", "3", "5"], ["2026", "5", "7"]]
