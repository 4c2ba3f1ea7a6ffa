"""The figures of a period: for the whole office or a part, compared, grouped, and the cases behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from desktop_app.domain import measures as rules
from desktop_app.domain.errors import KnownError
from desktop_app.domain.figures import DEFINITIONS, LIMIT_CLOCKS
from desktop_app.domain.measures import Facts, Figure
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Text, say
from desktop_app.domain.periods import Period
from desktop_app.domain.rooms import floor_of
from desktop_app.domain.views import CaseFilter
from desktop_app.services import lists
from desktop_app.services.office import Office
from desktop_app.storage import figures as counting
from desktop_app.storage.figures import Cut
from desktop_app.storage.store import to_column

__all__ = ["Cut", "Figures", "Group", "by", "cases_behind", "causes", "compute", "floors", "trend"]

SEPARATOR = "\x1f"
SHOWN_BEHIND = 20_000
"""One question to the database takes no more numbers than this."""
TREND_FACTS = (
    "received", "carried", "completed", "solution_due", "solution_kept", "response_due",
    "response_kept", "answered", "satisfied", "answers_a", "answers_b", "answers_c", "reworks",
    "repeats", "reworked", "promises_due", "promises_kept",
)  # fmt: skip
"""What a trend counts in each of its periods; the other figures would be wrong or needless."""
TREND_KEYS = (
    "received", "completed", "completion", "response_in_time", "solution_in_time",
    "satisfaction", "repeat", "rework", "reworks", "promise",
)  # fmt: skip


@dataclass(frozen=True)
class Stretch:
    """The time that is counted: a period, or what is over of it at a moment.

    ``start`` is in it, ``end`` is not. ``whole``: the period is over.
    """

    period: Period
    start: datetime
    end: datetime

    @property
    def whole(self) -> bool:
        return self.end >= self.period.end

    @property
    def span(self) -> tuple[str, str]:
        return str(to_column(self.start)), str(to_column(self.end))


@dataclass(frozen=True)
class Figures:
    """Every figure of ``DEFINITIONS`` by key, beside the same of the period before and of the
    year before. While the period runs, both are counted for as long a stretch as has passed,
    so that five days are never held against seven."""

    stretch: Stretch
    cut: Cut
    facts: Facts
    values: Mapping[str, Figure]
    previous: Mapping[str, Figure] = field(default_factory=dict)
    last_year: Mapping[str, Figure] = field(default_factory=dict)
    previous_stretch: Stretch | None = None
    last_year_stretch: Stretch | None = None


@dataclass(frozen=True)
class Group:
    """One line of a table: ``key`` as stored (a code, a name; of a building
    ``(community, building)``), with its figures. ``label`` is for people, ``""`` for none."""

    key: tuple[str, ...]
    label: str
    facts: Facts
    values: Mapping[str, Figure]


@dataclass(frozen=True)
class Cause:
    """A bar of the Pareto: ``share`` of all cases with a cause, ``cumulative`` up to this one."""

    label: str
    count: int
    share: float
    cumulative: float
    name: Text


@dataclass(frozen=True)
class Pareto:
    """Root causes of the completed cases, most first; ``unknown`` have none on record."""

    causes: tuple[Cause, ...]
    known: int
    unknown: int


@dataclass(frozen=True)
class Floors:
    """Complaints by building and storey. ``cells``: (building index, floor) → count;
    ``elsewhere``: complaints whose room tells no storey. Floors from the top down."""

    buildings: tuple[tuple[str, str], ...]
    floors: tuple[int, ...]
    cells: Mapping[tuple[int, int], int]
    elsewhere: int


@dataclass(frozen=True)
class TrendPoint:
    """The figures of ``TREND_KEYS`` of one period of a trend, and the facts behind them."""

    stretch: Stretch
    facts: Facts
    values: Mapping[str, Figure]


def stretch_of(office: Office, period: Period, until: datetime | None = None) -> Stretch:
    """What is over of *period* at *until* (now when left out); a period ahead has no length."""
    now = until or office.now()
    return Stretch(period, period.start, max(period.start, min(period.end, now)))


def alike(stretch: Stretch, period: Period) -> Stretch:
    """As long a stretch at the beginning of another period; the whole of it for a whole one."""
    if stretch.whole:
        return Stretch(period, period.start, period.end)
    length = stretch.end - stretch.start
    return Stretch(period, period.start, min(period.end, period.start + length))


def compute(
    office: Office,
    period: Period,
    cut: Cut | None = None,
    *,
    until: datetime | None = None,
    compare: bool = True,
) -> Figures:
    """Every figure of a period as of now, or as of *until*."""
    part = cut or Cut()
    stretch = stretch_of(office, period, until)
    facts = counting.facts(office.store, stretch.span, part)
    made = Figures(stretch, part, facts, rules.evaluate_all(facts))
    if not compare:
        return made
    before, year = alike(stretch, period.previous()), alike(stretch, period.year_before())
    return replace(
        made,
        previous=rules.evaluate_all(counting.facts(office.store, before.span, part)),
        last_year=rules.evaluate_all(counting.facts(office.store, year.span, part)),
        previous_stretch=before,
        last_year_stretch=year,
    )


def by(
    office: Office,
    period: Period,
    what: str,
    cut: Cut | None = None,
    *,
    until: datetime | None = None,
    language: str = "zh",
    only: Iterable[str] = (),
) -> tuple[Group, ...]:
    """A table: what ``building``, ``category``, ``subcategory``, ``department``, ``person``,
    ``channel``, ``severity`` or ``community``; most new ones first. Empty keys are cases that
    name none. *only* names the facts to count; figures made of others are then not to be used.
    ``KnownError("group_unknown")`` for anything else."""
    if what not in counting.GROUPS:
        raise KnownError(
            "group_unknown",
            say(QT_TRANSLATE_NOOP("core", "统计不能按“{what}”分组。"), what=what),
        )
    stretch = stretch_of(office, period, until)
    found = counting.grouped(office.store, stretch.span, cut or Cut(), what, only)
    known = lists.read(office)
    groups = [
        Group(
            tuple(key.split(SEPARATOR)),
            _label(known, what, key, language),
            facts,
            rules.evaluate_all(facts),
        )
        for key, facts in found.items()
        if any(n for fact, n in facts.counts.items() if fact != "households")
    ]
    return tuple(sorted(groups, key=lambda g: (-g.facts.count("received"), _natural(g.key))))


def cases_behind(
    office: Office,
    period: Period,
    key: str,
    cut: Cut | None = None,
    *,
    until: datetime | None = None,
    part: str = "all",
) -> tuple[str, ...]:
    """The numbers of the cases behind a figure or a fact, newest first, each once.

    *key* is one of ``DEFINITIONS`` or ``FACTS``. Of a share *part* ``all`` gives what is
    divided by, ``in`` the ones that count, ``out`` the others (the late, the unsatisfied).
    """
    stretch = stretch_of(office, period, until)
    where = cut or Cut()

    def ids(fact: str) -> list[int]:
        return counting.case_ids(office.store, stretch.span, where, fact)

    definition = DEFINITIONS.get(key)
    if definition is None:
        return tuple(counting.numbers_of(office.store, ids(key)))
    whole = [one for one in definition.denominator if one != "households"]
    if part == "in" or not whole:
        found = ids(definition.numerator)
    else:
        found = list(dict.fromkeys(one for fact in whole for one in ids(fact)))
        if part == "out":
            inside = set(ids(definition.numerator))
            if key in ("response_in_time", "solution_in_time", "promise", "satisfaction"):
                # A case may have both a kept and a missed one: it belongs to both lists.
                missed = _missed(office, stretch, where, definition.numerator, whole[0])
                found = [one for one in found if one in missed]
            else:
                found = [one for one in found if one not in inside]
    return tuple(counting.numbers_of(office.store, found))


def filter_behind(
    office: Office,
    period: Period,
    key: str,
    cut: Cut | None = None,
    *,
    until: datetime | None = None,
    part: str = "all",
) -> CaseFilter:
    """The same as a filter that the queue can show: the newest ``SHOWN_BEHIND`` of them."""
    numbers = cases_behind(office, period, key, cut, until=until, part=part)
    return CaseFilter(numbers=numbers[:SHOWN_BEHIND] or ("",))


def trend(
    office: Office,
    period: Period,
    cut: Cut | None = None,
    *,
    until: datetime | None = None,
    count: int = 8,
    only: Iterable[str] = TREND_FACTS,
) -> tuple[TrendPoint, ...]:
    """The weeks (of a month: months) up to the period; the last one as far as it has come.

    *only* names the facts to count; a figure that needs others is left out.
    """
    wanted = frozenset(only)
    points = []
    for one in period.trend(count):
        stretch = stretch_of(office, one, until)
        facts = counting.facts(office.store, stretch.span, cut or Cut(), wanted)
        values = {
            key: rules.evaluate(one, facts)
            for key, one in DEFINITIONS.items()
            if key in TREND_KEYS and {one.numerator, *one.denominator} <= wanted
        }
        points.append(TrendPoint(stretch, facts, values))
    return tuple(points)


def causes(
    office: Office,
    period: Period,
    cut: Cut | None = None,
    *,
    until: datetime | None = None,
    language: str = "zh",
) -> Pareto:
    """Root causes of the cases completed in the period, as recorded."""
    stretch = stretch_of(office, period, until)
    rows = counting.tallies(office.store, stretch.span, cut or Cut(), "completed", ["root_cause"])
    names = cause_names(lists.read(office))
    tally: dict[Text, int] = {}
    unknown = 0
    for text, n in rows:
        plain = str(text).strip()
        if plain:
            name = names.get(plain, Text(plain, plain))
            tally[name] = tally.get(name, 0) + _whole(n)
        else:
            unknown += _whole(n)
    known = sum(tally.values())
    found, up_to = [], 0
    for name, n in sorted(tally.items(), key=lambda pair: (-pair[1], pair[0].zh)):
        up_to += n
        found.append(Cause(name.in_language(language), n, n / known, up_to / known, name))
    return Pareto(tuple(found), known, unknown)


def cause_names(known: lists.Lists) -> dict[str, Text]:
    """Root causes by what a case may hold: the code, or the name in either language."""
    names: dict[str, Text] = {}
    for cause in known.root_causes:
        names.update({cause.code: cause.name, cause.name.zh: cause.name, cause.name.en: cause.name})
    return names


def category_text(known: lists.Lists, code: str, text: str = "") -> Text:
    """A category's name in both languages; without a code what was written, else nothing."""
    return Text(
        known.category_name(code, text or code), known.category_name(code, text or code, "en")
    )


