"""A stack that asks for the room of the pane in front, not of the largest one behind it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class CurrentStack(QStackedWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _at: self.updateGeometry())

    def hasHeightForWidth(self) -> bool:
        # A scroll area would take the preferred height of the tallest pane for the least one.
        return False

    def sizeHint(self) -> QSize:
        # No more than is needed: what a pane would like to have must not push the foot out of
        # a small window. It gets all the room that there is anyway.
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        here = self.currentWidget()
        return here.minimumSizeHint() if here is not None else super().minimumSizeHint()
