"""Help while a complaint is taken down: the place, a category, open cases alike, an incident."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.domain.case import ENDED, Status
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.names import tidy_name
from desktop_app.domain.phones import parse_phone
from desktop_app.domain.rooms import RoomRef, parse_room
from desktop_app.services import households, incidents, similar
from desktop_app.services.office import Office
from desktop_app.services.similar import Solved as Solved
from desktop_app.storage import households as register
from desktop_app.storage import intake_help as earlier
from desktop_app.storage import reference
from desktop_app.storage.drafts import Draft as Draft
from desktop_app.storage.households import HouseholdHit as HouseholdHit
from desktop_app.storage.households import PastCase as PastCase
from desktop_app.storage.intake_help import EarlierCase
from desktop_app.storage.reference import Category

ALIKE = 0.4
"""From this share of common pairs of characters on two contents tell of the same matter."""
NEAR_DAYS, WORDING_DAYS, WORDING_CASES = 30, 365, 400


@dataclass(frozen=True)
class Resolution:
    """What a typed place turned out to be.

    ``found``: one household. ``choose``: several, to be chosen by a person. ``typed``: not in
    the register, ``place`` is what will be stored. ``phone``: a number that nobody has.
    """

    kind: str  # empty | found | choose | typed | phone
    hits: tuple[HouseholdHit, ...] = ()
    place: RoomRef | None = None
    phone: str = ""
    resident_id: int | None = None


@dataclass(frozen=True)
class Found:
    """A household with the person that the search meant, if it was by name or phone."""

    hit: HouseholdHit
    resident_id: int | None = None


@dataclass(frozen=True)
class Suggestion:
    """A category with why it is suggested; ``weight`` orders suggestions, nothing else."""

    code: str
    reasons: tuple[Message, ...]
    weight: tuple[int, ...] = ()


@dataclass(frozen=True)
class Advice:
    """What is known so far about a complaint that is being taken down."""

    suggestion: Suggestion | None = None
    alike: tuple[PastCase, ...] = ()
    incident: Message | None = None
    solved: tuple[Solved, ...] = ()
    """Closed cases like it, with what was done."""
    joins: bool = False
    """Whether there is an open incident to join; else one may be opened."""


def resolve(office: Office, text: str) -> Resolution:
    """Read a typed place; a household is taken only when there is exactly one."""
    text = text.strip()
    if not text:
        return Resolution("empty")
    hits = tuple(households.find(office, text))
    known = register.communities(office.store)
    place = parse_room(text)
    if place is not None and place.building:
        hits = tuple(hit for hit in hits if hit.why == "place")
    exact = tuple(hit for hit in hits if place and hit.household.room == place.room)
    if place is not None and exact:
        hits = exact
    if len(hits) == 1 and _is_sure(text, hits[0], bool(exact)):
        return Resolution("found", hits, resident_id=person_meant(hits[0], text))
    assumed = known[0] if len(known) == 1 else ""
    if place is None:
        place = RoomRef(assumed, "", "", text)
    elif not place.community:
        place = RoomRef(assumed, place.building, place.unit, place.room)
    if hits:
        return Resolution("choose", hits, place)
    phone = parse_phone(text)
    if phone.ok and len(phone.digits) >= 7:
        return Resolution("phone", phone=phone.digits)
    return Resolution("typed", place=place)


def find(office: Office, text: str) -> list[Found]:
    """Suggestions to a typed text, each with the person who is meant."""
    return [Found(hit, person_meant(hit, text)) for hit in households.find(office, text)]


def person_meant(hit: HouseholdHit, text: str) -> int | None:
    """Who of the household the text names by name, initials or phone; ``None`` by place."""
    from desktop_app.services.pinyin import initials

    text = households.asked(text)
    for person in hit.residents:
        kept, begin = tidy_name(person.name), text.lower()
        letters = initials(kept)
        named = {
            "name": text in kept,
            "initials": letters.startswith(begin) or f" {begin}" in letters,
            "phone": person.phone.endswith(text),
        }
        if named.get(hit.why, False):
            return person.id
    return None


def household_hit(office: Office, household_id: int) -> HouseholdHit | None:
    """A household with its people, as a search would give it."""
    household = register.load(office.store, household_id)
    if household is None:
        return None
    return HouseholdHit(household, register.residents_of(office.store, household_id), "place")


def handlers(office: Office) -> tuple[str, ...]:
    """People of the office first, then names that earlier cases were given to."""
    names = [person.name for person in reference.staff(office.store)]
    return tuple(dict.fromkeys([*names, *earlier.names_in_use(office.store, "handler")]))


def category_words(office: Office) -> dict[str, str]:
    """What may be typed to find a category: its names, its words, its pinyin initials."""
    from desktop_app.services.pinyin import initials

    listed = reference.categories(office.store)
    names = {category.code: category.name for category in listed}
    found = {}
    for category in listed:
        own = [category.name.zh, category.name.en, initials(category.name.zh)]
        parent = names.get(category.parent)
        if parent is not None:
            own += [parent.zh, initials(parent.zh) + initials(category.name.zh)]
        found[category.code] = " ".join([*own, *category.words])
    return found


def advise(
    office: Office,
    content: str,
    category: str,
    household_id: int | None,
    community: str,
    building: str,
) -> Advice:
    """Everything that can be said so far; empty answers where nothing is known."""
    now = office.now()
    store = office.store
    suggestion = None
    if content.strip():
        cases = earlier.earlier_cases(store, now - timedelta(days=WORDING_DAYS), WORDING_CASES)
        if building:
            seen = {case.id for case in cases}
            since = now - timedelta(days=NEAR_DAYS)
            near = earlier.same_building(store, community, building, since)
            cases += [case for case in near if case.id not in seen]
        here = Here(household_id, community, building, now)
        ranked = rank_categories(content, reference.categories(store), cases, here)
        suggestion = ranked[0] if ranked else None
    code = category or (suggestion.code if suggestion else "")
    alike: tuple[PastCase, ...] = ()
    if household_id is not None:
        alike = open_alike(register.history(store, household_id), code, content)
    solved = similar.like_text(office, content, code, building)
    running = incidents.running(office, community, building, code)
    if running is not None:
        sentence = incidents.running_sentence(running)
        return Advice(suggestion, alike, sentence, solved, True)
    sentence_ = incident(office, community, building, code, household_id)
    return Advice(suggestion, alike, sentence_, solved)


def incident(
    office: Office, community: str, building: str, category: str, household_id: int | None
) -> Message | None:
    """Say when, with this one, enough flats of the building have reported the same (群诉)."""
    if not building or not category:
        return None
    days = office.number_setting("incident_days", 7)
    least = office.number_setting("incident_households", 3)
    since = office.now() - timedelta(days=days)
    count = earlier.households_with(
        office.store, community, building, category, since, household_id
    )
    if count + 1 < least:
        return None
    return say(
        QT_TRANSLATE_NOOP("core", "本楼 {days} 天内已有 {count} 户反映同类问题，可能是群诉。"),
        days=days,
        count=count,
    )


def note_reveal(office: Office, household_id: int) -> None:
    """Leave a trace that names and phones of a household were shown unmasked."""
    if register.load(office.store, household_id) is None:
        raise KnownError("household_unknown", say(QT_TRANSLATE_NOOP("core", "名册中没有这一户。")))
    with office.write("reveal") as journal:
        journal.record("household", household_id, None, "reveal", None, office.operator)


def _is_sure(text: str, hit: HouseholdHit, exact: bool) -> bool:
    """Whether a single hit is what was meant: no half of a room number, no tail of a phone."""
    if hit.why == "place":
        return exact
    return hit.why != "phone" or len(text) >= 7


# Ranking: nothing below reads the database.


@dataclass(frozen=True)
class Here:
    """Where and when the complaint is made."""

    household_id: int | None
    community: str
    building: str
    now: datetime


def rank_categories(
    content: str, categories: Sequence[Category], cases: Iterable[EarlierCase], here: Here
) -> list[Suggestion]:
    """Categories for *content*, the best first; empty when nothing speaks for any.

    The longest word of the office's list found in the content wins (rule of
    ``resources/categories.toml``); among equals, and where no word is found, earlier cases
    decide: the same wording, then this household, then this building in the last month.
    """
    text = plain(content)
    words = {code: word for code, word in _words_found(text, categories)}
    wording: dict[str, int] = {}
    home: dict[str, int] = {}
    block: dict[str, int] = {}
    active = {category.code for category in categories}
    recent = here.now - timedelta(days=NEAR_DAYS)
    for case in cases:
        if case.category not in active:
            continue
        if likeness(text, plain(case.content)) >= ALIKE:
            wording[case.category] = wording.get(case.category, 0) + 1
        if case.household_id is not None and case.household_id == here.household_id:
            home[case.category] = home.get(case.category, 0) + 1
        elif (
            here.building
            and (case.community, case.building) == (here.community, here.building)
            and case.received_at >= recent
        ):
            block[case.category] = block.get(case.category, 0) + 1
    found = []
    for code in words.keys() | wording.keys():
        word = words.get(code, "")
        reasons = []
        if word:
            reasons.append(say(QT_TRANSLATE_NOOP("core", "内容提到“{word}”"), word=word))
        for counts, sentence in (
            (wording, QT_TRANSLATE_NOOP("core", "以往相似投诉 {count} 件")),
            (home, QT_TRANSLATE_NOOP("core", "该户以往 {count} 件")),
            (block, QT_TRANSLATE_NOOP("core", "同楼近期 {count} 件")),
        ):
            if counts.get(code):
                reasons.append(say(sentence, count=counts[code]))
        weight = (
            len(word),
            wording.get(code, 0),
            home.get(code, 0),
            block.get(code, 0),
            code.count("."),
        )
        found.append(Suggestion(code, tuple(reasons), weight))
    found.sort(key=lambda one: one.code)
    found.sort(key=lambda one: one.weight, reverse=True)
    return found


def open_alike(past: Sequence[PastCase], category: str, content: str) -> tuple[PastCase, ...]:
    """Open cases of a household about the same matter: the category, or a content alike."""
    text = plain(content)
    return tuple(
        case
        for case in past
        if Status(case.status) not in ENDED
        and (
            (bool(category) and case.category == category)
            or likeness(text, plain(case.content)) >= ALIKE
        )
    )


def likeness(one: str, other: str) -> float:
    """Share of the shorter text's pairs of characters that the other has too, 0 to 1.

    Below four pairs a text says too little to be like another.
    """
    a, b = _pairs(one), _pairs(other)
    least = min(len(a), len(b))
    return len(a & b) / least if least >= 4 else 0.0


def plain(text: str) -> str:
    """Half-width, lower case, letters and digits only: what texts are compared by."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _words_found(text: str, categories: Sequence[Category]) -> Iterable[tuple[str, str]]:
    """(code, its longest word in the text); a name that two categories share says nothing."""
    names = [category.name.zh for category in categories]
    for category in categories:
        own = [category.name.zh] if names.count(category.name.zh) == 1 else []
        hits = [word for word in (*own, *category.words) if plain(word) and plain(word) in text]
        if hits:
            yield category.code, max(hits, key=len)
