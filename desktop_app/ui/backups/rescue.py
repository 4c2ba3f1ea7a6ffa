"""At the start, when the data cannot be opened: what is wrong, and the newest good copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.services.safety.backups import Copy
from desktop_app.ui.backups import words
from desktop_app.ui.i18n import render
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.grown import Grown
from desktop_app.ui.widgets.words import Words

AGAIN = "again"


class Rescue(QDialog):
    """``choice``: the copy to open with, ``"again"`` to try once more, ``None`` to leave.

    *newest* is offered when there is one; *lost* says whether a copy helps at all (a full disk
    is not mended by one). *choose* asks for a file.
    """

    def __init__(
        self,
        theme: Theme,
        error: KnownError,
        newest: Copy | None,
        *,
        lost: bool,
        choose: Callable[[QWidget], Path | None],
    ) -> None:
        super().__init__()
        self.choice: Path | str | None = None
        self._choose = choose
        self.setWindowTitle(self.tr("投诉管家"))
        head = QLabel(self.tr("数据打不开") if lost else self.tr("现在不能打开数据"), self)
        set_kind(head, "heading")
        self.sentence = QLabel(render(error.message), self)
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "xl", "l", "xl", "l")
        theme.size(column.setSpacing, "m")
        column.addWidget(head)
        column.addWidget(self.sentence)
        foot = QHBoxLayout()
        self.use_button = push_button(self.tr("用这份备份打开"), kind="primary", parent=self)
        self.other_button = push_button(self.tr("另选备份…"), clicked=self._other, parent=self)
        self.again_button = push_button(self.tr("再试一次"), clicked=self._again, parent=self)
        self.leave_button = push_button(self.tr("退出"), clicked=self.reject, parent=self)
        self.use_button.setVisible(lost and newest is not None)
        self.other_button.setVisible(lost)
        self.again_button.setVisible(not lost)
        self.copy_text = QLabel(self)
        if lost:
            column.addWidget(self._offer(theme, newest))
        column.addLayout(foot)
        theme.size(foot.setSpacing, "s")
        for button in (self.use_button, self.other_button, self.again_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.leave_button)
        if newest is not None and lost:
            path = newest.path
            self.use_button.clicked.connect(lambda _checked=False: self._take(path))
            self.use_button.setFocus()
        # The sentences wrap: the height follows from the width.
        self.resize(theme.px(640), self.height())
        Grown(theme, self, least=640)

    def _offer(self, theme: Theme, newest: Copy | None) -> QFrame:
        card = QFrame(self)
        set_kind(card, "card")
        inside = QVBoxLayout(card)
        theme.size(inside.setContentsMargins, "m", "m", "m", "m")
        theme.size(inside.setSpacing, "xs")
        title = QLabel(self.tr("最近一份完好的备份（已打开核对）"), card)
        set_kind(title, "title")
        if newest is None:
            title.setText(self.tr("没有找到完好的备份"))
            text = self.tr("如果别处（U 盘、共享文件夹、别的电脑）有备份，请用“另选备份…”。")
        else:
            text = words.dated_line(newest) + "\n" + words.file_line(newest.path)
        self.copy_text.setText(text)
        self.copy_text.setWordWrap(True)
        self.copy_text.setTextFormat(Qt.TextFormat.PlainText)
        kept = Words(
            self.tr(
                "现在的数据文件不会被覆盖或删除：会改名留在同一个文件夹里，以后还可以找人修复。"
            ),
            card,
            kind="muted",
        )
        for label in (title, self.copy_text, kept):
            inside.addWidget(label)
        return card

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _take(self, path: Path) -> None:
        self.choice = path
        self.accept()

    def _other(self) -> None:
        path = self._choose(self)
        if path is not None:
            self._take(path)

    def _again(self) -> None:
        self.choice = AGAIN
        self.accept()
