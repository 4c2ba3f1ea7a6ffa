"""Rows that stay as pictures: they look as if they had just been painted, whatever has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtTest import QTest

from desktop_app.services import cases
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.ui.desk import Desk
from desktop_app.ui.queue.columns import PLACE
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.row_painter import KEPT, RowPainter
from tests.offices import SetClock

Act = Callable[[QueuePage, Desk, Office, SetClock], object]


@pytest.fixture
def page(desk: Desk, office: Office, set_clock: SetClock, qtbot) -> Iterator[QueuePage]:
    code = next(one.code for one in desk.lists().categories if "." in one.code)
    for number in range(30):
        set_clock.forward(minutes=1)
        made = cases.register(
            office,
            Intake(
                f"楼上漏水，第 {number} 次", building=str(number % 3 + 1), room="302",
                complainant="李强", category=code, severity=("normal", "critical")[number % 2],
            ),
        )  # fmt: skip
        assert made.complaint.id
    shown = QueuePage(desk)
    qtbot.addWidget(shown.widget)
    shown.widget.resize(1300, 700)
    shown.widget.show()
    qtbot.waitExposed(shown.widget)
    shown.activate("open")
    qtbot.wait(20)
    yield shown
    desk.theme.set_mode("light")
    desk.theme.set_scale(1.0)


def picture(page: QueuePage) -> QImage:
    return page.widget.table.viewport().grab().toImage()


def painted_anew(page: QueuePage) -> QImage:
    """The same by a painter that has kept nothing."""
    table = page.widget.table
    fresh = RowPainter(table._theme, page._wording, table)
    area = table.viewport().rect()
    found = QPixmap(area.size())
    found.fill(table._theme.colours.surface)
    painter = QPainter(found)
    fresh.paint(painter, area)
    painter.end()
    return found.toImage().convertToFormat(picture(page).format())


def one_later(page: QueuePage, desk: Desk, office: Office, clock: SetClock) -> None:
    clock.forward(minutes=1)
    desk.bus.minute.emit()


def rename(page: QueuePage, desk: Desk, office: Office, clock: SetClock) -> None:
    def work(office: Office) -> None:
        with office.write("rename") as journal:
            office.store.execute("UPDATE category SET zh = zh || '改'")
            journal.touched.add("category")

    desk.runner.run(work)


def another_name(page: QueuePage, desk: Desk, office: Office, clock: SetClock) -> None:
    first = page.widget.table.model().row_at(0).id
    desk.runner.run(lambda office: cases.edit(office, first, {"complainant": "赵六"}))


def scroll(page: QueuePage) -> None:
    bar = page.widget.table.verticalScrollBar()
    bar.setValue(bar.value() + 7)


CHANGES: dict[str, Act] = {
    "nothing": lambda page, *_: page.widget.table.viewport().update(),
    "chosen": lambda page, *_: page.widget.table.select_rows(3, [(3, 5)]),
    "current": lambda page, *_: QTest.keyClick(page.widget.table, Qt.Key.Key_Down),
    "keyboard elsewhere": lambda page, *_: page.widget.sort_button.setFocus(),
    "a minute": one_later,
    "a day": lambda page, desk, office, clock: (
        clock.forward(days=1),
        desk.bus.minute.emit(),
    ),
    "a category": rename,
    "dark": lambda page, desk, *_: desk.theme.set_mode("dark"),
    "larger": lambda page, desk, *_: desk.theme.set_scale(1.25),
    "wider": lambda page, *_: page.widget.table.horizontalHeader().resizeSection(
        PLACE["place"], 200
    ),
    "fewer columns": lambda page, *_: page.widget.table.show_columns([("number", 0), ("time", 0)]),
    "sideways": lambda page, *_: (
        page.widget.table.show_columns([(key, 300) for key in PLACE]),
        page.widget.table.horizontalScrollBar().setValue(240),
    ),
    "far too wide": lambda page, *_: page.widget.table.show_columns([(key, 900) for key in PLACE]),
    "down": lambda page, *_: scroll(page),
    "groups": lambda page, *_: page.widget.group_chosen.emit("building"),
    "another name": another_name,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_row_looks_as_if_it_had_just_been_painted(
    page: QueuePage, desk: Desk, office: Office, set_clock: SetClock, qtbot, change: str
) -> None:
    page.widget.table.setFocus()
    before = picture(page)
    assert before == painted_anew(page)
    CHANGES[change](page, desk, office, set_clock)
    qtbot.wait(60)
    after = picture(page)
    assert after == painted_anew(page)
    if change not in ("nothing", "keyboard elsewhere"):
        assert after != before


def test_what_was_painted_is_not_painted_again(page: QueuePage, monkeypatch) -> None:
    rows = page.widget.table._rows
    painted: list[str] = []
    real = rows._cell
    monkeypatch.setattr(
        rows,
        "_cell",
        lambda painter, inner, row, key: (painted.append(key), real(painter, inner, row, key)),
    )
    page.widget.table.select_rows(1, [(1, 1)])
    picture(page)
    painted.clear()
    page.widget.hide()
    page.widget.show()
    picture(page)
    assert len(painted) <= len(PLACE), "the current row alone: the keyboard has left it"
    painted.clear()
    page.widget.table.select_rows(2, [(2, 2)])
    picture(page)
    assert set(painted) and len(painted) <= 2 * len(PLACE), "only the two rows that have changed"


def test_rows_that_went_by_are_not_all_kept(page: QueuePage, office: Office) -> None:
    rows, table = page.widget.table._rows, page.widget.table
    for at in range(30):
        table.select_rows(at, [(at, at)])
        table.scrollTo(table.model().index(at, 0))
        picture(page)
    assert 0 < len(rows._rows) <= table.height() // table.rowHeight(0) + KEPT < 30


def test_between_two_pixels_of_the_screen_rows_are_painted_directly(page: QueuePage) -> None:
    rows, table = page.widget.table._rows, page.widget.table
    rows.remeasure()
    area = table.viewport().rect()
    found = QPixmap(area.size() * 1.25)
    found.setDevicePixelRatio(1.25)
    found.fill(table._theme.colours.surface)
    painter = QPainter(found)
    rows.paint(painter, area)
    painter.end()
    assert not rows._rows
    line = found.toImage().pixelColor(QPoint(4, int((table.rowHeight(0) - 1) * 1.25)))
    assert line.name() != table._theme.colours.surface.lower()
