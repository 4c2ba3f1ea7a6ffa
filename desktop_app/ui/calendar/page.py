"""The follow-up calendar's controller: reads the month, carries out what the view asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.case import FollowUp
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services import calendar_view, followups, undo
from desktop_app.services.calendar_view import CalendarView
from desktop_app.services.followups import Completion
from desktop_app.services.office import ChangeSet
from desktop_app.ui.calendar.board import Item, build, what
from desktop_app.ui.calendar.guide import Guide, request_of
from desktop_app.ui.calendar.outcome_keeper import OutcomeKeeper
from desktop_app.ui.calendar.planning import Planner, error_words
from desktop_app.ui.calendar.typed_time import moment_text, quick_times
from desktop_app.ui.calendar.view import AGENDA, MONTH, WEEK, CalendarWidget
from desktop_app.ui.desk import Desk, Latest, Once
from desktop_app.ui.printing import menu as papers
from desktop_app.ui.shell.actions import ActionSpec
from desktop_app.ui.shell.pages import Page, StatusSink

PLAN = ActionSpec(
    "calendar.plan", QT_TRANSLATE_NOOP("actions", "安排回访"), "Ctrl+Shift+N", "calendar"
)
REVEAL = ActionSpec(
    "calendar.reveal", QT_TRANSLATE_NOOP("actions", "显示或隐藏姓名"), "F9", "calendar"
)
PRINT = ActionSpec(
    "calendar.print", QT_TRANSLATE_NOOP("actions", "打印本周日历或回访记录表"), "Ctrl+P", "calendar"
)
CARD_KEYS = (
    ActionSpec(
        "calendar.complete", QT_TRANSLATE_NOOP("actions", "完成选中的回访"), "Return", "calendar"
    ),
    ActionSpec("calendar.move", QT_TRANSLATE_NOOP("actions", "改期（也可按 M）"), "F2", "calendar"),
    ActionSpec("calendar.open", QT_TRANSLATE_NOOP("actions", "打开投诉"), "O", "calendar"),
    ActionSpec(
        "calendar.cancel", QT_TRANSLATE_NOOP("actions", "取消选中的回访"), "Delete", "calendar"
    ),
)
"""Keys that a selected card hears itself; here for the sheet of keys."""

MODE, MINE = "calendar/mode", "calendar/mine"
_SHOWN = frozenset(
    {"follow_up", "promise", "complaint", "resident", "residency", "household", "calendar_day",
     "calendar_year", "setting"}
)  # fmt: skip


class CalendarPage(QObject):
    """``activate`` takes None, a date, or the id of a follow-up to select."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._reads, self._once = Latest(desk.runner), Once(desk.runner)
        self._status: StatusSink | None = None
        self._mine = desk.settings.get(MINE) == "yes"
        self._pending: int | None = None
        self.planner = Planner(desk, self._found, self)
        self.guide = Guide(desk.now)
        self.view = CalendarWidget(
            desk.theme, desk.now, self.guide, self.planner.suggest, desk.later, desk.place
        )
        self.planner.attach(self.view)
        view = self.view
        view.mine.setChecked(self._mine)
        mode = desk.settings.get(MODE)
        view.show_mode(mode if mode in (WEEK, AGENDA) else MONTH)
        view.show_day(desk.now().date())
        view.day_chosen.connect(self._day_chosen)
        view.mode_chosen.connect(self._mode_chosen)
        view.mine_chosen.connect(self._mine_chosen)
        view.plan_asked.connect(self.planner.plan)
        view.export_asked.connect(lambda: desk.navigate("export_ics", None))
        view.handover_asked.connect(lambda: desk.navigate("handover", None))
        view.dropped.connect(self._dropped)
        view.dropped_at.connect(self._dropped_at)
        self._words = OutcomeKeeper(desk.runner, self)
        view.panel.begun.connect(self._begun)
        view.panel.typed.connect(self._words.note)
        view.panel.completed.connect(self._complete)
        view.panel.moved.connect(self._move)
        view.panel.opened.connect(lambda case: desk.navigate("editor", (case, None)))
        view.panel.cancelled.connect(self._cancel)
        view.panel.visit_asked.connect(self._propose_visit)
        desk.bus.changed.connect(self._changed)
        desk.bus.minute.connect(self._minute)
        desk.registry.bind(PLAN, view, self.planner.plan)
        desk.registry.bind(REVEAL, view, self._reveal)
        desk.registry.bind(PRINT, view, self._print)
        view.print_asked.connect(self._print)
        for spec in CARD_KEYS:
            desk.registry.add(spec)

    # the page

    @property
    def widget(self) -> QWidget:
        return self.view

    def activate(self, argument: object = None) -> None:
        """Come to the front; a date or a follow-up's id is looked up and marked."""
        if isinstance(argument, datetime):
            argument = argument.date()
        if isinstance(argument, date):
            self.view.show_day(argument)
        elif isinstance(argument, int) and not isinstance(argument, bool):
            wanted = argument
            self._desk.runner.run(
                lambda office: followups.get(office, wanted), self._found, self._failed
            )
            return
        self._load()

    def can_leave(self) -> bool:
        """Always: what is typed in a form is still there on return."""
        self._words.keep_now()
        self.planner.keeper.keep_now()
        return True

    def set_status(self, sink: StatusSink) -> None:
        self._status = sink

    def _found(self, follow_up: FollowUp) -> None:
        self._pending = follow_up.id
        if self._mine and follow_up.assignee != self._desk.lists().operator:
            self.view.mine.setChecked(False)  # else it would not be there to be selected
        self.view.show_day(follow_up.due_at.date())
        self._load()

    def _print(self) -> None:
        """Ask which paper of the days in view."""
        day = self.view.panel.day
        first, last = self.view.grid.span()
        if self.view.mode == WEEK:
            first = day - timedelta(days=day.weekday())
            last = first + timedelta(days=6)
        papers.pop_up(self.view, papers.of_week(self._desk, day, first, last, mine=self._mine))

    # reading

    def _load(self) -> None:
        first, last = self.view.grid.span()
        mine = self._mine
        self._reads.ask(
            lambda office: calendar_view.read(office, first, last, mine=mine),
            self._show,
            self._failed,
        )

    def _show(self, answer: CalendarView) -> None:
        self.guide.stand_on(answer.ground)
        board = build(answer, self._desk.now(), self._desk.lists().operator)
        self.view.show_board(board)
        if self._pending is not None:
            wanted, self._pending = self._pending, None
            self.view.panel.select(wanted, focus=True)
            self.view.mark_item(wanted)
        if self._status is not None:
            month = self.view.grid.month
            last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            self._status(
                self.tr("本月 {count} 项 · 逾期未办 {late} 项").format(
                    count=board.count(month, last), late=board.overdue_count
                )
            )

    def _changed(self, changes: ChangeSet) -> None:
        if changes.tables & _SHOWN:
            self._refresh()

    def _refresh(self) -> None:
        # Out of sight nothing is read: coming back to the front reads anyway.
        if self.view.isVisible():
            self._load()

    def _minute(self) -> None:
        # Times pass: what was due becomes overdue, and midnight makes another today.
        if self.view.isVisible() and not self.view.dragging:
            self._load()

    # choosing

    def _day_chosen(self, _day: date) -> None:
        self.view.panel.mask()
        if (self.view.grid.board.first, self.view.grid.board.last) != self.view.grid.span():
            self._load()

    def _mode_chosen(self, mode: str) -> None:
        self._desk.settings.set(MODE, mode)
        self.view.show_mode(mode)

    def _mine_chosen(self, mine: bool) -> None:
        self._mine = mine
        self._desk.settings.set(MINE, "yes" if mine else "")
        self._load()

    def _item(self, follow_up_id: int) -> Item | None:
        return self.view.grid.board.item(follow_up_id)

    # moving

    def _dropped(self, follow_up_id: int, day: date) -> None:
        item = self._item(follow_up_id)
        if item is None:
            return
        now = self._desk.now()
        at = datetime.combine(day, item.follow_up.due_at.time())
        if day == now.date() and at <= now:
            self._ask_today(item, at)
        else:
            self._dropped_at(follow_up_id, at)

    def _dropped_at(self, follow_up_id: int, at: datetime) -> None:
        """Move, after asking about what speaks against that time."""
        item = self._item(follow_up_id)
        if item is None:
            return
        take = partial(self._move, follow_up_id)
        question = self.guide.question(at, request_of(item), take)
        if question is None or at <= self._desk.now():
            self._move(follow_up_id, at)  # a past time is refused with its reason
        else:
            self.view.ask_at(at.date(), *question)

    def _ask_today(self, item: Item, at: datetime) -> None:
        """The same time of day is over today: ask for another instead of just refusing."""
        now = self._desk.now()
        answers: list[tuple[str, Callable[[], object]]] = []
        for choice in quick_times(now, at.time()):
            if choice.at.date() == now.date():
                words = self.tr("改到今天 {clock}").format(clock=f"{choice.at:%H:%M}")
                answers.append((words, partial(self._move, item.id, choice.at)))
        answers.append((self.tr("自选时间"), lambda: self._open_move(item.id)))
        text = self.tr("今天 {clock} 已过，要改到什么时间？").format(clock=f"{at:%H:%M}")
        self.view.ask_at(at.date(), text, tuple(answers))

    def _open_move(self, follow_up_id: int) -> None:
        self.view.panel.select(follow_up_id, focus=True)
        card = self.view.panel.card(follow_up_id)
        if card is not None:
            card.ask_move()

    def _move(self, follow_up_id: int, at: datetime) -> None:
        item = self._item(follow_up_id)
        if item is None:
            return
        before = item.follow_up

        def moved(answer: tuple[FollowUp, int]) -> None:
            after, operation = answer
            self._form_done(follow_up_id)
            if after.due_at == before.due_at:
                return
            text = self.tr("“{what}”已改到 {moment}").format(
                what=what(after), moment=moment_text(after.due_at)
            )
            self._desk.offer_undo(text, lambda: self._move_back(operation))

        self._desk.runner.run(
            lambda office: (followups.move(office, follow_up_id, at), undo.latest(office)),
            moved,
            lambda error: self._refused(follow_up_id, error),
        )

    def _move_back(self, operation: int) -> None:
        self._desk.runner.run(lambda office: undo.take_back(office, operation), None, self._failed)

    # completing, calling off

    def _begun(self, follow_up_id: int) -> None:
        def arrive(text: str) -> None:
            card = self.view.panel.card(follow_up_id)
            if card is not None:
                card.complete_form.take_back(text)

        self._words.ask(follow_up_id, arrive)

    def _complete(self, follow_up_id: int, how: Completion) -> None:
        self._words.keep_now()  # before it is written: its words are dropped with that

        def done(after: FollowUp) -> None:
            self._form_done(follow_up_id)
            if how.reached:
                text = self.tr("“{what}”已完成").format(what=what(after))
                self._desk.show_message(text, "success")

        self._once.run(
            ("complete", follow_up_id),
            lambda office: followups.complete(office, follow_up_id, how),
            done,
            lambda error: self._refused(follow_up_id, error),
        )

    def _cancel(self, follow_up_id: int, reason: str, whole: bool = False) -> None:
        def done(after: FollowUp) -> None:
            self._form_done(follow_up_id)
            self._desk.show_message(
                self.tr("“{what}”已取消：{reason}").format(what=what(after), reason=reason), "info"
            )

        self._desk.runner.run(
            lambda office: followups.cancel(office, follow_up_id, reason, end_series=whole),
            done,
            lambda error: self._refused(follow_up_id, error),
        )

    def _propose_visit(self, follow_up_id: int) -> None:
        item = self._item(follow_up_id)
        if item is not None:
            self.planner.propose(item, "visit")

    def _form_done(self, follow_up_id: int) -> None:
        self.view.panel.done(follow_up_id)

    def _refused(self, follow_up_id: int, error: Exception) -> None:
        card = self.view.panel.card(follow_up_id)
        text = error_words(error)
        if not (text and card is not None and card.refuse(text)):
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        text = error_words(error)
        if text:
            self._desk.show_message(text, "error")

    # names

    def _reveal(self) -> None:
        """Show the selected card's name, or those of all cards; every showing is logged."""
        panel = self.view.panel
        if any(card.revealed for card in panel.cards()):
            panel.mask()
            return
        chosen = panel.card(panel.selected) if panel.selected is not None else None
        cards = [card for card in ([chosen] if chosen else panel.cards()) if card.item.person]
        for card in cards:
            self._desk.runner.run(
                partial(calendar_view.note_reveal, follow_up_id=card.item.id),
                None,
                self._failed,
            )
            card.set_revealed(True)


def make_calendar_page(desk: Desk) -> Page:
    """The page for the shell's registry."""
    return CalendarPage(desk)
