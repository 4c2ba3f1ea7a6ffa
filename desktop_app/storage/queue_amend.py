"""Orders that are known already: where a case stands in one, and what a change does to one."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from desktop_app.domain.views import ColourRule, QueueQuery
from desktop_app.storage import filter_sql
from desktop_app.storage.queue import where_of
from desktop_app.storage.queue_order import in_order, order_terms, tables
from desktop_app.storage.store import Store


def place(store: Store, query: QueueQuery, complaint_id: int) -> int | None:
    """How many rows of the query stand before the case; ``None`` when it is not among them.

    Counted in the database: of a million rows an index tells it in the time of a page.
    """
    where, parameters = where_of(store, query)
    here = store.value(
        f"SELECT 1{tables(query)} WHERE c.id = ? AND {where}", [complaint_id, *parameters]
    )
    if here is None:
        return None
    keys = _keys(store, query, complaint_id)
    before, values = _before(query, keys)
    text = f"SELECT count(*){in_order(query)} WHERE {where} AND ({before})"
    return int(store.value(text, [*parameters, *values]))


def amended(
    store: Store, query: QueueQuery, known: array[int], changed: Collection[int]
) -> array[int]:
    """The order of the query after *changed* cases were written; *known* is the one before.

    All other cases stand as they stood, so the changed ones are taken out and put back where
    halving finds their places.
    """
    gone = set(changed)
    rest = known[:]
    for one in gone:
        # A search of the array itself: of a million numbers faster than any list of them.
        with suppress(ValueError):
            del rest[rest.index(one)]
    where, parameters = where_of(store, query)
    found = store.rows(
        f"SELECT c.id{tables(query)} WHERE c.id IN (SELECT value FROM json_each(?)) AND {where}",
        [json.dumps(sorted(gone)), *parameters],
    )
    for row in found:
        keys = _keys(store, query, row["id"])
        low, high = 0, len(rest)
        while low < high:
            middle = (low + high) // 2
            if _stands_before(query, _keys(store, query, rest[middle]), keys):
                low = middle + 1
            else:
                high = middle
        rest.insert(low, row["id"])
    return rest


def marked(
    store: Store, rules: Sequence[ColourRule], ids: Sequence[int], now: datetime, operator: str
) -> dict[int, str]:
    """Tone by id for those of *ids* that a rule holds for; the first rule that does counts."""
    found: dict[int, str] = {}
    wanted = json.dumps(list(ids))
    for rule in reversed(rules):
        sql, values = filter_sql.where(store, rule.where, now, operator)
        rows = store.rows(
            f"SELECT c.id FROM complaint c WHERE c.id IN (SELECT value FROM json_each(?)) AND ({sql})",
            [wanted, *values],
        )
        found.update({row["id"]: rule.tone for row in rows})
    return found


def _stands_before(query: QueueQuery, one: Sequence[object], other: Sequence[object]) -> bool:
    """Whether keys stand before others; NULL, numbers and texts come as SQLite sorts them."""
    for (_, down), left, right in zip(order_terms(query), one, other, strict=True):
        if left != right:
            return (_rank(left) < _rank(right)) != down
    return False


def _rank(value: object) -> tuple[int, Any]:
    if value is None:
        return 0, 0
    return (2, value) if isinstance(value, str) else (1, value)


def _keys(store: Store, query: QueueQuery, complaint_id: int) -> list[object]:
    terms = [f"({term}) AS t{number}" for number, (term, _) in enumerate(order_terms(query))]
    row = store.row(f"SELECT {', '.join(terms)}{tables(query)} WHERE c.id = ?", (complaint_id,))
    return list(row.values()) if row else []


def _before(query: QueueQuery, keys: Sequence[object]) -> tuple[str, list[object]]:
    """SQL for “stands before the row with these keys”: term by term, NULL first."""
    text, values = "0", list[object]()
    for (term, down), key in reversed(list(zip(order_terms(query), keys, strict=True))):
        if key is None:
            less, more = (f"({term}) IS NOT NULL" if down else "0"), list[object]()
        elif down:
            less, more = f"coalesce(({term}) > ?, 0)", [key]
        else:
            less, more = f"({term}) IS NULL OR ({term}) < ?", [key]
        text, values = f"{less} OR (({term}) IS ? AND ({text}))", [*more, key, *values]
    return text, values
