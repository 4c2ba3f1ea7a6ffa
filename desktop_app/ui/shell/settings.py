"""What the window remembers between two runs; where it is kept, the owner decides."""

from __future__ import annotations

import base64
import binascii
from typing import Protocol

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

GEOMETRY, LAST_PAGE = "window/geometry", "window/last_page"
DEFAULT_SIZE = (1440, 900)
MINIMUM_SIZE = (960, 600)


class Settings(Protocol):
    """Text by key."""

    def get(self, key: str, default: str = "") -> str: ...

    def set(self, key: str, value: str) -> None: ...


def save_geometry(window: QWidget, settings: Settings) -> None:
    """Keep place, size and whether the window is maximised."""
    raw = bytes(window.saveGeometry().data())
    settings.set(GEOMETRY, base64.b64encode(raw).decode("ascii"))


def restore_geometry(window: QWidget, settings: Settings) -> bool:
    """Put the window where it was; unreadable or first time: the default size, within the screen.

    Qt itself brings back a window that would lie on a screen that is gone.
    """
    try:
        raw = base64.b64decode(settings.get(GEOMETRY), validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if raw and window.restoreGeometry(QByteArray(raw)):
        return True
    width, height = DEFAULT_SIZE
    screen = QGuiApplication.primaryScreen()
    if screen is not None:
        room = screen.availableSize()
        width, height = min(width, room.width()), min(height, room.height())
    window.resize(width, height)
    return False
