"""A card with one chart: its title, the key of its copy, and a sentence where it has no values."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.figures.charts.ink import Chart
from desktop_app.ui.figures.charts.widget import ChartView
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import IconButton
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.words import Words


class ChartCard(Card):
    """``followed`` carries a ``Mark``, ``copied`` the chart's title, ``moved`` what to bring
    into sight (a rectangle of this card)."""

    followed = Signal(object)
    copied = Signal(str)
    moved = Signal(object)

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, parent)
        self.title = title
        self.chart = ChartView(theme, title, self)
        self.none = Words("", self, kind="muted")
        # No height of a card follows from its width: the page's layout would have to run twice.
        for label in (self._title, self.none):
            policy = label.sizePolicy()
            policy.setHeightForWidth(False)
            label.setSizePolicy(policy)
        self._title.setWordWrap(False)
        self.button = IconButton(
            theme, "copy", self.tr("复制“{title}”的图片和数字（Ctrl+C）").format(title=title),
            parent=self,
        )  # fmt: skip
        self.button.clicked.connect(self.copy)
        self.add_to_head(self.button)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.none)
        self.body.addStretch(1)
        self.none.hide()
        self.chart.followed.connect(self.followed)
        self.chart.moved.connect(self._moved)
        self.setFocusProxy(self.chart)
        theme.follow(self, self._fit)

    def show_chart(self, chart: Chart, about: str, none: str) -> None:
        """Show *chart*; one without values says *none* instead."""
        self.chart.show_chart(chart, about)
        there = bool(self.chart.marks)
        self.chart.setVisible(there)
        self.button.setVisible(there)
        self.none.setText(none)
        self.none.setVisible(not there)
        self._fit()

    def show_waiting(self, text: str) -> None:
        """Before the first answer; later ones replace the older numbers when they are there."""
        if not self.chart.marks:
            self.chart.hide()
            self.button.hide()
            self.none.setText(text)
            self.none.show()
            self._fit()

    def copy(self) -> None:
        if self.chart.marks:
            self.chart.copy()
            self.copied.emit(self.title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The sentence gets the lines that it needs at the card's width."""
        width = self.body.contentsRect().width()
        if width > 0 and not self.none.isHidden():
            self.none.setMinimumHeight(0)
            self.none.setMinimumHeight(self.none.heightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def _moved(self, rect: QRect) -> None:
        self.moved.emit(rect.translated(self.chart.mapTo(self, QPoint(0, 0))))
