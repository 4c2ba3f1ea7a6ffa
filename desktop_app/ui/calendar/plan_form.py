"""Planning a follow-up or a series: kind, time, whom it concerns, who does it; no dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.case import FOLLOW_UP_TEXT
from desktop_app.domain.planner import Request
from desktop_app.domain.wishes import read_wish
from desktop_app.services.calendar_view import Subject
from desktop_app.ui.calendar.guide import Guide
from desktop_app.ui.calendar.move_form import ProposalNote
from desktop_app.ui.calendar.notes import KeysFirst
from desktop_app.ui.calendar.series_field import SeriesField
from desktop_app.ui.calendar.typed_time import day_text, day_week_text, read_time, weekday_text
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.date_time_field import DateTimeField
from desktop_app.ui.widgets.error_line import error_label, say_error
from desktop_app.ui.widgets.growing_text import GrowingTextEdit
from desktop_app.ui.widgets.rows import button_row
from desktop_app.ui.widgets.suggest_box import Fetch, SuggestBox, Suggestion
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import exact_time, follow_up_text, shown_name, status_text


@dataclass(frozen=True)
class PlanRequest:
    """What was filled in: one time, or those of a series.

    ``subject`` is None when only ``typed`` says whom it concerns.
    """

    kind: str
    times: tuple[datetime, ...]
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
    typed = Signal()

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        guide: Guide,
        fetch: Fetch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._theme, self._guide = theme, guide
        self._subject: Subject | None = None
        self._own_time = False
        title = QLabel(self.tr("安排回访"), self)
        set_kind(title, "title")
        self.kind = QComboBox(self)
        self.kind.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.kind.setMinimumContentsLength(8)
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
        self.field.value_changed.connect(lambda _at: self._advise())
        self.kind.currentIndexChanged.connect(lambda _row: self._advise())
        self.proposal = ProposalNote(theme, self)
        self.proposal.taken.connect(self._take)
        self.series = SeriesField(theme, self)
        self.series.changed.connect(self._advise)
        self.rest = Words("", self, kind="small")
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
        self.about = Words("", self, kind="small")
        self.about.hide()
        self.assignee = QComboBox(self)
        self.assignee.currentIndexChanged.connect(lambda _row: self._advise())
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
        self._column.addWidget(self.proposal)
        self._labelled(self.tr("次数"), self.series.choice)
        self._column.addWidget(self.series)
        self._labelled(self.tr("经办人"), self.assignee)
        self._labelled(self.tr("备注"), self.note)
        self._column.addWidget(self.error)
        button_row(self._column, self.button, self.back)
        self._column.addStretch(1)
        self.field.line.textEdited.connect(self._timed)
        self._keys = KeysFirst(self, self.closed.emit, self.submit)
        for told in (
            self.box.textEdited, self.box.picked, self.kind.activated, self.field.line.textEdited,
            self.series.choice.activated, self.series.days.textEdited, self.assignee.activated,
            self.note.textChanged,
        ):  # fmt: skip
            told.connect(self._tell_typed)
        theme.follow(self, self._remeasure)
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
        self._advise()
        say_error(self.error, "")
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> dict[str, str]:
        """What was typed, as ``bring`` takes it; nothing while a time was proposed and no more."""
        whom, note, days = self.box.text(), self.note.toPlainText(), self.series.days.text()
        if not (whom.strip() or note.strip() or days.strip() or self._own_time):
            return {}
        return {
            "whom": whom,
            "note": note,
            "when": self.field.text(),
            "kind": str(self.kind.currentData()),
            "often": str(self.series.choice.currentData()),
            "days": days,
            "who": self.assignee.currentText(),
        }

    def bring(self, words: Mapping[str, str]) -> None:
        """Fill in what ``words`` told another time."""
        if words.get("whom", "") != self.box.text():
            self.box.setText(words.get("whom", ""))
            self._forget("")
        self.note.setPlainText(words.get("note", ""))
        self.kind.setCurrentIndex(max(0, self.kind.findData(words.get("kind", ""))))
        often = self.series.choice.findData(words.get("often", ""))
        self.series.choice.setCurrentIndex(max(0, often))
        self.series.days.setText(words.get("days", ""))
        self.assignee.setCurrentText(words.get("who", ""))
        if words.get("when", "").strip():
            self.field.line.setText(words["when"])
            self.field.commit()
            self._own_time = True
        self._advise()

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
        elif not self._times():
            self.refuse(self.series.refusal())
        else:
            say_error(self.error, "")
            self.submitted.emit(
                PlanRequest(
                    self.kind.currentData(),
                    self._times(),
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
        self._own_time = False
        self.note.clear()
        self.kind.setCurrentIndex(0)
        self.series.clear()
        self._advise()
        say_error(self.error, "")

    @Slot(str)
    def _timed(self, text: str) -> None:
        self._own_time = bool(text.strip())

    @Slot()
    def _tell_typed(self) -> None:
        self.typed.emit()

    def _pick(self, subject: object) -> None:
        if isinstance(subject, Subject):
            self._subject = subject
            lines = [suggestion_of(subject).detail]
            if subject.preferred_time:
                lines.append(self.tr("偏好：{text}").format(text=subject.preferred_time))
            self.about.setText("\n".join(line for line in lines if line))
            self.about.setVisible(bool(self.about.text()))
            self._advise()

    def _forget(self, _text: str) -> None:
        had, self._subject = self._subject, None
        self.about.hide()
        if had is not None:
            self._advise()

    # the planner

    def _request(self) -> Request:
        wish = read_wish(self._subject.preferred_time if self._subject else "")
        return Request(self.kind.currentData(), wish, self.assignee.currentText())

    def _times(self) -> tuple[datetime, ...]:
        at, offsets = self.field.value, self.series.offsets()
        if at is None or offsets is None:
            return ()
        return self._guide.series(self._request(), at, offsets) if offsets else (at,)

    def _take(self, at: datetime) -> None:
        self.field.set_value(at)
        self._advise()

    def _advise(self) -> None:
        """Say what speaks against the time and propose a fitting one; nothing is forbidden."""
        request, at = self._request(), self.field.value
        lines = []
        if self.series.offsets():
            # Each time of a series is put where it fits, so that there is nothing to warn of.
            self.series.show_times(self._times())
        elif at is not None:
            lines = self._doubts(at, request)
        self.rest.setText("\n".join(lines))
        self.rest.setVisible(bool(lines))
        wanted = at is None or bool(lines)
        best = self._guide.best(request, at) if wanted and not self.series.offsets() else None
        self.proposal.propose(best, self._guide.hints(request), self.tr("用 {moment}"))

    def _doubts(self, at: datetime, request: Request) -> list[str]:
        working = self._guide.next_working(at.date())
        lines = self._guide.doubts(at, request)
        if working is not None and not request.wish.wants_day(at.date()):
            rest = self.tr("{day}（{weekday}）是休息日，之后的工作日是 {next}")
            lines.insert(0, rest.format(
                day=day_text(at.date()), weekday=weekday_text(at.date()),
                next=day_week_text(working),
            ))  # fmt: skip
        return lines

    def _labelled(self, text: str, field: QWidget) -> None:
        label = Words(text, self, kind="muted")
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(text)
        self._column.addWidget(label)
        self._column.addWidget(field)

    def _remeasure(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(space.m, space.m, space.m, space.m)
        self._column.setSpacing(space.xs + 2)
