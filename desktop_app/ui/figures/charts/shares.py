"""Shares of a whole, one bar each: what was kept and what was not, how residents answered."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from desktop_app.services.reports.figures_behind import Behind
from desktop_app.ui.figures.charts.ink import Box, Drawing, Ink, Mark, Sheet


@dataclass(frozen=True)
class Part:
    """``hatch``: drawn with strokes, for the part that should not be there."""

    name: str
    value: int
    tone: str
    hatch: bool = False
    tip: str = ""
    behind: Behind | None = None


@dataclass(frozen=True)
class Whole:
    """``told``: the share in words; ``why`` is written instead of the bar where there is none."""

    name: str
    parts: tuple[Part, ...]
    told: str
    why: str = ""


@dataclass(frozen=True)
class Shares:
    wholes: tuple[Whole, ...]

    def draw(self, ink: Ink, width: float) -> Drawing:
        sheet, space, colours = Sheet(), ink.space, ink.colours
        name_high, bar_high, gap = ink.line("body"), ink.line("body") + space.s, space.m
        y = 0.0
        for one in self.wholes:
            told = ink.width(one.told, bold=True)
            sheet.shapes.append(
                ink.words(QRectF(0, y, width - told - space.m, name_high), one.name)
            )
            sheet.shapes.append(
                ink.words(QRectF(width - told, y, told, name_high), one.told, "", bold=True,
                          align="right")
            )  # fmt: skip
            y += name_high + 2
            total = sum(part.value for part in one.parts)
            bar = QRectF(0, y, width, bar_high)
            if total:
                self._bar(sheet, ink, one, total, bar)
            else:
                sheet.shapes.append(Box(bar, "", colours.line, 3))
                inner = bar.adjusted(space.s, 0, -space.s, 0)
                sheet.shapes.append(ink.words(inner, one.why, colours.muted, "small"))
                sheet.marks.append(Mark(bar, one.name, "—", one.why))
            y += bar_high + gap
        return sheet.done(max(0.0, y - gap))

    def _bar(self, sheet: Sheet, ink: Ink, one: Whole, total: int, bar: QRectF) -> None:
        colours, space = ink.colours, ink.space
        shown = [part for part in one.parts if part.value]
        least = ink.px(16)
        # Even one of a thousand is wide enough to be seen and hit; the others give up that much.
        spare = bar.width() - least * len(shown)
        x = bar.left()
        for part in shown:
            wide = least + spare * part.value / total
            rect = QRectF(x, bar.top(), wide, bar.height())
            pair = colours.pair(part.tone)
            sheet.shapes.append(Box(rect.adjusted(0, 0, -1, 0), pair.soft, pair.mark, 3))
            if part.hatch:
                sheet.shapes.append(
                    Box(QRectF(rect.left(), rect.bottom() - 4, wide - 1, 4), pair.mark, "", 1)
                )
            room = wide - 2 * space.xs
            texts = (f"{part.name} {part.value:,}", f"{part.value:,}")
            text = next((t for t in texts if ink.width(t, "small", bold=True) <= room), "")
            if text:
                inner = rect.adjusted(space.xs, 0, -space.xs, 0)
                sheet.shapes.append(
                    ink.words(inner, text, pair.strong, "small", bold=True, align="center")
                )
            name = f"{one.name} {part.name}"
            sheet.marks.append(Mark(rect, name, f"{part.value:,}", part.tip, part.behind))
            x += wide
