"""Texts cut by the widths of their characters, against what Qt measures."""

from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QFontMetrics

from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.cut import DOTS, Cutter, stands_alone

PARTS = (
    "厨房漏水，",
    "3-2-501 · ",
    "WY00012",
    "AVTo",
    "，",
    " ",
    "①",
    "ｱ",
    "é",
    "e\u0301",
    "👩‍👧",
    "نص",
    "か\u3099",
)


@pytest.fixture
def cutter(theme: Theme) -> Cutter:
    return Cutter(theme.font())


@pytest.mark.parametrize("left", [False, True])
def test_it_fits_and_keeps_as_much_as_qt_would(theme: Theme, cutter: Cutter, left: bool) -> None:
    chance, metrics = random.Random(5), QFontMetrics(theme.font())
    for _ in range(400):
        text = "".join(chance.choices(PARTS, k=chance.randrange(9)))
        room = chance.randrange(20, 260)
        found = cutter.cut(text, room, left=left)
        assert metrics.horizontalAdvance(found) <= room + 1 or found == DOTS
        if metrics.horizontalAdvance(text) + 4 <= room:
            assert found == text
        # What Qt itself cuts may lose a half of something, or be turned round.
        if found != text and all(map(stands_alone, text)):
            kept = found.strip(DOTS)
            assert text.endswith(kept) if left else text.startswith(kept)
            assert metrics.horizontalAdvance(found) + 60 > room, "more would have fitted"


def test_a_width_is_what_qt_says(theme: Theme, cutter: Cutter) -> None:
    metrics = QFontMetrics(theme.font())
    for part in PARTS:
        assert abs(cutter.width(part) - metrics.horizontalAdvance(part)) <= 4
