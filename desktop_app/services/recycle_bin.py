"""The recycle bin: cases that were deleted and can be brought back as they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.services import queue_acts
from desktop_app.services.office import Office
from desktop_app.storage import recycle_bin
from desktop_app.storage.recycle_bin import Binned as Binned

MOST = 1000


@dataclass(frozen=True)
class Bin:
    """The last deleted cases, at most ``MOST``, and how many there are in all."""

    items: tuple[Binned, ...]
    total: int


def read(office: Office) -> Bin:
    return Bin(
        tuple(recycle_bin.deleted(office.store, MOST)),
        recycle_bin.count(office.store),
    )


def restore(office: Office, ids: Sequence[int]) -> int:
    """Bring cases back into the queue, at the step where they were; returns how many."""
    return queue_acts.restore_many(office, ids)
