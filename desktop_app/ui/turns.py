"""The turns of the window's loop: answers first, then parts of a screen that may come a moment later."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from shiboken6 import isValid

Later = Callable[[QObject, Callable[[], object]], object]
"""``later(owner, act)``: *act* follows when its turn comes, unless *owner* is gone by then."""
TURN_S = 0.008
"""After so long an answer is the last of its turn: keys and painting come before the next."""


def at_once(_owner: QObject, act: Callable[[], object]) -> None:
    """For who cannot wait, like a test."""
    act()


class Turns(QObject):
    """Acts in the order in which they came; keys, clicks and painting go between two turns.

    Without this Qt hands out all that has arrived before it looks at anything else: three answers
    of a twentieth of a second each were one long pause.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers: deque[Callable[[], object]] = deque()
        self._acts: deque[tuple[QObject, Callable[[], object]]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        # Not of 0 ms: that would come before keys and painting.
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._turn)

    def soon(self, act: Callable[[], object]) -> None:
        """Somebody waits for it: in the next turn, with others that do not take long."""
        self._answers.append(act)
        self._call()

    def later(self, owner: QObject, act: Callable[[], object]) -> None:
        """In a turn of its own, when no answer waits."""
        self._acts.append((owner, act))
        self._call()

    @property
    def waiting(self) -> int:
        """How many have not had their turn."""
        return len(self._answers) + len(self._acts)

    def forget(self) -> None:
        """The window is gone: nothing more is done, and nothing of it held."""
        self._answers.clear()
        self._acts.clear()

    def _call(self) -> None:
        if self._answers or self._acts:
            self._timer.start()

    @Slot()
    def _turn(self) -> None:
        end = time.perf_counter() + TURN_S
        while self._answers:
            self._take(self._answers.popleft())
            if time.perf_counter() > end:
                return
        while self._acts:
            owner, part = self._acts.popleft()
            if isValid(owner):
                self._take(part)
                return

    def _take(self, act: Callable[[], object]) -> None:
        # Before, because an act may open a dialog, whose loop goes on with the rest; and once
        # more after it, because what fell due meanwhile would come before the keys that wait.
        self._call()
        try:
            act()
        finally:
            if isValid(self._timer) and self._timer.isActive():
                self._timer.start()
