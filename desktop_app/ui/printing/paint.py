"""Painting pages on anything that can be painted on: screen, printer, PDF, picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF

from desktop_app.ui.printing.ink import Box, Curve, Page, Picture, Words
from desktop_app.ui.printing.type import UNITS


def paint_page(painter: QPainter, page: Page) -> None:
    """Paint *page*; the painter's unit must be a tenth of a point (``scale_to`` sees to it)."""
    font = None
    colour = ""
    for ink in page.inks:
        match ink:
            case Words():
                if ink.colour != colour:
                    colour = ink.colour
                    painter.setPen(_colour(colour))
                face = ink.lines.face
                if ink.lines.layout is None:
                    if face is not font:
                        font = face
                        painter.setFont(face.font)
                    painter.drawText(
                        QPointF(ink.x + ink.lines.offset, ink.y + face.ascent), ink.lines.text
                    )
                elif ink.first == 0 and ink.last == ink.lines.count:
                    ink.lines.layout.draw(painter, QPointF(ink.x, ink.y))
                else:
                    at = QPointF(ink.x, ink.y - ink.first * face.leading)
                    for number in range(ink.first, min(ink.last, ink.lines.layout.lineCount())):
                        ink.lines.layout.lineAt(number).draw(painter, at)
            case Box():
                _box(painter, ink)
                colour = ""
            case Curve():
                _curve(painter, ink)
                colour = ""
            case Picture():
                painter.drawImage(QRectF(ink.x, ink.y, ink.width, ink.height), ink.image)


def scale_to(painter: QPainter, dots_per_inch: float) -> None:
    """Make a tenth of a point the painter's unit on a device of *dots_per_inch*."""
    factor = dots_per_inch / (72.0 * UNITS)
    painter.scale(factor, factor)


def page_image(page: Page, width: int) -> QImage:
    """*page* as a picture *width* dots wide, on white paper."""
    factor = width / page.width
    image = QImage(width, round(page.height * factor), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.scale(factor, factor)
    paint_page(painter, page)
    painter.end()
    return image


_COLOURS: dict[str, QColor] = {}


def _colour(name: str) -> QColor:
    if name not in _COLOURS:
        _COLOURS[name] = QColor(name)
    return _COLOURS[name]


def _box(painter: QPainter, box: Box) -> None:
    if box.line:
        painter.setPen(QPen(_colour(box.line), box.thick))
        if not box.height and not box.fill:
            painter.drawLine(QPointF(box.x, box.y), QPointF(box.x + box.width, box.y))
            return
    elif box.fill and not box.round:
        painter.fillRect(QRectF(box.x, box.y, box.width, box.height), _colour(box.fill))
        return
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(_colour(box.fill)) if box.fill else Qt.BrushStyle.NoBrush)
    rect = QRectF(box.x, box.y, box.width, box.height)
    if box.round:
        painter.drawRoundedRect(rect, box.round, box.round)
    else:
        painter.drawRect(rect)


def _curve(painter: QPainter, curve: Curve) -> None:
    painter.setPen(QPen(_colour(curve.colour), curve.thick))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in curve.points]))
    if curve.dots:
        painter.setBrush(QBrush(_colour("#FFFFFF")))
        for x, y in curve.points:
            painter.drawEllipse(QPointF(x, y), curve.dots, curve.dots)
