"""When a follow-up fits: what the household wishes, quiet hours, rest days, a day's capacity.

The planner proposes and warns; it forbids nothing. All times are naive local time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.wishes import Span, Wish
from desktop_app.domain.workcalendar import WorkCalendar

GRID = 30
"""Minutes between the times that are proposed."""
LOOK_AHEAD = 60
"""Days within which a fitting time is looked for."""
MINUTES: Mapping[str, int] = {
    "callback": 15, "progress": 15, "survey": 15,
    "site_check": 60, "acceptance": 60, "visit": 60,
}  # fmt: skip
"""How long each kind keeps a person busy; a house rule."""
CALLS = frozenset({"callback", "progress", "survey"})
"""Kinds that are a message or a call; the others go to the household."""
_DAY_END = time(23, 59, 59)


@dataclass(frozen=True)
class PlanRules:
    """When residents are left in peace, and how many follow-ups a day holds (0: any number).

    ``earliest`` and ``latest`` bound every contact; ``quiet`` holds pauses between them.
    """

    earliest: time = time(9)
    latest: time = time(20)
    quiet: tuple[Span, ...] = ((time(12), time(14)),)
    capacity: int = 20

    def quiet_span(self, at: time) -> Span | None:
        """The quiet stretch that holds *at*, or ``None``; ends do not belong to it."""
        stretches = [(time.min, self.earliest), *self.quiet, (self.latest, _DAY_END)]
        return next((one for one in stretches if one[0] <= at < one[1]), None)


@dataclass(frozen=True)
class Busy:
    """A time at which somebody has something planned already."""

    at: datetime
    kind: str
    assignee: str
    id: int = 0


@dataclass(frozen=True)
class Ground:
    """What the planner stands on: the calendar, the rules, what is planned (by day, by person)."""

    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    rules: PlanRules = field(default_factory=PlanRules)
    counts: Mapping[date, int] = field(default_factory=dict)
    busy: tuple[Busy, ...] = ()


@dataclass(frozen=True)
class Request:
    """What is to be planned; ``moving`` is the id of the follow-up that is being moved."""

    kind: str = "callback"
    wish: Wish = field(default_factory=Wish)
    assignee: str = ""
    moving: int = 0


@dataclass(frozen=True)
class Proposal:
    """A fitting time and why it fits, in sentences."""

    at: datetime
    reasons: tuple[Message, ...]


def suggest(
    request: Request, around: datetime, now: datetime, ground: Ground, most: int = 3
) -> tuple[Proposal, ...]:
    """The next fitting times at or after *around* and after *now*, one a day, soonest first.

    Without a wish: working days, office hours, no quiet hours. A wished time of day may lie
    outside office hours, and a wished weekend on a rest day; quiet hours stay quiet.
    """
    start = max(around, now + timedelta(minutes=1)).replace(microsecond=0)
    found: list[Proposal] = []
    for shift in range(LOOK_AHEAD):
        day = start.date() + timedelta(days=shift)
        if not _day_fits(day, request, ground):
            continue
        slots = (at for at in _slots(day, request, ground) if at >= start)
        at = next((at for at in slots if _clash(at, request, ground) is None), None)
        if at is not None:
            found.append(Proposal(at, _reasons(at, request, ground)))
        if len(found) == most:
            break
    return tuple(found)


def warnings(at: datetime, request: Request, ground: Ground) -> tuple[Message, ...]:
    """What speaks against a time that somebody chose; empty when it fits.

    A rest day that the household wished for is no reason against it.
    """
    said: list[Message] = []
    wish, rules, day = request.wish, ground.rules, at.date()
    if not ground.calendar.is_working(day) and not wish.wants_day(day):
        said.append(say(QT_TRANSLATE_NOOP("core", "这天是休息日")))
    quiet = rules.quiet_span(at.time())
    if quiet is not None:
        said.append(_quiet_words(quiet, rules))
    if wish.forbids(at):
        said.append(say(QT_TRANSLATE_NOOP("core", "住户要求“{text}”"), text=wish.text))
    count = _count(day, request, ground)
    if rules.capacity and count >= rules.capacity:
        said.append(
            say(
                QT_TRANSLATE_NOOP("core", "当日已排 {count}/{capacity}，已满"),
                count=count,
                capacity=rules.capacity,
            )
        )
    clash = _clash(at, request, ground)
    if clash is not None:
        said.append(
            say(
                QT_TRANSLATE_NOOP("core", "{name}在 {clock} 已有安排"),
                name=clash.assignee,
                clock=f"{clash.at:%H:%M}",
            )
        )
    return tuple(said)


def hints(request: Request) -> tuple[Message, ...]:
    """What else the household's wish says to whoever calls: a channel, words for a person."""
    said = []
    if request.wish.channel == "wechat" and request.kind in CALLS:
        said.append(say(QT_TRANSLATE_NOOP("core", "住户要求只发微信，请勿打电话")))
    if request.wish.notes:
        said.append(
            say(QT_TRANSLATE_NOOP("core", "住户注明：{text}"), text="、".join(request.wish.notes))
        )
    return tuple(said)


