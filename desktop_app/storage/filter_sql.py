"""Filters of cases as SQL over ``complaint c``: the one place where a condition becomes one.

Every condition is true or false, never NULL, so that ``none`` of a group is its plain contrary.
Values travel as parameters only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime

from desktop_app.domain.filters import Condition, Group, Node
from desktop_app.domain.spans import Span, days, due_span, period
from desktop_app.storage.store import Store, to_column

Sql = tuple[str, list[object]]
MOST_PLACES = 500
"""Of more values a list is one place: SQLite takes only so many."""
_MOST_BRANCHES = 100
"""Of more categories SQL would become a tree deeper than SQLite takes."""

_COLUMN = {
    "status": "c.status",
    "severity": "c.severity",
    "channel": "c.channel",
    "satisfaction": "c.satisfaction",
    "community": "c.community",
    "building": "c.building",
    "unit": "c.unit",
    "room": "c.room",
    "department": "c.department",
    "handler": "c.handler",
    "received_by": "c.received_by",
    "category": "c.category",
    "number": "c.number",
    "household": "c.household_id",
    "batch": "c.batch_id",
}
_NULLABLE = frozenset({"c.household_id", "c.batch_id"})
_DATE = {"received": "c.received_at", "completed": "c.completed_at", "closed": "c.closed_at"}
_FLAG = {
    "incident": "c.incident_id IS NOT NULL",
    "repeat": "c.repeat_of IS NOT NULL",
    "escalated": "c.escalated <> ''",
    "on_hold": "c.on_hold = 1",
    "promise": "c.id IN (SELECT p.complaint_id FROM promise p WHERE p.kept_at IS NULL)",
    "attachment": "c.id IN (SELECT a.complaint_id FROM attachment a WHERE a.deleted_at IS NULL)",
}
_COUNT = {"at_least": ">=", "at_most": "<=", "equals": "="}


def where(store: Store, node: Node, now: datetime, operator: str) -> Sql:
    """SQL of a checked tree, with its parameters; ``1`` for an empty one."""
    if isinstance(node, Group):
        return _group(node, lambda part: where(store, part, now, operator))
    return _condition(store, node, now, operator)


def _group(node: Group, part: Callable[[Node], Sql]) -> Sql:
    found = [part(one) for one in node.parts]
    if not found:
        return "1", []
    values = [value for _, more in found for value in more]
    joined = (" AND " if node.how == "all" else " OR ").join(f"({sql})" for sql, _ in found)
    return (f"NOT ({joined})" if node.how == "none" else joined), values


def _condition(store: Store, one: Condition, now: datetime, operator: str) -> Sql:
    match one.field:
        case "text":
            from desktop_app.storage import search  # with the first word that is looked for

            sql, values = search.condition(store, one.values[0])
            return (sql if one.op == "has" else f"NOT ({sql})"), values
        case "mine":
            return _signed("c.handler = ? OR c.received_by = ?", one.op, [operator, operator])
        case "limit":
            return _limit(one, now)
        case "rework":
            return f"c.round {_COUNT[one.op]} ?", [int(one.values[0])]
        case "category":
            return _category(one)
        case "tag":
            return _tag(one)
    if one.field in _FLAG:
        return _signed(_FLAG[one.field], one.op, [])
    if one.field in _DATE:
        return _date(_DATE[one.field], one, now)
    return _listed(_COLUMN[one.field], one)


def _signed(sql: str, op: str, values: Sequence[object]) -> Sql:
    return (f"NOT ({sql})" if op in ("no", "not_in", "empty") else sql), list(values)


def _listed(column: str, one: Condition) -> Sql:
    if one.op in ("empty", "filled"):
        return f"{column} {'=' if one.op == 'empty' else '<>'} ''", []
    marks, values = _places(
        one.values, "CAST(value AS INTEGER)" if column in _NULLABLE else "value"
    )
    present = f"{column} IS NOT NULL AND " if column in _NULLABLE else ""
    return _signed(f"{present}{column} IN ({marks})", one.op, values)


def _places(given: Sequence[str], value: str = "value") -> Sql:
    """What stands in the brackets of IN: a place for each value, or one for all of very many."""
    if len(given) > MOST_PLACES:
        return f"SELECT {value} FROM json_each(?)", [json.dumps(given)]
    return ",".join("?" * len(given)), list(given)


def _category(one: Condition) -> Sql:
    """A category holds its children; what a register wrote freely counts as filled in."""
    if one.op in ("empty", "filled"):
        return _signed("c.category <> '' OR c.category_text <> ''", one.op, [])
    if len(one.values) > _MOST_BRANCHES:
        any_of = (
            "EXISTS (SELECT 1 FROM json_each(?) WHERE c.category = value"
            " OR (c.category >= value || '.' AND c.category < value || '/'))"
        )
        return _signed(any_of, one.op, [json.dumps(one.values)])
    parts, values = [], []
    for code in one.values:
        # A range, not LIKE: '/' follows '.', and an index on the column can serve it.
        parts.append("c.category = ? OR (c.category >= ? AND c.category < ?)")
        values += [code, code + ".", code + "/"]
    return _signed(" OR ".join(parts), one.op, values)


def _tag(one: Condition) -> Sql:
    if one.op in ("empty", "filled"):
        return _signed("c.id IN (SELECT complaint_id FROM case_tag)", one.op, [])
    marks, values = _places(one.values)
    inner = f"SELECT complaint_id FROM case_tag WHERE tag IN ({marks})"
    return _signed(f"c.id IN ({inner})", one.op, values)


def _limit(one: Condition, now: datetime) -> Sql:
    parts: list[str] = []
    values: list[object] = []
    for key in dict.fromkeys(one.values):
        if key == "none":
            parts.append("c.due_at IS NULL")
            continue
        sql, more = _between("c.due_at", due_span(key, now))
        parts.append(sql)
        values += more
    return _signed(" OR ".join(f"({part})" for part in parts), one.op, values)


def _date(column: str, one: Condition, now: datetime) -> Sql:
    if one.op in ("empty", "filled"):
        return f"{column} IS {'NOT ' if one.op == 'filled' else ''}NULL", []
    if one.op == "within":
        return _between(column, period(one.values[0], now.date()))
    return _between(column, days(*one.values))


def _between(column: str, span: Span) -> Sql:
    first, until = span
    sql, values = [f"{column} IS NOT NULL"], []
    if first is not None:
        sql.append(f"{column} >= ?")
        values.append(to_column(first))
    if until is not None:
        sql.append(f"{column} < ?")
        values.append(to_column(until))
    return " AND ".join(sql), list(values)
