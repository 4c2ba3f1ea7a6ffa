"""What a shift hands over: follow-ups ahead, new cases, broken promises, written notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.case import OPEN
from desktop_app.domain.rooms import place_text
from desktop_app.storage.store import Store, to_column
from desktop_app.storage.trace.journal import Journal


@dataclass(frozen=True)
class Note:
    """Something written by hand for the next shift."""

    id: int
    at: datetime
    staff: str
    text: str


@dataclass(frozen=True)
class NewCase:
    """A case that came in, in one line. ``complainant`` is unmasked."""

    id: int
    number: str
    at: datetime
    place: str
    complainant: str
    content: str
    status: str


@dataclass(frozen=True)
class Owed:
    """A promise whose time has passed unkept."""

    case_id: int
    number: str
    place: str
    complainant: str
    text: str
    due_at: datetime
    follow_up_id: int | None


def notes_since(store: Store, start: datetime) -> tuple[Note, ...]:
    """Notes written from *start* on, newest first."""
    rows = store.rows(
        "SELECT * FROM handover_note WHERE at >= ? ORDER BY at DESC, id DESC", (to_column(start),)
    )
    return tuple(
        Note(row["id"], datetime.fromisoformat(row["at"]), row["staff"], row["text"])
        for row in rows
    )


def add_note(journal: Journal, text: str) -> int:
    return journal.insert("handover_note", {"at": journal.at, "staff": journal.staff, "text": text})


def new_cases(
    store: Store, start: datetime, end: datetime, limit: int
) -> tuple[tuple[NewCase, ...], int]:
    """Cases received in ``[start, end]``, newest first, and how many there are."""
    condition = (
        "FROM complaint WHERE received_at >= ? AND received_at <= ? AND deleted_at IS NULL"
        " AND status <> 'withdrawn'"
    )
    span = (to_column(start), to_column(end))
    rows = store.rows(
        "SELECT id, number, received_at, building, unit, room, complainant, excerpt, status"
        f" {condition} ORDER BY received_at DESC, id DESC LIMIT ?",
        (*span, limit),
    )
    found = tuple(
        NewCase(
            row["id"],
            row["number"],
            datetime.fromisoformat(row["received_at"]),
            place_text(row["building"], row["unit"], row["room"]),
            row["complainant"],
            row["excerpt"],
            row["status"],
        )
        for row in rows
    )
    return found, int(store.value(f"SELECT count(*) {condition}", span))


def owed(store: Store, now: datetime, limit: int) -> tuple[tuple[Owed, ...], int]:
    """Promises of open cases whose time has passed unkept, oldest first, and how many."""
    marks = ",".join("?" * len(OPEN))
    condition = (
        "FROM promise p JOIN complaint c ON c.id = p.complaint_id"
        " LEFT JOIN follow_up f ON f.id = p.follow_up_id"
        " WHERE p.kept_at IS NULL AND coalesce(f.due_at, p.due_at) < ? AND c.deleted_at IS NULL"
        f" AND c.status IN ({marks})"
    )
    values = [to_column(now), *(str(status) for status in OPEN)]
    rows = store.rows(
        "SELECT c.id, c.number, c.building, c.unit, c.room, c.complainant, p.text,"
        f" p.due_at, p.follow_up_id {condition} ORDER BY p.due_at, p.id LIMIT ?",
        [*values, limit],
    )
    found = tuple(
        Owed(
            row["id"],
            row["number"],
            place_text(row["building"], row["unit"], row["room"]),
            row["complainant"],
            row["text"],
            datetime.fromisoformat(row["due_at"]),
            row["follow_up_id"],
        )
        for row in rows
    )
    return found, int(store.value(f"SELECT count(*) {condition}", values))
