"""The form at the left: one box for who and where, then what was said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.case import (
    CHANNEL_TEXT,
    KIND_TEXT,
    MOOD_TEXT,
    SEVERITIES,
    UPSET,
    Household,
)
from desktop_app.domain.datetext import parse_when
from desktop_app.ui.intake.fields import (
    CategoryBox,
    ChoiceBox,
    MoodPicker,
    NameBox,
    PersonBox,
    PersonChoice,
)
from desktop_app.ui.intake.place_line import PlaceLine
from desktop_app.ui.intake.values import FormValues, received_of
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.date_time_field import DateTimeField
from desktop_app.ui.widgets.growing_text import GrowingTextEdit
from desktop_app.ui.widgets.suggest_box import Fetch, SuggestBox
from desktop_app.ui.words import channel_text, exact_time, kind_text, mood_text, severity_text


@dataclass(frozen=True)
class Place:
    """What the box stands for; all empty while its text has not been read."""

    household_id: int | None = None
    community: str = ""
    building: str = ""
    unit: str = ""
    room: str = ""


class IntakeForm(QWidget):
    """Says ``edited`` at every change by a person, ``place_left`` when the box wants reading.

    ``picked`` carries what a suggestion carried. The form reads and shows; it decides nothing.
    """

    edited = Signal()
    place_left = Signal(bool)  # True: by Enter, the person waits for what comes of it
    place_typed = Signal()
    picked = Signal(object)
    advice_wanted = Signal()

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
        self._place = Place()
        self._read_text = ""
        self._resident_id: int | None = None
        self._filled: dict[str, str] = {}
        self._started = ""
        self._building = True
        self._make_fields(fetch)
        self._lay_out()
        self._connect()
        self._building = False

    # values

    def values(self) -> FormValues:
        received = self.received.text().strip()
        value = self.received.last_value
        if value is not None and received == exact_time(value):
            received = value.isoformat(timespec="seconds")
        place = self._place
        return FormValues(
            place=self.place.text(),
            household_id=place.household_id,
            community=place.community,
            building=place.building,
            unit=place.unit,
            room=place.room,
            resident_id=self._resident_id,
            complainant=self.complainant.currentText(),
            kind=self.kind.key,
            phone=self.phone.text(),
            content=self.content.toPlainText(),
            expectation=self.expectation.toPlainText(),
            mood=self.mood.mood,
            category=self.category.code or self.category.currentText().strip(),
            severity=self.severity.key,
            channel=self.channel.key,
            received=received,
            occurred=self.occurred.text(),
            department=self.department.currentText(),
            handler=self.handler.currentText(),
            remark=self.remark.text(),
            workflow=self.workflow.key,
            started=self._started,
        )

    def set_values(self, values: FormValues) -> None:
        """Show *values*; nothing is told, and no earlier filling-in is remembered."""
        self._building = True
        self._place = Place(
            values.household_id, values.community, values.building, values.unit, values.room
        )
        self._resident_id, self._filled = values.resident_id, {}
        self._started = values.started
        self.place.setText(values.place)
        self._read_text = values.place if values.household_id or values.room else ""
        self.place_line.clear()
        self.complainant.set_people(())
        self.complainant.set_name(values.complainant)
        self.kind.set_key(values.kind)
        self.phone.setText(values.phone)
        self.content.setPlainText(values.content)
        self.expectation.setPlainText(values.expectation)
        self.mood.set_mood(values.mood)
        self._show_mood_hint()
        self.category.set_code(values.category)
        self.severity.set_key(values.severity)
        self.channel.set_key(values.channel)
        received = received_of(values)
        self.received.set_value(received)
        if received is None and values.received:
            self.received.line.setText(values.received)
            self.received.commit()
        self.occurred.setText(values.occurred)
        for box, text in ((self.department, values.department), (self.handler, values.handler)):
            box.set_name(text)
        self.remark.setText(values.remark)
        if values.workflow:
            self.workflow.set_key(values.workflow)
        self.clear_errors()
        self._building = False

    def start_now(self, workflow: str) -> None:
        """An empty form, begun now."""
        now = self._now()
        self.set_values(
            FormValues(
                received=now.replace(second=0).isoformat(timespec="seconds"),
                workflow=workflow,
                started=now.isoformat(timespec="seconds"),
            )
        )

    def touch_clock(self) -> None:
        """A form that nobody has begun keeps the present time."""
        if self.values().is_blank() and not self.received.line.hasFocus():
            self.received.set_value(self._now().replace(second=0))
            self._started = self._now().isoformat(timespec="seconds")

    # the place

    @property
    def place_is_read(self) -> bool:
        """Whether the box's present text is what ``Place`` stands for."""
        text = self.place.text().strip()
        return not text or text == self._read_text.strip()

    @property
    def where(self) -> Place:
        return self._place

    def set_household(self, household: Household, shown: str) -> None:
        self._place = Place(
            household.id, household.community, household.building, household.unit, household.room
        )
        self.place.setText(shown)
        self._read_text = shown
        self._tell()

    def set_typed_place(self, community: str, building: str, unit: str, room: str) -> None:
        """A place that the register does not have, as read."""
        self._place = Place(None, community, building, unit, room)
        self._read_text = self.place.text()
        self._tell()

    def drop_place(self) -> None:
        """The box is emptied; whoever was filled in with it stays only if typed by hand."""
        self.place.clear()
        self._place, self._read_text = Place(), ""
        self.place_line.clear()
        self._tell()

    # the person

    def set_people(self, people: Sequence[PersonChoice], take: PersonChoice | None) -> None:
        """Offer *people*; *take* is filled in where nothing was typed by hand."""
        self.complainant.set_people(people)
        typed = self.complainant.currentText()
        if take is not None and typed in ("", self._filled.get("complainant", "")):
            self.take_person(take)

    def take_person(self, person: PersonChoice) -> None:
        """Fill in a person; what was typed by hand stays."""
        self._resident_id = person.id
        self.complainant.set_name(person.name)
        if self.kind.key in ("", self._filled.get("kind", "")):
            self.kind.set_key(person.kind)
        if self.phone.text() in ("", self._filled.get("phone", "")):
            self.phone.setText(person.phone)
        self._filled = {"complainant": person.name, "kind": person.kind, "phone": person.phone}
        self._tell()

    def forget_filled(self) -> None:
        """Another household: what its people had filled in goes, what was typed stays."""
        if self.complainant.currentText() == self._filled.get("complainant"):
            self.complainant.set_name("")
        if self.kind.key == self._filled.get("kind"):
            self.kind.set_key("")
        if self.phone.text() == self._filled.get("phone"):
            self.phone.setText("")
        self._filled, self._resident_id = {}, None
        self.complainant.set_people(())

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

    # inside

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
            lines=5,
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
        self.mood_hint = QLabel(self.tr("先处理心情：登记后先安抚并记录沟通，再谈方案。"), self)
        self.mood_hint.setWordWrap(True)
        set_kind(self.mood_hint, "small")
        self.category = CategoryBox(
            self.tr("类别"), self.tr("输入名称、用词或拼音首字母查找"), self
        )
        self.category_error = self._error()
        self.suggestion = QLabel(self)
        self.suggestion.setTextFormat(Qt.TextFormat.PlainText)
        self.suggestion.setWordWrap(True)
        set_kind(self.suggestion, "small")
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
        self._show_mood_hint()

    def _lay_out(self) -> None:
        space = self._theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, space.s, 0)
        column.setSpacing(space.m)

        def field(label: str, *parts: QWidget) -> QVBoxLayout:
            box = QVBoxLayout()
            box.setSpacing(space.xs)
            name = QLabel(label, self)
            set_kind(name, "small")
            name.setBuddy(parts[0])
            box.addWidget(name)
            for part in parts:
                box.addWidget(part)
            return box

        def row(*cells: tuple[QVBoxLayout, int]) -> QGridLayout:
            grid = QGridLayout()
            grid.setHorizontalSpacing(space.m)
            for at, (cell, stretch) in enumerate(cells):
                grid.addLayout(cell, 0, at, Qt.AlignmentFlag.AlignTop)
                grid.setColumnStretch(at, stretch)
            return grid

        column.addLayout(field(self.tr("谁、哪里"), self.place, self.place_line))
        column.addLayout(
            row(
                (field(self.tr("投诉人"), self.complainant), 4),
                (field(self.tr("身份"), self.kind), 2),
                (field(self.tr("电话"), self.phone), 4),
            )
        )
        column.addLayout(field(self.tr("投诉内容 *"), self.content, self.content_error))
        column.addLayout(field(self.tr("期望"), self.expectation))
        column.addLayout(field(self.tr("情绪"), self.mood, self.mood_hint))
        offer = QWidget(self)
        offer_row = QHBoxLayout(offer)
        offer_row.setContentsMargins(0, 0, 0, 0)
        offer_row.addWidget(self.suggestion, 1)
        offer_row.addWidget(self.accept)
        self._offer = offer
        column.addLayout(
            row(
                (field(self.tr("类别"), self.category, offer, self.category_error), 7),
                (field(self.tr("级别"), self.severity), 3),
            )
        )
        column.addLayout(
            row(
                (field(self.tr("渠道"), self.channel), 1),
                (field(self.tr("受理时间"), self.received, self.received_error), 2),
            )
        )
        column.addLayout(field(self.tr("事发时间和地点"), self.occurred))
        column.addLayout(
            row(
                (field(self.tr("责任部门"), self.department), 1),
                (field(self.tr("经办人"), self.handler), 1),
                (field(self.tr("流程"), self.workflow), 1),
            )
        )
        column.addLayout(field(self.tr("备注"), self.remark))
        column.addStretch(1)
        self.show_suggestion("")

    def _connect(self) -> None:
        self.place.textEdited.connect(self._place_edited)
        self.place.textChanged.connect(lambda text: text or self._place_edited(text))
        self.place.submitted.connect(lambda _text: self.place_left.emit(True))
        self.place.editingFinished.connect(lambda: self.place_left.emit(False))
        self.place.picked.connect(self.picked)
        self.complainant.editTextChanged.connect(self._name_edited)
        self.complainant.chosen.connect(self.take_person)
        for line in (self.phone, self.occurred, self.remark):
            line.textEdited.connect(self._tell)
        for text in (self.content, self.expectation):
            text.textChanged.connect(self._tell)
        self.content.textChanged.connect(self._content_changed)
        self.mood.changed.connect(self._show_mood_hint)
        self.mood.changed.connect(self._tell)
        self.category.changed.connect(self._category_changed)
        for box in (self.kind, self.severity, self.channel, self.workflow):
            box.currentIndexChanged.connect(self._tell)
        for box in (self.department, self.handler):
            box.editTextChanged.connect(self._tell)
        self.received.line.textEdited.connect(self._tell)
        self.received.value_changed.connect(self._received_changed)

    def show_suggestion(self, sentence: str) -> None:
        """The line under the category; empty takes it away."""
        self.suggestion.setText(sentence)
        self._offer.setVisible(bool(sentence))

    def _tell(self, *_: object) -> None:
        if not self._building:
            self.edited.emit()

    def _place_edited(self, _text: str) -> None:
        if self._building:
            return
        if not self.place_is_read or not self.place.text().strip():
            had = self._place != Place()
            self._place, self._read_text = Place(), ""
            self.place_line.clear()
            if had:
                self.forget_filled()
            self.place_typed.emit()
        self._tell()

    def _name_edited(self, text: str) -> None:
        if self._building:
            return
        known = next((p for p in self.complainant.people if p.name == text.strip()), None)
        if known is not None:
            self.take_person(known)
        elif self._resident_id is not None:
            # Another person: the number and role of the one before are not theirs.
            self._resident_id = None
            if self.phone.text() == self._filled.get("phone"):
                self.phone.clear()
            if self.kind.key == self._filled.get("kind"):
                self.kind.set_key("")
            self._filled = {}
        self._tell()

    def _content_changed(self) -> None:
        if self._building:
            return
        if self.content_error.isVisibleTo(self) and self.content.toPlainText().strip():
            self.clear_errors()
        self.advice_wanted.emit()

    def _category_changed(self) -> None:
        self.category_error.hide()
        self._tell()
        self.advice_wanted.emit()

    def _received_changed(self, _value: object) -> None:
        self.received_error.hide()
        self._tell()

    def _show_mood_hint(self) -> None:
        self.mood_hint.setVisible(self.mood.mood in UPSET)

    def _parse_time(self, text: str) -> datetime | None:
        """Tolerant, but a received time needs a clock time: limits count in minutes."""
        found = parse_when(text, today=self._now())
        return found.at if found is not None and found.has_time else None

    def _error(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        set_kind(label, "error")
        label.hide()
        return label
