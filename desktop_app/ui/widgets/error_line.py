"""The line of a form that says what is refused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui.theme.theme import set_kind


def error_label(parent: QWidget) -> QLabel:
    """A line for what is refused; hidden while it is empty."""
    label = QLabel(parent)
    set_kind(label, "error")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.hide()
    return label


def say_error(label: QLabel, text: str) -> None:
    """Show *text*, for a screen reader too; empty hides the line."""
    label.setText(text)
    label.setAccessibleName(text)
    label.setVisible(bool(text))
