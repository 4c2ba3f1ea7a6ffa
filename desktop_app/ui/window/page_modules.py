"""The modules of the pages, loaded beside the window while nobody has asked for them yet."""

from __future__ import annotations

from importlib import import_module

USUAL = ("today", "queue", "editor", "intake", "calendar", "knowledge", "importer", "exporter")
"""Rooms of the pages that a day at the desk opens; the others are loaded when shown."""


def load_pages() -> None:
    """Load them, in the order in which they are likely to be wanted."""
    for room in USUAL:
        import_module(f"desktop_app.ui.{room}.page")
