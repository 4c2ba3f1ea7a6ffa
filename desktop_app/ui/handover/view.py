"""The hand-over's face: a note to write, and the whole of it as text; it calls no service."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.error_line import say_error
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.growing_text import GrowingTextEdit
from desktop_app.ui.widgets.rows import button_row
from desktop_app.ui.widgets.words import Words

TWO_COLUMNS = 820
"""Below this width (at 100 %) note and text stand one below the other."""


class HandOverView(QWidget):
    """``saved``, ``copied``, ``printed`` and ``calendar_asked`` are its buttons; ``typed`` tells of
    every change of the note."""

    saved = Signal()
    copied = Signal()
    printed = Signal()
    calendar_asked = Signal()
    typed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        title = QLabel(self.tr("交接班"), self)
        set_kind(title, "heading")
        self.about = Words("", self, kind="muted")
        write = Card(theme, self.tr("给下一班留言"), self)
        self.note = GrowingTextEdit(
            theme,
            self.tr("给下一班留言"),
            placeholder=self.tr("钥匙、停水停电、约好的人、要盯的事……"),
            parent=write,
        )
        self.note.textChanged.connect(self.typed)
        self.error = Words("", write, kind="error")
        self.error.hide()
        self.kept = Words("", write, kind="small")
        self.kept.setText(self.tr("边写边存；点“保存留言”后下一班就能看到。"))
        self.save = push_button(
            self.tr("保存留言"), kind="primary", shortcut_hint="Ctrl+Enter",
            clicked=self.saved.emit, parent=write,
        )  # fmt: skip
        for part in (self.note, self.error, self.kept):
            write.body.addWidget(part)
        button_row(write.body, self.save)
        write.body.addStretch(1)
        whole = Card(theme, self.tr("交接内容"), self)
        self.text = QPlainTextEdit(whole)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(self.tr("交接内容"))
        self.copy = push_button(self.tr("复制全文"), clicked=self.copied.emit, parent=whole)
        self.print_ = push_button(
            self.tr("打印"), shortcut_hint="Ctrl+P", clicked=self.printed.emit, parent=whole
        )
        self.calendar = push_button(
            self.tr("打开回访日历"), kind="link", clicked=self.calendar_asked.emit, parent=whole
        )
        buttons = QWidget(whole)
        set_kind(buttons, "clear")
        flow = FlowLayout(theme, buttons)
        for button in (self.copy, self.print_, self.calendar):
            flow.addWidget(button)
        whole.body.addWidget(self.text, 1)
        whole.body.addWidget(buttons)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(title)
        self._column.addWidget(self.about)
        self._column.addLayout(self._columns, 1)
        self._columns.addWidget(write, 2)
        self._columns.addWidget(whole, 5)
        theme.follow(self, self._remeasure)
        self._remeasure()

    def show_text(self, about: str, text: str) -> None:
        """Another hand-over; where one was reading stays where it is."""
        self.about.setText(about)
        if text == self.text.toPlainText():
            return
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self.text.setPlainText(text)
        bar.setValue(place)

    def refuse(self, text: str) -> None:
        say_error(self.error, text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.note.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= self._theme.px(TWO_COLUMNS)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _remeasure(self) -> None:
        space = self._theme.space
        self._column.setSpacing(space.s)
        self._columns.setSpacing(space.m)
        self.text.setMinimumHeight(self._theme.px(260))
        self._fit()
