"""The Today page's controller: reads the day, and sends the user where a line leads."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.case import Status
from desktop_app.domain.errors import KnownError
from desktop_app.domain.filters import Condition
from desktop_app.domain.views import BUILT_IN, CaseFilter, QueueQuery
from desktop_app.services import today
from desktop_app.services.office import ChangeSet
from desktop_app.services.today import Today
from desktop_app.ui import words
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.shell.pages import StatusSink
from desktop_app.ui.today.texts import cards, figures, heading, hero
from desktop_app.ui.today.view import TodayView

TABLES = frozenset(
    {"complaint", "follow_up", "promise", "contact", "household", "calendar_day", "improvement"}
)
WAITING = CaseFilter(statuses=(Status.ON_HOLD, Status.AWAITING_RESIDENT))
DUE = replace(BUILT_IN["today"].filter, where=Condition("limit", "not_in", ("overdue",)))
"""What was due earlier today stands on the card above."""
FILTERS = {
    "overdue": BUILT_IN["overdue"].filter,
    "due": DUE,
    "waiting": WAITING,
}
"""Cards whose cases the editor can walk from one to the next."""


class TodayPage(QObject):
    """``activate`` needs no argument."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._view = TodayView(desk.theme, desk.place)
        self._day: Today | None = None
        self._focus_wanted = False
        self._status: StatusSink = lambda _text: None
        self._reads = Latest(desk.runner)
        self._view.opened.connect(self._open)
        self._view.all_asked.connect(self._show_all)
        self._view.hand_over_asked.connect(lambda: desk.navigate("handover", None))
        self._view.welcome.chosen.connect(lambda page: desk.navigate(page, None))
        desk.bus.changed.connect(self._changed)
        desk.bus.minute.connect(self._minute)

    @property
    def widget(self) -> QWidget:
        return self._view

    def activate(self, argument: object = None) -> None:
        # Time alone makes cases overdue: coming back always looks again.
        self._focus_wanted = True
        self._read()

    def can_leave(self) -> bool:
        return True

    def set_status(self, sink: StatusSink) -> None:
        self._status = sink

    # inside

    def _read(self) -> None:
        self._reads.ask(today.read, self._show, self._failed)

    def _show(self, day: Today) -> None:
        self._day = day
        if day.first_run:
            self._view.show_first_run()
        else:
            self._view.show_day(
                heading(day, self._desk.language), figures(day), cards(day), hero(day)
            )
        self._status("")
        # A wish outlives an answer that was dropped for a newer one.
        if self._focus_wanted:
            self._focus_wanted = False
            self._view.take_focus()

    def _changed(self, changes: ChangeSet) -> None:
        if changes.tables & TABLES and self._view.isVisible():
            self._read()

    def _minute(self) -> None:
        if self._view.isVisible():
            self._read()

    def _open(self, card: str, key: object) -> None:
        kind, number = key if isinstance(key, tuple) else ("", 0)
        if kind == "follow_up":
            self._desk.navigate("calendar", number)
        elif kind == "improvement":
            self._desk.navigate("knowledge", (kind, number))
        elif kind == "case" and self._day is not None:
            wanted = FILTERS.get(card)
            asked = QueueQuery(wanted, self._day.now) if wanted is not None else None
            self._desk.navigate("editor", (number, asked))

    def _show_all(self, card: str) -> None:
        if card in ("callbacks", "promises"):
            self._desk.navigate("calendar", self._desk.now().date())
        elif card == "improvements":
            self._desk.navigate("knowledge", ("improvement", 0))
        elif card == "hand_over":
            self._desk.navigate("handover", None)
        elif card == "waiting":
            self._desk.navigate("queue", WAITING)
        elif card == "due":
            self._desk.navigate("queue", replace(DUE, title=self.tr("今天还要到期")))
        else:
            self._desk.navigate("queue", "overdue")

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            text = error.message.render(words.core, self._desk.language)
            self._desk.show_message(text, "error")


def make_today_page(desk: Desk) -> TodayPage:
    """The factory for the registry of pages."""
    return TodayPage(desk)
