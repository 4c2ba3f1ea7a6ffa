"""Taking down a complaint by keyboard, with nothing guessed and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.services import cases, draftbook, residency
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.residency import PersonInput
from desktop_app.services.similar import Solved
from desktop_app.ui.desk import Desk
from desktop_app.ui.intake.fields import SHOWN
from desktop_app.ui.intake.page import IntakePage, make_intake_page
from desktop_app.ui.intake.solved_card import SolvedCard
from desktop_app.ui.theme.theme import Theme
from tests.offices import NOW, SetClock
from tests.ui.conftest import Said

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def fill_register(office: Office) -> None:
    with office.write("register") as journal:
        for id_, unit, room in ((1, "1", "501"), (2, "2", "501"), (3, "2", "502"), (4, "2", "601")):
            place = {"community": "翠园", "building": "3", "unit": unit, "room": room}
            journal.insert("household", {"id": id_, **place, "note": "有老人" if id_ == 2 else ""})
        for id_, name, initials, phone, home, kind in (
            (1, "李念慈", "lnc", "13812342207", 2, "owner"),
            (2, "李明", "lm", "13911113333", 2, "family"),
            (3, "张伟", "zw", "13700001111", 3, "tenant"),
        ):
            journal.insert(
                "resident",
                {
                    "id": id_,
                    "name": name,
                    "initials": initials,
                    "phone": phone,
                    "preferred_time": "18 点后来电" if id_ == 1 else "",
                },
            )
            office.store.execute(
                "INSERT INTO residency (household_id, resident_id, kind) VALUES (?, ?, ?)",
                (home, id_, kind),
            )


@pytest.fixture
def page(desk: Desk, office: Office, qtbot: QtBot) -> Iterator[IntakePage]:
    fill_register(office)
    made = make_intake_page(desk)
    qtbot.addWidget(made.widget)
    made.widget.resize(1200, 800)
    made.widget.show()
    made.widget.activateWindow()
    qtbot.waitUntil(made.widget.isActiveWindow)
    made.activate()
    yield made


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    popup = QApplication.activePopupWidget()
    QTest.keyClick(popup or focus(), key, modifier)
    QApplication.processEvents()
    active = QApplication.activeWindow()
    if active is not None and not active.isVisible():
        # A window system gives the focus back when a list closes; the offscreen one does not.
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.windowType() == Qt.WindowType.Window:
                window.activateWindow()


def write(text: str) -> None:
    """Type into whatever has the focus, as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(focus(), event)


def drafts(office: Office) -> list[dict[str, object]]:
    return [draft.values for draft in draftbook.intakes(office)]


def test_registered_by_keyboard_alone(page: IntakePage, office: Office, qtbot: QtBot) -> None:
    form = page.view.form
    assert form.place.hasFocus()
    write("3-2-501")
    qtbot.waitUntil(form.place.popup.isVisible)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert form.complainant.currentText() == "李念慈"
    assert (form.kind.key, form.phone.text()) == ("owner", "13812342207")
    assert form.content.hasFocus()
    write("卫生间天花板漏水，滴了两天")
    press(Key.Key_Tab)
    assert form.expectation.hasFocus()
    press(Key.Key_Tab)
    press(Key.Key_3)
    assert form.mood.mood == "agitated"
    press(Key.Key_Tab)
    assert form.category.hasFocus()
    write("漏水")
    press(Key.Key_Tab)
    assert form.category.code == "engineering.leak"
    press(Key.Key_Return, CTRL)

    number = page.view.registered.number.text()
    assert number == "TS-20261121-001"
    assert page.view.registered.open_button.hasFocus()
    case = office.case_by_number(number)
    complaint = case.complaint
    assert (complaint.household_id, complaint.place()) == (2, "3-2-501")
    assert (complaint.complainant, complaint.resident_id) == ("李念慈", 1)
    assert (complaint.mood, complaint.category) == ("agitated", "engineering.leak")
    assert complaint.content == "卫生间天花板漏水，滴了两天"
    assert any(clock.stopped_at is None for clock in case.clocks)
    assert draftbook.intakes(office) == []


def test_enter_opens_what_was_registered(page: IntakePage, said: Said, office: Office) -> None:
    page.view.form.content.setPlainText("电梯停了")
    press(Key.Key_Return, CTRL)
    press(Key.Key_Return)
    case = office.case_by_number("TS-20261121-001")
    assert said.places == [("editor", (case.complaint.id, None))]


def test_missing_content_is_said_in_place(page: IntakePage, office: Office) -> None:
    form = page.view.form
    form.phone.setText("13900000000")
    press(Key.Key_Return, CTRL)
    assert form.content_error.isVisible() and form.content.hasFocus()
    assert form.phone.text() == "13900000000"
    assert office.store.value("SELECT count(*) FROM complaint") == 0
    write("没有热水")
    assert not form.content_error.isVisible()


