"""Amounts of time in words: 3 个工作日, 24 小时."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services.why import UNIT_TEXT
from desktop_app.ui.i18n import render

_UNITS = {
    "minutes": QT_TRANSLATE_NOOP("Settings", "分钟"),
    "hours": QT_TRANSLATE_NOOP("Settings", "小时（连续计）"),
    "working_hours": QT_TRANSLATE_NOOP("Settings", "工作小时"),
    "working_days": QT_TRANSLATE_NOOP("Settings", "工作日"),
}


def limit_words(amount: int, unit: str) -> str:
    return render(say(UNIT_TEXT[unit], amount=amount))


def unit_options(units: Iterable[str]) -> list[tuple[str, str]]:
    return [(unit, QCoreApplication.translate("Settings", _UNITS[unit])) for unit in units]
