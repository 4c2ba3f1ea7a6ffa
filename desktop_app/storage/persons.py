"""Everything that is held of one person: finding it, and putting nothing in its place.

Tables are asked for their columns, so that one that is added later is not forgotten. What is
erased leaves the trace that it was, never what it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.erasing import ERASED, Traits, without
from desktop_app.domain.phones import parse_phone
from desktop_app.storage import search, signed
from desktop_app.storage.cases import excerpt_of
from desktop_app.storage.parts import in_parts
from desktop_app.storage.store import Row, Store, to_column
from desktop_app.storage.trace import chain
from desktop_app.storage.trace.journal import Journal

OWN = ("complainant", "phone", "phone_note")
"""Columns of a case that are the person: emptied whole."""
RESIDENT = ("name", "initials", "phone", "preferred_time", "note")
_NOT_TEXT = frozenset({"number", "status", "step_key", "media_type", "sha256", "fingerprint"})
_STAFF = frozenset(
    {"received_by", "handler", "staff", "left_by", "responsible", "checked_by", "assignee", "owner"}
)
"""Columns that name people of the office, one of whom may bear the same name."""
_APART = frozenset(
    {"audit", "operation", "chain", "chain_due", "setting", "staff", "staff_secret", "workflow"}
)
_LATEST = "coalesce(c.closed_at, c.completed_at, c.received_at)"


@dataclass(frozen=True)
class Person:
    """Rows of the register that are one person, and the cases that are his."""

    residents: tuple[int, ...]
    cases: tuple[int, ...]
    households: tuple[int, ...]
    traits: Traits


def find(store: Store, name: str, phone: str) -> Person:
    """By name and phone; without a phone by the name alone, which several may bear."""
    name, wanted = name.strip(), _digits(phone)
    residents = [
        row
        for row in store.rows("SELECT * FROM resident WHERE name = ? ORDER BY id", (name,))
        if not wanted or wanted & _digits(row["phone"])
    ]
    found = [
        row
        for row in store.rows(
            "SELECT id, complainant, phone, phone_note FROM complaint WHERE complainant = ?"
            " ORDER BY id",
            (name,),
        )
        if not wanted or wanted & (_digits(row["phone"]) | _digits(row["phone_note"]))
    ]
    own = tuple(row["id"] for row in residents)
    cases = {row["id"] for row in found} | set(_cases_of(store, own))
    phones = set(wanted)
    for row in (*residents, *found):
        phones |= _digits(row["phone"]) | _digits(row.get("phone_note") or "")
    return Person(own, tuple(sorted(cases)), _households(store, own), _traits((name,), phones))


def _traits(names: tuple[str, ...], phones: Iterable[str]) -> Traits:
    return Traits.of(names, tuple(phones))


def _digits(text: str) -> frozenset[str]:
    phone = parse_phone(text or "")
    return frozenset(one for one in (phone.digits, *phone.others) if one)


def _cases_of(store: Store, residents: Sequence[int]) -> list[int]:
    found: list[int] = []
    for part, marks in in_parts(set(residents)):
        rows = store.rows(f"SELECT id FROM complaint WHERE resident_id IN ({marks})", part)
        found += [row["id"] for row in rows]
    return found


def _households(store: Store, residents: Sequence[int]) -> tuple[int, ...]:
    found: set[int] = set()
    for part, marks in in_parts(set(residents)):
        sql = f"SELECT household_id FROM residency WHERE resident_id IN ({marks})"
        found |= {row["household_id"] for row in store.rows(sql, part)}
    return tuple(sorted(found))


# Reading


def rows_of(store: Store, table: str, column: str, ids: Sequence[int]) -> list[Row]:
    """Rows of a table whose *column* is one of *ids*."""
    found: list[Row] = []
    for part, marks in in_parts(set(ids)):
        found += store.rows(f"SELECT * FROM {table} WHERE {column} IN ({marks})", part)
    return found


def trace_of(store: Store, person: Person) -> list[Row]:
    """The lines of the trace on the person and his cases, oldest first."""
    sql = (
        "SELECT o.at, o.staff, o.name AS operation, c.number, a.entity, a.field, a.before, a.after"
        " FROM audit a JOIN operation o ON o.id = a.operation_id"
        " LEFT JOIN complaint c ON c.id = a.complaint_id WHERE "
    )
    found: list[Row] = []
    for part, marks in in_parts(set(person.cases)):
        found += store.rows(f"{sql} a.complaint_id IN ({marks}) ORDER BY a.id", part)
    for part, marks in in_parts(set(person.residents)):
        where = f"a.entity = 'resident' AND a.entity_id IN ({marks})"
        found += store.rows(f"{sql} {where} ORDER BY a.id", part)
    return sorted(found, key=lambda row: str(row["at"]))


def named_elsewhere(store: Store, person: Person) -> list[str]:
    """Numbers of other people's cases whose texts bear the name; a person must judge those."""
    found: set[str] = set()
    for name in person.traits.names:
        rows = store.rows(
            "SELECT c.id, c.number FROM complaint c JOIN complaint_text t ON t.complaint_id = c.id"
            " WHERE instr(t.content || t.occurred || t.expectation || t.result || t.remark"
            " || t.short_term || t.long_term || c.complainant, ?1)"
            " OR c.id IN (SELECT complaint_id FROM contact WHERE instr(said || person, ?1))",
            (name,),
        )
        found |= {row["number"] for row in rows if row["id"] not in person.cases}
    return sorted(found)


