"""Several figures over the same weeks, one band each: bars or a line, every value written."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from desktop_app.services.reports.figures_behind import Behind
from desktop_app.ui.figures.charts.ink import Box, Dot, Drawing, Ink, Mark, Path, Sheet

HIGH = 62
"""Height of the plot of a band at 100 %, its values not counted."""


@dataclass(frozen=True)
class Point:
    """``value`` ``None`` leaves a gap; ``whole`` false: the time is not over."""

    value: float | None
    text: str
    tip: str = ""
    behind: Behind | None = None
    whole: bool = True


@dataclass(frozen=True)
class Band:
    """``kind`` is ``bars`` or ``line``; ``top`` is the most that is possible, if there is one."""

    title: str
    kind: str
    points: tuple[Point, ...]
    tone: str = "blue"
    top: float | None = None


@dataclass(frozen=True)
class Bands:
    labels: tuple[str, ...]
    bands: tuple[Band, ...]

    def draw(self, ink: Ink, width: float) -> Drawing:
        sheet, space = Sheet(), ink.space
        if not self.labels:
            return sheet.done(0.0)
        step = width / len(self.labels)
        y = 0.0
        for band in self.bands:
            y = self._band(sheet, ink, band, y, step, width) + space.m
        high = ink.line("small")
        self._labels(sheet, ink, y, step, high)
        return sheet.done(y + high + 2)

    def _band(
        self, sheet: Sheet, ink: Ink, band: Band, y: float, step: float, width: float
    ) -> float:
        colours, space = ink.colours, ink.space
        title = ink.line("small", bold=True)
        sheet.shapes.append(
            ink.words(QRectF(0, y, width, title), band.title, colours.muted, "small", bold=True)
        )
        over = y + title + space.xs
        value_high = ink.line("body", bold=True)
        plot = QRectF(0, over + value_high, width, ink.px(HIGH))
        # The value of a dip stands below it, out of the way of the line: that needs room too.
        foot = value_high if band.kind == "line" else 0.0
        low, high = _range(band)
        sheet.shapes.append(
            Path(
                (QPointF(0, plot.bottom() + foot), QPointF(width, plot.bottom() + foot)),
                colours.line,
            )
        )
        tops = [
            None
            if one.value is None
            else plot.bottom() - (one.value - low) / (high - low) * plot.height()
            for one in band.points
        ]
        if band.kind == "line":
            self._line(sheet, ink, band, tops, step)
        else:
            self._bars(sheet, ink, band, tops, step, plot)
        self._values(sheet, ink, band, tops, step, plot)
        for index, one in enumerate(band.points):
            rect = QRectF(index * step, over, step, plot.bottom() + foot - over)
            name = f"{band.title} {self.labels[index]}"
            sheet.marks.append(Mark(rect, name, one.text, one.tip, one.behind))
        return plot.bottom() + foot

    def _bars(
        self,
        sheet: Sheet,
        ink: Ink,
        band: Band,
        tops: list[float | None],
        step: float,
        plot: QRectF,
    ) -> None:
        pair = ink.colours.pair(band.tone)
        wide = min(step * 0.56, ink.px(46))
        for index, (one, top) in enumerate(zip(band.points, tops, strict=True)):
            if top is None or not one.value:
                continue
            rect = QRectF((index + 0.5) * step - wide / 2, top, wide, plot.bottom() - top)
            last = index == len(tops) - 1
            fill = pair.mark if last else pair.soft
            edge = "" if last else pair.mark
            # A time that is not over is hatched: its bar is still growing.
            hatch = "" if one.whole else ink.colours.surface
            sheet.shapes.append(Box(rect, fill, edge, 2, hatch))

    def _line(
        self, sheet: Sheet, ink: Ink, band: Band, tops: list[float | None], step: float
    ) -> None:
        pair = ink.colours.pair(band.tone)
        run: list[QPointF] = []
        for index, top in enumerate([*tops, None]):
            if top is not None:
                run.append(QPointF((index + 0.5) * step, top))
                continue
            if len(run) > 1:
                sheet.shapes.append(Path(tuple(run), pair.mark, 2.2))
            run = []
        for index, (one, top) in enumerate(zip(band.points, tops, strict=True)):
            if top is not None:
                fill = pair.mark if one.whole else ink.colours.surface
                at = QPointF((index + 0.5) * step, top)
                sheet.shapes.append(Dot(at, ink.px(3.5), fill, pair.mark))

    def _values(
        self,
        sheet: Sheet,
        ink: Ink,
        band: Band,
        tops: list[float | None],
        step: float,
        plot: QRectF,
    ) -> None:
        """The values over their points, from the newest back; one without room is left to hover."""
        high = ink.line("body", bold=True)
        free = float("inf")
        for index in reversed(range(len(band.points))):
            one, top = band.points[index], tops[index]
            last = index == len(band.points) - 1
            size, bold = ("body", True) if last else ("small", False)
            wide = ink.width(one.text, size, bold=bold) + 4
            middle = (index + 0.5) * step
            left = min(max(0.0, middle - wide / 2), step * len(band.points) - wide)
            if left + wide > free:
                continue
            free = left
            gap = ink.px(6) if band.kind == "line" else 1
            y = (plot.bottom() if top is None else top) - gap - high
            if band.kind == "line" and top is not None and _dips(tops, index):
                y = top + gap
            rect = QRectF(left, y, wide, high)
            colour = ink.colours.text if top is not None else ink.colours.muted
            sheet.shapes.append(ink.words(rect, one.text, colour, size, bold=bold, align="center"))

    def _labels(self, sheet: Sheet, ink: Ink, y: float, step: float, high: float) -> None:
        free = float("inf")
        for index in reversed(range(len(self.labels))):
            wide = ink.width(self.labels[index], "small") + 4
            left = (index + 0.5) * step - wide / 2
            left = min(max(0.0, left), step * len(self.labels) - wide)
            if left + wide > free:
                continue
            free = left
            last = index == len(self.labels) - 1
            colour = ink.colours.text if last else ink.colours.muted
            sheet.shapes.append(
                ink.words(
                    QRectF(left, y, wide, high), self.labels[index], colour, "small",
                    bold=False, align="center",
                )
            )  # fmt: skip


def _dips(tops: list[float | None], index: int) -> bool:
    """Whether a point lies below the ones beside it (below is a greater number here)."""
    here = tops[index]
    beside = [tops[i] for i in (index - 1, index + 1) if 0 <= i < len(tops) and tops[i] is not None]
    rises = [here - one for one in beside if here is not None and one is not None]
    return bool(rises) and min(rises) >= 0 and max(rises) > 6


def _range(band: Band) -> tuple[float, float]:
    """What the foot and the head of the plot stand for; bars always stand on zero."""
    values = [one.value for one in band.points if one.value is not None]
    if not values:
        return 0.0, 1.0
    if band.kind == "bars":
        return 0.0, max(max(values), 1.0)
    low, high = min(values), max(values)
    low = max(0.0, low - 0.35 * max(high - low, 0.1 * high, 0.01))
    return low, max(high, low + 0.01)
