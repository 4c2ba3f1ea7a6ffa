"""Complaints by building and floor, painted: a number in every cell, the colour only helps."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.services.reports.heatmap import OTHER, HeatMap
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.kept_picture import KeptPicture

Key = tuple[str, int]


@dataclass(frozen=True)
class Cells:
    """Where the cells are: the corner of the first, and how large each is."""

    left: int
    top: int
    width: int
    height: int

    def rect(self, column: int, row: int) -> QRect:
        return QRect(
            self.left + column * self.width, self.top + row * self.height, self.width, self.height
        )


class HeatGrid(QWidget):
    """Arrows walk over the cells, Enter and a click ask for one: ``asked`` (building, floor)."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._map: HeatMap | None = None
        self._at = (0, 0)
        self._kept, self._turns = KeptPicture(), 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        theme.follow(self, self._remeasure)

    @property
    def current(self) -> Key | None:
        """The cell under the keyboard."""
        found = self._map
        if found is None or not found.buildings or not found.floors:
            return None
        column, row = self._at
        return found.buildings[column], found.floors[row]

    def show_map(self, found: HeatMap) -> None:
        self._map = found
        hottest = max(found.cells, key=lambda key: found.cells[key].complaints, default=None)
        if hottest is not None:
            self._at = found.buildings.index(hottest[0]), found.floors.index(hottest[1])
        self._describe()
        self._remeasure()

    def sizeHint(self) -> QSize:
        if self._map is None:
            return QSize(200, 100)
        cell = self._least()
        left, top = self._margins()
        return QSize(
            left + cell.width() * len(self._map.buildings),
            top + cell.height() * len(self._map.floors) + 2,
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def words(self, key: Key) -> str:
        """A cell in words: ``3 栋 12 层：投诉 4 件，共 4 户``."""
        found = self._map
        cell = found.cells.get(key) if found is not None else None
        translate = QCoreApplication.translate
        place = translate("households", "{building} 栋 {floor}").format(
            building=key[0], floor=floor_text(key[1])
        )
        if cell is None:
            return translate("households", "{place}：没有住户").format(place=place)
        return translate("households", "{place}：投诉 {count} 件，名册 {flats} 户").format(
            place=place, count=cell.complaints, flats=cell.flats
        )

    def rect_of(self, key: Key) -> QRect:
        assert self._map is not None
        column, row = self._map.buildings.index(key[0]), self._map.floors.index(key[1])
        return self._cells().rect(column, row)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self._map
        if found is None:
            return
        self._kept.paint(
            self,
            event.rect(),
            self._turns,
            QColor(self._theme.colours.surface),
            lambda painter, dirty: self._draw(painter, found, dirty),
        )
        if self.hasFocus() and self.current is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.colours.focus), 2))
            painter.drawRoundedRect(QRectF(self._cells().rect(*self._at)), 4, 4)
            painter.end()

    def _draw(self, painter: QPainter, found: HeatMap, dirty: QRect) -> None:
        theme, colours = self._theme, self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = theme.font("small")
        painter.setFont(small)
        painter.setPen(QColor(colours.muted))
        cells = self._cells()
        left, top = cells.left, cells.top
        centre = Qt.AlignmentFlag.AlignCenter
        for column, building in enumerate(found.buildings):
            area = cells.rect(column, 0)
            text = QCoreApplication.translate("households", "{name} 栋").format(name=building)
            painter.drawText(QRect(area.left(), 0, area.width(), top - 2), centre, text)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, floor in enumerate(found.floors):
            area = cells.rect(0, row)
            painter.drawText(
                QRect(0, area.top(), left - theme.space.s, area.height()), flags, floor_text(floor)
            )
        most = found.most  # counted over all cells: once for a painting
        inks: dict[int, tuple[QColor, QColor]] = {}
        for column, building in enumerate(found.buildings):
            for row, floor in enumerate(found.floors):
                cell = found.cells.get((building, floor))
                area = cells.rect(column, row)
                if cell is None or not area.intersects(dirty):
                    continue
                count = cell.complaints
                if count not in inks:
                    share = math.sqrt(count / most) if most else 0.0
                    colour = blend(colours.raised, colours.primary, share)
                    inks[count] = colour, readable(colour)
                ground, ink = inks[count]
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ground)
                painter.drawRoundedRect(QRectF(area.adjusted(1, 1, -1, -1)), 3, 3)
                if count:
                    painter.setPen(ink)
                    painter.drawText(area, centre, str(count))

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self._map
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = self.current
        if found is not None and key is not None and event.key() in steps:
            x, y = steps[Qt.Key(event.key())]
            self._at = (
                min(max(0, self._at[0] + x), len(found.buildings) - 1),
                min(max(0, self._at[1] + y), len(found.floors) - 1),
            )
            self._describe()
            self.update()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if enter and key is not None:
            self.asked.emit(key)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._under(event.position().toPoint())
        if at is not None and self._map is not None:
            self._at = at
            self.update()
            key = self.current
            if key in self._map.cells:
                self.asked.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._under(event.position().toPoint())
        self.setCursor(
            Qt.CursorShape.ArrowCursor if at is None else Qt.CursorShape.PointingHandCursor
        )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._under(event.pos())
            if at is not None and self._map is not None:
                key = (self._map.buildings[at[0]], self._map.floors[at[1]])
                QToolTip.showText(event.globalPos(), self.words(key), self)
            else:
                QToolTip.hideText()
            return True
        return bool(super().event(event))

    # measures

    def _margins(self) -> tuple[int, int]:
        metrics = self._theme.metrics("small")
        texts = [floor_text(floor) for floor in (self._map.floors if self._map else ())]
        left = max((metrics.horizontalAdvance(text) for text in texts), default=20)
        return left + self._theme.space.m, metrics.height() + self._theme.space.s

    def _least(self) -> QSize:
        metrics = self._theme.metrics("small")
        width = max(
            (
                metrics.horizontalAdvance(f"{name} 栋")
                for name in (self._map.buildings if self._map else ())
            ),
            default=20,
        )
        return QSize(max(width + 8, self._theme.px(40)), metrics.height() + 4)

    def _cells(self) -> Cells:
        assert self._map is not None
        left, top = self._margins()
        least = self._least()
        room = (self.width() - left) // max(1, len(self._map.buildings))
        tall = (self.height() - top - 2) // max(1, len(self._map.floors))
        width = max(least.width(), min(room, self._theme.px(96)))
        height = max(least.height(), min(tall, self._theme.px(32)))
        return Cells(left, top, width, height)

    def _under(self, place: QPoint) -> tuple[int, int] | None:
        found = self._map
        if found is None or not found.buildings or not found.floors:
            return None
        first = self._cells().rect(0, 0)
        column = (place.x() - first.left()) // first.width()
        row = (place.y() - first.top()) // first.height()
        inside = 0 <= column < len(found.buildings) and 0 <= row < len(found.floors)
        return (column, row) if inside else None

    def _describe(self) -> None:
        key = self.current
        name = QCoreApplication.translate("households", "投诉热力图")
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.words(key) if key else "")

    def _remeasure(self) -> None:
        self._turns += 1
        self.updateGeometry()
        self.update()


def floor_text(floor: int) -> str:
    translate = QCoreApplication.translate
    if floor == OTHER:
        return translate("households", "其他")
    if floor < 0:
        return translate("households", "地下 {floor} 层").format(floor=-floor)
    return translate("households", "{floor} 层").format(floor=floor)


def blend(low: str, high: str, share: float) -> QColor:
    one, other = QColor(low), QColor(high)
    parts = (
        round(a + (b - a) * share)
        for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    )
    return QColor(*parts)


def readable(ground: QColor) -> QColor:
    """Black or white: one of them always has a contrast of 4.5 on any ground."""

    def light(colour: QColor) -> float:
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark = (light(ground) + 0.05) / 0.05 >= 1.05 / (light(ground) + 0.05)
    return QColor(Qt.GlobalColor.black if dark else Qt.GlobalColor.white)
