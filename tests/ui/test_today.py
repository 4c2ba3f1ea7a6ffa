"""The Today page on a real office: first run, the urgent first, the keyboard, where lines lead."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop_app.domain.case import Status
from desktop_app.domain.views import CaseFilter
from desktop_app.services import cases, queue
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.today.page import TodayPage, make_today_page
from tests.offices import SetClock
from tests.ui.conftest import Said


@pytest.fixture
def page(desk: Desk, qtbot) -> TodayPage:
    made = make_today_page(desk)
    qtbot.addWidget(made.widget)
    made.widget.resize(1200, 800)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    return made


def late_and_due(office: Office, clock: SetClock) -> tuple[int, int]:
    late = cases.register(
        office,
        Intake("电梯困人", building="3", room="1502", complainant="赵敏", phone="13812342207"),
    ).complaint.id
    clock.forward(hours=2)
    due = cases.register(office, Intake("楼道垃圾", building="2", room="101")).complaint.id
    return late, due


def words_in(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_new_office_is_greeted_with_three_ways_in(page: TodayPage, said: Said, qtbot) -> None:
    page.activate(None)
    choices = page.widget.welcome.choices
    assert page.widget.first_run
    assert choices[0].hasFocus()
    for choice in choices:
        qtbot.keyClick(choice, Qt.Key.Key_Return)
    assert said.places == [("import", None), ("intake", None), ("sample", None)]


def test_the_first_complaint_ends_the_greeting(page: TodayPage, desk: Desk) -> None:
    page.activate(None)
    desk.runner.run(lambda office: cases.register(office, Intake("漏水")))
    assert not page.widget.first_run


def test_the_most_urgent_is_first_and_largest(
    page: TodayPage, office: Office, set_clock: SetClock
) -> None:
    late, due = late_and_due(office, set_clock)
    page.activate(None)
    cards = page.widget.cards
    assert cards["overdue"].list.lines()[0].key == ("case", late)
    assert cards["overdue"].list.lines()[0].tone == "red"
    assert cards["due"].list.lines()[0].key == ("case", due)
    assert cards["overdue"].list.hasFocus()
    large, small = cards["overdue"].list, cards["due"].list
    assert large.height() / large.count() > small.height() / small.count()
    assert not cards["promises"].isVisible()


def test_without_late_cases_what_is_due_is_largest(page: TodayPage, office: Office) -> None:
    due = cases.register(office, Intake("楼道垃圾")).complaint.id
    page.activate(None)
    assert not page.widget.cards["overdue"].isVisible()
    assert page.widget.cards["due"].list.hasFocus()
    assert page.widget.cards["due"].list.current_key() == ("case", due)


def test_a_calm_day_says_so(page: TodayPage, office: Office) -> None:
    one = cases.register(office, Intake("漏水")).complaint.id
    cases.hold(office, one, "等待配件", office.now() + timedelta(days=2))
    page.activate(None)
    assert "没有逾期的投诉，今天也没有到期的。" in words_in(page.widget)
    assert page.widget.cards["waiting"].list.hasFocus()


def test_arrows_walk_all_lists_and_enter_opens(
    page: TodayPage, office: Office, set_clock: SetClock, said: Said, qtbot
) -> None:
    late, due = late_and_due(office, set_clock)
    cases.log_contact(
        office, due, NewContact("好", promise="今晚修好",
                                promise_due=office.now() + timedelta(hours=1))
    )  # fmt: skip
    page.activate(None)
    cards = page.widget.cards
    qtbot.keyClick(cards["overdue"].list, Qt.Key.Key_Return)
    place, (opened, query) = said.places[-1]
    assert (place, opened) == ("editor", late)
    assert query.filter.overdue
    qtbot.keyClick(cards["overdue"].list, Qt.Key.Key_Down)
    assert cards["due"].list.hasFocus()
    qtbot.keyClick(cards["due"].list, Qt.Key.Key_Down)
    assert cards["promises"].list.hasFocus()
    qtbot.keyClick(cards["promises"].list, Qt.Key.Key_Return)
    follow_up = office.case(due).follow_ups[0]
    assert said.places[-1] == ("calendar", follow_up.id)
    qtbot.keyClick(cards["promises"].list, Qt.Key.Key_Up)
    assert cards["due"].list.hasFocus()


def test_links_lead_to_the_whole_list(
    page: TodayPage, office: Office, set_clock: SetClock, said: Said, qtbot
) -> None:
    for number in range(8):
        one = cases.register(office, Intake(f"第 {number} 件")).complaint.id
        if number < 5:
            cases.hold(office, one, "等待", office.now() + timedelta(days=9))
    page.activate(None)
    cards = page.widget.cards
    qtbot.mouseClick(cards["waiting"].link, Qt.MouseButton.LeftButton)
    place, argument = said.places[-1]
    assert place == "queue"
    assert argument == CaseFilter(statuses=(Status.ON_HOLD, Status.AWAITING_RESIDENT))
    qtbot.mouseClick(cards["callbacks"].link, Qt.MouseButton.LeftButton)
    assert said.places[-1] == ("calendar", office.now().date())
    assert not cards["due"].link.isVisible()


def test_names_are_masked(page: TodayPage, office: Office, set_clock: SetClock) -> None:
    late_and_due(office, set_clock)
    page.activate(None)
    lines = [line for card in page.widget.cards.values() for line in card.list.lines()]
    everything = "\n".join(f"{line.sentence()} {line.tip}" for line in lines)
    assert "赵**" in everything
    assert "赵敏" not in everything and "13812342207" not in everything


def test_a_minute_moves_the_times(
    page: TodayPage, office: Office, set_clock: SetClock, desk: Desk
) -> None:
    late_and_due(office, set_clock)
    page.activate(None)
    before = page.widget.cards["overdue"].list.lines()[0].lead
    set_clock.forward(minutes=5)
    desk.bus.minute.emit()
    assert page.widget.cards["overdue"].list.lines()[0].lead != before


def test_a_narrow_page_has_one_column(
    page: TodayPage, office: Office, set_clock: SetClock, qtbot
) -> None:
    late_and_due(office, set_clock)
    page.activate(None)
    cards = page.widget.cards
    assert cards["callbacks"].x() > cards["overdue"].x()
    page.widget.resize(700, 800)
    qtbot.waitUntil(lambda: cards["callbacks"].x() == cards["overdue"].x())


def test_lists_have_names_for_screen_readers(
    page: TodayPage, office: Office, set_clock: SetClock
) -> None:
    late_and_due(office, set_clock)
    page.activate(None)
    for card in page.widget.cards.values():
        if card.isVisible() and card.list.count():
            assert card.list.accessibleName()
            item = card.list.item(0)
            assert item.data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    ("card", "place"),
    [
        ("overdue", "queue"),
        ("due", "queue"),
        ("waiting", "queue"),
        ("callbacks", "calendar"),
        ("promises", "calendar"),
        ("improvements", "knowledge"),
        ("hand_over", "handover"),
    ],
)
def test_every_card_leads_to_all_of_its_kind(
    page: TodayPage, said: Said, card: str, place: str
) -> None:
    assert set(page.widget.cards) == {
        "overdue", "due", "waiting", "callbacks", "promises", "improvements", "hand_over"
    }  # fmt: skip
    page.widget.cards[card].link_pressed.emit()
    assert said.places[-1][0] == place


def test_the_way_to_all_leads_to_as_many_as_the_card_counts(
    page: TodayPage, office: Office, set_clock: SetClock, said: Said
) -> None:
    late_and_due(office, set_clock)
    for at in range(9):
        set_clock.forward(minutes=1)
        cases.register(office, Intake(f"楼道垃圾 {at}", building="2", room="101"))
    set_clock.forward(minutes=12)
    page.activate(None)
    day = page._day
    assert day is not None and day.overdue.count > 1 and day.due.count > 0
    for card, count in (("overdue", day.overdue.count), ("due", day.due.count)):
        page._show_all(card)
        wanted = said.places[-1][1]
        if isinstance(wanted, str):
            wanted = queue.view(office, wanted).filter
        assert isinstance(wanted, CaseFilter)
        assert queue.count(office, queue.query(office, wanted)) == count, card
