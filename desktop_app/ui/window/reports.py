"""Progress of work on another thread, told in the window's own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ProgressReports(QObject):
    """Give ``report`` to a ``Progress``; ``moved`` arrives in the window's thread."""

    moved = Signal(int, int)

    def report(self, done: int, total: int, what: str) -> None:
        self.moved.emit(done, total)
