"""The lists of a summary: cases, promises, incidents and follow-ups of a stretch of time."""

from __future__ import annotations

from desktop_app.storage.figures import FACT_SQL, FINISHED, KEPT_AT, VALID, Span
from desktop_app.storage.incident_sql import HOUSEHOLDS_OF_MASTER
from desktop_app.storage.store import Row, Store

CASE = (
    "c.id, c.number, c.building, c.unit, c.room, c.complainant, c.phone, c.excerpt, c.category,"
    " c.category_text, c.severity, c.status, c.department, c.handler, c.received_at, c.root_cause"
)
_DUE = (
    "(SELECT min(r.due_at) FROM clock_run r WHERE r.complaint_id = c.id AND r.clock = 'solution'"
    " AND (r.stopped_at IS NULL OR r.stopped_at >= ?2))"
)
_URGENT = (
    f"(SELECT id, max(late) AS overdue FROM (SELECT c.id, 1 AS late FROM {FACT_SQL['overdue']}"
    f" UNION ALL SELECT c.id, 0 FROM {FACT_SQL['carried']} AND c.severity = 'critical'"
    f" UNION ALL SELECT c.id, 0 FROM {FACT_SQL['received']} AND c.severity = 'critical')"
    " GROUP BY id)"
)
_REWORKS = (
    f"rework w JOIN complaint c ON c.id = w.complaint_id WHERE {VALID} AND w.opened_at < ?2"
    " AND (w.opened_at >= ?1 OR w.closed_at IS NULL OR w.closed_at >= ?1)"
)
_BROKEN = f"{FACT_SQL['promises_due']} AND NOT coalesce({KEPT_AT} <= p.due_at, 0)"
_AHEAD = (
    "follow_up f LEFT JOIN complaint c ON c.id = f.complaint_id"
    " LEFT JOIN household h ON h.id = coalesce(f.household_id, c.household_id)"
    " WHERE f.due_at >= ?1 AND f.due_at < ?2 AND (f.state = 'planned' OR f.done_at >= ?3)"
    " AND (f.complaint_id IS NULL OR c.deleted_at IS NULL)"
)


def urgent(store: Store, span: Span, limit: int) -> tuple[list[Row], int]:
    """Overdue cases and critical ones that were open in the stretch: the longest late first."""
    rows = store.rows(
        f"SELECT {CASE}, {_DUE} AS due_at, c.hold_reason, c.planned_completion,"
        " o.overdue,"
        " (SELECT x.reason FROM extension x WHERE x.complaint_id = c.id AND x.at < ?2"
        "  ORDER BY x.at DESC, x.id DESC LIMIT 1) AS extended,"
        " s.title_zh AS step_zh, s.title_en AS step_en"
        f" FROM {_URGENT} o JOIN complaint c ON c.id = o.id"
        " LEFT JOIN workflow_step s ON s.workflow_id = c.workflow_id AND s.key = c.step_key"
        " ORDER BY o.overdue DESC, due_at IS NULL, due_at, c.received_at, c.id LIMIT ?3",
        [*span, limit],
    )
    return rows, _count(store, f"{_URGENT} o", span)


def next_of(store: Store, complaint_id: int, after: str) -> Row | None:
    """The next thing planned for a case after a moment."""
    return store.row(
        "SELECT kind, title, due_at FROM follow_up WHERE complaint_id = ? AND state = 'planned'"
        " AND due_at >= ? ORDER BY due_at, id LIMIT 1",
        [complaint_id, after],
    )


def reworks(store: Store, span: Span, limit: int) -> tuple[list[Row], int]:
    """Rework rounds opened in the stretch or still running in it, the oldest first."""
    rows = store.rows(
        f"SELECT {CASE}, w.round, w.opened_at, w.cause, w.short_term, w.long_term, w.responsible,"
        f" w.due_at AS rework_due, w.closed_at AS rework_closed FROM {_REWORKS}"
        " ORDER BY w.opened_at, w.id LIMIT ?3",
        [*span, limit],
    )
    return rows, _count(store, _REWORKS, span)


def repeats(store: Store, span: Span, limit: int) -> tuple[list[Row], int]:
    """New complaints that repeat an earlier one."""
    rows = store.rows(
        f"SELECT {CASE}, c.household_id, c.repeat_of FROM {FACT_SQL['repeats']}"
        " ORDER BY c.received_at, c.id LIMIT ?3",
        [*span, limit],
    )
    return rows, _count(store, FACT_SQL["repeats"], span)


def broken(store: Store, span: Span, limit: int) -> tuple[list[Row], int]:
    """Promises of the stretch not kept by their time, the oldest first."""
    rows = store.rows(
        f"SELECT {CASE}, p.text, p.due_at AS promised, {KEPT_AT} AS kept,"
        " CASE WHEN f.state = 'planned' AND f.due_at <> p.due_at THEN f.due_at END AS moved"
        f" FROM {_BROKEN} ORDER BY p.due_at, p.id LIMIT ?3",
        [*span, limit],
    )
    return rows, _count(store, _BROKEN, span)


