"""A quiet read-only table over ``LinesModel``: made for reading, copying, and the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.ui.importer.models import LinesModel, Words
from desktop_app.ui.theme.theme import Theme, set_kind


class LinesTable(QTableView):
    """``show_lines`` fills it; Ctrl+C copies the chosen lines; Tab goes on to the next control.

    ``opened`` carries the line on which Enter was pressed, or that was clicked twice.
    """

    opened = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines = LinesModel()
        self.setModel(self.lines)
        set_kind(self, "card")
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._clicked_twice)
        theme.follow(self, self._remeasure)
        self._remeasure()

    def show_lines(
        self,
        headers: Sequence[str],
        items: Sequence[Any],
        words: Words,
        widths: Sequence[int],
        *,
        stretch: bool = True,
    ) -> None:
        """Show *items*; *widths* are in characters of Chinese, the last column takes the rest."""
        self.lines.show(headers, items, words)
        wide = self._theme.metrics().horizontalAdvance("国")
        for column, width in enumerate(widths[:-1] if stretch else widths):
            self.setColumnWidth(column, width * wide + 2 * self._theme.space.m)
        self.horizontalHeader().setStretchLastSection(stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            text = "\n".join("\t".join(self.lines.cells(row)) for row in rows)
            QGuiApplication.clipboard().setText(text)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def chosen_lines(self) -> list[int]:
        """The lines that are selected, from the top."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    @Slot(QModelIndex)
    def _clicked_twice(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    @Slot()
    def _remeasure(self) -> None:
        height = self._theme.metrics().height() + self._theme.space.m
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(height * 3)
