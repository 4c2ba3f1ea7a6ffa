"""The complaint case: its records; with them comes what their codes mean (``codes.py``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desktop_app.domain.codes import (
    CHANNEL_TEXT,
    DIRECTION_TEXT,
    ENDED,
    FOLLOW_UP_STATE_TEXT,
    FOLLOW_UP_TEXT,
    KIND_TEXT,
    MOOD_TEXT,
    OCCUPANCY_TEXT,
    OPEN,
    OUTCOME_STATUS,
    SATISFACTION_TEXT,
    SEVERITIES,
    SEVERITY_TEXT,
    STATUS_TEXT,
    UPSET,
    VALIDITY_TEXT,
    Status,
)
from desktop_app.domain.place import place_text
from desktop_app.domain.workflow import Step, Workflow

__all__ = [
    "CHANNEL_TEXT",
    "DIRECTION_TEXT",
    "ENDED",
    "FOLLOW_UP_STATE_TEXT",
    "FOLLOW_UP_TEXT",
    "KIND_TEXT",
    "MOOD_TEXT",
    "OCCUPANCY_TEXT",
    "OPEN",
    "OUTCOME_STATUS",
    "SATISFACTION_TEXT",
    "SEVERITIES",
    "SEVERITY_TEXT",
    "STATUS_TEXT",
    "UPSET",
    "VALIDITY_TEXT",
    "CaseFile",
    "ClockRun",
    "Complaint",
    "Contact",
    "Escalation",
    "Extension",
    "FollowUp",
    "Hold",
    "Household",
    "Promise",
    "Resident",
    "Rework",
    "Status",
    "StepEntry",
]


@dataclass(frozen=True)
class Household:
    """One flat: community 小区, building 栋, unit 单元, room 房号 as bare designations."""

    id: int
    community: str
    building: str
    unit: str
    room: str
    area: float | None = None
    occupancy: str = ""
    note: str = ""

    def short(self) -> str:
        return place_text(self.building, self.unit, self.room)


@dataclass(frozen=True)
class Resident:
    id: int
    name: str
    phone: str = ""
    kind: str = "owner"
    preferred_time: str = ""
    note: str = ""


@dataclass(frozen=True)
class Complaint:
    """One case as registered, with the columns that its workflow writes through to."""

    id: int
    number: str
    received_at: datetime
    content: str
    channel: str = "phone"
    received_by: str = ""
    household_id: int | None = None
    community: str = ""
    building: str = ""
    unit: str = ""
    room: str = ""
    resident_id: int | None = None
    complainant: str = ""
    complainant_kind: str = ""
    phone: str = ""
    phone_note: str = ""
    occurred: str = ""
    expectation: str = ""
    category: str = ""
    category_text: str = ""
    severity: str = "normal"
    mood: str = ""
    validity: str = ""
    invalid_reason: str = ""
    department: str = ""
    handler: str = ""
    workflow_id: int = 0
    step_key: str = ""
    round: int = 0
    outcome: str = ""
    outcome_note: str = ""
    on_hold: bool = False
    hold_reason: str = ""
    wake_at: datetime | None = None
    hold_from: datetime | None = None
    status: Status = Status.PENDING
    due_at: datetime | None = None
    due_clock: str = ""
    due_from: datetime | None = None
    planned_completion: datetime | None = None
    completed_at: datetime | None = None
    closed_at: datetime | None = None
    extensions: int = 0
    escalated: str = ""
    result: str = ""
    root_cause: str = ""
    short_term: str = ""
    long_term: str = ""
    compensation: str = ""
    satisfaction: str = ""
    quality_score: int | None = None
    quality_note: str = ""
    remark: str = ""
    repeat_of: int | None = None
    incident_id: int | None = None
    source_file: str = ""
    source_sheet: str = ""
    source_row: int | None = None
    batch_id: int | None = None
    fingerprint: str = ""
    revision: int = 1

    def place(self) -> str:
        """``3-2-501``; empty when the case has no room."""
        return place_text(self.building, self.unit, self.room)


@dataclass(frozen=True)
class StepEntry:
    """One stay in a step; the open one (no ``left_at``) is where the case is."""

    id: int
    step_key: str
    round: int
    entered_at: datetime
    due_at: datetime | None = None
    left_at: datetime | None = None
    left_by: str = ""
    how: str = ""  # completed | skipped | returned | ended
    reason: str = ""


@dataclass(frozen=True)
class Promise:
    """What was promised in a contact, and until when; kept or broken is computed."""

    id: int
    contact_id: int
    text: str
    due_at: datetime
    follow_up_id: int | None = None
    kept_at: datetime | None = None


@dataclass(frozen=True)
class Contact:
    """One call, visit or message with the complainant."""

    id: int
    at: datetime
    entry_id: int
    direction: str = "out"
    channel: str = "phone"
    person: str = ""
    staff: str = ""
    reached: bool = True
    mood_before: str = ""
    mood_after: str = ""
    said: str = ""
    promises: tuple[Promise, ...] = ()

    @property
    def spoken(self) -> bool:
        """Reached himself; a text sent to all members of an incident tells, but nobody answers."""
        return self.reached and self.direction != "all"


@dataclass(frozen=True)
class FollowUp:
    """A planned contact or check, on the calendar until it is done or called off."""

    id: int
    kind: str
    due_at: datetime
    complaint_id: int | None = None
    household_id: int | None = None
    title: str = ""
    note: str = ""
    assignee: str = ""
    state: str = "planned"  # planned | done | cancelled
    done_at: datetime | None = None
    outcome: str = ""
    unanswered: int = 0
    promise_id: int | None = None
    number: str = ""
    place: str = ""
    complainant: str = ""


@dataclass(frozen=True)
class Rework:
    """One rework round 返单 (document 001): R1, R2 …

    ``quality`` holds the items of the quality check that were confirmed, one a line;
    ``checked_at`` stands only while every item of the check is confirmed.
    """

    id: int
    round: int
    opened_at: datetime
    cause: str
    severity: str = "normal"
    short_term: str = ""
    long_term: str = ""
    responsible: str = ""
    due_at: datetime | None = None
    result: str = ""
    closed_at: datetime | None = None
    checked_at: datetime | None = None
    checked_by: str = ""
    quality: str = ""


@dataclass(frozen=True)
class ClockRun:
    """One limit of a case running or stopped: response, hand-over, answer, solution, callback."""

    id: int
    clock: str
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None = None


@dataclass(frozen=True)
class Hold:
    """A time for which a case stood still; the present one has no ``until``."""

    id: int
    reason: str
    since: datetime
    wake_at: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Extension:
    """A due time that was moved after the complainant was told (document 003 §4.1)."""

    id: int
    clock: str
    at: datetime
    due_before: datetime
    due_after: datetime
    reason: str
    staff: str = ""


@dataclass(frozen=True)
class Escalation:
    """A case raised to the supervisor or the manager."""

    id: int
    at: datetime
    level: str
    reason: str
    staff: str = ""


@dataclass(frozen=True)
class CaseFile:
    """A case whole, as the rules need it: what a guard may look at is in here."""

    complaint: Complaint
    workflow: Workflow
    entries: tuple[StepEntry, ...]
    values: Mapping[tuple[int, str, str], str] = field(default_factory=dict)
    """(round, step key, field key) → value as text; dates ISO, yes/no as ``yes``/``no``."""
    ticks: frozenset[tuple[int, str, str]] = frozenset()
    contacts: tuple[Contact, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    reworks: tuple[Rework, ...] = ()
    clocks: tuple[ClockRun, ...] = ()
    holds: tuple[Hold, ...] = ()
    extensions: tuple[Extension, ...] = ()
    escalations: tuple[Escalation, ...] = ()

    @property
    def step(self) -> Step:
        return self.workflow.step(self.complaint.step_key)

    @property
    def entry(self) -> StepEntry | None:
        """The open entry; ``None`` once the case has ended."""
        return next((entry for entry in reversed(self.entries) if entry.left_at is None), None)

    def first_round_of(self, step_key: str) -> int:
        """The round whose values count for a step: a rework repeats only from its own step on."""
        again = self.workflow.position(step_key) >= self.workflow.position(
            self.workflow.rework_step
        )
        return self.complaint.round if again else 0

    def value(self, step_key: str, field_key: str) -> str:
        return self.values.get((self.first_round_of(step_key), step_key, field_key), "")

    def ticked(self, step_key: str, item_key: str) -> bool:
        return (self.first_round_of(step_key), step_key, item_key) in self.ticks
