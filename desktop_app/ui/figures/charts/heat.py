"""Building × floor: where complaints come from, each cell with its number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from desktop_app.services.reports.figures_behind import Behind
from desktop_app.ui.figures.charts.ink import Box, Drawing, Ink, Mark, Sheet
from desktop_app.ui.theme.tokens import blend, contrast

MOST_ROWS = 16
"""More storeys than this are shown several to a row."""


@dataclass(frozen=True)
class Heat:
    """``buildings`` and ``floors`` (from the top down) with ``cells`` (index, floor) → count.

    *cell_tip* and *cell_behind* are asked for (index, lowest floor, highest floor).
    """

    buildings: tuple[str, ...]
    floors: tuple[int, ...]
    cells: Mapping[tuple[int, int], int]
    floor_title: Callable[[int, int], str]
    cell_tip: Callable[[str, str, int], str]
    cell_behind: Callable[[int, int, int], Behind]
    rest: Callable[[int, int], str]
    foot: str = ""

    def draw(self, ink: Ink, width: float) -> Drawing:
        sheet, space, colours = Sheet(), ink.space, ink.colours
        rows = self.rows()
        titles = [self.floor_title(low, high) for low, high in rows]
        left = max((ink.width(text, "small") for text in titles), default=0) + space.s
        shown = self._shown(ink, width - left)
        wide = min((width - left) / max(1, len(shown)), ink.px(120))
        head, high = ink.line("small") + space.xs, ink.line("body") + space.xs
        for column, index in enumerate(shown):
            rect = QRectF(left + column * wide + 1, 0, wide - 2, head)
            sheet.shapes.append(
                ink.words(rect, self.buildings[index], colours.muted, "small", align="center")
            )
        counts = {
            (index, row): sum(self.cells.get((index, floor), 0) for floor in range(low, high_ + 1))
            for row, (low, high_) in enumerate(rows)
            for index in shown
        }
        most = max(counts.values(), default=0) or 1
        for row, (low, high_) in enumerate(rows):
            y = head + row * high
            sheet.shapes.append(
                ink.words(QRectF(0, y, left - space.s, high), titles[row], colours.muted, "small",
                          align="right")
            )  # fmt: skip
            for column, index in enumerate(shown):
                count = counts[index, row]
                rect = QRectF(left + column * wide, y, wide, high)
                fill = blend(colours.surface, colours.blue.mark, 0.12 + 0.88 * count / most)
                sheet.shapes.append(
                    Box(rect.adjusted(1, 1, -1, -1), fill if count else colours.raised, "", 2)
                )
                if not count:
                    continue
                inks = (colours.text, colours.on_primary, colours.ground)
                best = max(inks, key=lambda one: contrast(one, fill))
                sheet.shapes.append(
                    ink.words(rect.adjusted(2, 0, -2, 0), f"{count:,}", best, bold=True,
                              align="center")
                )  # fmt: skip
                name = f"{self.buildings[index]} {titles[row]}"
                sheet.marks.append(
                    Mark(
                        rect,
                        name,
                        f"{count:,}",
                        self.cell_tip(self.buildings[index], titles[row], count),
                        self.cell_behind(index, low, high_),
                    )
                )
        y = head + len(rows) * high
        lines = [self.foot] if self.foot else []
        hidden = [index for index in range(len(self.buildings)) if index not in shown]
        if hidden:
            lines.append(self.rest(len(hidden), sum(self._total(index) for index in hidden)))
        for text in lines:
            y += space.xs
            line = ink.line("small")
            sheet.shapes.append(ink.words(QRectF(0, y, width, line), text, colours.muted, "small"))
            y += line
        return sheet.done(y)

    def rows(self) -> list[tuple[int, int]]:
        """Storeys of each row, (lowest, highest), from the top down; none is left out."""
        if not self.floors:
            return []
        above = [floor for floor in self.floors if floor > 0]
        rows: list[tuple[int, int]] = []
        if above:
            size = -(-max(above) // MOST_ROWS)
            rows = [(low, low + size - 1) for low in range(1, max(above) + 1, size)]
        rows += [(floor, floor) for floor in self.floors if floor <= 0]
        return sorted(rows, reverse=True)

    def _shown(self, ink: Ink, room: float) -> list[int]:
        """As many buildings as fit, those with the most complaints, in their own order."""
        widest = max((ink.width(name, "small") for name in self.buildings), default=0)
        least = max(ink.px(34), min(widest, ink.px(88)) + 4)
        fit = max(1, int(room // least))
        by_total = sorted(range(len(self.buildings)), key=lambda i: (-self._total(i), i))
        return sorted(by_total[:fit])

    def _total(self, index: int) -> int:
        return sum(count for (one, _floor), count in self.cells.items() if one == index)
