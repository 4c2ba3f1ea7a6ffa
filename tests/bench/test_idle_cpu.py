"""What the window costs while nobody touches it: the processor's share of some seconds."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.services import lists
from desktop_app.services.office import Office
from desktop_app.storage.store import Store
from desktop_app.ui.desk import Bus, QtRunner
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.window.window import LOAD_MS, SETTLE_MS, OfficeWindow
from tests.bench import large_office
from tests.offices import RESOURCES, SetClock
from tests.ui.conftest import MemorySettings

pytestmark = [pytest.mark.bench, pytest.mark.no_qt_log]
SECONDS = 8
CASES = int(os.environ.get("BENCH_IDLE_CASES", "12000"))


@pytest.mark.parametrize("page", ["today", "queue"])
def test_an_idle_window(tmp_path: Path, qapp: QApplication, page: str) -> None:
    kept = Path(os.environ.get("BENCH_OFFICES") or tmp_path / "offices")
    shutil.copy(large_office.kept(kept, CASES) / "complaints.db", tmp_path / "complaints.db")
    clock, bus, crashed = SetClock(), Bus(), list[Exception]()
    runner = QtRunner(
        lambda: Office(Store(tmp_path / "complaints.db"), clock, RESOURCES),
        bus.changed.emit,
        crashed.append,
    )
    theme = Theme(qapp, RESOURCES / "icons", mode="light")
    window = OfficeWindow(runner, bus, theme, MemorySettings(), clock, "zh")
    runner.thread_.opened().result()
    window.start(runner.thread_.ask(lists.read).result())
    window.window.show()
    window.navigate(page)
    used: list[float] = []

    def look() -> None:
        used.append(time.process_time())
        if len(used) == 2:
            qapp.exit()

    settled = SETTLE_MS + LOAD_MS + 4_000
    QTimer.singleShot(settled, look)
    QTimer.singleShot(settled + SECONDS * 1_000, look)
    qapp.setQuitOnLastWindowClosed(False)
    qapp.exec()
    window.window.close()
    runner.close()
    window.window.deleteLater()
    window.deleteLater()
    share = (used[1] - used[0]) / SECONDS
    print(f"\nidle on {page!r}, {CASES:,} cases: {share:.2%} of a processor over {SECONDS} s")
    assert crashed == []
    assert share < 0.02
