"""Import batches of before: what they brought, and the cases that stayed when one went."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.services.office import Office
from desktop_app.storage.batch import batches
from desktop_app.storage.batch.batches import Batch


def recent(office: Office, limit: int = 20) -> tuple[Batch, ...]:
    """The newest import batches first; ``undone_at`` says which were taken back."""
    return tuple(batches.recent(office.store, limit))


def kept_cases(office: Office, undone: Any) -> Mapping[str, int]:
    """Number → id of the cases among what an undo (``importing.undo``) kept."""
    return batches.known_numbers(office.store, undone.kept)
