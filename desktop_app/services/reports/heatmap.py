"""Complaints by building and floor: where in the estate they come from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.rooms import floor_of
from desktop_app.services.office import Office
from desktop_app.storage import home
from desktop_app.storage import households as register

OTHER = -1000
"""The row of rooms whose number tells no floor (a shop, a garage)."""
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Cell:
    """One floor of one building."""

    complaints: int
    flats: int
    rooms: tuple[str, ...]


@dataclass(frozen=True)
class HeatMap:
    """``floors`` from the top down; a cell that is not there has neither flats nor complaints."""

    community: str
    communities: tuple[str, ...]
    first: date
    last: date
    category: str
    buildings: tuple[str, ...] = ()
    floors: tuple[int, ...] = ()
    cells: Mapping[tuple[str, int], Cell] = field(default_factory=dict)

    @property
    def most(self) -> int:
        return max((cell.complaints for cell in self.cells.values()), default=0)

    @property
    def total(self) -> int:
        return sum(cell.complaints for cell in self.cells.values())


def heat_map(
    office: Office, first: date, last: date, category: str = "", community: str = ""
) -> HeatMap:
    """The map of one community, the largest when none is named, days included."""
    known = tuple(name for name in register.communities(office.store) if name)
    community = community if community in known else (known[0] if known else "")
    found: dict[tuple[str, int], list[home.RoomCount]] = {}
    for one in home.room_counts(office.store, community, first, last, category):
        floor = floor_of(one.room)
        found.setdefault((one.building, OTHER if floor is None else floor), []).append(one)
    cells = {
        key: Cell(
            sum(one.complaints for one in rooms),
            sum(1 for one in rooms if one.flats),
            tuple(sorted({one.room for one in rooms})),
        )
        for key, rooms in found.items()
    }
    return HeatMap(
        community,
        known,
        first,
        last,
        category,
        tuple(sorted({building for building, _ in cells}, key=natural)),
        tuple(sorted({floor for _, floor in cells}, reverse=True)),
        cells,
    )


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """Names with their numbers in order: 2 before 10, A2 before A10."""
    parts = _DIGITS.split(name)
    return tuple(
        (int(part), "") if part.isdigit() and part.isascii() else (-1, part)
        for part in parts
        if part
    )
