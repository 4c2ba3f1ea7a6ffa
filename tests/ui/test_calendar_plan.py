"""The planner in the forms: proposals taken by one key, doubts that forbid nothing, series."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.services import cases, draftbook, followups, plan_words, planner, undo
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.operations import Runner, Work
from desktop_app.services.staff import people
from desktop_app.ui.calendar.follow_up_card import FollowUpCard
from desktop_app.ui.calendar.page import CalendarPage
from desktop_app.ui.desk import Desk
from desktop_app.ui.shell.actions import ActionRegistry
from tests.offices import NOW, SetClock
from tests.ui.conftest import Said
from tests.ui.test_calendar import case_id, plan, show

__all__ = ["case_id", "show"]

MONDAY = datetime(2026, 11, 23, 10)
Show = Callable[..., CalendarPage]


def wishing(office: Office, wish: str) -> tuple[int, str]:
    """A case of a household with that wish: id and number."""
    with office.write("roster") as journal:
        place = {"community": "翠湖", "building": "5", "unit": "1", "room": "302"}
        household = journal.insert("household", place)
        person = journal.insert("resident", {"name": "李建国", "preferred_time": wish})
        office.store.execute(
            "INSERT INTO residency (household_id, resident_id, kind) VALUES (?, ?, 'owner')",
            (household, person),
        )
    made = cases.register(
        office,
        Intake("漏水", complainant="李建国", building="5", unit="1", room="302",
               household_id=household),
    ).complaint  # fmt: skip
    return made.id, made.number


def moving(page: CalendarPage, follow_up_id: int) -> FollowUpCard:
    page.view.panel.select(follow_up_id, focus=True)
    card = page.view.panel.card(follow_up_id)
    assert card is not None
    card.ask_move()
    return card


def test_moving_proposes_by_the_household_s_wish(office: Office, qtbot: QtBot, show: Show) -> None:
    case, _number = wishing(office, "18点后来电")
    planned = plan(office, MONDAY, case)
    card = moving(show(planned.id), planned.id)
    note = card.move_form.proposal
    assert note.text == (
        "建议 11月23日 周一 18:30：住户希望18点后来电；在下班之后，需有人值班；当日已排 0/20"
    )
    assert note.button.text() == "改到 11月23日 周一 18:30"
    qtbot.keyClick(card.move_form.field.line, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert followups.get(office, planned.id).due_at == datetime(2026, 11, 23, 18, 30)


def test_a_doubtful_time_is_asked_about_and_can_be_taken(office: Office, show: Show) -> None:
    case, _number = wishing(office, "上午方便，联系女儿")
    planned = plan(office, MONDAY, case)
    card = moving(show(planned.id), planned.id)
    form = card.move_form
    assert form.proposal.text.endswith("住户注明：联系女儿")
    form.field.line.setText("11-24 12:30")
    form.submit()
    assert form.question.text == (
        "11月24日 周二 12:30；12:00–14:00 是免打扰时段；住户要求“上午方便，联系女儿”"
    )
    assert followups.get(office, planned.id).due_at == MONDAY
    form.question.buttons[0].click()
    assert followups.get(office, planned.id).due_at == datetime(2026, 11, 24, 12, 30)


def test_the_plan_form_warns_proposes_and_forbids_nothing(
    office: Office, qtbot: QtBot, show: Show
) -> None:
    _case, number = wishing(office, "18点后来电")
    page = show()
    page.planner.plan()
    form = page.view.plan_form
    form.box.setText(number)
    form._pick(next(s for s in _subjects(office, number)))
    assert "偏好：18点后来电" in form.about.text()
    form.field.line.setText("11-23 12:30")
    form.field.commit()
    assert form.rest.isVisible()
    assert form.rest.text() == "12:00–14:00 是免打扰时段\n住户要求“18点后来电”"
    assert form.proposal.button.text() == "用 11月23日 周一 18:30"
    form.submit()
    assert (
        office.store.value("SELECT due_at FROM follow_up ORDER BY id DESC") == "2026-11-23 12:30:00"
    )
    page.planner.plan()
    form._pick(next(s for s in _subjects(office, number)))
    form.box.setText(number)
    form.field.line.setText("11-24 10:00")
    form.field.commit()
    form.proposal.button.click()
    assert not form.rest.isVisible() and form.proposal.isHidden()
    form.submit()
    assert (
        office.store.value("SELECT due_at FROM follow_up ORDER BY id DESC") == "2026-11-24 18:30:00"
    )


def _subjects(office: Office, number: str) -> list[object]:
    from desktop_app.services import calendar_view

    return list(calendar_view.find_subjects(office, number))


def test_a_full_day_is_said(office: Office, show: Show) -> None:
    planner.save_rules(office, planner.PlanRules(capacity=2))
    plan(office, MONDAY)
    plan(office, MONDAY + timedelta(hours=1))
    page = show()
    page.planner.plan()
    form = page.view.plan_form
    form.field.line.setText("11-23 15:00")
    form.field.commit()
    assert form.rest.text() == "当日已排 2/2，已满"
    assert form.proposal.button.text().startswith("用 11月24日 周二")


def test_a_series_is_planned_in_one_act(
    office: Office, case_id: int, said: Said, show: Show
) -> None:
    page = show(MONDAY.date())
    page.planner.plan()
    form = page.view.plan_form
    form.box.setText(office.case(case_id).complaint.number)
    form.series.choice.setCurrentIndex(1)
    assert "共 3 次：11月26日 周四 10:00、11月30日 周一 10:00、12月23日 周三 10:00" in (
        form.series.times.text()
    )
    form.submit()
    rows = office.store.rows("SELECT due_at, series FROM follow_up WHERE series <> ''")
    assert [row["due_at"][:16] for row in rows] == [
        "2026-11-26 10:00", "2026-11-30 10:00", "2026-12-23 10:00",
    ]  # fmt: skip
    assert len({row["series"] for row in rows}) == 1
    assert said.messages[-1] == ("success", "已安排 3 次：回访，首次 11月26日 周四 10:00")
    assert form.series.choice.currentIndex() == 0
    card = page.view.panel.cards()[-1]
    assert "系列第 1/3 次" in card.lines.text()


def test_own_days_are_read_or_refused(office: Office, case_id: int, show: Show) -> None:
    page = show(MONDAY.date())
    page.planner.plan()
    form = page.view.plan_form
    form.box.setText(office.case(case_id).complaint.number)
    form.series.choice.setCurrentIndex(2)
    form.submit()
    assert form.error.text().startswith("请填写几天后")
    form.series.days.setText("1、 15天")
    form.submit()
    assert office.store.value("SELECT count(*) FROM follow_up WHERE series <> ''") == 2


def test_cancelling_one_or_the_rest(office: Office, show: Show) -> None:
    one, two, three = followups.plan_series(
        office, "callback", [MONDAY, MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)]
    )
    page = show(one.id)
    card = page.view.panel.card(one.id)
    assert card is not None
    card.ask_cancel()
    assert card.cancel_form.series.text() == "连同之后的 2 次一起取消"
    card.cancel_form.reason.setText("住户出差")
    card.cancel_form.submit()
    assert [followups.get(office, x.id).state for x in (one, two)] == ["cancelled", "planned"]
    page.activate(two.id)
    card = page.view.panel.card(two.id)
    assert card is not None
    card.ask_cancel()
    card.cancel_form.reason.setText("住户搬走")
    card.cancel_form.series.setChecked(True)
    card.cancel_form.submit()
    assert [followups.get(office, x.id).state for x in (two, three)] == ["cancelled"] * 2


def test_completing_with_the_rest(office: Office, set_clock: SetClock, show: Show) -> None:
    one, two = followups.plan_series(office, "callback", [MONDAY, MONDAY + timedelta(days=1)])
    page = show(one.id)
    card = page.view.panel.card(one.id)
    assert card is not None
    card.ask_complete()
    form = card.complete_form
    assert form.series.isVisible()
    form.unanswered.setChecked(True)
    assert not form.series.isVisible()
    form.reached.setChecked(True)
    form.outcome.setPlainText("彻底修好，满意")
    form.series.setChecked(True)
    form.submit()
    assert [followups.get(office, x.id).state for x in (one, two)] == ["done", "cancelled"]
    alone = plan(office, NOW + timedelta(hours=1))
    page.activate(alone.id)
    card = page.view.panel.card(alone.id)
    assert card is not None
    card.ask_complete()
    assert not card.complete_form.series.isVisible()


def test_a_plan_that_was_begun_is_there_when_the_window_opens_again(
    show: Callable[..., CalendarPage], desk: Desk, office: Office, qtbot: QtBot
) -> None:
    page = show()
    page.planner.plan()
    form = page.view.plan_form
    form.box.insert("3-2-501")
    form.note.insertPlainText("带上止水阀的报价")
    form.field.line.setText("2026-11-24 15:30")
    assert form.field.commit()
    assert page.can_leave()
    again = CalendarPage(desk._replace(registry=ActionRegistry()))
    qtbot.addWidget(again.widget)
    again.planner.plan()
    brought = again.view.plan_form
    assert brought.box.text() == "3-2-501"
    assert brought.note.toPlainText() == "带上止水阀的报价"
    assert brought.field.value == datetime(2026, 11, 24, 15, 30)
    brought.note.insertPlainText("。")
    qtbot.waitUntil(lambda: "。" in kept(office).get("note", ""))
    brought.clear()
    again.planner.keeper.keep_now()
    assert kept(office) == {}


def test_a_plan_that_is_still_being_read_is_not_lost_when_the_page_is_left(
    show: Callable[..., CalendarPage], office: Office
) -> None:
    draftbook.keep(office, plan_words.OLD, {"whom": "3-2-501", "note": "带上报价"})
    plan_words.read(office, "")  # it is his now
    before = kept(office)
    page = show()
    reads: list[Callable[[], object]] = []
    runner = page.planner.keeper._runner
    page.planner.keeper._runner = Waiting(runner, reads)  # type: ignore[assignment]
    page.planner.plan()
    assert page.can_leave()
    for one in reads:
        one()
    assert page.view.plan_form.words()["note"] == "带上报价"
    assert kept(office) == before


def kept(office: Office, about: str = "") -> dict[str, str]:
    return dict(plan_words.read(office, about).words)


def unhappy(page: CalendarPage, follow_up_id: int) -> None:
    """A visit is proposed for the case of a follow-up."""
    page.activate(follow_up_id)
    page._propose_visit(follow_up_id)


def test_each_operator_goes_on_with_his_own_plan(
    show: Show, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    for name in ("王敏", "李娜"):
        people.add(office, name)
    desk.runner.run(lambda office: people.sit_down(office, "王敏"))
    page = show()
    page.planner.plan()
    form = page.view.plan_form
    qtbot.keyClicks(form.box, "3-2-501")
    form.note.insertPlainText("老人一个人在家")
    form.series.choice.setCurrentIndex(2)
    qtbot.keyClicks(form.series.days, "2 9")
    desk.runner.run(lambda office: people.sit_down(office, "李娜"))
    assert (form.box.text(), form.note.toPlainText(), form.series.days.text()) == ("", "", "")
    assert form.assignee.currentText() == "李娜"
    qtbot.keyClicks(form.box, "5-1-302")
    desk.runner.run(lambda office: people.sit_down(office, "王敏"))
    assert (form.box.text(), form.note.toPlainText()) == ("3-2-501", "老人一个人在家")
    assert form.series.offsets() == (2, 9) and form.assignee.currentText() == "王敏"
    desk.runner.run(lambda office: people.sit_down(office, "李娜"))
    assert (form.box.text(), form.note.toPlainText()) == ("5-1-302", "")


def test_a_time_alone_that_was_typed_is_kept_and_one_that_was_proposed_is_not(
    show: Show, desk: Desk, office: Office, qtbot: QtBot
) -> None:
    page = show()
    page.planner.plan()
    form = page.view.plan_form
    assert form.words() == {}
    form.field.line.clear()
    qtbot.keyClicks(form.field.line, "11-24 15:30")
    page.can_leave()
    assert kept(office)["when"] == "11-24 15:30"


def test_a_proposal_does_not_take_the_words_of_another_case(
    show: Show, office: Office, case_id: int, qtbot: QtBot
) -> None:
    other, _number = wishing(office, "18点后来电")
    one, two = plan(office, MONDAY, case_id), plan(office, MONDAY, other)
    page = show()
    page.planner.plan()
    form = page.view.plan_form
    qtbot.keyClicks(form.box, "9-9-909")
    form.note.insertPlainText("先问物业")
    unhappy(page, one.id)
    assert form.note.toPlainText() == "" and form.subject is not None
    assert form.subject.complaint_id == case_id
    form.note.insertPlainText("带上师傅")
    unhappy(page, two.id)
    assert form.note.toPlainText() == "" and form.subject.complaint_id == other
    page.view.close_plan()
    unhappy(page, one.id)
    assert form.note.toPlainText() == "带上师傅" and form.subject.complaint_id == case_id
    assert form.kind.currentData() == "visit"
    form.field.line.setText("11-24 10:00")
    form.submit()
    assert followups.get(office, two.id + 1).note == "带上师傅"
    page.planner.plan()  # what else was begun is not lost
    assert (form.box.text(), form.note.toPlainText()) == ("9-9-909", "先问物业")


def test_what_was_planned_and_taken_back_can_be_planned_anew(
    show: Show, office: Office, desk: Desk, case_id: int, qtbot: QtBot
) -> None:
    page = show(MONDAY.date())
    page.planner.plan()
    form = page.view.plan_form
    qtbot.keyClicks(form.box, office.case(case_id).complaint.number)
    form.note.insertPlainText("带上师傅")
    form.submit()
    page.planner.plan()
    assert form.note.toPlainText() == "" and kept(office) == {}
    page.view.close_plan()
    desk.runner.run(undo.undo_last)
    page.planner.plan()
    assert form.note.toPlainText() == "带上师傅"


def test_words_typed_before_the_others_were_read_stand_beside_them(
    show: Show, office: Office, qtbot: QtBot
) -> None:
    plan_words.keep(office, None, "", {"whom": "3-2-501", "note": "带上报价"})
    page = show()
    reads: list[Callable[[], object]] = []
    keeper = page.planner.keeper
    runner, keeper._runner = keeper._runner, Waiting(keeper._runner, reads)  # type: ignore[assignment]
    page.planner.plan()
    form = page.view.plan_form
    form.note.insertPlainText("另一件")
    keeper._runner = runner
    for one in reads:
        one()
    assert form.note.toPlainText() == "另一件"
    page.can_leave()
    form.note.clear()
    page.can_leave()
    page.planner.plan()
    assert (form.box.text(), form.note.toPlainText()) == ("3-2-501", "带上报价")


class Waiting:
    """A runner whose answers come after everything that was asked meanwhile."""

    def __init__(self, runner: Runner, answers: list[Callable[[], object]]) -> None:
        self._runner, self._answers = runner, answers

    def run(self, work: Work, done: Callable[[Any], object] | None = None) -> None:
        def arrive(answer: Any) -> None:
            if done is not None:
                self._answers.append(lambda: done(answer))

        self._runner.run(work, arrive)
