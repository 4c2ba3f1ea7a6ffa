"""The editor's page on real widgets and a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.views import CaseFilter
from desktop_app.services import cases, queue
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.office import Office
from desktop_app.services.staff import people
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.page import EditorPage, make_editor_page
from desktop_app.ui.shell.pages import Page
from desktop_app.ui.widgets.stepper import CURRENT, DONE, FUTURE
from tests.offices import SetClock
from tests.ui.conftest import Said

Register = Callable[..., int]


@pytest.fixture
def register(office: Office) -> Register:
    people.add(office, "刘工")

    def make(content: str = "楼道灯不亮\n三天了", **values: object) -> int:
        known = {
            "complainant": "李建国",
            "phone": "13812342207",
            "building": "3",
            "unit": "2",
            "room": "501",
            "mood": "calm",
        }
        intake = Intake(content, **(known | values))  # type: ignore[arg-type]
        return cases.register(office, intake).complaint.id

    return make


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
    """Really delete a page: what is left would be styled again by every later test."""
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def to_step(office: Office, case: int, wanted: str) -> None:
    """Bring a case to a step of the default workflow."""
    fields = {
        "isolate": {"department": "工程部", "handler": "刘工"},
        "gather": {
            "accurate": "yes",
            "in_scope": "yes",
            "formal": "yes",
            "validity": "valid",
            "investigation": "灯管坏了",
        },
        "propose": {
            "root_cause": "设备老化",
            "short_term": "换灯",
            "long_term": "换 LED",
            "planned_completion": "2026-11-23 18:00:00",
        },
    }
    cases.log_contact(office, case, NewContact("已联系", mood_after="calm"))
    while (now := office.case(case).complaint.step_key) != wanted:
        for key, value in fields.get(now, {}).items():
            cases.set_field(office, case, now, key, value)
        for item in office.case(case).step.checklist:
            cases.set_tick(office, case, now, item.key, True)
        cases.complete_step(office, case)


def press(page: EditorPage, name: str) -> None:
    """Run one of the page's keys."""
    action = page.widget.findChild(QAction, name)
    assert action is not None
    action.trigger()


def type_into(page: EditorPage, field: str, text: str) -> None:
    form = page.view.step.form
    assert form is not None
    form.rows[field].input.put(text)
    form.rows[field].edited.emit(text)


def test_it_is_a_page_and_shows_the_case(page: EditorPage, register: Register) -> None:
    assert isinstance(page, Page)
    case = register(severity="major")
    page.activate((case, None))
    view = page.view
    assert view.head.headline.whole == "TS-20261121-001　楼道灯不亮"
    assert [badge.text for badge in view.head.badges] == ["重要", "待派单"]
    marks = [button.mark.state for button in view.stepper.buttons()]
    assert marks == [CURRENT, *[FUTURE] * 6]
    assert view.step.title.text() == "第 1 步　迅速隔离"
    assert "前完成" in view.step.due.text()
    assert view.step.due.toolTip().startswith("2026-11-21 ")
    assert "完成，进入安抚情绪" in view.step.primary.text()
    form = view.step.form
    assert form is not None and set(form.rows) == {"department", "handler"}


def test_names_and_phones_are_masked_until_revealed_and_that_is_logged(
    page: EditorPage, register: Register, office: Office
) -> None:
    case = register()
    page.activate((case, None))
    person = page.view.person
    assert "李**" in person.who.text() and person.phone.text() == "138****2207"
    press(page, "editor.reveal")
    assert "李建国" in person.who.text() and person.phone.text() == "13812342207"
    assert [line.operation for line in cases.history(office, case)].count("reveal") == 1
    other = register("另一件")
    page.activate((other, None))
    page.activate((case, None))
    assert "李建国" not in person.who.text()


def test_typing_is_saved_after_a_pause(
    page: EditorPage, register: Register, office: Office, qtbot: QtBot
) -> None:
    told: list[str] = []
    page.set_status(told.append)
    case = register()
    page.activate((case, None))
    type_into(page, "department", "工程部")
    assert office.case(case).complaint.department == ""
    qtbot.waitUntil(lambda: office.case(case).complaint.department == "工程部", timeout=5000)
    assert told[-1] == "已保存 14:32:07"
    assert page.view.basics is not None
    assert page.view.basics.rows["department"].text == "工程部"


