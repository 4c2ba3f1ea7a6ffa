"""A part of the page that scrolls down by itself and asks the page for little height."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind

LEAST = 120
"""Height in pixels at 100 % below which the whole page scrolls instead."""


class DownScroll(QScrollArea):
    """Holds *widget* at the width of the page."""

    def __init__(self, theme: Theme, widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_kind(widget, "clear")
        self.setWidget(widget)

    def sizeHint(self) -> QSize:
        # Not what it holds: the page would be as high as that and scroll a second time.
        return QSize(self._theme.px(600), self._theme.px(LEAST))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(LEAST))
