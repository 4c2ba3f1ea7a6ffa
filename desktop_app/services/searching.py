"""The search index: keeping up with large operations, bit by bit, and making it anew."""

from __future__ import annotations

from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.storage import search

AT_A_TIME = 200
"""Cases indexed in one go: about as long as a person does not notice."""
IN_ONE_GO = 2000
"""The same when the whole index is made anew and nobody waits for a piece."""


def keep_up(office: Office, most: int = AT_A_TIME) -> int:
    """Index some of the cases that are due, the newest first; returns how many are left.

    Leaves no operation behind: nothing that anybody wrote is changed by it.
    """
    with office.store.transaction():
        search.index(office.store, search.due(office.store, most, newest=True))
    return search.due_count(office.store)


def rebuild(office: Office, progress: Progress | None = None) -> int:
    """Make the whole index anew, in one transaction; returns the number of cases."""
    with office.store.transaction():
        search.rebuild(office.store)
        total = left = search.due_count(office.store)
        while left:
            if progress is not None:
                progress.step(total - left, total)
            search.index(office.store, search.due(office.store, IN_ONE_GO))
            left = search.due_count(office.store)
    if progress is not None:
        progress.step(total, total)
    return total
