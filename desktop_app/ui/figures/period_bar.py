"""Which time is looked at: a week, a month or free days, and the way to the ones beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_app.domain.errors import KnownError
from desktop_app.domain.periods import Period, free, is_near, month_of, week_of
from desktop_app.ui.calendar.two_sides import TwoSides
from desktop_app.ui.calendar.typed_time import read_time
from desktop_app.ui.i18n import render
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.chips import ChipBar, ChipSpec
from desktop_app.ui.widgets.date_time_field import DateTimeField

WEEK, MONTH, FREE = "week", "month", "free"


class PeriodBar(QWidget):
    """``changed`` carries the ``Period`` that was chosen; ``show_period`` tells nobody."""

    changed = Signal(object)

    def __init__(
        self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._now = theme, now
        self._period = week_of(now().date())
        self.title = QLabel(self)
        set_kind(self.title, "heading")
        self.previous = IconButton(
            theme, "chevron-left", self.tr("上一期（Alt+Left）"), parent=self
        )
        self.next = IconButton(theme, "chevron-right", self.tr("下一期（Alt+Right）"), parent=self)
        self.this = push_button(self.tr("本期"), clicked=self._to_now, parent=self)
        self.kinds = ChipBar(theme, self.tr("时段"), self)
        self.kinds.set_chips(
            [
                ChipSpec(WEEK, self.tr("周")),
                ChipSpec(MONTH, self.tr("月")),
                ChipSpec(FREE, self.tr("任意时段")),
            ]
        )
        self.day = self._field(self.tr("看哪一天所在的时段"))
        self.first = self._field(self.tr("从哪天起"))
        self.last = self._field(self.tr("到哪天止"))
        self.to = QLabel(self.tr("至"), self)
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.kinds.chosen.connect(self._kind)
        self.day.value_changed.connect(self._day_typed)
        self.first.value_changed.connect(self._days_typed)
        self.last.value_changed.connect(self._days_typed)
        sides = TwoSides(
            self._group(self.previous, self.next, self.title, self.this),
            self._group(self.kinds, self.day, self.first, self.to, self.last),
            self,
        )
        column = QHBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sides)
        self.show_period(self._period)

    @property
    def period(self) -> Period:
        return self._period

    def show_period(self, period: Period) -> None:
        """Show *period* as the one in front."""
        self._period = period
        self.title.setText(render(period.title()))
        self.kinds.choose(period.kind)
        is_free = period.kind == FREE
        self.day.setVisible(not is_free)
        for widget in (self.first, self.to, self.last):
            widget.setVisible(is_free)
        self.day.set_value(datetime.combine(period.first, datetime.min.time()))
        self.first.set_value(datetime.combine(period.first, datetime.min.time()))
        self.last.set_value(datetime.combine(period.last, datetime.min.time()))
        today = self._now().date()
        self.this.setVisible(not period.first <= today <= period.last)
        self.next.setEnabled(period.last < today)
        words = {
            WEEK: self.tr("本周"),
            MONTH: self.tr("本月"),
            FREE: self.tr("到今天"),
        }
        self.this.setText(words[period.kind])
        self.this.setAccessibleName(words[period.kind])

    def turn(self, step: int) -> None:
        """To the period before (-1) or after (1); none lies in the future."""
        if step < 0:
            self._take(self._period.previous())
        elif self.next.isEnabled():
            self._take(self._period.following())

    def _take(self, period: Period) -> None:
        if period != self._period:
            self.show_period(period)
            self.changed.emit(period)

    def _kind(self, kind: str) -> None:
        now = self._period
        # The day to begin from: today where it lies in the period, else the period's last.
        day = min(now.last, max(now.first, self._now().date()))
        if kind == WEEK:
            self._take(week_of(day))
        elif kind == MONTH:
            self._take(month_of(day))
        else:
            self._take(free(now.first, now.last))

    def _to_now(self) -> None:
        today = self._now().date()
        if self._period.kind == WEEK:
            self._take(week_of(today))
        elif self._period.kind == MONTH:
            self._take(month_of(today))
        else:
            self._take(free(min(self._period.first, today), today))

    def _day_typed(self, at: object) -> None:
        if isinstance(at, datetime):
            kind = week_of if self._period.kind == WEEK else month_of
            self._take(kind(at.date()))

    def _days_typed(self, _at: object) -> None:
        first, last = self.first.value, self.last.value
        if first is None or last is None:
            return
        try:
            self._take(free(first.date(), last.date()))
        except KnownError:
            # The day just typed stands; the other one follows it.
            moved = last if self.sender() is self.last else first
            self._take(free(moved.date(), moved.date()))

    def _field(self, name: str) -> DateTimeField:
        field = DateTimeField(
            self._theme,
            name,
            self._read,
            _day_words,
            self._now,
            with_time=False,
            parent=self,
        )
        field.setToolTip(name)
        self._theme.size(field.setFixedWidth, 150)
        return field

    def _read(self, text: str) -> datetime | None:
        at = read_time(text, self._now())
        return at if at is not None and is_near(at.date()) else None

    def _group(self, *parts: QWidget) -> QWidget:
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        self._theme.size(row.setSpacing, "s")
        for part in parts:
            row.addWidget(part)
        group.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return group


def _day_words(at: datetime | date) -> str:
    return f"{at:%Y-%m-%d}"
