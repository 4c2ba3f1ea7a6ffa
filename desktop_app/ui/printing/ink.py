"""What stands on a laid-out page: texts, boxes, lines, curves and pictures at their places."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from desktop_app.ui.printing.type import Lines


@dataclass(frozen=True)
class Words:
    """Lines *first* to *last* (excluded) of a text; its first line's top is at ``y``."""

    x: float
    y: float
    width: float
    lines: Lines
    first: int
    last: int
    colour: str

    @property
    def height(self) -> float:
        return (self.last - self.first) * self.lines.face.leading


@dataclass(frozen=True)
class Box:
    """A rectangle: ``fill`` and ``line`` are colours, empty for none; ``round`` its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    line: str = ""
    thick: float = 5.0
    round: float = 0.0


@dataclass(frozen=True)
class Curve:
    """A line through points; ``dots`` marks each with a ring."""

    points: tuple[tuple[float, float], ...]
    colour: str
    thick: float = 5.0
    dots: float = 0.0
    dashed: bool = False


@dataclass(frozen=True)
class Picture:
    x: float
    y: float
    width: float
    height: float
    image: QImage = field(repr=False)


Ink = Words | Box | Curve | Picture


def moved(ink: Ink, dx: float, dy: float) -> Ink:
    """The same elsewhere."""
    match ink:
        case Words():
            return Words(
                ink.x + dx, ink.y + dy, ink.width, ink.lines, ink.first, ink.last, ink.colour
            )
        case Box():
            return Box(
                ink.x + dx, ink.y + dy, ink.width, ink.height,
                ink.fill, ink.line, ink.thick, ink.round,
            )  # fmt: skip
        case Curve():
            points = tuple((x + dx, y + dy) for x, y in ink.points)
            return Curve(points, ink.colour, ink.thick, ink.dots, ink.dashed)
        case Picture():
            return Picture(ink.x + dx, ink.y + dy, ink.width, ink.height, ink.image)


@dataclass(frozen=True)
class Placed:
    """Where a piece of the paper came to stand: for tests and for finding one's place.

    ``kind`` names it (heading, row, header …), ``block`` and ``row`` where it came from.
    """

    kind: str
    block: int
    row: int
    top: float
    bottom: float
    part: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Page:
    """One page, in units; ``number`` of ``of`` within its document."""

    width: float
    height: float
    inks: tuple[Ink, ...]
    placed: tuple[Placed, ...]
    number: int
    of: int
    landscape: bool
