"""Strips: the pieces, one below the other, of which a page is filled and at which it may end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from desktop_app.ui.printing.ink import Box, Ink, Words, moved
from desktop_app.ui.printing.type import LINE, Lines

ORPHANS = 2
"""So many lines at least stay together on either side of a page's end."""


@dataclass(frozen=True)
class Strip:
    """A piece that is never parted. ``keep``: what follows stands on the same page.

    ``gap`` is the space above it, dropped at a page's head. ``header`` is repeated above it
    where it is the first on a page.
    """

    kind: str
    height: float
    inks: tuple[Ink, ...] = ()
    gap: float = 0.0
    keep: bool = False
    block: int = 0
    row: int = 0
    header: Strip | None = None
    part: tuple[int, int] = (0, 0)
    splittable: ClassVar[bool] = False

    @property
    def least(self) -> float:
        return self.height

    def place(self, x: float, y: float) -> list[Ink]:
        return [moved(ink, x, y) for ink in self.inks]


@dataclass(frozen=True)
class CellBox:
    """One cell of a row: its text, where, on which ground; rules to write on under the text."""

    x: float
    width: float
    lines: Lines
    colour: str
    fill: str = ""
    pad: float = 50.0
    ruled: int = 0
    """Lines to write on by hand, below the text."""


@dataclass(frozen=True)
class RowStrip:
    """Cells side by side, as high as the highest; parted between lines only when it must be.

    ``bordered`` draws the frame of each cell. *first* is the line from which on it is shown:
    a row that began on the page before shows the rest here.
    """

    kind: str
    cells: tuple[CellBox, ...]
    minimum: float = 0.0
    gap: float = 0.0
    keep: bool = False
    block: int = 0
    row: int = 0
    header: Strip | None = None
    bordered: bool = True
    pad: float = 28.0
    first: int = 0
    last: int | None = None
    can_split: bool = True

    @cached_property
    def count(self) -> int:
        return max((cell.lines.count for cell in self.cells), default=1)

    @property
    def _end(self) -> int:
        return self.count if self.last is None else self.last

    @cached_property
    def _leading(self) -> float:
        return max(cell.lines.face.leading for cell in self.cells)

    @cached_property
    def height(self) -> float:
        text = max(
            (
                (max(min(self._end, c.lines.count) - self.first, 0) + c.ruled * RULED)
                * c.lines.face.leading
                for c in self.cells
            ),
            default=0.0,
        )
        return max(text + 2 * self.pad, self.minimum)

    @property
    def part(self) -> tuple[int, int]:
        return (self.first, self._end)

    @property
    def splittable(self) -> bool:
        return self.can_split and self._end - self.first >= 2 * ORPHANS

    @property
    def least(self) -> float:
        """The least height that may stand at a page's foot."""
        if not self.splittable:
            return self.height
        return 2 * self.pad + ORPHANS * self._leading

    def split(self, room: float) -> tuple[RowStrip, RowStrip] | None:
        """The part that fits into *room*, and the rest; ``None`` when too little would fit."""
        if not self.splittable:
            return None
        fit = int((room - 2 * self.pad) // self._leading)
        fit = min(fit, self._end - self.first - ORPHANS)
        if fit < ORPHANS:
            return None
        at = self.first + fit
        head = replace(self, last=at, keep=False, minimum=0.0)
        head = replace(head, cells=tuple(replace(c, ruled=0) for c in self.cells))
        return head, replace(self, first=at, gap=0.0)

    def place(self, x: float, y: float) -> list[Ink]:
        inks: list[Ink] = []
        height = self.height
        for cell in self.cells:
            if self.bordered or cell.fill:
                line = LINE if self.bordered else ""
                inks.append(Box(x + cell.x, y, cell.width, height, cell.fill, line, 4))
        for cell in self.cells:
            last = min(self._end, cell.lines.count)
            inner = cell.width - 2 * cell.pad
            top = y + self.pad
            if cell.lines.text and last > self.first:
                inks.append(
                    Words(
                        x + cell.x + cell.pad, top, inner, cell.lines, self.first, last, cell.colour
                    )
                )
                top += (last - self.first) * cell.lines.face.leading
            for _ in range(cell.ruled):
                top += cell.lines.face.leading * RULED
                inks.append(Box(x + cell.x + cell.pad, top, inner, 0, line=LINE, thick=3))
        return inks


RULED = 1.5
"""Height of a line to write on by hand, in lines of print."""
Piece = Strip | RowStrip
PAUSE = Strip("pause", 0.0)
"""No piece: something else may be done before the next one."""


def stack(pieces: Sequence[Piece], width: float) -> tuple[float, list[Ink]]:
    """Pieces set below each other without any page: height and what is drawn."""
    del width
    y, inks = 0.0, list[Ink]()
    for number, piece in enumerate(pieces):
        y += piece.gap if number else 0.0
        inks += piece.place(0, y)
        y += piece.height
    return y, inks
