"""Acts on many cases of the queue at once, and where cases stand in it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from contextlib import suppress

from desktop_app.domain.views import QueueQuery
from desktop_app.services.office import Office
from desktop_app.storage import cases, queue, queue_amend

Rows = Sequence[tuple[int, int]]
"""Ranges of row numbers, both ends included."""


FEW = 8
"""So many cases are looked for one by one; for more the whole order is read once."""


def ids_at(
    office: Office, asked: QueueQuery, rows: Rows, order: array[int] | None = None
) -> list[int]:
    """Ids of the cases that stand in *rows* of the query's order (*order*, where it is known)."""
    everything = queue.order(office.store, asked) if order is None else order
    return [one for first, last in rows for one in everything[first : last + 1]]


def places_of(
    office: Office, asked: QueueQuery, wanted: Iterable[int], order: array[int] | None = None
) -> dict[int, int]:
    """Row number by id for those of *wanted* that the query still finds."""
    missing = set(wanted)
    if not missing:
        return {}
    if len(missing) <= FEW:
        if order is None:
            found = {one: queue_amend.place(office.store, asked, one) for one in missing}
            return {one: row for one, row in found.items() if row is not None}
        places = {}
        for one in missing:
            with suppress(ValueError):
                places[one] = order.index(one)
        return places
    everything = queue.order(office.store, asked) if order is None else order
    return {one: row for row, one in enumerate(everything) if one in missing}


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
