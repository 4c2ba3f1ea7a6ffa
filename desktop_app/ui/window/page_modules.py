"""The modules of the pages, loaded beside the window while nobody has asked for them yet."""

from __future__ import annotations

from importlib import import_module

ROOMS = (
    "today",
    "queue",
    "editor",
    "intake",
    "calendar",
    "figures",
    "households",
    "knowledge",
    "importer",
    "exporter",
    "settings",
    "handover",
    "printing",
    "bin",
)
"""Rooms of the pages, the most wanted first; some take longer to load than to make."""


def load_pages() -> None:
    """Load them, in the order in which they are likely to be wanted."""
    for room in ROOMS:
        import_module(f"desktop_app.ui.{room}.page")
