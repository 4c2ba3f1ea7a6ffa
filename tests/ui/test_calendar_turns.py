"""A busy day: its cards are made a few at a turn of the loop, what is asked for first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from pytestqt.qtbot import QtBot

from desktop_app.services import followups
from desktop_app.services.office import Office
from desktop_app.ui.calendar.day_panel import AT_ONCE, STEP
from desktop_app.ui.calendar.page import CalendarPage
from desktop_app.ui.desk import Desk


def busy(
    office: Office, qtbot: QtBot, desk: Desk
) -> tuple[CalendarPage, list[Callable[[], object]]]:
    """A page of a day with thirty follow-ups, and what it wants to do later."""
    at = (office.now() + timedelta(days=1)).replace(hour=9, minute=0)
    for minute in range(30):
        followups.plan(office, "callback", at + timedelta(minutes=minute))
    wanted: list[Callable[[], object]] = []
    page = CalendarPage(desk._replace(later=lambda _owner, act: wanted.append(act)))
    qtbot.addWidget(page.widget)
    page.widget.resize(1200, 760)
    page.widget.show()
    page.activate(at.date())
    return page, wanted


def test_a_few_at_a_turn_until_all_are_there(office: Office, qtbot: QtBot, desk: Desk) -> None:
    page, wanted = busy(office, qtbot, desk)
    panel = page.view.panel
    assert len(panel.shown) == AT_ONCE
    turns = 0
    while wanted:
        wanted.pop(0)()
        turns += 1
    assert len(panel.shown) == len(panel.cards()) == STEP
    assert turns >= 2
    times = [card.item.follow_up.due_at for card in panel.cards()]
    assert times == sorted(times)


def test_the_next_day_does_not_get_the_cards_of_the_last(
    office: Office, qtbot: QtBot, desk: Desk
) -> None:
    page, wanted = busy(office, qtbot, desk)
    other = page.view.panel.day + timedelta(days=1)
    page.view.show_day(other)
    while wanted:
        wanted.pop(0)()
    assert page.view.panel.day == other and page.view.panel.shown == ()


def test_the_selected_card_does_not_wait(office: Office, qtbot: QtBot, desk: Desk) -> None:
    page, _wanted = busy(office, qtbot, desk)
    last = office.store.value("SELECT max(id) FROM follow_up")
    page.view.panel.select(last)
    assert page.view.panel.selected == last