def test_two_units_are_offered_and_arrows_choose(page: IntakePage) -> None:
    form = page.view.form
    write("3-501")
    press(Key.Key_Return)
    line = form.place_line
    assert [b.text() for b in line.buttons][:2] == ["翠园 3-1-501", "翠园 3-2-501 李**"]
    assert form.values().household_id is None
    assert line.buttons[0].hasFocus()
    press(Key.Key_Right)
    press(Key.Key_Return)
    assert form.values().household_id == 2
    assert form.content.hasFocus()


def test_tab_past_an_open_choice_comes_back_to_it(page: IntakePage) -> None:
    form = page.view.form
    write("3-501")
    press(Key.Key_Tab)
    assert form.place_line.buttons[0].hasFocus()


def test_too_many_households_ask_for_more(page: IntakePage, office: Office) -> None:
    with office.write("register") as journal:
        for building in range(10, 25):
            journal.insert("household", {"building": str(building), "unit": "1", "room": "901"})
    write("901")
    press(Key.Key_Return)
    assert page.view.form.place_line.text.startswith("符合的住户太多")
    assert len(page.view.form.place_line.buttons) == 10


def test_a_place_not_in_the_register_is_kept_as_typed(page: IntakePage, office: Office) -> None:
    form = page.view.form
    write("9幢1单元1203")
    press(Key.Key_Return)
    assert form.place_line.text == "名册中没有，按登记内容保存：翠园 9 栋 1 单元 1203"
    assert form.complainant.hasFocus()
    write("周先生")
    form.content.setPlainText("噪音")
    press(Key.Key_Return, CTRL)
    complaint = office.case_by_number("TS-20261121-001").complaint
    assert (complaint.household_id, complaint.place()) == (None, "9-1-1203")
    assert complaint.complainant == "周先生"


def test_registering_reads_a_place_that_was_only_typed(page: IntakePage, office: Office) -> None:
    form = page.view.form
    form.content.setPlainText("水压低")
    form.place.setFocus()
    write("3-2-502")
    press(Key.Key_Return, CTRL)
    complaint = office.case_by_number("TS-20261121-001").complaint
    assert (complaint.household_id, complaint.complainant) == (3, "张伟")


def test_registering_waits_for_an_open_choice(page: IntakePage, office: Office) -> None:
    form = page.view.form
    form.content.setPlainText("水压低")
    form.place.setFocus()
    write("3-501")
    press(Key.Key_Return, CTRL)
    assert office.store.value("SELECT count(*) FROM complaint") == 0
    assert form.place_line.buttons[0].hasFocus()


def test_an_unknown_phone_moves_to_its_field(page: IntakePage) -> None:
    form = page.view.form
    write("13755556666")
    press(Key.Key_Return)
    assert (form.phone.text(), form.place.text()) == ("13755556666", "")


def test_an_unknown_name_can_become_the_complainant(page: IntakePage) -> None:
    form = page.view.form
    write("赵小姐")
    press(Key.Key_Return)
    assert form.place_line.buttons[0].text() == "这是姓名，填到投诉人"
    form.place_line.buttons[0].click()
    assert (form.complainant.currentText(), form.place.text()) == ("赵小姐", "")


def test_a_name_means_that_person(page: IntakePage) -> None:
    write("lm")
    press(Key.Key_Return)
    values = page.view.form.values()
    assert (values.complainant, values.kind, values.phone) == ("李明", "family", "13911113333")


def test_a_double_that_is_merged_meanwhile_stops_no_registration(
    page: IntakePage, desk: Desk, office: Office
) -> None:
    double = residency.move_in(office, 2, PersonInput("李念慈", kind="owner"))
    form = page.view.form
    page.activate(("household", 2))
    form.take_person(next(one for one in form.complainant.people if one.id == double))
    form.content.setPlainText("漏水")
    desk.runner.run(lambda there: residency.merge(there, 1, double))
    page.view.register.click()
    made = office.case(1).complaint
    assert (made.complainant, made.household_id, made.resident_id) == ("李念慈", 2, 1)


def test_another_name_drops_what_was_filled_in(page: IntakePage) -> None:
    form = page.view.form
    write("3-2-501")
    press(Key.Key_Return)
    form.complainant.setFocus()
    form.complainant.lineEdit().selectAll()
    write("表弟王五")
    values = form.values()
    assert (values.resident_id, values.phone, values.kind) == (None, "", "")
    form.complainant.lineEdit().selectAll()
    write("李明")
    assert form.values().phone == "13911113333"