def test_typing_is_saved_on_leaving(page: EditorPage, register: Register, office: Office) -> None:
    case = register()
    page.activate((case, None))
    type_into(page, "handler", "刘工")
    assert page.can_leave()
    assert office.case(case).complaint.handler == "刘工"


def test_a_refresh_never_touches_the_field_in_which_somebody_types(
    page: EditorPage, register: Register, office: Office, desk: Desk
) -> None:
    case = register()
    to_step(office, case, "propose")
    page.activate((case, None))
    form = page.view.step.form
    assert form is not None
    row = form.rows["short_term"]
    page.widget.activateWindow()
    row.focus()
    row.input.widget.insertPlainText("先换")  # type: ignore[attr-defined]
    # Somebody else's write arrives in the middle of it, and one to a field nobody is in.
    desk.runner.run(lambda o: cases.set_field(o, case, "propose", "short_term", "别的"))
    desk.runner.run(lambda o: cases.set_field(o, case, "propose", "root_cause", "设备老化"))
    assert page.view.step.form is form
    assert row.text == "先换"
    assert form.rows["root_cause"].text == "设备老化"
    page.settle()
    assert office.case(case).value("propose", "short_term") == "先换"


def test_a_refused_value_stays_marked_and_is_there_again_later(
    page: EditorPage, register: Register, office: Office, said: Said
) -> None:
    case = register()
    to_step(office, case, "propose")
    page.activate((case, None))
    type_into(page, "compensation", "六百")
    page.settle()
    form = page.view.step.form
    assert form is not None
    assert "六百" in form.rows["compensation"].error
    assert office.case(case).value("propose", "compensation") == ""
    press(page, "editor.complete")
    assert office.case(case).complaint.step_key == "propose"
    assert said.messages[-1][0] == "error"

    page.activate((register("另一件"), None))
    page.activate((case, None))
    form = page.view.step.form
    assert form is not None
    assert form.rows["compensation"].text == "六百" and form.rows["compensation"].error
    type_into(page, "compensation", "600")
    page.settle()
    assert form.rows["compensation"].error == ""
    assert office.case(case).value("propose", "compensation") == "600"


def test_a_date_that_cannot_be_read_stays_as_typed(
    page: EditorPage, register: Register, office: Office
) -> None:
    case = register()
    to_step(office, case, "propose")
    page.activate((case, None))
    form = page.view.step.form
    assert form is not None
    row = form.rows["planned_completion"]
    row.input.widget.line.setText("等通知")  # type: ignore[attr-defined]
    row.input.settle()
    page.settle()
    assert row.text == "等通知" and row.error
    row.input.widget.line.setText("下周一 9点")  # type: ignore[attr-defined]
    row.input.settle()
    assert row.error == ""
    assert office.case(case).complaint.planned_completion == datetime(2026, 11, 23, 9, 0)


def test_what_is_missing_is_named_and_leads_to_its_place(
    page: EditorPage, register: Register, office: Office
) -> None:
    case = register()
    page.activate((case, None))
    missing = page.view.step.missing
    assert "填写“责任部门”" in missing.sentences()
    assert f"还差 {len(missing.items)} 项才能进入“安抚情绪”" in missing.label.text()
    form = page.view.step.form
    assert form is not None
    page.widget.activateWindow()
    for gap, widget in (("handler", form.rows["handler"]), ("safe", form.checks["safe"])):
        place = next(i for i, one in enumerate(missing.items) if one.key == gap)
        missing.label.linkActivated.emit(str(place))
        target = widget.input.widget if hasattr(widget, "input") else widget
        assert target.hasFocus() or target.isAncestorOf(page.widget.focusWidget())
    place = next(i for i, one in enumerate(missing.items) if one.key == "contact_logged")
    missing.label.linkActivated.emit(str(place))
    assert page.view.side.contact is not None


def test_completing_with_gaps_says_so_and_stays(
    page: EditorPage, register: Register, office: Office, said: Said
) -> None:
    case = register()
    page.activate((case, None))
    press(page, "editor.complete")
    assert office.case(case).complaint.step_key == "isolate"
    assert said.messages[-1][0] == "warning" and "还差" in said.messages[-1][1]


