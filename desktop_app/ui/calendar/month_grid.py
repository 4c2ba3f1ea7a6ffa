"""The month as a painted grid: days, their items, the keyboard, and dragging to another day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from desktop_app.ui.calendar import grid_events, month_paint
from desktop_app.ui.calendar.board import Board, Day, Item, day_summary
from desktop_app.ui.calendar.typed_time import day_week_text
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.calendar_popup import add_months
from desktop_app.ui.widgets.kept_picture import KeptPicture


@dataclass(frozen=True)
class Slot:
    """A line in a cell: an item, or how many more there are."""

    rect: QRect
    item: Item | None
    hidden: int = 0
    late: int = 0  # how many of the hidden ones are overdue


def month_span(month: date) -> tuple[date, date]:
    """The Monday before (or on) the first of *month* and the Sunday after its last day."""
    first = month.replace(day=1)
    last = month.replace(day=calendar.monthrange(month.year, month.month)[1])
    return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())


class MonthGrid(QWidget):
    """Shows a ``Board``; it decides nothing, ``dropped(id, day)`` asks for a move."""

    day_chosen = Signal(object)
    entered = Signal()
    item_chosen = Signal(int)
    dropped = Signal(int, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._board = Board(date(2000, 1, 1), date(2000, 1, 1), datetime(2000, 1, 1))
        self._month = date(2000, 1, 1)
        self._day = date(2000, 1, 1)
        self._today = date(2000, 1, 1)
        self._selected: int | None = None
        self._pressed: Item | None = None
        self._press_at = QPoint()
        self._drag: Item | None = None
        self._drag_at = QPoint()
        self._hover: Item | None = None
        self._cells: dict[date, QRect] = {}
        self._slots: dict[date, list[Slot]] = {}
        self._elided: dict[tuple[str, int], str] = {}
        self._kept, self._turns = KeptPicture(), 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.follow(self, self._remeasure)

    # what is shown

    @property
    def board(self) -> Board:
        return self._board

    @property
    def day(self) -> date:
        return self._day

    @property
    def month(self) -> date:
        """The first day of the month in front."""
        return self._month

    @property
    def dragging(self) -> bool:
        return self._drag is not None

    def show_board(self, board: Board) -> None:
        """Paint another answer; what is being dragged stays in the hand if it is still there."""
        same = board == self._board and board.now.date() == self._today
        self._board = board
        if same:
            return
        self._today = board.now.date()
        if self._drag is not None:
            self._drag = board.item(self._drag.id)
        self._pressed = None if self._pressed is None else board.item(self._pressed.id)
        self._hover = None
        self._forget_layout()
        self._describe()

    def show_day(self, day: date) -> None:
        """Mark *day* and bring its month to the front, telling nobody."""
        if day.replace(day=1) != self._month:
            self._month = day.replace(day=1)
            self._forget_layout()
        self._choose(day)

    def _choose(self, day: date) -> None:
        self._paint_again(self.cell(self._day), self.cell(day))
        self._day = day
        self._describe()

    def select_item(self, follow_up_id: int | None) -> None:
        """Outline the item that the day panel has selected."""
        for one in (self._selected, follow_up_id):
            self._paint_item_again(self._board.item(one) if one is not None else None)
        self._selected = follow_up_id

    # geometry

    def span(self) -> tuple[date, date]:
        return month_span(self._month)

    def weeks(self) -> int:
        first, last = self.span()
        return ((last - first).days + 1) // 7

    def header_height(self) -> int:
        return self._theme.metrics("small").height() + 2 * self._theme.space.s

    def number_height(self) -> int:
        return self._theme.metrics().height() + self._theme.space.s + 2

    def line_height(self) -> int:
        return self._theme.metrics("small").height() + 4

    def cells(self) -> dict[date, QRect]:
        """Where each day of the span is painted."""
        if not self._cells:
            first, last = self.span()
            top, weeks, wide = self.header_height(), self.weeks(), self.width()
            room = max(0, self.height() - top)
            for number in range((last - first).days + 1):
                row, column = divmod(number, 7)
                y, below = top + row * room // weeks, top + (row + 1) * room // weeks
                x, right = column * wide // 7, (column + 1) * wide // 7
                self._cells[first + timedelta(days=number)] = QRect(x, y, right - x, below - y)
        return self._cells

    def cell(self, day: date) -> QRect:
        """Where *day* is painted; empty outside the span."""
        return self.cells().get(day, QRect())

    def day_at(self, place: QPoint) -> date | None:
        first, last = self.span()
        top = self.header_height()
        if not (0 <= place.x() < self.width() and top <= place.y() < self.height()):
            return None
        # The edges of cells are rounded: ask the neighbours as well.
        row = (place.y() - top) * self.weeks() // max(1, self.height() - top)
        column = place.x() * 7 // max(1, self.width())
        guess = first + timedelta(days=row * 7 + column)
        for shift in (0, 1, -1, 7, -7, 8, -8):
            day = guess + timedelta(days=shift)
            if first <= day <= last and self.cell(day).contains(place):
                return day
        return None

    def slots(self, day: date) -> list[Slot]:
        """The lines that fit into a day's cell, the last one saying how many do not."""
        if day not in self._slots:
            self._slots[day] = self._lay_out(day)
        return self._slots[day]

    def item_at(self, place: QPoint) -> Item | None:
        slot = self._slot_at(place)
        return slot.item if slot else None

    def elide(self, text: str, width: int) -> str:
        """*text* shortened to *width*; remembered, as painting happens often."""
        key = (text, width)
        if key not in self._elided:
            metrics = self._theme.metrics("small")
            self._elided[key] = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return self._elided[key]

    def label_for(self, item: Item, width: int) -> str:
        """The whole label, or what the item is without its time where that would not fit."""
        metrics = self._theme.metrics("small")
        roomy = width >= metrics.horizontalAdvance("✓ 00:00") + 2 * metrics.height()
        return item.label if roomy else item.short

    def rest_label(self, slot: Slot, width: int) -> str:
        """How many more there are, the overdue ones first, in as many words as fit."""
        metrics = self._theme.metrics("small")
        if slot.late:
            choices = [
                self.tr("还有 {count} 项，{late} 项逾期").format(count=slot.hidden, late=slot.late),
                self.tr("{late} 项逾期").format(late=slot.late),
                self.tr("逾期 {late}").format(late=slot.late),
            ]
        else:
            choices = [
                self.tr("还有 {count} 项").format(count=slot.hidden),
                self.tr("{count} 项").format(count=slot.hidden),
            ]
        return next(
            (one for one in choices if metrics.horizontalAdvance(one) <= width), choices[-1]
        )

    def sizeHint(self) -> QSize:
        # No more height than it needs: the page's frame scrolls as soon as it is asked for more.
        return QSize(self._theme.px(620), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        row = self.number_height() + self.line_height() + self._theme.space.xs
        return QSize(self._theme.px(350), self.header_height() + self.weeks() * row)

    def _lay_out(self, day: date) -> list[Slot]:
        known = self._board.days.get(day)
        cell = self.cell(day)
        if known is None or not known.items or cell.isEmpty():
            return []
        roomy = cell.width() >= self._theme.px(100)
        margin = self._theme.space.s if roomy else self._theme.space.xs
        high = self.line_height()
        area = cell.adjusted(margin, self.number_height(), -margin, -2)
        room = max(1, (area.height() + 2) // (high + 2))
        shown = known.items if len(known.items) <= room else known.items[: room - 1]
        lines = [
            QRect(area.left(), area.top() + i * (high + 2), area.width(), high)
            for i in range(len(shown) + 1)
        ]
        slots = [Slot(lines[i], item) for i, item in enumerate(shown)]
        if len(shown) < len(known.items):
            hidden = known.items[len(shown) :]
            late = sum(item.overdue for item in hidden)
            slots.append(Slot(lines[-1], None, len(hidden), late))
        return slots

    def _slot_at(self, place: QPoint) -> Slot | None:
        day = self.day_at(place)
        if day is None:
            return None
        return next((slot for slot in self.slots(day) if slot.rect.contains(place)), None)

    def _forget_layout(self) -> None:
        self._turns += 1
        self._cells = {}
        self._slots.clear()
        self._elided.clear()
        self.update()

    def _remeasure(self) -> None:
        self._forget_layout()
        self.updateGeometry()

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        self._forget_layout()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        look = month_paint.Look(
            self._month, self._day, self._today, self._selected, self._hover, self.hasFocus()
        )
        self._kept.paint(
            self,
            event.rect(),
            (look, self._turns),
            QColor(self._theme.colours.surface),
            lambda painter, dirty: month_paint.paint_month(painter, self, self._theme, look, dirty),
        )
        if self._drag is not None:
            target = self.day_at(self._drag_at)
            month_paint.paint_drag(self, self._theme, self._drag, self._drag_at, target)

    def _paint_again(self, *places: QRect) -> None:
        """Only what has changed: a month of full days takes long enough to be felt in a drag."""
        for place in places:
            if not place.isEmpty():
                self.update(place.adjusted(-2, -2, 2, 2))

    def _paint_item_again(self, item: Item | None) -> None:
        if item is not None:
            self._paint_again(self.cell(item.day))

    def _paint_drag_again(self) -> None:
        if self._drag is not None:
            target = self.day_at(self._drag_at)
            box = month_paint.drag_box(self, self._theme, self._drag_at)
            self._paint_again(box, self.cell(target) if target is not None else QRect())

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        item, day = self.item_at(place), self.day_at(place)
        self._pressed, self._press_at = item, place
        if day is not None and day != self._day:
            self._choose(day)  # the month stays: a click beside it must not turn the page away
            self.day_chosen.emit(day)
        if item is not None:
            self.item_chosen.emit(item.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            far = (place - self._press_at).manhattanLength() >= QApplication.startDragDistance()
            if self._drag is None and far and self._pressed.planned:
                self._drag = self._pressed
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._paint_drag_again()
            self._drag_at = place
            self._paint_drag_again()
            return
        hover = self.item_at(place)
        if hover is not self._hover:
            self._paint_item_again(self._hover)
            self._paint_item_again(hover)
            self._hover = hover
            shape = Qt.CursorShape.PointingHandCursor if hover else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._paint_drag_again()
        item, self._drag, self._pressed = self._drag, None, None
        self.unsetCursor()
        if item is None:
            return
        day = self.day_at(event.position().toPoint())
        if day is not None and day != item.day:
            self.dropped.emit(item.id, day)

    def leaveEvent(self, event: QEvent) -> None:
        self._paint_item_again(self._hover)
        self._hover = None

    # the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._drag is not None:
            self._paint_drag_again()
            self._drag = self._pressed = None
            self.unsetCursor()
        elif key in steps:
            self._go(self._day + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(add_months(self._day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key == Qt.Key.Key_Home:
            self._go(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _go(self, day: date) -> None:
        self.show_day(day)
        self.day_chosen.emit(day)

    def event(self, event: QEvent) -> bool:
        if grid_events.is_escape(event) and self.dragging:
            event.accept()
            return True
        return grid_events.shows_tip(self, event, self.tip_at) or bool(super().event(event))

    def tip_at(self, place: QPoint) -> str:
        """The whole of what is shortened under *place*."""
        slot = self._slot_at(place)
        day = self.day_at(place)
        if slot is not None and slot.item is not None:
            return slot.item.tip
        known = self._board.days.get(day) if day is not None else None
        if known is None:
            return ""
        if slot is not None:
            return grid_events.heap_tip(known.items[len(known.items) - slot.hidden :])
        return f"{day_week_text(known.day)} {known.sign()}\n{day_summary(known, 0)}"

    def _describe(self) -> None:
        grid_events.describe(self, self._day, self.known(self._day))

    def known(self, day: date) -> Day | None:
        return self._board.days.get(day)
