"""When a follow-up shall be: what a person types, and the quick choices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.datetext import parse_when
from desktop_app.domain.messages import QT_TRANSLATE_NOOP

_PARTS = ((re.compile(r"上午|早"), time(9, 30)), (re.compile(r"中午"), time(12)),
          (re.compile(r"下午|午后"), time(15)), (re.compile(r"晚|傍晚"), time(18, 30)))  # fmt: skip


@dataclass(frozen=True)
class QuickTime:
    """A button's words and where it leads."""

    text: str
    at: datetime


def read_time(text: str, now: datetime, usual: time = time(10)) -> datetime | None:
    """A typed time (``明天 9点``, ``周一下午``, ``11-23``, ``23日 14:00``, ``15:30``).

    A day without a time keeps *usual*, the item's own time of day; 上午, 下午 and 晚上 have
    their own. A time alone is today's, or tomorrow's once it has passed. ``None`` when it
    cannot be read.
    """
    text = text.strip()
    found = parse_when(text, today=now) or parse_when(
        text, today=now, year=now.year, month=now.month
    )
    # parse_when knows 23日 alone; with a clock behind it the month has to be written out.
    if found is None and re.match(r"\d{1,2}\s*[日号]", text):
        found = parse_when(f"{now.month}月{text}", today=now)
    if found is None:
        return None
    at = found.at
    if not found.has_time:
        part = next((clock for words, clock in _PARTS if words.search(text)), usual)
        at = datetime.combine(at.date(), part)
    elif at <= now and re.fullmatch(r"\D{0,2}\d{1,2}\s*[:：点时].*", text):
        at += timedelta(days=1)
    return at


def quick_times(now: datetime, usual: time = time(10)) -> tuple[QuickTime, ...]:
    """今天下午 (while it lasts), 明天, 下周一; the last two at the item's own time of day."""
    translate = QCoreApplication.translate
    found = []
    afternoon = datetime.combine(now.date(), time(15))
    if afternoon <= now:
        hour = now.replace(minute=0, second=0) + timedelta(hours=2)
        afternoon = hour if hour.date() == now.date() and hour.hour <= 18 else now
    if afternoon > now:
        found.append(QuickTime(translate("Calendar", "今天下午"), afternoon))
    tomorrow = now.date() + timedelta(days=1)
    found.append(QuickTime(translate("Calendar", "明天"), datetime.combine(tomorrow, usual)))
    monday = now.date() + timedelta(days=7 - now.weekday())
    if monday != tomorrow:
        found.append(QuickTime(translate("Calendar", "下周一"), datetime.combine(monday, usual)))
    return tuple(found)


_WEEKDAYS = (
    QT_TRANSLATE_NOOP("Calendar", "周一"), QT_TRANSLATE_NOOP("Calendar", "周二"),
    QT_TRANSLATE_NOOP("Calendar", "周三"), QT_TRANSLATE_NOOP("Calendar", "周四"),
    QT_TRANSLATE_NOOP("Calendar", "周五"), QT_TRANSLATE_NOOP("Calendar", "周六"),
    QT_TRANSLATE_NOOP("Calendar", "周日"),
)  # fmt: skip


def weekday_text(day: date) -> str:
    """``周六``."""
    return QCoreApplication.translate("Calendar", _WEEKDAYS[day.weekday()])


def day_text(day: date) -> str:
    """``11月23日``."""
    return QCoreApplication.translate("Calendar", "{month}月{day}日").format(
        month=day.month, day=day.day
    )


def day_week_text(day: date) -> str:
    """``11月23日 周一``."""
    return f"{day_text(day)} {weekday_text(day)}"


def moment_text(at: datetime) -> str:
    """``11月23日 周一 10:00``."""
    return f"{day_week_text(at.date())} {at:%H:%M}"
