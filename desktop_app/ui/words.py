"""The trade's words on screen: statuses, severities, moods, places, people under a mask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.codes import (
    CHANNEL_TEXT,
    FOLLOW_UP_TEXT,
    KIND_TEXT,
    MOOD_TEXT,
    SATISFACTION_TEXT,
    SEVERITY_TEXT,
    STATUS_TEXT,
    VALIDITY_TEXT,
    Status,
)
from desktop_app.domain.masks import mask_name, mask_phone

STATUS_TONE: Mapping[Status, str] = {
    Status.PENDING: "amber",
    Status.UNASSIGNED: "amber",
    Status.IN_PROGRESS: "blue",
    Status.ON_HOLD: "grey",
    Status.AWAITING_RESIDENT: "blue",
    Status.AWAITING_CALLBACK: "green",
    Status.REWORK: "red",
    Status.CLOSED: "grey",
    Status.INVALID: "grey",
    Status.REFERRED: "grey",
    Status.WITHDRAWN: "grey",
}
SEVERITY_TONE = {"minor": "grey", "normal": "grey", "major": "blue", "critical": "red"}


def listed(texts: Iterable[str]) -> str:
    """Names one after the other: 甲、乙."""
    return QCoreApplication.translate("words", "、").join(texts)


def clauses(texts: Iterable[str]) -> str:
    """Parts of a sentence: 甲；乙."""
    return QCoreApplication.translate("words", "；").join(texts)


def in_one_line(texts: Iterable[str]) -> str:
    """What a screen reader says of a row, in one breath: 甲，乙."""
    return QCoreApplication.translate("words", "，").join(texts)


def core(text: str) -> str:
    """A marked text of the inner rooms in the window's language."""
    return QCoreApplication.translate("core", text)


def status_text(status: Status) -> str:
    return core(STATUS_TEXT[status])


def severity_text(key: str) -> str:
    return core(SEVERITY_TEXT[key]) if key in SEVERITY_TEXT else key


def channel_text(key: str) -> str:
    return core(CHANNEL_TEXT[key]) if key in CHANNEL_TEXT else key


def mood_text(key: str) -> str:
    return core(MOOD_TEXT[key]) if key in MOOD_TEXT else key


def kind_text(key: str) -> str:
    return core(KIND_TEXT[key]) if key in KIND_TEXT else key


def validity_text(key: str) -> str:
    return core(VALIDITY_TEXT[key]) if key in VALIDITY_TEXT else key


def satisfaction_text(key: str) -> str:
    return core(SATISFACTION_TEXT[key]) if key in SATISFACTION_TEXT else key


def follow_up_text(key: str) -> str:
    return core(FOLLOW_UP_TEXT[key]) if key in FOLLOW_UP_TEXT else key


def shown_name(name: str, revealed: bool = False) -> str:
    """A name masked by default (``李**``)."""
    return name if revealed or not name else mask_name(name)


def shown_phone(phone: str, revealed: bool = False) -> str:
    """A phone masked by default (``138****2207``)."""
    return phone if revealed or not phone else mask_phone(phone)


def exact_time(moment: datetime) -> str:
    """Date and time to the minute, for tooltips and lists."""
    return f"{moment:%Y-%m-%d %H:%M}"


def near_time(moment: datetime, now: datetime) -> str:
    """``今日 09:14``, ``昨日 16:20``, ``11-03 09:00``, with the year when it is another one."""
    days = (moment.date() - now.date()).days
    clock = f"{moment:%H:%M}"
    if days == 0:
        return QCoreApplication.translate("words", "今日 {clock}").format(clock=clock)
    if days == -1:
        return QCoreApplication.translate("words", "昨日 {clock}").format(clock=clock)
    if days == 1:
        return QCoreApplication.translate("words", "明日 {clock}").format(clock=clock)
    if moment.year == now.year:
        return f"{moment:%m-%d %H:%M}"
    return exact_time(moment)
