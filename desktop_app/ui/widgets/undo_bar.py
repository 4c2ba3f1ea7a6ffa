"""The bar that offers 撤销 for ten seconds after something was done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.words import Words

SECONDS = 10


class UndoBar(QFrame):
    """Says what was done and takes it back; waits while the mouse rests on it.

    When the bar has gone, Ctrl+Z still undoes: the bar is an offer, not the mechanism.
    """

    expired = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "undobar")
        self._undo: Callable[[], object] | None = None
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._expire)
        self._label = Words("", self)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = push_button(
            self.tr("撤销"), shortcut_hint="Ctrl+Z", clicked=self.undo, parent=self
        )
        close = IconButton(theme, "close", self.tr("关闭撤销提示"), parent=self)
        close.clicked.connect(self._expire)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def offer(self, text: str, undo: Callable[[], object], seconds: int = SECONDS) -> None:
        """Show *text* with 撤销 for *seconds*; a newer offer takes the place of an older one."""
        self._undo = undo
        self._label.setText(text)
        self.setAccessibleName(text)
        self.show()
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._timer.start(seconds * 1000)

    def undo(self) -> bool:
        """Take back what is on offer; False when nothing is."""
        undo, self._undo = self._undo, None
        self._timer.stop()
        self.hide()
        if undo is None:
            return False
        undo()
        return True

    def dismiss(self) -> None:
        """What is on offer can no longer be taken back: the bar goes."""
        if self._undo is not None:
            self._expire()

    def enterEvent(self, event: QEnterEvent) -> None:
        if self._timer.isActive():
            self._left = self._timer.remainingTime()
            self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self._undo is not None and not self._timer.isActive():
            self._timer.start(max(1500, self._left))
        super().leaveEvent(event)

    def _expire(self) -> None:
        self._undo = None
        self._timer.stop()
        self.hide()
        self.expired.emit()
