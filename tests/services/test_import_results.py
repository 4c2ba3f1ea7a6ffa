"""A register that goes on in Excel and comes again: its newer results are offered, never forced."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from random import Random

import openpyxl
import pytest

from desktop_app.domain.case import CaseFile, Status
from desktop_app.domain.views import CaseFilter
from desktop_app.services import cases, queue
from desktop_app.services.cases import NewContact
from desktop_app.services.exports import exporting
from desktop_app.services.exports.exporting import ExportOrder
from desktop_app.services.imports import compare, importing
from desktop_app.services.imports import resolve as import_resolve
from desktop_app.services.imports.choices import Key
from desktop_app.services.imports.importing import Check
from desktop_app.services.office import Office
from desktop_app.services.safety import doctor
from tests.offices import NOW, make_office
from tests.services.import_books import HEADER, book, bring_in_file, checked_book, line, snapshot

HEAD: list[object] = [*HEADER, "处理结果", "完成时间", "回访时间", "是否满意", "是否有效"]
NOTHING: list[object] = ["", "", "", "", ""]
DONE: list[object] = ["已更换软管，不再漏水", "2026-11-06", "2026-11-07", "满意", ""]
LATER: list[list[object]] = [
    NOTHING,
    ["已联系，正在处理", "", "", "", ""],
    ["已修好", "2026-11-06", "", "", ""],
    ["已修好", "2026-11-06 10:30", "2026-11-08", "", ""],
    ["已修好", "", "2026-11-08", "未接通", ""],
    DONE,
    ["已修好", "2026-11-06", "", "不满意", ""],
    ["不属实，已解释", "", "", "", "无效"],
    ["已关闭", "2026-11-09", "", "较满意", "有效"],
]
"""What a row of a register says of the work, from nothing to everything."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "office"
    folder.mkdir()
    made = make_office(folder)
    yield made
    made.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "other"
    folder.mkdir()
    made = make_office(folder)
    yield made
    made.close()


def register(path: Path, *work: list[object], numbered: bool = True) -> Path:
    """A register with one complaint for each of *work*, told by what the work came to."""
    rows: list[list[object]] = [HEAD]
    for place, more in enumerate(work, 1):
        number = f"A-{place}" if numbered else ""
        rows.append(
            [*line(number, f"第{place}件，{place}号漏水", 房号=f"3-2-{500 + place}"), *more]
        )
    return book(path, rows)


def told(case: CaseFile) -> tuple[object, ...]:
    """A case as its people see it: without ids, and without what tells where it came from."""
    one = case.complaint
    return (
        case.workflow.key, one.step_key, one.status, one.outcome, one.validity, one.result,
        one.completed_at, one.satisfaction, one.closed_at, one.due_at, dict(case.values),
        [(e.step_key, e.entered_at, e.left_at, e.how) for e in case.entries],
        [(c.at, c.reached, c.said) for c in case.contacts], case.clocks,
    )  # fmt: skip


def all_told(office: Office) -> list[tuple[object, ...]]:
    asked = queue.query(office, CaseFilter(), sort="received_at")
    found = [office.case(one) for one in queue.ids(office, asked)]
    return [told(case) for case in sorted(found, key=lambda case: case.complaint.content)]


def offered(checked: Check) -> list[tuple[str, set[str], set[str]]]:
    return [
        (row.verdict, {c.field for c in row.changes}, {c.field for c in row.conflicts})
        for row in checked.rows
    ]


def warned(checked: Check) -> list[str]:
    return [str(text) for _, _, text in checked.warnings if "未接通" not in str(text)]


def sound(office: Office) -> bool:
    return all(one.ok for one in doctor.examine(office))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("numbered", [True, False])
def test_a_register_that_comes_again_ends_where_its_newest_form_would(
    office: Office, other: Office, tmp_path: Path, numbered: bool, seed: int
) -> None:
    """Untouched cases are carried on as if the newer book had come alone; undone, all is as before."""
    rng = Random(seed)
    later = [LATER[rng.randrange(1, len(LATER))] for _ in range(8)]
    before = [rng.choice([NOTHING, NOTHING, more]) for more in later]
    bring_in_file(office, register(tmp_path / "一.xlsx", *before, numbered=numbered))
    stood = snapshot(office)
    newer = register(tmp_path / "二.xlsx", *later, numbered=numbered)
    outcome = bring_in_file(office, newer)
    bring_in_file(other, register(tmp_path / "二.xlsx", *later, numbered=numbered))
    assert all_told(office) == all_told(other)
    assert sound(office)
    again = checked_book(office, newer)
    assert {row.verdict for row in again.rows} <= {"same", "duplicate"} and warned(again) == []
    if outcome.batch is not None:
        undone = importing.undo(office, outcome.batch)
        assert undone.kept == () and snapshot(office) == stood and sound(office)


