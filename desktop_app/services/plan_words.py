"""What is being written of a follow-up that is to be planned: each operator has words of his own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from desktop_app.services import draftbook
from desktop_app.services.office import Office

OLD = "plan:calendar"
"""Key of a draft from when the office had one for all; it goes to who opens the form first."""


@dataclass(frozen=True)
class Begun:
    """What *writer* has begun to plan, and about what; ``asked`` is what was asked for."""

    writer: str
    asked: str
    about: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


def about_case(case: int | None, household: int | None) -> str:
    """What a proposal is about: each case, each household has words of its own."""
    return f"case:{case}" if case is not None else f"household:{household}"


def keep(office: Office, writer: str | None, about: str, words: Mapping[str, str]) -> None:
    """Keep the words of *writer*, or of the operator; empty ones go."""
    draftbook.keep(office, _key(office, writer, about), dict(words))


def read(office: Office, about: str) -> Begun:
    """What the operator has begun about it; about nothing yet: the newest that he has begun."""
    own = _key(office, None, "")
    if about:
        kept = draftbook.get(office, own + about)
    else:
        _take_over(office)
        kept = next(iter(draftbook.starting_with(office, own)), None)
    if kept is None:
        return Begun(office.operator, about)
    words = {key: str(value) for key, value in kept.values.items()}
    return Begun(office.operator, about, kept.key.removeprefix(own), words)


def set_aside(office: Office, writer: str | None, about: str) -> None:
    """It was planned just now: the words are in the calendar, until that is taken back."""
    draftbook.set_aside(office, _key(office, writer, about))


def writer_renamed(office: Office, old: str, new: str) -> None:
    """What he had begun is still his."""
    draftbook.hand_on(office, _key(office, old, ""), _key(office, new, ""))


def _take_over(office: Office) -> None:
    kept = draftbook.get(office, OLD)
    if kept is not None:
        draftbook.keep(office, _key(office, None, "old"), kept.values)
        draftbook.drop(office, OLD)


def _key(office: Office, writer: str | None, about: str) -> str:
    # Quoted, so that no name is the beginning of another one's key.
    return f"plan:{quote(office.operator if writer is None else writer, safe='')}:{about}"
