"""Words that can be pressed: by the mouse, by Space, and by Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui.theme.theme import set_kind


class LinkButton(QPushButton):
    """A push button in the line of the text; without words it is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_kind(self, "link")

    def show_words(self, text: str, hint: str = "") -> None:
        if self.text() != text:
            self.setText(text)
        self.setToolTip(hint)
        self.setAccessibleName(f"{text} {hint}".strip())
        self.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and plain == Qt.KeyboardModifier.NoModifier:
            self.click()
            return
        super().keyPressEvent(event)
