"""The training window: a sample office in a folder of its own; the real one is never opened."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QApplication

from desktop_app.app import instance
from desktop_app.app.paths import DataFolder, resources_dir
from desktop_app.services import lists, training
from desktop_app.services.office import Office
from desktop_app.storage.store import Store
from desktop_app.ui.desk import Bus, QtRunner
from desktop_app.ui.shell.settings import Settings
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.training.bar import TrainingBar
from desktop_app.ui.window.window import OfficeWindow


def folder_of(real: DataFolder) -> DataFolder:
    """Where training keeps its own data."""
    return DataFolder(real.root / training.FOLDER)


def start(real: DataFolder) -> bool:
    """Open training in a program of its own, so that this one's data stays out of its reach."""
    words = [] if getattr(sys, "frozen", False) else ["-m", "desktop_app"]
    arguments = [*words, "--training", "--data", str(real.root)]
    return QProcess.startDetached(sys.executable, arguments)[0]


def work(
    app: QApplication,
    folder: DataFolder,
    settings: Settings,
    theme: Theme,
    lang: str,
    crashed: Callable[[BaseException], None],
) -> int:
    """Train until the window is closed; a wish to start over makes the office anew."""
    listener = QObject()
    while True:
        session = _Session(app, folder, settings, theme, lang, crashed, listener)
        status = session.work()
        if not session.again:
            return status
        clear(folder)


def clear(folder: DataFolder) -> None:
    """Take the training office away; a folder that is none of training's stays as it is."""
    if folder.root.name != training.FOLDER:
        raise ValueError(folder.root)
    for side in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            folder.database.with_name(folder.database.name + side).unlink()


def make_office(folder: DataFolder) -> Office:
    return Office(Store(folder.database), datetime.now, resources_dir(), folder.attachments)


def prepare(office: Office) -> None:
    """A new folder gets the sample office; data without the mark is refused."""
    if not office.setting("training") and not _has_cases(office):
        training.build_office(office)
    training.expect_training(office)


def _has_cases(office: Office) -> bool:
    from desktop_app.services import queue

    return queue.total(office) > 0


class _Session:
    """One life of the training window."""

    def __init__(
        self,
        app: QApplication,
        folder: DataFolder,
        settings: Settings,
        theme: Theme,
        lang: str,
        crashed: Callable[[BaseException], None],
        listener: QObject,
    ) -> None:
        self._app, self._folder, self._lang = app, folder, lang
        self._settings, self._theme, self._crashed = settings, theme, crashed
        self._listener = listener
        self.again = False
        self._role_play: QObject | None = None
        self.window: OfficeWindow | None = None

    def work(self) -> int:
        bus = Bus()
        runner = QtRunner(lambda: make_office(self._folder), bus.changed.emit, self._crashed)
        made = OfficeWindow(
            runner,
            bus,
            self._theme,
            self._settings,
            datetime.now,
            self._lang,
            resources=resources_dir(),
        )
        self.window = made
        self._app.setQuitOnLastWindowClosed(False)
        try:
            runner.thread_.opened().result()
            runner.thread_.ask(prepare).result()
            known = runner.thread_.ask(lists.read).result()
            bar = TrainingBar(self._theme)
            bar.cases_asked.connect(self._cases)
            bar.reset_asked.connect(self._start_over)
            made.window.set_banner(bar)
            made.start(known)
            made.window.show()
            if not self._listener.children():
                instance.listen(self._folder, self._come_forward, self._listener)
            self._cases()
            self._app.setQuitOnLastWindowClosed(True)
            status = self._app.exec()
            self._app.setQuitOnLastWindowClosed(False)
            return status
        finally:
            runner.close()
            made.window.hide()
            made.window.deleteLater()
            made.deleteLater()
            self.window = None

    def _come_forward(self) -> None:
        if self.window is not None:
            self.window.come_forward()

    def _cases(self) -> None:
        from desktop_app.ui.training.role_play import RolePlayWindow

        assert self.window is not None
        if isinstance(self._role_play, RolePlayWindow):
            self._role_play.close()
        lesson = training.lesson(resources_dir(), self._lang)
        shown = RolePlayWindow(self._theme, lesson, self.window.window)
        self._role_play = shown
        shown.show()

    def _start_over(self) -> None:
        assert self.window is not None
        self.again = True
        if not self.window.window.close():
            self.again = False
