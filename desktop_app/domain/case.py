"""The complaint case: its records, its statuses and the words for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.rooms import place_text
from desktop_app.domain.workflow import Step, Workflow


class Status(StrEnum):
    """Where a case stands; derived from its workflow (``progress.derive_status``), never set."""

    PENDING = "pending"
    UNASSIGNED = "unassigned"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    AWAITING_RESIDENT = "awaiting_resident"
    AWAITING_CALLBACK = "awaiting_callback"
    REWORK = "rework"
    CLOSED = "closed"
    INVALID = "invalid"
    REFERRED = "referred"
    WITHDRAWN = "withdrawn"


STATUS_TEXT: Mapping[Status, str] = {
    Status.PENDING: QT_TRANSLATE_NOOP("core", "待确认"),
    Status.UNASSIGNED: QT_TRANSLATE_NOOP("core", "待派单"),
    Status.IN_PROGRESS: QT_TRANSLATE_NOOP("core", "处理中"),
    Status.ON_HOLD: QT_TRANSLATE_NOOP("core", "挂起"),
    Status.AWAITING_RESIDENT: QT_TRANSLATE_NOOP("core", "待业主确认"),
    Status.AWAITING_CALLBACK: QT_TRANSLATE_NOOP("core", "待回访"),
    Status.REWORK: QT_TRANSLATE_NOOP("core", "返单处理中"),
    Status.CLOSED: QT_TRANSLATE_NOOP("core", "已关闭"),
    Status.INVALID: QT_TRANSLATE_NOOP("core", "无效(已解释)"),
    Status.REFERRED: QT_TRANSLATE_NOOP("core", "转外部"),
    Status.WITHDRAWN: QT_TRANSLATE_NOOP("core", "撤销"),
}
ENDED = frozenset({Status.CLOSED, Status.INVALID, Status.REFERRED, Status.WITHDRAWN})
OPEN = tuple(status for status in Status if status not in ENDED)
OUTCOME_STATUS: Mapping[str, Status] = {
    "closed": Status.CLOSED,
    "invalid": Status.INVALID,
    "referred": Status.REFERRED,
    "withdrawn": Status.WITHDRAWN,
}

SEVERITIES = ("minor", "normal", "major", "critical")
SEVERITY_TEXT: Mapping[str, str] = {
    "minor": QT_TRANSLATE_NOOP("core", "轻微"),
    "normal": QT_TRANSLATE_NOOP("core", "一般"),
    "major": QT_TRANSLATE_NOOP("core", "重要"),
    "critical": QT_TRANSLATE_NOOP("core", "重大"),
}
CHANNEL_TEXT: Mapping[str, str] = {
    "phone": QT_TRANSLATE_NOOP("core", "来电"),
    "visit": QT_TRANSLATE_NOOP("core", "来访"),
    "letter": QT_TRANSLATE_NOOP("core", "来函"),
    "wechat": QT_TRANSLATE_NOOP("core", "微信"),
    "email": QT_TRANSLATE_NOOP("core", "邮件"),
    "online": QT_TRANSLATE_NOOP("core", "网站/APP 留言"),
    "box": QT_TRANSLATE_NOOP("core", "意见箱"),
    "hotline12345": QT_TRANSLATE_NOOP("core", "12345 转办"),
    "patrol": QT_TRANSLATE_NOOP("core", "巡查"),
    "other": QT_TRANSLATE_NOOP("core", "其他"),
}
MOOD_TEXT: Mapping[str, str] = {
    "calm": QT_TRANSLATE_NOOP("core", "平稳"),
    "anxious": QT_TRANSLATE_NOOP("core", "焦急"),
    "agitated": QT_TRANSLATE_NOOP("core", "激动"),
    "angry": QT_TRANSLATE_NOOP("core", "愤怒"),
}
UPSET = frozenset({"agitated", "angry"})
"""Moods that must be settled before the matter (先处理心情再处理事情, document 002 §2)."""
KIND_TEXT: Mapping[str, str] = {
    "owner": QT_TRANSLATE_NOOP("core", "业主"),
    "tenant": QT_TRANSLATE_NOOP("core", "租户"),
    "family": QT_TRANSLATE_NOOP("core", "家属"),
    "other": QT_TRANSLATE_NOOP("core", "其他人"),
}
VALIDITY_TEXT: Mapping[str, str] = {
    "valid": QT_TRANSLATE_NOOP("core", "有效"),
    "invalid": QT_TRANSLATE_NOOP("core", "无效"),
}
SATISFACTION_TEXT: Mapping[str, str] = {
    "A": QT_TRANSLATE_NOOP("core", "满意"),
    "B": QT_TRANSLATE_NOOP("core", "较满意"),
    "C": QT_TRANSLATE_NOOP("core", "不满意"),
}
DIRECTION_TEXT: Mapping[str, str] = {
    "in": QT_TRANSLATE_NOOP("core", "对方来"),
    "out": QT_TRANSLATE_NOOP("core", "我方去"),
    "all": QT_TRANSLATE_NOOP("core", "群发"),
}
FOLLOW_UP_TEXT: Mapping[str, str] = {
    "callback": QT_TRANSLATE_NOOP("core", "回访"),
    "progress": QT_TRANSLATE_NOOP("core", "进展告知"),
    "site_check": QT_TRANSLATE_NOOP("core", "现场检查"),
    "acceptance": QT_TRANSLATE_NOOP("core", "验收"),
    "visit": QT_TRANSLATE_NOOP("core", "预防性走访"),
    "survey": QT_TRANSLATE_NOOP("core", "满意度回访"),
}

FOLLOW_UP_STATE_TEXT: Mapping[str, str] = {
    "planned": QT_TRANSLATE_NOOP("core", "计划中"),
    "done": QT_TRANSLATE_NOOP("core", "已完成"),
    "cancelled": QT_TRANSLATE_NOOP("core", "已取消"),
}
OCCUPANCY_TEXT: Mapping[str, str] = {
    "occupied": QT_TRANSLATE_NOOP("core", "已入住"),
    "vacant": QT_TRANSLATE_NOOP("core", "空置"),
    "rented": QT_TRANSLATE_NOOP("core", "出租"),
    "renovating": QT_TRANSLATE_NOOP("core", "装修中"),
}


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
