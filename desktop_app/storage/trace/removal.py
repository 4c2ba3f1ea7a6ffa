"""Bringing a removed row back from the trace, where all of it stands."""

from __future__ import annotations

import json

from desktop_app.storage.trace.journal import Journal


def put_back(journal: Journal, table: str, row_id: int) -> int | None:
    """Write the row again as it was when it was last removed; its id, None if it never was.

    An id that has been given to another row since is not taken away: the row gets a new one.
    """
    store = journal.store
    kept = store.value(
        "SELECT before FROM audit WHERE entity = ? AND entity_id = ? AND field = '-'"
        " ORDER BY id DESC LIMIT 1",
        (table, row_id),
    )
    if kept is None:
        return None
    values = json.loads(str(kept))
    if store.value(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)):
        del values["id"]
    return journal.insert(table, values)
