"""Improvements: corrective and preventive actions with owner, due time and effect check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.storage.store import Row, Store, to_time
from desktop_app.storage.trace.journal import Journal

_SELECT = (
    "SELECT i.*, coalesce(c.number, '') AS number, coalesce(n.number, '') AS incident_number"
    " FROM improvement i"
    " LEFT JOIN complaint c ON c.id = i.complaint_id AND c.deleted_at IS NULL"
    " LEFT JOIN incident n ON n.id = i.incident_id"
)


@dataclass(frozen=True)
class Improvement:
    """``kind`` is ``corrective`` or ``preventive``; ``effective`` None: not checked yet.

    ``number`` and ``incident_number`` name where it came from; both empty for a free one.
    """

    id: int
    complaint_id: int | None
    number: str
    incident_id: int | None
    incident_number: str
    kind: str
    category: str
    title: str
    measure: str
    owner: str
    due_at: datetime | None
    done_at: datetime | None
    check_plan: str
    check_at: datetime | None
    check_result: str
    effective: bool | None
    at: datetime
    staff: str


def everything(store: Store) -> tuple[Improvement, ...]:
    """All of them: open ones by due time, then those done, the newest first."""
    order = "ORDER BY i.done_at IS NOT NULL, i.due_at IS NULL, i.due_at, i.id DESC"
    return tuple(_improvement(row) for row in store.rows(f"{_SELECT} {order}"))


def find(store: Store, improvement_id: int) -> Improvement | None:
    row = store.row(f"{_SELECT} WHERE i.id = ?", (improvement_id,))
    return _improvement(row) if row else None


def exists(store: Store, table: str, row_id: int) -> bool:
    """Whether a case or an incident is there (``table``: ``complaint`` or ``incident``)."""
    if table == "complaint":
        sql = "SELECT 1 FROM complaint WHERE id = ? AND deleted_at IS NULL"
    else:
        sql = "SELECT 1 FROM incident WHERE id = ?"
    return bool(store.value(sql, (row_id,)))


def insert(journal: Journal, values: Mapping[str, object]) -> int:
    return journal.insert("improvement", values)


def update(journal: Journal, improvement_id: int, values: Mapping[str, object]) -> bool:
    return journal.update("improvement", improvement_id, values)


def _improvement(row: Row) -> Improvement:
    return Improvement(
        id=row["id"],
        complaint_id=row["complaint_id"],
        number=row["number"],
        incident_id=row["incident_id"],
        incident_number=row["incident_number"],
        kind=row["kind"],
        category=row["category"],
        title=row["title"],
        measure=row["measure"],
        owner=row["owner"],
        due_at=to_time(row["due_at"]),
        done_at=to_time(row["done_at"]),
        check_plan=row["check_plan"],
        check_at=to_time(row["check_at"]),
        check_result=row["check_result"],
        effective=None if row["effective"] is None else bool(row["effective"]),
        at=datetime.fromisoformat(row["at"]),
        staff=row["staff"],
    )
