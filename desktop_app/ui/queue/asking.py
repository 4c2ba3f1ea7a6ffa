"""What the queue asks of the office: a new question, and the same one again after a change."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop_app.domain.filters import conditions
from desktop_app.domain.views import (
    SORTS,
    CaseFilter,
    ColourRule,
    GroupCount,
    QueueQuery,
    QueueRow,
)
from desktop_app.services import queue
from desktop_app.services.office import Office
from desktop_app.ui.queue.rowmap import RowMap

AT_HAND = 20_000
"""So many ids are fetched with the answer; of more, only what an index cannot page."""


@dataclass(frozen=True)
class Snapshot:
    """An answer: the question as asked, how many rows, all cases, the pages in sight.

    ``total`` is None while it is not known: the first rows of a start do not wait for it.

    ``order`` are the ids of all rows; without it pages are asked for by number (an index gives
    them) or, while ``order_wanted``, have to wait for it. ``marks`` lie on the way to pages in
    the midst of very many; they come when somebody goes there. ``places`` are the numbers of
    the cases that were looked for, as far as they are found.
    """

    query: QueueQuery
    count: int
    total: int | None
    pages: Mapping[int, Sequence[QueueRow]]
    places: Mapping[int, int]
    order: array[int] | None = None
    order_wanted: bool = False
    marks: queue.Marks = ()
    groups: tuple[GroupCount, ...] = ()
    colours: tuple[ColourRule, ...] = ()

    @property
    def whole(self) -> QueueQuery:
        """The question with all its groups, whichever are opened: for exports and the editor."""
        return replace(self.query, opened=None)

    def rows(self) -> RowMap:
        return RowMap(self.count, self.groups, self.query.opened)

    def marks_wanted(self, number: int) -> bool:
        """Whether a page is better walked to from marks, which are not there yet."""
        return self.order is None and not self.marks and queue.is_far(number, self.count)

    def page(self, number: int) -> Callable[[Office], list[QueueRow]]:
        """Work that reads one page."""

        def work(office: Office) -> list[QueueRow]:
            return _page(office, self, number)

        return work


class Question(NamedTuple):
    """Filter, order, groups and colours; the time and the operator are added when it is asked.

    ``opened`` None opens all groups, or none where they hold more than is at hand.
    """

    filter: CaseFilter
    sort: str
    descending: bool
    group: str = ""
    opened: frozenset[str] | None = None
    colours: tuple[ColourRule, ...] = ()

    def first(self, ids: Sequence[int], *, total: bool = True) -> Callable[[Office], Snapshot]:
        """Ask it anew: the first page, and the one where the first of *ids* stands.

        Without *total* all cases are counted only where it has to be known.
        """

        def work(office: Office) -> Snapshot:
            asked = self._ask(office, total=total)
            if asked.total is None and not (asked.count or asked.groups):
                asked = replace(asked, total=queue.total(office))
            places = _places(office, asked, ids)
            pages = {0, *(place // queue.PAGE for place in places.values())}
            return replace(asked, places=places, pages=_pages(office, asked, pages))

        return work

    def again(
        self,
        pages: Collection[int],
        ids: Sequence[int],
        before: Snapshot | None = None,
        changed: Collection[int] = (),
    ) -> Callable[[Office], Snapshot]:
        """Ask it again for *pages*; *ids* are looked for everywhere only if they left these.

        When only the cases *changed* were written since *before*, its order is put right
        instead of being asked for again.
        """

        def work(office: Office) -> Snapshot:
            asked = self._ask(office, before if changed else None, changed)
            last = max(0, (asked.count - 1) // queue.PAGE)
            found = _pages(office, asked, {min(page, last) for page in pages})
            seen = {
                row.id: page * queue.PAGE + place
                for page, rows in found.items()
                for place, row in enumerate(rows)
            }
            places = {one: seen[one] for one in ids if one in seen}
            if len(places) < len(ids):
                places |= _places(office, asked, [one for one in ids if one not in seen])
            return replace(asked, places=places, pages=found)

        return work

    def _ask(
        self,
        office: Office,
        before: Snapshot | None = None,
        changed: Collection[int] = (),
        *,
        total: bool = True,
    ) -> Snapshot:
        """Everything but the rows."""
        asked = queue.query(
            office,
            self.filter,
            sort=self.sort,
            descending=self.descending,
            group=self.group,
            opened=self.opened,
        )
        everything = self.filter == CaseFilter()
        all_cases = queue.total(office) if total or everything else None
        groups: tuple[GroupCount, ...] = ()
        if self.group:
            groups = tuple(queue.groups(office, asked))
            if self.opened is None and sum(one.count for one in groups) > AT_HAND:
                asked = replace(asked, opened=())
        answer = Snapshot(asked, 0, all_cases, {}, {}, groups=groups, colours=self.colours)
        if before is not None and before.order is not None and _same(before.query, asked):
            known = queue.amended(office, asked, before.order, changed)
            return replace(answer, count=len(known), order=known)
        if self.group or any(one.field == "text" for one in conditions(self.filter.tree())):
            # A search in the words costs the same whether it counts or lists.
            known = queue.order(office, asked)
            return replace(answer, count=len(known), order=known)
        count = all_cases if everything and all_cases else queue.count(office, asked)
        if queue.has_own_index(asked):
            return replace(answer, count=count)
        if count <= AT_HAND:
            known = queue.order(office, asked)
            return replace(answer, count=len(known), order=known)
        return replace(answer, count=count, order_wanted=not queue.is_indexed(asked))


def _same(one: QueueQuery, other: QueueQuery) -> bool:
    """The same question, whenever it was asked."""
    return replace(one, now=other.now) == other


def _pages(
    office: Office, asked: Snapshot, numbers: Collection[int]
) -> dict[int, Sequence[QueueRow]]:
    return {number: _page(office, asked, number) for number in sorted(numbers)}


def _page(office: Office, asked: Snapshot, number: int) -> list[QueueRow]:
    if asked.order is not None:
        rows = queue.rows_of(office, asked.order[number * queue.PAGE : (number + 1) * queue.PAGE])
    else:
        rows = queue.page(office, asked.query, number, asked.count, asked.marks)
    if not asked.colours:
        return rows
    tones = queue.marked(office, asked.colours, [row.id for row in rows])
    return [row._replace(tone=tones[row.id]) if row.id in tones else row for row in rows]


def _places(office: Office, asked: Snapshot, ids: Sequence[int]) -> dict[int, int]:
    if not ids:
        return {}
    from desktop_app.services import queue_acts

    return queue_acts.places_of(office, asked.query, ids, asked.order)


def read_sort(text: str) -> tuple[str, bool] | None:
    """An order as it was remembered, ``due_at desc``; ``None`` when it is none."""
    sort, _, direction = text.partition(" ")
    return (sort, direction == "desc") if sort in SORTS else None
