"""Paints the queue's cells: time bars, badges, words, and light bars for rows on their way."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop_app.domain.codes import ENDED
from desktop_app.domain.views import QueueRow
from desktop_app.ui.queue.columns import COLUMNS, Wording
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.rowmap import Head
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.theme.tokens import Colours, blend
from desktop_app.ui.widgets.badge import badge_size, paint_badge
from desktop_app.ui.widgets.time_left import paint_time_left

MUTED = {"received", "channel", "department", "handler", "satisfaction"}


def row_tint(colours: Colours, tone: str) -> str:
    """A row's colour: half of the soft one, on which every other word and badge stays legible."""
    return blend(colours.surface, colours.pair(tone).soft, 0.5)


class QueueDelegate(QStyledItemDelegate):
    """One fixed height for all rows, so that a hundred thousand need no measuring."""

    def __init__(self, theme: Theme, wording: Wording, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._wording, self._view = theme, wording, view
        theme.changed.connect(self._remeasure)
        self._remeasure()

    def row_height(self) -> int:
        return self._metrics.height() + self._space.l + self._space.xs

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
        head = model.rows_map.head_at(index.row())
        row = model.row_at(index.row()) if head is None else None
        painter.save()
        if head is not None:
            painter.fillRect(rect, QColor(colours.raised))
        elif row is not None and row.tone:
            painter.fillRect(rect, QColor(row_tint(colours, row.tone)))
        chosen = self._view.selectionModel().isSelected(index)
        if chosen:
            painter.fillRect(rect, QColor(colours.selected))
        if row is not None and row.tone and self._is_first(index.column()):
            # Still seen when the row is chosen, and by those who cannot tell soft colours apart.
            strip = QColor(colours.pair(row.tone).mark)
            painter.fillRect(
                QRect(rect.left() + theme.px(3), rect.top(), theme.px(3), rect.height() - 1), strip
            )
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))
        if index.row() == self._view.currentIndex().row() and self._is_first(index.column()):
            focused = self._view.hasFocus()
            mark = colours.focus if focused else colours.control_line
            painter.fillRect(
                QRect(rect.left(), rect.top(), theme.px(3), rect.height() - 1), QColor(mark)
            )
        inner = rect.adjusted(self._space.m, 0, -self._space.xs, -1)
        if head is not None:
            self._head(painter, rect, index, head)
        elif row is None:
            self._placeholder(painter, inner, index)
        else:
            self._cell(painter, inner, row, COLUMNS[index.column()].key)
        painter.restore()

    def _cell(self, painter: QPainter, inner: QRect, row: QueueRow, key: str) -> None:
        colours = self._theme.colours
        if key == "time":
            left = self._wording.time(row)
            if left is not None:
                paint_time_left(painter, inner, self._theme, left, bar=self._theme.px(48))
            return
        if key == "category":
            if text := self._wording.category(row):
                if badge_size(self._theme, text).width() > inner.width():
                    # The second level tells more than the beginning of the first.
                    text = text.rpartition(" / ")[2]
                self._badge(painter, inner, text, "grey")
            return
        if key == "status":
            for number, badge in enumerate(self._wording.badges(row)):
                needed = badge_size(self._theme, badge.text).width()
                # A second badge that would be cut says nothing; the tooltip has them all.
                if number and inner.width() < min(needed, self._theme.px(52)):
                    return
                used = self._badge(painter, inner, badge.text, badge.tone)
                inner = inner.adjusted(used + self._space.xs, 0, 0, 0)
            return
        if key == "tags":
            for tag in row.tags:
                needed = badge_size(self._theme, f"#{tag}").width()
                if inner.width() < min(needed, self._theme.px(40)):
                    return
                used = self._badge(painter, inner, f"#{tag}", "grey")
                inner = inner.adjusted(used + self._space.xs, 0, 0, 0)
            return
        if key == "severity" and row.severity in ("major", "critical"):
            tone = "red" if row.severity == "critical" else "blue"
            self._badge(painter, inner, self._wording.text(row, key), tone)
            return
        quiet = key in MUTED or row.status in ENDED
        painter.setFont(self._font)
        painter.setPen(QColor(colours.muted if quiet else colours.text))
        if key == "step":
            # The title gives way, how far the case is stays.
            text = self._wording.text(row, key)
            title, _, far = text.rpartition(" ")
            room = inner.width() - self._metrics.horizontalAdvance(" " + far)
            if self._metrics.horizontalAdvance(text) > inner.width():
                title = self._metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
            inner_text = f"{title} {far}".strip()
            painter.drawText(
                inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, inner_text
            )
            return
        # Of a number the end tells one case from the next.
        mode = Qt.TextElideMode.ElideLeft if key == "number" else Qt.TextElideMode.ElideRight
        text = self._metrics.elidedText(self._wording.text(row, key), mode, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

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
        painter.setClipRect(rect)
        icon = theme.pixmap(
            "chevron-down" if head.opened else "chevron-right", theme.colours.muted, side
        )
        painter.drawPixmap(line.left() + space.m, line.center().y() - side // 2, icon)
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(theme.colours.text))
        words = line.adjusted(space.m + side + space.s, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(index.data()))

    def _badge(self, painter: QPainter, inner: QRect, text: str, tone: str) -> int:
        size = badge_size(self._theme, text)
        width = min(size.width(), inner.width())
        top = inner.top() + (inner.height() - size.height()) // 2
        paint_badge(
            painter, QRect(inner.left(), top, width, size.height()), self._theme, text, tone
        )
        return width

    def _placeholder(
        self, painter: QPainter, inner: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        height = self._theme.px(8)
        # Uneven ends look like words on their way; the same row always looks the same.
        part = 0.45 + (index.row() * 7 + index.column() * 13) % 40 / 100
        bar = QRectF(inner.left(), inner.center().y() - height / 2, inner.width() * part, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.raised))
        painter.drawRoundedRect(bar, height / 2, height / 2)

    def _is_first(self, column: int) -> bool:
        header = self._view.horizontalHeader()
        at = header.visualIndex(column)
        return all(header.isSectionHidden(header.logicalIndex(before)) for before in range(at))

    def _remeasure(self) -> None:
        self._font: QFont = self._theme.font()
        self._metrics = QFontMetrics(self._font)
        self._space = self._theme.space
