"""What a register needs beside the cases themselves: callbacks made, cases by status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from desktop_app.domain.case import Status
from desktop_app.storage.store import Store, to_column

_CHUNK = 500


def callbacks(store: Store, ids: Sequence[int]) -> dict[int, datetime]:
    """The last contact made while a case waited for its callback, by complaint id."""
    marks = ",".join("?" * len(ids))
    rows = store.rows(
        "SELECT k.complaint_id, max(k.at) AS at FROM contact k"
        " JOIN step_entry e ON e.id = k.entry_id"
        " JOIN complaint c ON c.id = k.complaint_id"
        " JOIN workflow_step w ON w.workflow_id = c.workflow_id AND w.key = e.step_key"
        f" WHERE k.complaint_id IN ({marks}) AND w.stage = 'callback' GROUP BY k.complaint_id",
        list(ids),
    )
    return {row["complaint_id"]: datetime.fromisoformat(row["at"]) for row in rows}


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
    for start in range(0, len(ids), _CHUNK):
        part = list(ids[start : start + _CHUNK])
        marks = ",".join("?" * len(part))
        for row in store.rows(
            f"SELECT status, count(*) AS n FROM complaint WHERE id IN ({marks}) GROUP BY status",
            part,
        ):
            tally[row["status"]] += row["n"]
    return [(status, tally[status]) for status in Status if tally[status]]
