"""A field of a form: its label, its input, its hint, and why it was not saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.ui.editor.inputs import Input
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.words import Words


class FieldRow(QWidget):
    """``edited`` carries the text while typing; a refresh never disturbs what is being typed.

    What was changed elsewhere (an undo, say) is shown even in the field that has the keyboard,
    when nothing was typed there since it was last told what is stored.

    *made*: the input, or what makes one in the row itself, where it costs less.
    """

    edited = Signal(str)

    def __init__(
        self,
        theme: Theme,
        label: str,
        made: Input | Callable[[QWidget], Input],
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._plain = label
        self._hint = hint
        self._quiet = self._typed = False
        self._stored: str | None = None
        self._label = QLabel(label, self)
        set_kind(self._label, "small")
        if not isinstance(made, Input):
            made = made(self)
        self.input = made
        self._label.setBuddy(made.widget)
        self._label.setToolTip(hint)
        made.widget.setToolTip(hint)
        self._error = Words("", self, kind="error")
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._label)
        column.addWidget(made.widget)
        column.addWidget(self._error)
        column.addStretch(1)
        self.setFocusProxy(made.widget)
        made.on_edited(self._tell)

    @property
    def text(self) -> str:
        return self.input.get()

    @property
    def error(self) -> str:
        """Why the text is not saved, or empty."""
        return self._error.text()

    def set_required(self, required: bool) -> None:
        text = f"{self._plain} *" if required else self._plain
        if self._label.text() != text:
            self._label.setText(text)

    def show_text(self, text: str, *, force: bool = False) -> None:
        """Show a stored text unless the same stands there or the user is at work in the field."""
        typed, self._typed = self._typed, False
        # What comes first after typing is one's own text, tidied perhaps: not under the fingers.
        known, self._stored = typed or text == self._stored, text
        if not force and (self.error or (known and self.input.has_focus())):
            return
        if self.input.get() == text:
            return
        self._quiet = True
        self.input.put(text)
        self._quiet = False

    def clear(self) -> None:
        """Empty, as when it was made."""
        self.set_error("")
        self._typed, self._stored = False, None
        self._quiet = True
        self.input.put("")
        self._quiet = False

    def set_error(self, sentence: str) -> None:
        """Say why the text was not saved; empty takes the mark away."""
        if sentence == self._error.text():
            return
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.input.mark(bool(sentence))
        self.input.widget.setAccessibleDescription(sentence or self._hint)

    def set_locked(self, locked: bool) -> None:
        self.input.lock(locked)

    def focus(self) -> None:
        self.input.widget.setFocus()

    def _tell(self) -> None:
        if not self._quiet:
            self._typed = True
            self.edited.emit(self.input.get())
