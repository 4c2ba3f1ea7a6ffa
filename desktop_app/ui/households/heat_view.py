"""The heat map with what it is asked for: a community, a period, a category."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.services.lists import Lists
from desktop_app.services.reports.heatmap import HeatMap
from desktop_app.ui.editor.inputs import QuietCombo
from desktop_app.ui.households.heat_grid import HeatGrid
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.flow_layout import FlowLayout, flowing
from desktop_app.ui.widgets.words import Words


@dataclass(frozen=True)
class Asked:
    """What a heat map is wanted of; days included."""

    first: date
    last: date
    category: str
    community: str


class HeatView(QFrame):
    """``changed`` when another map is wanted, ``cell_asked`` carries (building, floor)."""

    changed = Signal()
    cell_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown: HeatMap | None = None
        set_kind(self, "card")
        self.community = self._combo(self.tr("小区"))
        self.period = self._combo(self.tr("时段"))
        for key, text in (
            ("days30", self.tr("近 30 天")),
            ("days90", self.tr("近 90 天")),
            ("year", self.tr("近 12 个月")),
            ("this_month", self.tr("本月")),
            ("last_month", self.tr("上月")),
            ("this_year", self.tr("今年")),
        ):
            self.period.addItem(text, key)
        self.period.setCurrentIndex(2)
        self.category = self._combo(self.tr("类别"))
        self.category.addItem(self.tr("任何类别"), "")
        self.summary = Words("", self, kind="muted")
        self.grid = HeatGrid(theme, self)
        self.grid.asked.connect(self.cell_asked)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.grid)
        set_kind(scroll.viewport(), "surface")
        set_kind(self.grid, "clear")
        # Below one another where they have no room: the page is as wide as its widest part.
        head = QWidget(self)
        set_kind(head, "clear")
        flowing(head)
        flow = FlowLayout(theme, head)
        column = QVBoxLayout(self)
        column.addWidget(head)
        for combo in (self.community, self.period, self.category):
            flow.addWidget(combo)
        column.addWidget(self.summary)
        column.addWidget(scroll, 1)
        theme.size(column.setContentsMargins, "m", "m", "m", "m")
        theme.size(column.setSpacing, "s")

    def show_lists(self, lists: Lists, language: str) -> None:
        chosen = self.category.currentData() or ""
        self.category.blockSignals(True)
        self.category.clear()
        self.category.addItem(self.tr("任何类别"), "")
        for category in lists.categories:
            name = category.name.in_language(language)
            self.category.addItem(f"　{name}" if category.parent else name, category.code)
        self.category.setCurrentIndex(max(0, self.category.findData(chosen)))
        self.category.blockSignals(False)

    def asked(self, today: date) -> Asked:
        """What is chosen, as days."""
        month = today.replace(day=1)
        before = month - timedelta(days=1)
        first, last = {
            "days30": (today - timedelta(days=29), today),
            "days90": (today - timedelta(days=89), today),
            "year": (today - timedelta(days=364), today),
            "this_month": (month, today),
            "last_month": (before.replace(day=1), before),
            "this_year": (date(today.year, 1, 1), today),
        }[str(self.period.currentData())]
        return Asked(
            first,
            last,
            str(self.category.currentData() or ""),
            str(self.community.currentData() or ""),
        )

    def show_map(self, found: HeatMap) -> None:
        self.shown = found
        self.community.blockSignals(True)
        self.community.clear()
        for name in found.communities:
            self.community.addItem(name, name)
        self.community.setCurrentIndex(max(0, self.community.findData(found.community)))
        self.community.blockSignals(False)
        self.community.setVisible(len(found.communities) > 1)
        span = f"{found.first:%Y-%m-%d} – {found.last:%Y-%m-%d}"
        if not found.buildings:
            self.summary.setText(self.tr("名册里还没有楼栋，也没有写明房号的投诉。"))
        else:
            text = self.tr("{span} 写明房号的投诉 {count} 件。点一格，在队列中查看。")
            self.summary.setText(text.format(span=span, count=f"{found.total:,}"))
        self.grid.show_map(found)

    def _combo(self, name: str) -> QuietCombo:
        combo = QuietCombo(self)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToContents)
        combo.activated.connect(lambda _at: self.changed.emit())
        return combo
