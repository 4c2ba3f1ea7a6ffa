"""The tab of charts: the cut, what is compared, and the cards in one column or two."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.figures.chart_card import ChartCard
from desktop_app.ui.figures.cut_bar import CutBar
from desktop_app.ui.figures.down_scroll import DownScroll
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.chips import Chip
from desktop_app.ui.widgets.emptied import release
from desktop_app.ui.widgets.words import Words

LEFT = ("volume", "keeping", "again", "limits")
RIGHT = ("categories", "causes", "answers", "heat")
TWO_COLUMNS = 860
"""From so many pixels on (at 100 %) cards stand side by side."""


class ChartsView(QWidget):
    """``followed`` carries a ``Mark``, ``copied`` a title, ``grouping_chosen`` a key."""

    followed = Signal(object)
    copied = Signal(str)
    grouping_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cut = CutBar(theme, self)
        self.compared = Words("", self, kind="muted")
        titles = {
            "headline": self.tr("主要指标"),
            "volume": self.tr("新增与完成"),
            "keeping": self.tr("办结及时与满意"),
            "again": self.tr("返单与重复投诉"),
            "answers": self.tr("回访、满意与守诺"),
            "categories": self.tr("新增类别"),
            "causes": self.tr("根本原因（帕累托）"),
            "limits": self.tr("时限完成情况"),
            "heat": self.tr("楼栋 × 楼层"),
            "groups": self.tr("分项对比"),
        }
        self._none = {
            "headline": self.tr("本期没有可统计的内容"),
            "volume": self.tr("近期没有投诉"),
            "keeping": self.tr("近期没有到期的时限，也没有满意度答复"),
            "again": self.tr("近期没有返单，也没有重复投诉"),
            "answers": self.tr("本期没有回访、满意度和承诺"),
            "categories": self.tr("本期没有新增投诉"),
            "causes": self.tr(
                "本期完成的投诉没有记根本原因；在处理页的“根本原因”里填写后这里就有。"
            ),
            "limits": self.tr("本期没有到期的时限"),
            "heat": self.tr("本期没有新增投诉，或房号看不出楼层"),
            "groups": self.tr("本期没有可对比的内容"),
        }
        self.body = QWidget()
        self.cards: dict[str, ChartCard] = {}
        # In reading order: what is made first comes first when Tab is pressed.
        order = ["headline"]
        for left, right in zip(LEFT, RIGHT, strict=True):
            order += [left, right]
        for key in [*order, "groups"]:
            card = ChartCard(theme, titles[key], self.body)
            card.followed.connect(self.followed)
            card.copied.connect(self.copied)
            card.moved.connect(lambda rect, card=card: self._show_rect(card, rect))
            self.cards[key] = card
        self._make_groupings()
        self._lay_out()
        self.area = DownScroll(theme, self.body, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.cut)
        self._column.addWidget(self.compared)
        self._column.addWidget(self.area, 1)
        self.setFocusProxy(self.cards["headline"])
        theme.follow(self, self._remeasure)
        self._remeasure()

    def _make_groupings(self) -> None:
        """What the table goes by; in one line, so that no height follows from a width."""
        texts = {
            "person": self.tr("按人员"),
            "department": self.tr("按部门"),
            "building": self.tr("按楼栋"),
            "channel": self.tr("按渠道"),
        }
        card = self.cards["groups"]
        row = QHBoxLayout()
        self.groupings: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        card.body.insertLayout(0, row)
        self._theme.size(row.setSpacing, "s")
        for key, text in texts.items():
            chip = Chip(self._theme, text, parent=card)
            chip.clicked.connect(lambda _on=False, key=key: self.grouping_chosen.emit(key))
            self._group.addButton(chip)
            self.groupings[key] = chip
            row.addWidget(chip)
        row.addStretch(1)

    def choose_grouping(self, key: str) -> None:
        """Mark a chip without telling anybody."""
        self.groupings[key].setChecked(True)

    def none(self, key: str) -> str:
        """What a card says that has no values."""
        return self._none[key]

    def show_waiting(self) -> None:
        for card in self.cards.values():
            card.show_waiting(self.tr("正在统计…"))

    @property
    def in_columns(self) -> int:
        return 2 if self._two else 1

    def _lay_out(self) -> None:
        self._left_column, self._right_column = QVBoxLayout(), QVBoxLayout()
        self._sides = QHBoxLayout()
        self._rows = QVBoxLayout(self.body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self.cards["headline"])
        self._rows.addLayout(self._sides)
        self._sides.addLayout(self._left_column, 1)
        self._sides.addLayout(self._right_column, 1)
        self._rows.addWidget(self.cards["groups"])
        self._rows.addStretch(1)
        self._two: bool | None = None
        self._arrange(two=True)

    def _arrange(self, *, two: bool) -> None:
        if two == self._two:
            return
        self._two = two
        for column in (self._left_column, self._right_column):
            release(column)
        if two:
            for key in LEFT:
                self._left_column.addWidget(self.cards[key])
            for key in RIGHT:
                self._right_column.addWidget(self.cards[key])
            self._left_column.addStretch(1)
            self._right_column.addStretch(1)
        else:
            for left, right in zip(LEFT, RIGHT, strict=True):
                self._left_column.addWidget(self.cards[left])
                self._left_column.addWidget(self.cards[right])
        self._sides.setStretch(1, 1 if two else 0)
        self._sides.setSpacing(self._theme.space.m if two else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(two=self.width() >= self._theme.px(TWO_COLUMNS))

    def _show_rect(self, card: ChartCard, rect: QRect) -> None:
        at = rect.translated(card.mapTo(self.body, QPoint(0, 0)))
        margin = self._theme.space.l
        self.area.ensureVisible(at.center().x(), at.top(), 0, margin)
        self.area.ensureVisible(at.center().x(), at.bottom(), 0, margin)

    def _remeasure(self) -> None:
        space = self._theme.space
        self._column.setSpacing(space.s)
        for layout in (self._rows, self._left_column, self._right_column):
            layout.setSpacing(space.m)
        self._arrange(two=self.width() >= self._theme.px(TWO_COLUMNS))
        self._sides.setSpacing(space.m if self._two else 0)
