"""Questions that find damage: to the file, to references, to what must always hold."""

from __future__ import annotations

from desktop_app.storage.store import Store


def integrity(store: Store) -> str:
    """``ok``, or the first fault that SQLite names."""
    return str(store.value("PRAGMA integrity_check(1)"))


def broken_references(store: Store) -> int:
    return len(store.rows("PRAGMA foreign_key_check"))


def case_ids(store: Store) -> list[int]:
    return [row["id"] for row in store.rows("SELECT id FROM complaint ORDER BY id")]


def number_of(store: Store, complaint_id: int) -> str:
    return str(store.value("SELECT number FROM complaint WHERE id = ?", (complaint_id,)))


def without_open_entry(store: Store) -> list[str]:
    """Running cases that stand in no step, or not in the one they say; ended ones still in one."""
    rows = store.rows(
        "SELECT c.number FROM complaint c LEFT JOIN step_entry e"
        " ON e.complaint_id = c.id AND e.left_at IS NULL AND e.step_key = c.step_key"
        " WHERE c.outcome = '' AND e.id IS NULL UNION"
        " SELECT c.number FROM complaint c JOIN step_entry e ON e.complaint_id = c.id"
        " WHERE c.outcome <> '' AND e.left_at IS NULL"
    )
    return [row["number"] for row in rows]


def without_trace(store: Store) -> list[str]:
    """Numbers of cases whose making left no audit line."""
    rows = store.rows(
        "SELECT number FROM complaint c WHERE NOT EXISTS (SELECT 1 FROM audit a"
        " WHERE a.entity = 'complaint' AND a.entity_id = c.id AND a.field = '+')"
    )
    return [row["number"] for row in rows]
