"""Painting the month: from prepared lists only, nothing is computed from the items here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop_app.ui.calendar.board import Day, Item
from desktop_app.ui.calendar.typed_time import weekday_text
from desktop_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from desktop_app.ui.calendar.month_grid import MonthGrid, Slot

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_MONDAY = date(2026, 11, 2)


@dataclass(frozen=True)
class Look:
    """What is marked in the grid besides its items."""

    month: date
    day: date
    today: date
    selected: int | None
    hover: Item | None
    focus: bool


def paint_month(painter: QPainter, grid: MonthGrid, theme: Theme, look: Look, dirty: QRect) -> None:
    """The header with the days' names, then the cells with their lines, as far as *dirty* goes."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if dirty.top() < grid.header_height():
        _paint_names(painter, grid, theme)
    for day, cell in grid.cells().items():
        if cell.intersects(dirty):
            _paint_cell(painter, grid, theme, look, day, cell)
    _paint_choice(painter, grid, theme, look)


def _paint_names(painter: QPainter, grid: MonthGrid, theme: Theme) -> None:
    painter.setFont(theme.font("small", bold=True))
    painter.setPen(QColor(theme.colours.muted))
    high = grid.header_height()
    for column in range(7):
        left, right = column * grid.width() // 7, (column + 1) * grid.width() // 7
        box = QRect(left, 0, right - left, high).adjusted(theme.space.s, 0, 0, 0)
        painter.drawText(box, _MIDDLE, weekday_text(_MONDAY + timedelta(days=column)))


def _paint_cell(
    painter: QPainter, grid: MonthGrid, theme: Theme, look: Look, day: date, cell: QRect
) -> None:
    colours, known = theme.colours, grid.known(day)
    away = day.month != look.month.month
    resting = known is not None and not known.mark.working
    ground = colours.raised if away or resting else colours.surface
    painter.fillRect(cell, QColor(ground))
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawLine(cell.topLeft(), cell.topRight())
    if day.weekday():
        painter.drawLine(cell.topLeft(), cell.bottomLeft())
    _paint_number(painter, grid, theme, look, day, known, cell)
    for slot in grid.slots(day):
        _paint_slot(painter, grid, theme, look, slot)


def _paint_number(
    painter: QPainter,
    grid: MonthGrid,
    theme: Theme,
    look: Look,
    day: date,
    known: Day | None,
    cell: QRect,
) -> None:
    colours, space = theme.colours, theme.space
    metrics = theme.metrics(bold=True)
    high, wide = metrics.height() + 2, metrics.horizontalAdvance(str(day.day))
    away = day.month != look.month.month
    box = QRect(cell.left() + space.s, cell.top() + space.xs, wide, high)
    resting = known is not None and not known.mark.working
    painter.setFont(theme.font(bold=not away))
    if day == look.today:
        pill = QRectF(box.adjusted(-space.xs, 0, space.xs, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.primary))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(QColor(colours.on_primary))
    else:
        painter.setPen(QColor(colours.muted if away or resting else colours.text))
    painter.drawText(box.adjusted(0, 0, space.s, 0), _MIDDLE, str(day.day))
    sign = known.sign() if known else ""
    if sign:
        made_up = known is not None and known.mark.make_up
        painter.setPen(QColor(colours.amber.strong if made_up else colours.muted))
        painter.setFont(theme.font("small", bold=made_up))
        room = cell.right() - space.xs - box.right() - space.s
        place = QRect(box.right() + space.s, box.top(), room, high)
        painter.drawText(place, _MIDDLE, grid.elide(sign, room))


def _paint_slot(painter: QPainter, grid: MonthGrid, theme: Theme, look: Look, slot: Slot) -> None:
    item = slot.item
    pair = theme.colours.pair(item.tone if item else "red" if slot.late else "grey")
    chosen = item is not None and item.id == look.selected
    hovered = item is not None and look.hover is not None and item.id == look.hover.id
    painter.setBrush(QColor(pair.soft))
    outline = QPen(QColor(pair.mark), 1.5) if chosen or hovered else Qt.PenStyle.NoPen
    painter.setPen(outline)
    painter.drawRoundedRect(QRectF(slot.rect).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)
    painter.setPen(QColor(pair.strong))
    painter.setFont(theme.font("small"))
    inner = slot.rect.adjusted(theme.space.xs + 1, 0, -theme.space.xs, 0)
    room = inner.width()
    text = grid.label_for(item, room) if item else grid.rest_label(slot, room)
    painter.drawText(inner, _MIDDLE, grid.elide(text, inner.width()))


def _paint_choice(painter: QPainter, grid: MonthGrid, theme: Theme, look: Look) -> None:
    cell = grid.cell(look.day)
    if cell.isEmpty():
        return
    colour = theme.colours.focus if look.focus else theme.colours.muted
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 2 if look.focus else 1))
    painter.drawRoundedRect(QRectF(cell).adjusted(1.5, 1.5, -1, -1), 3, 3)


def drag_box(grid: MonthGrid, theme: Theme, at: QPoint) -> QRect:
    """Where an item is painted that is held at *at*: beside the pointer, within the grid."""
    wide = min(theme.px(220), max(theme.px(90), grid.width() // 6))
    box = QRect(at.x() + 8, at.y() + 8, wide, grid.line_height() + 4)
    box.moveLeft(min(box.left(), grid.width() - wide - 2))
    box.moveTop(min(box.top(), grid.height() - box.height() - 2))
    return box


def paint_drag(grid: MonthGrid, theme: Theme, item: Item, at: QPoint, target: date | None) -> None:
    """The cell that would take the item, and the item under the pointer."""
    colours = theme.colours
    painter = QPainter(grid)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if target is not None and target != item.day:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.primary), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(grid.cell(target)).adjusted(2, 2, -2, -2), 4, 4)
    pair, box = colours.pair(item.tone), drag_box(grid, theme, at)
    painter.setBrush(QColor(pair.soft))
    painter.setPen(QPen(QColor(pair.mark), 1.5))
    painter.drawRoundedRect(QRectF(box), 4, 4)
    painter.setPen(QColor(pair.strong))
    painter.setFont(theme.font("small"))
    inner = box.adjusted(theme.space.s, 0, -theme.space.xs, 0)
    painter.drawText(inner, _MIDDLE, grid.elide(item.label, inner.width()))
    painter.end()
