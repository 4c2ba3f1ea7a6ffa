"""The dialogs of the encrypted folder: passphrase, recovery code, wrong tries, setting it up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import KnownError
from desktop_app.ui.encryption.setup import CodeDialog, PassphraseDialog
from desktop_app.ui.encryption.unlock import UnlockDialog
from desktop_app.ui.theme.theme import Theme

CODE = "-".join(f"{n:06d}" for n in (11, 22, 33, 44, 55, 66, 77, 88))


def at_once(_text: str, work: Callable[[], Any]) -> Any:
    return work()


def opens(secret: str) -> str:
    if secret != "right one":
        raise KnownError("passphrase_wrong", "口令不对", exit_code=3)
    return "the key"


def recovers(code: str, new: str) -> tuple[str, str]:
    if len(new) < 8:
        raise KnownError("passphrase_weak", "太短")
    if code != CODE:
        raise KnownError("code_typed_wrong", "第 2 组")
    return "the key", new


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> UnlockDialog:
    made = UnlockDialog(theme, opens, recovers, at_once)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_passphrase_opens_by_enter(qtbot: QtBot, dialog: UnlockDialog) -> None:
    assert dialog.secret.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(dialog.secret, "right one")
    qtbot.keyClick(dialog.secret, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted and dialog.answer == "the key"


def test_nothing_typed_is_no_try(dialog: UnlockDialog) -> None:
    dialog.submit()
    assert dialog.isVisible() and not dialog.error.isVisibleTo(dialog)


def test_wrong_tries_are_slowed_and_time_lets_go_on(dialog: UnlockDialog) -> None:
    for _ in range(2):
        dialog.secret.setText("wrong")
        dialog.submit()
        assert "口令不对" in dialog.error.text() and not dialog.waiting
    dialog.submit()
    assert dialog.waiting == 5 and "5 秒" in dialog.error.text()
    assert not dialog.open_button.isEnabled() and not dialog.secret.isEnabled()
    dialog.secret.setText("right one")
    dialog.submit()
    assert dialog.isVisible() and dialog.answer is None
    dialog.turn()
    assert not dialog.code.isEnabled(), "the other way waits as well"
    dialog.turn()
    for _ in range(5):
        dialog._count_down()
    assert not dialog.waiting and dialog.open_button.isEnabled()
    dialog.submit()
    assert dialog.answer == "the key"


def test_forgotten_the_code_opens_and_asks_for_a_new_passphrase(
    qtbot: QtBot, dialog: UnlockDialog
) -> None:
    assert not dialog.code.isVisible()
    dialog.code_button.click()
    assert dialog.code.isVisible() and not dialog.secret.isVisible()
    dialog.code.setText(CODE)
    dialog.new.setText("new passphrase")
    dialog.again.setText("new passphrasf")
    dialog.open_button.click()
    assert "不一样" in dialog.error.text() and dialog.answer is None
    dialog.new.setText("short")
    dialog.again.setText("short")
    dialog.open_button.click()
    assert dialog.error.text() == "太短"
    dialog.new.setText("new passphrase")
    dialog.again.setText("new passphrase")
    dialog.code.setText("000011")
    dialog.open_button.click()
    assert dialog.error.text() == "第 2 组" and not dialog.waiting, "a slip of the pen is no attack"
    dialog.code.setText(CODE)
    qtbot.keyClick(dialog.again, Qt.Key.Key_Return)
    assert dialog.answer == ("the key", "new passphrase")


def test_escape_leaves(qtbot: QtBot, dialog: UnlockDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected and dialog.answer is None


def test_a_copy_is_opened_without_another_passphrase(qtbot: QtBot, theme: Theme) -> None:
    made = UnlockDialog(theme, opens, None, at_once, copy="U盘.zip")
    qtbot.addWidget(made)
    made.show()
    assert "U盘.zip" in made.words.text() and not made.code_button.isVisible()
    made.secret.setText("right one")
    made.open_button.click()
    assert made.answer == "the key"


def test_a_new_passphrase_is_typed_twice(qtbot: QtBot, theme: Theme) -> None:
    def work(old: str, new: str) -> str:
        if old != "old one":
            raise KnownError("passphrase_wrong", "旧的不对")
        return new

    made = PassphraseDialog(theme, work, at_once, change=True)
    qtbot.addWidget(made)
    made.show()
    assert made.old.isVisible()
    made.new.setText("new passphrase")
    made.submit()
    assert "不一样" in made.error.text()
    made.again.setText("new passphrase")
    made.submit()
    assert made.error.text() == "旧的不对" and made.isVisible()
    made.old.setText("old one")
    made.next_button.click()
    assert made.answer == "new passphrase"
    first = PassphraseDialog(theme, work, at_once, change=False)
    qtbot.addWidget(first)
    first.show()
    assert not first.old.isVisible()


def test_the_code_must_have_been_written_down(qtbot: QtBot, theme: Theme) -> None:
    made = CodeDialog(theme, CODE, "开始加密")
    qtbot.addWidget(made)
    made.show()
    made.go_button.click()
    assert made.isVisible() and "不一样" in made.error.text()
    qtbot.keyClicks(made.typed, "000 088")
    assert made.error.text() == ""
    made.go_button.click()
    assert made.result() == QDialog.DialogCode.Accepted
