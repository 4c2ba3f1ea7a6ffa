"""Seven days with their hours: items at their time, the keyboard, dragging to a day and hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from desktop_app.ui.calendar import grid_events, week_paint
from desktop_app.ui.calendar.agenda import Agenda
from desktop_app.ui.calendar.board import Board, Day, Item, spoken_day
from desktop_app.ui.calendar.week_layout import (
    CLOSES,
    LANES,
    OPENS,
    blocks,
    early,
    late,
    moment,
    snap,
    week_of,
)
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.kept_picture import KeptPicture

EDGE_LINES = 2


@dataclass(frozen=True)
class Spot:
    """A painted block: one item, or a heap of several."""

    rect: QRect
    items: tuple[Item, ...]

    @property
    def item(self) -> Item | None:
        return self.items[0] if len(self.items) == 1 else None


class WeekGrid(QWidget):
    """Shows the week of a day of a ``Board``; ``dropped(id, datetime)`` asks for a move."""

    day_chosen = Signal(object)
    entered = Signal()
    item_chosen = Signal(int)
    key_asked = Signal(int, int)
    dropped = Signal(int, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.board = Board(date(2000, 1, 1), date(2000, 1, 1), datetime(2000, 1, 1))
        self._day = date(2000, 1, 1)
        self.selected: int | None = None
        self.hover: Item | None = None
        self._pressed: Item | None = None
        self._press_at = QPoint()
        self._grab = 0  # how far below the item's top it was taken
        self.drag: Item | None = None
        self._drag_at = QPoint()
        self._asked_at = QPoint(-1, -1)
        self._spots: dict[date, list[Spot]] = {}
        self._kept, self._turns = KeptPicture(), 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.follow(self, self._remeasure)

    # what is shown

    @property
    def day(self) -> date:
        return self._day

    @property
    def dragging(self) -> bool:
        return self.drag is not None

    def days(self) -> list[date]:
        first = week_of(self._day)[0]
        return [first + timedelta(days=n) for n in range(7)]

    def show_board(self, board: Board) -> None:
        """Paint another answer; what is being dragged stays in the hand if it is still there."""
        same = board == self.board and board.now.date() == self.board.now.date()
        self.board = board
        if same:
            self.update()  # the line of now
            return
        self.drag = None if self.drag is None else board.item(self.drag.id)
        self._pressed = None if self._pressed is None else board.item(self._pressed.id)
        self.hover = None
        self._forget()
        self._describe()

    def show_day(self, day: date) -> None:
        """Mark *day* and show its week, telling nobody."""
        self._day = day
        self._forget()
        self._describe()

    def select_item(self, follow_up_id: int | None) -> None:
        self.selected = follow_up_id
        self.update()

    def known(self, day: date) -> Day | None:
        return self.board.days.get(day)

    # geometry

    def axis_width(self) -> int:
        metrics = self._theme.metrics("small")
        return metrics.horizontalAdvance("00:00") + 2 * self._theme.space.s

    def header_height(self) -> int:
        return 2 * self._theme.metrics(bold=True).height() + self._theme.space.s

    def line_height(self) -> int:
        return self._theme.metrics("small").height() + 4

    def edge_height(self, *, top: bool) -> int:
        """Room for items outside the hours; none when there are none in the week."""
        outside = early if top else late
        most = max(
            len(outside(known.items)) if known else 0 for known in map(self.known, self.days())
        )
        return min(most, EDGE_LINES) * (self.line_height() + 2) + 4 if most else 0

    def hours(self) -> QRect:
        """Where the hours are: all seven columns."""
        top = self.header_height() + self.edge_height(top=True)
        bottom = self.height() - self.edge_height(top=False)
        left = self.axis_width()
        return QRect(left, top, max(7, self.width() - left), max(1, bottom - top))

    def column(self, day: date) -> QRect:
        """The whole column of *day* from its heading to the lower edge; empty when not shown."""
        first, last = week_of(self._day)
        if not first <= day <= last:
            return QRect()
        place, hours = (day - first).days, self.hours()
        left = hours.left() + place * hours.width() // 7
        right = hours.left() + (place + 1) * hours.width() // 7
        return QRect(left, 0, right - left, self.height())

    def cell(self, day: date) -> QRect:
        """Where a question about *day* is asked: where the item was dropped, else its heading."""
        column = self.column(day)
        if column.contains(self._asked_at):
            return QRect(column.left(), self._asked_at.y() - 12, column.width(), 24)
        return QRect(column.left(), 0, column.width(), self.header_height())

    def lanes(self) -> int:
        """Side by side stand at least two, and three where each still shows a word."""
        word = self._theme.metrics("small").horizontalAdvance("逾期")
        wide = self.column(self._day).width() - 2 - self._theme.space.xs
        return max(2, min(LANES, wide // (word + self._theme.space.xs + 7)))

    def y_of(self, minutes: float) -> int:
        hours = self.hours()
        return hours.top() + round((minutes - OPENS) * hours.height() / (CLOSES - OPENS))

    def minutes_at(self, y: int) -> float:
        hours = self.hours()
        return OPENS + (y - hours.top()) * (CLOSES - OPENS) / hours.height()

    def day_at(self, place: QPoint) -> date | None:
        return next((day for day in self.days() if self.column(day).contains(place)), None)

    def spots(self, day: date) -> list[Spot]:
        """The blocks of a day, those outside the hours at its edges."""
        if day not in self._spots:
            self._spots[day] = self._lay_out(day)
        return self._spots[day]

    def spot_at(self, place: QPoint) -> Spot | None:
        day = self.day_at(place)
        found = self.spots(day) if day is not None else []
        return next((spot for spot in found if spot.rect.contains(place)), None)

    def target(self) -> datetime | None:
        """Where what is dragged would go: day and quarter of an hour under the pointer."""
        hours = self.hours()
        inside = QPoint(
            max(hours.left(), min(self._drag_at.x(), hours.right())),
            max(hours.top(), min(self._drag_at.y(), hours.bottom())),
        )
        day = self.day_at(inside)
        if day is None or not self.rect().contains(self._drag_at):
            return None
        return moment(day, snap(self.minutes_at(inside.y() - self._grab)))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(620), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        hours = (CLOSES - OPENS) // 60
        return QSize(self._theme.px(350), self.header_height() + hours * self._theme.px(22))

    def _lay_out(self, day: date) -> list[Spot]:
        known, column, hours = self.known(day), self.column(day), self.hours()
        if known is None or not known.items or column.isEmpty():
            return []
        high = self.line_height()
        least = -(-high * (CLOSES - OPENS) // max(1, hours.height()))
        inner = column.adjusted(2, 0, -self._theme.space.xs, 0)
        found = []
        for block in blocks(known.items, least, self.lanes()):
            left = inner.left() + block.lane * inner.width() // block.lanes
            right = inner.left() + (block.lane + 1) * inner.width() // block.lanes
            top, below = self.y_of(block.start), self.y_of(block.end)
            box = QRect(left, top, right - left - 1, max(high, below - top) - 1)
            found.append(Spot(box, block.items))
        top = self.header_height() + 2
        found += self._edge(early(known.items), inner, top)
        found += self._edge(late(known.items), inner, hours.bottom() + 4)
        return found

    def _edge(self, items: tuple[Item, ...], inner: QRect, top: int) -> list[Spot]:
        high = self.line_height()
        lines: list[tuple[Item, ...]] = [(item,) for item in items[:EDGE_LINES]]
        if len(items) > EDGE_LINES:
            lines[-1] = items[EDGE_LINES - 1 :]
        return [
            Spot(QRect(inner.left(), top + n * (high + 2), inner.width() - 1, high), line)
            for n, line in enumerate(lines)
        ]

    def _forget(self) -> None:
        self._turns += 1
        self._spots.clear()
        self.update()

    def _remeasure(self) -> None:
        self._forget()
        self.updateGeometry()

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        self._forget()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, held = self._theme, self.drag.id if self.drag is not None else None
        self._kept.paint(
            self,
            self.rect(),
            (self._turns, held),
            QColor(theme.colours.surface),
            lambda painter, _dirty: week_paint.paint_week(painter, self, theme),
        )
        painter = QPainter(self)
        week_paint.paint_marks(painter, self, theme)
        painter.end()
        if self.drag is not None:
            week_paint.paint_drag(self, self._theme, self.drag, self.target())

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        spot, day = self.spot_at(place), self.day_at(place)
        self._pressed, self._press_at = (spot.item if spot else None), place
        self._grab = place.y() - spot.rect.top() if spot else 0
        if day is not None and day != self._day:
            self._day = day
            self._describe()
            self.update()
            self.day_chosen.emit(day)
        if self._pressed is not None:
            self.item_chosen.emit(self._pressed.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            far = (place - self._press_at).manhattanLength() >= QApplication.startDragDistance()
            if self.drag is None and far and self._pressed.planned:
                self.drag = self._pressed
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._drag_at = place
            if self.drag is not None:
                self.update()
            return
        spot = self.spot_at(place)
        hover = spot.item if spot else None
        if hover is not self.hover:
            self.hover = hover
            shape = Qt.CursorShape.PointingHandCursor if hover else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag_at = event.position().toPoint()
        item, at = self.drag, self.target() if self.drag is not None else None
        self._stop_drag()
        if item is not None and at is not None and at != item.follow_up.due_at:
            self._asked_at = event.position().toPoint()
            self.dropped.emit(item.id, at)

    def leaveEvent(self, event: QEvent) -> None:
        self.hover = None
        self.update()

    def _stop_drag(self) -> None:
        self.drag = self._pressed = None
        self.unsetCursor()
        self.update()

    # the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -7,
                Qt.Key.Key_PageDown: 7}  # fmt: skip
        chosen = self.board.item(self.selected) if self.selected is not None else None
        if key == Qt.Key.Key_Escape and self.drag is not None:
            self._stop_drag()
        elif key in days:
            self._go(self._day + timedelta(days=days[key]))
        elif key == Qt.Key.Key_Home:
            self._go(self.board.now.date())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in Agenda.KEYS and chosen is not None and not event.modifiers():
            self.key_asked.emit(chosen.id, event.key())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """The next item of the day, or the one before."""
        known = self.known(self._day)
        ids = [item.id for item in known.items] if known else []
        if not ids:
            return
        place = ids.index(self.selected) + by if self.selected in ids else (0 if by > 0 else -1)
        if -1 <= place < len(ids) and (place >= 0 or self.selected not in ids):
            self.item_chosen.emit(ids[place])

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
        spot, day = self.spot_at(place), self.day_at(place)
        if spot is not None and spot.item is not None:
            return spot.item.tip
        if spot is not None:
            return grid_events.heap_tip(spot.items)
        known = self.known(day) if day is not None else None
        return spoken_day(known) if known else ""

    def _describe(self) -> None:
        grid_events.describe(self, self._day, self.known(self._day))
