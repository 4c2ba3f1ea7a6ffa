"""What lies in the recycle bin: deleted cases, when they went there and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.rooms import place_text
from desktop_app.storage.store import Store


@dataclass(frozen=True)
class Binned:
    """One deleted case in a line."""

    id: int
    number: str
    received_at: datetime
    place: str
    excerpt: str
    status: str
    deleted_at: datetime
    deleted_by: str


def deleted(store: Store, limit: int) -> list[Binned]:
    """Deleted cases, the last deleted first."""
    rows = store.rows(
        "SELECT c.id, c.number, c.received_at, c.building, c.unit, c.room, c.excerpt, c.status,"
        " c.deleted_at, (SELECT o.staff FROM audit a JOIN operation o ON o.id = a.operation_id"
        "  WHERE a.entity = 'complaint' AND a.entity_id = c.id AND a.field = 'deleted_at'"
        "  AND a.after IS NOT NULL ORDER BY a.id DESC LIMIT 1) AS deleted_by"
        " FROM complaint c WHERE c.deleted_at IS NOT NULL"
        " ORDER BY c.deleted_at DESC, c.id DESC LIMIT ?",
        (limit,),
    )
    return [
        Binned(
            row["id"],
            row["number"],
            datetime.fromisoformat(row["received_at"]),
            place_text(row["building"], row["unit"], row["room"]),
            row["excerpt"],
            row["status"],
            datetime.fromisoformat(row["deleted_at"]),
            row["deleted_by"] or "",
        )
        for row in rows
    ]


def count(store: Store) -> int:
    return int(store.value("SELECT count(*) FROM complaint WHERE deleted_at IS NOT NULL"))
