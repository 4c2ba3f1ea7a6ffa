"""Reading the trace: what was changed on a case, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.storage.store import Store, to_column


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


@dataclass(frozen=True)
class PersonLine:
    """A line of the trace of what somebody of the office did, with the case's number."""

    at: datetime
    operation_id: int
    operation: str
    number: str
    complainant: str
    entity: str
    field: str
    before: str | None
    after: str | None


def of_staff(
    store: Store, name: str, since: datetime, until: datetime, most: int
) -> list[PersonLine]:
    """What *name* did in ``[since, until)``, newest first; operations without lines as well."""
    rows = store.rows(
        "SELECT o.at, o.id, o.name, coalesce(c.number, '') AS number,"
        " coalesce(c.complainant, '') AS complainant, coalesce(a.entity, '') AS"
        " entity, coalesce(a.field, '') AS field, a.before, a.after"
        " FROM operation o LEFT JOIN audit a ON a.operation_id = o.id"
        # A range of ids keeps SQLite from looking through the whole trace for each operation.
        " AND a.id BETWEEN (SELECT first_line FROM chain WHERE operation_id = o.id)"
        " AND (SELECT last_line FROM chain WHERE operation_id = o.id)"
        " LEFT JOIN complaint c ON c.id = a.complaint_id"
        " WHERE o.staff = ? AND o.at >= ? AND o.at < ? ORDER BY o.id DESC, a.id LIMIT ?",
        (name, to_column(since), to_column(until), most),
    )
    return [
        PersonLine(
            datetime.fromisoformat(r["at"]),
            r["id"],
            r["name"],
            r["number"],
            r["complainant"],
            r["entity"],
            r["field"],
            None if r["before"] is None else str(r["before"]),
            None if r["after"] is None else str(r["after"]),
        )
        for r in rows
    ]
