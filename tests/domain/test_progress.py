"""The status of a case, from its outcome, hold, step and round alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.domain import journey
from desktop_app.domain.case import ENDED, OPEN, CaseFile, Complaint, Status
from desktop_app.domain.journey import Rules
from desktop_app.domain.progress import derive_status
from desktop_app.domain.workcalendar import WorkCalendar
from desktop_app.domain.workflow import parse_workflow

TEMPLATES = Path(__file__).resolve().parents[2] / "resources" / "workflows"
AT = datetime(2026, 11, 16, 9)
FLOW = parse_workflow((TEMPLATES / "seven-steps.toml").read_text(encoding="utf-8"))


def case(step: str, **values: object) -> CaseFile:
    made = journey.begin(Complaint(0, "T-1", AT, "x"), FLOW, Rules(WorkCalendar()))
    return replace(made, complaint=replace(made.complaint, step_key=step, **values))  # type: ignore[arg-type]


SENT = {"department": "工程部", "handler": "刘强", "validity": "valid"}


@pytest.mark.parametrize(
    ("step", "values", "status"),
    [
        ("isolate", {}, Status.UNASSIGNED),
        ("isolate", SENT, Status.UNASSIGNED),
        ("soothe", {**SENT, "validity": ""}, Status.PENDING),
        ("gather", {**SENT, "validity": ""}, Status.PENDING),
        ("gather", SENT, Status.IN_PROGRESS),
        ("gather", {"validity": "valid"}, Status.UNASSIGNED),
        ("propose", SENT, Status.IN_PROGRESS),
        ("propose", {"validity": "valid", "handler": "刘强"}, Status.IN_PROGRESS),
        ("propose", {"validity": "valid"}, Status.UNASSIGNED),
        ("consult", SENT, Status.AWAITING_RESIDENT),
        ("follow", SENT, Status.AWAITING_CALLBACK),
        ("follow", {**SENT, "round": 2}, Status.AWAITING_CALLBACK),
        ("gather", {**SENT, "round": 1, "validity": ""}, Status.REWORK),
        ("consult", {**SENT, "round": 1}, Status.REWORK),
        ("follow", {**SENT, "on_hold": True}, Status.ON_HOLD),
        ("gather", {**SENT, "on_hold": True, "round": 1}, Status.ON_HOLD),
        ("follow", {**SENT, "outcome": "closed"}, Status.CLOSED),
        ("gather", {**SENT, "outcome": "invalid"}, Status.INVALID),
        ("isolate", {**SENT, "outcome": "referred"}, Status.REFERRED),
        ("isolate", {**SENT, "outcome": "withdrawn", "on_hold": True}, Status.WITHDRAWN),
    ],
)
def test_status(step: str, values: dict[str, object], status: Status) -> None:
    assert derive_status(case(step, **values)) is status


def test_agreed_work_is_in_hand_until_it_is_done() -> None:
    made = case("consult", **SENT)
    agreed = replace(made, values={(0, "consult", "opinion"): "agree"})
    assert derive_status(agreed) is Status.IN_PROGRESS
    done = replace(agreed, complaint=replace(agreed.complaint, completed_at=AT))
    assert derive_status(done) is Status.AWAITING_RESIDENT
    unsure = replace(made, values={(0, "consult", "opinion"): "adjust"})
    assert derive_status(unsure) is Status.AWAITING_RESIDENT


def test_every_status_is_open_or_ended() -> None:
    assert set(OPEN) | ENDED == set(Status) and not set(OPEN) & ENDED
