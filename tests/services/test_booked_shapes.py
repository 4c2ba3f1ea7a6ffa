"""Rows booked by their shape equal rows booked one by one, table by table."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.case import Complaint
from desktop_app.domain.workflow import Requirement, StepLimit
from desktop_app.services.imports.booked import Templates, book
from desktop_app.services.imports.booked_shapes import ShapedBooking
from desktop_app.services.imports.cases import templates_of
from desktop_app.services.office import Office
from desktop_app.storage.casebulk import BulkCases
from tests.offices import make_office

TABLES = ("complaint", "complaint_text", "step_entry", "step_value", "contact", "follow_up", "clock_run")  # fmt: skip
MORNING = datetime(2026, 3, 2, 9)


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[tuple[Office, Office]]:
    for name in ("one", "all"):
        (tmp_path / name).mkdir()
    pair = make_office(tmp_path / "one"), make_office(tmp_path / "all")
    yield pair
    for office in pair:
        office.close()


def row(rng: random.Random, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """One row's columns and what it says, with every combination of what may be missing."""

    def some(text: str) -> str:
        return text if rng.random() < 0.7 else ""

    received = MORNING + timedelta(minutes=rng.randrange(100_000))
    near = [None, received, received - timedelta(days=2), received + timedelta(hours=5)]
    columns: dict[str, Any] = {
        **{
            name: some(f"{name}{number}")
            for name in ("community", "building", "unit", "room", "complainant", "phone", "occurred",
                         "expectation", "category_text", "department", "handler", "received_by",
                         "remark")
        },
        "number": f"WY{number}",
        "content": f"  第 {number} 条\n漏水 " + "长" * rng.choice([0, 3, 300]),
        "received_at": received,
        "channel": rng.choice(["phone", "other"]),
        "complainant_kind": rng.choice(["", "owner"]),
        "phone_note": rng.choice(["", "check"]),
        "category": "",
        "severity": rng.choice(["minor", "normal", "major", "critical"]),
        "household_id": None,
        "fingerprint": f"f{number}",
        "source_file": "登记表.xlsx",
        "source_sheet": rng.choice(["8月", "9月"]),
        "source_row": number + 3,
        "batch_id": None,
    }  # fmt: skip
    said = {
        "progress": rng.choice(["none", "working", "done", "callback", "closed"]),
        "validity": rng.choice([None, "valid", "valid", "invalid"]),
        "satisfaction": rng.choice([None, "A", "B", "C"]),
        "unanswered": rng.choice([None, None, 1, 3]),
        "result": rng.choice(["", "已修复", " 两端有空格 ", f"已更换第 {number} 个"]),
        "completed_at": rng.choice(near),
        "callback_at": rng.choice([*near, received + timedelta(days=3)]),
        "department": columns["department"],
        "handler": columns["handler"],
    }
    return columns, said


def stored(office: Office) -> dict[str, list[dict[str, object]]]:
    return {table: office.store.rows(f"SELECT * FROM {table}") for table in TABLES}


def test_every_row_is_stored_as_if_it_were_booked_alone(offices: tuple[Office, Office]) -> None:
    alone, shaped = offices
    rng = random.Random(20261122)
    rows = [row(rng, number) for number in range(900)]
    with alone.write("import") as journal:
        bulk = BulkCases(journal)
        for columns, said in rows:
            complaint = Complaint(**{"id": 0, **columns})
            bulk.add(book(complaint, said, templates_of(alone), alone.rules(), alone.now()))
        bulk.flush()
    with shaped.write("import") as journal:
        bulk = BulkCases(journal)
        booking = ShapedBooking(bulk, templates_of(shaped), shaped.rules(), shaped.now())
        ids = [booking.put(columns, said) for columns, said in rows]
        bulk.flush()
        assert booking.shapes > 100
    assert ids == list(range(1, 901))
    assert stored(alone) == stored(shaped)


@pytest.mark.parametrize("change", ["clock", "text", "plain"])
def test_a_template_that_looks_at_more_is_booked_row_by_row(
    offices: tuple[Office, Office], change: str
) -> None:
    office, _ = offices
    known = templates_of(office)
    first, work, *others = known.register.steps
    if change == "clock":
        work = replace(work, limit=StepLimit(3, "working_days", "step", "solution"))
    elif change == "text":
        fields = [
            replace(spec, required_if=Requirement("handler", ("周师傅",)))
            if spec.key == "department"
            else spec
            for spec in work.fields
        ]
        work = replace(work, fields=tuple(fields))
    register = replace(known.register, steps=(first, work, *others))
    templates = Templates(known.register_id, register, known.default_id, known.default)
    columns, said = row(random.Random(1), 1)
    said |= {"progress": "done", "result": "已修复"}
    with office.write("import") as journal:
        bulk = BulkCases(journal)
        booking = ShapedBooking(bulk, templates, office.rules(), office.now())
        booking.put({**columns, "department": "工程部", "handler": "周师傅"}, said)
        bulk.flush()
    assert booking.shapes == (1 if change == "plain" else 0)
