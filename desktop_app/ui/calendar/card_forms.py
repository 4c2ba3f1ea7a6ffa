"""The small forms inside a card: how it went, why it is called off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.case import MOOD_TEXT
from desktop_app.services.followups import Completion
from desktop_app.ui.calendar.notes import KeysFirst
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.chips import Chip
from desktop_app.ui.widgets.error_line import error_label, say_error
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.growing_text import GrowingTextEdit
from desktop_app.ui.widgets.rows import button_row
from desktop_app.ui.words import channel_text, mood_text

CHANNELS = ("phone", "visit", "wechat", "letter", "email")


class CompleteForm(QWidget):
    """Reached or not, what came of it, the mood after; ``submitted`` carries a ``Completion``."""

    submitted = Signal(object)
    closed = Signal()
    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rest = 0
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
        self.series = QCheckBox(self)
        self.series.hide()
        self.error = error_label(self)
        self.button = push_button(self.tr("完成回访"), clicked=self.submit, parent=self)
        back = push_button(self.tr("收起"), kind="ghost", clicked=self.closed.emit, parent=self)
        chips = QWidget(self)
        flow = FlowLayout(theme, chips)
        for widget in (self.reached, self.unanswered, self.channel):
            flow.addWidget(widget)
        column = form_column(self, theme)
        for part in (chips, self.outcome, self.mood, self.series, self.error):
            column.addWidget(part)
        button_row(column, self.button, back)
        self._group.buttonToggled.connect(lambda *_: self._show_kind())
        self.outcome.textChanged.connect(lambda: self.typed.emit(self.outcome.toPlainText()))
        self._keys = KeysFirst(self, self.closed.emit, self.submit)

    def open(self, rest: int = 0) -> None:
        """*rest* is how many of its series come later."""
        say_error(self.error, "")
        self._rest = rest
        self.series.setText(self.tr("问题已了结，之后的 {count} 次一并取消").format(count=rest))
        self._show_kind()
        self.show()
        self.outcome.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_dirty(self) -> bool:
        return bool(self.outcome.toPlainText().strip())

    def take_back(self, text: str) -> None:
        """Words that were kept; what stands there already comes first."""
        if not self.is_dirty():
            self.outcome.setPlainText(text)

    def clear(self) -> None:
        self.outcome.clear()
        self.mood.setCurrentIndex(0)
        self.series.setChecked(False)
        self.reached.setChecked(True)

    def submit(self) -> None:
        self.submitted.emit(
            Completion(
                self.outcome.toPlainText().strip(),
                self.reached.isChecked(),
                self.channel.currentData(),
                self.mood.currentData() if self.reached.isChecked() else "",
                end_series=bool(self._rest)
                and self.reached.isChecked()
                and self.series.isChecked(),
            )
        )

    def _show_kind(self) -> None:
        reached = self.reached.isChecked()
        self.mood.setVisible(reached)
        self.series.setVisible(reached and self._rest > 0)
        self.button.setText(self.tr("完成回访") if reached else self.tr("记一次未接通"))
        self.outcome.setPlaceholderText(
            self.tr("结果：说了什么、是否解决")
            if reached
            else self.tr("备注（可不填）：如 无人接听、关机")
        )


class CancelForm(QWidget):
    """Why a follow-up is called off; ``submitted`` carries the reason, and whether the later
    ones of its series go as well."""

    submitted = Signal(str, bool)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName(self.tr("取消的原因"))
        self.reason.setPlaceholderText(self.tr("取消的原因，如 已并入另一次回访"))
        self.reason.returnPressed.connect(self.submit)
        self._rest = 0
        self.series = QCheckBox(self)
        self.series.hide()
        self.error = error_label(self)
        self.button = push_button(
            self.tr("取消这项回访"), kind="danger", clicked=self.submit, parent=self
        )
        back = push_button(self.tr("收起"), kind="ghost", clicked=self.closed.emit, parent=self)
        column = form_column(self, theme)
        column.addWidget(self.reason)
        column.addWidget(self.series)
        column.addWidget(self.error)
        button_row(column, self.button, back)
        self._keys = KeysFirst(self, self.closed.emit, self.submit)

    def open(self, rest: int = 0) -> None:
        """*rest* is how many of its series come later."""
        say_error(self.error, "")
        self._rest = rest
        self.series.setText(self.tr("连同之后的 {count} 次一起取消").format(count=rest))
        self.series.setVisible(rest > 0)
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_dirty(self) -> bool:
        return bool(self.reason.text().strip())

    def clear(self) -> None:
        self.reason.clear()
        self.series.setChecked(False)

    def submit(self) -> None:
        whole = self._rest > 0 and self.series.isChecked()
        self.submitted.emit(self.reason.text().strip(), whole)


def form_column(form: QWidget, theme: Theme) -> QVBoxLayout:
    column = QVBoxLayout(form)
    theme.size(column.setContentsMargins, 0, "xs", 0, 0)
    theme.size(column.setSpacing, "s")
    form.hide()
    return column
