"""The weekly summary (周报): what the supervisor signs, whole, for a week, a month or free days.

``summary`` gives a signed one as it was signed, with what was changed since as 更正; any other
is counted now, with the office's remarks. See ``services.signing`` for signing and remarks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from desktop_app.domain.figures import DEFINITIONS
from desktop_app.domain.measures import direction
from desktop_app.domain.opening import opening, public_opening
from desktop_app.domain.periods import Period, parse, week_of
from desktop_app.domain.summary import (
    CategoryRow,
    CauseRow,
    ChannelRow,
    DefinitionRow,
    FigureRow,
    LimitRow,
    PlaceRow,
    TrendRow,
    WeeklySummary,
)
from desktop_app.services import lists
from desktop_app.services.lists import Lists
from desktop_app.services.office import Office
from desktop_app.services.reports import figures, signing, weekly_lists
from desktop_app.services.reports.figures import Cut, Stretch
from desktop_app.services.reports.weekly_public import public
from desktop_app.storage import figures as counting

__all__ = ["count", "opening", "parse", "public", "public_opening", "summary", "week_of"]

_PLACE_FACTS = ("carried", "received", "completed", "following", "overdue", "unsolvable")
_TREND_FACTS = (
    "received", "completed", "response_due", "response_kept", "solution_due", "solution_kept",
    "answered", "satisfied", "reworks",
)  # fmt: skip
OVERVIEW = (
    "received", "carried", "completed", "completion", "following", "overdue", "unsolvable",
    "response_in_time", "solution_in_time", "callback", "satisfaction", "rework", "repeat",
    "response_hours", "solution_hours", "promise", "per_household", "reworks", "extensions",
    "escalations",
)  # fmt: skip
"""The figures of 概况 in the order of the paper: all there are."""


def summary(office: Office, period: Period, *, unmasked: bool = False) -> WeeklySummary:
    """The summary of a period: the signed one with its corrections, else as counted now.

    *unmasked* concerns one that is not signed; a signed one stays as it was.
    """
    kept = signing.kept(office, period)
    if kept is None:
        made = count(office, period, unmasked=unmasked)
        return replace(made, remarks=signing.remarks(office, period))
    again = figures_of(office, period, until=kept.summary.counted_to)
    return replace(kept.summary, corrections=signing.corrections(office, kept, again))


def count(
    office: Office,
    period: Period,
    *,
    until: datetime | None = None,
    unmasked: bool = False,
) -> WeeklySummary:
    """A summary counted now, as of now or of *until*, without remarks."""
    made = figures_of(office, period, until=until)
    stretch = figures.stretch_of(office, period, until)
    return weekly_lists.fill(office, made, stretch, lists.read(office), unmasked=unmasked)


def figures_of(office: Office, period: Period, *, until: datetime | None = None) -> WeeklySummary:
    """The counted part of a summary: figures and tables of numbers, no lists of cases."""
    found = figures.compute(office, period, until=until)
    stretch, known = found.stretch, lists.read(office)
    before = found.previous_stretch or stretch
    pareto = figures.causes(office, period, until=until)
    return WeeklySummary(
        period=period,
        counted_from=stretch.start,
        counted_to=stretch.end,
        whole=stretch.whole,
        office=known.office_name,
        made_at=office.now(),
        made_by=office.operator,
        masked=True,
        invalid=found.facts.count("invalid"),
        withdrawn=found.facts.count("withdrawn"),
        figures=tuple(
            FigureRow(
                found.values[key],
                found.previous[key],
                found.last_year[key],
                direction(found.values[key], found.previous[key]),
            )
            for key in OVERVIEW
        ),
        places=_places(office, stretch),
        trend=_trend(office, period, until),
        categories=_categories(office, stretch, before, known),
        channels=_channels(office, stretch),
        causes=tuple(CauseRow(c.name, c.count, c.share, c.cumulative) for c in pareto.causes),
        causes_known=pareto.known,
        causes_unknown=pareto.unknown,
        limits=tuple(LimitRow(*one) for one in figures.limits_kept(found.facts)),
        urgent=(),
        urgent_all=0,
        reworks=(),
        reworks_all=0,
        repeats=(),
        repeats_all=0,
        incidents=(),
        broken=(),
        broken_all=0,
        improvements=(),
        earlier=(),
        callbacks=(),
        callback_days=(),
        callbacks_all=0,
        callback_households=0,
        definitions=tuple(
            DefinitionRow(key, DEFINITIONS[key].title, DEFINITIONS[key].sentence)
            for key in OVERVIEW
        ),
    )


def _places(office: Office, stretch: Stretch) -> tuple[PlaceRow, ...]:
    found = counting.grouped(office.store, stretch.span, Cut(), "building", _PLACE_FACTS)
    communities: dict[str, list[PlaceRow]] = {}
    for key, facts in found.items():
        if not any(map(facts.count, _PLACE_FACTS)):
            continue
        community, building = key.split(figures.SEPARATOR)
        row = PlaceRow("building", community, building, *map(facts.count, _PLACE_FACTS))
        communities.setdefault(community, []).append(row)
    rows: list[PlaceRow] = []
    for community in sorted(communities, key=lambda name: (not name, name)):
        buildings = sorted(
            communities[community],
            key=lambda r: (not r.building, not r.building.isdecimal(), _number(r), r.building),
        )
        rows += [*buildings, _sum("community", community, buildings)]
    return (*rows, _sum("total", "", [row for row in rows if row.level == "building"]))


def _number(row: PlaceRow) -> int:
    return int(row.building) if row.building.isdecimal() else 0


def _sum(level: str, community: str, rows: Iterable[PlaceRow]) -> PlaceRow:
    every = list(rows)
    sums = (sum(getattr(row, fact) for row in every) for fact in _PLACE_FACTS)
    return PlaceRow(level, community, "", *sums)


def _trend(office: Office, period: Period, until: datetime | None) -> tuple[TrendRow, ...]:
    return tuple(
        TrendRow(
            point.stretch.period,
            point.stretch.whole,
            point.facts.count("received"),
            point.facts.count("completed"),
            point.values["response_in_time"],
            point.values["solution_in_time"],
            point.values["satisfaction"],
            point.facts.count("reworks"),
        )
        for point in figures.trend(office, period, until=until, only=_TREND_FACTS)
    )


def _categories(
    office: Office, stretch: Stretch, before: Stretch, known: Lists
) -> tuple[CategoryRow, ...]:
    def tally(part: Stretch) -> dict[str, int]:
        found = counting.grouped(office.store, part.span, Cut(), "subcategory", ("received",))
        return {code: facts.count("received") for code, facts in found.items()}

    now, earlier = tally(stretch), tally(before)
    children: dict[str, list[CategoryRow]] = {}
    for code in now.keys() | earlier.keys():
        row = CategoryRow(
            code, figures.category_text(known, code), now.get(code, 0), earlier.get(code, 0)
        )
        children.setdefault(code.partition(".")[0], []).append(row)
    rows = [
        CategoryRow(
            top,
            figures.category_text(known, top),
            sum(row.received for row in parts),
            sum(row.previous for row in parts),
            tuple(sorted((row for row in parts if row.received), key=_most)),
        )
        for top, parts in children.items()
    ]
    return tuple(sorted((row for row in rows if row.received), key=_most))


def _most(row: CategoryRow) -> tuple[int, str]:
    return -row.received, row.code


def _channels(office: Office, stretch: Stretch) -> tuple[ChannelRow, ...]:
    found = counting.grouped(office.store, stretch.span, Cut(), "channel", ("received",))
    rows = [ChannelRow(key, facts.count("received")) for key, facts in found.items()]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.channel)))
