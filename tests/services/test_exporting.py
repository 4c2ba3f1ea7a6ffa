"""Exporting, and what comes back: nothing new, nothing lost, nobody unmasked by accident."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from desktop_app.app.language import translator
from desktop_app.domain.case import (
    CHANNEL_TEXT,
    FOLLOW_UP_STATE_TEXT,
    FOLLOW_UP_TEXT,
    KIND_TEXT,
    OCCUPANCY_TEXT,
    SATISFACTION_TEXT,
    SEVERITY_TEXT,
    STATUS_TEXT,
    VALIDITY_TEXT,
)
from desktop_app.domain.errors import KnownError
from desktop_app.domain.phones import mask_name, mask_phone
from desktop_app.domain.views import CaseFilter
from desktop_app.exchange import own_export, own_words
from desktop_app.services import cases as case_services
from desktop_app.services import queue
from desktop_app.services.cases import Intake
from desktop_app.services.exports import complaints as export_complaints
from desktop_app.services.exports import exporting
from desktop_app.services.exports import followups as export_followups
from desktop_app.services.exports import roster as export_roster
from desktop_app.services.exports.exporting import ExportOrder
from desktop_app.services.imports import importing
from desktop_app.services.office import Office
from desktop_app.services.operations import Cancelled, Progress
from desktop_app.services.sample import build
from desktop_app.storage import cases, registers
from desktop_app.storage.store import Store
from tests.offices import NOW, make_office

HEADER = ["编号", "受理时间", "房号", "投诉人", "电话", "渠道", "投诉内容", "级别", "备注"]
ROWS: list[list[object]] = [
    ["A-1", datetime(2026, 11, 3, 9, 10), "3-2-501", "李建国", "13812342207", "来电",
     "=1+1 电梯\n又坏了", "一般", "同上"],
    ["A-2", datetime(2026, 11, 4, 0, 0), "7-1-1802", "欧阳娜", "02088881234", "12345 转办",
     "@全体 漏水", "重要", ""],
    ["A-3", datetime(2026, 11, 5, 23, 59), "", "", "", "微信", "+路灯不亮", "", "-1"],
]  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "office"
    folder.mkdir()
    made = make_office(folder)
    yield made
    made.close()


@pytest.fixture
def small(office: Office, tmp_path: Path) -> Office:
    """Three cases with the texts that trouble spreadsheets."""
    made = openpyxl.Workbook()
    made.active.append(HEADER)
    for row in ROWS:
        made.active.append(row)
        for cell in made.active[made.active.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    path = tmp_path / "来.xlsx"
    made.save(path)
    bring_in(office, path)
    assert queue.count(office, everything(office).query) == 3  # type: ignore[arg-type]
    return office


def bring_in(office: Office, path: Path) -> importing.Outcome:
    return importing.commit(office, importing.check(office, importing.load(path, today=NOW)))


def everything(office: Office, *, unmasked: bool = False) -> ExportOrder:
    return ExportOrder(queue.query(office, CaseFilter(), sort="number"), unmasked=unmasked)


def state(office: Office) -> list[object]:
    asked = queue.query(office, CaseFilter(), sort="number")
    return list(cases.load_many(office.store, queue.ids(office, asked)))


# there and back


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("unmasked", [False, True])
def test_an_export_that_comes_back_says_all_same(
    small: Office, tmp_path: Path, suffix: str, unmasked: bool
) -> None:
    before = state(small)
    target = tmp_path / f"出{suffix}"
    exporting.export(small, target, everything(small, unmasked=unmasked))
    checked = importing.check(small, importing.load(target, today=NOW))
    assert [(row.number, row.verdict, row.changes) for row in checked.rows] == [
        (number, "same", ()) for number in ("A-1", "A-2", "A-3")
    ]
    assert checked.errors == ()
    assert importing.commit(small, checked).batch is None
    assert state(small) == before


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("unmasked", [False, True])
def test_the_outside_register_comes_back_all_same(
    office: Office, shared_data: Path, tmp_path: Path, suffix: str, unmasked: bool
) -> None:
    bring_in(office, shared_data / "registers" / "2026年投诉登记表(最终版).xlsx")
    target = tmp_path / f"出{suffix}"
    written = exporting.export(office, target, everything(office, unmasked=unmasked))
    assert written.rows == 600
    checked = importing.check(office, importing.load(target, today=NOW))
    assert {
        (row.number, change.field, change.before, change.after)
        for row in checked.rows
        for change in row.changes
    } == set()
    counts = checked.counts()
    assert (counts["rows"], counts["same"]) == (600, 600)


def test_an_edited_export_updates_only_what_was_edited(small: Office, tmp_path: Path) -> None:
    target = tmp_path / "出.xlsx"
    exporting.export(small, target, everything(small))
    book = openpyxl.load_workbook(target)
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    sheet.cell(3, titles.index("备注") + 1).value = "已约周五上门"
    book.save(target)
    checked = importing.check(small, importing.load(target, today=NOW))
    changed = [row for row in checked.rows if row.verdict == "updated"]
    assert [[(c.field, c.before, c.after) for c in row.changes] for row in changed] == [
        [("remark", "", "已约周五上门")]
    ]
    importing.commit(small, checked)
    case = small.case_by_number(changed[0].number).complaint
    assert (case.remark, case.complainant, case.phone) == ("已约周五上门", "欧阳娜", "02088881234")


def test_a_field_changed_on_both_sides_is_a_conflict(small: Office, tmp_path: Path) -> None:
    target = tmp_path / "出.xlsx"
    exporting.export(small, target, everything(small))
    here = small.case_by_number("A-2")
    with small.write("edit") as journal:
        small.save(
            journal,
            here,
            replace(here, complaint=replace(here.complaint, remark="前台改的")),
        )
    book = openpyxl.load_workbook(target)
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    sheet.cell(3, titles.index("备注") + 1).value = "表里改的"
    book.save(target)
    checked = importing.check(small, importing.load(target, today=NOW))
    assert [row.number for row in checked.rows if row.verdict == "conflict"] == ["A-2"]
    importing.commit(small, checked)
    assert small.case_by_number("A-2").complaint.remark == "前台改的"


# what is in the file


def test_the_workbook_is_text_dates_hidden_id_and_frozen_header(
    small: Office, tmp_path: Path
) -> None:
    target = tmp_path / "出.xlsx"
    exporting.export(small, target, everything(small, unmasked=True))
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["投诉登记表", "字段说明", "统计"]
    sheet = book["投诉登记表"]
    titles = [cell.value for cell in sheet[1]]
    first = {title: cell for title, cell in zip(titles, sheet[2], strict=True)}
    assert first["投诉内容"].value == "=1+1 电梯\n又坏了"
    assert first["投诉内容"].data_type == "s"
    assert first["电话"].value == "13812342207"
    assert first["受理时间"].value == datetime(2026, 11, 3, 9, 10)
    assert sheet.freeze_panes is not None
    assert titles[-1] == exporting.OWN_ID
    assert sheet.column_dimensions[first[exporting.OWN_ID].column_letter].hidden
    assert sum(row[1].value for row in book["统计"].iter_rows(min_row=2)) == 3


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_names_and_phones_are_masked_unless_asked(
    small: Office, tmp_path: Path, suffix: str
) -> None:
    masked, whole = tmp_path / f"隐{suffix}", tmp_path / f"全{suffix}"
    exporting.export(small, masked, everything(small))
    exporting.export(small, whole, everything(small, unmasked=True))
    people = [("李建国", "13812342207"), ("欧阳娜", "02088881234"), ("", "")]
    assert _people(whole) == people
    assert _people(masked) == [(mask_name(name), mask_phone(phone)) for name, phone in people]
    assert "13812342207" not in str(_cells(masked))


def _cells(path: Path) -> list[list[str]]:
    if path.suffix == ".csv":
        raw = path.read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        return [list(row) for row in csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True))]
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.values]


def _people(path: Path) -> list[tuple[str, str]]:
    titles, *rows = _cells(path)
    name, phone = titles.index("投诉人"), titles.index("电话")
    # A CSV guards texts that a spreadsheet would calculate or shorten.
    return [(row[name], row[phone].strip("=\"\t'")) for row in rows]


def _traces(office: Office) -> list[tuple[str, object]]:
    rows = office.store.rows(
        "SELECT o.staff, a.field, a.after FROM audit a JOIN operation o ON o.id = a.operation_id"
        " WHERE o.name = 'export_unmasked'"
    )
    return [(row["staff"], row["field"], str(row["after"])) for row in rows]  # type: ignore[misc]


def test_only_an_unmasked_export_leaves_a_trace(small: Office, tmp_path: Path) -> None:
    exporting.export(small, tmp_path / "隐.xlsx", everything(small))
    exporting.export_calendar(small, tmp_path / "隐.ics", ExportOrder())
    assert _traces(small) == []
    exporting.export(small, tmp_path / "全.xlsx", everything(small, unmasked=True))
    exporting.export_calendar(small, tmp_path / "全.ics", ExportOrder(unmasked=True))
    assert [(trace[0], trace[1]) for trace in _traces(small)] == [
        ("王敏", "rows"),
        ("王敏", "follow_ups"),
    ]


def test_a_selection_keeps_its_order(small: Office, tmp_path: Path) -> None:
    target = tmp_path / "选.csv"
    assert exporting.export(small, target, ExportOrder(numbers=("A-3", "A-1"))).rows == 2
    assert [row[0] for row in _cells(target)[1:]] == ["A-3", "A-1"]


# what goes wrong


def test_errors_are_named_and_the_old_file_stays(small: Office, tmp_path: Path) -> None:
    order = everything(small)
    with pytest.raises(KnownError) as wrong:
        exporting.export(small, tmp_path / "出.pdf", order)
    assert wrong.value.code == "export_format"
    with pytest.raises(KnownError) as nowhere:
        exporting.export(small, tmp_path / "没有" / "出.xlsx", order)
    assert nowhere.value.code == "folder_missing"
    with pytest.raises(KnownError) as unknown:
        exporting.export(small, tmp_path / "出.xlsx", ExportOrder(numbers=("没有",)))
    assert unknown.value.code == "number_unknown"
    with pytest.raises(KnownError) as nothing:
        exporting.export(small, tmp_path / "出.xlsx", ExportOrder())
    assert nothing.value.code == "nothing_chosen"
    assert not (tmp_path / "出.xlsx").exists()


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_cancelled_export_leaves_the_old_file_whole(
    small: Office, tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"出{suffix}"
    target.write_bytes(b"old")
    progress = Progress(lambda *_: None)
    progress.cancel()
    with pytest.raises(Cancelled):
        exporting.export(small, target, everything(small), progress)
    assert target.read_bytes() == b"old"
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".tmp"]


def test_the_calendar_of_some_days_and_of_one_person(office: Office, tmp_path: Path) -> None:
    from datetime import date, timedelta

    import icalendar

    from desktop_app.services import followups

    start = office.now().replace(second=0) + timedelta(days=1)
    with office.write("roster") as journal:
        place = {"community": "翠湖", "building": "5", "unit": "1", "room": "302"}
        flat = journal.insert("household", place)
    mine = followups.plan(office, "visit", start, household_id=flat)
    other = followups.plan(office, "callback", start + timedelta(days=2), assignee="刘强")
    done = followups.plan(office, "survey", start + timedelta(days=5))
    followups.complete(office, done.id, followups.Completion("好"))

    def exported(**more: object) -> dict[str, icalendar.Event]:
        path = tmp_path / "部分.ics"
        exporting.export_calendar(office, path, ExportOrder(), **more)  # type: ignore[arg-type]
        events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        return {str(event["UID"]).split("@")[0]: event for event in events}  # type: ignore[misc]

    every = exported()
    keys = [f"follow-up-{one.id}" for one in (mine, other, done)]
    assert set(keys) <= set(every)
    assert str(every[keys[0]]["LOCATION"]) == "5-1-302"
    assert [len(every[key].walk("VALARM")) for key in keys] == [1, 1, 0]
    assert keys[1] not in exported(mine=True) and keys[0] in exported(mine=True)
    first: date = other.due_at.date()
    some = exported(first=first, last=first)
    assert keys[1] in some and keys[0] not in some and keys[2] not in some


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_whatever_is_registered_comes_back_as_it_was(
    office: Office, tmp_path: Path, suffix: str
) -> None:
    for text in (
        "漏" * 10_000,
        "😀👨‍👩‍👧‍👦 電梯\n第二行\t制表",
        "𠮷野家 㐂 龘 e\u0301",
        "=1+1",
        "@x",
        "'单引号",
        '"双"引号,逗号;分号\r\n换行',
        "<b>&amp;</b>",
        "0013800138000",
    ):
        registered = Intake(text, complainant=text[:20], phone="013800138000", remark=text)
        case_services.register(office, registered)
    before = state(office)
    target = tmp_path / f"出{suffix}"
    exporting.export(office, target, everything(office, unmasked=True))
    check = importing.check(office, importing.load(target, today=NOW))
    assert [(row.number, row.changes) for row in check.rows if row.verdict != "same"] == []
    assert importing.commit(office, check).batch is None
    assert state(office) == before


# every kind, there and back, and into another office


def _sample(office: Office) -> None:
    """A believable office with the values that get lost on the way."""
    build.build(office, 60, 7)
    store = office.store
    with office.write("edit") as journal:
        person = store.value("SELECT min(id) FROM resident")
        journal.update("resident", person, {"note": "同上", "preferred_time": "工作日晚上"})
        flat = store.value("SELECT min(id) FROM household")
        journal.update(
            "household",
            flat,
            {"note": "晚上9点后勿扰\n=1", "occupancy": "renovating", "area": 89.25},
        )
        planned = store.value("SELECT min(id) FROM follow_up WHERE state = 'planned'")
        journal.update(
            "follow_up",
            planned,
            {"note": "=1+1\n第二行", "title": "同上", "unanswered": 2, "kind": "visit"},
        )
        other = store.value("SELECT max(id) FROM follow_up WHERE state = 'planned'")
        long = "长" * 40_000 + "😀"
        journal.update(
            "follow_up",
            other,
            {"state": "cancelled", "done_at": NOW, "outcome": "满意", "note": long},
        )
        journal.update("resident", person + 1, {"note": long})


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "sample"
    folder.mkdir()
    made = make_office(folder, fill=_sample)
    yield made
    made.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "fresh"
    folder.mkdir()
    made = make_office(folder)
    yield made
    made.close()


def roster_of(office: Office) -> list[tuple[object, ...]]:
    return list(
        office.store.each(
            "SELECT h.community, h.building, h.unit, h.room, h.area, h.occupancy, h.note, r.name,"
            " y.kind, r.phone, r.preferred_time, r.note FROM household h"
            " LEFT JOIN residency y ON y.household_id = h.id AND y.until IS NULL"
            " LEFT JOIN resident r ON r.id = y.resident_id ORDER BY 1, 2, 3, 4, 8, 10"
        )
    )


def follow_ups_of(office: Office) -> list[tuple[object, ...]]:
    return list(
        office.store.each(
            "SELECT c.number, h.building, h.unit, h.room, f.kind, f.due_at, f.title, f.note,"
            " f.assignee, f.state, f.done_at, f.outcome, f.unanswered FROM follow_up f"
            " LEFT JOIN complaint c ON c.id = f.complaint_id"
            " LEFT JOIN household h ON h.id = f.household_id ORDER BY 6, 1, 5, 4"
        )
    )


WRITTEN = (
    "number", "received_at", "content", "channel", "received_by", "community", "building", "unit",
    "room", "complainant", "complainant_kind", "phone", "occurred", "expectation", "category",
    "category_text", "severity", "department", "handler", "result", "remark", "household_id",
)  # fmt: skip


def register_of(office: Office) -> list[dict[str, object]]:
    rows = [{name: getattr(case, name) for name in WRITTEN} for case in state(office)]
    return [{**row, "household_id": bool(row["household_id"])} for row in rows]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_every_kind_comes_back_and_makes_the_same_office(
    sample: Office, fresh: Office, tmp_path: Path, suffix: str
) -> None:
    for kind in exporting.KINDS:
        for unmasked in (False, True):
            order = replace(everything(sample, unmasked=unmasked), kind=kind)
            target = tmp_path / f"{kind}{unmasked}{suffix}"
            written = exporting.export(sample, target, order)
            loaded = importing.load(target, today=NOW)
            assert loaded.kind == kind
            columns = [match for table in loaded.tables() for match in table.plan.columns]
            unknown = [match.header for match in columns if not match.field]
            assert not [header for header in unknown if "续" not in header], unknown
            checked = importing.check(sample, loaded)
            assert {row.verdict for row in checked.rows} <= {"same", "duplicate"}
            assert (len(checked.rows), checked.errors) == (written.rows, ())
    for kind in ("households", "complaints", "followups"):
        bring_in(fresh, tmp_path / f"{kind}True{suffix}")
    assert roster_of(fresh) == roster_of(sample)
    assert register_of(fresh) == register_of(sample)
    assert follow_ups_of(fresh) == follow_ups_of(sample)


def test_kinds_are_masked_traced_and_counted(sample: Office, tmp_path: Path) -> None:
    name, phone = next(
        sample.store.each("SELECT name, phone FROM resident WHERE length(phone) = 11 LIMIT 1")
    )
    target = tmp_path / "名册.xlsx"
    order = replace(everything(sample), kind="households")
    exporting.export(sample, target, order)
    assert phone not in str(_cells(target)) and _traces(sample) == []
    exporting.export(sample, target, replace(order, unmasked=True))
    assert [name, phone] in [[row[6], row[8]] for row in _cells(target)]
    assert [trace[1] for trace in _traces(sample)] == ["roster"]
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["住户名册", "字段说明", "统计"]
    flats = sample.store.value("SELECT count(*) FROM household")
    assert sum(row[1].value for row in book["统计"].iter_rows(min_row=2)) == flats
    exporting.export(sample, target, replace(order, kind="followups"))
    book = openpyxl.load_workbook(target)
    calls = sample.store.value("SELECT count(*) FROM follow_up")
    assert sum(row[1].value for row in book["统计"].iter_rows(min_row=2)) == calls


def test_the_hidden_column_names_the_newest_trace(small: Office, tmp_path: Path) -> None:
    exporting.export(small, tmp_path / "出.csv", everything(small))
    newest = small.store.value("SELECT max(id) FROM audit")
    last = [row[-1] for row in _cells(tmp_path / "出.csv")]
    assert last == [exporting.OWN_ID, *(f"A-{n}@1.{newest}" for n in (1, 2, 3))]


def test_an_old_export_without_the_trace_still_comes_back(small: Office, tmp_path: Path) -> None:
    target = tmp_path / "出.csv"
    exporting.export(small, target, everything(small))
    text = target.read_text("utf-8-sig")
    newest = small.store.value("SELECT max(id) FROM audit")
    target.write_text(text.replace(f"@1.{newest}", "@1"), "utf-8-sig")
    checked = importing.check(small, importing.load(target, today=NOW))
    assert {row.verdict for row in checked.rows} == {"same"} and len(checked.rows) == 3


LONG = "漏水😀" * 20_000 + "\n" + "字" * 90_000 + "\n末"
"""190,003 units of UTF-16 and more: six cells of a workbook."""


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_long_texts_go_out_and_come_back_whole(
    small: Office, fresh: Office, tmp_path: Path, suffix: str
) -> None:
    here = small.case_by_number("A-2")
    edge = "=" + "界" * 32_764 + " " + "=后半"  # the blank is the last character of its cell
    with small.write("edit") as journal:
        changed = replace(here.complaint, content=LONG, remark=edge)
        small.save(journal, here, replace(here, complaint=changed))
    target = tmp_path / f"出{suffix}"
    exporting.export(small, target, everything(small, unmasked=True))
    if suffix == ".xlsx":
        titles = [cell.value for cell in openpyxl.load_workbook(target).worksheets[0][1]]
        at = titles.index("投诉内容")
        assert titles[at : at + 7] == [
            "投诉内容", *(f"投诉内容(续{n})" for n in range(1, 6)), "业主要求",
        ]  # fmt: skip
        assert titles[-3:] == ["备注", "备注(续1)", exporting.OWN_ID]
    checked = importing.check(small, importing.load(target, today=NOW))
    assert {row.verdict for row in checked.rows} == {"same"}
    bring_in(fresh, target)
    back = fresh.case_by_number("A-2").complaint
    assert (back.content, back.remark) == (LONG, edge)
    short = tmp_path / "短.xlsx"
    exporting.export(small, short, ExportOrder(numbers=("A-1", "A-3")))
    assert len(next(iter(openpyxl.load_workbook(short).worksheets[0].values))) == 25


def test_an_empty_cell_clears_and_a_missing_column_leaves_alone(
    small: Office, tmp_path: Path
) -> None:
    here = small.case_by_number("A-2")
    with small.write("edit") as journal:
        changed = replace(here.complaint, expectation="尽快", occurred="厨房", remark="备")
        small.save(journal, here, replace(here, complaint=changed))
    target = tmp_path / "出.xlsx"
    exporting.export(small, target, everything(small))
    book = openpyxl.load_workbook(target)
    page = book.worksheets[0]
    titles = [cell.value for cell in page[1]]
    page.cell(3, titles.index("业主要求") + 1).value = None
    page.delete_cols(titles.index("事发时间地点") + 1)
    book.save(target)
    bring_in(small, target)
    back = small.case_by_number("A-2").complaint
    assert (back.expectation, back.occurred, back.remark) == ("", "厨房", "备")


def test_an_export_is_of_one_moment(
    small: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process writes while the rows are read: the book shows none of it."""
    real = registers.cases

    def meanwhile(store: Store, ids: Sequence[int]) -> Iterator[tuple[object, ...]]:
        with sqlite3.connect(store.path) as other:
            other.execute("UPDATE complaint SET handler = '后来'")
        other.close()
        yield from real(store, ids)

    monkeypatch.setattr(registers, "cases", meanwhile)
    target = tmp_path / "出.csv"
    exporting.export(small, target, everything(small))
    titles, *rows = _cells(target)
    assert {row[titles.index("经办人")] for row in rows} == {""}
    assert small.case_by_number("A-1").complaint.handler == "后来"


