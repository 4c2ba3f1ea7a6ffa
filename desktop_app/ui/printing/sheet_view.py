"""Pages on screen: white paper on the window's ground, scrolled and zoomed, painted when seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop_app.ui.printing.ink import Page
from desktop_app.ui.printing.paint import page_image
from desktop_app.ui.theme.theme import Theme

FULL = 96 / 720
"""Screen points of a unit of paper at 100 %."""
ZOOMS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0)
KEPT = 6
GAP = 18


class SheetView(QAbstractScrollArea):
    """``moved`` tells of another page in front or another zoom."""

    moved = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: Sequence[Page] = ()
        self._tops: list[int] = []
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._zoom: float | None = None
        self._fit = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(lambda _v: self.moved.emit())
        theme.follow(self, self._repaint)

    # what is shown

    @property
    def pages(self) -> Sequence[Page]:
        return self._pages

    @property
    def current(self) -> int:
        """Number of the page in front, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        found = 0
        for number, top in enumerate(self._tops):
            if top <= middle:
                found = number
        return found

    @property
    def zoom(self) -> float:
        """1.0 shows the paper about as large as it is."""
        if self._zoom is not None:
            return self._zoom
        widest = max((page.width for page in self._pages), default=1.0) * FULL
        room = (self.viewport().width() - 2 * GAP) / widest
        if self._fit == "page":
            tallest = max((page.height for page in self._pages), default=1.0) * FULL
            return max(0.2, min(room, (self.viewport().height() - 2 * GAP) / tallest))
        return max(0.2, room if self._fit == "width" else min(1.0, room))

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Other pages, from the first on."""
        self._pages = pages
        self._images.clear()
        self._measure()
        self.verticalScrollBar().setValue(0)
        self.moved.emit()

    def go_to(self, number: int) -> None:
        """Bring page *number* (from 0) to the top."""
        if self._tops:
            number = max(0, min(number, len(self._tops) - 1))
            self.verticalScrollBar().setValue(self._tops[number] - GAP)

    def zoom_by(self, steps: int) -> None:
        """The next larger or smaller zoom."""
        now = self.zoom
        ladder = (
            [z for z in ZOOMS if z > now + 0.01]
            if steps > 0
            else [z for z in ZOOMS if z < now - 0.01]
        )
        if ladder:
            self._set_zoom(ladder[0] if steps > 0 else ladder[-1], "")

    def fit(self, *, whole: bool) -> None:
        """Fit the page's width, or the *whole* page, into the view."""
        self._set_zoom(None, "page" if whole else "width")

    def _set_zoom(self, zoom: float | None, fit: str) -> None:
        at, inside = self.current, 0.0
        if self._tops:
            height = max(1.0, self._pages[at].height * FULL * self.zoom)
            inside = (self.verticalScrollBar().value() - self._tops[at]) / height
        self._zoom, self._fit = zoom, fit
        self._measure()
        if self._tops:
            height = self._pages[at].height * FULL * self.zoom
            self.verticalScrollBar().setValue(round(self._tops[at] + inside * height))
        self.moved.emit()

    # measuring and painting

    def _size(self, page: Page) -> tuple[int, int]:
        factor = FULL * self.zoom
        return round(page.width * factor), round(page.height * factor)

    def _measure(self) -> None:
        y, widest = GAP, 0
        self._tops = []
        for page in self._pages:
            wide, tall = self._size(page)
            self._tops.append(y)
            y += tall + GAP
            widest = max(widest, wide)
        room = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, y - room.height()))
        self.verticalScrollBar().setPageStep(room.height())
        self.verticalScrollBar().setSingleStep(60)
        self.horizontalScrollBar().setRange(0, max(0, widest + 2 * GAP - room.width()))
        self.horizontalScrollBar().setPageStep(room.width())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        colours = self._theme.colours
        painter.fillRect(event.rect(), QColor(colours.ground))
        top = self.verticalScrollBar().value()
        room = self.viewport().rect()
        for number, (page, at) in enumerate(zip(self._pages, self._tops, strict=True)):
            wide, tall = self._size(page)
            x = max(GAP, (room.width() - wide) // 2) - self.horizontalScrollBar().value()
            place = QRect(x, at - top, wide, tall)
            if not place.intersects(event.rect()):
                continue
            painter.drawImage(place.topLeft(), self._image(number, page, wide))
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawRect(place)
        painter.end()

    def _image(self, number: int, page: Page, wide: int) -> QImage:
        ratio = self.devicePixelRatioF()
        key = (number, round(wide * ratio))
        if key not in self._images:
            image = page_image(page, round(wide * ratio))
            image.setDevicePixelRatio(ratio)
            self._images[key] = image
            while len(self._images) > KEPT:
                self._images.popitem(last=False)
        self._images.move_to_end(key)
        return self._images[key]

    # the keyboard and the wheel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        bar = self.verticalScrollBar()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_PageDown:
            self.go_to(self.current + 1)
        elif key == Qt.Key.Key_PageUp:
            self.go_to(self.current - 1)
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_Down or key == Qt.Key.Key_Space:
            bar.setValue(
                bar.value() + (bar.singleStep() if key == Qt.Key.Key_Down else bar.pageStep())
            )
        elif key == Qt.Key.Key_Up:
            bar.setValue(bar.value() - bar.singleStep())
        elif control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif control and key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        elif control and key == Qt.Key.Key_0:
            self.fit(whole=False)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def _repaint(self) -> None:
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
