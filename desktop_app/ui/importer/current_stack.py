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
        here = self.currentWidget()
        return here.sizeHint() if here is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        here = self.currentWidget()
        return here.minimumSizeHint() if here is not None else super().minimumSizeHint()
