"""Two groups of controls, left and right; the right one goes below when both do not fit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget


class TwoSides(QWidget):
    """One line while it is wide enough, else two."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._right, self._stacked = left, right, False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(left, 0, 0)
        self._grid.addWidget(right, 0, 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def stacked(self) -> bool:
        return self._stacked

    def minimumSizeHint(self) -> QSize:
        hints = (self._left.sizeHint(), self._right.minimumSizeHint())
        return QSize(max(hint.width() for hint in hints), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return bool(super().event(event))

    def _arrange(self) -> None:
        needed = self._left.sizeHint().width() + self._right.sizeHint().width() + 24
        stacked = needed > self.width()
        if stacked == self._stacked:
            return
        self._stacked = stacked
        self._grid.removeWidget(self._right)
        if stacked:
            self._grid.addWidget(self._right, 1, 0, 1, 3)
        else:
            self._grid.addWidget(self._right, 0, 2)
