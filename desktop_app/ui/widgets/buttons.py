"""Buttons with their key written on them, as the front desk learns keys by reading."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind


def key_text(shortcut: str) -> str:
    """A portable key name (``Ctrl+N``) as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def label_with_key(text: str, shortcut: str) -> str:
    """``新投诉 Ctrl+N``; only the text when there is no key."""
    return f"{text} {key_text(shortcut)}" if shortcut else text


class PressedByEnter:
    """Enter presses the button that has the keyboard, as Space does: elsewhere it is what one
    presses to go on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()  # type: ignore[attr-defined]
        else:
            super().keyPressEvent(event)  # type: ignore[misc]


class _PushButton(PressedByEnter, QPushButton):
    pass


def push_button(
    text: str,
    *,
    kind: str = "",
    shortcut_hint: str = "",
    clicked: Callable[[], object] | None = None,
    accessible: str = "",
    parent: QWidget | None = None,
) -> QPushButton:
    """A push button of one *kind*; *shortcut_hint* is shown, never bound (actions bind keys)."""
    button = _PushButton(label_with_key(text, shortcut_hint), parent)
    button.setAutoDefault(False)
    button.setAccessibleName(accessible or text)
    if shortcut_hint:
        button.setAccessibleDescription(key_text(shortcut_hint))
    if kind:
        set_kind(button, kind)
    if clicked is not None:
        button.clicked.connect(lambda _checked=False: clicked())
    return button


class IconButton(PressedByEnter, QToolButton):
    """A button that shows only an icon; its name is the tooltip and the accessible name.

    The icon is drawn when the button is shown: many buttons never are.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        *,
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._tone = theme, icon, tone
        self.setToolTip(name)
        self.setAccessibleName(name)
        self._drawn = False
        theme.follow(self, self._remeasure)
        self._remeasure()

    def showEvent(self, event: QShowEvent) -> None:
        if not self._drawn:
            self._drawn = True
            self._paint_icon()
        super().showEvent(event)

    def set_tone(self, tone: str) -> None:
        """Colour the icon like the strong part of a pair; empty for the colour of text."""
        self._tone = tone
        if self._drawn:
            self._paint_icon()

    def _remeasure(self) -> None:
        side = self._theme.px(16)
        self.setIconSize(QSize(side, side))
        if self._drawn:
            self._paint_icon()

    def _paint_icon(self) -> None:
        colours = self._theme.colours
        colour = colours.pair(self._tone).strong if self._tone else colours.muted
        self.setIcon(self._theme.icon(self._icon, colour, 16))
