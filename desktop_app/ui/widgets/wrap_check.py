"""A check box whose words go over several lines instead of making its card wide."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QWidget

NARROWEST = 12
"""Characters that a line must have room for."""


class WrapCheckBox(QCheckBox):
    """``words`` is the whole text; what stands on screen is broken to the width there is."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self.words = words
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        narrow = QFontMetrics(self.font()).horizontalAdvance("字" * NARROWEST)
        whole = QFontMetrics(self.font()).horizontalAdvance(self.words)
        return QSize(self._box() + min(narrow, whole), self._line())

    def sizeHint(self) -> QSize:
        whole = QFontMetrics(self.font()).horizontalAdvance(self.words)
        return QSize(self._box() + whole, self._line())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = len(wrapped(self.words, self.font(), width - self._box()))
        return self._line() + max(0, lines - 1) * QFontMetrics(self.font()).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines = wrapped(self.words, self.font(), event.size().width() - self._box())
        text = "\n".join(lines).replace("&", "&&")
        if text != self.text():
            self.setText(text)

    def _line(self) -> int:
        """Height of one line with its box, whatever stands in the text now."""
        box = self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight, None, self)
        return max(box, QFontMetrics(self.font()).height()) + 8

    def _box(self) -> int:
        style = self.style()
        metric = QStyle.PixelMetric
        return (
            style.pixelMetric(metric.PM_IndicatorWidth, None, self)
            + style.pixelMetric(metric.PM_CheckBoxLabelSpacing, None, self)
            + 16
        )


def wrapped(text: str, font: QFont, width: int) -> list[str]:
    """Lines of *text* that are at most *width* pixels wide: broken at blanks, or anywhere."""
    metrics = QFontMetrics(font)
    lines: list[str] = []
    line = ""
    for character in text:
        if line and metrics.horizontalAdvance(line + character) > width:
            head, blank, tail = line.rpartition(" ")
            # Before and after a Chinese character; an apostrophe is in the middle of a word.
            anywhere = max(line[-1], character) > "\u2e7f"
            if character == " " or not blank or anywhere:
                lines.append(line.rstrip())
                line = ""
            else:
                lines.append(head)
                line = tail
        line += character if line or character != " " else ""
    return [*lines, line] if line or not lines else lines
