"""Another look comes at once to what is seen, and to the rest before it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme.restyle import MANY, SEEN_TURN_S
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.theme.tokens import DARK, LIGHT
from tests.ui.pages import office_window, show


class Styled(QObject):
    """Who was told that his style has changed, as often as he was told."""

    def __init__(self) -> None:
        super().__init__()
        self.who: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.who.append(watched)
        return False


class Fitting(QLabel):
    """A label that is as wide as its words, by its own measure."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("房号与投诉人", parent)
        self.measured: list[int] = []
        theme.follow(self, self._measure)

    def _measure(self) -> None:
        self.measured.append(self.font().pixelSize())


class Book(QStackedWidget):
    """Two pages, the first in front; each has a button and a label that measures itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.buttons, self.labels = [], []
        for _ in range(2):
            page = QWidget(self)
            column = QVBoxLayout(page)
            self.buttons.append(QPushButton("完成", page))
            self.labels.append(Fitting(theme, page))
            column.addWidget(self.buttons[-1])
            column.addWidget(self.labels[-1])
            self.addWidget(page)


@pytest.fixture
def book(qtbot: QtBot, theme: Theme) -> Iterator[Book]:
    made = Book(theme)
    qtbot.addWidget(made)
    made.show()
    made.setCurrentIndex(1)  # both were seen once
    made.setCurrentIndex(0)
    qtbot.waitExposed(made)
    yield made
    theme.set_mode("light")
    theme.set_scale(1.0)


def ground(button: QPushButton) -> QColor:
    """What the button is painted on."""
    return button.grab().toImage().pixelColor(12, 6)


def test_what_is_seen_changes_at_once(book: Book, theme: Theme) -> None:
    theme.set_mode("dark")
    assert ground(book.buttons[0]) == QColor(DARK.surface)
    theme.set_scale(1.5)
    assert book.buttons[0].font().pixelSize() == theme.type.body
    assert book.labels[0].measured == [14, 21]


def test_a_hidden_page_changes_when_it_is_shown(book: Book, theme: Theme) -> None:
    theme.set_mode("dark")
    theme.set_scale(1.5)
    assert book.labels[1].measured == []
    assert book.buttons[1].font().pixelSize() == 14
    book.setCurrentIndex(1)
    assert ground(book.buttons[1]) == QColor(DARK.surface)
    assert book.buttons[1].font().pixelSize() == 21
    assert book.labels[1].measured == [21], "measured once, when it had its new font"


def test_a_hidden_page_changes_by_itself_in_time(book: Book, theme: Theme, qtbot: QtBot) -> None:
    theme.set_scale(1.5)
    assert book.labels[1].measured == []
    qtbot.waitUntil(lambda: theme.waiting == 0)
    assert not book.buttons[1].isVisible()
    assert book.buttons[1].font().pixelSize() == 21
    assert book.labels[1].measured == [21]


def test_two_changes_in_a_row_are_one_for_what_is_hidden(
    book: Book, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_mode("dark")
    theme.set_scale(1.5)
    theme.set_mode("light")
    book.setCurrentIndex(1)
    assert ground(book.buttons[1]) == QColor(LIGHT.surface)
    assert book.labels[1].measured == [21]
    qtbot.waitUntil(lambda: theme.waiting == 0)
    assert book.labels[1].measured == [21]


def test_a_hidden_part_of_a_shown_page_goes_on_waiting(book: Book, theme: Theme) -> None:
    book.setCurrentIndex(1)
    book.labels[1].hide()
    book.setCurrentIndex(0)
    theme.set_scale(1.5)
    book.setCurrentIndex(1)
    assert book.labels[1].measured == []
    book.labels[1].show()
    assert book.labels[1].measured == [21]


def test_dialogs_have_the_new_look(book: Book, theme: Theme, qtbot: QtBot) -> None:
    kept = QDialog(book)
    button = QPushButton("好", kept)
    kept.show()
    kept.hide()
    theme.set_mode("dark")
    new = QDialog(book)
    other = QPushButton("好", new)
    for dialog, inside in ((kept, button), (new, other)):
        dialog.show()
        assert ground(inside) == QColor(DARK.surface)
        role = QPalette.ColorRole.ButtonText
        assert inside.palette().color(role) == QColor(DARK.text)
        dialog.hide()


def test_a_menu_opens_as_large_as_it_must_be(book: Book, theme: Theme, qtbot: QtBot) -> None:
    menu, never = QMenu(book), QMenu(book)
    for one in (menu, never):
        one.addAction("退回上一步并说明原因")
    menu.popup(QPoint(0, 0))
    menu.hide()
    theme.set_scale(1.5)
    # Nobody opens a menu in the turn in which he chooses a look, nor in the next few.
    qtbot.waitUntil(lambda: menu.font().pixelSize() == 21)
    menu.popup(QPoint(0, 0))
    never.popup(QPoint(0, 0))
    assert menu.size() == never.size()
    menu.hide()
    never.hide()


def test_who_is_gone_is_not_called(book: Book, theme: Theme, qtbot: QtBot) -> None:
    label = Fitting(theme, book.widget(1))
    theme.set_scale(1.2)
    label.deleteLater()
    with qtbot.waitSignal(label.destroyed):
        pass
    theme.set_scale(1.5)
    qtbot.waitUntil(lambda: theme.waiting == 0)
    assert label.measured == []


def test_a_painted_part_is_not_painted_before_it_is_laid_out(
    book: Book, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_scale(1.5)
    assert not book.updatesEnabled()
    qtbot.waitUntil(book.updatesEnabled)


def test_a_change_of_look_touches_only_what_is_seen(qapp: QApplication, tmp_path: Path) -> None:
    """Most of the widgets are on pages that nobody sees now."""
    with office_window(tmp_path, qapp) as (window, office):
        theme = window.desk.theme
        for key in window.window.page_keys():
            show(window, office, key)
        show(window, office, "today")
        while theme.waiting:
            qapp.processEvents()
        seen = {one for one in qapp.allWidgets() if one.isVisible()}
        styled = Styled()
        qapp.installEventFilter(styled)
        theme.set_mode("dark")
        at_once = list(styled.who)
        while theme.waiting:
            qapp.processEvents()
        qapp.removeEventFilter(styled)
        theme.set_mode("light")
        polished = Qt.WidgetAttribute.WA_WState_Polished
        everybody = {one for one in qapp.allWidgets() if one.testAttribute(polished)}
    assert len(seen) < len(everybody) / 5
    assert seen <= set(at_once)
    assert len(at_once) <= 1.2 * len(seen), "each about once, and nobody else"
    assert everybody <= set(styled.who)
    assert len(styled.who) <= 1.5 * len(everybody)


class Crowd(QStackedWidget):
    """An empty page, and one with more than is styled in one turn."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.addWidget(QWidget(self))
        page = QWidget(self)
        column = QVBoxLayout(page)
        self.labels = [Fitting(theme, page) for _ in range(MANY + 20)]
        for label in self.labels:
            column.addWidget(label)
        self.addWidget(page)


