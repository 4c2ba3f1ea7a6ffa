"""The one operation that a page has under way: newer ones replace it, late answers are dropped."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject

from desktop_app.services.operations import Progress
from desktop_app.ui.widgets.progress_bridge import Moved, ProgressBridge


class Work:
    """``doing`` names the operation under way, empty when there is none.

    ``begin`` asks the one before to stop and gives a token; an answer counts only while
    ``is_current`` says so. ``stop_asked`` may be called from any thread.
    """

    def __init__(self, moved: Moved, shown_in: QObject) -> None:
        self._bridge = ProgressBridge(moved, shown_in)
        self._stop = threading.Event()
        self._progress: Progress | None = None
        self._token = 0
        self.doing = ""

    def begin(self, doing: str) -> int:
        self.cancel()
        self._stop, self._progress = threading.Event(), None
        self.doing = doing
        self._token += 1
        return self._token

    def stop_asked(self) -> threading.Event:
        """The present operation's own sign to stop."""
        return self._stop

    def progress(self) -> Progress:
        """A progress for the present operation; its reports arrive in the window's thread."""
        self._progress = self._bridge.new()
        return self._progress

    def is_current(self, token: int) -> bool:
        return token == self._token

    def end(self) -> None:
        self.doing = ""
        self._progress = None

    def cancel(self) -> None:
        """Ask the operation under way to stop; it ends when it says so."""
        self._stop.set()
        if self._progress is not None:
            self._progress.cancel()
