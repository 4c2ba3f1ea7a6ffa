"""Two incidents of the sample office: a whole building's lift last month, and one under way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from desktop_app.domain.case import CaseFile
from desktop_app.domain.incident import by_household, member_of
from desktop_app.services.office import Office
from desktop_app.services.sample.site import Flat, Person
from desktop_app.services.sample.words import Words, weighted
from desktop_app.storage import incidents, reference
from desktop_app.storage.trace.journal import Journal

Home = tuple[int, int, Flat, Person]
FEWEST = 60
"""A smaller sample has no incidents: they would be half of it."""
_SPANS = ((timedelta(days=38), 6, 0.4), (timedelta(hours=46), 5, 1.2))
"""When it began before now, how many households, and how fast its cases are worked."""


@dataclass(frozen=True)
class SharedCase:
    """One complaint of an incident that is to be: when, from which flat, about what."""

    incident: int
    at: datetime
    home: Home
    block: Mapping[str, Any]
    pace: float
    over: bool
    """Whether the incident is to be over by now."""


def plan(
    rng: Random, words: Words, homes: Sequence[Home], now: datetime, count: int
) -> list[SharedCase]:
    """The complaints of both incidents, of different buildings and categories; none if *count*
    is small."""
    if count < FEWEST:
        return []
    shared = [(block, block["weight"]) for block in words.complaints if block["shared"]]
    by_building: dict[str, list[Home]] = {}
    for home in homes:
        by_building.setdefault(home[2].building, []).append(home)
    most = max(households for _, households, _ in _SPANS)
    buildings = [name for name, flats in by_building.items() if len(flats) >= most]
    planned: list[SharedCase] = []
    for index, ((began, households, pace), building) in enumerate(
        zip(_SPANS, rng.sample(buildings, min(len(_SPANS), len(buildings))), strict=False)
    ):
        block = weighted(rng, shared)
        shared = [pair for pair in shared if pair[0] is not block]
        at = now - began
        for home in rng.sample(by_building[building], households):
            over = began > timedelta(days=30)
            planned.append(SharedCase(index, at.replace(microsecond=0), home, block, pace, over))
            at += timedelta(minutes=rng.randint(15, 420))
    return planned


def store(office: Office, journal: Journal, members: Mapping[int, Sequence[int]]) -> None:
    """Put the stored cases (incident → ids, oldest first) into their incidents."""
    names = {one.code: one.name.zh for one in reference.categories(office.store)}
    for ids in members.values():
        cases = [office.case(one) for one in ids]
        first = cases[0].complaint
        running = [case for case in cases if not case.complaint.outcome]
        opened = cases[min(2, len(cases) - 1)].complaint.received_at + timedelta(minutes=20)
        opened = min(opened, office.now())
        incident_id = journal.insert(
            "incident",
            {
                "number": incidents.next_number(office.store, opened),
                "title": f"{first.building} 栋 {names.get(first.category, first.category_text)}",
                "community": first.community,
                "building": first.building,
                "category": first.category,
                "master_id": (running or cases)[0].complaint.id,
                "opened_at": opened,
                "closed_at": _closed_at(cases),
            },
        )
        for case in cases:
            complaint_id = case.complaint.id
            office.store.update("complaint", complaint_id, {"incident_id": incident_id})
        journal.touched.add("incident")


def _closed_at(cases: Sequence[CaseFile]) -> datetime | None:
    """When the last household was called; ``None`` while one is still to be called."""
    if any(household.open for household in by_household(member_of(case) for case in cases)):
        return None
    ends = [case.complaint.closed_at for case in cases]
    last = [at for at in ends if at is not None]
    return max(last) if len(last) == len(cases) else None
