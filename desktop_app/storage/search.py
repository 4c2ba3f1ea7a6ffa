"""The index of what can be searched in a case, kept with the case in one transaction.

A search is exact at every moment: a case whose entry in the index is out of date (a large
import is indexed afterwards, bit by bit) is marked as due, and looked through itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from desktop_app.domain.rooms import parse_room, place_text
from desktop_app.domain.searchtext import BREAK, plain, terms
from desktop_app.storage.pinyin import initials
from desktop_app.storage.store import Store

AT_ONCE = 50
"""So many changed cases are indexed at once; a larger operation leaves them due."""

_CHUNK = 500
_TEXTS = (
    "number", "complainant", "phone", "handler", "department", "received_by", "category_text",
    "content", "occurred", "expectation", "result", "short_term", "long_term", "remark",
    "invalid_reason", "outcome_note",
)  # fmt: skip
_BESIDE = (
    ("contact", "said"),
    ("contact", "person"),
    ("follow_up", "note"),
    ("follow_up", "outcome"),
    ("rework", "cause"),
    ("rework", "result"),
    ("promise", "text"),
    ("case_tag", "tag"),
)
SEARCHED = frozenset({"complaint", "complaint_text", *(table for table, _ in _BESIDE)})
"""Tables whose changes may change what is found."""


def texts_of(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """What can be found in each of the cases: its plain texts, one ``BREAK`` between two."""
    found: dict[int, list[str]] = {}
    for start in range(0, len(ids), _CHUNK):
        part = list(ids[start : start + _CHUNK])
        marks = ",".join("?" * len(part))
        for row in store.rows(
            "SELECT c.*, t.* FROM complaint c JOIN complaint_text t ON t.complaint_id = c.id"
            f" WHERE c.id IN ({marks})",
            part,
        ):
            found[row["id"]] = [
                *(row[name] for name in _TEXTS if row[name]),
                place_text(row["building"], row["unit"], row["room"]),
                initials(row["complainant"]),
            ]
        for table, column in _BESIDE:
            for row in store.rows(
                f"SELECT complaint_id AS id, {column} AS text FROM {table}"
                f" WHERE complaint_id IN ({marks}) AND {column} <> ''",
                part,
            ):
                found[row["id"]].append(row["text"])
    return {
        one: BREAK.join(dict.fromkeys(filter(None, map(plain, texts))))
        for one, texts in found.items()
    }


def index(store: Store, ids: Iterable[int]) -> None:
    """Bring the entries of the cases up to date; cases that are gone lose theirs."""
    wanted = sorted(set(ids))
    texts = texts_of(store, wanted)
    for table, column in (("case_words", "rowid"), ("case_words_due", "complaint_id")):
        store.execute_many(f"DELETE FROM {table} WHERE {column} = ?", ((one,) for one in wanted))
    store.execute_many(
        "INSERT INTO case_words (rowid, words) VALUES (?, ?)",
        ((one, " ".join(text)) for one, text in texts.items()),
    )


def follow(store: Store, ids: Iterable[int]) -> None:
    """After an operation on these cases, inside its transaction: index a few, mark many as due."""
    changed = set(ids)
    if len(changed) <= AT_ONCE:
        index(store, changed)
    else:
        store.execute_many(
            # One that is gone owes nothing; its id may be given to another case.
            "INSERT OR IGNORE INTO case_words_due SELECT id FROM complaint WHERE id = ?",
            ((one,) for one in changed),
        )


def due(store: Store, limit: int = -1) -> list[int]:
    """Cases whose entry is out of date, oldest first."""
    rows = store.rows("SELECT complaint_id FROM case_words_due ORDER BY 1 LIMIT ?", (limit,))
    return [row["complaint_id"] for row in rows]


def due_count(store: Store) -> int:
    return int(store.value("SELECT count(*) FROM case_words_due"))


def rebuild(store: Store) -> None:
    """Forget the index; every case is due again."""
    store.execute("DELETE FROM case_words")
    store.execute("INSERT OR IGNORE INTO case_words_due SELECT id FROM complaint")


def condition(store: Store, query: str) -> tuple[str, list[object]]:
    """SQL for “the case c holds every word of *query*”, with its parameters.

    A word that names a flat in whatever spelling (3栋2单元501) also finds the cases of the flat.
    """
    waiting = texts_of(store, due(store))
    conditions: list[str] = []
    parameters: list[object] = []
    for word in terms(query):
        sql = "c.id IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)"
        parameters.append(match(word))
        if waiting:
            sql = (
                f"({sql} AND c.id NOT IN (SELECT complaint_id FROM case_words_due))"
                " OR c.id IN (SELECT value FROM json_each(?))"
            )
            parameters.append(json.dumps([one for one, text in waiting.items() if word in text]))
        flat = parse_room(word)
        if flat is not None and flat.building:
            sql += " OR (c.building = ? AND c.room = ? AND ? IN ('', c.unit))"
            parameters += [flat.building, flat.room, flat.unit]
        conditions.append(f"({sql})")
    return " AND ".join(conditions) or "1", parameters


def match(word: str) -> str:
    """The index's own question: a phrase of the word's characters."""
    return '"' + " ".join(word).replace('"', '""') + '"'


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
        right = texts_of(store, ids)
        known = {
            row["rowid"]: row["words"].replace(" ", "")
            for row in store.rows(
                "SELECT rowid, words FROM case_words WHERE rowid BETWEEN ? AND ?", (ids[0], ids[-1])
            )
        }
        wrong += [row["number"] for row in rows if known.get(row["id"]) != right.get(row["id"])]
        last = ids[-1]
    gone = store.rows(
        "SELECT rowid AS id FROM case_words WHERE rowid NOT IN (SELECT id FROM complaint)"
        f" {stale.replace(' id', ' rowid')} ORDER BY rowid"
    )
    return wrong + [str(row["id"]) for row in gone]
