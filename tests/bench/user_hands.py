"""Hands of the random user: keys, mouse and input method on whatever can be seen in a widget.

One key or click at a turn of the window's loop, as from a person: what takes several goes on with
``go_on``. Six keys handed over at once would be one long pause that nobody ever meets.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

PIN = "2468"
"""What is typed into every field that hides what is typed: nobody locks himself out."""
_NONE = Qt.KeyboardModifier.NoModifier
Field = QLineEdit | QPlainTextEdit | QTextEdit


class Hands:
    """``pressed`` counts the buttons and entries that were used, by their words."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self.pressed: Counter[str] = Counter()
        self._rest: Iterator[None] | None = None

    def do(self, events: Iterator[None]) -> bool:
        """The first of *events* now, the others with ``go_on``."""
        next(events, None)
        self._rest = events
        return True

    def go_on(self) -> bool:
        """The next event of what is under way; false when there is none.

        The last one, too, has its turn for itself: what is begun after it is another wait.
        """
        under_way, self._rest = self._rest, None
        if under_way is None:
            return False
        if next(under_way, self) is not self:
            self._rest = under_way
        return True

    def forget(self) -> None:
        """What was under way is over: its window is gone."""
        self._rest = None

    # what is there

    @staticmethod
    def seen(root: QWidget, kind: type) -> list[QWidget]:
        """Widgets of *kind* in *root* that the eye and the mouse reach."""
        return [
            one
            for one in root.findChildren(kind)
            if one.isVisible()
            and one.isEnabled()
            and one.window() is root.window()
            and not one.visibleRegion().isEmpty()
        ]

    def fields(self, root: QWidget) -> list[QWidget]:
        found = [
            one for kind in (QLineEdit, QPlainTextEdit, QTextEdit) for one in self.seen(root, kind)
        ]
        return [
            one
            for one in found
            if not one.isReadOnly() and not isinstance(one.parent(), (QComboBox, QAbstractSpinBox))
        ]

    # what a hand does; each says whether there was something to do it with

    def type_into(self, root: QWidget, words: tuple[str, ...]) -> bool:
        fields = self.fields(root)
        if not fields:
            return False
        field = self._rng.choice(fields)
        field.setFocus()
        if self._rng.random() < 0.3:
            field.selectAll()  # type: ignore[attr-defined]
        self.write(field, self._rng.choice(words))
        return True

    @staticmethod
    def write(field: QWidget, text: str) -> None:
        """As an input method commits it: a key for every Chinese character there is none."""
        if isinstance(field, QLineEdit) and field.echoMode() == QLineEdit.EchoMode.Password:
            field.setText("")
            text = PIN
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)

    def press(self, root: QWidget) -> bool:
        """A button, a box, a chip: with the mouse."""
        buttons = self.seen(root, QAbstractButton)
        if not buttons:
            return False
        button = self._rng.choice(buttons)
        words = button.text() or button.accessibleName() or type(button).__name__  # type: ignore[attr-defined]
        self.pressed["".join(one for one in words if not one.isdigit())[:16]] += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return True

    def choose(self, root: QWidget) -> bool:
        """Another entry of a drop-down list or a number, by keys."""
        found = self.seen(root, QComboBox) + self.seen(root, QAbstractSpinBox)
        if not found:
            return False
        return self.do(self._turn(self._rng.choice(found)))

    def _turn(self, one: QWidget) -> Iterator[None]:
        one.setFocus()
        for _ in range(self._rng.randrange(1, 4)):
            if not isValid(one):
                return
            QTest.keyClick(one, self._rng.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)))
            yield

    def pick(self, root: QWidget) -> bool:
        """A line of a list, tree or table: clicked, opened or asked for its menu."""
        views = [
            one
            for one in self.seen(root, QAbstractItemView)
            if one.model() is not None and one.model().rowCount() > 0  # type: ignore[attr-defined]
        ]
        if not views:
            return False
        view = self._rng.choice(views)
        room = view.viewport()  # type: ignore[attr-defined]
        at = QPoint(
            self._rng.randrange(max(1, room.width())), self._rng.randrange(max(1, room.height()))
        )
        chance = self._rng.random()
        if chance < 0.7:
            QTest.mouseClick(room, Qt.MouseButton.LeftButton, _NONE, at)
        elif chance < 0.85:
            self.do(self._click_twice(room, at))
        else:
            QTest.mouseClick(room, Qt.MouseButton.RightButton, _NONE, at)
            view.customContextMenuRequested.emit(at)
        return True

    def _click_twice(self, one: QWidget, at: QPoint) -> Iterator[None]:
        QTest.mouseClick(one, Qt.MouseButton.LeftButton, _NONE, at)
        yield
        if isValid(one):
            QTest.mouseDClick(one, Qt.MouseButton.LeftButton, _NONE, at)

    def tab(self, root: QWidget) -> bool:
        bars = [one for one in self.seen(root, QTabBar) if one.count() > 1]  # type: ignore[attr-defined]
        if not bars:
            return False
        bar = self._rng.choice(bars)
        rect = bar.tabRect(self._rng.randrange(bar.count()))  # type: ignore[attr-defined]
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, _NONE, rect.center())
        return True

    def wander(self, root: QWidget) -> bool:
        """The mouse over something that the program paints itself: moved, clicked, dragged, keys."""
        painted = [
            one
            for one in self.seen(root, QWidget)
            if type(one).__module__.startswith("desktop_app") and "paintEvent" in vars(type(one))
        ]
        if not painted:
            return False
        return self.do(self._wander(self._rng.choice(painted)))

    def _wander(self, one: QWidget) -> Iterator[None]:
        point = self._point(one)
        QTest.mouseMove(one, point)  # the window goes on meanwhile: it may be gone after each
        yield
        if not isValid(one):
            return
        QTest.mouseClick(one, Qt.MouseButton.LeftButton, _NONE, point)
        yield
        if not isValid(one):
            return
        if self._rng.random() < 0.3:
            QTest.mouseDClick(one, Qt.MouseButton.LeftButton, _NONE, point)
            yield
        yield from self._keys(one)

    def wheel(self, root: QWidget) -> bool:
        areas = self.seen(root, QAbstractScrollArea)
        if not areas:
            return False
        return self.do(self._wheel(self._rng.choice(areas)))

    def _wheel(self, area: QWidget) -> Iterator[None]:
        for _ in range(self._rng.randrange(1, 6)):
            if not isValid(area):
                return
            room = area.viewport()  # type: ignore[attr-defined]
            at = QPointF(room.rect().center())
            turn = QPoint(0, self._rng.choice((-360, -120, 120, 360)))
            event = QWheelEvent(
                at, room.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton, _NONE,
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(room, event)
            yield

    def keys(self, widget: QWidget) -> bool:
        """Some keys that move about, where the keyboard is."""
        return self.do(self._keys(widget))

    def _keys(self, widget: QWidget) -> Iterator[None]:
        some = (
            Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left,
            Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home,
            Qt.Key.Key_End, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_F4, Qt.Key.Key_F9,
        )  # fmt: skip
        for _ in range(self._rng.randrange(1, 5)):
            here = QApplication.focusWidget() or (widget if isValid(widget) else None)
            if here is None:
                return
            QTest.keyClick(here, self._rng.choice(some))
            yield

    def anything(self, root: QWidget, words: tuple[str, ...]) -> None:
        """One of all these, such as *root* has something for."""
        ways = [
            (6, lambda: self.press(root)),
            (3, lambda: self.type_into(root, words)),
            (2, lambda: self.choose(root)),
            (4, lambda: self.pick(root)),
            (2, lambda: self.tab(root)),
            (2, lambda: self.wander(root)),
            (1, lambda: self.wheel(root)),
            (1, lambda: self.keys(root)),
        ]
        while ways:
            way = self._rng.choices(ways, [weight for weight, _ in ways])[0]
            if way[1]():
                return
            ways.remove(way)

    # what stands in the way

    def answer(self, words: tuple[str, ...], *, only_leave: bool = False) -> bool:
        """Use or leave an open menu or dialog; whether there was one."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            if isinstance(popup, QMenu) and not only_leave and self._rng.random() < 0.7:
                self._take(popup)
            else:
                popup.close()
            return True
        modal = QApplication.activeModalWidget()
        if modal is None:
            return False
        if only_leave or self._rng.random() < 0.4:
            modal.close()
        elif self._rng.random() < 0.2:
            QTest.keyClick(QApplication.focusWidget() or modal, Qt.Key.Key_Return)
        else:
            self.anything(modal, words)
        return True

    def _take(self, menu: QMenu) -> None:
        actions = [one for one in menu.actions() if one.isEnabled() and not one.isSeparator()]
        if not actions:
            menu.close()
            return
        action = self._rng.choice(actions)
        self.pressed["".join(one for one in action.text() if not one.isdigit())[:16]] += 1
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Right if action.menu() is not None else Qt.Key.Key_Return)

    def _point(self, widget: QWidget) -> QPoint:
        return QPoint(
            self._rng.randrange(max(1, widget.width())),
            self._rng.randrange(max(1, widget.height())),
        )
