"""Drafts of forms that are not finished: kept at every pause, offered on the next start."""

from __future__ import annotations

from typing import Any

from desktop_app.services.office import Office
from desktop_app.storage import drafts
from desktop_app.storage.drafts import Draft as Draft

INTAKE = "intake:"


def keep(office: Office, key: str, values: dict[str, Any]) -> Draft | None:
    """Store a draft; one without any text is dropped instead."""
    with office.store.transaction():
        if any(str(value).strip() for value in values.values() if value not in (None, False)):
            drafts.put(office.store, key, values, office.now())
        else:
            drafts.drop(office.store, key)
    return drafts.get(office.store, key)


def get(office: Office, key: str) -> Draft | None:
    return drafts.get(office.store, key)


def intakes(office: Office) -> list[Draft]:
    """Complaints that were being taken down, newest first."""
    return drafts.starting_with(office.store, INTAKE)


def drop(office: Office, key: str) -> None:
    with office.store.transaction():
        drafts.drop(office.store, key)
