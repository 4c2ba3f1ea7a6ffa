"""Files and pictures that come in by drop and by paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, Qt, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QApplication, QWidget

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


def paths_of(mime: QMimeData) -> list[Path]:
    """The files that *mime* names; addresses of the web are none."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def picture_of(mime: QMimeData) -> bytes:
    """The picture in *mime* as PNG; empty when there is none."""
    image = QImage(mime.imageData()) if mime.hasImage() else QImage()
    if image.isNull():
        return b""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


class FileDrop(QObject):
    """Lets *area* take dropped files; *hovered* hears whether some are held over it."""

    def __init__(
        self,
        area: QWidget,
        dropped: Callable[[Sequence[Path]], object],
        hovered: Callable[[bool], object],
    ) -> None:
        super().__init__(area)
        self._dropped, self._hovered = dropped, hovered
        area.setAcceptDrops(True)
        area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent)) and event.type() in _DRAGS:
            if not paths_of(event.mimeData()):
                return False
            # The file stays where it is, whatever the other program would like.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._hovered(True)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._hovered(False)
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._hovered(False)
            paths = paths_of(event.mimeData())
            if paths:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._dropped(paths)
                return True
        return False


class PasteGuard(QObject):
    """Leaves Ctrl+V to the page when a text field could do nothing with what is copied.

    Qt gives the key to every text field, also for a picture or for files.
    """

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and self._area.isAncestorOf(new):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and no_text(QGuiApplication.clipboard().mimeData())
        ):
            event.ignore()
            return True
        return False


def no_text(mime: QMimeData) -> bool:
    """Whether this is files or a picture, and no words (a table comes as both: it is words)."""
    if paths_of(mime):
        return True
    return mime.hasImage() and not mime.hasText()
