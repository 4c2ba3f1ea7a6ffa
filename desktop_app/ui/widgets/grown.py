"""A window of its own that grows and shrinks with the size of the type while it is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme.theme import Theme

MOST = QSize(1240, 690)
"""So much of the smallest screen there is for it; beside a larger window it may be larger."""


class Grown(QObject):
    """Gives *window* the size *wide* × *high*, at 100 %, and another with every other scale.

    Without a size it is as large as it is, but at least *least* wide. What the user has drawn
    larger stays larger. It is never smaller than what stands in it needs.
    """

    def __init__(
        self, theme: Theme, window: QWidget, wide: int = 0, high: int = 0, *, least: int = 0
    ) -> None:
        super().__init__(window)
        self._theme, self._window, self._scale = theme, window, theme.scale
        self._narrowest = least
        window.setMinimumWidth(theme.px(least) if least else 0)
        self._wanted = QSize()
        """What it would have at 100 %, if there were room for that everywhere."""
        self._given = QSize()
        if wide:
            self.begin_with(wide, high)
        theme.follow(window, self._follow)

    def begin_with(self, wide: int, high: int) -> None:
        self._wanted = QSize(wide, high)
        self._window.resize(self._held(self._wanted * self._scale))
        self._given = self._window.size()

    def _follow(self) -> None:
        if self._theme.scale == self._scale:
            return
        if self._window.size() != self._given:  # the user has drawn it so, or its words have
            self._wanted = self._window.size() / self._scale
        self._scale = self._theme.scale
        size = self._wanted * self._scale
        # Not before its size was seen: the window widens with it at once.
        self._window.setMinimumWidth(self._theme.px(self._narrowest) if self._narrowest else 0)
        self._window.resize(self._held(size).expandedTo(self._least(size.width())))
        self._given = self._window.size()

    def _least(self, width: int) -> QSize:
        layout = self._window.layout()
        if layout is None:
            return QSize()
        layout.activate()
        least = layout.totalMinimumSize()
        width = max(width, least.width())
        if layout.hasHeightForWidth():
            least.setHeight(max(least.height(), layout.totalMinimumHeightForWidth(width)))
        return least

    def _held(self, size: QSize) -> QSize:
        above = self._window.parentWidget()
        beside = above.window().size() - QSize(40, 30) if above is not None else MOST
        return size.boundedTo(MOST.expandedTo(beside))
