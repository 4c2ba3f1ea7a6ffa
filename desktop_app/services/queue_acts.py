"""Acts on many cases of the queue at once, and where cases stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.domain.views import QueueQuery
from desktop_app.services.office import Office
from desktop_app.storage import cases, queue

Rows = Sequence[tuple[int, int]]
"""Ranges of row numbers, both ends included."""


def ids_at(office: Office, asked: QueueQuery, rows: Rows) -> list[int]:
    """Ids of the cases that stand in *rows* of the query's order."""
    everything = queue.ids(office.store, asked)
    return [one for first, last in rows for one in everything[first : last + 1]]


def places_of(office: Office, asked: QueueQuery, wanted: Iterable[int]) -> dict[int, int]:
    """Row number by id for those of *wanted* that the query still finds."""
    missing = set(wanted)
    if not missing:
        return {}
    found = enumerate(queue.ids(office.store, asked))
    return {one: row for row, one in found if one in missing}


def delete_many(office: Office, ids: Sequence[int]) -> int:
    """Put cases into the recycle bin as one operation; returns how many."""
    with office.write("delete") as journal:
        for one in ids:
            journal.update("complaint", one, {"deleted_at": office.now()})
    return len(ids)


def restore_many(office: Office, ids: Sequence[int]) -> int:
    """Bring cases back from the recycle bin as one operation; returns how many."""
    with office.write("restore") as journal:
        for one in ids:
            journal.update("complaint", one, {"deleted_at": None})
    return len(ids)


def numbers_of(office: Office, ids: Sequence[int]) -> list[str]:
    """The numbers of cases, in the order asked for."""
    return [one.number for one in cases.load_many(office.store, list(ids))]
