"""What surrounds a case in the database: the household's year, repeats, the recycle bin."""

from __future__ import annotations

from datetime import datetime

from desktop_app.storage.store import Store, to_column


def year_of_household(store: Store, household_id: int, since: datetime) -> tuple[int, int]:
    """(complaints, satisfied ones) of a household received since a moment.

    Satisfied are the answers A and B, as in the satisfaction rate.
    """
    row = store.row(
        "SELECT count(*) AS n, coalesce(sum(satisfaction IN ('A', 'B')), 0) AS satisfied"
        " FROM complaint WHERE household_id = ? AND received_at >= ? AND deleted_at IS NULL",
        (household_id, to_column(since)),
    )
    return (int(row["n"]), int(row["satisfied"])) if row else (0, 0)


def same_category(
    store: Store, household_id: int, category: str, since: datetime, until: datetime
) -> int:
    """Cases of a household and category received in ``[since, until]``, withdrawn ones left out."""
    return int(
        store.value(
            "SELECT count(*) FROM complaint WHERE household_id = ? AND category = ?"
            " AND received_at >= ? AND received_at <= ? AND deleted_at IS NULL"
            " AND status <> 'withdrawn'",
            (household_id, category, to_column(since), to_column(until)),
        )
    )


def earlier_same(
    store: Store, household_id: int, category: str, since: datetime, until: datetime, before: int
) -> int:
    """How many cases of a household and category were received since a moment and before one.

    The one is the case *before*, received at *until*; withdrawn ones are left out.
    """
    return int(
        store.value(
            "SELECT count(*) FROM complaint WHERE household_id = ? AND category = ?"
            " AND received_at >= ? AND (received_at < ? OR (received_at = ? AND id < ?))"
            " AND deleted_at IS NULL AND status <> 'withdrawn'",
            (
                household_id,
                category,
                to_column(since),
                to_column(until),
                to_column(until),
                before,
            ),
        )
    )


def number_of(store: Store, complaint_id: int) -> str:
    """A case's number; empty when the case is gone."""
    found = store.value(
        "SELECT number FROM complaint WHERE id = ? AND deleted_at IS NULL", (complaint_id,)
    )
    return str(found) if found is not None else ""


def is_deleted(store: Store, complaint_id: int) -> bool:
    """Whether a case lies in the recycle bin."""
    return bool(
        store.value(
            "SELECT 1 FROM complaint WHERE id = ? AND deleted_at IS NOT NULL", (complaint_id,)
        )
    )
