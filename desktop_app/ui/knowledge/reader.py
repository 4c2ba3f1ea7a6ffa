"""One record, whole: words to say in large type, or a case study's parts; its buttons below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.editor.scroller import Scroller
from desktop_app.ui.knowledge.texts import Detail
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.emptied import empty
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words


class Reader(QFrame):
    """``pressed`` carries the key of an act. Made anew only when something else is shown."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._theme = theme
        self.detail: Detail | None = None
        self.buttons: dict[str, QPushButton] = {}
        self._inner: QWidget | None = None
        self._column = QVBoxLayout(self)
        theme.size(self._column.setContentsMargins, "l", "m", "m", "m")
        theme.size(self._column.setSpacing, "m")
        self.setAccessibleName(self.tr("内容"))

    def show_detail(self, detail: Detail | None) -> None:
        """Show *detail*; None shows nothing."""
        if detail == self.detail:
            return
        self.detail = detail
        had = next((key for key, button in self.buttons.items() if button.hasFocus()), "")
        self._clear()
        if detail is None:
            return
        words, acts = self._words(detail), self._acts(detail)
        self._column.addWidget(words, 1)
        self._column.addWidget(acts)
        words.show()
        acts.show()
        if had:
            target = self.buttons.get(had) or next(iter(self.buttons.values()), None)
            if target is not None:
                target.setFocus()

    def focus(self) -> None:
        """The keyboard goes to the first thing that can be done."""
        for button in self.buttons.values():
            if button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _clear(self) -> None:
        self.buttons = {}
        empty(self._column)

    def _words(self, detail: Detail) -> QWidget:
        theme = self._theme
        inner = QWidget()
        column = QVBoxLayout(inner)
        theme.size(column.setContentsMargins, 0, 0, "xs", 0)
        theme.size(column.setSpacing, "s")
        column.addWidget(_label(detail.title, inner, "heading"))
        if detail.badges:
            holder = QWidget(inner)
            flow = FlowLayout(theme, holder, spacing="xs")
            for text, tone in detail.badges:
                flow.addWidget(Badge(theme, text, tone, holder))
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            holder.setSizePolicy(policy)
            column.addWidget(holder)
        if detail.words:
            frame = QFrame(inner)
            set_kind(frame, "note-blue")
            row = QVBoxLayout(frame)
            theme.size(row.setContentsMargins, "l", "m", "l", "m")
            words = _label(detail.words, frame, "words")
            row.addWidget(words)
            column.addWidget(frame)
        if detail.note:
            column.addWidget(_label(detail.note, inner, "small"))
        for head, text in detail.sections:
            if head:
                above = _label(head, inner, "small")
                theme.size(above.setContentsMargins, 0, "xs", 0, 0)
                column.addWidget(above)
            column.addWidget(_label(text, inner, "" if head else "small"))
        column.addStretch(1)
        return Scroller(inner, self)

    def _acts(self, detail: Detail) -> QWidget:
        holder = QWidget(self)
        flow = FlowLayout(self._theme, holder)
        for act in detail.acts:
            button = push_button(
                act.text,
                kind=act.kind,
                shortcut_hint=act.shortcut,
                clicked=partial(self.pressed.emit, act.key),
                parent=holder,
            )
            button.setEnabled(act.allowed)
            button.setToolTip(act.tip)
            flow.addWidget(button)
            self.buttons[act.key] = button
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        return holder


def _label(text: str, parent: QWidget, kind: str = "") -> QLabel:
    label = Words(text, parent, kind=kind, marked=True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label
