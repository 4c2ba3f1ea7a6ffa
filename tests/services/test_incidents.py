"""An incident from its proposal to its end, on a real database; its households above all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.case import CaseFile, Status
from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.views import CaseFilter
from desktop_app.services import caselog, cases, followups, incident_work, incidents, queue
from desktop_app.services.cases import NewContact
from desktop_app.services.office import Office
from desktop_app.services.sample.build import build
from desktop_app.storage.trace import audit
from tests.offices import SetClock, make_office
from tests.services.walking import pass_step, register, walk_to_stage

ELEVATOR = "facility.elevator"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = make_office(tmp_path, clock)
    yield made
    made.close()


def complain(office: Office, room: str, **more: object) -> CaseFile:
    values: dict[str, object] = {
        "content": "电梯又停了",
        "community": "锦绣园",
        "building": "6",
        "unit": "2",
        "room": room,
        "category": ELEVATOR,
    }
    return register(office, **{**values, **more})


def crowd(office: Office, count: int = 3) -> list[int]:
    return [complain(office, f"{n}01").complaint.id for n in range(1, count + 1)]


def opened(office: Office, ids: list[int]) -> int:
    return incidents.open_incident(office, ids[0], ids).id


def test_the_third_household_makes_a_proposal_and_the_fourth_is_led_to_it(office: Office) -> None:
    first, second = crowd(office, 2)
    assert incidents.propose(office, first) is None
    assert incidents.proposals(office) == ()
    third = complain(office, "301").complaint.id
    hint = incidents.propose(office, third)
    assert hint is not None
    assert (hint.cases, hint.master_id, hint.incident) == ((first, second, third), first, None)
    assert [one.cases for one in incidents.proposals(office)] == [hint.cases]
    made = incidents.follow(office, third)
    assert (made.number, made.title, made.master_id) == ("QS-20261121-01", "6 栋 电梯", first)
    assert incidents.proposals(office) == ()
    fourth = complain(office, "401").complaint.id
    hint = incidents.propose(office, fourth)
    assert hint is not None
    assert hint.incident is not None and hint.incident.id == made.id
    incidents.follow(office, fourth)
    assert len(incidents.view(office, made.id).households) == 4
    assert incidents.propose(office, fourth) is None
    with pytest.raises(KnownError):
        incidents.follow(office, fourth)


def test_the_settings_decide_how_many_and_how_long(office: Office, clock: SetClock) -> None:
    ids = crowd(office, 2)
    with office.write("setting") as journal:
        from desktop_app.storage import settings as stored

        stored.put(office.store, "incident_households", "2")
        stored.put(office.store, "incident_days", "2")
        journal.touched.add("setting")
    assert incidents.propose(office, ids[0]) is not None
    clock.forward(days=3)
    late = complain(office, "901").complaint.id
    assert incidents.propose(office, late) is None


def test_the_master_row_of_the_queue_counts_households(office: Office) -> None:
    ids = crowd(office, 3)
    again = complain(office, "301", content="三楼又来电").complaint.id
    opened(office, [*ids, again])
    asked = queue.query(office, CaseFilter(incident=True))
    rows = {row.id: row.incident_households for row in queue.page(office, asked, 0)}
    assert rows == {ids[0]: 3, ids[1]: 0, ids[2]: 0, again: 0}
    cases.delete(office, ids[1])
    rows = {row.id: row.incident_households for row in queue.page(office, asked, 0)}
    assert rows[ids[0]] == 2


def test_one_text_to_all_is_a_contact_of_each_but_nobodys_callback(office: Office) -> None:
    ids = crowd(office, 3)
    incident = opened(office, ids)
    walk_to_stage(office, office.case(ids[1]), "callback")
    cases.log_contact(office, ids[2], NewContact("不再投诉了"))
    cases.withdraw(office, ids[2], "自行解决")
    assert incident_work.say_to_all(office, incident, "配件今晚到货，明早恢复", "wechat") == 2
    for one in ids[:2]:
        last = office.case(one).contacts[-1]
        assert (last.said, last.channel, last.direction) == (
            "配件今晚到货，明早恢复",
            "wechat",
            "all",
        )
    assert office.case(ids[2]).contacts[-1].said == "不再投诉了"
    assert "called_back" in {gap.key for gap in cases.still_missing(office, ids[1])}
    # A text to all is no talk in which somebody takes a complaint back, either.
    with pytest.raises(RefusedError):
        cases.withdraw(office, ids[0], "群发之后")
    with pytest.raises(RefusedError):
        incident_work.say_to_all(office, incident, "  ", "wechat")


def test_the_masters_result_reaches_all_and_each_goes_as_far_as_its_guards(office: Office) -> None:
    ids = crowd(office, 3)
    incident = opened(office, ids)
    walk_to_stage(office, office.case(ids[1]), "work")
    with pytest.raises(RefusedError, match="处理结果"):
        incident_work.take_over(office, incident)
    walk_to_stage(office, office.case(ids[0]), "callback")
    master = office.case(ids[0]).complaint
    own = cases.set_field(office, ids[1], "propose", "long_term", "本户另加巡检")
    assert own.complaint.long_term == "本户另加巡检"
    told = incident_work.take_over(office, incident)
    assert [one.complaint_id for one in told] == ids[1:]
    after = office.case(ids[1])
    assert after.complaint.root_cause == master.root_cause
    assert after.complaint.short_term == master.short_term
    assert after.complaint.long_term == "本户另加巡检"
    assert after.complaint.step_key == "propose"  # its checklist is its own
    assert told[0].filled == 3
    assert any("检查项" in str(m) for m in told[0].missing)
    for tick in after.step.checklist:
        if tick.required:
            cases.set_tick(office, ids[1], "propose", tick.key, True)
    cases.log_contact(office, ids[1], NewContact("讲了方案，同意"))
    told = incident_work.take_over(office, incident)
    after = office.case(ids[1])
    assert [str(step) for step in told[0].completed] == ["给出方案"]
    assert after.complaint.step_key == "consult"
    assert after.complaint.result == master.result
    assert office.case(ids[2]).complaint.step_key == "isolate"
    assert not office.case(ids[2]).complaint.result


def test_a_household_has_one_callback_whatever_its_cases(office: Office, clock: SetClock) -> None:
    ids = crowd(office, 2)
    again = complain(office, "201", content="二楼又来电").complaint.id
    incident = opened(office, [*ids, again])
    assert incident_work.plan_callbacks(office, incident) == 2
    assert incident_work.plan_callbacks(office, incident) == 0
    walk_to_stage(office, office.case(ids[1]), "callback")
    walk_to_stage(office, office.case(again), "callback")

    def planned() -> list[int]:
        return [
            one
            for one in (*ids, again)
            for f in office.case(one).follow_ups
            if f.kind == "callback" and f.state == "planned"
        ]

    assert sorted(planned()) == sorted([ids[0], ids[1], again])
    incident_work.plan_callbacks(office, incident)
    assert len(planned()) == 2 and ids[0] in planned()
    merged = [
        f for one in (ids[1], again) for f in office.case(one).follow_ups if f.state == "cancelled"
    ]
    assert len(merged) == 1 and "合并为一次回访" in merged[0].outcome
    due = office.now() + timedelta(hours=1)
    third = complain(office, "501").complaint.id
    incidents.join(office, incident, third)
    assert incident_work.plan_callbacks(office, incident, due) == 1
    assert [f.due_at for f in office.case(third).follow_ups] == [due]


def test_an_incident_closes_when_every_household_was_called(office: Office) -> None:
    ids = crowd(office, 3)
    incident = opened(office, ids)
    for one in ids:
        walk_to_stage(office, office.case(one), "callback")
    cases.log_contact(office, ids[0], NewContact("已恢复，满意"))
    pass_step(office, office.case(ids[1]))
    with pytest.raises(RefusedError) as caught:
        incidents.close(office, incident)
    assert [str(m) for m in caught.value.missing] == [
        f"6-2-301（{office.case(ids[2]).complaint.number}）还没有回访"
    ]
    for _ in range(3):
        cases.log_contact(office, ids[2], NewContact(reached=False))
    with pytest.raises(RefusedError):
        incidents.close(office, incident)
    cases.log_contact(office, ids[2], NewContact(reached=False, channel="visit"))
    closed = incidents.close(office, incident, "电梯已大修")
    assert closed.closed_at == office.now()
    # Closing the incident closes no case.
    assert office.case(ids[0]).complaint.status is Status.AWAITING_CALLBACK
    with pytest.raises(RefusedError, match="已经关闭"):
        incidents.leave(office, ids[0], "太迟")
    assert incidents.reopen(office, incident).closed_at is None


def test_leaving_is_told_and_the_last_one_closes_the_door(office: Office) -> None:
    ids = crowd(office, 3)
    incident = opened(office, ids)
    incidents.leave(office, ids[2], "是家里门禁，不是电梯")
    assert office.case(ids[2]).complaint.incident_id is None
    events = caselog.events(office.case(ids[2]), audit.of_case(office.store, ids[2]))
    told = [(str(e.title), [str(d) for d in e.details]) for e in events if "群诉" in str(e.title)]
    assert sorted(told) == [
        ("加入群诉 QS-20261121-01", []),
        ("退出群诉 QS-20261121-01", ["是家里门禁，不是电梯"]),
    ]
    with pytest.raises(RefusedError, match="主单"):
        incidents.leave(office, ids[0], "换人")
    assert incidents.set_master(office, ids[1]).master_id == ids[1]
    incidents.leave(office, ids[0], "换人")
    incidents.leave(office, ids[1], "误报")
    assert incidents.load(office, incident).closed_at is not None
    with pytest.raises(RefusedError):
        incidents.reopen(office, incident)


def test_a_case_is_found_by_number_end_or_room(office: Office) -> None:
    ids = crowd(office, 2)
    number = office.case(ids[1]).complaint.number
    assert incidents.find_to_join(office, number) == ids[1]
    assert incidents.find_to_join(office, number[-3:]) == ids[1]
    assert incidents.find_to_join(office, "6-2-101") == ids[0]
    complain(office, "101")
    with pytest.raises(KnownError, match="多条"):
        incidents.find_to_join(office, "6-2-101")
    with pytest.raises(KnownError, match="没有找到"):
        incidents.find_to_join(office, "9-9-999")


OPERATIONS = (
    "pass", "pass_master", "say", "take_over", "plan", "close", "leave", "master", "call",
    "complete", "complete_master", "done", "join",
)  # fmt: skip


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(OPERATIONS), st.integers(0, 3)), max_size=25))
def test_closing_a_master_never_closes_an_uncalled_household(acts: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = make_office(Path(folder), SetClock())
        try:
            _play(office, acts)
        finally:
            office.close()


def _play(office: Office, acts: list[tuple[str, int]]) -> None:
    # The master was worked to its end but one step: the bold acts have something to spread.
    ids = [*crowd(office, 3), complain(office, "201", content="再次来电").complaint.id]
    incident = opened(office, ids)
    walk_to_stage(office, office.case(ids[0]), "callback")
    walk_to_stage(office, office.case(ids[1]), "callback")
    spoken: set[int] = set()
    for act, place in acts:
        one = ids[place]
        stage = office.case(one).step.stage
        before = {i: office.case(i).complaint.outcome for i in ids}
        try:
            match act:
                case "pass" | "pass_master":
                    one = ids[0] if act == "pass_master" else one
                    if office.case(one).step.stage == "callback":
                        spoken.add(one)
                    pass_step(office, office.case(one))
                case "say":
                    incident_work.say_to_all(office, incident, "已修复", "phone")
                case "take_over":
                    incident_work.take_over(office, incident)
                case "plan":
                    incident_work.plan_callbacks(office, incident)
                case "close":
                    incidents.close(office, incident)
                    left = [h for h in incidents.view(office, incident).households if h.open]
                    assert left == []
                case "leave":
                    incidents.leave(office, one, "不是同一起因")
                case "join":
                    incidents.join(office, incident, one)
                case "master":
                    incidents.set_master(office, one)
                case "call":
                    cases.log_contact(office, one, NewContact("已恢复", mood_after="calm"))
                    if stage == "callback":
                        spoken.add(one)
                case "complete" | "complete_master":
                    cases.complete_step(office, ids[0] if act == "complete_master" else one)
                case "done":
                    for follow_up in office.case(one).follow_ups:
                        if follow_up.state == "planned" and follow_up.kind == "callback":
                            how = followups.Completion("代为完成", log_contact=False)
                            followups.complete(office, follow_up.id, how)
        except KnownError:
            pass
        for i in ids:
            ended = office.case(i).complaint.outcome
            assert not ended or i in spoken, (act, place, i)
            assert ended == before[i] or act in ("pass", "pass_master", "complete",
                                                 "complete_master"), act  # fmt: skip


def test_the_sample_office_has_an_incident_under_way_and_one_that_is_over(office: Office) -> None:
    build(office, 120, seed=1)
    rows = office.store.rows("SELECT * FROM incident ORDER BY opened_at")
    assert [row["closed_at"] is None for row in rows] == [False, True]
    assert rows[0]["building"] != rows[1]["building"]
    assert rows[0]["category"] != rows[1]["category"]
    over, under_way = (incidents.view(office, row["id"]) for row in rows)
    assert (len(over.households), over.uncalled) == (6, 0)
    assert len(under_way.households) == 5 and under_way.uncalled >= 1
    assert under_way.master is not None and not under_way.master.outcome
    for shown in (over, under_way):
        places = {(m.complaint.building, m.complaint.category)
                  for h in shown.households for m in h.members}  # fmt: skip
        assert places == {(shown.incident.building, shown.incident.category)}
