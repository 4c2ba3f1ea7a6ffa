"""The small forms of the incident's panel: one text to all, one line, a choice of incidents."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.services.incident_work import CHANNELS
from desktop_app.services.incidents import Choice
from desktop_app.ui.editor import inputs
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.editor.inputs import Option
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import channel_text


class SayForm(QFrame):
    """``sent(text, channel)``; the text stays until it was taken."""

    sent = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "panel")
        column = _column(self, theme)
        options = [Option(key, channel_text(key)) for key in CHANNELS]
        self.channel = FieldRow(
            theme,
            self.tr("方式"),
            inputs.combo_input(theme, self.tr("方式"), options),
            parent=self,
        )
        self.channel.show_text(CHANNELS[0], force=True)
        words = self.tr("说明内容")
        hint = self.tr("如：配件今晚到货，明早 8 点前恢复")
        self.words = FieldRow(
            theme, words, inputs.text_input(theme, words, hint, lines=3, most=8), parent=self
        )
        note = Words(
            self.tr("给每条未结投诉记一次群发沟通。群发不算回访，每户仍要单独回访。"),
            self,
            kind="small",
        )
        self.send = push_button(self.tr("记入全部投诉"), clicked=self._send, parent=self)
        for part in (self.channel, self.words, note):
            column.addWidget(part)
        column.addWidget(self.send, 0, Qt.AlignmentFlag.AlignRight)

    @property
    def text(self) -> str:
        return self.words.text

    def put(self, text: str) -> None:
        self.words.show_text(text, force=True)

    def clear(self) -> None:
        self.put("")
        self.words.set_error("")

    def focus(self) -> None:
        self.words.focus()

    def _send(self) -> None:
        if not self.words.text.strip():
            self.words.set_error(self.tr("请写下说明的内容。"))
            self.words.focus()
            return
        self.words.set_error("")
        self.sent.emit(self.words.text, self.channel.text or CHANNELS[0])


class LineForm(QFrame):
    """One line and a button; Enter sends it."""

    sent = Signal(str)

    def __init__(
        self, theme: Theme, label: str, confirm: str, hint: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_kind(self, "panel")
        column = _column(self, theme)
        self.title = Words(label, self, kind="small")
        made = inputs.line_input(theme, label, hint)
        self._input = made
        self.line = made.widget
        self.title.setBuddy(self.line)
        row = QHBoxLayout()
        self.send = push_button(confirm, clicked=self._send, parent=self)
        column.addWidget(self.title)
        column.addLayout(row)
        row.addWidget(self.line, 1)
        row.addWidget(self.send)

    def set_label(self, label: str) -> None:
        self.title.setText(label)
        self.line.setAccessibleName(label)

    def clear(self) -> None:
        self._input.put("")

    def focus(self) -> None:
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._send()
            return
        super().keyPressEvent(event)

    def _send(self) -> None:
        self.sent.emit(self._input.get())


class ChooseForm(QWidget):
    """For a case in no incident: join an open one, or open one with this case as master."""

    join_asked = Signal(int)
    open_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "s")
        self._list = QVBoxLayout()
        column.addLayout(self._list)
        self.new = LineForm(
            theme,
            self.tr("以本单为主单新建，名称可不填"),
            self.tr("建立事件"),
            self.tr("如 6 栋供水发黄"),
            self,
        )
        self.new.sent.connect(self.open_asked)
        column.addWidget(self.new)
        self.entries: list[QWidget] = []

    def show_choices(self, choices: Sequence[Choice]) -> None:
        if tuple(choices) == self._shown:
            return
        self._shown = tuple(choices)
        for entry in self.entries:
            self._list.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self.entries = [self._entry(choice) for choice in choices]
        for entry in self.entries:
            self._list.addWidget(entry)

    def _entry(self, choice: Choice) -> QWidget:
        incident = choice.incident
        frame = QFrame(self)
        set_kind(frame, "panel")
        row = QHBoxLayout(frame)
        self._theme.size(row.setContentsMargins, "s", "xs", "s", "xs")
        words = self.tr("{number} {title} · {count} 户").format(
            number=incident.number, title=incident.title, count=choice.households
        )
        label = Words(words, frame)
        row.addWidget(label, 1)
        button = push_button(
            self.tr("加入"),
            clicked=lambda: self.join_asked.emit(incident.id),
            accessible=self.tr("加入 {incident}").format(incident=words),
            parent=frame,
        )
        row.addWidget(button)
        frame.setAccessibleName(words)
        return frame


def _column(frame: QFrame, theme: Theme) -> QVBoxLayout:
    column = QVBoxLayout(frame)
    theme.size(column.setContentsMargins, "s", "s", "s", "s")
    theme.size(column.setSpacing, "xs")
    return column
