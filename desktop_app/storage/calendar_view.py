"""What the calendar shows beside a follow-up: place, person, preferred time, promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.rooms import place_text
from desktop_app.storage.store import Row, Store, to_column, to_time

# The preferred time is that of the person who complained; a visit without a case goes by the
# household's people, the owner first. Another person's habit is never shown as the caller's.
_DETAILS = (
    "SELECT f.id, f.moved, f.series, h.building, h.unit, h.room, p.text, p.due_at,"
    " CASE WHEN c.id IS NULL THEN (SELECT r.name FROM residency y JOIN resident r"
    "   ON r.id = y.resident_id WHERE y.household_id = f.household_id AND y.until IS NULL"
    "   ORDER BY y.kind = 'owner' DESC, r.id LIMIT 1) ELSE '' END AS person,"
    " CASE WHEN c.id IS NULL THEN (SELECT r.preferred_time FROM residency y JOIN resident r"
    "   ON r.id = y.resident_id WHERE y.household_id = f.household_id AND y.until IS NULL"
    "   ORDER BY y.kind = 'owner' DESC, r.id LIMIT 1)"
    " WHEN c.resident_id IS NOT NULL THEN"
    "   (SELECT r.preferred_time FROM resident r WHERE r.id = c.resident_id)"
    " ELSE (SELECT r.preferred_time FROM residency y JOIN resident r ON r.id = y.resident_id"
    "   WHERE y.household_id = c.household_id AND y.until IS NULL AND r.name = c.complainant"
    "   LIMIT 1) END AS preferred"
    " FROM follow_up f LEFT JOIN complaint c ON c.id = f.complaint_id"
    " LEFT JOIN household h ON h.id = f.household_id"
    " LEFT JOIN promise p ON p.complaint_id = f.complaint_id AND p.follow_up_id = f.id"
)


@dataclass(frozen=True)
class Series:
    """``number`` of ``size`` (called-off ones left out), and how many planned ones come later."""

    key: str
    number: int
    size: int
    rest: int


@dataclass(frozen=True)
class Detail:
    """``place`` and ``person`` serve follow-ups without a case, whose own are empty.

    ``series`` is there for one of several that were planned together.
    """

    place: str = ""
    person: str = ""
    preferred_time: str = ""
    promise: str = ""
    promise_due: datetime | None = None
    moved: int = 0
    series: Series | None = None


@dataclass(frozen=True)
class CaseHit:
    """A case found by a piece of its number."""

    id: int
    number: str
    place: str
    complainant: str
    excerpt: str
    status: str


def details(store: Store, ids: Sequence[int]) -> dict[int, Detail]:
    """Details by follow-up id; unknown ids are left out."""
    rows = list(
        store.each(f"{_DETAILS} WHERE f.id IN (SELECT value FROM json_each(?))", (list(ids),))
    )
    places = _series(store, sorted({row[2] for row in rows if row[2]}))
    return {
        one: Detail(
            place_text(building, unit, room), person or "", preferred or "", text or "",
            to_time(due), moved, places.get(one),
        )
        for one, moved, _, building, unit, room, text, due, person, preferred in rows
    }  # fmt: skip


def _series(store: Store, keys: list[str]) -> dict[int, Series]:
    """The place of each follow-up in its series, by its id."""
    if not keys:
        return {}
    rows = store.rows(
        "SELECT id, series, state FROM follow_up WHERE series IN (SELECT value FROM json_each(?))"
        " AND state <> 'cancelled' ORDER BY series, due_at, id",
        (keys,),
    )
    members: dict[str, list[Row]] = {}
    for row in rows:
        members.setdefault(row["series"], []).append(row)
    return {
        row["id"]: Series(
            key, place + 1, len(group), sum(r["state"] == "planned" for r in group[place + 1 :])
        )
        for key, group in members.items()
        for place, row in enumerate(group)
    }


def count_overdue(store: Store, now: datetime, assignee: str = "") -> int:
    """How many planned follow-ups have passed their time, without any limit."""
    mine = " AND f.assignee = ?" if assignee else ""
    return int(
        store.value(
            "SELECT count(*) FROM follow_up f LEFT JOIN complaint c ON c.id = f.complaint_id"
            " WHERE f.state = 'planned' AND f.due_at < ?"
            f" AND (c.id IS NULL OR c.deleted_at IS NULL){mine}",
            [to_column(now), *([assignee] if assignee else [])],
        )
    )


def cases_numbered(store: Store, text: str, since: datetime, limit: int) -> list[CaseHit]:
    """Cases whose number starts with *text*, and those received after *since* that contain it.

    Both walk an index, so that a keystroke never reads all cases.
    """
    start = text.upper()
    rows = store.rows(
        "SELECT * FROM (SELECT id, number, building, unit, room, complainant, excerpt, status,"
        " received_at FROM complaint WHERE number >= ? AND number < ? AND deleted_at IS NULL"
        " ORDER BY number DESC LIMIT ?)"
        " UNION SELECT * FROM (SELECT id, number, building, unit, room, complainant, excerpt,"
        " status, received_at FROM complaint WHERE received_at >= ? AND deleted_at IS NULL"
        " AND instr(number, ?) > 0 ORDER BY received_at DESC LIMIT ?)"
        " ORDER BY received_at DESC LIMIT ?",
        (start, start + "\uffff", limit, to_column(since), start, limit, limit),
    )
    return [
        CaseHit(
            row["id"],
            row["number"],
            place_text(row["building"], row["unit"], row["room"]),
            row["complainant"],
            row["excerpt"],
            row["status"],
        )
        for row in rows
    ]
