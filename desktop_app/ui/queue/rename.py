"""Asks for the title of a view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.queue.sheet import Sheet
from desktop_app.ui.theme.theme import Theme


class RenameSheet(Sheet):
    """*done* gets the title; the sheet stays until it is told that the title was taken."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        done: Callable[[str], object],
        parent: QWidget,
        *,
        copy: bool,
    ) -> None:
        super().__init__(theme, "", "", lambda: done(self.line.text()), parent)
        words = self.tr("复制视图") if copy else self.tr("视图改名")
        self.set_words(words, self.tr("保存"))
        self.line = QLineEdit(title, self)
        self.line.setMaxLength(30)
        self.line.setAccessibleName(self.tr("视图的名字"))
        self.line.selectAll()
        self.line.returnPressed.connect(lambda: done(self.line.text()))
        self.body.addWidget(self.line)
        self.line.setFocus()
