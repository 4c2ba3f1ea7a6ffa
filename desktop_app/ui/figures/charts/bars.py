"""Horizontal bars with their numbers; with a running sum they are a Pareto."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from desktop_app.services.reports.figures_behind import Behind
from desktop_app.ui.figures.charts.ink import Box, Dot, Drawing, Ink, Mark, Path, Sheet


@dataclass(frozen=True)
class Bar:
    """``before``: the same in the period before, a stroke on the bar; ``note`` stands behind."""

    name: str
    value: int
    note: str = ""
    before: int | None = None
    tip: str = ""
    behind: Behind | None = None
    tone: str = "blue"


@dataclass(frozen=True)
class Bars:
    """``foot`` explains the signs in one line."""

    bars: tuple[Bar, ...]
    foot: str = ""

    def draw(self, ink: Ink, width: float) -> Drawing:
        sheet, space, colours = Sheet(), ink.space, ink.colours
        high, gap = ink.line("body") + space.xs, ink.px(6)
        left = _label_width(ink, self.bars, width)
        numbers = max((ink.width(f"{b.value:,}", bold=True) for b in self.bars), default=0)
        notes = max((ink.width(b.note, "small") for b in self.bars if b.note), default=0)
        right = numbers + (notes + space.s if notes else 0) + space.s
        plot = max(ink.px(24), width - left - right - space.s)
        most = max((max(b.value, b.before or 0) for b in self.bars), default=0) or 1
        y = 0.0
        for bar in self.bars:
            _label(sheet, ink, bar.name, QRectF(0, y, left, high))
            x, long = left + space.s, plot * bar.value / most
            body = QRectF(x, y + space.xs / 2, max(long, 2.0), high - space.xs)
            pair = colours.pair(bar.tone)
            sheet.shapes.append(Box(body, pair.mark if bar.value else colours.track, "", 2))
            if bar.before is not None:
                at = x + plot * bar.before / most
                over = colours.surface if at < body.right() - 1 else colours.muted
                sheet.shapes.append(
                    Path((QPointF(at, body.top() - 2), QPointF(at, body.bottom() + 2)), over, 2)
                )
            # Beside the longer of the two, so that the stroke never stands in the number.
            end = max(body.right(), x + plot * (bar.before or 0) / most + 2) + space.s
            number = f"{bar.value:,}"
            wide = ink.width(number, bold=True)
            sheet.shapes.append(ink.words(QRectF(end, y, wide, high), number, "", bold=True))
            if bar.note:
                box = QRectF(end + wide + space.s, y, ink.width(bar.note, "small"), high)
                sheet.shapes.append(ink.words(box, bar.note, colours.muted, "small"))
            rect = QRectF(0, y - gap / 2, width, high + gap)
            sheet.marks.append(Mark(rect, bar.name, _said(bar), bar.tip, bar.behind))
            y += high + gap
        return sheet.done(_foot(sheet, ink, self.foot, y, width))


@dataclass(frozen=True)
class Pareto:
    """Bars and their running sum on one scale: the whole width is all of them together."""

    bars: tuple[Bar, ...]
    total: int
    most_title: str
    sum_title: str
    foot: str = ""

    def draw(self, ink: Ink, width: float) -> Drawing:
        sheet, space, colours = Sheet(), ink.space, ink.colours
        high, gap = ink.line("body") + space.xs, ink.px(6)
        left = _label_width(ink, self.bars, width)
        sums = self._sums()
        columns = [
            max([ink.width(self.most_title, "small"),
                 *(ink.width(f"{b.value:,}", bold=True) for b in self.bars)]),
            max([ink.width(self.sum_title, "small"), *(ink.width(t) for t in sums)]),
        ]  # fmt: skip
        right = sum(columns) + 2 * space.m
        x, plot = left + space.s, max(ink.px(24), width - left - space.s - right)
        starts = (x + plot + space.m, x + plot + 2 * space.m + columns[0])
        head = ink.line("small")
        for start, wide, text in zip(
            starts, columns, (self.most_title, self.sum_title), strict=True
        ):
            sheet.shapes.append(
                ink.words(QRectF(start, 0, wide, head), text, colours.muted, "small", align="right")
            )
        y = head + space.xs
        top, foot = y, y + len(self.bars) * (high + gap) - gap
        at80 = x + plot * 0.8
        sheet.shapes.append(Path((QPointF(at80, top), QPointF(at80, foot)), colours.muted, 1, True))
        sheet.shapes.append(
            ink.words(QRectF(at80 - ink.px(30), 0, ink.px(60), head), "80%", colours.muted, "small",
                      align="center")
        )  # fmt: skip
        line: list[QPointF] = []
        running = 0
        for bar, told in zip(self.bars, sums, strict=True):
            running += bar.value
            _label(sheet, ink, bar.name, QRectF(0, y, left, high))
            body = QRectF(x, y + space.xs / 2, max(2.0, plot * bar.value / self.total),
                          high - space.xs)  # fmt: skip
            sheet.shapes.append(Box(body, colours.pair(bar.tone).mark, "", 2))
            line.append(QPointF(x + plot * running / self.total, y + high / 2))
            for start, wide, text, bold in (
                (starts[0], columns[0], f"{bar.value:,}", True),
                (starts[1], columns[1], told, False),
            ):
                colour = colours.text if bold else colours.amber.strong
                sheet.shapes.append(
                    ink.words(QRectF(start, y, wide, high), text, colour, bold=bold, align="right")
                )
            rect = QRectF(0, y - gap / 2, width, high + gap)
            sheet.marks.append(Mark(rect, bar.name, _said(bar, told), bar.tip, bar.behind))
            y += high + gap
        sheet.shapes.append(Path(tuple(line), colours.amber.mark, 2))
        sheet.shapes += [Dot(at, ink.px(3), colours.surface, colours.amber.mark) for at in line]
        return sheet.done(_foot(sheet, ink, self.foot, y, width))

    def _sums(self) -> list[str]:
        running, texts = 0, []
        for bar in self.bars:
            running += bar.value
            texts.append(f"{running / self.total:.0%}")
        return texts


def _label_width(ink: Ink, bars: tuple[Bar, ...], width: float) -> float:
    widest = max((ink.width(bar.name) for bar in bars), default=0.0)
    return min(widest, width * 0.36)


def _label(sheet: Sheet, ink: Ink, text: str, rect: QRectF) -> None:
    sheet.shapes.append(ink.words(rect, text))


def _foot(sheet: Sheet, ink: Ink, text: str, y: float, width: float) -> float:
    if not text:
        return y
    high = ink.line("small")
    sheet.shapes.append(
        ink.words(QRectF(0, y + ink.space.xs, width, high), text, ink.colours.muted, "small")
    )
    return y + ink.space.xs + high


def _said(bar: Bar, more: str = "") -> str:
    return " ".join(part for part in (f"{bar.value:,}", bar.note, more) if part)
