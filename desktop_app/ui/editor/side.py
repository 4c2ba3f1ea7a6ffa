"""The right column: timeline, contacts, follow-ups, rework; or the contact being logged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.casebook import CaseBook
from desktop_app.services.caselog import Change, Event
from desktop_app.services.lists import Lists
from desktop_app.services.why import Why
from desktop_app.ui.editor.contact_form import ContactForm
from desktop_app.ui.editor.follow_up_list import FollowUpList
from desktop_app.ui.editor.inputs import Closes, end_of_day
from desktop_app.ui.editor.rework_view import ReworkView
from desktop_app.ui.editor.scroller import Scroller
from desktop_app.ui.editor.similar_view import SimilarView
from desktop_app.ui.editor.timeline import Timeline
from desktop_app.ui.editor.why_panel import WhyPanel
from desktop_app.ui.knowledge.risk_card import RiskCard, below
from desktop_app.ui.theme.theme import Theme, set_kind
from desktop_app.ui.widgets.buttons import push_button
from desktop_app.ui.widgets.emptied import empty

TIMELINE, CONTACTS, FOLLOW_UPS, REWORK, SIMILAR = range(5)
PARTS = (TIMELINE, CONTACTS, FOLLOW_UPS, REWORK)
"""What is shown of the case itself."""
READ = (TIMELINE, CONTACTS)
"""What is only read."""


class Side(QFrame):
    """Shows one of: the tabs, the contact form, the list of changes."""

    contact_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        closes: Closes = end_of_day,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.contact: ContactForm | None = None
        set_kind(self, "card")
        # Every part is made where it stands: one that is moved later is styled once more.
        self.stack = QStackedWidget(self)
        self.tabs = QTabWidget(self.stack)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setUsesScrollButtons(True)
        self.tabs.tabBar().setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(self.tr("记录"))
        titles = (
            self.tr("时间线"),
            self.tr("沟通"),
            self.tr("回访"),
            self.tr("返单"),
            self.tr("相似"),
        )
        areas = [Scroller(parent=self.tabs) for _ in titles]
        for title, area in zip(titles, areas, strict=True):
            self.tabs.addTab(area, title)
        rooms = [area.viewport() for area in areas]
        self.timeline = Timeline(theme, self.tr("还没有记录。"), rooms[TIMELINE])
        self.contacts = Timeline(
            theme, self.tr("还没有沟通记录。按 Ctrl+L 记一次。"), rooms[CONTACTS]
        )
        self.follow_ups = FollowUpList(theme, now, rooms[FOLLOW_UPS], closes=closes)
        rounds = QWidget(rooms[REWORK])
        self.rework, self.risks = ReworkView(theme, rounds), RiskCard(theme, rounds)
        below(rounds, self.rework, self.risks)
        self.similar = SimilarView(theme, rooms[SIMILAR])
        parts = (self.timeline, self.contacts, self.follow_ups, rounds, self.similar)
        for area, part in zip(areas, parts, strict=True):
            area.hold(part)
        self.tabs.setTabToolTip(SIMILAR, self.tr("相似案例：办结过的同类投诉，当时怎么处理的"))

        self._contact_page = QWidget(self.stack)
        self._contact_holder = QVBoxLayout(self._contact_page)
        self._contact_holder.setContentsMargins(0, 0, 0, 0)
        for page in (self.tabs, self._contact_page):
            self.stack.addWidget(page)
        outer = QVBoxLayout(self)
        theme.size(outer.setContentsMargins, "m", "s", "s", "s")
        outer.addWidget(self.stack)

    @cached_property
    def why(self) -> WhyPanel:
        """Made when somebody asks why."""
        panel = WhyPanel(self._theme, self.stack)
        panel.closed.connect(self.show_tabs)
        self.stack.addWidget(panel)
        return panel

    @property
    def explains(self) -> bool:
        """It is shown why a case is due when it is."""
        return "why" in self.__dict__ and self.stack.currentWidget() is self.why

    @cached_property
    def changes(self) -> ChangesPage:
        """Made when somebody asks for the changes."""
        page = ChangesPage(self._theme, self.stack)
        page.close_button.clicked.connect(self.show_tabs)
        self.stack.addWidget(page)
        return page

    def show_counts(self, book: CaseBook) -> None:
        """How much there is of everything."""
        case = book.case
        planned = sum(1 for one in case.follow_ups if one.state == "planned")
        self._title(CONTACTS, self.tr("沟通"), len(_contacts(book)))
        self._title(FOLLOW_UPS, self.tr("回访"), planned)
        self._title(REWORK, self.tr("返单"), len(case.reworks))

    def in_sight(self, part: int) -> bool:
        """Whether *part*, one of ``PARTS``, can be acted on now."""
        return self.stack.currentIndex() == 0 and self.tabs.currentIndex() == part

    def show_part(
        self, part: int, book: CaseBook, now: datetime, lists: Lists, revealed: bool
    ) -> None:
        """Show *part*, one of ``PARTS``."""
        case, ended = book.case, bool(book.case.complaint.outcome) or book.deleted
        if part == TIMELINE:
            self.timeline.show_events(book.events, now, lists, revealed)
        elif part == CONTACTS:
            self.contacts.show_events(_contacts(book), now, lists, revealed)
        elif part == FOLLOW_UPS:
            self.follow_ups.show_follow_ups(case.complaint.id, case.follow_ups, locked=ended)
        else:
            self.rework.show_rounds(case, now, book.quality, locked=ended)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), self._theme.px(270)), hint.height())

    def show_tab(self, index: int) -> None:
        self.show_tabs()
        self.tabs.setCurrentIndex(index)

    def show_tabs(self) -> None:
        self.stack.setCurrentIndex(0)

    def show_why(self, clocks: Sequence[Why], clock: str, now: datetime) -> None:
        self.why.show_why(clocks, clock, now)
        if self.stack.currentWidget() is not self.why:
            self.stack.setCurrentWidget(self.why)
            self.why.close_button.setFocus()

    def contact_place(self) -> Scroller:
        """Where a contact form is made, to be handed to ``open_contact``."""
        self.drop_contact()
        area = Scroller(parent=self._contact_page)
        self._contact_holder.addWidget(area)
        return area

    def open_contact(self, area: Scroller, form: ContactForm) -> None:
        self.contact = form
        area.hold(form)
        self.stack.setCurrentIndex(1)
        form.focus()

    def drop_contact(self) -> None:
        """Put the contact form away; its draft is the caller's concern."""
        if self.contact is None:
            return
        self.contact = None
        empty(self._contact_holder)
        self.show_tabs()

    def show_changes(
        self, changes: tuple[Change, ...], now: datetime, lists: Lists, revealed: bool
    ) -> None:
        told = [Event(c.at, c.staff, "edit", c.label, (), (c,)) for c in changes]
        self.changes.timeline.show_events(told, now, lists, revealed)
        self.stack.setCurrentWidget(self.changes)
        self.changes.close_button.setFocus()

    def _title(self, index: int, word: str, count: int) -> None:
        text = f"{word} {count}" if count else word
        if self.tabs.tabText(index) != text:
            self.tabs.setTabText(index, text)


def _contacts(book: CaseBook) -> list[Event]:
    return [event for event in book.events if event.kind == "contact"]


class ChangesPage(QWidget):
    """What was changed in a case, below its head."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        words = QLabel(self.tr("修改记录"), self)
        set_kind(words, "title")
        self.close_button = push_button(self.tr("关闭"), kind="ghost", parent=self)
        column.addLayout(head)
        head.addWidget(words, 1)
        head.addWidget(self.close_button)
        area = Scroller(parent=self)
        column.addWidget(area, 1)
        self.timeline = Timeline(theme, self.tr("还没有修改。"), area.viewport())
        area.hold(self.timeline)
