"""Many ids asked for in parts that one statement can take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

CHUNK = 500


def in_parts(ids: Iterable[int]) -> Iterator[tuple[list[int], str]]:
    """Ids in order, in parts, each with its place-holders (``?,?,?``)."""
    listed = sorted(ids)
    for start in range(0, len(listed), CHUNK):
        part = listed[start : start + CHUNK]
        yield part, ",".join("?" * len(part))
