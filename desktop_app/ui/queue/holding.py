"""The last picture stays for a moment while rows are on their way: they mostly come sooner than
a stand-in for them could be seen, and nothing flickers when somebody scrolls far."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTableView

HOLD_MS = 30


class Holding:
    """``brought`` says whether all rows in sight are here, and asks for those that are not."""

    def __init__(self, view: QTableView, brought: Callable[[], bool]) -> None:
        self._view, self._brought = view, brought
        self._timer = QTimer(view)
        self._timer.setSingleShot(True)
        self._timer.setInterval(HOLD_MS)
        self._timer.timeout.connect(self.let_go)

    def scrolled(self) -> None:
        """Other rows are in sight."""
        if not self._brought() and not self._timer.isActive():
            self._timer.start()
            self._view.viewport().setUpdatesEnabled(False)

    def came(self) -> None:
        """Some rows have come."""
        if self._timer.isActive() and self._brought():
            self.let_go()

    def let_go(self) -> None:
        """Paint what is there."""
        self._timer.stop()
        self._view.viewport().setUpdatesEnabled(True)
