"""A user who does anything, the same for a seed: through the real window, never past it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from desktop_app.domain.views import BUILT_IN, CaseFilter
from desktop_app.ui.window.window import OfficeWindow
from tests.offices import SetClock
from tests.registers import HEADER, line, write

WORDS = (
    "漏水",
    "电梯",
    "3-2-501",
    "138",
    "王",
    "噪声 楼下",
    "zsf",
    "TS-",
    "没有这样的词",
    "晚上特别明显",
)
SAID = (
    "已联系业主，约明天上午上门。",
    "业主表示满意，要求回访。",
    "师傅到场，更换了接头。",
    "无人接听",
)
LONG = frozenset({"import", "export"})
"""What may keep the window's thread longer: a file is read or written."""


class RandomUser:
    """One action at a call; *folder* is where files come from and go to."""

    def __init__(self, office: OfficeWindow, clock: SetClock, folder: Path, seed: int) -> None:
        self._office, self._window, self._clock = office, office.window, clock
        self._folder = folder
        self._rng = random.Random(seed)
        self.done: Counter[str] = Counter()
        self._files = 0
        self._acts: dict[str, tuple[int, Callable[[], None]]] = {
            "page": (8, self._page),
            "view": (8, self._view),
            "sort": (4, self._sort),
            "scroll": (12, self._scroll),
            "select": (4, self._select),
            "search": (8, self._search),
            "filter": (5, self._filter),
            "open": (12, self._open),
            "walk": (6, self._walk),
            "type": (10, self._type),
            "contact": (6, self._contact),
            "step": (8, self._step),
            "register": (6, self._register),
            "calendar": (8, self._calendar),
            "drag": (4, self._drag),
            "bin": (2, self._to_bin),
            "undo": (5, self._undo),
            "click": (6, self._click),
            "look": (2, self._look),
            "minute": (6, self._minute),
            "import": (1, self._import),
            "export": (1, self._export),
        }

    def act(self) -> str:
        """Do one thing; returns its name."""
        self.close_questions()
        self._clock.forward(seconds=self._rng.randrange(5, 60))
        names = list(self._acts)
        name = self._rng.choices(names, [self._acts[one][0] for one in names])[0]
        self._acts[name][1]()
        self.done[name] += 1
        return name

    @staticmethod
    def close_questions() -> bool:
        """Leave an open menu or dialog as Esc does; whether there was one."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
            return True
        modal = QApplication.activeModalWidget()
        if modal is not None:
            modal.close()
            return True
        return False

    # getting about

    def _page(self) -> None:
        self._office.navigate(
            self._rng.choice(
                ("today", "queue", "calendar", "knowledge", "settings", "handover", "bin")
            )
        )

    def _queue(self) -> QTableView | None:
        if self._window.current_key != "queue" and not self._office.navigate("queue"):
            return None
        page = self._window.page("queue")
        assert page is not None
        return page.widget.findChild(QTableView)

    def _view(self) -> None:
        self._office.navigate("queue", self._rng.choice(list(BUILT_IN)))

    def _sort(self) -> None:
        table = self._queue()
        if table is not None:
            table.sort_asked.emit(self._rng.randrange(table.model().columnCount()))  # type: ignore[attr-defined]

    def _scroll(self) -> None:
        table = self._queue()
        if table is None:
            return
        table.setFocus()
        keys = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Home,
                Qt.Key.Key_Down, Qt.Key.Key_Up)  # fmt: skip
        QTest.keyClick(table, self._rng.choice(keys))
        bar = table.verticalScrollBar()
        bar.setValue(self._rng.randint(0, max(0, bar.maximum())))

    def _select(self) -> None:
        table = self._queue()
        if table is None or not table.model().rowCount():
            return
        table.setFocus()
        for _ in range(self._rng.randrange(1, 6)):
            QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    def _search(self) -> None:
        self._window.focus_search()
        box = self._window.top_bar.search
        box.selectAll()
        self._write(box, self._rng.choice(WORDS))
        if self._rng.random() < 0.5:
            QTest.keyClick(
                box, self._rng.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down))
            )

    def _filter(self) -> None:
        rng = self._rng
        self._office.navigate("queue", rng.choice((
            CaseFilter(building=str(rng.randrange(1, 9))),
            CaseFilter(severity="major"),
            CaseFilter(text=rng.choice(WORDS)),
            CaseFilter(mine=True),
        )))  # fmt: skip

    # cases

    def _open(self) -> None:
        table = self._queue()
        if table is not None and table.model().rowCount():
            table.setFocus()
            QTest.keyClick(table, self._rng.choice((Qt.Key.Key_Down, Qt.Key.Key_PageDown)))
            QTest.keyClick(table, Qt.Key.Key_Return)

    def _editor(self) -> QWidget | None:
        if self._window.current_key != "editor":
            return None
        page = self._window.page("editor")
        return page.widget if page is not None else None

    def _walk(self) -> None:
        widget = self._editor()
        if widget is None:
            self._open()
            return
        key = self._rng.choice((Qt.Key.Key_Down, Qt.Key.Key_Up))
        QTest.keyClick(self._focus(), key, Qt.KeyboardModifier.AltModifier)

    def _contact(self) -> None:
        if self._editor() is None:
            self._open()
            return
        QTest.keyClick(self._focus(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self._type()
        QTest.keyClick(self._focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def _step(self) -> None:
        if self._editor() is None:
            self._open()
            return
        if self._rng.random() < 0.6:
            self._type()
        QTest.keyClick(self._focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def _register(self) -> None:
        if not self._office.navigate("intake"):
            return
        page = self._window.page("intake")
        assert page is not None
        fields = self._fields(page.widget)
        for one in self._rng.sample(fields, min(4, len(fields))):
            one.setFocus()
            self._write(one, self._rng.choice((*SAID, "3-2-501", "13812345678", "赵女士")))
        QTest.keyClick(self._focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def _to_bin(self) -> None:
        table = self._queue()
        if table is not None and table.model().rowCount():
            self._select()
            QTest.keyClick(table, Qt.Key.Key_Delete)

    def _undo(self) -> None:
        self._window.undo()

    # the calendar

    def _calendar(self) -> None:
        if not self._office.navigate("calendar"):
            return
        page = self._window.page("calendar")
        assert page is not None
        view = page.widget
        if self._rng.random() < 0.5:
            view.show_mode(self._rng.choice(("month", "week", "agenda")))  # type: ignore[attr-defined]
        view.turn(self._rng.choice((-1, 1)))  # type: ignore[attr-defined]

    def _drag(self) -> None:
        if not self._office.navigate("calendar", self._clock().date()):
            return
        page = self._window.page("calendar")
        assert page is not None
        view = page.widget
        view.show_mode("month")  # type: ignore[attr-defined]
        grid = view.grid  # type: ignore[attr-defined]
        days = [grid.span()[0] + timedelta(days=n) for n in range(35)]
        for day in self._rng.sample(days, len(days)):
            slots = [one for one in grid.slots(day) if one.item is not None]
            if slots:
                start = slots[0].rect.center()
                end = grid.cell(self._rng.choice(days)).center()
                QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=start)
                for part in (0.3, 0.6, 1.0):
                    at = start + (end - start) * part
                    QTest.mouseMove(grid, QPoint(at.x(), at.y()))
                QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=end)
                return

    # anything

    def _type(self) -> None:
        widget = self._editor() or self._window.stack.currentWidget()
        fields = self._fields(widget)
        if fields:
            one = self._rng.choice(fields)
            one.setFocus()
            self._write(one, self._rng.choice(SAID))

    def _click(self) -> None:
        widget = self._window.stack.currentWidget()
        buttons = [
            one
            for one in widget.findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled() and not one.visibleRegion().isEmpty()
        ]
        # Settings write for good and open dialogs of the system; they are only looked at.
        if buttons and self._window.current_key not in ("settings", "import", "export"):
            QTest.mouseClick(self._rng.choice(buttons), Qt.MouseButton.LeftButton)

    def _look(self) -> None:
        theme = self._office.desk.theme
        if self._rng.random() < 0.5:
            theme.set_mode(self._rng.choice(("light", "dark")))
        else:
            self._window.resize(*self._rng.choice(((1440, 900), (1280, 720), (1600, 1000))))

    def _minute(self) -> None:
        self._clock.forward(minutes=1)
        self._office.desk.bus.minute.emit()

    def _import(self) -> None:
        self._files += 1
        name = f"{self._files}-{self._rng.randrange(10**9)}"
        path = write(
            self._folder / f"登记{name}.xlsx",
            {"表": [HEADER, *(line(f"S{name}-{n}", f"{SAID[0]}{name}-{n}") for n in range(40))]},
        )
        self._office.navigate("import", path)

    def go_on_importing(self) -> None:
        """Press on through the wizard, once a file was read."""
        page = self._window.page("import")
        if self._window.current_key == "import" and page is not None:
            button = page.widget.next_button  # type: ignore[attr-defined]
            if button.isEnabled() and button.isVisible():
                button.click()

    def _export(self) -> None:
        self._office.navigate("export", self._rng.choice((None, "ics")))
        page = self._window.page("export")
        if self._window.current_key == "export" and page is not None:
            button = page.widget.export_button  # type: ignore[attr-defined]
            if button.isVisible() and button.isEnabled():
                button.click()

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window

    @staticmethod
    def _fields(widget: QWidget) -> list[QLineEdit | QPlainTextEdit]:
        found: list[QLineEdit | QPlainTextEdit] = [
            *widget.findChildren(QLineEdit), *widget.findChildren(QPlainTextEdit)
        ]  # fmt: skip
        return [
            one
            for one in found
            if one.isVisible()
            and one.isEnabled()
            and not one.isReadOnly()
            and not isinstance(one.parent(), QComboBox)
        ]

    @staticmethod
    def _write(field: QWidget, text: str) -> None:
        # As an input method commits it: a key for every Chinese character there is none.
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)
