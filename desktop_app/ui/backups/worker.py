"""Runs work on safety copies on a thread of its own, so that neither typing nor saving waits."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.errors import KnownError
from desktop_app.services.errands import Errands
from desktop_app.services.operations import Cancelled, Progress
from desktop_app.services.safety.backups import Copies

Work = Callable[[Progress], Any]


class BackupWorker(QObject):
    """One thing at a time, in the order asked. ``made`` tells that the copies have changed.
    ``moved`` carries (done, total) as plain numbers: bytes may be more than an int of Qt holds.

    *crashed* hears of what is neither a ``KnownError`` nor a cancel. With *inline* the work is
    done at once on the caller's thread (tests).
    """

    moved = Signal(object, object)
    made = Signal()
    _arrived = Signal(object)

    def __init__(
        self,
        copies: Copies,
        crashed: Callable[[Exception], object] | None = None,
        *,
        inline: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.copies = copies
        self._crashed = crashed
        self._errands = Errands()
        self._progress: Progress | None = None
        self._closed = False
        self._executor = (
            None if inline else ThreadPoolExecutor(1, thread_name_prefix="safety-copies")
        )
        self._arrived.connect(self._finish)

    def run(
        self,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Every call ends in exactly one of the callbacks, in the window's thread."""
        if self._closed:
            return
        number = self._errands.ask(work, done, failed)
        if self._executor is None:
            self._act(number)
        else:
            self._executor.submit(self._act, number)

    def cancel(self) -> None:
        """Stop what runs now; what waits goes on."""
        if self._progress is not None:
            self._progress.cancel()

    def close(self) -> None:
        """Stop, and wait until the thread has ended; later calls do nothing."""
        self._closed = True
        self.cancel()
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _act(self, number: int) -> None:
        self._progress = Progress(lambda at, total, _what: self.moved.emit(at, total))
        self._errands.act(number, lambda work: work(self._progress))
        self._progress = None
        self._arrived.emit(number)

    @Slot(object)
    def _finish(self, number: int) -> None:
        errand = self._errands.take(number)
        error = errand.error
        if self._closed:
            return
        if error is None:
            if errand.done is not None:
                errand.done(errand.answer)
            return
        if not isinstance(error, (KnownError, Cancelled)) and self._crashed is not None:
            self._crashed(error)
        if errand.failed is not None:
            errand.failed(error)
