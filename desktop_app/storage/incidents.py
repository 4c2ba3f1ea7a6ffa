"""Incidents in the database: their rows, their members, and which cases may belong together."""

from __future__ import annotations

from datetime import datetime

from desktop_app.domain.case import Complaint
from desktop_app.domain.incident import Incident
from desktop_app.storage.cases import load_many
from desktop_app.storage.store import Row, Store, to_column, to_time

_LIVE = "deleted_at IS NULL AND incident_id IS NULL AND status NOT IN ('invalid', 'withdrawn')"


def load(store: Store, incident_id: int) -> Incident | None:
    row = store.row("SELECT * FROM incident WHERE id = ?", (incident_id,))
    return _incident(row) if row else None


def every_open(store: Store) -> tuple[Incident, ...]:
    """Incidents that are not closed, the newest first."""
    rows = store.rows("SELECT * FROM incident WHERE closed_at IS NULL ORDER BY opened_at DESC, id")
    return tuple(_incident(row) for row in rows)


def open_at(store: Store, community: str, building: str, category: str) -> Incident | None:
    """The newest open incident of a building and category."""
    row = store.row(
        "SELECT * FROM incident WHERE closed_at IS NULL AND community = ? AND building = ?"
        " AND category = ? ORDER BY opened_at DESC, id DESC LIMIT 1",
        (community, building, category),
    )
    return _incident(row) if row else None


def next_number(store: Store, at: datetime) -> str:
    """The next number of a day, ``QS-20261121-02``; incidents are never removed."""
    head = f"QS-{at:%Y%m%d}-"
    last = store.value(
        "SELECT max(CAST(substr(number, ?) AS INTEGER)) FROM incident WHERE number LIKE ?",
        (len(head) + 1, head + "%"),
    )
    return f"{head}{int(last or 0) + 1:02d}"


def member_ids(store: Store, incident_id: int) -> list[int]:
    """Cases of an incident in the order in which they came; those in the recycle bin left out."""
    rows = store.rows(
        "SELECT id FROM complaint WHERE incident_id = ? AND deleted_at IS NULL"
        " ORDER BY received_at, id",
        (incident_id,),
    )
    return [row["id"] for row in rows]


def members(store: Store, incident_id: int) -> list[Complaint]:
    return load_many(store, member_ids(store, incident_id))


def same_matter(
    store: Store, community: str, building: str, category: str, since: datetime, until: datetime
) -> list[Complaint]:
    """Cases of a building and category in no incident, received in ``[since, until]``."""
    rows = store.rows(
        f"SELECT id FROM complaint WHERE {_LIVE} AND community = ? AND building = ?"
        " AND category = ? AND received_at >= ? AND received_at <= ? ORDER BY received_at, id",
        (community, building, category, to_column(since), to_column(until)),
    )
    return load_many(store, [row["id"] for row in rows])


def crowded(store: Store, since: datetime, least: int) -> list[tuple[str, str, str]]:
    """(community, building, category) with at least *least* cases in no incident since then."""
    rows = store.rows(
        f"SELECT community, building, category FROM complaint WHERE {_LIVE}"
        " AND received_at >= ? AND building <> '' AND category <> ''"
        " GROUP BY community, building, category HAVING count(*) >= ?"
        " ORDER BY count(*) DESC, community, building, category",
        (to_column(since), least),
    )
    return [(row["community"], row["building"], row["category"]) for row in rows]


def find_cases(store: Store, number: str, building: str, unit: str, room: str) -> list[int]:
    """Cases meant by a number or its end, or running cases of a room; the newest first."""
    if number:
        rows = store.rows(
            "SELECT id FROM complaint WHERE deleted_at IS NULL"
            " AND (number = ? OR number LIKE ? ESCAPE '!') ORDER BY received_at DESC LIMIT 9",
            (number, "%-" + number.replace("!", "!!").replace("%", "!%").replace("_", "!_")),
        )
    else:
        rows = store.rows(
            "SELECT id FROM complaint WHERE deleted_at IS NULL AND outcome = ''"
            " AND building = ? AND unit = ? AND room = ? ORDER BY received_at DESC LIMIT 9",
            (building, unit, room),
        )
    return [row["id"] for row in rows]


def _incident(row: Row) -> Incident:
    return Incident(
        id=row["id"],
        number=row["number"],
        title=row["title"],
        community=row["community"],
        building=row["building"],
        category=row["category"],
        master_id=row["master_id"],
        opened_at=datetime.fromisoformat(row["opened_at"]),
        closed_at=to_time(row["closed_at"]),
        note=row["note"],
    )
