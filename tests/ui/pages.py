"""Every page of the real window over a small office, for tests that look at all of them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTextEdit,
    QWidget,
)

from desktop_app.services import cases
from desktop_app.services.office import Office
from desktop_app.services.operations import InlineRunner
from desktop_app.ui.desk import Bus
from desktop_app.ui.i18n import install_language
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.turns import Turns
from desktop_app.ui.window.lock_hook import SKIPPED
from desktop_app.ui.window.window import OfficeWindow
from tests.offices import RESOURCES, make_office

SIZE = (1280, 720)
CASE = "2-1-301 leak, ceiling wet"


class Memory:
    """Nothing is remembered between windows, but that nobody wants to be the manager now."""

    def get(self, key: str, default: str = "") -> str:
        return "1" if key == SKIPPED else default

    def set(self, key: str, value: str) -> None:
        return


@contextmanager
def office_window(
    folder: Path,
    app: QApplication,
    language: str = "zh_CN",
    scale: float = 1.0,
    *,
    empty: bool = False,
) -> Iterator[tuple[OfficeWindow, Office]]:
    """The window with one case (or *empty*) in a language and at a size; put away afterwards."""
    install_language(app, language, RESOURCES)
    theme = Theme(app, RESOURCES / "icons", mode="light", scale=scale)
    office = make_office(folder, operator="Lee")
    if not empty:
        cases.register(
            office,
            cases.Intake(
                content=CASE, complainant="Ann Lee", phone="13800138000", building="2", room="301"
            ),
        )
    bus = Bus()
    runner = InlineRunner(office, bus.changed.emit)
    made = OfficeWindow(runner, bus, theme, Memory(), office.now, language, resources=RESOURCES)
    try:
        from desktop_app.services import lists

        made.start(lists.read(office))
        made.window.resize(*SIZE)
        made.window.show()
        QCoreApplication.processEvents()
        yield made, office
    finally:
        runner.close()
        made.window.hide()
        made.window.deleteLater()
        made.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        office.close()
        install_language(app, "zh_CN", RESOURCES)
        theme.set_scale(1.0)


def come_to_rest(window: OfficeWindow) -> None:
    """What may come a moment later has come, and is laid out."""
    turns = getattr(window.desk.later, "__self__", None)
    assert isinstance(turns, Turns)
    for _ in range(5):
        QCoreApplication.processEvents()
    while turns.waiting:
        QCoreApplication.processEvents()
    for _ in range(5):
        QCoreApplication.processEvents()


def until(true: Callable[[], bool], seconds: float = 5) -> None:
    """Let the window live until something holds."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come"
        QTest.qWait(5)


def show(window: OfficeWindow, office: Office, key: str) -> QWidget:
    """Bring a page to the front; the editor gets the case."""
    argument = office.store.value("SELECT max(id) FROM complaint") if key == "editor" else None
    assert window.navigate(key, argument), key
    come_to_rest(window)
    page = window.window.page(key)
    assert page is not None
    return page.widget


def parts(root: QWidget) -> list[QWidget]:
    """All widgets in it that can be seen by scrolling; dialogs of their own are left out."""
    window = root.window()
    return [
        one
        for one in [root, *root.findChildren(QWidget)]
        if one.isVisibleTo(window) and one.window() is window and not isinstance(one, QDialog)
    ]


def name_of(widget: QWidget) -> str:
    """What a screen reader says of it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def described(widget: QWidget) -> str:
    """Enough to find it in the source."""
    above = widget.parentWidget()
    text = widget.property("text") or widget.property("placeholderText") or ""
    place = f"{type(above).__name__}/" if above is not None else ""
    return f"{place}{type(widget).__name__} {widget.objectName()!r} {text!r}"


def cut(widget: QWidget) -> str:
    """How much room is missing, or nothing."""
    wanted = widget.sizeHint()
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            wanted.setHeight(widget.heightForWidth(widget.width()))
            wanted.setWidth(0)
        elif hasattr(widget, "whole"):  # shortens itself with …, whole in its tooltip
            wanted.setWidth(0)
    elif isinstance(widget, (QPushButton, QCheckBox, QRadioButton)) and widget.text():
        if widget.hasHeightForWidth():
            wanted = widget.minimumSizeHint()
            wanted.setHeight(widget.heightForWidth(widget.width()))
    elif isinstance(widget, (QLineEdit, QComboBox)):
        if isinstance(widget.parentWidget(), QComboBox):
            return ""
        wanted.setWidth(0)
    else:
        return ""
    if wanted.width() > widget.width() + 1 or wanted.height() > widget.height() + 2:
        return f"{wanted.width()}x{wanted.height()} in {widget.width()}x{widget.height()}"
    return ""


def texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """(where, text) of everything that a widget says itself."""
    yield "tooltip", widget.toolTip()
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield "text", widget.text()
    if isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (("item", widget.itemText(at)) for at in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (("tab", widget.tabText(at)) for at in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
        for at in range(columns):
            said = model.headerData(at, Qt.Orientation.Horizontal)
            yield "head", str(said or "")
        for row in range(min(3, model.rowCount())):
            for at in range(columns):
                yield "cell", str(model.index(row, at).data() or "")
    for action in widget.actions():
        yield "action", action.text()


HAN = re.compile(r"[\u3400-\u9fff\u3001\u3002\uff01-\uff0a\uff0c-\uff5e]+")
"""Chinese characters and marks; the wide blank is only a distance, ＋ a sign."""
