"""From the one box to a household: suggestions, reading what was typed, the card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt

from desktop_app.services import households, intake_help
from desktop_app.services.households import HouseholdCard
from desktop_app.services.intake_help import Found, HouseholdHit, Resolution
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.intake.fields import PersonChoice
from desktop_app.ui.intake.form import IntakeForm
from desktop_app.ui.intake.household_panel import HouseholdPanel
from desktop_app.ui.intake.place_line import Choice
from desktop_app.ui.widgets.suggest_box import Answer, Suggestion
from desktop_app.ui.words import kind_text, shown_name, shown_phone

MOST_CHOICES = 9


class HouseholdFinder(QObject):
    """Talks to the register for the form and the panel; ``known`` is told when it is settled."""

    def __init__(
        self,
        desk: Desk,
        form: IntakeForm,
        panel: HouseholdPanel,
        known: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._form, self._panel, self._known = desk, form, panel, known
        self._suggest, self._resolve, self._card = (Latest(desk.runner) for _ in range(3))
        form.picked.connect(self._picked)
        form.place_left.connect(self._left)
        form.place_typed.connect(self._typed)

    def fetch(self, text: str, answer: Answer) -> None:
        """Suggestions to a typed text, people under their mask."""

        def arrive(found: list[Found]) -> None:
            answer([self._suggestion(one) for one in found])

        self._suggest.ask(lambda office: intake_help.find(office, text), arrive)

    def pick_id(self, household_id: int) -> None:
        """Pick a household that another page names."""

        def arrive(hit: HouseholdHit | None) -> None:
            if hit is not None:
                self._pick(Found(hit))

        self._resolve.ask(lambda office: intake_help.household_hit(office, household_id), arrive)

    def resolve(self, *, wait: bool, then: Callable[[], object] | None = None) -> None:
        """Read what is typed. *wait*: the person pressed Enter and is led on to the next field.

        *then* runs when nothing is left to choose.
        """
        text = self._form.place.text().strip()

        def arrive(answer: Resolution) -> None:
            if self._form.place.text().strip() != text or self._form.place_is_read:
                return
            name = self._form.complainant.lineEdit()
            passed = name.hasFocus() and not name.text()
            settled = self._show(answer, text, lead=wait and then is None)
            if settled and then is not None:
                then()
            elif not settled and (wait or passed):
                self._form.place_line.focus_choices()

        self._resolve.ask(lambda office: intake_help.resolve(office, text), arrive)

    def refresh(self) -> None:
        """Show the card to what stands in the form now."""
        place = self._form.where
        if place.household_id is not None:
            household_id = place.household_id
            self._card.ask(lambda office: households.card(office, household_id), self._show_card)
            return
        self._card.forget()
        if place.room:
            self._panel.show_typed_place(self._place_words())
            self._say_typed()
        else:
            self._panel.show_nothing()

    # inside

    def _left(self, by_enter: bool) -> None:
        form = self._form
        if not form.place.text().strip():
            return
        if form.place_is_read:
            if by_enter:
                form.content.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if not by_enter and form.place_line.buttons:
            return  # the choices are on offer already
        self.resolve(wait=by_enter)

    def _typed(self) -> None:
        self._resolve.forget()
        self._card.forget()
        self._panel.show_nothing()
        self._known()

    def _picked(self, value: object) -> None:
        if isinstance(value, Found):
            self._pick(value)
            self._form.content.setFocus(Qt.FocusReason.TabFocusReason)

    def _pick(self, found: Found) -> None:
        household = found.hit.household
        form = self._form
        form.forget_filled()
        form.set_household(household, self._title(found.hit))
        self._say_found(found.hit)
        people = self._people(found.hit)
        meant = next((p for p in people if p.id == found.resident_id), None)
        form.set_people(people, meant or next(iter(people), None))
        self.refresh()
        self._known()

    def _show(self, answer: Resolution, text: str, *, lead: bool) -> bool:
        """Show what the typed place turned out to be; false when a choice is open."""
        form = self._form
        if answer.kind == "found":
            self._pick(Found(answer.hits[0], answer.resident_id))
            if lead:
                form.content.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if answer.kind == "choose":
            self._offer(answer, text)
            return False
        if answer.kind == "phone":
            if not form.phone.text():
                form.phone.setText(answer.phone)
            form.drop_place()
            form.place_line.show_line(self.tr("名册中没有这个电话，已填入电话栏。"))
            form.place.setFocus(Qt.FocusReason.OtherFocusReason)
            self._known()
            return True
        self._keep_typed(answer)
        if lead:
            form.complainant.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _offer(self, answer: Resolution, text: str) -> None:
        choices: list[Choice] = []
        for hit in answer.hits[:MOST_CHOICES]:
            person = hit.residents[0] if hit.residents else None
            name = shown_name(person.name) if person else ""
            words = " ".join(part for part in (self._title(hit, whole=True), name) if part)
            choices.append((words, partial(self._choose, hit)))
        none = self.tr("都不是，按“{text}”登记").format(text=text)
        choices.append((none, partial(self._keep_chosen, answer)))
        count = len(answer.hits)
        if count > MOST_CHOICES:
            sentence = self.tr("符合的住户太多，请补全房号（如 3-2-501），或从中选一户：")
        else:
            sentence = self.tr("有 {count} 户符合，请选一户（方向键、Enter）：").format(count=count)
        self._form.place_line.show_line(sentence, choices=choices)

    def _choose(self, hit: HouseholdHit) -> None:
        self._picked(Found(hit))

    def _keep_chosen(self, answer: Resolution) -> None:
        self._keep_typed(answer)
        self._form.complainant.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep_typed(self, answer: Resolution) -> None:
        place = answer.place
        if place is None:
            return
        self._form.set_typed_place(place.community, place.building, place.unit, place.room)
        self.refresh()
        self._known()

    def _say_found(self, hit: HouseholdHit) -> None:
        self._form.place_line.show_line(
            self.tr("已选 {place}").format(place=self._title(hit, whole=True))
        )

    def _say_typed(self) -> None:
        place = self._form.where
        choices: list[Choice] = []
        if not place.building and not any(c.isdigit() for c in place.room):
            choices.append((self.tr("这是姓名，填到投诉人"), self._is_a_name))
        self._form.place_line.show_line(
            self.tr("名册中没有，按登记内容保存：{place}").format(place=self._place_words()),
            choices=choices,
        )

    def _is_a_name(self) -> None:
        form = self._form
        name = form.place.text().strip()
        form.drop_place()
        if not form.complainant.currentText().strip():
            form.complainant.set_name(name)
        self._panel.show_nothing()
        form.place.setFocus(Qt.FocusReason.OtherFocusReason)
        self._known()

    def _place_words(self) -> str:
        """``翠园 9 栋 1 单元 1203``; what could not be read stands as typed."""
        place = self._form.where
        if not place.building:
            return place.room
        if place.unit:
            words = self.tr("{building} 栋 {unit} 单元 {room}")
        else:
            words = self.tr("{building} 栋 {room}")
        shown = words.format(building=place.building, unit=place.unit, room=place.room)
        return f"{place.community} {shown}".strip()

    def _show_card(self, card: HouseholdCard | None) -> None:
        if card is None or card.household.id != self._form.where.household_id:
            return
        desk = self._desk
        self._panel.show_card(card, desk.lists(), desk.language, desk.now())
        hit = HouseholdHit(card.household, card.residents, "place")
        self._say_found(hit)
        self._form.set_people(self._people(hit), None)

    def _people(self, hit: HouseholdHit) -> list[PersonChoice]:
        return [
            PersonChoice(
                person.id,
                person.name,
                person.kind,
                person.phone,
                "  ".join(
                    part
                    for part in (
                        shown_name(person.name),
                        kind_text(person.kind),
                        shown_phone(person.phone),
                    )
                    if part
                ),
            )
            for person in hit.residents
        ]

    def _suggestion(self, found: Found) -> Suggestion:
        people = found.hit.residents
        person = next((p for p in people if p.id == found.resident_id), None)
        person = person or next(iter(people), None)
        detail = ""
        if person is not None:
            detail = f"{shown_name(person.name)} {shown_phone(person.phone)}".strip()
        community = found.hit.household.community
        return Suggestion(self._title(found.hit), f"{detail}  {community}".strip(), found)

    def _title(self, hit: HouseholdHit, *, whole: bool = False) -> str:
        short = hit.household.short()
        return f"{hit.household.community} {short}".strip() if whole else short
