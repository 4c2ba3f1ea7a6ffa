"""The recycle bin: what was deleted is seen, by whom and when, and comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from desktop_app.services import cases, queue_acts, recycle_bin, undo
from desktop_app.services.office import Office
from desktop_app.ui.bin.page import BinPage, make_bin_page
from desktop_app.ui.desk import Desk
from tests.offices import SetClock
from tests.services.walking import pass_step, register
from tests.ui.conftest import Said


@pytest.fixture
def ids(office: Office, set_clock: SetClock) -> list[int]:
    """Three cases deleted one after the other; the last by somebody else."""
    made = [
        pass_step(office, register(office, content=f"第 {n} 件", building="3", room="501"))
        for n in range(3)
    ]
    found = [one.complaint.id for one in made]
    queue_acts.delete_many(office, found[:2])
    set_clock.forward(hours=1)
    office.operator = "刘强"
    cases.delete(office, found[2])
    office.operator = "王敏"
    return found


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> BinPage:
    made = make_bin_page(desk)
    qtbot.addWidget(made.widget)
    return made


def show(page: BinPage, qtbot: QtBot) -> None:
    page.widget.resize(1000, 600)
    page.widget.show()
    page.widget.activateWindow()
    qtbot.waitUntil(page.widget.isActiveWindow)
    page.activate()


def test_tells_what_when_and_who(
    office: Office, ids: list[int], page: BinPage, qtbot: QtBot
) -> None:
    show(page, qtbot)
    model = page.view.model
    assert [model.items[row].id for row in range(model.rowCount())] == [ids[2], ids[1], ids[0]]
    assert model.cells(0)[1:] == ("3-501", "第 2 件", "待确认", "2026-11-21 15:53", "刘强")
    assert model.cells(1)[5] == "王敏"
    assert page.view.chosen() == [ids[2]] and page.view.table.hasFocus()


def test_several_come_back_with_one_key_and_undo_puts_them_back(
    office: Office, ids: list[int], page: BinPage, qtbot: QtBot, said: Said
) -> None:
    before = office.case(ids[0])
    show(page, qtbot)
    table = page.view.table
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(page.view.model.index(2, 0), flags.Select | flags.Rows)
    assert page.view.restore_button.accessibleName() == "恢复所选（2）"
    assert not page.view.open_button.isEnabled()
    qtbot.keyClick(table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert said.messages[-1] == ("success", "已恢复 2 件投诉，回到原来的步骤。")
    assert [one.id for one in recycle_bin.read(office).items] == [ids[1]]
    assert page.view.model.rowCount() == 1 and page.view.chosen() == [ids[1]]
    assert office.case(ids[0]).complaint == before.complaint
    page._desk.runner.run(undo.undo_last)
    assert page.view.model.rowCount() == 3


def test_enter_opens_the_case(ids: list[int], page: BinPage, qtbot: QtBot, said: Said) -> None:
    show(page, qtbot)
    qtbot.keyClick(page.view.table, Qt.Key.Key_Return)
    assert said.places == [("editor", (ids[2], None))]


def test_an_empty_bin_says_so(office: Office, page: BinPage, qtbot: QtBot, said: Said) -> None:
    lines: list[str] = []
    page.set_status(lines.append)
    show(page, qtbot)
    assert page.view.stack.currentWidget() is page.view.empty
    assert not page.view.restore_button.isEnabled()
    page.restore()
    assert said.messages == [] and lines == ["回收站共 0 件"]
    case = register(office)
    page._desk.runner.run(lambda office: cases.delete(office, case.complaint.id))
    assert page.view.stack.currentWidget() is page.view.table
    assert lines[-1] == "回收站共 1 件"
