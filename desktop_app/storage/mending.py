"""Setting right what follows from something else: derived columns, counters; nothing typed."""

from __future__ import annotations

from desktop_app.domain.case import Status
from desktop_app.storage.trace.journal import Journal

_TIMES = ("due_at", "due_from")


def make_readable(journal: Journal) -> list[int]:
    """Derived columns that hold no value of their kind are emptied, so that the case can be read.

    They are computed anew right after; returns the cases concerned.
    """
    store = journal.store
    known = ", ".join(f"'{status.value}'" for status in Status)
    unreadable = " OR ".join(
        f"({name} IS NOT NULL AND datetime({name}) IS NULL)" for name in _TIMES
    )
    found = store.rows(
        f"SELECT id, status NOT IN ({known}) AS word FROM complaint"
        f" WHERE status NOT IN ({known}) OR {unreadable} ORDER BY id"
    )
    for row in found:
        values: dict[str, object] = {"due_at": None, "due_from": None, "due_clock": ""}
        if row["word"]:
            values["status"] = Status.PENDING.value
        journal.update("complaint", row["id"], values)
    return [row["id"] for row in found]


def set_derived(journal: Journal, complaint_id: int, values: dict[str, object]) -> bool:
    """Write derived columns of a case; true if any differed."""
    return journal.update("complaint", complaint_id, values)


def set_counter(journal: Journal, day: str, last: int) -> None:
    """Raise a day's counter to *last*."""
    before = journal.store.value("SELECT last FROM number_counter WHERE day = ?", (day,))
    journal.store.execute("UPDATE number_counter SET last = ? WHERE day = ?", (last, day))
    journal.record("number_counter", int(day), None, "last", before, last)
