"""Cases that an import batch carried on in their workflow: known and taken back from the trace."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.storage.parts import in_parts
from desktop_app.storage.store import Store
from desktop_app.storage.trace import undo as trace_undo
from desktop_app.storage.trace.journal import Journal
from desktop_app.storage.trace.undo import Line

_STEPS = frozenset({"step_entry", "contact", "clock_run", "step_value", "step_tick", "rework"})
_MOVED = frozenset(
    {
        *("workflow_id", "step_key", "round", "outcome", "outcome_note", "status", "due_at"),
        *("due_clock", "due_from", "completed_at", "closed_at", "satisfaction", "validity"),
        *("invalid_reason",),
    }
)
"""Columns of a case that its way through the workflow writes."""
_MOVES = frozenset({"+", "-", "left_at"})
"""Fields of lines that tell of a step or a call; a due time that was set anew moves nothing."""
_NO_WORK = "o.name NOT IN ('import', 'undo_import', 'retime') AND a.field <> 'reveal'"


def is_work(entity: str, field: str) -> bool:
    """Whether a line tells of a case's way through its workflow."""
    return (
        entity in _STEPS
        or (entity == "complaint" and field in _MOVED)
        or (entity == "complaint_text" and field == "result")
    )


def worked_on(store: Store, case: int) -> bool:
    """Whether anybody did anything with a case since it came in."""
    return bool(
        store.value(
            "SELECT EXISTS (SELECT 1 FROM audit a JOIN operation o ON o.id = a.operation_id"
            f" WHERE a.complaint_id = ? AND o.undone_by IS NULL AND o.undo_of IS NULL AND {_NO_WORK})",
            (case,),
        )
    )


def touched_after(store: Store, case: int, line: int, but: int) -> bool:
    """Whether a case was written to after *line* by any operation but one."""
    return bool(
        store.value(
            "SELECT EXISTS (SELECT 1 FROM audit WHERE complaint_id = ? AND id > ?"
            " AND operation_id <> ? AND field <> 'reveal')",
            (case, line, but),
        )
    )


def carried(store: Store, operation: int) -> dict[int, list[Line]]:
    """The cases that were here already and that *operation* moved, with what it wrote of that."""
    if not operation:
        return {}
    moved = {
        row["complaint_id"]
        for row in store.rows(
            "SELECT DISTINCT complaint_id FROM audit WHERE id >= ? AND operation_id = ?"
            f" AND entity IN ('step_entry', 'contact') AND field IN ({','.join('?' * len(_MOVES))})",
            (trace_undo.first_line(store, operation), operation, *sorted(_MOVES)),
        )
    }
    if not moved:
        return {}
    found: dict[int, list[Line]] = {}
    for line in trace_undo.lines(store, operation):
        case = line.complaint_id
        if case is None or case not in moved:
            continue
        if (line.entity, line.field) == ("complaint", "+"):
            moved.discard(case)  # it came with the batch
        elif is_work(line.entity, line.field):
            found.setdefault(case, []).append(line)
    return {case: lines for case, lines in found.items() if case in moved}


def moved_since(store: Store, operation: int, cases: Iterable[int]) -> set[int]:
    """Those of the cases whose way through the workflow was written to after *operation*."""
    found: set[int] = set()
    for part, marks in in_parts(set(cases)):
        for row in store.rows(
            "SELECT a.complaint_id, a.entity, a.field FROM audit a"
            " JOIN operation o ON o.id = a.operation_id"
            f" WHERE a.complaint_id IN ({marks}) AND a.operation_id > ?"
            " AND o.undone_by IS NULL AND o.undo_of IS NULL",
            [*part, operation],
        ):
            if is_work(row["entity"], row["field"]):
                found.add(row["complaint_id"])
    return found


def take_back(journal: Journal, case: int, lines: list[Line]) -> None:
    """Write the lines of one case the other way, the last first."""
    trace_undo.write_back(journal, lines)
    journal.store.execute("UPDATE complaint SET revision = revision + 1 WHERE id = ?", (case,))
    journal.cases.add(case)
