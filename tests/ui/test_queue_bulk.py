"""Acts on many cases through the real page: forms, what was refused, cancelling, undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import cases, queue
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.office import Office
from desktop_app.ui.queue.bulk_bar import BulkBar
from desktop_app.ui.queue.bulk_forms import AssignForm, CallbackForm, RefusedSheet, TagForm
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.theme.theme import Theme
from tests.offices import SetClock
from tests.ui.conftest import Said


@pytest.fixture
def ids(office: Office, set_clock: SetClock) -> list[int]:
    """Four cases; the last one is withdrawn."""
    found = []
    for number in range(4):
        set_clock.forward(minutes=1)
        found.append(cases.register(office, Intake(f"第 {number} 件")).complaint.id)
    cases.log_contact(office, found[3], NewContact("住户说不用了"))
    cases.withdraw(office, found[3], "住户撤回")
    return found


@pytest.fixture
def page(desk, qtbot, ids: list[int]) -> QueuePage:
    made = QueuePage(desk)
    qtbot.addWidget(made.widget)
    made.widget.resize(1300, 700)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    made.activate("all")
    made._set_sort("number", False)
    return made


def sheet(kind: type) -> object:
    (found,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return found


def test_the_bar_shows_while_several_are_chosen(page: QueuePage) -> None:
    bar = page.widget.bulk
    assert bar.isHidden()
    page.widget.table.select_rows(0, [(0, 2)])
    assert bar.isVisible() and bar.button("print").isVisible()
    bar.closed.emit()
    assert bar.isHidden() and page.widget.table.selected_ranges() == [(0, 0)]


def test_esc_ends_the_choice_before_it_leads_away(page: QueuePage, qtbot: QtBot) -> None:
    """In the table and on a button of the bar; with one case chosen it is the window's again."""
    table, bar = page.widget.table, page.widget.bulk
    with qtbot.waitActive(page.widget):
        page.widget.activateWindow()
    left = []
    back = QShortcut(QKeySequence("Esc"), page.widget)
    back.activated.connect(lambda: left.append("page"))
    for holder in (table, bar.button("assign")):
        table.select_rows(1, [(0, 2)])
        holder.setFocus()
        QTest.keyClick(holder, Qt.Key.Key_Escape)
        assert bar.isHidden() and table.selected_ranges() == [(1, 1)]
        assert table.hasFocus() and left == []
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert left == ["page"]


def test_many_are_assigned_and_refusals_are_listed(
    page: QueuePage, office: Office, ids: list[int], said: Said
) -> None:
    page.widget.table.select_rows(0, [(0, 3)])
    page.widget.bulk.button("assign").click()
    form = sheet(AssignForm)
    form.submit_button.click()
    assert form.error.text() == "请选责任部门或经办人。"
    form.rows["department"].input.put("工程部")
    form.rows["handler"].input.put("李工")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [office.case(one).complaint.handler for one in ids] == ["李工"] * 3 + [""]
    refused = sheet(RefusedSheet)
    number = office.case(ids[3]).complaint.number
    assert refused.list.toPlainText() == f"{number}  投诉 {number} 已经结束，不能再推进。"
    refused.submit_button.click()
    assert page.widget.table.selected_ranges() == [(0, 3)]
    text, undo = said.undos[-1]
    assert text == "3 条投诉已改"
    undo()
    assert {office.case(one).complaint.handler for one in ids} == {""}


def test_tags_go_on_and_off(page: QueuePage, office: Office, ids: list[int]) -> None:
    page.widget.table.select_rows(0, [(0, 1)])
    page.widget.bulk.button("tag").click()
    form = sheet(TagForm)
    form.rows["tag"].input.put("媒体关注")
    form.submit_button.click()
    rows = {row.id: row.tags for row in queue.rows(office, page.query, 9)}
    assert [rows[one] for one in ids] == [("媒体关注",), ("媒体关注",), (), ()]
    page.widget.table.select_rows(0, [(0, 0)])
    off = {a.objectName(): a for a in page.context_menu().actions()}["untag"]
    off.trigger()
    form = sheet(TagForm)
    form.rows["tag"].input.put("媒体关注")
    form.submit_button.click()
    rows = {row.id: row.tags for row in queue.rows(office, page.query, 9)}
    assert [rows[one] for one in ids[:2]] == [(), ("媒体关注",)]


def test_callbacks_are_planned_for_all(page: QueuePage, office: Office, ids: list[int]) -> None:
    page.widget.table.select_rows(0, [(0, 2)])
    page.widget.bulk.button("plan").click()
    form = sheet(CallbackForm)
    form.rows["at"].input.put("2026-11-20 10:00")
    form.submit_button.click()
    assert form.error.text() == "回访时间必须在现在之后。"
    form.rows["at"].input.put("2026-11-24 10:00")
    form.submit_button.click()
    planned = [office.case(one).follow_ups[-1].due_at for one in ids[:3]]
    assert len(set(planned)) == 3


def test_a_selection_is_exported_in_its_order(
    page: QueuePage, office: Office, ids: list[int], said: Said
) -> None:
    page._set_sort("number", True)
    page.widget.table.select_rows(0, [(0, 1), (3, 3)])
    page.widget.bulk.button("export").click()
    numbers = tuple(office.case(one).complaint.number for one in (ids[3], ids[2], ids[0]))
    assert said.places[-1] == ("export", numbers)


def test_cancelling_leaves_every_case_as_it_was(
    page: QueuePage, office: Office, ids: list[int], said: Said
) -> None:
    def cancelled(office: Office, ids: list[int], progress) -> None:
        from desktop_app.services import bulk

        progress.cancel()
        return bulk.tag(office, ids, "不该有", progress)

    page._late_acts.acts._do(ids, "正在加标签…", cancelled)
    assert said.messages[-1] == ("info", "已取消，没有改动任何投诉。")
    assert all(not row.tags for row in queue.rows(office, page.query, 9))


@pytest.mark.parametrize(("width", "lines"), [(1300, 1), (560, 2)])
def test_every_act_is_in_sight_however_narrow_the_window(
    theme: Theme, qtbot, width: int, lines: int
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    bar = BulkBar(theme, host)
    column.addStretch(1)
    column.addWidget(bar)
    bar.show_count(12)
    host.resize(width, 300)
    host.show()
    qtbot.waitExposed(host)
    buttons = [bar.button(name) for name in ("assign", "tag", "plan", "export", "print", "delete")]
    assert host.width() == width
    for button in buttons:
        corner = button.mapTo(host, QPoint(button.width(), button.height()))
        assert host.rect().contains(corner) and button.width() >= button.sizeHint().width()
    assert len({button.mapTo(host, QPoint()).y() for button in buttons}) == lines
