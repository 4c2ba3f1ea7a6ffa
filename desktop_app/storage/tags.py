"""The tags of cases: free words that an office sorts its cases by."""

from __future__ import annotations

from desktop_app.storage.store import Store
from desktop_app.storage.trace.journal import Journal


def of_case(store: Store, complaint_id: int) -> list[str]:
    """The tags of one case in their order."""
    rows = store.rows(
        "SELECT tag FROM case_tag WHERE complaint_id = ? ORDER BY tag", (complaint_id,)
    )
    return [row["tag"] for row in rows]


def in_use(store: Store) -> list[str]:
    """All tags, the most used first."""
    rows = store.rows("SELECT tag FROM case_tag GROUP BY tag ORDER BY count(*) DESC, tag")
    return [row["tag"] for row in rows]


def add(journal: Journal, complaint_id: int, tag: str) -> bool:
    """Tag a case; false when it has the tag already."""
    if _id(journal.store, complaint_id, tag) is not None:
        return False
    journal.insert("case_tag", {"complaint_id": complaint_id, "tag": tag})
    return True


def remove(journal: Journal, complaint_id: int, tag: str) -> bool:
    """Take a tag from a case; false when it has none such."""
    found = _id(journal.store, complaint_id, tag)
    return found is not None and journal.delete("case_tag", found)


def _id(store: Store, complaint_id: int, tag: str) -> int | None:
    row = store.row(
        "SELECT id FROM case_tag WHERE complaint_id = ? AND tag = ?", (complaint_id, tag)
    )
    return row["id"] if row else None
