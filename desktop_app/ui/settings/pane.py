"""A section's pane: a column that scrolls, with its own message bar on top."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.ui.editor.scroller import Scroller
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.message_bar import MessageBar
from desktop_app.ui.widgets.words import Words


class Pane(QWidget):
    """Fill ``body``; ``messages`` says refusals in place."""

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, scrolls: bool = True
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.messages = MessageBar(theme, self)
        self.inner: QWidget = self
        """What the cards are made in: one that is moved there later is styled once more."""
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        theme.size(whole.setSpacing, "s")
        whole.addWidget(self.messages)
        if scrolls:
            area = Scroller(parent=self)
            self.inner = QWidget(area.viewport())
            self.inner.setLayout(self.body)
            area.hold(self.inner)
            whole.addWidget(area, 1)
        else:
            whole.addLayout(self.body, 1)
        theme.follow(self, self._remeasure)
        self._remeasure()

    def limit_width(self, most: int) -> None:
        """No line gets longer than this; what scrolls is held, not its cards: a column asks a
        card that is held for its height at the column's own width, and wrapped words are cut."""
        self._theme.size(self.inner.setMaximumWidth, most)

    def _remeasure(self) -> None:
        self.body.setSpacing(self._theme.space.m)


def note(text: str, parent: QWidget | None = None, kind: str = "muted") -> QLabel:
    """A sentence that explains."""
    label = Words(text, parent)
    set_kind(label, kind)
    return label
