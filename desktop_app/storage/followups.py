"""Follow-ups in the database: those of a case, of a span of days, and the overdue ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from desktop_app.domain.case import FollowUp
from desktop_app.domain.rooms import place_text
from desktop_app.storage.parts import in_parts
from desktop_app.storage.store import Store, to_column
from desktop_app.storage.trace.journal import Journal

# The fields of a FollowUp in their order, and the flat that its place is written from.
_SELECT = (
    "SELECT f.id, f.kind, f.due_at, f.complaint_id, f.household_id, f.title, f.note, f.assignee,"
    " f.state, f.done_at, f.outcome, f.unanswered,"
    " (SELECT p.id FROM promise p WHERE p.follow_up_id = f.id LIMIT 1), coalesce(c.number, ''),"
    " '', coalesce(c.complainant, ''), c.building, c.unit, c.room"
    " FROM follow_up f LEFT JOIN complaint c ON c.id = f.complaint_id"
)
# A deleted case takes its follow-ups out of sight, and brings them back with it.
_VISIBLE = "(c.id IS NULL OR c.deleted_at IS NULL)"


def _read(store: Store, sql: str, parameters: Sequence[object] = ()) -> tuple[FollowUp, ...]:
    """Follow-ups of ``_SELECT``; a month of a large office has thousands, hence plain rows."""
    time = datetime.fromisoformat
    found = []
    for *values, building, unit, room in store.each(sql, parameters):
        values[2] = time(values[2])
        values[9] = time(values[9]) if values[9] else None
        values[14] = place_text(building, unit, room)
        found.append(FollowUp(*values))
    return tuple(found)


def follow_ups_of(store: Store, complaint_id: int) -> tuple[FollowUp, ...]:
    return _read(
        store, f"{_SELECT} WHERE f.complaint_id = ? ORDER BY f.due_at, f.id", (complaint_id,)
    )


def follow_up(store: Store, follow_up_id: int) -> FollowUp | None:
    found = _read(store, f"{_SELECT} WHERE f.id = ?", (follow_up_id,))
    return found[0] if found else None


def between(
    store: Store, start: datetime, end: datetime, assignee: str = ""
) -> tuple[FollowUp, ...]:
    """Follow-ups due in ``[start, end)``, called-off ones left out, in order of time."""
    condition, parameters = _mine(assignee)
    return _read(
        store,
        f"{_SELECT} WHERE f.due_at >= ? AND f.due_at < ? AND f.state <> 'cancelled'"
        f" AND {_VISIBLE}{condition} ORDER BY f.due_at, f.id",
        [to_column(start), to_column(end), *parameters],
    )


def overdue(
    store: Store, now: datetime, assignee: str = "", limit: int = 500
) -> tuple[FollowUp, ...]:
    """Planned follow-ups whose time has passed, oldest first."""
    condition, parameters = _mine(assignee)
    return _read(
        store,
        f"{_SELECT} WHERE f.state = 'planned' AND f.due_at < ? AND {_VISIBLE}{condition}"
        " ORDER BY f.due_at, f.id LIMIT ?",
        [to_column(now), *parameters, limit],
    )


def count_due(store: Store, now: datetime, end: datetime) -> int:
    """Planned follow-ups due before *end*, the overdue ones included."""
    return int(
        store.value(
            "SELECT count(*) FROM follow_up f LEFT JOIN complaint c ON c.id = f.complaint_id"
            f" WHERE f.state = 'planned' AND f.due_at < ? AND {_VISIBLE}",
            (to_column(end),),
        )
    )


def every(store: Store, planned_only: bool = False) -> tuple[FollowUp, ...]:
    condition = "f.state = 'planned'" if planned_only else "f.state <> 'cancelled'"
    return _read(store, f"{_SELECT} WHERE {condition} AND {_VISIBLE} ORDER BY f.due_at, f.id")


def _mine(assignee: str) -> tuple[str, list[object]]:
    return (" AND f.assignee = ?", [assignee]) if assignee else ("", [])


def move(journal: Journal, follow_up_id: int, due_at: datetime) -> None:
    """Give a follow-up another time; how often it was moved is counted."""
    moved = journal.store.value("SELECT moved FROM follow_up WHERE id = ?", (follow_up_id,))
    journal.update("follow_up", follow_up_id, {"due_at": due_at, "moved": int(moved or 0) + 1})


def rest_of_series(store: Store, follow_up_id: int) -> tuple[FollowUp, ...]:
    """The planned ones of the same series after this one; a promise is never among them."""
    return _read(
        store,
        f"{_SELECT} JOIN follow_up o ON o.id = ? AND o.series <> '' AND o.series = f.series"
        " WHERE f.id <> o.id AND f.state = 'planned'"
        " AND (f.due_at > o.due_at OR (f.due_at = o.due_at AND f.id > o.id))"
        " AND NOT EXISTS (SELECT 1 FROM promise p WHERE p.follow_up_id = f.id)"
        " ORDER BY f.due_at, f.id",
        (follow_up_id,),
    )


def of_owners(store: Store, cases: set[int], flats: set[int]) -> list[FollowUp]:
    """Every follow-up of the cases, and those of the flats that belong to no case."""
    found: list[FollowUp] = []
    for part, marks in in_parts(cases):
        found += _read(store, f"{_SELECT} WHERE f.complaint_id IN ({marks}) ORDER BY f.id", part)
    if flats:  # there is no index by flat: one look at all is cheaper than many
        every_flat = _read(
            store,
            f"{_SELECT} WHERE f.complaint_id IS NULL AND f.household_id IS NOT NULL ORDER BY f.id",
        )
        found.extend(one for one in every_flat if one.household_id in flats)
    return found


def add_many(journal: Journal, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert many follow-ups of the same columns at once, each with its first trace line."""
    if not rows:
        return
    store = journal.store
    first = int(store.value("SELECT coalesce(max(id), 0) FROM follow_up")) + 1
    columns = tuple(rows[0])
    store.insert_many(
        "follow_up",
        ("id", *columns),
        (
            (first + index, *(to_column(row[name]) for name in columns))
            for index, row in enumerate(rows)
        ),
    )
    store.insert_many(
        "audit",
        ("operation_id", "entity", "entity_id", "complaint_id", "field"),
        (
            (journal.operation_id, "follow_up", first + index, row["complaint_id"], "+")
            for index, row in enumerate(rows)
        ),
    )
    journal.touched.add("follow_up")
    journal.cases |= {case for row in rows if isinstance(case := row["complaint_id"], int)}


def keep_promise(journal: Journal, follow_up_id: int) -> None:
    """A promise whose follow-up is done is kept at that time, unless it was kept already."""
    row = journal.store.row(
        "SELECT p.id, f.done_at FROM promise p JOIN follow_up f ON f.id = p.follow_up_id"
        " WHERE f.id = ? AND p.kept_at IS NULL",
        (follow_up_id,),
    )
    if row is not None:
        journal.update("promise", row["id"], {"kept_at": row["done_at"]})
