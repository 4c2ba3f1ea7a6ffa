"""Paints the queue's rows: time bars, badges, words, and light bars for rows on their way.

A frame of the table is some two hundred cells, so what repeats is kept: pictures of badges and
bars, widths of characters, colours, and the rows that were painted last. Nothing is set in the
painter that the next cell does not set for itself.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QTableView

from desktop_app.domain.codes import ENDED
from desktop_app.domain.views import QueueRow
from desktop_app.ui.queue.columns import COLUMNS, Wording
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.pictures import Pictures
from desktop_app.ui.queue.rowmap import Head
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.theme.tokens import Colours, blend
from desktop_app.ui.widgets.cut import Cutter
from desktop_app.ui.widgets.time_left import TimeLeft, bar_height, bar_width, ink_of

MUTED = {"received", "channel", "department", "handler", "satisfaction"}
KEPT = 4
"""So many rows beyond those in sight stay as pictures, about a quarter of a megabyte each."""
WIDEST = 4000
"""Wider rows, which are moved sideways, are painted where they are seen."""


def row_tint(colours: Colours, tone: str) -> str:
    """A row's colour: half of the soft one, on which every other word and badge stays legible."""
    return blend(colours.surface, colours.pair(tone).soft, 0.5)


class Place(NamedTuple):
    """A column that is shown: its index in ``COLUMNS``, where it begins and how wide it is."""

    column: int
    left: int
    width: int


class Line(NamedTuple):
    """A case as it is painted; ``mark`` names the colour that marks the current row, or is empty."""

    row: QueueRow
    left: TimeLeft | None
    mark: str


