"""Undo gives back exactly what was there, step by step, and refuses what it cannot give back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.services import caselog, cases, followups, queue_acts, undo
from desktop_app.services.cases import Intake
from desktop_app.services.followups import Completion
from desktop_app.services.office import Office
from desktop_app.services.settings import lists_edit
from desktop_app.services.staff import people
from desktop_app.storage.trace import undo as trace
from tests.offices import SetClock, make_office
from tests.services.test_sequences import AnySequence
from tests.services.walking import pass_step, register

Dump = dict[str, list[dict[str, Any]]]


def dump(office: Office) -> Dump:
    """Everything that undo may touch; how often a case was written is no part of it."""
    found: Dump = {}
    for table in sorted(trace.REVERSIBLE):
        rows = office.store.rows(f"SELECT * FROM {table}")
        for row in rows:
            row.pop("revision", None)
        found[table] = sorted(rows, key=repr)
    return found


class AnySequenceUndone(AnySequence):
    """Every operation is taken back and done again; in the end all of them are taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.behind: list[Dump] = []

    def attempt(self, work: Callable[[], object]) -> bool:
        before, last = dump(self.office), undo.latest(self.office)
        try:
            work()
        except KnownError:
            assert dump(self.office) == before
            return False
        newest = undo.latest(self.office)
        if newest == last or not trace.lines(self.office.store, newest):
            return True
        undone = undo.undo_last(self.office)
        assert undone is not None
        assert dump(self.office) == before, str(undone.what)
        self.settled()
        work()
        self.behind.append(before)
        return True

    def teardown(self) -> None:
        for before in reversed(self.behind):
            assert undo.undo_last(self.office) is not None
            assert dump(self.office) == before
        super().teardown()


