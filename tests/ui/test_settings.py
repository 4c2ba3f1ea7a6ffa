"""The settings page on real widgets over a real office."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.workflow import parse_workflow
from desktop_app.services import cases
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.settings import (
    calendar_edit,
    limits_edit,
    lists_edit,
    settings_edit,
    workflow_drafts,
    workflow_edit,
)
from desktop_app.services.staff import people
from desktop_app.ui.desk import Desk
from desktop_app.ui.settings import typed
from desktop_app.ui.settings.forms import Form
from desktop_app.ui.settings.page import SECTIONS, SettingsPage
from desktop_app.ui.settings.workflow_editor import STEPS, TEXT
from desktop_app.ui.settings.workflow_section import PAUSE_MS
from desktop_app.ui.shell.pages import Page
from tests.ui.conftest import Said

Show = Callable[..., SettingsPage]


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> Iterator[Show]:
    pages: list[SettingsPage] = []

    def made(section: str | None = None) -> SettingsPage:
        page = SettingsPage(desk)
        pages.append(page)
        page.widget.resize(1100, 760)
        with qtbot.waitActive(page.widget):
            page.widget.show()
            page.widget.activateWindow()
        page.activate(section)
        return page

    yield made
    for page in pages:
        page.widget.close()
        page.widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def put(form: Form, key: str, value: Any) -> None:
    """As the user does: the control changes and tells so."""
    control = form.control(key)
    if isinstance(control, QLineEdit):
        control.setText(value)
        control.textEdited.emit(value)
    elif isinstance(control, QComboBox):
        control.setCurrentIndex(control.findData(value))
    elif isinstance(control, QSpinBox):
        control.setValue(value)
    elif isinstance(control, QCheckBox):
        control.setChecked(value)
    else:
        control.setPlainText(value)  # type: ignore[attr-defined]


def undo(said: Said) -> None:
    said.undos.pop()[1]()  # type: ignore[operator]


def refusal(section: Any) -> str:
    return "\n".join(t for level, t in section.pane.messages.messages() if level == "error")


def lead(office: Office) -> None:
    lists_edit.add_person(office, "周主管", "supervisor")
    people.sit_down(office, "周主管")


def test_it_is_a_page_with_all_sections(show: Show) -> None:
    page = show()
    assert isinstance(page, Page)
    assert page.view.current == "office"
    for row, key in enumerate(SECTIONS):
        page.view.nav.setCurrentRow(row)
        assert page.view.current == key
        assert page.section(key).widget.isVisible()
    assert page.can_leave()
    assert "还没有主管或经理" in page.view.note_text


def test_a_section_is_no_wider_than_it_needs(show: Show, qtbot: QtBot) -> None:
    """The workflow editor is wide: behind another section it must not push buttons out of sight."""
    page = show("privacy")
    section: Any = page.section("workflows")

    def needed(key: str) -> int:
        page.activate(key)
        qtbot.wait(1)
        return page.view.minimumSizeHint().width()

    alone, listed = needed("privacy"), needed("workflows")
    section.open("seven-steps")
    assert section.editing
    assert needed("privacy") == alone
    section.leave()
    assert needed("workflows") == listed < 760


@pytest.mark.parametrize("width", [960, 1060, 1200])
def test_no_sentence_of_a_section_is_cut(show: Show, qtbot: QtBot, width: int) -> None:
    page = show("office")
    cut = []
    for key in SECTIONS:
        page.activate(key)
        page.widget.resize(width, 501)
        qtbot.wait(20)
        page.widget.resize(width, 500)
        qtbot.wait(20)
        cut += [
            (key, label.text()[:20], label.height(), label.heightForWidth(label.width()))
            for label in page.widget.findChildren(QLabel)
            if label.isVisible() and label.wordWrap()
            and label.height() < label.heightForWidth(label.width())
        ]  # fmt: skip
    assert cut == []


def test_the_front_desk_reads_only(office: Office, show: Show) -> None:
    lead(office)
    lists_edit.add_person(office, "王敏", "front_desk")
    people.sit_down(office, "王敏")
    page = show("office")
    assert "只有主管或经理" in page.view.note_text
    form = page.section("office").form  # type: ignore[attr-defined]
    assert form.control("name").isReadOnly()
    assert not form.control("workflow").isEnabled()
    for key, button in (("staff", "save_button"), ("limits", "remove_button")):
        page.activate(key)
        assert not getattr(page.section(key), button).isEnabled()
    page.activate("workflows")
    assert page.section("workflows").list.edit.text() == "查看"  # type: ignore[attr-defined]
    people.sit_down(office, "周主管")
    page._desk.bus.changed.emit(office.take_changes())
    assert page.view.note_text == ""
    assert page.section("workflows").list.edit.text() == "编辑"  # type: ignore[attr-defined]


def test_office_settings_are_stored_while_typing(
    office: Office, show: Show, said: Said, qtbot: QtBot
) -> None:
    section: Any = show("office").section("office")
    for text in ("翠", "翠苑", "翠苑物业"):
        put(section.form, "name", text)
    assert settings_edit.read(office).name == "物业服务中心"
    qtbot.waitUntil(lambda: settings_edit.read(office).name == "翠苑物业")
    put(section.form, "name", "翠苑物业二处")
    section.flush()
    assert len(said.undos) == 2
    undo(said)  # all that was typed into the field, not only the last pause
    assert settings_edit.read(office).name == "物业服务中心"
    assert section.form.string("name") == "物业服务中心"


def test_office_hours_are_read_as_typed_and_refused_in_place(office: Office, show: Show) -> None:
    section: Any = show("office").section("office")
    put(section.form, "opens", "9点")
    put(section.form, "closes", "１７：３０")
    section.flush()
    now = settings_edit.read(office)
    assert (now.opens, now.closes) == (time(9), time(17, 30))
    put(section.form, "closes", "下班")
    section.flush()
    assert "8:30 这样" in refusal(section)
    assert section.form.string("closes") == "下班"
    put(section.form, "closes", "8:00")
    section.flush()
    assert "下班时间必须晚于" in refusal(section)
    assert settings_edit.read(office).closes == time(17, 30)
    put(section.form, "closes", "18:00")
    section.flush()
    assert refusal(section) == ""
    put(section.figures, "repeat_days", 30)
    section.can_leave()
    assert settings_edit.read(office).repeat_days == 30


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8:30", time(8, 30)),
        ("0830", time(8, 30)),
        ("8点半", time(8, 30)),
        ("18", time(18)),
        ("8：30", time(8, 30)),
        ("24:00", None),
        ("8:60", None),
        ("", None),
        ("早上", None),
    ],
)
def test_typed_hours(text: str, expected: time | None) -> None:
    assert typed.read_hours(text) == expected


def test_staff_are_added_changed_and_put_out_of_use(office: Office, show: Show, said: Said) -> None:
    lead(office)
    section: Any = show("staff").section("staff")
    section.start_new()
    put(section.form, "name", "刘强")
    put(section.form, "department", "工程部")
    section.save_button.click()
    found = {p.name: p for p in lists_edit.read(office).people}
    assert found["刘强"].department == "工程部"
    key = str(found["刘强"].id)
    assert section.table.cells(key) == ["刘强", "前台", "工程部", "在岗"]
    section.table.pick(key)
    section.leave_button.click()
    assert section.table.cells(key)[-1] == "已停用"
    assert section.leave_button.text() == "恢复在岗"
    undo(said)
    assert section.table.cells(key)[-1] == "在岗"
    cases.register(office, Intake("漏水", handler="刘强"))
    put(section.form, "name", "刘小强")
    section.save_button.click()
    assert "1 件投诉的记录" in refusal(section)
    assert section.form.string("name") == "刘小强"


def test_categories_are_added_ordered_and_put_out_of_use(
    office: Office, show: Show, said: Said
) -> None:
    card = show("lists").section("lists").categories  # type: ignore[attr-defined]
    card.pick("engineering.leak")
    card.new_second.click()
    assert card.save_button.text() == "添加到“工程维修”"
    put(card.form, "zh", "外墙")
    card.save_button.click()
    assert card.current == "engineering.own1"
    put(card.form, "words", "墙砖，外立面")
    card.save_button.click()
    made = {c.code: c for c in lists_edit.read(office).categories}["engineering.own1"]
    assert made.words == ("墙砖", "外立面")
    card.up.click()
    level = [c.code for c in lists_edit.read(office).categories if c.parent == "engineering"]
    assert level[-2] == "engineering.own1"
    card.use_button.click()
    assert "（已停用）" in card.tree.currentItem().text(0)
    undo(said)
    assert card.tree.currentItem().text(0) == "外墙"


def test_departments_are_added_and_changed(office: Office, show: Show, said: Said) -> None:
    card = show("lists").section("lists").departments  # type: ignore[attr-defined]
    put(card.form, "name", "电梯组")
    put(card.form, "words", "电梯班")
    card.save_button.click()
    made = next(d for d in lists_edit.read(office).departments if d.name == "电梯组")
    card.table.pick(str(made.id))
    put(card.form, "name", "电梯维保组")
    card.save_button.click()
    assert card.table.cells(str(made.id))[0] == "电梯维保组"
    undo(said)
    assert card.table.cells(str(made.id))[0] == "电梯组"


def test_limits_show_what_they_mean_before_they_are_stored(
    office: Office, show: Show, said: Said
) -> None:
    case = cases.register(office, Intake("漏水"))
    section: Any = show("limits").section("limits")
    assert "本处规定" in section.card.accessibleName()
    assert section.example.sentence.text() == (
        "今天 14:32 受理，办结应在 11月25日 18:00（3 个工作日）"
    )
    assert "11-22 00:00 – 11-23 00:00　休息日，不计" in section.example.lines.text()
    assert not section.retime.button.isVisible()
    put(section.form, "amount", 5)
    assert "11月27日 18:00" in section.example.sentence.text()
    assert limits_edit.example(office, "solution", "normal", "").rule.amount == 3  # type: ignore[union-attr]
    section.save_button.click()
    assert limits_edit.example(office, "solution", "normal", "").rule.amount == 5  # type: ignore[union-attr]
    assert office.case(case.complaint.id).clocks == case.clocks
    assert "有 1 件按现行规定会换到期时间" in section.retime.sentence.text()
    section.retime.button.click()
    assert office.case(case.complaint.id).clocks != case.clocks
    assert any("换到期时间 1 件" in text for _, text in section.pane.messages.messages())
    undo(said)
    assert office.case(case.complaint.id).clocks == case.clocks


def test_limits_are_added_and_removed(office: Office, show: Show, said: Said) -> None:
    section: Any = show("limits").section("limits")
    before = limits_edit.read(office)
    section.new_button.click()
    put(section.form, "category", "facility.elevator")
    put(section.form, "amount", 1)
    section.save_button.click()
    assert len(limits_edit.read(office)) == len(before) + 1
    new = next(r for r in limits_edit.read(office) if r.rule.category)
    assert section.table.current == str(new.id)
    assert section.table.cells(str(new.id)) == ["办结", "任何级别", "设施设备 / 电梯", "1 个工作日"]
    section.remove_button.click()
    assert limits_edit.read(office) == before
    undo(said)
    assert [r.rule for r in limits_edit.read(office)].count(new.rule) == 1
    handover = next(r for r in before if r.rule.clock == "handover")
    section.table.pick(str(handover.id))
    section.remove_button.click()
    assert "转责任部门" in section.untimed_note.text()


def test_a_rule_that_is_gone_already_is_said_to_be_gone(
    office: Office, show: Show, said: Said
) -> None:
    section: Any = show("limits").section("limits")
    section.new_button.click()
    put(section.form, "category", "facility.elevator")
    section.save_button.click()
    # Removed by somebody else before the addition is taken back.
    new = next(r for r in limits_edit.read(office) if r.rule.category)
    limits_edit.remove(office, new.id)
    undo(said)
    assert "已经不在了" in section.pane.messages.messages()[0][1]
    assert new not in limits_edit.read(office)


def test_a_day_is_changed_by_hand_and_restored(
    office: Office, show: Show, said: Said, qtbot: QtBot
) -> None:
    section: Any = show("calendar").section("calendar")
    day = date(2026, 11, 24)
    qtbot.mouseClick(section.grid, Qt.MouseButton.LeftButton, pos=section.grid.cell(day).center())
    assert section.day_card.accessibleName() == "11月24日 周二"
    assert not section.restore_button.isVisible()
    put(section.form, "working", "no")
    put(section.form, "name", "停电检修")
    section.save_button.click()
    assert section.grid.describe(day) == "11月24日 停电检修 · 休息（本处改定）"
    assert section.restore_button.isVisible()
    undo(said)
    assert calendar_edit.read(office, 2026).is_working(day)
    section.save_button.click()
    put(section.form, "working", "no")
    section.save_button.click()
    section.restore_button.click()
    assert section.grid.describe(day) == "11月24日 上班"
    qtbot.keyClick(section.grid, Qt.Key.Key_Down)
    assert section.grid.day == date(2026, 12, 1)
    assert section.grid.describe(date(2026, 10, 10)) == "10月10日 国庆节 · 调休上班"
    assert "国庆节" in section.grid.describe(date(2026, 10, 1))


def test_an_unpublished_year_is_said(show: Show) -> None:
    section: Any = show("calendar").section("calendar")
    assert "全年 248 个工作日" in section.state.text()
    section.go(2031)
    assert "2031 年的放假安排还没有公布" in section.state.text()
    assert section.grid.day.year == 2031


@pytest.fixture
def editing(office: Office, show: Show) -> Any:
    section: Any = show("workflows").section("workflows")
    section.open("seven-steps")
    assert section.editing
    return section


def newest(office: Office, key: str = "seven-steps") -> Any:
    return next(t for t in workflow_edit.templates(office) if t.workflow.key == key)


def test_templates_tell_versions_and_cases(office: Office, show: Show) -> None:
    cases.register(office, Intake("漏水"))
    flow = newest(office).workflow
    workflow_edit.save(office, replace(flow, source="x"))
    cases.register(office, Intake("异味"))
    section: Any = show("workflows").section("workflows")
    assert section.list.table.cells("seven-steps")[1:] == [
        "第 2 版",
        "第 2 版 1 件，第 1 版 1 件",
        "默认",
    ]
    section.list.table.pick("register")
    assert not section.list.edit.isEnabled() and not section.list.retire.isEnabled()


def test_copy_and_retire_from_the_list(office: Office, show: Show, said: Said) -> None:
    section: Any = show("workflows").section("workflows")
    section.list.table.pick("office-rules")
    section.list.new_title.setText("本处办法")
    section.list.copy.click()
    assert section.list.table.cells("office-rules-2")[0] == "本处办法"
    section.list.table.pick("office-rules-2")
    section.list.retire.click()
    assert newest(office, "office-rules-2").retired
    undo(said)
    assert not newest(office, "office-rules-2").retired
    section.list.table.pick("seven-steps")
    section.list.retire.click()
    assert "默认流程，不能停用" in refusal(section)


def test_a_step_is_edited_and_saved_as_a_new_version(office: Office, editing: Any) -> None:
    editor = editing.editor
    assert editor.save.text() == "保存为第 2 版"
    editor.list.list.setCurrentRow(3)  # 充分道歉
    pane = editor.pane
    put(pane.basics, "title_zh", "诚恳道歉")
    assert editor.list.list.item(3).text() == "3　诚恳道歉"
    pane.rules.tick_boxes("guards")["contact_in_step"].setChecked(True)
    put(pane.rules, "limited", True)
    put(pane.rules, "amount", 2)
    put(pane.rules, "unit", "working_hours")
    pane.fields.list.add.click()
    put(pane.fields.form, "label_zh", "道歉方式")
    put(pane.fields.form, "label_en", "How")
    put(pane.fields.form, "type", "choice")
    put(pane.fields.form, "choices", "phone | 电话 | Phone\nvisit｜上门｜Visit")
    put(pane.fields.form, "required", True)
    pane.checklist.list.add.click()
    put(pane.checklist.form, "text_zh", "已记下")
    put(pane.checklist.form, "text_en", "Noted")
    pane.scripts.list.remove.click()
    editor.list.up.click()
    editor.save.click()
    assert not editing.editing
    flow = newest(office).workflow
    assert flow.version == 2
    step = flow.steps[1]
    assert (step.key, step.title.zh, step.guards) == (
        "apologise",
        "诚恳道歉",
        ("contact_logged", "contact_in_step"),
    )
    assert step.limit is not None and (step.limit.amount, step.limit.unit) == (2, "working_hours")
    assert [c.label.zh for c in step.fields[0].choices] == ["电话", "上门"]
    assert step.checklist[1].text.zh == "已记下"
    first = workflow_edit.templates(office)[0].versions[-1]
    old = parse_workflow(workflow_edit.document(office, first.workflow_id))
    assert len(step.scripts) == len(old.step("apologise").scripts) - 1


def test_a_broken_template_is_refused_in_place(office: Office, editing: Any) -> None:
    editor = editing.editor
    editor.list.list.setCurrentRow(2)
    editor.list.add.click()
    put(editor.pane.basics, "title_zh", "再想一想")
    editor.save.click()
    assert editing.editing
    assert newest(office).workflow.version == 1
    assert "还有 5 处要改" in editor.fault_box.head.text()
    editor.list.list.setCurrentRow(0)
    editor.fault_box._rows[0].click()
    assert editor.list.list.currentRow() == 3
    put(editor.pane.basics, "title_en", "Think again")
    assert "还有 4 处要改" in editor.fault_box.head.text()
    for key in ("purpose_zh", "purpose_en", "guidance_zh", "guidance_en"):
        put(editor.pane.basics, key, "x")
    assert not editor.fault_box.isVisible()
    editor.save.click()
    assert newest(office).workflow.version == 2


def test_a_removed_step_comes_back(editing: Any, said: Said) -> None:
    editor = editing.editor
    before = editor.workflow
    editor.list.list.setCurrentRow(4)
    editor.list.remove.click()
    assert len(editor.workflow.steps) == len(before.steps) - 1
    undo(said)
    assert editor.workflow == before


def test_what_is_typed_is_kept_as_a_draft(
    office: Office, editing: Any, said: Said, show: Show
) -> None:
    editor = editing.editor
    editor.list.list.setCurrentRow(1)
    put(editor.pane.basics, "title_zh", "")
    editing.can_leave()
    kept = workflow_drafts.get(office, "seven-steps")
    assert kept is not None and kept.workflow == editor.workflow and kept.text == ""
    again: Any = show("workflows").section("workflows")
    again.open("seven-steps")
    assert again.editor.workflow.steps[0].title.zh == ""
    assert any("接着上次" in text for _, text in again.pane.messages.messages())
    again.editor.drop.click()
    assert workflow_drafts.get(office, "seven-steps") is None
    assert not again.editing
    undo(said)
    assert workflow_drafts.get(office, "seven-steps") == kept
    assert newest(office).workflow.version == 1


def test_as_text(office: Office, editing: Any) -> None:
    editor = editing.editor
    editor.tabs.setCurrentIndex(TEXT)
    assert editor.as_text.startswith("# The seven steps")
    editor.text.setPlainText(editor.as_text.replace("迅速隔离", "先接住人"))
    editor.tabs.setCurrentIndex(STEPS)
    assert editor.workflow.steps[0].title.zh == "先接住人"
    editor.tabs.setCurrentIndex(TEXT)
    editor.text.setPlainText("key = ")
    editor.tabs.setCurrentIndex(STEPS)
    assert editor.tabs.currentIndex() == TEXT
    assert "有误" in refusal(editing)
    editor.save.click()
    assert editor.as_text == "key = " and newest(office).workflow.version == 1
    stored = newest(office).versions[0].workflow_id
    text = workflow_edit.document(office, stored).replace("迅速隔离", "先接住人")
    editor.text.setPlainText(text)
    editor.save.click()
    assert workflow_edit.document(office, newest(office).versions[0].workflow_id) == text


def test_every_draft_reads_back_the_same(office: Office) -> None:
    for template in workflow_edit.templates(office):
        draft = workflow_drafts.TemplateDraft(template.workflow, "", 1)
        workflow_drafts.keep(office, draft)
        assert workflow_drafts.get(office, template.workflow.key) == draft


def test_nothing_is_kept_of_a_page_that_is_gone(editing: Any, qtbot: QtBot) -> None:
    """A window closes while somebody types: no timer reaches for a form that is no more."""
    editing.editor.list.list.setCurrentRow(4)
    editing.editor.list.remove.click()
    editing.pane.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.wait(PAUSE_MS + 300)
