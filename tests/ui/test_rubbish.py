"""Circles of rubbish with Qt's objects in them are destroyed on the window's thread only."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.imports.many_rows import uncollected
from desktop_app.ui.shell.rubbish import EVERY, YOUNG, RubbishCollector


class Page(QWidget):
    """A widget with Python's part to it, as every page is."""


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[RubbishCollector]:
    before = gc.get_threshold()
    gc.collect()
    made = RubbishCollector(qapp)
    yield made
    made.deleteLater()
    gc.unfreeze()
    gc.set_threshold(*before)


def circle(kind: type[QObject]) -> list[threading.Thread]:
    """Leave one behind with a *kind* in it; the threads on which that is destroyed."""
    seen: list[threading.Thread] = []
    made = kind()
    made.destroyed.connect(
        lambda *_: seen.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
    )
    around: dict[str, Any] = {"made": made}
    around["around"] = around
    return seen


def much_work() -> None:
    """What another thread does when Python would look for circles by itself."""
    kept = [[number] for number in range(20 * YOUNG)]
    assert kept


@pytest.mark.parametrize("kind", [Page, QTimer, QObject])
def test_only_the_window_destroys(
    qtbot: QtBot, collector: RubbishCollector, kind: type[QObject]
) -> None:
    destroyed = circle(kind)
    worker = threading.Thread(target=much_work)
    worker.start()
    worker.join()
    assert destroyed == []
    much = [[number] for number in range(2 * YOUNG)]  # what goes meanwhile is counted off
    qtbot.waitUntil(lambda: bool(destroyed))
    assert destroyed == [threading.main_thread()]
    assert much


def test_what_has_grown_old_is_found_in_a_quiet_moment(
    qtbot: QtBot, collector: RubbishCollector
) -> None:
    destroyed = circle(Page)
    gc.collect(1)  # now it is among the oldest, where the usual looks do not go
    collector._quiet.setInterval(1)
    kept: list[Any] = []

    def age() -> bool:
        kept.extend([number] for number in range(YOUNG + 1))
        return bool(destroyed)

    qtbot.waitUntil(age, timeout=20_000)
    assert destroyed == [threading.main_thread()]
    assert len(kept) >= EVERY * EVERY


def test_it_rests_while_many_rows_are_held(qtbot: QtBot, collector: RubbishCollector) -> None:
    destroyed = circle(Page)
    much = [[number] for number in range(2 * YOUNG)]
    with uncollected():
        qtbot.wait(30)
        assert destroyed == []
    qtbot.waitUntil(lambda: bool(destroyed))
    assert much