TestAnySequenceUndone = AnySequenceUndone.TestCase
TestAnySequenceUndone.settings = settings(
    max_examples=25,
    stateful_step_count=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def test_says_what_was_undone_and_goes_on_to_the_one_before(office: Office) -> None:
    case = pass_step(office, pass_step(office, register(office)))
    left = case.entries[-2]
    title = case.workflow.step(left.step_key).title.zh
    undone = undo.undo_last(office)
    assert undone is not None and undone.cases == (case.complaint.id,)
    assert str(undone.what) == f"完成步骤“{title}”（{case.complaint.number}）"
    assert office.case(case.complaint.id).complaint.step_key == left.step_key
    again = undo.undo_last(office)
    assert again is not None and str(again.what) != str(undone.what)


def test_extension_and_escalation_come_off_again(office: Office, clock: SetClock) -> None:
    case = register(office)
    cases.log_contact(office, case.complaint.id, cases.NewContact("说明了原因"))
    run = next(one for one in office.case(case.complaint.id).clocks if one.stopped_at is None)
    clock.forward(minutes=1)
    before = dump(office)
    cases.extend(office, case.complaint.id, run.clock, run.due_at + timedelta(days=1), "等配件到货")
    cases.escalate(office, case.complaint.id, "supervisor", "多次投诉")
    assert str(undo.undo_last(office).what).startswith("升级")  # type: ignore[union-attr]
    assert str(undo.undo_last(office).what).startswith("延期")  # type: ignore[union-attr]
    assert dump(office) == before


def test_follow_ups_go_back_with_their_count_of_moves(office: Office, clock: SetClock) -> None:
    case = register(office)
    one = followups.plan(
        office, "callback", clock.at + timedelta(hours=2), complaint_id=case.complaint.id
    )
    states = [dump(office)]
    followups.move(office, one.id, clock.at + timedelta(hours=5))
    states.append(dump(office))
    followups.complete(office, one.id, Completion("住户满意"))
    for before in reversed(states):
        undo.undo_last(office)
        assert dump(office) == before
    followups.cancel(office, one.id, "重复安排")
    undo.undo_last(office)
    assert dump(office) == states[0]


def test_who_ticked_and_when_comes_back_too(office: Office, clock: SetClock) -> None:
    case = register(office)
    item = case.step.checklist[0].key
    cases.set_tick(office, case.complaint.id, case.step.key, item, True)
    before = dump(office)
    clock.forward(hours=1)
    office.operator = "刘强"
    cases.set_tick(office, case.complaint.id, case.step.key, item, False)
    undone = undo.undo_last(office)
    assert undone is not None and str(undone.what).startswith("取消勾选")
    assert dump(office) == before


def test_registration_goes_to_the_bin_and_keeps_its_number(office: Office) -> None:
    case = register(office)
    undone = undo.undo_last(office)
    assert undone is not None and "登记投诉" in str(undone.what)
    assert office.store.value("SELECT deleted_at FROM complaint") is not None
    queue_acts.restore_many(office, [case.complaint.id])
    assert office.case(case.complaint.id).complaint == case.complaint


def test_refuses_what_was_changed_since_by_somebody_else(office: Office) -> None:
    case = register(office)
    cases.edit(office, case.complaint.id, {"remark": "一"})
    mine = undo.latest(office)
    office.operator = "刘强"
    cases.edit(office, case.complaint.id, {"category": "engineering.leak"})
    office.operator = "王敏"
    before = dump(office)
    for act in (lambda: undo.undo_last(office), lambda: undo.take_back(office, mine)):
        with pytest.raises(RefusedError, match="刘强 之后又改动过") as caught:
            act()
        assert caught.value.code == "undo_changed_since"
    assert dump(office) == before
    office.operator = "刘强"
    undo.undo_last(office)
    undo.take_back(office, mine)
    assert office.case(case.complaint.id).complaint.remark == ""


def test_a_later_change_of_another_case_is_no_hindrance(office: Office) -> None:
    one, other = register(office), register(office, content="电梯异响")
    cases.edit(office, one.complaint.id, {"remark": "一"})
    mine = undo.latest(office)
    cases.edit(office, other.complaint.id, {"remark": "二"})
    undo.take_back(office, mine)
    assert office.case(one.complaint.id).complaint.remark == ""
    assert office.case(other.complaint.id).complaint.remark == "二"


def test_the_same_operation_is_taken_back_once(office: Office) -> None:
    case = register(office)
    cases.edit(office, case.complaint.id, {"remark": "一"})
    mine = undo.latest(office)
    undo.take_back(office, mine)
    for operation in (mine, undo.latest(office)):  # an undo is not undone either
        with pytest.raises(RefusedError, match="已经撤销过"):
            undo.take_back(office, operation)


def test_reveals_are_passed_over_and_refused_by_themselves(office: Office) -> None:
    case = register(office)
    cases.edit(office, case.complaint.id, {"remark": "一"})
    people.note_reveal(office, case.complaint.id)
    seen = undo.latest(office)
    assert undo.offer(office, seen) is None
    with pytest.raises(RefusedError, match="没有可以撤销的改动"):
        undo.take_back(office, seen)
    undone = undo.undo_last(office)
    assert undone is not None and "更正" in str(undone.what)


def test_imports_and_settings_name_their_own_way_back(office: Office) -> None:
    register(office)
    with office.write("import") as journal:
        journal.insert(
            "import_batch", {"file_name": "a", "file_hash": "b", "kind": "c", "at": office.now()}
        )
    with pytest.raises(RefusedError, match="撤销本批"):
        undo.undo_last(office)
    lists_edit.add_department(office, "保洁部")
    with pytest.raises(RefusedError, match="设置中改回"):
        undo.undo_last(office)
    assert office.store.value("SELECT count(*) FROM department WHERE name = '保洁部'") == 1


def test_new_due_times_after_a_change_of_the_limits_stay_with_it(office: Office) -> None:
    case = register(office)
    run = case.clocks[0]
    with office.write("retime") as journal:
        journal.update("clock_run", run.id, {"due_at": run.due_at + timedelta(hours=1)})
    with pytest.raises(RefusedError, match="设置中改回"):
        undo.undo_last(office)


def test_only_this_session_and_this_operator(office: Office, tmp_path: Path) -> None:
    assert undo.undo_last(office) is None
    case = register(office)
    office.operator = "刘强"
    assert undo.undo_last(office) is None
    office.operator = "王敏"
    office.close()
    office.open()
    office.operator = "王敏"
    assert undo.undo_last(office) is None
    assert office.case(case.complaint.id).complaint.number == case.complaint.number


def test_many_deleted_at_once_come_back_at_once(office: Office) -> None:
    ids = [register(office, content=f"第 {n} 件").complaint.id for n in range(3)]
    before = dump(office)
    queue_acts.delete_many(office, ids)
    undone = undo.undo_last(office)
    assert undone is not None and "3 件投诉" in str(undone.what)
    assert dump(office) == before


def test_removed_and_keyed_rows_come_back(office: Office) -> None:
    with office.write("household") as journal:
        flat = journal.insert("household", {"room": "501", "area": 88.5})
        person = journal.insert("resident", {"name": "李建国"})
        journal.put("residency", {"household_id": flat, "resident_id": person}, {"kind": "owner"})
    before = dump(office)
    with office.write("household") as journal:
        journal.put("residency", {"household_id": flat, "resident_id": person}, {"kind": "tenant"})
        journal.put("residency", {"household_id": flat, "resident_id": person}, None)
        journal.delete("resident", person)
        journal.update("household", flat, {"area": None, "note": "空置"})
    undo.undo_last(office)
    assert dump(office) == before
    undo.undo_last(office)
    assert dump(office)["household"] == dump(office)["residency"] == []


def test_a_row_that_something_else_needs_stays(office: Office) -> None:
    with office.write("household") as journal:
        flat = journal.insert("household", {"room": "501"})
    mine = undo.latest(office)
    register(office, household_id=flat)
    before = dump(office)
    with pytest.raises(RefusedError) as caught:
        undo.take_back(office, mine)
    assert caught.value.code == "undo_conflict"
    assert dump(office) == before


def test_the_undo_stands_in_the_timeline(office: Office) -> None:
    case = pass_step(office, register(office))
    undo.undo_last(office)
    lines = cases.history(office, case.complaint.id)
    told = caselog.events(office.case(case.complaint.id), lines)
    assert str(told[0].title) == "撤销上一步操作"


def test_takes_the_guards_back_with_the_state(office: Office) -> None:
    """After an undo the step must be completed again by the same rules."""
    case = cases.register(office, Intake("漏水", mood="angry"))
    case = pass_step(office, case)
    complete = undo.latest(office)
    undo.take_back(office, complete)
    item = office.case(case.complaint.id).step.checklist[0].key
    step = office.case(case.complaint.id).step.key
    cases.set_tick(office, case.complaint.id, step, item, False)
    with pytest.raises(RefusedError):
        cases.complete_step(office, case.complaint.id)
