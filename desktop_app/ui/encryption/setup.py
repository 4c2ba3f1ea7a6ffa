"""Choosing a passphrase and writing down the recovery code; nothing is done before both are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.services.safety import encryption
from desktop_app.ui.encryption.dialog import CalmDialog
from desktop_app.ui.encryption.unlock import Wait
from desktop_app.ui.i18n import render
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.words import Words


class PassphraseDialog(CalmDialog):
    """Asks for a passphrase twice; with *change* for the one of now as well.

    ``answer`` is what *work* made of (the one of now, the new one). It may raise ``KnownError``.
    """

    def __init__(
        self,
        theme: Theme,
        work: Callable[[str, str], Any],
        wait: Wait,
        *,
        change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.answer: Any = None
        self._work, self._wait, self._busy = work, wait, False
        self.head.setText(self.tr("修改数据口令") if change else self.tr("加密数据文件夹"))
        self.words.setText(
            self.tr("数据不用重写，马上就好。之前的备份仍用做它们时的口令，恢复码照旧有效。")
            if change
            else self.tr(
                "每次打开程序都要输入数据口令。忘了口令、又没有恢复码，谁也打不开数据，"
                "做这个程序的人也不行。下一步会给出恢复码，请准备好纸笔。"
            )
        )
        self._old_label, self.old = self.field(self.tr("现在的数据口令"))
        for one in (self._old_label, self.old):
            one.setVisible(change)
        _, self.new = self.field(
            self.tr("新的数据口令（至少 {count} 个字符）").format(count=encryption.SHORTEST)
        )
        _, self.again = self.field(self.tr("再输一次"))
        self.next_button = push_button(
            self.tr("保存新口令") if change else self.tr("下一步：恢复码"),
            kind="primary",
            clicked=self.submit,
            parent=self,
        )
        self.next_button.setDefault(True)
        leave = push_button(self.tr("取消"), clicked=self.reject, parent=self)
        self.foot.addWidget(self.next_button)
        self.foot.addStretch(1)
        self.foot.addWidget(leave)
        (self.old if change else self.new).setFocus()

    def submit(self) -> None:
        """Take what was typed, or say what is wrong with it."""
        if self._busy:
            return
        if self.new.text() != self.again.text():
            self.say(self.tr("两次输入的口令不一样，请再输一次。"))
            self.again.setFocus()
            return
        self._busy = True
        old, new = self.old.text(), self.new.text()
        try:
            self.answer = self._wait(self.tr("请稍候…"), lambda: self._work(old, new))
        except KnownError as error:
            self.say(render(error.message))
            (self.old if error.code == "passphrase_wrong" else self.new).setFocus()
            return
        finally:
            self._busy = False
        self.accept()


class CodeDialog(CalmDialog):
    """Shows a recovery code; goes on once its last group was typed from the paper."""

    def __init__(
        self, theme: Theme, code: str, go: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        groups = code.split("-")
        self._last = groups[-1]
        self.head.setText(self.tr("请抄下恢复码"))
        self.words.setText(
            self.tr(
                "忘记口令时只有它能打开数据，程序里不留底。请抄在纸上，和电脑分开保管；"
                "电话里可以一组一组地念，抄错一位程序会指出是哪一组。"
            )
        )
        frame = QFrame(self)
        set_kind(frame, "card")
        grid = QGridLayout(frame)
        theme.size(grid.setHorizontalSpacing, "xl")
        for place, group in enumerate(groups):
            label = QLabel(f"{place + 1}.  {group}", frame)
            set_kind(label, "title")
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            label.setAccessibleName(
                self.tr("第 {place} 组 {group}").format(place=place + 1, group=" ".join(group))
            )
            grid.addWidget(label, place // 4, place % 4)
        self.body.addWidget(frame)
        _, self.typed = self.field(self.tr("请照着纸上的，输入最后一组（第 8 组）"), secret=False)
        self.typed.textEdited.connect(lambda _text: self._check())
        self.go_button = push_button(go, kind="primary", clicked=self.submit, parent=self)
        self.go_button.setDefault(True)
        leave = push_button(self.tr("取消"), clicked=self.reject, parent=self)
        self.foot.addWidget(self.go_button)
        self.foot.addStretch(1)
        self.foot.addWidget(leave)
        self.hint = Words(hint, self, kind="small")
        self.hint.setVisible(bool(hint))
        self.body.addWidget(self.hint)
        self._check()
        self.typed.setFocus()

    def submit(self) -> None:
        """Go on, if the paper has the code."""
        if self._fits():
            self.accept()
        else:
            self.say(self.tr("这一组和上面的不一样，请再对一遍纸上的数字。"))
            self.typed.setFocus()

    def _check(self) -> None:
        if self._fits():
            self.say("")

    def _fits(self) -> bool:
        return "".join(self.typed.text().split()) == self._last
