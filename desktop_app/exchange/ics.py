"""The follow-up calendar as iCalendar, for phones and other calendars.

Times are floating (no zone): an office's 15:00 is 15:00 on its own clocks, and a phone in
China shows it so. ``X-WR-TIMEZONE`` names Asia/Shanghai for programs that want a zone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from desktop_app.exchange.outfile import printable, replacing
from desktop_app.exchange.sheets_out import Written

_BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class CalendarEvent:
    """One entry. ``key`` is the record's own name and makes the UID stable; naive times.

    ``start`` a ``date`` means the whole day. ``changed_at`` is the record's last change.
    """

    key: str
    start: datetime | date
    title: str
    changed_at: datetime
    minutes: int = 30
    description: str = ""
    place: str = ""
    done: bool = False
    alarm_minutes: int | None = None


def write_calendar(path: str | Path, events: Iterable[CalendarEvent]) -> Written:
    """Write all events to one .ics file; errors as in ``write_book``."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Complaint Desk//Follow-ups//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "投诉回访")
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    count = replaced = 0
    for event in events:
        component, bad = _component(event)
        calendar.add_component(component)
        replaced += bad
        count += 1
    target = Path(path)
    with replacing(target) as temporary:
        temporary.write_bytes(calendar.to_ical())
    return Written(target, count, replaced)


def _component(event: CalendarEvent):  # type: ignore[no-untyped-def]  # icalendar is imported late
    from icalendar import Alarm, Event

    item = Event()
    replaced = 0
    item.add("uid", f"{event.key}@complaint-desk")
    item.add("dtstamp", event.changed_at.replace(tzinfo=_BEIJING).astimezone(UTC))
    item.add("dtstart", event.start)
    if isinstance(event.start, datetime):
        item.add("dtend", event.start + timedelta(minutes=event.minutes))
    else:
        item.add("dtend", event.start + timedelta(days=1))
    for name, text in (
        ("summary", event.title),
        ("description", event.description),
        ("location", event.place),
    ):
        plain, bad = printable(text)
        replaced += bad
        if plain:
            item.add(name, plain)
    item.add("status", "CONFIRMED")
    if event.done:
        item.add("categories", ["已完成"])
    if event.alarm_minutes is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", printable(event.title)[0])
        alarm.add("trigger", timedelta(minutes=-event.alarm_minutes))
        item.add_component(alarm)
    return item, replaced
