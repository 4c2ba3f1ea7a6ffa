"""What earlier cases tell while a complaint is being taken down: read only what ranking needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.storage.store import Row, Store, to_column


@dataclass(frozen=True)
class EarlierCase:
    """An earlier case as ranking sees it; ``content`` is the excerpt of the queue's table."""

    id: int
    category: str
    content: str
    household_id: int | None
    community: str
    building: str
    received_at: datetime


_COLUMNS = "id, category, excerpt, household_id, community, building, received_at"


def earlier_cases(store: Store, since: datetime, limit: int) -> list[EarlierCase]:
    """The newest *limit* cases with a category since *since*, newest first."""
    rows = store.rows(
        f"SELECT {_COLUMNS} FROM complaint"
        " WHERE deleted_at IS NULL AND received_at >= ? AND category <> ''"
        " ORDER BY received_at DESC LIMIT ?",
        (to_column(since), limit),
    )
    return [_earlier(row) for row in rows]


def same_building(
    store: Store, community: str, building: str, since: datetime
) -> list[EarlierCase]:
    """Cases with a category of one building since *since*, newest first."""
    rows = store.rows(
        f"SELECT {_COLUMNS} FROM complaint WHERE deleted_at IS NULL AND building = ?"
        " AND community = ? AND received_at >= ? AND category <> '' ORDER BY received_at DESC",
        (building, community, to_column(since)),
    )
    return [_earlier(row) for row in rows]


def households_with(
    store: Store,
    community: str,
    building: str,
    category: str,
    since: datetime,
    but: int | None,
) -> int:
    """How many flats of a building, *but* left out, had a case of *category* since *since*.

    A case without a household counts by its unit and room, so that the same flat counts once.
    """
    return int(
        store.value(
            "SELECT count(DISTINCT unit || '-' || room) FROM complaint"
            " WHERE deleted_at IS NULL AND building = ? AND community = ? AND category = ?"
            " AND received_at >= ? AND coalesce(household_id, -1) <> ?",
            (building, community, category, to_column(since), but if but is not None else -2),
        )
    )


def names_in_use(store: Store, column: str, limit: int = 30) -> Sequence[str]:
    """Handlers or departments as written in earlier cases, the most frequent first."""
    if column not in ("handler", "department"):
        raise ValueError(column)
    rows = store.rows(
        f"SELECT {column} AS name FROM complaint WHERE {column} <> '' AND deleted_at IS NULL"
        f" GROUP BY {column} ORDER BY count(*) DESC, {column} LIMIT ?",
        (limit,),
    )
    return [row["name"] for row in rows]


def _earlier(row: Row) -> EarlierCase:
    return EarlierCase(
        row["id"],
        row["category"],
        row["excerpt"],
        row["household_id"],
        row["community"],
        row["building"],
        datetime.fromisoformat(row["received_at"]),
    )