def test_completing_goes_on_to_the_next_step(
    page: EditorPage, register: Register, office: Office, set_clock: SetClock
) -> None:
    case = register()
    to_step(office, case, "soothe")
    page.activate((case, None))
    form = page.view.step.form
    assert form is not None
    for box in form.checks.values():
        box.click()
    set_clock.forward(minutes=3)
    press(page, "editor.complete")
    assert office.case(case).complaint.step_key == "apologise"
    assert page.view.step.title.text() == "第 3 步　充分道歉"
    marks = page.view.stepper.buttons()
    assert (marks[1].mark.state, marks[1].mark.note) == (DONE, "14:35")


def test_keys_work_while_the_keyboard_is_in_a_text(
    page: EditorPage, register: Register, office: Office, qtbot: QtBot
) -> None:
    case, other = register(), register("另一件")
    to_step(office, case, "propose")
    for item in office.case(case).step.checklist:
        cases.set_tick(office, case, "propose", item.key, True)
    for key, value in {
        "root_cause": "设备老化",
        "long_term": "换 LED",
        "planned_completion": "2026-11-23 18:00:00",
    }.items():
        cases.set_field(office, case, "propose", key, value)
    asked = queue.query(office, CaseFilter(), sort="number")
    page.activate((case, asked))
    page.widget.activateWindow()
    form = page.view.step.form
    assert form is not None
    text = form.rows["short_term"].input.widget
    qtbot.waitUntil(text.hasFocus)  # the first empty field
    text.insertPlainText("今晚换灯")  # type: ignore[attr-defined]
    QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert office.case(case).complaint.step_key == "consult"
    assert office.case(case).complaint.short_term == "今晚换灯"

    focus = page.widget.focusWidget()
    QTest.keyClick(focus, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    contact = page.view.side.contact
    assert contact is not None and contact.rows["said"].input.has_focus()
    said = contact.rows["said"].input.widget
    QTest.keyClick(said, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.view.head.headline.whole.startswith(office.case(other).complaint.number)


def test_earlier_steps_can_be_corrected_and_later_ones_only_read(
    page: EditorPage, register: Register, office: Office
) -> None:
    case = register()
    to_step(office, case, "propose")
    page.activate((case, None))
    page.view.stepper.looked_at.emit("gather")
    form = page.view.step.form
    assert form is not None
    assert form.rows["investigation"].text == "灯管坏了"
    type_into(page, "investigation", "灯管和镇流器都坏了")
    page.settle()
    assert office.case(case).value("gather", "investigation") == "灯管和镇流器都坏了"
    assert not form.checks["site"].isEnabled()
    assert "回到第 5 步" in page.view.step.primary.text()

    page.view.stepper.looked_at.emit("consult")
    form = page.view.step.form
    assert form is not None
    assert not form.rows["opinion"].input.widget.isEnabled()
    assert page.view.step.guidance.how
    press(page, "editor.complete")  # looks at the current step, completes nothing
    assert page.view.step.title.text() == "第 5 步　给出方案"
    assert office.case(case).complaint.step_key == "propose"


def test_the_script_is_filled_and_copied(page: EditorPage, register: Register) -> None:
    page.activate((register(community="锦绣花园", mood="angry"), None))
    guidance = page.view.step.guidance
    assert guidance.script.startswith("李先生/女士，")
    guidance.next_button.click()
    assert "锦绣花园" in guidance.script and "［经办人］" in guidance.script
    press(page, "editor.copy")
    assert QGuiApplication.clipboard().text() == guidance.script


def test_registration_is_corrected_in_place(
    page: EditorPage, register: Register, office: Office
) -> None:
    case = register()
    page.activate((case, None))
    basics = page.view.basics
    assert basics is not None
    basics.rows["content"].input.put("楼道灯和门禁都不亮")
    basics.rows["content"].edited.emit("楼道灯和门禁都不亮")
    basics.rows["severity"].input.put("critical")
    basics.rows["severity"].edited.emit("critical")
    page.settle()
    complaint = office.case(case).complaint
    assert (complaint.content, complaint.severity) == ("楼道灯和门禁都不亮", "critical")
    assert any("级别：一般 → 重大" in text for text in page.view.side.timeline.texts())
    basics.rows["received_at"].input.put("2026-11-22 10:00:00")
    basics.rows["received_at"].edited.emit(basics.rows["received_at"].text)
    page.settle()
    assert "晚于现在" in basics.rows["received_at"].error
    assert office.case(case).complaint.received_at == complaint.received_at


def test_walking_through_the_queue(page: EditorPage, register: Register, office: Office) -> None:
    ids = [register(text) for text in ("一", "二", "三")]
    asked = queue.query(office, CaseFilter(), sort="number")
    page.activate((ids[0], asked))
    assert not page.view.head.previous.isEnabled()
    press(page, "editor.next")
    assert page.view.head.headline.whole.endswith("二")
    type_into(page, "department", "工程部")
    press(page, "editor.next")
    assert page.view.head.headline.whole.endswith("三")
    assert office.case(ids[1]).complaint.department == "工程部"
    assert not page.view.head.next.isEnabled()
    press(page, "editor.previous")
    assert page.view.head.headline.whole.endswith("二")


def test_the_household_is_beside_the_case(
    page: EditorPage, register: Register, office: Office, said: Said
) -> None:
    with office.write("test") as journal:
        flat = journal.insert("household", {"building": "5", "unit": "1", "room": "302"})
        person = journal.insert("resident", {"name": "李建国", "preferred_time": "18 点后来电"})
        office.store.insert("residency", {"household_id": flat, "resident_id": person})
    same = {"household_id": flat, "resident_id": person, "category": "engineering.leak"}
    first = register("顶棚漏水", **same)
    second = register("又漏了", **same)
    page.activate((second, None))
    card = page.view.person
    assert card.year.text() == "近 12 个月投诉 2 次 · 满意 0"
    assert card.repeat.text == "90 天内同类第 2 次" and not card.repeat.isHidden()
    assert "偏好：18 点后来电" in card.phone.text()
    assert "重复" in [badge.text for badge in page.view.head.badges]
    card.repeat_link.click()
    assert said.places[-1] == ("editor", (first, None))


def test_a_later_answer_asks_for_more(page: EditorPage, register: Register, office: Office) -> None:
    case = register()
    to_step(office, case, "gather")
    page.activate((case, None))
    form = page.view.step.form
    assert form is not None
    assert form.rows["invalid_reason"].isHidden()
    type_into(page, "validity", "invalid")
    page.settle()
    assert not form.rows["invalid_reason"].isHidden()
    assert "填写“无效的理由”" in page.view.step.gaps()


def test_guidance_folds_and_stays_so(page: EditorPage, register: Register, desk: Desk) -> None:
    page.activate((register(), None))
    guidance = page.view.step.guidance
    guidance.fold_button.click()
    assert guidance.how and "收起" not in guidance.fold_button.text()
    assert desk.settings.get("editor/guidance_folded") == "yes"


def menu_of(page: EditorPage) -> dict[str, QAction]:
    menu = QMenu()
    page._fill_menu(menu)
    found = {a.objectName().removeprefix("more."): a for a in menu.actions() if a.objectName()}
    page.widget.menu_for_test = menu  # keep the menu alive with the page
    return found


def test_going_back_asks_for_step_and_reason(
    page: EditorPage, register: Register, office: Office
) -> None:
    case = register()
    to_step(office, case, "gather")
    page.activate((case, None))
    menu_of(page)["back"].trigger()
    panel = page.view.step.panel
    assert panel is not None and panel.option is not None and panel.reason is not None
    panel.option.input.put("soothe")
    panel.confirm()
    assert "请填写原因" in panel.problem
    panel.reason.input.put("又吵起来了")
    panel.confirm()
    assert office.case(case).complaint.step_key == "soothe"
    assert page.view.step.panel is None
    assert "又吵起来了" in page.view.step.note_label.text()


def test_the_time_of_a_hold_that_was_begun_is_there_again(
    page: EditorPage, register: Register
) -> None:
    case = register()
    page.activate(case)
    page.view.hold_button.click()
    panel = page.view.step.panel
    assert panel is not None and panel.wake is not None and panel.reason is not None
    panel.wake.input.put("2026-11-23 09:00:00")
    page.show_case(register("电梯停运"))  # the phone rang
    page.show_case(case)
    page.view.hold_button.click()
    again = page.view.step.panel
    assert again is not None and again is not panel and again.wake is not None
    assert again.wake.text == "2026-11-23 09:00:00"


def test_a_reason_that_was_begun_is_there_again(page: EditorPage, register: Register) -> None:
    case = register()
    page.activate((case, None))
    page.view.hold_button.click()
    assert page.view.step.panel is not None and page.view.step.panel.reason is not None
    page.view.step.panel.reason.input.put("等配件")
    page.activate((register("另一件"), None))
    assert page.view.step.panel is None
    page.activate((case, None))
    page.view.hold_button.click()
    assert page.view.step.panel is not None and page.view.step.panel.reason is not None
    assert page.view.step.panel.reason.text == "等配件"


def test_hold_and_resume(page: EditorPage, register: Register, office: Office) -> None:
    case = register()
    page.activate((case, None))
    page.view.hold_button.click()
    panel = page.view.step.panel
    assert panel is not None and panel.reason is not None and panel.wake is not None
    panel.reason.input.put("等配件")
    panel.confirm()
    assert panel.problem and not office.case(case).complaint.on_hold
    panel.wake.input.put("2026-11-25 09:00:00")
    panel.confirm()
    assert office.case(case).complaint.on_hold
    assert "等配件" in page.view.step.note_label.text()
    assert "恢复处理" in page.view.step.primary.text()
    press(page, "editor.complete")
    assert not office.case(case).complaint.on_hold


def test_referring_refuses_until_the_complainant_was_told(
    page: EditorPage, register: Register, office: Office, said: Said
) -> None:
    case = register()
    page.activate((case, None))
    menu_of(page)["refer"].trigger()
    panel = page.view.step.panel
    assert panel is not None and panel.reason is not None
    panel.reason.input.put("转供电局")
    panel.confirm()
    assert "与投诉人沟通并记录" in panel.problem
    cases.log_contact(office, case, NewContact("告知找供电局"))
    panel.confirm()
    assert office.case(case).complaint.outcome == "referred"
    assert page.view.step.primary.isHidden()
    assert "转供电局" in page.view.step.note_label.text()
    assert page.view.basics is not None
    assert not menu_of(page)["back"].isEnabled()


def test_an_invalid_case_is_closed_as_such(
    page: EditorPage, register: Register, office: Office
) -> None:
    case = register()
    to_step(office, case, "gather")
    page.activate((case, None))
    type_into(page, "validity", "invalid")
    type_into(page, "invalid_reason", "路灯归市政")
    page.settle()
    assert "无效结案" in page.view.step.primary.text()
    press(page, "editor.complete")
    assert office.case(case).complaint.outcome == "invalid"


def test_deleting_can_be_undone(
    page: EditorPage, register: Register, office: Office, said: Said
) -> None:
    case = register()
    page.activate((case, None))
    menu_of(page)["delete"].trigger()
    assert queue.count(office, queue.query(office, CaseFilter())) == 0
    assert said.places[-1] == ("queue", None)
    said.undos[-1][1]()  # type: ignore[operator]
    assert queue.count(office, queue.query(office, CaseFilter())) == 1


def test_the_list_of_changes(page: EditorPage, register: Register, office: Office) -> None:
    case = register()
    to_step(office, case, "soothe")
    cases.edit(office, case, {"phone": "13900001111"})
    page.activate((case, None))
    menu_of(page)["changes"].trigger()
    texts = page.view.side.changes.timeline.texts()
    assert any("138****2207 → 139****1111" in text for text in texts)
    assert any("迅速隔离 · 责任部门" in text and "工程部" in text for text in texts)


def test_a_key_pressed_twice_completes_one_step(
    page: EditorPage, register: Register, office: Office
) -> None:
    case = register()
    to_step(office, case, "soothe")
    page.activate((case, None))
    seen = office.case(case)
    for item in seen.step.checklist:
        cases.set_tick(office, case, "soothe", item.key, True)
    page._mover.go("complete", seen)
    for item in office.case(case).step.checklist:
        cases.set_tick(office, case, "apologise", item.key, True)
    page._mover.go("complete", seen)
    assert office.case(case).complaint.step_key == "apologise"


def test_a_narrow_page_keeps_the_registration_within_reach(
    page: EditorPage, register: Register
) -> None:
    page.activate((register(), None))
    page.widget.resize(980, 700)
    tabs = page.view.side.tabs
    assert tabs.tabText(tabs.count() - 1) == "登记"
    menu_of(page)["edit"].trigger()
    assert tabs.currentWidget() is page.view.left
    page.widget.resize(1240, 800)
    assert tabs.count() == 5 and page.view.left.isVisible()


def test_every_control_has_a_name(page: EditorPage, register: Register, office: Office) -> None:
    case = register()
    to_step(office, case, "propose")
    page.activate((case, None))
    page.open_contact()
    nameless = [
        widget
        for widget in page.widget.findChildren(object)
        if hasattr(widget, "focusPolicy")
        and widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert [type(widget).__name__ for widget in nameless if widget.isWidgetType()] == []
