"""The records behind the figures of a stretch, line by line: times and answers, nothing counted."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.storage.figures import FACT_SQL, FINISHED, KEPT_AT, LIVED_IN, Span
from desktop_app.storage.store import Row, Store

_WHO = "c.number, c.community, c.building, c.category, c.department, c.handler"
_NEVER = "NULL"


def _line(what: str, begun: str, due: str, ended: str, result: str) -> str:
    return (
        f"SELECT {_WHO}, {what} AS what, {begun} AS begun, {due} AS due, {ended} AS ended,"
        f" {result} AS result FROM "
    )


def _event(at: str) -> str:
    return _line("''", f"w.{at}", _NEVER, _NEVER, "''")


_LIMIT = _line("r.clock", "r.started_at", "r.due_at", "r.stopped_at", "''")
_ROUND = "CASE WHEN c.outcome = 'referred' THEN 'referred' ELSE c.round END"
_CASE = _line(
    "CASE WHEN c.repeat_of IS NULL THEN '' ELSE 'repeat' END",
    "c.received_at",
    _NEVER,
    FINISHED,
    _ROUND,
)
LINES: Mapping[str, str] = {
    "case": f"{_CASE}{FACT_SQL['received']} UNION ALL {_CASE}{FACT_SQL['carried']}",
    "limit": " UNION ALL ".join(
        _LIMIT + FACT_SQL[f"{key}_due"]
        for key in ("response", "handover", "answer", "solution", "callback_limit")
    ),
    "running": _LIMIT.replace("r.", "x.")
    + f"clock_run x JOIN complaint c ON c.id = x.complaint_id WHERE x.clock = 'solution'"
    f" AND c.id IN (SELECT c.id FROM {FACT_SQL['overdue']}) AND x.due_at < ?2"
    " AND (x.stopped_at IS NULL OR x.stopped_at >= ?2)",
    "response": _line("'response'", "r.started_at", _NEVER, "r.stopped_at", "''")
    + "clock_run r JOIN complaint c ON c.id = r.complaint_id WHERE r.clock = 'response'"
    f" AND r.stopped_at < ?2 AND c.id IN (SELECT c.id FROM {FACT_SQL['received']})",
    "callback": _line("''", _NEVER, _NEVER, _NEVER, "''") + FACT_SQL["callbacks_due"],
    "called": _line("''", _NEVER, _NEVER, _NEVER, "''") + FACT_SQL["callbacks_made"],
    "answer": _line("''", _NEVER, _NEVER, _NEVER, "d.answer") + FACT_SQL["answered"],
    "promise": _line("''", _NEVER, "p.due_at", KEPT_AT, "''") + FACT_SQL["promises_due"],
    "rework": _event("opened_at") + FACT_SQL["reworks"],
    "extension": _event("at") + FACT_SQL["extensions"],
    "escalation": _event("at") + FACT_SQL["escalations"],
}
"""Kind of line → its SQL. ``what``, ``begun``, ``due``, ``ended`` and ``result`` are as kept."""


def count(store: Store, span: Span) -> int:
    """How many lines there are."""
    return sum(int(store.value(f"SELECT count(*) FROM ({sql})", [*span])) for sql in LINES.values())


def lines(store: Store, span: Span) -> list[Row]:
    """Every line with its ``kind``, in the order of ``LINES``."""
    return [
        {"kind": kind, **row}
        for kind, sql in LINES.items()
        for row in store.rows(f"{sql} ORDER BY 1, 7, 8, 9, 10", [*span])
    ]


def households(store: Store) -> int:
    """Households lived in, as the register says now."""
    return int(store.value(f"SELECT count(*) FROM household WHERE occupancy IN {LIVED_IN}"))