def aged(store: Store, before: datetime) -> list[Row]:
    """Ended cases older than *before* that still say whose they were (id, names, phones)."""
    return store.rows(
        "SELECT c.id, c.complainant, c.phone, c.phone_note FROM complaint c"
        f" WHERE c.outcome <> '' AND {_LATEST} < ? AND c.complainant <> ?"
        " AND (c.complainant <> '' OR c.phone <> '' OR c.phone_note <> '') ORDER BY c.id",
        (to_column(before), ERASED),
    )


def moved_out(store: Store, before: datetime) -> list[int]:
    """Residents who live nowhere here, and of whom no case is younger than *before* or open."""
    rows = store.rows(
        "SELECT r.id FROM resident r WHERE r.name <> ?2 AND NOT EXISTS (SELECT 1 FROM residency y"
        " WHERE y.resident_id = r.id AND (y.until IS NULL OR y.until >= date(?1)))"
        " AND EXISTS (SELECT 1 FROM complaint c WHERE c.resident_id = r.id)"
        " AND NOT EXISTS (SELECT 1 FROM complaint c WHERE c.resident_id = r.id"
        f" AND (c.outcome = '' OR {_LATEST} >= ?1)) ORDER BY r.id",
        (to_column(before), ERASED),
    )
    return [row["id"] for row in rows]


# Erasing


def erase_case(journal: Journal, case: int, traits: Traits) -> None:
    """Take the person out of one case: its fields, texts, contacts, follow-ups, trace, and what
    signed summaries tell of it."""
    store = journal.store
    for table, key in _case_tables(store):
        for row in store.rows(f"SELECT * FROM {table} WHERE {key} = ?", (case,)):
            own = OWN if table == "complaint" else ()
            values = _cleaned(row, own, traits)
            if values:
                _put(store, table, row, values)
    content = store.value("SELECT content FROM complaint_text WHERE complaint_id = ?", (case,))
    store.execute(
        "UPDATE complaint SET excerpt = ?, resident_id = NULL, revision = revision + 1"
        " WHERE id = ?",
        (excerpt_of(content or ""), case),
    )
    number = store.value("SELECT number FROM complaint WHERE id = ?", (case,))
    signed.erase_person(store, str(number), traits)
    lines = store.rows("SELECT * FROM audit WHERE complaint_id = ?", (case,))
    _clean_trace(journal, lines, OWN, traits)
    journal.record("person", 0, case, "erased", None, None)
    journal.touched |= {"complaint", "complaint_text", "contact", "follow_up"}


def erase_resident(journal: Journal, resident: int, traits: Traits) -> None:
    """Empty a resident's row and take him out of the flats; the row stays, for what counts it."""
    store = journal.store
    store.execute(
        "UPDATE resident SET name = ?, initials = '', phone = '', preferred_time = '', note = ''"
        " WHERE id = ?",
        (ERASED, resident),
    )
    store.execute("DELETE FROM residency WHERE resident_id = ?", (resident,))
    store.execute("UPDATE complaint SET resident_id = NULL WHERE resident_id = ?", (resident,))
    lines = store.rows(
        "SELECT * FROM audit WHERE entity = 'resident' AND entity_id = ?", (resident,)
    )
    _clean_trace(journal, lines, RESIDENT, traits)
    journal.record("person", resident, None, "erased", None, None)
    journal.touched |= {"resident", "residency"}


