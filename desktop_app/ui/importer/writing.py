"""The last step: writing the checked batch, taking it or an earlier one back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.views import of_batch
from desktop_app.services.imports import batches as import_batches
from desktop_app.services.imports import choices as import_choices
from desktop_app.services.imports import importing
from desktop_app.services.imports import resolve as import_resolve
from desktop_app.services.imports.importing import Check, Outcome
from desktop_app.services.imports.report import ChangeGroup
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.importer import outcome_texts
from desktop_app.ui.importer.view import ImportView
from desktop_app.ui.importer.work import Work

BATCHES = 20
"""Earlier batches that are offered to be taken back."""


class Writing:
    """``outcome`` is the batch that was written last, until it is taken back or left behind."""

    def __init__(
        self,
        desk: Desk,
        view: ImportView,
        work: Work,
        failed: Callable[[int, Exception], None],
        say_error: Callable[[Exception], None],
    ) -> None:
        self._desk, self._view, self._work = desk, view, work
        self._failed, self._say_error = failed, say_error
        view.importing.result.queue_asked.connect(lambda: self.show_cases())
        for card in (view.choose.batches, view.importing.batches):
            card.cases_asked.connect(self.show_cases)
        self.outcome: Outcome | None = None
        self._gone = 0
        self.shown = False
        """Whether the last step has something to show."""

    def commit(
        self,
        token: int,
        checked: Check,
        choices: import_choices.Choices,
        groups: Sequence[ChangeGroup],
        *,
        skip: bool,
        done: Callable[[Outcome], None],
    ) -> None:
        """Write *checked* with what was chosen; *done* hears of it while *token* is current."""
        progress = self._work.progress()
        pane = self._view.importing
        pane.running.start(checked.loaded.path.name)
        pane.show_running()

        def work(office: Office) -> Outcome:
            # What other people or pages did since the check must not be written over.
            on_match = "skip" if skip else "update"
            fresh = importing.check(office, checked.loaded, on_match=on_match, progress=progress)
            meant = import_choices.still_meant(choices, checked, fresh)
            tell = progress.report
            progress.report = lambda at, total, _what: tell(at, total, "write")
            return importing.commit(office, import_resolve.resolve(fresh, meant), progress)

        def written(outcome: Outcome) -> None:
            if self._work.is_current(token):
                self._show(outcome, groups)
                done(outcome)

        self._desk.runner.run(work, written, lambda error: self._failed(token, error))

    def _show(self, outcome: Outcome, groups: Sequence[ChangeGroup]) -> None:
        self.outcome, self.shown = outcome, True
        title, text = outcome_texts.written(outcome, outcome.check.loaded.path.name)
        pane = self._view.importing
        pane.result.show_result(
            title,
            text,
            outcome_texts.facts(outcome, groups, self._desk.language),
            dict(outcome.counts),
            undo=outcome.batch is not None,
        )
        pane.show_done()
        self.show_batches()

    def show_cases(self, batch: int | None = None) -> None:
        """The cases that *batch* brought, else the last one; all cases where it brought none."""
        last = self.outcome
        if batch is None and last is not None:
            brought = any(r.kind == "complaints" and r.verdict == "new" for r in last.check.rows)
            batch = last.batch if brought else None
        if batch is None:
            self._desk.navigate("queue", "all")
            return
        title = QCoreApplication.translate("ImportPage", "第 {id} 批导入")
        self._desk.navigate("queue", of_batch(batch, title.format(id=batch)))

    def undo_last(self, done: Callable[[], None]) -> None:
        """Take the batch on the result page back; *done* when it is gone."""
        if self.outcome is not None and self.outcome.batch is not None:
            self._view.importing.result.undo_button.setEnabled(False)
            self.undo(self.outcome.batch, done)

    def undo(self, batch: int, done: Callable[[], None]) -> None:
        """Take a batch back and say on the result page what went and what stayed."""

        def work(office: Office) -> tuple[Any, Mapping[str, int]]:
            answer = importing.undo(office, batch)
            return answer, import_batches.kept_cases(office, answer)

        def undone(answer: tuple[Any, Mapping[str, int]]) -> None:
            self.shown = True
            self._gone = batch
            self._view.importing.result.show_undone(
                *outcome_texts.undone(answer[0], batch, answer[1])
            )
            self._view.importing.show_done()
            self.show_batches()
            done()

        def failed(error: Exception) -> None:
            self._view.importing.result.undo_button.setEnabled(True)
            self.show_batches()
            self._say_error(error)

        self._desk.runner.run(work, undone, failed)

    def show_batches(self) -> None:
        """Read the earlier batches again, for the first step and the last."""
        last = self.outcome.batch if self.outcome is not None else None
        last = last if last != self._gone else None

        def show(found: Sequence[Any]) -> None:
            self._view.choose.batches.show_batches(found)
            self._view.importing.batches.show_batches(found, but=last)

        self._desk.runner.run(
            lambda office: import_batches.recent(office, BATCHES), show, self._say_error
        )
