"""The queue's questions: pages of rows, their whole order as ids, groups, and how many."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from desktop_app.domain.case import OPEN, Status
from desktop_app.domain.views import CaseFilter, GroupCount, QueueQuery, QueueRow
from desktop_app.storage import filter_sql
from desktop_app.storage.incidents import HOUSEHOLDS_OF_MASTER
from desktop_app.storage.queue_order import (
    GROUP_COLUMNS,
    GROUP_KEY,
    group_join,
    group_terms,
    is_indexed,
    order_by,
    tables,
)
from desktop_app.storage.store import Row, Store, to_time

__all__ = [
    "count",
    "groups",
    "ids",
    "is_indexed",
    "order",
    "page",
    "rows_of",
    "totals",
    "view_counts",
    "where_of",
]

_SHOWN = (
    "SELECT c.*, w.title_zh, w.title_en, w.position AS step_position,"
    " (SELECT count(*) FROM workflow_step s WHERE s.workflow_id = c.workflow_id) AS step_count,"
    " (SELECT min(f.due_at) FROM follow_up f"
    "   WHERE f.complaint_id = c.id AND f.state = 'planned') AS next_callback,"
    " (SELECT json_group_array(g.tag) FROM case_tag g WHERE g.complaint_id = c.id) AS tags,"
    f" {HOUSEHOLDS_OF_MASTER} AS incident_households"
    " FROM complaint c"
    " LEFT JOIN workflow_step w ON w.workflow_id = c.workflow_id AND w.key = c.step_key"
)


def page(
    store: Store, query: QueueQuery, offset: int, limit: int, whole: int | None = None
) -> list[QueueRow]:
    """Rows *offset* … *offset + limit* of the query's fixed order.

    *whole*, the number of all rows where it is known, lets the far half be read from its end.
    """
    if whole is not None:
        limit = max(0, min(limit, whole - offset))
    turned = whole is not None and offset > whole // 2
    start = whole - offset - limit if turned and whole is not None else offset
    where, parameters = where_of(store, query)
    # Only ids are sorted and skipped: a deep page costs a quarter of sorting whole rows.
    found = store.rows(
        f"SELECT c.id{tables(query)} WHERE {where}"
        f" ORDER BY {order_by(query, turned=turned)} LIMIT ? OFFSET ?",
        [*parameters, limit, start],
    )
    wanted = [row["id"] for row in found]
    return rows_of(store, wanted[::-1] if turned else wanted)


def rows_of(store: Store, wanted: Sequence[int]) -> list[QueueRow]:
    """The rows of cases in the order asked for; a case that is gone for good is left out."""
    found = {
        row["id"]: row
        for row in store.rows(
            f"{_SHOWN} WHERE c.id IN (SELECT value FROM json_each(?))", (json.dumps(list(wanted)),)
        )
    }
    return [_queue_row(found[one]) for one in wanted if one in found]


def count(store: Store, query: QueueQuery) -> int:
    where, parameters = where_of(store, query)
    text = f"SELECT count(*) FROM complaint c{group_join(query)} WHERE {where}"
    return int(store.value(text, parameters))


def order(store: Store, query: QueueQuery) -> array[int]:
    """Ids of all rows in the query's order, eight bytes each."""
    where, parameters = where_of(store, query)
    found = array("q")
    for part in store.pieces(
        f"SELECT c.id{tables(query)} WHERE {where} ORDER BY {order_by(query)}", parameters
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
    return f"{live} AND ({sql})", parameters


def view_counts(
    store: Store, filters: dict[str, CaseFilter], now: datetime, operator: str
) -> dict[str, int]:
    """Live counts of several views."""
    return {key: count(store, QueueQuery(wanted, now, operator)) for key, wanted in filters.items()}


def totals(store: Store) -> tuple[int, int]:
    """All cases and open cases."""
    marks = ",".join("?" * len(OPEN))
    row = store.row(
        f"SELECT count(*) AS n, sum(status IN ({marks})) AS o FROM complaint WHERE deleted_at IS NULL",
        [str(status) for status in OPEN],
    )
    return (int(row["n"]), int(row["o"] or 0)) if row else (0, 0)


def _queue_row(row: Row) -> QueueRow:
    return QueueRow(
        id=row["id"],
        number=row["number"],
        received_at=datetime.fromisoformat(row["received_at"]),
        status=Status(row["status"]),
        severity=row["severity"],
        category=row["category"],
        category_text=row["category_text"],
        community=row["community"],
        building=row["building"],
        unit=row["unit"],
        room=row["room"],
        complainant=row["complainant"],
        phone=row["phone"],
        content=row["excerpt"],
        step_key=row["step_key"],
        step_title_zh=row["title_zh"] or "",
        step_title_en=row["title_en"] or "",
        step_position=row["step_position"] or 0,
        step_count=row["step_count"],
        due_at=to_time(row["due_at"]),
        due_clock=row["due_clock"],
        due_from=to_time(row["due_from"]),
        next_callback=to_time(row["next_callback"]),
        round=row["round"],
        incident_id=row["incident_id"],
        handler=row["handler"],
        department=row["department"],
        channel=row["channel"],
        satisfaction=row["satisfaction"],
        household_id=row["household_id"],
        source_file=row["source_file"],
        source_sheet=row["source_sheet"],
        source_row=row["source_row"],
        tags=tuple(sorted(json.loads(row["tags"]))),
        incident_households=row["incident_households"] or 0,
    )
