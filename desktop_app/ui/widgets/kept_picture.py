"""A whole picture of a widget, painted anew only when something else is to be seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

Draw = Callable[[QPainter, QRect], object]
"""Paints what lies in the rectangle."""


class KeptPicture:
    """A page that comes to the front, or a part of it that is laid out, asks for all of it again."""

    def __init__(self) -> None:
        self._key: object = None
        self._picture = QPixmap()

    def paint(
        self, widget: QWidget, wanted: QRect, key: object, ground: QColor, draw: Draw
    ) -> None:
        """Paint *wanted* of *widget*; *key* tells all that *draw* depends on but the size."""
        ratio = widget.devicePixelRatioF()
        key = (key, widget.width(), widget.height(), ratio, ground.rgba())
        if key != self._key and wanted == widget.rect():
            picture = QPixmap(widget.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(ground)
            painter = QPainter(picture)
            draw(painter, wanted)
            painter.end()
            self._key, self._picture = key, picture
        painter = QPainter(widget)
        if key == self._key:
            source = QRectF(wanted.topLeft().toPointF() * ratio, QSizeF(wanted.size()) * ratio)
            painter.drawPixmap(QRectF(wanted), self._picture, source)
        else:
            draw(painter, wanted)
        painter.end()
