"""The page of households: found, shown, edited, moved, merged and led on, by keyboard as well."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.views import CaseFilter
from desktop_app.services import cases, queue, residency, undo
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.residency import PersonInput
from desktop_app.ui.desk import Desk
from desktop_app.ui.households.heat_grid import blend, readable
from desktop_app.ui.households.page import HouseholdsPage, make_households_page
from tests.ui.conftest import Said


@pytest.fixture
def flats(office: Office) -> list[int]:
    made = []
    with office.write("roster") as journal:
        for building, unit, room in (("3", "2", "501"), ("3", "2", "1501"), ("10", "1", "101")):
            values = {"community": "翠湖", "building": building, "unit": unit, "room": room}
            made.append(journal.insert("household", values))
    residency.move_in(office, made[0], PersonInput("李建国", "13812345678", preferred_time="晚上"))
    cases.register(
        office,
        Intake("厨房漏水", household_id=made[0], community="翠湖", building="3", unit="2", room="501",
               category="engineering.leak"),
    )  # fmt: skip
    return made


@pytest.fixture
def page(desk: Desk, flats: list[int], qtbot: QtBot) -> Iterator[HouseholdsPage]:
    made = make_households_page(desk)
    qtbot.addWidget(made.widget)
    made.widget.resize(1100, 760)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    made.activate(None)
    yield made


def texts(page: HouseholdsPage) -> str:
    home = page.view.home
    QApplication.processEvents()  # what was put into a layout is shown a moment later
    found = [label.text() for label in home.findChildren(QLabel) if label.isVisibleTo(home)]
    found += [b.text() for b in home.findChildren(QPushButton) if b.isVisibleTo(home)]
    return "\n".join(found)


class SlowRunner:
    """Answers come when they are let in, in the order in which they were asked for."""

    def __init__(self, desk: Desk) -> None:
        self._real, self._waiting = desk.runner, list[tuple[object, ...]]()

    def run(self, *asked: object) -> None:
        self._waiting.append(asked)

    def let_in(self) -> None:
        while self._waiting:
            self._real.run(*self._waiting.pop(0))  # type: ignore[arg-type]


def test_the_way_to_a_flat_is_shown_also_where_the_page_reads_anew(
    desk: Desk, flats: list[int], qtbot: QtBot
) -> None:
    slow = SlowRunner(desk)
    made = make_households_page(desk._replace(runner=slow))  # type: ignore[arg-type]
    qtbot.addWidget(made.widget)
    tree = made.view.tree
    for flat, room in ((flats[0], "501"), (flats[2], "101"), (flats[1], "1501")):
        made.activate(flat)
        slow.let_in()
        assert tree.currentItem() is not None and tree.currentItem().text(0) == room
        assert tree.currentItem().parent().isExpanded()
        made._stale = True  # something was changed while another page was in front


def test_what_is_open_and_chosen_in_the_tree_stays_so(
    page: HouseholdsPage, desk: Desk, flats: list[int]
) -> None:
    tree = page.view.tree
    block = tree.topLevelItem(0).child(0)
    block.setExpanded(True)
    tree.setCurrentItem(block.child(0))
    values = {"community": "翠湖", "building": "4", "unit": "1", "room": "101"}

    def move_in(office: Office) -> None:
        with office.write("roster") as journal:
            journal.insert("household", values)

    desk.runner.run(move_in)
    top = tree.topLevelItem(0)
    assert [top.child(at).text(0)[:3] for at in range(top.childCount())] == ["3 栋", "4 栋", "10 "]
    assert [top.child(at).isExpanded() for at in range(3)] == [True, False, False]
    assert tree.currentItem() is top.child(0).child(0) and not tree.currentItem().isExpanded()
    top.setExpanded(False)
    values["room"] = "102"
    desk.runner.run(move_in)
    assert not tree.topLevelItem(0).isExpanded()


def test_the_tree_opens_down_to_the_flat(page: HouseholdsPage, flats: list[int]) -> None:
    tree = page.view.tree
    top = tree.topLevelItem(0)
    assert top is not None and top.text(0) == "翠湖（3 户）"
    assert [top.child(at).text(0) for at in range(top.childCount())] == [
        "3 栋（2 户）", "10 栋（1 户）",
    ]  # fmt: skip
    page.open(flats[1])
    current = tree.currentItem()
    assert current is not None and current.text(0) == "1501"
    unit = current.parent()
    assert [unit.child(at).text(0) for at in range(unit.childCount())] == ["501", "1501"]


def test_a_search_finds_and_enter_opens(
    page: HouseholdsPage, flats: list[int], qtbot: QtBot
) -> None:
    for text in ("3栋501", "ljg", "5678", "李建国"):
        page.view.search.setText(text)
        qtbot.keyClick(page.view.search, Qt.Key.Key_Return)
        assert page.view.home.home is not None
        assert page.view.home.home.household.id == flats[0], text
    page.view.search.setText("火星")
    qtbot.keyClick(page.view.search, Qt.Key.Key_Return)
    assert page.view.left.currentWidget() is page.view.nothing
    qtbot.keyClick(page.view.search, Qt.Key.Key_Escape)
    assert page.view.left.currentWidget() is page.view.tree


def test_people_are_masked_until_asked_for_and_that_is_logged(
    page: HouseholdsPage, flats: list[int], office: Office, qtbot: QtBot
) -> None:
    page.open(flats[0])
    shown = texts(page)
    assert "李**" in shown and "138****5678" in shown and "偏好：晚上" in shown
    assert "李建国" not in shown and "13812345678" not in shown
    page.reveal()
    assert "李建国" in texts(page) and "13812345678" in texts(page)
    traced = "SELECT count(*) FROM audit WHERE entity = 'household' AND field = 'reveal'"
    assert office.store.value(traced) == 1
    page.open(flats[1])
    page.open(flats[0])
    assert "李建国" not in texts(page)


def test_moving_in_out_and_back_is_written_and_can_be_undone(
    page: HouseholdsPage, flats: list[int], office: Office, qtbot: QtBot
) -> None:
    page.open(flats[0])
    home = page.view.home
    qtbot.mouseClick(home.move_in_button, Qt.MouseButton.LeftButton)
    form = home.person_form
    assert form.isVisible()
    form.save_asked.emit()
    assert form.isVisible() and "姓名" in "".join(w.text() for w in form.findChildren(QLabel))
    form.name.input.put("赵敏")
    form.phone.input.put("139 0000 1111")
    form.kind.input.put("tenant")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not form.isVisible() and "赵**" in texts(page)
    one = office.store.value("SELECT id FROM resident WHERE name = '赵敏'")
    home.leave_asked.emit(one)
    assert "已搬离" in texts(page) and "2026-11-21 搬离" in texts(page)
    home.return_asked.emit(one)
    assert "已搬离" not in texts(page)
    for _ in range(3):
        assert undo.undo_last(office) is not None
    page.activate(flats[0])
    page.open(flats[0])
    assert "赵**" not in texts(page)


def test_editing_shows_the_person_as_is_and_saves(
    page: HouseholdsPage, flats: list[int], office: Office, qtbot: QtBot
) -> None:
    page.open(flats[0])
    home = page.view.home
    one = office.store.value("SELECT id FROM resident")
    home.edit_asked.emit(one)
    assert home.person_form.name.text == "李建国"
    home.person_form.time.input.put("周末")
    home.person_form.save_asked.emit()
    assert "偏好：周末" in texts(page)
    qtbot.mouseClick(home.edit_flat_button, Qt.MouseButton.LeftButton)
    home.flat_form.occupancy.input.put("rented")
    home.flat_form.area.input.put("很大")
    home.flat_form.save_asked.emit()
    assert home.flat_form.isVisible()
    home.flat_form.area.input.put("89.5")
    home.flat_form.save_asked.emit()
    assert "出租 · 89.5 ㎡" in texts(page)


def test_double_records_are_merged(
    page: HouseholdsPage, flats: list[int], office: Office, said: Said, qtbot: QtBot
) -> None:
    with office.write("roster") as journal:
        twin = journal.insert("resident", {"name": "李建国", "phone": "13812345678"})
        key = {"household_id": flats[2], "resident_id": twin}
        journal.put("residency", key, {"kind": "owner"})
    page._desk.bus.changed.emit(office.take_changes())
    chip = page.view.parts.chips()["doubles"]
    assert chip.count == 1
    page.activate("doubles")
    (button,) = page.view.doubles.buttons
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chip.count is None and said.messages[-1][0] == "success"
    assert office.store.value("SELECT count(*) FROM resident") == 1


def test_doubles_are_merged_one_after_the_other_by_keyboard(
    page: HouseholdsPage, desk: Desk, office: Office, flats: list[int], qtbot: QtBot
) -> None:
    for name in ("王一", "王二", "王三"):
        for phone in ("13700000000", ""):
            desk.runner.run(
                lambda there, name=name, phone=phone: residency.move_in(
                    there, flats[1], PersonInput(name, phone)
                )
            )
    page.activate("doubles")
    page.widget.activateWindow()
    qtbot.waitUntil(page.widget.isActiveWindow)
    page.view.doubles.buttons[1].setFocus()
    for left in (2, 1, 0):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Space)
        assert len(page.view.doubles.buttons) == left
        QApplication.processEvents()
        if left:
            assert QApplication.focusWidget() in page.view.doubles.buttons
    assert QApplication.focusWidget() is page.view.parts.chips()["doubles"]


def test_the_map_makes_the_card_of_a_household_no_wider(
    page: HouseholdsPage, flats: list[int]
) -> None:
    page.activate("heat")
    heat = page.view.heat
    choices = (heat.community, heat.period, heat.category)
    for combo in choices:
        combo.show()
    QApplication.processEvents()
    side_by_side = sum(combo.minimumSizeHint().width() for combo in choices)
    assert heat.minimumSizeHint().width() < side_by_side


def test_a_form_that_opens_comes_into_sight(
    page: HouseholdsPage, office: Office, flats: list[int], qtbot: QtBot
) -> None:
    for at in range(8):
        residency.move_in(office, flats[0], PersonInput(f"赵{at}"))
    page.widget.resize(1000, 420)
    page.open(flats[0])
    home = page.view.home
    QApplication.processEvents()
    home.move_in_button.click()
    seen = home.viewport()

    def stands_in_sight() -> bool:
        name = home.person_form.name
        return seen.rect().contains(name.mapTo(seen, name.rect().center()))

    qtbot.waitUntil(stands_in_sight)


def test_what_others_write_takes_no_field_from_who_types(
    page: HouseholdsPage, desk: Desk, office: Office, flats: list[int], qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(QPushButton("别处", window))
    row.addWidget(page.widget)
    window.resize(1200, 760)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.open(flats[0])
    home = page.view.home

    def find(name: str) -> QPushButton:
        QApplication.processEvents()
        found = [b for b in home.findChildren(QPushButton) if b.accessibleName() == name]
        return next(button for button in found if button.isVisible())

    def write(remark: str) -> str:
        """Somebody writes something; the name of what has the keyboard then."""
        desk.runner.run(lambda there: cases.edit(there, 1, {"remark": remark}))
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        return focus.accessibleName() if focus is not None else ""

    for name, field in (("修改 李**", "姓名"), ("修改这一户", "居住情况")):
        find(name).setFocus()
        qtbot.keyClick(find(name), Qt.Key.Key_Space)
        assert write(name) == field
    home.flat_form.put_away()
    home.person_form.phone.focus()
    qtbot.keyClicks(QApplication.focusWidget(), "9")
    assert write("typed") == "电话" and home.person_form.phone.text.startswith("9")
    home.person_form.put_away()
    number = "打开 " + office.case(1).complaint.number
    find(number).setFocus()
    assert write("seen") == number
    find("李** 搬离").setFocus()
    qtbot.keyClick(find("李** 搬离"), Qt.Key.Key_Space)
    QApplication.processEvents()
    assert QApplication.focusWidget() is home.move_in_button
    page.widget.setParent(None)  # its own test fixture puts it away


def test_the_card_and_the_map_lead_on(
    page: HouseholdsPage, flats: list[int], said: Said, qtbot: QtBot
) -> None:
    page.open(flats[0])
    home = page.view.home
    qtbot.mouseClick(home.list_button, Qt.MouseButton.LeftButton)
    assert said.places[-1] == ("queue", CaseFilter(household_id=flats[0]))
    qtbot.mouseClick(home.register_button, Qt.MouseButton.LeftButton)
    assert said.places[-1] == ("intake", ("household", flats[0]))
    page.activate("heat")
    grid = page.view.heat.grid
    assert grid.current == ("3", 5)  # the hottest
    assert grid.accessibleDescription() == "3 栋 5 层：投诉 1 件，名册 1 户"
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    place, wanted = said.places[-1]
    assert place == "queue" and isinstance(wanted, CaseFilter)
    assert wanted.building == "3" and wanted.any_of[0] == ("room", ("501",))
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert grid.current == ("3", 15)
    before = len(said.places)
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.rect_of(("10", 1)).center())
    assert len(said.places) == before + 1
    view = page.view.heat
    view.category.setCurrentIndex(view.category.findData("facility"))
    view.changed.emit()
    assert view.shown is not None and view.shown.total == 0


def test_a_cell_of_the_map_leads_to_as_many_cases_as_it_says(
    page: HouseholdsPage, office: Office, flats: list[int], said: Said
) -> None:
    with office.write("roster") as journal:
        values = {"community": "东园", "building": "3", "unit": "2", "room": "501"}
        journal.insert("household", values)
    for community, room in (
        ("东园", "501"),
        ("东园", "501"),
        ("", "502"),
        ("别处", "501"),
        ("翠湖", ""),
    ):
        cases.register(
            office, Intake("漏水", community=community, building="3", unit="2", room=room)
        )
    page.activate("heat")
    view = page.view.heat
    for community in ("翠湖", "东园"):
        view.community.setCurrentIndex(view.community.findData(community))
        view.changed.emit()
        assert view.shown is not None and view.shown.community == community
        assert view.shown.most > 1
        for key, cell in view.shown.cells.items():
            view.cell_asked.emit(key)
            wanted = said.places[-1][1]
            assert isinstance(wanted, CaseFilter)
            assert queue.count(office, queue.query(office, wanted)) == cell.complaints, key


def test_an_empty_register_says_how_to_get_one(desk: Desk, qtbot: QtBot, said: Said) -> None:
    made = make_households_page(desk)
    qtbot.addWidget(made.widget)
    made.widget.show()
    made.activate(None)
    assert made.view.right.currentWidget() is made.view.empty
    (button,) = made.view.empty.findChildren(QPushButton)
    button.click()
    assert said.places == [("import", None)]


def test_numbers_can_be_read_on_every_colour() -> None:
    for share in range(11):
        for low, high in (("#F8F9FC", "#2462C8"), ("#212932", "#2D6BD2")):
            ground = blend(low, high, share / 10)
            one, other = sorted((_light(readable(ground)), _light(ground)))
            assert (other + 0.05) / (one + 0.05) >= 4.5


def _light(colour: object) -> float:
    parts = [getattr(colour, name)() for name in ("redF", "greenF", "blueF")]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