def series(
    request: Request, base: datetime, offsets: Sequence[int], now: datetime, ground: Ground
) -> tuple[datetime, ...]:
    """The times of a series: *offsets* days after *base*, each on the next fitting time.

    A time against which nothing speaks stays as it is; offsets count once each, in order.
    """
    times = []
    for offset in sorted({one for one in offsets if one >= 0}):
        at = base + timedelta(days=offset)
        if at <= now or warnings(at, request, ground):
            fitting = suggest(request, at, now, ground, 1)
            if not fitting:
                # The time of day may be past the last fitting one: the day itself counts.
                fitting = suggest(request, datetime.combine(at.date(), time()), now, ground, 1)
            at = fitting[0].at if fitting else at
        if at > now and at not in times:
            times.append(at)
    return tuple(times)


def _day_fits(day: date, request: Request, ground: Ground) -> bool:
    wish, capacity = request.wish, ground.rules.capacity
    if wish.days and day.weekday() not in wish.days:
        return False
    if not ground.calendar.is_working(day) and not wish.wants_day(day):
        return False
    return not capacity or _count(day, request, ground) < capacity


def _slots(day: date, request: Request, ground: Ground) -> Iterator[datetime]:
    """Times of *day* on the grid that hours, quiet hours and the wish allow."""
    rules, wish, calendar = ground.rules, request.wish, ground.calendar
    minutes = MINUTES.get(request.kind, 15)
    opens, closes = calendar.opens, calendar.closes
    if opens >= closes:
        opens, closes = rules.earliest, rules.latest
    # 18点后来电: at 18:00 the person may still be on the way, so the next time on the grid.
    late = {start for start, end in wish.windows if end == _DAY_END}
    for step in range(24 * 60 // GRID):
        at = datetime.combine(day, time()) + timedelta(minutes=step * GRID)
        end = at + timedelta(minutes=minutes)
        if rules.quiet_span(at.time()) or rules.quiet_span((end - timedelta(minutes=1)).time()):
            continue
        if at.time() in late:
            continue
        inside = opens <= at.time() and end <= datetime.combine(day, closes)
        if (inside or wish.windows) and not wish.forbids(at):
            yield at


def _clash(at: datetime, request: Request, ground: Ground) -> Busy | None:
    """What the same person has at that time already."""
    if not request.assignee:
        return None
    end = at + timedelta(minutes=MINUTES.get(request.kind, 15))
    for one in ground.busy:
        if one.assignee != request.assignee or (one.id and one.id == request.moving):
            continue
        if one.at < end and at < one.at + timedelta(minutes=MINUTES.get(one.kind, 15)):
            return one
    return None


def _count(day: date, request: Request, ground: Ground) -> int:
    """What is planned on *day* besides the one that is being moved."""
    own = any(one.id == request.moving and one.at.date() == day for one in ground.busy)
    return ground.counts.get(day, 0) - (1 if request.moving and own else 0)


def _reasons(at: datetime, request: Request, ground: Ground) -> tuple[Message, ...]:
    said = []
    if request.wish.says_when:
        said.append(say(QT_TRANSLATE_NOOP("core", "住户希望{text}"), text=request.wish.text))
    if not ground.calendar.is_working(at.date()):
        said.append(say(QT_TRANSLATE_NOOP("core", "休息日，需有人值班")))
    elif not ground.calendar.opens <= at.time() < ground.calendar.closes:
        said.append(say(QT_TRANSLATE_NOOP("core", "在下班之后，需有人值班")))
    count, capacity = _count(at.date(), request, ground), ground.rules.capacity
    if capacity:
        said.append(
            say(
                QT_TRANSLATE_NOOP("core", "当日已排 {count}/{capacity}"),
                count=count,
                capacity=capacity,
            )
        )
    else:
        said.append(say(QT_TRANSLATE_NOOP("core", "当日已排 {count} 项"), count=count))
    return tuple(said)


def _quiet_words(span: Span, rules: PlanRules) -> Message:
    if span[1] == rules.earliest and span[0] == time.min:
        text = QT_TRANSLATE_NOOP("core", "{clock} 前不打扰住户")
        return say(text, clock=f"{rules.earliest:%H:%M}")
    if span[1] == _DAY_END:
        text = QT_TRANSLATE_NOOP("core", "{clock} 后不打扰住户")
        return say(text, clock=f"{rules.latest:%H:%M}")
    text = QT_TRANSLATE_NOOP("core", "{start}–{end} 是免打扰时段")
    return say(text, start=f"{span[0]:%H:%M}", end=f"{span[1]:%H:%M}")
