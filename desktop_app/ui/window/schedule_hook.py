"""Writes the weekly paper when its time has come: at the start, and looked for every minute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desktop_app.domain.documents import Document
from desktop_app.domain.errors import KnownError
from desktop_app.domain.weekly_run import WeeklyRun
from desktop_app.services.office import Office
from desktop_app.services.papers.ground import PaperOrder
from desktop_app.services.reports import schedule
from desktop_app.ui import words
from desktop_app.ui.desk import Desk
from desktop_app.ui.i18n import render

Found = tuple[WeeklyRun, datetime, Document] | None
Write = Callable[[Path, list[Document], PaperOrder], object]


class ScheduleHook(QObject):
    """One missed week at a time, the oldest first. A failure is said once and tried again."""

    def __init__(
        self, desk: Desk, parent: QObject | None = None, write: Write | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._write = write or _write
        self._busy = False
        self._told = ""

    def start(self) -> None:
        """Look now, and from now on with every minute."""
        self._desk.bus.minute.connect(self.look)
        self.look()

    @Slot()
    def look(self) -> None:
        if not self._busy:
            self._busy = True
            order = self._order()
            self._desk.runner.run(lambda office: _next(office, order), self._found, self._failed)

    def _order(self) -> PaperOrder:
        return PaperOrder(False, words.core, self._desk.language)

    def _found(self, found: Found) -> None:
        if found is None:
            self._busy = False
            return
        plan, moment, document = found
        order, write = self._order(), self._write
        name = document.file_name
        suffixes = (".pdf", ".xlsx") if plan.workbook else (".pdf",)
        targets = [Path(plan.folder) / (name + suffix) for suffix in suffixes]

        def work() -> None:
            for target in targets:
                write(target, [document], order)

        self._desk.runner.run_apart(
            work, lambda _done: self._written(targets[0], moment), self._failed
        )

    def _written(self, target: Path, moment: datetime) -> None:
        self._told = ""
        text = self.tr("定时周报已写入：{path}").format(path=str(target))
        self._desk.show_message(text, "success")
        self._desk.runner.run(
            lambda office: schedule.mark_done(office, moment), self._marked, self._failed
        )

    def _marked(self, _none: object) -> None:
        self._busy = False
        self.look()  # a further missed week

    def _failed(self, error: Exception) -> None:
        self._busy = False
        code = error.code if isinstance(error, KnownError) else type(error).__name__
        if code == self._told:
            return
        self._told = code
        why = render(error.message) if isinstance(error, KnownError) else ""
        text = self.tr("定时周报没有写成，会自动再试。{why}").format(why=why)
        self._desk.show_message(text, "warning")


def _next(office: Office, order: PaperOrder) -> Found:
    """The oldest run that is due, with its paper: the summary of the week it falls into."""
    plan, moments = schedule.due(office)
    if not moments:
        return None
    from desktop_app.services.papers.weekly import weekly_paper

    year, week, _ = moments[0].isocalendar()
    return plan, moments[0], weekly_paper(office, f"{year:04d}-W{week:02d}", order)


def _write(path: Path, documents: list[Document], order: PaperOrder) -> object:
    from desktop_app.ui.printing import make

    return make.write(path, documents, order)
