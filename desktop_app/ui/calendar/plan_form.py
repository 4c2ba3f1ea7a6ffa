"""Planning a follow-up: kind, time, whom it concerns, who does it; no dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.case import FOLLOW_UP_TEXT
from desktop_app.services.calendar_view import Subject
from desktop_app.ui.calendar.card_forms import NextWorking, error_label, say_error
from desktop_app.ui.calendar.notes import KeysFirst
from desktop_app.ui.calendar.typed_time import day_text, day_week_text, read_time, weekday_text
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.date_time_field import DateTimeField
from desktop_app.ui.widgets.growing_text import GrowingTextEdit
from desktop_app.ui.widgets.suggest_box import Fetch, SuggestBox, Suggestion
from desktop_app.ui.words import exact_time, follow_up_text, shown_name, status_text


@dataclass(frozen=True)
class PlanRequest:
    """What was filled in. ``subject`` is None when only ``typed`` says whom it concerns."""

    kind: str
    due_at: datetime
    subject: Subject | None
    typed: str
    assignee: str
    note: str


def suggestion_of(subject: Subject) -> Suggestion:
    """A line of the list: number or place first, then who and what, the name masked."""
    person = shown_name(subject.person)
    if subject.number:
        status = status_text(subject.status) if subject.status else ""
        parts = (subject.place, person, status, subject.about)
        return Suggestion(subject.number, " · ".join(p for p in parts if p), subject)
    return Suggestion(subject.place, person, subject)


class PlanForm(QFrame):
    """``submitted`` carries a ``PlanRequest``; what is typed stays until it has been planned."""

    submitted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        next_working: NextWorking,
        fetch: Fetch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._theme, self._next_working = theme, next_working
        self._subject: Subject | None = None
        title = QLabel(self.tr("安排回访"), self)
        set_kind(title, "title")
        self.kind = QComboBox(self)
        for key in FOLLOW_UP_TEXT:
            self.kind.addItem(follow_up_text(key), key)
        self.field = DateTimeField(
            theme,
            self.tr("时间"),
            lambda text: read_time(text, now()),
            exact_time,
            now,
            placeholder=self.tr("如 明天 9点、周一下午"),
            parent=self,
        )
        self.field.value_changed.connect(self._say_rest_day)
        self.rest = QLabel(self)
        set_kind(self.rest, "small")
        self.rest.setWordWrap(True)
        self.rest.hide()
        self.box = SuggestBox(
            theme,
            fetch,
            name=self.tr("投诉编号或住户"),
            placeholder=self.tr("编号、房号 3-2-501、姓名"),
            parent=self,
        )
        self.box.picked.connect(self._pick)
        self.box.textEdited.connect(self._forget)
        self.about = QLabel(self)
        set_kind(self.about, "small")
        self.about.setWordWrap(True)
        self.about.hide()
        self.assignee = QComboBox(self)
        self.note = GrowingTextEdit(
            theme, self.tr("备注"), placeholder=self.tr("要问什么、带什么"), parent=self
        )
        self.error = error_label(self)
        self.button = push_button(
            self.tr("安排"), kind="primary", shortcut_hint="Ctrl+Enter", clicked=self.submit,
            parent=self,
        )  # fmt: skip
        self.back = push_button(
            self.tr("收起"), kind="ghost", clicked=self.closed.emit, parent=self
        )
        self._column = QVBoxLayout(self)
        self._column.addWidget(title)
        self._labelled(self.tr("投诉编号或住户"), self.box)
        self._column.addWidget(self.about)
        self._labelled(self.tr("类型"), self.kind)
        self._labelled(self.tr("时间"), self.field)
        self._column.addWidget(self.rest)
        self._labelled(self.tr("经办人"), self.assignee)
        self._labelled(self.tr("备注"), self.note)
        self._column.addWidget(self.error)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.back)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addStretch(1)
        self._keys = KeysFirst(self, self.closed.emit, self.submit)
        theme.changed.connect(self._remeasure)
        self._remeasure()

    @property
    def subject(self) -> Subject | None:
        return self._subject

    def open(self, at: datetime | None, staff: Sequence[str], operator: str) -> None:
        """Come up with *at* proposed; what was typed before and not planned is still there."""
        chosen = self.assignee.currentText() or operator
        self.assignee.clear()
        self.assignee.addItems(list(dict.fromkeys([*staff, *([operator] if operator else [])])))
        self.assignee.setCurrentText(chosen)
        if not self.field.text().strip():
            self.field.set_value(at)
            self._say_rest_day(at)
        say_error(self.error, "")
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def propose(self, subject: Subject, kind: str) -> None:
        """Fill in whom and what, as a card's proposal has it."""
        self.box.setText(suggestion_of(subject).title)
        self._pick(subject)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Ask for it to be planned; what is missing is said here."""
        if not self.box.text().strip():
            self.refuse(self.tr("请填写投诉编号，或选择住户。"))
            self.box.setFocus()
        elif not self.field.commit():
            self.refuse(self.field.line.toolTip())
        elif self.field.value is None:
            self.refuse(self.tr("请填写时间。"))
            self.field.line.setFocus()
        else:
            say_error(self.error, "")
            self.submitted.emit(
                PlanRequest(
                    self.kind.currentData(),
                    self.field.value,
                    self._subject,
                    self.box.text().strip(),
                    self.assignee.currentText(),
                    self.note.toPlainText().strip(),
                )
            )

    def refuse(self, text: str) -> None:
        say_error(self.error, text)

    def clear(self) -> None:
        """Empty it after it has been planned."""
        self.box.clear()
        self._forget("")
        self.field.set_value(None)
        self.note.clear()
        self.kind.setCurrentIndex(0)
        self.rest.hide()
        say_error(self.error, "")

    def _pick(self, subject: object) -> None:
        if isinstance(subject, Subject):
            self._subject = subject
            self.about.setText(suggestion_of(subject).detail)
            self.about.setVisible(bool(self.about.text()))

    def _forget(self, _text: str) -> None:
        self._subject = None
        self.about.hide()

    def _say_rest_day(self, at: datetime | None) -> None:
        working = self._next_working(at.date()) if at is not None else None
        if at is None or working is None:
            self.rest.hide()
            return
        self.rest.setText(
            self.tr("{day}（{weekday}）是休息日，之后的工作日是 {next}").format(
                day=day_text(at.date()), weekday=weekday_text(at.date()),
                next=day_week_text(working),
            )
        )  # fmt: skip
        self.rest.show()

    def _labelled(self, text: str, field: QWidget) -> None:
        label = QLabel(text, self)
        set_kind(label, "muted")
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(text)
        self._column.addWidget(label)
        self._column.addWidget(field)

    def _remeasure(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(space.m, space.m, space.m, space.m)
        self._column.setSpacing(space.xs + 2)
