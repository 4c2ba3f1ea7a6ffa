"""Follow-up lists: tied to cases or flats, known again, changed, refused, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from desktop_app.services import cases, followups
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.followups import Completion
from desktop_app.services.imports import choices as import_choices
from desktop_app.services.imports import importing, rejects
from desktop_app.services.imports import resolve as import_resolve
from desktop_app.services.imports.importing import Check, CheckedRow, Outcome
from desktop_app.services.office import Office
from desktop_app.storage.trace import since
from tests.offices import NOW, SetClock, make_office
from tests.services.import_books import snapshot

TITLES = (
    "投诉编号", "回访类型", "计划时间", "回访时间", "房号", "反馈意见", "满意度", "未接次数", "回访人", "备注",
)  # fmt: skip
NUMBER = "TS-20261121-001"
DUE = datetime(2026, 11, 25, 10)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path, SetClock())
    with made.write("roster") as journal:
        for unit in ("1", "2"):
            journal.insert("household", {"building": "3", "unit": unit, "room": "501"})
        journal.insert("household", {"building": "3", "unit": "2", "room": "601"})
    case = cases.register(made, Intake("电梯又停了", building="3", unit="2", room="601"))
    assert case.complaint.number == NUMBER
    yield made
    made.close()


def row(**cells: object) -> list[object]:
    return [cells.get(title, "") for title in TITLES]


def check(office: Office, folder: Path, *rows: list[object], more: tuple[str, ...] = ()) -> Check:
    made = openpyxl.Workbook()
    made.active.append([*TITLES, *more])
    for cells in rows:
        made.active.append(cells)
    made.save(folder / "回访.xlsx")
    return importing.check(
        office, importing.load(folder / "回访.xlsx", today=NOW, kind="followups")
    )


def bring(office: Office, folder: Path, *rows: list[object]) -> Outcome:
    return importing.commit(office, check(office, folder, *rows))


def told(one: CheckedRow) -> dict[str, tuple[str, str]]:
    return {change.field: (change.before, change.after) for change in one.changes}


def stored(office: Office) -> list[dict[str, object]]:
    return office.store.rows(
        "SELECT kind, due_at, done_at, state, outcome, unanswered, assignee, note, complaint_id,"
        " household_id FROM follow_up ORDER BY id"
    )


def test_rows_are_tied_by_number_or_flat_and_again_add_nothing(
    office: Office, tmp_path: Path
) -> None:
    rows = [
        row(投诉编号=NUMBER, 计划时间="2026-11-25 10:00", 回访人="王敏", 备注="先打手机"),
        row(回访类型="走访", 计划时间="2026-11-26 10:00", 房号="3-2-501"),
        row(投诉编号=NUMBER, 回访类型="进展告知", 回访时间="2026-11-20 16:00", 反馈意见="很好",
            满意度="满意", 未接次数=2),
    ]  # fmt: skip
    status = office.case_by_number(NUMBER).complaint.status
    checked = check(office, tmp_path, *rows)
    assert [one.verdict for one in checked.rows] == ["new"] * 3
    importing.commit(office, checked)
    case = office.case_by_number(NUMBER).complaint
    assert case.status == status, "no case is moved"
    found = stored(office)
    assert [(r["kind"], r["state"], r["outcome"], r["unanswered"]) for r in found] == [
        ("callback", "planned", "", 0),
        ("visit", "planned", "", 0),
        ("progress", "done", "A 很好", 2),
    ]
    assert [r["complaint_id"] for r in found] == [case.id, None, case.id]
    assert found[1]["household_id"] == 2
    again = check(office, tmp_path, *rows)
    assert [(one.verdict, one.changes) for one in again.rows] == [("same", ())] * 3


def test_rows_that_belong_nowhere_are_refused_with_their_reason(
    office: Office, tmp_path: Path
) -> None:
    case = cases.register(office, Intake("门禁坏了")).complaint
    cases.delete(office, case.id)
    checked = check(
        office,
        tmp_path,
        row(投诉编号="TS-20990101-001", 计划时间="2026-11-25 10:00"),
        row(投诉编号=case.number, 计划时间="2026-11-25 10:00"),
        row(计划时间="2026-11-25 10:00", 房号="3-501"),
        row(计划时间="2026-11-25 10:00", 房号="9-9-901"),
        row(投诉编号=NUMBER, 备注="没有时间"),
        row(投诉编号=NUMBER, 计划时间="2026-11-25 10:00"),
    )
    assert [(e.row, e.column) for e in checked.errors] == [
        (2, "投诉编号"), (3, "投诉编号"), (4, "房号"), (5, "房号"), (6, "计划时间"),
    ]  # fmt: skip
    assert "TS-20990101-001" in str(checked.errors[0].reason)
    assert "回收站" in str(checked.errors[1].reason)
    assert "2 户" in str(checked.errors[2].reason)
    assert [one.verdict for one in checked.rows] == ["new"]
    target = tmp_path / "错误行.xlsx"
    assert rejects.write_rejects(target, checked, str, "zh") == 5
    assert openpyxl.load_workbook(target).active.max_row == 6


def test_a_callback_that_is_planned_already_is_completed_or_moved_not_doubled(
    office: Office, tmp_path: Path
) -> None:
    one = office.case_by_number(NUMBER).complaint.id
    followups.plan(office, "callback", DUE, complaint_id=one)
    moved = check(office, tmp_path, row(投诉编号=NUMBER, 计划时间="2026-11-26 15:00"))
    assert told(moved.rows[0]) == {"due_at": ("2026-11-25 10:00", "2026-11-26 15:00")}
    before = snapshot(office)
    done = check(
        office, tmp_path,
        row(投诉编号=NUMBER, 回访时间="2026-11-21 09:00", 满意度="不满意", 回访人="陈丽"),
    )  # fmt: skip
    assert {"state", "done_at", "outcome", "staff"} <= told(done.rows[0]).keys()
    outcome = importing.commit(office, done)
    assert [(r["state"], r["outcome"], r["assignee"]) for r in stored(office)] == [
        ("done", "C", "陈丽")
    ]
    same = check(
        office, tmp_path, row(投诉编号=NUMBER, 回访时间="2026-11-21 09:00", 满意度="不满意")
    )
    assert same.rows[0].verdict == "same"
    importing.undo(office, outcome.batch or 0)
    assert snapshot(office) == before


def test_what_is_done_here_is_not_planned_again_by_an_old_list(
    office: Office, tmp_path: Path
) -> None:
    case = office.case_by_number(NUMBER).complaint.id
    planned = followups.plan(office, "callback", DUE, complaint_id=case)
    followups.complete(office, planned.id, Completion("都好", log_contact=False))
    checked = check(office, tmp_path, row(投诉编号=NUMBER, 计划时间="2026-11-25 10:00"))
    assert checked.rows[0].verdict == "same"


def test_the_same_twice_in_one_list(office: Office, tmp_path: Path) -> None:
    cells = row(投诉编号=NUMBER, 计划时间="2026-11-25 10:00")
    checked = check(office, tmp_path, cells, cells)
    assert [one.verdict for one in checked.rows] == ["new", "duplicate"]
    assert [(r, "重复" in str(m)) for _, r, m in checked.warnings] == [(3, True)]


@pytest.mark.parametrize("spelling", ["F{id}@.{line}", "followup:{id}@{line}"])
def test_an_own_list_is_known_by_its_ids_and_compared_three_ways(
    office: Office, tmp_path: Path, spelling: str
) -> None:
    case = office.case_by_number(NUMBER).complaint.id
    first = followups.plan(office, "callback", DUE, complaint_id=case, note="旧")
    second = followups.plan(office, "callback", DUE, complaint_id=case, note="旧")
    line = since.newest_line(office.store)

    def own(follow_up: int, **cells: object) -> list[object]:
        mine = spelling.format(id=follow_up, line=line)
        base = row(投诉编号=NUMBER, 回访类型="回访", 计划时间="2026-11-25 10:00", 备注="旧")
        return [*(v or base[i] for i, v in enumerate(row(**cells))), mine]

    with office.write("edit") as journal:
        journal.update("follow_up", first.id, {"note": "这里改的"})
    book = (
        own(second.id, 计划时间="2026-11-27 09:00"),
        own(first.id),
        own(first.id, 备注="表里改的"),
    )
    checked = check(office, tmp_path, *book[:2], more=("complaint_desk_id",))
    assert [(one.verdict, one.record_id) for one in checked.rows] == [
        ("updated", second.id), ("same", first.id),
    ]  # fmt: skip
    assert told(checked.rows[0]) == {"due_at": ("2026-11-25 10:00", "2026-11-27 09:00")}
    clash = check(office, tmp_path, book[2], more=("complaint_desk_id",)).rows[0]
    assert (clash.verdict, [c.field for c in clash.conflicts]) == ("conflict", ["note"])
    strange = check(
        office, tmp_path, [*row(房号="3-2-501", 计划时间="2026-11-25 10:00"), f"F{first.id}@.{line}"],
        more=("complaint_desk_id",),
    ).rows[0]  # fmt: skip
    assert strange.verdict == "new", "the id of another office's list"


def test_a_promise_that_a_list_reports_done_is_kept_and_never_called_off(
    office: Office, tmp_path: Path
) -> None:
    case = office.case_by_number(NUMBER).complaint.id
    cases.log_contact(office, case, NewContact("明天派人", promise="明天派人", promise_due=DUE))
    before = snapshot(office)
    off = check(
        office, tmp_path,
        [*row(投诉编号=NUMBER, 回访类型="进展告知", 计划时间="2026-11-25 10:00"), "已取消"],
        more=("回访状态",),
    )  # fmt: skip
    importing.commit(office, off)
    assert [r["state"] for r in stored(office)] == ["planned"]
    done = bring(
        office, tmp_path,
        row(投诉编号=NUMBER, 回访类型="进展告知", 计划时间="2026-11-25 10:00", 回访时间="2026-11-21 08:00",
            反馈意见="已派人"),
    )  # fmt: skip
    assert office.store.value("SELECT kept_at FROM promise") == "2026-11-21 08:00:00"
    importing.undo(office, done.batch or 0)
    assert snapshot(office) == before


def test_cases_and_their_calls_in_one_book(office: Office, tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.title = "登记表"
    made.active.append(["编号", "受理时间", "房号", "投诉内容", "处理情况"])
    made.active.append(["N-1", "2026-11-01 09:00", "3-2-601", "路灯不亮了很久", "已处理完毕"])
    calls = made.create_sheet("回访记录")
    calls.append(["投诉编号", "计划回访时间", "回访人", "备注"])
    calls.append(["N-1", "2026-11-29 10:00", "王敏", "看路灯"])
    made.save(tmp_path / "全.xlsx")
    loaded = importing.load(tmp_path / "全.xlsx", today=NOW)
    before = snapshot(office)
    first = importing.commit(office, importing.check(office, loaded))
    assert (first.counts["new"], first.counts["errors"]) == (2, 0)
    case = office.case_by_number("N-1").complaint.id
    mine = [r for r in stored(office) if r["complaint_id"] == case and r["kind"] == "callback"]
    assert [r["due_at"] for r in mine if r["state"] == "planned"] == ["2026-11-29 10:00:00"]
    again = importing.check(office, loaded)
    assert {one.verdict for one in again.rows} == {"same"}
    importing.undo(office, first.batch or 0)
    assert snapshot(office) == before


def test_a_call_that_is_still_to_come_is_planned_unless_it_has_a_result(
    office: Office, tmp_path: Path
) -> None:
    rows = [
        row(投诉编号=NUMBER, 回访时间="2026-11-28 10:00", 回访人="王敏"),
        row(投诉编号=NUMBER, 回访类型="进展告知", 计划时间="2026-11-20", 回访时间="2026-11-29"),
        row(投诉编号=NUMBER, 回访类型="验收", 回访时间="2026-12-20 10:00", 满意度="满意"),
        row(投诉编号=NUMBER, 回访类型="走访", 回访时间="2026-11-21"),
    ]
    checked = check(office, tmp_path, *rows)
    told = [(at, str(text)) for _, at, text in checked.warnings]
    assert [at for at, _ in told] == [2, 3, 4]
    assert "计划中" in told[0][1] and "计划中" in told[1][1] and "请核对日期" in told[2][1]
    importing.commit(office, checked)
    found = stored(office)
    assert [(r["kind"], r["state"], str(r["due_at"])[:16], r["done_at"]) for r in found] == [
        ("callback", "planned", "2026-11-28 10:00", None),
        ("progress", "planned", "2026-11-29 00:00", None),
        ("acceptance", "done", "2026-12-20 10:00", "2026-11-21 14:32:00"),
        ("visit", "done", "2026-11-21 00:00", "2026-11-21 00:00:00"),
    ]
    office._clock.forward(hours=3)  # type: ignore[attr-defined]
    again = check(office, tmp_path, *rows)
    assert [(one.verdict, one.changes) for one in again.rows] == [("same", ())] * 4
    office._clock.forward(days=9)  # type: ignore[attr-defined]
    later = check(office, tmp_path, *rows)
    assert [told_state(one) for one in later.rows] == ["done", "done", "", ""]


def told_state(one: CheckedRow) -> str:
    return told(one).get("state", ("", ""))[1]


def test_a_planned_call_is_moved_to_the_day_ahead_that_a_list_tells(
    office: Office, tmp_path: Path
) -> None:
    one = office.case_by_number(NUMBER).complaint.id
    followups.plan(office, "callback", DUE, complaint_id=one)
    bring(office, tmp_path, row(投诉编号=NUMBER, 回访时间="2026-11-27 09:00"))
    assert [(r["state"], str(r["due_at"])) for r in stored(office)] == [
        ("planned", "2026-11-27 09:00:00")
    ]


def test_a_time_that_cannot_be_read_is_named_by_its_own_column(
    office: Office, tmp_path: Path
) -> None:
    checked = check(office, tmp_path, row(投诉编号=NUMBER, 回访时间="下周再说"))
    assert [(one.column, one.value) for one in checked.errors] == [("回访时间", "下周再说")]


def test_a_field_of_a_follow_up_is_declined_and_the_others_are_taken(
    office: Office, tmp_path: Path
) -> None:
    bring(office, tmp_path, row(投诉编号=NUMBER, 计划时间="2026-11-25 10:00", 回访人="王敏"))
    before = snapshot(office)
    moved = row(投诉编号=NUMBER, 计划时间="2026-11-26 10:00", 回访人="陈涛", 备注="先打手机")
    checked = check(office, tmp_path, moved)
    assert [one.field for one in checked.rows[0].changes] == ["due_at", "staff", "note"]
    sheet = checked.rows[0].parsed.sheet
    settled = import_resolve.resolve(checked, {(sheet, 2, "staff"): import_resolve.OURS})
    outcome = importing.commit(office, settled)
    (one,) = stored(office)
    assert (one["due_at"], one["assignee"], one["note"]) == (
        "2026-11-26 10:00:00", "王敏", "先打手机",
    )  # fmt: skip
    importing.undo(office, outcome.batch or 0)
    assert snapshot(office) == before


def test_how_a_call_went_is_decided_as_a_whole(office: Office, tmp_path: Path) -> None:
    planned = row(投诉编号=NUMBER, 计划时间="2026-11-20 10:00", 回访人="王敏")
    bring(office, tmp_path, planned)
    called = row(投诉编号=NUMBER, 计划时间="2026-11-20 10:00", 回访时间="2026-11-20 16:00",
                 反馈意见="很好", 未接次数=2, 备注="先打手机")  # fmt: skip
    (one,) = check(office, tmp_path, called).rows
    call = {"state", "done_at", "outcome", "unanswered"}
    assert import_choices.together(one, "outcome") == call
    assert import_choices.together(one, "note") == {"note"}
    line = since.newest_line(office.store)
    with office.write("edit") as journal:
        journal.update("follow_up", 1, {"outcome": "这里记的"})
    own = [*called, f"F1@.{line}"]
    (one,) = check(office, tmp_path, own, more=("complaint_desk_id",)).rows
    assert {change.field for change in one.conflicts} == call
    assert [change.field for change in one.changes] == ["note"]
