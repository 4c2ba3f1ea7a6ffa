"""The last step: writing the checked batch, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_app.services import importing
from desktop_app.services.importing import Check, Outcome
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.importer import outcome_texts
from desktop_app.ui.importer.import_pane import ImportPane
from desktop_app.ui.importer.work import Work


class Writing:
    """``outcome`` is the batch that was written last, until it is taken back or left behind."""

    def __init__(
        self,
        desk: Desk,
        pane: ImportPane,
        work: Work,
        failed: Callable[[int, Exception], None],
        say_error: Callable[[Exception], None],
    ) -> None:
        self._desk, self._pane, self._work = desk, pane, work
        self._failed, self._say_error = failed, say_error
        self.outcome: Outcome | None = None

    def commit(
        self, token: int, checked: Check, *, skip: bool, done: Callable[[Outcome], None]
    ) -> None:
        """Write *checked*; *done* hears of it while *token* is current."""
        progress = self._work.progress()
        self._pane.running.start(checked.loaded.path.name)
        self._pane.show_running()

        def work(office: Office) -> Outcome:
            # What other people or pages did since the check must not be written over.
            on_match = "skip" if skip else "update"
            fresh = importing.check(office, checked.loaded, on_match=on_match, progress=progress)
            return importing.commit(office, fresh, progress)

        def written(outcome: Outcome) -> None:
            if self._work.is_current(token):
                self._show(outcome)
                done(outcome)

        self._desk.runner.run(work, written, lambda error: self._failed(token, error))

    def _show(self, outcome: Outcome) -> None:
        self.outcome = outcome
        counts = dict(outcome.counts)
        title, text = outcome_texts.written(outcome, outcome.check.loaded.path.name)
        self._pane.result.show_result(
            title, text, counts, undo=outcome.batch is not None, rejects=bool(counts["errors"])
        )
        self._pane.show_done()

    def undo(self, done: Callable[[], None]) -> None:
        """Take the batch back; *done* when it is gone."""
        if self.outcome is None or self.outcome.batch is None:
            return
        batch, button = self.outcome.batch, self._pane.result.undo_button
        button.setEnabled(False)

        def undone(answer: Any) -> None:
            self._pane.result.show_undone(*outcome_texts.undone(answer))
            done()

        def failed(error: Exception) -> None:
            button.setEnabled(True)
            self._say_error(error)

        self._desk.runner.run(lambda office: importing.undo(office, batch), undone, failed)
