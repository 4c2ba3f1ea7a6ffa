"""Reminders of follow-ups: worked out from the data each time, so sleep and restart lose none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from desktop_app.services.office import Office
from desktop_app.storage import reminders
from desktop_app.storage.reminders import Reminder as Reminder

AHEAD = timedelta(minutes=15)
"""A follow-up is told of so long before its time."""


def due(office: Office) -> tuple[Reminder, ...]:
    """What is due within ``AHEAD`` or became overdue and was not told of, soonest first."""
    return reminders.due(office.store, office.now(), AHEAD)


def take(office: Office) -> tuple[Reminder, ...]:
    """What ``due`` gives, each one once: it is noted as told of in the same breath."""
    found = due(office)
    if found:
        with office.store.transaction():
            reminders.mark(office.store, [one.id for one in found], office.now())
    return found


def still(office: Office, ids: Sequence[int]) -> tuple[Reminder, ...]:
    """Those of *ids* that still have to be done now: not completed, moved, cancelled or gone."""
    return reminders.still(office.store, ids, office.now(), AHEAD)
