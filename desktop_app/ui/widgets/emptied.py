"""Taking everything out of a layout, with nothing of it left behind."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import delete


def empty(layout: QLayout) -> None:
    """The widgets in *layout* are hidden and go at the next turn of the loop; spaces go too."""
    for widget in release(layout):
        widget.hide()
        widget.deleteLater()


def release(layout: QLayout) -> list[QWidget]:
    """The widgets in *layout*, which stay where they are but are laid out no longer."""
    widgets = []
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widgets.append(widget)
        delete(item)  # taken, it belongs to nobody: it would stay for good
    return widgets
