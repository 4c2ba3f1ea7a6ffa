"""The first step at work: a file is read beside the office, by the mappings that are saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop_app.services.imports import plans as import_plans
from desktop_app.services.imports.plans import Prepared
from desktop_app.ui.desk import Desk
from desktop_app.ui.importer import recent
from desktop_app.ui.importer.dialogs import ChooseFile
from desktop_app.ui.importer.view import ImportView
from desktop_app.ui.importer.work import Work


class Reading:
    """``read`` hears of a book, ``failed`` of a refusal with the path that was refused."""

    def __init__(
        self,
        desk: Desk,
        view: ImportView,
        work: Work,
        choose_file: ChooseFile,
        begin: Callable[[str, str], int],
        read: Callable[[Prepared], None],
        failed: Callable[[int, Exception, Path | None], None],
    ) -> None:
        self._desk, self._view, self._work = desk, view, work
        self._choose_file, self._begin = choose_file, begin
        self._read, self._failed = read, failed
        self._path: Path | None = None
        self._stamp: tuple[int, int] | None = None
        view.choose.set_recent(recent.read(desk.settings))

    def ask(self) -> Path | None:
        """The file that somebody chooses in the dialog."""
        last = recent.read(self._desk.settings)
        return self._choose_file(self._view, str(last[0].parent) if last else "")

    def is_another(self, path: Path) -> bool:
        """Whether *path* is not the file that was read last, as it was then."""
        return path != self._path or recent.stamp(path) != self._stamp

    def forget(self) -> None:
        self._path = self._stamp = None

    def open(self, path: Path, *, needs_table: bool) -> None:
        """Read *path*; what was read before stays until the new book is there.

        Without *needs_table* a book without a recognised table is shown as it stands, so that a
        person can point at the header.
        """
        text = QCoreApplication.translate("importer", "正在读取“{name}”…").format(name=path.name)
        token = self._begin("reading", text)
        stop = self._work.stop_asked()
        today, lists = self._desk.now(), self._desk.lists()

        def read(saved: Sequence[import_plans.SavedPlan]) -> None:
            if not self._work.is_current(token):
                return
            self._desk.runner.run_apart(
                lambda: import_plans.prepare(
                    path,
                    today=today,
                    saved=saved,
                    lists=lists,
                    cancelled=stop.is_set,
                    needs_table=needs_table,
                ),
                lambda prepared: self._arrived(token, path, prepared),
                lambda error: self._failed(token, error, path),
            )

        self._desk.runner.run(
            import_plans.saved, read, lambda error: self._failed(token, error, None)
        )

    def _arrived(self, token: int, path: Path, prepared: Prepared) -> None:
        if not self._work.is_current(token):
            return
        self._path, self._stamp = path, recent.stamp(path)
        recent.add(self._desk.settings, path)
        self._view.choose.set_recent(recent.read(self._desk.settings))
        self._read(prepared)
