"""The queue's questions: one page of rows, how many, and live counts of views."""

from __future__ import annotations

from array import array
from datetime import datetime, time, timedelta

from desktop_app.domain.case import OPEN, Status
from desktop_app.domain.views import CaseFilter, QueueQuery, QueueRow
from desktop_app.storage import search
from desktop_app.storage.incidents import HOUSEHOLDS_OF_MASTER
from desktop_app.storage.store import Row, Store, to_column, to_time

_SEVERITY_RANK = (
    "CASE c.severity WHEN 'critical' THEN 0 WHEN 'major' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END"
)
_SORT_SQL = {
    "number": "c.number",
    "received_at": "c.received_at",
    "due_at": "c.due_at",
    "place": "CAST(c.building AS INTEGER), c.building, CAST(c.unit AS INTEGER), c.unit,"
    " CAST(c.room AS INTEGER), c.room",
    "complainant": "c.complainant",
    "content": "c.excerpt",
    "category": "coalesce(k.position, 9999), c.category_text",
    "step": "w.position",
    "status": "c.status",
    "severity": _SEVERITY_RANK,
    "handler": "c.handler",
    "department": "c.department",
    "channel": "c.channel",
    "satisfaction": "c.satisfaction",
}
_ANY_OF = frozenset(
    {
        *("community", "building", "unit", "room"),
        *("severity", "handler", "department", "channel", "category"),
    }
)
_FROM = (
    " FROM complaint c"
    " LEFT JOIN workflow_step w ON w.workflow_id = c.workflow_id AND w.key = c.step_key"
    " LEFT JOIN category k ON k.code = c.category"
)


def page(store: Store, query: QueueQuery, offset: int, limit: int) -> list[QueueRow]:
    """Rows *offset* … *offset + limit* of the query's fixed order."""
    where, parameters = where_of(store, query)
    rows = store.rows(
        "SELECT c.*, w.title_zh, w.title_en, w.position AS step_position,"
        " (SELECT count(*) FROM workflow_step s WHERE s.workflow_id = c.workflow_id) AS step_count,"
        " (SELECT min(f.due_at) FROM follow_up f"
        "   WHERE f.complaint_id = c.id AND f.state = 'planned') AS next_callback,"
        f" {HOUSEHOLDS_OF_MASTER} AS incident_households"
        # Only ids are sorted and skipped: a deep page costs a quarter of sorting whole rows.
        f"{_FROM} WHERE c.id IN (SELECT c.id{_FROM} WHERE {where}"
        f" ORDER BY {order_by(query)} LIMIT ? OFFSET ?) ORDER BY {order_by(query)}",
        [*parameters, limit, offset],
    )
    return [_queue_row(row) for row in rows]


def count(store: Store, query: QueueQuery) -> int:
    where, parameters = where_of(store, query)
    return int(store.value(f"SELECT count(*) FROM complaint c WHERE {where}", parameters))


def ids(store: Store, query: QueueQuery, limit: int = -1) -> list[int]:
    """Ids of all rows in the query's order: for next/previous, export and bulk acts."""
    where, parameters = where_of(store, query)
    rows = store.rows(
        f"SELECT c.id{_FROM} WHERE {where} ORDER BY {order_by(query)} LIMIT ?",
        [*parameters, limit],
    )
    return [row["id"] for row in rows]


def id_array(store: Store, query: QueueQuery) -> array[int]:
    """As ``ids``, eight bytes each: an export may hold a million."""
    where, parameters = where_of(store, query)
    found = store.each(f"SELECT c.id{_FROM} WHERE {where} ORDER BY {order_by(query)}", parameters)
    return array("q", (row[0] for row in found))


def order_by(query: QueueQuery) -> str:
    """SQL order; always total, so that pages never overlap."""
    if query.sort == "urgency":
        return f"c.due_at IS NULL, c.due_at, {_SEVERITY_RANK}, c.received_at, c.id"
    direction = " DESC" if query.descending else ""
    columns = _SORT_SQL[query.sort]
    parts = [columns] if query.sort in ("severity",) else columns.split(", ")
    if query.sort == "category":
        parts = ["coalesce(k.position, 9999)", "c.category_text"]
    return ", ".join(f"{part}{direction}" for part in parts) + f", c.id{direction}"


def where_of(store: Store, query: QueueQuery) -> tuple[str, list[object]]:
    wanted, now = query.filter, query.now
    conditions = ["c.deleted_at IS NOT NULL" if wanted.deleted else "c.deleted_at IS NULL"]
    parameters: list[object] = []

    def need(sql: str, *values: object) -> None:
        conditions.append(sql)
        parameters.extend(to_column(value) for value in values)

    if wanted.statuses:
        marks = ",".join("?" * len(wanted.statuses))
        need(f"c.status IN ({marks})", *wanted.statuses)
    if wanted.overdue:
        need("c.due_at < ?", now)
    if wanted.due_on:
        days = {"today": 1, "week": 7}[wanted.due_on]
        midnight = datetime.combine(now.date(), time())
        need("c.due_at >= ? AND c.due_at < ?", midnight, midnight + timedelta(days=days))
    if wanted.rework:
        need("c.round > 0")
    if wanted.incident:
        need("c.incident_id IS NOT NULL")
    if wanted.escalated:
        need("c.escalated <> ''")
    if wanted.mine:
        need("(c.handler = ? OR c.received_by = ?)", query.operator, query.operator)
    for column, value in (
        ("severity", wanted.severity),
        ("building", wanted.building),
        ("handler", wanted.handler),
        ("household_id", wanted.household_id),
    ):
        if value:
            need(f"c.{column} = ?", value)
    if wanted.category:
        need("(c.category = ? OR c.category LIKE ?)", wanted.category, wanted.category + ".%")
    for column, values in wanted.any_of:
        if column not in _ANY_OF:
            raise ValueError(column)
        marks = ",".join("?" * len(values))
        need(f"c.{column} IN ({marks})", *values)
    if wanted.received_from:
        need("c.received_at >= ?", datetime.combine(wanted.received_from, time()))
    if wanted.received_to:
        need(
            "c.received_at < ?",
            datetime.combine(wanted.received_to + timedelta(days=1), time()),
        )
    if wanted.numbers:
        marks = ",".join("?" * len(wanted.numbers))
        need(f"c.number IN ({marks})", *wanted.numbers)
    if wanted.text.strip():
        sql, searched = search.condition(store, wanted.text)
        need(sql, *searched)
    return " AND ".join(conditions), parameters


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
        incident_households=row["incident_households"] or 0,
    )
