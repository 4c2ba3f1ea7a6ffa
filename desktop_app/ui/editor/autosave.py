"""Saving while typing: at a pause, when a field is left, and before anything else happens."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from desktop_app.services.operations import Runner, Work

PAUSE_MS = 400


class Autosave(QObject):
    """Texts by key that wait to be saved. ``work_for`` makes the write of one of them.

    Writes run in the order of typing. ``saved`` and ``refused`` hear of each; a newer text of
    the same key that waits already makes an older refusal void.
    """

    def __init__(
        self,
        runner: Runner,
        work_for: Callable[[Any, str], Work],
        saved: Callable[[Any], object],
        refused: Callable[[Any, Exception], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._work_for = runner, work_for
        self._saved, self._refused = saved, refused
        self._waiting: dict[Hashable, str] = {}
        self._under_way: dict[Hashable, int] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.flush)

    def note(self, key: Hashable, text: str) -> None:
        """A text was typed; it is saved at the next pause."""
        self._waiting[key] = text
        self._timer.start()

    def waits(self, key: Hashable) -> bool:
        """Whether a text of *key* is not in the database yet."""
        return key in self._waiting or bool(self._under_way.get(key))

    @Slot()
    def flush(self) -> None:
        """Save everything that waits, now."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for key, text in waiting.items():
            self._under_way[key] = self._under_way.get(key, 0) + 1
            self._save(key, text)

    def _save(self, key: Hashable, text: str) -> None:
        self._runner.run(
            self._work_for(key, text),
            lambda _answer: self._done(key),
            lambda error: self._failed(key, error),
        )

    def _done(self, key: Hashable) -> None:
        self._less(key)
        if not self.waits(key):
            self._saved(key)

    def _failed(self, key: Hashable, error: Exception) -> None:
        self._less(key)
        if not self.waits(key):
            self._refused(key, error)

    def _less(self, key: Hashable) -> None:
        self._under_way[key] -= 1
        if not self._under_way[key]:
            del self._under_way[key]
