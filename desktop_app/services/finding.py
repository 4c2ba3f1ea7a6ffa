"""Search everywhere: cases, flats, people, what was said, and what the office knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain import query as language
from desktop_app.domain.case import Household, Status
from desktop_app.domain.highlight import Piece, snippet, spans
from desktop_app.domain.messages import Message
from desktop_app.domain.phones import whole_number
from desktop_app.domain.query import Choice, Query, Vocabulary, Wish
from desktop_app.domain.rooms import parse_room
from desktop_app.domain.searchentry import Word, words_of
from desktop_app.domain.searchtext import plain
from desktop_app.domain.views import CaseFilter
from desktop_app.services import knowledge, queue
from desktop_app.services.knowledge import IMPROVEMENT, SCRIPT, STUDY, Words
from desktop_app.services.office import Office
from desktop_app.services.pinyin import initials
from desktop_app.storage import finding, reference, tags
from desktop_app.storage import households as register
from desktop_app.storage.finding import CaseTexts, Person, Said

COUNTED = 1000
"""Hits are counted up to here; more are “over a thousand”."""
_FEW = 40
_SAID_IN = 200
"""Newest cases found in which what was said, planned and promised is looked through."""

NUMBER, FLAT, WHO, CONTENT = range(4)
"""Ranks of a case: its number, its flat, who it is about, what it says."""


@dataclass(frozen=True)
class CaseHit:
    """A case. Pieces of ``name`` and ``phone`` are unmasked: hiding is for the edge.

    ``field`` is the column that ``line`` comes from; empty when no text of it matched.
    """

    id: int
    rank: int
    number: Piece
    place: Piece
    name: Piece
    phone: Piece
    line: Piece
    field: str
    status: Status
    received_at: datetime


@dataclass(frozen=True)
class HouseholdHit:
    household: Household
    place: Piece
    names: tuple[str, ...]


@dataclass(frozen=True)
class PersonHit:
    """A resident; ``place`` is where he or she lives, or lived before moving out."""

    id: int
    household_id: int
    name: Piece
    phone: Piece
    place: str
    kind: str
    moved_out: bool


@dataclass(frozen=True)
class SaidHit:
    """Something said, planned or promised; opens its case, or its flat where it has none."""

    said: Said
    line: Piece


@dataclass(frozen=True)
class KnownHit:
    """``kind``: a script, a study or an improvement."""

    kind: str
    id: int
    title: Piece
    line: Piece


Hit = CaseHit | HouseholdHit | PersonHit | SaidHit | KnownHit


@dataclass(frozen=True)
class Results:
    """What was found, by kind, the best first, and how the query was understood.

    ``count`` of cases is exact up to ``COUNTED``; ``owed`` cases wait for the index and were
    not looked through: the answer may lack some of them.
    """

    asked: str
    query: Query
    wanted: CaseFilter
    exact: CaseHit | None = None
    cases: tuple[CaseHit, ...] = ()
    households: tuple[HouseholdHit, ...] = ()
    people: tuple[PersonHit, ...] = ()
    said: tuple[SaidHit, ...] = ()
    known: tuple[KnownHit, ...] = ()
    count: int = 0
    owed: int = 0

    def is_empty(self) -> bool:
        found = (self.exact, self.cases, self.households, self.people, self.said, self.known)
        return not any(found)

    @property
    def chips(self) -> tuple[Message, ...]:
        return tuple(wish.shown for wish in self.query.wishes)


def search(office: Office, text: str, limit: int = 7) -> Results:
    """Everything that *text* finds: up to *limit* cases, about half as many of each other kind."""
    text = text.strip()
    asked = understand(office, text)
    wanted = case_filter(asked)
    results = Results(text, asked, wanted)
    if not asked.text and not asked.wishes:
        return results
    words = words_of(asked.text)
    if asked.text and not words:
        return results
    few, looked = max(3, limit // 2), max(_FEW, limit)
    bare = replace(wanted, text="")
    ids = finding.case_ids(office.store, words, queue.query(office, bare), COUNTED + 1, looked)
    exact = _by_number(office, words) if not asked.wishes else None
    looked_at = dict.fromkeys((*ids.flat[:looked], *ids.who[: 2 * looked], *ids.all[:looked]))
    hits = [_case_hit(one, words) for one in finding.cases(office.store, list(looked_at))]
    hits.sort(key=lambda hit: (-hit.rank, hit.received_at, hit.id), reverse=True)
    found_known: tuple[KnownHit, ...] = ()
    homes: tuple[HouseholdHit, ...] = ()
    people: tuple[PersonHit, ...] = ()
    if words and not asked.wishes:  # a filter is about cases
        homes = _households(office, words, few)
        people = _people(office, words, few)
        found_known = _known(office, asked.text, words, few)
    return replace(
        results,
        exact=exact,
        cases=tuple(hit for hit in hits if exact is None or hit.id != exact.id)[:limit],
        households=homes,
        people=people,
        said=_said(office, words, ids.all[:_SAID_IN], few, not asked.wishes),
        known=found_known,
        count=len(ids.all),
        owed=ids.owed,
    )


def understand(office: Office, text: str) -> Query:
    """The query as it is read with the office's own categories, people and departments."""
    today = office.now().date()
    text = whole_number(text) or text
    if ":" not in unicodedata.normalize("NFKC", text):
        return language.read(text, Vocabulary(today))
    store = office.store
    listed = reference.categories(store)
    handlers = [person.name for person in reference.staff(store)]
    handlers += finding.names(store, "handler")
    return language.read(
        text,
        Vocabulary(
            today,
            [Choice(c.code, c.name.zh, (c.name.en, *c.words), c.name) for c in listed],
            [Choice(name, name, (initials(name),)) for name in dict.fromkeys(handlers)],
            [Choice(d.name, d.name, d.aliases) for d in reference.departments(store)],
            [Choice(tag, tag) for tag in tags.in_use(store)],
        ),
    )


