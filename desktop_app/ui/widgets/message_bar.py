"""Messages above the page: what happened, what was kept, what to do. Never in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.words import Words

LEVEL_TONES = {"info": "blue", "warning": "amber", "error": "red", "success": "green"}
_ICONS = {"info": "info", "warning": "warning", "error": "error", "success": "check"}
KEPT = 3
"""More than three at a time nobody reads: what needs no answer gives way, the oldest first."""
READ_MS, LETTER_MS = 8_000, 150
"""So long, and so long for each character, stands what only tells that all went well."""


class MessageStrip(QFrame):
    """One message: sign, selectable text, an action, copy and dismiss.

    ``leave_when_read`` takes it away once it can have been read, unless the pointer or the
    keyboard is in it; without that it stays until it is dismissed.
    """

    dismissed = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        level: str,
        action: tuple[str, Callable[[], object]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._level = theme, level
        self.weight = 2 if action is not None else int(level == "error")
        """How much it would be missed: it asks for something, it tells of a failure, or neither."""
        tone = LEVEL_TONES[level]
        set_kind(self, f"note-{tone}")
        self._word = {
            "info": self.tr("提示"),
            "warning": self.tr("注意"),
            "error": self.tr("出错"),
            "success": self.tr("完成"),
        }[level]
        self._sign = QLabel(self)
        self._sign.setAccessibleName(self._word)
        self._label = Words("", self, marked=True)
        self._name(text)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        if action is not None:
            row.addWidget(push_button(action[0], clicked=action[1], parent=self))
        copy = IconButton(theme, "copy", self.tr("复制这条消息"), tone=tone, parent=self)
        copy.clicked.connect(self._copy)
        close = IconButton(theme, "close", self.tr("知道了，关闭"), tone=tone, parent=self)
        close.clicked.connect(self.dismissed)
        row.addWidget(copy)
        row.addWidget(close)
        theme.follow(self, self._paint_sign)
        self._paint_sign()

    def leave_when_read(self) -> None:
        reading = QTimer(self)
        reading.setInterval(max(READ_MS, LETTER_MS * len(self.text)))
        reading.timeout.connect(self._was_read)
        reading.start()

    def leave_with(self, page: QWidget) -> None:
        """It tells of what stands on *page*, and of nothing that is seen after it."""
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self.leave()
        return bool(super().eventFilter(watched, event))

    @Slot()
    def _was_read(self) -> None:
        focus = QApplication.focusWidget()
        if not self.underMouse() and (focus is None or not self.isAncestorOf(focus)):
            self.dismissed.emit()

    @property
    def text(self) -> str:
        return self._label.text()

    @property
    def stands(self) -> bool:
        """Whether it is still shown; nobody dismissed it, nothing pushed it out."""
        return isValid(self) and self.parent() is not None

    def say(self, text: str) -> None:
        """Other words in its place, without calling for attention again."""
        if self.stands and text != self.text:
            self._name(text)

    def leave(self) -> None:
        """What it told of is no more."""
        if self.stands:
            self.dismissed.emit()

    def _name(self, text: str) -> None:
        self._label.setText(text)
        self._label.setAccessibleName(text)
        self.setAccessibleName(self.tr("{level}：{text}").format(level=self._word, text=text))

    @property
    def level(self) -> str:
        return self._level

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._label.text())

    def _paint_sign(self) -> None:
        colour = self._theme.colours.pair(LEVEL_TONES[self._level]).strong
        self._sign.setPixmap(self._theme.pixmap(_ICONS[self._level], colour, self._theme.px(20)))


class MessageBar(QWidget):
    """Up to three messages, the newest on top; hidden while there are none.

    *passing*: what only tells that all went well goes by itself. A bar above all pages takes
    room from each of them; in a section of its own such a message may stay.
    """

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, passing: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme, self._passing = theme, passing
        self._strips: list[MessageStrip] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        theme.size(self._column.setSpacing, "xs")
        self.setAccessibleName(self.tr("消息"))
        self.hide()

    def show_message(
        self,
        text: str,
        level: str = "info",
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> MessageStrip:
        """Show *text*; the same text again replaces its earlier strip.

        ``KeyError`` for a level that is not in ``LEVEL_TONES``.
        """
        for strip in [s for s in self._strips if s.text == text]:
            self._remove(strip)
        strip = MessageStrip(self._theme, text, level, action, self)
        strip.dismissed.connect(lambda: self._remove(strip))
        if self._passing and level == "success" and action is None:
            strip.leave_when_read()
        self._strips.insert(0, strip)
        self._column.insertWidget(0, strip)
        while len(self._strips) > KEPT:
            # A reminder or a failure is not pushed out by what only tells that all went well.
            self._remove(min(reversed(self._strips[1:]), key=lambda strip: strip.weight))
        self.show()
        # A screen reader is told without the focus leaving what is being typed.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(strip, QAccessible.Event.Alert))
        return strip

    def messages(self) -> list[tuple[str, str]]:
        """(level, text) of what is shown, newest first."""
        return [(strip.level, strip.text) for strip in self._strips]

    def clear(self, level: str | None = None) -> None:
        """Take away all messages, or those of one level."""
        for strip in [s for s in self._strips if level in (None, s.level)]:
            self._remove(strip)

    def _remove(self, strip: MessageStrip) -> None:
        if strip not in self._strips:
            return
        self._strips.remove(strip)
        self._column.removeWidget(strip)
        strip.hide()
        strip.setParent(None)
        strip.deleteLater()
        self.setVisible(bool(self._strips))