def incidents(store: Store, span: Span) -> list[Row]:
    """Incidents that were open in the stretch, by the time they were opened."""
    return store.rows(
        "SELECT n.*,"
        f" (SELECT {HOUSEHOLDS_OF_MASTER} FROM complaint c WHERE c.id = n.master_id) AS households,"
        f" (SELECT count(*) FROM complaint c WHERE c.incident_id = n.id AND {VALID}) AS cases,"
        f" (SELECT count(*) FROM complaint c WHERE c.incident_id = n.id AND {VALID}"
        f"   AND ({FINISHED} IS NULL OR {FINISHED} >= ?2)) AS open_cases,"
        " (SELECT count(*) FROM follow_up f JOIN complaint c ON c.id = f.complaint_id"
        f"   WHERE c.incident_id = n.id AND {VALID} AND f.kind = 'callback'"
        "   AND f.state = 'planned') AS callbacks"
        " FROM incident n WHERE n.opened_at < ?2 AND (n.closed_at IS NULL OR n.closed_at >= ?1)"
        " ORDER BY n.opened_at, n.id",
        [*span],
    )


def ahead(store: Store, span: Span, asked: str, limit: int) -> list[Row]:
    """Follow-ups of a coming stretch, as they stood planned at the moment *asked*."""
    return store.rows(
        "SELECT f.due_at, f.kind, f.title, f.assignee, coalesce(c.number, '') AS number,"
        " coalesce(c.complainant, '') AS complainant, coalesce(h.building, c.building, '')"
        " AS building, coalesce(h.unit, c.unit, '') AS unit, coalesce(h.room, c.room, '') AS room"
        f" FROM {_AHEAD} ORDER BY f.due_at, f.id LIMIT ?4",
        [*span, asked, limit],
    )


def ahead_by_day(store: Store, span: Span, asked: str) -> list[Row]:
    """(day, n) of the same."""
    return store.rows(
        f"SELECT substr(f.due_at, 1, 10) AS day, count(*) AS n FROM {_AHEAD}"
        " GROUP BY day ORDER BY day",
        [*span, asked],
    )


def ahead_households(store: Store, span: Span, asked: str) -> int:
    """How many households the same concern; one without a flat counts by its case or itself."""
    return int(
        store.value(
            "SELECT count(DISTINCT CASE WHEN coalesce(f.household_id, c.household_id) IS NOT NULL"
            " THEN 'h' || coalesce(f.household_id, c.household_id)"
            " WHEN c.room <> '' THEN c.community || '|' || c.building || '|' || c.unit || '|'"
            " || c.room WHEN c.id IS NOT NULL THEN 'c' || c.id ELSE 'f' || f.id END)"
            f" FROM {_AHEAD}",
            [*span, asked],
        )
    )


def checked_at(store: Store, improvement_id: int) -> str:
    """When the effect of an improvement was put on record; ``""`` when it was not."""
    found = store.value(
        "SELECT max(o.at) FROM audit a JOIN operation o ON o.id = a.operation_id"
        " WHERE a.entity = 'improvement' AND a.entity_id = ? AND a.field = 'effective'",
        [improvement_id],
    )
    return str(found or "")


def _count(store: Store, source: str, span: Span) -> int:
    return int(store.value(f"SELECT count(*) FROM {source}", [*span]))


def named_in(store: Store, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Residents (those of the register and complainants) and staff whose names are in *text*."""
    residents = store.rows(
        "SELECT name FROM resident WHERE length(name) > 1 AND instr(?1, name) > 0"
        " UNION SELECT complainant FROM complaint WHERE length(complainant) > 1"
        " AND instr(?1, complainant) > 0",
        [text],
    )
    staff = store.rows(
        "SELECT name FROM staff WHERE length(name) > 1 AND instr(?1, name) > 0"
        " UNION SELECT handler FROM complaint WHERE length(handler) > 1 AND instr(?1, handler) > 0",
        [text],
    )
    return tuple(row["name"] for row in residents), tuple(row["name"] for row in staff)


def numbers_in(store: Store, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Phones and rooms of the register and of complaints that are written in *text*."""
    phones = store.rows(
        "SELECT phone FROM resident WHERE length(phone) > 4 AND instr(?1, phone) > 0"
        " UNION SELECT phone FROM complaint WHERE length(phone) > 4 AND instr(?1, phone) > 0",
        [text],
    )
    rooms = store.rows(
        "SELECT room FROM household WHERE length(room) > 2 AND instr(?1, room) > 0"
        " UNION SELECT room FROM complaint WHERE length(room) > 2 AND instr(?1, room) > 0",
        [text],
    )
    return tuple(row["phone"] for row in phones), tuple(row["room"] for row in rooms)
