"""A small window over the queue: a title, what it asks for, why not, and two buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import label_with_key, push_button
from desktop_app.ui.widgets.error_line import error_label, say_error
from desktop_app.ui.widgets.grown import Grown
from desktop_app.ui.widgets.words import Words

SUBMIT = "Ctrl+Return"


class Sheet(QDialog):
    """*submit* is called by the button and by Ctrl+Enter; Esc puts the sheet away."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        button: str,
        submit: Callable[[], object],
        parent: QWidget,
        *,
        detail: str = "",
    ) -> None:
        super().__init__(parent)
        self.theme, self._submit = theme, submit
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._head = head = Words(title, self, kind="title")  # names of views stand in it
        self.body = QVBoxLayout()
        self.error = error_label(self)
        self.submit_button = push_button(
            button, kind="primary", shortcut_hint=SUBMIT, clicked=submit, parent=self
        )
        self.cancel_button = push_button(
            self.tr("取消"), kind="ghost", shortcut_hint="Esc", clicked=self.reject, parent=self
        )
        self.foot = QHBoxLayout()
        column = self._column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "l", "l", "l", "l")
        theme.size(column.setSpacing, "m")
        column.addWidget(head)
        if detail:
            words = Words(detail, self, kind="muted")
            column.addWidget(words)
        column.addLayout(self.body, 1)
        theme.size(self.body.setSpacing, "s")
        column.addWidget(self.error)
        column.addLayout(self.foot)
        theme.size(self.foot.setSpacing, "s")
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.submit_button)
        self._grown = Grown(theme, self, least=380)

    def showEvent(self, event: QShowEvent) -> None:
        # Its own least width would let longer words (another language) be cut.
        least = max(self.minimumWidth(), self._column.minimumSize().width())
        if least > self.width():
            self.resize(least, self.height())
        super().showEvent(event)

    def begin_with(self, wide: int, high: int) -> None:
        """A size at 100 %, where it does not follow from what stands in it."""
        self._grown.begin_with(wide, high)

    def set_words(self, title: str, button: str) -> None:
        """Another title, and another word on the button."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._head.setText(title)
        self.submit_button.setText(label_with_key(button, SUBMIT))
        self.submit_button.setAccessibleName(button)

    def refuse(self, text: str) -> None:
        """Say why it cannot be done; everything entered stays."""
        say_error(self.error, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.submit_button.isEnabled():
                self._submit()
            return
        if enter:
            # In a field Enter means the field, never the whole sheet by chance.
            return
        super().keyPressEvent(event)


def put_away(sheet: Sheet) -> None:
    """What it asked for is done; whoever pressed Esc meanwhile has put it away himself."""
    if isValid(sheet):
        sheet.accept()


def refuse(sheet: Sheet, text: str, otherwise: Callable[[str], object]) -> None:
    """Say in the sheet why it cannot be done, or *otherwise* when it was closed meanwhile."""
    if isValid(sheet):
        sheet.refuse(text)
    else:
        otherwise(text)
