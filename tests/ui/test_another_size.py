"""A window whose type size was changed while it is open looks like one that was started so."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from desktop_app.services.training import lesson
from desktop_app.ui.help.topics import topics
from desktop_app.ui.help.viewer import HelpWindow
from desktop_app.ui.settings.page import SECTIONS
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.training.bar import TrainingBar
from desktop_app.ui.training.role_play import RolePlayWindow
from desktop_app.ui.window.window import OfficeWindow
from tests.offices import RESOURCES
from tests.ui.pages import come_to_rest, described, office_window, show, until

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
ROUNDING = 5
"""Pixels: shares are rounded, and a tab behind another asks for its room when it is shown."""

Places = dict[str, QRect]


def places(root: QWidget) -> Places:
    """Where everything stands that is shown, by its way from the window down."""
    found: Places = {}

    def go_down(widget: QWidget, way: str) -> None:
        found[way] = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
        inside = [
            one
            for one in widget.findChildren(QWidget, options=DIRECT)
            if one.isVisibleTo(widget) and not one.isWindow()
        ]
        inside.sort(key=lambda one: (described(one), one.y(), one.x()))
        for number, one in enumerate(inside):
            go_down(one, f"{way}/{number} {described(one)}")

    go_down(root, "")
    return found


def settle(theme: Theme, window: QWidget) -> None:
    """All that waits for a new look has it, and is laid out."""
    for _ in range(6):
        QCoreApplication.processEvents()
    while theme.waiting or not window.updatesEnabled():
        QCoreApplication.processEvents()
    for _ in range(6):
        QCoreApplication.processEvents()


def walk(window: OfficeWindow, office: Office) -> Iterator[str]:
    """Every page and every section of the settings, in front of all others."""
    for key in window.window.page_keys():
        if key == "settings":
            continue
        page: Any = show(window, office, key)
        if key == "queue" and page.preview_visible:
            until(lambda page=page: not page.preview._none.isVisible())
        come_to_rest(window)
        settle(window.desk.theme, window.window)
        yield key
    for section in SECTIONS:
        assert window.navigate("settings", section)
        come_to_rest(window)
        settle(window.desk.theme, window.window)
        yield f"settings/{section}"


def differences(started: Places, switched: Places) -> list[str]:
    """What stands elsewhere or is of another size."""

    def far(one: QRect, other: QRect) -> bool:
        return any(
            abs(a - b) > ROUNDING for a, b in zip(one.getRect(), other.getRect(), strict=True)
        )

    assert started.keys() == switched.keys()
    return [
        f"{way}: {at.getRect()} or {switched[way].getRect()}"
        for way, at in started.items()
        if far(at, switched[way])
    ]


@pytest.mark.parametrize(
    ("scale", "size"), [(0.9, (1440, 900)), (1.25, (1280, 720)), (1.5, (1440, 900))]
)
def test_every_page_is_as_after_a_start(
    qapp: QApplication, tmp_path: Path, scale: float, size: tuple[int, int]
) -> None:
    for name in ("started", "switched"):
        (tmp_path / name).mkdir()
    with office_window(tmp_path / "started", qapp, scale=scale) as (window, office):
        window.window.resize(*size)
        started = {key: places(window.window) for key in walk(window, office)}
    with office_window(tmp_path / "switched", qapp) as (window, office):
        window.window.resize(*size)
        assert len(list(walk(window, office))) == len(started)
        window.desk.theme.set_scale(scale)
        found = {
            key: differences(started[key], places(window.window)) for key in walk(window, office)
        }
    assert {key: lines[:5] for key, lines in found.items() if lines} == {}


@pytest.mark.parametrize("scale", [0.9, 1.5])
def test_windows_beside_it_too(qapp: QApplication, qtbot: QtBot, scale: float) -> None:
    theme = Theme(qapp, RESOURCES / "icons", mode="light")
    makers: list[Callable[[], QWidget]] = [
        lambda: HelpWindow(theme, topics(RESOURCES, "zh_CN"), lambda: None),
        lambda: RolePlayWindow(theme, lesson(RESOURCES, "zh_CN")),
        lambda: TrainingBar(theme),
    ]
    for make in makers:
        theme.set_scale(1.0)
        switched = make()
        qtbot.addWidget(switched)
        switched.show()
        theme.set_scale(scale)
        started = make()
        qtbot.addWidget(started)
        started.show()
        settle(theme, started)
        settle(theme, switched)
        switched.resize(started.size())
        settle(theme, switched)
        assert differences(places(started), places(switched)) == []
    theme.set_scale(1.0)


class Pair(QWidget):
    """Two widgets in a row in a column, with lengths of their own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inner = QWidget(self)
        column, self.row = QVBoxLayout(self), QHBoxLayout()
        column.addLayout(self.row)
        self.row.addWidget(self.inner)
        theme.size(column.setContentsMargins, "m", 0, "m", "xl")
        theme.size(self.row.setSpacing, "s")
        theme.size(self.inner.setFixedWidth, 200)

    def lengths(self) -> tuple[object, ...]:
        margins = self.layout().contentsMargins()
        return (
            (margins.left(), margins.top(), margins.right(), margins.bottom()),
            self.row.spacing(),
            self.inner.maximumWidth(),
        )


def test_lengths_follow_the_scale(theme: Theme, qtbot: QtBot) -> None:
    pair = Pair(theme)
    qtbot.addWidget(pair)
    pair.show()
    assert pair.lengths() == ((12, 0, 12, 24), 8, 200)
    gc.collect()  # nobody else holds the layouts
    theme.set_scale(1.5)
    assert pair.lengths() == ((15, 0, 15, 30), 10, 300)
    theme.set_scale(1.0)
    assert pair.lengths() == ((12, 0, 12, 24), 8, 200)


def test_a_length_set_otherwise_meanwhile_stays_when_only_colours_change(
    theme: Theme, qtbot: QtBot
) -> None:
    pair = Pair(theme)
    qtbot.addWidget(pair)
    pair.show()
    pair.inner.setFixedWidth(320)
    theme.set_mode("dark")
    assert pair.inner.maximumWidth() == 320
    theme.set_mode("light")


def test_what_is_hidden_has_its_lengths_when_it_is_shown(theme: Theme, qtbot: QtBot) -> None:
    book = QStackedWidget()
    qtbot.addWidget(book)
    pairs = [Pair(theme, book) for _ in range(2)]
    for pair in pairs:
        book.addWidget(pair)
    book.show()
    book.setCurrentIndex(1)
    book.setCurrentIndex(0)
    theme.set_scale(1.5)
    assert pairs[0].inner.maximumWidth() == 300
    book.setCurrentIndex(1)
    assert pairs[1].lengths() == ((15, 0, 15, 30), 10, 300)
    theme.set_scale(1.0)


def test_nothing_is_kept_of_a_widget_that_is_gone(theme: Theme) -> None:
    pair = Pair(theme)
    gone = [ref(pair), ref(pair.inner), ref(pair.row), ref(pair.layout())]
    followers = theme._restyle._followers
    before = len(followers)
    del pair
    gc.collect()
    assert [one() for one in gone] == [None] * 4
    assert len(followers) == before - 3
    theme.set_scale(1.5)
    theme.set_scale(1.0)
