"""What the first write needs, loaded before somebody waits for it."""

from __future__ import annotations

from importlib import import_module

NEEDED = (
    "desktop_app.storage.builder",
    "desktop_app.storage.search",
    "desktop_app.storage.trace.chain",
    "desktop_app.services.staff.allowing",
)
"""A start reads only, and ``Office.write`` loads these when it is called."""


def load() -> None:
    for module in NEEDED:
        import_module(module)
