"""The queue's questions: pages of rows, their whole order as ids, groups, and how many."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from desktop_app.domain.codes import Status
from desktop_app.domain.views import CaseFilter, GroupCount, QueueQuery, QueueRow
from desktop_app.storage import filter_sql
from desktop_app.storage.incident_sql import HOUSEHOLDS_OF_MASTER
from desktop_app.storage.queue_order import (
    GROUP_COLUMNS,
    GROUP_KEY,
    IS_OPEN,
    group_join,
    group_terms,
    has_own_index,
    in_order,
    is_indexed,
    only_open,
    order_by,
)
from desktop_app.storage.store import Store, to_time

__all__ = [
    "count",
    "groups",
    "has_own_index",
    "ids",
    "is_indexed",
    "order",
    "page",
    "rows_of",
    "total",
    "view_counts",
    "where_of",
]

MANY = 10_000
"""From so many on it is quicker to walk past other cases than to sort those that are wanted."""
SEPARATOR = "\x1f"
# The fields of a QueueRow in their order; naming them spares reading half of every row.
_PLAIN_1 = "id number received_at status severity category category_text community building unit room complainant phone"
_PLAIN_2 = "due_at due_clock due_from"
_PLAIN_3 = "round incident_id handler department channel satisfaction household_id source_file source_sheet source_row"
_SHOWN = (
    f"SELECT {', '.join(f'c.{name}' for name in _PLAIN_1.split())}, c.excerpt, c.step_key,"
    " coalesce(w.title_zh, ''), coalesce(w.title_en, ''), coalesce(w.position, 0),"
    " (SELECT count(*) FROM workflow_step s WHERE s.workflow_id = c.workflow_id),"
    f" {', '.join(f'c.{name}' for name in _PLAIN_2.split())},"
    " (SELECT min(f.due_at) FROM follow_up f"
    "   WHERE f.complaint_id = c.id AND f.state = 'planned'),"
    f" {', '.join(f'c.{name}' for name in _PLAIN_3.split())},"
    " (SELECT group_concat(g.tag, char(31)) FROM case_tag g WHERE g.complaint_id = c.id), '',"
    f" {HOUSEHOLDS_OF_MASTER}"
    " FROM complaint c"
    " LEFT JOIN workflow_step w ON w.workflow_id = c.workflow_id AND w.key = c.step_key"
)
_NAMES = QueueRow._fields
_RECEIVED, _STATUS, _TAGS, _MASTER = (
    _NAMES.index(name) for name in ("received_at", "status", "tags", "incident_households")
)
_TIMES = tuple(_NAMES.index(name) for name in ("due_at", "due_from", "next_callback"))


def page(
    store: Store,
    query: QueueQuery,
    offset: int,
    limit: int,
    whole: int | None = None,
    marks: Sequence[tuple[object, ...]] = (),
) -> list[QueueRow]:
    """Rows *offset* … *offset + limit* of the query's fixed order.

    *whole*, the number of all rows where it is known, lets the far half be read from its end;
    *marks* (``queue_marks``) let the middle be read from near by.
    """
    if marks:
        from desktop_app.storage import queue_marks

        return rows_of(store, queue_marks.ids_at(store, query, offset, limit, marks))
    if whole is not None:
        limit = max(0, min(limit, whole - offset))
    turned = whole is not None and offset > whole // 2
    start = whole - offset - limit if turned and whole is not None else offset
    where, parameters = where_of(store, query)
    # Only ids are sorted and skipped: a deep page costs a quarter of sorting whole rows.
    many = whole is not None and whole > MANY
    found = store.rows(
        f"SELECT c.id{in_order(query, many=many)} WHERE {where}"
        f" ORDER BY {order_by(query, turned=turned)} LIMIT ? OFFSET ?",
        [*parameters, limit, start],
    )
    wanted = [row["id"] for row in found]
    return rows_of(store, wanted[::-1] if turned else wanted)


def rows_of(store: Store, wanted: Sequence[int]) -> list[QueueRow]:
    """The rows of cases in the order asked for; a case that is gone for good is left out."""
    found = {
        row[0]: row
        for part in store.pieces(
            f"{_SHOWN} WHERE c.id IN (SELECT value FROM json_each(?))", (json.dumps(list(wanted)),)
        )
        for row in part
    }
    return [_queue_row(found[one]) for one in wanted if one in found]


def count(store: Store, query: QueueQuery) -> int:
    if query.filter == CaseFilter() and query.opened is None:
        return total(store)
    where, parameters = where_of(store, query)
    text = f"SELECT count(*) FROM complaint c{group_join(query)} WHERE {where}"
    return int(store.value(text, parameters))


def order(store: Store, query: QueueQuery) -> array[int]:
    """Ids of all rows in the query's order, eight bytes each."""
    where, parameters = where_of(store, query)
    found = array("q")
    for part in store.pieces(
        f"SELECT c.id{in_order(query)} WHERE {where} ORDER BY {order_by(query)}", parameters
    ):
        found.extend([row[0] for row in part])
    return found


