"""Who may be told of in the texts of a book: the people of the cases and flats it speaks of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from desktop_app.storage.store import Store

Person = tuple[str, str]
"""Name and phone."""


def complainants(store: Store, numbers: Iterable[str]) -> Mapping[str, tuple[Person, int | None]]:
    """Number of a case → its complainant, and the flat that it belongs to."""
    rows = store.each(
        "SELECT number, complainant, phone, household_id FROM complaint"
        " WHERE number IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(numbers)),),
    )
    return {number: ((name, phone), flat) for number, name, phone, flat in rows}


def residents(store: Store) -> Mapping[int, tuple[Person, ...]]:
    """Flat → who lives in it now."""
    found: dict[int, tuple[Person, ...]] = {}
    for flat, name, phone in store.each(
        "SELECT y.household_id, r.name, r.phone FROM residency y"
        " JOIN resident r ON r.id = y.resident_id WHERE y.until IS NULL"
    ):
        found[flat] = (*found.get(flat, ()), (name, phone))
    return found
