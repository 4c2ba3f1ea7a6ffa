"""What is planned ahead: how many a day, who is busy when, and what people wish."""

from __future__ import annotations

from datetime import date, datetime

from desktop_app.domain.planner import Busy
from desktop_app.storage.store import Store, to_column

# Few cases are in the recycle bin, and an index lists them: no case need be looked up.
_OPEN = (
    "FROM follow_up f WHERE f.state = 'planned' AND f.due_at >= ? AND (f.complaint_id IS NULL"
    " OR f.complaint_id NOT IN (SELECT id FROM complaint WHERE deleted_at IS NOT NULL))"
)


def counts(store: Store, start: datetime) -> dict[date, int]:
    """Planned follow-ups of every day from *start* on."""
    rows = store.each(
        f"SELECT substr(f.due_at, 1, 10) AS day, count(*) {_OPEN} GROUP BY day",
        (to_column(start),),
    )
    return {date.fromisoformat(day): int(count) for day, count in rows}


def busy(store: Store, start: datetime, end: datetime, limit: int = 2000) -> tuple[Busy, ...]:
    """What each person has planned in ``[start, end)``, soonest first."""
    rows = store.each(
        f"SELECT f.due_at, f.kind, f.assignee, f.id {_OPEN} AND f.due_at < ? AND f.assignee <> ''"
        " ORDER BY f.due_at LIMIT ?",
        (to_column(start), to_column(end), limit),
    )
    return tuple(Busy(datetime.fromisoformat(at), *more) for at, *more in rows)


def preferred_time(store: Store, complaint_id: int | None, household_id: int | None) -> str:
    """When the person who complained wants to be reached; without a case, the household."""
    if complaint_id is not None:
        found = store.value(
            "SELECT coalesce((SELECT r.preferred_time FROM resident r WHERE r.id = c.resident_id),"
            " (SELECT r.preferred_time FROM residency y JOIN resident r ON r.id = y.resident_id"
            "  WHERE y.household_id = c.household_id AND y.until IS NULL"
            "  AND r.name = c.complainant LIMIT 1), '') FROM complaint c WHERE c.id = ?",
            (complaint_id,),
        )
        return str(found or "")
    found = store.value(
        "SELECT r.preferred_time FROM residency y JOIN resident r ON r.id = y.resident_id"
        " WHERE y.household_id = ? AND y.until IS NULL"
        " ORDER BY y.kind = 'owner' DESC, r.id LIMIT 1",
        (household_id,),
    )
    return str(found or "")
