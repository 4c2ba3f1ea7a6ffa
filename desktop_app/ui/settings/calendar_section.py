"""工作日历: a year with its rest and make-up days; a day may be set differently by hand."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.services.settings import calendar_edit
from desktop_app.services.settings.calendar_edit import SpecialDay, Year
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.settings.acting import Acting
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.pane import Pane, note
from desktop_app.ui.settings.side_by_side import SideBySide
from desktop_app.ui.settings.year_grid import YearGrid
from desktop_app.ui.theme.theme import set_kind
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.words import Words


class CalendarSection(QObject):
    """The sheet at the left, the chosen day at the right."""

    tables = frozenset({"calendar_day", "calendar_year"})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pane = Pane(desk.theme, self.tr("工作日历"), desk.place)
        self._acting = Acting(desk, self.pane.messages)
        self._latest = Latest(desk.runner)
        self._editable = True
        self._year: Year | None = None
        self._shown = desk.now().year
        theme = desk.theme
        self.card = Card(theme)
        self.previous = IconButton(theme, "chevron-left", self.tr("上一年"))
        self.next = IconButton(theme, "chevron-right", self.tr("下一年"))
        self.previous.clicked.connect(lambda _checked=False: self.go(self._shown - 1))
        self.next.clicked.connect(lambda _checked=False: self.go(self._shown + 1))
        self.card.add_to_head(self.previous)
        self.card.add_to_head(self.next)
        self.state = note("")
        self.grid = YearGrid(theme, desk.now().date())
        self.grid.picked.connect(self._pick)
        self.card.body.addWidget(self.state)
        self.card.body.addWidget(self.grid, 1)
        self.day_card = Card(theme)
        self.now_text = Words()
        self.form = Form(theme, 1)
        self.form.choice(
            "working", self.tr("这一天"), [("yes", self.tr("上班")), ("no", self.tr("休息"))]
        )
        self.form.line("name", self.tr("名称（可不填）"), hint=self.tr("如 国庆节、社区停电检修"))
        self.save_button = push_button(self.tr("改定这一天"), kind="primary", clicked=self.save)
        self.restore_button = push_button(self.tr("恢复公布的安排"), clicked=self.restore)
        self.day_card.body.addWidget(self.now_text)
        self.day_card.body.addWidget(self.form)
        self.day_card.body.addWidget(self.save_button)
        self.day_card.body.addWidget(self.restore_button)
        legend = Card(theme, self.tr("图例"))
        for words in (
            self.tr("红底：法定节假日或本处休息日"),
            self.tr("黄底：调休上班的周末"),
            self.tr("灰字：普通周末"),
            self.tr("蓝色虚线框：本处改定的日子"),
        ):
            legend.body.addWidget(note(words, kind="small"))
        self.after = note(
            self.tr("改动只影响以后开始的计时；正在计时的投诉可在“时限”里重新计算。"), kind="small"
        )
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        theme.size(side.setSpacing, "m")
        side.addWidget(self.day_card)
        side.addWidget(legend)
        side.addWidget(self.after)
        side.addStretch(1)
        self.pane.body.addWidget(SideBySide(theme, self.card, right, (5, 2), 720), 1)

    @property
    def widget(self) -> QWidget:
        return self.pane

    def can_leave(self) -> bool:
        return True

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self.form.set_editable(editable)
        self.save_button.setEnabled(editable)
        self.restore_button.setEnabled(editable)

    def refresh(self) -> None:
        year = self._shown
        self._latest.ask(lambda office: calendar_edit.read(office, year), self._show)

    def go(self, year: int) -> None:
        if calendar_edit.FIRST <= year <= calendar_edit.LAST:
            self._shown = year
            self.refresh()

    def save(self) -> None:
        day, working = self.grid.day, self.form.string("working") == "yes"
        name = self.form.string("name")
        self._write(day, lambda office: calendar_edit.set_day(office, day, working, name))

    def restore(self) -> None:
        day = self.grid.day
        self._write(day, lambda office: calendar_edit.restore_day(office, day))

    def _write(self, day: date, work: object) -> None:
        before: SpecialDay | None = self._year.days.get(day) if self._year else None

        def done(_none: object) -> None:
            self._acting.offer_undo(
                self.tr("{month}月{day}日已改定；正在计时的投诉不变。").format(
                    month=day.month, day=day.day
                ),
                lambda office: calendar_edit.put_back(office, day, before),
            )

        self._acting.write(work, done)  # type: ignore[arg-type]

    def _show(self, year: Year) -> None:
        self._year = year
        self.card.set_title(self.tr("{year} 年").format(year=year.year))
        self.state.setText(
            self.tr("已按公布的放假安排录入，全年 {count} 个工作日。").format(
                count=year.working_days
            )
            if year.published
            else self.tr(
                "{year} 年的放假安排还没有公布（或程序还不知道）：暂按周一至周五上班计，"
                "公布后可逐日改定，或更新程序。"
            ).format(year=year.year)
        )
        set_kind(self.state, "muted" if year.published else "error")
        self.grid.show_year(year)
        self._pick(self.grid.day)

    def _pick(self, day: date) -> None:
        if self._year is None:
            return
        special = self._year.days.get(day)
        week = self.tr("周一 周二 周三 周四 周五 周六 周日").split()[day.weekday()]
        self.day_card.set_title(
            self.tr("{month}月{day}日 {week}").format(month=day.month, day=day.day, week=week)
        )
        self.now_text.setText(self.tr("现在：{state}").format(state=self.grid.describe(day)))
        self.form.show_values(
            {
                "working": "yes" if self._year.is_working(day) else "no",
                "name": special.name if special else "",
            }
        )
        self.restore_button.setVisible(special is not None and special.by_office)
        self.restore_button.setText(
            self.tr("恢复公布的安排") if self._year.published else self.tr("恢复普通一周的安排")
        )
