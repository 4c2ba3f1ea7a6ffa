"""A question in place with its answers as buttons, and Esc that closes what is in front first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words

Answer = tuple[str, Callable[[], object]]


class QuestionNote(QFrame):
    """Asks gently: a sentence and a button for each answer; hidden until ``ask``."""

    def __init__(self, theme: Theme, tone: str = "amber", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, f"note-{tone}")
        self._label = Words("", self)
        self._holder = QWidget(self)
        self._flow = FlowLayout(theme, self._holder)
        self._buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "m", "s", "m", "s")
        column.addWidget(self._label)
        column.addWidget(self._holder)
        self._esc = KeysFirst(self, self.close_question)
        self._closed: Callable[[], object] | None = None
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        return tuple(self._buttons)

    def ask(
        self,
        text: str,
        answers: Sequence[Answer],
        closed: Callable[[], object] | None = None,
    ) -> None:
        """Show *text*; any answer, and Esc (*closed*), takes the note away."""
        for old in self._buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._label.setText(text)
        self._label.setVisible(bool(text))
        self.setAccessibleName(text)
        self._closed = closed
        self._buttons = [self._button(words, act) for words, act in answers]
        self.show()
        self.raise_()

    def close_question(self) -> None:
        """Take the note away unanswered."""
        if self.isHidden():
            return
        self.hide()
        closed, self._closed = self._closed, None
        if closed is not None:
            closed()

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        def answer() -> None:
            self._closed = None
            self.hide()
            act()

        button = push_button(words, clicked=answer, parent=self._holder)
        self._flow.addWidget(button)
        button.show()
        return button


class KeysFirst(QObject):
    """Lets *widget* (and what is in it) have Esc, and Ctrl+Enter, before the window's keys."""

    def __init__(
        self,
        widget: QWidget,
        escape: Callable[[], object],
        submit: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(widget)
        self._escape, self._submit = escape, submit
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        act = self._act(event)
        if act is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            act()
        return True

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        if event.key() == Qt.Key.Key_Escape:
            return self._escape
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return self._submit if enter and control else None
