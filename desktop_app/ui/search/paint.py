"""Painting a line of the search's drop-down: pieces with highlights, shortened at the end."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.domain.highlight import Spans
from desktop_app.ui.search.lines import FILL, HEADING, NOTE, Index, Line, Run
from desktop_app.ui.theme.theme import Theme

_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class LineDelegate(QStyledItemDelegate):
    """Headings small and muted, hits with what matched on an amber ground."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(Qt.ItemDataRole.UserRole)
        theme = self._theme
        body = theme.metrics().height()
        small = theme.metrics("small").height()
        if not isinstance(line, Line):
            return QSize(theme.px(200), body)
        if line.kind in (HEADING, NOTE):
            return QSize(theme.px(200), small + theme.space.s + theme.space.xs)
        below = small + 2 if line.below else 0
        return QSize(theme.px(200), body + below + theme.space.s + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(line, Line):
            return
        theme, space = self._theme, self._theme.space
        colours = theme.colours
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected))
            painter.drawRoundedRect(QRectF(option.rect.adjusted(space.xs, 0, -space.xs, 0)), 5, 5)
            painter.setBrush(QColor(colours.focus))
            mark = option.rect.adjusted(space.xs, space.xs, 0, -space.xs)
            painter.drawRoundedRect(QRectF(mark.left(), mark.top(), 3, mark.height()), 1.5, 1.5)
        elif option.state & QStyle.StateFlag.State_MouseOver and line.can_be_picked:
            painter.fillRect(option.rect, QColor(colours.hover))
        area = option.rect.adjusted(space.m, 0, -space.m, 0)
        if line.kind in (HEADING, NOTE):
            font = theme.font("small", bold=line.kind == HEADING)
            below = area.adjusted(0, space.xs, 0, 0)
            self._runs(painter, below, line.runs, font)
            painter.restore()
            return
        body, small = theme.font(), theme.font("small")
        top = QRect(area)
        if line.below:
            height = QFontMetrics(body).height()
            top.setTop(area.top() + space.xs + 1)
            top.setHeight(height)
            second = QRect(
                area.left(), top.bottom() + 2, area.width(), area.bottom() - top.bottom()
            )
            second.setHeight(QFontMetrics(small).height())
            self._runs(painter, second, line.below, small)
        if line.side:
            side, width = side_words(line.side, small, area.width() // 2)
            painter.setFont(small)
            painter.setPen(QColor(colours.muted))
            painter.drawText(
                QRect(top.right() - width, top.top(), width + 1, top.height()), _FLAGS, side
            )
            top.setRight(top.right() - width - space.m)
        self._runs(painter, top, line.runs, theme.font(bold=False) if line.kind == FILL else body)
        painter.restore()

    def _runs(self, painter: QPainter, area: QRect, runs: tuple[Run, ...], font: QFont) -> None:
        colours = self._theme.colours
        x = area.left()
        for run in runs:
            own = QFont(font)
            if run.tone == "strong":
                own.setWeight(QFont.Weight.DemiBold)
            painter.setFont(own)
            metrics = QFontMetrics(own)
            tone = QColor(colours.muted if run.tone == "muted" else colours.text)
            for text, found in pieces(run.text, run.spans):
                room = area.right() - x
                if room <= 0:
                    return
                width = metrics.horizontalAdvance(text)
                whole = width <= room
                shown = text
                if not whole:
                    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
                    width = metrics.horizontalAdvance(shown)
                place = QRect(x, area.top(), width + 1, area.height())
                if found:
                    height = min(metrics.height(), area.height())
                    top = area.center().y() - height // 2
                    ground = QRect(x, top, width, height)
                    painter.fillRect(ground, QColor(colours.amber.soft))
                    painter.setPen(QColor(colours.amber.strong))
                else:
                    painter.setPen(tone)
                painter.drawText(place, _FLAGS, shown)
                x += width
                if not whole:
                    return
            x += self._theme.space.s


def side_words(text: str, font: QFont, room: int) -> tuple[str, int]:
    """What stands at the right of a line, with dots where it is cut, and how wide it is."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) > room:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return text, metrics.horizontalAdvance(text)


def pieces(text: str, spans: Spans) -> Iterator[tuple[str, bool]]:
    """The text cut at its highlights; true for what is highlighted."""
    at = 0
    for start, end in spans:
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
