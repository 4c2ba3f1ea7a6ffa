"""What the page of a household shows, and complaints by building and floor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop_app.storage.store import Store, to_column


@dataclass(frozen=True)
class YearFigures:
    """Complaints of a flat since a day: how many, judged satisfied or not, repeats, reworked."""

    count: int
    satisfied: int
    unsatisfied: int
    repeats: int
    reworked: int


@dataclass(frozen=True)
class OpenPromise:
    """A promise to a household that is not kept yet."""

    complaint_id: int
    number: str
    text: str
    due_at: datetime


@dataclass(frozen=True)
class RoomCount:
    """Complaints of one room in a period; ``flats`` 0 for a room that the register lacks."""

    building: str
    unit: str
    room: str
    complaints: int
    flats: int


def figures(store: Store, household_id: int, since: datetime) -> YearFigures:
    row = store.row(
        "SELECT count(*) AS n, sum(satisfaction IN ('A', 'B')) AS good,"
        " sum(satisfaction = 'C') AS bad, sum(repeat_of IS NOT NULL) AS repeats,"
        " sum(round > 0) AS reworked FROM complaint"
        " WHERE household_id = ? AND deleted_at IS NULL AND received_at >= ?",
        (household_id, since),
    )
    assert row is not None  # an aggregate always has a row
    return YearFigures(
        row["n"], row["good"] or 0, row["bad"] or 0, row["repeats"] or 0, row["reworked"] or 0
    )


def open_promises(store: Store, household_id: int, most: int = 20) -> list[OpenPromise]:
    rows = store.rows(
        "SELECT p.text, p.due_at, c.id, c.number FROM promise p"
        " JOIN complaint c ON c.id = p.complaint_id"
        " WHERE c.household_id = ? AND c.deleted_at IS NULL AND p.kept_at IS NULL"
        " ORDER BY p.due_at LIMIT ?",
        (household_id, most),
    )
    return [
        OpenPromise(r["id"], r["number"], r["text"], datetime.fromisoformat(r["due_at"]))
        for r in rows
    ]


def room_counts(
    store: Store, community: str, first: date, last: date, category: str
) -> list[RoomCount]:
    """Every room of a community with its complaints from *first* to *last*, both included.

    Rooms without complaints count as well: they are what the others are compared with.
    """
    conditions = ["deleted_at IS NULL", "received_at >= ?", "received_at < ?", "building <> ''"]
    values: list[object] = [
        to_column(datetime.combine(first, time())),
        to_column(datetime.combine(last + timedelta(days=1), time())),
    ]
    if community:
        conditions.append("community IN (?, '')")
        values.append(community)
    if category:
        conditions.append("(category = ? OR (category >= ? AND category < ?))")
        values += [category, category + ".", category + "/"]
    home = "WHERE community = ?" if community else ""
    rows = store.rows(
        "SELECT building, unit, room, sum(n) AS n, sum(flats) AS flats FROM ("
        " SELECT building, unit, room, count(*) AS n, 0 AS flats FROM complaint"
        f"  WHERE {' AND '.join(conditions)} GROUP BY building, unit, room"
        f" UNION ALL SELECT building, unit, room, 0, 1 FROM household {home})"
        " GROUP BY building, unit, room",
        [*values, *([community] if community else [])],
    )
    return [RoomCount(r["building"], r["unit"], r["room"], r["n"], r["flats"]) for r in rows]
