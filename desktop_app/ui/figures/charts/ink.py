"""What a chart is drawn with: shapes as data, the places of its values, and measured type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from desktop_app.services.reports.figures_behind import Behind
from desktop_app.ui.theme.theme import Theme

ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}


@dataclass(frozen=True)
class Box:
    """A filled rectangle; *hatch* draws strokes over it, so that it differs without colour."""

    rect: QRectF
    fill: str = ""
    edge: str = ""
    radius: float = 0.0
    hatch: str = ""


@dataclass(frozen=True)
class Path:
    """A line through points."""

    points: Sequence[QPointF]
    colour: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True)
class Dot:
    at: QPointF
    radius: float
    fill: str
    edge: str


@dataclass(frozen=True)
class Words:
    """One line of text; it is shortened before it is made, so it always fits its *rect*."""

    rect: QRectF
    text: str
    colour: str
    size: str = "body"
    bold: bool = False
    align: str = "left"


Shape = Box | Path | Dot | Words


@dataclass(frozen=True)
class Mark:
    """A value of a chart: where it is hit, what it is, and the cases behind it.

    ``value`` is what is written for it; ``tip`` says it whole, with its definition.
    """

    rect: QRectF
    name: str
    value: str
    tip: str = ""
    behind: Behind | None = None


@dataclass(frozen=True)
class Drawing:
    """A chart laid out for a width; ``height`` is what it needs."""

    height: float
    shapes: Sequence[Shape] = ()
    marks: Sequence[Mark] = ()


class Chart(Protocol):
    """Numbers that can lay themselves out; equal input gives an equal drawing."""

    def draw(self, ink: Ink, width: float) -> Drawing: ...


@dataclass
class Sheet:
    """Shapes and marks while a chart is being laid out."""

    shapes: list[Shape] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def done(self, height: float) -> Drawing:
        return Drawing(height, tuple(self.shapes), tuple(self.marks))


class Ink:
    """Colours, distances and measured type of one theme as it is now."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.colours, self.space = theme.colours, theme.space
        self._metrics: dict[tuple[str, bool], QFontMetricsF] = {}

    def px(self, pixels: float) -> float:
        return float(self._theme.px(pixels))

    def width(self, text: str, size: str = "body", *, bold: bool = False) -> float:
        return self._of(size, bold).horizontalAdvance(text) + 1

    def line(self, size: str = "body", *, bold: bool = False) -> float:
        return float(round(self._of(size, bold).height()))

    def elide(self, text: str, width: float, size: str = "body", *, bold: bool = False) -> str:
        if self.width(text, size, bold=bold) <= width:
            return text
        return self._of(size, bold).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width))

    def words(
        self,
        rect: QRectF,
        text: str,
        colour: str = "",
        size: str = "body",
        *,
        bold: bool = False,
        align: str = "left",
    ) -> Words:
        """*text* in *rect*, shortened to it."""
        shown = self.elide(text, rect.width(), size, bold=bold)
        return Words(rect, shown, colour or self.colours.text, size, bold, align)

    def font(self, size: str, *, bold: bool) -> object:
        return self._theme.font(size, bold=bold)

    def _of(self, size: str, bold: bool) -> QFontMetricsF:
        key = (size, bold)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self._theme.font(size, bold=bold))
        return self._metrics[key]


def paint(painter: QPainter, theme: Theme, drawing: Drawing) -> None:
    """Put the shapes of *drawing* on *painter* in their order."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in drawing.shapes:
        if isinstance(shape, Words):
            painter.setFont(theme.font(shape.size, bold=shape.bold))
            painter.setPen(QColor(shape.colour))
            flags = ALIGN[shape.align] | Qt.AlignmentFlag.AlignVCenter
            # The rectangle is measured; rounding must not make the engine cut a last stroke.
            painter.drawText(shape.rect, flags | Qt.TextFlag.TextDontClip, shape.text)
        elif isinstance(shape, Box):
            _paint_box(painter, shape)
        elif isinstance(shape, Path):
            pen = QPen(QColor(shape.colour), shape.width)
            pen.setStyle(Qt.PenStyle.DashLine if shape.dashed else Qt.PenStyle.SolidLine)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(list(shape.points)))
        else:
            painter.setPen(QPen(QColor(shape.edge), 2))
            painter.setBrush(QColor(shape.fill))
            painter.drawEllipse(shape.at, shape.radius, shape.radius)


def _paint_box(painter: QPainter, box: Box) -> None:
    painter.setPen(QPen(QColor(box.edge), 1) if box.edge else Qt.PenStyle.NoPen)
    if box.fill:
        painter.setBrush(QColor(box.fill))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.rect, box.radius, box.radius)
    if box.hatch:
        painter.setPen(Qt.PenStyle.NoPen)
        colour = QColor(box.hatch)
        from PySide6.QtGui import QBrush

        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box.rect, box.radius, box.radius)
