"""Brings the progress of a long operation from the office's thread to the window's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.services.operations import Progress

Moved = Callable[[int, int, str], object]


class ProgressBridge(QObject):
    """Lives in the window's thread; ``new`` gives a ``Progress`` whose reports arrive there.

    Reports of a progress that was replaced by a newer one are dropped, and all of them once
    *shown_in* is gone: the work goes on, its window may not. So the bridge hangs below nothing:
    it stays for as long as somebody may report to it.
    """

    _moved = Signal(int, int, int, str)

    def __init__(self, moved: Moved, shown_in: QObject) -> None:
        super().__init__()
        self._tell = moved
        self._token = 0
        self._moved.connect(self._arrive)
        shown_in.destroyed.connect(self._end)

    def new(self) -> Progress:
        self._token += 1
        token = self._token
        return Progress(lambda done, total, what: self._moved.emit(token, done, total, what))

    @Slot()
    def _end(self) -> None:
        self._token += 1

    @Slot(int, int, int, str)
    def _arrive(self, token: int, done: int, total: int, what: str) -> None:
        if token == self._token:
            self._tell(done, total, what)
