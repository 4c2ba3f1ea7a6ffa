"""Drafts: what was typed and not yet saved, kept through a kill."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.storage.store import Store, to_column


@dataclass(frozen=True)
class Draft:
    key: str
    values: dict[str, Any]
    updated_at: datetime


def put(store: Store, key: str, values: dict[str, Any], at: datetime) -> None:
    store.execute(
        "INSERT INTO draft (key, payload, updated_at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
        " SET payload = excluded.payload, updated_at = excluded.updated_at",
        (key, json.dumps(values, ensure_ascii=False), to_column(at)),
    )


def get(store: Store, key: str) -> Draft | None:
    row = store.row("SELECT * FROM draft WHERE key = ?", (key,))
    return _draft(row["key"], row["payload"], row["updated_at"]) if row else None


def starting_with(store: Store, prefix: str) -> list[Draft]:
    rows = store.rows(
        "SELECT * FROM draft WHERE substr(key, 1, ?) = ? ORDER BY updated_at DESC",
        (len(prefix), prefix),
    )
    return [_draft(row["key"], row["payload"], row["updated_at"]) for row in rows]


def drop(store: Store, key: str) -> None:
    store.execute("DELETE FROM draft WHERE key = ?", (key,))


def rename(store: Store, key: str, other: str) -> bool:
    """Keep a draft under another key, unless something is kept there; true if it was done."""
    done = store.execute(
        "UPDATE draft SET key = ?2 WHERE key = ?1"
        " AND NOT EXISTS (SELECT 1 FROM draft WHERE key = ?2)",
        (key, other),
    )
    return bool(done)


def _draft(key: str, payload: str, updated_at: str) -> Draft:
    return Draft(key, json.loads(payload), datetime.fromisoformat(updated_at))
