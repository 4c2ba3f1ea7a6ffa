"""The month paints again what has changed, all of it and little else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services import cases, followups
from desktop_app.services.office import Office
from desktop_app.ui.calendar import month_paint, week_paint
from desktop_app.ui.calendar.month_grid import MonthGrid
from desktop_app.ui.calendar.page import CalendarPage
from desktop_app.ui.calendar.view import MONTH, WEEK
from desktop_app.ui.desk import Desk
from desktop_app.ui.widgets.kept_picture import KeptPicture

FIRST = datetime(2026, 11, 23, 10)
LEFT = Qt.MouseButton.LeftButton
DRAGS = ("dragged", "further", "over the target")


class Painted(QObject):
    """Collects what *grid* is asked to paint; ``differs`` tells what looks otherwise than before."""

    def __init__(self, grid: MonthGrid) -> None:
        super().__init__(grid)
        self.grid, self.region, self._deaf = grid, QRegion(), False
        grid.installEventFilter(self)
        self._before = self._picture()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent) and not self._deaf:
            self.region += event.region()
        return False

    def _picture(self) -> QImage:
        self._deaf = True
        picture = self.grid.grab().toImage()
        self._deaf = False
        return picture

    def after(self, act: Callable[[], object]) -> tuple[QRegion, QRegion]:
        """(what was painted, what differs) once *act* is done and shown."""
        self.region = QRegion()
        act()
        QApplication.processEvents()
        QApplication.processEvents()
        now, differs = self._picture(), QRegion()
        for y in range(now.height()):
            if now.constScanLine(y) != self._before.constScanLine(y):
                row = [x for x in range(now.width()) if now.pixel(x, y) != self._before.pixel(x, y)]
                differs += QRegion(row[0], y, row[-1] - row[0] + 1, 1)
        self._before = now
        return self.region, differs


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, office: Office) -> Iterator[CalendarPage]:
    case = cases.register(office, cases.Intake("漏水", building="3", room="501")).complaint.id
    for number in range(12):
        at = FIRST + timedelta(days=number % 4, hours=number // 4)
        followups.plan(office, "callback", at, complaint_id=case)
    made = CalendarPage(desk)
    made.widget.resize(1200, 760)
    with qtbot.waitActive(made.widget):
        made.widget.show()
        made.widget.activateWindow()
    made.activate(date(2026, 11, 23))
    QApplication.processEvents()
    yield made
    made.widget.close()
    made.widget.deleteLater()


def test_what_changes_is_painted_and_little_else(page: CalendarPage) -> None:
    grid = page.view.grid
    grid.setFocus()
    QApplication.processEvents()
    painted = Painted(grid)
    whole = grid.width() * grid.height()
    slot = next(one for one in grid.slots(date(2026, 11, 24)) if one.item is not None)
    start, end = slot.rect.center(), grid.cell(date(2026, 11, 26)).center()

    def move(at: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> Callable[[], object]:
        # QTest moves without the button held; a drag holds it.
        place = QPointF(at)
        kind, none = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, place, grid.mapToGlobal(place), held, held, none)
        return lambda: QApplication.sendEvent(grid, event)

    def key(code: Qt.Key) -> Callable[[], object]:
        def press() -> None:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                none = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(grid, QKeyEvent(kind, code, none))

        return press

    acts: dict[str, Callable[[], object]] = {
        "another day": key(Qt.Key.Key_Right),
        "under the pointer": move(start),
        "no longer": move(grid.cell(date(2026, 11, 2)).center()),
        "pressed": lambda: QTest.mousePress(grid, LEFT, pos=start),
        "dragged": move(start + (end - start) * 0.4, LEFT),
        "further": move(start + (end - start) * 0.7, LEFT),
        "over the target": move(end, LEFT),
        "let go": key(Qt.Key.Key_Escape),
    }
    seen = 0
    for name, act in acts.items():
        region, differs = painted.after(act)
        assert (differs - region).isEmpty(), f"{name}: changed and not painted"
        seen += not differs.isEmpty()
        assert grid.dragging == (name in DRAGS), name
        area = sum(one.width() * one.height() for one in region)
        assert area < whole / 2, f"{name}: most of the month was painted again"
    assert seen >= 6, "these acts are seen"
    _, differs = painted.after(lambda: QTest.mouseRelease(grid, LEFT, pos=end))
    assert differs.isEmpty()
    region, differs = painted.after(lambda: grid.show_day(date(2026, 12, 1)))
    assert not differs.isEmpty() and (differs - region).isEmpty(), "another month"


@pytest.mark.parametrize("mode", [MONTH, WEEK])
def test_what_stands_there_already_is_not_painted_anew(
    page: CalendarPage, desk: Desk, office: Office, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    view = page.view
    view.show_mode(mode)
    module, name = (month_paint, "_paint_cell") if mode == MONTH else (week_paint, "_paint_heading")
    real, painted = getattr(module, name), []
    monkeypatch.setattr(module, name, lambda *given: (painted.append(1), real(*given)))
    grid = view.grid if mode == MONTH else view.week
    grid.repaint()
    painted.clear()
    page.activate()  # the same answer again
    QApplication.processEvents()
    grid.repaint()
    assert painted == []
    followups.plan(office, "visit", FIRST + timedelta(days=5), title="上门")
    page.activate()
    QApplication.processEvents()
    grid.repaint()
    assert painted


@pytest.mark.parametrize("mode", [MONTH, WEEK])
def test_what_is_kept_looks_like_what_is_painted_anew(
    page: CalendarPage, desk: Desk, office: Office, mode: str
) -> None:
    view = page.view
    view.show_mode(mode)
    grid = view.grid if mode == MONTH else view.week
    ids = [item.id for day in grid.board.days.values() for item in day.items]

    def plan() -> None:
        followups.plan(office, "visit", FIRST + timedelta(days=2), title="上门")
        page.activate()

    acts: list[Callable[[], object]] = [
        lambda: grid.select_item(ids[0]),
        lambda: grid.select_item(ids[5]),
        lambda: grid.show_day(date(2026, 11, 25)),
        lambda: desk.theme.set_mode("dark"),
        lambda: grid.select_item(None),
        plan,
        lambda: desk.theme.set_mode("light"),
        lambda: view.resize(1100, 700),
        lambda: desk.theme.set_scale(1.25),
        lambda: desk.theme.set_scale(1.0),
    ]
    try:
        for number, act in enumerate(acts):
            grid.repaint()
            act()
            QApplication.processEvents()
            kept = grid.grab().toImage()
            grid._kept = KeptPicture()
            assert grid.grab().toImage() == kept, number
    finally:
        desk.theme.set_mode("light")
        desk.theme.set_scale(1.0)
