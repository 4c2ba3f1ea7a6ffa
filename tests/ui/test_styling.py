"""What styling costs is counted, not timed: how often a widget is styled when a page is opened."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.window.page_modules import ROOMS
from tests.ui.pages import office_window, show

ROOT = Path(__file__).resolve().parents[2]


class Restyled(QObject):
    """Counts how often anything was told that its style has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.count += 1
        return False


@contextmanager
def restyled(app: QApplication) -> Iterator[Restyled]:
    counter = Restyled()
    app.installEventFilter(counter)
    try:
        yield counter
    finally:
        app.removeEventFilter(counter)


def test_a_page_is_made_where_it_stands(qapp: QApplication, tmp_path: Path) -> None:
    """A part that is made elsewhere and moved is styled anew with all that stands in it."""
    often = {}
    with office_window(tmp_path, qapp) as (window, office):
        for key in window.window.page_keys():
            if window.window.page(key) is not None:
                continue  # the first page stands already
            before = len(QApplication.allWidgets())
            with restyled(qapp) as counter:
                window.navigate(key)
            made = len(QApplication.allWidgets()) - before
            assert made > 10, key
            if counter.count > 2.5 * made:
                often[key] = f"{counter.count} times for {made} widgets"
            show(window, office, key)
    assert often == {}


def test_another_theme_styles_nothing_again_for_every_parent(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    top = inner = QWidget()
    qtbot.addWidget(top)
    for _ in range(30):
        column = QVBoxLayout(inner)
        inner = QWidget(inner)
        column.addWidget(inner)
    QVBoxLayout(inner).addWidget(QPushButton("在最里面", inner))
    top.show()
    qtbot.waitExposed(top)
    widgets = len(QApplication.allWidgets())
    with restyled(qapp) as counter:
        theme.set_mode("dark")
    theme.set_mode("light")
    assert 0 < counter.count <= 3 * widgets


def test_a_kind_shows_on_a_new_widget_and_on_a_shown_one(qtbot: QtBot, theme: Theme) -> None:
    label = QLabel("标题")
    qtbot.addWidget(label)
    set_kind(label, "title")
    label.show()
    qtbot.waitExposed(label)
    assert label.font().pixelSize() == theme.type.title
    set_kind(label, "small")
    assert label.font().pixelSize() == theme.type.small
    assert label.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)


def test_nothing_of_the_window_is_loaded_at_the_first_use() -> None:
    """What a screen imports only when it is needed is loaded by then."""
    wanted = {
        module
        for path in (ROOT / "desktop_app" / "ui").rglob("*.py")
        for module in late_imports(path)
        if module.split(".")[2:3] not in (["window"], ["encryption"], ["backups"])
    }
    assert len(wanted) > 20
    code = (
        "import desktop_app.ui.window.window, sys;"
        "from desktop_app.ui.window.page_modules import load_pages;"
        "load_pages(); print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert wanted - set(loaded.stdout.split()) == set()


def late_imports(path: Path) -> set[str]:
    """Modules of the window that a function imports by itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.module
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("desktop_app.ui.")
        if node.module is not None
    }


def test_every_page_is_loaded_before_somebody_asks(qapp: QApplication, tmp_path: Path) -> None:
    """The first click on a page waits for its widgets alone, not for its modules."""
    with office_window(tmp_path, qapp) as (window, office):
        pages = [show(window, office, key) for key in window.window.page_keys()]
    made_in = {type(page).__module__.split(".")[2] for page in pages}
    assert made_in <= set(ROOMS)
