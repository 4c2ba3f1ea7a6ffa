"""Sentences of the inner rooms in the language asked for, without a window."""

from __future__ import annotations

import os

from desktop_app.app.paths import resources_dir
from desktop_app.domain.messages import Translate

LANGUAGES = ("zh_CN", "en")


def choose(asked: str | None) -> str:
    """``zh_CN`` or ``en``: what was asked for, else the system's, else Chinese."""
    if asked in LANGUAGES:
        return str(asked)
    import locale  # the window asks Qt instead

    system = os.environ.get("LC_ALL") or os.environ.get("LANG") or (locale.getlocale()[0] or "")
    return "en" if system.lower().startswith("en") else "zh_CN"


def translator(language: str) -> Translate:
    """A function from Chinese source sentences; Chinese itself needs no catalogue."""
    if language != "en":
        return lambda text: text
    from PySide6.QtCore import QTranslator

    catalogue = QTranslator()
    catalogue.load(str(resources_dir() / "i18n" / "complaint_desk_en.qm"))
    return lambda text: catalogue.translate("core", text) or text
