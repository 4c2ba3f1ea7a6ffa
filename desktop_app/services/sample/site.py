"""The sample office's flats and people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from desktop_app.services.sample.words import Words, weighted

_KINDS = {"业主": "owner", "租户": "tenant", "家属": "family"}


@dataclass(frozen=True)
class Person:
    name: str
    phone: str
    kind: str
    preferred_time: str
    female: bool

    def called(self) -> str:
        """How the front desk addresses the person."""
        return self.name[: 2 if len(self.name) == 4 else 1] + ("女士" if self.female else "先生")


@dataclass(frozen=True)
class Flat:
    community: str
    building: str
    unit: str
    room: str
    area: float
    occupancy: str
    note: str
    people: tuple[Person, ...]


def flats(rng: Random, words: Words) -> Iterator[Flat]:
    """Every flat of the site plan, with the people in it."""
    site = words.office["community"]
    residents = words.office["residents"]
    for building in words.office["buildings"]:
        for unit in range(1, building["units"] + 1):
            for floor in range(building["first_floor"], building["floors"] + 1):
                for place in range(1, site["rooms_per_floor"] + 1):
                    lived_in = rng.random() < residents["occupied_share"]
                    people = [_person(rng, words)]
                    if lived_in and rng.random() < residents["second_person_share"]:
                        people.append(_person(rng, words))
                    yield Flat(
                        site["name"],
                        str(building["number"]),
                        str(unit),
                        f"{floor}{place:02d}",
                        site["areas"][(place - 1) % len(site["areas"])],
                        "occupied" if lived_in else "vacant",
                        rng.choice(residents["notes"]) if rng.random() < 0.08 else "",
                        tuple(people),
                    )


def _person(rng: Random, words: Words) -> Person:
    residents, phones = words.office["residents"], words.office["phones"]
    female = rng.random() < 0.5
    given = residents["given_names_female" if female else "given_names_male"]
    return Person(
        rng.choice(residents["surnames"]) + rng.choice(given),
        f"{rng.choice(phones['prefixes'])}{phones['middle']}{rng.randint(0, 9999):04d}",
        _KINDS[weighted(rng, residents["relations"])],
        rng.choice(residents["contact_times"]) if rng.random() < 0.2 else "",
        female,
    )
