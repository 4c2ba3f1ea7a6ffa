"""Saved views of the queue: what a view asks for, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from desktop_app.domain.codes import OPEN, Status
from desktop_app.domain.filters import EVERYTHING, Condition, Group, Node, simplified
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.domain.place import place_text

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
    "tags",
)


GROUPS = ("building", "handler", "department", "category")
"""What the rows of a queue can be grouped by."""


@dataclass(frozen=True)
class CaseFilter:
    """The quick form of a filter: all that is set must hold; an empty one asks for nothing.

    ``tree`` is what it means; ``where`` is any further tree that must hold as well.
    """

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
    where: Node = EVERYTHING

    def tree(self) -> Node:
        """The same as one tree of conditions; ``deleted`` says which cases it is asked of."""
        return simplified(Group("all", (*_quick(self), self.where)))


def _quick(one: CaseFilter) -> Iterator[Node]:
    listed: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("status", tuple(str(status) for status in one.statuses)),
        ("limit", ("overdue",) if one.overdue else ()),
        ("limit", ({"today": "today", "week": "days7"}[one.due_on],) if one.due_on else ()),
        ("severity", (one.severity,) if one.severity else ()),
        ("category", (one.category,) if one.category else ()),
        ("building", (one.building,) if one.building else ()),
        ("handler", (one.handler,) if one.handler else ()),
        ("number", one.numbers),
        ("household", (str(one.household_id),) if one.household_id is not None else ()),
    )
    for field, values in (*listed, *one.any_of):
        if values:
            yield Condition(field, "in", values)
    for field in ("incident", "escalated", "mine"):
        if getattr(one, field):
            yield Condition(field, "yes")
    if one.rework:
        yield Condition("rework", "at_least", ("1",))
    if one.received_from or one.received_to:
        first, last = one.received_from, one.received_to
        span = (first.isoformat() if first else "", last.isoformat() if last else "")
        yield Condition("received", "between", span)
    if one.text.strip():
        yield Condition("text", "has", (one.text,))


@dataclass(frozen=True)
class QueueQuery:
    """One question to the queue: filter, order, and for whom and when it is asked."""

    filter: CaseFilter
    now: datetime
    operator: str = ""
    sort: str = "urgency"
    descending: bool = False
    group: str = ""  # "" or one of GROUPS
    opened: tuple[str, ...] | None = None
    """Keys of the groups whose rows are wanted; ``None`` wants all."""


@dataclass(frozen=True)
class GroupCount:
    """One group of a grouped queue: its key and how many."""

    key: str
    count: int


class ColourRule(NamedTuple):
    """Rows that *where* holds for get the soft colour of *tone* (red, amber, green, blue, grey)."""

    where: Node
    tone: str


class Layout(NamedTuple):
    """How a view shows its rows. ``columns`` are (key, width in logical pixels) in their order;
    a width of 0 and an empty tuple leave it to the table."""

    sort: str = ""
    descending: bool = False
    group: str = ""
    columns: tuple[tuple[str, int], ...] = ()
    colours: tuple[ColourRule, ...] = ()


class View(NamedTuple):
    """A chip of the queue: what it asks for, and how it shows it."""

    key: str
    title: str  # marked source text of a built-in view, plain text of an own one
    filter: CaseFilter
    layout: Layout = Layout()
    own: bool = False


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


def of_batch(batch_id: int, title: str) -> CaseFilter:
    """The cases that an import brought; *title* is what the queue calls them."""
    return CaseFilter(title=title, where=Condition("batch", "in", (str(batch_id),)))


class QueueRow(NamedTuple):
    """One row as the queue shows it; texts are raw, masking happens at the edge.

    A named tuple: pages of them are made while somebody scrolls, in a quarter of the time.
    """

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
    tags: tuple[str, ...] = ()
    tone: str = ""
    """The soft colour of the first rule that holds for it, where rules were asked."""
    incident_households: int = 0
    """How many households its incident has; only on the row of the incident's master."""

    def place(self) -> str:
        return place_text(self.building, self.unit, self.room)
