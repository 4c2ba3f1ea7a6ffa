"""Big figures: each with its parts, the period before and the same of last year."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from desktop_app.services.reports.figures_behind import Behind
from desktop_app.ui.figures.charts.ink import Box, Drawing, Ink, Mark, Sheet

LEAST = 176
"""A tile is at least so wide (at 100 %); as many columns as then fit."""


@dataclass(frozen=True)
class Tile:
    """``parts`` stand beside the value (21/23); ``tone`` colours the change, its words say it."""

    name: str
    value: str
    parts: str = ""
    change: str = ""
    tone: str = ""
    year: str = ""
    tip: str = ""
    behind: Behind | None = None


@dataclass(frozen=True)
class Tiles:
    tiles: tuple[Tile, ...]

    def draw(self, ink: Ink, width: float) -> Drawing:
        sheet, space = Sheet(), ink.space
        columns = max(1, min(6, int((width + space.s) // (ink.px(LEAST) + space.s))))
        if len(self.tiles) > columns:
            # Even rows look calmer than a full one and a rest.
            rows = -(-len(self.tiles) // columns)
            columns = -(-len(self.tiles) // rows)
        wide = (width - space.s * (columns - 1)) / columns
        lines = (ink.line("small"), ink.line("figure", bold=True), ink.line("small"))
        high = sum(lines) + ink.line("small") + 2 * space.s + 2 * space.xs
        for number, tile in enumerate(self.tiles):
            row, column = divmod(number, columns)
            rect = QRectF(column * (wide + space.s), row * (high + space.s), wide, high)
            self._tile(sheet, ink, tile, rect)
        rows = -(-len(self.tiles) // columns)
        return sheet.done(rows * (high + space.s) - space.s if rows else 0.0)

    def _tile(self, sheet: Sheet, ink: Ink, tile: Tile, rect: QRectF) -> None:
        colours, space = ink.colours, ink.space
        sheet.shapes.append(Box(rect, colours.surface, colours.line, 6))
        inner = rect.adjusted(space.m, space.s, -space.s, -space.s)
        y = inner.top()

        def put(text: str, size: str, colour: str, bold: bool = False, shift: float = 0.0) -> float:
            high = ink.line(size, bold=bold)
            box = QRectF(inner.left() + shift, y, inner.width() - shift, high)
            sheet.shapes.append(ink.words(box, text, colour, size, bold=bold))
            return high

        y += put(tile.name, "small", colours.muted) + space.xs / 2
        taken = min(inner.width(), ink.width(tile.value, "figure", bold=True))
        high = ink.line("figure", bold=True)
        sheet.shapes.append(
            ink.words(QRectF(inner.left(), y, taken, high), tile.value, "", "figure", bold=True)
        )
        rest = inner.width() - taken - space.s
        if tile.parts and ink.width(tile.parts, "small") <= rest:
            small = ink.line("small")
            # On the foot of the big figure.
            box = QRectF(
                inner.left() + taken + space.s, y + high - small - high * 0.12, rest, small
            )
            sheet.shapes.append(ink.words(box, tile.parts, colours.muted, "small"))
        y += high + space.xs / 2
        tone = colours.pair(tile.tone).strong if tile.tone else colours.muted
        y += put(tile.change, "small", tone) + space.xs / 2
        put(tile.year, "small", colours.muted)
        sheet.marks.append(Mark(rect, tile.name, _said(tile), tile.tip, tile.behind))


def _said(tile: Tile) -> str:
    return f"{tile.value} {tile.parts}".strip()
