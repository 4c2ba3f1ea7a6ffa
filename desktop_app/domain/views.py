"""Saved views of the queue: what a view asks for, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.case import OPEN, Status
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.rooms import place_text

SORTS = (
    "urgency",
    "number",
    "received_at",
    "due_at",
    "place",
    "complainant",
    "content",
    "category",
    "step",
    "status",
    "severity",
    "handler",
    "department",
    "channel",
    "satisfaction",
)


@dataclass(frozen=True)
class CaseFilter:
    """Conditions on cases, all of which must hold; an empty one asks for nothing."""

    statuses: tuple[Status, ...] = ()
    overdue: bool = False
    due_on: str = ""  # "" | today | week
    rework: bool = False
    incident: bool = False
    escalated: bool = False
    mine: bool = False
    severity: str = ""
    category: str = ""
    building: str = ""
    handler: str = ""
    received_from: date | None = None
    received_to: date | None = None
    text: str = ""
    numbers: tuple[str, ...] = ()
    household_id: int | None = None
    deleted: bool = False
    any_of: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Columns with the values that each may have: what a typed search asks beyond the rest."""
    title: str = ""
    """What the queue calls it; no condition."""


@dataclass(frozen=True)
class QueueQuery:
    """One question to the queue: filter, order, and for whom and when it is asked."""

    filter: CaseFilter
    now: datetime
    operator: str = ""
    sort: str = "urgency"
    descending: bool = False


@dataclass(frozen=True)
class View:
    key: str
    title: str  # marked source text of a built-in view, plain text of an own one
    filter: CaseFilter


BUILT_IN: Mapping[str, View] = {
    view.key: view
    for view in (
        View("open", QT_TRANSLATE_NOOP("core", "待办"), CaseFilter(statuses=OPEN)),
        View(
            "overdue", QT_TRANSLATE_NOOP("core", "已逾期"), CaseFilter(statuses=OPEN, overdue=True)
        ),
        View(
            "today",
            QT_TRANSLATE_NOOP("core", "今日到期"),
            CaseFilter(statuses=OPEN, due_on="today"),
        ),
        View(
            "callback",
            QT_TRANSLATE_NOOP("core", "待回访"),
            CaseFilter(statuses=(Status.AWAITING_CALLBACK,)),
        ),
        View("rework", QT_TRANSLATE_NOOP("core", "返单"), CaseFilter(statuses=OPEN, rework=True)),
        View(
            "incident", QT_TRANSLATE_NOOP("core", "群诉"), CaseFilter(statuses=OPEN, incident=True)
        ),
        View(
            "escalated",
            QT_TRANSLATE_NOOP("core", "已升级"),
            CaseFilter(statuses=OPEN, escalated=True),
        ),
        View("mine", QT_TRANSLATE_NOOP("core", "我负责的"), CaseFilter(statuses=OPEN, mine=True)),
        View("all", QT_TRANSLATE_NOOP("core", "全部"), CaseFilter()),
    )
}


@dataclass(frozen=True)
class QueueRow:
    """One row as the queue shows it; texts are raw, masking happens at the edge."""

    id: int
    number: str
    received_at: datetime
    status: Status
    severity: str
    category: str
    category_text: str
    community: str
    building: str
    unit: str
    room: str
    complainant: str
    phone: str
    content: str
    step_key: str
    step_title_zh: str
    step_title_en: str
    step_position: int
    step_count: int
    due_at: datetime | None
    due_clock: str
    due_from: datetime | None
    next_callback: datetime | None
    round: int
    incident_id: int | None
    handler: str
    department: str
    channel: str
    satisfaction: str
    household_id: int | None
    source_file: str
    source_sheet: str
    source_row: int | None
    incident_households: int = 0
    """How many households its incident has; only on the row of the incident's master."""

    def place(self) -> str:
        return place_text(self.building, self.unit, self.room)
