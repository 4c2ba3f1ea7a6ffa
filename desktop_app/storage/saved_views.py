"""The rows of saved views; a built-in view has one only when something of it was changed."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.storage.store import Store
from desktop_app.storage.trace.journal import Journal


class SavedView(NamedTuple):
    """A view as it is kept; ``document`` is its own text (``domain/viewdoc.py``)."""

    key: str
    title: str
    document: str
    position: int


def read(store: Store) -> list[SavedView]:
    """All rows in the order of their chips."""
    rows = store.rows(
        "SELECT key, title, document, position FROM saved_view ORDER BY position, key"
    )
    return [SavedView(**row) for row in rows]


def put(journal: Journal, view: SavedView) -> bool:
    """Write a view under its key; true if anything changed."""
    values = {"title": view.title, "document": view.document, "position": view.position}
    return journal.put("saved_view", {"key": view.key}, values)


def drop(journal: Journal, key: str) -> bool:
    return journal.put("saved_view", {"key": key}, None)
