"""The form that gives a follow-up another time, and the note with the planner's proposal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.domain.planner import Proposal, Request
from desktop_app.ui.calendar.board import Item
from desktop_app.ui.calendar.card_forms import form_column
from desktop_app.ui.calendar.guide import Guide, after, proposal_words, request_of
from desktop_app.ui.calendar.notes import KeysFirst, QuestionNote
from desktop_app.ui.calendar.typed_time import moment_text, quick_times, read_time
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import key_text, push_button
from desktop_app.ui.widgets.chips import Chip
from desktop_app.ui.widgets.date_time_field import DateTimeField
from desktop_app.ui.widgets.error_line import error_label, say_error
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.rows import button_row
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import exact_time

KEY = "Alt+J"
"""Takes the proposed time, wherever the keyboard is within the form."""


class ProposalNote(QFrame):
    """A fitting time with its reasons and a button that takes it; hidden without one."""

    taken = Signal(object)

    def __init__(self, theme: Theme, form: QWidget) -> None:
        super().__init__(form)
        set_kind(self, "note-blue")
        self._at: datetime | None = None
        self._label = Words("", self)
        self.button = push_button("", clicked=self.take, parent=self)
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "m", "s", "m", "s")
        theme.size(column.setSpacing, "xs")
        column.addWidget(self._label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._key = QShortcut(QKeySequence(KEY), form)
        self._key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._key.activated.connect(self.take)
        self.hide()

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._label.text()

    def propose(self, proposal: Proposal | None, hints: Sequence[str], words: str) -> None:
        """Show *proposal* and *hints*; *words* with ``{moment}`` go on the button."""
        self._at = proposal.at if proposal else None
        lines = [proposal_words(proposal)] if proposal else []
        self._label.setText("\n".join([*lines, *hints]))
        self.setAccessibleName(self._label.text())
        if self._at is not None:
            moment = words.format(moment=moment_text(self._at))
            self.button.setText(moment)
            self.button.setAccessibleName(moment)
            self.button.setToolTip(
                self.tr("{moment}（{key}）").format(moment=moment, key=key_text(KEY))
            )
        self.button.setVisible(self._at is not None)
        self.setVisible(bool(self._label.text()))

    def take(self) -> None:
        if self._at is not None and self.isVisible():
            self.taken.emit(self._at)


class MoveForm(QWidget):
    """Another time: proposed, typed, or by a quick button; a doubtful one is asked about."""

    submitted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        guide: Guide,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now, self._guide = now, guide
        self._usual = time(10)
        self._request = Request()
        self.proposal = ProposalNote(theme, self)
        self.proposal.taken.connect(self._submit)
        self.field = DateTimeField(
            theme,
            self.tr("改到什么时间"),
            lambda text: read_time(text, self._now(), self._usual),
            exact_time,
            now,
            placeholder=self.tr("如 明天 9点、周一下午、11-23 10:30"),
            parent=self,
        )
        self.field.line.returnPressed.connect(self.submit)
        self._quick = QWidget(self)
        self._flow = FlowLayout(theme, self._quick)
        self._chips: list[Chip] = []
        self._theme = theme
        self.question = QuestionNote(theme, parent=self)
        self.error = error_label(self)
        self.button = push_button(self.tr("改期"), clicked=self.submit, parent=self)
        back = push_button(self.tr("收起"), kind="ghost", clicked=self.closed.emit, parent=self)
        column = form_column(self, theme)
        for part in (self.proposal, self._quick, self.field, self.question, self.error):
            column.addWidget(part)
        button_row(column, self.button, back)
        self._keys = KeysFirst(self, self.closed.emit, self.submit)

    @property
    def quick(self) -> tuple[Chip, ...]:
        return tuple(self._chips)

    def open(self, item: Item) -> None:
        """Ask for another time than the item's own; a text that was typed before stays."""
        self._usual = item.follow_up.due_at.time()
        self._request = request_of(item)
        best = self._guide.best(self._request, after(item, self._now()))
        self.proposal.propose(best, self._guide.hints(self._request), self.tr("改到 {moment}"))
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for choice in quick_times(self._now(), self._usual):
            chip = Chip(self._theme, choice.text, parent=self._quick, checkable=False)
            chip.setToolTip(exact_time(choice.at))
            chip.clicked.connect(lambda _checked=False, at=choice.at: self._take(at))
            self._flow.addWidget(chip)
            chip.show()
            self._chips.append(chip)
        say_error(self.error, "")
        self.question.hide()
        self.show()
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_dirty(self) -> bool:
        return bool(self.field.text().strip())

    def clear(self) -> None:
        self.field.set_value(None)

    def submit(self) -> None:
        """Take what is typed; what cannot be read stays and is marked."""
        if not self.field.commit():
            say_error(self.error, self.field.line.toolTip())
            return
        if self.field.value is None:
            say_error(self.error, self.tr("请填写改到什么时间。"))
            return
        self._take(self.field.value)

    def _take(self, at: datetime) -> None:
        self.field.set_value(at)
        say_error(self.error, "")
        question = self._guide.question(at, self._request, self._submit)
        if question is None:
            self._submit(at)
        else:
            self.question.ask(*question)

    def _submit(self, at: datetime) -> None:
        self.question.hide()
        self.submitted.emit(at)
