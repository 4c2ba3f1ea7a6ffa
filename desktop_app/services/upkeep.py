"""What the window asks for when its start is over: counts of the rail, and what needs no hand.

Each loads what it needs on the thread at work, so that the window does not stand still for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.services.office import Office


def rail_counts(office: Office) -> tuple[int, int]:
    """Overdue cases, and follow-ups that are due."""
    from desktop_app.services import followups, queue

    overdue = {"overdue": queue.view(office, "overdue").filter}
    return queue.counts(office, overdue)["overdue"], followups.count_open(office)


def add_new_years(office: Office) -> None:
    """Holidays of years that became known with a newer program."""
    from desktop_app.services import seeds

    seeds.add_new_years(office)


def forget_drafts(office: Office) -> None:
    """Drafts of an earlier session whose words were saved."""
    from desktop_app.services import draftbook

    draftbook.forget_aside(office)


def discard_opened(office: Office) -> None:
    """Copies of attachments that a killed program has left in the clear go at the next start."""
    from desktop_app.services import attachments

    if office.attachments is not None:
        attachments.discard_left(office.attachments)
