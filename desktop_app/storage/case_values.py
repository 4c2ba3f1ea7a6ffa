"""Single values of many cases, found by number: for lists narrowed down after they were counted."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop_app.storage.store import Store

COLUMNS = frozenset(
    {"community", "building", "room", "category", "department", "handler", "channel", "root_cause"}
)


def values_of(
    store: Store, numbers: Sequence[str], columns: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Case number → its *columns* (of ``COLUMNS``); numbers not on record are left out."""
    unknown = set(columns) - COLUMNS
    if unknown:
        raise ValueError(f"no such columns: {sorted(unknown)}")
    named = "".join(f", coalesce({column}, '') AS {column}" for column in columns)
    rows = store.rows(
        f"SELECT number{named} FROM complaint WHERE number IN (SELECT value FROM json_each(?))",
        [json.dumps(list(numbers))],
    )
    return {row["number"]: tuple(str(row[column]) for column in columns) for row in rows}


def any_cases(store: Store) -> bool:
    """Whether there is any case at all, those in the recycle bin left out."""
    found = store.value("SELECT EXISTS (SELECT 1 FROM complaint WHERE deleted_at IS NULL)")
    return bool(found)
