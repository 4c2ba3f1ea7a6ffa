"""A text area that grows with what is written in it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from desktop_app.ui.theme.theme import Theme


class GrowingTextEdit(QTextEdit):
    """Plain text between *lines* and *most* lines high; Tab leaves it, Ctrl+Enter passes it."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        placeholder: str = "",
        lines: int = 2,
        most: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._lines, self._most = theme, lines, max(lines, most)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.follow(self, self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_ctrl_enter(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # A file is no text: its page may have a place for it.
        if any(url.isLocalFile() for url in source.urls()):
            return False
        return bool(super().canInsertFromMimeData(source))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = self._theme.metrics().lineSpacing()
        margins = round(2 * self.document().documentMargin())
        edge = max(0, self.height() - self.viewport().height())
        if edge > 4 * self._theme.space.m:  # not laid out yet
            edge = 2 * (self._theme.space.xs + 1)
        wanted = round(self.document().size().height())
        low, high = self._lines * line + margins, self._most * line + margins
        height = min(high, max(low, wanted)) + edge
        scrolls = wanted > high
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if scrolls
            else (Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        )
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        if self.minimumHeight() != height:
            self.setFixedHeight(height)


def _is_ctrl_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
        event.modifiers() & Qt.KeyboardModifier.ControlModifier
    )
