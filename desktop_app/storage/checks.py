"""Questions that find damage: to the file, to references, to what must always hold."""

from __future__ import annotations

import json
from datetime import datetime

from desktop_app.storage.cases import excerpt_of
from desktop_app.storage.store import Store, to_time


def integrity(store: Store) -> str:
    """``ok``, or the first fault that SQLite names."""
    return " ".join(str(store.value("PRAGMA integrity_check(1)")).split())


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


def holes_in_trace(store: Store) -> int:
    """Operations and lines that are gone: the trace only ever grows, by one number each."""
    holes = 0
    for table in ("operation", "audit"):
        row = store.row(f"SELECT count(*) AS n, coalesce(max(id), 0) AS top FROM {table}")
        assert row is not None
        holes += int(row["top"]) - int(row["n"])
    return holes


def torn_undos(store: Store) -> int:
    """Operations that say they were taken back by one that does not say so, and the other way."""
    return int(
        store.value(
            "SELECT count(*) FROM operation o JOIN operation u ON u.id = o.undone_by"
            " WHERE u.undo_of IS NOT o.id"
        )
        + store.value(
            "SELECT count(*) FROM operation u LEFT JOIN operation o ON o.id = u.undo_of"
            " WHERE u.undo_of IS NOT NULL AND (o.id IS NULL OR u.undo_of >= u.id)"
        )
    )


def backward_steps(store: Store) -> int:
    """How often an operation bears an earlier time than the one before it: a clock was set back."""
    return int(
        store.value(
            "SELECT count(*) FROM (SELECT at, lag(at) OVER (ORDER BY id) AS before FROM operation)"
            " WHERE at < before"
        )
    )


def wrong_excerpts(store: Store) -> dict[int, str]:
    """Cases whose excerpt is not that of their content: id and the right one."""
    rows = store.rows(
        "SELECT c.id, c.excerpt, t.content FROM complaint c"
        " JOIN complaint_text t ON t.complaint_id = c.id"
    )
    right = {row["id"]: excerpt_of(row["content"]) for row in rows}
    return {row["id"]: right[row["id"]] for row in rows if row["excerpt"] != right[row["id"]]}


def wrong_revisions(store: Store) -> list[int]:
    """Cases whose count of writes cannot be one."""
    rows = store.rows(
        "SELECT id FROM complaint WHERE typeof(revision) <> 'integer' OR revision < 1"
    )
    return [row["id"] for row in rows]


def counters_behind(store: Store) -> dict[str, int]:
    """Days whose counter stands below a number that was given here: the right count.

    Imported numbers are passed over when they come up; they are no fault.
    """
    counted = {
        row["day"]: row["last"] for row in store.rows("SELECT day, last FROM number_counter")
    }
    highest: dict[str, int] = {}
    for row in store.rows(
        "SELECT number FROM complaint WHERE number GLOB 'TS-????????-*' AND batch_id IS NULL"
    ):
        day, tail = row["number"][3:11], row["number"][12:]
        if day.isdecimal() and tail.isdecimal() and len(tail) <= 9 and day in counted:
            highest[day] = max(highest.get(day, 0), int(tail))
    return {day: top for day, top in highest.items() if not isinstance(counted[day], int)
            or counted[day] < top}  # fmt: skip


def unreadable_drafts(store: Store) -> list[str]:
    """Keys of drafts that are no record of fields any more."""
    broken = []
    for row in store.rows("SELECT key, payload, updated_at FROM draft"):
        try:
            datetime.fromisoformat(row["updated_at"])
            if not isinstance(json.loads(row["payload"]), dict):
                broken.append(row["key"])
        except (TypeError, ValueError):
            broken.append(row["key"])
    return broken


def first_operation(store: Store) -> datetime | None:
    """When this register began to be written."""
    text = store.value("SELECT min(at) FROM operation")
    return to_time(text)


def operation_text(store: Store, operation_id: int) -> str:
    """When an operation was and who did it, as it stands there now."""
    row = store.row("SELECT at, staff FROM operation WHERE id = ?", (operation_id,))
    return f"{row['at'][:16]} {row['staff']}".strip() if row else "—"


def last_restore(store: Store) -> datetime | None:
    """When a safety copy was brought back last."""
    return to_time(store.value("SELECT max(at) FROM operation WHERE name = 'backup_restored'"))
