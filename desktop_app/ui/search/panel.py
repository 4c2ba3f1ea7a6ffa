"""What drops down below the search: filters understood, lines, the way to all hits."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.search.lines import HIT, Line, LinesModel, Shown
from desktop_app.ui.search.paint import LineDelegate
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.emptied import empty
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.words import Words

LEAST_WIDTH, MOST_LINES_HEIGHT = 560, 520


class SearchPanel(QFrame):
    """Lies over the page, inside the window; the keyboard stays in the line above it.

    ``picked`` carries a ``Line``, ``all_asked`` that all hits are wanted.
    """

    picked = Signal(object)
    all_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown = Shown()
        set_kind(self, "card")
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("搜索结果"))
        self.chips = QWidget(self)
        set_kind(self.chips, "clear")
        self._flow = FlowLayout(theme, self.chips, spacing="xs")
        self.doubt = Words("", self, kind="small")
        self.model = LinesModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LineDelegate(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("搜索结果"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(self._clicked)
        self.hint = QLabel(self)
        set_kind(self.hint, "small")
        self.all_button: QPushButton = push_button(
            "", kind="link", clicked=self.all_asked.emit, parent=self
        )
        self.all_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "xs", "s", "xs", "xs")
        theme.size(column.setSpacing, "xs")
        self._chip_row = QHBoxLayout()
        column.addLayout(self._chip_row)
        theme.size(self._chip_row.setContentsMargins, "s", 0, "s", 0)
        self._chip_row.addWidget(self.chips, 1)
        column.addWidget(self.doubt)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.all_button)
        theme.size(foot.setContentsMargins, "s", 0, 0, 0)
        theme.size(self.doubt.setContentsMargins, "s", 0, "s", 0)
        self.hide()

    def show_answer(self, shown: Shown) -> None:
        """Another answer; the best hit is chosen, so that Enter opens it."""
        self.shown = shown
        empty(self._flow)
        for chip in shown.chips:
            badge = Badge(self._theme, chip, "blue", self.chips)
            badge.show()
            self._flow.addWidget(badge)
        self.chips.setVisible(bool(shown.chips))
        self.doubt.setText("；".join(shown.doubts))
        self.doubt.setVisible(bool(shown.doubts))
        self.model.replace(shown.lines)
        self.all_button.setText(shown.total)
        self.all_button.setVisible(bool(shown.total))
        self.hint.setText(
            self.tr("↑↓ 选择 · Enter 打开 · Ctrl+Enter 在队列中列出全部 · Esc 关闭")
            if shown.total
            else self.tr("↑↓ 选择 · Enter 打开 · Esc 关闭")
        )
        first = self._next(-1, 1)
        if first >= 0 and shown.lines[first].kind == HIT:
            self.choose(first)
        self.list.scrollToTop()

    def current(self) -> Line | None:
        """The line that is chosen, if one is."""
        index = self.list.currentIndex()
        line = self.model.lines[index.row()] if index.isValid() else None
        return line if line is not None and line.can_be_picked else None

    def step(self, by: int) -> None:
        """Choose another line: so many up or down, over headings and between groups."""
        at = self.list.currentIndex().row() if self.list.currentIndex().isValid() else -1
        forward = 1 if by > 0 else -1
        if at < 0 and forward < 0:
            at = len(self.model.lines)
        for _ in range(abs(by)):
            found = self._next(at, forward)
            if found < 0:
                break
            at = found
        self.choose(at)

    def choose(self, row: int) -> None:
        if 0 <= row < len(self.model.lines) and self.model.lines[row].can_be_picked:
            self.list.setCurrentIndex(self.model.index(row, 0))
            if row == self._next(-1, 1):
                self.list.scrollToTop()

    def place_below(self, line: QWidget) -> None:
        """Lie under *line*, as high as the content needs and the window allows."""
        window = self.parentWidget()
        assert window is not None
        corner = line.mapTo(window, line.rect().bottomLeft())
        width = min(max(line.width(), self._theme.px(LEAST_WIDTH)), window.width() - corner.x() - 8)
        rows = sum(self.list.sizeHintForRow(row) for row in range(len(self.model.lines)))
        most = min(self._theme.px(MOST_LINES_HEIGHT), window.height() - corner.y() - 120)
        self.list.setFixedHeight(max(self._theme.px(40), min(rows + 4, most)))
        self.setFixedWidth(width)
        self.adjustSize()
        self.setGeometry(QRect(corner.x(), corner.y() + 4, width, self.sizeHint().height()))
        self.raise_()

    def _next(self, at: int, forward: int) -> int:
        row = at + forward
        while 0 <= row < len(self.model.lines):
            if self.model.lines[row].can_be_picked:
                return row
            row += forward
        return -1

    def _clicked(self, index: QModelIndex) -> None:
        line = self.model.lines[index.row()]
        if line.can_be_picked:
            self.picked.emit(line)