# in English


def _whole_english() -> Callable[[str], str]:
    """The catalogue, and for what it lacks yet the words that the import expects."""
    expected = {
        chinese: word
        for tables in own_words.WORDS.values()
        for table in tables.values()
        for word, chinese in table.items()
    }
    missing = {
        "建筑面积": "Floor area", "入住情况": "Occupancy", "方便联系时间": "Best time to call",
        "住户说明": "About the person", "受访人": "Person called", "回访类型": "Callback type",
        "计划时间": "Planned for", "回访状态": "Callback status",
    }  # fmt: skip
    catalogue = translator("en")

    def tell(text: str) -> str:
        said = catalogue(text)
        return said if said != text else {**expected, **missing}.get(text, text)

    return tell


def test_an_english_export_comes_back_as_the_same(sample: Office, tmp_path: Path) -> None:
    tell = _whole_english()
    for kind in exporting.KINDS:
        order = replace(everything(sample, unmasked=True), kind=kind, translate=tell, language="en")
        for suffix in (".xlsx", ".csv"):
            target = tmp_path / f"{kind}{suffix}"
            exporting.export(sample, target, order)
            loaded = importing.load(target, today=NOW)
            checked = importing.check(sample, loaded)
            changes = [(row.number, row.changes) for row in checked.rows if row.changes]
            assert (loaded.kind, changes) == (kind, [])
            assert {row.verdict for row in checked.rows} <= {"same", "duplicate"}


