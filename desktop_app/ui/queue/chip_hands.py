"""The chips of views under the hand: dragged or moved with Alt and arrows, and their menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.widgets.chips import Chip, ChipBar

BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
ON = (Qt.Key.Key_Down, Qt.Key.Key_Right)


class ChipHands(QObject):
    """*moved* gets the keys in their new order, *menu* the key of a chip and a place on screen."""

    def __init__(
        self,
        bar: ChipBar,
        moved: Callable[[Sequence[str]], object],
        menu: Callable[[str, QPoint], object],
        fixed: frozenset[str],
    ) -> None:
        super().__init__(bar)
        self._bar, self._moved, self._menu, self._fixed = bar, moved, menu, fixed
        self._watched: set[Chip] = set()
        self._from: QPoint | None = None
        self._dragged = False

    def watch(self) -> None:
        """Listen to the chips as they are now."""
        chips = set(self._bar.chips().values())
        for chip in chips - self._watched:
            chip.installEventFilter(self)
        self._watched = chips

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = self._key_of(watched)
        if key is None:
            return False
        if isinstance(event, QContextMenuEvent):
            self._menu(key, event.globalPos())
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = -1 if event.key() in BACK else 1 if event.key() in ON else 0
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._step(key, step)
                return True
        if isinstance(event, QMouseEvent):
            return self._mouse(key, event)
        return False

    def _mouse(self, key: str, event: QMouseEvent) -> bool:
        place = event.globalPosition().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            self._from, self._dragged = place, False
        elif event.type() == QEvent.Type.MouseMove and self._from is not None:
            far = (place - self._from).manhattanLength() >= QApplication.startDragDistance()
            if far and not self._dragged and key not in self._fixed:
                self._dragged = True
                self._bar.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.type() == QEvent.Type.MouseButtonRelease and self._from is not None:
            self._from = None
            if self._dragged:
                self._dragged = False
                self._bar.unsetCursor()
                chip = self._bar.chips()[key]
                chip.setDown(False)
                self._drop(key, place)
                return True
        return False

    def _drop(self, key: str, place: QPoint) -> None:
        under = self._key_of(QApplication.widgetAt(place))
        if under is None:
            inside = self._bar.mapFromGlobal(place)
            under = self._key_of(self._bar.childAt(inside))
        if under is None or under == key or under in self._fixed:
            return
        order = self._order()
        at = order.index(under)
        order.remove(key)
        order.insert(at, key)
        self._moved(order)

    def _step(self, key: str, step: int) -> None:
        order = self._order()
        if key not in order:
            return
        at = order.index(key)
        if 0 <= at + step < len(order):
            order.insert(at + step, order.pop(at))
            self._moved(order)

    def _order(self) -> list[str]:
        return [key for key in self._bar.chips() if key not in self._fixed]

    def _key_of(self, widget: QObject | QWidget | None) -> str | None:
        return next((key for key, chip in self._bar.chips().items() if chip is widget), None)