def case_filter(asked: Query) -> CaseFilter:
    """The query as a filter of the queue: the one place where the two languages meet."""
    wanted = CaseFilter(text=asked.text)
    first, last = language.days_of(asked.wishes)
    wanted = replace(wanted, received_from=first, received_to=last)
    any_of: dict[str, tuple[str, ...]] = {}
    for wish in asked.wishes:
        if wish.field == "status":
            both = dict.fromkeys((*wanted.statuses, *_statuses(wish)))
            wanted = replace(wanted, statuses=tuple(both))
        elif wish.field == "flag":
            flags = {name: True for name in wish.values}
            wanted = replace(wanted, **flags)  # type: ignore[arg-type]
        elif wish.field != "received":
            values = (*any_of.get(wish.field, ()), *wish.values)
            any_of[wish.field] = tuple(dict.fromkeys(values))
    if len(any_of.get("limit", ())) == 1:
        (limit,) = any_of.pop("limit")
        overdue = limit == "overdue"
        wanted = replace(wanted, overdue=overdue, due_on="" if overdue else limit)
    if len(any_of.get("category", ())) == 1:
        wanted = replace(wanted, category=any_of.pop("category")[0])
    return replace(wanted, any_of=tuple(any_of.items()))


def _statuses(wish: Wish) -> tuple[Status, ...]:
    return tuple(Status(value) for value in wish.values)


def _by_number(office: Office, words: Sequence[Word]) -> CaseHit | None:
    if len(words) != 1:
        return None
    found = finding.case_by_number(office.store, words[0].text)
    if found is None:
        return None
    return next((_case_hit(one, words) for one in finding.cases(office.store, [found])), None)


def _case_hit(case: CaseTexts, words: Sequence[Word]) -> CaseHit:
    texts = [word.text for word in words]
    number, name = Piece(case.number, spans(case.number, texts)), _named(case.complainant, texts)
    place = Piece(case.place(), spans(case.place(), texts))
    phone = Piece(case.phone, spans(case.phone, texts))
    rank = CONTENT
    if any(plain(case.number) == text for text in texts):
        rank = NUMBER
    elif any(_is_flat(case, word) for word in words):
        rank, place = FLAT, Piece(place.text, ((0, len(place.text)),))
    elif number.spans or name.spans or place.spans or phone.spans:
        rank = WHO
    field, line = _best_text(case.texts, texts)
    return CaseHit(
        case.id, rank, number, place, name, phone, line, field, case.status, case.received_at
    )


