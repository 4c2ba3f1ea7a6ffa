"""The calendar page on real widgets over a real office: grid, panel, forms, moving, planning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.case import FollowUp
from desktop_app.services import cases, followups
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.followups import Completion
from desktop_app.services.office import Office
from desktop_app.ui.calendar.day_panel import STEP
from desktop_app.ui.calendar.page import CalendarPage
from desktop_app.ui.desk import Desk
from desktop_app.ui.shell.pages import Page
from tests.offices import NOW, SetClock
from tests.ui.conftest import Said

MONDAY = datetime(2026, 11, 23, 10)
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def case_id(office: Office) -> int:
    intake = Intake("漏水", complainant="李建国", building="3", unit="2", room="501")
    return cases.register(office, intake).complaint.id


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> Iterator[Callable[..., CalendarPage]]:
    pages: list[CalendarPage] = []

    def made(argument: object = None) -> CalendarPage:
        page = CalendarPage(desk)
        pages.append(page)
        page.widget.resize(1200, 760)
        with qtbot.waitActive(page.widget):
            page.widget.show()
            page.widget.activateWindow()
        page.activate(argument)
        return page

    yield made
    for page in pages:
        page.widget.close()
        page.widget.deleteLater()
    # At once: each theme styles every widget there is, and those of a hundred tests add up.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def plan(office: Office, at: datetime, case: int | None = None, **more: str) -> FollowUp:
    return followups.plan(office, "callback", at, complaint_id=case, **more)


def promise(office: Office, case: int, due: datetime) -> FollowUp:
    after = cases.log_contact(
        office, case, NewContact("已说明", promise="修好水管", promise_due=due)
    )
    return next(f for f in after.follow_ups if f.promise_id is not None)


def drag(qtbot: QtBot, page: CalendarPage, follow_up_id: int, to: date) -> None:
    """With the real mouse: press on the item, move, release on the day."""
    grid = page.view.grid
    item = grid.board.item(follow_up_id)
    assert item is not None
    slot = next(s for s in grid.slots(item.day) if s.item and s.item.id == follow_up_id)
    start, end = slot.rect.center(), grid.cell(to).center()
    qtbot.mousePress(grid, Left, pos=start)
    for part in (0.2, 0.6, 1.0):
        qtbot.mouseMove(grid, start + (end - start) * part)
    move = QPoint(end)
    _move_with_button(grid, move)
    assert grid.dragging
    qtbot.mouseRelease(grid, Left, pos=end)


def _move_with_button(widget: object, at: QPoint) -> None:
    """QTest moves without the button held; a drag holds it."""
    none = Qt.KeyboardModifier.NoModifier
    place = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        widget.mapToGlobal(place),
        Left,
        Left,
        none,  # type: ignore[attr-defined]
    )
    QApplication.sendEvent(widget, event)  # type: ignore[arg-type]


def test_it_is_a_page(show: Callable[..., CalendarPage]) -> None:
    page = show()
    assert isinstance(page, Page)
    assert page.can_leave()
    assert page.view.title.text() == "2026 年 11 月"
    assert page.view.panel.title.text() == "11月21日 周六 休"


def test_tones_and_labels(
    office: Office, set_clock: SetClock, case_id: int, show: Callable[..., CalendarPage]
) -> None:
    late = plan(office, NOW + timedelta(hours=1), case_id)
    done = plan(office, NOW + timedelta(hours=2), case_id)
    followups.complete(office, done.id, Completion("好"))
    set_clock.forward(hours=3)
    kept = promise(office, case_id, MONDAY)
    planned = plan(office, MONDAY + timedelta(hours=1), case_id)
    board = show().view.grid.board
    tones = {one.id: board.item(one.id).tone for one in (late, done, kept, planned)}  # type: ignore[union-attr]
    assert tones == {late.id: "red", done.id: "green", kept.id: "amber", planned.id: "blue"}
    labels = [item.label for item in board.days[NOW.date()].items]
    assert labels == ["逾期 15:32 回访 3-2-501", "✓ 16:32 回访 3-2-501"]
    assert board.days[MONDAY.date()].items[0].label == "10:00 承诺 修好水管 3-2-501"
    assert "李**" in board.days[MONDAY.date()].items[0].tip
    assert "李建国" not in board.days[MONDAY.date()].items[0].tip


def test_days_are_marked_and_unpublished_years_said(show: Callable[..., CalendarPage]) -> None:
    page = show(date(2026, 10, 1))
    days = page.view.grid.board.days
    assert days[date(2026, 10, 10)].sign() == "班"
    assert days[date(2026, 10, 1)].sign().startswith("休 ")
    assert days[date(2026, 9, 28)].sign() == ""
    assert page.view.unpublished.isHidden()
    page.activate(date(2031, 5, 1))
    assert page.view.unpublished.text() == "2031 年放假安排尚未公布，按双休日显示"
    assert not page.view.unpublished.isHidden()


def test_what_does_not_fit_is_counted_and_never_lost(
    office: Office, qtbot: QtBot, show: Callable[..., CalendarPage]
) -> None:
    for minute in range(30):
        plan(office, MONDAY + timedelta(minutes=minute))
    page = show(MONDAY.date())
    grid = page.view.grid
    for height in (400, 560, 760, 1400):
        page.widget.resize(1200, height)
        slots, cell = grid.slots(MONDAY.date()), grid.cell(MONDAY.date())
        assert sum(s.hidden or 1 for s in slots) == 30
        assert all(cell.contains(s.rect) for s in slots)
    last = slots[-1]
    assert grid.rest_label(last, 500) == f"还有 {last.hidden} 项"
    assert grid.rest_label(last, 1) == f"{last.hidden} 项"
    assert last.hidden and grid.tip_at(last.rect.center())
    qtbot.mouseClick(grid, Left, pos=last.rect.center())
    assert grid.day == MONDAY.date()
    panel = page.view.panel
    assert len(panel.shown) == STEP
    panel.more.click()
    assert len(panel.shown) == 30


def test_hidden_overdue_ones_are_named(
    office: Office, set_clock: SetClock, show: Callable[..., CalendarPage]
) -> None:
    for minute in range(30):
        plan(office, MONDAY + timedelta(minutes=minute))
    set_clock.at = MONDAY + timedelta(minutes=25, seconds=30)
    grid = show().view.grid
    last = grid.slots(MONDAY.date())[-1]
    shown = 30 - last.hidden
    assert last.late == 26 - shown
    assert f"{last.late} 项逾期" in grid.rest_label(last, 500)


def test_a_month_of_two_thousand_is_laid_out_by_cell(
    office: Office, show: Callable[..., CalendarPage]
) -> None:
    with office.write("many") as journal:
        for number in range(2000):
            at = datetime(2026, 11, 22 + number % 8, 8 + number % 10, number % 60)
            journal.insert("follow_up", {"kind": "callback", "due_at": at, "assignee": "王敏"})
    page = show(MONDAY.date())
    grid = page.view.grid
    grid.grab()
    assert sum(len(day.items) for day in grid.board.days.values()) == 2000
    assert sum(len(grid.slots(day)) for day in grid.board.days) < 100
    assert len(page.view.panel.cards()) == STEP
    page.view.panel.more.click()
    assert len(page.view.panel.cards()) == 2 * STEP


def test_the_keyboard_turns_days_and_months(
    qtbot: QtBot, show: Callable[..., CalendarPage]
) -> None:
    page = show()
    grid = page.view.grid
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.day == date(2026, 11, 22)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.day == date(2026, 11, 29)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert (grid.day, page.view.title.text()) == (date(2026, 12, 6), "2026 年 12 月")
    assert grid.board.days[date(2026, 12, 31)].day == date(2026, 12, 31)
    qtbot.keyClick(grid, Qt.Key.Key_PageUp)
    qtbot.keyClick(grid, Qt.Key.Key_PageUp)
    assert (grid.day, page.view.title.text()) == (date(2026, 10, 6), "2026 年 10 月")
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert grid.day == NOW.date()
    assert "11月21日" in grid.accessibleName()


def test_overdue_ones_of_any_day_are_pinned(
    office: Office, set_clock: SetClock, case_id: int, show: Callable[..., CalendarPage]
) -> None:
    late = plan(office, NOW + timedelta(hours=1), case_id, note="带梯子")
    due = plan(office, MONDAY, case_id)
    set_clock.at = datetime(2026, 11, 22, 18)
    page = show(MONDAY.date())
    panel = page.view.panel
    assert panel.shown == (late.id, due.id)
    assert panel.summary.text() == "1 项 · 1 项逾期未办"
    card = panel.card(late.id)
    assert card is not None
    assert card.head.text() == "逾期 1 天　回访"
    assert "原定 11月21日 周六 15:32" in card.lines.text() and "带梯子" in card.lines.text()
    assert card.about.text().endswith("3-2-501 李**")


def test_enter_reaches_the_card_and_completes(
    office: Office, qtbot: QtBot, said: Said, case_id: int, show: Callable[..., CalendarPage]
) -> None:
    made = plan(office, MONDAY, case_id)
    page = show(MONDAY.date())
    qtbot.keyClick(page.view.grid, Qt.Key.Key_Return)
    card = page.view.panel.card(made.id)
    assert card is not None and QApplication.focusWidget() is card
    qtbot.keyClick(card, Qt.Key.Key_Return)
    form = card.complete_form
    form.submit()
    assert "结果" in form.error.text() and form.error.isVisible()
    form.outcome.setPlainText("已修好")
    form.mood.setCurrentIndex(form.mood.findData("calm"))
    qtbot.keyClick(form.outcome, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    after = followups.get(office, made.id)
    assert (after.state, after.outcome) == ("done", "已修好")
    assert office.case(case_id).contacts[-1].mood_after == "calm"
    assert card.item.tone == "green" and form.isHidden()
    assert said.messages[-1][0] == "success"


def test_three_unanswered_calls_propose_a_visit(
    office: Office, case_id: int, show: Callable[..., CalendarPage]
) -> None:
    made = plan(office, MONDAY, case_id)
    page = show(made.id)
    card = page.view.panel.card(made.id)
    assert card is not None
    for count in (1, 2, 3):
        assert card.proposal is None
        card.ask_complete()
        card.complete_form.unanswered.setChecked(True)
        assert card.complete_form.mood.isHidden()
        card.complete_form.submit()
        assert card.missed.text() == f"已 {count} 次未接通"
    assert card.proposal is not None
    card.proposal.buttons[0].click()
    form = page.view.plan_form
    assert page.view.planning and form.kind.currentData() == "visit"
    form.field.line.setText("周三上午")
    form.submit()
    visit = followups.span(office, date(2026, 11, 25), date(2026, 11, 25)).items
    assert [(f.kind, f.complaint_id) for f in visit] == [("visit", case_id)]


def test_drag_moves_to_a_working_day_and_can_be_undone(
    office: Office, qtbot: QtBot, said: Said, case_id: int, show: Callable[..., CalendarPage]
) -> None:
    made = plan(office, MONDAY, case_id)
    page = show()
    drag(qtbot, page, made.id, date(2026, 11, 25))
    assert followups.get(office, made.id).due_at == datetime(2026, 11, 25, 10)
    text, undo = said.undos[-1]
    assert "11月25日 周三 10:00" in text
    undo()  # type: ignore[operator]
    assert followups.get(office, made.id).due_at == MONDAY
    item = page.view.grid.board.item(made.id)
    assert item is not None and item.day == MONDAY.date()


@pytest.mark.parametrize(("answer", "day"), [(0, 28), (1, 30)])
def test_a_drop_on_a_rest_day_asks_first(
    office: Office, qtbot: QtBot, show: Callable[..., CalendarPage], answer: int, day: int
) -> None:
    made = plan(office, MONDAY)
    page = show()
    drag(qtbot, page, made.id, date(2026, 11, 28))
    question = page.view.question
    assert question.text == "11月28日（周六）是休息日"
    assert [b.text() for b in question.buttons] == ["仍改到这天", "顺延到 11月30日 周一"]
    assert followups.get(office, made.id).due_at == MONDAY
    question.buttons[answer].click()
    assert followups.get(office, made.id).due_at == datetime(2026, 11, day, 10)
    assert question.isHidden()


def test_esc_answers_a_question_with_no(
    office: Office, qtbot: QtBot, show: Callable[..., CalendarPage]
) -> None:
    made = plan(office, MONDAY)
    page = show()
    drag(qtbot, page, made.id, date(2026, 11, 28))
    qtbot.keyClick(page.view.question.buttons[0], Qt.Key.Key_Escape)
    assert page.view.question.isHidden()
    assert followups.get(office, made.id).due_at == MONDAY


def test_a_promise_dragged_later_stays_and_says_why(
    office: Office, qtbot: QtBot, said: Said, case_id: int, show: Callable[..., CalendarPage]
) -> None:
    made = promise(office, case_id, MONDAY)
    page = show()
    drag(qtbot, page, made.id, date(2026, 11, 26))
    assert followups.get(office, made.id).due_at == MONDAY
    level, text = said.messages[-1]
    assert level == "error" and "修好水管" in text and "沟通" in text
    assert said.undos == []


def test_a_drop_into_the_past_stays_and_says_why(
    office: Office, qtbot: QtBot, said: Said, show: Callable[..., CalendarPage]
) -> None:
    made = plan(office, MONDAY)
    page = show()
    drag(qtbot, page, made.id, date(2026, 11, 15))
    assert followups.get(office, made.id).due_at == MONDAY
    assert said.messages[-1][0] == "error" and page.view.question.isHidden()


def test_an_overdue_one_dropped_on_today_asks_for_a_time(
    office: Office, set_clock: SetClock, show: Callable[..., CalendarPage], said: Said, qtbot: QtBot
) -> None:
    made = plan(office, datetime(2026, 11, 22, 9))
    set_clock.at = datetime(2026, 11, 23, 11)
    page = show()
    drag(qtbot, page, made.id, date(2026, 11, 23))
    question = page.view.question
    assert "今天 09:00 已过" in question.text
    question.buttons[0].click()
    assert followups.get(office, made.id).due_at == datetime(2026, 11, 23, 15)
    # Undo only leads back to where it was: overdue again.
    said.undos[-1][1]()  # type: ignore[operator]
    assert followups.get(office, made.id).due_at == datetime(2026, 11, 22, 9)


def test_an_undo_is_refused_after_another_change(
    office: Office, set_clock: SetClock, show: Callable[..., CalendarPage], said: Said, qtbot: QtBot
) -> None:
    made = plan(office, MONDAY)
    page = show()
    drag(qtbot, page, made.id, date(2026, 11, 25))
    followups.cancel(office, made.id, "重复安排")
    said.undos[-1][1]()  # type: ignore[operator]
    assert followups.get(office, made.id).due_at == datetime(2026, 11, 25, 10)
    level, text = said.messages[-1]
    assert level == "error" and "之后又改动过" in text


def test_done_ones_cannot_be_dragged(
    office: Office, qtbot: QtBot, show: Callable[..., CalendarPage]
) -> None:
    made = plan(office, MONDAY)
    followups.complete(office, made.id, Completion("好"))
    page = show()
    grid = page.view.grid
    start = grid.slots(MONDAY.date())[0].rect.center()
    qtbot.mousePress(grid, Left, pos=start)
    _move_with_button(grid, grid.cell(date(2026, 11, 26)).center())
    assert not grid.dragging
    qtbot.mouseRelease(grid, Left, pos=grid.cell(date(2026, 11, 26)).center())
    assert followups.get(office, made.id).due_at == MONDAY


@pytest.mark.parametrize("key", [Qt.Key.Key_M, Qt.Key.Key_F2])
def test_moving_by_keyboard_takes_typed_times(
    office: Office, qtbot: QtBot, show: Callable[..., CalendarPage], key: Qt.Key
) -> None:
    made = plan(office, MONDAY)
    page = show(made.id)
    card = page.view.panel.card(made.id)
    assert card is not None and QApplication.focusWidget() is card
    qtbot.keyClick(card, key)
    form = card.move_form
    form.field.line.setText("以后再说")
    qtbot.keyClick(form.field.line, Qt.Key.Key_Return)
    assert form.field.text() == "以后再说" and "以后再说" in form.error.text()
    form.field.line.setText("下周三")
    qtbot.keyClick(form.field.line, Qt.Key.Key_Return)
    assert followups.get(office, made.id).due_at == datetime(2026, 11, 25, 10)
    assert form.isHidden() and form.field.text() == ""
    assert made.id not in page.view.panel.shown


def test_a_typed_rest_day_is_asked_about_in_the_card(
    office: Office, show: Callable[..., CalendarPage]
) -> None:
    made = plan(office, MONDAY)
    card = show(made.id).view.panel.card(made.id)
    assert card is not None
    card.ask_move()
    next(chip for chip in card.move_form.quick if chip.text() == "明天").click()
    assert card.move_form.question.text == "11月22日（周日）是休息日"
    assert followups.get(office, made.id).due_at == MONDAY
    card.move_form.question.buttons[0].click()
    assert followups.get(office, made.id).due_at == datetime(2026, 11, 22, 10)


def test_esc_folds_a_form_and_keeps_its_text_across_days(
    office: Office, qtbot: QtBot, show: Callable[..., CalendarPage]
) -> None:
    made = plan(office, MONDAY)
    page = show(made.id)
    card = page.view.panel.card(made.id)
    assert card is not None
    card.ask_complete()
    card.complete_form.outcome.setPlainText("说到一半")
    qtbot.keyClick(card.complete_form.outcome, Qt.Key.Key_Escape)
    assert card.complete_form.isHidden() and QApplication.focusWidget() is card
    page.activate(date(2026, 12, 24))
    assert made.id not in page.view.panel.shown
    page.activate(made.id)
    again = page.view.panel.card(made.id)
    assert again is not None
    again.ask_complete()
    assert again.complete_form.outcome.toPlainText() == "说到一半"


def test_cancel_with_reason_and_open(
    office: Office, qtbot: QtBot, said: Said, case_id: int, show: Callable[..., CalendarPage]
) -> None:
    made = plan(office, MONDAY, case_id)
    page = show(made.id)
    card = page.view.panel.card(made.id)
    assert card is not None
    qtbot.keyClick(card, Qt.Key.Key_O)
    assert said.places == [("editor", (case_id, None))]
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    card.cancel_form.submit()
    assert card.cancel_form.error.text() == "请填写原因。"
    card.cancel_form.reason.setText("并入周五回访")
    card.cancel_form.submit()
    assert followups.get(office, made.id).state == "cancelled"
    assert made.id not in page.view.panel.shown


def test_a_promise_offers_no_cancel(
    office: Office, case_id: int, show: Callable[..., CalendarPage]
) -> None:
    made = promise(office, case_id, MONDAY)
    card = show(made.id).view.panel.card(made.id)
    assert card is not None
    assert card.actions_row.cancel.isHidden() and not card.actions_row.move_.isHidden()


def test_planning_by_number(
    office: Office, qtbot: QtBot, case_id: int, show: Callable[..., CalendarPage]
) -> None:
    page = show(MONDAY.date())
    page.view.plan.click()
    form = page.view.plan_form
    form.submit()
    assert "编号" in form.error.text()
    form.box.setText("1121-001")
    form.field.line.setText("昨天")
    form.note.setPlainText("问是否还漏")
    form.submit()
    assert "现在之后" in form.error.text() and form.box.text() == "1121-001"
    form.field.line.setText("周一 9点")
    form.submit()
    items = followups.span(office, MONDAY.date(), MONDAY.date()).items
    assert [(f.complaint_id, f.due_at.hour, f.note) for f in items] == [(case_id, 9, "问是否还漏")]
    assert not page.view.planning and form.box.text() == ""
    assert page.view.panel.selected == items[0].id


def test_planning_for_nobody_known_keeps_the_input(
    show: Callable[..., CalendarPage],
) -> None:
    page = show(MONDAY.date())
    page.planner.plan()
    form = page.view.plan_form
    assert form.field.value == MONDAY
    form.box.setText("9-9-999")
    form.submit()
    assert "没有找到“9-9-999”" in form.error.text()
    page.view.close_plan()
    page.planner.plan()
    assert form.box.text() == "9-9-999"


def test_suggestions_are_masked(
    qtbot: QtBot, case_id: int, show: Callable[..., CalendarPage]
) -> None:
    page = show()
    page.planner.plan()
    box = page.view.plan_form.box
    box.setText("TS-2026")
    box.ask_now()
    assert [s.title for s in box.suggestions] == ["TS-20261121-001"]
    assert "李**" in box.suggestions[0].detail and "李建国" not in box.suggestions[0].detail


def test_only_mine_is_remembered(
    office: Office, desk: Desk, show: Callable[..., CalendarPage]
) -> None:
    own, other = plan(office, MONDAY), plan(office, MONDAY, assignee="李强")
    page = show(MONDAY.date())
    assert page.view.panel.shown == (own.id, other.id)
    page.view.mine.click()
    assert page.view.panel.shown == (own.id,)
    assert desk.settings.get("calendar/mine") == "yes"
    page.activate(other.id)  # asked for by name: it is shown, the filter gives way
    assert page.view.panel.selected == other.id and not page.view.mine.isChecked()


def test_the_agenda_shows_the_month_and_reaches_the_card(
    office: Office, qtbot: QtBot, said: Said, case_id: int, show: Callable[..., CalendarPage]
) -> None:
    first = plan(office, MONDAY, case_id)
    second = plan(office, datetime(2026, 11, 30, 9), case_id)
    plan(office, datetime(2026, 12, 1, 9), case_id)  # in the grid's last week, not in the month
    page = show()
    page.view.modes.chips()["agenda"].click()
    agenda = page.view.agenda
    assert [agenda.agenda.row_of(one.id) for one in (first, second)] == [1, 3]
    assert agenda.agenda.rowCount() == 4
    agenda.grab()
    agenda.setFocus()
    agenda.setCurrentIndex(agenda.agenda.index(3))
    assert page.view.panel.selected == second.id
    assert page.view.grid.day == date(2026, 11, 30)
    qtbot.keyClick(agenda, Qt.Key.Key_F2)
    card = page.view.panel.card(second.id)
    assert card is not None and not card.move_form.isHidden()
    qtbot.keyClick(agenda, Qt.Key.Key_PageDown)
    assert page.view.title.text() == "2026 年 12 月"


def test_changes_elsewhere_are_shown(
    office: Office, desk: Desk, case_id: int, show: Callable[..., CalendarPage]
) -> None:
    page = show(MONDAY.date())
    assert page.view.panel.shown == ()
    desk.runner.run(lambda office: plan(office, MONDAY, case_id))
    assert len(page.view.panel.shown) == 1


def test_a_minute_makes_it_overdue(
    office: Office, desk: Desk, set_clock: SetClock, show: Callable[..., CalendarPage]
) -> None:
    made = plan(office, NOW + timedelta(minutes=1))
    page = show()
    item = page.view.grid.board.item(made.id)
    assert item is not None and item.tone == "blue"
    set_clock.forward(minutes=2)
    desk.bus.minute.emit()
    item = page.view.grid.board.item(made.id)
    assert item is not None and item.tone == "red"


def test_names_are_masked_until_asked_for_and_that_is_logged(
    office: Office, case_id: int, show: Callable[..., CalendarPage]
) -> None:
    made = plan(office, MONDAY, case_id)
    page = show(made.id)
    card = page.view.panel.card(made.id)
    assert card is not None and "李**" in card.about.text()
    action = next(a for a in page.view.actions() if a.objectName() == "calendar.reveal")
    action.trigger()
    assert "李建国" in card.about.text()
    assert [line.field for line in cases.history(office, case_id)].count("reveal") == 1
    action.trigger()
    assert "李**" in card.about.text()
    action.trigger()
    page.view.turn(1)
    page.activate(made.id)
    again = page.view.panel.card(made.id)
    assert again is not None and "李**" in again.about.text()


def test_export_asks_the_owner(said: Said, show: Callable[..., CalendarPage]) -> None:
    show().view.export.click()
    assert said.places == [("export_ics", None)]


@pytest.mark.parametrize("scale", [0.9, 1.5])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_paints_in_every_size(
    office: Office,
    desk: Desk,
    case_id: int,
    show: Callable[..., CalendarPage],
    scale: float,
    mode: str,
) -> None:
    made = plan(office, MONDAY, case_id)
    page = show(made.id)
    desk.theme.set_scale(scale)
    desk.theme.set_mode(mode)
    page.widget.resize(900, 620)
    assert not page.widget.grab().isNull()
    page.view.show_mode("agenda")
    assert not page.widget.grab().isNull()
    assert page.view.header.width() <= page.widget.width()
