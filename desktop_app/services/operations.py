"""Running use cases off the window's thread: one thread owns the office, answers come back.

The runner knows no toolkit: the window gives it a ``deliver`` that brings a callable to its
own thread; tests and the command line run everything inline.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from desktop_app.domain.errors import Cancelled as Cancelled
from desktop_app.domain.errors import KnownError
from desktop_app.services.errands import Errands
from desktop_app.services.office import ChangeSet, Office

Work = Callable[[Office], Any]
Deliver = Callable[[Callable[[], None]], None]
TURNS = 5
"""So often work behind other work gives way; then it is done to its end."""


def stoppable(work: Work, stop: threading.Event) -> Work:
    """Reading that ends with ``Cancelled`` soon after *stop* is set."""

    def act(office: Office) -> Any:
        with office.store.stoppable(stop.is_set):
            return work(office)

    return act


@dataclass
class Progress:
    """How far a long operation is; told to the window at most every tenth of a second."""

    report: Callable[[int, int, str], None]
    every: float = 0.1
    _cancelled: threading.Event = field(default_factory=threading.Event)
    _last: float = -math.inf

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def step(self, done: int, total: int, what: str = "") -> None:
        """Say how far it is (``total`` 0: not known); raises ``Cancelled`` after cancel."""
        if self._cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._last >= self.every or done == total:
            self._last = now
            self.report(done, total, what)


class Runner(Protocol):
    """What screens use to read and write; every call ends in exactly one of the callbacks."""

    def run(
        self,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None: ...

    def run_behind(
        self,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Reading that nobody waits for: stopped when other work comes, and begun anew after it."""
        ...

    def run_apart(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Work that needs no database (reading a book, drawing a document), beside the office."""
        ...


class OfficeThread:
    """Runs work on the one thread that owns the office; delivers answers where asked.

    ``crashed`` hears of exceptions that are no ``KnownError``; ``changed`` of what writes
    changed, before the answer of the operation itself is delivered.
    """

    def __init__(
        self,
        make_office: Callable[[], Office],
        deliver: Deliver,
        changed: Callable[[ChangeSet], None],
        crashed: Callable[[Exception], None],
    ) -> None:
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="office")
        self._apart = ThreadPoolExecutor(1, thread_name_prefix="apart")
        self._errands = Errands()
        self._deliver = deliver
        self._changed = changed
        self._crashed = crashed
        self._office: Office | None = None
        self._closed = False
        self._lock = threading.Lock()
        self._wanted = 0  # work that somebody waits for, not yet begun
        self._way: threading.Event | None = None  # set: the work behind it gives way
        self._opening = self._executor.submit(self._open, make_office)

    def _open(self, make_office: Callable[[], Office]) -> Office:
        office = make_office()
        office.open()
        self._office = office
        return office

    def ask(self, work: Work) -> Future[Any]:
        """The answer as a future: for start-up, before the window's loop runs."""
        return self._executor.submit(lambda: work(self._opening.result()))

    def opened(self) -> Future[Office]:
        """Ready when the database is open; raises its ``KnownError`` otherwise."""
        return self._opening

    def run(
        self,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        # A timer of a closing window may still ask; nobody is left to hear the answer.
        if self._closed:
            return
        with self._lock:
            self._wanted += 1
            if self._way is not None:
                self._way.set()
        self._executor.submit(self._work, self._errands.ask(work, done, failed))

    def run_behind(
        self,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        if not self._closed:
            number = self._errands.ask(work, done, failed)
            self._executor.submit(self._work_behind, number, TURNS)

    def run_apart(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        if not self._closed:
            self._apart.submit(self._work_apart, self._errands.ask(work, done, failed))

    def _work(self, number: int) -> None:
        with self._lock:
            self._wanted -= 1
        self._errands.act(number, lambda work: work(self._opening.result()))
        self._tell_changes()
        self._deliver(partial(self._finish, number))

    def _work_behind(self, number: int, turns: int) -> None:
        way = threading.Event()
        with self._lock:
            self._way = way if turns else None
            if self._wanted and turns:
                way.set()
        raised = self._errands.act(
            number, lambda work: stoppable(work, way)(self._opening.result())
        )
        with self._lock:
            self._way = None
        self._tell_changes()
        if raised is Cancelled and way.is_set() and not self._closed:
            self._executor.submit(self._work_behind, number, turns - 1)
        else:
            self._deliver(partial(self._finish, number))

    def _work_apart(self, number: int) -> None:
        self._errands.act(number, lambda work: work())
        self._deliver(partial(self._finish, number))

    def _finish(self, number: int) -> None:
        """On the asker's thread, which so lets go of the errand."""
        errand = self._errands.take(number)
        if errand.error is not None:
            self._fail(errand.error, errand.failed)
        elif errand.done is not None:
            errand.done(errand.answer)

    def _tell_changes(self) -> None:
        changes = self._office.take_changes() if self._office is not None else None
        if changes:
            self._deliver(lambda: self._changed(changes))

    def _fail(self, error: Any, failed: Callable[[Exception], None] | None) -> None:
        known = isinstance(error, (KnownError, Cancelled))
        if not known:
            self._crashed(error)
        if failed is not None:
            failed(error)

    def close(self) -> None:
        """Finish what was asked, close the database, end the thread; later calls do nothing."""
        if self._closed:
            return
        self._closed = True
        with self._lock:
            if self._way is not None:
                self._way.set()

        def shut() -> None:
            if self._office is not None:
                self._office.close()

        self._apart.shutdown(wait=True, cancel_futures=True)
        self._executor.submit(shut)
        self._executor.shutdown(wait=True)

    def forget(self) -> None:
        """After ``close``, where no answer is brought any more: who asked is not kept for it."""
        self._errands.forget()


class InlineRunner:
    """The same on the caller's own thread: for the command line and for tests."""

    def __init__(self, office: Office, changed: Callable[[ChangeSet], None] | None = None) -> None:
        self.office = office
        self.changed = changed
        self._closed = False

    def close(self) -> None:
        """Later calls do nothing."""
        self._closed = True

    def run(
        self,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        if self._closed:
            return
        try:
            answer = work(self.office)
        except (KnownError, Cancelled) as error:
            self._tell()
            if failed is None:
                raise
            failed(error)
            return
        self._tell()
        if done is not None:
            done(answer)

    def run_behind(
        self,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.run(work, done, failed)

    def run_apart(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.run(lambda _office: work(), done, failed)

    def _tell(self) -> None:
        changes = self.office.take_changes()
        if changes and self.changed is not None:
            self.changed(changes)
