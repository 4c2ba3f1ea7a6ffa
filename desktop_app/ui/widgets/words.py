"""Running text that wraps: measured once for each width, marked and copied when somebody wants to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui.theme.theme import set_kind


class Words(QLabel):
    """Plain text in lines. *marked*: it can be marked with the mouse, and copied.

    A label that lets mark, or that takes the keyboard, keeps its text in a document, which is
    many times as slow to measure and to paint; both are equally high, so it becomes one when it
    is first pressed. And a page asks for the height at one width again and again while it
    is laid out.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        kind: str = "",
        marked: bool = False,
    ) -> None:
        self._heights: dict[int, int] = {}
        self._marked = marked
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if kind:
            set_kind(self, kind)
        self.setText(text)

    def setText(self, text: str) -> None:
        if text != self.text():
            self._heights.clear()
            super().setText(text)

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._let_mark()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._let_mark()
        super().contextMenuEvent(event)

    def _let_mark(self) -> None:
        if self._marked:
            self._marked = False
            flag = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)
            self.setFocus(Qt.FocusReason.MouseFocusReason)  # Ctrl+C follows, perhaps
