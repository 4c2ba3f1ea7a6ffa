"""Marks on the way through an order that an index gives: where far pages of the queue begin.

SQLite counts its way to a far row, entry by entry; at a million cases that takes several frames
of the window. From a mark it is ``STEP`` entries at the most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.domain.views import QueueQuery
from desktop_app.storage.queue import where_of
from desktop_app.storage.queue_order import in_order, order_terms
from desktop_app.storage.store import Store

STEP = 8192
"""Rows from one mark to the next: about half a millisecond."""

Key = tuple[object, ...]
Condition = tuple[str, list[object]]


def marks(store: Store, query: QueueQuery) -> tuple[Key, ...]:
    """The keys of row ``STEP``, 2 x ``STEP`` … of an indexed query."""
    terms = ", ".join(term for term, _ in order_terms(query))
    found: list[Key] = []
    while row := _read(store, query, terms, found[-1] if found else None, STEP, 1):
        found.append(row[0])
    return tuple(found)


def ids_at(
    store: Store, query: QueueQuery, offset: int, limit: int, known: Sequence[Key]
) -> list[int]:
    """Ids of rows *offset* … *offset + limit*, walked to from the nearest of the marks *known*."""
    at = min(offset // STEP, len(known))
    key = known[at - 1] if at else None
    rows = _read(store, query, "c.id", key, offset - at * STEP, limit)
    return [int(str(one)) for (one,) in rows]


def _read(
    store: Store, query: QueueQuery, columns: str, key: Key | None, skip: int, limit: int
) -> list[Key]:
    """Up to *limit* rows, the first of them *skip* rows after that of *key*, in their order."""
    where, values = where_of(store, query)
    source = f"{in_order(query, many=True)} WHERE {where}"
    found: list[Key] = []
    terms = order_terms(query)
    for same, condition, more in _from(terms, key):
        part = [*values, *more]
        # What is the same in all of them is left out: SQLite would sort by it once more.
        order = ", ".join(f"{term} DESC" if down else term for term, down in terms[same:])
        rows = list(
            store.each(
                f"SELECT {columns}{source} AND {condition} ORDER BY {order} LIMIT ? OFFSET ?",
                [*part, limit - len(found), skip],
            )
        )
        found += rows
        if len(found) == limit:
            break
        if rows:
            skip = 0
        elif skip:
            walked = f"SELECT count(*) FROM (SELECT 1{source} AND {condition} LIMIT ?)"
            skip -= int(store.value(walked, [*part, skip]))
    return found


def _from(
    terms: Sequence[tuple[str, bool]], key: Key | None
) -> Iterator[tuple[int, str, list[object]]]:
    """What comes from *key* on, in parts that stand in the index one behind the other.

    First what is equal in all terms but the last, then in all but the last two, and so on;
    each with the number of terms that are equal.
    """
    if key is None:
        yield 0, "1", []
        return
    for at in reversed(range(len(terms))):
        same = [_equal(term, value) for (term, _), value in zip(terms[:at], key, strict=False)]
        (term, down), value = terms[at], key[at]
        for sql, values in _beyond(term, value, down=down, itself=at == len(terms) - 1):
            yield (
                at,
                " AND ".join([*(one for one, _ in same), sql]),
                [*(value for _, more in same for value in more), *values],
            )


def _equal(term: str, value: object) -> Condition:
    return (f"{term} IS NULL", []) if value is None else (f"{term} = ?", [value])


def _beyond(term: str, value: object, *, down: bool, itself: bool) -> Iterator[Condition]:
    """The values of a term that stand after *value*, and with *itself* that one too.

    NULL is the least of all: first upward, last downward.
    """
    if value is None:
        if itself:
            yield f"{term} IS NULL", []
        if not down:
            yield f"{term} IS NOT NULL", []
        return
    yield f"{term} {'<' if down else '>'}{'=' if itself else ''} ?", [value]
    if down:
        yield f"{term} IS NULL", []
