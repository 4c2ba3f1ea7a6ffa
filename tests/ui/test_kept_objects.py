"""What is opened and closed again leaves nothing behind: objects are counted, kind by kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.services import cases
from desktop_app.services.office import Office
from desktop_app.ui.printing import jobs
from desktop_app.ui.printing.job import open_preview
from desktop_app.ui.window.page_modules import SOON_WANTED
from desktop_app.ui.window.window import OfficeWindow
from tests.ui.pages import office_window

TIMES = 8


def settle() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def keys(window: OfficeWindow, _time: int) -> None:
    window.window.show_keys()
    settle()


def helped(window: OfficeWindow, _time: int) -> None:
    window.window.show_help()
    settle()


def operator(window: OfficeWindow, _time: int) -> None:
    QTest.mouseClick(window.window.top_bar.operator_button, Qt.MouseButton.LeftButton)
    settle()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def contact(window: OfficeWindow, _time: int) -> None:
    window.navigate("editor", 1)
    settle()
    page = window.window.page("editor")
    page.open_contact()  # type: ignore[union-attr]
    settle()
    assert page.can_leave()  # type: ignore[union-attr]


def other_case(window: OfficeWindow, time: int) -> None:
    window.navigate("editor", 1 + time % 2)
    settle()


def preview(window: OfficeWindow, _time: int) -> None:
    open_preview(window.desk, jobs.sheets_of([1, 2]))
    for _ in range(20):
        settle()


def filters(window: OfficeWindow, _time: int) -> None:
    window.navigate("queue")
    QTest.keyClick(window.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    settle()
    modal = QApplication.activeModalWidget()
    if modal is not None:
        modal.close()


def look(window: OfficeWindow, time: int) -> None:
    window.desk.theme.set_mode("dark" if time % 2 else "light")
    settle()


def months(window: OfficeWindow, time: int) -> None:
    window.navigate("calendar")
    page = window.window.page("calendar")
    page.widget.turn(1 if time % 2 else -1)  # type: ignore[union-attr]
    settle()


def periods(window: OfficeWindow, time: int) -> None:
    window.navigate("figures")
    page = window.window.page("figures")
    page.view.period.turn(1 if time % 2 else -1)  # type: ignore[union-attr]
    settle()


def living(window: OfficeWindow) -> int:
    settle()
    return len(window.window.findChildren(QObject))


@pytest.mark.parametrize(
    "act",
    [keys, helped, operator, contact, other_case, preview, filters, look, months, periods],
    ids=lambda one: one.__name__,
)
def test_the_tenth_time_leaves_what_the_second_left(
    qapp: QApplication, tmp_path: Path, act: Callable[[OfficeWindow, int], None]
) -> None:
    with office_window(tmp_path, qapp) as (window, office):
        second_case(office)
        for key in SOON_WANTED:  # else they are made meanwhile, where the test takes long
            window.window.make(key)
        for time in range(2):
            act(window, time)
        before = living(window)
        for time in range(TIMES):
            act(window, time)
        after = living(window)
        window.desk.theme.set_mode("light")
    assert after <= before + 2, f"{after - before} objects more after {TIMES} times"


def second_case(office: Office) -> None:
    cases.register(office, cases.Intake("楼道灯不亮", building="2", room="301"))
