"""The index of what can be searched in a case, kept with the case in one transaction.

How an entry looks is said in ``domain/searchentry.py``. A search is exact at every moment: a case whose entry is out of date (a large import is
indexed afterwards, bit by bit) is marked as due, and looked through itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from desktop_app.domain.errors import KnownError
from desktop_app.domain.searchentry import (
    COLUMNS,
    Entry,
    Flat,
    Word,
    entry,
    match_all,
    who_of,
    words_of,
)
from desktop_app.storage.pinyin import initials
from desktop_app.storage.store import Store

AT_ONCE = 50
"""So many changed cases are indexed at once; a larger operation leaves them due."""
REMEMBERED = 20_000
"""Entries of due cases that are kept for the next question (about 400 bytes each)."""

_CHUNK = 500
_OF_CASE = frozenset(
    ("handler", "department", "received_by", "category_text", "invalid_reason", "outcome_note")
)
_OWN = (
    "handler", "department", "received_by", "category_text",
    "content", "occurred", "expectation", "result", "short_term", "long_term", "remark",
    "invalid_reason", "outcome_note",
)  # fmt: skip
TALK = (
    ("contact", "said"),
    ("contact", "person"),
    ("follow_up", "title"),
    ("follow_up", "note"),
    ("follow_up", "outcome"),
    ("rework", "cause"),
    ("rework", "result"),
    ("promise", "text"),
    ("case_tag", "tag"),
)
"""Tables and columns of what was said and planned, one entry a row."""
SEARCHED = frozenset({"complaint", "complaint_text", *(table for table, _ in TALK)})
"""Tables whose changes may change what is found."""


def entries_of(store: Store, ids: Sequence[int]) -> dict[int, Entry]:
    """What can be found in each of the cases that there are."""
    found: dict[int, Entry] = {}
    own = ", ".join(f"c.{name}" if name in _OF_CASE else f"t.{name}" for name in _OWN)
    for start in range(0, len(ids), _CHUNK):
        part = (json.dumps(list(ids[start : start + _CHUNK])),)
        talk: dict[int, list[str]] = {}
        for table, column in TALK:
            for row in store.rows(
                f"SELECT complaint_id AS id, {column} AS text FROM {table}"
                f" WHERE complaint_id IN (SELECT value FROM json_each(?)) AND {column} <> ''"
                " ORDER BY id",
                part,
            ):
                talk.setdefault(row["id"], []).append(row["text"])
        for row in store.rows(
            "SELECT c.id, c.number, c.community, c.building, c.unit, c.room, c.complainant,"
            f" c.phone, {own} FROM complaint c JOIN complaint_text t ON t.complaint_id = c.id"
            " WHERE c.id IN (SELECT value FROM json_each(?))",
            part,
        ):
            flat = Flat(row["building"], row["unit"], row["room"], row["community"])
            person = row["complainant"]
            found[row["id"]] = entry(
                who_of(row["number"], flat, person, initials(person), row["phone"]),
                (row[name] for name in _OWN),
                talk.get(row["id"], ()),
                flat,
            )
    return found


def index(store: Store, ids: Iterable[int]) -> None:
    """Bring the entries of the cases up to date; cases that are gone lose theirs."""
    wanted = sorted(set(ids))
    entries = entries_of(store, wanted)
    for table, column in (("case_words", "rowid"), ("case_words_due", "complaint_id")):
        store.execute_many(f"DELETE FROM {table} WHERE {column} = ?", ((one,) for one in wanted))
    store.execute_many(
        "INSERT INTO case_words (rowid, who, words, talk) VALUES (?, ?, ?, ?)",
        ((one, *entries[one].columns()) for one in sorted(entries)),
    )
    _forget(store, wanted)


def follow(store: Store, ids: Iterable[int]) -> None:
    """After an operation on these cases, inside its transaction: index a few, mark many as due."""
    changed = set(ids)
    if len(changed) <= AT_ONCE:
        index(store, changed)
        return
    store.execute_many(
        # One that is gone owes nothing; its id may be given to another case.
        "INSERT OR IGNORE INTO case_words_due SELECT id FROM complaint WHERE id = ?",
        ((one,) for one in changed),
    )
    _forget(store, changed)


def due(store: Store, limit: int = -1, *, newest: bool = False) -> list[int]:
    """Cases whose entry is out of date, in the order of their ids, or the newest first."""
    rows = store.rows(
        f"SELECT complaint_id FROM case_words_due ORDER BY 1 {'DESC' if newest else ''} LIMIT ?",
        (limit,),
    )
    return [row["complaint_id"] for row in rows]


def due_count(store: Store) -> int:
    return int(store.value("SELECT count(*) FROM case_words_due"))


def rebuild(store: Store) -> None:
    """Forget the index; every case is due again."""
    store.execute("DELETE FROM case_words")
    store.execute("INSERT OR IGNORE INTO case_words_due SELECT id FROM complaint")
    store.due_entries.clear()


def condition(store: Store, query: str) -> tuple[str, list[object]]:
    """SQL for “the case c holds every word of *query*”, with its parameters."""
    words = words_of(query)
    if not words:
        return "1", []
    sql = "c.id IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)"
    parameters: list[object] = [match_all(words)]
    waiting = due(store)
    if waiting:
        found = found_among(store, waiting, words)
        sql = (
            f"({sql} AND c.id NOT IN (SELECT complaint_id FROM case_words_due)"
            " OR c.id IN (SELECT value FROM json_each(?)))"
        )
        parameters.append(json.dumps(found))
    return sql, parameters


def found_among(store: Store, ids: Sequence[int], words: Sequence[Word]) -> list[int]:
    """Those of the cases *ids*, whose entries are due, that hold every word; in their order."""
    kept = store.due_entries
    unknown = [one for one in ids if one not in kept]
    found: set[int] = set()
    for start in range(0, len(unknown), _CHUNK):
        fresh = entries_of(store, unknown[start : start + _CHUNK])
        found |= {one for one, entry in fresh.items() if all(map(entry.holds, words))}
        # What is written but not yet committed may be rolled back.
        if len(kept) + len(fresh) <= REMEMBERED and not store.connection.in_transaction:
            kept.update(fresh)
    for one in ids:
        known = kept.get(one)
        if known is not None and all(map(known.holds, words)):
            found.add(one)
    return [one for one in ids if one in found]


def faults(store: Store) -> list[str]:
    """Numbers of cases whose entry differs from what it should be though it is not due.

    An entry without a case is named by its id. Goes through the cases in pieces: a large
    office has more text than memory should hold.
    """
    stale = "AND id NOT IN (SELECT complaint_id FROM case_words_due)"
    wrong: list[str] = []
    last = 0
    while True:
        rows = store.rows(
            f"SELECT id, number FROM complaint WHERE id > ? {stale} ORDER BY id LIMIT 2000", (last,)
        )
        if not rows:
            break
        ids = [row["id"] for row in rows]
        right = entries_of(store, ids)
        known = {
            row["rowid"]: tuple(row[name] for name in COLUMNS)
            for row in store.rows(
                "SELECT rowid, who, words, talk FROM case_words WHERE rowid BETWEEN ? AND ?",
                (ids[0], ids[-1]),
            )
        }
        wrong += [
            row["number"]
            for row in rows
            if row["id"] not in right or known.get(row["id"]) != right[row["id"]].columns()
        ]
        last = ids[-1]
    gone = store.rows(
        "SELECT rowid AS id FROM case_words WHERE rowid NOT IN (SELECT id FROM complaint)"
        f" {stale.replace(' id', ' rowid')} ORDER BY rowid"
    )
    return wrong + [str(row["id"]) for row in gone] + _damage(store)


def _damage(store: Store) -> list[str]:
    """Whether what the index finds is what its entries say (its own check)."""
    try:
        store.execute("INSERT INTO case_words (case_words) VALUES ('integrity-check')")
    except KnownError as error:
        if error.code != "database_damaged":
            raise
        return ["case_words"]
    return []


def _forget(store: Store, ids: Iterable[int]) -> None:
    for one in ids:
        store.due_entries.pop(one, None)
