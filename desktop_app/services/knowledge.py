"""The page of cases and scripts: everything of one kind that a search and filters let through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.case import MOOD_TEXT
from desktop_app.domain.messages import Text
from desktop_app.domain.searchtext import holds
from desktop_app.services import improvements, lists, scripts, studies
from desktop_app.services.improvements import Improvement
from desktop_app.services.lists import Lists
from desktop_app.services.office import Office
from desktop_app.services.settings.settings_edit import rights
from desktop_app.services.studies import CaseStudy

SCRIPT, STUDY, IMPROVEMENT = "script", "study", "improvement"
KINDS = (SCRIPT, STUDY, IMPROVEMENT)


@dataclass(frozen=True)
class Query:
    """``mood`` and ``stage`` narrow scripts only; empty ones narrow nothing."""

    kind: str = SCRIPT
    text: str = ""
    category: str = ""
    mood: str = ""
    stage: str = ""


@dataclass(frozen=True)
class Words:
    """A script in the list; ``id`` 0 is one of a template, ``source`` tells which."""

    id: int
    text: Text
    stage: str
    category: str
    mood: str
    active: bool = True
    source: tuple[Text, ...] = ()


Record = Words | CaseStudy | Improvement


@dataclass(frozen=True)
class Shelf:
    """What the page shows: the records of the kind asked for, the hits of every kind.

    ``there`` tells of which kinds the office has any at all; ``may_edit`` is about scripts.
    """

    query: Query
    records: tuple[Record, ...]
    hits: Mapping[str, int]
    there: frozenset[str]
    may_edit: bool
    now: datetime


def read(office: Office, query: Query) -> Shelf:
    """Search all three kinds; scripts: the office's own first, the more particular first."""
    found, there = _found(office, query)
    return Shelf(
        query,
        found[query.kind],
        {kind: len(records) for kind, records in found.items()},
        there,
        rights(office).may_edit,
        office.now(),
    )


def find(office: Office, text: str) -> dict[str, tuple[Record, ...]]:
    """The records of every kind that hold *text*."""
    return _found(office, Query(text=text))[0]


def _found(office: Office, query: Query) -> tuple[dict[str, tuple[Record, ...]], frozenset[str]]:
    known = lists.read(office)
    words = _words(office, known)
    all_studies = studies.everything(office)
    all_improvements = improvements.everything(office)
    found: dict[str, tuple[Record, ...]] = {
        SCRIPT: _fitting(words, query, known),
        STUDY: tuple(
            one
            for one in all_studies
            if studies.within(one.category, query.category)
            and holds(query.text, *studies.texts_of(one), known.category_name(one.category))
        ),
        IMPROVEMENT: tuple(
            one
            for one in all_improvements
            if studies.within(one.category, query.category)
            and holds(query.text, *improvements.texts_of(one), known.category_name(one.category))
        ),
    }
    there = {
        kind
        for kind, any_ in (
            (SCRIPT, words),
            (STUDY, all_studies),
            (IMPROVEMENT, all_improvements),
        )
        if any_
    }
    return found, frozenset(there)


def _words(office: Office, known: Lists) -> tuple[Words, ...]:
    own = [
        Words(one.id, one.text, one.stage, one.category, one.mood, one.active)
        for one in sorted(scripts.own(office, retired=True), key=lambda one: not one.active)
    ]
    whole = {category.code.rpartition(".")[2]: category.code for category in known.categories}
    template = [
        Words(
            0,
            one.script.text,
            one.stage,
            # Templates may name a category by its last part alone.
            whole.get(one.script.category, one.script.category),
            one.script.mood,
            source=(one.workflow, one.step),
        )
        for one in scripts.of_templates(office)
    ]
    active = [one for one in own if one.active]
    return (*active, *template, *(one for one in own if not one.active))


def _fitting(words: tuple[Words, ...], query: Query, known: Lists) -> tuple[Words, ...]:
    fits = [
        one
        for one in words
        if (not query.mood or one.mood in ("", query.mood))
        and (not query.stage or one.stage in ("", query.stage))
        and _of_category(one.category, query.category)
        and holds(
            query.text,
            one.text.zh,
            one.text.en,
            known.category_name(one.category),
            MOOD_TEXT.get(one.mood, ""),
            *(source.zh for source in one.source),
        )
    ]

    def general(one: Words) -> int:
        return bool(query.mood and not one.mood) + bool(query.category and not one.category)

    return tuple(sorted(fits, key=lambda one: (not one.active, one.id == 0, general(one))))


def _of_category(code: str, wanted: str) -> bool:
    """Words for any category fit a wanted one too; those for a level above it as well."""
    if not wanted or not code:
        return True
    return studies.within(code, wanted) or scripts.for_category(code, wanted)