def erase_phones(journal: Journal, traits: Traits, households: Sequence[int]) -> int:
    """The phones wherever else they stand, the name in plans for the flat; returns rows changed."""
    store, changed = journal.store, 0
    for table in _tables(store):
        columns = _columns(store, table)
        if not columns or table in _APART:
            continue
        has = " OR ".join(f"{name} GLOB ?1" for name in columns)
        for phone in traits.phones:
            pattern = "*" + "*".join(phone) + "*"
            for row in store.rows(f"SELECT * FROM {table} WHERE {has}", (pattern,)):
                values = _cleaned(row, (), traits, names=table == "draft")
                if values:
                    changed += 1
                    _put(store, table, row, values)
                    if row.get("complaint_id"):
                        journal.cases.add(row["complaint_id"])
    for row in rows_of(store, "follow_up", "household_id", households):
        values = _cleaned(row, (), traits)
        if values:
            changed += 1
            _put(store, "follow_up", row, values)
    for phone in traits.phones:
        pattern = "*" + "*".join(phone) + "*"
        lines = store.rows("SELECT * FROM audit WHERE before GLOB ?1 OR after GLOB ?1", (pattern,))
        _clean_trace(journal, lines, (), traits, names=False)
    return changed


def reindex(journal: Journal, cases: Iterable[int]) -> None:
    """Bring the index up to date at once, and drop the old words from its inside."""
    search.index(journal.store, cases)
    journal.store.execute("INSERT INTO case_words (case_words) VALUES ('optimize')")


def compact(store: Store) -> None:
    """Write the file anew, so that nothing of what was erased is left in its free pages."""
    store.execute("VACUUM")
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _clean_trace(
    journal: Journal,
    lines: Iterable[Row],
    own: Sequence[str],
    traits: Traits,
    *,
    names: bool = True,
) -> None:
    for line in lines:
        if line["entity"] == "audit":
            continue
        whole = line["field"] in own
        sides: list[str | None] = []
        for side in ("before", "after"):
            text = line[side]
            if text is None:
                sides.append(None)
            elif whole:
                sides.append(ERASED if text else text)
            elif line["field"] in ("-", "=") and text.startswith("{"):
                sides.append(_clean_json(text, own, traits, names=names))
            else:
                sides.append(without(text, traits, names=names))
        before, after = sides
        if (before, after) != (line["before"], line["after"]):
            said = chain.erase_line(journal.store, line, before, after)
            journal.record("audit", line["id"], line["complaint_id"], "erased", None, said)


def _clean_json(text: str, own: Sequence[str], traits: Traits, *, names: bool) -> str:
    values = json.loads(text)
    for name, value in values.items():
        if isinstance(value, str):
            values[name] = ERASED if name in own and value else without(value, traits, names=names)
    return json.dumps(values, ensure_ascii=False)


def _cleaned(
    row: Row, own: Sequence[str], traits: Traits, *, names: bool = True
) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in row.items():
        if not isinstance(value, str) or not value or name in _NOT_TEXT:
            continue
        if name in own:
            new = ERASED if name == "complainant" else ""
        elif name in _STAFF or name.endswith("_at"):
            continue
        else:
            new = without(value, traits, names=names)
        if new != value:
            found[name] = new
    return found


def _put(store: Store, table: str, row: Row, values: dict[str, object]) -> None:
    info = store.rows(f"PRAGMA table_info({table})")
    keys = [one["name"] for one in info if one["pk"]]
    changes = ", ".join(f"{name} = ?" for name in values)
    where = " AND ".join(f"{name} = ?" for name in keys)
    store.execute(
        f"UPDATE {table} SET {changes} WHERE {where}",
        [*values.values(), *(row[name] for name in keys)],
    )


def _tables(store: Store) -> list[str]:
    rows = store.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " AND name NOT LIKE 'case_words%' ORDER BY name"
    )
    return [row["name"] for row in rows]


def _columns(store: Store, table: str) -> list[str]:
    return [
        row["name"]
        for row in store.rows(f"PRAGMA table_info({table})")
        if row["type"] == "TEXT" and row["name"] not in _NOT_TEXT | _STAFF and not row["pk"]
    ]


def _case_tables(store: Store) -> list[tuple[str, str]]:
    found = [("complaint", "id")]
    for table in _tables(store):
        if table not in _APART and "complaint_id" in store.columns(table):
            found.append((table, "complaint_id"))
    return found
