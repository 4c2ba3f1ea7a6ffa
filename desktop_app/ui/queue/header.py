"""The header of the queue's table: sections to move, and the arrow of the order."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.ui.theme.theme import Theme


class QueueHeader(QHeaderView):
    """Sections that can be moved, resized, hidden; a click only says which one was clicked."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._sorted, self._descending = -1, False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.size(self.setMinimumSectionSize, 48)

    def show_sort(self, column: int, descending: bool) -> None:
        """Mark the column by which is sorted; -1 marks none."""
        if (column, descending) != self.sorted_by:
            self._sorted, self._descending = column, descending
            self.viewport().update()

    @property
    def sorted_by(self) -> tuple[int, bool]:
        """Column and whether it goes downward."""
        return self._sorted, self._descending

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logical)
        painter.restore()
        if logical != self._sorted:
            return
        theme = self._theme
        side = theme.px(14)
        title = str(self.model().headerData(logical, Qt.Orientation.Horizontal))
        words = theme.metrics("small", bold=True).horizontalAdvance(title)
        # Beside the word, where it is read together with it.
        left = min(rect.left() + theme.space.m + words + 2, rect.right() - side)
        name = "chevron-down" if self._descending else "chevron-up"
        icon = theme.pixmap(name, theme.colours.link, side)
        painter.drawPixmap(left, rect.center().y() - side // 2 + 1, icon)