def test_what_the_newer_book_adds_is_shown_field_by_field(office: Office, tmp_path: Path) -> None:
    bring_in_file(office, register(tmp_path / "一.xlsx", NOTHING))
    checked = checked_book(office, register(tmp_path / "二.xlsx", DONE))
    (row,) = checked.rows
    assert (row.verdict, row.conflicts) == ("updated", ())
    assert [(c.field, c.before, c.after) for c in row.changes] == [
        ("status", "unassigned", "closed"),
        ("result", "", "已更换软管，不再漏水"),
        ("completed_at", "", "2026-11-06 00:00"),
        ("satisfaction", "", "A"),
        ("callback_at", "", "2026-11-07 00:00"),
    ]  # fmt: skip
    assert warned(checked) == []


@pytest.mark.parametrize(
    ("declined", "status", "result", "satisfaction"),
    [
        (["satisfaction", "callback_at"], Status.AWAITING_CALLBACK, True, ""),
        (["status"], Status.IN_PROGRESS, True, ""),
        (["result"], Status.UNASSIGNED, False, ""),
        (["status", "result", "completed_at", "satisfaction", "callback_at"], None, False, ""),
    ],
)
def test_a_field_that_is_declined_is_not_written_and_no_guard_is_passed_without_it(
    office: Office, tmp_path: Path, declined: list[str], status: Status | None, result: bool,
    satisfaction: str,
) -> None:  # fmt: skip
    bring_in_file(office, register(tmp_path / "一.xlsx", NOTHING))
    stood = office.case_by_number("A-1").complaint
    work = ["已修好", "2026-11-06", "2026-11-07", "满意", ""]
    checked = checked_book(office, register(tmp_path / "二.xlsx", work))
    choices: dict[Key, str] = {("登记表", 2, name): import_resolve.OURS for name in declined}
    settled = import_resolve.resolve(checked, choices)
    importing.commit(office, settled)
    now = office.case_by_number("A-1").complaint
    assert (bool(now.result), now.satisfaction) == (result, satisfaction)
    if status is None:
        assert settled.rows[0].verdict == "same" and now == stood
    else:
        assert now.status in (status, Status.UNASSIGNED if status == Status.IN_PROGRESS else status)
    assert sound(office)


