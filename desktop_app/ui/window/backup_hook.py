"""Safety copies by themselves: after a day's first change, then to the second place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot

from desktop_app.domain.errors import KnownError
from desktop_app.services.operations import Progress
from desktop_app.ui.backups.words import when
from desktop_app.ui.backups.worker import BackupWorker
from desktop_app.ui.desk import Desk
from desktop_app.ui.i18n import render

if TYPE_CHECKING:
    from desktop_app.services.safety.second_place import State

QUIET_MS = 60_000
"""The first change is followed by others; a copy a minute later holds them as well."""


class BackupHook(QObject):
    """*say_note* writes into the status line, *say* into the bar above the page."""

    def __init__(
        self,
        desk: Desk,
        worker: BackupWorker,
        say_note: Callable[[str], object],
        say: Callable[[str, str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._worker = desk, worker
        self._note, self._say = say_note, say
        self._made_on: date | None = None
        self._warned_on: date | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self.make)
        desk.bus.changed.connect(self._changed)
        worker.made.connect(self.look)

    def start(self) -> None:
        """What yesterday left uncopied (a cut, a kill) is copied soon; and look how it stands."""
        self._timer.start()
        self.look()

    @Slot()
    def make(self) -> None:
        """Today's copy, if it is due and there is something new; then the second place."""
        copies = self._worker.copies

        def work(progress: Progress) -> bool:
            wanted = copies.due() and copies.changed()
            if wanted:
                copies.make("daily", progress.step)
            return wanted

        def made(wanted: bool) -> None:
            self._made_on = self._desk.now().date()
            if wanted:
                self.carry()
            self.look()

        self._worker.run(work, made, self._failed)

    def carry(self) -> None:
        """Bring the newest copy to the second place; a stick that is away is no alarm."""
        from desktop_app.services.safety import second_place

        copies = self._worker.copies
        self._worker.run(
            lambda progress: second_place.carry(copies, progress.step),
            lambda _path: self.look(),
            self._away,
        )

    @Slot()
    def look(self) -> None:
        """How it stands, for the status line; a second place long unreached is said once a day."""
        from desktop_app.services.safety import second_place

        copies = self._worker.copies

        def work(_progress: Progress) -> tuple[Any, State]:
            newest = next((one for one in copies.listing() if one.good), None)
            return newest, second_place.state(copies)

        self._worker.run(work, self._show)

    @Slot(object)
    def _changed(self, _changes: object) -> None:
        if self._made_on != self._desk.now().date() and not self._timer.isActive():
            self._timer.start()

    def _show(self, found: tuple[Any, State]) -> None:
        newest, state = found
        now = self._desk.now()
        parts = []
        if newest is not None:
            parts.append(self.tr("上次备份 {when}").format(when=when(newest.at, now)))
        if state.stale:
            parts.append(render(state.sentence()))
        self._note(" · ".join(parts))
        if state.stale and state.days is not None and self._warned_on != now.date():
            self._warned_on = now.date()
            self._say(
                self.tr("{sentence}。请插上备份盘，或在“设置 · 备份与恢复”里检查。").format(
                    sentence=render(state.sentence())
                ),
                "warning",
            )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._say(render(error.message), "warning")

    def _away(self, error: Exception) -> None:
        if isinstance(error, KnownError) and error.code != "second_place_away":
            self._say(render(error.message), "warning")
        self.look()
