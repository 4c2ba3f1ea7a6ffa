"""A table of numbers by person, department, building or channel; every number can be followed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from desktop_app.services.reports.figures_behind import Behind
from desktop_app.ui.figures.charts.ink import Box, Drawing, Ink, Mark, Path, Sheet


@dataclass(frozen=True)
class Cell:
    """``tone`` colours a number that asks for attention; its words or sign say the same."""

    text: str
    tip: str = ""
    behind: Behind | None = None
    tone: str = ""


@dataclass(frozen=True)
class Line:
    """``bar`` is the length beside the first number, 0 … 1 of the longest."""

    name: str
    bar: float
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class TableChart:
    corner: str
    titles: tuple[str, ...]
    lines: tuple[Line, ...]
    foot: str = ""

    def draw(self, ink: Ink, width: float) -> Drawing:
        sheet, space, colours = Sheet(), ink.space, ink.colours
        cells = [
            max([ink.px(34), *(ink.width(one.cells[i].text, bold=not i) for one in self.lines)])
            + space.m
            for i in range(len(self.titles))
        ]
        columns = [
            max(wide, ink.width(title, "small") + space.m)
            for wide, title in zip(cells, self.titles, strict=True)
        ]
        names = max([ink.width(line.name) for line in self.lines] + [ink.width(self.corner)])
        left = min(names, width * 0.3) + space.s
        if left + sum(columns) > width:
            columns = cells  # titles may be shortened, numbers never
        spare = width - left - sum(columns)
        bar = min(max(0.0, spare), width * 0.3)
        extra = max(0.0, spare - bar) / len(columns)
        edges = [left + bar]
        for wide in columns:
            edges.append(edges[-1] + wide + extra)
        head, high = ink.line("small") + space.xs, ink.line("body") + space.s
        sheet.shapes.append(
            ink.words(QRectF(0, 0, left - space.s, head), self.corner, colours.muted, "small")
        )
        for index, title in enumerate(self.titles):
            rect = QRectF(edges[index], 0, edges[index + 1] - edges[index], head)
            sheet.shapes.append(ink.words(rect, title, colours.muted, "small", align="right"))
        y = head
        for line in self.lines:
            sheet.shapes.append(Path((QPointF(0, y), QPointF(width, y)), colours.line))
            sheet.shapes.append(ink.words(QRectF(0, y, left - space.s, high), line.name))
            if bar > space.xl and line.bar:
                body = QRectF(left, y + high * 0.28, (bar - space.m) * line.bar, high * 0.44)
                sheet.shapes.append(Box(body, colours.blue.mark, "", 2))
            for index, cell in enumerate(line.cells):
                rect = QRectF(edges[index], y, edges[index + 1] - edges[index], high)
                tone = colours.pair(cell.tone).strong if cell.tone else ""
                sheet.shapes.append(ink.words(rect, cell.text, tone, bold=not index, align="right"))
                name = f"{line.name} {self.titles[index]}"
                sheet.marks.append(Mark(rect, name, cell.text, cell.tip, cell.behind))
            y += high
        if self.foot:
            small = ink.line("small")
            sheet.shapes.append(
                ink.words(QRectF(0, y + space.xs, width, small), self.foot, colours.muted, "small")
            )
            y += space.xs + small
        return sheet.done(y)
