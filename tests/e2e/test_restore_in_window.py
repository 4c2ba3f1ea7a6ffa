"""The whole program over one folder: a restore from the settings, and a damaged file at the start."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app.paths import DataFolder
from desktop_app.app.window import IniSettings, _Session
from desktop_app.services import attachments, cases
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.safety.backups import Copies
from desktop_app.storage import filestore
from desktop_app.storage.store import Store
from desktop_app.ui.backups.rescue import Rescue
from desktop_app.ui.window.lock_hook import SKIPPED
from tests.offices import RESOURCES, SetClock

PATIENCE_MS = 60_000
Stage = Callable[[], bool]


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data").prepare()


def filled(folder: DataFolder, *contents: str) -> None:
    office = Office(Store(folder.database), SetClock(), RESOURCES, folder.attachments)
    office.open()
    office.operator = "王敏"
    for content in contents:
        case = cases.register(office, Intake(content))
        stored = filestore.store_bytes(folder.attachments, "照片.jpg", content.encode())
        attachments.attach(office, case.complaint.id, [stored])
    office.close()


def stored(folder: DataFolder) -> list[str]:
    connection = sqlite3.connect(folder.database)
    try:
        return [row[0] for row in connection.execute("SELECT content FROM complaint_text")]
    finally:
        connection.close()


@pytest.fixture
def session(qapp: QApplication, folder: DataFolder, qtbot: QtBot) -> Iterator[_Session]:
    settings = IniSettings(folder)
    settings.set(SKIPPED, "1")  # nobody is asked to be the manager
    made = _Session(qapp, folder, settings, "zh_CN")
    yield made
    qapp.setQuitOnLastWindowClosed(True)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def drive(session: _Session, *stages: Stage) -> int:
    """Run the program; each stage is tried again and again until it says that it is through."""
    left = list(stages)
    waited = 0

    def turn() -> None:
        nonlocal waited
        waited += 50
        if waited > PATIENCE_MS:
            left.clear()
            QApplication.exit(99)
        elif left and left[0]():
            left.pop(0)

    timer = QTimer()
    timer.timeout.connect(turn)
    timer.start(50)
    try:
        status = session.work()
    finally:
        timer.stop()
    assert left == [], f"{len(left)} stages were not reached"
    return status


def section(session: _Session):  # type: ignore[no-untyped-def]
    page = session.window.window.page("settings") if session.window else None
    return page.sections.get("backup") if page is not None else None  # type: ignore[attr-defined]


def messages(session: _Session) -> list[str]:
    return [t for _, t in session.window.window.messages.messages()] if session.window else []


def test_a_restore_from_the_settings_reopens_on_the_older_state(
    session: _Session, folder: DataFolder
) -> None:
    filled(folder, "漏水")
    copy = Copies(folder).make("manual").path
    filled(folder, "停电", "异味")
    first: list[object] = []

    def open_settings() -> bool:
        if session.window is None:
            return False
        first.append(session.window)
        session.window.navigate("settings", "backup")
        return True

    def pick() -> bool:
        here = section(session)
        if here is None or str(copy) not in here._rows:
            return False
        here.table.pick(str(copy))
        if not here.restore_button.isEnabled():  # who may restore is still being asked
            return False
        here.restore_button.click()
        return True

    def confirm() -> bool:
        here = section(session)
        if here is None or not here.question.isVisible():
            return False
        assert "登记的 2 件投诉将不在系统里" in here.question.text.text()
        here.question.yes.click()
        return True

    def again() -> bool:
        if session.window is None or session.window is first[0] or not messages(session):
            return False
        (said,) = [t for t in messages(session) if "已恢复" in t]
        assert copy.name in said and "投诉 1 件" in said and "恢复前" in said
        session.window.navigate("queue", "all")
        session.window.window.close()
        return True

    assert drive(session, open_settings, pick, confirm, again) == 0
    assert stored(folder) == ["漏水"]
    reasons = [one.note.reason for one in Copies(folder).listing() if one.note]
    assert reasons == ["exit", "restore", "manual"]
    trace = sqlite3.connect(folder.database)
    assert trace.execute("SELECT after FROM audit WHERE entity = 'backup'").fetchall() == [
        (copy.name,)
    ]
    trace.close()


def test_a_damaged_file_at_the_start_is_set_aside_and_the_newest_good_copy_opened(
    session: _Session, folder: DataFolder
) -> None:
    filled(folder, "漏水")
    Copies(folder).make("daily")
    filled(folder, "停电")
    good = Copies(folder).make("exit").path
    torn = folder.backups / "投诉管家-20991231-000000-每日.zip"
    torn.write_bytes(good.read_bytes()[:300])
    folder.database.write_bytes(b"\xff\xd8\xff" + bytes(5000))
    damaged = folder.database.read_bytes()

    def rescued() -> bool:
        dialog = next((w for w in QApplication.topLevelWidgets() if isinstance(w, Rescue)), None)
        if dialog is None or not dialog.isVisible():
            return False
        assert folder.database.read_bytes() == damaged, "nothing is touched before a choice"
        assert good.name in dialog.copy_text.text()
        dialog.use_button.click()
        return True

    def opened() -> bool:
        if not messages(session):
            return False
        (said,) = [t for t in messages(session) if "已恢复" in t]
        assert "complaints-aside-" in said
        session.window.window.close()  # type: ignore[union-attr]
        return True

    assert drive(session, rescued, opened) == 0
    assert sorted(stored(folder)) == ["停电", "漏水"]
    (aside,) = folder.root.glob("complaints-aside-*.db")
    assert aside.read_bytes() == damaged


def test_leaving_the_rescue_changes_nothing(session: _Session, folder: DataFolder) -> None:
    filled(folder, "漏水")
    Copies(folder).make("daily")
    folder.database.unlink()
    before = sorted(path.name for path in folder.root.rglob("*"))

    def leave() -> bool:
        dialog = next((w for w in QApplication.topLevelWidgets() if isinstance(w, Rescue)), None)
        if dialog is None or not dialog.isVisible():
            return False
        assert "不见了" in dialog.sentence.text()
        dialog.leave_button.click()
        return True

    assert drive(session, leave) == 3
    assert sorted(path.name for path in folder.root.rglob("*")) == before
