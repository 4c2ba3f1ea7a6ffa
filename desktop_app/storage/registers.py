"""Rows for the registers that leave the house, streamed in chunks: cases, roster, follow-ups."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from desktop_app.domain.case import Status
from desktop_app.storage.store import Store, to_column

CHUNK = 1_000
PlainRow = tuple[Any, ...]

CASE_FIELDS = (
    "number", "revision", "received_at", "received_by", "channel", "complainant",
    "complainant_kind", "community", "building", "unit", "room", "phone", "occurred", "content",
    "expectation", "category", "category_text", "severity", "validity", "department", "handler",
    "due_at", "status", "result", "completed_at", "satisfaction", "remark",
)  # fmt: skip
"""The columns of ``cases``; ``callback_at`` and ``people`` follow them."""
_TEXTS = frozenset(("content", "occurred", "expectation", "result", "remark"))
LONG_CASE_TEXTS = ("occurred", "content", "expectation", "result", "remark")
"""Texts of a case that may be longer than a cell holds."""

FLAT_FIELDS = (
    "community", "building", "unit", "room", "area", "occupancy", "note",
    "name", "kind", "phone", "preferred_time", "resident_note", "household_id", "resident_id",
)  # fmt: skip
FOLLOW_UP_FIELDS = (
    "number", "community", "building", "unit", "room", "person", "phone", "kind", "title",
    "due_at", "done_at", "state", "outcome", "unanswered", "assignee", "note", "id", "people",
)  # fmt: skip


def cases(store: Store, ids: Sequence[int]) -> Iterator[PlainRow]:
    """``CASE_FIELDS``, the callback's time, and the names of who lives in the flat, a line each,
    of every case in the order of *ids*.

    Ids that are not there are left out. Times are as the database keeps them.
    """
    chosen = ", ".join(f"{'t' if name in _TEXTS else 'c'}.{name}" for name in CASE_FIELDS)
    sql = (
        f"SELECT c.id, {chosen} FROM complaint c JOIN complaint_text t ON t.complaint_id = c.id"
        " WHERE c.id IN (SELECT value FROM json_each(?))"
    )
    for part in _chunks(ids):
        called, people = callbacks(store, part), _people(store, part)
        found = {row[0]: row[1:] for row in store.each(sql, (json.dumps(part),))}
        for one in part:
            row = found.get(one)
            if row is not None:
                yield (*row, called.get(one), people.get(one, ""))


def _people(store: Store, ids: Sequence[int]) -> dict[int, str]:
    return dict(
        store.each(
            "SELECT c.id, group_concat(r.name, char(10)) FROM complaint c"
            " JOIN residency y ON y.household_id = c.household_id AND y.until IS NULL"
            " JOIN resident r ON r.id = y.resident_id"
            " WHERE c.id IN (SELECT value FROM json_each(?)) GROUP BY c.id",
            (json.dumps(list(ids)),),
        )
    )


def short_phones(store: Store) -> Iterator[str]:
    """Numbers of the office's people that do not show by themselves what they are: without an
    area code."""
    for table in ("complaint", "resident"):
        for (phone,) in store.each(
            f"SELECT DISTINCT phone FROM {table} WHERE length(phone) BETWEEN 5 AND 10"
        ):
            yield phone


def callbacks(store: Store, ids: Sequence[int]) -> dict[int, str]:
    """The last contact made while a case waited for its callback, by complaint id."""
    return dict(
        store.each(
            "SELECT k.complaint_id, max(k.at) FROM contact k"
            " JOIN step_entry e ON e.id = k.entry_id"
            " JOIN complaint c ON c.id = k.complaint_id"
            " JOIN workflow_step w ON w.workflow_id = c.workflow_id AND w.key = e.step_key"
            " WHERE k.complaint_id IN (SELECT value FROM json_each(?))"
            " AND w.stage = 'callback' GROUP BY k.complaint_id",
            (json.dumps(list(ids)),),
        )
    )


def callback_channels(store: Store, first: datetime, end: datetime) -> dict[tuple[int, str], str]:
    """Channel of the contact with which a follow-up was done, by complaint id and time (ISO)."""
    rows = store.rows(
        "SELECT f.complaint_id, f.done_at, k.channel FROM follow_up f"
        " JOIN contact k ON k.complaint_id = f.complaint_id AND k.at = f.done_at"
        " WHERE f.due_at >= ? AND f.due_at < ? AND f.state = 'done'",
        (to_column(first), to_column(end)),
    )
    return {(row["complaint_id"], row["done_at"]): row["channel"] for row in rows}


def by_status(store: Store, ids: Sequence[int]) -> list[tuple[Status, int]]:
    """How many of the cases stand in each status, in the order of the statuses."""
    tally: Counter[str] = Counter()
    for part in _chunks(ids):
        for status, count in store.each(
            "SELECT status, count(*) FROM complaint"
            " WHERE id IN (SELECT value FROM json_each(?)) GROUP BY status",
            (json.dumps(part),),
        ):
            tally[status] += count
    return [(status, tally[status]) for status in Status if tally[status]]


def long_case_texts(store: Store, ids: Sequence[int], limit: int) -> Iterator[tuple[str, str]]:
    """(field, text) of every text of these cases with more than *limit* characters."""
    sizes = ", ".join(f"coalesce(max(length({name})), 0)" for name in LONG_CASE_TEXTS)
    longest = next(store.each(f"SELECT {sizes} FROM complaint_text"))
    names = [name for name, size in zip(LONG_CASE_TEXTS, longest, strict=True) if size > limit]
    for part in _chunks(ids) if names else ():
        for name in names:
            for (text,) in store.each(
                f"SELECT {name} FROM complaint_text WHERE length({name}) > ?"
                " AND complaint_id IN (SELECT value FROM json_each(?))",
                (limit, json.dumps(part)),
            ):
                yield name, text


def long_texts(store: Store, table: str, name: str, limit: int) -> Iterator[str]:
    """The texts of one column that have more than *limit* characters."""
    for (text,) in store.each(f"SELECT {name} FROM {table} WHERE length({name}) > ?", (limit,)):
        yield text


def newest_audit(store: Store) -> int:
    """The newest row of the trace: what was changed since an export stands behind it."""
    return int(store.value("SELECT coalesce(max(id), 0) FROM audit"))


# The roster

_ROSTER = (
    " FROM household h"
    " LEFT JOIN residency y ON y.household_id = h.id AND y.until IS NULL"
    " LEFT JOIN resident r ON r.id = y.resident_id"
)


def roster(store: Store) -> Iterator[PlainRow]:
    """``FLAT_FIELDS`` of every person living in a flat, and of every flat that is empty."""
    return store.each(
        "SELECT h.community, h.building, h.unit, h.room, h.area, h.occupancy, h.note,"
        " r.name, y.kind, r.phone, r.preferred_time, r.note, h.id, r.id"
        f"{_ROSTER} ORDER BY h.community, CAST(h.building AS INTEGER), h.building,"
        " CAST(h.unit AS INTEGER), h.unit, CAST(h.room AS INTEGER), h.room, h.id,"
        " CASE y.kind WHEN 'owner' THEN 0 ELSE 1 END, r.id"
    )


def roster_size(store: Store) -> int:
    return int(store.value(f"SELECT count(*){_ROSTER}"))


def by_occupancy(store: Store) -> list[tuple[str, int]]:
    """Flats by occupancy, most first."""
    return [
        (str(row[0]), int(row[1]))
        for row in store.each(
            "SELECT occupancy, count(*) FROM household GROUP BY occupancy ORDER BY 2 DESC, 1"
        )
    ]


# Follow-ups

_CALLED = (
    " FROM follow_up f LEFT JOIN complaint c ON c.id = f.complaint_id"
    " LEFT JOIN household h ON h.id = f.household_id"
    " WHERE (c.id IS NULL OR c.deleted_at IS NULL)"
)


_LIVING = (
    "(SELECT group_concat(r.name, char(10)) FROM residency y JOIN resident r"
    " ON r.id = y.resident_id"
    " WHERE y.household_id = coalesce(f.household_id, c.household_id) AND y.until IS NULL)"
)


def people_called(store: Store) -> dict[int, tuple[str, ...]]:
    """The names of who lives in the flat that a follow-up concerns, by its id."""
    rows = store.each(f"SELECT f.id, {_LIVING}{_CALLED}")
    return {one: tuple(names.split("\n")) for one, names in rows if names}


def follow_ups(store: Store) -> Iterator[PlainRow]:
    """``FOLLOW_UP_FIELDS`` of every follow-up, the called-off ones too, by their time.

    The place is the case's own, else the flat's; the person the case's complainant, else
    who lives in the flat.
    """
    place = ", ".join(
        f"CASE WHEN coalesce(c.room, '') <> '' THEN c.{name} ELSE coalesce(h.{name}, '') END"
        for name in ("community", "building", "unit", "room")
    )
    person = (
        "(SELECT r.{0} FROM residency y JOIN resident r ON r.id = y.resident_id"
        " WHERE y.household_id = f.household_id AND y.until IS NULL"
        " ORDER BY CASE y.kind WHEN 'owner' THEN 0 ELSE 1 END, r.id LIMIT 1)"
    )
    return store.each(
        f"SELECT coalesce(c.number, ''), {place},"
        f" CASE WHEN c.id IS NULL THEN {person.format('name')} ELSE c.complainant END,"
        f" CASE WHEN c.id IS NULL THEN {person.format('phone')} ELSE c.phone END,"
        " f.kind, f.title, f.due_at, f.done_at, f.state, f.outcome, f.unanswered, f.assignee,"
        f" f.note, f.id, {_LIVING}{_CALLED} ORDER BY f.due_at, f.id"
    )


def follow_ups_size(store: Store) -> int:
    return int(store.value(f"SELECT count(*){_CALLED}"))


def by_state(store: Store) -> dict[str, int]:
    """Follow-ups by state."""
    return {
        str(row[0]): int(row[1])
        for row in store.each(f"SELECT f.state, count(*){_CALLED} GROUP BY f.state")
    }


def _chunks(ids: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), CHUNK):
        yield list(ids[start : start + CHUNK])
