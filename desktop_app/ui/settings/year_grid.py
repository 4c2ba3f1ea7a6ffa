"""A year on one sheet: rest days, make-up working days, holidays, days set by the office."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.services.settings.calendar_edit import Year
from desktop_app.ui.theme.theme import Theme

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_WEEK = 7
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class YearGrid(QWidget):
    """``picked`` carries the chosen ``date``; arrows move it by days and weeks."""

    picked = Signal(object)

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.today = today
        self.day = today
        self._year: Year | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("全年日历"))
        theme.follow(self, self._remeasure)

    def show_year(self, year: Year) -> None:
        """Other days; the chosen day moves into the year."""
        self._year = year
        if self.day.year != year.year:
            last = calendar.monthrange(year.year, self.day.month)[1]
            self.day = self.day.replace(year=year.year, day=min(self.day.day, last))
        self._tell()
        self.update()

    def choose(self, day: date) -> None:
        """Mark *day* and say so."""
        for one in (self.day, day):
            self.update(self.cell(one))
        self.day = day
        self._tell()
        self.picked.emit(day)

    def describe(self, day: date) -> str:
        """``10月1日 国庆节，休息``."""
        year = self._year
        if year is None:
            return ""
        special = year.days.get(day)
        working = year.is_working(day)
        if working and day.weekday() >= 5:
            state = self.tr("调休上班")
        else:
            state = self.tr("上班") if working else self.tr("休息")
        name = special.name if special else ""
        text = self.tr("{month}月{day}日 {name}{state}").format(
            month=day.month, day=day.day, name=f"{name} · " if name else "", state=state
        )
        return (
            self.tr("{text}（本处改定）").format(text=text)
            if special and special.by_office
            else text
        )

    # measures

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(26) * _WEEK * 4, self._line() * 8 * 3)

    def minimumSizeHint(self) -> QSize:
        wide = self._theme.px(20) * _WEEK * 3 + self._theme.space.l * 2
        return QSize(wide, self._line() * 8 * (12 // self._columns()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _line(self) -> int:
        return self._theme.metrics("small").height() + 4

    def _columns(self) -> int:
        return 4 if self.width() >= self._theme.px(26) * _WEEK * 4 else 3

    def _month_box(self, month: int) -> QRect:
        columns = self._columns()
        rows = 12 // columns
        space = self._theme.space.l
        wide = (self.width() - space * (columns - 1)) // columns
        high = self.height() // rows
        column, row = (month - 1) % columns, (month - 1) // columns
        return QRect(column * (wide + space), row * high, wide, high)

    def cell(self, day: date) -> QRect:
        """Where *day* is painted."""
        return self._cell_in(self._month_box(day.month), day)

    @staticmethod
    def _cell_in(box: QRect, day: date) -> QRect:
        line, wide = box.height() // 8, box.width() // _WEEK
        first = day.replace(day=1).weekday()
        place = first + day.day - 1
        return QRect(
            box.left() + place % _WEEK * wide, box.top() + (place // _WEEK + 2) * line, wide, line
        )

    def day_at(self, point: QPoint) -> date | None:
        """The day under *point*, if any."""
        if self._year is None:
            return None
        for month in range(1, 13):
            if self._month_box(month).contains(point):
                for number in range(1, calendar.monthrange(self._year.year, month)[1] + 1):
                    day = date(self._year.year, month, number)
                    if self.cell(day).contains(point):
                        return day
        return None

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._year is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, wanted = self._theme, event.rect()
        fonts = theme.font("small"), theme.font("small", bold=True)
        for month in range(1, 13):
            box = self._month_box(month)
            if not box.intersects(wanted):
                continue
            self._paint_head(painter, box, month)
            for number in range(1, calendar.monthrange(self._year.year, month)[1] + 1):
                day = date(self._year.year, month, number)
                self._paint_day(painter, self._cell_in(box, day), day, fonts)
        painter.end()

    def _paint_head(self, painter: QPainter, box: QRect, month: int) -> None:
        theme = self._theme
        line, wide = box.height() // 8, box.width() // _WEEK
        painter.setFont(theme.font("small", bold=True))
        painter.setPen(QColor(theme.colours.text))
        name = self.tr("{month} 月").format(month=month)
        painter.drawText(
            QRect(box.left() + theme.space.xs, box.top(), box.width(), line),
            Qt.AlignmentFlag.AlignVCenter,
            name,
        )
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(theme.colours.muted))
        for column, words in enumerate(self.tr("一 二 三 四 五 六 日").split()):
            painter.drawText(
                QRect(box.left() + column * wide, box.top() + line, wide, line), _MIDDLE, words
            )

    def _paint_day(
        self, painter: QPainter, place: QRect, day: date, fonts: tuple[QFont, QFont]
    ) -> None:
        assert self._year is not None
        colours = self._theme.colours
        working, special = self._year.is_working(day), self._year.days.get(day)
        cell = QRectF(place).adjusted(1, 1, -1, -1)
        ink, ground, bold = colours.text, "", False
        if working and day.weekday() >= 5:  # make-up day
            ink, ground, bold = colours.amber.strong, colours.amber.soft, True
        elif not working and special is not None:  # a holiday, or a rest day of the office
            ink, ground, bold = colours.red.strong, colours.red.soft, True
        elif not working:
            ink = colours.muted
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(cell, 3, 3)
        if special is not None and special.by_office:
            painter.setPen(QPen(QColor(colours.blue.mark), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell, 3, 3)
        if day == self.day:
            tone = colours.focus if self.hasFocus() else colours.control_line
            painter.setPen(QPen(QColor(tone), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell, 3, 3)
        painter.setFont(fonts[bold or day == self.today])
        painter.setPen(QColor(colours.link if day == self.today and not ground else ink))
        painter.drawText(cell, _MIDDLE, str(day.day))

    # hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.choose(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self._year is None:
            super().keyPressEvent(event)
            return
        day = self.day + timedelta(days=step)
        if day.year == self._year.year:
            self.choose(day)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), self.describe(day) if day else "", self)
            return True
        return bool(super().event(event))

    def _tell(self) -> None:
        self.setAccessibleDescription(self.describe(self.day))

    def _remeasure(self) -> None:
        self.updateGeometry()
        self.update()
