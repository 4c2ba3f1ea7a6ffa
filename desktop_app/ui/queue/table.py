"""The table of the queue: its keys, its header, and what it remembers of both."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desktop_app.ui.queue.columns import COLUMNS, PLACE, Wording
from desktop_app.ui.queue.header import QueueHeader
from desktop_app.ui.queue.holding import Holding
from desktop_app.ui.queue.model import HEAD_ROLE, QueueModel
from desktop_app.ui.queue.row_painter import RowPainter
from desktop_app.ui.queue.rowmap import Head, merge_ranges
from desktop_app.ui.theme.theme import Theme, set_kind

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


class QueueTable(QTableView):
    """Signals speak of what the user wants; the page decides what happens."""

    open_asked = Signal()
    delete_asked = Signal()
    preview_asked = Signal()
    sort_asked = Signal(int)
    menu_asked = Signal(QPoint)
    current_changed = Signal()
    selection_changed = Signal()
    columns_changed = Signal()
    chooser_asked = Signal()
    fold_asked = Signal(str, bool)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._restoring, self._scale = False, theme.scale
        self._own_widths = False
        set_kind(self, "card")
        self._header = QueueHeader(theme, self)
        self.setHorizontalHeader(self._header)
        self._rows = RowPainter(theme, wording, self)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(self.tr("投诉列表"))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._double_clicked)
        self.clicked.connect(self._clicked)
        self._header.sectionClicked.connect(self.sort_asked)
        self._header.sectionMoved.connect(self._columns_moved)
        self._header.sectionResized.connect(self._section_resized)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._show_column_menu)
        # A fitting that follows the user's hand would fight it; it waits for the layout to rest.
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self.fit)
        self._holding = Holding(self, self._brought)
        theme.follow(self, self._remeasure)

    def show_model(self, model: QueueModel) -> None:
        self.setModel(model)
        # Else the header asks for each column whether each of a hundred thousand rows is chosen.
        self._header.setSelectionModel(QItemSelectionModel(model, self._header))
        self.reset_columns()
        self._remeasure()
        # Not ``dataChanged``, whose own handling in the view still comes.
        model.arrived.connect(self._holding.came)
        model.modelReset.connect(self._holding.let_go)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())

    # columns

    def reset_columns(self) -> None:
        """The columns as they come: order, widths and which are shown."""
        self._restoring = True
        for index, column in enumerate(COLUMNS):
            self._header.moveSection(self._header.visualIndex(index), index)
            self._header.setSectionHidden(index, not column.shown)
        self._restoring = False
        self._own_widths = False
        self.fit()

    def shown_columns(self) -> tuple[tuple[str, int], ...]:
        """(key, width at 100 %) of the shown columns in their order."""
        header = self._header
        found = [header.logicalIndex(at) for at in range(header.count())]
        return tuple(
            (COLUMNS[index].key, round(header.sectionSize(index) / self._scale))
            for index in found
            if not header.isSectionHidden(index)
        )

    def show_columns(self, columns: Iterable[tuple[str, int]]) -> None:
        """Show these columns in this order, all others hidden; a width of 0 is the usual one."""
        self.reset_columns()
        wanted = [(PLACE[key], width) for key, width in columns if key in PLACE]
        wanted = list(dict(wanted).items())
        if PLACE["number"] not in dict(wanted):
            wanted.insert(0, (PLACE["number"], 0))
        self._restoring = True
        shown = dict(wanted)
        for index in range(len(COLUMNS)):
            self._header.setSectionHidden(index, index not in shown)
        for at, (index, _width) in enumerate(wanted):
            self._header.moveSection(self._header.visualIndex(index), at)
        self._own_widths = any(width for _, width in wanted)
        for index, width in wanted:
            self._header.resizeSection(index, self._theme.px(width or COLUMNS[index].width))
        self._restoring = False
        self.fit()

    def save_columns(self) -> str:
        state = base64.b64encode(bytes(self._header.saveState().data())).decode("ascii")
        return f"{self._scale}:{state}"

    def restore_columns(self, text: str) -> bool:
        """Columns as they were; False, and nothing changed, when *text* is none of ours."""
        scale, _, state = text.partition(":")
        try:
            raw, was = base64.b64decode(state, validate=True), float(scale)
        except (binascii.Error, ValueError):
            return False
        self._restoring = True
        try:
            done = bool(raw) and self._header.restoreState(QByteArray(raw))
        finally:
            self._restoring = False
        self._header.setSectionsClickable(True)
        self._header.setSectionsMovable(True)
        self._header.setSortIndicatorShown(False)
        self._header.setMinimumSectionSize(self._theme.px(48))
        self._own_widths = self._own_widths or done
        if done and was > 0:
            self._rescale(self._scale / was)
        if done and all(self._header.isSectionHidden(i) for i in range(len(COLUMNS))):
            self.reset_columns()
        return done

    def show_sort(self, column: int, descending: bool) -> None:
        """The arrow on a column; -1 takes it away."""
        self._header.show_sort(column, descending)

    def fit(self) -> None:
        """Give the room that is left to the content, which everybody reads.

        Until the user has widths of his own, the other columns give way before anything is
        pushed out of sight.
        """
        content = PLACE["content"]
        if not self._own_widths:
            self._give_way()
        if self._header.isSectionHidden(content):
            return
        others = self._header.length() - self._header.sectionSize(content)
        room = self.viewport().width() - others
        self._restoring = True
        self._header.resizeSection(content, max(self._theme.px(COLUMNS[content].least), room))
        self._restoring = False

    # keys

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and last case, not to the first and last column."""
        model = self.model()
        last = model.rowCount() - 1 if model is not None else -1
        column = max(0, self.currentIndex().column())
        if last >= 0 and action == QAbstractItemView.CursorAction.MoveHome:
            return model.index(0, column)
        if last >= 0 and action == QAbstractItemView.CursorAction.MoveEnd:
            return model.index(last, column)
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in ENTER:
            self.open_asked.emit()
        elif plain and event.key() == Qt.Key.Key_Space:
            self.preview_asked.emit()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._fold(event):
            pass
        elif plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = self._theme.px(60) * (1 if event.key() == Qt.Key.Key_Right else -1)
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _fold(self, event: QKeyEvent) -> bool:
        """Right opens the group of a head, Left closes it; elsewhere they scroll."""
        head = self._head_at(self.currentIndex())
        wanted = event.key() == Qt.Key.Key_Right
        if head is None or head.opened == wanted:
            return False
        self.fold_asked.emit(head.key, wanted)
        return True

    def _clicked(self, index: QModelIndex) -> None:
        head = self._head_at(index)
        if head is not None:
            self.fold_asked.emit(head.key, not head.opened)

    def _double_clicked(self, index: QModelIndex) -> None:
        if self._head_at(index) is None:
            self.open_asked.emit()

    def _head_at(self, index: Index) -> Head | None:
        return index.data(HEAD_ROLE) if index.isValid() else None

    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing here: a search through pages that are not loaded would lie."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_asked.emit(self.viewport().mapToGlobal(place))
        elif self.indexAt(event.pos()).isValid():
            self.menu_asked.emit(event.globalPos())

    # what is chosen

    def current_row(self) -> int:
        return self.currentIndex().row()

    def selected_ranges(self) -> list[tuple[int, int]]:
        """Chosen rows as ranges, in order, both ends included."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(number) for number in range(chosen.count())]
        return merge_ranges([(part.top(), part.bottom()) for part in parts])

    def selected_count(self) -> int:
        return sum(last - first + 1 for first, last in self.selected_ranges())

    def select_rows(self, current: int, ranges: list[tuple[int, int]]) -> None:
        """Choose rows and make one current, without scrolling."""
        model, chosen = self.model(), self.selectionModel()
        wide = len(COLUMNS) - 1
        selection = QItemSelection()
        for first, last in ranges:
            selection.select(model.index(first, 0), model.index(last, wide))
        column = max(0, self.currentIndex().column())
        flags = QItemSelectionModel.SelectionFlag
        before = self.hasAutoScroll()
        self.setAutoScroll(False)
        chosen.setCurrentIndex(model.index(current, column), flags.NoUpdate)
        self.setAutoScroll(before)
        chosen.select(selection, flags.ClearAndSelect)

    def visible_rows(self) -> tuple[int, int]:
        """First and last row in sight; (0, -1) when there is none."""
        count = self.model().rowCount() if self.model() is not None else 0
        if not count:
            return 0, -1
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        return first, (count - 1 if last < 0 else last)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dy:
            self._holding.scrolled()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.current_changed.emit()
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._rows.paint(painter, event.rect())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    # inside

    def _brought(self) -> bool:
        """Whether all rows in sight are here; those that are not are asked for."""
        model = self.model()
        return not isinstance(model, QueueModel) or model.bring(*self.visible_rows())

    def _give_way(self) -> None:
        shown = [i for i in range(len(COLUMNS)) if not self._header.isSectionHidden(i)]
        wide = sum(self._theme.px(COLUMNS[i].width) for i in shown)
        least = sum(self._theme.px(COLUMNS[i].least) for i in shown)
        room = self.viewport().width()
        part = 1.0 if wide <= least else min(1.0, max(0.0, (room - least) / (wide - least)))
        self._restoring = True
        for index in shown:
            column = COLUMNS[index]
            width = column.least + (column.width - column.least) * part
            self._header.resizeSection(index, self._theme.px(width))
        self._restoring = False

    def _columns_moved(self, *_: int) -> None:
        if not self._restoring:
            self.columns_changed.emit()

    def _section_resized(self, section: int, _old: int, _new: int) -> None:
        if self._restoring:
            return
        self._own_widths = True
        if section != PLACE["content"]:
            self._fitting.start()
        self.columns_changed.emit()

    def _show_column_menu(self, at: QPoint) -> None:
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.mapToGlobal(at))

    def column_menu(self) -> QMenu:
        """Which columns are shown, and all as they came."""
        menu = QMenu(self)
        for index, column in enumerate(COLUMNS):
            action = menu.addAction(column.text())
            action.setCheckable(True)
            action.setChecked(not self._header.isSectionHidden(index))
            # Without its number a case cannot be told from another.
            action.setEnabled(column.key != "number")
            action.toggled.connect(lambda on, index=index: self._toggle_column(index, on))
        menu.addSeparator()
        menu.addAction(self.tr("选择列…"), self.chooser_asked.emit)
        menu.addAction(self.tr("恢复默认列")).triggered.connect(self._back_to_default)
        return menu

    def _toggle_column(self, index: int, on: bool) -> None:
        self._header.setSectionHidden(index, not on)
        self.fit()
        self.columns_changed.emit()

    def _back_to_default(self) -> None:
        self.reset_columns()
        self.columns_changed.emit()

    def _rescale(self, factor: float) -> None:
        self._restoring = True
        for index in range(len(COLUMNS)):
            self._header.resizeSection(index, round(self._header.sectionSize(index) * factor))
        self._restoring = False

    def _remeasure(self) -> None:
        if self.model() is not None and self._theme.scale != self._scale:
            self._rescale(self._theme.scale / self._scale)
        self._scale = self._theme.scale
        self.verticalHeader().setMinimumSectionSize(self._rows.row_height())
        self.verticalHeader().setDefaultSectionSize(self._rows.row_height())
        self._header.setMinimumSectionSize(self._theme.px(48))
        self._fitting.start()
