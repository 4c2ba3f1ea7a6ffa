"""Long work of the window's own thread, done a few milliseconds at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

Answer = TypeVar("Answer")
SLICE = 0.012
"""Seconds at a stretch: typing and painting go on between two slices."""


class Slices(QObject):
    """Runs one generator at a time; a newer one drops the one under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self._work: Generator[None, None, object] | None = None
        self._done: Callable[[object], object] = lambda _answer: None
        self._failed: Callable[[Exception], object] = lambda _error: None

    @property
    def running(self) -> bool:
        return self._work is not None

    def run(
        self,
        work: Generator[None, None, object],
        done: Callable[[object], object],
        failed: Callable[[Exception], object],
    ) -> None:
        self.stop()
        self._work, self._done, self._failed = work, done, failed
        self._timer.start()

    def stop(self) -> None:
        """Drop what is under way; neither callback is called."""
        self._timer.stop()
        work, self._work = self._work, None
        if work is not None:
            work.close()

    def _go_on(self) -> None:
        work = self._work
        if work is None:
            return
        end = time.monotonic() + SLICE
        try:
            while time.monotonic() < end:
                next(work)
        except StopIteration as stopped:
            self._end()
            self._done(stopped.value)
        except Exception as error:
            self._end()
            self._failed(error)

    def _end(self) -> None:
        self._timer.stop()
        self._work = None


def at_one_go(steps: Generator[object, None, Answer]) -> Answer:
    """What *steps* return, for who need not stay alive meanwhile."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            answer: Answer = end.value
            return answer