def repeat_since(office: Office, received: datetime) -> datetime:
    """From when on an earlier complaint makes one received then a repeat."""
    return received - timedelta(days=office.number_setting("repeat_days", 90))


def floors(
    office: Office,
    period: Period,
    cut: Cut | None = None,
    *,
    until: datetime | None = None,
) -> Floors:
    """New complaints by building and storey."""
    stretch = stretch_of(office, period, until)
    rows = counting.tallies(
        office.store, stretch.span, cut or Cut(), "received", ["community", "building", "room"]
    )
    tally: dict[tuple[str, str], dict[int, int]] = {}
    elsewhere = 0
    for community, building, room, n in rows:
        floor = floor_of(str(room)) if building and room else None
        if floor is None:
            elsewhere += _whole(n)
            continue
        cells = tally.setdefault((str(community), str(building)), {})
        cells[floor] = cells.get(floor, 0) + _whole(n)
    buildings = sorted(tally, key=_natural)
    levels = sorted({floor for cells in tally.values() for floor in cells}, reverse=True)
    return Floors(
        tuple(buildings),
        tuple(levels),
        {
            (index, floor): n
            for index, place in enumerate(buildings)
            for floor, n in tally[place].items()
        },
        elsewhere,
    )


def limits_kept(facts: Facts) -> tuple[tuple[str, int, int], ...]:
    """(clock, kept, due) for every kind of limit: see ``domain.figures.CLOCK_TEXT``."""
    keys = {clock: clock for clock in LIMIT_CLOCKS} | {"callback": "callback_limit"}
    return tuple(
        (clock, facts.count(f"{key}_kept"), facts.count(f"{key}_due"))
        for clock, key in keys.items()
    )


def _missed(office: Office, stretch: Stretch, cut: Cut, kept: str, due: str) -> set[int]:
    sql = {
        "response_kept": "NOT coalesce(r.stopped_at <= r.due_at, 0)",
        "solution_kept": "NOT coalesce(r.stopped_at <= r.due_at, 0)",
        "promises_kept": f"NOT coalesce({counting.KEPT_AT} <= p.due_at, 0)",
        "satisfied": "d.answer = 'C'",
    }[kept]
    return set(counting.case_ids(office.store, stretch.span, cut, due, also=sql))


def _label(known: lists.Lists, what: str, key: str, language: str) -> str:
    if what in ("category", "subcategory"):
        return known.category_name(key, key, language) if key else ""
    if what == "building":
        return " ".join(part for part in key.split(SEPARATOR) if part)
    return key


def _natural(parts: Iterable[str]) -> tuple[tuple[bool, int, str], ...]:
    """2 before 10, numbers before names."""
    return tuple(
        (not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts
    )


def _whole(value: object) -> int:
    return int(str(value))
