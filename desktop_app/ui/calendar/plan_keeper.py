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
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep_now)
        form.typed.connect(self._pause.start)

    def bring_back(self) -> None:
        """Fill the form with what was kept when the window was closed, unless it is in use."""
        if not self._brought:
            self._brought = True
            self._runner.run(lambda office: draftbook.get(office, KEY), self._fill)

    @Slot()
    def keep_now(self) -> None:
        """Keep the words as they stand; an empty form keeps nothing."""
        if self._brought:
            self._pause.stop()
            words: dict[str, object] = dict(self._form.words())
            self._runner.run(lambda office: draftbook.keep(office, KEY, words))

    def _fill(self, draft: Draft | None) -> None:
        if draft is not None and not self._form.words():
            self._form.bring({key: str(value) for key, value in draft.values.items()})
