"""Removing what an import batch brought, unless somebody used it since."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from desktop_app.storage import search
from desktop_app.storage.parts import in_parts
from desktop_app.storage.store import Store
from desktop_app.storage.trace.journal import Journal

_MANY = 50
STANDING = (
    "o.undone_by IS NULL AND o.undo_of IS NULL AND a.field <> 'reveal' AND o.name <> 'retime'"
)
"""A line ``a`` of an operation ``o`` that counts as work on a record: nothing taken back, no mere
look, no due time that followed a setting."""
_EDIT = (
    f"{STANDING} AND a.field <> 'deleted_at'"
    " AND NOT (o.name = 'import' AND a.entity = 'complaint' AND a.field = 'household_id')"
)
"""A case that was only thrown away, or only tied to its flat by a later roster, was not edited."""
_UNDONE = "(SELECT id FROM import_batch WHERE undone_at IS NOT NULL)"
PLACE = (
    "h.building || CASE h.building WHEN '' THEN '' ELSE '-' END"
    " || h.unit || CASE h.unit WHEN '' THEN '' ELSE '-' END || h.room"
)
"""``3-2-501`` of a flat ``h`` (as ``domain.rooms.place_text``)."""


@dataclass(frozen=True)
class Removed:
    """How many follow-ups went, of which cases any went or stayed, and whose were kept."""

    count: int
    cases: frozenset[int]
    kept: tuple[str, ...]


def _since_birth(entity: str, row: str, condition: str = STANDING) -> str:
    """SQL: whether row *row* of *entity* was worked on after it was written.

    Row ids are given again once the highest is gone, so older lives do not count.
    """
    own = "a.complaint_id" if entity == "complaint" else f"a.entity = '{entity}' AND a.entity_id"
    return (
        "EXISTS (SELECT 1 FROM audit a JOIN operation o ON o.id = a.operation_id"
        f" WHERE {own} = {row} AND {condition} AND a.id > coalesce((SELECT max(b.id) FROM audit b"
        f" WHERE b.entity = '{entity}' AND b.entity_id = {row} AND b.field = '+'), 0))"
    )


def follow_ups(journal: Journal, batch_id: int) -> Removed:
    """Remove a batch's follow-ups; those changed since stay and are named by case or flat.

    One of a batch taken back earlier goes as well once nothing holds it any more.
    """
    rows = journal.store.rows(
        f"SELECT f.id, f.batch_id, f.complaint_id, coalesce(c.number, {PLACE}) AS name,"
        f" {_since_birth('follow_up', 'f.id')} AS edited"
        " FROM follow_up f LEFT JOIN complaint c ON c.id = f.complaint_id"
        f" LEFT JOIN household h ON h.id = f.household_id WHERE f.batch_id IN {_UNDONE}"
    )
    gone = [row for row in rows if not row["edited"]]
    for row in gone:
        journal.delete("follow_up", row["id"])
    return Removed(
        len(gone),
        frozenset(row["complaint_id"] for row in rows if row["complaint_id"] is not None),
        tuple(row["name"] or "" for row in rows if row["edited"] and row["batch_id"] == batch_id),
    )


def complaints(
    journal: Journal, batch_id: int, touched: set[int], repeat_days: int
) -> tuple[int, list[str]]:
    """Remove a batch's cases; those edited since stay and are named.

    A case of a batch that was taken back earlier and stayed only for what this one did to it
    (*touched*) goes as well.
    """
    rows = journal.store.rows(
        f"SELECT c.id, c.number, c.batch_id, {_since_birth('complaint', 'c.id', _EDIT)} AS edited"
        f" FROM complaint c WHERE c.batch_id IN {_UNDONE}"
    )
    doomed = [
        row["id"]
        for row in rows
        if not row["edited"] and (row["batch_id"] == batch_id or row["id"] in touched)
    ]
    _remove_cases(journal, doomed, repeat_days)
    kept = [row["number"] for row in rows if row["edited"] and row["batch_id"] == batch_id]
    return len(doomed), kept


def _remove_cases(journal: Journal, doomed: Sequence[int], repeat_days: int) -> None:
    store = journal.store
    gone = set(doomed)
    referring = [
        row["id"]
        for row in store.rows("SELECT id, repeat_of FROM complaint WHERE repeat_of IS NOT NULL")
        if row["repeat_of"] in gone and row["id"] not in gone
    ]
    with _fast(store, len(doomed)):
        for part, marks in in_parts(doomed):
            store.execute(f"UPDATE complaint SET repeat_of = NULL WHERE id IN ({marks})", part)
        for one in referring:
            journal.update("complaint", one, {"repeat_of": None})
        for part, marks in in_parts(doomed):
            store.execute(f"DELETE FROM complaint WHERE id IN ({marks})", part)
    store.insert_many(
        "audit",
        ("operation_id", "entity", "entity_id", "complaint_id", "field"),
        ((journal.operation_id, "complaint", one, one, "-") for one in doomed),
    )
    search.index(store, gone)
    journal.cases |= gone
    for one in referring:
        earlier = store.value(
            "SELECT e.id FROM complaint e JOIN complaint c ON c.id = ?"
            " WHERE e.household_id = c.household_id AND e.category = c.category"
            " AND c.category <> '' AND (e.received_at, e.id) < (c.received_at, c.id)"
            " AND e.received_at >= datetime(c.received_at, ?) AND e.deleted_at IS NULL"
            " AND e.status <> 'withdrawn' ORDER BY e.received_at DESC, e.id DESC LIMIT 1",
            (one, f"-{repeat_days} days"),
        )
        if earlier is not None:
            journal.update("complaint", one, {"repeat_of": earlier})


def households(journal: Journal, batch_id: int) -> tuple[int, int, list[str]]:
    """Remove people and flats of batches taken back that nothing and nobody uses.

    Returns how many people and flats went, and the flats of this batch that stay.
    """
    store = journal.store
    people, flats = _lived_in(store)
    total = int(store.value(f"SELECT count(*) FROM household WHERE batch_id IN {_UNDONE}"))
    total += int(store.value(f"SELECT count(*) FROM resident WHERE batch_id IN {_UNDONE}"))
    with _fast(store, total):
        free = [
            row["id"]
            for row in store.rows(
                f"SELECT r.id FROM resident r WHERE r.batch_id IN {_UNDONE}"
                " AND NOT EXISTS (SELECT 1 FROM complaint c WHERE c.resident_id = r.id)"
                f" AND NOT {_since_birth('resident', 'r.id')}"
            )
            if row["id"] not in people
        ]
        for part, marks in in_parts(free):
            store.execute(f"DELETE FROM residency WHERE resident_id IN ({marks})", part)
            store.execute(f"DELETE FROM resident WHERE id IN ({marks})", part)
        empty = [
            row["id"]
            for row in store.rows(
                f"SELECT h.id FROM household h WHERE h.batch_id IN {_UNDONE}"
                " AND NOT EXISTS (SELECT 1 FROM complaint c WHERE c.household_id = h.id)"
                " AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.household_id = h.id)"
                " AND NOT EXISTS (SELECT 1 FROM residency y WHERE y.household_id = h.id)"
                f" AND NOT {_since_birth('household', 'h.id')}"
            )
            if row["id"] not in flats
        ]
        for part, marks in in_parts(empty):
            store.execute(f"DELETE FROM household WHERE id IN ({marks})", part)
    store.insert_many(
        "audit",
        ("operation_id", "entity", "entity_id", "field"),
        (
            *((journal.operation_id, "resident", one, "-") for one in free),
            *((journal.operation_id, "household", one, "-") for one in empty),
        ),
    )
    stay = store.rows(
        f"SELECT {PLACE} AS place FROM household h WHERE h.batch_id = ? ORDER BY h.id", (batch_id,)
    )
    return len(free), len(empty), [row["place"] for row in stay]


def _lived_in(store: Store) -> tuple[set[int], set[int]]:
    """People and flats that another operation, not taken back, tied to one another."""
    people: set[int] = set()
    flats: set[int] = set()
    for row in store.rows(
        "SELECT a.after FROM audit a JOIN operation o ON o.id = a.operation_id"
        " WHERE a.entity = 'residency' AND a.entity_id = 0 AND a.field = '='"
        f" AND a.after IS NOT NULL AND {STANDING}"
    ):
        who = json.loads(row["after"])
        people.add(who["resident_id"])
        flats.add(who["household_id"])
    return people, flats


@contextmanager
def _fast(store: Store, rows: int) -> Iterator[None]:
    """Indexes for the references that the schema has none for, while many rows are removed.

    Without them SQLite looks through whole tables for each row that goes.
    """
    if rows < _MANY:
        yield
        return
    wanted = (
        ("complaint", "repeat_of"),
        ("complaint", "resident_id"),
        ("contact", "entry_id"),
        ("promise", "contact_id"),
        ("case_study", "complaint_id"),
        ("follow_up", "household_id"),
    )
    for table, column in wanted:
        store.execute(f"CREATE INDEX passing_{table}_{column} ON {table}({column})")
    try:
        yield
    finally:
        for table, column in wanted:
            store.execute(f"DROP INDEX passing_{table}_{column}")
