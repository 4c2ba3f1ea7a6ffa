"""Views on the real page: building a filter, chips in their order, sharing, colours, columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop_app.domain.case import OPEN
from desktop_app.domain.filters import Condition, Group
from desktop_app.domain.views import CaseFilter, ColourRule, Layout
from desktop_app.services import bulk, cases, queue, views
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.editor.scroller import Scroller
from desktop_app.ui.queue.builder import FilterBuilder, GroupBox
from desktop_app.ui.queue.chooser import ColumnChooser
from desktop_app.ui.queue.colour_rules import ColourRules
from desktop_app.ui.queue.columns import PLACE
from desktop_app.ui.queue.condition_row import ConditionRow
from desktop_app.ui.queue.many_choice import ManyChoice
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.rename import RenameSheet
from desktop_app.ui.queue.row_painter import row_tint
from desktop_app.ui.queue.sheet import Sheet
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import IconButton, push_button
from desktop_app.ui.widgets.date_time_field import DateTimeField
from tests.offices import SetClock
from tests.ui.conftest import Said


@pytest.fixture
def four(office: Office, set_clock: SetClock) -> list[int]:
    found = []
    for building, severity in (("1", "critical"), ("2", "normal"), ("2", "major"), ("10", "minor")):
        set_clock.forward(minutes=1)
        made = cases.register(
            office, Intake(f"{building} 栋漏水", building=building, room="101", severity=severity)
        )
        found.append(made.complaint.id)
    return found


@pytest.fixture
def page(desk: Desk, qtbot, four: list[int]) -> QueuePage:
    made = QueuePage(desk)
    qtbot.addWidget(made.widget)
    made.widget.resize(1300, 700)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    made.activate("open")
    return made


def sheet(kind: type) -> object:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def ids(page: QueuePage) -> list[int]:
    model = page.widget.table.model()
    rows = [model.row_at(at) for at in range(model.rowCount())]
    return [row.id for row in rows if row is not None]


def choose(row: ConditionRow, field: str, *values: str) -> None:
    row.field.setCurrentIndex(row.field.findData(field))
    row.field.activated.emit(row.field.currentIndex())
    (choice,) = [one for one in row.findChildren(ManyChoice) if not one.isHidden()]
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    ticks = choice.list
    for at in range(ticks.count()):
        if ticks.item(at).data(Qt.ItemDataRole.UserRole) in values:
            ticks.setCurrentRow(at)
            QTest.keyClick(ticks, Qt.Key.Key_Space)
    ticks.window().close()
    assert choice.values == values


def test_a_filter_is_built_counted_said_and_applied(
    page: QueuePage, four: list[int], qtbot
) -> None:
    QTest.mouseClick(page.widget.chips._extras["new"], Qt.MouseButton.LeftButton)
    builder = sheet(FilterBuilder)
    assert builder.meaning.text() == "条件“状态”不完整：还没有选值。"
    QTest.keyClick(builder, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert builder.isVisible() and builder.error.isVisible()
    choose(builder.root.parts[0], "severity", "major", "critical")
    builder.root.group_button.click()
    inner = builder.root.parts[1]
    assert isinstance(inner, GroupBox)
    inner.add_condition()
    inner.add_condition()
    choose(inner.parts[0], "building", "2")
    choose(inner.parts[1], "building", "10")
    qtbot.waitUntil(lambda: builder.count.text() == "1 条投诉")
    assert builder.meaning.text() == "级别是重要或重大，且（楼栋是2，或楼栋是10）"
    QTest.keyClick(builder, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ids(page) == [four[2]]
    assert page.widget.chips.current == "search"
    # Once more: the builder begins with what is in front, and a part can be taken away.
    page.widget.filter_button.click()
    builder = sheet(FilterBuilder)
    assert len(builder.root.parts) == 2
    builder.root.parts[1].dropped.emit()
    builder.submit_button.click()
    assert set(ids(page)) == {four[0], four[2]}


def test_a_view_is_saved_renamed_copied_and_deleted_with_a_way_back(
    page: QueuePage, office: Office, said: Said, four: list[int]
) -> None:
    page._view_acts.build(new=True)
    builder = sheet(FilterBuilder)
    choose(builder.root.parts[0], "building", "2")
    builder.save_button.click()
    assert builder.error.text() == "请给视图起个名字。"
    builder.title.setText("待办")
    builder.save_button.click()
    assert "已有名为“待办”的视图" in builder.error.text()
    builder.title.setText("二栋")
    QTest.keyClick(builder.title, Qt.Key.Key_Return)
    key = queue.views(office)[-1].key
    assert page.widget.chips.current == key
    assert page.widget.chips.chips()[key].text() == "二栋"
    assert page.widget.chips.chips()[key].count == 2
    assert set(ids(page)) == {four[1], four[2]}
    menu = page._view_acts.menu(key)
    names = {action.objectName(): action for action in menu.actions()}
    names["rename"].trigger()
    rename = sheet(RenameSheet)
    rename.line.setText("2 号楼")
    QTest.keyClick(rename.line, Qt.Key.Key_Return)
    assert page.widget.chips.chips()[key].text() == "2 号楼"
    names["copy"].trigger()
    sheet(RenameSheet).submit_button.click()
    assert [view.title for view in queue.views(office)[-2:]] == ["2 号楼", "2 号楼 副本"]
    names["change"].trigger()
    change = sheet(FilterBuilder)
    choice = change.root.parts[0].findChild(ManyChoice)
    choice.choose(["10"])
    change.submit_button.click()
    assert ids(page) == [four[3]]
    names["delete"].trigger()
    assert key not in page.widget.chips.chips()
    assert page.widget.chips.current == "open"
    text, undo = said.undos[-1]
    assert text == "视图“2 号楼”已删除"
    undo()
    assert page.widget.chips.chips()[key].text() == "2 号楼"
    built_in = {a.objectName(): a.isEnabled() for a in page._view_acts.menu("open").actions()}
    assert not (built_in["rename"] or built_in["delete"] or built_in["change"])


def test_chips_are_moved_by_keys_and_by_hand(page: QueuePage, office: Office, qtbot) -> None:
    chips = page.widget.chips
    QTest.keyClick(chips.chips()["overdue"], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert list(chips.chips())[:3] == ["overdue", "open", "today"]
    QTest.keyClick(chips.chips()["overdue"], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert list(chips.chips())[:3] == ["open", "overdue", "today"]
    mine, today = chips.chips()["mine"], chips.chips()["today"]
    start = mine.rect().center()
    target = mine.mapFromGlobal(today.mapToGlobal(today.rect().center()))
    QTest.mousePress(mine, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(mine, (start + target) / 2)
    QTest.mouseMove(mine, target)
    QTest.mouseRelease(mine, Qt.MouseButton.LeftButton, pos=target)
    assert list(chips.chips())[:4] == ["open", "overdue", "mine", "today"]
    assert [view.key for view in queue.views(office)][:4] == ["open", "overdue", "mine", "today"]
    assert chips.current == "open"


def test_a_view_goes_out_and_comes_in_as_a_file(
    page: QueuePage, office: Office, desk: Desk, said: Said, tmp_path: Path
) -> None:
    acts, file = page._view_acts, tmp_path / "视图.json"
    acts.ask_save = lambda parent, proposed, suffix: file
    acts.ask_open = lambda parent, folder: file
    acts.export_file("overdue")
    assert json.loads(file.read_text(encoding="utf-8"))["title"] == "已逾期"
    acts.import_file()
    view = queue.views(office)[-1]
    assert (view.title, page.widget.chips.current) == ("已逾期 2", view.key)
    count = len(queue.views(office))
    for wrong in (b"{}", b"\xff\xfe\x00", b" " * 1_000_001):
        file.write_bytes(wrong)
        acts.import_file()
        assert said.messages[-1] == ("error", "这不是投诉管家的视图文件，没有读入任何内容。")
    file.unlink()
    acts.import_file()
    assert said.messages[-1][0] == "error" and "读不了" in said.messages[-1][1]
    proposed: list[str] = []
    acts.ask_save = lambda _parent, path, _suffix: proposed.append(path)
    desk.runner.run(lambda there: views.add(there, '1/2 栋: "漏"', Group()))
    acts.export_file(queue.views(office)[-1].key)
    assert Path(proposed[0]) == tmp_path / "1-2 栋- -漏-.json"
    acts.delete(queue.views(office)[-1].key)
    acts.ask_save = lambda parent, proposed, suffix: tmp_path / "nowhere" / "x.json"
    acts.export_file("overdue")
    assert said.messages[-1][0] == "error"
    assert len(queue.views(office)) == count


def test_days_of_a_filter_are_days_and_signs_are_signs(
    page: QueuePage, desk: Desk, four: list[int]
) -> None:
    desk.runner.run(lambda office: bulk.tag(office, four[:1], "水&电"))
    days = Condition("received", "between", ("2026-01-01", ""))
    page.activate(CaseFilter(where=Group("all", (days, Condition("tag", "in", ("水&电",))))))
    page._view_acts.build()
    builder = sheet(FilterBuilder)
    row, tag = builder.findChildren(ConditionRow)
    assert builder.focusWidget() is row.field, "not the button that applies it"
    first, last = row.findChildren(DateTimeField)
    assert (first.text(), last.text()) == ("2026-01-01", "")
    last.line.setFocus()
    QTest.keyClicks(last.line, "11-21")
    QTest.keyClick(last.line, Qt.Key.Key_Return)
    assert row.condition().values == ("2026-01-01", "2026-11-21")
    first.line.setText("abc 2026-11-21 x")
    first.commit()
    assert row.condition().values[0] == "abc 2026-11-21 x"
    builder.submit_button.click()
    assert builder.isVisible() and "2026-11-21 这样" in builder.error.text()
    (choice,) = tag.findChildren(ManyChoice)
    assert choice.text() == "水&&电" and choice.values == ("水&电",)
    first.line.clear()
    first.commit()
    builder.submit_button.click()
    assert ids(page) == four[:1]


def test_a_sheet_is_as_wide_as_its_buttons(theme: Theme, qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = Sheet(theme, "Choose columns", "Apply what was chosen", lambda: None, parent)
    made.foot.insertWidget(0, push_button("Back to the default columns", parent=made))
    made.resize(theme.px(380), theme.px(300))
    made.show()
    for button in made.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()
    made.close()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_builder_shows_every_condition_whole(
    page: QueuePage, theme: Theme, qtbot, scale: float
) -> None:
    theme.set_scale(scale)
    many = Condition("status", "in", tuple(map(str, OPEN)))
    days = Condition("received", "between", ("2026-01-01", "2026-12-31"))
    deep = Group("any", (many, Group("none", (many, days))))
    where = Group("all", (many, days, Group("any", (many, deep))))
    page.activate(CaseFilter(where=where))
    page._view_acts.build()
    builder = sheet(FilterBuilder)
    qtbot.waitExposed(builder)
    holder = builder.findChild(Scroller).widget()
    assert len(builder.findChildren(ConditionRow)) == 6
    for row in builder.findChildren(ConditionRow):
        for button in row.findChildren(IconButton):
            right = button.mapTo(holder, QPoint(button.width(), 0)).x()
            assert right <= holder.parentWidget().width()
    for choice in builder.findChildren(ManyChoice):
        assert choice.fontMetrics().horizontalAdvance(choice.text()) < choice.width()
        assert choice.text().startswith("待确认、") and "返单处理中" in choice.toolTip()
    builder.close()
    theme.set_scale(1.0)


def test_rules_colour_rows_and_say_what_they_mean(
    page: QueuePage, office: Office, desk: Desk, four: list[int]
) -> None:
    page.widget.colours_asked.emit()
    rules = sheet(ColourRules)
    rules.add_button.click()
    builder = sheet(FilterBuilder)
    choose(builder.root.parts[0], "severity", "critical")
    builder.submit_button.click()
    assert rules.rules == [ColourRule(Condition("severity", "in", ("critical",)), "amber")]
    rules.submit_button.click()
    assert queue.view(office, "open").layout.colours == tuple(rules.rules)
    model = page.widget.table.model()
    tones = {model.row_at(at).id: model.row_at(at).tone for at in range(4)}
    assert tones == {four[0]: "amber", four[1]: "", four[2]: "", four[3]: ""}
    at = next(at for at in range(4) if model.row_at(at).id == four[0])
    other = (at + 1) % 4
    page.widget.table.select_rows(other, [(other, other)])
    image = page.widget.table.viewport().grab().toImage()
    place = page.widget.table.visualRect(model.index(at, PLACE["content"]))
    assert colour_at(image, QPoint(place.right() - 2, place.top() + 3)) == row_tint(
        desk.theme.colours, "amber"
    )
    page.activate("all")
    assert {model.row_at(at).tone for at in range(4)} == {""}


def colour_at(image: QImage, at: QPoint) -> str:
    return image.pixelColor(at).name().upper()


def test_columns_are_chosen_and_remembered_view_by_view(page: QueuePage, qtbot) -> None:
    table = page.widget.table
    page.widget.choose_columns()
    chooser = sheet(ColumnChooser)
    rows = {chooser.list.item(at).text(): at for at in range(chooser.list.count())}
    chooser.list.setCurrentRow(rows["渠道"])
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    for _ in range(rows["渠道"] - 1):
        QTest.keyClick(chooser.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    chooser.list.item(chooser.list.count() - 1).setCheckState(Qt.CheckState.Checked)
    chooser.submit_button.click()
    shown = [key for key, _ in table.shown_columns()]
    assert shown[:3] == ["number", "channel", "time"] and shown[-1] == "tags"
    page._choose_chip("overdue")
    page.widget.choose_columns()
    other = sheet(ColumnChooser)
    other._usual()
    other.submit_button.click()
    assert "channel" not in [key for key, _ in table.shown_columns()]
    page._choose_chip("open")
    assert [key for key, _ in table.shown_columns()] == shown


def test_groups_have_heads_that_open_and_close(
    page: QueuePage, office: Office, four: list[int], qtbot
) -> None:
    table, model = page.widget.table, page.widget.table.model()
    page.widget.group_chosen.emit("building")
    heads = [
        str(model.index(at, 0).data()) for at in range(model.rowCount()) if not model.row_at(at)
    ]
    assert heads == ["1 栋 · 1 条", "2 栋 · 2 条", "10 栋 · 1 条"]
    assert model.rowCount() == 7
    table.select_rows(2, [(2, 2)])
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert model.rowCount() == 5
    assert ids(page) == [four[0], four[3]]
    # What is exported is the whole view, closed groups too.
    assert set(queue.ids(office, page.query)) == set(four)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert page._choosing.current() is None
    QTest.keyClick(table, Qt.Key.Key_Up)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert model.rowCount() == 7
    table.selectAll()
    assert page._choosing.count() == 4
    found: list[int] = []
    page._late_acts.acts.with_ids(found.extend)
    asked = queue.query(office, queue.view(office, "open").filter, group="building")
    assert found == queue.ids(office, asked)
    rect = table.visualRect(model.index(0, 1))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert model.rowCount() == 6
    # The group is remembered with the view; another view has its own.
    page._choose_chip("all")
    assert model.rowCount() == 4
    page._choose_chip("open")
    assert model.rowCount() == 7


def test_a_change_elsewhere_moves_no_row_in_sight(
    page: QueuePage, office: Office, desk: Desk, set_clock: SetClock
) -> None:
    for number in range(60):
        cases.register(office, Intake(f"第 {number} 件"))
    page._set_sort("number", False)
    table, model = page.widget.table, page.widget.table.model()
    table.select_rows(40, [(40, 40), (43, 43)])
    table.verticalScrollBar().setValue(30)
    top, chosen = model.row_at(30).id, [model.row_at(at).id for at in (40, 43)]
    gone = [model.row_at(at).id for at in (3, 7)]
    desk.runner.run(lambda office: [cases.delete(office, one) for one in gone])
    assert table.verticalScrollBar().value() == 28
    assert model.row_at(28).id == top
    assert table.selected_ranges() == [(38, 38), (41, 41)]
    assert [model.row_at(at).id for at in (38, 41)] == chosen
    asked = queue.query(office, queue.view(office, "open").filter, sort="number")
    assert ids(page) == queue.ids(office, asked)


def test_a_saved_layout_comes_with_its_view(page: QueuePage, office: Office, desk: Desk) -> None:
    layout = Layout("place", False, "category", (("number", 0), ("place", 200), ("nonsense", 5)))
    tree = Group("all", (Condition("status", "in", tuple(map(str, OPEN))),))
    made: list[object] = []
    desk.runner.run(lambda office: views.add(office, "楼栋表", tree, layout), made.append)
    page._choose_chip(made[0].key)
    assert page.query.sort == "place" and page.query.group == "category"
    assert [key for key, _ in page.widget.table.shown_columns()] == ["number", "place"]


def test_tags_stand_in_the_table(page: QueuePage, office: Office, desk: Desk, four) -> None:
    desk.runner.run(lambda office: bulk.tag(office, four[:1], "媒体关注"))
    model = page.widget.table.model()
    texts = [model.index(at, PLACE["tags"]).data() for at in range(4)]
    assert sorted(texts) == ["", "", "", "#媒体关注"]


def test_an_answer_that_was_overtaken_loses_no_change(
    page: QueuePage, office: Office, desk: Desk, four: list[int], monkeypatch
) -> None:
    page._set_sort("number", False)
    waiting: list[tuple[object, ...]] = []
    monkeypatch.setattr(page._loads._reads, "ask", lambda *words: waiting.append(words))
    for one in (four[0], four[2]):
        desk.runner.run(lambda office, one=one: cases.delete(office, one))
    work, done, _failed = waiting[-1]  # the first answer never comes
    done(work(office))
    assert ids(page) == [four[1], four[3]]


def test_a_filter_that_is_put_away_counts_no_more(page: QueuePage, four: list[int], qtbot) -> None:
    """A count asked for by a window that is on its way out would be told to nobody."""
    QTest.mouseClick(page.widget.chips._extras["new"], Qt.MouseButton.LeftButton)
    builder = sheet(FilterBuilder)
    choose(builder.root.parts[0], "severity", "major")
    assert builder._timer.isActive()
    builder.close()
    assert not builder._timer.isActive()


def test_a_view_that_is_not_known_asks_for_everything(page: QueuePage, office: Office) -> None:
    """A key or a change may come before the views are read, or after one was deleted."""
    page._views = []
    assert page._front() == (None, CaseFilter())
    cases.register(office, Intake("电梯异响", building="2"))
    page._load()
