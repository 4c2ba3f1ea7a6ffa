"""Preferences of residents in the database."""

from __future__ import annotations

from desktop_app.storage.journal import Journal
from desktop_app.storage.store import Store


def exists(store: Store, resident_id: int) -> bool:
    return store.value("SELECT 1 FROM resident WHERE id = ?", (resident_id,)) is not None


def preferences(store: Store, resident_id: int) -> tuple[str, str]:
    """(preferred time, note); empty texts for nobody."""
    row = store.row("SELECT preferred_time, note FROM resident WHERE id = ?", (resident_id,))
    return (row["preferred_time"], row["note"]) if row else ("", "")


def set_preferences(journal: Journal, resident_id: int, preferred_time: str, note: str) -> bool:
    """Write what differs, with its trace."""
    values = {"preferred_time": preferred_time, "note": note}
    return journal.update("resident", resident_id, values)
