"""The queue page on a real office: views, order, keys, preview, deleting and its undo."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from desktop_app.domain.views import CaseFilter
from desktop_app.services import cases, finding, queue
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.queue.columns import PLACE
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.phrases import search_words
from desktop_app.ui.theme.tokens import contrast
from tests.offices import SetClock
from tests.ui.conftest import Said

WATER = "楼上卫生间漏水，二次返修后仍渗水"


def register(office: Office, clock: SetClock, content: str, **more: object) -> int:
    clock.forward(minutes=1)
    return cases.register(office, Intake(content, **more)).complaint.id


@pytest.fixture
def three(office: Office, set_clock: SetClock) -> list[int]:
    return [
        register(office, set_clock, WATER, building="5", unit="1", room="302", complainant="李强",
                 phone="13900002207", severity="major"),
        register(office, set_clock, "保洁三天未清理楼道", building="2", unit="1", room="1101"),
        register(office, set_clock, "电梯困人 20 分钟", building="3", room="1502",
                 severity="critical"),
    ]  # fmt: skip


@pytest.fixture
def page(desk: Desk, qtbot) -> QueuePage:
    made = QueuePage(desk)
    qtbot.addWidget(made.widget)
    made.widget.resize(1300, 700)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    return made


def shown_ids(page: QueuePage) -> list[int]:
    model = page.widget.table.model()
    return [model.row_at(number).id for number in range(model.rowCount())]


def current_id(page: QueuePage) -> int:
    return page.widget.table.model().row_at(page.widget.table.current_row()).id


def press(qtbot, page: QueuePage, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(page.widget.table, key, modifier)


def words_in(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_an_empty_office_is_shown_the_three_ways_in(page: QueuePage, said: Said, qtbot) -> None:
    page.activate(None)
    first = page.widget.first
    assert page.widget.stack.currentWidget() is first
    for button in first.findChildren(QPushButton):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert said.places == [("import", None), ("intake", None), ("sample", None)]


def test_rows_come_by_urgency_with_live_counts(
    page: QueuePage, office: Office, three: list[int]
) -> None:
    told: list[str] = []
    page.set_status(told.append)
    page.activate(None)
    expected = queue.ids(office, queue.query(office, queue.view(office, "open").filter))
    assert shown_ids(page) == expected
    assert page.widget.table.current_row() == 0
    assert page.widget.chips.chips()["open"].count == 3
    assert told[-1] == "共 3 条 · 显示 3 条"


def test_a_new_case_appears_and_the_choice_stays_with_its_case(
    page: QueuePage, office: Office, set_clock: SetClock, three: list[int], desk: Desk
) -> None:
    page.activate(None)
    page.widget.table.select_rows(2, [(2, 2)])
    chosen = current_id(page)
    set_clock.forward(minutes=-60)
    desk.runner.run(lambda office: cases.register(office, Intake("更急的", severity="critical")))
    assert page.widget.table.model().rowCount() == 4
    assert current_id(page) == chosen
    assert page.widget.table.selected_ranges() == [(3, 3)]


def test_a_view_and_a_search_by_argument(
    page: QueuePage, three: list[int], qtbot, set_clock: SetClock
) -> None:
    page.activate("rework")
    assert page.widget.chips.current == "rework"
    assert page.widget.empty.isVisible()
    page.activate("漏水")
    assert page.widget.chips.current == "search"
    assert page.widget.chips.chips()["search"].text() == "搜索：漏水 ×"
    assert shown_ids(page) == [three[0]]
    page.activate(CaseFilter(text="电梯"))
    assert shown_ids(page) == [three[2]]
    page.activate("不存在的词")
    assert "没有找到“不存在的词”" in words_in(page.widget.empty)
    qtbot.mouseClick(page.widget.chips.chips()["search"], Qt.MouseButton.LeftButton)
    assert "search" not in page.widget.chips.chips()
    assert page.widget.chips.current == "rework"


def test_coming_back_keeps_view_and_case(page: QueuePage, three: list[int]) -> None:
    page.activate("all")
    page.widget.table.select_rows(1, [(1, 1)])
    chosen = current_id(page)
    page.widget.hide()
    page.widget.show()
    page.activate(None)
    assert page.widget.chips.current == "all"
    assert current_id(page) == chosen


def test_changes_behind_its_back_are_caught_up_with(
    page: QueuePage, desk: Desk, three: list[int]
) -> None:
    page.activate(None)
    page.widget.hide()
    desk.runner.run(lambda office: cases.delete(office, three[0]))
    assert page.widget.table.model().rowCount() == 3
    page.widget.show()
    page.activate(None)
    assert page.widget.table.model().rowCount() == 2


def test_a_header_sorts_upward_then_downward_and_is_remembered(
    page: QueuePage, office: Office, three: list[int], desk: Desk, qtbot
) -> None:
    page.activate(None)
    chosen = current_id(page)
    header = page.widget.table.horizontalHeader()

    def click(key: str) -> None:
        x = header.sectionViewportPosition(PLACE[key]) + 10
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 10))

    everything = queue.view(office, "open").filter
    click("number")
    assert shown_ids(page) == sorted(three)
    assert header.sorted_by == (PLACE["number"], False)
    click("number")
    assert shown_ids(page) == sorted(three, reverse=True)
    assert header.sorted_by == (PLACE["number"], True)
    assert current_id(page) == chosen
    click("place")
    assert shown_ids(page) == queue.ids(office, queue.query(office, everything, sort="place"))
    click("time")
    click("time")
    downward = queue.query(office, everything, sort="due_at", descending=True)
    assert shown_ids(page) == queue.ids(office, downward)
    assert desk.settings.get("queue/sort") == "due_at desc"
    assert "倒序" in page.widget.sort_button.text()


def test_columns_are_remembered(page: QueuePage, desk: Desk, qtbot) -> None:
    page.activate(None)
    header = page.widget.table.horizontalHeader()
    header.moveSection(0, 3)
    header.resizeSection(PLACE["time"], 233)
    menu = page.widget.table.column_menu()
    next(a for a in menu.actions() if a.text() == "经办人").trigger()

    from desktop_app.ui.shell.actions import ActionRegistry

    again = QueuePage(desk._replace(registry=ActionRegistry()))
    qtbot.addWidget(again.widget)
    other = again.widget.table.horizontalHeader()
    assert other.visualIndex(0) == 3
    assert other.sectionSize(PLACE["time"]) == 233
    assert not other.isSectionHidden(PLACE["handler"])


@pytest.mark.parametrize("text", ["junk", "1.0:****", "x:AAAA", "1.0:AAAA"])
def test_unreadable_columns_are_the_default_ones(desk: Desk, qtbot, text: str) -> None:
    desk.settings.set("queue/columns", text)
    page = QueuePage(desk)
    qtbot.addWidget(page.widget)
    assert page.widget.table.horizontalHeader().sectionSize(PLACE["time"]) > 0
    assert page.widget.table.horizontalHeader().visualIndex(0) == 0


def test_the_keys_of_the_table(page: QueuePage, three: list[int], said: Said, qtbot) -> None:
    page.activate(None)
    table = page.widget.table
    press(qtbot, page, Qt.Key.Key_End)
    assert table.current_row() == 2
    press(qtbot, page, Qt.Key.Key_Home)
    assert table.current_row() == 0
    press(qtbot, page, Qt.Key.Key_Down)
    assert table.current_row() == 1
    press(qtbot, page, Qt.Key.Key_D)
    assert table.current_row() == 1
    chosen = current_id(page)
    press(qtbot, page, Qt.Key.Key_Return)
    place, argument = said.places[-1]
    assert place == "editor"
    assert argument == (chosen, page.query)
    press(qtbot, page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.selected_count() == 3


def test_space_shows_and_hides_the_preview_and_is_remembered(
    page: QueuePage, three: list[int], desk: Desk, qtbot
) -> None:
    page.activate(None)
    assert page.widget.preview.isVisible()
    press(qtbot, page, Qt.Key.Key_Space)
    assert not page.widget.preview.isVisible()
    assert desk.settings.get("queue/preview") == "off"
    assert page.widget.table.model().rowCount() == 3
    qtbot.mouseClick(page.widget.preview_button, Qt.MouseButton.LeftButton)
    assert page.widget.preview.isVisible()


def test_a_narrow_page_gives_the_room_to_the_table(page: QueuePage, three: list[int]) -> None:
    page.activate(None)
    page.widget.resize(900, 600)
    assert not page.widget.preview.isVisible()
    page.widget.resize(1300, 600)
    assert page.widget.preview.isVisible()


def test_the_preview_tells_the_case(
    page: QueuePage, office: Office, three: list[int], qtbot, desk: Desk
) -> None:
    desk.runner.run(
        lambda office: cases.log_contact(
            office, three[0], NewContact("已致歉", promise="今日给方案",
                                         promise_due=office.now() + timedelta(hours=3))
        )
    )  # fmt: skip
    page.activate("漏水")
    qtbot.waitUntil(lambda: page.widget.preview.brief is not None)
    text = words_in(page.widget.preview)
    number = office.case(three[0]).complaint.number
    assert number in text and WATER in text and "5-1-302" in text
    assert "已致歉" in text and "承诺：今日给方案" in text
    assert "下一步：" in text
    assert office.case(three[0]).step.title.zh in text


def test_f9_reveals_and_leaves_a_trace(
    page: QueuePage, office: Office, three: list[int], qtbot
) -> None:
    page.activate("漏水")
    preview = page.widget.preview
    qtbot.waitUntil(lambda: preview.brief is not None)

    def people() -> str:
        return " ".join(b.text() for b in preview.findChildren(QPushButton) if b.isVisible())

    assert "李强" not in people() and "13900002207" not in people()
    page.widget.table.setFocus()
    qtbot.keyClick(page.widget.table, Qt.Key.Key_F9)
    assert "李强" in people() and "13900002207" in people()
    assert any(line.field == "reveal" for line in cases.history(office, three[0]))
    qtbot.keyClick(page.widget.table, Qt.Key.Key_F9)
    assert "李强" not in people()


def test_deleting_goes_to_the_bin_and_can_be_undone(
    page: QueuePage, office: Office, three: list[int], said: Said, qtbot
) -> None:
    page.activate(None)
    press(qtbot, page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, page, Qt.Key.Key_Delete)
    assert queue.total(office) == 0
    assert page.widget.first.isVisible()
    text, undo = said.undos[-1]
    assert text == "3 条投诉已放入回收站"
    undo()
    assert queue.total(office) == 3
    assert page.widget.table.isVisible()


def test_the_menu_copies_numbers_in_the_order_of_the_table(
    page: QueuePage, office: Office, three: list[int]
) -> None:
    page.activate(None)
    page.widget.table.selectAll()
    menu = page.context_menu()
    actions = {action.objectName(): action for action in menu.actions()}
    assert not actions["open"].isEnabled() and not actions["contact"].isEnabled()
    actions["copy"].trigger()
    numbers = [office.case(one).complaint.number for one in shown_ids(page)]
    assert QGuiApplication.clipboard().text().splitlines() == numbers


def test_a_minute_makes_a_case_overdue(
    page: QueuePage, desk: Desk, three: list[int], set_clock: SetClock
) -> None:
    page.activate("overdue")
    assert page.widget.chips.chips()["overdue"].count == 0
    assert page.widget.empty.isVisible()
    set_clock.forward(days=40)
    desk.bus.minute.emit()
    assert page.widget.chips.chips()["overdue"].count == 3
    assert page.widget.table.model().rowCount() == 3


def test_everything_has_a_name_for_screen_readers(page: QueuePage, three: list[int]) -> None:
    page.activate(None)
    view = page.widget
    for widget in (view.chips, view.sort_button, view.preview_button, view.table, view.preview):
        assert widget.accessibleName()


def test_conditions_without_a_text_have_words_too(page: QueuePage, three: list[int]) -> None:
    page.activate(CaseFilter(household_id=7))
    assert page.widget.chips.chips()["search"].text() == "搜索：同一住户 ×"
    page.activate(CaseFilter(severity="critical"))
    assert page.widget.chips.chips()["search"].text() == "搜索：重大 ×"
    assert shown_ids(page) == [three[2]]


def test_a_renamed_category_is_shown_by_its_new_name(
    page: QueuePage, office: Office, desk: Desk, set_clock: SetClock
) -> None:
    code = next(one.code for one in desk.lists().categories if "." in one.code)
    register(office, set_clock, "漏水", category=code)
    page.activate(None)
    cell = page.widget.table.model().index(0, PLACE["category"])
    assert cell.data()

    def rename(office: Office) -> None:
        with office.write("rename") as journal:
            office.store.execute("UPDATE category SET zh = '新名字' WHERE code = ?", (code,))
            journal.touched.add("category")

    desk.runner.run(rename)
    assert cell.data().endswith("新名字")


def test_another_operator_has_other_cases_of_his_own(
    page: QueuePage, office: Office, three: list[int], desk: Desk
) -> None:
    from desktop_app.services.staff import people

    page.activate("mine")
    assert page.widget.table.model().rowCount() == 3

    def swap(office: Office) -> None:
        people.add(office, "刘洋")
        people.sit_down(office, "刘洋")

    desk.runner.run(swap)
    assert page.widget.table.model().rowCount() == 0
    assert page.widget.empty.isVisible()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("状态:待办", "待办"), ("状态:返单 状态:我的", "返单 我负责的"), ("状态:今日到期", "今日到期"),
     ("状态:逾期 状态:今日到期", "已逾期 今天到期"), ("状态:逾期 漏水", "漏水 已逾期"),
     ("状态:已关闭", "已关闭"), ("状态:群诉 状态:升级", "群诉 已升级")],
)  # fmt: skip
def test_the_chip_of_a_search_says_what_is_looked_for(
    office: Office, desk: Desk, typed: str, said: str
) -> None:
    wanted = finding.case_filter(finding.understand(office, typed))
    assert search_words(wanted, desk.lists(), "zh") == said


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_badge_can_be_told_from_the_ground_of_a_chosen_row(
    page: QueuePage, desk: Desk, three: list[int], mode: str
) -> None:
    """Its soft ground is nearly that of the row, so that it has an edge there, and only there."""
    desk.theme.set_mode(mode)
    page.activate("all")
    colours, table = desk.theme.colours, page.widget.table
    table.show_columns([("number", 0), ("severity", 120)])
    at = shown_ids(page).index(three[0])  # a major one: its badge is blue
    cell = table.visualRect(table.model().index(at, PLACE["severity"]))
    assert contrast(colours.blue.soft, colours.selected) < 1.5

    def edge() -> float:
        """How far the badge's outermost pixels stand out from the row, from the left."""
        image = table.viewport().grab().toImage()
        line = [
            image.pixelColor(x, cell.center().y()).name() for x in range(cell.left(), cell.right())
        ]
        ground = line[2]
        first = next(x for x, colour in enumerate(line) if x > 4 and colour != ground)
        return max(contrast(colour, ground) for colour in line[first : first + 2])

    table.select_rows((at + 1) % 3, [((at + 1) % 3,) * 2])
    assert edge() < 3
    table.select_rows(at, [(at, at)])
    assert edge() >= 3
    desk.theme.set_mode("light")
