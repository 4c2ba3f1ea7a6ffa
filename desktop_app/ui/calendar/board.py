"""What the calendar paints, worked out once for each answer: days, items, words, tones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.case import FollowUp
from desktop_app.domain.workcalendar import WorkCalendar
from desktop_app.services.calendar_view import CalendarView, Detail
from desktop_app.services.followups import DayMark
from desktop_app.ui.calendar.typed_time import day_week_text, moment_text
from desktop_app.ui.words import follow_up_text, shown_name


@dataclass(frozen=True)
class Item:
    """One follow-up ready to be shown. ``tone`` is one of red, amber, green, blue."""

    follow_up: FollowUp
    detail: Detail
    tone: str
    label: str
    short: str
    now: datetime = field(compare=False)
    others: str = ""  # who does it, when that is not the operator

    @property
    def tip(self) -> str:
        """What is said beside the pointer: long enough to make to be made only for one."""
        return _tip(self.follow_up, self.detail, self.tone, self.now)

    @property
    def id(self) -> int:
        return self.follow_up.id

    @property
    def day(self) -> date:
        return self.follow_up.due_at.date()

    @property
    def planned(self) -> bool:
        return self.follow_up.state == "planned"

    @property
    def overdue(self) -> bool:
        return self.tone == "red"

    @property
    def place(self) -> str:
        return self.follow_up.place or self.detail.place

    @property
    def person(self) -> str:
        return self.follow_up.complainant or self.detail.person


@dataclass(frozen=True)
class Day:
    """One day of the grid."""

    day: date
    mark: DayMark
    items: tuple[Item, ...] = ()

    def sign(self) -> str:
        """``休``, ``班``, or empty; with the holiday's name behind it."""
        translate = QCoreApplication.translate
        if self.mark.make_up:
            word = translate("Calendar", "班")
        else:
            word = "" if self.mark.working else translate("Calendar", "休")
        name = self.mark.name if self.mark.name and not self.mark.make_up else ""
        return f"{word} {name}".strip()


@dataclass(frozen=True)
class Board:
    """A span of days as painted at ``now``; two that look alike are equal."""

    first: date
    last: date
    now: datetime = field(compare=False)
    days: Mapping[date, Day] = field(default_factory=dict)
    overdue: tuple[Item, ...] = ()
    overdue_count: int = 0
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    unpublished: tuple[int, ...] = ()

    def item(self, follow_up_id: int) -> Item | None:
        for day in self.days.values():
            for item in day.items:
                if item.id == follow_up_id:
                    return item
        return next((item for item in self.overdue if item.id == follow_up_id), None)

    def next_working(self, day: date) -> date | None:
        """The next working day when *day* is a rest day, else ``None``."""
        return None if self.calendar.is_working(day) else self.calendar.next_working(day)

    def count(self, first: date, last: date) -> int:
        """Items from *first* to *last*, both included."""
        return sum(len(day.items) for key, day in self.days.items() if first <= key <= last)


def build(view: CalendarView, now: datetime, operator: str = "") -> Board:
    """A board of the service's answer; a day's items stand in the order of their times."""
    by_day: dict[date, list[Item]] = {}
    for follow_up in view.span.items:
        item = _item(follow_up, view, now, operator)
        by_day.setdefault(item.day, []).append(item)
    days = {day: Day(day, mark, tuple(by_day.get(day, ()))) for day, mark in view.span.days.items()}
    return Board(
        view.span.first,
        view.span.last,
        now,
        days,
        tuple(_item(f, view, now, operator) for f in view.span.overdue),
        view.overdue_count,
        view.calendar,
        tuple(sorted({day.year for day, mark in view.span.days.items() if not mark.published})),
    )


def what(follow_up: FollowUp) -> str:
    """``承诺 三天内修好``, ``进展告知``: the promise's or the title's words behind the kind."""
    if follow_up.promise_id is not None:
        kind = QCoreApplication.translate("Calendar", "承诺")
    else:
        kind = follow_up_text(follow_up.kind)
    return f"{kind} {follow_up.title}".strip()


def overdue_text(late: timedelta) -> str:
    """``逾期 1 天``, ``逾期 2 时 10 分``; whole units, cut and not rounded."""
    translate = QCoreApplication.translate
    minutes = int(late.total_seconds()) // 60
    if minutes >= 1440:
        return translate("Calendar", "逾期 {days} 天").format(days=minutes // 1440)
    if minutes >= 60:
        return translate("Calendar", "逾期 {hours} 时 {minutes} 分").format(
            hours=minutes // 60, minutes=minutes % 60
        )
    return translate("Calendar", "逾期 {minutes} 分").format(minutes=minutes)


def _item(follow_up: FollowUp, view: CalendarView, now: datetime, operator: str) -> Item:
    detail = view.details.get(follow_up.id, Detail())
    tone = _tone(follow_up, now)
    place = follow_up.place or detail.place
    words = [f"{follow_up.due_at:%H:%M}", what(follow_up), place]
    short = what(follow_up)
    if tone == "red":
        short = QCoreApplication.translate("Calendar", "逾期")
        words.insert(0, short)
    label = " ".join(word for word in words if word)
    if tone == "green":
        label, short = f"✓ {label}", f"✓{short}"
    others = follow_up.assignee if follow_up.assignee != operator else ""
    return Item(follow_up, detail, tone, label, short, now, others)


def _tone(follow_up: FollowUp, now: datetime) -> str:
    if follow_up.state == "done":
        return "green"
    if follow_up.due_at < now:
        return "red"
    return "amber" if follow_up.promise_id is not None else "blue"


def _tip(follow_up: FollowUp, detail: Detail, tone: str, now: datetime) -> str:
    translate = QCoreApplication.translate
    lines = [f"{moment_text(follow_up.due_at)}  {what(follow_up)}"]
    person = shown_name(follow_up.complainant or detail.person)
    about = (follow_up.number, follow_up.place or detail.place, person)
    if any(about):
        lines.append(" · ".join(part for part in about if part))
    if tone == "red":
        lines.append(overdue_text(now - follow_up.due_at))
    if follow_up.state == "done" and follow_up.done_at is not None:
        lines.append(
            translate("Calendar", "已于 {moment} 完成：{outcome}").format(
                moment=moment_text(follow_up.done_at), outcome=follow_up.outcome
            )
        )
    lines += [text for text in (follow_up.note,) if text]
    if detail.preferred_time:
        lines.append(translate("Calendar", "偏好：{text}").format(text=detail.preferred_time))
    if follow_up.assignee:
        lines.append(translate("Calendar", "经办：{name}").format(name=follow_up.assignee))
    return "\n".join(lines)


def day_summary(day: Day, overdue_count: int) -> str:
    """``7 项 · 2 项逾期未办``."""
    translate = QCoreApplication.translate
    text = translate("Calendar", "{count} 项").format(count=len(day.items))
    if overdue_count:
        late = translate("Calendar", "{count} 项逾期未办").format(count=overdue_count)
        return f"{text} · {late}"
    return text


def spoken_day(day: Day) -> str:
    """A day as a screen reader says it."""
    late = sum(item.overdue for item in day.items)
    return f"{day_week_text(day.day)} {day.sign()} {day_summary(day, late)}"
