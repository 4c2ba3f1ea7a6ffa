"""The settings of the window on this computer."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from desktop_app.app.paths import DataFolder


class IniSettings:
    """What this computer remembers of the window, in the data folder's ``window.ini``."""

    def __init__(self, folder: DataFolder) -> None:
        self._values = QSettings(str(folder.settings), QSettings.Format.IniFormat)

    def get(self, key: str, default: str = "") -> str:
        return str(self._values.value(key, default) or default)

    def set(self, key: str, value: str) -> None:
        self._values.setValue(key, value)
