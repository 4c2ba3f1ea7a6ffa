"""A small calendar that opens below a field: 2026年11月, weeks from Monday, rest days marked."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTime, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTimeEdit, QVBoxLayout, QWidget

from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.spin import pad_spin

DayMark = Callable[[date], str]
"""A word for a day, ``休`` or ``班``, or empty: from the office's own calendar."""


class MonthGrid(QWidget):
    """The days of one month and what is left of its first and last week."""

    moved = Signal(object)
    picked = Signal(object)

    def __init__(self, theme: Theme, day_mark: DayMark | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._day_mark = theme, day_mark
        self._day, self._today = date(2000, 1, 1), date(2000, 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def day(self) -> date:
        return self._day

    def show_day(self, day: date, today: date) -> None:
        self._day, self._today = day, today
        name = self.tr("{year}年{month}月{day}日").format(
            year=day.year, month=day.month, day=day.day
        )
        mark = self._day_mark(day) if self._day_mark else ""
        self.setAccessibleName(f"{name} {mark}".strip())
        self.moved.emit(day)
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        wide = max(theme.px(40), theme.metrics().horizontalAdvance("30 休") + 8)
        return QSize(7 * wide, 7 * theme.px(30))

    def first_shown(self) -> date:
        """The Monday in the first line."""
        first = self._day.replace(day=1)
        return first - timedelta(days=first.weekday()) if first.toordinal() > 6 else first

    def day_at(self, place: QPoint) -> date | None:
        """The day under *place*, None over the names of the days."""
        column = place.x() * 7 // max(1, self.width())
        row = place.y() * 7 // max(1, self.height())
        if not (0 <= column < 7 and 1 <= row < 7):
            return None
        return self.first_shown() + timedelta(days=(row - 1) * 7 + column)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, colours = self._theme, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = Qt.AlignmentFlag.AlignCenter
        names = (
            self.tr("一"), self.tr("二"), self.tr("三"), self.tr("四"),
            self.tr("五"), self.tr("六"), self.tr("日"),
        )  # fmt: skip
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(colours.muted))
        for column, name in enumerate(names):
            painter.drawText(self._cell(0, column), middle, name)
        first = self.first_shown()
        for index in range(42):
            day = first + timedelta(days=index)
            cell = self._cell(1 + index // 7, index % 7)
            chosen, today = day == self._day, day == self._today
            pill = QRectF(cell).adjusted(2, 2, -2, -2)
            if chosen or today:
                painter.setPen(QPen(QColor(colours.primary), 1))
                painter.setBrush(QColor(colours.primary if chosen else colours.surface))
                painter.drawRoundedRect(pill, 6, 6)
            if chosen and self.hasFocus():
                painter.setPen(QPen(QColor(colours.focus_on_primary), 2))
                painter.drawRoundedRect(pill, 6, 6)
            away = day.month != self._day.month
            mark = self._day_mark(day) if self._day_mark else ""
            resting = mark == self.tr("休")
            ink = colours.muted if away or resting else colours.text
            painter.setPen(QColor(colours.on_primary if chosen else ink))
            painter.setFont(theme.font("small" if away else "body", bold=chosen or today))
            painter.drawText(cell, middle, f"{day.day} {mark}".strip())
        painter.end()

    def _cell(self, row: int, column: int) -> QRect:
        left, right = column * self.width() // 7, (column + 1) * self.width() // 7
        top, bottom = row * self.height() // 7, (row + 1) * self.height() // 7
        return QRect(left, top, right - left, bottom - top)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.show_day(day, self._today)
            self.picked.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.show_day(self._day + timedelta(days=steps[key]), self._today)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.show_day(self._today, self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self._day)
        else:
            super().keyPressEvent(event)

    def turn(self, months: int) -> None:
        """The same day some months away, or the last one of a shorter month."""
        self.show_day(add_months(self._day, months), self._today)

    def event(self, event: object) -> bool:  # type: ignore[override]
        if isinstance(event, QHelpEvent) and self._day_mark is not None:
            day = self.day_at(event.pos())
            self.setToolTip(f"{day:%Y-%m-%d} {self._day_mark(day)}" if day else "")
        return bool(super().event(event))  # type: ignore[arg-type]


def add_months(day: date, months: int) -> date:
    """*day* moved by whole months, cut to the length of the month it comes to."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class CalendarPopup(QFrame):
    """Picks a day, and a time of day when it is asked to; ``chosen`` carries a ``datetime``."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, owner: QWidget, *, with_time: bool, day_mark: DayMark | None = None
    ) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        set_kind(self, "panel")
        self.setAccessibleName(self.tr("选择日期"))
        self._with_time = with_time
        self._today = date(2000, 1, 1)
        self._title = QLabel(self)
        set_kind(self._title, "title")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.grid = MonthGrid(theme, day_mark, self)
        self.previous = IconButton(theme, "chevron-left", self.tr("上个月"), parent=self)
        self.next = IconButton(theme, "chevron-right", self.tr("下个月"), parent=self)
        today = push_button(self.tr("今天"), kind="link", clicked=self._go_today, parent=self)
        self.previous.clicked.connect(lambda: self.grid.turn(-1))
        self.next.clicked.connect(lambda: self.grid.turn(1))
        head = QHBoxLayout()
        foot = QHBoxLayout()
        self.time = QTimeEdit(self)
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName(self.tr("时刻"))
        pad_spin(self.time, theme)
        self.time.setVisible(with_time)
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "s", "s", "s", "s")
        column.addLayout(head)
        head.addWidget(self.previous)
        head.addWidget(self._title, 1)
        head.addWidget(self.next)
        column.addWidget(self.grid)
        column.addLayout(foot)
        foot.addWidget(today)
        foot.addStretch(1)
        foot.addWidget(self.time)
        foot.addWidget(push_button(self.tr("确定"), clicked=self._take, parent=self))
        self.grid.moved.connect(self._show_title)
        self.grid.picked.connect(self._take)

    @property
    def title(self) -> str:
        return self._title.text()

    def open_at(self, anchor: QWidget, start: datetime, today: date) -> None:
        """Open below *anchor* (above it when the screen ends) with *start* chosen."""
        self._today = today
        self.time.setTime(QTime(start.hour, start.minute))
        self.grid.show_day(start.date(), today)
        self.adjustSize()
        place = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        if screen is not None:
            room = screen.availableGeometry()
            if place.y() + self.height() > room.bottom():
                place.setY(anchor.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
            place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def _show_title(self, day: date) -> None:
        self._title.setText(self.tr("{year}年{month}月").format(year=day.year, month=day.month))

    def _go_today(self) -> None:
        self.grid.show_day(self._today, self._today)
        self.grid.setFocus()

    def _take(self) -> None:
        clock = self.time.time()
        moment = time(clock.hour(), clock.minute()) if self._with_time else time()
        self.hide()
        self.chosen.emit(datetime.combine(self.grid.day, moment))
