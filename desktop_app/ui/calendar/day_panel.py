"""The day at the right: overdue ones of any day pinned on top, then the day's own, as cards."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.calendar.board import Board, Item, day_summary
from desktop_app.ui.calendar.follow_up_card import FollowUpCard
from desktop_app.ui.calendar.guide import Guide
from desktop_app.ui.calendar.typed_time import day_week_text
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.turns import Later
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.words import Words

STEP = 20
"""Cards shown at a time: widgets are dear, and nobody reads a hundred at once."""
AT_ONCE = 6
"""So many of them are made in one turn of the loop, about as many as can be seen."""


class DayPanel(QFrame):
    """Signals of its cards are passed on as they are; ``left`` gives the keyboard back."""

    chosen = Signal(int)
    begun = Signal(int)
    typed = Signal(int, str)
    completed = Signal(int, object)
    moved = Signal(int, object)
    opened = Signal(int)
    cancelled = Signal(int, str, bool)
    visit_asked = Signal(int)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        guide: Guide,
        later: Later,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._theme, self._now, self._guide, self._turns = theme, now, guide, later
        self._board: Board | None = None
        self._day = date(2000, 1, 1)
        self._most = STEP
        self._selected: int | None = None
        self._order: list[int] = []
        self._wanted: int | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._reach_now)
        self._cards: dict[int, FollowUpCard] = {}
        self.title = Words("", self, kind="title")
        self.summary = Words("", self, kind="muted")
        self.empty = Words(self.tr("这一天没有安排。"), self, kind="muted")
        self.hint = Words(self.tr("拖动到另一天即改期；落在休息日会提示顺延"), self, kind="small")
        self._inside = QWidget()
        set_kind(self._inside, "clear")
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.addStretch(1)
        self.more = push_button("", kind="link", clicked=self._show_more, parent=self._inside)
        self._list.insertWidget(0, self.more)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._inside)
        self._column = QVBoxLayout(self)
        for part in (self.title, self.summary, self.empty):
            self._column.addWidget(part)
        self._column.addWidget(self.area, 1)
        self._column.addWidget(self.hint)
        theme.follow(self, self._remeasure)
        self._remeasure()

    # what is shown

    @property
    def selected(self) -> int | None:
        """Id of the selected follow-up, if its card is shown."""
        return self._selected if self._selected in self._order else None

    @property
    def shown(self) -> tuple[int, ...]:
        """Ids of the cards, top to bottom."""
        return tuple(self._order)

    def card(self, follow_up_id: int) -> FollowUpCard | None:
        return self._cards.get(follow_up_id) if follow_up_id in self._order else None

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self._day

    def show_day(self, board: Board, day: date) -> None:
        """Show *day* of *board*; a card with something typed in it is kept while out of sight."""
        if day != self._day:
            self._most = STEP
            self._day = day
        self._board = board
        known = board.days.get(day)
        self.title.setText(
            f"{day_week_text(day)} {known.sign()}".strip() if known else day_week_text(day)
        )
        self.summary.setText(day_summary(known, board.overdue_count) if known else "")
        items = self._items(board, day)
        if self._selected is not None:
            place = next((i for i, item in enumerate(items) if item.id == self._selected), 0)
            self._most = max(self._most, place + 1)
        self._arrange(items)
        self.empty.setVisible(not items)
        self._remark()

    def select(self, follow_up_id: int | None, *, focus: bool = False) -> None:
        """Select a card (none: nothing), make it visible, and give it the keyboard if asked."""
        self._selected = follow_up_id
        if follow_up_id is not None and follow_up_id not in self._order and self._board:
            self.show_day(self._board, self._day)
        self._remark()
        card = self.card(follow_up_id) if follow_up_id is not None else None
        if card is not None:
            if focus:
                card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(card)

    def focus_first(self) -> bool:
        """Give the keyboard to the selected card, else the first of the day; false if none."""
        if not self._order:
            return False
        own = [one for one in self._order if self._cards[one].item.day == self._day]
        self.select(self.selected or (own or self._order)[0], focus=True)
        return True

    def cards(self) -> tuple[FollowUpCard, ...]:
        return tuple(self._cards[one] for one in self._order)

    def done(self, follow_up_id: int) -> None:
        """Empty the card's forms after what they asked for; it may have left the day by that."""
        card = self._cards.get(follow_up_id)
        if card is not None:
            card.done()
            if follow_up_id not in self._order:
                self._put_away(follow_up_id)

    def mask(self) -> None:
        """Hide every name again."""
        for card in self._cards.values():
            if card.revealed:
                card.set_revealed(False)

    # inside

    @staticmethod
    def _items(board: Board, day: date) -> list[Item]:
        late = {item.id for item in board.overdue}
        known = board.days.get(day)
        own = [item for item in known.items if item.id not in late] if known else []
        return [*board.overdue, *own]

    def _arrange(self, items: list[Item]) -> None:
        shown = items[: self._most]
        wanted = {item.id for item in shown}
        for follow_up_id in [one for one in self._cards if one not in wanted]:
            self._put_away(follow_up_id)
        self._order = []
        made = 0
        needed = self._selected in wanted and self._selected not in self._cards
        for place, item in enumerate(shown):
            card = self._cards.get(item.id)
            if card is None and made == AT_ONCE and not needed:
                self._turns(self, partial(self._go_on, self._board, self._day))
                break
            if card is None:
                made += 1
                card = self._cards[item.id] = self._make(item)
            else:
                card.show_item(item)
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
            card.show()
            self._order.append(item.id)
        rest = len(items) - len(shown)
        self.more.setText(self.tr("再显示 {count} 项（共 {all} 项）").format(
            count=min(STEP, rest), all=len(items)
        ))  # fmt: skip
        self.more.setVisible(rest > 0)
        self._tab_order()

    def _go_on(self, board: Board | None, day: date) -> None:
        """The next cards, unless something else is shown by now."""
        if board is not None and board is self._board and day == self._day:
            self.show_day(board, day)

    def _put_away(self, follow_up_id: int) -> None:
        card = self._cards[follow_up_id]
        card.hide()
        card.set_selected(False)
        self._list.removeWidget(card)
        if not card.is_dirty():
            del self._cards[follow_up_id]
            card.deleteLater()

    def _make(self, item: Item) -> FollowUpCard:
        card = FollowUpCard(self._theme, item, self._now, self._guide, self._inside)
        card.chosen.connect(self._choose)
        card.begun.connect(self.begun)
        card.typed.connect(self.typed)
        card.completed.connect(self.completed)
        card.moved.connect(self.moved)
        card.opened.connect(self.opened)
        card.cancelled.connect(self.cancelled)
        card.visit_asked.connect(self.visit_asked)
        card.stepped.connect(self._step)
        card.left.connect(self.left)
        card.grew.connect(self._reach)
        return card

    def _choose(self, follow_up_id: int) -> None:
        self._selected = follow_up_id
        self._remark()
        self.chosen.emit(follow_up_id)

    def _reach(self, follow_up_id: int) -> None:
        """Scroll to a card that has opened a form, once the form has its place."""
        self._wanted = follow_up_id
        self._later.start(0)

    def _reach_now(self) -> None:
        card = self.card(self._wanted) if self._wanted is not None else None
        if card is not None:
            self.area.ensureWidgetVisible(card, 0, self._theme.space.s)

    def _step(self, follow_up_id: int, by: int) -> None:
        if follow_up_id not in self._order:
            return
        place = self._order.index(follow_up_id) + by
        if place < 0:
            self.left.emit()
        elif place < len(self._order):
            self.select(self._order[place], focus=True)

    def _show_more(self) -> None:
        if self._board is None:
            return
        first = len(self._order)
        self._most += STEP
        self.show_day(self._board, self._day)
        if first < len(self._order):
            self.select(self._order[first], focus=True)

    def _remark(self) -> None:
        for follow_up_id, card in self._cards.items():
            card.set_selected(follow_up_id == self._selected)

    def _tab_order(self) -> None:
        cards = self.cards()
        for one, other in itertools.pairwise(cards):
            QWidget.setTabOrder(one, other)

    def _remeasure(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(space.m, space.m, space.m, space.m)
        self._column.setSpacing(space.s)
        self._list.setSpacing(space.s)
