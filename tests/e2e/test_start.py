"""What the window may load and ask before its first rows are painted, and what comes after them.

Seconds are the benches' matter; here the causes of seconds are held: modules and statements.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from desktop_app.app.window import SWITCH_S
from desktop_app.services.sample.build import build
from tests.offices import Folder

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import builtins, json, sqlite3, sys
from desktop_app import __main__ as program
from desktop_app.app import plain_imports

asked, told = [], {}
connect = sqlite3.connect

def traced(*given, **settings):
    made = connect(*given, **settings)
    made.set_trace_callback(asked.append)
    return made

sqlite3.connect = traced
restore = plain_imports.restore

def restored():
    restore()
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QTableView
    from desktop_app.app import window
    from desktop_app.ui.window.window import OfficeWindow

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and "modules" not in told:
                told["modules"] = sorted(sys.modules)
                told["statements"] = len(asked)
                told["rows"] = table.model().rowCount()
                told["own_import"] = builtins.__import__ is builtins.__orig_import__
                told["focus"] = type(QApplication.focusWidget()).__name__
            return False

    def settled():
        told["after"] = sorted(set(sys.modules) - set(told["modules"]))
        told["visible"] = windows[0].window.isVisible()
        QTimer.singleShot(window.SHOWN_MS, tell)

    def tell():
        told["keeps_python"] = sys.getswitchinterval()
        print(json.dumps(told), flush=True)
        windows[0].window.close()

    start = OfficeWindow.start
    windows, watches = [], []

    def started(self, known):
        global table
        start(self, known)
        windows.append(self)
        self.settled.connect(settled)
        table = self.window.page("queue").widget.findChild(QTableView)
        watches.append(Watch())
        table.viewport().installEventFilter(watches[0])

    OfficeWindow.start = started

plain_imports.restore = restored
sys.argv = ["complaint-desk", "--data", sys.argv[1], "--lang", sys.argv[2]]
sys.exit(program.main())
"""
LATER = (
    *("openpyxl", "xlsxwriter", "python_calamine", "icalendar", "argon2", "pypinyin"),
    *("chinese_calendar", "peewee", "tomllib", "uuid", "markdown_it"),
    *("PySide6.QtNetwork", "PySide6.QtPrintSupport"),
    *("desktop_app.exchange", "desktop_app.domain.case", "desktop_app.domain.workflow"),
    *("desktop_app.domain.documents", "desktop_app.domain.limits", "desktop_app.domain.rooms"),
    *(
        "desktop_app.services.cases",
        "desktop_app.services.finding",
        "desktop_app.services.staff.access",
    ),
    *("desktop_app.services.papers", "desktop_app.services.seeds", "desktop_app.services.undo"),
    *("sqlcipher3", "desktop_app.ui.encryption"),
    *("desktop_app.storage.backup", "desktop_app.storage.cases", "desktop_app.storage.search"),
    *("desktop_app.app.cli", "desktop_app.app.commands", "desktop_app.app.training"),
    *("desktop_app.ui.editor", "desktop_app.ui.intake", "desktop_app.ui.importer"),
    *("desktop_app.ui.today", "desktop_app.ui.calendar", "desktop_app.ui.households"),
    *("desktop_app.ui.knowledge", "desktop_app.ui.figures", "desktop_app.ui.printing"),
    *("desktop_app.ui.settings", "desktop_app.ui.help", "desktop_app.ui.exporter"),
    *("desktop_app.ui.search.panel", "desktop_app.ui.search.texts", "desktop_app.ui.queue.acts"),
    *("desktop_app.ui.window.lock_screen", "desktop_app.ui.window.page_modules"),
    *("desktop_app.ui.widgets.empty_state", "desktop_app.storage.queue_marks"),
    *("desktop_app.storage.encryption", "desktop_app.services.readiness"),
)
"""Nobody needs these to see the queue. Whole rooms are named where no part of them is needed."""
MOST_MODULES = 122
"""Of the program's own. A new one on the way to the first rows has to be worth its time."""
MOST_STATEMENTS = 26
"""Lists, views, how many rows and the rows: counts of chips begin when the window is seen."""


@pytest.fixture(scope="module", params=["zh_CN", "en"])
def told(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> dict:
    folder = tmp_path_factory.mktemp("start")
    office = Folder(folder).office()
    build(office, 40, 1)
    office.close()
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("window/last_page", "queue")
    settings.sync()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), request.param],
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
    )
    found: dict = json.loads(done.stdout)
    return found


def test_a_thread_that_computes_gives_way_sooner_once_the_window_stands(told: dict) -> None:
    assert told["keeps_python"] == pytest.approx(SWITCH_S)


def test_what_nobody_needs_to_see_the_queue_is_loaded_after_it(told: dict) -> None:
    early = [
        name
        for name in told["modules"]
        if any(name == one or name.startswith(f"{one}.") for one in LATER)
    ]
    assert not early
    ours = [name for name in told["modules"] if name.split(".")[0] == "desktop_app"]
    assert len(ours) <= MOST_MODULES, ours


def test_few_statements_stand_before_the_first_rows(told: dict) -> None:
    assert 0 < told["statements"] <= MOST_STATEMENTS


def test_the_first_picture_is_whole_and_the_keyboard_in_it(told: dict) -> None:
    assert told["rows"] > 0
    assert told["focus"] == "QueueTable"
    assert told["visible"]


def test_imports_are_those_of_python(told: dict) -> None:
    assert told["own_import"]


def test_the_rest_follows_by_itself(told: dict) -> None:
    assert "PySide6.QtNetwork" in told["after"]
