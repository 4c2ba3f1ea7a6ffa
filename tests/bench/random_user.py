"""A user who does anything, the same for a seed: through the real window, never past it."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from shiboken6 import isValid

from desktop_app.domain.views import BUILT_IN, CaseFilter
from desktop_app.services.staff import access
from desktop_app.ui.window.lock_screen import LOCKED, LockScreen
from desktop_app.ui.window.page_modules import SOON_WANTED
from desktop_app.ui.window.window import OfficeWindow
from tests.bench.user_hands import PIN, Hands
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
    "栋:3 状态:逾期",
)
SAID = (
    "已联系业主，约明天上午上门。",
    "业主表示满意，要求回访。",
    "师傅到场，更换了接头。",
    "无人接听",
    "明天下午三点",
    "13812345678",
    "12",
)
TEA_S = 8
LONG = frozenset({"import", "export", "close"})
"""What may keep the window's thread longer: a file is read or written, a window opened."""
PAGES = {
    "today": Qt.Key.Key_1,
    "queue": Qt.Key.Key_2,
    "calendar": Qt.Key.Key_3,
    "households": Qt.Key.Key_4,
    "knowledge": Qt.Key.Key_5,
    "figures": Qt.Key.Key_6,
    "intake": Qt.Key.Key_N,
    "import": Qt.Key.Key_I,
    "export": Qt.Key.Key_E,
    "settings": None,
    "handover": None,
    "bin": None,
    "editor": None,
    "print": None,
}
"""Every page, and the letter that Ctrl opens it with; the others have a button somewhere."""
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class RandomUser:
    """One key or click at a call; *folder* is where files come from and go to."""

    def __init__(self, clock: SetClock, folder: Path, seed: int) -> None:
        self._clock = clock
        self._folder = folder
        self._rng = random.Random(seed)
        self.hands = Hands(self._rng)
        self.done: Counter[str] = Counter()
        self.pages: Counter[str] = Counter()
        self._files = 0
        self._asked = 0
        self._stay = 0
        self._acts: dict[str, tuple[int, Callable[[], Iterator[None] | None]]] = {
            "page": (25, self._page),
            "anything": (15, self._anything),
            "view": (6, self._view),
            "sort": (4, self._sort),
            "scroll": (8, self._scroll),
            "select": (4, self._select),
            "search": (6, self._search),
            "filter": (4, self._filter),
            "open": (10, self._open),
            "walk": (6, self._walk),
            "type": (8, self._type),
            "contact": (6, self._contact),
            "step": (8, self._step),
            "register": (6, self._register),
            "calendar": (5, self._calendar),
            "drag": (4, self._drag),
            "bin": (2, self._to_bin),
            "undo": (5, self._undo),
            "print": (3, self._print),
            "help": (1, self._help),
            "operator": (3, self._operator),
            "lock": (2, self._lock),
            "pins": (1, self._pins),
            "look": (2, self._look),
            "minute": (5, self._minute),
            "import": (1, self._import),
            "export": (1, self._export),
        }

    def sit_down(self, office: OfficeWindow) -> None:
        """From now on at this window."""
        self._office, self._window = office, office.window
        self.hands.forget()
        self._sat_down = time.monotonic()

    def settling(self) -> bool:
        """Whether the window is just there: who sits down has a look first, or drinks some tea."""
        made = all(self._window.page(one) for one in SOON_WANTED)
        return not made and time.monotonic() < self._sat_down + TEA_S

    def act(self) -> str:
        """Begin one thing, see ``go_on``; returns its name."""
        self._clock.forward(seconds=self._rng.randrange(5, 60))
        if QApplication.activeWindow() is not self._window:
            self._window.activateWindow()  # keys of the window work only there
        if self._locked():
            self._unlock()
            name = "unlock"
        elif self._stay:
            # Who goes to a page does something there.
            self._stay -= 1
            self._anything()
            name = "anything"
        else:
            names = list(self._acts)
            name = self._rng.choices(names, [self._acts[one][0] for one in names])[0]
            events = self._acts[name][1]()
            if events is not None:
                self.hands.do(events)
        self.done[name] += 1
        self.pages[self._window.current_key] += 1
        return name

    def go_on(self) -> bool:
        """The next key or click of what was begun; whether there was one."""
        return not self._locked() and self.hands.go_on()

    def answer(self) -> bool:
        """Use or leave what stands in the way; whether there was something."""
        self._asked += 1
        if self.hands.answer((*SAID, *WORDS), only_leave=self._asked > 12):
            return True
        self._asked = 0
        return False

    # getting about

    def _press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        QTest.keyClick(self._focus(), key, held)

    def _page(self) -> None:
        page = self._rng.choice(list(PAGES))
        key = PAGES[page]
        items = self._window.rail.items()
        if key is not None:
            self._press(key, CTRL)
        elif page in items:
            QTest.mouseClick(items[page], Qt.MouseButton.LeftButton)
        else:
            self._office.navigate(page)
        self._stay = self._rng.randrange(8)

    def _anything(self) -> None:
        roots = [self._window.stack.currentWidget()] * 8 + [self._window.top_bar, self._window]
        for one in QApplication.topLevelWidgets():
            if one.isVisible() and one.isWindow() and one is not self._window:
                roots += [one] * 4
        root = self._rng.choice(roots)
        if root.isWindow() and root is not self._window and self._rng.random() < 0.3:
            root.close()
        else:
            self.hands.anything(root, (*SAID, *WORDS))

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

    def _scroll(self) -> Iterator[None]:
        table = self._queue()
        yield
        if table is None or not isValid(table):
            return
        table.setFocus()
        keys = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Home,
                Qt.Key.Key_Down, Qt.Key.Key_Up)  # fmt: skip
        QTest.keyClick(table, self._rng.choice(keys))
        yield
        if not isValid(table):
            return
        bar = table.verticalScrollBar()
        bar.setValue(self._rng.randint(0, max(0, bar.maximum())))

    def _select(self) -> Iterator[None]:
        table = self._queue()
        yield
        if table is None or not isValid(table) or not table.model().rowCount():
            return
        table.setFocus()
        for _ in range(self._rng.randrange(1, 6)):
            if not isValid(table):
                return
            QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
            yield

    def _search(self) -> Iterator[None]:
        self._window.focus_search()
        box = self._window.top_bar.search
        box.selectAll()
        self.hands.write(box, self._rng.choice(WORDS))
        yield
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

    def _open(self) -> Iterator[None]:
        table = self._queue()
        yield
        if table is not None and isValid(table) and table.model().rowCount():
            table.setFocus()
            QTest.keyClick(table, self._rng.choice((Qt.Key.Key_Down, Qt.Key.Key_PageDown)))
            yield
            if isValid(table):
                QTest.keyClick(table, Qt.Key.Key_Return)

    def _editor(self) -> QWidget | None:
        if self._window.current_key != "editor":
            return None
        page = self._window.page("editor")
        return page.widget if page is not None else None

    def _walk(self) -> Iterator[None]:
        if self._editor() is None:
            yield from self._open()
            return
        self._press(self._rng.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)), ALT)

    def _contact(self) -> Iterator[None]:
        if self._editor() is None:
            yield from self._open()
            return
        self._press(Qt.Key.Key_L, CTRL)
        yield
        self._type()
        yield
        self._press(Qt.Key.Key_Return, CTRL)

    def _step(self) -> Iterator[None]:
        if self._editor() is None:
            yield from self._open()
            return
        if self._rng.random() < 0.6:
            self._type()
            yield
        self._press(Qt.Key.Key_Return, CTRL)

    def _register(self) -> Iterator[None]:
        self._press(Qt.Key.Key_N, CTRL)
        yield
        page = self._window.page("intake")
        if page is None or self._window.current_key != "intake":
            return
        fields = self.hands.fields(page.widget)
        for one in self._rng.sample(fields, min(4, len(fields))):
            if isValid(one):
                one.setFocus()
                self.hands.write(one, self._rng.choice((*SAID, "3-2-501", "赵女士")))
                yield
        self._press(Qt.Key.Key_Return, CTRL)

    def _to_bin(self) -> Iterator[None]:
        yield from self._select()
        if self._window.current_key == "queue":
            self._press(Qt.Key.Key_Delete)

    def _undo(self) -> None:
        if self._rng.random() < 0.5:
            self._window.setFocus()
        self._press(Qt.Key.Key_Z, CTRL)

    def _print(self) -> None:
        """The menu of papers; a later turn chooses in it, or prints or saves what is shown."""
        if self._window.current_key == "print" and self._rng.random() < 0.5:
            self._press(Qt.Key.Key_S, CTRL)
        else:
            self._press(Qt.Key.Key_P, CTRL)

    # the calendar

    def _calendar(self) -> Iterator[None]:
        if not self._office.navigate("calendar"):
            return
        yield
        page = self._window.page("calendar")
        assert page is not None
        view = page.widget
        if self._rng.random() < 0.5:
            view.show_mode(self._rng.choice(("month", "week", "agenda")))  # type: ignore[attr-defined]
            yield
        view.turn(self._rng.choice((-1, 1)))  # type: ignore[attr-defined]

    def _drag(self) -> Iterator[None]:
        if not self._office.navigate("calendar", self._clock().date()):
            return
        yield
        page = self._window.page("calendar")
        assert page is not None
        view = page.widget
        view.show_mode("month")  # type: ignore[attr-defined]
        yield
        grid = view.grid  # type: ignore[attr-defined]
        days = [grid.span()[0] + timedelta(days=n) for n in range(35)]
        for day in self._rng.sample(days, len(days)):
            slots = [one for one in grid.slots(day) if one.item is not None]
            if slots and grid.isVisible():
                start = slots[0].rect.center()
                end = grid.cell(self._rng.choice(days)).center()
                QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=start)
                for part in (0.3, 0.6, 1.0):
                    yield
                    at = start + (end - start) * part
                    # QTest moves without the button held; a drag holds it.
                    place, kind = QPointF(at), QEvent.Type.MouseMove
                    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
                    held = QMouseEvent(kind, place, grid.mapToGlobal(place), left, left, none)
                    QApplication.sendEvent(grid, held)
                yield
                QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=end)
                return

    # anything

    def _type(self) -> None:
        self.hands.type_into(self._window.stack.currentWidget(), SAID)

    def _help(self) -> None:
        if self._rng.random() < 0.5:
            self._press(Qt.Key.Key_F1)
        else:
            self._window.show_keys()

    def _operator(self) -> None:
        """The menu at the right of the bar: who is here, look, size, language, bin."""
        QTest.mouseClick(self._window.top_bar.operator_button, Qt.MouseButton.LeftButton)

    def _look(self) -> None:
        if self._rng.random() < 0.5:
            self._office.desk.theme.set_mode(self._rng.choice(("light", "dark")))
        else:
            self._window.resize(*self._rng.choice(((1440, 900), (1280, 720), (1600, 1000))))

    # who is at the desk

    def _screen(self) -> LockScreen | None:
        return next((one for one in self._window.findChildren(LockScreen) if one.isVisible()), None)

    def _locked(self) -> bool:
        return self._screen() is not None

    def _lock(self) -> None:
        self._press(Qt.Key.Key_L, CTRL, SHIFT)

    def _unlock(self) -> None:
        screen = self._screen()
        assert screen is not None
        if screen.mode != LOCKED and self._rng.random() < 0.4:
            screen.setFocus()
            QTest.keyClick(screen, Qt.Key.Key_Escape)
            return
        # A wrong PIN makes everybody wait.
        self._clock.forward(minutes=20)
        people = [one.name for one in self._office.desk.lists().staff]
        if screen.who.isVisible() and people:
            screen.who.setText(self._rng.choice(people))
        screen.pin.setText("13579" if self._rng.random() < 0.1 else PIN)
        screen.again.setText(PIN)
        QTest.mouseClick(screen.enter_button, Qt.MouseButton.LeftButton)

    def _pins(self) -> None:
        """Everybody gets the same PIN, and the office asks for it, or no longer."""
        on = self._rng.random() < 0.6

        def work(office: object) -> None:
            for one in access.door(office).seats:  # type: ignore[arg-type]
                person = next(p for p in self._office.desk.lists().staff if p.name == one.name)
                access.set_pin(office, person.id, PIN)  # type: ignore[arg-type]
            access.require_pins(office, on, 5)  # type: ignore[arg-type]

        self._office.desk.runner.run(work, None, lambda _error: None)

    # files

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

    def _export(self) -> Iterator[None]:
        self._office.navigate("export", self._rng.choice((None, "ics")))
        yield
        page = self._window.page("export")
        if self._window.current_key == "export" and page is not None:
            button = page.widget.export_button  # type: ignore[attr-defined]
            if button.isVisible() and button.isEnabled():
                button.click()

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window
