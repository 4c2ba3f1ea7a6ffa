"""Where a word stands in a text as written, though it is compared without case, width and blanks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop_app.domain.searchtext import plain

Spans = tuple[tuple[int, int], ...]
"""Half-open ranges of a text, in order, not touching one another."""

WIDTH = 36
_BEFORE = 10
_BLANKS = {ord(c): " " for c in "\n\r\t\v\f\u2028\u2029"}


@dataclass(frozen=True)
class Piece:
    """A part of a text to be shown, and where in it the words stand."""

    text: str
    spans: Spans = ()


def spans(text: str, words: Iterable[str]) -> Spans:
    """Where each of the plain *words* stands in *text*: the least ranges that hold it."""
    letters, starts, ends = _plain_with_places(text)
    found: list[tuple[int, int]] = []
    for word in words:
        at = letters.find(word) if word else -1
        while at >= 0:
            found.append((starts[at], ends[at + len(word) - 1]))
            at = letters.find(word, at + len(word))
    return merged(found)


def merged(ranges: Iterable[tuple[int, int]]) -> Spans:
    """Ranges in order, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def snippet(text: str, words: Sequence[str], width: int = WIDTH) -> Piece:
    """About *width* characters around the first word that is found, in one line."""
    line = text.translate(_BLANKS)
    places = spans(line, words)
    first = places[0][0] if places else 0
    start = 0 if len(line) <= width else max(0, min(first - _BEFORE, len(line) - width))
    end = min(len(line), max(start + width, places[0][1] if places else 0))
    before, after = ("…" if start else ""), ("…" if end < len(line) else "")
    shift = len(before) - start
    inside = tuple((a + shift, min(b, end) + shift) for a, b in places if a >= start and a < end)
    return Piece(f"{before}{line[start:end]}{after}", inside)


def masked(original: str, shown: str, places: Spans) -> Spans:
    """The part of *places* in *original* that is not hidden in *shown*, its mask."""
    if len(original) == len(shown):
        seen = [original[at] == shown[at] for at in range(len(shown))]
    else:  # a mask of another length keeps only how it begins
        same = 0
        while same < min(len(original), len(shown)) and original[same] == shown[same]:
            same += 1
        seen = [at < same for at in range(len(original))]
    return merged((at, at + 1) for start, end in places for at in range(start, end) if seen[at])


def _plain_with_places(text: str) -> tuple[str, list[int], list[int]]:
    """The plain text, and for each of its characters where its source begins and ends."""
    whole = plain(text)
    if whole == text:
        return whole, list(range(len(text))), list(range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    bounds = [at for at, c in enumerate(text) if at == 0 or _begins(c)] + [len(text)]
    for start, end in pairwise(bounds):
        part = plain(text[start:end])
        letters.append(part)
        starts += [start] * len(part)
        ends += [end] * len(part)
    if "".join(letters) != whole:
        # Something joins across what was taken for a border: the whole text is one piece.
        return whole, [0] * len(whole), [len(text)] * len(whole)
    return whole, starts, ends


def _begins(character: str) -> bool:
    """Whether a character cannot melt into the one before it."""
    if character.isascii() or "\u4e00" <= character <= "\u9fff":
        return True
    first = unicodedata.normalize("NFKC", character)[:1]
    return not (
        unicodedata.category(character).startswith("M")
        or unicodedata.combining(first or character)
        or unicodedata.category(first or character).startswith("M")
        or "\u1160" <= first <= "\u11ff"
    )
