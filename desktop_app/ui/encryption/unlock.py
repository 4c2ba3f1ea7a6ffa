"""At the start: the passphrase of an encrypted data folder, or its recovery code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.domain import rights
from desktop_app.domain.errors import KnownError
from desktop_app.ui.encryption.dialog import CalmDialog
from desktop_app.ui.i18n import render
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import push_button

Open = Callable[[str], Any]
Recover = Callable[[str, str], Any]
Wait = Callable[[str, Callable[[], Any]], Any]


class UnlockDialog(CalmDialog):
    """``answer`` is what *open_it* (passphrase) or *recover* (code, new passphrase) gave.

    Both may take a moment, which *wait* bridges, and raise ``KnownError``. *copy* names a safety
    copy that is to be opened: that takes passphrase or code in one field, and changes nothing.
    """

    def __init__(
        self,
        theme: Theme,
        open_it: Open,
        recover: Recover | None,
        wait: Wait,
        *,
        copy: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.answer: Any = None
        self._open, self._recover, self._wait = open_it, recover, wait
        self._copy, self._tries, self._left = copy, 0, 0
        self._by_code = self._busy = False
        self._label, self.secret = self.field(
            self.tr("数据口令或恢复码") if copy else self.tr("数据口令")
        )
        self._code_label, self.code = self.field(
            self.tr("恢复码（8 组，每组 6 位数字）"), secret=False
        )
        self._new_label, self.new = self.field(self.tr("新的数据口令"))
        self._again_label, self.again = self.field(self.tr("再输一次新口令"))
        self.open_button = push_button(
            self.tr("打开"), kind="primary", clicked=self.submit, parent=self
        )
        self.open_button.setDefault(True)
        self.code_button = push_button(
            self.tr("忘记口令：用恢复码"), kind="link", clicked=self.turn, parent=self
        )
        self.leave_button = push_button(
            self.tr("取消") if copy else self.tr("退出"), clicked=self.reject, parent=self
        )
        self.foot.addWidget(self.open_button)
        self.foot.addWidget(self.code_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.leave_button)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._count_down)
        self._show_mode()

    @property
    def waiting(self) -> int:
        """Seconds until the next try."""
        return self._left

    def turn(self) -> None:
        """To the recovery code, and back to the passphrase."""
        self._by_code = not self._by_code
        self._show_mode()

    def submit(self) -> None:
        """Try what was typed."""
        if self._left or self._busy:
            return
        if self._by_code:
            self._submit_code()
        elif self.secret.text():
            self._try(lambda: self._open(self.secret.text()))

    def _submit_code(self) -> None:
        if not self.code.text().strip():
            self.code.setFocus()
        elif self.new.text() != self.again.text():
            self.say(self.tr("两次输入的口令不一样，请再输一次。"))
            self.again.setFocus()
        elif self._recover is not None:
            recover = self._recover
            self._try(lambda: recover(self.code.text(), self.new.text()))

    def _try(self, work: Callable[[], Any]) -> None:
        self._busy = True
        self.open_button.setEnabled(False)
        try:
            self.answer = self._wait(self.tr("正在打开…"), work)
        except KnownError as error:
            self._refuse(error)
            return
        finally:
            self._busy = False
            self.open_button.setEnabled(not self._left)
        self.accept()

    def _refuse(self, error: KnownError) -> None:
        wrong = error.code in ("passphrase_wrong", "code_wrong")
        self._tries += wrong
        self._left = rights.wait_after(self._tries) if wrong else 0
        text = render(error.message)
        if self._left:
            text += self.tr("错的次数多了，请等 {seconds} 秒再试。").format(seconds=self._left)
            self._second.start()
        self._bar(self._left > 0)
        self.say(text)
        if error.code == "passphrase_weak":
            self.new.setFocus()
        elif self._by_code:
            self.code.setFocus()
        else:
            self.secret.selectAll()
            self.secret.setFocus()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.say(self.tr("请再等 {seconds} 秒。").format(seconds=self._left))
            return
        self._left = 0
        self._second.stop()
        self._bar(False)
        self.say(self.tr("现在可以再试。"))
        (self.code if self._by_code else self.secret).setFocus()

    def _bar(self, barred: bool) -> None:
        self.open_button.setEnabled(not barred)
        for edit in (self.secret, self.code):
            edit.setEnabled(not barred)

    def _show_mode(self) -> None:
        code = self._by_code
        for one in (self._label, self.secret):
            one.setVisible(not code)
        for one in (self._code_label, self.code, self._new_label, self.new,
                    self._again_label, self.again):  # fmt: skip
            one.setVisible(code)
        self.code_button.setVisible(self._recover is not None)
        self.code_button.setText(
            self.tr("想起来了：用口令") if code else self.tr("忘记口令：用恢复码")
        )
        self.code_button.setAccessibleName(self.code_button.text())
        if self._copy:
            self.head.setText(self.tr("这份备份是加密的"))
            self.words.setText(
                self.tr("“{name}”要用做它时的数据口令或恢复码打开。").format(name=self._copy)
            )
        elif code:
            self.head.setText(self.tr("用恢复码打开"))
            self.words.setText(
                self.tr("恢复码是加密时抄在纸上的 48 位数字。打开后旧口令作废，请同时设一个新的。")
            )
        else:
            self.head.setText(self.tr("数据文件夹已加密"))
            self.words.setText(self.tr("请输入数据口令：本处共用一个，和各人自己的口令是两回事。"))
        self.say("")
        (self.code if code else self.secret).setFocus()
