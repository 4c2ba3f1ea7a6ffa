"""How wide the columns of a table are on paper."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from heapq import nlargest

from desktop_app.domain.documents import Table, cell
from desktop_app.ui.printing.strips import PAUSE, Piece
from desktop_app.ui.printing.type import Shaper, Type

SAMPLE = 400
AT_ONCE = 1_000
"""So many rows are looked through between two pauses."""
LONGEST = 30
"""So many of the longest texts of a fitted column are measured."""


def column_widths(
    block: Table, head: Type, body: Type, shaper: Shaper, width: float, pad: float
) -> Generator[Piece, None, list[float]]:
    """Fitted columns as wide as their longest texts, the others share what is left; with pauses.

    Where that leaves too little, all share; a number still stays in one piece.
    """
    fitted: dict[int, float] = {}
    unbroken: dict[int, float] = {}
    bold = replace(body, bold=True)
    for place, column in enumerate(block.columns):
        if column.fit:
            longest: list[str] = []
            for at in range(0, len(block.rows), AT_ONCE):
                rows = block.rows[at : at + AT_ONCE]
                seen = {line for row in rows for line in cell(row[place]).text.split("\n")}
                longest = nlargest(LONGEST, seen.union(longest), key=_breadth)
                yield PAUSE
            unbroken[place] = max((longest_word(one, bold, shaper) for one in longest), default=0)
            most = max((shaper.width(text, bold) for text in longest), default=0.0)
            titles = column.title.split("\n")
            most = max(most, *(shaper.width(title, head) for title in titles))
            fitted[place] = min(most + 2 * pad + 10, width * 0.24)
    room = width - sum(fitted.values())
    rest = [column.weight for place, column in enumerate(block.columns) if place not in fitted]
    rest = _by_length(block, fitted, rest)
    least = 2 * pad + body.size * 2.2
    words = [
        max(
            least,
            max(longest_word(column.title, head, shaper), unbroken.get(place, 0)) + 2 * pad + 6,
        )
        for place, column in enumerate(block.columns)
    ]
    if not rest or room < max(width * 0.25, len(rest) * least):
        return _at_least(shares([column.weight for column in block.columns], width), words)
    parts = iter(shares(rest, room))
    found = [
        fitted[place] if place in fitted else next(parts) for place in range(len(block.columns))
    ]
    return _at_least(found, words)


def _at_least(widths: list[float], least: list[float]) -> list[float]:
    """No column narrower than its *least*: the wider ones give what is missing."""
    if sum(least) >= sum(widths):
        return shares(least, sum(widths))
    missing = sum(max(low - one, 0.0) for one, low in zip(widths, least, strict=True))
    spare = sum(max(one - low, 0.0) for one, low in zip(widths, least, strict=True))
    return [
        low if one <= low else one - missing * (one - low) / spare
        for one, low in zip(widths, least, strict=True)
    ]


def longest_word(text: str, kind: Type, shaper: Shaper) -> float:
    """Width of the longest word that should not be broken: Latin ones, as Chinese may be."""
    words = (word for word in text.split() if len(word) < 20)
    return max(
        (shaper.width(word, kind) for word in words if all(one < "\u2e80" for one in word)),
        default=0.0,
    )


def _by_length(block: Table, fitted: dict[int, float], weights: list[float]) -> list[float]:
    """Weights half as wanted, half as long as the texts are: an empty column takes little room."""
    places = [place for place in range(len(block.columns)) if place not in fitted]
    sample = block.rows[:SAMPLE]
    lengths = [sum(_breadth(cell(row[place]).text) for row in sample) for place in places]
    whole, wanted = sum(lengths), sum(weights)
    figures = any(block.columns[place].align != "left" for place in places)
    if not whole or not wanted or figures:  # columns of figures look best of one width
        return weights
    least = 0.4 / len(places)
    return [
        max(0.5 * weight / wanted + 0.5 * length / whole, least)
        for weight, length in zip(weights, lengths, strict=True)
    ]


def _breadth(text: str) -> int:
    """A rough width: Chinese characters are twice as wide as Latin ones."""
    return len(text) + sum(one > "\u2e7f" for one in text)


def shares(weights: Sequence[float], width: float) -> list[float]:
    """*width* parted by *weights*."""
    whole = sum(weights) or 1.0
    return [width * weight / whole for weight in weights]
