"""What an extension may choose from: the running clocks, and times a few working days on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.limits import Limit, due
from desktop_app.domain.raising import was_told
from desktop_app.services.office import Office

QUICK_DAYS = (1, 3)


@dataclass(frozen=True)
class ClockChoice:
    """A running clock. ``quick``: (working days, the time they lead to), counted from the due
    time, or from now when that is past. ``told``: the complainant knows of the delay."""

    clock: str
    due_at: datetime
    told: bool
    quick: tuple[tuple[int, datetime], ...]


def choices(office: Office, complaint_id: int) -> tuple[ClockChoice, ...]:
    """The clocks that can be extended, the next one due first; none while the case stands still."""
    case = office.case(complaint_id)
    if case.complaint.outcome or case.complaint.on_hold:
        return ()
    now, calendar = office.now(), office.rules().calendar
    found = []
    for run in sorted(case.clocks, key=lambda one: one.due_at):
        if run.stopped_at is not None:
            continue
        start = max(run.due_at, now)
        quick = tuple(
            (days, due(start, Limit(days, "working_days"), calendar).at) for days in QUICK_DAYS
        )
        found.append(ClockChoice(run.clock, run.due_at, was_told(case, run), quick))
    return tuple(found)
