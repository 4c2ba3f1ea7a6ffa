"""Texts cut to a width by the widths of their characters, each of which is measured once.

Asking Qt for the width of a text costs as much as painting it; a table asks for every cell.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

DOTS = "…"
MOST_CHARACTERS = 20_000
"""So many widths are remembered; Chinese has not many more in use."""


_ALONE = (
    range(0x20, 0x300), range(0x2010, 0x2028), range(0x3000, 0x302A), range(0x3030, 0x3099),
    range(0x309B, 0xA000), range(0xFF00, 0xFFF0),
)  # fmt: skip
"""Latin, dashes and dots, Chinese and Japanese, full-width forms."""


def stands_alone(character: str) -> bool:
    """Whether it is as wide in a text as by itself: not a mark, half an emoji, joined script."""
    code = ord(character)
    return any(code in part for part in _ALONE)


class Cutter:
    """Cuts texts of one font."""

    def __init__(self, font: QFont) -> None:
        self.metrics = QFontMetrics(font)
        self._wide: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Logical pixels of a text in one line, at least as many as it takes when painted."""
        known, total = self._wide, 0.0
        for character in text:
            one = known.get(character)
            if one is None:
                one = self._measure(character)
            if one < 0:
                return self.metrics.horizontalAdvance(text)
            total += one
        return total

    def cut(self, text: str, room: float, *, left: bool = False) -> str:
        """*text*, or as much of it with dots as fits into *room*; *left* keeps its end."""
        known, total, fits = self._wide, 0.0, 0
        within = room - (known.get(DOTS) or self._measure(DOTS))
        shown = reversed(text) if left else text
        for character in shown:
            one = known.get(character)
            if one is None:
                one = self._measure(character)
            if one < 0:
                mode = Qt.TextElideMode.ElideLeft if left else Qt.TextElideMode.ElideRight
                return self.metrics.elidedText(text, mode, int(room))
            total += one
            if total <= within:
                fits += 1
            elif total > room:
                return DOTS + text[len(text) - fits :] if left else text[:fits] + DOTS
        return text

    def _measure(self, character: str) -> float:
        """Its width, remembered; -1 for one whose width depends on what stands beside it."""
        if len(self._wide) >= MOST_CHARACTERS:
            self._wide.clear()
        wide = self.metrics.horizontalAdvance(character) if stands_alone(character) else -1
        self._wide[character] = wide
        return wide