class RowPainter:
    """One fixed height for all rows, so that a hundred thousand need no measuring.

    Of whole rows, because a table that is asked cell by cell takes several times as long; and
    of a row that was painted before its picture, as when the page comes to the front again.
    """

    def __init__(self, theme: Theme, wording: Wording, view: QTableView) -> None:
        self._theme, self._wording, self._view = theme, wording, view
        self._pictures = Pictures(theme)
        self._rows: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()
        self._look: object = None
        self._chosen = False  # the row that is painted
        theme.changed.connect(self.remeasure)
        self.remeasure()

    def row_height(self) -> int:
        return self._height + self._space.l + self._space.xs

    def paint(self, painter: QPainter, dirty: QRect) -> None:
        """The rows in *dirty*, of the view's viewport."""
        view, model = self._view, self._view.model()
        first, last = view.rowAt(dirty.top()), view.rowAt(dirty.bottom())
        if not isinstance(model, QueueModel) or first < 0:
            return
        header, chosen = view.horizontalHeader(), view.selectionModel()
        places = self._places()
        ratio = painter.device().devicePixelRatio()
        # Between two pixels of the screen a picture would be blurred.
        keep = ratio == int(ratio) and header.length() <= WIDEST
        look = (places, ratio, self._wording.state())
        if look != self._look:
            self._look = look
            self._rows.clear()
        current, focus = view.currentIndex().row(), self._focus()
        for number in range(first, (last if last >= 0 else model.rowCount() - 1) + 1):
            rect = QRect(
                -header.offset(), view.rowViewportPosition(number),
                header.length(), view.rowHeight(number),
            )  # fmt: skip
            self._chosen = chosen.isSelected(model.index(number, 0))
            mark = focus if number == current else ""
            head = model.rows_map.head_at(number)
            row = model.row_at(number) if head is None else None
            if row is not None:
                paint = self._kept if keep else self._row
                paint(painter, rect, places, Line(row, self._wording.time(row), mark))
            elif head is not None:
                self._head(painter, rect, head, str(model.index(number, 0).data()), mark)
            else:
                self._stand_ins(painter, rect, places, number, mark)

    def _kept(self, painter: QPainter, rect: QRect, places: tuple[Place, ...], line: Line) -> None:
        """The row's picture, made where it is not kept."""
        left = line.left
        told = (left.text, left.tone, round(left.used * 256)) if left is not None else None
        key = (line.row, told, line.mark, self._chosen)
        picture = self._rows.get(key)
        if picture is None:
            ratio = painter.device().devicePixelRatio()
            picture = QPixmap(rect.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(self._colour(self._theme.colours.surface))
            brush = QPainter(picture)
            self._row(brush, QRect(QPoint(), rect.size()), places, line)
            brush.end()
            self._rows[key] = picture
            while len(self._rows) > self._view.height() // rect.height() + KEPT:
                self._rows.popitem(last=False)
        else:
            self._rows.move_to_end(key)
        painter.drawPixmap(rect.topLeft(), picture)

    def _row(self, painter: QPainter, rect: QRect, places: tuple[Place, ...], line: Line) -> None:
        colours, row = self._theme.colours, line.row
        self._ground(painter, rect, row_tint(colours, row.tone) if row.tone else "")
        if row.tone:
            # Still seen when the row is chosen, and by those who cannot tell soft colours apart.
            side = self._theme.px(3)
            tint = self._colour(colours.pair(row.tone).mark)
            painter.fillRect(rect.left() + side, rect.top(), side, rect.height() - 1, tint)
        self._mark(painter, rect, line.mark)
        for place in places:
            inner = self._inner(rect, place)
            if COLUMNS[place.column].key == "time":
                if line.left is not None:
                    self._time(painter, inner, line.left)
            else:
                self._cell(painter, inner, row, COLUMNS[place.column].key)

    def _ground(self, painter: QPainter, rect: QRect, tint: str) -> None:
        colours = self._theme.colours
        ground = colours.selected if self._chosen else tint
        if ground:
            painter.fillRect(rect, self._colour(ground))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, self._colour(colours.line))

    def _mark(self, painter: QPainter, rect: QRect, mark: str) -> None:
        """The current row's, in the colour that *mark* names, or none."""
        if mark:
            side = self._theme.px(3)
            painter.fillRect(rect.left(), rect.top(), side, rect.height() - 1, self._colour(mark))

    def _focus(self) -> str:
        colours = self._theme.colours
        return colours.focus if self._view.hasFocus() else colours.control_line

    def _places(self) -> tuple[Place, ...]:
        """The shown columns from left to right, in a row that begins at 0."""
        header = self._view.horizontalHeader()
        found = [header.logicalIndex(at) for at in range(header.count())]
        return tuple(
            Place(column, header.sectionPosition(column), header.sectionSize(column))
            for column in found
            if not header.isSectionHidden(column)
        )

    def _inner(self, rect: QRect, place: Place) -> QRect:
        """Where the words of a cell stand."""
        space = self._space
        left = rect.left() + place.left + space.m
        width = place.width - space.m - space.xs
        return QRect(left, rect.top(), width, rect.height() - 1)

    def _cell(self, painter: QPainter, inner: QRect, row: QueueRow, key: str) -> None:
        wording = self._wording
        if key == "category":
            if text := wording.category(row):
                if self._pictures.badge_size(text).width() > inner.width():
                    # The second level tells more than the beginning of the first.
                    text = text.rpartition(" / ")[2]
                self._badge(painter, inner, text, "grey")
            return
        if key == "status":
            for number, badge in enumerate(wording.badges(row)):
                needed = self._pictures.badge_size(badge.text).width()
                # A second badge that would be cut says nothing; the tooltip has them all.
                if number and inner.width() < min(needed, self._theme.px(52)):
                    return
                used = self._badge(painter, inner, badge.text, badge.tone)
                inner = inner.adjusted(used + self._space.xs, 0, 0, 0)
            return
        if key == "tags":
            for tag in row.tags:
                needed = self._pictures.badge_size(f"#{tag}").width()
                if inner.width() < min(needed, self._theme.px(40)):
                    return
                used = self._badge(painter, inner, f"#{tag}", "grey")
                inner = inner.adjusted(used + self._space.xs, 0, 0, 0)
            return
        text = wording.text(row, key)
        if key == "severity" and row.severity in ("major", "critical"):
            self._badge(painter, inner, text, "red" if row.severity == "critical" else "blue")
            return
        if not text:
            return
        room = inner.width()
        if key == "step" and self._cutter.width(text) > room:
            # The title gives way, how far the case is stays.
            title, _, far = text.rpartition(" ")
            text = f"{self._cutter.cut(title, room - self._cutter.width(' ' + far))} {far}"
        else:
            # Of a number the end tells one case from the next.
            text = self._cutter.cut(text, room, left=key == "number")
        colours = self._theme.colours
        quiet = key in MUTED or row.status in ENDED
        self._words(painter, inner, text, colours.muted if quiet else colours.text)

    def _time(self, painter: QPainter, inner: QRect, left: TimeLeft) -> None:
        """The bar of a limit and its words; the bar gives way when it is narrow."""
        theme, text = self._theme, left.text
        if not left.note:
            wide = bar_width(inner, theme, self._cutter.width(text), theme.px(48))
            if wide:
                size = QSize(wide, bar_height(theme))
                at = QPoint(inner.left(), inner.center().y() + 1 - size.height() // 2)
                self._pictures.bar(painter, at, size, left.used, left.tone)
                inner = inner.adjusted(wide + self._space.s, 0, 0, 0)
        self._words(painter, inner, self._cutter.cut(text, inner.width()), ink_of(theme, left))

    def _words(self, painter: QPainter, inner: QRect, text: str, ink: str) -> None:
        painter.setFont(self._font)
        painter.setPen(self._colour(ink))
        # From a point: with a rectangle Qt would lay the text out once more.
        top = inner.top() + (inner.height() - self._height) // 2
        painter.drawText(inner.left(), top + self._ascent, text)

    def _head(self, painter: QPainter, rect: QRect, head: Head, title: str, mark: str) -> None:
        """A group's head goes over all columns."""
        theme, space = self._theme, self._theme.space
        side = theme.px(14)
        self._ground(painter, rect, theme.colours.raised)
        self._mark(painter, rect, mark)
        line = rect.adjusted(space.m, 0, 0, -1)
        icon = theme.pixmap(
            "chevron-down" if head.opened else "chevron-right", theme.colours.muted, side
        )
        painter.drawPixmap(line.left(), line.center().y() - side // 2, icon)
        painter.setFont(theme.font(bold=True))
        painter.setPen(self._colour(theme.colours.text))
        words = line.adjusted(side + space.s, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)

    def _badge(self, painter: QPainter, inner: QRect, text: str, tone: str) -> int:
        size = self._pictures.badge_size(text)
        width, height = min(size.width(), inner.width()), size.height()
        if width <= 0:
            return 0
        at = QPoint(inner.left(), inner.top() + (inner.height() - height) // 2)
        self._pictures.badge(painter, at, QSize(width, height), text, tone, self._chosen)
        return width

    def _stand_ins(
        self, painter: QPainter, rect: QRect, places: tuple[Place, ...], number: int, mark: str
    ) -> None:
        self._ground(painter, rect, "")
        self._mark(painter, rect, mark)
        height = self._theme.px(8)
        for place in places:
            inner = self._inner(rect, place)
            # Uneven ends look like words on their way; the same row always looks the same.
            part = 0.45 + (number * 7 + place.column * 13) % 8 / 20
            size = QSize(int(inner.width() * part), height)
            if not size.isEmpty():
                at = QPoint(inner.left(), inner.center().y() - height // 2)
                self._pictures.stand_in(painter, at, size)

    def _colour(self, name: str) -> QColor:
        colour = self._colours.get(name)
        if colour is None:
            colour = self._colours[name] = QColor(name)
        return colour

    def remeasure(self) -> None:
        """Other colours or sizes."""
        self._rows.clear()
        self._colours: dict[str, QColor] = {}
        self._pictures.forget()
        self._font = self._theme.font()
        self._cutter = Cutter(self._font)
        self._height, self._ascent = self._cutter.metrics.height(), self._cutter.metrics.ascent()
        self._space = self._theme.space
