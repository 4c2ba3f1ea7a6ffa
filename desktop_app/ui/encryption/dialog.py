"""A calm dialog of a few lines: heading, explanation, fields, what is refused, buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.error_line import error_label, say_error
from desktop_app.ui.widgets.grown import Grown
from desktop_app.ui.widgets.words import Words

WIDTH = 520


class CalmDialog(QDialog):
    """Subclasses fill ``body`` and ``foot``; its height follows from what its sentences need."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("投诉管家"))
        self.head = Words("", self, kind="heading")
        self.words = Words("", self, kind="muted")
        self.body = QVBoxLayout()
        self.error = error_label(self)
        self.foot = QHBoxLayout()
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "xl", "l", "xl", "l")
        theme.size(column.setSpacing, "m")
        column.addWidget(self.head)
        column.addWidget(self.words)
        column.addLayout(self.body)
        theme.size(self.body.setSpacing, "s")
        column.addWidget(self.error)
        column.addLayout(self.foot)
        theme.size(self.foot.setSpacing, "s")
        Grown(theme, self, least=WIDTH)

    def field(self, name: str, *, secret: bool = True) -> tuple[QLabel, QLineEdit]:
        """A line to type in with its name above; added to the body."""
        label, edit = QLabel(name, self), QLineEdit(self)
        label.setBuddy(edit)
        edit.setAccessibleName(name)
        if secret:
            edit.setEchoMode(QLineEdit.EchoMode.Password)
            edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.body.addWidget(label)
        self.body.addWidget(edit)
        return label, edit

    def say(self, text: str) -> None:
        """What is refused; empty for nothing."""
        say_error(self.error, text)
        self.fit()

    def fit(self) -> None:
        """As high as the sentences need at this width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(layout.totalHeightForWidth(self.width()),
                                          layout.totalSizeHint().height()))  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()
