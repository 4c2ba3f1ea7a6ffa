"""The whole program: encrypted in the settings, opened with the passphrase, with the code, off."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.app import instance
from desktop_app.app.paths import DataFolder
from desktop_app.app.window import IniSettings, _Session
from desktop_app.services import cases
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.safety import encryption
from desktop_app.services.safety.backups import Copies
from desktop_app.storage.encryption import keyfile
from desktop_app.storage.faults import is_plain
from desktop_app.storage.store import Store
from desktop_app.ui.backups.rescue import Rescue
from desktop_app.ui.encryption.setup import CodeDialog, PassphraseDialog
from desktop_app.ui.encryption.unlock import UnlockDialog
from desktop_app.ui.window.lock_hook import SKIPPED
from desktop_app.ui.window.lock_screen import FIRST
from tests.offices import RESOURCES, SetClock

PATIENCE_MS = 90_000
PASSPHRASE, SECOND = "三号楼 的 钥匙 3", "另一个 口令 2222"
Stage = Callable[[], bool]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    monkeypatch.delenv("COMPLAINT_DESK_PASSPHRASE", raising=False)
    monkeypatch.setattr(keyfile, "_MEMORY", 64)
    made = DataFolder(tmp_path / "data").prepare()
    office = Office(Store(made.database), SetClock(), RESOURCES, made.attachments)
    office.open()
    cases.register(office, Intake("漏水"))
    office.close()
    Copies(made).make("daily")
    IniSettings(made).set(SKIPPED, "1")
    return made


@pytest.fixture
def start(qapp: QApplication, folder: DataFolder, qtbot: QtBot) -> Iterator[Callable[..., int]]:
    def made(*stages: Stage, **given: Any) -> int:
        asked = argparse.Namespace(**given)
        session = _Session(qapp, folder, IniSettings(folder), "zh_CN", asked)
        here.append(session)
        left = list(stages)
        waited = 0

        def turn() -> None:
            nonlocal waited
            waited += 50
            if waited > PATIENCE_MS:
                left.clear()
                for one in QApplication.topLevelWidgets():
                    if isinstance(one, QDialog):
                        one.reject()
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

    here: list[_Session] = []
    made.sessions = here  # type: ignore[attr-defined]
    yield made
    qapp.setQuitOnLastWindowClosed(True)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(kind: type[QDialog]) -> Any:
    return next(
        (w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None
    )


def type_passphrase() -> bool:
    dialog = shown(PassphraseDialog)
    if dialog is None:
        return False
    dialog.new.setText(PASSPHRASE)
    dialog.again.setText(PASSPHRASE)
    # Its own event first: the next dialog opens inside of it.
    QTimer.singleShot(0, dialog.next_button, dialog.next_button.click)
    return True


def write_down(codes: list[str]) -> Stage:
    def stage() -> bool:
        dialog = shown(CodeDialog)
        if dialog is None:
            return False
        lines = [one.text() for one in dialog.findChildren(QLabel) if one.text()[1:2] == "."]
        codes.append("-".join(line.split()[1] for line in lines))
        dialog.typed.setText(codes[-1].rpartition("-")[2])
        QTimer.singleShot(0, dialog.go_button, dialog.go_button.click)
        return True

    return stage


def test_encrypted_in_the_settings_and_opened_with_passphrase_or_code(
    start: Callable[..., int], folder: DataFolder
) -> None:
    sessions: list[_Session] = start.sessions  # type: ignore[attr-defined]
    codes: list[str] = []

    def card() -> Any:
        window = sessions[-1].window
        page = window.window.page("settings") if window is not None else None
        section = page.sections.get("privacy") if page is not None else None  # type: ignore[attr-defined]
        return section.encryption if section is not None else None

    def to_settings() -> bool:
        window = sessions[-1].window
        if window is None or not window.window.isVisible():
            return False
        window.navigate("settings", "privacy")
        return True

    def turn_on() -> bool:
        here = card()
        if here is None or not here.on_button.isVisible() or not here.on_button.isEnabled():
            return False
        assert "没有加密" in here.state.text()
        QTimer.singleShot(0, here.on_button, here.on_button.click)
        return True

    def leave(words: str) -> Stage:
        def stage() -> bool:
            window = sessions[-1].window
            if window is None or not window.window.isVisible():
                return False
            told = "".join(text for _, text in window.window.messages.messages())
            if words not in told:
                return False
            window.window.close()
            return True

        return stage

    assert start(to_settings, turn_on, type_passphrase, write_down(codes), leave("已加密")) == 0
    assert not is_plain(folder.database) and keyfile.read(folder.root) is not None
    listed = Copies(folder).listing()
    assert [bool(one.note and one.note.key) for one in listed] == [True, False]

    # The next start asks; a wrong passphrase is refused, the right one opens.
    def wrong() -> bool:
        dialog = shown(UnlockDialog)
        if dialog is None:
            return False
        dialog.secret.setText("wrong passphrase")
        dialog.submit()
        assert "不对" in dialog.error.text()
        return True

    def right() -> bool:
        dialog = shown(UnlockDialog)
        dialog.secret.setText(PASSPHRASE)
        QTimer.singleShot(0, dialog.open_button, dialog.open_button.click)
        return True

    def seal_old() -> bool:
        here = card()
        if here is None or not here.seal_button.isVisible():
            return False
        assert "1 份以前的备份没有加密" in here.left.text()
        here.seal_button.click()
        return True

    def sealed() -> bool:
        here = card()
        if here.seal_button.isVisible():
            return False
        sessions[-1].window.window.close()  # type: ignore[union-attr]
        return True

    assert start(wrong, right, to_settings, seal_old, sealed) == 0
    assert all(one.note and one.note.key for one in Copies(folder).listing())

    # Forgotten: the code opens and sets another passphrase.
    def forgotten() -> bool:
        dialog = shown(UnlockDialog)
        if dialog is None:
            return False
        dialog.code_button.click()
        dialog.code.setText(codes[0])
        dialog.new.setText(SECOND)
        dialog.again.setText(SECOND)
        QTimer.singleShot(0, dialog.open_button, dialog.open_button.click)
        return True

    def turn_off() -> bool:
        here = card()
        if here is None or not here.off_button.isVisible() or not here.off_button.isEnabled():
            return False
        here.off_button.click()
        assert here.sure_button.isVisible()
        here.sure_button.click()
        return True

    assert start(forgotten, to_settings, turn_off, leave("已取消加密")) == 0
    assert is_plain(folder.database)
    office = Office(Store(folder.database), SetClock(), RESOURCES, folder.attachments)
    office.open()
    names = [r["name"] for r in office.store.rows("SELECT name FROM operation ORDER BY id")]
    office.close()
    assert [n for n in names if "encrypt" in n or n == "key_changed"] == [
        "encryption_on", "key_changed", "encryption_off",
    ]  # fmt: skip


def test_encrypted_at_the_first_start(
    start: Callable[..., int], folder: DataFolder, tmp_path: Path
) -> None:
    IniSettings(folder).set(SKIPPED, "")
    sessions: list[_Session] = start.sessions  # type: ignore[attr-defined]
    codes: list[str] = []

    def first() -> bool:
        window = sessions[-1].window
        screen = window._lock.screen if window is not None else None
        if screen is None or not screen.isVisible() or screen.mode != FIRST:
            return False
        assert screen.encrypt.isVisible() and not screen.encrypt.isChecked()
        screen.who.setText("何经理")
        screen.encrypt.setChecked(True)
        QTimer.singleShot(0, screen.enter_button, screen.enter_button.click)
        return True

    def reopened() -> bool:
        window = sessions[-1].window
        if window is None or sessions[-1]._folder.keys is None or not window.window.isVisible():
            return False
        window.window.close()
        return True

    assert start(first, type_passphrase, write_down(codes), reopened) == 0
    assert not is_plain(folder.database) and len(codes[0]) == 55


def test_damaged_while_encrypted_the_newest_copy_is_offered_and_a_second_start_is_heard(
    start: Callable[..., int], folder: DataFolder
) -> None:
    encrypt(folder)
    file = encryption.key_file(folder)
    assert file is not None
    keys = encryption.open_with_passphrase(file, PASSPHRASE)
    good = Copies(folder.with_keys(keys)).make("daily").path
    folder.database.write_bytes(b"\xff\xd8\xff" + bytes(5000))
    damaged = folder.database.read_bytes()
    sessions: list[_Session] = start.sessions  # type: ignore[attr-defined]

    def unlock() -> bool:
        dialog = shown(UnlockDialog)
        if dialog is None:
            return False
        assert instance.call_first(folder), "a second start is heard before the window is there"
        dialog.secret.setText(PASSPHRASE)
        QTimer.singleShot(0, dialog.open_button, dialog.open_button.click)
        return True

    def rescue() -> bool:
        dialog = shown(Rescue)
        if dialog is None:
            return False
        assert folder.database.read_bytes() == damaged
        assert good.name in dialog.copy_text.text()
        QTimer.singleShot(0, dialog.use_button, dialog.use_button.click)
        return True

    def opened() -> bool:
        window = sessions[-1].window
        if window is None or not window.window.isVisible():
            return False
        window.window.close()
        return True

    assert start(unlock, rescue, opened) == 0
    (aside,) = folder.root.glob("complaints-aside-*.db")
    assert aside.read_bytes() == damaged
    office = Office(Store(folder.database, keys), SetClock(), RESOURCES, folder.attachments)
    office.open()
    assert office.store.value("SELECT count(*) FROM complaint") == 1
    office.close()


def test_leaving_the_dialog_opens_nothing(start: Callable[..., int], folder: DataFolder) -> None:
    encrypt(folder)
    before = folder.database.read_bytes()

    def give_up() -> bool:
        dialog = shown(UnlockDialog)
        if dialog is None:
            return False
        dialog.leave_button.click()
        return True

    assert start(give_up) == 3
    assert folder.database.read_bytes() == before


def test_a_passphrase_that_was_given_asks_nobody(
    start: Callable[..., int], folder: DataFolder, tmp_path: Path
) -> None:
    encrypt(folder)
    given = tmp_path / "passphrase"
    given.write_text(PASSPHRASE, encoding="utf-8")
    sessions: list[_Session] = start.sessions  # type: ignore[attr-defined]

    def opened() -> bool:
        window = sessions[-1].window
        if window is None or not window.window.isVisible():
            return False
        window.window.close()
        return True

    assert start(opened, passphrase_file=given) == 0


def encrypt(folder: DataFolder) -> None:
    from desktop_app.services.safety import encrypting

    encrypting.turn_on(folder, encryption.new_locks(PASSPHRASE), "何经理", SetClock()())
