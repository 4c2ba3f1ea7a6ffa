"""Which safety copies may go: fewer the older they are, and never the last good one of a time.

The rule counts periods that hold a copy, not days of the calendar (as restic's ``keep-daily``
does): an office that was closed for weeks, or a clock that ran wrong for a day, loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

RECENT = timedelta(days=2)
"""Everything younger stays."""
DAYS, WEEKS, MONTHS = 14, 8, 12
"""So many newest days, weeks and months that have a good copy keep their last one."""
APART_FOR = timedelta(days=366)
"""How long a copy that stands for itself stays: before a restore, before a migration."""


@dataclass(frozen=True)
class Kept:
    """A safety copy as the rule sees it.

    ``good``: it was checked and is whole. ``apart``: no later copy holds what it holds,
    because the data was replaced after it.
    """

    key: str
    at: datetime
    good: bool = True
    apart: bool = False


def surplus(copies: Iterable[Kept], now: datetime) -> frozenset[str]:
    """Keys of the copies that may be deleted now.

    A copy that is not good never takes the place of a good one, and is never deleted here:
    a person decides about it. Copies from the future (the clock was set back) stay.
    """
    good = sorted((one for one in copies if one.good), key=lambda one: (one.at, one.key))
    stays = {one.key for one in good if now - one.at < (APART_FOR if one.apart else RECENT)}
    stays |= {one.key for one in good[-1:]}
    for period, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        last = {period(one.at): one.key for one in good}  # the latest of a period wins
        stays |= set(list(last.values())[-count:])
    return frozenset(one.key for one in good if one.key not in stays)


def _day(at: datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day


def _week(at: datetime) -> tuple[int, ...]:
    return tuple(at.isocalendar()[:2])


def _month(at: datetime) -> tuple[int, ...]:
    return at.year, at.month
