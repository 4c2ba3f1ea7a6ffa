"""What is being written of how a follow-up went: kept until it is completed or called off."""

from __future__ import annotations

from desktop_app.services import draftbook
from desktop_app.services.office import Office
from desktop_app.storage import followups

KEY = "follow_up:"


def keep(office: Office, follow_up_id: int, text: str) -> None:
    """Keep the words; of a follow-up that is over nothing is kept."""
    found = followups.follow_up(office.store, follow_up_id)
    planned = found is not None and found.state == "planned"
    draftbook.keep(office, f"{KEY}{follow_up_id}", {"outcome": text if planned else ""})


def read(office: Office, follow_up_id: int) -> str:
    """The words that were kept, or nothing."""
    kept = draftbook.get(office, f"{KEY}{follow_up_id}")
    return str(kept.values.get("outcome", "")) if kept else ""


def set_aside(office: Office, follow_up_id: int, operation: int) -> None:
    """Within the write that ends or counts it: its words are in the case."""
    draftbook.set_aside(office, f"{KEY}{follow_up_id}", operation)
