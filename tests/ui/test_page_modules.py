"""What is loaded and made beside the open window, so that nobody waits for it at a first click."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services import cases
from desktop_app.ui.window import page_modules
from desktop_app.ui.window.page_modules import SOON_WANTED
from tests.offices import make_office
from tests.ui.pages import office_window

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import json, sys
from desktop_app.services.office import Office
from desktop_app.storage.store import Store
from desktop_app.ui.window.page_modules import load_pages
from tests.offices import RESOURCES, SetClock

office = Office(Store(__import__("pathlib").Path(sys.argv[1])), SetClock(), RESOURCES)
office.open()
load_pages()
from desktop_app.services import cases

before = set(sys.modules)
case = cases.register(office, cases.Intake("漏水", building="3", unit="2", room="501"))
cases.edit(office, case.complaint.id, {"handler": "刘工"})
office.close()
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def test_the_first_complaint_waits_for_no_module(tmp_path: Path) -> None:
    make_office(tmp_path).close()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "office.db")],
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
    )
    assert json.loads(done.stdout) == []


def test_pages_that_are_soon_wanted_are_made_before_and_hidden(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    with office_window(tmp_path, qapp) as (made, office):
        window = made.window
        front = window.current_key
        qtbot.waitUntil(lambda: all(window.page(key) for key in SOON_WANTED), timeout=20_000)
        assert window.current_key == front and window.stack.updatesEnabled()
        pages = {key: window.page(key) for key in SOON_WANTED}
        assert not any(page and page.widget.isVisible() for page in pages.values())
        # What is written, the minute, and closing find pages that were never opened.
        cases.register(office, cases.Intake("灯不亮", building="1", room="101"))
        changes = office.take_changes()
        assert changes
        made.desk.bus.changed.emit(changes)
        made.desk.bus.minute.emit()
        for key in SOON_WANTED:
            assert window.navigate(key)
            assert window.page(key) is pages[key] and pages[key].widget.isVisible()
        assert window.close()


def test_no_page_is_made_while_somebody_is_at_work(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Window(QObject):
        def make(self, key: str) -> None:
            told.append(key)

    told, at_work = list[str](), 5
    window: Any = Window()

    def untouched(milliseconds: int) -> bool:
        nonlocal at_work
        assert milliseconds == page_modules.REST_MS
        at_work -= 1
        told.append("?")
        return at_work < 0

    monkeypatch.setattr(page_modules, "MAKE_MS", 1)
    page_modules.make_pages(window, untouched)
    qtbot.waitUntil(lambda: told.count("?") == 5 + len(SOON_WANTED))
    qtbot.waitUntil(lambda: told[-1] == SOON_WANTED[-1])
    assert told[:5] == ["?"] * 5
    assert [one for one in told if one != "?"] == list(SOON_WANTED)
