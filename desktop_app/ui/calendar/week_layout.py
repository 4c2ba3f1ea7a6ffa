"""Where items of a day stand in the week: minutes of the day, and lanes for what overlaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop_app.domain.planner import MINUTES
from desktop_app.ui.calendar.board import Item

OPENS, CLOSES = 7 * 60, 21 * 60
"""The minutes of the day between which the week has hours; what lies outside is at the edges."""
STEP = 15
LANES = 3


@dataclass(frozen=True)
class Block:
    """Minutes from ``start`` to ``end``, in ``lane`` of ``lanes``; several items in one are a
    heap that did not fit beside the others."""

    items: tuple[Item, ...]
    start: int
    end: int
    lane: int
    lanes: int

    @property
    def item(self) -> Item | None:
        return self.items[0] if len(self.items) == 1 else None


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of *day*."""
    first = day - timedelta(days=day.weekday())
    return first, first + timedelta(days=6)


def minute_of(at: datetime) -> int:
    return at.hour * 60 + at.minute


def early(items: Sequence[Item]) -> tuple[Item, ...]:
    """Those before the hours that are shown."""
    return tuple(item for item in items if minute_of(item.follow_up.due_at) < OPENS)


def late(items: Sequence[Item]) -> tuple[Item, ...]:
    """Those after them."""
    return tuple(item for item in items if minute_of(item.follow_up.due_at) >= CLOSES)


def blocks(items: Sequence[Item], least: int, most: int = LANES) -> list[Block]:
    """Blocks of the items within the hours; none is lower than *least* minutes.

    Items that overlap stand side by side, *most* at a time; the rest of such a group is one
    heap in the last lane.
    """
    spans = []
    for item in items:
        start = minute_of(item.follow_up.due_at)
        if OPENS <= start < CLOSES:
            start = max(OPENS, min(start, CLOSES - least))
            long = max(least, MINUTES.get(item.follow_up.kind, STEP))
            spans.append((start, min(CLOSES, start + long), item))
    spans.sort(key=lambda one: (one[0], one[2].id))
    found: list[Block] = []
    group: list[tuple[int, int, Item]] = []
    until = -1
    for span in spans:
        if group and span[0] >= until:
            found += _side_by_side(group, most)
            group = []
        group.append(span)
        until = max(until, span[1]) if len(group) > 1 else span[1]
    return found + _side_by_side(group, most)


def snap(minutes: float) -> int:
    """The nearest quarter of an hour within the hours that are shown."""
    return max(OPENS, min(CLOSES - STEP, round(minutes / STEP) * STEP))


def moment(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minutes)


def _side_by_side(group: list[tuple[int, int, Item]], most: int) -> list[Block]:
    ends: list[int] = []
    lanes: list[int] = []
    for start, end, _item in group:
        free = next((n for n, until in enumerate(ends) if until <= start), len(ends))
        if free == len(ends):
            ends.append(end)
        else:
            ends[free] = end
        lanes.append(free)
    count = min(len(ends), most)
    heap = [
        one for one, lane in zip(group, lanes, strict=True)
        if len(ends) > most and lane >= most - 1
    ]  # fmt: skip
    found = [
        Block((item,), start, end, lane, count)
        for (start, end, item), lane in zip(group, lanes, strict=True)
        if len(ends) <= most or lane < most - 1
    ]
    if heap:
        items = tuple(item for _start, _end, item in heap)
        end = max(one[1] for one in heap)
        found.append(Block(items, heap[0][0], end, most - 1, most))
    return found
