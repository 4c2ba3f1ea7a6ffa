"""What the day brings: cases due and waiting, what was written after hours, the week's figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.case import OPEN, Status
from desktop_app.domain.rooms import place_text
from desktop_app.storage.store import Store, to_column, to_time

_CASE = (
    "SELECT id, number, building, unit, room, complainant, excerpt, status, severity, due_at,"
    " due_from, wake_at, hold_reason FROM complaint WHERE deleted_at IS NULL"
)


@dataclass(frozen=True)
class DayCase:
    """A case in one line."""

    id: int
    number: str
    place: str
    complainant: str
    content: str
    status: Status
    severity: str
    due_at: datetime | None
    due_from: datetime | None
    wake_at: datetime | None
    hold_reason: str


@dataclass(frozen=True)
class HandOver:
    """Something written while the desk was not manned: ``kind`` is ``case`` or ``contact``."""

    at: datetime
    kind: str
    complaint_id: int
    number: str
    place: str
    complainant: str
    channel: str
    reached: bool
    text: str
    staff: str


def due_between(
    store: Store, start: datetime | None, end: datetime, limit: int
) -> tuple[tuple[DayCase, ...], int]:
    """Open cases due in ``[start, end)``, the most urgent first, and how many there are."""
    marks = ",".join("?" * len(OPEN))
    condition = f"status IN ({marks}) AND due_at < ?"
    values: list[object] = [*(str(status) for status in OPEN), to_column(end)]
    if start is not None:
        condition += " AND due_at >= ?"
        values.append(to_column(start))
    return _cases(store, condition, values, "due_at, id", limit)


def waiting(store: Store, limit: int) -> tuple[tuple[DayCase, ...], int]:
    """Cases that wait for somebody else, those to be woken first, and how many there are."""
    states = (str(Status.ON_HOLD), str(Status.AWAITING_RESIDENT))
    return _cases(
        store,
        "status IN (?, ?)",
        states,
        "wake_at IS NULL, wake_at, due_at IS NULL, due_at, id",
        limit,
    )


def written_between(
    store: Store, start: datetime, end: datetime, limit: int
) -> tuple[tuple[HandOver, ...], int]:
    """New cases and contacts of ``[start, end)``, newest first, and how many there are."""
    span = (to_column(start), to_column(end))
    union = (
        "SELECT c.received_at AS at, 'case' AS kind, c.id AS complaint_id, c.channel AS channel,"
        " 1 AS reached, c.excerpt AS text, c.received_by AS staff FROM complaint c"
        " WHERE c.received_at >= ? AND c.received_at < ? AND c.deleted_at IS NULL"
        " UNION ALL SELECT k.at, 'contact', k.complaint_id, k.channel, k.reached, k.said, k.staff"
        " FROM contact k WHERE k.at >= ? AND k.at < ?"
    )
    join = f"FROM ({union}) h JOIN complaint c ON c.id = h.complaint_id AND c.deleted_at IS NULL"
    rows = store.rows(
        "SELECT h.*, c.number, c.building, c.unit, c.room, c.complainant "
        f"{join} ORDER BY h.at DESC, h.kind LIMIT ?",
        (*span, *span, limit),
    )
    count = int(store.value(f"SELECT count(*) {join}", (*span, *span)))
    found = tuple(
        HandOver(
            at=datetime.fromisoformat(row["at"]),
            kind=row["kind"],
            complaint_id=row["complaint_id"],
            number=row["number"],
            place=place_text(row["building"], row["unit"], row["room"]),
            complainant=row["complainant"],
            channel=row["channel"],
            reached=bool(row["reached"]),
            text=row["text"],
            staff=row["staff"],
        )
        for row in rows
    )
    return found, count


def any_case(store: Store) -> bool:
    """Whether there is a complaint outside the recycle bin."""
    return bool(store.value("SELECT EXISTS (SELECT 1 FROM complaint WHERE deleted_at IS NULL)"))


def open_count(store: Store) -> int:
    """Cases that are not ended: each status for itself, so that an index answers it."""
    places = ", ".join("(?)" for _ in OPEN)
    return int(
        store.value(
            "SELECT sum((SELECT count(*) FROM complaint c"
            " WHERE c.status = wanted.column1 AND c.deleted_at IS NULL))"
            f" FROM (VALUES {places}) wanted",
            [str(status) for status in OPEN],
        )
    )


def _cases(
    store: Store, condition: str, values: Iterable[object], order: str, limit: int
) -> tuple[tuple[DayCase, ...], int]:
    values = list(values)
    rows = store.rows(f"{_CASE} AND {condition} ORDER BY {order} LIMIT ?", [*values, limit])
    found = tuple(
        DayCase(
            id=row["id"],
            number=row["number"],
            place=place_text(row["building"], row["unit"], row["room"]),
            complainant=row["complainant"],
            content=row["excerpt"],
            status=Status(row["status"]),
            severity=row["severity"],
            due_at=to_time(row["due_at"]),
            due_from=to_time(row["due_from"]),
            wake_at=to_time(row["wake_at"]),
            hold_reason=row["hold_reason"],
        )
        for row in rows
    )
    count = len(found)
    if count == limit:
        count = int(
            store.value(
                f"SELECT count(*) FROM complaint WHERE deleted_at IS NULL AND {condition}", values
            )
        )
    return found, count
