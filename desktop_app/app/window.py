"""Opening the window: data folder, lock, theme, office thread; and what happens on a crash."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop_app import __version__
from desktop_app.app import instance
from desktop_app.app.crashes import Crashes
from desktop_app.app.ini_settings import IniSettings as IniSettings
from desktop_app.app.log import start_log
from desktop_app.app.paths import DataFolder, data_dir, resources_dir
from desktop_app.domain.errors import KnownError
from desktop_app.services import lists
from desktop_app.services.office import Office
from desktop_app.services.operations import Cancelled, Progress
from desktop_app.services.safety.backups import Copies, Copy, Restored
from desktop_app.storage.faults import plain_and_settled
from desktop_app.storage.store import Store
from desktop_app.ui.backups.worker import BackupWorker
from desktop_app.ui.desk import Bus, QtRunner
from desktop_app.ui.i18n import install_language, language_for, render
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.window.operator_menu import LANGUAGE, MODE, SCALE
from desktop_app.ui.window.window import OfficeWindow

if TYPE_CHECKING:  # a plain folder needs no door: the window stands before
    from desktop_app.app.door import Door
    from desktop_app.services.safety.encryption import Switch

log = logging.getLogger(__name__)
OPEN: Final = "open"
STARTED_MS = 3_000  # after the application is there: what a start makes is made by then
SHOWN_MS = 1_000  # the window stands by then, and another thread loads what comes next
SWITCH_S = 0.001 if sys.platform == "win32" else 0.0001
"""How long a thread that computes keeps Python while the window's thread waits for it.

