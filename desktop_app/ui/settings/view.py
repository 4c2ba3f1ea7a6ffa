"""The frame of the settings page: sections at the left, one of them at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.editor.scroller import Columns
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.current_stack import CurrentStack
from desktop_app.ui.widgets.words import Words

KEY = Qt.ItemDataRole.UserRole


class SettingsView(QWidget):
    """``chosen`` carries the key of a section."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        title = QLabel(self.tr("设置"), self)
        set_kind(title, "heading")
        self.note = QFrame(self)
        set_kind(self.note, "note-blue")
        self._note_text = Words("", self.note)
        inside = QHBoxLayout(self.note)
        inside.setContentsMargins(12, 6, 12, 6)
        inside.addWidget(self._note_text)
        self.note.hide()
        self.nav = QListWidget(self)
        self.nav.setAccessibleName(self.tr("设置的各部分"))
        set_kind(self.nav, "card")
        self.nav.currentItemChanged.connect(self._choose)
        # Only as wide as the section in front: the widest one must not push the others' buttons out.
        self.stack = CurrentStack(self)
        content = Columns(self)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.nav)
        row.addWidget(self.stack, 1)
        self._row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self.note)
        column.addWidget(content, 1)
        self._column = column
        self.setFocusProxy(self.nav)
        theme.follow(self, self._remeasure)
        self._remeasure()

    def add_section(self, key: str, title: str) -> QWidget:
        """A new entry; returns the holder that the section's widget goes into."""
        item = QListWidgetItem(title)
        item.setData(KEY, key)
        self.nav.addItem(item)
        self._remeasure()
        holder = QWidget(self.stack)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        self.stack.addWidget(holder)
        return holder

    @property
    def current(self) -> str:
        item = self.nav.currentItem()
        return str(item.data(KEY)) if item is not None else ""

    def choose(self, key: str) -> None:
        """Mark a section (and so show it); unknown keys change nothing."""
        for row in range(self.nav.count()):
            if self.nav.item(row).data(KEY) == key:
                self.nav.setCurrentRow(row)

    def show_note(self, text: str) -> None:
        self._note_text.setText(text)
        self.note.setAccessibleName(text)
        self.note.setVisible(bool(text))

    @property
    def note_text(self) -> str:
        return self._note_text.text()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.stack.setCurrentIndex(self.nav.row(item))
            self.chosen.emit(str(item.data(KEY)))

    def _remeasure(self) -> None:
        space = self._theme.space
        self._row.setSpacing(space.m)
        self._column.setSpacing(space.s)
        wide = self.nav.sizeHintForColumn(0) + self._theme.px(16)
        self.nav.setFixedWidth(max(self._theme.px(132), wide))
