"""Reading the trace: what was changed on a case, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.storage.store import Store


@dataclass(frozen=True)
class AuditLine:
    """One change: ``field`` is ``+`` for a new row, ``-`` for a removed one."""

    at: datetime
    staff: str
    operation: str
    entity: str
    entity_id: int
    field: str
    before: str | None
    after: str | None


def of_case(store: Store, complaint_id: int) -> list[AuditLine]:
    """Every change on a case and what belongs to it, oldest first."""
    rows = store.rows(
        "SELECT o.at, o.staff, o.name, a.entity, a.entity_id, a.field, a.before, a.after"
        " FROM audit a JOIN operation o ON o.id = a.operation_id"
        " WHERE a.complaint_id = ? ORDER BY a.id",
        (complaint_id,),
    )
    return [
        AuditLine(
            datetime.fromisoformat(r["at"]),
            r["staff"],
            r["name"],
            r["entity"],
            r["entity_id"],
            r["field"],
            None if r["before"] is None else str(r["before"]),
            None if r["after"] is None else str(r["after"]),
        )
        for r in rows
    ]
