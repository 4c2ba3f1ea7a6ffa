"""Words whose beginning is bold, measured and painted without a document."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.words import Words


class LeadWords(Words):
    """Words whose beginning, the lead, is bold."""

    def __init__(self, parent: QWidget | None = None, *, marked: bool = False) -> None:
        self._lead = ""
        self._drawn: QTextLayout | None = None
        self._wide = -1
        super().__init__("", parent, marked=marked)

    def show_words(self, lead: str, rest: str) -> None:
        """Show *lead* and *rest*, in which ``\n`` begins a line."""
        if self.textFormat() == Qt.TextFormat.RichText:
            self._marked = True
            self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self.setTextFormat(Qt.TextFormat.PlainText)
        if lead != self._lead:
            self._lead, self._drawn = lead, None
            self._heights.clear()
        self.setText(lead + rest)

    def setText(self, text: str) -> None:
        if text != self.text():
            self._drawn = None
        super().setText(text)

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            margins = self.contentsMargins()
            layout = self._laid_out(width - margins.left() - margins.right())
            height = round(layout.boundingRect().height()) + margins.top() + margins.bottom()
            self._heights[width] = height
        return height

    def changeEvent(self, event: QEvent) -> None:
        self._drawn = None
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.textFormat() == Qt.TextFormat.RichText:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        self._laid_out(room.width()).draw(painter, QPointF(room.topLeft()))
        painter.end()

    def _laid_out(self, width: int) -> QTextLayout:
        if self._drawn is not None and self._wide == width:
            return self._drawn
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        lead = QTextLayout.FormatRange()
        lead.start, lead.length, lead.format = 0, _units(self._lead), bold
        layout.setFormats([lead])
        layout.setCacheEnabled(True)
        layout.beginLayout()
        down = 0.0
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(width)
            line.setPosition(QPointF(0, down))
            down += line.height()
        layout.endLayout()
        self._drawn, self._wide = layout, width
        return layout

    def _let_mark(self) -> None:
        if not self._marked:
            return
        heights = dict(self._heights)
        lead, rest = self._lead, self.text()[len(self._lead) :]
        super()._let_mark()
        self.setTextFormat(Qt.TextFormat.RichText)
        super().setText(f"<b>{escape(lead)}</b>{escape(rest).replace(chr(10), '<br>')}")
        self._heights = heights  # as long as before


def _units(text: str) -> int:
    """How long Qt takes *text* to be: rare characters count twice."""
    return len(text.encode("utf-16-le")) // 2
