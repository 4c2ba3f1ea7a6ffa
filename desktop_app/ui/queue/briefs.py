"""The preview beside the table: asked for when the current case rests for a moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop_app.domain.views import QueueRow
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.queue.view import QueueView

if TYPE_CHECKING:
    from desktop_app.services.casebrief import CaseBrief
    from desktop_app.services.office import Office

PREVIEW_MS = 40
"""A held arrow key passes cases faster than anybody reads their preview."""


class Briefs:
    """``start`` asks again for the current case, shortly."""

    def __init__(
        self,
        desk: Desk,
        view: QueueView,
        current: Callable[[], QueueRow | None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._desk, self._view, self._current, self._failed = desk, view, current, failed
        self._read = Latest(desk.runner)
        self._timer = QTimer(view)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PREVIEW_MS)
        self._timer.timeout.connect(self._ask)

    def start(self) -> None:
        self._timer.start()

    def _ask(self) -> None:
        row = self._current()
        if row is None:
            self._read.forget()
            self._view.preview.clear()
        elif self._view.preview_visible:
            self._read.ask(lambda office: _brief(office, row.id), self._show, self._failed)

    def _show(self, brief: CaseBrief) -> None:
        self._view.preview.show_brief(brief, self._desk.lists(), self._desk.now())


def _brief(office: Office, complaint_id: int) -> CaseBrief:
    from desktop_app.services import casebrief  # a case's parts are loaded beside the window

    return casebrief.brief(office, complaint_id)