@pytest.fixture
def crowd(qtbot: QtBot, theme: Theme) -> Iterator[Crowd]:
    made = Crowd(theme)
    qtbot.addWidget(made)
    made.setCurrentIndex(1)
    made.show()
    qtbot.waitExposed(made)
    yield made
    theme.set_scale(1.0)


def test_very_much_is_styled_in_turns_and_painted_once(
    crowd: Crowd, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_scale(1.5)
    assert not crowd.updatesEnabled() and theme.waiting >= MANY
    assert all(label.measured == [] for label in crowd.labels)
    qtbot.waitUntil(crowd.updatesEnabled)
    assert all(label.measured == [21] for label in crowd.labels)
    qtbot.waitUntil(lambda: theme.waiting == 0)
    assert all(label.measured == [21] for label in crowd.labels)


def test_very_much_that_is_shown_later_too(crowd: Crowd, theme: Theme, qtbot: QtBot) -> None:
    crowd.setCurrentIndex(0)
    theme.set_scale(1.5)
    crowd.setCurrentIndex(1)
    assert not crowd.updatesEnabled()
    qtbot.waitUntil(crowd.updatesEnabled)
    assert all(label.measured == [21] for label in crowd.labels)


def test_another_change_in_the_middle_of_one(crowd: Crowd, theme: Theme, qtbot: QtBot) -> None:
    theme.set_scale(1.5)
    qtbot.wait(3)
    theme.set_scale(1.25)
    assert not crowd.updatesEnabled()
    qtbot.waitUntil(crowd.updatesEnabled)
    assert {label.font().pixelSize() for label in crowd.labels} == {theme.type.body}
    assert {label.measured[-1] for label in crowd.labels} == {theme.type.body}


def test_many_who_measure_are_called_in_turns_and_painted_once(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, called, seen = [0.0], list[int](), list[bool]()
    monkeypatch.setattr("desktop_app.ui.theme.restyle.time.perf_counter", lambda: now[0])
    window = QWidget()
    qtbot.addWidget(window)

    class Slow(QLabel):
        def measure(self) -> None:
            now[0] += SEEN_TURN_S * 0.6
            called.append(self.number)
            seen.append(window.updatesEnabled())

    slow = [Slow(str(number), window) for number in range(5)]
    for number, one in enumerate(slow):
        one.number = number
        theme.follow(one, one.measure)
    window.show()
    qtbot.waitExposed(window)
    theme.set_scale(1.5)
    assert called == [0, 1] and theme.waiting >= 3
    qtbot.waitUntil(lambda: theme.waiting == 0)
    qtbot.waitUntil(window.updatesEnabled)
    assert called == [0, 1, 2, 3, 4] and not any(seen)
    # Another look before all were told: all are told of the last one, and none of both.
    called.clear()
    theme.set_scale(1.0)
    theme.set_scale(1.25)
    qtbot.waitUntil(lambda: theme.waiting == 0)
    assert called == [0, 1, 0, 1, 2, 3, 4]
    theme.set_scale(1.0)
    qtbot.waitUntil(lambda: theme.waiting == 0)
