"""Keeps what stands in the plan form until it is planned: through a closed window, or a power cut."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from desktop_app.services import draftbook
from desktop_app.services.draftbook import Draft
from desktop_app.services.operations import Runner
from desktop_app.ui.calendar.plan_form import PlanForm

KEY = "plan:calendar"
PAUSE_MS = 400


class PlanKeeper(QObject):
    """``bring_back`` once, when the form opens; ``keep_now`` before the page is left."""

    def __init__(self, runner: Runner, form: PlanForm, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._form = runner, form
        self._brought = False
        self._pause = QTimer(form)  # gone with it: there is nothing to keep any more
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        form.typed.connect(self._pause.start)

    def bring_back(self) -> None:
        """Fill the form with what was kept when the window was closed, unless it is in use."""
        if not self._brought:
            self._brought = True
            self._runner.run(lambda office: draftbook.get(office, KEY), self._fill)

    def keep_now(self) -> None:
        """Keep what was typed since the last pause; nothing is written for an untouched form."""
        if self._pause.isActive():
            self._pause.stop()
            self._keep()

    def drop(self) -> None:
        """It was planned: its words are in the calendar."""
        self._pause.stop()
        self._runner.run(lambda office: draftbook.drop(office, KEY))

    @Slot()
    def _keep(self) -> None:
        words: dict[str, object] = dict(self._form.words())
        self._runner.run(lambda office: draftbook.keep(office, KEY, words))

    def _fill(self, draft: Draft | None) -> None:
        if draft is not None and not self._form.words():
            self._form.bring({key: str(value) for key, value in draft.values.items()})
