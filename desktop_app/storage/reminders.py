"""Which follow-ups somebody has to be told of, and that they were told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.domain.rooms import place_text
from desktop_app.storage.store import Store, to_column

_CHUNK = 500


@dataclass(frozen=True)
class Reminder:
    """One follow-up that is due; without anything personal, as a notification is seen by all."""

    id: int
    kind: str
    due_at: datetime
    place: str
    promise: bool
    assignee: str


def due(store: Store, now: datetime, ahead: timedelta) -> tuple[Reminder, ...]:
    """Planned ones due until *now* + *ahead* that were not told of, soonest first.

    One that was told of and then moved to a later time counts again.
    """
    minutes = int(ahead.total_seconds() // 60)
    return _planned(
        store,
        now + ahead,
        " AND (f.reminded_at IS NULL OR"
        f" julianday(f.reminded_at) < julianday(f.due_at, '-{minutes} minutes') - 0.5 / 86400)",
        (),
    )


def still(
    store: Store, ids: Sequence[int], now: datetime, ahead: timedelta
) -> tuple[Reminder, ...]:
    """Those of *ids* that are planned and due until *now* + *ahead*, told of or not."""
    found: list[Reminder] = []
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        marks = ",".join("?" * len(part))
        found += _planned(store, now + ahead, f" AND f.id IN ({marks})", part)
    return tuple(sorted(found, key=lambda one: (one.due_at, one.id)))


def _planned(
    store: Store, until: datetime, condition: str, given: Sequence[int]
) -> tuple[Reminder, ...]:
    rows = store.rows(
        "SELECT f.id, f.kind, f.due_at, f.assignee,"
        " coalesce(c.building, h.building, '') AS building, coalesce(c.unit, h.unit, '') AS unit,"
        " coalesce(c.room, h.room, '') AS room,"
        " EXISTS (SELECT 1 FROM promise p WHERE p.follow_up_id = f.id) AS promise"
        " FROM follow_up f LEFT JOIN complaint c ON c.id = f.complaint_id"
        " LEFT JOIN household h ON h.id = f.household_id"
        " WHERE f.state = 'planned' AND f.due_at <= ? AND (c.id IS NULL OR c.deleted_at IS NULL)"
        f"{condition} ORDER BY f.due_at, f.id",
        (to_column(until), *given),
    )
    return tuple(
        Reminder(
            row["id"],
            row["kind"],
            datetime.fromisoformat(row["due_at"]),
            place_text(row["building"], row["unit"], row["room"]),
            bool(row["promise"]),
            row["assignee"],
        )
        for row in rows
    )


def mark(store: Store, ids: Sequence[int], at: datetime) -> None:
    """Note that these were told of; no act of a person, so it leaves no trace in the audit."""
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        marks = ",".join("?" * len(part))
        store.execute(
            f"UPDATE follow_up SET reminded_at = ? WHERE id IN ({marks})", [to_column(at), *part]
        )
