"""The public version (公示版) of a summary: for the notice board, with nothing about a person."""

from __future__ import annotations

from desktop_app.domain.anonymity import PUT, Known, anonymous
from desktop_app.domain.summary import (
    CategoryRow,
    ImprovementRow,
    PublicMeasure,
    PublicPlace,
    PublicSummary,
    WeeklySummary,
)
from desktop_app.services.office import Office
from desktop_app.storage import summaries

FIGURES = ("received", "carried", "completed", "completion", "unsolvable", "following",
           "response_in_time", "solution_in_time", "callback", "satisfaction")  # fmt: skip
"""The figures that are made public."""


def public(office: Office, summary: WeeklySummary) -> PublicSummary:
    """What may hang out: figures, counts by community and first-level category, measures.

    A measure loses every name, phone and room that is known or looks like one, and is left
    out where little else stays. A place or category is a sum of many households; buildings
    and floors are not told.
    """
    places = tuple(
        PublicPlace(row.community, row.received, row.completed, row.following)
        for row in summary.places
        if row.level == "community"
    )
    planned = (*summary.improvements, *summary.earlier)
    everything = "\n".join(one.measure or one.title for one in planned)
    residents, staff = summaries.named_in(office.store, everything)
    known = Known(residents, staff, *summaries.numbers_in(office.store, everything))
    measures = [_measure(known, one) for one in planned]
    return PublicSummary(
        period=summary.period,
        counted_to=summary.counted_to,
        whole=summary.whole,
        office=summary.office,
        made_on=summary.made_at.date(),
        figures=tuple(summary.figure(key) for key in FIGURES),
        places=places,
        categories=tuple(
            CategoryRow(row.code, row.name, row.received, row.previous)
            for row in summary.categories
        ),
        measures=tuple(one for one in measures if one is not None),
        definitions=tuple(one for one in summary.definitions if one.key in FIGURES),
    )


def _measure(known: Known, one: ImprovementRow) -> PublicMeasure | None:
    text = (one.measure or one.title).strip()
    clean, _ = anonymous(text, known)
    rest = clean
    for word in PUT.values():
        rest = rest.replace(word, "")
    if len(rest.strip()) * 2 < len(text) or not rest.strip():
        return None
    return PublicMeasure(clean, one.state, one.due_at.date() if one.due_at else None)
