"""Import batches: what is known already, what a batch brought, and taking it back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop_app.domain.case import Household
from desktop_app.storage.households import household_from
from desktop_app.storage.store import Store
from desktop_app.storage.trace.journal import Journal

_CHUNK = 500


@dataclass(frozen=True)
class Batch:
    id: int
    file_name: str
    file_hash: str
    kind: str
    at: datetime
    undone_at: datetime | None
    counts: Mapping[str, int]
    staff: str = ""


def all_flats(store: Store) -> list[Household]:
    return [household_from(row) for row in store.rows("SELECT * FROM household")]


def known_fingerprints(store: Store, wanted: Iterable[str]) -> dict[str, int]:
    """Fingerprint → complaint id, of those that are in the database (the bin included)."""
    return _known(store, "SELECT fingerprint, id FROM complaint WHERE fingerprint IN ({})", wanted)


def known_numbers(store: Store, wanted: Iterable[str]) -> dict[str, int]:
    """Number → complaint id, of those that are in the database."""
    return _known(store, "SELECT number, id FROM complaint WHERE number IN ({})", wanted)


def _known(store: Store, sql: str, wanted: Iterable[str]) -> dict[str, int]:
    asked = list(dict.fromkeys(wanted))
    found: dict[str, int] = {}
    for start in range(0, len(asked), _CHUNK):
        part = sorted(asked[start : start + _CHUNK])
        for row in store.rows(sql.format(",".join("?" * len(part))), part):
            key, value = row.values()
            found[key] = value
    return found


def add_batch(journal: Journal, file_name: str, file_hash: str, kind: str) -> int:
    return journal.insert(
        "import_batch",
        {
            "file_name": file_name,
            "file_hash": file_hash,
            "kind": kind,
            "at": journal.at,
            "staff": journal.staff,
        },
    )


def finish_batch(journal: Journal, batch_id: int, counts: Mapping[str, int]) -> None:
    journal.store.update("import_batch", batch_id, {"counts": json.dumps(dict(counts))})


def batch(store: Store, batch_id: int) -> Batch | None:
    row = store.row("SELECT * FROM import_batch WHERE id = ?", (batch_id,))
    return _batch(row) if row is not None else None


def recent(store: Store, limit: int) -> list[Batch]:
    """The newest batches first, those that were taken back included."""
    rows = store.rows("SELECT * FROM import_batch ORDER BY id DESC LIMIT ?", (limit,))
    return [_batch(row) for row in rows]


def _batch(row: Mapping[str, Any]) -> Batch:
    undone = row["undone_at"]
    return Batch(
        row["id"],
        row["file_name"],
        row["file_hash"],
        row["kind"],
        datetime.fromisoformat(row["at"]),
        datetime.fromisoformat(undone) if undone else None,
        json.loads(row["counts"]),
        row["staff"],
    )


def take_numbers(store: Store, days: Mapping[str, int]) -> dict[str, int]:
    """Reserve so many numbers of each day (``20261121`` → 3); returns the last one used before."""
    before: dict[str, int] = {}
    for day, count in days.items():
        last = store.value("SELECT last FROM number_counter WHERE day = ?", (day,)) or 0
        highest = store.value(
            "SELECT max(CAST(substr(number, 13) AS INTEGER)) FROM complaint WHERE number LIKE ?",
            (f"TS-{day}-%",),
        )
        before[day] = max(int(last), int(highest or 0))
        store.execute(
            "INSERT INTO number_counter (day, last) VALUES (?, ?)"
            " ON CONFLICT DO UPDATE SET last = excluded.last",
            (day, before[day] + count),
        )
    return before


def tie_complaints(journal: Journal) -> int:
    """Give complaints without a household the flat that stands at exactly their place."""
    store = journal.store
    rows = store.rows(
        "SELECT c.id, h.id AS household_id FROM complaint c JOIN household h"
        " ON h.building = c.building AND h.unit = c.unit AND h.room = c.room"
        " AND (c.community = '' OR h.community = c.community)"
        " WHERE c.household_id IS NULL AND c.building <> '' AND c.unit <> ''"
        " GROUP BY c.id HAVING count(*) = 1"
    )
    for row in rows:
        journal.update("complaint", row["id"], {"household_id": row["household_id"]})
    return len(rows)


def in_the_bin(store: Store, ids: Iterable[int]) -> set[int]:
    """Those of the cases that lie in the recycle bin."""
    wanted = set(ids)
    rows = store.rows("SELECT id FROM complaint WHERE deleted_at IS NOT NULL")
    return wanted & {row["id"] for row in rows}


def mark_repeats(journal: Journal, batch_id: int, days: int) -> int:
    """Tie the new cases of a batch to the newest earlier one of the same flat and category
    within *days* (重复投诉); returns how many repeat one."""
    marked = journal.store.execute(
        "UPDATE complaint SET repeat_of = (SELECT e.id FROM complaint e"
        " WHERE e.household_id = complaint.household_id AND e.category = complaint.category"
        " AND (e.received_at, e.id) < (complaint.received_at, complaint.id)"
        " AND e.received_at >= datetime(complaint.received_at, ?)"
        " AND e.deleted_at IS NULL AND e.status <> 'withdrawn'"
        " ORDER BY e.received_at DESC, e.id DESC LIMIT 1)"
        " WHERE batch_id = ? AND household_id IS NOT NULL AND category <> ''",
        (f"-{days} days", batch_id),
    )
    journal.touched.add("complaint")
    return marked
