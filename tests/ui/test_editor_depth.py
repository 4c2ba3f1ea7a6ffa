"""The editor at depth: why this time, extensions, proposals, rework, similar cases, people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.services import cases, reworks, why
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.lists import Lists
from desktop_app.services.office import Office
from desktop_app.services.settings import settings_edit
from desktop_app.services.staff import people
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.page import EditorPage, make_editor_page
from desktop_app.ui.editor.reason_panel import ReasonPanel
from desktop_app.ui.editor.side import REWORK, SIMILAR
from desktop_app.ui.editor.timeline import Timeline
from desktop_app.ui.theme.theme import Theme
from tests.offices import SetClock
from tests.services.walking import pass_step, walk_to, walk_to_stage


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office) -> Iterator[EditorPage]:
    people.add(office, "刘工")
    made = make_editor_page(desk)
    assert isinstance(made, EditorPage)
    made.widget.resize(1240, 820)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    yield made
    made.widget.close()
    made.widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def register(office: Office, content: str = "卫生间顶棚漏水", **values: object) -> int:
    known = {"complainant": "李建国", "category": "engineering.leak", "mood": "calm"}
    intake = Intake(content, **(known | values))  # type: ignore[arg-type]
    return cases.register(office, intake).complaint.id


def home(office: Office) -> tuple[int, int]:
    with office.write("home") as journal:
        flat = journal.insert("household", {"building": "3", "unit": "2", "room": "501"})
        resident = journal.insert("resident", {"name": "李建国"})
        journal.put("residency", {"household_id": flat, "resident_id": resident}, {"kind": "owner"})
    return flat, resident


def menu(page: EditorPage, name: str) -> QAction:
    made = QMenu(page.widget)
    page.view.head.menu_opening.emit(made)
    return next(a for a in made.actions() if a.objectName() == f"more.{name}")


def ask(page: EditorPage, name: str) -> ReasonPanel:
    menu(page, name).trigger()
    panel = page.view.step.panel
    assert panel is not None and panel.question.key == name
    return panel


def badges(page: EditorPage) -> list[str]:
    return [badge.text for badge in page.view.head.badges]


# why this time


def test_the_due_text_opens_the_counting_and_enter_does_too(
    page: EditorPage, office: Office
) -> None:
    page.activate((register(office), None))
    side = page.view.side
    page.view.step.due.setFocus()
    QTest.keyClick(page.view.step.due, Qt.Key.Key_Return)
    assert side.stack.currentWidget() is side.why
    texts = side.why.texts()
    assert side.why.title.text() == "为什么是 2026-11-21 14:47"
    assert "首次响应时限：15 分钟（本处规定）" in texts
    assert "从 2026-11-21 14:32 起算" in texts
    assert "共计 15 分钟，到 2026-11-21 14:47 为止" in texts
    assert any(text.startswith("办结") and text.endswith("计时中") for text in texts)
    QTest.keyClick(side.why.close_button, Qt.Key.Key_Escape)
    assert side.stack.currentWidget() is side.tabs
    action = page.widget.findChild(QAction, "editor.why")
    assert action is not None
    action.trigger()
    assert side.stack.currentWidget() is side.why
    action.trigger()
    assert side.stack.currentWidget() is side.tabs
    # What moves a due time is explained anew while the counting is in view.
    one = page.view.head.headline.whole[:15]
    action.trigger()
    case = office.case_by_number(one)
    cases.log_contact(office, case.complaint.id, NewContact("已联系"))
    page.reload()
    assert side.stack.currentWidget() is side.why
    assert "本步骤时限：15 分钟（本处规定）" in side.why.texts()  # as the card still tells it
    assert any("首次响应" in text and text.endswith("按时") for text in side.why.texts())


def test_the_counting_tells_holidays_holds_and_unpublished_years(
    page: EditorPage, office: Office, set_clock: SetClock
) -> None:
    set_clock.at = datetime(2026, 12, 30, 10)
    one = register(office, severity="major")
    set_clock.forward(days=1)
    cases.hold(office, one, "等配件", set_clock.at + timedelta(days=1))
    set_clock.forward(days=1)
    cases.resume(office, one)
    page.activate((one, None))
    page.view.side.show_why(why.explain(office, one), "solution", office.now())
    texts = page.view.side.why.texts()
    assert "2027 年放假安排尚未公布，按双休日推算。" in texts
    assert any("挂起，不计" in text for text in texts)
    assert any("休息日，不计" in text for text in texts)
    assert any("开始的当日不计" in text for text in texts)


# extensions and escalations


def test_an_extension_waits_for_the_contact_and_is_counted(
    page: EditorPage, office: Office, set_clock: SetClock
) -> None:
    one = register(office)
    page.activate((one, None))
    panel = ask(page, "extend")
    assert panel.option is not None and panel.reason is not None and panel.wake is not None
    assert panel.option.text == "response"  # what is due first
    panel.option.input.put("solution")
    panel.option.edited.emit("solution")
    assert [button.text() for button in panel.quick] == ["+1 工作日", "+3 工作日"]
    panel.quick[0].click()
    before = next(r.due_at for r in office.case(one).clocks if r.clock == "solution")
    assert datetime.fromisoformat(panel.wake.text) == datetime(2026, 11, 26, 18) > before
    panel.reason.input.put("等配件")
    panel.confirm_button.click()
    assert "先与投诉人沟通" in panel.problem and not panel.contact_button.isHidden()
    assert office.case(one).complaint.extensions == 0
    panel.contact_button.click()
    form = page.view.side.contact
    assert form is not None
    form.rows["said"].input.put("说明配件周四才到，业主同意")
    form.save()
    assert page.view.step.panel is panel and panel.reason.text == "等配件"
    assert panel.contact_button.isHidden() and not panel.problem
    set_clock.forward(minutes=1)
    panel.confirm_button.click()
    assert page.view.step.panel is None
    assert office.case(one).extensions[0].due_after == datetime(2026, 11, 26, 18)
    assert "已延期 1 次" in badges(page)
    assert any("延期告知：办结改到" in text for text in page.view.side.timeline.texts())


def test_raising_goes_up_only_and_shows(page: EditorPage, office: Office) -> None:
    one = register(office)
    page.activate((one, None))
    panel = ask(page, "escalate")
    assert panel.option is not None and panel.reason is not None
    assert panel.option.text == "supervisor"
    panel.confirm()
    assert office.case(one).complaint.escalated == "" and panel.problem
    panel.reason.input.put("要赔偿")
    panel.confirm()
    assert "已升级·主管" in badges(page)
    panel = ask(page, "escalate")
    assert panel.option is not None and panel.option.text == "manager"
    panel.reason.input.put("业主要见经理")  # type: ignore[union-attr]
    panel.confirm()
    assert "已升级·经理" in badges(page)
    assert not menu(page, "escalate").isEnabled()


def test_a_proposal_is_answered_in_three_ways(page: EditorPage, office: Office) -> None:
    flat, _ = home(office)
    one, two, three, four = (register(office, household_id=flat) for _ in range(4))
    page.activate((two, None))
    banner = page.depth.banner
    assert banner.isHidden()
    page.activate((three, None))
    assert banner.isVisible() and "第 3 次" in banner.text.text()
    banner.decline_button.click()
    assert banner.isHidden()
    page.activate((one, None))
    page.activate((three, None))
    assert banner.isHidden()  # not asked again
    page.activate((four, None))
    banner.raise_button.click()
    panel = page.view.step.panel
    assert panel is not None and panel.reason is not None and "第 4 次" in panel.reason.text
    page.activate((register(office, household_id=flat), None))
    banner.critical_button.click()
    assert banner.isHidden() and "重大" in badges(page)


# rework


def to_rework(page: EditorPage, office: Office, **values: object) -> int:
    case = walk_to_stage(office, office.case(register(office, **values)), "callback")
    one = case.complaint.id
    cases.log_contact(office, one, NewContact("还在滴水"))
    cases.set_field(office, one, case.step.key, "satisfaction", "C")
    page.activate((one, None))
    return one


def test_opening_a_round_asks_for_its_plan(page: EditorPage, office: Office) -> None:
    one = to_rework(page, office)
    page.view.step.primary.click()
    panel = page.view.step.panel
    assert panel is not None and panel.reason is not None and panel.large
    assert page.view.step.area.isHidden()
    panel.reason.input.put("没查到漏点")
    wanted = {"short_term": "接水", "long_term": "重做防水", "responsible": "刘工"}
    for key, text in wanted.items():
        panel.extra[key].input.put(text)
    panel.extra["due_at"].input.widget.line.setText("周三")  # type: ignore[attr-defined]
    panel.extra["severity"].input.put("major")
    panel.confirm()
    rework = office.case(one).reworks[0]
    assert (rework.short_term, rework.long_term, rework.responsible) == tuple(wanted.values())
    assert (rework.severity, rework.due_at) == ("major", datetime(2026, 11, 25, 18))
    assert not page.view.step.area.isHidden()
    page.view.side.show_tab(REWORK)
    words = [label.text() for label in page.view.side.rework.cards[0].findChildren(QLabel)]
    assert any(text.startswith("返单 R1 · 重要") for text in words)
    assert "长期措施：重做防水" in words and any("刘工" in text for text in words)


def test_the_check_leads_there_and_opens_the_way(page: EditorPage, office: Office) -> None:
    one = to_rework(page, office)
    case = cases.open_rework(office, one, "没查到漏点")
    case = walk_to(office, case, "consult")
    for item in reworks.items(office):
        reworks.check(office, one, item.zh, False)
    page.reload()
    gap = next(g for g in page.view.step.missing.items if g.key == "quality_checked")
    page.view.side.show_tab(0)
    page.jump(gap)
    view = page.view.side.rework
    assert page.view.side.tabs.currentIndex() == REWORK
    assert view.boxes[0].hasFocus()
    items = [item.zh for item in reworks.items(office)]
    for place in range(len(items)):
        view.boxes[place].click()
    assert office.case(one).reworks[0].checked_by == "王敏"
    assert not any(g.key == "quality_checked" for g in page.view.step.missing.items)
    case = pass_step(office, office.case(one))
    page.reload()
    assert not any(box.isEnabled() for box in view.boxes)


def test_an_unfinished_plan_is_there_again(page: EditorPage, office: Office) -> None:
    one = to_rework(page, office)
    cases.open_rework(office, one, "没查到漏点")
    page.reload()
    page.view.side.rework.plan_asked.emit()
    panel = page.view.step.panel
    assert panel is not None and panel.reason is not None
    assert panel.reason.text == "没查到漏点"
    panel.extra["long_term"].input.put("重做防水")
    page._mover.close()
    page.view.side.rework.plan_asked.emit()
    panel = page.view.step.panel
    assert panel is not None and panel.extra["long_term"].text == "重做防水"
    panel.confirm()
    assert office.case(one).reworks[0].long_term == "重做防水"


# similar cases


def test_measures_are_copied_only_into_empty_fields(
    page: EditorPage, office: Office, qtbot: QtBot
) -> None:
    case = office.case(register(office))
    while not case.complaint.outcome:
        case = pass_step(office, case)
    one = register(office, "卫生间又漏水了")
    page.activate((one, None))
    view = page.view.side.similar
    page.view.side.show_tab(SIMILAR)
    assert len(view.cards) == 1
    assert not view.copy_buttons[0].isEnabled()  # the first step has no measures
    walk_to(office, office.case(one), "propose")
    cases.set_field(office, one, "propose", "short_term", "先接水")
    page.reload()
    assert view.copy_buttons[0].isEnabled()
    view.copy_buttons[0].click()
    page.settle()
    stored = office.case(one).complaint
    assert stored.short_term == "先接水"
    assert stored.long_term == case.complaint.long_term != ""
    assert not view.copy_buttons[0].isEnabled()


# people, room, closing hour


def test_preferences_are_kept_in_the_card(page: EditorPage, office: Office) -> None:
    flat, _resident = home(office)
    page.activate((register(office, household_id=flat), None))
    card = page.view.person
    card.prefer_button.click()
    card.preferences.time.input.put("晚上 7 点后")
    card.preferences.note.input.put("先发微信")
    card.preferences.save_button.click()
    assert card.preferences.isHidden()
    assert "偏好：晚上 7 点后" in card.phone.text() and card.note.text() == "备注：先发微信"
    card.prefer_button.click()
    assert card.preferences.time.text == "晚上 7 点后"
    card.preferences.time.input.put("晚" * 80)
    card.preferences.save_button.click()
    assert card.preferences.isVisible() and card.preferences.time.text == "晚" * 80
    page.activate((register(office), None))
    assert not card.prefer_button.isVisible() and not card.preferences.isVisible()


def test_preferences_that_were_begun_wait_for_their_person(
    page: EditorPage, office: Office
) -> None:
    flat, _resident = home(office)
    case = register(office, household_id=flat)
    page.activate((case, None))
    form = page.view.person.preferences
    page.view.person.prefer_button.click()
    form.time.input.put("晚上 7 点后")
    page.view.person.prefer_button.click()  # once more: only the keyboard
    assert form.time.text == "晚上 7 点后"
    form.close_button.click()
    page.view.person.prefer_button.click()
    assert form.time.text == "晚上 7 点后"
    page.activate((register(office), None))  # the phone rang
    assert form.isHidden()
    page.activate((case, None))
    page.view.person.prefer_button.click()
    assert form.time.text == "晚上 7 点后"
    form.save_button.click()
    assert form.isHidden() and "晚上 7 点后" in page.view.person.phone.text()


def test_a_low_window_folds_the_guidance_until_it_is_unfolded(
    page: EditorPage, office: Office
) -> None:
    page.activate((register(office), None))
    guidance = page.view.step.guidance
    assert guidance._how.isVisible()
    page.widget.resize(1240, 720)
    assert not guidance._how.isVisible()
    guidance.fold_button.click()
    assert guidance._how.isVisible()
    page.widget.resize(1240, 700)
    assert guidance._how.isVisible()


def test_a_bare_day_is_promised_until_the_office_closes(page: EditorPage, office: Office) -> None:
    now = settings_edit.read(office)
    settings_edit.save(office, replace(now, closes=time(17, 30)))
    one = register(office)
    page.activate((one, None))
    page.open_contact()
    form = page.view.side.contact
    assert form is not None
    form.rows["said"].input.put("说了")
    form.rows["promise"].input.put("上门看")
    form.rows["until"].input.widget.line.setText("明天")  # type: ignore[attr-defined]
    form.save()
    promise = office.case(one).contacts[0].promises[0]
    assert promise.due_at == datetime(2026, 11, 22, 17, 30)


# the supervisor's score


def test_an_ended_case_is_scored_apart_from_the_residents_word(
    page: EditorPage, office: Office
) -> None:
    people.add(office, "周主管", "supervisor")
    people.sit_down(office, "周主管")
    one = register(office)
    page.activate((one, None))
    assert not menu(page, "quality").isEnabled()
    cases.log_contact(office, one, NewContact("业主说自己修好了"))
    cases.withdraw(office, one, "业主自己修好了")
    page.reload()
    panel = ask(page, "quality")
    assert panel.option is not None and panel.reason is not None
    panel.option.input.put("4")
    panel.reason.input.put("回话及时，结案前可以再上门看一眼")
    panel.confirm_button.click()
    scored = office.case(one).complaint
    assert (scored.quality_score, scored.satisfaction) == (4, "")
    assert page.view.step.panel is None
    assert "主管评分 4 分：回话及时" in page.view.step.note_label.text()


def test_the_front_desk_is_told_who_scores(page: EditorPage, office: Office) -> None:
    people.add(office, "周主管", "supervisor")
    one = register(office)
    cases.log_contact(office, one, NewContact("业主说自己修好了"))
    cases.withdraw(office, one, "业主自己修好了")
    page.activate((one, None))
    panel = ask(page, "quality")
    assert panel.option is not None and panel.reason is not None
    panel.option.input.put("5")
    panel.reason.input.put("很好")
    panel.confirm_button.click()
    assert office.case(one).complaint.quality_score is None
    assert any("主管或经理" in line for line in (panel.problem,) if line)


def test_records_are_not_said_to_be_missing_before_they_are_known(
    theme: Theme, qtbot: QtBot
) -> None:
    timeline = Timeline(theme, "还没有记录。")
    qtbot.addWidget(timeline)
    timeline.show()
    words = timeline.findChild(QLabel)
    assert words is not None and not words.isVisible()
    timeline.show_events((), datetime(2026, 11, 21, 9), Lists(), False)
    assert words.isVisible() and words.text() == "还没有记录。"
