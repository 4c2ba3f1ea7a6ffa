"""A form that is used again shows and remembers nothing of the case before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.services import cases
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.staff import people
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.form_shelf import MOST
from desktop_app.ui.editor.page import EditorPage
from desktop_app.ui.editor.step_form import StepForm
from tests.ui.test_editor import discard, press, to_step

Cases = Callable[[str], list[int]]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[EditorPage]:
    made = EditorPage(desk)
    made.widget.resize(1240, 800)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    yield made
    discard(made.widget)


@pytest.fixture
def three(office: Office) -> Cases:
    people.add(office, "刘工")

    def make(step: str) -> list[int]:
        found = []
        for text in ("楼道灯不亮", "电梯异响", "水管漏水"):
            known = {"building": "3", "unit": "2", "room": "501", "mood": "calm"}
            found.append(cases.register(office, Intake(text, **known)).complaint.id)  # type: ignore[arg-type]
            if step != "isolate":
                to_step(office, found[-1], step)
        return found

    return make


def form_of(page: EditorPage) -> StepForm:
    form = page.view.step.form
    assert form is not None
    return form


def test_the_case_after_the_next_takes_the_form_again(page: EditorPage, three: Cases) -> None:
    one, two, other = three("isolate")
    forms = []
    for case in (one, two, other, one):
        page.activate((case, None))
        assert form_of(page).case_id == case
        forms.append(form_of(page))
    assert forms[0] is forms[2] and forms[1] is forms[3] and forms[0] is not forms[1]
    assert [form.isVisible() for form in forms[2:]] == [False, True]


def test_what_was_typed_is_of_its_own_case_and_not_to_be_brought_back_in_another(
    page: EditorPage, three: Cases, office: Office, qtbot: QtBot
) -> None:
    one, two, other = three("gather")
    page.activate((one, None))
    edit = form_of(page).rows["investigation"].input.widget
    assert isinstance(edit, QTextEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "pipe of the neighbour")
    page.activate((two, None))
    page.activate((other, None))
    again = form_of(page).rows["investigation"].input.widget
    assert again is edit and edit.toPlainText() == ""
    edit.undo()
    assert edit.toPlainText() == "" and not edit.document().isUndoAvailable()
    QTest.keyClicks(edit, "lift")
    page.activate((one, None))
    values = [office.case(case).value("gather", "investigation") for case in (one, two, other)]
    assert values == ["pipe of the neighbour", "", "lift"]
    assert form_of(page).rows["investigation"].text == "pipe of the neighbour"


def test_a_text_that_was_refused_goes_with_its_case(
    page: EditorPage, three: Cases, office: Office
) -> None:
    one, two, other = three("propose")
    page.activate((one, None))
    row = form_of(page).rows["planned_completion"]
    line = row.input.widget.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, "some day")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert row.error
    page.activate((two, None))
    page.activate((other, None))
    assert form_of(page).rows["planned_completion"] is row
    assert line.text() == "" and not row.error
    assert not line.property("invalid") or line.property("invalid") == ""
    page.activate((one, None))
    assert form_of(page).rows["planned_completion"].error


def test_a_list_offers_what_it_knows_and_what_the_case_has(
    page: EditorPage, three: Cases, office: Office
) -> None:
    one, two, other = three("isolate")
    cases.set_field(office, one, "isolate", "department", "工程部")
    page.activate((one, None))
    box = form_of(page).rows["department"].input.widget
    assert isinstance(box, QComboBox) and box.currentText() == "工程部"
    known = [box.itemText(at) for at in range(box.count())]
    page.activate((two, None))
    page.activate((other, None))
    assert form_of(page).rows["department"].input.widget is box
    assert box.currentText() == "" and box.currentIndex() == -1
    assert [box.itemText(at) for at in range(box.count())] == known


def test_other_lists_make_other_forms(
    page: EditorPage, three: Cases, office: Office, desk: Desk
) -> None:
    one, two, other = three("isolate")
    page.activate((one, None))
    first = form_of(page)
    page.activate((two, None))
    people.add(office, "陈师傅")
    page.activate((other, None))
    assert form_of(page) is not first
    box = form_of(page).rows["handler"].input.widget
    assert isinstance(box, QComboBox) and box.findText("陈师傅") >= 0


def test_only_so_many_lie_there(page: EditorPage, three: Cases, office: Office) -> None:
    case, *_ = three("propose")
    page.activate((case, None))
    for _ in range(2):
        for step in office.case(case).workflow.steps:
            page.look_at(step.key)
    kept = page.view.step.inner.findChildren(StepForm)
    assert form_of(page) in kept and len(kept) <= MOST
    press(page, "editor.reveal")
    assert form_of(page).isVisible()
