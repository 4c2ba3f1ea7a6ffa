"""What the window asks of the office: begun when its own turn is over, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.desk import QtRunner
from tests.offices import make_office


class Window(QObject):
    painted = Signal()


@pytest.fixture
def runner(qapp: QApplication, tmp_path: Path) -> Iterator[QtRunner]:
    made = QtRunner(lambda: make_office(tmp_path), lambda _changes: None, lambda error: None)
    made.thread_.opened().result(30)
    yield made
    made.close()


def test_work_begins_after_the_turn_that_asked_for_it_and_in_order(
    runner: QtRunner, qtbot: QtBot
) -> None:
    done = list[str]()
    runner.run(lambda _office: done.append("a"))
    runner.run_behind(lambda _office: done.append("b"))
    runner.run(lambda _office: done.append("c"))
    runner.thread_.ask(lambda _office: None).result(30)
    assert done == [], "the window paints first"
    qtbot.waitUntil(lambda: len(done) == 3)
    assert sorted(done) == ["a", "b", "c"] and done.index("a") < done.index("c")


def test_while_the_window_is_not_there_yet_work_begins_at_once(runner: QtRunner) -> None:
    window, done = Window(), list[str]()
    runner.hold(window.painted)
    runner.run(lambda _office: done.append("rows"))
    runner.thread_.ask(lambda _office: None).result(30)
    assert done == ["rows"]


def test_what_was_asked_last_is_done_before_the_end(runner: QtRunner) -> None:
    done = list[str]()
    runner.run(lambda _office: done.append("the last words"))
    runner.close()
    assert done == ["the last words"]