def held(checked: Check, declined: list[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    choices: dict[Key, str] = {("登记表", 2, name): import_resolve.OURS for name in declined}
    found = import_resolve.held(checked.rows[0], choices)
    return {name: (one.after, one.lacking) for name, one in found.items()}


def test_what_a_guard_holds_is_told_before_anything_is_written(
    office: Office, tmp_path: Path
) -> None:
    """Without the result the work is not done: neither the status nor the answer can come."""
    bring_in_file(office, register(tmp_path / "一.xlsx", NOTHING))
    checked = checked_book(office, register(tmp_path / "二.xlsx", DONE))
    without_result = ("", ("result",))
    assert held(checked, []) == {}
    assert held(checked, ["result"]) == dict.fromkeys(
        ("status", "satisfaction", "callback_at"), without_result
    )
    assert held(checked, ["satisfaction"]) == {"status": ("awaiting_callback", ("satisfaction",))}
    assert held(checked, ["status", "result", "completed_at", "callback_at"]) == {
        "satisfaction": ("", ("status", "result"))
    }
    choices: dict[Key, str] = {("登记表", 2, "result"): import_resolve.OURS}
    (row,) = import_resolve.resolve(checked, choices).rows
    assert [one.field for one in row.changes] == ["completed_at"]
    assert held(checked, ["completed_at"]) == {"completed_at": ("2026-11-03 09:10", ())}
    choices["登记表", 2, "completed_at"] = import_resolve.OURS
    settled = import_resolve.resolve(checked, choices)
    assert settled.counts()["same"] == 1 and importing.commit(office, settled).batch is None


def test_a_status_that_moves_because_another_field_was_left_is_told(
    office: Office, tmp_path: Path
) -> None:
    bring_in_file(office, register(tmp_path / "一.xlsx", NOTHING))
    checked = checked_book(office, register(tmp_path / "二.xlsx", LATER[7]))
    assert held(checked, ["validity"]) == {
        "validity": ("valid", ()),
        "status": ("awaiting_callback", ()),
    }


@pytest.mark.parametrize("work", LATER[2:])
@pytest.mark.parametrize("worked_on", [False, True])
def test_what_the_check_tells_of_any_choice_is_what_is_written(
    office: Office, tmp_path: Path, work: list[object], worked_on: bool
) -> None:
    rng = Random(str(work))
    before = LATER[1] if worked_on else NOTHING
    bring_in_file(office, register(tmp_path / "一.xlsx", *[before] * 6))
    if worked_on:
        for place in range(1, 7):
            case = office.case_by_number(f"A-{place}").complaint.id
            cases.log_contact(office, case, NewContact("约了周五上门"))
    checked = checked_book(office, register(tmp_path / "二.xlsx", *[work] * 6))
    choices: dict[Key, str] = {
        ("登记表", row.parsed.row, one.field): rng.choice(
            [import_resolve.BOOK, import_resolve.OURS]
        )
        for row in checked.rows
        for one in (*row.changes, *row.conflicts)
    }
    stood = {row.number: office.case_by_number(row.number).complaint for row in checked.rows}
    settled = import_resolve.resolve(checked, choices)
    importing.commit(office, settled)
    for row in settled.rows:
        then, now = stood[row.number], office.case_by_number(row.number).complaint
        told = {one.field: one.after for one in row.changes}
        course = next(one.course for one in checked.rows if one.number == row.number)
        assert course is not None
        for name in {"status", *course.fields} - {"callback_at"}:
            if (name, now.validity) == ("result", "invalid"):
                continue
            said = told.get(name, compare.shown(getattr(then, name)))
            assert compare.shown(getattr(now, name)) == said, name


def test_a_case_that_was_worked_on_is_only_carried_on_where_somebody_chooses_so(
    office: Office, tmp_path: Path
) -> None:
    bring_in_file(office, register(tmp_path / "一.xlsx", ["已联系", "", "", "", ""]))
    case = office.case_by_number("A-1")
    cases.log_contact(office, case.complaint.id, NewContact("约了周五上门"))
    cases.set_field(office, case.complaint.id, "work", "result", "前台写的结果")
    stood = snapshot(office)
    checked = checked_book(office, register(tmp_path / "二.xlsx", DONE))
    verdict, changes, conflicts = offered(checked)[0]
    assert (verdict, changes) == ("conflict", set()) and {"result", "status"} <= conflicts
    assert [text for text in warned(checked) if "由您决定" in text]
    assert importing.commit(office, checked).batch is None and snapshot(office) == stood
    outcome = importing.commit(office, import_resolve.resolve_all(checked, import_resolve.BOOK))
    now = office.case(case.complaint.id)
    assert (now.complaint.status, now.complaint.result) == (Status.CLOSED, DONE[0])
    assert "约了周五上门" in [one.said for one in now.contacts] and sound(office)
    assert outcome.batch is not None
    importing.undo(office, outcome.batch)
    assert snapshot(office) == stood and sound(office)


def test_one_field_of_a_conflict_can_be_taken_and_another_left(
    office: Office, tmp_path: Path
) -> None:
    bring_in_file(office, register(tmp_path / "一.xlsx", ["已联系", "", "", "", ""]))
    case = office.case_by_number("A-1").complaint.id
    cases.set_field(office, case, "work", "result", "前台写的结果")
    checked = checked_book(
        office, register(tmp_path / "二.xlsx", ["已修好", "2026-11-06", "", "", ""])
    )
    choices: dict[Key, str] = {
        ("登记表", 2, "completed_at"): import_resolve.BOOK,
        ("登记表", 2, "result"): import_resolve.OURS,
        ("登记表", 2, "status"): import_resolve.OURS,
    }
    importing.commit(office, import_resolve.resolve(checked, choices))
    now = office.case(case).complaint
    assert (now.result, f"{now.completed_at:%m-%d}", now.step_key) == (
        "前台写的结果",
        "11-06",
        "work",
    )


@pytest.mark.parametrize("how", ["desk", "moved", "hold", "closed"])
def test_a_case_that_left_the_registers_ways_is_never_carried_on(
    office: Office, tmp_path: Path, how: str
) -> None:
    if how == "desk":
        one = cases.register(
            office, cases.Intake("第1件，1号漏水", room="501", building="3", unit="2")
        ).complaint
        number = one.number
    else:
        bring_in_file(office, register(tmp_path / "一.xlsx", NOTHING))
        one = office.case_by_number("A-1").complaint
        number = "A-1"
    if how == "moved":
        cases.log_contact(office, one.id, NewContact("约了周五上门"))
    elif how == "hold":
        cases.hold(office, one.id, "等配件", NOW.replace(day=28))
    elif how == "closed":
        bring_in_file(office, register(tmp_path / "关.xlsx", DONE))
    stood = snapshot(office)
    at = f"{one.received_at:%Y-%m-%d %H:%M}"
    row = [
        *line(number, one.content, 受理时间=at, 投诉人="", 电话=""),
        "后来又修了",
        "2026-11-10",
        "",
        "不满意",
        "",
    ]
    path = book(tmp_path / "二.xlsx", [HEAD, row])
    checked = import_resolve.resolve_all(checked_book(office, path), import_resolve.BOOK)
    importing.commit(office, checked)
    after = snapshot(office)
    for table in ("step_entry", "step_value", "contact", "clock_run"):
        assert after[table] == stood[table], table
    told_of = [text for text in warned(checked) if "没有采用" in text]
    assert bool(told_of) == (how != "closed")


def test_what_was_done_between_the_check_and_the_write_is_not_written_over(
    office: Office, tmp_path: Path
) -> None:
    bring_in_file(office, register(tmp_path / "一.xlsx", NOTHING))
    checked = checked_book(office, register(tmp_path / "二.xlsx", DONE))
    case = office.case_by_number("A-1").complaint.id
    cases.log_contact(office, case, NewContact("刚接到电话"))
    importing.commit(office, checked)
    now = office.case(case)
    assert (now.complaint.status == Status.CLOSED, now.complaint.result) == (False, "")
    assert [one.said for one in now.contacts] == ["刚接到电话"]


def test_a_case_that_went_on_since_stays_when_the_batch_goes(
    office: Office, tmp_path: Path
) -> None:
    bring_in_file(office, register(tmp_path / "一.xlsx", NOTHING, NOTHING))
    work: list[object] = ["已修好", "2026-11-06", "", "", ""]
    outcome = bring_in_file(office, register(tmp_path / "二.xlsx", work, work))
    case = office.case_by_number("A-1").complaint.id
    cases.log_contact(office, case, NewContact("回访：好了"))
    assert outcome.batch is not None
    undone = importing.undo(office, outcome.batch)
    assert undone.kept == ("A-1",)
    assert office.case(case).complaint.result == "已修好"
    back = office.case_by_number("A-2").complaint
    assert (back.result, back.completed_at) == ("", None) and sound(office)


def test_results_written_into_an_own_export_are_carried_on(office: Office, tmp_path: Path) -> None:
    bring_in_file(office, register(tmp_path / "一.xlsx", NOTHING, NOTHING, LATER[2]))
    target = tmp_path / "出.xlsx"
    exporting.export(office, target, ExportOrder(queue.query(office, CaseFilter(), sort="number")))
    again = importing.check(office, importing.load(target, today=NOW))
    assert {row.verdict for row in again.rows} == {"same"} and warned(again) == []
    made = openpyxl.load_workbook(target)
    sheet = made.worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    for row, title, value in ((2, "处理结果", "已修好"), (4, "满意度", "满意")):
        sheet.cell(row, titles.index(title) + 1).value = value
    made.save(target)
    checked = importing.check(office, importing.load(target, today=NOW))
    assert [row.verdict for row in checked.rows] == ["updated", "same", "updated"]
    importing.commit(office, checked)
    statuses = [office.case_by_number(f"A-{n}").complaint.status for n in (1, 2, 3)]
    assert statuses[0] == Status.AWAITING_CALLBACK and statuses[2] == Status.CLOSED
    assert office.case_by_number("A-1").complaint.result == "已修好" and sound(office)


def test_the_same_news_twice_in_one_book_is_taken_once(office: Office, tmp_path: Path) -> None:
    bring_in_file(office, register(tmp_path / "一.xlsx", NOTHING, numbered=False))
    row = [*line("", "第1件，1号漏水", 房号="3-2-501"), *DONE]
    checked = checked_book(office, book(tmp_path / "二.xlsx", [HEAD, row, row]))
    assert [one.verdict for one in checked.rows] == ["updated", "duplicate"]
    importing.commit(office, checked)
    asked = queue.query(office, CaseFilter())
    assert [office.case(one).complaint.satisfaction for one in queue.ids(office, asked)] == ["A"]


def test_a_callback_ahead_is_a_plan_and_no_callback(office: Office, tmp_path: Path) -> None:
    work: list[list[object]] = [
        ["已修好", "2026-11-06", "2026-11-28", "", ""],
        ["已修好", "2026-11-06", "2026-12-20", "满意", ""],
        ["", "", "2026-11-28", "", ""],
    ]
    path = register(tmp_path / "一.xlsx", *work)
    checked = checked_book(office, path)
    assert [("计划中" in text, "请核对" in text) for text in warned(checked)] == [
        (True, False), (False, True), (True, False),
    ]  # fmt: skip
    importing.commit(office, checked)
    first, second = office.case_by_number("A-1"), office.case_by_number("A-2")
    assert first.complaint.status == Status.AWAITING_CALLBACK and first.contacts == ()
    assert [(f.kind, f.state, f"{f.due_at:%m-%d}") for f in first.follow_ups] == [
        ("callback", "planned", "11-28")
    ]
    third = office.case_by_number("A-3")
    assert [f"{one.due_at:%m-%d}" for one in third.follow_ups] == ["11-28"]
    assert second.complaint.status == Status.CLOSED
    assert [f"{one.at:%m-%d}" for one in second.contacts] == ["11-06"] and sound(office)
    assert {row.verdict for row in checked_book(office, path).rows} == {"same"}


def test_a_call_that_is_told_without_an_answer_is_noted_alone(
    office: Office, tmp_path: Path
) -> None:
    before: list[object] = ["已修好", "2026-11-06 10:30", "", "", ""]
    bring_in_file(office, register(tmp_path / "一.xlsx", before))
    path = register(tmp_path / "二.xlsx", LATER[3])
    checked = checked_book(office, path)
    assert [{c.field for c in row.changes} for row in checked.rows] == [{"callback_at"}]
    importing.commit(office, checked)
    assert [f"{c.at:%m-%d}" for c in office.case_by_number("A-1").contacts] == ["11-08"]
    assert {row.verdict for row in checked_book(office, path).rows} == {"same"}


@pytest.mark.parametrize("order", list(permutations(range(4)))[::3])
def test_batches_of_one_case_taken_back_in_any_order_leave_it_sound(
    office: Office, tmp_path: Path, order: tuple[int, ...]
) -> None:
    """Registered, begun, closed, and its remark put right: each by a book of its own."""
    stood = snapshot(office)
    books = [NOTHING, LATER[1], DONE]
    made = [
        bring_in_file(office, register(tmp_path / f"{n}.xlsx", one)) for n, one in enumerate(books)
    ]
    row = [*line("A-1", "第1件，1号漏水", 房号="3-2-501", 备注="改过"), *DONE]
    made.append(bring_in_file(office, book(tmp_path / "3.xlsx", [HEAD, row])))
    kept: set[str] = set()
    for one in order:
        batch = made[one].batch
        assert batch is not None
        kept |= set(importing.undo(office, batch).kept)
        assert sound(office)
    if order == (3, 2, 1, 0):
        assert kept == set()
    if not kept:
        assert snapshot(office) == stood
    asked = queue.query(office, CaseFilter())
    for case in queue.ids(office, asked):  # what is left stands where the books put it
        assert office.case(case).complaint.status in Status and kept == {"A-1"}


@pytest.mark.parametrize("work", LATER[1:7])
def test_people_and_level_that_come_with_the_results_are_taken_as_well(
    office: Office, other: Office, tmp_path: Path, work: list[object]
) -> None:
    head: list[object] = [*HEAD, "责任部门", "经办人", "类别"]
    first = [*line("A-1", "一楼漏水"), *NOTHING, "", "", ""]
    then = [*line("A-1", "一楼漏水", 级别="重大"), *work, "工程", "周工", "工程维修/漏水"]
    bring_in_file(office, book(tmp_path / "一.xlsx", [head, first]))
    stood = snapshot(office)
    newer = book(tmp_path / "二.xlsx", [head, then])
    outcome = bring_in_file(office, newer)
    bring_in_file(other, newer)
    assert all_told(office) == all_told(other) and sound(office)
    one = office.case_by_number("A-1").complaint
    assert (one.department, one.handler, one.severity) == ("工程部", "周工", "critical")
    assert outcome.batch is not None
    importing.undo(office, outcome.batch)
    assert snapshot(office) == stood and sound(office)
