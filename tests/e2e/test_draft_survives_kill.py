"""What a clerk has typed outlives the process: a real second process, killed while typing."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services import cases, draftbook, lists
from desktop_app.services.cases import Intake
from desktop_app.services.operations import InlineRunner
from desktop_app.ui.desk import Bus, Desk
from desktop_app.ui.intake.page import make_intake_page
from desktop_app.ui.intake.values import from_draft, to_intake
from desktop_app.ui.shell.actions import ActionRegistry
from desktop_app.ui.theme.theme import Theme
from tests.offices import RESOURCES, SetClock, make_office

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60.0

# The process that is killed: the real page, the real thread of the office, the real database.
CLERK = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from desktop_app.services import lists
from desktop_app.services.office import Office
from desktop_app.storage.store import Store
from desktop_app.ui.desk import Bus, Desk, QtRunner
from desktop_app.ui.intake.page import make_intake_page
from desktop_app.ui.shell.actions import ActionRegistry
from desktop_app.ui.theme.theme import Theme
from tests.offices import RESOURCES, SetClock

app = QApplication([])
bus, clock = Bus(), SetClock()
crashes = []
runner = QtRunner(
    lambda: Office(Store(Path(sys.argv[1]) / "office.db"), clock, RESOURCES),
    bus.changed.emit,
    crashes.append,
)
known = {}
runner.thread_.opened().result()
runner.thread_._executor.submit(lambda: known.update(l=lists.read(runner.thread_._office))).result()
desk = Desk(
    runner=runner, bus=bus, theme=Theme(app, RESOURCES / "icons", mode="light"),
    registry=ActionRegistry(), settings=None, now=clock, lists=lambda: known["l"], language="zh",
    navigate=print, show_message=print, offer_undo=print,
)
page = make_intake_page(desk)
page.widget.resize(1200, 800)
page.widget.show()
page.activate()


def write(widget, text):
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def type_it():
    form = page.view.form
    write(form.place, "9-1-1203")
    QTest.keyClick(form.place, Qt.Key.Key_Return)
    write(form.complainant.lineEdit(), "周先生")
    write(form.phone, "13900000000")
    write(form.content, "卫生间天花板漏水，\\n已经滴到客厅")
    write(form.expectation, "今天之内来人")
    QTest.keyClick(form.mood.chips[0], Qt.Key.Key_4)
    form.category.set_code("engineering.leak")
    write(form.occurred, "昨晚 11 点")
    write(form.remark, "家里有老人")
    # The last letters are still being typed when the process dies.
    write(form.remark, "，请敲门")
    print("typed", flush=True)


QTimer.singleShot(0, type_it)
app.exec()
"""


def stored_drafts(database: Path) -> list[str]:
    """What stands in the database, seen by somebody else than the one who writes."""
    if not database.exists():
        return []
    with_database = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=5)
    try:
        return [row[0] for row in with_database.execute("SELECT payload FROM draft")]
    except sqlite3.OperationalError:
        return []  # not created yet
    finally:
        with_database.close()


def is_whole(payload: str) -> bool:
    """The last words are stored, and where it is: the place is looked up while one goes on."""
    return "请敲门" in payload and json.loads(payload).get("room") == "1203"


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A data folder whose program was killed with a complaint half taken down."""
    database = tmp_path / "office.db"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    clerk = subprocess.Popen(
        [sys.executable, "-c", CLERK, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        until = time.monotonic() + PATIENCE
        while not any(is_whole(payload) for payload in stored_drafts(database)):
            if clerk.poll() is not None or time.monotonic() > until:
                clerk.kill()
                output = clerk.communicate()[0]
                pytest.fail(f"the draft was not stored; the process said:\n{output}")
            time.sleep(0.05)
    finally:
        clerk.kill()  # SIGKILL where there are signals: nothing can be tidied up
        clerk.communicate()
    assert clerk.returncode != 0
    return tmp_path


def test_the_draft_is_found_whole_offered_and_registered(
    killed: Path, qtbot: QtBot, qapp: object
) -> None:
    office = make_office(killed, SetClock())
    try:
        (draft,) = draftbook.intakes(office)
        values = from_draft(draft.values)
        assert (values.place, values.building, values.unit, values.room) == (
            "9-1-1203", "9", "1", "1203",
        )  # fmt: skip
        assert (values.complainant, values.phone) == ("周先生", "13900000000")
        assert values.content == "卫生间天花板漏水，\n已经滴到客厅"
        assert (values.expectation, values.mood) == ("今天之内来人", "angry")
        assert (values.category, values.channel, values.severity) == (
            "engineering.leak", "phone", "normal",
        )  # fmt: skip
        assert (values.occurred, values.remark) == ("昨晚 11 点", "家里有老人，请敲门")
        assert values.received == "2026-11-21T14:32:00"

        bus = Bus()
        desk = Desk(
            runner=InlineRunner(office, bus.changed.emit),
            bus=bus,
            theme=Theme(qapp, RESOURCES / "icons", mode="light"),  # type: ignore[arg-type]
            registry=ActionRegistry(),
            settings=None,  # type: ignore[arg-type]
            now=office.now,
            lists=lambda: lists.read(office),
            language="zh",
            navigate=lambda *_: None,
            show_message=lambda *_: None,
            offer_undo=lambda *_: None,
        )
        page = make_intake_page(desk)
        qtbot.addWidget(page.widget)
        page.widget.show()
        page.activate()
        assert page.view.drafts.texts() == ["14:32  9-1-1203 卫生间天花板漏水， 已经滴到…"]
        assert page.view.form.values().is_blank()
        page.activate(("draft", draft.key))
        assert page.view.form.values() == values

        case = cases.register(office, to_intake(values, draft.key))
        assert case.complaint.content == values.content
        assert draftbook.intakes(office) == []
    finally:
        office.close()


def test_an_office_that_was_killed_goes_on_working(killed: Path) -> None:
    office = make_office(killed, SetClock())
    try:
        assert office.store.value("PRAGMA integrity_check") == "ok"
        number = cases.register(office, Intake("另一件")).complaint.number
        assert number == "TS-20261121-001", "an unfinished complaint has used up no number"
        assert len(draftbook.intakes(office)) == 1
    finally:
        office.close()
