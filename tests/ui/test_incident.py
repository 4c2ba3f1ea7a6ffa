"""Incidents in the window: the proposal, the panel beside the case, the choice at intake."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.views import CaseFilter
from desktop_app.services import cases, incidents, queue, risks
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.office import Office
from desktop_app.services.risks import RiskInput
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.page import EditorPage, make_editor_page
from desktop_app.ui.intake.page import make_intake_page
from desktop_app.ui.queue.columns import Wording
from tests.offices import SetClock
from tests.services.walking import walk_to_stage
from tests.ui.conftest import Said

ELEVATOR = "facility.elevator"


def complain(office: Office, room: str, **more: object) -> int:
    values: dict[str, object] = {
        "content": "电梯又停了",
        "complainant": "李建国",
        "community": "翠园",
        "building": "6",
        "unit": "2",
        "room": room,
        "category": ELEVATOR,
    }
    intake = Intake(**{**values, **more})  # type: ignore[arg-type]
    return cases.register(office, intake).complaint.id


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[EditorPage]:
    made = make_editor_page(desk)
    assert isinstance(made, EditorPage)
    made.widget.resize(1240, 800)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    yield made
    discard(made.widget)


def discard(widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def tabs(page: EditorPage) -> list[str]:
    side = page.view.side.tabs
    return [side.tabText(at) for at in range(side.count())]


def crowd(office: Office) -> list[int]:
    return [complain(office, room) for room in ("101", "201", "301")]


def opened(office: Office, page: EditorPage) -> list[int]:
    ids = crowd(office)
    incidents.open_incident(office, ids[0], ids)
    page.activate((ids[0], None))
    page.incident.open()
    return ids


def badges(page: EditorPage) -> list[str]:
    return [badge.text for badge in page.view.head.badges]


def test_the_third_household_brings_a_banner_and_one_press_opens_the_incident(
    office: Office, page: EditorPage, said: Said
) -> None:
    one = complain(office, "101")
    page.activate((one, None))
    assert not page.incident.banner.isVisible()
    assert "群诉" not in " ".join(tabs(page))
    complain(office, "201")
    last = complain(office, "301")
    page.activate((last, None))
    banner = page.incident.banner
    assert banner.isVisible()
    assert "7 天内已有 3 户" in banner.text.text()
    assert banner.take.text() == "建立事件（3 件投诉）"
    banner.take.click()
    assert not banner.isVisible()
    assert "群诉 3" in tabs(page)
    assert "群诉" in badges(page)
    assert said.messages[-1] == ("success", "已归入群诉 QS-20261121-01 6 栋 电梯。")
    fourth = complain(office, "401")
    page.activate((fourth, None))
    assert banner.take.text() == "加入该事件"
    banner.take.click()
    assert "群诉 4" in tabs(page)


def test_another_cause_is_not_asked_about_again(office: Office, page: EditorPage) -> None:
    first, *_others = crowd(office)
    page.activate((first, None))
    page.incident.banner.drop.click()
    assert not page.incident.banner.isVisible()
    page.reload()
    assert not page.incident.banner.isVisible()


def test_the_panel_shows_each_household_masked_and_whether_it_was_called(
    office: Office, page: EditorPage
) -> None:
    ids = crowd(office)
    again = complain(office, "301", content="三楼又来电", complainant="王芳")
    incidents.open_incident(office, ids[0], [*ids, again])
    walk_to_stage(office, office.case(ids[1]), "callback")
    cases.log_contact(office, ids[1], NewContact("已恢复"))
    page.activate((ids[0], None))
    panel = page.incident.panel
    assert panel.items == [], "nobody looks at the households yet"
    page.incident.open()
    assert "3 户 · 已回访 1 户" in panel.detail.text()
    told = [item.accessibleName() for item in panel.items]
    assert told == [
        "6-2-101 · 李** 未回访",
        "6-2-301 · 李** · 王** 未回访",
        "6-2-201 · 李** 已回访",
    ]


def test_one_text_goes_to_all_and_stays_when_it_is_refused(
    office: Office, page: EditorPage, said: Said
) -> None:
    ids = opened(office, page)
    panel = page.incident.panel
    panel.say_button.click()
    assert not panel.say_form.isHidden()
    panel.say_form.send.click()
    assert panel.say_form.words.error
    panel.say_form.put("配件今晚到货，明早恢复")
    panel.say_form.send.click()
    assert said.messages[-1] == ("success", "已记入 3 条投诉。")
    assert panel.say_form.isHidden() and panel.say_form.text == ""
    assert [office.case(i).contacts[-1].said for i in ids] == ["配件今晚到货，明早恢复"] * 3
    assert any("微信（群发）" in str(e.title) for e in page.book.events)  # type: ignore[union-attr]
    panel.say_button.click()
    panel.say_form.put("第二次说明")
    page.show_case(complain(office, "901", building="9"))
    page.show_case(ids[1])
    assert panel.say_form.text == "第二次说明"


def test_the_result_is_applied_and_what_each_lacks_is_named(
    office: Office, page: EditorPage, said: Said
) -> None:
    ids = opened(office, page)
    panel = page.incident.panel
    panel.take_button.click()
    assert "还没有填写处理结果" in panel.problem.text()
    walk_to_stage(office, office.case(ids[0]), "callback")
    walk_to_stage(office, office.case(ids[1]), "work")
    panel.take_button.click()
    assert panel.problem.text() == ""
    assert said.messages[-1][1].startswith("主单结果已应用：填入")
    lines = panel.told.text().splitlines()
    assert lines[0].startswith("6-2-201：填入 4 项，还差：完成检查项")
    assert lines[1].startswith("6-2-301：填入 0 项，还差：")
    panel.plan_button.click()
    assert said.messages[-1][1] == "待回访的每户都已有一次回访，没有新增。"
    assert panel.items[0].called.text.startswith("回访 ")


def test_closing_names_who_was_not_called_and_can_be_undone(
    office: Office, page: EditorPage, said: Said
) -> None:
    ids = opened(office, page)
    panel = page.incident.panel
    panel.close_button.click()
    assert "还有 3 户没有回访" in panel.problem.text()
    assert "6-2-301" in panel.problem.text()
    for one in ids:
        walk_to_stage(office, office.case(one), "callback")
        cases.log_contact(office, one, NewContact("已恢复"))
    panel.close_button.click()
    assert panel.problem.text() == ""
    text, undo = said.undos[-1]
    assert text == "群诉 QS-20261121-01 已关闭"
    assert panel.close_button.isHidden()
    undo()  # type: ignore[operator]
    assert not panel.close_button.isHidden()


def test_leaving_needs_a_reason_and_joining_finds_by_room(office: Office, page: EditorPage) -> None:
    ids = opened(office, page)
    panel = page.incident.panel
    item = next(i for i in panel.items if ids[2] in i.leave_buttons)
    button = item.leave_buttons[ids[2]]
    assert isinstance(button, QPushButton)
    button.click()
    panel.leave_form.send.click()
    assert "退出的原因" in panel.problem.text()
    panel.leave_form.line.setText("是家里门禁")  # type: ignore[attr-defined]
    panel.leave_form.send.click()
    assert office.case(ids[2]).complaint.incident_id is None
    assert len(panel.items) == 2
    panel.add_button.click()
    panel.add_form.line.setText("6-2-999")  # type: ignore[attr-defined]
    panel.add_form.send.click()
    assert "没有找到" in panel.problem.text()
    assert panel.add_form.line.text() == "6-2-999"  # type: ignore[attr-defined]
    panel.add_form.line.setText("6-2-301")  # type: ignore[attr-defined]
    panel.add_form.send.click()
    assert len(panel.items) == 3


def test_by_hand_from_the_menu(office: Office, page: EditorPage) -> None:
    ids = opened(office, page)
    lone = complain(office, "801", building="8", category="")
    page.activate((lone, None))
    menu = QMenu(page.widget)
    page.view.head.menu_opening.emit(menu)
    next(a for a in menu.actions() if a.objectName() == "more.incident").trigger()
    panel = page.incident.panel
    assert page.view.side.tabs.currentWidget() is page.incident.tab
    assert [e.accessibleName() for e in panel.choose.entries] == ["QS-20261121-01 6 栋 电梯 · 3 户"]
    panel.choose.entries[0].findChild(QPushButton).click()  # type: ignore[union-attr]
    assert office.case(lone).complaint.incident_id == office.case(ids[0]).complaint.incident_id
    other = complain(office, "901", building="9")
    page.activate((other, None))
    page.incident.open()
    panel.choose.new.line.setText("9 栋停水")  # type: ignore[attr-defined]
    panel.choose.new.send.click()
    assert panel.title.text() == "QS-20261121-02　9 栋停水"


def test_the_queue_names_the_incident_on_the_masters_row(office: Office, desk: Desk) -> None:
    ids = crowd(office)
    incidents.open_incident(office, ids[0], ids)
    wording = Wording(office.now, desk.lists(), "zh")
    rows = queue.page(office, queue.query(office, CaseFilter(incident=True)), 0)
    texts = {row.id: wording.place(row) for row in rows}
    assert texts[ids[0]] == "群诉 · 3 户"
    assert texts[ids[1]] == "6-2-201 · 李**"


def test_at_intake_the_case_joins_as_soon_as_it_is_registered(
    qtbot: QtBot, office: Office, desk: Desk, said: Said, set_clock: SetClock
) -> None:
    with office.write("register") as journal:
        journal.insert(
            "household",
            {"id": 7, "community": "翠园", "building": "6", "unit": "2", "room": "701"},
        )
    ids = [complain(office, "101"), complain(office, "201")]
    set_clock.forward(minutes=9)
    page = make_intake_page(desk)
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.activate(("household", 7))
    form, panel = page.view.form, page.view.panel
    form.content.setPlainText("电梯又停了，老人下不了楼")
    form.category.set_code(ELEVATOR)
    page._advisor.ask()
    assert "可能是群诉" in panel.incident_text.text()
    choice = panel.incident_choice
    assert choice.isVisible() and choice.text() == "建立事件"
    choice.click()
    assert choice.text().startswith("✓")
    page.view.register.click()
    shown = incidents.view(office, 1)
    assert len(shown.households) == 3
    assert shown.incident.master_id == ids[0]
    assert ("success", "已归入群诉 QS-20261121-01 6 栋 电梯。") in said.messages
    assert not choice.meant


def test_a_risk_is_noted_on_the_incident_and_seen_from_every_member(
    office: Office, page: EditorPage
) -> None:
    ids = opened(office, page)
    card = page.incident.panel.risks
    assert not card.isHidden() and card.notes == {}
    card.open_form(None)
    assert card.form is not None
    card.added.emit(RiskInput("停水会闹到业委会", 4, 5, "先送水上门，贴公告"))
    assert [note.text for note in page.incident.panel.risks._shown or ()] == ["停水会闹到业委会"]
    page.activate((ids[1], None))
    (note,) = page.incident.panel.risks._shown or ()
    assert (note.likelihood, note.effect) == (4, 5)
    # The round of the case itself keeps risks of its own.
    assert risks.of_case(office, ids[1]) == ()
