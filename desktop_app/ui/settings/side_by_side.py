"""Two parts beside each other, one below the other where there is no room for that."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.ui.theme.theme import Theme

_ACROSS = QBoxLayout.Direction.LeftToRight
_DOWN = QBoxLayout.Direction.TopToBottom


class SideBySide(QWidget):
    """*breadth* at 100 % from which both stand beside each other, in parts of *shares*."""

    def __init__(
        self, theme: Theme, left: QWidget, right: QWidget, shares: tuple[int, int], breadth: int
    ) -> None:
        super().__init__()
        self._theme, self._shares, self._breadth = theme, shares, breadth
        self._parts = (left, right)
        self._box = QBoxLayout(_ACROSS, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        theme.size(self._box.setSpacing, "m")
        self._box.addWidget(left, shares[0])
        self._box.addWidget(right, shares[1])
        theme.follow(self, self._turn)

    def minimumSizeHint(self) -> QSize:
        """Never wider than the wider part: the other one can go below it."""
        hint = super().minimumSizeHint()
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        direction = _ACROSS if self.width() >= self._theme.px(self._breadth) else _DOWN
        if direction != self._box.direction():
            self._box.setDirection(direction)
            for place, share in enumerate(self._shares):
                self._box.setStretch(place, share if direction == _ACROSS else 0)
