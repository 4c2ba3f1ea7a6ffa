"""Parts of a screen that may come a moment later: one at a turn of the window's loop."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid

Later = Callable[[QObject, Callable[[], object]], object]
"""``later(owner, act)``: *act* follows when its turn comes, unless *owner* is gone by then."""


def at_once(_owner: QObject, act: Callable[[], object]) -> None:
    """For who cannot wait, like a test."""
    act()


class Turns(QObject):
    """Acts in the order in which they came; keys, clicks and painting go between two of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts: deque[tuple[QObject, Callable[[], object]]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    def later(self, owner: QObject, act: Callable[[], object]) -> None:
        self._acts.append((owner, act))
        self._timer.start()

    @Slot()
    def _next(self) -> None:
        while self._acts:
            owner, act = self._acts.popleft()
            if isValid(owner):
                if not self._acts:
                    self._timer.stop()  # before the act, which may bring more
                act()
                return
        self._timer.stop()
