"""The pages before somebody asks for them: their modules loaded beside the window, then made."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QTimer

from desktop_app.services import readiness
from desktop_app.ui.shell.main_window import MainWindow

MAKE_MS = 250
"""Between two pages that are made."""
REST_MS = 1_000
"""Nobody has touched anything for so long: who types must not feel it."""
SOON_WANTED = (
    "queue", "editor", "intake", "calendar", "households", "figures", "knowledge", "import",
)  # fmt: skip

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


def make_pages(
    window: MainWindow, untouched: Callable[[int], bool], keys: tuple[str, ...] = SOON_WANTED
) -> None:
    """Make them hidden, one at a time, while nobody is at work: a first click is then like any."""
    if untouched(REST_MS):
        window.make(keys[0])
        keys = keys[1:]
    if keys:
        QTimer.singleShot(MAKE_MS, window, lambda: make_pages(window, untouched, keys))
