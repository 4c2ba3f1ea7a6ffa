"""Offices of random records, on few moments so that every edge of a period is met."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar

from desktop_app.services.office import Office

MONDAY = date(2026, 11, 16)
PLACES = (("锦绣花园", "1"), ("锦绣花园", "2"), ("云山府", "1"), ("", ""))
CATEGORIES = (
    "facility.elevator",
    "facility.fire",
    "engineering.leak",
    "engineering",
    "facility/x",
    "",
)
DEPARTMENTS = ("工程部", "客服部", "")
PEOPLE = ("刘强", "周师傅", "")
CLOCKS = ("response", "handover", "answer", "solution", "callback")
T = TypeVar("T")


def moment(rng: Random, first: int = -30, last: int = 10) -> datetime:
    """Often exactly a midnight, a second before one, or another moment that comes again."""
    day = MONDAY + timedelta(days=rng.randint(first, last))
    at = rng.choice((time(), time(), time(0, 0, 1), time(9), time(9, 0, 1), time(23, 59, 59)))
    return datetime.combine(day, at)


def maybe(rng: Random, chance: float, value: T) -> T | None:
    return value if rng.random() < chance else None


def fill(office: Office, seed: int, count: int = 40) -> None:
    """Households and *count* cases with clocks, contacts, promises, reworks and more."""
    rng, store = Random(seed), office.store
    with store.transaction():
        homes = []
        for number in range(8):
            community, building = rng.choice(PLACES[:3])
            homes.append(
                store.insert(
                    "household",
                    {
                        "community": community,
                        "building": building,
                        "unit": "1",
                        "room": f"{number + 1}01",
                        "occupancy": rng.choice(("occupied", "rented", "vacant", "")),
                    },
                )
            )
        for number in range(count):
            _case(office, rng, number, homes)
        for _ in range(3):
            store.insert(
                "follow_up",
                {
                    "kind": "visit",
                    "due_at": moment(rng),
                    "household_id": rng.choice(homes),
                    "state": rng.choice(("planned", "done", "cancelled")),
                    "done_at": maybe(rng, 0.5, moment(rng)),
                },
            )


def _case(office: Office, rng: Random, number: int, homes: list[int]) -> None:
    store = office.store
    workflow_id = office.workflows.current_id("seven-steps") or 0
    steps = office.workflows.by_id(workflow_id).steps
    calling = next(step.key for step in steps if step.stage == "callback")
    received = moment(rng)
    outcome = rng.choices(("", "closed", "referred", "withdrawn", "invalid"), (5, 6, 1, 1, 1))[0]
    closed = moment(rng) if outcome else None
    completed = moment(rng) if outcome == "closed" or rng.random() < 0.3 else None
    if completed and rng.random() < 0.2:
        completed = received
    community, building = rng.choice(PLACES)
    on_hold = not outcome and rng.random() < 0.2
    held = moment(rng) if on_hold else None
    rounds = rng.choice((0, 0, 0, 1, 2))
    at_callback = outcome == "closed" or rng.random() < 0.4
    status = outcome or (
        "on_hold" if on_hold else "awaiting_callback" if at_callback else "in_progress"
    )
    case_id = store.insert(
        "complaint",
        {
            "number": f"TS-{number:04d}",
            "received_at": received,
            "channel": rng.choice(("phone", "wechat")),
            "household_id": maybe(rng, 0.6, rng.choice(homes)),
            "community": community,
            "building": building,
            "unit": "1" if building else "",
            "room": rng.choice(("101", "1203", "B102", "")),
            "complainant": "李建国",
            "phone": "13800138000",
            "excerpt": f"第 {number} 件",
            "category": rng.choice(CATEGORIES),
            "severity": rng.choice(("normal", "critical")),
            "validity": "invalid"
            if outcome == "invalid" or rng.random() < 0.05
            else rng.choice(("valid", "")),
            "department": rng.choice(DEPARTMENTS),
            "handler": rng.choice(PEOPLE),
            "workflow_id": workflow_id,
            "step_key": calling if at_callback else steps[0].key,
            "round": rounds,
            "outcome": outcome,
            "status": status,
            "on_hold": int(on_hold),
            "hold_from": held,
            "completed_at": completed,
            "closed_at": closed,
            "root_cause": rng.choice(("", "材料老化", "人员 / 技能不足")),
            "satisfaction": rng.choice(("A", "B", "C", "")) if at_callback else "",
            "repeat_of": maybe(rng, 0.2, 1) if number else None,
            "deleted_at": maybe(rng, 0.08, datetime(2026, 11, 20)),
        },
    )
    store.insert("complaint_text", {"complaint_id": case_id, "content": f"第 {number} 件"})
    entries = []
    for round_number in range(rounds + 1):
        for key in (steps[0].key, calling):
            entered = moment(rng)
            entries.append(
                store.insert(
                    "step_entry",
                    {
                        "complaint_id": case_id,
                        "step_key": key,
                        "round": round_number,
                        "entered_at": entered,
                        "left_at": entered + timedelta(days=1),
                        "how": "completed",
                    },
                )
            )
    for clock in CLOCKS:
        for _ in range(rng.choice((0, 1, 1, 2))):
            due = held if on_hold and held and rng.random() < 0.5 else moment(rng)
            stopped = rng.choice((due, due + timedelta(seconds=1), moment(rng), moment(rng)))
            store.insert(
                "clock_run",
                {
                    "complaint_id": case_id,
                    "clock": clock,
                    "started_at": min(stopped, moment(rng)),
                    "due_at": due,
                    "stopped_at": maybe(rng, 0.6, stopped),
                },
            )
    for _ in range(rng.randint(0, 3)):
        contact_id = store.insert(
            "contact",
            {
                "complaint_id": case_id,
                "entry_id": rng.choice(entries),
                "at": moment(rng),
                "recorded_at": moment(rng),
                "direction": rng.choice(("out", "out", "all")),
                "channel": "phone",
                "reached": int(rng.random() < 0.7),
            },
        )
        if rng.random() < 0.5:
            _promise(office, rng, case_id, contact_id)
    for round_number in range(1, rounds + 1):
        store.insert(
            "rework",
            {
                "complaint_id": case_id,
                "round": round_number,
                "opened_at": moment(rng),
                "cause": "没修好",
                "closed_at": maybe(rng, 0.5, moment(rng)),
            },
        )
    for table, more in (
        ("extension", {"clock": "solution", "due_before": moment(rng), "due_after": moment(rng)}),
        ("escalation", {"level": "manager"}),
    ):
        if rng.random() < 0.2:
            store.insert(
                table, {"complaint_id": case_id, "at": moment(rng), "reason": "等配件", **more}
            )


def _promise(office: Office, rng: Random, case_id: int, contact_id: int) -> None:
    due = moment(rng)
    state = rng.choice(("planned", "done"))
    follow_up = office.store.insert(
        "follow_up",
        {
            "kind": "progress",
            "due_at": maybe(rng, 0.7, due) or moment(rng),
            "complaint_id": case_id,
            "state": state,
            "done_at": moment(rng) if state == "done" else None,
        },
    )
    office.store.insert(
        "promise",
        {
            "contact_id": contact_id,
            "complaint_id": case_id,
            "text": "今天回话",
            "due_at": due,
            "follow_up_id": follow_up,
            "kept_at": maybe(rng, 0.4, rng.choice((due, moment(rng)))),
        },
    )
