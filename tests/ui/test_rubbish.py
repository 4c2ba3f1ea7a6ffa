"""Circles of rubbish with Qt's objects in them are destroyed on the window's thread only."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services.imports.many_rows import uncollected
from desktop_app.ui.shell.rubbish import YOUNG, RubbishCollector


class Page(QWidget):
    """A widget with Python's part to it, as every page is."""


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[RubbishCollector]:
    before = gc.get_threshold()
    gc.collect()
    made = RubbishCollector(qapp)
    made._quiet.setInterval(1)
    yield made
    made.deleteLater()
    gc.unfreeze()
    gc.set_threshold(*before)


def circle(kind: type[QObject], *, old: bool = False) -> list[threading.Thread]:
    """Leave one behind with a *kind* in it; the threads on which that is found and let go of.

    An *old* one has been looked at while it was in use: the usual looks do not go there.
    """
    seen: list[threading.Thread] = []
    made = kind()
    weakref.finalize(made, lambda: seen.append(threading.current_thread()))
    around: dict[str, Any] = {"made": made}
    around["around"] = around
    if old:
        gc.collect(1)
    return seen


def much_work() -> None:
    """What another thread does when Python would look for circles by itself."""
    kept = [[number] for number in range(20 * YOUNG)]
    assert kept


def wait_for(qtbot: QtBot, found: list[threading.Thread]) -> None:
    """Go on making objects, as a program does, until the collector has *found* it."""
    kept: list[Any] = []

    def there() -> bool:
        kept.extend([number] for number in range(2 * YOUNG))
        return bool(found)

    qtbot.waitUntil(there, timeout=20_000)


@pytest.mark.parametrize("kind", [Page, QTimer, QObject])
def test_only_the_window_destroys(
    qtbot: QtBot, collector: RubbishCollector, kind: type[QObject]
) -> None:
    found = circle(kind)
    worker = threading.Thread(target=much_work)
    worker.start()
    worker.join()
    assert found == []
    wait_for(qtbot, found)
    assert found == [threading.main_thread()]


def test_what_has_grown_old_is_found_in_a_quiet_moment(
    qtbot: QtBot, collector: RubbishCollector
) -> None:
    found = circle(Page, old=True)
    gc.collect(1)
    assert found == []
    wait_for(qtbot, found)
    assert found == [threading.main_thread()]


def test_it_rests_while_many_rows_are_held(qtbot: QtBot, collector: RubbishCollector) -> None:
    found = circle(Page)
    much = [[number] for number in range(2 * YOUNG)]
    with uncollected():
        qtbot.wait(30)
        assert found == []
    wait_for(qtbot, found)
    assert much
