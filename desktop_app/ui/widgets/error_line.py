"""The line of a form that says what is refused."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui.widgets.words import Words


def error_label(parent: QWidget) -> QLabel:
    """A line for what is refused; hidden while it is empty."""
    label = Words("", parent, kind="error", marked=True)
    label.hide()
    return label


def say_error(label: QLabel, text: str) -> None:
    """Show *text*, for a screen reader too; empty hides the line."""
    label.setText(text)
    label.setAccessibleName(text)
    label.setVisible(bool(text))
