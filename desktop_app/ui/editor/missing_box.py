"""What is still missing, item by item; each leads to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.guards import Missing
from desktop_app.ui.i18n import render
from desktop_app.ui.theme.theme import Theme, set_kind


class MissingBox(QFrame):
    """``chosen`` carries the ``Missing`` whose entry was pressed."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "note-amber")
        self._shown: tuple[tuple[Missing, ...], str] = ((), "")
        self._head = QLabel(self)
        self._head.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._buttons: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space.m, theme.space.s, theme.space.m, theme.space.s)
        column.setSpacing(theme.space.xs)
        column.addWidget(self._head)
        column.addLayout(self._list)
        self.hide()

    @property
    def items(self) -> tuple[Missing, ...]:
        return self._shown[0]

    def sentences(self) -> list[str]:
        return [render(one.message) for one in self.items]

    def show_missing(self, items: Sequence[Missing], towards: str) -> None:
        """*towards* is the title of the next step, empty when the case would be closed."""
        wanted = (tuple(items), towards)
        self.setVisible(bool(items))
        if wanted == self._shown:
            return
        self._shown = wanted
        count = len(items)
        self._head.setText(
            self.tr("还差 {count} 项才能进入“{step}”：").format(count=count, step=towards)
            if towards
            else self.tr("还差 {count} 项才能关闭：").format(count=count)
        )
        for button in self._buttons:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for one in items:
            button = _Entry(render(one.message), self)
            button.pressed.connect(lambda one=one: self.chosen.emit(one))
            self._list.addWidget(button)
            self._buttons.append(button)

    def entries(self) -> list[QWidget]:
        return list(self._buttons)


class _Entry(QLabel):
    """A sentence that can be pressed, by mouse or keyboard, and wraps as a button cannot."""

    pressed = Signal()

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAccessibleName(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._show(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and not event.modifiers():
            self.pressed.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show(False)
        super().focusOutEvent(event)

    def _show(self, focused: bool) -> None:
        self.setText(f"{'▸' if focused else '·'} {self._sentence}")
        font = self.font()
        font.setUnderline(focused)
        self.setFont(font)
