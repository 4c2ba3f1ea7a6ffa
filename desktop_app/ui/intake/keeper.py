"""Keeps the form as a draft: at every pause of typing, and at least every two seconds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop_app.services import draftbook
from desktop_app.services.intake_help import Draft
from desktop_app.services.operations import Runner
from desktop_app.ui.intake.values import FormValues

PAUSE_MS, LONGEST_MS = 300, 2000


class DraftKeeper(QObject):
    """One draft at a time, under ``key``; writes only what differs from what is stored.

    ``kept`` gets the stored draft, or None when a blank form needs none.
    """

    def __init__(
        self,
        runner: Runner,
        values: Callable[[], FormValues],
        kept: Callable[[Draft | None], object],
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._runner, self._values, self._kept, self._failed = runner, values, kept, failed
        self.key = ""
        self._stored: FormValues | None = None
        self._pause = self._timer(PAUSE_MS)
        # Somebody who types without a pause is kept all the same.
        self._longest = self._timer(LONGEST_MS)

    def start(self, key: str, stored: FormValues | None = None) -> None:
        """Keep another form from now on; *stored* is what its draft holds already."""
        self.stop()
        self.key, self._stored = key, stored

    def stop(self) -> None:
        """Keep nothing more until the next start."""
        self._pause.stop()
        self._longest.stop()
        self.key, self._stored = "", None

    def edited(self) -> None:
        """Something was typed: store it at the next pause."""
        if self.key:
            self._pause.start()
            if not self._longest.isActive():
                self._longest.start()

    def keep_now(self) -> None:
        """Store the form as it stands, if that is not stored already."""
        self._pause.stop()
        self._longest.stop()
        if not self.key:
            return
        values = self._values()
        if values == self._stored or (values.is_blank() and self._stored is None):
            return
        key, before = self.key, self._stored
        payload: dict[str, Any] = {} if values.is_blank() else values.to_draft()
        self._stored = None if values.is_blank() else values

        def kept(draft: Draft | None) -> None:
            if key == self.key:
                self._kept(draft)

        def failed(error: Exception) -> None:
            if key == self.key:
                self._stored = before  # the next pause tries again
            self._failed(error)

        self._runner.run(lambda office: draftbook.keep(office, key, payload), kept, failed)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.keep_now)
        return timer
