"""What an empty screen says: why it is empty, and what to do next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words


class EmptyState(QWidget):
    """An icon, a sentence, a second line, and buttons of which the first may be primary."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        sentence: str,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self._sign = QLabel(self)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = Words("", self, kind="title")
        self._detail = Words("", self, kind="muted")
        for label in (self._sentence, self._detail):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._holder = QWidget(self)
        self._flow = FlowLayout(theme, self._holder, centred=True)
        self._holder.hide()
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._sign)
        column.addWidget(self._sentence)
        column.addWidget(self._detail)
        column.addWidget(self._holder)
        column.addStretch(3)
        theme.follow(self, self._paint_sign)
        self.set_text(sentence, detail)
        self._paint_sign()

    def set_text(self, sentence: str, detail: str = "") -> None:
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(detail)

    def add_button(
        self, text: str, clicked: Callable[[], object], *, kind: str = "", shortcut_hint: str = ""
    ) -> QPushButton:
        button = push_button(
            text, kind=kind, shortcut_hint=shortcut_hint, clicked=clicked, parent=self._holder
        )
        self._flow.addWidget(button)
        self._holder.show()
        return button

    def _paint_sign(self) -> None:
        side = self._theme.px(40)
        self._sign.setPixmap(self._theme.pixmap(self._icon, self._theme.colours.muted, side))
