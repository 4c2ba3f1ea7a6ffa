"""The line at the top: typing searches, the arrows walk through what is found, Enter opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.theme.theme import Theme

if TYPE_CHECKING:  # the drop-down is loaded with the first search: the window stands before
    from desktop_app.ui.search.lines import Line, Shown
    from desktop_app.ui.search.panel import SearchPanel

Answer = Callable[["Shown"], None]
Fetch = Callable[[str, Answer], None]
"""Asks for what a text finds; calls the answer in the window's thread, now or later."""

RECENT = 6
_PAGE = 6
SLOW_MS = 500
"""An answer that takes longer (an import is being written) is said to be under way."""
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class SearchBox(QLineEdit):
    """``picked`` carries the value of a hit, ``submitted`` the text whose hits are all wanted.

    The last searches are remembered while the window is open and nowhere else: they are made
    of names and phones.
    """

    picked = Signal(object)
    submitted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        fetch: Fetch,
        *,
        delay_ms: int = 120,
        name: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._fetch = theme, fetch
        self._asked = 0
        self._recent: list[str] = []
        self._panel: SearchPanel | None = None
        self.setAccessibleName(name or placeholder)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self.ask_now)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._say_searching)
        self.textChanged.connect(self._changed)

    @property
    def popup(self) -> SearchPanel:
        """The drop-down; made when first needed, because it lies in the window."""
        if self._panel is None:
            from desktop_app.ui.search.panel import SearchPanel

            window = self.window()
            self._panel = SearchPanel(self._theme, window)
            self._panel.picked.connect(self._pick)
            self._panel.all_asked.connect(self._submit)
            window.installEventFilter(self)
        return self._panel

    @property
    def recent(self) -> Sequence[str]:
        return tuple(self._recent)

    @Slot()
    def ask_now(self) -> None:
        """Search for the present text without waiting for a pause in typing."""
        self._timer.stop()
        self._asked += 1
        token = self._asked
        text = self.text().strip()
        if not text:
            from desktop_app.ui.search.texts import beginning

            self._offer(token, beginning(self._recent))
            return
        self._slow.start()
        self._fetch(text, lambda shown: self._offer(token, shown))

    def _changed(self, _text: str) -> None:
        self._asked += 1  # an answer under way is for a text that is no longer there
        self._slow.stop()
        if self.hasFocus():
            self._timer.start()

    def _offer(self, token: int, shown: Shown) -> None:
        if token != self._asked:
            return
        self._slow.stop()
        if self.hasFocus():
            self._show(shown)

    def _say_searching(self) -> None:
        from desktop_app.ui.search.texts import searching

        if self.hasFocus():
            self._show(searching())

    def _show(self, shown: Shown) -> None:
        self.popup.show_answer(shown)
        self.popup.show()
        self.popup.place_below(self)

    def _pick(self, line: Line) -> None:
        if line.fills:
            self.setText(str(line.value))
            self.setFocus()
            self.ask_now()
            return
        self._remember()
        self._close()
        self.picked.emit(line.value)

    def _submit(self) -> None:
        text = self.text().strip()
        self._remember()
        self._close()
        self.submitted.emit(text)

    def _remember(self) -> None:
        text = self.text().strip()
        if text:
            others = [one for one in self._recent if one != text]
            self._recent = [text, *others][:RECENT]

    def _close(self) -> None:
        self._timer.stop()
        self._slow.stop()
        self._asked += 1
        if self._panel is not None:
            self._panel.hide()

    # the window around it

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._panel is not None and self._panel.isVisible():
            if event.type() == QEvent.Type.Resize:
                self._panel.place_below(self)
            elif event.type() == QEvent.Type.WindowDeactivate:
                self._close()
        return bool(super().eventFilter(watched, event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Coming by with Tab asks for nothing; Ctrl+K does.
        if event.reason() == Qt.FocusReason.ShortcutFocusReason:
            self.ask_now()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.popup.isVisible():
            self.ask_now()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._close()

    # keys

    def event(self, event: QEvent) -> bool:
        # Esc first closes the list, then empties the line; only the next one goes back a page.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and (self.text() or (self._panel is not None and self._panel.isVisible()))
        ):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~_KEYPAD
        if modifiers == Qt.KeyboardModifier.NoModifier and self._plain_key(event.key()):
            event.accept()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._submit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _plain_key(self, key: int) -> bool:
        open_ = self._panel is not None and self._panel.isVisible()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            line = self.popup.current() if open_ else None
            if line is not None and (line.fills or self._answers_the_text()):
                self._pick(line)
            else:
                self._submit()
            return True
        if key == Qt.Key.Key_Escape:
            if open_:
                self._close()
                return True
            if self.text():
                self.clear()
                self._close()
                return True
            return False
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        if key not in steps:
            return False
        if open_:
            self.popup.step(steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Down:
            self.ask_now()
        else:
            return False
        return True

    def _answers_the_text(self) -> bool:
        """Whether what is shown was found for what stands in the line now."""
        return self.popup.shown.asked == self.text().strip()
