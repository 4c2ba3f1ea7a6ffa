"""The intake page in the real window: Ctrl+N, leaving, closing, the way back, the key sheet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import draftbook
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.intake.page import IntakePage, make_intake_page
from desktop_app.ui.shell.main_window import MainWindow, ShellHooks
from desktop_app.ui.shell.pages import PageSpec

CTRL = Qt.KeyboardModifier.ControlModifier


class PlainPage:
    """Another page of the window."""

    def __init__(self) -> None:
        self.widget: QWidget = QLabel("页")
        self.arguments: list[object] = []

    def activate(self, argument: object = None) -> None:
        self.arguments.append(argument)

    def can_leave(self) -> bool:
        return True


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    made: list[MainWindow] = []
    desk = desk._replace(navigate=lambda key, argument=None: made[0].navigate(key, argument))
    hooks = ShellHooks(
        search=lambda _text, answer: answer(()),
        search_picked=lambda _: None,
        search_submitted=lambda _: None,
        new_complaint=lambda: made[0].navigate("intake"),
        import_file=lambda: None,
        export_view=lambda: None,
        undo=lambda: None,
        fill_operator_menu=lambda _: None,
    )
    pages = [
        PageSpec("queue", "投诉队列", "queue", lambda _place: PlainPage(), "Ctrl+2"),
        PageSpec("editor", "处理", "queue", lambda _place: PlainPage(), under="queue"),
        PageSpec("intake", "新投诉", "plus", lambda _place: make_intake_page(desk), under="queue"),
    ]
    made.append(MainWindow(desk.theme, pages, hooks, desk.settings, desk.registry))
    qtbot.addWidget(made[0])
    made[0].resize(1280, 720)
    made[0].show()
    made[0].activateWindow()
    qtbot.waitUntil(made[0].isActiveWindow)
    made[0].navigate("queue")
    yield made[0]


def intake(window: MainWindow) -> IntakePage:
    page = window.page("intake")
    assert isinstance(page, IntakePage)
    return page


def press(window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    modifier = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.focusWidget() or window, key, modifier)
    QApplication.processEvents()


def test_ctrl_n_again_parks_and_alt_1_comes_back(window: MainWindow, office: Office) -> None:
    press(window, Qt.Key.Key_N, CTRL)
    form = intake(window).view.form
    assert form.place.hasFocus()
    form.content.setPlainText("打断了")
    press(window, Qt.Key.Key_N, CTRL)
    assert form.values().is_blank() and form.place.hasFocus()
    press(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert form.content.toPlainText() == "打断了"


def test_leaving_and_closing_store_what_was_typed(window: MainWindow, office: Office) -> None:
    press(window, Qt.Key.Key_N, CTRL)
    form = intake(window).view.form
    form.content.setPlainText("离开前")
    press(window, Qt.Key.Key_2, CTRL)
    assert window.current_key == "queue"
    assert [draft.values["content"] for draft in draftbook.intakes(office)] == ["离开前"]
    press(window, Qt.Key.Key_N, CTRL)
    assert form.values().is_blank(), "Ctrl+N is a new complaint, the other one is offered above"
    form.content.setPlainText("关闭前")
    assert window.close()
    assert len(draftbook.intakes(office)) == 2


def test_registered_opened_and_back(window: MainWindow, office: Office) -> None:
    press(window, Qt.Key.Key_N, CTRL)
    page = intake(window)
    page.view.form.content.setPlainText("电梯停了")
    press(window, Qt.Key.Key_Return, CTRL)
    assert page.view.registered.isVisible() and page.view.registered.open_button.hasFocus()
    press(window, Qt.Key.Key_Return)
    editor = window.page("editor")
    assert isinstance(editor, PlainPage)
    number = page.view.registered.number.text()
    assert editor.arguments == [(office.case_by_number(number).complaint.id, None)]
    assert window.back()
    assert page.view.form.values().is_blank()


def test_the_page_does_not_scroll_as_a_whole(window: MainWindow) -> None:
    press(window, Qt.Key.Key_N, CTRL)
    frame = window._frames["intake"]
    for size in ((1440, 900), (1280, 720)):
        window.resize(*size)
        QApplication.processEvents()
        assert frame.verticalScrollBar().maximum() == 0
        assert frame.horizontalScrollBar().maximum() == 0


def test_its_keys_are_in_the_key_sheet(window: MainWindow) -> None:
    press(window, Qt.Key.Key_N, CTRL)
    keys = {s.shortcut for s in window.registry.specs() if s.scope == "intake"}
    assert {"Ctrl+Return", "F2", "F9", "Alt+1", "Alt+9"} <= keys
