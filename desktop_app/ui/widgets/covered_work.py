"""One long operation of a part of the window: covered meanwhile, counted, stopped when asked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.services.operations import Progress
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.busy import Busy
from desktop_app.ui.widgets.progress_bridge import ProgressBridge


class CoveredWork(QObject):
    """``begin`` covers *over* and gives the operation its progress; ``end`` uncovers it."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._progress: Progress | None = None
        self.busy = Busy(theme, over)
        self.busy.cancelled.connect(self.cancel)
        self._bridge = ProgressBridge(self._moved, over)

    @property
    def running(self) -> bool:
        return self._progress is not None

    def begin(self, text: str) -> Progress:
        self._progress = self._bridge.new()
        self.busy.start(text)
        return self._progress

    def end(self) -> None:
        self._progress = None
        self.busy.finish()

    @Slot()
    def cancel(self) -> None:
        """Ask the operation to stop; it ends when it says so."""
        if self._progress is not None:
            self._progress.cancel()

    def _moved(self, done: int, total: int, _what: str) -> None:
        if self._progress is not None:
            self.busy.set_progress(done, total)