def _named(name: str, texts: Sequence[str]) -> Piece:
    """A name with what matched; by its initials the whole of it."""
    places = spans(name, texts)
    if (
        not places
        and name
        and any(text.isascii() and text in initials(plain(name)) for text in texts)
    ):
        places = ((0, len(name)),)
    return Piece(name, places)


def _is_flat(case: CaseTexts, word: Word) -> bool:
    flat = parse_room(word.text) if word.flat else None
    return (
        flat is not None
        and case.room == flat.room
        and flat.building in ("", case.building)
        and flat.unit in ("", case.unit)
        and flat.community in ("", case.community)
    )


def _best_text(texts: Iterable[tuple[str, str]], words: Sequence[str]) -> tuple[str, Piece]:
    """The text that holds most of the words, the content among equals; (column, piece)."""
    best, line, most = "", Piece(""), 0
    for column, text in texts:
        if column == "content":
            line = snippet(text, words)
        letters = plain(text)
        held = sum(word in letters for word in words)
        if held > most:
            best, line, most = column, snippet(text, words), held
    return best, line


def _households(office: Office, words: Sequence[Word], few: int) -> tuple[HouseholdHit, ...]:
    found: dict[int, Household] = {}
    for word in words:
        flat = parse_room(word.text)
        if flat is not None and flat.building:
            homes = register.find_place(
                office.store, flat.building, flat.unit, flat.room, flat.community
            )
        elif flat is not None and len(words) == 1 and len(flat.room) >= 2:
            homes = register.search_room(office.store, flat.room, few)
        else:
            homes = []
        found |= {home.id: home for home in homes}
    return tuple(
        HouseholdHit(
            home,
            Piece(home.short(), ((0, len(home.short())),)),
            tuple(person.name for person in register.residents_of(office.store, home.id)),
        )
        for home in list(found.values())[:few]
    )


def _people(office: Office, words: Sequence[Word], few: int) -> tuple[PersonHit, ...]:
    texts = [word.text for word in words]

    def hit(person: Person) -> PersonHit:
        return PersonHit(
            person.id,
            person.household_id,
            _named(person.name, texts),
            Piece(person.phone, spans(person.phone, texts)),
            person.place,
            person.kind,
            person.moved_out,
        )

    return tuple(hit(person) for person in finding.people(office.store, texts, few))


def _said(
    office: Office, words: Sequence[Word], ids: Sequence[int], few: int, visits: bool
) -> tuple[SaidHit, ...]:
    if not words:
        return ()
    texts = [word.text for word in words]
    found = [
        *finding.said(office.store, list(dict.fromkeys(ids))),
        *(finding.visits(office.store) if visits else ()),
    ]
    hits = []
    for one in sorted(found, key=lambda one: one.at, reverse=True):
        letters = plain(one.text)
        in_case = any if one.complaint_id is not None else all
        if in_case(text in letters for text in texts):
            hits.append(SaidHit(one, snippet(one.text, texts)))
            if len(hits) == few:
                break
    return tuple(hits)


def _known(office: Office, text: str, words: Sequence[Word], few: int) -> tuple[KnownHit, ...]:
    texts = [word.text for word in words]
    hits: list[KnownHit] = []
    for kind, records in knowledge.find(office, text).items():
        for record in records[:few]:
            if isinstance(record, Words):
                if not record.active:
                    continue
                title, more = record.text.zh, [("zh", record.text.zh), ("en", record.text.en)]
            elif kind == STUDY:
                title = getattr(record, "title", "")
                names = ("what_worked", "lesson", "cause", "what_happened")
                more = [(name, str(getattr(record, name))) for name in names]
            else:
                title = getattr(record, "title", "")
                more = [("measure", str(getattr(record, "measure", "")))]
            _, line = _best_text(more, texts)
            hits.append(KnownHit(kind, record.id, snippet(title, texts), line))
    order = {STUDY: 0, IMPROVEMENT: 1, SCRIPT: 2}
    hits.sort(key=lambda hit: (not (hit.title.spans or hit.line.spans), order[hit.kind]))
    return tuple(hits[:few])
