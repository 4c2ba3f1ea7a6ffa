"""Rows inside a column. Always: first added, then filled.

Of a layout that already holds something the binding wraps every item when it is added, and
Qt deletes items without telling: what comes to lie at such an address crashes when it goes.
"""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget


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
