"""The one widget that shows a chart: paints it, walks through its values, copies and follows them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.ui.figures.charts.ink import Chart, Drawing, Ink, Mark, paint
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.words import clauses, in_one_line

RATIO = 2
"""Pictures are copied with so many pixels to a logical one: sharp on paper."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ChartView(QWidget):
    """``followed`` carries the ``Mark`` whose cases are wanted; ``moved`` the rectangle to see."""

    followed = Signal(object)
    moved = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, name
        self._chart: Chart | None = None
        self._drawing = Drawing(0.0)
        self._laid: int | None = None
        self._about = ""
        self.current = -1
        self._hover = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        theme.follow(self, self._remeasure)

    # what is shown

    def show_chart(self, chart: Chart, about: str) -> None:
        """Show other numbers; *about* (period and part) goes with every copy of them."""
        self._chart, self._about = chart, about
        self._remeasure()
        if self.current >= len(self._drawing.marks):
            self.current = -1
        self._hover = -1
        self._describe()

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(self._lay_out().marks)

    def drawing(self) -> Drawing:
        return self._lay_out()

    def mark_at(self, at: QPointF) -> int:
        """Index of the value at a place, -1 for none."""
        for index, mark in enumerate(self._lay_out().marks):
            if mark.rect.contains(at):
                return index
        return -1

    # taking it out

    def text(self) -> str:
        """The numbers as lines of a table: name, tab, value."""
        lines = [self._name, self._about] if self._about else [self._name]
        return "\n".join([*lines, *(f"{mark.name}\t{mark.value}" for mark in self.marks)])

    def picture(self) -> QImage:
        """The chart with its title, as it looks now, sharp enough for paper."""
        drawing, space, ink = self._lay_out(), self._theme.space, Ink(self._theme)
        head, small = ink.line("title", bold=True), ink.line("small")
        top = space.l + head + small + space.m
        wide, high = self.width() + 2 * space.l, round(top + drawing.height + space.l)
        image = QImage(wide * RATIO, high * RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(RATIO)
        image.fill(QColor(self._theme.colours.surface))
        painter = QPainter(image)
        for text, y, size, bold, colour in (
            (self._name, space.l, "title", True, self._theme.colours.text),
            (self._about, space.l + head, "small", False, self._theme.colours.muted),
        ):
            painter.setFont(self._theme.font(size, bold=bold))
            painter.setPen(QColor(colour))
            rect = QRectF(space.l, y, self.width(), ink.line(size, bold=bold))
            shown = ink.elide(text, rect.width(), size, bold=bold)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.translate(space.l, top)
        paint(painter, self._theme, drawing)
        painter.end()
        return image

    def copy(self) -> None:
        """Both ways of taking it along: what is pasted into takes what it can hold."""
        data = QMimeData()
        data.setImageData(self.picture())
        data.setText(self.text())
        QGuiApplication.clipboard().setMimeData(data)

    # walking

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _ARROWS:
            self.go(*_ARROWS[key])
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else len(self.marks) - 1)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._follow(self.current)
        else:
            super().keyPressEvent(event)

    def go(self, across: int, down: int) -> None:
        """To the nearest value that way; sideways in a single column to the next one."""
        marks = self.marks
        if not marks:
            return
        if not 0 <= self.current < len(marks):
            self._go_to(0)
            return
        here = marks[self.current].rect
        best, least = -1, float("inf")
        for index, mark in enumerate(marks):
            step = mark.rect.center() - here.center()
            along = step.x() * across + step.y() * down
            aside = abs(step.x() * down + step.y() * across)
            reach = (here.width() if across else here.height()) * 0.3
            if index == self.current or along < max(1.0, reach):
                continue
            if across and aside > here.height() * 0.6:
                continue
            far = along + 3 * aside
            if far < least:
                best, least = index, far
        if best < 0 and across:
            best = self.current + across
        if 0 <= best < len(marks):
            self._go_to(best)

    def _go_to(self, index: int) -> None:
        if not 0 <= index < len(self.marks):
            return
        self.current = index
        self._describe()
        self.moved.emit(self.marks[index].rect.toAlignedRect())
        self.update()

    def _follow(self, index: int) -> None:
        if 0 <= index < len(self.marks) and self.marks[index].behind is not None:
            self.followed.emit(self.marks[index])

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.current < 0 and self.marks:
            self.current = 0
            self._describe()
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # the mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.mark_at(event.position())
        if found != self._hover:
            self._hover = found
            follows = found >= 0 and self.marks[found].behind is not None
            shape = Qt.CursorShape.PointingHandCursor if follows else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.mark_at(event.position())
        if found >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.current = found
            self._describe()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self.mark_at(event.position())
        if found >= 0 and found == self.current and event.button() == Qt.MouseButton.LeftButton:
            self._follow(found)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.mark_at(QPointF(event.pos()))
            if found >= 0:
                mark = self.marks[found]
                text = mark.tip or f"{mark.name} {mark.value}"
                QToolTip.showText(event.globalPos(), text, self, mark.rect.toAlignedRect())
            else:
                QToolTip.hideText()
            return True
        return bool(super().event(event))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        drawing, colours = self._lay_out(), self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRegion(event.region())
        paint(painter, self._theme, drawing)
        for index, colour, width in (
            (self._hover, colours.muted, 1),
            (self.current if self.hasFocus() else -1, colours.focus, 2),
        ):
            if 0 <= index < len(drawing.marks):
                rect = drawing.marks[index].rect.intersected(QRectF(self.rect()))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> Drawing:
        width = self.width()
        if self._chart is not None and self._laid != width:
            self._drawing = self._chart.draw(Ink(self._theme), max(width, 60))
            self._laid = width
        return self._drawing

    def _fit(self) -> None:
        """As high as the drawing: a scrolled page asks for no height that follows from a width."""
        height = round(self._lay_out().height + 1)
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _remeasure(self) -> None:
        self._laid = None
        self._fit()
        self.update()

    def _describe(self) -> None:
        """The value in hand first, then all of them: who cannot see hears what is written."""
        marks = self.marks
        told = clauses(f"{mark.name} {mark.value}" for mark in marks)
        if 0 <= self.current < len(marks):
            mark = marks[self.current]
            told = in_one_line([f"{mark.name} {mark.value}", told])
        self.setAccessibleDescription(told)