def ids(store: Store, query: QueueQuery) -> list[int]:
    """Ids of all rows in the query's order: for next/previous, export and bulk acts."""
    return order(store, query).tolist()


def groups(store: Store, query: QueueQuery) -> list[GroupCount]:
    """The groups of a grouped query in their order, opened or not."""
    where, parameters = where_of(store, replace(query, opened=None))
    # Counted by plain columns, which an index gives in order, and only then named and sorted.
    columns = GROUP_COLUMNS[query.group]
    rows = store.rows(
        f"SELECT {GROUP_KEY[query.group]} AS key, sum(c.n) AS n FROM ("
        f"SELECT {', '.join(f'c.{name}' for name in columns)}, count(*) AS n"
        f" FROM complaint c WHERE {where} GROUP BY {', '.join(f'c.{name}' for name in columns)}"
        f") c{group_join(query)} GROUP BY key ORDER BY"
        f" {', '.join(f'min({term})' for term in group_terms(query))}",
        parameters,
    )
    return [GroupCount(row["key"], row["n"]) for row in rows]


def where_of(store: Store, query: QueueQuery) -> tuple[str, list[object]]:
    """The condition of a query, groups that are not opened left out, with its parameters."""
    wanted = query.filter
    live = "c.deleted_at IS NOT NULL" if wanted.deleted else "c.deleted_at IS NULL"
    sql, parameters = filter_sql.where(store, wanted.tree(), query.now, query.operator)
    if query.group and query.opened is not None:
        marks = ",".join("?" * len(query.opened))
        sql = f"({sql}) AND {GROUP_KEY[query.group]} IN ({marks})"
        parameters = [*parameters, *query.opened]
    if only_open(query):
        live += f" AND {IS_OPEN}"
    return f"{live} AND ({sql})", parameters


def view_counts(
    store: Store, filters: dict[str, CaseFilter], now: datetime, operator: str
) -> dict[str, int]:
    """Live counts of several views."""
    return {key: count(store, QueueQuery(wanted, now, operator)) for key, wanted in filters.items()}


def total(store: Store) -> int:
    """All cases that are not in the recycle bin.

    SQLite knows how many entries a whole index has; of a part of one it reads each.
    """
    return int(
        store.value(
            "SELECT (SELECT count(*) FROM complaint)"
            " - (SELECT count(*) FROM complaint WHERE deleted_at IS NOT NULL)"
        )
    )


def _queue_row(row: Sequence[Any]) -> QueueRow:
    values = list(row)
    values[_RECEIVED] = datetime.fromisoformat(values[_RECEIVED])
    values[_STATUS] = Status(values[_STATUS])
    for at in _TIMES:
        values[at] = to_time(values[at])
    tags = values[_TAGS]
    values[_TAGS] = tuple(sorted(tags.split(SEPARATOR))) if tags else ()
    values[_MASTER] = values[_MASTER] or 0
    return QueueRow(*values)
