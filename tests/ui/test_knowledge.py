"""The page of cases and scripts, with a real office behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.case import CaseFile
from desktop_app.services import cases, draftbook, improvements, risks, scripts, studies
from desktop_app.services.cases import NewContact
from desktop_app.services.improvements import ImprovementInput
from desktop_app.services.knowledge import IMPROVEMENT, SCRIPT, STUDY, Query
from desktop_app.services.office import Office
from desktop_app.services.scripts import ScriptInput
from desktop_app.services.staff import people
from desktop_app.services.studies import StudyInput
from desktop_app.ui.desk import Desk
from desktop_app.ui.knowledge.page import KnowledgePage, make_knowledge_page
from desktop_app.ui.knowledge.writing import DRAFT
from tests.offices import NOW, SetClock
from tests.services.walking import pass_step, register
from tests.ui.conftest import Said

PLAN = ImprovementInput(
    "每月检查雨水管",
    "preventive",
    "逐栋检查",
    "刘强",
    NOW + timedelta(days=3),
    "比较漏水件数",
    NOW + timedelta(days=30),
    "engineering.leak",
)


def shown(desk: Desk, qtbot: QtBot, argument: object = None) -> KnowledgePage:
    page = make_knowledge_page(desk)
    assert isinstance(page, KnowledgePage)
    qtbot.addWidget(page.widget)
    page.widget.resize(1240, 760)
    page.widget.show()
    page.activate(argument)
    return page


def titles(page: KnowledgePage) -> list[str]:
    model = page.view.list.model()
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def choose(page: KnowledgePage, kind: str) -> None:
    page.view.filters.kinds.chips()[kind].click()


def write(page: KnowledgePage, **texts: str) -> None:
    form = page.view.form
    assert form is not None
    for key, text in texts.items():
        form.rows[key].show_text(text, force=True)
        form.edited.emit()


def closed(office: Office) -> CaseFile:
    case = register(
        office,
        content="3栋2单元501李建国：卫生间漏水",
        phone="13812342207",
        category="engineering.leak",
    )
    while not case.complaint.outcome:
        case = pass_step(office, case)
    return case


def test_scripts_are_there_from_the_start_and_copied_with_enter(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    assert len(titles(page)) > 100
    page.view.filters.search.setText("漏水 阀")
    found = titles(page)
    assert 0 < len(found) < 20
    assert all("阀" in one for one in found)
    qtbot.keyClick(page.view.filters.search, Qt.Key.Key_Down)
    assert page.view.focusWidget() is page.view.list
    qtbot.keyClick(page.view.list, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == found[0]
    qtbot.keyClick(page.view.list, Qt.Key.Key_Up)
    assert page.view.focusWidget() is page.view.filters.search


def test_words_for_a_case_have_their_places_filled(
    desk: Desk, qtbot: QtBot, office: Office
) -> None:
    scripts.add(office, ScriptInput("{称呼}，{房号}的{类别}我记下了。", mood="angry"))
    case = register(
        office, building="3", unit="2", room="501", mood="angry", category="engineering.leak"
    )
    page = shown(desk, qtbot, ("words", case.complaint.id))
    query = page.view.filters.query
    assert (query.mood, query.category) == ("angry", "engineering.leak")
    page.copy()
    assert QGuiApplication.clipboard().text() == "李先生/女士，3-2-501的漏水我记下了。"
    # The mood that a later contact found is the one that is looked for.
    cases.log_contact(office, case.complaint.id, NewContact("好些了", mood_after="calm"))
    page.activate(("words", case.complaint.id))
    assert page.view.filters.query.mood == "calm"
    page.view.filters.case_left.emit()
    page.view.filters.show_query(Query(mood="angry"))
    page.view.filters.asked.emit()
    page.copy()
    assert "［称呼］" in QGuiApplication.clipboard().text()


def test_a_refusal_that_comes_after_the_form_was_put_away_says_nothing(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(desk, qtbot)
    page.new()
    write(page, zh="{名字}，您好")
    form = page.view.form
    assert form is not None
    late: list[Callable[[], None]] = []
    real = desk.runner.run

    def run(work: Any, done: Any = None, failed: Any = None) -> None:
        late.append(lambda: real(work, done, failed))

    with monkeypatch.context() as patch:
        patch.setattr(desk.runner, "run", run)
        form.submit()
    form.closed.emit()
    assert page.view.form is None
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for act in late:
        act()


def test_a_script_is_written_refused_mended_changed_and_retired(
    desk: Desk, qtbot: QtBot, office: Office, said: Said
) -> None:
    page = shown(desk, qtbot)
    page.new()
    write(page, zh="{名字}，您好")
    form = page.view.form
    assert form is not None
    form.submit()
    assert page.view.form is form
    assert "名字" in form.error.text()
    write(page, zh="{称呼}，您好")
    edit = form.rows["zh"].input.widget
    assert isinstance(edit, QTextEdit)
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.view.form is None
    assert titles(page)[0] == "［称呼］，您好"
    page.act("edit")
    write(page, zh="{称呼}，我听着呢", mood="angry")
    page.view.form.submit()
    own = scripts.own(office)
    assert [(one.text.zh, one.mood) for one in own] == [("{称呼}，我听着呢", "angry")]
    page.act("retire")
    assert scripts.own(office) == ()
    said.undos[-1][1]()  # type: ignore[operator]
    assert scripts.own(office) == own


def test_a_template_script_becomes_the_offices_own(
    desk: Desk, qtbot: QtBot, office: Office
) -> None:
    page = shown(desk, qtbot)
    page.act("adopt")
    page.view.form.submit()
    (own,) = scripts.own(office)
    assert own.text.zh in {one.script.text.zh for one in scripts.of_templates(office)}


def test_the_front_desk_reads_but_does_not_write_scripts(
    desk: Desk, qtbot: QtBot, office: Office, said: Said
) -> None:
    scripts.add(office, ScriptInput("本处的话"))
    people.add(office, "王敏")
    people.add(office, "陈主管", "supervisor")
    page = shown(desk, qtbot)
    assert not page.view.filters.new_button.isEnabled()
    assert not page.view.reader.buttons["edit"].isEnabled()
    page.new()
    page.act("edit")
    assert page.view.form is None
    assert "主管" in said.messages[-1][1]
    choose(page, STUDY)
    assert page.view.filters.new_button.isEnabled()


def test_a_study_from_a_closed_case(desk: Desk, qtbot: QtBot, office: Office, said: Said) -> None:
    case = closed(office)
    page = shown(desk, qtbot, ("new_study", case.complaint.id))
    form = page.view.form
    assert form is not None
    assert "房号" in form.note.text()
    assert "501" not in "".join(form.values.values())
    write(page, lesson="先关阀")
    form.submit()
    (study,) = studies.everything(office)
    assert (study.lesson, study.number) == ("先关阀", case.complaint.number)
    assert titles(page) == [study.title]
    page.view.reader.buttons["open_case"].click()
    assert said.places[-1] == ("editor", (case.complaint.id, None))
    page.activate(("new_study", case.complaint.id))
    assert page.view.form is None
    assert "已经写成案例" in said.messages[-1][1]
    page.act("retire")
    assert titles(page) == []
    assert page.view.left.currentWidget() is page.view.empty
    said.undos[-1][1]()  # type: ignore[operator]
    assert titles(page) == [study.title]


def test_a_running_case_gives_no_study(
    desk: Desk, qtbot: QtBot, office: Office, said: Said
) -> None:
    case = register(office)
    page = shown(desk, qtbot, ("new_study", case.complaint.id))
    assert page.view.form is None
    assert said.messages[-1][0] == "error"


def test_an_improvement_from_plan_to_effect(
    desk: Desk, qtbot: QtBot, office: Office, set_clock: SetClock
) -> None:
    case = register(office, category="engineering.leak")
    page = shown(desk, qtbot, ("new_improvement", case.complaint.id))
    form = page.view.form
    assert form is not None
    assert case.complaint.number in form.note.text()
    form.submit()
    assert "标题" in form.error.text()
    write(page, title="换立管", owner="刘强", due_at="看不懂的时间")
    form.submit()
    assert "看不懂的时间" in form.error.text()
    write(page, due_at="2026-11-25 18:00:00")
    form.submit()
    (one,) = improvements.everything(office)
    assert (one.title, one.category, one.complaint_id) == (
        "换立管",
        "engineering.leak",
        case.complaint.id,
    )
    page.act("finish")
    page.act("check")
    write(page, words="没有再漏")
    page.view.form.submit()
    assert "有效还是无效" in page.view.form.error.text()
    write(page, effective="yes")
    page.view.form.submit()
    assert improvements.get(office, one.id).effective is True
    assert "check" not in page.view.reader.buttons


def test_esc_puts_the_form_away_and_undo_brings_it_back(
    desk: Desk, qtbot: QtBot, office: Office, said: Said
) -> None:
    page = shown(desk, qtbot)
    choose(page, STUDY)
    page.new()
    write(page, title="没写完")
    edit = page.view.form.rows["title"].input.widget
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert page.view.form is None
    assert draftbook.get(office, DRAFT) is None
    said.undos[-1][1]()  # type: ignore[operator]
    assert page.view.form.values["title"] == "没写完"


def test_what_is_typed_survives_the_program(desk: Desk, qtbot: QtBot, office: Office) -> None:
    page = shown(desk, qtbot)
    choose(page, IMPROVEMENT)
    page.new()
    write(page, title="写到一半")
    assert page.can_leave()
    assert draftbook.get(office, DRAFT) is not None
    other = shown(desk._replace(registry=type(desk.registry)()), qtbot)
    assert other.view.form is not None
    assert other.view.form.values["title"] == "写到一半"
    assert "上次没有写完" in other.view.form.note.text()


def test_an_unsaved_form_is_not_swept_away_by_the_list(
    desk: Desk, qtbot: QtBot, said: Said
) -> None:
    page = shown(desk, qtbot)
    page.new()
    qtbot.keyClick(page.view.list, Qt.Key.Key_Down)
    assert page.view.form is None  # nothing was typed
    page.new()
    write(page, zh="写到一半")
    qtbot.keyClick(page.view.list, Qt.Key.Key_Down)
    assert page.view.form.values["zh"] == "写到一半"
    assert said.messages[-1][0] == "warning"


def test_category_and_step_narrow_the_list(desk: Desk, qtbot: QtBot, office: Office) -> None:
    improvements.add(office, PLAN)
    studies.add(office, StudyInput("电梯困人", "facility.elevator", lesson="先安抚"))
    page = shown(desk, qtbot)
    everything = len(titles(page))
    combo: QComboBox = page.view.filters.stage
    combo.setCurrentIndex(combo.findData("callback"))
    combo.activated.emit(combo.currentIndex())
    assert 0 < len(titles(page)) < everything
    combo = page.view.filters.category
    combo.setCurrentIndex(combo.findData("engineering"))
    combo.activated.emit(combo.currentIndex())
    assert page.shelf is not None
    assert (page.shelf.hits[STUDY], page.shelf.hits[IMPROVEMENT]) == (0, 1)
    choose(page, STUDY)
    assert page.view.left.currentWidget() is page.view.empty
    page.view.clear_button.click()
    assert titles(page) == ["电梯困人"]


@pytest.mark.parametrize("kind", [STUDY, IMPROVEMENT])
def test_an_empty_page_says_what_to_do(desk: Desk, qtbot: QtBot, kind: str) -> None:
    page = shown(desk, qtbot)
    choose(page, kind)
    assert page.view.empty.isVisible()
    assert "更多" in page.view.empty.accessibleDescription()
    page.view.empty_button.click()
    assert page.view.form is not None


def test_the_editor_shows_the_offices_own_first_and_leads_here(
    desk: Desk, qtbot: QtBot, office: Office, said: Said
) -> None:
    from PySide6.QtWidgets import QMenu

    from desktop_app.ui.editor.page import EditorPage

    scripts.add(office, ScriptInput("本处：{称呼}您好"))
    case = register(office, mood="calm")
    page = EditorPage(desk)
    qtbot.addWidget(page.widget)
    page.widget.resize(1240, 760)
    page.widget.show()
    page.activate(case.complaint.id)
    guidance = page.view.step.guidance
    assert guidance.script == "本处：李先生/女士您好"
    guidance.next()
    template = guidance.script
    assert not template.startswith("本处")
    # What is being read aloud stays when the supervisor writes another one.
    desk.runner.run(lambda it: scripts.add(it, ScriptInput("本处：又一条")))
    assert guidance.script == template
    heard = set()
    for _ in range(12):
        guidance.next()
        heard.add(guidance.script)
    assert "本处：又一条" in heard
    menu = QMenu()
    qtbot.addWidget(menu)
    page._fill_menu(menu)
    acts = {act.objectName(): act for act in menu.actions()}
    assert not acts["more.new_study"].isEnabled()
    acts["more.words"].trigger()
    assert said.places[-1] == ("knowledge", ("words", case.complaint.id))
    acts["more.new_improvement"].trigger()
    assert said.places[-1] == ("knowledge", ("new_improvement", case.complaint.id))


def test_risks_of_a_case_in_the_editor(
    desk: Desk, qtbot: QtBot, office: Office, said: Said
) -> None:
    from desktop_app.ui.editor.page import EditorPage

    case = register(office)
    page = EditorPage(desk)
    qtbot.addWidget(page.widget)
    page.widget.resize(1240, 760)
    page.widget.show()
    page.activate(case.complaint.id)
    card = page.view.side.risks
    card.add_button.click()
    assert card.form is not None
    card.form.submit()
    assert "可能出什么问题" in card.form.error.text()
    for row, text in (
        (card.form.text, "顶棚会掉"),
        (card.form.likelihood, "4"),
        (card.form.effect, "5"),
    ):
        row.show_text(text, force=True)
        row.edited.emit(text)
    assert card.form.level.text == "极高风险 4×5=20"
    assert card.form.level.tone == "red"
    card.form.submit()
    assert "应对措施" in card.form.error.text()
    # Put away and opened again, another case in between: what was typed is still there.
    other = register(office, content="电梯停运")
    qtbot.keyClick(card.form.text.input.widget, Qt.Key.Key_Escape)
    assert card.form is None
    page.activate(other.complaint.id)
    card.open_form(None)
    assert card.form.texts == ("", "", "", "")
    page.activate(case.complaint.id)
    card.open_form(None)
    assert card.form.texts == ("顶棚会掉", "4", "5", "")
    card.form.mitigation.show_text("今天支护", force=True)
    card.form.submit()
    assert card.form is None
    (note,) = risks.of_case(office, case.complaint.id)
    assert list(card.notes) == [note.id]
    assert "极高风险" in card.notes[note.id].accessibleName()
    card.removed.emit(note.id)
    assert card.notes == {}
    said.undos[-1][1]()  # type: ignore[operator]
    assert list(card.notes) == [note.id]
    assert risks.of_case(office, case.complaint.id) == (note,)


def test_the_day_shows_what_is_overdue_and_to_be_checked(
    desk: Desk, qtbot: QtBot, office: Office, set_clock: SetClock, said: Said
) -> None:
    from desktop_app.ui.today.page import make_today_page

    register(office)
    late = improvements.add(office, PLAN)
    check = improvements.add(office, replace(PLAN, title="换立管"))
    day = make_today_page(desk)
    qtbot.addWidget(day.widget)
    day.widget.resize(1240, 760)
    day.widget.show()
    day.activate()
    card = day.widget.cards["improvements"]  # type: ignore[attr-defined]
    assert not card.isVisible()
    improvements.finish(office, check.id)
    set_clock.forward(days=40)
    day.activate()
    assert card.isVisible()
    assert card.list.count() == 2
    card.list.opened.emit(("improvement", late.id))
    assert said.places[-1] == ("knowledge", ("improvement", late.id))
    page = shown(desk, qtbot, said.places[-1][1])
    assert page.view.filters.query.kind == IMPROVEMENT
    assert titles(page)[page.view.list.currentIndex().row()] == late.title
    assert page.view.reader.detail is not None
    assert page.view.reader.detail.title == late.title


def test_query_of_kinds_without_mood_ignores_it(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    page.view.filters.show_query(Query(SCRIPT, mood="angry"))
    assert page.view.filters.query.mood == "angry"
    choose(page, STUDY)
    assert page.view.filters.query.mood == ""
    assert not page.view.filters.mood.isVisible()
