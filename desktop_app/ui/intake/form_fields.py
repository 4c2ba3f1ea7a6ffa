"""The fields of the intake form and how they lie; what is done with them is the form's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.case import CHANNEL_TEXT, KIND_TEXT, MOOD_TEXT, SEVERITIES, UPSET
from desktop_app.domain.datetext import parse_when
from desktop_app.ui.intake.fields import CategoryBox, ChoiceBox, NameBox, PersonBox
from desktop_app.ui.intake.mood import MoodPicker
from desktop_app.ui.intake.place_line import PlaceLine
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.date_time_field import DateTimeField
from desktop_app.ui.widgets.growing_text import GrowingTextEdit
from desktop_app.ui.widgets.suggest_box import Fetch, SuggestBox
from desktop_app.ui.widgets.words import Words
from desktop_app.ui.words import channel_text, exact_time, kind_text, mood_text, severity_text


class FormFields(QWidget):
    """Widgets in reading order; mistakes are said under the field that they are in."""

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        fetch: Fetch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_kind(self, "clear")
        self._theme, self._now = theme, now
        self._make_fields(fetch)
        self._lay_out()

    def show_suggestion(self, sentence: str) -> None:
        """The line under the category; empty takes it away."""
        self.suggestion.setText(sentence)
        self._offer.setVisible(bool(sentence))

    # what is wrong, said in place

    def say_content_missing(self) -> None:
        self.content_error.setText(self.tr("请填写投诉内容；其他已填的都已保留。"))
        self.content_error.show()
        set_kind(self.content, "true", name="invalid")
        self.content.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_received_wrong(self, sentence: str) -> None:
        self.received_error.setText(sentence)
        self.received_error.show()
        self.received.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.received.line.selectAll()

    def say_category_unknown(self) -> None:
        self.category_error.setText(
            self.tr("没有“{text}”这个类别，请从列表中选择，或清空后登记。").format(
                text=self.category.currentText().strip()
            )
        )
        self.category_error.show()
        self.category.lineEdit().setFocus(Qt.FocusReason.OtherFocusReason)
        self.category.lineEdit().selectAll()

    def clear_errors(self) -> None:
        for label in (self.content_error, self.received_error, self.category_error):
            label.hide()
        set_kind(self.content, "", name="invalid")

    def _make_fields(self, fetch: Fetch) -> None:
        theme = self._theme
        self.place = SuggestBox(
            theme,
            fetch,
            name=self.tr("房号、电话、姓名或拼音首字母"),
            placeholder=self.tr("房号 / 电话 / 姓名 / 拼音首字母，如 3-2-501、2207、lns"),
            parent=self,
        )
        self.place_line = PlaceLine(theme, self.place, self)
        self.complainant = PersonBox(self.tr("投诉人"), self)
        kinds = [("", self.tr("未说明")), *((key, kind_text(key)) for key in KIND_TEXT)]
        self.kind = ChoiceBox(self.tr("身份"), kinds, self)
        self.phone = QLineEdit(self)
        self.phone.setAccessibleName(self.tr("电话"))
        self.content = GrowingTextEdit(
            theme,
            self.tr("投诉内容"),
            placeholder=self.tr("发生了什么，按对方的话记下；Tab 到下一栏"),
            lines=4,
            most=12,
            parent=self,
        )
        self.content_error = self._error()
        self.expectation = GrowingTextEdit(
            theme, self.tr("期望"), placeholder=self.tr("对方希望怎么处理"), lines=1, most=4,
            parent=self,
        )  # fmt: skip
        moods = [(key, mood_text(key)) for key in MOOD_TEXT]
        self.mood = MoodPicker(theme, self.tr("情绪，按 1 到 4 选择"), moods, self)
        self.mood_hint = Words(
            self.tr("先处理心情：登记后先安抚并记录沟通，再谈方案。"), self, kind="small"
        )
        self.category = CategoryBox(
            self.tr("类别"), self.tr("输入名称、用词或拼音首字母查找"), self
        )
        self.category_error = self._error()
        self.suggestion = Words("", self, kind="small")
        self.accept = push_button(self.tr("采用"), shortcut_hint="F2", parent=self)
        self.severity = ChoiceBox(
            self.tr("级别"), [(key, severity_text(key)) for key in SEVERITIES], self
        )
        self.channel = ChoiceBox(
            self.tr("渠道"), [(key, channel_text(key)) for key in CHANNEL_TEXT], self
        )
        self.received = DateTimeField(
            theme,
            self.tr("受理时间"),
            self._parse_time,
            exact_time,
            self._now,
            placeholder=self.tr("如 14:20、昨天 9点、11月3日 15:20"),
            parent=self,
        )
        self.received_error = self._error()
        self.occurred = QLineEdit(self)
        self.occurred.setAccessibleName(self.tr("事发时间和地点"))
        self.occurred.setPlaceholderText(self.tr("如 昨晚 11 点，3 栋 2 单元电梯厅"))
        self.department = NameBox(self.tr("责任部门"), self)
        self.handler = NameBox(self.tr("经办人"), self)
        self.workflow = ChoiceBox(self.tr("流程"), (), self)
        self.remark = QLineEdit(self)
        self.remark.setAccessibleName(self.tr("备注"))
        self.show_mood_hint()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        self._theme.size(column.setContentsMargins, 0, 0, "s", 0)
        self._theme.size(column.setSpacing, "s")

        def fill(box: QVBoxLayout, label: str, *parts: QWidget) -> None:
            self._theme.size(box.setSpacing, "xs")
            name = QLabel(label, self)
            set_kind(name, "small")
            name.setBuddy(parts[0])
            box.addWidget(name)
            for part in parts:
                box.addWidget(part)

        def field(label: str, *parts: QWidget) -> None:
            box = QVBoxLayout()
            column.addLayout(box)
            fill(box, label, *parts)

        def row(*cells: tuple[int, str, *tuple[QWidget, ...]]) -> None:
            grid = QGridLayout()
            column.addLayout(grid)
            self._theme.size(grid.setHorizontalSpacing, "m")
            for at, (stretch, label, *parts) in enumerate(cells):
                box = QVBoxLayout()
                grid.addLayout(box, 0, at, Qt.AlignmentFlag.AlignTop)
                grid.setColumnStretch(at, stretch)
                fill(box, label, *parts)

        field(self.tr("谁、哪里"), self.place, self.place_line)
        row(
            (4, self.tr("投诉人"), self.complainant),
            (3, self.tr("身份"), self.kind),
            (4, self.tr("电话"), self.phone),
        )
        field(self.tr("投诉内容 *"), self.content, self.content_error)
        field(self.tr("期望"), self.expectation)
        field(self.tr("情绪"), self.mood, self.mood_hint)
        offer = QWidget(self)
        offer_row = QHBoxLayout(offer)
        offer_row.setContentsMargins(0, 0, 0, 0)
        offer_row.addWidget(self.suggestion, 1)
        offer_row.addWidget(self.accept)
        self._offer = offer
        row(
            (7, self.tr("类别"), self.category, offer, self.category_error),
            (3, self.tr("级别"), self.severity),
        )
        row(
            (1, self.tr("渠道"), self.channel),
            (2, self.tr("受理时间"), self.received, self.received_error),
        )
        field(self.tr("事发时间和地点"), self.occurred)
        row(
            (1, self.tr("责任部门"), self.department),
            (1, self.tr("经办人"), self.handler),
            (1, self.tr("流程"), self.workflow),
        )
        field(self.tr("备注"), self.remark)
        column.addStretch(1)
        self.show_suggestion("")

    def show_mood_hint(self) -> None:
        """Mood first: who registers an upset caller is told what comes next."""
        self.mood_hint.setVisible(self.mood.mood in UPSET)

    def _parse_time(self, text: str) -> datetime | None:
        """Tolerant, but a received time needs a clock time: limits count in minutes."""
        found = parse_when(text, today=self._now())
        return found.at if found is not None and found.has_time else None

    def _error(self) -> QLabel:
        label = Words("", self, kind="error")
        label.hide()
        return label
