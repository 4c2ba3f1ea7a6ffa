"""The last picture stays for a moment while what is to be seen is on its way."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

HOLD_MS = 150


class LastPicture:
    """``hold`` keeps *part* from being painted, ``let_go`` paints what it holds by then.

    What takes longer than ``HOLD_MS`` is not waited for: somebody who pressed a key sees that.
    """

    def __init__(self, part: QWidget) -> None:
        self._part = part
        self._timer = QTimer(part)
        self._timer.setSingleShot(True)
        self._timer.setInterval(HOLD_MS)
        self._timer.timeout.connect(self.let_go)

    def hold(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
            self._part.setUpdatesEnabled(False)

    def let_go(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
        self._part.setUpdatesEnabled(True)
