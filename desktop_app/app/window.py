"""Opening the window: data folder, lock, theme, office thread; and what happens on a crash."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from datetime import datetime
from types import TracebackType

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop_app import __version__
from desktop_app.app import instance
from desktop_app.app.log import describe_exception, start_log
from desktop_app.app.paths import DataFolder, data_dir, resources_dir
from desktop_app.domain.errors import KnownError
from desktop_app.services import backups, lists
from desktop_app.services.office import Office
from desktop_app.storage.store import Store
from desktop_app.ui.desk import Bus, QtRunner
from desktop_app.ui.i18n import install_language, language_for, render
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.window.operator_menu import LANGUAGE, MODE, SCALE
from desktop_app.ui.window.window import OfficeWindow

log = logging.getLogger(__name__)


class IniSettings:
    """What this computer remembers of the window, in the data folder's ``window.ini``."""

    def __init__(self, folder: DataFolder) -> None:
        self._values = QSettings(str(folder.settings), QSettings.Format.IniFormat)

    def get(self, key: str, default: str = "") -> str:
        return str(self._values.value(key, default) or default)

    def set(self, key: str, value: str) -> None:
        self._values.setValue(key, value)


def open_window(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    asked = argparse.ArgumentParser(add_help=False)
    asked.add_argument("--data")
    asked.add_argument("--lang")
    known, rest = asked.parse_known_args(list(arguments[1:]))
    app = QApplication([arguments[0], *rest])
    app.setApplicationName("ComplaintDesk")
    app.setApplicationVersion(__version__)
    folder = data_dir(known.data)
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
        return _work(app, folder, settings, lang)
    finally:
        lock.unlock()
        stop_log()


def _work(app: QApplication, folder: DataFolder, settings: IniSettings, lang: str) -> int:
    resources = resources_dir()
    copies = backups.Copies(folder)
    bus = Bus()
    crashes = _Crashes()
    runner = QtRunner(
        lambda: Office(Store(folder.database), datetime.now, resources, folder.attachments, copies),
        bus.changed.emit,
        crashes.report,
    )
    theme = Theme(
        app,
        resources / "icons",
        mode=settings.get(MODE, "system"),
        scale=_number(settings.get(SCALE, "1.0")),
    )
    sys.excepthook = crashes.hook
    desk_window = OfficeWindow(runner, bus, theme, settings, datetime.now, lang)
    crashes.window = desk_window
    try:
        office = runner.thread_.opened().result()
        known = runner.thread_.ask(lists.read).result()
    except KnownError as error:
        runner.close()
        return _tell(error)
    del office
    desk_window.start(known)
    desk_window.window.show()

    def come_forward() -> None:
        window = desk_window.window
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()

    instance.listen(folder, come_forward, desk_window)
    # Not at the start, which is busy: a minute later, beside the office's thread.
    QTimer.singleShot(
        60_000,
        lambda: runner.run_apart(
            lambda: copies.make("daily") if copies.due() else None,
            None,
            lambda error: desk_window.backup_failed(error),
        ),
    )
    try:
        return app.exec()
    finally:
        runner.close()


class _Crashes:
    """Defects: logged without anybody's data, shown with a report that can be copied."""

    window: OfficeWindow | None = None

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.report(error)

    def report(self, error: BaseException) -> None:
        described = describe_exception(error)
        log.error("defect\n%s", described)
        if self.window is None:
            return
        from desktop_app.ui.widgets.error_details import ErrorDetails

        main = self.window.window
        ErrorDetails(self.window.desk.theme, described, parent=main).show()


def _tell(error: KnownError) -> int:
    """An expected failure before there is a window: one box, its text can be copied."""
    box = QMessageBox(QMessageBox.Icon.Warning, "投诉管家", render(error.message))
    box.setTextInteractionFlags(
        box.textInteractionFlags() | box.textInteractionFlags().TextSelectableByMouse
    )
    print(render(error.message), file=sys.stderr)
    box.exec()
    return error.exit_code


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0
