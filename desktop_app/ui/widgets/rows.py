"""Rows inside a column. Always: first added, then filled.

Of a layout that already holds something the binding wraps every item when it is added, and
Qt deletes items without telling: what comes to lie at such an address crashes when it goes.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop_app.ui.theme.theme import Theme


def button_row(column: QBoxLayout, *buttons: QWidget) -> None:
    """Buttons side by side at the left of *column*."""
    row = QHBoxLayout()
    column.addLayout(row)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)


def shared_row(column: QBoxLayout, *widgets: QWidget, spacing: int) -> None:
    """Widgets side by side across *column*, sharing the room."""
    row = QHBoxLayout()
    column.addLayout(row)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget, 1)


class _Level(QObject):
    def __init__(self, theme: Theme, words: QWidget, button: QWidget) -> None:
        super().__init__(words)
        self._words, self._button = words, button
        theme.follow(words, self.set)
        self.set()

    def set(self) -> None:
        self._words.setMinimumHeight(self._button.sizeHint().height())


def level(theme: Theme, words: QWidget, button: QWidget) -> None:
    """Words as high as the *button* beside them, which is higher at any size of type."""
    _Level(theme, words, button)
