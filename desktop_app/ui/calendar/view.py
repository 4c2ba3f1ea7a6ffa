"""The calendar's face: header, month, week or agenda, the day's panel; it calls no service."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.calendar.agenda import Agenda
from desktop_app.ui.calendar.board import Board
from desktop_app.ui.calendar.day_panel import DayPanel
from desktop_app.ui.calendar.guide import Guide
from desktop_app.ui.calendar.month_grid import MonthGrid
from desktop_app.ui.calendar.notes import Answer, QuestionNote
from desktop_app.ui.calendar.plan_form import PlanForm
from desktop_app.ui.calendar.two_sides import TwoSides
from desktop_app.ui.calendar.typed_time import day_text
from desktop_app.ui.calendar.week_grid import WeekGrid
from desktop_app.ui.calendar.week_layout import week_of
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.turns import Later
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.calendar_popup import add_months
from desktop_app.ui.widgets.chips import Chip, ChipBar, ChipSpec
from desktop_app.ui.widgets.suggest_box import Fetch
from desktop_app.ui.widgets.words import Words

MONTH, WEEK, AGENDA = "month", "week", "agenda"


class CalendarWidget(QWidget):
    """``day_chosen`` when another day is marked, ``mode_chosen`` and ``mine_chosen`` for chips."""

    day_chosen = Signal(object)
    mode_chosen = Signal(str)
    mine_chosen = Signal(bool)
    plan_asked = Signal()
    export_asked = Signal()
    print_asked = Signal()
    dropped = Signal(int, object)
    dropped_at = Signal(int, object)
    handover_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        guide: Guide,
        fetch: Fetch,
        later: Later,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self.title = QLabel(self)
        set_kind(self.title, "heading")
        self.previous = IconButton(theme, "chevron-left", self.tr("往前（PageUp）"), parent=self)
        self.next = IconButton(theme, "chevron-right", self.tr("往后（PageDown）"), parent=self)
        self.today = push_button(self.tr("今天"), clicked=self._go_today, parent=self)
        self.modes = ChipBar(theme, self.tr("显示方式"), self)
        self.modes.set_chips(
            [
                ChipSpec(MONTH, self.tr("月")),
                ChipSpec(WEEK, self.tr("周")),
                ChipSpec(AGENDA, self.tr("日程")),
            ]
        )
        self.mine = Chip(theme, self.tr("仅看我的"), parent=self)
        self.export = push_button(
            self.tr("导出日历 .ics"), clicked=self.export_asked.emit, parent=self
        )
        self.print_ = IconButton(theme, "print", self.tr("打印（Ctrl+P）"), parent=self)
        self.print_.clicked.connect(lambda _checked=False: self.print_asked.emit())
        self.handover = push_button(
            self.tr("交接班"), clicked=self.handover_asked.emit, parent=self
        )
        self.plan = push_button(
            self.tr("＋ 安排回访"), kind="primary", clicked=self.plan_asked.emit, parent=self
        )
        self.plan.setToolTip(self.tr("安排回访（Ctrl+Shift+N）"))
        self.header = TwoSides(
            self._group(self.title, self.previous, self.today, self.next),
            self._group(
                self.modes,
                self.mine,
                self.handover,
                self.print_,
                self.export,
                self.plan,
                right=True,
            ),
            self,
        )
        # Every part is made where it stands: one that is moved later is styled once more.
        frame = QFrame(self)
        set_kind(frame, "card")
        self.stack = QStackedWidget(frame)
        self.grid = MonthGrid(theme, self.stack)
        self.week = WeekGrid(theme, self.stack)
        self.agenda = Agenda(theme, self.stack)
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.week)
        self.stack.addWidget(self.agenda)
        self.unpublished = Words("", frame, kind="small")
        theme.size(self.unpublished.setContentsMargins, "s", 2, "s", 2)
        self.unpublished.hide()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.stack, 1)
        inside.addWidget(self.unpublished)
        self.question = QuestionNote(theme, parent=self)
        self.side = QStackedWidget(self)
        self.panel = DayPanel(theme, now, guide, later, self.side)
        self.side.addWidget(self.panel)
        self._plan_area = QScrollArea(self.side)
        self.plan_form = PlanForm(theme, now, guide, fetch, self._plan_area.viewport())
        self._plan_area.setWidgetResizable(True)
        self._plan_area.setFrameShape(QFrame.Shape.NoFrame)
        self._plan_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plan_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._plan_area.setWidget(self.plan_form)
        self.side.addWidget(self._plan_area)
        self._row = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.header)
        self._column.addLayout(self._row, 1)
        self._row.addWidget(frame, 1)
        self._row.addWidget(self.side)
        self.setFocusProxy(self.grid)
        self._connect()
        theme.follow(self, self._remeasure)
        self._remeasure()

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.modes.chosen.connect(self.mode_chosen)
        self.mine.toggled.connect(self.mine_chosen)
        self.grid.day_chosen.connect(self._day)
        self.grid.entered.connect(self.panel.focus_first)
        self.grid.item_chosen.connect(self.panel.select)
        self.grid.dropped.connect(self.dropped)
        self.week.day_chosen.connect(self._go)
        self.week.entered.connect(self.panel.focus_first)
        self.week.item_chosen.connect(self._week_item)
        self.week.key_asked.connect(self._agenda_key)
        self.week.dropped.connect(self.dropped_at)
        self.agenda.item_chosen.connect(self._agenda_item)
        self.agenda.key_asked.connect(self._agenda_key)
        self.panel.chosen.connect(self._card_chosen)
        self.panel.left.connect(self._focus_days)
        self.plan_form.closed.connect(self.close_plan)

    # what is shown

    @property
    def mode(self) -> str:
        shown = self.stack.currentWidget()
        return AGENDA if shown is self.agenda else WEEK if shown is self.week else MONTH

    @property
    def dragging(self) -> bool:
        return self.grid.dragging or self.week.dragging

    def show_mode(self, mode: str) -> None:
        """Month, week or agenda; the same days, the same panel."""
        shown = {WEEK: self.week, AGENDA: self.agenda}.get(mode, self.grid)
        self.modes.choose(mode)
        self.stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        self._show_title()
        if mode == AGENDA:
            self.agenda.scroll_to_day(self.grid.day)

    def mark_item(self, follow_up_id: int | None) -> None:
        """Mark an item in month and week."""
        self.grid.select_item(follow_up_id)
        self.week.select_item(follow_up_id)

    def show_board(self, board: Board) -> None:
        """Another answer of the service."""
        self.grid.show_board(board)
        self.week.show_board(board)
        month = self.grid.month
        last = add_months(month, 1).toordinal() - 1
        self.agenda.show_board(board, month, date.fromordinal(last), self.panel.selected)
        self.panel.show_day(board, self.grid.day)
        self.mark_item(self.panel.selected)
        years = "、".join(str(year) for year in board.unpublished)
        self.unpublished.setText(
            self.tr("{year} 年放假安排尚未公布，按双休日显示").format(year=years)
        )
        self.unpublished.setVisible(bool(years))

    def show_day(self, day: date) -> None:
        """Mark *day*, telling nobody."""
        self.grid.show_day(day)
        self.week.show_day(day)
        self._show_title()
        self.panel.show_day(self.grid.board, day)

    def turn(self, by: int) -> None:
        """Some months on, at the same day of the month; some weeks on while those are shown."""
        if self.mode == WEEK:
            self._go(self.grid.day + timedelta(days=7 * by))
        else:
            self._go(add_months(self.grid.day, by))

    def ask_at(self, day: date, text: str, answers: tuple[Answer, ...]) -> None:
        """Ask beside the cell of *day*."""
        note = self.question
        note.ask(text, answers, self._focus_days)
        wide = min(self._theme.px(300), self.width() - 16)
        note.setFixedWidth(wide)
        high = note.layout().heightForWidth(wide) if note.layout().hasHeightForWidth() else -1
        note.resize(wide, max(high, note.sizeHint().height()))
        grid = self.week if self.mode == WEEK else self.grid
        cell = grid.cell(day)
        corner = grid.mapTo(self, cell.bottomLeft() + QPoint(4, -8))
        if corner.y() + note.height() > self.height():
            corner = grid.mapTo(self, cell.topLeft() + QPoint(4, 8 - note.height()))
        right = grid.mapTo(self, QPoint(grid.width(), 0)).x()
        x = max(0, min(corner.x(), right - wide - 4))
        note.move(x, max(0, corner.y()))
        if note.buttons:
            note.buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_plan(self) -> None:
        self.side.setCurrentWidget(self._plan_area)
        # Only one primary button at a time: now it is the form's own.
        set_kind(self.plan, "")

    def close_plan(self) -> None:
        """Back to the day; what was typed stays for the next time."""
        if self.side.currentWidget() is self._plan_area:
            self.side.setCurrentWidget(self.panel)
            set_kind(self.plan, "primary")
            self._focus_days()

    @property
    def planning(self) -> bool:
        return self.side.currentWidget() is self._plan_area

    # inside

    def _go(self, day: date) -> None:
        self.grid.show_day(day)
        self.week.show_day(day)
        self._day(day)

    def _go_today(self) -> None:
        self._go(self._now().date())

    def _day(self, day: date) -> None:
        self.question.close_question()
        self._show_title()
        self.panel.select(None)
        self.mark_item(None)
        self.week.show_day(day)
        self.panel.show_day(self.grid.board, day)
        self.day_chosen.emit(day)
        if self.mode == AGENDA:
            self.agenda.scroll_to_day(day)

    def _card_chosen(self, follow_up_id: int) -> None:
        self.mark_item(follow_up_id)
        self.agenda.select_item(follow_up_id)

    def _agenda_item(self, follow_up_id: int) -> None:
        item = self.grid.board.item(follow_up_id)
        if item is not None:
            self.panel.select(follow_up_id)
            self.show_day(item.day)
            self.panel.select(follow_up_id)
            self.mark_item(follow_up_id)

    def _week_item(self, follow_up_id: int) -> None:
        self.panel.select(follow_up_id)
        self.mark_item(follow_up_id)

    def _agenda_key(self, follow_up_id: int, key: int) -> None:
        self.panel.select(follow_up_id, focus=True)
        card = self.panel.card(follow_up_id)
        if card is not None:
            card.press(Qt.Key(key))

    def _focus_days(self) -> None:
        self.stack.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_title(self) -> None:
        if self.mode == WEEK:
            first, last = week_of(self.grid.day)
            self.title.setText(
                self.tr("{year} 年 {first}—{last}").format(
                    year=first.year, first=day_text(first), last=day_text(last)
                )
            )
            return
        month = self.grid.month
        self.title.setText(
            self.tr("{year} 年 {month} 月").format(year=month.year, month=month.month)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if Qt.Key(event.key()) in turns:
            self.turn(turns[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            self._go_today()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(560), super().minimumSizeHint().height())

    def _fit_side(self) -> None:
        """The panel takes its share, and never so much that the days become slits."""
        wanted = self._theme.px(310)
        self.side.setFixedWidth(max(220, min(wanted, self.width() * 33 // 100)))

    def _group(self, *parts: QWidget, right: bool = False) -> QWidget:
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        self._theme.size(row.setSpacing, "s")
        if right:
            row.addStretch(1)
        for part in parts:
            row.addWidget(part)
        group.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return group

    def _remeasure(self) -> None:
        self._column.setSpacing(self._theme.space.s)
        self._row.setSpacing(self._theme.space.m)
        self._fit_side()
