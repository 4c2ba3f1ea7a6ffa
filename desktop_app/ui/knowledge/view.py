"""What the page looks like: filters at the left, the list beside what is read or written."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.services.knowledge import IMPROVEMENT, KINDS, SCRIPT, STUDY
from desktop_app.ui.editor.scroller import Columns
from desktop_app.ui.knowledge.filters import Filters
from desktop_app.ui.knowledge.forms import WriteForm
from desktop_app.ui.knowledge.reader import Reader
from desktop_app.ui.knowledge.record_list import RecordList
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.empty_state import EmptyState

NARROW = 1000
"""Below this width (at 100 %) the filters stand across the top."""


class KnowledgeView(QWidget):
    """Layout only."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._narrow: bool | None = None
        self.form: WriteForm | None = None
        # List and reader scroll by themselves: the page is as high as what it is given.
        # Every part is made where it stands: one that is moved later is styled once more.
        columns = Columns(self)
        self.filters = Filters(theme, columns)
        self.split = QSplitter(Qt.Orientation.Horizontal, columns)
        self.left, self.right = QStackedWidget(self.split), QStackedWidget(self.split)
        self.list = RecordList(theme, self.tr("找到的内容"), self.left)
        self.reader = Reader(theme, self.right)
        self.empty = EmptyState(theme, "knowledge", "", parent=self.left)
        self.empty_button = self.empty.add_button("", self.filters.new_asked.emit)
        self.clear_button = self.empty.add_button(self.tr("清除筛选"), self._cleared)
        self.left.addWidget(self.list)
        self.left.addWidget(self.empty)
        self.right.addWidget(self.reader)
        self.split.addWidget(self.left)
        self.split.addWidget(self.right)
        # What is read needs more room than the list; sizes that somebody dragged are kept.
        self.split.setSizes([420, 580])
        self.split.setStretchFactor(0, 42)
        self.split.setStretchFactor(1, 58)
        self.split.setChildrenCollapsible(False)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addWidget(self.filters)
        self._columns.addWidget(self.split, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(columns)
        theme.follow(self, self._remeasure)
        self._remeasure()

    def set_form(self, form: WriteForm | None) -> None:
        """A form in the place of the reader; None brings the reader back."""
        if self.form is not None:
            self.right.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = form
        if form is not None:
            self.right.addWidget(form)
            self.right.setCurrentWidget(form)
        self.right.setVisible(form is not None or self.left.currentWidget() is self.list)

    def show_found(self, found: bool) -> None:
        """The list, or in its place what to do when there is nothing in it."""
        self.left.setCurrentWidget(self.list if found else self.empty)
        self.right.setVisible(found or self.form is not None)

    def show_empty(self, kind: str, *, any_there: bool, may_write: bool) -> None:
        """Say why there is nothing and what to do next."""
        filtered = self.filters.is_filtered()
        self.clear_button.setVisible(filtered)
        self.empty_button.setText(self.filters.new_button.text())
        self.empty_button.setAccessibleName(self.filters.new_button.accessibleName())
        self.empty_button.setVisible(may_write)
        if any_there and filtered:
            self.empty.set_text(
                self.tr("没有找到"), self.tr("少写几个词，或清除类别、情绪等筛选再找。")
            )
            return
        assert kind in KINDS
        sentence, detail = {
            SCRIPT: (
                self.tr("还没有话术"),
                self.tr("把说得好的话写下来，处理投诉时会排在最前面。"),
            ),
            STUDY: (
                self.tr("还没有案例"),
                self.tr("打开一条已关闭的投诉，从“更多”里选“写成案例…”，姓名电话房号会自动隐去。"),
            ),
            IMPROVEMENT: (
                self.tr("还没有改进措施"),
                self.tr(
                    "从投诉的“更多”里选“提出改进…”，或在这里新建：写明负责人、期限和怎么验证效果。"
                ),
            ),
        }[kind]
        self.empty.set_text(sentence, detail)

    def take_focus(self) -> None:
        """The keyboard goes to what is being written, else to the search line."""
        if self.form is not None:
            self.form.focus()
        else:
            self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self._theme.px(320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _cleared(self) -> None:
        filters = self.filters
        filters.search.clear()
        for combo in (filters.category, filters.mood, filters.stage):
            combo.setCurrentIndex(0)
        filters.asked.emit()
        filters.search.setFocus()

    def _fit(self) -> None:
        narrow = self.width() < self._theme.px(NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self.filters.set_narrow(narrow)
        self._remeasure()

    def _remeasure(self) -> None:
        theme = self._theme
        self._columns.setSpacing(theme.space.m)
        wide = theme.px(276)
        unbounded = 16_777_215  # Qt's QWIDGETSIZE_MAX
        self.filters.setMinimumWidth(0 if self._narrow else wide)
        self.filters.setMaximumWidth(unbounded if self._narrow else wide)
        self.left.setMinimumWidth(theme.px(220))
        self.right.setMinimumWidth(theme.px(240))
