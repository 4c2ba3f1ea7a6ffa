"""What the queue page looks like: chips, table, preview, and what stands there when it is empty."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.queue.columns import GROUP_MENU, SORT_MENU, Wording
from desktop_app.ui.queue.keys import FILTER
from desktop_app.ui.queue.preview import Preview
from desktop_app.ui.queue.table import QueueTable
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.chips import ChipBar

if TYPE_CHECKING:  # what nobody sees at first is loaded when it is wanted
    from desktop_app.ui.queue.bulk_bar import BulkBar
    from desktop_app.ui.widgets.empty_state import EmptyState

TABLE, PREVIEW = 860, 350
"""How they share the width at first, until somebody moves the line between them."""
WIDE = 1120
"""Below this width (at 100 %) the preview gives its room to the table."""


class QueueView(QWidget):
    """``preview_wanted`` is the user's own wish: True, False, or None to follow the width."""

    import_asked = Signal()
    intake_asked = Signal()
    page_asked = Signal(str)
    sort_chosen = Signal(str, bool)
    preview_shown = Signal(bool)
    group_chosen = Signal(str)
    filter_asked = Signal()
    colours_asked = Signal()
    share_asked = Signal(str)
    bulk_asked = Signal(str)
    bulk_closed = Signal()

    def __init__(
        self, theme: Theme, wording: Wording, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preview_wanted: bool | None = None
        self._scale = theme.scale
        self.chips = ChipBar(theme, self.tr("视图"), self)
        self.sort_button = QPushButton(self)
        self.sort_button.setProperty("kind", "ghost")
        self.sort_button.setProperty("menu", True)
        self.sort_button.setAutoDefault(False)
        self.sort_menu = QMenu(self.sort_button)
        self.sort_menu.aboutToShow.connect(self._fill_sort_menu)
        self.sort_button.setMenu(self.sort_menu)
        self._sort, self._group = ("", False), ""
        self.preview_button = IconButton(
            theme, "eye", self.tr("显示或隐藏预览（空格）"), parent=self
        )
        self.preview_button.setCheckable(True)
        self._head = QHBoxLayout()
        self.filter_button = push_button(
            self.tr("筛选"), kind="ghost", shortcut_hint=FILTER.shortcut,
            clicked=self.filter_asked.emit, parent=self,
        )  # fmt: skip
        self.chips.add_extra("new", self.tr("＋ 视图"))

        # Every part is made where it stands: one that is moved later is styled once more.
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.stack = QStackedWidget(self.splitter)
        self.table = QueueTable(theme, wording, self.stack)
        self.stack.addWidget(self.table)
        self.preview = Preview(theme, language, self.splitter)
        self.splitter.addWidget(self.stack)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setChildrenCollapsible(False)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._head.addWidget(self.chips, 1)
        self._head.addWidget(self.filter_button, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self.sort_button, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self.preview_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self.splitter, 1)
        for first, second in (
            (self.chips, self.filter_button),
            (self.filter_button, self.sort_button),
            (self.sort_button, self.preview_button),
            (self.preview_button, self.table),
            (self.table, self.preview),
        ):
            QWidget.setTabOrder(first, second)
        theme.follow(self, self._remeasure)
        self._remeasure()
        self.splitter.setSizes([theme.px(TABLE), theme.px(PREVIEW)])

    @cached_property
    def empty(self) -> EmptyState:
        """What stands there when a view or a search has no cases."""
        from desktop_app.ui.widgets.empty_state import EmptyState

        made = EmptyState(self._theme, "inbox", "", parent=self.stack)
        self.stack.addWidget(made)
        return made

    @cached_property
    def first(self) -> EmptyState:
        """What stands there when there are no cases at all."""
        from desktop_app.ui.widgets.empty_state import EmptyState

        made = EmptyState(
            self._theme,
            "inbox",
            self.tr("还没有投诉"),
            self.tr("导入已有的登记表，登记第一条投诉，或者先载入示例数据看一看。"),
            self.stack,
        )
        made.add_button(self.tr("导入登记表"), self.import_asked.emit, kind="primary")
        made.add_button(self.tr("登记第一条投诉"), self.intake_asked.emit)
        made.add_button(self.tr("载入示例物业处"), lambda: self.page_asked.emit("sample"))
        self.stack.addWidget(made)
        return made

    @cached_property
    def bulk(self) -> BulkBar:
        """The bar for many cases; made when several are chosen for the first time."""
        from desktop_app.ui.queue.bulk_bar import BulkBar

        bar = BulkBar(self._theme, self)
        self._column.addWidget(bar)
        bar.asked.connect(self.bulk_asked)
        bar.closed.connect(self.bulk_closed)
        bar.hear_escape(self.table)
        return bar

    def show_count(self, count: int) -> None:
        """How many are chosen: of several, what can be done with all of them is in sight."""
        if count > 1 or "bulk" in self.__dict__:
            self.bulk.show_count(count)

    # which of the three is in front

    def show_table(self) -> None:
        self._bring(self.table)

    def show_empty(self, sentence: str, detail: str) -> None:
        self.empty.set_text(sentence, detail)
        self._bring(self.empty)

    def show_first(self) -> None:
        self._bring(self.first)

    def _bring(self, page: QWidget) -> None:
        had_focus = self.stack.isAncestorOf(self.window().focusWidget() or self)
        self.stack.setCurrentWidget(page)
        self._fit_preview()
        if had_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """The keyboard goes to the cases, or to the first thing that can be done."""
        here = self.stack.currentWidget()
        if here is self.table:
            self.table.setFocus()
        elif "first" in self.__dict__ and here is self.first:
            self.first.findChild(QPushButton).setFocus()
        else:
            chosen = self.chips.chips().get(self.chips.current)
            (chosen or self.sort_button).setFocus()

    # sort menu

    def show_sort(self, sort: str, descending: bool, text: str, group: str) -> None:
        self._sort, self._group = (sort, descending), group
        self.sort_button.setText(text)
        self.sort_button.setAccessibleName(text)

    @Slot()
    def _fill_sort_menu(self) -> None:
        """When it is opened: nobody needs its entries before."""
        menu = self.sort_menu
        menu.clear()
        for key, down, title in SORT_MENU:
            action = menu.addAction(QCoreApplication.translate("queue", title))
            action.setCheckable(True)
            action.setChecked((key, down) == self._sort)
            action.triggered.connect(
                lambda _on=False, key=key, down=down: self.sort_chosen.emit(key, down)
            )
        menu.addSeparator()
        for key, title in GROUP_MENU:
            action = menu.addAction(QCoreApplication.translate("queue", title))
            action.setObjectName(f"group-{key}")
            action.setCheckable(True)
            action.setChecked(key == self._group)
            action.triggered.connect(lambda _on=False, key=key: self.group_chosen.emit(key))
        menu.addSeparator()
        menu.addAction(self.tr("选择列…"), self.choose_columns)
        menu.addAction(self.tr("颜色规则…"), self.colours_asked.emit)
        menu.addAction(self.tr("导入视图文件…"), lambda: self.share_asked.emit("import"))
        menu.addSeparator()
        menu.addAction(self.tr("回收站…"), lambda: self.page_asked.emit("bin"))

    def choose_columns(self) -> None:
        """The sheet in which columns are shown, hidden and put in order."""
        from desktop_app.ui.queue.chooser import ColumnChooser

        ColumnChooser(self._theme, self.table, self).open()

    # preview

    @property
    def preview_visible(self) -> bool:
        return not self.preview.isHidden()

    def set_preview_wanted(self, wanted: bool | None) -> None:
        self._preview_wanted = wanted
        self._fit_preview()

    def toggle_preview(self) -> None:
        """The user's wish from now on."""
        self.set_preview_wanted(not self.preview_visible)

    def _fit_preview(self) -> None:
        wide = self.width() >= self._theme.px(WIDE)
        wanted = wide if self._preview_wanted is None else self._preview_wanted
        shown = wanted and self.stack.currentWidget() is self.table
        if shown == self.preview_visible:
            self.preview_button.setChecked(shown)
            return
        if not shown and self.preview.isAncestorOf(self.window().focusWidget() or self):
            self.table.setFocus()
        self.preview.setVisible(shown)
        self.preview_button.setChecked(shown)
        self.preview_shown.emit(shown)

    # Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_preview()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def _rescale(self) -> None:
        """The preview is as wide for its words as it was before."""
        factor, self._scale = self._theme.scale / self._scale, self._theme.scale
        if factor == 1:
            return
        if self.preview.isHidden():
            self.splitter.setSizes([self._theme.px(TABLE), self._theme.px(PREVIEW)])
        else:
            wanted = round(self.preview.width() * factor)
            self.splitter.setSizes([sum(self.splitter.sizes()) - wanted, wanted])

    def _remeasure(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space.s)
        self._head.setSpacing(space.s)
        self.splitter.setHandleWidth(space.m)
        self._rescale()
        self._fit_preview()
