"""When a resident likes to be called and what to mind: a small form in the complainant's card."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.case import Resident
from desktop_app.ui.editor import inputs
from desktop_app.ui.editor.contact_form import own_key
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.words import Words


class PreferencesForm(QFrame):
    """``saved`` carries (resident id, preferred time, note). Ctrl+Enter saves, Esc puts it away."""

    saved = Signal(int, str, str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resident_id = 0
        self._stored = ("", "")
        self._unsent: dict[int, tuple[str, str]] = {}
        set_kind(self, "panel")
        self.setAccessibleName(self.tr("联系偏好"))
        label = self.tr("什么时候方便联系")
        made = inputs.line_input(theme, label, self.tr("如 晚上 7 点后、周末上午"))
        self.time = FieldRow(theme, label, made, parent=self)
        label = self.tr("备注")
        made = inputs.text_input(
            theme, label, self.tr("如 家有婴儿、先发微信再打电话"), lines=2, most=5
        )
        self.note = FieldRow(theme, label, made, parent=self)
        self._problem = Words("", self, kind="error")
        self._problem.hide()
        self.close_button = push_button(
            self.tr("收起"), kind="ghost", clicked=self.closed.emit, parent=self
        )
        self.save_button = push_button(self.tr("保存偏好"), clicked=self.save, parent=self)
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "s", "s", "s", "s")
        theme.size(column.setSpacing, "s")
        for widget in (self.time, self.note, self._problem):
            column.addWidget(widget)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.close_button)
        row.addStretch(1)
        row.addWidget(self.save_button)
        self.hide()

    def open_for(self, resident: Resident) -> None:
        """Open it; what was typed and not saved is there, for this person."""
        if self.isHidden() or resident.id != self.resident_id:
            self.put_away()
            self.resident_id = resident.id
            self._problem.hide()
            self._stored = (resident.preferred_time, resident.note)
            time, note = self._unsent.pop(resident.id, self._stored)
            self.time.show_text(time, force=True)
            self.note.show_text(note, force=True)
        self.show()
        self.time.focus()

    def put_away(self) -> None:
        """Hide it; what was typed waits for its person."""
        typed = (self.time.text, self.note.text)
        if not self.isHidden() and typed != self._stored:
            self._unsent[self.resident_id] = typed
        self.hide()

    def saved_for(self, resident_id: int) -> None:
        """It was saved: nothing waits any more."""
        self._unsent.pop(resident_id, None)
        if resident_id == self.resident_id:
            self.hide()

    def save(self) -> None:
        self.saved.emit(self.resident_id, self.time.text, self.note.text)

    def refuse(self, sentence: str) -> None:
        """Say why it was not saved; what was typed stays."""
        self._problem.setText(sentence)
        self._problem.show()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and own_key(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if own_key(event):
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
            else:
                self.save()
            return
        super().keyPressEvent(event)
