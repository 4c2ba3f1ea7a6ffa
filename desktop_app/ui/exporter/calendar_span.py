"""Which follow-ups go into the calendar file: from, until, only one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.calendar.typed_time import read_time
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.date_time_field import DateTimeField
from desktop_app.ui.widgets.error_line import say_error
from desktop_app.ui.widgets.words import Words


class CalendarSpan(QWidget):
    """Two days, both included, either of them left empty for no bound."""

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.first = self._field(theme, now, self.tr("从哪天起"))
        self.last = self._field(theme, now, self.tr("到哪天止"))
        self.mine = QCheckBox(self.tr("只要我经办的"), self)
        self.mine.setAccessibleName(self.mine.text())
        self.error = Words("", self, kind="error")
        self.error.hide()
        row = QHBoxLayout()
        column = QVBoxLayout(self)
        theme.size(column.setContentsMargins, "xl", 0, 0, 0)
        theme.size(column.setSpacing, "s")
        column.addLayout(row)
        theme.size(row.setSpacing, "s")
        for text, field in ((self.tr("从"), self.first), (self.tr("到"), self.last)):
            label = QLabel(text, self)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field, 1)
        column.addWidget(self.mine)
        column.addWidget(self.error)
        self.hide()

    def read(self) -> tuple[date | None, date | None] | None:
        """The days; ``None`` (and it is said here) when they cannot be read or bound nothing."""
        fields = (self.first, self.last)
        fine = all([field.commit() for field in fields])
        days = tuple(field.value.date() if field.value else None for field in fields)
        if not fine:
            self._refuse(self.tr("日期看不懂，请改成 11-23 或 下周一 这样的写法，或留空。"))
            return None
        if days[0] and days[1] and days[0] > days[1]:
            self._refuse(self.tr("开始日期在结束日期之后，请对调或留空。"))
            return None
        self._refuse("")
        return days[0], days[1]

    def _field(self, theme: Theme, now: Callable[[], datetime], name: str) -> DateTimeField:
        return DateTimeField(
            theme,
            name,
            lambda text: read_time(text, now()),
            lambda at: f"{at:%Y-%m-%d}",
            now,
            with_time=False,
            placeholder=self.tr("不限"),
            parent=self,
        )

    def _refuse(self, text: str) -> None:
        say_error(self.error, text)
