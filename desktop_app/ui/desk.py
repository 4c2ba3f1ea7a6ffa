"""What every page is handed: the runner, the changes, the theme, the way to other pages."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.services.lists import Lists
from desktop_app.services.office import ChangeSet, Office
from desktop_app.services.operations import OfficeThread, Runner, Work, stoppable
from desktop_app.ui.shell.actions import ActionRegistry
from desktop_app.ui.shell.settings import Settings
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.turns import Later, Turns, at_once

if TYPE_CHECKING:
    from desktop_app.services.safety.encryption import Switch
    from desktop_app.ui.backups.worker import BackupWorker


class Bus(QObject):
    """Tells the screens what writes changed (a ``ChangeSet``), that a minute has passed, and that
    the window is closing: no page held it back, and what nobody will wait for may stop."""

    changed = Signal(object)
    minute = Signal()
    closing = Signal()


class Desk(NamedTuple):
    """Everything a page may use; made once by the composition root.

    ``navigate(page, argument)`` brings a page to the front (``"queue"``, ``"intake"``,
    ``"editor"`` …). ``show_message(text, level)`` speaks in the bar above the page, never in
    the way. ``offer_undo(text, undo)`` shows the bar with 撤销 for ten seconds. ``backups`` works
    on the safety copies; ``reopen(path)`` closes the window, brings a copy back and opens anew
    (false when a page is not to be left); ``switch(wish)`` does so for the encryption.
    ``place`` is where a page makes its widget: one that is
    moved there when it is whole is styled once more; without it somebody puts the widget somewhere.
    ``later(owner, act)`` does what may follow a moment after the rest, at a turn of the loop of its own.
    """

    runner: Runner
    bus: Bus
    theme: Theme
    registry: ActionRegistry
    settings: Settings
    now: Callable[[], datetime]
    lists: Callable[[], Lists]
    language: str
    navigate: Callable[[str, object], object]
    show_message: Callable[[str, str], object]
    offer_undo: Callable[[str, Callable[[], object]], object]
    backups: BackupWorker | None = None
    reopen: Callable[[Path], bool] | None = None
    switch: Callable[[Switch], bool] | None = None
    place: QWidget | None = None
    later: Later = at_once


class QtRunner(QObject):
    """The office's thread, with answers brought to the window's thread by a bound slot.

    What is asked within one turn of the window's loop is begun after it, when the page stands and
    is painted: two threads that compute in Python only take it from each other, and every call of
    Qt waits for it. Answers have their turns in ``turns``. All of this from when the window
    stands; until then nobody waits for it to answer.
    """

    _arrived = Signal(object)

    def __init__(
        self,
        make_office: Callable[[], Office],
        changed: Callable[[ChangeSet], None],
        crashed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._closed = False
        self._held: list[Callable[[], None]] | None = None
        self._asked: list[Callable[[], None]] = []
        self.turns = Turns(self)
        self._arrived.connect(self._deliver)
        self.thread_ = OfficeThread(make_office, self._arrived.emit, changed, crashed)

    @Slot(object)
    def _deliver(self, act: Callable[[], None]) -> None:
        # An answer may still be under way to a window that is gone.
        if self._closed:
            return
        if self._held is not None:
            act()
        else:
            self.turns.soon(act)

    def run(
        self,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        if self._held is not None:
            self.thread_.run(work, done, failed)
        else:
            self._begin_after_this(lambda: self.thread_.run(work, done, failed))

    def _begin_after_this(self, begin: Callable[[], None]) -> None:
        if self._closed:
            return
        if not self._asked:
            QTimer.singleShot(1, self, self.hand_over)
        self._asked.append(begin)

    @Slot()
    def hand_over(self) -> None:
        """Begin what has been asked so far."""
        asked, self._asked = self._asked, []
        for begin in asked:
            begin()

    def run_behind(
        self,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        if self._held is not None:
            self._held.append(lambda: self.thread_.run_behind(work, done, failed))
        else:
            self._begin_after_this(lambda: self.thread_.run_behind(work, done, failed))

    def hold(self, until: SignalInstance) -> None:
        """What nobody waits for is not begun before *until*: the window comes first."""
        self._held = []
        until.connect(self.release)

    @Slot()
    def release(self) -> None:
        held, self._held = self._held or [], None
        for begin in held:
            begin()

    def run_apart(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.thread_.run_apart(work, done, failed)

    def close(self) -> None:
        self._closed = True
        self.hand_over()  # what was typed last is among it
        self.thread_.close()
        # What was not begun, or not answered, would keep the window that asked for it.
        self._held = None
        self.turns.forget()
        self.thread_.forget()


class Latest:
    """Reads of which only the newest answer counts: an older one that comes late is dropped."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._token = 0

    def ask(
        self,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._token += 1
        token = self._token

        def arrive(answer: Any) -> None:
            if token == self._token:
                done(answer)

        self._runner.run(work, arrive, failed)

    def forget(self) -> None:
        """Drop the answer that is under way, if any."""
        self._token += 1


class Once:
    """Writes by key: until one has its answer, the same is not begun again (a key pressed twice)."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._under_way: set[Hashable] = set()

    def run(
        self,
        key: Hashable,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        if key in self._under_way:
            return
        self._under_way.add(key)

        def over(answer: Any) -> None:
            self._under_way.discard(key)
            if done is not None:
                done(answer)

        def refused(error: Exception) -> None:
            self._under_way.discard(key)
            if failed is not None:
                failed(error)

        self._runner.run(work, over, refused)


class LatestLong(Latest):
    """As ``Latest`` for reads that may take seconds: one that nobody waits for is stopped.

    *behind* gives way to whatever else is asked. ``failed`` hears ``Cancelled`` only after
    ``stop``.
    """

    def __init__(self, runner: Runner, *, behind: bool = False) -> None:
        super().__init__(runner)
        self._run = runner.run_behind if behind else runner.run
        self._stop = threading.Event()

    def ask(
        self,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.forget()
        token, self._stop = self._token, threading.Event()

        def arrive(answer: Any) -> None:
            if token == self._token:
                done(answer)

        def fail(error: Exception) -> None:
            if token == self._token and failed is not None:
                failed(error)

        self._run(stoppable(work, self._stop), arrive, fail)

    def forget(self) -> None:
        self._stop.set()
        super().forget()

    def stop(self) -> None:
        """The user does not want to wait: the read ends, and its ``failed`` hears of it."""
        self._stop.set()
