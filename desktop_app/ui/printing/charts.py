"""Charts as ink: readable in black and white, every bar and point with its number."""

from __future__ import annotations

import math
from dataclasses import replace

from desktop_app.domain.documents import Bars, Trend
from desktop_app.ui.printing import type
from desktop_app.ui.printing.ink import Box, Curve, Ink, Words
from desktop_app.ui.printing.strips import Strip
from desktop_app.ui.printing.type import Shaper, Type

_LABEL = Type(82)
_NUMBER = Type(80, True)
_NAME = Type(80, colour=type.MUTED)
LINE_COLOUR = "#8A5200"
MOST_LINES = 3
PLOT = 900.0
"""Height of the standing bars' field."""


def bars(block: Bars, shaper: Shaper, width: float) -> Strip:
    """Lying bars under each other; the longest label takes at most two fifths of the width."""
    inks: list[Ink] = []
    y = 0.0
    if block.title:
        title = _text(block.title, _NAME, shaper, 0, 0, width)
        inks.append(title)
        y = title.height + 30
    if not block.items:
        words = _text(block.empty, _NAME, shaper, 0, y, width)
        return Strip("chart", y + words.height, (*inks, words), gap=60)
    label_width = min(
        max(shaper.width(item.label, _LABEL) for item in block.items) + 40, width * 0.4
    )
    number_width = max(shaper.width(item.text, _NUMBER) for item in block.items) + 20
    number_width = min(number_width, width * 0.35)
    room = width - label_width - number_width - 70
    most = max((item.value for item in block.items), default=0) or 1
    for item in block.items:
        label = _text(item.label, _LABEL, shaper, 0, y, label_width)
        long = room * max(item.value, 0) / most
        middle = y + label.height / 2
        inks.append(label)
        if long > 0:
            inks.append(Box(label_width + 40, middle - 42, long, 84, fill=type.PRIMARY))
        number = _text(
            item.text, _NUMBER, shaper, label_width + 70 + long, middle - 60, number_width
        )
        inks.append(number)
        y += max(label.height, number.height, 120) + 28
    return Strip("chart", y, tuple(inks), gap=60)


def trend(block: Trend, shaper: Shaper, width: float) -> Strip:
    """Standing bars with their numbers, the last one darker; the line has rings and numbers."""
    inks: list[Ink] = []
    y = 0.0
    if block.title:
        title = _text(block.title, _NAME, shaper, 0, 0, width)
        inks.append(title)
        y = title.height + 20
    count = max(len(block.labels), 1)
    step = width / count
    has_line = any(value is not None for value in block.line)
    line_room = 330.0 if has_line else 0.0
    top, foot = y + line_room + 190, y + 190 + PLOT
    most = max((value for value in block.bars if value is not None), default=0) or 1
    for place, value in enumerate(block.bars):
        x = place * step + step * 0.2
        if value is None:
            inks.append(_text("—", _NAME, shaper, place * step, foot - 130, step, "center"))
            continue
        tall = (foot - top) * value / most
        fill = type.PRIMARY if place == count - 1 else type.PALE
        if tall > 0:
            line = type.PRIMARY if place == count - 1 else "#7F9FD6"
            inks.append(Box(x, foot - tall, step * 0.6, tall, fill, line, 4))
        inks.append(
            _text(f"{value:g}", _NUMBER, shaper, place * step, foot - tall - 122, step, "center")
        )
    inks.append(Box(0, foot, width, 0, line=type.MUTED, thick=6))
    for place, label in enumerate(block.labels):
        inks.append(_text(label, _NAME, shaper, place * step, foot + 15, step, "center"))
    y_end = (
        foot
        + 15
        + max(
            (ink.height for ink in inks[-len(block.labels) :] if isinstance(ink, Words)), default=0
        )
    )
    if has_line:
        inks += _line(block, shaper, step, y + 130, line_room - 130)
    names = [
        f"{sign} {name}"
        for sign, name in (("■", block.bars_name), ("○", block.line_name if has_line else ""))
        if name
    ]
    if names:
        words = _text("　".join(names), _NAME, shaper, 0, y_end + 10, width, "center")
        inks.append(words)
        y_end = words.y + words.height
    return Strip("chart", y_end, tuple(inks), gap=60)


def _line(block: Trend, shaper: Shaper, step: float, top: float, room: float) -> list[Ink]:
    known = [value for value in block.line if value is not None]
    low = math.floor(min(known) * 10) / 10
    high = max(max(known), low + 0.1)
    inks: list[Ink] = []
    run: list[tuple[float, float]] = []
    for place, value in enumerate(block.line):
        if value is None:
            inks += _curve(run)
            run = []
            continue
        x, y = (place + 0.5) * step, top + room * (1 - (value - low) / (high - low))
        run.append((x, y))
        text = f"{value:.0%}"
        inks.append(
            _text(
                text,
                replace(_NAME, colour=LINE_COLOUR),
                shaper,
                x - step / 2,
                y - 140,
                step,
                "center",
            )
        )
    return [*inks, *_curve(run)]


def _curve(points: list[tuple[float, float]]) -> list[Ink]:
    return [Curve(tuple(points), LINE_COLOUR, 12, 22)] if points else []


def _text(
    text: str, kind: Type, shaper: Shaper, x: float, y: float, width: float, align: str = "left"
) -> Words:
    """A label of at most ``MOST_LINES``; a longer one ends in …: a chart is no place for prose."""
    lines = shaper.lines(text, kind, width, align)
    while lines.count > MOST_LINES and text:
        text = text[: len(text) * 3 // 4]
        lines = shaper.lines(text + "…", kind, width, align)
    return Words(x, y, width, lines, 0, lines.count, kind.colour)
