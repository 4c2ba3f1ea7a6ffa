"""Drafts of forms that are not finished: kept at every pause, offered on the next start."""

from __future__ import annotations

from typing import Any

from desktop_app.services.office import Office
from desktop_app.storage import drafts
from desktop_app.storage.drafts import Draft as Draft
from desktop_app.storage.trace.journal import newest_operation

INTAKE = "intake:"
_ASIDE = "done:"
"""Before the key of a draft whose words are in the register, with the operation that did it."""
_WAITS = "back:"
"""Before one whose operation was taken back while something else stood in its place."""


def keep(office: Office, key: str, values: dict[str, Any]) -> Draft | None:
    """Store a draft; one without any text is dropped instead."""
    with office.store.transaction():
        if any(str(value).strip() for value in values.values() if value not in (None, False)):
            drafts.put(office.store, key, values, office.now())
        else:
            drafts.drop(office.store, key)
    return drafts.get(office.store, key)


def get(office: Office, key: str) -> Draft | None:
    """What is kept there; words that had to wait for the place come when it is free."""
    found = drafts.get(office.store, key)
    if found is None and _let_come(office, key):
        found = drafts.get(office.store, key)
    return found


def starting_with(office: Office, prefix: str) -> list[Draft]:
    """All whose key begins so, newest first, with those that had to wait and now have room."""
    _let_come(office, prefix, whole=False)
    return drafts.starting_with(office.store, prefix)


def intakes(office: Office) -> list[Draft]:
    """Complaints that were being taken down, newest first."""
    return starting_with(office, INTAKE)


def drop(office: Office, key: str) -> None:
    with office.store.transaction():
        drafts.drop(office.store, key)


def hand_on(office: Office, prefix: str, other: str) -> None:
    """Drafts whose key begins with *prefix* begin with *other* from now on."""
    with office.store.transaction():
        for draft in drafts.starting_with(office.store, prefix):
            drafts.rename(office.store, draft.key, other + draft.key.removeprefix(prefix))


def set_aside(office: Office, key: str, operation: int | None = None) -> None:
    """The words were saved with *operation*, or with the newest: the draft is offered no longer,
    but comes back should that be taken back."""
    with office.store.transaction():
        done = newest_operation(office.store) if operation is None else operation
        if not drafts.rename(office.store, key, f"{_ASIDE}{done}/{key}"):
            drafts.drop(office.store, key)


def bring_back(office: Office, operation: int) -> tuple[str, ...]:
    """*operation* was taken back: the drafts of its words are there again. Gives their keys.

    Where something else was begun meanwhile that stays, and the older words wait until it is
    done with.
    """
    prefix, back = f"{_ASIDE}{operation}/", []
    with office.store.transaction():
        for draft in drafts.starting_with(office.store, prefix):
            key = draft.key.removeprefix(prefix)
            if drafts.rename(office.store, draft.key, key):
                back.append(key)
            else:
                drafts.rename(office.store, draft.key, f"{_WAITS}{operation}/{key}")
    return tuple(back)


def _let_come(office: Office, key: str, *, whole: bool = True) -> bool:
    """Put what waits for that place, or for one that begins so, there; the newest where several do."""
    come = False
    for draft in drafts.starting_with(office.store, _WAITS):
        place = draft.key.partition("/")[2]
        if place == key or (not whole and place.startswith(key)):
            with office.store.transaction():
                come = drafts.rename(office.store, draft.key, place) or come
    return come


def forget_aside(office: Office) -> None:
    """What an earlier session set aside: its operations are taken back no longer."""
    with office.store.transaction():
        for draft in drafts.starting_with(office.store, _ASIDE):
            operation = draft.key.removeprefix(_ASIDE).partition("/")[0]
            if not operation.isdecimal() or int(operation) <= office.session_from:
                drafts.drop(office.store, draft.key)
