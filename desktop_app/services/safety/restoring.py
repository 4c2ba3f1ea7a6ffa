"""After a restore: the register itself tells that it was brought back, and from what."""

from __future__ import annotations

from desktop_app.services.office import Office
from desktop_app.storage.trace.journal import newest_operation


def note_restore(office: Office, name: str) -> None:
    """Leave a trace of a restore; it is nothing that Ctrl+Z could take back."""
    with office.write("backup_restored") as journal:
        journal.record("backup", 0, None, "restored", None, name)
    office.session_from = newest_operation(office.store)
