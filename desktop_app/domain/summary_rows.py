"""Lines of the lists of a summary: cases, reworks, incidents, promises, improvements, callbacks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.domain.messages import Text


@dataclass(frozen=True)
class CaseLine:
    """What is told of a case everywhere. ``person`` is masked unless the summary is unmasked."""

    number: str
    place: str
    person: str
    content: str
    category: Text
    severity: str
    status: str
    department: str
    handler: str
    received_at: datetime


@dataclass(frozen=True)
class UrgentRow:
    """An overdue or critical case: why it is late as recorded, and what comes next.

    ``late`` are seconds past the solution limit at the end of the counting; ``next_step`` is
    the step that the case stands in; ``next_kind`` (a key of ``FOLLOW_UP_TEXT``, "" for none)
    and ``next_text`` the follow-up or promise that is ahead, at ``next_at``; without one
    ``next_at`` is the planned completion.
    """

    case: CaseLine
    overdue: bool
    critical: bool
    due_at: datetime | None
    late: int
    cause: str
    next_step: Text
    next_kind: str
    next_text: str
    next_at: datetime | None


@dataclass(frozen=True)
class ReworkRow:
    case: CaseLine
    round: int
    opened_at: datetime
    cause: str
    root_cause: Text
    plan: str
    responsible: str
    due_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True)
class RepeatRow:
    """``times``: the how-manieth complaint of the flat and category within the repeat days."""

    case: CaseLine
    earlier: str
    times: int
    root_cause: Text


@dataclass(frozen=True)
class IncidentRow:
    number: str
    title: str
    community: str
    building: str
    category: Text
    households: int
    cases: int
    open_cases: int
    opened_at: datetime
    closed_at: datetime | None
    note: str
    callbacks_ahead: int


@dataclass(frozen=True)
class PromiseRow:
    """A promise due in the period and not kept in time. ``moved_to``: its follow-up's time now."""

    case: CaseLine
    text: str
    due_at: datetime
    kept_at: datetime | None
    moved_to: datetime | None


@dataclass(frozen=True)
class ImprovementRow:
    """``state`` is a key of ``services.improvements.STATE_TEXT``; ``effective`` None: not checked."""

    title: str
    kind: str
    category: Text
    measure: str
    owner: str
    due_at: datetime | None
    done_at: datetime | None
    state: str
    check_plan: str
    check_at: datetime | None
    check_result: str
    effective: bool | None
    source: str


@dataclass(frozen=True)
class CallbackRow:
    """A follow-up planned for the coming period; ``kind`` is a key of ``FOLLOW_UP_TEXT``."""

    due_at: datetime
    kind: str
    number: str
    place: str
    person: str
    title: str
    assignee: str


@dataclass(frozen=True)
class CallbackDay:
    day: date
    count: int
