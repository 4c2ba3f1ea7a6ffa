"""The end of a window: everything goes with it, and what nobody will wait for is stopped."""

from __future__ import annotations

import gc
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem
from pytestqt.qtbot import QtBot

from desktop_app.services.operations import Progress
from desktop_app.services.safety import doctor
from desktop_app.ui.settings.page import SECTIONS, SettingsPage
from desktop_app.ui.widgets.flow_layout import FlowLayout
from tests.bench import large_office
from tests.bench.lives import Lives, answer_for_the_system
from tests.bench.random_user import PAGES
from tests.offices import SetClock


@pytest.fixture
def said() -> list[BaseException]:
    return []


@pytest.fixture
def lives(
    tmp_path: Path,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    said: list[BaseException],
) -> Iterator[Lives]:
    data, files = large_office.write(tmp_path / "data", 60), tmp_path / "files"
    files.mkdir()
    answer_for_the_system(monkeypatch, files)
    made = Lives(qapp, data, files, SetClock(), said.append)
    yield made
    made.put_back()


def of_the_window() -> Counter[str]:
    """Qt's objects that the window's own classes made, also those of which only Python's part is
    left."""
    gc.collect()
    return Counter(
        type(one).__qualname__
        for one in gc.get_objects()
        if isinstance(one, QObject) and type(one).__module__.startswith("desktop_app.ui")
    )


def items_held_by_python() -> tuple[int, int]:
    """Wrappers of layout items that are alive, and those of them that our own layout holds."""
    gc.collect()
    known = gc.get_objects()
    items = [one for one in known if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)]
    ours = [one for one in known if isinstance(one, FlowLayout)]
    return len(items), sum(len(one._items) for one in ours)


def test_python_holds_no_item_of_a_layout(
    qtbot: QtBot, lives: Lives, said: list[BaseException]
) -> None:
    """Qt deletes such items without telling: what it makes next at that address is taken for the
    item, and when that goes the program crashes (``Shiboken::BindingManager::releaseWrapper``)."""
    made = lives.open()
    number = lives.runner.thread_.ask(
        lambda office: office.store.value("SELECT max(id) FROM complaint")
    ).result()
    for page in PAGES:
        made.navigate(page, (number, None) if page == "editor" else None)
        qtbot.wait(60)
        qtbot.keyClick(made.window, Qt.Key.Key_Tab)
    held, ours = items_held_by_python()
    lives.close()
    assert said == []
    assert held == ours


def test_a_closed_window_leaves_nothing_behind(
    qtbot: QtBot, lives: Lives, said: list[BaseException]
) -> None:
    before = of_the_window()
    for _ in range(2):
        made = lives.open()
        for page in PAGES:
            made.navigate(page)
            qtbot.wait(30)
        for section in SECTIONS:
            made.navigate("settings", section)
            qtbot.wait(10)
        assert of_the_window().total() > before.total() + 200
        del made
        lives.close()
        qtbot.wait(30)

    def all_gone() -> None:
        # The last of these are kept by the lives themselves; what was put off to a later turn
        # of the loop may hold a window until then.
        assert not of_the_window() - before - Counter(QtRunner=1, Turns=1, BackupWorker=1)

    qtbot.waitUntil(all_gone, timeout=20_000)
    assert said == []


def test_closing_stops_a_check_that_is_under_way(
    qtbot: QtBot, lives: Lives, said: list[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, over = threading.Event(), threading.Event()

    def examine(_office: object, progress: Progress) -> list[Any]:
        begun.set()
        try:
            while True:
                progress.every = 0
                progress.step(1, 2)
                time.sleep(0.002)
        finally:
            over.set()

    monkeypatch.setattr(doctor, "examine", examine)
    made = lives.open()
    made.navigate("settings", "check")
    page = made.window.page("settings")
    assert isinstance(page, SettingsPage)
    section: Any = page.section("check")
    section.check()
    qtbot.waitUntil(begun.is_set, timeout=10_000)
    qtbot.wait(20)
    lives.close()
    assert over.is_set()
    qtbot.wait(20)
    assert said == []
