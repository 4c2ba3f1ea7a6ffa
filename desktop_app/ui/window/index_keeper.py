"""Brings the search index up to date after large operations, a little at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from desktop_app.services import searching
from desktop_app.services.office import ChangeSet
from desktop_app.ui.desk import Desk

PAUSE_MS = 60
"""Between two pieces, so that what a person asks for never waits long behind them."""


class IndexKeeper(QObject):
    """Looks on ``start`` and after every change; rests when nothing is due."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._running = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._piece)
        desk.bus.changed.connect(self._changed)

    def start(self) -> None:
        if not self._running:
            self._running = True
            self._piece()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if "complaint" in changes.tables:
            self.start()

    @Slot()
    def _piece(self) -> None:
        self._desk.runner.run(searching.keep_up, self._indexed, self._failed)

    def _indexed(self, left: int) -> None:
        if left:
            self._pause.start()
        else:
            self._running = False

    def _failed(self, error: Exception) -> None:
        # Searching stays exact without it; the next change tries again.
        self._running = False
