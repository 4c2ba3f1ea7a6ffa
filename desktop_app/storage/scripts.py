"""The office's own words to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.messages import Text
from desktop_app.storage.store import Row, Store
from desktop_app.storage.trace.journal import Journal


@dataclass(frozen=True)
class OfficeScript:
    """``stage``, ``category`` and ``mood`` empty mean any; a retired one is not ``active``."""

    id: int
    stage: str
    category: str
    mood: str
    text: Text
    active: bool = True


def everything(store: Store) -> tuple[OfficeScript, ...]:
    """All of them in the office's order, also retired ones."""
    return tuple(_script(row) for row in store.rows("SELECT * FROM script ORDER BY position, id"))


def find(store: Store, script_id: int) -> OfficeScript | None:
    row = store.row("SELECT * FROM script WHERE id = ?", (script_id,))
    return _script(row) if row else None


def insert(journal: Journal, values: Mapping[str, object]) -> int:
    """A new one, at the end."""
    last = journal.store.value("SELECT coalesce(max(position), 0) FROM script")
    return journal.insert("script", {**values, "position": int(last) + 1})


def update(journal: Journal, script_id: int, values: Mapping[str, object]) -> bool:
    return journal.update("script", script_id, values)


def _script(row: Row) -> OfficeScript:
    return OfficeScript(
        row["id"],
        row["stage"],
        row["category"],
        row["mood"],
        Text(row["zh"], row["en"]),
        bool(row["active"]),
    )
