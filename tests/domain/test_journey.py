"""A case in memory: clocks of its template, due times after holds, rework, and its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain import clocks, journey, progress, raising
from desktop_app.domain.case import CaseFile, Complaint, Contact
from desktop_app.domain.errors import RefusedError
from desktop_app.domain.journey import Rules, settle
from desktop_app.domain.limits import LimitRule
from desktop_app.domain.progress import Move
from desktop_app.domain.workcalendar import WorkCalendar
from desktop_app.domain.workflow import parse_workflow

TEMPLATES = Path(__file__).resolve().parents[2] / "resources" / "workflows"
AT = datetime(2026, 11, 16, 9)  # a Monday
RULES = Rules(
    WorkCalendar(),
    (
        LimitRule("response", 15, "minutes"),
        LimitRule("answer", 24, "hours"),
        LimitRule("answer", 2, "hours", severity="critical"),
        LimitRule("solution", 3, "working_days"),
        LimitRule("solution", 24, "hours", severity="critical"),
        LimitRule("callback", 48, "hours"),
    ),
)


def begin(key: str = "seven-steps", **values: object) -> CaseFile:
    flow = parse_workflow((TEMPLATES / f"{key}.toml").read_text(encoding="utf-8"))
    return journey.begin(Complaint(0, "T-1", AT, "漏水", **values), flow, RULES)  # type: ignore[arg-type]


def go(case: CaseFile, to: str | None, now: datetime, how: str = "completed") -> CaseFile:
    """Move as ``progress`` would, without its guards."""
    move = progress._onward(case, how, "")
    if to is not None:
        move = replace(move, to_step=to, outcome="")
    return journey.apply(case, move, now, "王敏", RULES)


def due(case: CaseFile) -> dict[str, datetime]:
    return {run.clock: run.due_at for run in case.clocks if run.stopped_at is None}


def test_a_new_case_runs_the_clocks_that_its_template_knows_and_a_rule_has() -> None:
    case = begin()
    assert due(case) == {
        "response": AT + timedelta(minutes=15),
        "answer": AT + timedelta(hours=24),
        "solution": datetime(2026, 11, 19, 18),
    }
    assert (case.complaint.due_clock, case.complaint.due_at) == ("response", due(case)["response"])
    assert begin("register").clocks == ()  # a book's row is not judged by the time
    assert begin("register").complaint.due_at is None


def test_severity_chooses_and_a_change_of_it_times_anew() -> None:
    assert due(begin(severity="critical"))["answer"] == AT + timedelta(hours=2)
    case = begin()
    raised = replace(case, complaint=replace(case.complaint, severity="critical"))
    again = clocks.retime(raised, RULES)
    assert due(again)["answer"] == AT + timedelta(hours=2)
    assert due(again)["solution"] == AT + timedelta(hours=24)
    assert due(again)["response"] == due(case)["response"]


def test_each_row_gets_an_id_of_its_own_before_it_is_stored() -> None:
    case = begin()
    for minute in range(3):
        contact = Contact(0, AT + timedelta(minutes=minute), 0)
        case = journey.add_contact(case, contact, (f"{minute}", AT + timedelta(days=1)), RULES)
    for rows in (case.entries, case.clocks, case.contacts, case.follow_ups):
        ids = [row.id for row in rows]
        assert len(set(ids)) == len(ids) and max(ids) < 0
    assert {p.follow_up_id for c in case.contacts for p in c.promises} == {
        f.id for f in case.follow_ups
    }


def test_the_work_done_stops_the_intake_clocks_and_plans_one_callback() -> None:
    case = begin()
    now = AT + timedelta(hours=5)
    case = go(go(case, "consult", now), "follow", now)
    assert set(due(case)) == {"callback"} and due(case)["callback"] == now + timedelta(hours=48)
    assert case.complaint.completed_at == now
    assert [(f.kind, f.due_at) for f in case.follow_ups] == [
        ("callback", now + timedelta(hours=48))
    ]
    # Done again after going back: the first completion stays, no second callback is planned.
    later = now + timedelta(hours=3)
    back = journey.apply(case, Move("returned", "漏了", "consult", 0), later, "王敏", RULES)
    again = go(back, "follow", later + timedelta(hours=1))
    assert again.complaint.completed_at == now
    assert len([f for f in again.follow_ups if f.state == "planned"]) == 1


def test_a_hold_does_not_count_and_is_kept() -> None:
    case = begin()
    start = AT + timedelta(minutes=5)
    held = journey.hold(case, " 等配件 ", start + timedelta(days=9), start)
    assert held.complaint.due_at is None and held.complaint.hold_reason == "等配件"
    case = journey.resume(held, start + timedelta(days=7), RULES)
    assert due(case)["response"] == AT + timedelta(days=7, minutes=15)
    assert due(case)["answer"] == AT + timedelta(days=8)
    # 17 to 20 stood still when the office closed; the 23rd did not any more.
    assert due(case)["solution"] == datetime(2026, 11, 25, 18)
    entry = case.entry
    assert entry is not None and entry.due_at == due(case)["response"]  # the step's own limit
    assert journey.resume(case, AT, RULES) is case


def test_an_extension_needs_a_talk_and_moves_the_step_too() -> None:
    case = go(begin(), "consult", AT)
    until = datetime(2026, 11, 25, 18)
    with pytest.raises(RefusedError) as caught:
        raising.extend(case, "solution", until, " ", AT, "王敏")
    assert len(caught.value.missing) == 2
    case = journey.add_contact(case, Contact(0, AT, 0), None, RULES)
    with pytest.raises(RefusedError):
        raising.extend(case, "solution", datetime(2026, 11, 19), "等配件", AT, "王敏")
    moved = raising.extend(case, "solution", until, "等配件", AT, "王敏")
    assert due(moved)["solution"] == until and moved.complaint.extensions == 1
    assert moved.entry is not None and moved.entry.due_at == until
    with pytest.raises(RefusedError):
        raising.extend(moved, "handover", until, "x", AT, "王敏")
    # A change of severity leaves an agreed time alone.
    critical = replace(moved, complaint=replace(moved.complaint, severity="critical"))
    assert due(clocks.retime(critical, RULES))["solution"] == until


def test_a_rework_round_has_its_own_time() -> None:
    now = AT + timedelta(days=10)
    case = go(go(begin(), "consult", AT), "follow", AT)
    move = Move("rework", "又漏", "gather", 1, starts=("solution",), stops=("callback",))
    case = journey.apply(case, move, now, "王敏", RULES)
    assert due(case) == {"solution": datetime(2026, 12, 1, 18)}
    assert case.complaint.due_at == datetime(2026, 12, 1, 18)
    case = go(case, "propose", now)
    assert case.entry is not None and case.entry.due_at is None  # the answer was given in round 0
    case = go(case, "consult", now)
    assert case.entry is not None and case.entry.due_at == datetime(2026, 12, 1, 18)


def test_the_end_settles_what_was_planned() -> None:
    case = journey.add_follow_up(begin(), "callback", AT + timedelta(days=1))
    case = journey.add_follow_up(case, "callback", AT + timedelta(days=2))
    case = journey.add_follow_up(case, "site_check", AT + timedelta(days=2))
    assert [f.kind for f in case.follow_ups] == ["callback", "site_check"]
    closed = journey.apply(case, progress._end(case, "closed", "好"), AT, "王敏", RULES)
    assert [f.state for f in closed.follow_ups] == ["done", "planned"]
    gone = journey.apply(case, progress._end(case, "withdrawn", "误会"), AT, "王敏", RULES)
    assert [f.state for f in gone.follow_ups] == ["cancelled", "cancelled"]
    assert gone.complaint.closed_at == AT and due(gone) == {}
    assert gone.entry is None and settle(gone) == gone
