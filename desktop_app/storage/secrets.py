"""The staff's PINs as hashes, and their wrong tries. No secret ever stands in the trace."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from desktop_app.storage.store import Store, to_column, to_time
from desktop_app.storage.trace.journal import Journal


@dataclass(frozen=True)
class Secret:
    """``hash`` is empty for somebody without a PIN."""

    hash: str = ""
    tries: int = 0
    tried_at: datetime | None = None


def of(store: Store, staff_id: int) -> Secret:
    row = store.row("SELECT * FROM staff_secret WHERE staff_id = ?", (staff_id,))
    return Secret(row["hash"], row["tries"], to_time(row["tried_at"])) if row else Secret()


def with_pin(store: Store) -> set[int]:
    """Ids of the people who have a PIN."""
    rows = store.rows("SELECT staff_id FROM staff_secret WHERE hash <> ''")
    return {row["staff_id"] for row in rows}


def put_hash(journal: Journal, staff_id: int, hashed: str) -> None:
    """Store a PIN's hash; the trace tells that, and a print of the hash that proves it."""
    journal.store.execute(
        "INSERT INTO staff_secret (staff_id, hash) VALUES (?, ?) ON CONFLICT DO UPDATE"
        " SET hash = excluded.hash, tries = 0, tried_at = NULL",
        (staff_id, hashed),
    )
    journal.record("staff", staff_id, None, "pin", None, print_of(hashed))


def put_tries(store: Store, staff_id: int, tries: int, at: datetime | None) -> None:
    store.execute(
        "INSERT INTO staff_secret (staff_id, tries, tried_at) VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET tries = excluded.tries, tried_at = excluded.tried_at",
        (staff_id, tries, to_column(at)),
    )


def print_of(hashed: str) -> str:
    return hashlib.sha256(hashed.encode()).hexdigest()[:16]


def tampered(store: Store) -> list[str]:
    """Names of people whose role, use or PIN is not what the trace tells of them."""
    names = []
    for row in store.rows(
        "SELECT s.*, coalesce(x.hash, '') AS hash FROM staff s"
        " LEFT JOIN staff_secret x ON x.staff_id = s.id ORDER BY s.id"
    ):
        said = {
            line["field"]: line["after"]
            for line in store.rows(
                "SELECT field, after FROM audit WHERE entity = 'staff' AND entity_id = ?"
                " AND field IN ('role', 'active', 'pin') ORDER BY id",
                (row["id"],),
            )
        }
        pin = print_of(row["hash"]) if row["hash"] else None
        if (
            said.get("role", row["role"]) != row["role"]
            or str(said.get("active", row["active"])) != str(row["active"])
            or said.get("pin") != pin
        ):
            names.append(row["name"])
    return names


def setting_tampered(store: Store, key: str) -> bool:
    """Whether a setting is not what the trace last wrote there."""
    said = store.row(
        "SELECT after FROM audit WHERE entity = 'setting' AND field = ? ORDER BY id DESC LIMIT 1",
        (key,),
    )
    value = store.value("SELECT value FROM setting WHERE key = ?", (key,))
    return (said["after"] if said else None) != value


def resets(store: Store, since: datetime) -> list[tuple[datetime, str]]:
    """When and whose PIN was set anew on the machine itself."""
    rows = store.rows(
        "SELECT o.at, s.name FROM operation o JOIN audit a ON a.operation_id = o.id"
        " AND a.entity = 'staff' AND a.field = 'pin' JOIN staff s ON s.id = a.entity_id"
        " WHERE o.name = 'reset_pin' AND o.at >= ? ORDER BY o.id",
        (to_column(since),),
    )
    return [(datetime.fromisoformat(row["at"]), row["name"]) for row in rows]
