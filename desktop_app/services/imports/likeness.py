"""How alike two complaints are: by the pairs of characters in their words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from desktop_app.storage.trace.since import SameDay

ALIKE = 0.75
"""From here on two contents of one flat and day are shown as likely the same complaint."""
UNLIKE = 0.4
"""Below this two contents tell of different things."""
_LENGTH = 120
_MOST = 20
"""Complaints of one flat and day that a row is compared with; more than this never are."""


def plain(content: str) -> str:
    """Letters and digits only, half width, without case."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", content)).casefold()[:_LENGTH]


def likeness(one: str, other: str) -> float:
    """0 to 1 (Dice over pairs of characters); of equal texts 1."""
    (one, first), (other, second) = _told(one), _told(other)
    if one == other:
        return 1.0
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


@lru_cache(5_000)  # a row is compared with several of its flat, and they with each other
def _told(content: str) -> tuple[str, frozenset[str]]:
    text = plain(content)
    return text, frozenset(text[i : i + 2] for i in range(len(text) - 1))


class SameDayBook:
    """Complaints by flat and day, to find what a new row may repeat; each row looks at few."""

    def __init__(self, known: Iterable[SameDay]) -> None:
        self._known: dict[tuple[str, str, str], list[SameDay]] = {}
        for one in known:
            self.add(one)

    def add(self, one: SameDay) -> None:
        self._known.setdefault(_key(one), []).append(one)

    def like(self, said: SameDay) -> SameDay | None:
        """A complaint of the same flat and day that says nearly the same."""
        for known in self._known.get(_key(said), ())[-_MOST:]:
            if known.unit and said.unit and known.unit != said.unit:
                continue
            if likeness(known.excerpt, said.excerpt) >= ALIKE:
                return known
        return None


def _key(one: SameDay) -> tuple[str, str, str]:
    """Without a flat it is the person: many report the same lift on one day."""
    if one.room:
        return (one.received_on, one.building, one.room)
    return (one.received_on, "", f"\0{one.complainant}" if one.complainant else f"\1{one.number}")
