"""The way through the queue's cases: their ids, fetched once for a query."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.views import QueueQuery
from desktop_app.services import queue
from desktop_app.services.operations import Runner
from desktop_app.ui.desk import Latest


class Walk:
    """*arrived* is called when the ids are there."""

    def __init__(self, runner: Runner, arrived: Callable[[], None]) -> None:
        self._read, self._arrived = Latest(runner), arrived
        self._query: QueueQuery | None = None
        self._ids: list[int] = []

    def follow(self, query: object) -> None:
        """Walk through the cases of a query; None, or anything else, is no way at all."""
        if query == self._query and self._ids:
            return
        self._query = query if isinstance(query, QueueQuery) else None
        self._ids = []
        self._read.forget()
        if self._query is not None:
            asked = self._query
            self._read.ask(lambda office: queue.ids(office, asked), self._take)

    def place(self, complaint_id: int) -> tuple[int, int]:
        """(place from 0, number of cases); the place is -1 for a case that is not among them."""
        known = complaint_id in self._ids
        return (self._ids.index(complaint_id) if known else -1, len(self._ids))

    def neighbour(self, complaint_id: int, by: int) -> int | None:
        """The case *by* places further; None at the ends."""
        place, count = self.place(complaint_id)
        return self._ids[place + by] if place >= 0 and 0 <= place + by < count else None

    def _take(self, ids: list[int]) -> None:
        self._ids = ids
        self._arrived()
