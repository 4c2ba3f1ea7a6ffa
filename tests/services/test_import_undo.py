"""Taking batches back: everything as it was, in any order, and nothing that was edited since lost."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.views import CaseFilter
from desktop_app.services import cases, followups, queue
from desktop_app.services import undo as undo_services
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.imports import importing
from desktop_app.services.imports.importing import LoadedBook
from desktop_app.services.office import Office
from desktop_app.services.safety import doctor
from tests.offices import NOW, SetClock, make_office
from tests.services.import_books import (
    REGISTER,
    ROSTER,
    all_rows,
    bring_in,
    contents,
    snapshot,
)


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


def test_undo_leaves_nothing_behind(
    office: Office, register: LoadedBook, roster: LoadedBook
) -> None:
    empty = contents(office)
    first = bring_in(office, roster)
    second = bring_in(office, register)
    assert second.batch is not None and first.batch is not None
    undone = importing.undo(office, second.batch)
    assert (undone.complaints, undone.kept) == (600, ())
    importing.undo(office, first.batch)
    assert contents(office) == empty
    assert queue.count(office, queue.query(office, CaseFilter(text="电梯"))) == 0
    with pytest.raises(KnownError) as twice:
        importing.undo(office, second.batch)
    assert twice.value.code == "batch_unknown"


def test_after_undo_the_book_can_be_imported_again(office: Office, register: LoadedBook) -> None:
    first = bring_in(office, register)
    assert first.batch is not None
    importing.undo(office, first.batch)
    assert bring_in(office, register).counts["new"] == 600


def test_undo_keeps_and_names_cases_that_were_edited(office: Office, register: LoadedBook) -> None:
    from desktop_app.services import queue_acts

    outcome = bring_in(office, register)
    edited = [row for row in all_rows(office)][3:5]
    with office.write("edit") as journal:
        for row in edited:
            journal.update("complaint", row.id, {"handler": "刘工2"})
    assert outcome.batch is not None
    undone = importing.undo(office, outcome.batch)
    assert sorted(undone.kept) == sorted(row.number for row in edited)
    assert undone.complaints == 598
    left = all_rows(office)
    assert queue_acts.numbers_of(office, [row.id for row in left]) == [row.number for row in edited]


# small books that touch the same records

OURS = "TS-20261121-001"
"""A case taken down at the desk before any import."""
_CASES = (
    "编号",
    "受理时间",
    "房号",
    "投诉人",
    "电话",
    "投诉内容",
    "类别",
    "级别",
    "责任部门",
    "经办人",
    "处理情况",
)
_FLATS = ("楼栋", "单元", "房号", "面积", "姓名", "电话", "身份", "是否入住", "备注")
_CALLS = ("编号", "计划时间", "回访时间", "房号", "回访人", "反馈意见", "备注")
BOOKS: dict[str, tuple[tuple[str, ...], ...]] = {
    "roster": (
        _FLATS,
        ("6", "2", "101", "89.5", "张三", "13800000001", "业主", "入住", ""),
        ("6", "2", "201", "90", "李四、王五", "13800000002、13800000003", "", "空置", ""),
        ("6", "2", "301", "", "赵六", "13800000004", "租户", "", "养狗"),
    ),
    "roster again": (
        _FLATS,
        ("6", "2", "101", "90", "张三", "13900000001", "家属", "出租", "晚上来电"),
        ("6", "2", "201", "", "新业主", "13800000009", "", "", ""),
        ("6", "2", "401", "70", "赵六", "13800000004", "业主", "", ""),
        ("6", "2", "901", "70", "老周", "13700000000", "租户", "", "门口有坡道"),
    ),
    "cases": (
        _CASES,
        ("A-1", "2026-11-03 09:10", "6-2-101", "张三", "13800000001", "厨房漏水", "工程维修/漏水", "一般", "", "", ""),
        ("A-2", "2026-11-05 09:10", "6-2-101", "张三", "13800000001", "又漏水了，还没人来", "工程维修/漏水", "重要", "工程部", "刘强", "维修中"),
        ("", "2026-11-06 10:00", "6-2-301", "赵六", "", "楼下跳舞太吵", "邻里噪音宠物", "轻微", "", "", "已处理完毕"),
    ),
    "updates": (
        _CASES,
        ("A-1", "2026-11-03 09:10", "6-2-101", "张三", "13900000001", "厨房漏水，已泡坏柜子", "工程维修/漏水", "重大", "工程部", "陈工", ""),
        (OURS, "2026-11-21 14:32", "6-2-901", "老周", "13700000000", "电梯又停了", "设施设备/电梯", "重大", "工程部", "刘强", ""),
        ("A-4", "2026-11-07 09:10", "6-2-201", "李四", "", "垃圾没人收", "环境卫生/垃圾", "一般", "", "", ""),
    ),
    "later updates": (
        _CASES,
        ("A-1", "2026-11-03 09:10", "6-2-101", "张三", "", "厨房漏水，已泡坏柜子", "工程维修/水电", "重要", "工程部", "陈工", ""),
        (OURS, "2026-11-21 14:32", "6-2-101", "周先生", "", "电梯又停了", "收费/账单", "轻微", "客服部", "陈丽", ""),
    ),
    "calls": (
        _CALLS,
        (OURS, "2026-11-25 10:00", "", "", "王敏", "", "先打手机"),
        ("", "", "2026-11-20 16:00", "6-2-901", "王敏", "满意", ""),
        (OURS, "2026-11-26 10:00", "", "", "", "", ""),
    ),
    "calls again": (
        _CALLS,
        (OURS, "2026-11-25 10:00", "2026-11-25 11:00", "", "陈丽", "说很好", "补记"),
        ("", "", "2026-11-20 16:00", "6-2-901", "陈丽", "不满意", "再问一次"),
    ),
}  # fmt: skip


@cache
def loaded(name: str) -> LoadedBook:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.xlsx"
        made = openpyxl.Workbook()
        for row in BOOKS[name]:
            made.active.append(row)
        made.save(path)
        return importing.load(path, today=NOW)


def small_office(folder: Path, clock: SetClock | None = None) -> Office:
    """A flat with somebody in it, a case of his and a visit that was planned."""
    office = make_office(folder, clock or SetClock())
    with office.write("roster") as journal:
        flat = journal.insert(
            "household", {"building": "6", "unit": "2", "room": "901", "note": "顶楼"}
        )
        person = journal.insert("resident", {"name": "老周", "phone": "13700000001"})
        journal.put("residency", {"household_id": flat, "resident_id": person}, {"kind": "owner"})
    case = cases.register(
        office,
        Intake(
            "电梯又停了", building="6", unit="2", room="901", household_id=flat, resident_id=person,
            complainant="老周", category="facility.elevator", severity="normal",
        ),
    )  # fmt: skip
    assert case.complaint.number == OURS
    followups.plan(office, "visit", NOW.replace(hour=16), household_id=flat)
    return office


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Office]:
    made = small_office(tmp_path)
    yield made
    made.close()


def take_in(office: Office, name: str) -> int | None:
    return bring_in(office, loaded(name)).batch


def sound(office: Office) -> None:
    assert [f.code for f in doctor.examine(office) if not f.ok] == []
    assert office.store.rows("PRAGMA foreign_key_check") == []
    assert office.store.value("SELECT count(*) FROM sqlite_master WHERE name LIKE 'passing%'") == 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    names=st.lists(st.sampled_from(sorted(BOOKS)), min_size=1, max_size=6),
    order=st.randoms(use_true_random=False),
)
def test_batches_taken_back_in_any_order_leave_what_was_there(
    names: list[str], order: random.Random
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = small_office(Path(folder))
        try:
            before = snapshot(office)
            made = [batch for name in names if (batch := take_in(office, name)) is not None]
            order.shuffle(made)
            for batch in made:
                importing.undo(office, batch)
                sound(office)
            assert snapshot(office) == before
            for batch in made:
                with pytest.raises(KnownError):
                    importing.undo(office, batch)
        finally:
            office.close()


def work(office: Office, number: str, what: str) -> bool:
    """Do something to a case as a person would; false when the case does not allow it."""
    row = office.store.row("SELECT id, deleted_at FROM complaint WHERE number = ?", (number,))
    if row is None:
        return False
    one = row["id"]
    deeds = {
        "severity": lambda: cases.edit(office, one, {"severity": "minor"}),
        "handler": lambda: cases.edit(office, one, {"handler": "改派的人"}),
        "content": lambda: cases.edit(office, one, {"content": "前台改过的内容"}),
        "contact": lambda: cases.log_contact(office, one, NewContact("答应明天去看")),
        "hold": lambda: cases.hold(office, one, "等配件", NOW.replace(year=2027)),
        "delete": lambda: cases.delete(office, one),
        "restore": lambda: cases.restore(office, one),
        "withdraw": lambda: cases.withdraw(office, one, "不投诉了"),
    }
    try:
        deeds[what]()
    except (KnownError, RefusedError):
        return False
    return True


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    deeds=st.lists(
        st.one_of(
            st.tuples(st.just("import"), st.sampled_from(sorted(BOOKS))),
            st.tuples(
                st.sampled_from(["A-1", "A-2", OURS]),
                st.sampled_from(
                    [
                        "severity",
                        "handler",
                        "content",
                        "contact",
                        "hold",
                        "delete",
                        "restore",
                        "withdraw",
                    ]
                ),
            ),
            st.tuples(st.just("undo"), st.sampled_from(["first", "last"])),
            st.tuples(st.just("ctrl-z"), st.just("")),
        ),
        min_size=3,
        max_size=14,
    )
)
def test_whatever_was_done_between_nothing_edited_is_lost_and_all_stays_sound(
    deeds: list[tuple[str, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = SetClock()
        office = small_office(Path(folder), clock)
        try:
            standing: list[int] = []
            words: set[str] = set()
            for subject, what in deeds:
                clock.forward(minutes=5)
                if subject == "import":
                    batch = take_in(office, what)
                    if batch is not None:
                        standing.append(batch)
                elif subject == "undo" and standing:
                    importing.undo(office, standing.pop(0 if what == "first" else -1))
                elif subject == "ctrl-z":
                    try:
                        undo_services.undo_last(office)
                    except RefusedError:
                        continue
                    words.clear()
                elif subject != "undo" and work(office, subject, what) and what == "content":
                    words.add(subject)
                sound(office)
                for number in words if subject == "undo" else ():
                    found = "SELECT t.content FROM complaint c JOIN complaint_text t"
                    told = office.store.value(
                        f"{found} ON t.complaint_id = c.id WHERE c.number = ?", (number,)
                    )
                    assert told == "前台改过的内容"
                if subject == "import":  # a later book may write over it, an undo may not
                    words.clear()
        finally:
            office.close()


# single stories


def test_updates_go_back_field_by_field_and_what_was_changed_since_stays(small: Office) -> None:
    before = small.case_by_number(OURS)
    batch = take_in(small, "updates")
    changed = small.case_by_number(OURS).complaint
    assert (changed.severity, changed.handler, changed.phone) == ("critical", "刘强", "13700000000")
    cases.edit(small, changed.id, {"handler": "改派的人"})
    undone = importing.undo(small, batch or 0)
    after = small.case_by_number(OURS)
    assert undone.kept == (OURS,)
    assert [(one.record, one.field) for one in undone.kept_fields] == [(OURS, "handler")]
    assert after.complaint.handler == "改派的人"
    assert (after.complaint.severity, after.complaint.phone, after.complaint.department) == (
        before.complaint.severity, before.complaint.phone, before.complaint.department,
    )  # fmt: skip
    assert [run.due_at for run in after.clocks] == [run.due_at for run in before.clocks]
    assert after.complaint.due_at == before.complaint.due_at
    sound(small)


def test_the_trace_tells_who_took_a_batch_back_and_when(tmp_path: Path) -> None:
    clock = SetClock()
    office = small_office(tmp_path, clock)
    try:
        batch = take_in(office, "updates")
        clock.forward(hours=1)
        office.operator = "主管"
        importing.undo(office, batch or 0)
        case = office.case_by_number(OURS).complaint
        lines = [line for line in cases.history(office, case.id) if line.operation == "undo_import"]
        assert {(line.at, line.staff) for line in lines} == {(clock.at, "主管")}
        assert {"severity", "handler", "phone"} <= {line.field for line in lines}
    finally:
        office.close()


def test_a_place_that_was_corrected_in_part_stays_whole(small: Office) -> None:
    one = small.case_by_number(OURS).complaint.id
    batch = take_in(small, "later updates")
    assert small.case(one).complaint.place() == "6-2-101"
    cases.edit(small, one, {"room": "102"})
    undone = importing.undo(small, batch or 0)
    assert small.case(one).complaint.place() == "6-2-102", "half of one flat and half of another"
    assert (OURS, "room") in {(kept.record, kept.field) for kept in undone.kept_fields}


def test_an_assignment_that_let_the_case_through_is_not_emptied(small: Office) -> None:
    one = small.case_by_number(OURS).complaint.id
    batch = take_in(small, "updates")
    with small.write("complete") as journal:  # the step of the assignment was left since
        entry = small.case(one).entries[-1]
        journal.record("step_entry", entry.id, one, "left_at", None, NOW)
    undone = importing.undo(small, batch or 0)
    case = small.case(one).complaint
    assert (case.department, case.handler) == ("工程部", "刘强")
    assert {kept.field for kept in undone.kept_fields} == {"department", "handler"}
    assert case.severity == "normal"


def test_a_case_thrown_away_since_goes_with_its_batch(small: Office) -> None:
    batch = take_in(small, "cases")
    one = small.case_by_number("A-1").complaint.id
    cases.delete(small, one)
    assert importing.undo(small, batch or 0).kept == ()
    assert small.store.value("SELECT count(*) FROM complaint WHERE number LIKE 'A-%'") == 0


def test_a_case_that_another_batch_updated_goes_when_that_one_goes(small: Office) -> None:
    before = snapshot(small)
    first, second = take_in(small, "cases"), take_in(small, "updates")
    undone = importing.undo(small, first or 0)
    assert (undone.complaints, undone.kept) == (2, ("A-1",))
    assert small.case_by_number("A-1").complaint.severity == "critical"
    importing.undo(small, second or 0)
    assert snapshot(small) == before


def test_a_later_complaint_repeats_the_next_earlier_one_again(small: Office) -> None:
    batch = take_in(small, "roster")
    flat = small.store.value("SELECT id FROM household WHERE room = '101'")

    def leak(day: int) -> int:
        return cases.register(
            small,
            Intake(
                "漏水", received_at=NOW.replace(day=day), household_id=flat, building="6",
                unit="2", room="101", category="engineering.leak",
            ),
        ).complaint.id  # fmt: skip

    first = leak(1)
    second = take_in(small, "cases")
    last = leak(20)
    assert small.case(last).complaint.repeat_of == small.case_by_number("A-2").complaint.id
    importing.undo(small, second or 0)
    assert small.case(last).complaint.repeat_of == first
    undone = importing.undo(small, batch or 0)
    assert undone.kept == ("6-2-101",), "a flat with complaints stays, and is named"
    sound(small)


def test_a_follow_up_that_was_worked_on_stays_and_is_named(small: Office) -> None:
    batch = take_in(small, "calls")
    rows = small.store.rows("SELECT id FROM follow_up WHERE batch_id = ? ORDER BY id", (batch,))
    followups.complete(small, rows[0]["id"], followups.Completion("都好", log_contact=False))
    undone = importing.undo(small, batch or 0)
    assert (undone.follow_ups, undone.kept) == (2, (OURS,))
    assert [
        r["id"] for r in small.store.rows("SELECT id FROM follow_up WHERE batch_id = ?", (batch,))
    ] == [rows[0]["id"]]


def test_a_person_whose_wishes_were_noted_stays_with_his_flat(small: Office) -> None:
    batch = take_in(small, "roster")
    with small.write("resident") as journal:
        one = small.store.value("SELECT id FROM resident WHERE name = '赵六'")
        journal.update("resident", one, {"note": "听力不好"})
    undone = importing.undo(small, batch or 0)
    assert undone.kept == ("6-2-301",)
    assert (undone.households, undone.residents) == (2, 3)
    assert small.store.value("SELECT count(*) FROM residency") == 2


def test_roster_values_go_back_unless_changed_since(small: Office) -> None:
    take_in(small, "roster")
    before = snapshot(small)
    batch = take_in(small, "roster again")
    one = small.store.value("SELECT id FROM resident WHERE name = '老周'")
    with small.write("resident") as journal:
        journal.update("resident", one, {"phone": "13611111111"})
    undone = importing.undo(small, batch or 0)
    assert [(k.record, k.field) for k in undone.kept_fields] == [("6-2-901", "phone")]
    with small.write("resident") as journal:
        journal.update("resident", one, {"phone": "13700000001"})
    assert snapshot(small) == before
