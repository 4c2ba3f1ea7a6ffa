"""The trace proves itself: each operation carries a hash over its lines and the hash before it.

A line's values stand in the hash as salted digests. To erase a person, values are replaced and
their digests kept while the salt is thrown away (``erase_line``): the chain still fits, and nobody
can guess what stood there. What a person wrote over such values is proven by the erasing
operation, which records a digest of it.

Whoever can write the file can also compute a new chain; that is why its newest link (``anchor``)
also stands outside: in the manifests of the safety copies and on paper.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop_app.storage.store import Row, Store

_BEGINNING = "0" * 64
_SHOWN = 16  # hexadecimal digits of an anchor on paper: 64 bits
_HEAD = "SELECT id, digest FROM chain ORDER BY id DESC LIMIT 1"
_LINES = (
    "SELECT json_array(id, entity, entity_id, complaint_id, field), before, after, salt, erased"
    " FROM audit WHERE id BETWEEN ? AND ? AND operation_id = ? ORDER BY id"
)


@dataclass(frozen=True)
class Proof:
    """What the chain tells; ``broken`` is the first operation that does not fit its hash.

    ``unchained`` operations and ``stray`` lines came past the program; ``rewritten`` lines were
    changed again after an erasure.
    """

    operations: int
    lines: int
    broken: int | None
    unchained: tuple[int, ...]
    stray: int
    rewritten: tuple[int, ...]

    @property
    def ok(self) -> bool:
        return self.broken is None and not (self.unchained or self.stray or self.rewritten)


def close(store: Store, first_operation: int, first_line: int) -> None:
    """Chain the operations from *first_operation* on, at the end of their transaction."""
    due = store.rows(
        "SELECT o.id FROM operation o WHERE o.id >= ? AND NOT EXISTS"
        " (SELECT 1 FROM chain c WHERE c.operation_id = o.id) ORDER BY o.id",
        (first_operation,),
    )
    last = int(store.value("SELECT coalesce(max(id), 0) FROM audit"))
    _salt(store, first_line, last)
    for row in due:
        _link(store, row["id"], first_line, last)


def catch_up(store: Store) -> bool:
    """Chain what an older version of the program wrote; true if there was anything.

    Only up to the operation that the migration noted: nothing later is taken in unseen.
    """
    upto = store.value("SELECT max(operation_id) FROM chain_due")
    if upto is None:
        return False
    with store.transaction():
        last = int(store.value("SELECT coalesce(max(id), 0) FROM audit"))
        _salt(store, 1, last)
        spans = {
            row["operation_id"]: (row["low"], row["high"])
            for row in store.rows(
                "SELECT operation_id, min(id) AS low, max(id) AS high FROM audit GROUP BY 1"
            )
        }
        for row in store.rows(
            "SELECT id FROM operation WHERE id <= ? AND id NOT IN"
            " (SELECT operation_id FROM chain) ORDER BY id",
            (upto,),
        ):
            _link(store, row["id"], *spans.get(row["id"], (1, 0)))
        store.execute("DELETE FROM chain_due")
    return True


def prove(store: Store) -> Proof:
    """Compute the whole chain anew and compare."""
    digest, broken, operations, lines = _BEGINNING, None, 0, 0
    for operations, row in enumerate(store.rows("SELECT * FROM chain ORDER BY id"), 1):
        count, found = _digest(
            store, digest, row["operation_id"], row["first_line"], row["last_line"]
        )
        lines += count
        fits = found == row["digest"] and count == row["lines"] and row["id"] == operations
        if broken is None and not fits:
            broken = row["operation_id"]
        digest = row["digest"]
    unchained = store.rows(
        "SELECT id FROM operation WHERE id NOT IN (SELECT operation_id FROM chain) ORDER BY id"
    )
    stray = int(store.value("SELECT count(*) FROM audit")) - lines
    return Proof(
        operations,
        lines,
        broken,
        tuple(row["id"] for row in unchained),
        stray,
        tuple(_rewritten(store)),
    )


def head(store: Store) -> str:
    """The newest link as ``number:digest``; empty before the first."""
    row = store.row(_HEAD)
    return f"{row['id']}:{row['digest']}" if row else ""


def head_of(connection: sqlite3.Connection) -> str:
    """The same of a database of any version that is opened by itself."""
    there = "SELECT 1 FROM sqlite_master WHERE name = 'chain'"
    if connection.execute(there).fetchone() is None:  # a version without the chain
        return ""
    row = connection.execute(_HEAD).fetchone()
    return f"{row[0]}:{row[1]}" if row else ""


def anchor(store: Store) -> str:
    """The newest link for paper: ``1023-9F3A-77C1-D2E0-AB12``; empty before the first."""
    number, _, digest = head(store).partition(":")
    short = digest[:_SHOWN].upper()
    return "-".join([number, *(short[at : at + 4] for at in range(0, _SHOWN, 4))]) if number else ""


def holds(store: Store, noted: str) -> bool | None:
    """Whether a link noted outside still stands; ``None`` for what is no anchor.

    Takes both forms: ``number:digest`` and what was printed.
    """
    number, _, digest = noted.strip().replace("：", ":").replace(":", "-", 1).partition("-")
    digest = "".join(digest.split()).replace("-", "").lower()
    if not number.isdecimal() or len(digest) < _SHOWN or set(digest) - set("0123456789abcdef"):
        return None
    found = store.value("SELECT digest FROM chain WHERE id = ?", (int(number),))
    return found is not None and str(found).startswith(digest)


def erase_line(store: Store, line: Row, before: str | None, after: str | None) -> str:
    """Put other values into a line of the trace; returns the digest of what stands there now.

    The digests of the first values stay, so that the chain still fits.
    """
    kept = line["erased"] or json.dumps(
        [_commit(line["before"], line["salt"]), _commit(line["after"], line["salt"])]
    )
    store.execute(
        "UPDATE audit SET before = ?, after = ?, salt = NULL, erased = ? WHERE id = ?",
        (before, after, kept, line["id"]),
    )
    return _written(before, after)


def _salt(store: Store, first: int, last: int) -> None:
    store.execute(
        "UPDATE audit SET salt = randomblob(16) WHERE id BETWEEN ? AND ? AND salt IS NULL"
        " AND erased IS NULL AND (before IS NOT NULL OR after IS NOT NULL)",
        (first, last),
    )


def _link(store: Store, operation_id: int, first: int, last: int) -> None:
    row = store.row(_HEAD)
    before = row["digest"] if row else _BEGINNING
    count, digest = _digest(store, before, operation_id, first, last)
    store.execute(
        "INSERT INTO chain (id, operation_id, first_line, last_line, lines, digest)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        ((row["id"] if row else 0) + 1, operation_id, first, last, count, digest),
    )


def _digest(store: Store, before: str, operation_id: int, first: int, last: int) -> tuple[int, str]:
    """Lines and hash of one operation; the lines are streamed, an import may have 10⁵."""
    header = store.value(
        "SELECT json_array(id, name, at, staff, undo_of) FROM operation WHERE id = ?",
        (operation_id,),
    )
    whole = hashlib.sha256(f"{before}\n{header}\n".encode())
    count = 0
    part: list[str] = []
    for text in _line_texts(store.each(_LINES, (first, last, operation_id))):
        count += 1
        part.append(text)
        if len(part) == 4096:
            whole.update("\n".join([*part, ""]).encode())
            part.clear()
    whole.update("\n".join([*part, ""]).encode() if part else b"")
    return count, whole.hexdigest()


def _line_texts(rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    for what, before, after, salt, erased in rows:
        if erased is not None:
            yield f"{what}{erased}"
        elif before is None and after is None:
            yield str(what)
        else:
            yield f"{what}{json.dumps([_commit(before, salt), _commit(after, salt)])}"


def _commit(value: object, salt: object) -> str | None:
    if value is None:
        return None
    kept = salt if isinstance(salt, bytes) else b""
    return hashlib.sha256(kept + str(value).encode()).hexdigest()


def _written(before: str | None, after: str | None) -> str:
    return hashlib.sha256(json.dumps([before, after], ensure_ascii=False).encode()).hexdigest()


def _rewritten(store: Store) -> Iterator[int]:
    """Erased lines whose present values are not those that the erasing operation put there."""
    for row in store.rows(
        "SELECT a.id, a.before, a.after, (SELECT e.after FROM audit e WHERE e.entity = 'audit'"
        " AND e.entity_id = a.id AND e.field = 'erased' ORDER BY e.id DESC LIMIT 1) AS said"
        " FROM audit a WHERE a.erased IS NOT NULL ORDER BY a.id"
    ):
        if row["said"] != _written(row["before"], row["after"]):
            yield row["id"]
