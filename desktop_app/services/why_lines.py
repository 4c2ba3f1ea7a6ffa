"""The counting of a limit as lines to read: equal days that follow each other are one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from desktop_app.domain.limits import Interval

LONG_RUN = 3
"""From so many equal days on, a run is told in one line."""
_DAY = timedelta(days=1)
COUNTING = frozenset({"plain", "office", "make_up"})


@dataclass(frozen=True)
class Line:
    """A stretch of time. With ``days`` above 1 it stands for that many equal days, and
    ``opens``–``closes`` (both midnight: whole days) is the stretch on each of them."""

    start: datetime
    end: datetime
    counted: timedelta
    why: str
    name: str = ""
    days: int = 1
    opens: time = time.min
    closes: time = time.min

    @property
    def counts(self) -> bool:
        return self.counted > timedelta()


def lines(intervals: Iterable[Interval]) -> tuple[Line, ...]:
    """The intervals of a due time, shortened for reading; nothing that counts is left out."""
    merged = _nights([Line(i.start, i.end, i.counted, i.why, i.name) for i in intervals])
    return tuple(_runs(_whole_days(merged)))


def total(intervals: Iterable[Interval]) -> timedelta:
    """What was counted in all; for working days one day each."""
    return sum((i.counted for i in intervals), timedelta())


def _nights(found: Sequence[Line]) -> list[Line]:
    """From closing to opening is one stretch, not one until midnight and one after it."""
    told: list[Line] = []
    for line in found:
        last = told[-1] if told else None
        if last and last.end == line.start and last.why == line.why == "after_hours":
            told[-1] = Line(last.start, line.end, timedelta(), line.why)
        else:
            told.append(line)
    return told


def _whole_days(found: Sequence[Line]) -> list[Line]:
    """Equal whole days in a row (a holiday, working days of a limit in days)."""
    told: list[Line] = []
    at = 0
    while at < len(found):
        first, upto = found[at], at + 1
        while upto < len(found) and _continues(found[upto - 1], found[upto]):
            upto += 1
        run = found[at:upto]
        days = (run[-1].end - timedelta(seconds=1)).date().toordinal() - first.start.toordinal() + 1
        if len(run) >= LONG_RUN:
            counted = sum((one.counted for one in run), timedelta())
            told.append(Line(first.start, run[-1].end, counted, first.why, first.name, days))
        else:
            told.extend(run)
        at = upto
    return told


def _continues(one: Line, other: Line) -> bool:
    midnight = other.start.time() == time.min
    same = (one.why, one.name) == (other.why, other.name)
    return same and one.end == other.start and midnight and one.why != "after_hours"


def _runs(found: Sequence[Line]) -> list[Line]:
    """Equal office days with nothing but nights between them."""
    told: list[Line] = []
    at = 0
    while at < len(found):
        upto, count = _office_run(found, at)
        if count < LONG_RUN:
            told.append(found[at])
            at += 1
            continue
        first, last = found[at], found[upto - 1]
        counted = sum((one.counted for one in found[at:upto]), timedelta())
        hours = (first.start.time(), first.end.time())
        told.append(Line(first.start, last.end, counted, first.why, first.name, count, *hours))
        at = upto
    return told


def _office_run(found: Sequence[Line], at: int) -> tuple[int, int]:
    """(place after the run that starts at *at*, its number of office days)."""
    first, count, upto = found[at], 1, at + 1
    if first.why not in COUNTING or first.days > 1 or first.end.date() != first.start.date():
        return upto, count
    while upto + 1 < len(found):
        night, day = found[upto], found[upto + 1]
        again = (day.start - _DAY * count, day.end - _DAY * count) == (first.start, first.end)
        if (
            night.why != "after_hours"
            or not again
            or (day.why, day.name) != (first.why, first.name)
        ):
            break
        upto, count = upto + 2, count + 1
    return upto, count
