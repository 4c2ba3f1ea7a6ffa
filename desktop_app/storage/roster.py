"""The whole roster at once: read for checking an imported one, and written in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.storage.store import Store, to_column
from desktop_app.storage.trace.journal import Journal, row_text


@dataclass(frozen=True)
class RosterPerson:
    id: int
    name: str
    phone: str
    kind: str
    preferred_time: str
    initials: str = ""
    note: str = ""


@dataclass(frozen=True)
class RosterFlat:
    id: int
    community: str
    building: str
    unit: str
    room: str
    area: float | None
    occupancy: str
    note: str
    people: tuple[RosterPerson, ...] = ()


def everything(store: Store) -> dict[tuple[str, str, str, str], RosterFlat]:
    """Flats by (community, building, unit, room), each with its people."""
    people: dict[int, list[RosterPerson]] = {}
    for row in store.rows(
        "SELECT y.household_id, y.kind, r.id, r.name, r.phone, r.preferred_time, r.initials,"
        " r.note"
        " FROM residency y JOIN resident r ON r.id = y.resident_id WHERE y.until IS NULL"
    ):
        people.setdefault(row["household_id"], []).append(
            RosterPerson(
                row["id"],
                row["name"],
                row["phone"],
                row["kind"],
                row["preferred_time"],
                row["initials"],
                row["note"],
            )
        )
    return {
        (row["community"], row["building"], row["unit"], row["room"]): RosterFlat(
            row["id"],
            row["community"],
            row["building"],
            row["unit"],
            row["room"],
            row["area"],
            row["occupancy"],
            row["note"],
            tuple(people.get(row["id"], ())),
        )
        for row in store.rows("SELECT * FROM household")
    }


@dataclass
class Writing:
    """What a roster changes. Flats and people that are new carry ids below zero."""

    flats: list[RosterFlat] = field(default_factory=list)
    people: list[RosterPerson] = field(default_factory=list)
    homes: dict[tuple[int, int], str] = field(default_factory=dict)
    """New ties: (flat, person) → kind."""
    flat_changes: dict[int, dict[str, object]] = field(default_factory=dict)
    person_changes: dict[int, dict[str, object]] = field(default_factory=dict)
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)
    """(flat, person) → the kind that an existing tie becomes."""


def write(journal: Journal, todo: Writing, batch_id: int) -> None:
    """Write it in bulk, with its trace; nobody is moved out."""
    flat_ids = _add(
        journal,
        "household",
        ("community", "building", "unit", "room", "area", "occupancy", "note"),
        todo.flats,
        batch_id,
    )
    person_ids = _add(
        journal,
        "resident",
        ("name", "initials", "phone", "preferred_time", "note"),
        todo.people,
        batch_id,
    )
    homes = [
        (flat_ids.get(flat, flat), person_ids.get(person, person), kind)
        for (flat, person), kind in todo.homes.items()
    ]
    journal.store.insert_many("residency", ("household_id", "resident_id", "kind"), homes)
    # A new person goes with the batch; only a tie of somebody known needs a line of its own.
    journal.store.insert_many(
        "audit",
        ("operation_id", "entity", "entity_id", "field", "after"),
        (
            (journal.operation_id, "residency", 0, "=", _home_text(home))
            for home, (_, person) in zip(homes, todo.homes, strict=True)
            if person > 0
        ),
    )
    for row, changes in todo.flat_changes.items():
        journal.update("household", row, changes)
    for row, changes in todo.person_changes.items():
        journal.update("resident", row, changes)
    for (flat, person), kind in todo.kinds.items():
        journal.put("residency", {"household_id": flat, "resident_id": person}, {"kind": kind})
    journal.touched |= {"household", "resident", "residency"}


def _add(
    journal: Journal,
    table: str,
    columns: Sequence[str],
    records: Iterable[RosterFlat | RosterPerson],
    batch_id: int,
) -> Mapping[int, int]:
    """Insert records with their first trace lines; temporary id → stored id."""
    store = journal.store
    first = int(store.value(f"SELECT coalesce(max(id), 0) FROM {table}")) + 1
    listed = list(records)
    ids = {record.id: first + index for index, record in enumerate(listed)}
    store.insert_many(
        table,
        ("id", *columns, "batch_id"),
        (
            (ids[record.id], *(to_column(getattr(record, name)) for name in columns), batch_id)
            for record in listed
        ),
    )
    store.insert_many(
        "audit",
        ("operation_id", "entity", "entity_id", "field"),
        ((journal.operation_id, table, one, "+") for one in ids.values()),
    )
    return ids


def _home_text(home: tuple[int, int, str]) -> str | None:
    flat, person, kind = home
    return row_text({"household_id": flat, "resident_id": person, "kind": kind, "until": None})


def add_resident(store: Store, household_id: int, person: RosterPerson) -> int:
    """Store a person of a flat; returns the resident's id."""
    resident_id = store.insert(
        "resident",
        {
            "name": person.name,
            "initials": person.initials,
            "phone": person.phone,
            "preferred_time": person.preferred_time,
        },
    )
    store.insert(
        "residency", {"household_id": household_id, "resident_id": resident_id, "kind": person.kind}
    )
    return resident_id
