"""Painting the week: headings, hours, blocks, the line of now, what is being dragged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from desktop_app.domain.planner import MINUTES
from desktop_app.ui.calendar.board import Item
from desktop_app.ui.calendar.typed_time import moment_text, weekday_text
from desktop_app.ui.calendar.week_layout import CLOSES, OPENS, minute_of
from desktop_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from desktop_app.ui.calendar.week_grid import Spot, WeekGrid

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight


def paint_week(painter: QPainter, grid: WeekGrid, theme: Theme) -> None:
    """The whole week as it stands; nothing in it is marked."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_grounds(painter, grid, theme)
    _paint_axis(painter, grid, theme)
    for day in grid.days():
        _paint_heading(painter, grid, theme, day)
        for spot in grid.spots(day):
            _paint_spot(painter, grid, theme, spot)


def paint_marks(painter: QPainter, grid: WeekGrid, theme: Theme) -> None:
    """What changes while nothing else does: what is chosen, under the pointer; the line of now."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marked = {grid.selected, grid.hover.id if grid.hover is not None else None}
    held = grid.drag.id if grid.drag is not None else None
    for day in grid.days():
        for spot in grid.spots(day):
            if spot.item is not None and spot.item.id in marked and spot.item.id != held:
                _paint_spot(painter, grid, theme, spot, marked=True)
    _paint_now(painter, grid, theme)
    _paint_choice(painter, grid, theme)


def _paint_grounds(painter: QPainter, grid: WeekGrid, theme: Theme) -> None:
    """Office hours of working days are white; the rest is set back."""
    colours, hours = theme.colours, grid.hours()
    painter.fillRect(grid.rect(), QColor(colours.surface))
    calendar = grid.board.calendar
    for day in grid.days():
        column = grid.column(day)
        body = QRect(column.left(), grid.header_height(), column.width(), grid.height())
        painter.fillRect(body, QColor(colours.raised))
        open_ = calendar.hours_on(day)
        if open_ is not None:
            top = grid.y_of(max(OPENS, minute_of(open_[0])))
            below = grid.y_of(min(CLOSES, minute_of(open_[1])))
            box = QRect(column.left(), top, column.width(), below - top)
            painter.fillRect(box, QColor(colours.surface))
    painter.setPen(QPen(QColor(colours.line), 1))
    for hour in range(OPENS // 60, CLOSES // 60 + 1):
        y = grid.y_of(hour * 60)
        painter.drawLine(hours.left(), y, grid.width(), y)
    for day in grid.days():
        column = grid.column(day)
        painter.drawLine(column.topLeft(), column.bottomLeft())
    y = grid.header_height()
    painter.drawLine(0, y, grid.width(), y)


def _paint_axis(painter: QPainter, grid: WeekGrid, theme: Theme) -> None:
    colours, small = theme.colours, theme.font("small")
    painter.setFont(small)
    painter.setPen(QColor(colours.muted))
    high = QFontMetrics(small).height()
    room = grid.axis_width() - theme.space.s
    for hour in range(OPENS // 60, CLOSES // 60 + 1):
        y = grid.y_of(hour * 60)
        top = min(y - high // 2, grid.height() - high)
        # The edges have words of their own beside the first and the last hour.
        if hour * 60 == OPENS and grid.edge_height(top=True):
            top = y
        elif hour * 60 == CLOSES and grid.edge_height(top=False):
            top = y - high
        painter.drawText(QRect(0, top, room, high), _RIGHT | _MIDDLE, f"{hour:02}:00")
    translate = QCoreApplication.translate
    if grid.edge_height(top=True):
        box = QRect(0, grid.header_height() + 2, room, grid.line_height())
        painter.drawText(box, _RIGHT | _MIDDLE, translate("Calendar", "更早"))
    if grid.edge_height(top=False):
        box = QRect(0, grid.hours().bottom() + 4, room, grid.line_height())
        painter.drawText(box, _RIGHT | _MIDDLE, translate("Calendar", "更晚"))


def _paint_heading(painter: QPainter, grid: WeekGrid, theme: Theme, day: date) -> None:
    colours, space = theme.colours, theme.space
    column = grid.column(day)
    bold = theme.font(bold=True)
    high = QFontMetrics(bold).height()
    known = grid.known(day)
    resting = known is not None and not known.mark.working
    area = QRect(column.left() + space.s, space.xs, column.width() - 2 * space.xs - space.s, high)
    painter.setFont(theme.font("small"))
    painter.setPen(QColor(colours.muted))
    painter.drawText(area, _MIDDLE, weekday_text(day))
    sign = known.sign() if known else ""
    if sign:
        made_up = known is not None and known.mark.make_up
        painter.setPen(QColor(colours.amber.strong if made_up else colours.muted))
        metrics = theme.metrics("small")
        left = metrics.horizontalAdvance(weekday_text(day)) + space.s
        text = metrics.elidedText(sign, Qt.TextElideMode.ElideRight, area.width() - left)
        painter.drawText(area.adjusted(left, 0, 0, 0), _MIDDLE, text)
    area = area.translated(0, high)
    number = str(day.day) if day.day != 1 else f"{day.month}/1"
    painter.setFont(bold)
    wide = QFontMetrics(bold).horizontalAdvance(number)
    if day == grid.board.now.date():
        pill = QRectF(area.left() - space.xs, area.top(), wide + 2 * space.xs, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.primary))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(QColor(colours.on_primary))
    else:
        painter.setPen(QColor(colours.muted if resting else colours.text))
    painter.drawText(area, _MIDDLE, number)
    count = len(known.items) if known else 0
    if count:
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(colours.muted))
        text = QCoreApplication.translate("Calendar", "{count} 项").format(count=count)
        room = area.adjusted(wide + space.s, 0, 0, 0)
        if theme.metrics("small").horizontalAdvance(text) <= room.width():
            painter.drawText(room, _RIGHT | _MIDDLE, text)


def _paint_spot(
    painter: QPainter, grid: WeekGrid, theme: Theme, spot: Spot, *, marked: bool = False
) -> None:
    item = spot.item
    if item is not None:
        tone = item.tone
    else:
        tone = "red" if any(one.overdue for one in spot.items) else "grey"
    pair = theme.colours.pair(tone)
    held = grid.drag is not None and item is not None and grid.drag.id == item.id
    painter.save()
    if held:
        painter.setOpacity(0.45)
    painter.setBrush(QColor(pair.soft))
    painter.setPen(QPen(QColor(pair.mark if marked else pair.soft), 1.5))
    box = QRectF(spot.rect).adjusted(0.75, 0.75, -0.75, -0.75)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(pair.mark))
    painter.drawRoundedRect(QRectF(box.left(), box.top(), 3, box.height()), 1.5, 1.5)
    painter.setPen(QColor(pair.strong))
    painter.setFont(theme.font("small"))
    inner = spot.rect.adjusted(theme.space.xs + 3, 1, -2, -1)
    if item is not None:
        _paint_label(painter, grid, theme, item, inner)
    else:
        count = len(spot.items)
        more = QCoreApplication.translate("Calendar", "还有 {count} 项").format(count=count)
        _paint_line(painter, theme, (more, f"+{count}"), inner)
    painter.restore()


def _paint_label(painter: QPainter, grid: WeekGrid, theme: Theme, item: Item, inner: QRect) -> None:
    """The whole label in one line; where there is height for more, the place has its own."""
    metrics = theme.metrics("small")
    high = grid.line_height() - 4
    clock, kind = f"{item.follow_up.due_at:%H:%M}", item.short.split(" ")[0]
    done = item.tone == "green"
    # A time alone, or half a word, tells less than the word: shortened is only what is long.
    if metrics.horizontalAdvance(f"✓ {clock} {kind}") <= inner.width():
        texts: tuple[str, ...] = (item.label,)
    else:
        texts = (item.short, kind, *(("✓",) if done else (kind[:2], kind[:1])))
    if inner.height() < 2 * high or metrics.horizontalAdvance(item.label) <= inner.width():
        _paint_line(painter, theme, texts, inner)
        return
    line = QRect(inner.left(), inner.top(), inner.width(), high)
    if len(texts) == 1:
        texts = (f"{clock} {item.short}", f"{clock} {kind}")
    _paint_line(painter, theme, texts, line)
    _paint_line(painter, theme, (item.place,), line.translated(0, high))


def _paint_line(painter: QPainter, theme: Theme, texts: Sequence[str], room: QRect) -> None:
    """The first of *texts* that fits, else the last one shortened."""
    metrics = theme.metrics("small")
    fitting = (one for one in texts if metrics.horizontalAdvance(one) <= room.width())
    last = metrics.elidedText(texts[-1], Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _MIDDLE, next(fitting, last))


def _paint_now(painter: QPainter, grid: WeekGrid, theme: Theme) -> None:
    now = grid.board.now
    column = grid.column(now.date())
    if column.isEmpty() or not OPENS <= minute_of(now) <= CLOSES:
        return
    y = grid.y_of(minute_of(now))
    colour = QColor(theme.colours.red.mark)
    painter.setPen(QPen(colour, 2))
    painter.drawLine(column.left(), y, column.right(), y)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(column.left() - 4, y - 4, 8, 8))


def _paint_choice(painter: QPainter, grid: WeekGrid, theme: Theme) -> None:
    column = grid.column(grid.day)
    colour = theme.colours.focus if grid.hasFocus() else theme.colours.muted
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 2 if grid.hasFocus() else 1))
    box = QRectF(column.left(), 0, column.width(), grid.header_height())
    painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1, -1), 3, 3)


def paint_drag(grid: WeekGrid, theme: Theme, item: Item, target: datetime | None) -> None:
    """The block where it would go, with the day and time in words."""
    if target is None:
        return
    colours = theme.colours
    painter = QPainter(grid)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    column = grid.column(target.date())
    top = grid.y_of(minute_of(target))
    long = MINUTES.get(item.follow_up.kind, 15)
    high = max(grid.line_height(), grid.y_of(minute_of(target) + long) - top)
    box = QRectF(column.left() + 2, top, column.width() - 4, high)
    painter.setBrush(QColor(colours.pair(item.tone).soft))
    painter.setPen(QPen(QColor(colours.primary), 2, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(theme.font("small", bold=True))
    painter.setPen(QColor(colours.pair(item.tone).strong))
    words = moment_text(target)
    if QFontMetrics(painter.font()).horizontalAdvance(words) > box.width() - 8:
        words = f"{target:%H:%M}"
    painter.drawText(box.adjusted(6, 0, -2, 0), _MIDDLE, words)
    painter.end()
