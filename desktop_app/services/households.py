"""Finding a household from what a caller says, and the card shown while talking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop_app.domain.case import ENDED, Household, Resident, Status
from desktop_app.domain.names import tidy_name
from desktop_app.domain.phones import whole_number
from desktop_app.domain.rooms import parse_room
from desktop_app.services.office import Office
from desktop_app.storage import home as homes
from desktop_app.storage import households, residents
from desktop_app.storage.home import OpenPromise as OpenPromise
from desktop_app.storage.home import YearFigures as YearFigures
from desktop_app.storage.households import HouseholdHit as HouseholdHit
from desktop_app.storage.households import PastCase as PastCase

MOST = 12
MOST_CASES = 500


@dataclass(frozen=True)
class HouseholdCard:
    """A household at a glance: people, open cases, history, figures of the last year."""

    household: Household
    residents: tuple[Resident, ...]
    open_cases: tuple[PastCase, ...]
    recent: tuple[PastCase, ...]
    year_count: int
    last_satisfaction: str
    unkept_promises: tuple[str, ...] = ()


def find(office: Office, text: str, limit: int = MOST) -> list[HouseholdHit]:
    """Households by ``3-2-501`` in any spelling, room number, name, pinyin initials, phone tail.

    Exact places come first; a bare number is a room number before it is a phone's tail.
    """
    text = asked(text)
    if not text:
        return []
    found: dict[int, tuple[Household, str]] = {}
    place = parse_room(text)
    if place is not None and place.building:
        for household in households.find_place(
            office.store, place.building, place.unit, place.room, place.community
        ):
            found.setdefault(household.id, (household, "place"))
    elif place is not None and text.isalnum():
        for household in households.search_room(office.store, place.room, limit):
            found.setdefault(household.id, (household, "place"))
    if len(found) < limit and (not text.isdigit() or len(text) >= 4):
        for household, why in households.search_people(office.store, text, limit):
            found.setdefault(household.id, (household, why))
    return [
        HouseholdHit(household, households.residents_of(office.store, household.id), why)
        for household, why in list(found.values())[:limit]
    ]


def asked(text: str) -> str:
    """What is looked for, as names and phones are kept: half width, a phone's bare digits."""
    return whole_number(text) or tidy_name(text)


def card(office: Office, household_id: int) -> HouseholdCard | None:
    """The card of a household; ``None`` if there is none of that id."""
    household = households.load(office.store, household_id)
    if household is None:
        return None
    past = households.history(office.store, household_id, 200)
    year_ago = office.now() - timedelta(days=365)
    recent_from = office.now() - timedelta(days=90)
    return HouseholdCard(
        household,
        households.residents_of(office.store, household_id),
        tuple(p for p in past if Status(p.status) not in ENDED),
        tuple(p for p in past if p.received_at >= recent_from),
        sum(1 for p in past if p.received_at >= year_ago),
        next((p.satisfaction for p in past if p.satisfaction), ""),
        tuple(households.unkept_promises(office.store, household_id, office.now())),
    )


@dataclass(frozen=True)
class Home:
    """A household whole: people now and before, every complaint, the last twelve months."""

    household: Household
    residents: tuple[Resident, ...]
    former: tuple[tuple[Resident, date], ...]
    cases: tuple[PastCase, ...]
    figures: YearFigures
    promises: tuple[OpenPromise, ...]
    now: datetime

    @property
    def open_cases(self) -> tuple[PastCase, ...]:
        return tuple(case for case in self.cases if Status(case.status) not in ENDED)


def home(office: Office, household_id: int) -> Home | None:
    """Everything about a household; ``None`` if there is none of that id."""
    household = households.load(office.store, household_id)
    if household is None:
        return None
    store, now = office.store, office.now()
    return Home(
        household,
        households.residents_of(store, household_id),
        tuple(residents.former(store, household_id)),
        tuple(households.history(store, household_id, MOST_CASES)),
        homes.figures(store, household_id, now - timedelta(days=365)),
        tuple(homes.open_promises(store, household_id)),
        now,
    )


def tree(office: Office) -> list[tuple[str, str, str, int]]:
    """(community, building, unit, number of flats), in the order of a site plan."""
    return households.tree(office.store)


def flats(office: Office, community: str, building: str, unit: str) -> list[Household]:
    return households.flats(office.store, community, building, unit)


def count(office: Office) -> int:
    return households.count(office.store)
