"""The form at the left: one box for who and where, then what was said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.case import Household
from desktop_app.ui.intake.fields import PersonChoice
from desktop_app.ui.intake.form_fields import FormFields
from desktop_app.ui.intake.values import FormValues, received_of
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.suggest_box import Fetch
from desktop_app.ui.words import exact_time


@dataclass(frozen=True)
class Place:
    """What the box stands for; all empty while its text has not been read."""

    household_id: int | None = None
    community: str = ""
    building: str = ""
    unit: str = ""
    room: str = ""


class IntakeForm(FormFields):
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
        super().__init__(theme, now, fetch, parent)
        self._place = Place()
        self._read_text = ""
        self._resident_id: int | None = None
        self._filled: dict[str, str] = {}
        self._started = ""
        self._building = False
        self._connect()

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
        self.show_mood_hint()
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
        known = next((p for p in people if p.id == self._resident_id), None)
        if known is not None and not self._filled:
            # Taken up from a draft: what the register says counts as filled in, not as typed.
            self._filled = {"complainant": known.name, "kind": known.kind, "phone": known.phone}
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

    # inside

    def _connect(self) -> None:
        self.place.textEdited.connect(self._place_edited)
        self.place.textChanged.connect(self._place_emptied)
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
        self.mood.changed.connect(self.show_mood_hint)
        self.mood.changed.connect(self._tell)
        self.category.changed.connect(self._category_changed)
        for box in (self.kind, self.severity, self.channel, self.workflow):
            box.currentIndexChanged.connect(self._tell)
        for names in (self.department, self.handler):
            names.editTextChanged.connect(self._tell)
        self.received.line.textEdited.connect(self._tell)
        self.received.value_changed.connect(self._received_changed)

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

    def _place_emptied(self, text: str) -> None:
        """The clear button and Esc do not count as typing to Qt."""
        if not text:
            self._place_edited(text)

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
