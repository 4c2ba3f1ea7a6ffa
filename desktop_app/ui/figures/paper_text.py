"""Rich text of a paper on screen: laid out once for a width, and only where it can be seen."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind

ROUNDED = 2
"""A table of the whole width comes out so many pixels wider at most: nothing lies beyond it."""


class PaperText(QTextEdit):
    """Read-only; ``due`` asks its owner to call ``render_due`` when there is time for it, once
    for each part of the text.

    A label would be asked for its height many times by every layout around it, and lay out its
    tables each time. Here the height is set when the width is known; no layout asks.
    """

    due = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._make: Callable[[], Sequence[str]] = tuple
        self._parts: Sequence[str] | None = ()
        self._there, self._wide = 0, -1
        self.renderings = 0
        set_kind(self, "plain")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Of its own width, so that it is not laid out at every width that a layout tries.
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)

    def text(self) -> str:
        """The markup, also while it waits to be rendered."""
        return "".join(self._made())

    def show_parts(self, make: Callable[[], Sequence[str]]) -> None:
        """Show markup in the fonts of the theme, in parts that follow one another: made and shown
        soon if it can be seen, else when it is shown."""
        self._make, self._parts, self._there = make, None, 0
        self._tell()

    def _made(self) -> Sequence[str]:
        if self._parts is None:
            self._parts = self._make()
        return self._parts

    @property
    def is_due(self) -> bool:
        """Whether it can be seen and is not laid out as it should be."""
        ready = self._parts is not None and self._there == len(self._parts)
        return self.isVisible() and not (ready and self._wide == self.viewport().width())

    def render_due(self) -> None:
        """Lay out the next part of what was given last, at the width that there is now."""
        self.renderings += 1
        document, parts = self.document(), self._made()
        if self._wide != self.viewport().width():
            self._wide = self.viewport().width()
            if self._there == len(parts) <= 1:
                self.setLineWrapColumnOrWidth(self._wide)
                self._fit()
                return
            self._there = 0
        if self._there == 0:
            document.clear()
            document.setDefaultFont(self._theme.font())
            self.setLineWrapColumnOrWidth(self._wide)
            document.setHtml(parts[0] if parts else "")
        else:
            end = QTextCursor(document)
            end.movePosition(QTextCursor.MoveOperation.End)
            end.insertHtml(parts[self._there])
        self._there = min(self._there + 1, len(parts))
        if self._there in (1, len(parts)):
            self._fit()  # between them the cards around it need not move

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        if self.is_due:
            self.due.emit()

    def changeEvent(self, event: QEvent) -> None:
        # Fonts come with the markup: a change of theme tells every widget several times.
        if event.type() not in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().x():
            super().wheelEvent(event)
        else:
            event.ignore()  # down goes the page, not a part of it

    def _fit(self) -> None:
        size = self.document().size()
        # A table whose words do not fit is moved sideways; nothing of it is out of reach.
        over = size.width() > self._wide + ROUNDED
        self.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn if over else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        bar = self.horizontalScrollBar().sizeHint().height() if over else 0
        high = math.ceil(size.height()) + bar
        if self.minimumHeight() != high or self.maximumHeight() != high:
            self.setFixedHeight(high)
