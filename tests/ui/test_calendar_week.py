"""The week on real widgets: hours, overlaps, edges, dragging to an hour, the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.case import FollowUp
from desktop_app.services import followups
from desktop_app.services.office import Office
from desktop_app.ui.calendar import week_layout
from desktop_app.ui.calendar.page import CalendarPage
from desktop_app.ui.calendar.view import MONTH, WEEK
from desktop_app.ui.calendar.week_grid import WeekGrid
from desktop_app.ui.desk import Desk
from desktop_app.ui.shell.actions import ActionRegistry
from tests.offices import NOW, SetClock
from tests.ui.conftest import Said
from tests.ui.test_calendar import _move_with_button, case_id, plan, promise, show

__all__ = ["case_id", "show"]

Left = Qt.MouseButton.LeftButton
MONDAY = datetime(2026, 11, 23, 10)
Show = Callable[..., CalendarPage]


def week(page: CalendarPage) -> WeekGrid:
    page.view.modes.chosen.emit(WEEK)
    return page.view.week


def drag(qtbot: QtBot, grid: WeekGrid, follow_up_id: int, to: datetime) -> None:
    item = grid.board.item(follow_up_id)
    assert item is not None
    spot = next(s for s in grid.spots(item.day) if s.item and s.item.id == follow_up_id)
    start = spot.rect.topLeft() + QPoint(8, 2)
    column = grid.column(to.date())
    end = QPoint(column.center().x(), grid.y_of(week_layout.minute_of(to)) + 2)
    qtbot.mousePress(grid, Left, pos=start)
    for part in (0.3, 0.7, 1.0):
        _move_with_button(grid, start + (end - start) * part)
    assert grid.dragging
    qtbot.mouseRelease(grid, Left, pos=end)


def test_the_week_has_its_chip_and_title_and_is_remembered(show: Show, desk: Desk) -> None:
    page = show()
    assert page.view.mode == MONTH
    grid = week(page)
    assert page.view.mode == WEEK and desk.settings.get("calendar/mode") == WEEK
    assert page.view.title.text() == "2026 年 11月16日—11月22日"
    assert grid.days()[0] == date(2026, 11, 16)
    page.view.next.click()
    assert (grid.day, page.view.grid.day) == (date(2026, 11, 28), date(2026, 11, 28))
    assert page.view.title.text() == "2026 年 11月23日—11月29日"
    again = CalendarPage(desk._replace(registry=ActionRegistry()))
    assert again.view.mode == WEEK
    again.widget.deleteLater()


def test_items_stand_at_their_time(office: Office, show: Show) -> None:
    visit = followups.plan(office, "visit", MONDAY)
    late = plan(office, MONDAY.replace(hour=22))
    soon = plan(office, MONDAY.replace(hour=6))
    grid = week(show(MONDAY.date()))
    spots = {s.item.id: s.rect for s in grid.spots(MONDAY.date()) if s.item}
    hours = grid.hours()
    assert abs(spots[visit.id].top() - grid.y_of(10 * 60)) <= 1
    assert abs(spots[visit.id].bottom() - grid.y_of(11 * 60)) <= 2
    assert spots[soon.id].bottom() < hours.top() and spots[soon.id].top() > grid.header_height()
    assert spots[late.id].top() > hours.bottom() and spots[late.id].bottom() <= grid.height()
    column = grid.column(MONDAY.date())
    assert all(column.contains(rect) for rect in spots.values())


def test_a_narrow_column_has_two_lanes(office: Office, show: Show) -> None:
    for minute in range(5):
        plan(office, MONDAY + timedelta(minutes=minute))
    page = show(MONDAY.date())
    grid = week(page)
    page.widget.resize(900, 600)
    spots = grid.spots(MONDAY.date())
    assert grid.lanes() == 2
    assert [len(spot.items) for spot in spots] == [1, 4]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 9])
def test_overlaps_stand_side_by_side_and_none_is_lost(
    office: Office, show: Show, count: int
) -> None:
    for minute in range(count):
        plan(office, MONDAY + timedelta(minutes=minute))
    grid = week(show(MONDAY.date()))
    spots = grid.spots(MONDAY.date())
    assert sum(len(spot.items) for spot in spots) == count
    assert grid.lanes() == 3 and len(spots) == min(count, 3)
    for place, one in enumerate(spots):
        assert not any(one.rect.intersects(other.rect) for other in spots[place + 1 :])
    if count > week_layout.LANES:
        heap = next(s for s in spots if s.item is None)
        assert len(grid.tip_at(heap.rect.center()).splitlines()) == len(heap.items)


def test_dragging_moves_day_and_hour_with_undo(
    office: Office, qtbot: QtBot, said: Said, show: Show
) -> None:
    planned = plan(office, MONDAY)
    page = show(MONDAY.date())
    grid = week(page)
    qtbot.waitUntil(lambda: grid.isVisible() and grid.height() > 300)
    target = datetime(2026, 11, 25, 14, 45)
    drag(qtbot, grid, planned.id, target)
    assert followups.get(office, planned.id).due_at == target
    assert not grid.dragging
    text, undo = said.undos[-1]
    assert "11月25日 周三 14:45" in text
    undo()  # type: ignore[operator]
    assert followups.get(office, planned.id).due_at == MONDAY


def test_a_rest_day_and_quiet_hours_are_asked_about(
    office: Office, qtbot: QtBot, show: Show
) -> None:
    planned = plan(office, MONDAY)
    page = show(MONDAY.date())
    grid = week(page)
    qtbot.waitUntil(lambda: grid.height() > 300)
    drag(qtbot, grid, planned.id, datetime(2026, 11, 28, 10))
    assert followups.get(office, planned.id).due_at == MONDAY
    assert page.view.question.text == "11月28日（周六）是休息日"
    page.view.question.buttons[1].click()
    assert followups.get(office, planned.id).due_at == datetime(2026, 11, 30, 10)
    page.activate(planned.id)
    drag(qtbot, grid, planned.id, datetime(2026, 12, 1, 12, 30))
    assert page.view.question.text == "12月1日 周二 12:30；12:00–14:00 是免打扰时段"
    words = [button.text() for button in page.view.question.buttons]
    assert words == ["仍改到这时", "改到 12月1日 周二 14:00"]
    page.view.question.buttons[0].click()
    assert followups.get(office, planned.id).due_at == datetime(2026, 12, 1, 12, 30)


def test_a_promise_is_not_put_off_by_dragging(
    office: Office, qtbot: QtBot, said: Said, case_id: int, show: Show
) -> None:
    kept = promise(office, case_id, MONDAY)
    page = show(MONDAY.date())
    grid = week(page)
    qtbot.waitUntil(lambda: grid.height() > 300)
    drag(qtbot, grid, kept.id, datetime(2026, 11, 24, 10))
    assert followups.get(office, kept.id).due_at == MONDAY
    assert said.messages[-1][0] == "error" and "承诺" in said.messages[-1][1]


def test_escape_lets_go_and_what_is_over_cannot_be_dragged(
    office: Office, qtbot: QtBot, set_clock: SetClock, show: Show
) -> None:
    planned = plan(office, MONDAY)
    page = show(MONDAY.date())
    grid = week(page)
    qtbot.waitUntil(lambda: grid.height() > 300)
    spot = next(s for s in grid.spots(MONDAY.date()) if s.item)
    qtbot.mousePress(grid, Left, pos=spot.rect.center())
    _move_with_button(grid, spot.rect.center() + QPoint(90, 90))
    assert grid.dragging and grid.target() is not None
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    assert not grid.dragging
    qtbot.mouseRelease(grid, Left, pos=spot.rect.center() + QPoint(90, 90))
    assert followups.get(office, planned.id).due_at == MONDAY
    followups.cancel(office, planned.id, "重复")
    done = plan(office, MONDAY)
    followups.complete(office, done.id, followups.Completion("好"))
    page.activate(MONDAY.date())
    spot = next(s for s in grid.spots(MONDAY.date()) if s.item)
    qtbot.mousePress(grid, Left, pos=spot.rect.center())
    _move_with_button(grid, spot.rect.center() + QPoint(90, 90))
    assert not grid.dragging


def test_the_keyboard_walks_days_and_items(office: Office, qtbot: QtBot, show: Show) -> None:
    first: FollowUp = plan(office, MONDAY)
    second = plan(office, MONDAY + timedelta(hours=2))
    page = show(NOW.date())
    grid = week(page)
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.day == date(2026, 11, 28)
    for _ in range(5):
        qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.day == MONDAY.date()
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert page.view.panel.selected == first.id == grid.selected
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert page.view.panel.selected == second.id
    qtbot.keyClick(grid, Qt.Key.Key_F2)
    card = page.view.panel.card(second.id)
    assert card is not None and card.move_form.isVisible()
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert grid.day == NOW.date()


def test_a_click_in_another_month_keeps_the_week(office: Office, qtbot: QtBot, show: Show) -> None:
    grid = week(show(date(2026, 11, 30)))
    december = date(2026, 12, 2)
    plan(office, datetime(2026, 12, 2, 10))
    qtbot.mouseClick(grid, Left, pos=QPoint(grid.column(december).center().x(), 10))
    assert grid.day == december and grid.days()[0] == date(2026, 11, 30)
    assert grid.spots(december)


def test_nothing_is_painted_outside_at_any_size(office: Office, show: Show) -> None:
    for hour in (5, 8, 12, 20, 20, 20, 20, 23):
        plan(office, MONDAY.replace(hour=hour))
    page = show(MONDAY.date())
    grid = week(page)
    for size in ((700, 420), (1200, 560), (1600, 1000)):
        page.widget.resize(*size)
        page.widget.grab()
        spots = grid.spots(MONDAY.date())
        assert sum(len(s.items) for s in spots) == 8
        assert all(grid.rect().contains(s.rect) for s in spots)
