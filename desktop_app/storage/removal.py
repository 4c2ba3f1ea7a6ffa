"""Taking a row out for good and back again: what stood in it stays in the trace."""

from __future__ import annotations

import json

from desktop_app.storage.journal import Journal


def remove(journal: Journal, table: str, row_id: int) -> bool:
    """Delete one row; all of it is kept in the trace. False when it is gone already."""
    row = journal.store.row(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
    if row is None:
        return False
    journal.store.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
    case = row.get("complaint_id")
    kept = json.dumps(row, ensure_ascii=False)
    journal.record(table, row_id, int(case) if case is not None else None, "-", kept, None)
    return True


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
