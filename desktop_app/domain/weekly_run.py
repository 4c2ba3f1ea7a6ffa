"""When a weekly paper is due: every so-and-so day at such a time, missed weeks caught up.

Times are the office's own clock on the wall: a week later is seven days later on the calendar,
whatever was done to the clocks in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

WEEK = timedelta(days=7)
MOST = 12
"""So many missed weeks at most are caught up, the newest ones: a machine may be off for a year."""


@dataclass(frozen=True)
class WeeklyRun:
    """*weekday* 0 is Monday. Nothing before *since* (when it was switched on) is due.

    *done* is the moment of the last run that was carried out, its planned one.
    """

    on: bool = False
    weekday: int = 4
    at: time = time(17)
    folder: str = ""
    workbook: bool = False
    since: datetime | None = None
    done: datetime | None = None


def latest(plan: WeeklyRun, now: datetime) -> datetime:
    """The last planned moment that is not after *now*."""
    back = (now.weekday() - plan.weekday) % 7
    moment = datetime.combine(now.date() - timedelta(days=back), plan.at)
    return moment if moment <= now else moment - WEEK


def upcoming(plan: WeeklyRun, now: datetime) -> datetime:
    """The next planned moment after *now*."""
    return latest(plan, now) + WEEK


def due(plan: WeeklyRun, now: datetime) -> tuple[datetime, ...]:
    """Planned moments not carried out yet, the oldest first; one for each missed week.

    A *done* of another weekday or hour (the plan was changed since) still counts for its own
    week: no week is written twice. A *done* in the future (the clock was wrong) holds nothing up
    beyond the week of *now*.
    """
    if not plan.on or not plan.folder or plan.since is None:
        return ()
    found: list[datetime] = []
    moment = latest(plan, now)
    written = min(plan.done, now) if plan.done is not None else None
    while len(found) < MOST and moment > plan.since:
        if written is not None and _week(moment) <= _week(written):
            break
        found.append(moment)
        moment -= WEEK
    return tuple(reversed(found))


def _week(moment: datetime) -> tuple[int, int]:
    return moment.isocalendar()[:2]
