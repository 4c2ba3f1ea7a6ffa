"""Room before the figures in spin boxes and date edits, which the style sheet cannot give."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit

from desktop_app.ui.theme.theme import Theme


def pad_spin(spin: QAbstractSpinBox, theme: Theme) -> None:
    """Give *spin* the padding of a line edit: Qt lays its figures out at the very edge."""
    edit = spin.findChild(QLineEdit)
    if edit is not None:
        theme.size(edit.setTextMargins, "s", 0, 0, 0)
