"""Paints the queue's cells: time bars, badges, words, and light bars for rows on their way.

A frame of the table is some hundred and fifty cells, so what repeats is kept: pictures of
badges and bars, widths of characters, colours. Nothing is set in the painter that the next cell
does not set for itself.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop_app.domain.codes import ENDED
from desktop_app.domain.views import QueueRow
from desktop_app.ui.queue.columns import COLUMNS, Wording
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.pictures import Pictures
from desktop_app.ui.queue.rowmap import Head
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.theme.tokens import Colours, blend
from desktop_app.ui.widgets.cut import Cutter
from desktop_app.ui.widgets.time_left import TimeLeft, bar_height, bar_width, ink_of

MUTED = {"received", "channel", "department", "handler", "satisfaction"}


def row_tint(colours: Colours, tone: str) -> str:
    """A row's colour: half of the soft one, on which every other word and badge stays legible."""
    return blend(colours.surface, colours.pair(tone).soft, 0.5)


class QueueDelegate(QStyledItemDelegate):
    """One fixed height for all rows, so that a hundred thousand need no measuring."""

    def __init__(self, theme: Theme, wording: Wording, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._wording, self._view = theme, wording, view
        self._pictures = Pictures(theme)
        self._chosen = False  # the row whose cell is painted
        theme.changed.connect(self._remeasure)
        self._remeasure()

    def row_height(self) -> int:
        return self._height + self._space.l + self._space.xs

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        column = COLUMNS[index.column()]
        return QSize(self._theme.px(column.width), self.row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, colours = self._theme, self._theme.colours
        rect: QRect = option.rect
        model = index.model()
        assert isinstance(model, QueueModel)
        number, column = index.row(), index.column()
        head = model.rows_map.head_at(number)
        row = model.row_at(number) if head is None else None
        tone = row.tone if row is not None else ""
        self._chosen = self._view.selectionModel().isSelected(index)
        if self._chosen:
            painter.fillRect(rect, self._colour(colours.selected))
        elif head is not None:
            painter.fillRect(rect, self._colour(colours.raised))
        elif tone:
            painter.fillRect(rect, self._colour(row_tint(colours, tone)))
        left, top, width, height = rect.left(), rect.top(), rect.width(), rect.height()
        painter.fillRect(left, top + height - 1, width, 1, self._colour(colours.line))
        current = number == self._view.currentIndex().row()
        if (tone or current) and self._is_first(column):
            px = theme.px(3)
            if tone:
                # Still seen when the row is chosen, and by those who cannot tell soft colours apart.
                mark = self._colour(colours.pair(tone).mark)
                painter.fillRect(left + px, top, px, height - 1, mark)
            if current:
                focus = colours.focus if self._view.hasFocus() else colours.control_line
                painter.fillRect(left, top, px, height - 1, self._colour(focus))
        if head is not None:
            self._head(painter, rect, index, head)
            return
        inner = rect.adjusted(self._space.m, 0, -self._space.xs, -1)
        if row is None:
            self._stand_in(painter, inner, number, column)
        else:
            self._cell(painter, inner, row, COLUMNS[column].key)

    def _cell(self, painter: QPainter, inner: QRect, row: QueueRow, key: str) -> None:
        wording = self._wording
        if key == "time":
            left = wording.time(row)
            if left is not None:
                self._time(painter, inner, left)
            return
        if key == "category":
            if text := wording.category(row):
                if self._pictures.badge_size(text).width() > inner.width():
                    # The second level tells more than the beginning of the first.
                    text = text.rpartition(" / ")[2]
                self._badge(painter, inner, text, "grey")
            return
        if key == "status":
            for number, badge in enumerate(wording.badges(row)):
                needed = self._pictures.badge_size(badge.text).width()
                # A second badge that would be cut says nothing; the tooltip has them all.
                if number and inner.width() < min(needed, self._theme.px(52)):
                    return
                used = self._badge(painter, inner, badge.text, badge.tone)
                inner = inner.adjusted(used + self._space.xs, 0, 0, 0)
            return
        if key == "tags":
            for tag in row.tags:
                needed = self._pictures.badge_size(f"#{tag}").width()
                if inner.width() < min(needed, self._theme.px(40)):
                    return
                used = self._badge(painter, inner, f"#{tag}", "grey")
                inner = inner.adjusted(used + self._space.xs, 0, 0, 0)
            return
        text = wording.text(row, key)
        if key == "severity" and row.severity in ("major", "critical"):
            self._badge(painter, inner, text, "red" if row.severity == "critical" else "blue")
            return
        if not text:
            return
        room = inner.width()
        if key == "step" and self._cutter.width(text) > room:
            # The title gives way, how far the case is stays.
            title, _, far = text.rpartition(" ")
            text = f"{self._cutter.cut(title, room - self._cutter.width(' ' + far))} {far}"
        else:
            # Of a number the end tells one case from the next.
            text = self._cutter.cut(text, room, left=key == "number")
        colours = self._theme.colours
        quiet = key in MUTED or row.status in ENDED
        self._words(painter, inner, text, colours.muted if quiet else colours.text)

    def _time(self, painter: QPainter, inner: QRect, left: TimeLeft) -> None:
        """The bar of a limit and its words; the bar gives way when it is narrow."""
        theme, text = self._theme, left.text
        if not left.note:
            wide = bar_width(inner, theme, self._cutter.width(text), theme.px(48))
            if wide:
                size = QSize(wide, bar_height(theme))
                at = QPoint(inner.left(), inner.center().y() + 1 - size.height() // 2)
                self._pictures.bar(painter, at, size, left.used, left.tone)
                inner = inner.adjusted(wide + self._space.s, 0, 0, 0)
        self._words(painter, inner, self._cutter.cut(text, inner.width()), ink_of(theme, left))

    def _words(self, painter: QPainter, inner: QRect, text: str, ink: str) -> None:
        painter.setFont(self._font)
        painter.setPen(self._colour(ink))
        # From a point: with a rectangle Qt would lay the text out once more.
        top = inner.top() + (inner.height() - self._height) // 2
        painter.drawText(inner.left(), top + self._ascent, text)

    def _head(
        self,
        painter: QPainter,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        head: Head,
    ) -> None:
        """A group's head goes over all columns: each paints its own part of the same line."""
        theme, space = self._theme, self._theme.space
        side = theme.px(14)
        left = -self._view.horizontalHeader().offset()
        line = QRect(left, rect.top(), self._view.horizontalHeader().length(), rect.height() - 1)
        painter.save()
        painter.setClipRect(rect)
        icon = theme.pixmap(
            "chevron-down" if head.opened else "chevron-right", theme.colours.muted, side
        )
        painter.drawPixmap(line.left() + space.m, line.center().y() - side // 2, icon)
        painter.setFont(theme.font(bold=True))
        painter.setPen(self._colour(theme.colours.text))
        words = line.adjusted(space.m + side + space.s, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()

    def _badge(self, painter: QPainter, inner: QRect, text: str, tone: str) -> int:
        size = self._pictures.badge_size(text)
        width, height = min(size.width(), inner.width()), size.height()
        if width <= 0:
            return 0
        at = QPoint(inner.left(), inner.top() + (inner.height() - height) // 2)
        self._pictures.badge(painter, at, QSize(width, height), text, tone, self._chosen)
        return width

    def _stand_in(self, painter: QPainter, inner: QRect, number: int, column: int) -> None:
        height = self._theme.px(8)
        # Uneven ends look like words on their way; the same row always looks the same.
        part = 0.45 + (number * 7 + column * 13) % 8 / 20
        size = QSize(int(inner.width() * part), height)
        if not size.isEmpty():
            at = QPoint(inner.left(), inner.center().y() - height // 2)
            self._pictures.stand_in(painter, at, size)

    def _is_first(self, column: int) -> bool:
        header = self._view.horizontalHeader()
        at = header.visualIndex(column)
        return all(header.isSectionHidden(header.logicalIndex(before)) for before in range(at))

    def _colour(self, name: str) -> QColor:
        colour = self._colours.get(name)
        if colour is None:
            colour = self._colours[name] = QColor(name)
        return colour

    def _remeasure(self) -> None:
        self._colours: dict[str, QColor] = {}
        self._pictures.forget()
        self._font = self._theme.font()
        self._cutter = Cutter(self._font)
        self._height, self._ascent = self._cutter.metrics.height(), self._cutter.metrics.ascent()
        self._space = self._theme.space
