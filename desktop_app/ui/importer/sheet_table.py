"""The file's own cells with the detected table outlined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.ui.importer.sheet_model import Face, SheetModel
from desktop_app.ui.theme.theme import Theme, set_kind

SAMPLE = 40
"""Rows that are looked at for a column's width."""


class CellDelegate(QStyledItemDelegate):
    """Header rows marked, rows left out greyed, columns that are not imported dimmed."""

    def __init__(self, theme: Theme, model: SheetModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours, face = self._theme.colours, self._model.face
        role = self._model.role_of(index.row() + 1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground, ink = colours.surface, colours.text
        if role == "header":
            ground, ink = colours.blue.soft, colours.blue.strong
        elif role == "error":
            ground = colours.red.soft
        elif role not in ("data", "none"):
            ground, ink = colours.raised, colours.muted
        if role in ("data", "error") and index.column() not in face.fields:
            ink = colours.muted
            ground = colours.raised if role == "data" else ground
        if chosen:
            ground = colours.selected
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        font = self._theme.font(bold=role == "header")
        painter.setFont(font)
        painter.setPen(QColor(ink))
        inner = rect.adjusted(self._theme.space.s, 0, -self._theme.space.xs, 0)
        text = QFontMetrics(font).elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


class SheetTable(QTableView):
    """Row numbers and column letters around the cells; a frame around the table."""

    def __init__(
        self, theme: Theme, language: str, text_of: Callable[[Any], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cells = SheetModel(language, text_of)
        self.setModel(self.cells)
        self.setItemDelegate(CellDelegate(theme, self.cells, self))
        set_kind(self, "card")
        self.setAccessibleName(self.tr("原表"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        theme.follow(self, self._remeasure)

    def show_face(self, face: Face, revealed: bool) -> None:
        """Show a sheet; another view of the same cells keeps the place."""
        if face == self.cells.face and revealed == self.cells.revealed:
            return
        same = face.rows is self.cells.face.rows
        place, scrolled = self.currentIndex(), self.verticalScrollBar().value()
        row, column = place.row(), max(place.column(), 0)
        self.cells.show(face, revealed)
        self._remeasure()
        self._span_titles()
        if same and row >= 0:
            self.setCurrentIndex(self.cells.index(row, column))
            self.verticalScrollBar().setValue(scrolled)
        elif face.rows and face.columns:
            # Begin with the title in sight, and the header under the keyboard.
            self.setCurrentIndex(self.cells.index(face.header[0] - 1 if face.header else 0, 0))
            self.scrollToTop()

    def _span_titles(self) -> None:
        """A title that stands alone in its row is read whole."""
        self.clearSpans()
        face = self.cells.face
        for row in range(min(face.header[0] - 1 if face.header else 0, SAMPLE)):
            filled = [at for at in range(face.columns) if self.cells.cell_text(row, at, 4)]
            if len(filled) == 1 and face.columns - filled[0] > 1:
                self.setSpan(row, filled[0], 1, face.columns - filled[0])

    def frame(self) -> QRect:
        """Where the detected table stands in the viewport; empty when there is none."""
        table = self.cells.face.table
        if table is None:
            return QRect()
        top, left, bottom, right = table
        last, wide = bottom - 1, right if right < self.cells.columnCount() else right - 1
        x = self.columnViewportPosition(left)
        y = self.rowViewportPosition(top - 1)
        width = self.columnViewportPosition(wide) + self.columnWidth(wide) - x
        return QRect(x, y, width, self.rowViewportPosition(last) + self.rowHeight(last) - y)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        frame = self.frame()
        if frame.isEmpty():
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self._theme.colours.primary), 2))
        painter.drawRect(frame.adjusted(1, 1, -2, -2))
        painter.end()

    @Slot()
    def _remeasure(self) -> None:
        metrics = self._theme.metrics()
        height, space = metrics.height() + self._theme.space.s, self._theme.space
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(height * 3)
        face, wide = self.cells.face, metrics.horizontalAdvance("国")
        marks = {
            str(self.cells.headerData(row, Qt.Orientation.Vertical))
            for row in (*range(min(SAMPLE, len(face.rows))), *(one - 1 for one in face.left_out))
            if row < len(face.rows)
        }
        number = metrics.horizontalAdvance(f"{len(face.rows)}　") + wide * 2
        widest = max((metrics.horizontalAdvance(mark) for mark in marks), default=0)
        self.verticalHeader().setFixedWidth(max(widest, number) + 2 * space.m)
        for column in range(face.columns):
            title = str(self.cells.headerData(column, Qt.Orientation.Horizontal))
            shown = [title, *self._sample(column)]
            need = max(metrics.horizontalAdvance(text[:16]) for text in shown) + 2 * space.m
            self.setColumnWidth(column, min(max(need, wide * 4), wide * 15))

    def _sample(self, column: int) -> list[str]:
        face = self.cells.face
        start = face.header[0] - 1 if face.header else 0
        stop = min(start + SAMPLE, len(face.rows))
        return [self.cells.cell_text(row, column, 20) for row in range(start, stop)]
