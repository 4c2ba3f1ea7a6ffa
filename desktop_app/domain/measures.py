"""What a figure comes to: values from facts, and when a difference may be called one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.figures import DEFINITIONS, FigureDefinition

SMALL = 10
"""Below so many cases a share is told as numbers only, and nothing is called a rise."""
POINTS = 0.05
"""A share has moved when it differs by at least this (five percentage points)."""
RELATIVE = 0.2
"""A number or time has moved when it differs by at least a fifth …"""
ABSOLUTE = 5
"""… and a number by at least so many."""


@dataclass(frozen=True)
class Spread:
    """Times in seconds: how many, their sum, the middle one, and nine in ten are not longer.

    ``median`` of an even number is the mean of the middle two; ``p90`` is the smallest one
    that at least nine tenths do not exceed (nearest rank).
    """

    n: int = 0
    total: int = 0
    median: float = 0.0
    p90: float = 0.0


@dataclass(frozen=True)
class Facts:
    """What was counted for one stretch of time and one cut: numbers by fact, times by kind."""

    counts: Mapping[str, int]
    spreads: Mapping[str, Spread]

    def count(self, key: str) -> int:
        return self.counts.get(key, 0)

    def spread(self, key: str) -> Spread:
        return self.spreads.get(key, Spread())


@dataclass(frozen=True)
class Figure:
    """A figure's value; ``None`` when there is nothing to divide by.

    Shares are 0 … 1, hours are hours, ``per_hundred`` is per 100 households. ``numerator``
    and ``denominator`` are whole numbers; of a count ``denominator`` is ``None``; of hours
    ``denominator`` is the number of cases, and ``median`` and ``p90`` are hours too.
    """

    key: str
    unit: str
    value: float | None
    numerator: int
    denominator: int | None = None
    median: float | None = None
    p90: float | None = None

    @property
    def small(self) -> bool:
        """Too few cases to speak of a proportion."""
        return self.denominator is not None and self.denominator < SMALL


def evaluate(definition: FigureDefinition, facts: Facts) -> Figure:
    """The figure from what was counted; an empty denominator gives no value."""
    if definition.unit == "hours":
        spread = facts.spread(definition.numerator)
        if not spread.n:
            return Figure(definition.key, "hours", None, 0, 0)
        return Figure(
            definition.key,
            "hours",
            spread.total / spread.n / 3600,
            spread.n,
            spread.n,
            spread.median / 3600,
            spread.p90 / 3600,
        )
    numerator = facts.count(definition.numerator)
    if not definition.denominator:
        return Figure(definition.key, definition.unit, numerator, numerator)
    denominator = sum(map(facts.count, definition.denominator))
    value = None
    if denominator:
        value = numerator * (100 if definition.unit == "per_hundred" else 1) / denominator
    return Figure(definition.key, definition.unit, value, numerator, denominator)


def evaluate_all(facts: Facts) -> dict[str, Figure]:
    """Every figure, in the order of the definitions."""
    return {key: evaluate(one, facts) for key, one in DEFINITIONS.items()}


def ratio(key: str, numerator: int, denominator: int) -> Figure:
    """A share of two whole numbers; without anything to divide by it has no value."""
    value = numerator / denominator if denominator else None
    return Figure(key, "share", value, numerator, denominator)


def percent(numerator: int, denominator: int) -> str:
    """``91.3%``; ``100%`` and ``0%`` only when it is all of them or none; ``—`` of nothing."""
    if not denominator:
        return "—"
    if numerator == denominator:
        return "100%"
    if numerator == 0:
        return "0%"
    if numerator > denominator:
        return f"{numerator / denominator:.1%}"
    return f"{min(0.999, max(0.001, numerator / denominator)):.1%}"


def direction(now: Figure, before: Figure | None) -> int:
    """1 risen, -1 fallen, 0 neither: only beyond the stated difference, never from few cases."""
    if before is None or now.value is None or before.value is None:
        return 0
    difference = now.value - before.value
    if now.unit == "share":
        moved = not now.small and not before.small and abs(difference) >= POINTS - 1e-9
    elif now.unit == "count":
        base = max(now.value, before.value)
        moved = abs(difference) >= ABSOLUTE and abs(difference) >= RELATIVE * base
    elif now.unit == "hours":
        base = max(now.value, before.value)
        moved = not now.small and not before.small and abs(difference) >= RELATIVE * base
    else:
        enough = now.numerator >= SMALL and before.numerator >= SMALL
        moved = enough and abs(difference) >= RELATIVE * max(now.value, before.value)
    return (difference > 0) - (difference < 0) if moved else 0
