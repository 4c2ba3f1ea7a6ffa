"""Keeps the words of how a follow-up went while they are typed, on whichever page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from desktop_app.services import outcome_words
from desktop_app.services.operations import Runner

PAUSE_MS = 400


class OutcomeKeeper(QObject):
    """``note`` while typing, ``keep_now`` before the page is left or the words are sent off."""

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._waiting: dict[int, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep_now)

    def note(self, follow_up_id: int, text: str) -> None:
        """The words as they stand now; kept at the next pause."""
        self._waiting[follow_up_id] = text
        self._pause.start()

    def keep_now(self) -> None:
        """Keep what waits."""
        self._pause.stop()
        waiting, self._waiting = self._waiting, {}
        for one, text in waiting.items():
            self._runner.run(partial(outcome_words.keep, follow_up_id=one, text=text))

    def ask(self, follow_up_id: int, answer: Callable[[str], object]) -> None:
        """Fetch the words that were kept, if any."""

        def arrive(text: str) -> None:
            if text:
                answer(text)

        self._runner.run(lambda office: outcome_words.read(office, follow_up_id), arrive)
