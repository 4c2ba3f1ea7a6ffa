"""What became of the typed place: found, to be chosen, or kept as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words

Choice = tuple[str, Callable[[], object]]


class PlaceLine(QWidget):
    """One sentence, and under it choices as buttons: arrows move, Enter takes."""

    def __init__(self, theme: Theme, after: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._after = after
        self._label = Words("", self)
        self._holder = QWidget(self)
        self._flow = FlowLayout(theme, self._holder, spacing="xs")
        self.buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "xs")
        column.addWidget(self._label)
        column.addWidget(self._holder)
        self.clear()

    @property
    def text(self) -> str:
        return self._label.text()

    def clear(self) -> None:
        self.show_line("")

    def show_line(self, text: str, *, kind: str = "small", choices: Sequence[Choice] = ()) -> None:
        """Show *text* with *choices*; the first choice follows the box for Tab."""
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        set_kind(self._label, kind)
        self._label.setText(text)
        self._label.setVisible(bool(text))
        previous = self._after
        for words, act in choices:
            button = push_button(words, clicked=act, parent=self._holder)
            button.installEventFilter(self)
            self._flow.addWidget(button)
            QWidget.setTabOrder(previous, button)
            previous = button
            self.buttons.append(button)
        self._holder.setVisible(bool(choices))
        self.setVisible(bool(text))
        self.setAccessibleName(text)
        self.updateGeometry()

    def focus_choices(self) -> None:
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            step = {
                Qt.Key.Key_Right: 1,
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Left: -1,
                Qt.Key.Key_Up: -1,
            }.get(Qt.Key(event.key()), 0)
            if watched in self.buttons:
                here = self.buttons.index(watched)  # type: ignore[arg-type]
                if step:
                    there = self.buttons[(here + step) % len(self.buttons)]
                    there.setFocus(Qt.FocusReason.TabFocusReason)
                    return True
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                    self.buttons[here].click()
                    return True
        return False
