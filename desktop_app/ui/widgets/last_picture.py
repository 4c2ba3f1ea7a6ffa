"""The last picture stays for a moment while what is to be seen is on its way."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

HOLD_MS = 150


class LastPicture:
    """``hold`` keeps *part* from being painted, ``let_go`` paints what it holds by then.

    What takes longer than *most* milliseconds is not waited for: who pressed a key sees that.
    """

    def __init__(self, part: QWidget, most: int = HOLD_MS) -> None:
        self._part = part
        self._timer = QTimer(part, singleShot=True, interval=most)
        self._timer.timeout.connect(self.let_go)

    @property
    def held(self) -> bool:
        return self._timer.isActive()

    def hold(self) -> None:
        if not self.held:
            self._timer.start()
            self._part.setUpdatesEnabled(False)

    def let_go(self) -> None:
        self._timer.stop()
        self._part.setUpdatesEnabled(True)
