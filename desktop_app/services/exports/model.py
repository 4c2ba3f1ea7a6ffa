"""What an export is asked for, what it made, and a register on its way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from desktop_app.domain.messages import Translate
from desktop_app.domain.views import QueueQuery

OWN_ID = "complaint_desk_id"
"""Title of the hidden column, to know a row again when it comes back: ``number@revision.audit``.

``audit`` is the newest row of the trace when the book was written.
"""
KINDS = ("complaints", "households", "followups")
Get = Callable[[Any], object]
"""One cell from a row as the database gives it."""


@dataclass(frozen=True)
class Column:
    """One column of a register; ``field`` is what the row is asked for."""

    field: str
    title: str
    width: float
    kind: str = "text"
    definition: str = ""


@dataclass(frozen=True)
class ExportOrder:
    """What to export and how. ``numbers`` or ``query`` choose the complaints."""

    query: QueueQuery | None = None
    numbers: Sequence[str] = ()
    unmasked: bool = False
    translate: Translate = field(default=lambda text: text)
    language: str = "zh"
    kind: str = "complaints"


@dataclass(frozen=True)
class Exported:
    path: Path
    rows: int
    replaced: int


@dataclass(frozen=True)
class Register:
    """One table ready to be written: ``rows`` are read while they are written.

    ``parts`` tells of columns whose longest text needs more than one cell, and how many;
    ``figures`` are counts by word under ``figure_title``.
    """

    title: str
    columns: Sequence[Column]
    rows: Iterator[tuple[object, ...]]
    count: int
    figure_title: str
    figures: Sequence[tuple[str, int]]
    parts: Mapping[str, int] = field(default_factory=dict)


def parts_needed(texts: Iterable[tuple[str, str]], *, masked: bool = False) -> dict[str, int]:
    """How many cells the longest of the (field, text) need, for fields that need more than one.

    A *masked* text may be longer by half: 李四 becomes 李**.
    """
    from desktop_app.exchange.sheet_xml import parts

    needed: dict[str, int] = {}
    for name, text in texts:
        count = len(parts(text + text[: len(text) // 2] if masked else text))
        if count > 1:
            needed[name] = max(count, needed.get(name, 0))
    return needed


SURELY_FITS = 16_000
"""Characters that fit one cell whatever they are; longer texts are looked at."""


def plain(names: Sequence[str], name: str) -> Get:
    """The value as it stands."""
    return itemgetter(names.index(name))


def worded(names: Sequence[str], name: str, turn: Callable[[Any], object]) -> Get:
    """The value turned by *turn*, which is asked once for each value that comes again."""
    at = names.index(name)
    remembered = lru_cache(2_000)(turn)
    return lambda row: remembered(row[at])


def turned(names: Sequence[str], name: str, turn: Callable[[Any], object]) -> Get:
    """The value turned by *turn* each time; what is missing stays so."""
    at = names.index(name)
    return lambda row: turn(row[at]) if row[at] else None
