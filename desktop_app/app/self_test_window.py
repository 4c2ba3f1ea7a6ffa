"""The part of ``--self-test`` that needs a window: languages, every page, a page of print."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.app.paths import DataFolder, resources_dir

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop_app.app.self_test import Trial
    from desktop_app.ui.window.window import OfficeWindow

SIZE = (1280, 720)
QUIET = "This plugin does not support"
"""What the offscreen platform says of itself is no fault of the program."""


def languages(_: Trial) -> str:
    """Both catalogues load, and a Chinese font is there to write with."""
    from PySide6.QtGui import QFontDatabase

    from desktop_app.app.self_test import Unfit
    from desktop_app.ui.i18n import LANGUAGES, install_language

    app = _application()
    used = [install_language(app, one.code, resources_dir()) for one in LANGUAGES]
    if not all(used):
        raise Unfit(f"catalogues {used}")
    system = QFontDatabase.WritingSystem.SimplifiedChinese
    fonts = QFontDatabase.families(system)
    if not fonts:
        raise Unfit("no font with Chinese characters on this computer")
    return f"catalogues {', '.join(name for names in used for name in names)}; {len(fonts)} fonts"


def pages(trial: Trial) -> str:
    """Every page of the window is made and painted, in both languages, without a complaint."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    from desktop_app.app.self_test import Unfit
    from desktop_app.ui.i18n import LANGUAGES, install_language

    app = _application()
    said: list[str] = []
    shown = 0

    def listen(kind: QtMsgType, _context: object, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and QUIET not in text:
            said.append(text)

    before = qInstallMessageHandler(listen)
    try:
        for language in LANGUAGES:
            install_language(app, language.code, resources_dir())
            shown += _walk(trial, app, language.code, said)
    finally:
        qInstallMessageHandler(before)
        install_language(app, LANGUAGES[0].code, resources_dir())
    if said:
        raise Unfit("; ".join(said[:5]))
    return f"{shown} pages painted"


def help_pages(_: Trial) -> str:
    """Every topic of the help is shown with its pictures."""
    from desktop_app.app.self_test import Unfit
    from desktop_app.ui.help.topics import topics
    from desktop_app.ui.help.viewer import HelpWindow
    from desktop_app.ui.i18n import LANGUAGES
    from desktop_app.ui.theme.theme import Theme

    theme = Theme(_application(), resources_dir() / "icons", mode="light")
    count = 0
    for language in LANGUAGES:
        known = topics(resources_dir(), language.code)
        shown = HelpWindow(theme, known, lambda: None)
        for topic in known:
            shown.show_page(topic.key)
            if shown.shown != topic.key or not shown.reader.toPlainText().strip():
                raise Unfit(f"{topic.key} is not shown")
        count += len(known)
        shown.deleteLater()
    pictures = list((resources_dir() / "help").rglob("*.png"))
    if count < 20 or len(pictures) < 20:
        raise Unfit(f"{count} topics, {len(pictures)} pictures")
    return f"{count} topics, {len(pictures)} pictures"


def pdf(trial: Trial) -> str:
    """A page with Chinese on it, through the same print engine that prints the forms."""
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    from desktop_app.app.self_test import Unfit

    _application()
    targets = [trial.root / "打印.pdf", trial.root / "打印机.pdf"]
    writer = QPdfWriter(str(targets[0]))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(targets[1]))
    for device in (writer, printer):
        device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        device.setPageMargins(QMarginsF(15, 15, 15, 15))
        painter = QPainter(device)
        painter.drawText(400, 400, "投诉处理单 TS-20261121-009")
        painter.end()
        del painter  # before what it painted on
    del writer, printer, device
    for target in targets:
        if not target.read_bytes().startswith(b"%PDF-") or target.stat().st_size < 2_000:
            raise Unfit(f"{target.name}: {target.stat().st_size} bytes")
    names = QPrinterInfo.availablePrinterNames()
    return f"{targets[0].stat().st_size:,} bytes; {len(names)} printers"


def _application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    from desktop_app.ui.shell.rubbish import RubbishCollector

    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    app = QApplication(["complaint-desk"])
    RubbishCollector(app)  # as in the window itself: no widget is put away by another thread
    return app


def _walk(trial: Trial, app: QApplication, language: str, said: list[str]) -> int:
    """Open the window on the run's office and show page after page; how many there were."""
    from desktop_app.app.window import IniSettings
    from desktop_app.services import lists
    from desktop_app.ui.desk import Bus, QtRunner
    from desktop_app.ui.theme.theme import Theme
    from desktop_app.ui.window.window import OfficeWindow

    folder = DataFolder(trial.root / "office")
    bus = Bus()
    runner = QtRunner(
        trial.unopened, bus.changed.emit, lambda error: said.append(type(error).__qualname__)
    )
    theme = Theme(app, resources_dir() / "icons", mode="light")
    window = OfficeWindow(runner, bus, theme, IniSettings(folder), datetime.now, language)
    try:
        runner.thread_.opened().result()
        window.start(runner.thread_.ask(lists.read).result())
        window.window.resize(*SIZE)
        window.window.show()
        keys = window.window.page_keys()
        for key in keys:
            argument = trial.facts.get("id") if key == "editor" else None
            if not window.navigate(key, argument):
                said.append(f"the page {key} does not come to the front")
            _settle(runner.thread_.ask)
            picture = window.window.grab().toImage()
            if _one_colour(picture.scaled(64, 36)):
                said.append(f"the page {key} is empty")
            _look_at(trial, window, key, language)
        return len(keys)
    finally:
        window.window.hide()
        runner.close()
        window.window.deleteLater()
        window.deleteLater()
        _turn(50)


def _look_at(trial: Trial, window: OfficeWindow, key: str, language: str) -> None:
    """Keep pictures of the pages where a person asked for them (``COMPLAINT_DESK_PICTURES``)."""
    import os

    wanted = os.environ.get("COMPLAINT_DESK_PICTURES")
    if wanted:
        Path(wanted).mkdir(parents=True, exist_ok=True)
        window.window.grab().save(str(Path(wanted) / f"{key}-{language}.png"))


def _one_colour(picture: object) -> bool:
    from PySide6.QtGui import QImage

    assert isinstance(picture, QImage)
    colours = {
        picture.pixel(x, y) for x in range(20, picture.width()) for y in range(picture.height())
    }
    return len(colours) < 3


def _settle(ask: Callable[..., object]) -> None:
    """Until the office's thread has answered what the page asked, and the answers are shown."""
    for _ in range(3):
        answer = ask(lambda _office: None)
        for _ in range(200):
            _turn(10)
            if answer.done():  # type: ignore[attr-defined]
                break
    _turn(30)


def _turn(milliseconds: int) -> None:
    """Let the window's loop run for a moment."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
