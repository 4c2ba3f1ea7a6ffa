"""Households and residents in the database: finding them, and who lives where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.case import Household, Resident
from desktop_app.storage.store import Row, Store, to_column


@dataclass(frozen=True)
class HouseholdHit:
    """A household found by a search, with its people's names and phones."""

    household: Household
    residents: tuple[Resident, ...]
    why: str  # place | name | initials | phone


@dataclass(frozen=True)
class PastCase:
    """A line of a household's history."""

    id: int
    number: str
    received_at: datetime
    category: str
    category_text: str
    content: str
    status: str
    satisfaction: str


def household_from(row: Row) -> Household:
    return Household(
        row["id"],
        row["community"],
        row["building"],
        row["unit"],
        row["room"],
        row["area"],
        row["occupancy"],
        row["note"],
    )


def load(store: Store, household_id: int) -> Household | None:
    row = store.row("SELECT * FROM household WHERE id = ?", (household_id,))
    return household_from(row) if row else None


def residents_of(store: Store, household_id: int) -> tuple[Resident, ...]:
    """The people of a household, those who moved out left out."""
    rows = store.rows(
        "SELECT r.*, y.kind FROM resident r JOIN residency y ON y.resident_id = r.id"
        " WHERE y.household_id = ? AND y.until IS NULL ORDER BY y.kind = 'owner' DESC, r.id",
        (household_id,),
    )
    return tuple(
        Resident(r["id"], r["name"], r["phone"], r["kind"], r["preferred_time"], r["note"])
        for r in rows
    )


def find_place(
    store: Store, building: str, unit: str, room: str, community: str = ""
) -> list[Household]:
    """Households at a place; an empty unit or community matches any."""
    conditions, parameters = ["building = ?", "room = ?"], [building, room]
    if unit:
        conditions.append("unit = ?")
        parameters.append(unit)
    if community:
        conditions.append("community = ?")
        parameters.append(community)
    rows = store.rows(
        f"SELECT * FROM household WHERE {' AND '.join(conditions)} ORDER BY community, unit",
        parameters,
    )
    return [household_from(row) for row in rows]


def search_room(store: Store, room: str, limit: int) -> list[Household]:
    """Households whose room number starts with *room*, exact ones first."""
    rows = store.rows(
        "SELECT * FROM household WHERE room LIKE ? ORDER BY room <> ?,"
        " CAST(building AS INTEGER), building, unit, CAST(room AS INTEGER) LIMIT ?",
        (room + "%", room, limit),
    )
    return [household_from(row) for row in rows]


def search_people(store: Store, text: str, limit: int) -> list[tuple[Household, str]]:
    """Households by a resident's name, pinyin initials, or the tail of a phone number."""
    plain = text.lower().replace("!", "!!").replace("%", "!%").replace("_", "!_")
    if text.isdigit():
        condition, parameter, why = "r.phone LIKE ?1", f"%{text}", "phone"
    elif text.isascii():
        # A Latin name is its own initials: the surname is found as well.
        condition = "(r.initials LIKE ?1 ESCAPE '!' OR r.initials LIKE '% ' || ?1 ESCAPE '!')"
        parameter, why = f"{plain}%", "initials"
    else:
        # Names that were typed in by hand were once kept with blanks in them (张 三).
        condition = "replace(r.name, ' ', '') LIKE ?1 ESCAPE '!'"
        parameter, why = f"%{plain.replace(' ', '')}%", "name"
    rows = store.rows(
        "SELECT DISTINCT h.* FROM resident r JOIN residency y ON y.resident_id = r.id"
        f" JOIN household h ON h.id = y.household_id WHERE {condition} AND y.until IS NULL"
        " ORDER BY CAST(h.building AS INTEGER), h.building, h.unit, CAST(h.room AS INTEGER) LIMIT ?2",
        (parameter, limit),
    )
    return [(household_from(row), why) for row in rows]


def communities(store: Store) -> list[str]:
    """The communities of the register, the one with most flats first."""
    rows = store.rows("SELECT community FROM household GROUP BY community ORDER BY count(*) DESC")
    return [row["community"] for row in rows]


def tree(store: Store) -> list[tuple[str, str, str, int]]:
    """(community, building, unit, number of flats) in the order of a site plan."""
    rows = store.rows(
        "SELECT community, building, unit, count(*) AS n FROM household"
        " GROUP BY community, building, unit"
        " ORDER BY community, CAST(building AS INTEGER), building, CAST(unit AS INTEGER), unit"
    )
    return [(r["community"], r["building"], r["unit"], r["n"]) for r in rows]


def flats(store: Store, community: str, building: str, unit: str) -> list[Household]:
    rows = store.rows(
        "SELECT * FROM household WHERE community = ? AND building = ? AND unit = ?"
        " ORDER BY CAST(room AS INTEGER), room",
        (community, building, unit),
    )
    return [household_from(row) for row in rows]


def history(store: Store, household_id: int, limit: int = 50) -> list[PastCase]:
    """Cases of a household, newest first."""
    rows = store.rows(
        "SELECT id, number, received_at, category, category_text, excerpt, status, satisfaction"
        " FROM complaint WHERE household_id = ? AND deleted_at IS NULL"
        " ORDER BY received_at DESC LIMIT ?",
        (household_id, limit),
    )
    return [
        PastCase(
            r["id"],
            r["number"],
            datetime.fromisoformat(r["received_at"]),
            r["category"],
            r["category_text"],
            r["excerpt"],
            r["status"],
            r["satisfaction"],
        )
        for r in rows
    ]


def unkept_promises(store: Store, household_id: int, now: datetime, limit: int = 5) -> list[str]:
    """What was promised to a household and is overdue, oldest first."""
    rows = store.rows(
        "SELECT p.text FROM promise p JOIN complaint c ON c.id = p.complaint_id"
        " WHERE c.household_id = ? AND c.deleted_at IS NULL AND p.kept_at IS NULL"
        " AND p.due_at < ? ORDER BY p.due_at LIMIT ?",
        (household_id, to_column(now), limit),
    )
    return [row["text"] for row in rows]


def count(store: Store) -> int:
    return int(store.value("SELECT count(*) FROM household"))


def has_resident(store: Store, resident_id: int) -> bool:
    return store.value("SELECT 1 FROM resident WHERE id = ?", (resident_id,)) is not None
