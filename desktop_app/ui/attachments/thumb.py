"""One attachment as a tile: the picture itself, or an icon with the name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QImage,
    QImageReader,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop_app.services.attachments import Shown
from desktop_app.ui.theme.theme import Theme

WIDTH, HEIGHT = 76, 56
PIXELS = 240
"""Side of the picture that is kept for a tile: sharp at 150 % on a dense screen too."""
_UNSAFE = ("image/svg+xml",)


class Thumb(QAbstractButton):
    """Press, Enter or Space opens; Delete removes; the menu key has everything."""

    removed = Signal()
    menu_asked = Signal(object)

    def __init__(self, theme: Theme, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.shown = theme, shown
        self._picture = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._describe()
        theme.follow(self, self.updateGeometry)

    @property
    def has_picture(self) -> bool:
        return not self._picture.isNull()

    def set_picture(self, image: QImage) -> None:
        self._picture = QPixmap.fromImage(image)
        self.update()

    def sign(self) -> str:
        """What is wrong with the file, in two words; empty when nothing is."""
        return {"missing": self.tr("文件缺失"), "changed": self.tr("文件已变")}.get(
            self.shown.state, ""
        )

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.rect().center() if event.reason() == event.Reason.Keyboard else event.pos()
        self.menu_asked.emit(self.mapToGlobal(at))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = self.rect().adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        broken = self.sign()
        painter.fillPath(shape, QColor(colours.red.soft if broken else colours.raised))
        if self.has_picture and not broken:
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(box, self._picture, _middle(self._picture.size(), box.size()))
            painter.restore()
        else:
            self._paint_words(painter, box, broken)
        focused = self.hasFocus()
        edge = colours.focus if focused else colours.red.mark if broken else colours.control_line
        if self.underMouse() and not focused and not broken:
            edge = colours.muted
        painter.setPen(QPen(QColor(edge), 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRect, broken: str) -> None:
        theme, colours = self._theme, self._theme.colours
        ink = colours.red.strong if broken else colours.muted
        font = theme.font("small")
        measure = QFontMetrics(font)
        side = theme.px(18)
        gap = theme.px(2)
        top = box.top() + max(gap, (box.height() - side - gap - measure.height()) // 2)
        icon = theme.pixmap("warning" if broken else "attach", ink, side)
        # The kind of a file is said apart: in a narrow tile the end of its name is lost.
        kind = "" if broken else Path(self.shown.attachment.name).suffix[1:6].upper()
        wide = measure.horizontalAdvance(kind) + gap if kind else 0
        left = box.center().x() - (side + wide) // 2
        painter.drawPixmap(left, top, icon)
        words = QRect(
            box.left() + theme.px(4), top + side + gap, box.width() - theme.px(8), measure.height()
        )
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(
            QRect(left + side + gap, top, wide, side), Qt.AlignmentFlag.AlignVCenter, kind
        )
        painter.setPen(QColor(colours.red.strong if broken else colours.text))
        text = measure.elidedText(
            broken or self.shown.attachment.name, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)

    def _describe(self) -> None:
        one = self.shown.attachment
        name = self.tr("附件 {name}，{size}").format(name=one.name, size=size_text(one.size))
        if self.sign():
            name = f"{name}，{self.sign()}"
        self.setAccessibleName(name)
        about = self.tr("{name}\n{size} · {at} {staff} 添加").format(
            name=one.name, size=size_text(one.size), at=f"{one.at:%Y-%m-%d %H:%M}", staff=one.staff
        )
        if self.sign():
            about += "\n" + self.tr("{sign}：请从备份恢复，或重新添加同一个文件。").format(
                sign=self.sign()
            )
        self.setToolTip(about)


def size_text(size: int) -> str:
    """Bytes as an office reads them: ``12 KB``, ``3.4 MB``."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def is_picture(media_type: str) -> bool:
    return media_type.startswith("image/") and media_type not in _UNSAFE


def read_picture(source: Path | bytes) -> QImage | None:
    """A small picture of an image file, turned upright; ``None`` when it cannot be read.

    Runs beside the window; a photo is decoded small at once.
    """
    buffer = QBuffer()
    if isinstance(source, bytes):
        buffer.setData(source)
        reader = QImageReader(buffer)
    else:
        reader = QImageReader(str(source))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > PIXELS:
        small = size.scaled(PIXELS, PIXELS, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(small.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image


def _middle(picture: QSize, box: QSize) -> QRect:
    """The part of a picture that fills *box* without being stretched."""
    fit = box.scaled(picture, Qt.AspectRatioMode.KeepAspectRatio)
    return QRect(
        (picture.width() - fit.width()) // 2,
        (picture.height() - fit.height()) // 2,
        fit.width(),
        fit.height(),
    )
