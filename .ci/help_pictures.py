"""Make the pictures of the help from the real window, on a sample office, in both languages.

Usage: ``QT_QPA_PLATFORM=offscreen python .ci/help_pictures.py`` after a screen has changed.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from desktop_app.services import lists, queue, training  # noqa: E402
from desktop_app.services.office import Office  # noqa: E402
from desktop_app.services.sample.build import build  # noqa: E402
from desktop_app.storage.store import Store  # noqa: E402
from desktop_app.ui.desk import Bus, QtRunner  # noqa: E402
from desktop_app.ui.i18n import LANGUAGES, install_language  # noqa: E402
from desktop_app.ui.theme.theme import Theme  # noqa: E402
from desktop_app.ui.training.bar import TrainingBar  # noqa: E402
from desktop_app.ui.training.role_play import RolePlayWindow  # noqa: E402
from desktop_app.ui.window.window import OfficeWindow  # noqa: E402

RESOURCES = ROOT / "resources"
NOW = datetime(2026, 11, 20, 14, 32, 7)
WINDOW = (1280, 720)
WIDTH = 860  # of a picture


class NoSettings:
    """Nothing is remembered between two runs."""

    def get(self, key: str, default: str = "") -> str:
        return default

    def set(self, key: str, value: str) -> None:
        return


def wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def palette(image: QImage) -> list[int]:
    """The colours of the picture that occur most; a window has few."""
    data = image.convertToFormat(QImage.Format.Format_RGB32).constBits()
    return [
        colour | 0xFF000000 for colour, _ in Counter(memoryview(data).cast("I")).most_common(256)
    ]


def save(widget: QWidget, path: Path) -> None:
    """A small picture: fewer pixels, a palette of 256 colours."""
    image = widget.grab().toImage()
    image = image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    small = image.convertToFormat(
        QImage.Format.Format_Indexed8, palette(image), Qt.ImageConversionFlag.ThresholdDither
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    small.save(str(path), "PNG", 0)


def pictures(app: QApplication, make: Callable[[], Office], language: str) -> int:
    """Every page of the window, and the training window; returns how many."""
    install_language(app, language, RESOURCES)
    folder = RESOURCES / "help" / ("en" if language == "en" else "zh") / "pictures"
    bus = Bus()
    runner = QtRunner(make, bus.changed.emit, lambda error: print("defect", error))
    theme = Theme(app, RESOURCES / "icons", mode="light")
    window = OfficeWindow(
        runner, bus, theme, NoSettings(), lambda: NOW, language, resources=RESOURCES
    )
    runner.thread_.opened().result()
    urgent = runner.thread_.ask(
        lambda office: queue.rows(office, queue.query(office, queue.view(office, "open").filter), 9)
    ).result()
    window.start(runner.thread_.ask(lists.read).result())
    window.window.resize(*WINDOW)
    window.window.show()
    keys = window.window.page_keys()
    for key in keys:
        window.navigate(key, urgent[4].id if key == "editor" else None)
        wait(900)
        save(window.window, folder / f"{key}.png")
    window.navigate("today")
    bar = TrainingBar(theme)
    window.window.set_banner(bar)
    plays = RolePlayWindow(theme, training.lesson(RESOURCES, language), window.window)
    plays.show()
    wait(300)
    save(plays, folder / "training.png")
    runner.close()
    window.window.hide()
    window.window.deleteLater()
    wait(50)
    return len(keys) + 1


def main() -> int:
    app = QApplication(sys.argv)
    with tempfile.TemporaryDirectory() as folder:

        def make() -> Office:
            return Office(
                Store(Path(folder) / "office.db"), lambda: NOW, RESOURCES, Path(folder) / "files"
            )

        first = make()
        first.open()
        build(first, complaints=120)
        first.close()
        for language in LANGUAGES:
            print(language.code, pictures(app, make, language.code))
    return 0


if __name__ == "__main__":
    sys.exit(main())
