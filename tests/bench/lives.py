"""The program in one process, closed and opened again over the same data folder."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.app.paths import DataFolder
from desktop_app.app.window import SWITCH_S
from desktop_app.services import lists
from desktop_app.services.office import Office
from desktop_app.services.safety import doctor
from desktop_app.services.safety.backups import Copies
from desktop_app.storage.store import Store
from desktop_app.ui.backups.worker import BackupWorker
from desktop_app.ui.desk import Bus, QtRunner
from desktop_app.ui.i18n import install_language, language_for
from desktop_app.ui.printing import page as preview
from desktop_app.ui.shell.rubbish import RubbishCollector
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.window.lock_hook import SKIPPED
from desktop_app.ui.window.operator_menu import LANGUAGE
from desktop_app.ui.window.window import OfficeWindow
from tests.offices import RESOURCES, SetClock
from tests.ui.conftest import MemorySettings

NOT_OURS = ("This plugin does not support", "Keyboard event not accepted by receiving widget")
"""What the offscreen platform and the hands of the random user say of themselves."""


class Lives:
    """``open`` makes a window as the composition root does, ``close`` takes all of it away."""

    def __init__(
        self, app: QApplication, data: Path, files: Path, clock: SetClock,
        crashed: Callable[[Exception], object],
    ) -> None:  # fmt: skip
        self._app, self._clock, self._crashed = app, clock, crashed
        self._folder = DataFolder(data).prepare()
        self.settings = MemorySettings({SKIPPED: "1", "export/folder": str(files)})
        self._copies = Copies(self._folder)
        self._thresholds = gc.get_threshold()
        self._collector = RubbishCollector(app)
        self._interval = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_S)
        self.theme = Theme(app, RESOURCES / "icons", mode="light")
        self.wanted: Path | None = None
        """The copy that was asked to be brought back, when the window was closed for that."""
        self.desk: OfficeWindow | None = None

    def open(self) -> OfficeWindow:
        if self.wanted is not None:
            self._copies.restore(self.wanted)
            self.wanted = None
        bus, clock, folder = Bus(), self._clock, self._folder
        language = language_for(self.settings.get(LANGUAGE, "zh_CN"))
        install_language(self._app, language, RESOURCES)
        self.runner = QtRunner(
            lambda: Office(
                Store(folder.database), clock, RESOURCES, folder.attachments, self._copies
            ),
            bus.changed.emit,
            self._crashed,
        )
        self._worker = BackupWorker(self._copies, self._crashed)
        made = self.desk = OfficeWindow(
            self.runner,
            bus,
            self.theme,
            self.settings,
            clock,
            language,
            self._worker,
            self._reopen,
            RESOURCES,
        )
        self.runner.thread_.opened().result()
        made.start(self.runner.thread_.ask(lists.read).result())
        made.window.resize(1440, 900)
        made.window.show()
        return made

    def close(self) -> None:
        """Close and put away, as at the end of the program."""
        assert self.desk is not None
        self.desk.window.close()
        self._worker.close()
        self.runner.close()
        self.desk.window.hide()
        self.desk.window.deleteLater()
        self.desk.deleteLater()
        self.desk = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()

    def put_back(self) -> None:
        """Language, look, scale, rubbish and the turns of threads as other tests expect them."""
        QGuiApplication.clipboard().clear()  # Python's part of it must not outlive Python
        self._collector.deleteLater()
        gc.unfreeze()
        gc.set_threshold(*self._thresholds)
        sys.setswitchinterval(self._interval)
        install_language(self._app, "zh_CN", RESOURCES)
        self.theme.set_mode("light")
        self.theme.set_scale(1.0)

    def examine(self) -> list[str]:
        """What the doctor finds wrong in the open office, by code."""
        findings: Any = self.runner.thread_.ask(doctor.examine).result()
        # An office that was just made has no copies of long ago: that is no fault of the soak.
        return [
            one.code for one in findings if not one.ok and one.code not in ("backups", "second")
        ]

    def _reopen(self, path: Path) -> bool:
        # Like a user who closes: the next life begins with the copy.
        self.wanted = path
        return True


def answer_for_the_system(patch: pytest.MonkeyPatch, files: Path) -> None:
    """Dialogs that are the system's own: a name in *files*, no file to read, a PDF as printer."""
    numbers = iter(range(10**6))

    def save(_parent: object, _title: str, path: str = "", *_: object) -> tuple[str, str]:
        return str(files / f"{next(numbers)}{Path(path).suffix}"), ""

    def printer(*_: object) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(files / f"{next(numbers)}.pdf"))
        return made

    patch.setattr(QFileDialog, "getSaveFileName", save)
    patch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    patch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    patch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    patch.setattr(QDesktopServices, "openUrl", lambda _url: bool(QUrl))
    patch.setattr(preview, "ask_printer", printer)


class Sitting:
    """Lets *user* act in the loop of *app* until *enough*; ``pause_ms`` between two acts."""

    def __init__(self, app: QApplication, turn: Callable[[], bool], pause_ms: int) -> None:
        self._app, self._turn, self._pause = app, turn, pause_ms

    def run(self) -> None:
        QTimer.singleShot(self._pause, self._next)
        self._app.setQuitOnLastWindowClosed(False)
        self._app.exec()

    def _next(self) -> None:
        # Before the act: a dialog that it opens runs a loop of its own, and is closed from there.
        QTimer.singleShot(self._pause, self._next)
        if not self._turn():
            self._app.exit()
