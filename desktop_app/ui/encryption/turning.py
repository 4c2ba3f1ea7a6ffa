"""The ways through the dialogs: on, off, another passphrase, a new code; each asks for the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.services.office import Office
from desktop_app.services.safety import encryption
from desktop_app.services.safety.encryption import Locks, Switch
from desktop_app.ui.backups.waiting import wait_for
from desktop_app.ui.desk import Desk
from desktop_app.ui.encryption.setup import CodeDialog, PassphraseDialog

Failed = Callable[[Exception], None]


class Turning:
    """Acts over one desk; *parent* is the widget that the dialogs belong to."""

    def __init__(self, desk: Desk, parent: QWidget, failed: Failed) -> None:
        self._desk, self._parent, self._failed = desk, parent, failed
        self.show: Callable[[QDialog], bool] = lambda dialog: bool(dialog.exec())
        self.refused: Callable[[], None] = lambda: None
        """Told when a page is not to be left, so that nothing was done."""

    def wait(self, text: str, work: Callable[[], Any]) -> Any:
        """Do *work* beside the window, which stays alive."""
        return wait_for(self._desk.theme, text, lambda _progress: work())

    def turn_on(self) -> None:
        """Passphrase, recovery code, then the window closes, encrypts and opens anew."""
        self._with_right(self._ask_on)

    def turn_off(self) -> None:
        """The window closes, decrypts and opens anew; asked for before by the caller."""
        self._with_right(lambda staff: self._go(Switch(None, staff)))

    def change_passphrase(self, done: Callable[[], None]) -> None:
        """Another passphrase for the same data."""
        home, keys = self._home()

        def work(old: str, new: str) -> None:
            encryption.verify(home, keys, old)
            encryption.change_passphrase(home, keys, new)

        def ask(_staff: str) -> None:
            dialog = PassphraseDialog(
                self._desk.theme, work, self.wait, change=True, parent=self._parent
            )
            if self.show(dialog):
                self._note(done)

        self._with_right(ask)

    def new_code(self, done: Callable[[], None]) -> None:
        """A new recovery code; the old one counts until the new one was written down."""
        home, keys = self._home()

        def ask(_staff: str) -> None:
            file, code = encryption.prepare_code(home, keys)
            go = QCoreApplication.translate("Encryption", "启用新恢复码")
            hint = QCoreApplication.translate("Encryption", "启用后旧恢复码作废，旧备份除外。")
            if self.show(CodeDialog(self._desk.theme, code, go, hint, self._parent)):
                encryption.put(home, keys, file)
                self._note(done)

        self._with_right(ask)

    def _ask_on(self, staff: str) -> None:
        theme = self._desk.theme
        first = PassphraseDialog(
            theme,
            lambda _old, new: encryption.new_locks(new),
            self.wait,
            change=False,
            parent=self._parent,
        )
        if not self.show(first):
            return
        locks: Locks = first.answer
        go = QCoreApplication.translate("Encryption", "开始加密")
        hint = QCoreApplication.translate(
            "Encryption", "窗口会关闭、转换、再打开；附件多时要等一会，可以取消。"
        )
        if self.show(CodeDialog(theme, locks.code, go, hint, self._parent)):
            self._go(Switch(locks, staff))

    def _go(self, wish: Switch) -> None:
        if self._desk.switch is None or not self._desk.switch(wish):
            self.refused()

    def _with_right(self, act: Callable[[str], None]) -> None:
        def ask(office: Office) -> str:
            encryption.need_right(office)
            return office.operator

        self._desk.runner.run(ask, act, self._failed)

    def _note(self, done: Callable[[], None]) -> None:
        home, _ = self._home()
        self._desk.runner.run(
            lambda office: encryption.note_changes(office, home), lambda _: done(), self._failed
        )

    def _home(self) -> tuple[Any, Any]:
        assert self._desk.backups is not None
        home = self._desk.backups.copies.home
        return home, home.keys
