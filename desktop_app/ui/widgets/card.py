"""A card: a quiet frame with a title, a place at the right of it, and a body."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.words import Words


class Card(QFrame):
    """Fill ``body``; ``add_to_head`` puts small things at the right of the title."""

    def __init__(self, theme: Theme, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_kind(self, "card")
        self._title = Words("", self, kind="title")  # places and people stand in it
        self._head = QHBoxLayout()
        self.body = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._head.addWidget(self._title, 1)
        self._column.addLayout(self.body, 1)
        theme.follow(self, self._remeasure)
        self.set_title(title)
        self._remeasure()

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def add_to_head(self, item: QWidget) -> None:
        self._head.addWidget(item)

    def _remeasure(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(space.m, space.m, space.m, space.m)
        self._column.setSpacing(space.s)
        self.body.setSpacing(space.s)