def test_the_english_words_of_exports_are_those_of_the_catalogue() -> None:
    """Whatever the catalogue says for a title or a word, the import knows it again."""
    tell = translator("en")
    columns = {
        "complaints": export_complaints.COLUMNS,
        "households": export_roster.COLUMNS,
        "followups": export_followups.COLUMNS,
    }
    renamed = {"person": "name", "assignee": "staff", "resident_note": "person_note"}
    for kind, listed in columns.items():
        for column in listed:
            title = tell(column.title)
            field = renamed.get(column.field, column.field)
            if (kind, field) == ("households", "note"):
                field = "remark"
            if title != column.title:
                assert own_words.TITLES[kind].get(title) == field, title
    tables = [
        ("complaints", "channel", CHANNEL_TEXT),
        ("complaints", "complainant_kind", KIND_TEXT),
        ("complaints", "severity", SEVERITY_TEXT),
        ("complaints", "validity", VALIDITY_TEXT),
        ("complaints", "satisfaction", SATISFACTION_TEXT),
        ("complaints", "status", STATUS_TEXT),
        ("households", "kind", KIND_TEXT),
        ("households", "occupancy", OCCUPANCY_TEXT),
        ("followups", "kind", FOLLOW_UP_TEXT),
        ("followups", "state", FOLLOW_UP_STATE_TEXT),
    ]
    for kind, field, table in tables:
        for chinese in table.values():
            word = tell(chinese)
            if word != chinese:
                assert own_words.WORDS[kind][field].get(word) == chinese, word
    continued = tell(exporting.CONTINUED).format(title=tell("投诉内容"), number=1)
    assert own_export.base_of(continued) == tell("投诉内容")
