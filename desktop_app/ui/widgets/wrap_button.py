"""A push button whose words go over several lines where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.ui.widgets.buttons import PressedByEnter
from desktop_app.ui.widgets.wrap_check import NARROWEST, wrapped


class WrapButton(PressedByEnter, QPushButton):
    """A button whose words go over several lines where they do not fit in one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, words: str) -> None:
        if words != self.words:
            self.words = words
            self._break(self.width())
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All in one line."""
        return self._edge() + self._measure([self.words])

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        narrow = QFontMetrics(self.font()).horizontalAdvance("字" * NARROWEST)
        return QSize(min(hint.width(), self._edge().width() + narrow), hint.height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return (self._edge() + self._measure(self._lines(width))).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break(event.size().width())

    def _break(self, width: int) -> None:
        text = "\n".join(self._lines(width)).replace("&", "&&")
        if text != self.text():
            self.setText(text)

    def _lines(self, width: int) -> list[str]:
        if self.sizeHint().width() <= width:
            return [self.words]
        return wrapped(self.words, self.font(), max(1, width - self._edge().width()))

    def _measure(self, lines: list[str]) -> QSize:
        return QFontMetrics(self.font()).size(0, "\n".join(lines))

    def _edge(self) -> QSize:
        """What stands around the words."""
        shown = QFontMetrics(self.font()).size(Qt.TextFlag.TextShowMnemonic, self.text())
        return super().sizeHint() - shown