def test_what_was_typed_by_hand_survives_another_household(page: IntakePage) -> None:
    form = page.view.form
    form.phone.setText("010-88886666")
    write("3-2-501")
    press(Key.Key_Return)
    assert form.phone.text() == "010-88886666"
    form.place.setFocus()
    form.place.selectAll()
    write("3-2-502")
    press(Key.Key_Return)
    values = form.values()
    assert (values.phone, values.complainant, values.household_id) == ("010-88886666", "张伟", 3)


def test_the_suggested_category_is_taken_with_one_key(page: IntakePage, qtbot: QtBot) -> None:
    form = page.view.form
    form.content.setFocus()
    write("厨房水管漏了")
    qtbot.waitUntil(lambda: form.suggestion.isVisible())
    assert "工程维修 / 漏水" in form.suggestion.text() and "水管漏" in form.suggestion.text()
    assert form.category.code == "", "a suggestion is never forced"
    press(Key.Key_F2)
    assert form.category.code == "engineering.leak"
    assert not form.suggestion.isVisible()


def test_an_unknown_category_is_said_and_kept(page: IntakePage, office: Office) -> None:
    form = page.view.form
    form.content.setPlainText("问题")
    form.category.setFocus()
    write("外星人")
    press(Key.Key_Return, CTRL)
    assert form.category_error.isVisible() and form.category.currentText() == "外星人"
    assert office.store.value("SELECT count(*) FROM complaint") == 0


def test_received_time_is_tolerant(page: IntakePage, office: Office) -> None:
    form = page.view.form
    assert form.received.text() == "2026-11-21 14:32"
    form.content.setPlainText("问题")
    form.received.setFocus()
    form.received.line.selectAll()
    write("昨天 9点半")
    press(Key.Key_Return, CTRL)
    received = office.case_by_number("TS-20261120-001").complaint.received_at
    assert f"{received:%m-%d %H:%M}" == "11-20 09:30"


@pytest.mark.parametrize("typed", ["什么时候", "明天 9点"])
def test_a_wrong_received_time_is_said_in_place(
    page: IntakePage, office: Office, typed: str
) -> None:
    form = page.view.form
    form.content.setPlainText("问题")
    form.received.setFocus()
    form.received.line.selectAll()
    write(typed)
    press(Key.Key_Return, CTRL)
    assert form.received_error.isVisible() and form.received_error.text()
    assert form.received.line.hasFocus()
    assert form.content.toPlainText() == "问题"
    assert office.store.value("SELECT count(*) FROM complaint") == 0


def open_case(office: Office, content: str = "卫生间天花板漏水", days: int = 2) -> int:
    case = cases.register(
        office,
        Intake(
            content,
            received_at=NOW - timedelta(days=days),
            household_id=2,
            community="翠园",
            building="3",
            unit="2",
            room="501",
            category="engineering.leak",
        ),
    )
    return case.complaint.id


def test_an_open_case_alike_is_pointed_out(page: IntakePage, office: Office, said: Said) -> None:
    case_id = open_case(office)
    form, panel = page.view.form, page.view.panel
    form.place.setFocus()
    write("3-2-501")
    press(Key.Key_Return)
    assert not panel.banner.isVisible()
    form.category.set_code("engineering.leak")
    form.category.changed.emit()
    page._advisor.ask()
    assert panel.banner.isVisible() and "TS-20261119-001" in panel.banner_text.text()
    panel.contact_button.click()
    assert said.places == [("editor", (case_id, None, "contact"))]
    page.activate()
    assert form.values().household_id == 2, "on the way back the form stands as it was"
    panel.repeat_button.click()
    assert not panel.banner.isVisible()


def test_the_card_masks_people_until_revealed(page: IntakePage, office: Office) -> None:
    open_case(office)
    write("3-2-501")
    press(Key.Key_Return)

    def words() -> str:
        card = page.view.panel.card
        return "\n".join(one.text() for one in card.findChildren(QLabel) if one.isVisible())

    assert "李**" in words() and "138****2207" in words()
    assert "李念慈" not in words() and "13812342207" not in words()
    assert "18 点后来电" in words() and "有老人" in words() and "近一年投诉 1 件" in words()
    press(Key.Key_F9)
    assert "李念慈" in words() and "13812342207" in words()
    assert office.store.value("SELECT entity_id FROM audit WHERE field = 'reveal'") == 2
    press(Key.Key_F9)
    assert "李念慈" not in words()


def test_the_same_trouble_in_the_building_is_told(page: IntakePage, office: Office) -> None:
    for room, household in (("502", 3), ("601", 4)):
        cases.register(
            office,
            Intake(
                "电梯停了", household_id=household, community="翠园", building="3", unit="2",
                room=room, category="facility.elevator",
            ),
        )  # fmt: skip
    write("3-2-501")
    press(Key.Key_Return)
    write("电梯又停了")
    page._advisor.ask()
    text = page.view.panel.incident_text
    assert text.isVisible() and "2 户" in text.text()