Most calls of Qt hand Python on and then wait for it again: beside a thread that computes, a case
opened in 430 ms with Python's five milliseconds, in 150 with one and in 45 with a tenth, against
25 on its own; the other thread gets as much done. Windows waits in whole milliseconds here.
"""


def open_window(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    asked = argparse.ArgumentParser(add_help=False)
    asked.add_argument("--data")
    asked.add_argument("--lang")
    asked.add_argument("--training", action="store_true")
    asked.add_argument("--passphrase-file", type=Path)
    known, rest = asked.parse_known_args(list(arguments[1:]))
    # Told here, Qt need not hand the style out, with a class that nobody else asks for.
    app = QApplication([arguments[0], "-style", "Fusion", *rest])
    QTimer.singleShot(SHOWN_MS, lambda: sys.setswitchinterval(SWITCH_S))
    QTimer.singleShot(STARTED_MS, lambda: _collect_rubbish(app))
    app.setApplicationName("ComplaintDesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("complaint-desk")
    app.setWindowIcon(QIcon(str(resources_dir() / "icons" / "app" / "complaint-desk.png")))
    folder = data_dir(known.data)
    if known.training:
        from desktop_app.app import training

        folder = training.folder_of(folder)
    lang = language_for(known.lang or "system")
    try:
        folder.prepare()
        settings = IniSettings(folder)
        lang = language_for(known.lang or settings.get(LANGUAGE, "system"))
        install_language(app, lang, resources_dir())
        lock = instance.take(folder)
    except KnownError as error:
        if error.code == "folder_in_use" and instance.call_first(folder):
            return 0
        return _tell(error)
    stop_log = start_log(folder.logs)
    try:
        if known.training:
            return _train(app, folder, settings, lang)
        return _Session(app, folder, settings, lang, known).work()
    finally:
        lock.unlock()
        stop_log()


def _train(app: QApplication, folder: DataFolder, settings: IniSettings, lang: str) -> int:
    """Training: only its own folder is opened."""
    from desktop_app.app import training

    crashes = Crashes()
    sys.excepthook = crashes.hook
    theme = _theme(app, settings)
    try:
        return training.work(app, folder, settings, theme, lang, crashes.report)
    except KnownError as error:
        return _tell(error)


def _theme(app: QApplication, settings: IniSettings) -> Theme:
    return Theme(
        app,
        resources_dir() / "icons",
        styled=True,
        mode=settings.get(MODE, "system"),
        scale=_number(settings.get(SCALE, "1.0")),
    )


class _Session:
    """The window over one data folder, opened anew after a copy was brought back."""

    def __init__(
        self,
        app: QApplication,
        folder: DataFolder,
        settings: IniSettings,
        lang: str,
        asked: argparse.Namespace | None = None,
    ) -> None:
        self._app, self._folder, self._settings, self._lang = app, folder, settings, lang
        self._resources = resources_dir()
        self.theme = _theme(app, settings)
        self.copies = Copies(folder)
        self._crashes = Crashes()
        self._server_parent = QObject()
        self._asked = asked or argparse.Namespace()
        self._wanted: Path | Switch | None = None
        self._said: tuple[str, str] | None = None
        self._restored: tuple[Path, Restored] | None = None
        self.window: OfficeWindow | None = None
        sys.excepthook = self._crashes.hook

    @cached_property
    def _door(self) -> Door:
        from desktop_app.app.door import Door

        return Door(self.theme, self._asked)

    def work(self) -> int:
        """Open, work, and open anew as often as a restore asks for it; the exit status."""
        try:
            while True:
                wanted = self._open() if (ended := self._unlock()) is OPEN else ended
                if isinstance(wanted, int):
                    return wanted
                if isinstance(wanted, Path):
                    self._bring_back(wanted)
                elif wanted is not None and not isinstance(wanted, str):
                    self._switch(wanted)
        finally:
            self._server_parent.deleteLater()

    def _unlock(self) -> Path | int | Literal["open"] | None:
        """The key of an encrypted folder, before anything of it is read; ``OPEN`` to go on."""
        folder = self._folder
        if folder.keys is None and plain_and_settled(folder.root, folder.database):
            return OPEN
        self._listen()
        try:
            found = self._door.unlock(self._folder)
        except KnownError as error:
            return self._rescue(error)
        if found is None:
            return 3
        self._use(found)
        return OPEN

    def _use(self, folder: DataFolder) -> None:
        """Work on with the folder under another key, or none."""
        if folder.keys != self._folder.keys:
            self.copies = Copies(folder)
        self._folder = folder

    def _open(self) -> Path | Switch | int | None:
        """One life of the window: a copy to bring back, ``None`` to try again, or the status."""
        bus = Bus()
        runner = QtRunner(
            lambda: Office(
                Store(self._folder.database, self._folder.keys),
                datetime.now,
                self._resources,
                self._folder.attachments,
                self.copies,
            ),
            bus.changed.emit,
            self._crashes.report,
        )
        worker = BackupWorker(self.copies, self._crashes.report)
        desk_window = OfficeWindow(
            runner,
            bus,
            self.theme,
            self._settings,
            datetime.now,
            self._lang,
            worker,
            self._reopen,
            self._resources,
            self._train,
            self._ask_switch,
        )
        self.window = self._crashes.window = desk_window
        self._app.setQuitOnLastWindowClosed(False)
        try:
            runner.thread_.opened().result()
            if self._folder.keys is not None:
                from desktop_app.services.safety.encryption import note_changes

                runner.thread_.ask(partial(note_changes, home=self._folder)).result()
            if self._restored is not None:
                from desktop_app.services.safety.restoring import note_restore

                name = self._restored[0].name
                runner.thread_.ask(lambda office: note_restore(office, name)).result()
            known = runner.thread_.ask(lists.read).result()
        except KnownError as error:
            worker.close()
            runner.close()
            self._put_away()
            return self._rescue(error)
        desk_window.settled.connect(self._listen)
        runner.hold(desk_window.painted)
        desk_window.start(known)
        desk_window.present(at_once=self._restored is not None or self._said is not None)
        self._tell_restored(desk_window)
        if self._said is not None:
            desk_window.window.show_message(*self._said)
            self._said = None
        self._app.setQuitOnLastWindowClosed(True)
        status = self._app.exec()
        self._app.setQuitOnLastWindowClosed(False)
        worker.close()
        runner.close()
        self._put_away()
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            self._last_copy()
            return status
        return wanted

    def _listen(self) -> None:
        """Hear a second start; not before the first rows, because it costs as much as they do."""
        if not self._server_parent.children():
            instance.listen(self._folder, self._come_forward, self._server_parent)

    def _reopen(self, path: Path) -> bool:
        """Asked by the settings: close, bring *path* back, open anew."""
        assert self.window is not None
        self._wanted = path
        if not self.window.window.close():
            self._wanted = None
            return False
        return True

    def _ask_switch(self, wish: Switch) -> bool:
        """Asked by the settings: close, turn the encryption on or off, open anew."""
        assert self.window is not None
        self._wanted = wish
        if not self.window.window.close():
            self._wanted = None
            return False
        return True

    def _switch(self, wish: Switch) -> None:
        folder, said = self._door.switch(self._folder, wish)
        self._use(folder)
        self._said = said

    def _train(self) -> bool:
        from desktop_app.app import training

        return training.start(self._folder)

    def _put_away(self) -> None:
        if self.window is not None:
            self.window.window.hide()
            self.window.window.deleteLater()
            self.window.deleteLater()
        self.window = self._crashes.window = None

    def _come_forward(self) -> None:
        if self.window is not None:
            self.window.come_forward()
        else:
            self._door.come_forward()

    def _last_copy(self) -> None:
        """On the way out, when something was written since the last copy."""
        from desktop_app.services.safety import second_place
        from desktop_app.ui.backups.waiting import wait_for

        def work(progress: Progress) -> None:
            if self.copies.changed():
                self.copies.make("exit", progress.step)
            second_place.carry(self.copies, progress.step)

        text = QCoreApplication.translate("Backups", "正在做退出前的备份…")
        try:
            wait_for(self.theme, text, work, can_cancel=True)
        except (KnownError, Cancelled) as error:
            log.warning("no copy on exit: %s", getattr(error, "code", "cancelled"))

    def _bring_back(self, path: Path) -> None:
        from desktop_app.ui.backups.waiting import wait_for

        text = QCoreApplication.translate("Backups", "正在恢复备份…")
        if not self._door.unlock_copy(self.copies, path):
            return
        try:
            done = wait_for(
                self.theme, text, lambda progress: self.copies.restore(path, progress.step)
            )
        except KnownError as error:
            _tell(error)
            return
        self._restored = (path, done)
        self._use(self._folder.with_keys(done.keys))

    def _tell_restored(self, desk_window: OfficeWindow) -> None:
        if self._restored is None:
            return
        from desktop_app.ui.backups.words import restored

        text, level = restored(*self._restored)
        self._restored = None
        desk_window.window.show_message(text, level)

    def _rescue(self, error: KnownError) -> Path | int | None:
        """Say what is wrong, offer the newest good copy; nothing is changed before a choice."""
        from desktop_app.app.safety import LOST
        from desktop_app.services.safety import second_place
        from desktop_app.ui.backups.rescue import AGAIN, Rescue
        from desktop_app.ui.backups.waiting import wait_for
        from desktop_app.ui.settings.backup_section import ask_copy

        print(render(error.message), file=sys.stderr)
        lost = error.code in LOST
        newest: Copy | None = None
        if lost:
            text = QCoreApplication.translate("Backups", "正在找最近一份完好的备份…")
            newest = wait_for(
                self.theme,
                text,
                lambda progress: second_place.newest_good(self.copies, progress.step),
            )
        rescue = Rescue(
            self.theme,
            error,
            newest,
            lost=lost,
            choose=lambda parent: ask_copy(parent, str(self._folder.backups)),
        )
        rescue.exec()
        choice = rescue.choice
        rescue.deleteLater()
        if isinstance(choice, Path):
            return choice
        return None if choice == AGAIN else error.exit_code


def _tell(error: KnownError) -> int:
    """An expected failure before there is a window: one box, its text can be copied."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Warning, "投诉管家", render(error.message))
    box.setTextInteractionFlags(
        box.textInteractionFlags() | box.textInteractionFlags().TextSelectableByMouse
    )
    print(render(error.message), file=sys.stderr)
    box.exec()
    return error.exit_code


def _collect_rubbish(app: QApplication) -> None:
    from desktop_app.ui.shell.rubbish import RubbishCollector

    RubbishCollector(app)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0
