"""The small forms inside a card: how it went, another time, why it is called off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.case import MOOD_TEXT
from desktop_app.services.followups import Completion
from desktop_app.ui.calendar.notes import KeysFirst, QuestionNote
from desktop_app.ui.calendar.typed_time import (
    day_text,
    day_week_text,
    quick_times,
    read_time,
    weekday_text,
)
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.chips import Chip
from desktop_app.ui.widgets.date_time_field import DateTimeField
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.growing_text import GrowingTextEdit
from desktop_app.ui.words import channel_text, exact_time, mood_text

CHANNELS = ("phone", "visit", "wechat", "letter", "email")
NextWorking = Callable[[date], date | None]
"""The next working day when the day is a rest day, else None."""


def error_label(parent: QWidget) -> QLabel:
    """A line for what is refused; hidden while it is empty."""
    label = QLabel(parent)
    set_kind(label, "error")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.hide()
    return label


def say_error(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setAccessibleName(text)
    label.setVisible(bool(text))


class CompleteForm(QWidget):
    """Reached or not, what came of it, the mood after; ``submitted`` carries a ``Completion``."""

    submitted = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reached = Chip(theme, self.tr("已接通"), parent=self)
        self.unanswered = Chip(theme, self.tr("未接通"), parent=self)
        self._group = QButtonGroup(self)
        self._group.addButton(self.reached)
        self._group.addButton(self.unanswered)
        self.reached.setChecked(True)
        self.channel = QComboBox(self)
        self.channel.setAccessibleName(self.tr("沟通方式"))
        for key in CHANNELS:
            # Seen from the office: 去电 rather than the 来电 of an incoming call.
            self.channel.addItem(self.tr("去电") if key == "phone" else channel_text(key), key)
        self.outcome = GrowingTextEdit(
            theme, self.tr("结果"), placeholder=self.tr("结果：说了什么、是否解决"), parent=self
        )
        self.mood = QComboBox(self)
        self.mood.setAccessibleName(self.tr("沟通后情绪"))
        self.mood.addItem(self.tr("沟通后情绪：未记"), "")
        for key in MOOD_TEXT:
            self.mood.addItem(self.tr("沟通后情绪：{mood}").format(mood=mood_text(key)), key)
        self.error = error_label(self)
        self.button = push_button(self.tr("完成回访"), clicked=self.submit, parent=self)
        back = push_button(self.tr("收起"), kind="ghost", clicked=self.closed.emit, parent=self)
        chips = QWidget(self)
        flow = FlowLayout(chips, spacing=theme.space.s)
        for widget in (self.reached, self.unanswered, self.channel):
            flow.addWidget(widget)
        column = _column(self, theme)
        for part in (chips, self.outcome, self.mood, self.error):
            column.addWidget(part)
        column.addLayout(_buttons(self.button, back))
        self._group.buttonToggled.connect(lambda *_: self._show_kind())
        self._keys = KeysFirst(self, self.closed.emit, self.submit)

    def open(self) -> None:
        say_error(self.error, "")
        self.show()
        self.outcome.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_dirty(self) -> bool:
        return bool(self.outcome.toPlainText().strip())

    def clear(self) -> None:
        self.outcome.clear()
        self.mood.setCurrentIndex(0)
        self.reached.setChecked(True)

    def submit(self) -> None:
        self.submitted.emit(
            Completion(
                self.outcome.toPlainText().strip(),
                self.reached.isChecked(),
                self.channel.currentData(),
                self.mood.currentData() if self.reached.isChecked() else "",
            )
        )

    def _show_kind(self) -> None:
        reached = self.reached.isChecked()
        self.mood.setVisible(reached)
        self.button.setText(self.tr("完成回访") if reached else self.tr("记一次未接通"))
        self.outcome.setPlaceholderText(
            self.tr("结果：说了什么、是否解决")
            if reached
            else self.tr("备注（可不填）：如 无人接听、关机")
        )


class MoveForm(QWidget):
    """Another time, typed or by a quick button; a rest day is asked about before it is taken."""

    submitted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        next_working: NextWorking,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now, self._next_working = now, next_working
        self._usual = time(10)
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
        self._flow = FlowLayout(self._quick, spacing=theme.space.s)
        self._chips: list[Chip] = []
        self._theme = theme
        self.question = QuestionNote(theme, parent=self)
        self.error = error_label(self)
        self.button = push_button(self.tr("改期"), clicked=self.submit, parent=self)
        back = push_button(self.tr("收起"), kind="ghost", clicked=self.closed.emit, parent=self)
        column = _column(self, theme)
        for part in (self._quick, self.field, self.question, self.error):
            column.addWidget(part)
        column.addLayout(_buttons(self.button, back))
        self._keys = KeysFirst(self, self.closed.emit, self.submit)

    @property
    def quick(self) -> tuple[Chip, ...]:
        return tuple(self._chips)

    def open(self, at: datetime) -> None:
        """Ask for another time than *at*; a text that was typed before stays."""
        self._usual = at.time()
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
        working = self._next_working(at.date())
        if working is None:
            self.submitted.emit(at)
            return
        later = datetime.combine(working, at.time())
        self.question.ask(*rest_day_question(at, later, self.submitted.emit))


def rest_day_question(
    at: datetime, later: datetime, take: Callable[[datetime], object]
) -> tuple[str, tuple[tuple[str, Callable[[], object]], ...]]:
    """The words and answers for a time that falls on a rest day."""
    translate = QCoreApplication.translate
    text = translate("Calendar", "{day}（{weekday}）是休息日").format(
        day=day_text(at.date()), weekday=weekday_text(at.date())
    )
    stay = translate("Calendar", "仍改到这天")
    on = translate("Calendar", "顺延到 {day}").format(day=day_week_text(later.date()))
    return text, ((stay, lambda: take(at)), (on, lambda: take(later)))


class CancelForm(QWidget):
    """Why a follow-up is called off; ``submitted`` carries the reason."""

    submitted = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName(self.tr("取消的原因"))
        self.reason.setPlaceholderText(self.tr("取消的原因，如 已并入另一次回访"))
        self.reason.returnPressed.connect(self.submit)
        self.error = error_label(self)
        self.button = push_button(
            self.tr("取消这项回访"), kind="danger", clicked=self.submit, parent=self
        )
        back = push_button(self.tr("收起"), kind="ghost", clicked=self.closed.emit, parent=self)
        column = _column(self, theme)
        column.addWidget(self.reason)
        column.addWidget(self.error)
        column.addLayout(_buttons(self.button, back))
        self._keys = KeysFirst(self, self.closed.emit, self.submit)

    def open(self) -> None:
        say_error(self.error, "")
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_dirty(self) -> bool:
        return bool(self.reason.text().strip())

    def clear(self) -> None:
        self.reason.clear()

    def submit(self) -> None:
        self.submitted.emit(self.reason.text().strip())


def _column(form: QWidget, theme: Theme) -> QVBoxLayout:
    column = QVBoxLayout(form)
    column.setContentsMargins(0, theme.space.xs, 0, 0)
    column.setSpacing(theme.space.s)
    form.hide()
    return column


def _buttons(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
