"""Residents in the database: preferences, who lives and lived where, double records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.case import Resident
from desktop_app.domain.rooms import place_text
from desktop_app.storage.store import Store, to_column
from desktop_app.storage.trace.journal import Journal


def exists(store: Store, resident_id: int) -> bool:
    return store.value("SELECT 1 FROM resident WHERE id = ?", (resident_id,)) is not None


def preferences(store: Store, resident_id: int) -> tuple[str, str]:
    """(preferred time, note); empty texts for nobody."""
    row = store.row("SELECT preferred_time, note FROM resident WHERE id = ?", (resident_id,))
    return (row["preferred_time"], row["note"]) if row else ("", "")


def set_preferences(journal: Journal, resident_id: int, preferred_time: str, note: str) -> bool:
    """Write what differs, with its trace."""
    values = {"preferred_time": preferred_time, "note": note}
    return journal.update("resident", resident_id, values)


@dataclass(frozen=True)
class Tie:
    """Who lives, or lived, where."""

    household_id: int
    resident_id: int
    kind: str
    until: date | None


@dataclass(frozen=True)
class Twin:
    """One of several records that may be one person; ``cases`` that he or she complained in."""

    id: int
    name: str
    phone: str
    places: tuple[str, ...]
    cases: int


def load(store: Store, resident_id: int) -> dict[str, str] | None:
    """Name, phone, preferred time and note of a resident."""
    row = store.row(
        "SELECT name, phone, preferred_time, note FROM resident WHERE id = ?", (resident_id,)
    )
    return {key: str(value) for key, value in row.items()} if row else None


def same(store: Store, name: str, phone: str) -> int | None:
    """The resident of exactly this name and phone, if there is one."""
    found = store.value(
        "SELECT id FROM resident WHERE name = ? AND phone = ? AND phone <> '' ORDER BY id LIMIT 1",
        (name, phone),
    )
    return int(found) if found is not None else None


def ties(store: Store, resident_id: int) -> list[Tie]:
    rows = store.rows(
        "SELECT * FROM residency WHERE resident_id = ? ORDER BY household_id", (resident_id,)
    )
    return [
        Tie(
            row["household_id"],
            row["resident_id"],
            row["kind"],
            date.fromisoformat(row["until"][:10]) if row["until"] else None,
        )
        for row in rows
    ]


def former(store: Store, household_id: int) -> list[tuple[Resident, date]]:
    """Who lived in a flat and moved out, the last one first, with the day."""
    rows = store.rows(
        "SELECT r.*, y.kind, y.until FROM resident r JOIN residency y ON y.resident_id = r.id"
        " WHERE y.household_id = ? AND y.until IS NOT NULL ORDER BY y.until DESC, r.id",
        (household_id,),
    )
    return [
        (
            Resident(r["id"], r["name"], r["phone"], r["kind"], r["preferred_time"], r["note"]),
            date.fromisoformat(r["until"][:10]),
        )
        for r in rows
    ]


def tie(
    journal: Journal, household_id: int, resident_id: int, kind: str, until: date | None
) -> bool:
    """Let a resident live in a flat, or have lived there until a day."""
    key = {"household_id": household_id, "resident_id": resident_id}
    return journal.put("residency", key, {"kind": kind, "until": to_column(until)})


def untie(journal: Journal, household_id: int, resident_id: int) -> bool:
    key = {"household_id": household_id, "resident_id": resident_id}
    return journal.put("residency", key, None)


def cases_of(store: Store, resident_id: int) -> list[int]:
    rows = store.rows("SELECT id FROM complaint WHERE resident_id = ? ORDER BY id", (resident_id,))
    return [row["id"] for row in rows]


def twins(store: Store, most: int = 200) -> list[tuple[Twin, ...]]:
    """Records with the same name and phone; the one with most cases, then the oldest, first.

    The same name without a phone counts within one flat only: names alone say little.
    """
    rows = store.rows(
        "SELECT r.id, r.name, r.phone, coalesce(g.household_id, 0) AS home FROM resident r"
        " JOIN (SELECT name, phone, NULL AS household_id FROM resident WHERE phone <> ''"
        "   GROUP BY name, phone HAVING count(*) > 1"
        "   UNION ALL SELECT r.name, '', y.household_id FROM resident r"
        "   JOIN residency y ON y.resident_id = r.id"
        "   GROUP BY y.household_id, r.name HAVING count(DISTINCT r.id) > 1"
        "     AND min(r.phone) = '' AND count(DISTINCT r.phone) <= 2) g"
        " ON g.name = r.name AND (g.phone = r.phone OR g.household_id IS NOT NULL)"
        " AND (g.household_id IS NULL OR EXISTS (SELECT 1 FROM residency y"
        "   WHERE y.household_id = g.household_id AND y.resident_id = r.id))"
        " ORDER BY r.name, r.phone, r.id LIMIT ?",
        (most * 4,),
    )
    groups: dict[tuple[str, str, int], list[int]] = {}
    for row in rows:
        phone = "" if row["home"] else row["phone"]
        groups.setdefault((row["name"], phone, row["home"]), []).append(row["id"])
    seen: set[int] = set()
    found = []
    for ids in groups.values():
        fresh = [one for one in dict.fromkeys(ids) if one not in seen]
        if len(fresh) > 1:
            seen.update(fresh)
            twin = [_twin(store, one) for one in fresh]
            found.append(tuple(sorted(twin, key=lambda one: (-one.cases, not one.phone, one.id))))
    return found[:most]


def _twin(store: Store, resident_id: int) -> Twin:
    row = store.row(
        "SELECT r.id, r.name, r.phone,"
        " (SELECT count(*) FROM complaint c WHERE c.resident_id = r.id) AS cases"
        " FROM resident r WHERE r.id = ?",
        (resident_id,),
    )
    assert row is not None  # it was just listed
    places = store.rows(
        "SELECT h.building, h.unit, h.room FROM household h"
        " JOIN residency y ON y.household_id = h.id WHERE y.resident_id = ?"
        " ORDER BY y.until IS NOT NULL, h.id",
        (resident_id,),
    )
    return Twin(
        row["id"],
        row["name"],
        row["phone"],
        tuple(place_text(p["building"], p["unit"], p["room"]) for p in places),
        row["cases"],
    )