def test_a_draft_changes_household_with_its_person(page: IntakePage) -> None:
    form = page.view.form
    write("3-2-501")
    press(Key.Key_Return)
    page.activate()
    page._switch_to(1)
    assert form.place_line.text == "已选 翠园 3-2-501"
    form.place.setFocus()
    form.place.selectAll()
    write("3-2-502")
    press(Key.Key_Return)
    values = form.values()
    assert (values.complainant, values.phone) == ("张伟", "13700001111")


def test_another_page_names_the_household(page: IntakePage) -> None:
    page.activate(("household", 2))
    assert page.view.form.values().household_id == 2
    assert page.view.panel.shown is not None


def test_masked_people_in_the_list_of_names(page: IntakePage) -> None:
    write("3-2-501")
    press(Key.Key_Return)
    box = page.view.form.complainant
    assert [box.itemData(at, SHOWN) for at in range(box.count())] == [
        "李**  业主  138****2207",
        "李**  家属  139****3333",
    ]


def test_the_field_with_a_mistake_is_scrolled_into_sight(page: IntakePage) -> None:
    page.widget.resize(1000, 420)
    QApplication.processEvents()
    form = page.view.form
    form.content.setPlainText("问题")
    form.received.line.setText("什么时候")
    press(Key.Key_Return, CTRL)
    viewport = page.view._left.viewport()
    top = form.received.mapTo(viewport, form.received.rect().topLeft()).y()
    assert 0 <= top < viewport.height()


def test_tab_visits_every_field_in_reading_order(page: IntakePage) -> None:
    form = page.view.form
    form.place.setFocus()
    wanted = [
        form.place, form.complainant, form.kind, form.phone, form.content, form.expectation,
        form.mood.chips[0], form.category, form.severity, form.channel, form.received.line,
        form.occurred, form.department, form.handler, form.workflow, form.remark,
        page.view.register,
    ]  # fmt: skip
    seen = [focus()]
    for _ in wanted[1:]:
        press(Key.Key_Tab)
        seen.append(focus())
    assert [w.accessibleName() for w in seen] == [w.accessibleName() for w in wanted]
    assert all(widget.accessibleName() for widget in seen)


def test_moods_by_key(page: IntakePage) -> None:
    mood = page.view.form.mood
    mood.chips[0].setFocus()
    press(Key.Key_4)
    assert (mood.mood, page.view.form.mood_hint.isVisible()) == ("angry", True)
    press(Key.Key_Left)
    assert mood.mood == "agitated"
    press(Key.Key_1)
    assert (mood.mood, page.view.form.mood_hint.isVisible()) == ("calm", False)
    press(Key.Key_Space)
    assert mood.mood == "", "a choice can be taken back"


def test_categories_are_found_by_word_and_initials(page: IntakePage, qtbot: QtBot) -> None:
    category = page.view.form.category
    category.setFocus()
    write("gcwxls")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert category.code == "engineering.leak"
    assert category.currentText() == "工程维修 / 漏水"


def test_clock_of_an_untouched_form_runs(page: IntakePage, set_clock: SetClock, desk: Desk) -> None:
    form = page.view.form
    set_clock.forward(minutes=20)
    desk.bus.minute.emit()
    assert form.received.text() == "2026-11-21 14:52"
    form.content.setPlainText("开始记了")
    set_clock.forward(minutes=20)
    desk.bus.minute.emit()
    assert form.received.text() == "2026-11-21 14:52"


@pytest.mark.parametrize("field", ["place", "category"])
def test_registering_while_a_list_is_open(
    page: IntakePage, office: Office, qtbot: QtBot, field: str
) -> None:
    form = page.view.form
    form.content.setPlainText("漏")
    widget = getattr(form, field)
    widget.setFocus()
    write("3-2-501" if field == "place" else "漏水")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    press(Key.Key_Return, CTRL)
    complaint = office.case_by_number("TS-20261121-001").complaint
    if field == "place":
        assert complaint.household_id == 2
    else:
        assert complaint.category == "engineering.leak"


def test_how_the_same_was_put_right_stands_beside_the_form(
    theme: Theme, office: Office, qtbot: QtBot
) -> None:
    card = SolvedCard(theme)
    qtbot.addWidget(card)
    assert card.isHidden()
    one = Solved(
        7, "TS-20261102-001", office.now(), "卫生间漏水", "engineering.leak", "", "3", "3-2-501", "",
        "关阀更换接头", "", "次日回访不再渗漏", "A", 0, "周师傅",
    )  # fmt: skip
    card.show_cases((one,), office.now())
    card.show()
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "关阀更换接头 → 次日回访不再渗漏" in said and not card.isHidden()
    with qtbot.waitSignal(card.case_asked) as asked:
        card.findChildren(QPushButton)[0].click()
    assert asked.args == [7]
    card.show_cases((), office.now())
    assert card.isHidden()
