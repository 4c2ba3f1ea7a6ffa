"""What the queue asks of the office: a new question, and the same one again after a change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.views import SORTS, CaseFilter, QueueQuery, QueueRow
from desktop_app.services import queue, queue_acts
from desktop_app.services.office import Office
from desktop_app.ui.queue.model import PAGE


@dataclass(frozen=True)
class Snapshot:
    """An answer: the question as asked, how many rows, all cases, the pages in sight.

    ``places`` are the row numbers of the cases that were chosen, as far as they are found.
    """

    query: QueueQuery
    count: int
    total: int
    pages: Mapping[int, Sequence[QueueRow]]
    places: Mapping[int, int]


@dataclass(frozen=True)
class Question:
    """Filter and order; the time and the operator are added when it is asked."""

    filter: CaseFilter
    sort: str
    descending: bool

    def first(self, ids: Sequence[int]) -> Callable[[Office], Snapshot]:
        """Ask it anew: the first page, and the one where the first of *ids* stands."""

        def work(office: Office) -> Snapshot:
            asked = self._query(office)
            places = queue_acts.places_of(office, asked, ids)
            pages = {0, *(place // PAGE for place in places.values())}
            return replace(_answer(office, asked, pages), places=places)

        return work

    def again(self, pages: Collection[int], ids: Sequence[int]) -> Callable[[Office], Snapshot]:
        """Ask it again for *pages*; *ids* are looked for everywhere only if they left these."""

        def work(office: Office) -> Snapshot:
            asked = self._query(office)
            answer = _answer(office, asked, pages)
            seen = {
                row.id: page * PAGE + place
                for page, rows in answer.pages.items()
                for place, row in enumerate(rows)
            }
            places = {one: seen[one] for one in ids if one in seen}
            if len(places) < len(ids):
                places = queue_acts.places_of(office, asked, ids)
            return replace(answer, places=places)

        return work

    def _query(self, office: Office) -> QueueQuery:
        return queue.query(office, self.filter, sort=self.sort, descending=self.descending)


def _answer(office: Office, asked: QueueQuery, pages: Collection[int]) -> Snapshot:
    rows = {number: queue.page(office, asked, number) for number in sorted(pages)}
    total, _open = queue.totals(office)
    return Snapshot(asked, queue.count(office, asked), total, rows, {})


def read_sort(text: str) -> tuple[str, bool]:
    """An order as it was remembered, ``due_at desc``; by urgency when it is none."""
    sort, _, direction = text.partition(" ")
    return (sort, direction == "desc") if sort in SORTS else ("urgency", False)
