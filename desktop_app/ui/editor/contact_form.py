"""Logging a contact while talking: quick, in the page, kept as a draft until it is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.domain.case import CHANNEL_TEXT, MOOD_TEXT, CaseFile
from desktop_app.domain.errors import KnownError
from desktop_app.services import cases, draftbook
from desktop_app.services.cases import NewContact
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor import inputs
from desktop_app.ui.editor.autosave import PAUSE_MS
from desktop_app.ui.editor.field_row import FieldRow
from desktop_app.ui.editor.inputs import Input, Option
from desktop_app.ui.editor.scripts import latest_mood
from desktop_app.ui.i18n import render
from desktop_app.ui.theme.theme import set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import channel_text, mood_text, near_time

ASIDE = ("box", "online", "patrol")
"""Channels of intake through which nobody is talked to."""
TYPED = ("said", "promise", "until")
"""What makes a draft worth keeping; the rest are choices with defaults."""


def draft_key(complaint_id: int) -> str:
    return f"contact:{complaint_id}"


class ContactForm(QWidget):
    """``saved`` carries the case after the contact; ``closed`` when it is put away.

    Ctrl+Enter saves, Esc puts it away with the text kept. For any page: it needs only the
    desk and the case's id.
    """

    saved = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, complaint_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.complaint_id = desk, complaint_id
        self._busy = False
        self.setAccessibleName(self.tr("记沟通"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.keep_draft)
        self.rows = self._make_rows()
        self._lay_out()
        self._reached_changed()
        desk.runner.run(self._read(complaint_id), self._start)

    # what the page asks

    def focus(self) -> None:
        self.rows["said"].focus()

    def keep_draft(self) -> None:
        """Store what is typed; called at pauses and when the form is put away."""
        self._timer.stop()
        if self._busy:
            return
        values: dict[str, Any] = {}
        if any(self.rows[key].text.strip() for key in TYPED):
            values = {key: row.text for key, row in self.rows.items()}
        key = draft_key(self.complaint_id)
        self._desk.runner.run(lambda office: draftbook.keep(office, key, values))

    def close_form(self) -> None:
        self.rows["until"].input.settle()
        self.keep_draft()
        self.closed.emit()

    def save(self) -> None:
        """Save the contact; what is refused is said here and the text stays."""
        if self._busy:
            return
        self.rows["until"].input.settle()
        for row in self.rows.values():
            row.set_error("")
        self._problem.hide()
        promised, until = self.rows["promise"].text.strip(), self.rows["until"].text
        due = _moment(until)
        if until and due is None:
            self._refuse(self.tr("看不懂承诺的时间，请改成如“明天 15:00”。"), "until")
            return
        if due is not None and not promised:
            self._refuse(self.tr("写了时间，请同时写下承诺了什么。"), "promise")
            return
        if not self.rows["reached"].text:
            self._refuse(self.tr("请选择接通还是未接通。"), "reached")
            return
        contact = NewContact(
            said=self.rows["said"].text,
            direction=self.rows["direction"].text or "out",
            channel=self.rows["channel"].text or "phone",
            reached=self.rows["reached"].text == "yes",
            mood_before=self.rows["before"].text,
            mood_after=self.rows["after"].text,
            promise=promised,
            promise_due=due,
        )
        self.keep_draft()  # should the write fail while the form is gone, the words are there
        self._busy = True
        complaint_id = self.complaint_id

        def work(office: Office) -> tuple[CaseFile, bool]:
            case = cases.log_contact(office, complaint_id, contact)
            draftbook.set_aside(office, draft_key(complaint_id))
            return case, draftbook.get(office, draft_key(complaint_id)) is not None

        self._desk.runner.run(
            work, lambda done: self._saved(done[0], done[1], contact), self._failed
        )

    # inside

    def _make_rows(self) -> dict[str, FieldRow]:
        theme = self._desk.theme
        moods = [Option(key, mood_text(key)) for key in MOOD_TEXT]
        words = {"phone": self.tr("电话"), "visit": self.tr("当面"), "letter": self.tr("信函")}
        channels = [
            Option(key, words.get(key) or channel_text(key))
            for key in CHANNEL_TEXT
            if key not in ASIDE
        ]
        directions = [
            Option("out", self.tr("我方联系")),
            Option("in", self.tr("对方联系")),
        ]
        reached = [Option("yes", self.tr("接通")), Option("no", self.tr("未接"))]
        labels = {
            "direction": self.tr("方向"),
            "channel": self.tr("方式"),
            "reached": self.tr("结果"),
            "before": self.tr("沟通前情绪"),
            "after": self.tr("沟通后情绪"),
            "said": self.tr("说了什么"),
            "promise": self.tr("答应了什么（可空）"),
            "until": self.tr("什么时候之前兑现"),
        }
        made: dict[str, Callable[[QWidget], Input]] = {
            "direction": lambda host: inputs.chip_input(
                theme, labels["direction"], directions, host
            ),
            "channel": lambda host: inputs.combo_input(theme, labels["channel"], channels, host),
            "reached": lambda host: inputs.chip_input(theme, labels["reached"], reached, host),
            "before": lambda host: inputs.combo_input(theme, labels["before"], moods, host),
            "after": lambda host: inputs.combo_input(theme, labels["after"], moods, host),
            "said": lambda host: inputs.text_input(
                theme, labels["said"], self.tr("对方说了什么、我们怎么回的"), host, lines=4, most=10
            ),
            "promise": lambda host: inputs.text_input(
                theme, labels["promise"], self.tr("如：周五前换好门禁读头"), host, lines=2, most=4
            ),
            "until": lambda host: inputs.time_input(
                theme,
                labels["until"],
                self._desk.now,
                self.tr("如 明天 15:00、周五下午3点"),
                host,
                closes=lambda: self._desk.lists().closes,
            ),
        }
        rows = {key: FieldRow(theme, labels[key], made[key], parent=self) for key in labels}
        for row in rows.values():
            row.edited.connect(lambda _text: self._timer.start())
        rows["reached"].edited.connect(lambda _text: self._reached_changed())
        return rows

    def _lay_out(self) -> None:
        theme = self._desk.theme
        title = QLabel(self.tr("记沟通"), self)
        set_kind(title, "title")
        self._note = Words("", self, kind="small")
        self._problem = Words("", self, kind="error")
        self._problem.hide()
        self.save_button = push_button(
            self.tr("保存沟通 {key}").format(key="Ctrl+↵"), clicked=self.save, parent=self
        )
        self.close_button = push_button(
            self.tr("收起"), kind="ghost", shortcut_hint="Esc", clicked=self.close_form, parent=self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        theme.size(column.setSpacing, "s")
        column.addWidget(title)
        rows = self.rows
        for pair in (("direction",), ("channel", "reached"), ("before", "after")):
            line = QHBoxLayout()
            column.addLayout(line)
            theme.size(line.setSpacing, "s")
            for key in pair:
                line.addWidget(rows[key], 1)
        for key in ("said", "promise", "until"):
            column.addWidget(rows[key])
        column.addWidget(self._note)
        column.addWidget(self._problem)
        buttons = QHBoxLayout()
        column.addLayout(buttons)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        column.addStretch(1)
        self._note.setText(self.tr("承诺保存后会列入回访日历，到期提醒。"))

    def _read(self, complaint_id: int) -> Any:
        def work(office: Office) -> tuple[CaseFile, dict[str, Any]]:
            draft = draftbook.get(office, draft_key(complaint_id))
            return office.case(complaint_id), draft.values if draft else {}

        return work

    def _start(self, answer: tuple[CaseFile, dict[str, Any]]) -> None:
        if not isValid(self):
            return
        case, draft = answer
        values = {
            "direction": "out",
            "channel": "phone",
            "reached": "yes",
            "before": latest_mood(case),
        }
        values |= {key: str(value) for key, value in draft.items() if key in self.rows}
        for key, value in values.items():
            # Somebody may already have begun to type before the draft was read.
            if not self.rows[key].text or key not in TYPED:
                self.rows[key].show_text(value, force=True)
        self._reached_changed()
        if draft:
            self._note.setText(self.tr("已取回上次没有保存的内容。"))

    def _reached_changed(self) -> None:
        reached = self.rows["reached"].text != "no"
        for key in ("after", "promise", "until"):
            self.rows[key].setVisible(reached)
        self._note.setVisible(reached)

    def _saved(self, case: CaseFile, more: bool, contact: NewContact) -> None:
        if contact.promise and contact.promise_due:
            until = near_time(contact.promise_due, self._desk.now())
            text = self.tr(
                "沟通已记录。承诺“{promise}”已列入回访日历，须在{until} 前兑现。"
            ).format(promise=contact.promise, until=until)
        else:
            text = self.tr("沟通已记录。")
        self._desk.show_message(text, "success")
        if more:
            again = self.tr("这一件还有先前撤销的一份沟通没有保存，按 Ctrl+L 取回。")
            self._desk.show_message(again, "info")
        if isValid(self):
            self._busy = False
            self.saved.emit(case)

    def _failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._busy = False
        if isinstance(error, KnownError):
            key = {"promise_without_time": "until", "contact_empty": "said"}.get(error.code, "")
            self._refuse(render(error.message), key)
        else:
            self._refuse(self.tr("没有存上，内容都还在；请再试一次。"), "")

    def _refuse(self, sentence: str, key: str) -> None:
        if key:
            self.rows[key].set_error(sentence)
            self.rows[key].focus()
        else:
            self._problem.setText(sentence)
            self._problem.show()

    def event(self, event: QEvent) -> bool:
        # The page has Ctrl+Enter for completing the step, the window Esc for going back; while
        # the keyboard is in here both belong to the contact.
        if event.type() == QEvent.Type.ShortcutOverride and own_key(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if own_key(event):
            if event.key() == Qt.Key.Key_Escape:
                self.close_form()
            else:
                self.save()
            return
        super().keyPressEvent(event)


def own_key(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_Escape:
        return modifiers == Qt.KeyboardModifier.NoModifier
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and modifiers == Qt.KeyboardModifier.ControlModifier


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
