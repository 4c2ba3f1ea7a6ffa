"""Values that stand in cases, for choosing among them."""

from __future__ import annotations

from desktop_app.storage.store import Store

MOST = 500
"""More than that nobody chooses from; such an office types a part of the name."""


def places(store: Store, column: str) -> tuple[str, ...]:
    """Communities, buildings or units of the register and of the cases, 2 before 10."""
    if column not in ("community", "building", "unit"):
        raise ValueError(column)
    # Units stand in the register alone: looking through all cases for them takes too long.
    beside = (
        ""
        if column == "unit"
        else f" UNION SELECT DISTINCT {column} FROM complaint WHERE deleted_at IS NULL"
    )
    rows = store.rows(
        f"SELECT v FROM (SELECT DISTINCT {column} AS v FROM household{beside})"
        " WHERE v <> '' ORDER BY CAST(v AS INTEGER), v LIMIT ?",
        (MOST,),
    )
    return tuple(row["v"] for row in rows)


def departments(store: Store) -> tuple[str, ...]:
    """Departments as they stand in cases."""
    rows = store.rows(
        "SELECT DISTINCT department AS v FROM complaint INDEXED BY complaint_by_handler"
        " WHERE deleted_at IS NULL AND department <> '' ORDER BY v LIMIT ?",
        (MOST,),
    )
    return tuple(row["v"] for row in rows)
