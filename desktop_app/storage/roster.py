"""The whole roster at once: for checking and writing an imported one."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.storage.journal import Journal
from desktop_app.storage.store import Store


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
        "SELECT y.household_id, y.kind, r.id, r.name, r.phone, r.preferred_time, r.initials, r.note"
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


def put(
    journal: Journal,
    flat_id: int | None,
    flat: RosterFlat,
    person: RosterPerson | None,
    batch_id: int,
) -> None:
    """Insert or update a flat and one of its people; nobody is moved out by an import."""
    store = journal.store
    if flat_id is None:
        flat_id = store.value(
            "SELECT id FROM household WHERE community = ? AND building = ? AND unit = ? AND room = ?",
            (flat.community, flat.building, flat.unit, flat.room),
        )
    about = {"area": flat.area, "occupancy": flat.occupancy, "note": flat.note}
    if flat_id is None:
        flat_id = journal.insert(
            "household",
            {
                "community": flat.community,
                "building": flat.building,
                "unit": flat.unit,
                "room": flat.room,
                **about,
                "batch_id": batch_id,
            },
        )
    else:
        journal.update("household", flat_id, {k: v for k, v in about.items() if v})
    if person is None:
        return
    known = store.row(
        "SELECT r.id, y.kind FROM resident r JOIN residency y ON y.resident_id = r.id"
        " WHERE y.household_id = ? AND r.name = ? AND y.until IS NULL",
        (flat_id, person.name),
    )
    values = {
        "phone": person.phone,
        "preferred_time": person.preferred_time,
        "note": person.note,
    }
    if known is None:
        resident_id = journal.insert(
            "resident",
            {"name": person.name, "initials": person.initials, **values, "batch_id": batch_id},
        )
        store.insert(
            "residency",
            {"household_id": flat_id, "resident_id": resident_id, "kind": person.kind},
        )
        return
    journal.update("resident", known["id"], {k: v for k, v in values.items() if v})
    if known["kind"] != person.kind:
        store.execute(
            "UPDATE residency SET kind = ? WHERE household_id = ? AND resident_id = ?",
            (person.kind, flat_id, known["id"]),
        )
        journal.record("residency", known["id"], None, "kind", known["kind"], person.kind)


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
