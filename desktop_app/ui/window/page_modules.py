"""The modules of the pages, loaded beside the window while nobody has asked for them yet."""

from __future__ import annotations

from importlib import import_module

from desktop_app.services import readiness

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
LATE = (
    "search.panel",
    "search.texts",
    "queue.acts",
    "queue.chooser",
    "queue.builder",
    "queue.bulk_bar",
    "queue.colour_rules",
    "queue.rename",
    "widgets.person_mask",
    "help.topics",
    "help.viewer",
    "shell.help_sheet",
    "shell.reading_order",
    "settings.office_section",
    "settings.staff_section",
    "settings.lists_section",
    "settings.limits_section",
    "settings.calendar_section",
    "settings.workflow_section",
    "settings.privacy_section",
    "settings.backup_section",
    "settings.check_section",
    "window.lock_screen",
)
"""What pages and the window load at the first use of something, also the most wanted first."""


def load_pages() -> None:
    """Load them, in the order in which they are likely to be wanted, then what writing needs."""
    for room in ROOMS:
        import_module(f"desktop_app.ui.{room}.page")
    for module in LATE:
        import_module(f"desktop_app.ui.{module}")
    readiness.load()
