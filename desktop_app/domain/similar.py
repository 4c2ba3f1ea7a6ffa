"""Which earlier cases are like this one: words in common, the same category, not too long ago."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

_WORD = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]+")
_SAME_CATEGORY, _SAME_PARENT, _SAME_BUILDING, _RECENT, _WORDS = 0.22, 0.08, 0.05, 0.05, 1.0
_WORKED: Mapping[str, float] = {"A": 0.04, "B": 0.02, "C": -0.04}
_TOLD = 0.03
"""Among cases as much alike, what worked and satisfied is worth more than what is not told."""
_HALF_LIFE_DAYS = 180
_LEAST_WORDS = 0.08
"""Cases of another category must share this much of their words to be named at all."""


@dataclass(frozen=True)
class Text:
    """A case as it is compared: ``category`` a code such as ``engineering.leak``, or empty."""

    id: int
    content: str
    category: str = ""
    building: str = ""
    at: datetime | None = None
    satisfaction: str = ""
    told: bool = False
    """Whether it is written down what was done."""


def shingles(text: str) -> frozenset[str]:
    """Pairs of neighbouring Chinese characters, and whole words of letters or digits.

    Two characters are about one Chinese word; no dictionary is needed.
    """
    found: set[str] = set()
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold()):
        if word[0] < "\u3400":
            found.add(word)
        else:
            found.update(word[at : at + 2] for at in range(max(1, len(word) - 1)))
    return frozenset(found)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of words in common (Dice), 0 to 1."""
    if not one or not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))


def likeness_by_weight(
    one: frozenset[str], other: frozenset[str], weight: Callable[[str], float]
) -> float:
    """Cosine of two sets of words of which rare ones count more, 0 to 1."""
    both = sum(weight(word) ** 2 for word in one & other)
    if not both:
        return 0.0
    whole = sum(weight(word) ** 2 for word in one) * sum(weight(word) ** 2 for word in other)
    return float(both / math.sqrt(whole))


def rank(
    subject: Text, others: Iterable[Text], now: datetime, most: int = 8
) -> list[tuple[int, float]]:
    """(id, score) of the cases most like *subject*, best first; the subject itself left out.

    A word counts by how few of the cases have it: 反映 says little, 楼道 says something. A case
    without its category or enough of its words is not named, however recent it is.
    """
    words = shingles(subject.content)
    parent = subject.category.partition(".")[0]
    compared = [(one, shingles(one.content)) for one in others if one.id != subject.id]
    spread = Counter(word for _, found in compared for word in found)
    cases = len(compared) + 1

    def weight(word: str) -> float:
        return math.log(1 + cases / (1 + spread[word]))

    scored: list[tuple[float, datetime, int]] = []
    for other, found in compared:
        if not words & found and other.category != subject.category:
            continue
        alike = likeness_by_weight(words, found, weight)
        same = bool(subject.category) and other.category == subject.category
        if not same and alike < _LEAST_WORDS:
            continue
        score = _WORDS * alike + _WORKED.get(other.satisfaction, 0.0) + _TOLD * other.told
        if same:
            score += _SAME_CATEGORY
        elif parent and other.category.partition(".")[0] == parent:
            score += _SAME_PARENT
        if subject.building and other.building == subject.building:
            score += _SAME_BUILDING
        at = other.at or datetime.min
        if other.at is not None:
            days = max(0.0, (now - other.at).total_seconds() / 86_400)
            score += _RECENT * 0.5 ** (days / _HALF_LIFE_DAYS)
        scored.append((score, at, other.id))
    scored.sort(key=lambda one: (-one[0], -(one[1] - datetime.min).total_seconds(), one[2]))
    return [(case_id, round(score, 4)) for score, _, case_id in scored[:most]]
