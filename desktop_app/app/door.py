"""Before and between the lives of the window: the key of an encrypted folder, and changing it."""

from __future__ import annotations

import argparse
import logging
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from desktop_app.app import unlocking
from desktop_app.app.paths import DataFolder
from desktop_app.domain.errors import KnownError
from desktop_app.services.operations import Cancelled, Progress
from desktop_app.services.safety import encryption
from desktop_app.services.safety.backups import Copies
from desktop_app.services.safety.encryption import KeyFile, Keys, Switch
from desktop_app.ui.i18n import render
from desktop_app.ui.theme.theme import Theme

if TYPE_CHECKING:  # loaded where there is an encrypted folder: a plain one opens as ever
    from desktop_app.ui.encryption.unlock import UnlockDialog

log = logging.getLogger(__name__)


class Door:
    """Asks for passphrases, and turns the encryption on and off while no window is open."""

    def __init__(self, theme: Theme, asked: argparse.Namespace) -> None:
        self._theme, self._asked = theme, asked
        self._dialog: UnlockDialog | None = None

    def unlock(self, folder: DataFolder) -> DataFolder | None:
        """The folder with its key, a plain one as it is; ``None`` when the user would not.

        What an interrupted switch has left is put away. Raises what is wrong with the key file.
        """
        file = encryption.key_file(folder)
        if file is not None and (folder.keys is None or folder.keys.ident != file.ident):
            keys = self._given(file) or self._ask(folder, file)
            if keys is None:
                return None
            encryption.give_back(folder, file, keys)
            folder = folder.with_keys(keys)
        elif file is None:
            folder = folder.with_keys(None)
        encryption.settle(folder)
        return folder

    def unlock_copy(self, copies: Copies, path: Path) -> bool:
        """Whether the key of a copy is known now; asked for where it has another one."""
        try:
            copies.keys_of(path)
        except KnownError as error:
            if error.code != "copy_locked":
                return True  # whoever reads the copy says what is wrong with it
            from desktop_app.ui.encryption.unlock import UnlockDialog

            dialog = UnlockDialog(
                self._theme,
                lambda secret: copies.unlock(path, secret),
                None,
                self._wait,
                copy=path.name,
            )
            return self._run(dialog)
        return True

    def switch(self, folder: DataFolder, wish: Switch) -> tuple[DataFolder, tuple[str, str]]:
        """Turn the encryption on or off; returns the folder as it is then, and what to say."""
        from desktop_app.services.safety import encrypting
        from desktop_app.ui.backups.waiting import wait_for

        on = wish.locks is not None
        translate = QCoreApplication.translate

        def work(progress: Progress) -> Any:
            if wish.locks is not None:
                return encrypting.turn_on(
                    folder, wish.locks, wish.staff, datetime.now(), progress.step
                )
            return encrypting.turn_off(folder, wish.staff, datetime.now(), progress.step)

        text = (
            translate("Encryption", "正在加密数据文件夹…")
            if on
            else translate("Encryption", "正在取消加密…")
        )
        try:
            done = wait_for(self._theme, text, work, can_cancel=True)
        except Cancelled:
            return folder, (translate("Encryption", "已取消；数据和附件都和原来一样。"), "info")
        except KnownError as error:
            return folder, (render(error.message), "error")
        folder = folder.with_keys(done.keys)
        return folder, self._said(folder, done.damaged)

    def come_forward(self) -> None:
        """Asked by a second start."""
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()

    # inside

    def _said(self, folder: DataFolder, damaged: int) -> tuple[str, str]:
        """The first copy of the new state is made at once: the newest must not be of the old."""
        from desktop_app.services.safety import encrypting
        from desktop_app.ui.backups.waiting import wait_for

        translate, copies = QCoreApplication.translate, Copies(folder)
        try:
            wait_for(
                self._theme,
                translate("Backups", "正在备份…"),
                lambda progress: encrypting.first_copy(copies, progress.step),
            )
        except KnownError as error:
            log.warning("no copy after a switch: %s", error.code)
        if folder.keys is None:
            text = translate(
                "Encryption", "已取消加密。之前的加密备份仍要用当时的数据口令或恢复码打开。"
            )
        else:
            text = translate("Encryption", "数据文件夹已加密，恢复码请收好。")
            count = len(encrypting.plain_left(copies).copies)
            if count:
                text += translate(
                    "Encryption", "以前的 {count} 份备份还没有加密，在“设置 → 隐私”里可以一并加密。"
                ).format(count=count)
        if damaged:
            text += translate("Encryption", "有 {count} 个附件与添加时不同，原样带了过来。").format(
                count=damaged
            )
        return text, "warning" if damaged else "success"

    def _given(self, file: KeyFile) -> Keys | None:
        """By what the command line or the environment gives, if it fits."""
        try:
            secret = unlocking.given(self._asked)
            return encryption.open_either(file, secret) if secret is not None else None
        except KnownError as error:
            log.warning("the passphrase that was given does not open: %s", error.code)
            return None

    def _ask(self, folder: DataFolder, file: KeyFile) -> Keys | None:
        from desktop_app.ui.encryption.unlock import UnlockDialog

        def recover(code: str, passphrase: str) -> Keys:
            return encryption.recover(folder, file, code, passphrase)

        dialog = UnlockDialog(
            self._theme, lambda secret: encryption.open_with_passphrase(file, secret), recover,
            self._wait,
        )  # fmt: skip
        return dialog.answer if self._run(dialog) else None

    def _run(self, dialog: UnlockDialog) -> bool:
        self._dialog = dialog
        try:
            return bool(dialog.exec())
        finally:
            self._dialog = None
            dialog.deleteLater()

    def _wait(self, text: str, work: Any) -> Any:
        from desktop_app.ui.backups.waiting import wait_for

        return wait_for(self._theme, text, lambda _progress: work())
