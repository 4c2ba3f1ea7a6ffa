"""The page's face: the time at the head, charts and summary as tabs, or what an empty office does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop_app.ui.figures.charts_view import ChartsView
from desktop_app.ui.figures.period_bar import PeriodBar
from desktop_app.ui.figures.summary_view import SummaryView
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.empty_state import EmptyState

CHARTS, SUMMARY = "charts", "summary"


class FiguresView(QWidget):
    """``tab_chosen`` carries ``charts`` or ``summary``; ``page_asked`` another page's key."""

    tab_chosen = Signal(str)
    page_asked = Signal(str)

    def __init__(
        self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.period = PeriodBar(theme, now, self)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(self.tr("统计图表或周报"))
        self.tabs.addTab(self.tr("统计图表"))
        self.tabs.addTab(self.tr("周报"))
        self.tabs.setExpanding(False)
        # Every part is made where it stands: one that is moved later is styled once more.
        self.stack = QStackedWidget(self)
        self.charts = ChartsView(theme, self.stack)
        self.summary = SummaryView(theme, self.stack)
        self.empty = EmptyState(
            theme,
            "figures",
            self.tr("还没有投诉，暂时没有可统计的"),
            self.tr("登记第一件投诉，或导入您现有的登记表，图表和周报会自动出来。"),
            self.stack,
        )
        self.empty.add_button(
            self.tr("导入登记表"), lambda: self.page_asked.emit("import"), kind="primary"
        )
        self.empty.add_button(
            self.tr("登记第一件投诉"), lambda: self.page_asked.emit("intake"),
            shortcut_hint="Ctrl+N",
        )  # fmt: skip
        self.empty.add_button(self.tr("载入示例数据"), lambda: self.page_asked.emit("sample"))
        for widget in (self.charts, self.summary, self.empty):
            self.stack.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.period)
        self._column.addWidget(self.tabs)
        self._column.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._tab_changed)
        theme.follow(self, self._remeasure)
        self._remeasure()

    @property
    def tab(self) -> str:
        return SUMMARY if self.tabs.currentIndex() == 1 else CHARTS

    def show_tab(self, tab: str) -> None:
        """Bring a tab to the front, telling nobody."""
        blocked = self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(1 if tab == SUMMARY else 0)
        self.tabs.blockSignals(blocked)
        self._show_stack()

    def show_empty(self, empty: bool) -> None:
        """An office without any case has neither time nor tabs to choose."""
        self.period.setVisible(not empty)
        self.tabs.setVisible(not empty)
        if empty:
            self.stack.setCurrentWidget(self.empty)
        else:
            self._show_stack()

    def show_kind(self, kind: str) -> None:
        """The second tab is called after the period."""
        names = {"week": self.tr("周报"), "month": self.tr("月报")}
        self.tabs.setTabText(1, names.get(kind, self.tr("时段报告")))

    def take_focus(self) -> None:
        if self.stack.currentWidget() is self.empty:
            self.empty.setFocus()
        else:
            self.tabs.setFocus()

    def _tab_changed(self, _index: int) -> None:
        self._show_stack()
        self.tab_chosen.emit(self.tab)

    def _show_stack(self) -> None:
        self.stack.setCurrentWidget(self.summary if self.tab == SUMMARY else self.charts)

    def _remeasure(self) -> None:
        self._column.setSpacing(self._theme.space.s)
