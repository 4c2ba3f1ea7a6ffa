"""When and how a household wants to be reached, read from the words of its register.

The words are free text (``18点后来电``, ``上午方便``, ``周末联系``, ``中午勿扰``, ``只发微信``);
what cannot be read is kept as a note and never guessed at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

Span = tuple[time, time]
"""A stretch of the day: from, until; the end does not belong to it."""

_DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
           "八": 8, "九": 9, "十": 10, "十一": 11, "十二": 12, "二十": 20, "二十一": 21}  # fmt: skip
_WEEK = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_PARTS: tuple[tuple[str, Span], ...] = (
    (r"早上|清早|早晨", (time(7), time(9, 30))),
    (r"上午", (time(7), time(12))),
    (r"中午|午休|午间", (time(12), time(14))),
    (r"下午|午后", (time(13), time(18))),
    (r"傍晚|晚上|晚间|夜里|下班后", (time(18), time(23, 59, 59))),
)
_NOT = re.compile(r"勿|别|不要|不便|不方便|不接|免打扰|不在|忌|午休|没空|忙")
_CLOCK = (
    r"(?P<part{n}>凌晨|早上|上午|中午|下午|傍晚|晚上|晚)?"
    r"(?P<hour{n}>(?<!\d)\d{{1,2}}|二?十[一二]?|[一二两三四五六七八九])"
    r"(?:[:：](?P<minute{n}>\d{{2}})|[点时](?P<half{n}>半|\d{{1,2}}分?)?)"
)
_RANGE = re.compile(_CLOCK.format(n=1) + r"\s*(?:-|–|—|~|～|到|至)\s*" + _CLOCK.format(n=2))
_RANGE_SHORT = re.compile(r"(\d{1,2})\s*(?:-|–|—|~|～|到|至)\s*(\d{1,2})\s*[点时]")
_BOUND = re.compile(_CLOCK.format(n=1) + r"\s*(?P<side>以后|之后|后|以前|之前|前)?")
_DAYS = re.compile(
    r"(?:周|星期|礼拜)([一二三四五六日天])\s*(?:-|–|—|到|至)\s*(?:周|星期|礼拜)?([一二三四五六日天])"
)
_DAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
_ONLY_MESSAGES = re.compile(
    r"(?:只|仅|请)(?:发|用|加|看)?微信|^(?:发微信|微信联系)$|(?:勿|别|不要|不接)(?:打|来)?电话"
)
_END = time(23, 59, 59)


@dataclass(frozen=True)
class Wish:
    """``windows``: times of day that suit (empty: any); ``avoid``: times that do not.

    ``days``: weekdays that suit, 0 is Monday (empty: any); ``not_days``: those that do not.
    ``channel`` is ``wechat`` when only messages are wanted. ``notes`` holds what says neither
    when nor how (``联系女儿``). ``text`` is what was written.
    """

    text: str = ""
    windows: tuple[Span, ...] = ()
    avoid: tuple[Span, ...] = ()
    days: frozenset[int] = frozenset()
    not_days: frozenset[int] = frozenset()
    channel: str = ""
    notes: tuple[str, ...] = ()

    @property
    def says_when(self) -> bool:
        """Whether the wish is about time at all."""
        return bool(self.windows or self.avoid or self.days or self.not_days)

    def wants_day(self, day: date) -> bool:
        """Whether that weekday was asked for by name."""
        return day.weekday() in self.days

    def forbids(self, at: datetime) -> bool:
        """Whether the wish speaks against *at*."""
        clock, weekday = at.time(), at.weekday()
        if weekday in self.not_days or (self.days and weekday not in self.days):
            return True
        if any(start <= clock < end for start, end in self.avoid):
            return True
        return bool(self.windows) and not any(s <= clock < e for s, e in self.windows)


def read_wish(text: str) -> Wish:
    """The wish in *text*; parts are told apart by commas, semicolons and spaces."""
    windows: list[Span] = []
    avoid: list[Span] = []
    days: set[int] = set()
    not_days: set[int] = set()
    notes: list[str] = []
    channel = ""
    for part in re.split(r"[，,、；;。\n]+|\s{1,}(?=\D)", text.strip()):
        if not part.strip():
            continue
        negative = _NOT.search(part) is not None
        spans = _spans(part)
        weekdays = _weekdays(part)
        messages = _ONLY_MESSAGES.search(part) is not None and not (spans or weekdays)
        if messages:
            channel = "wechat"
        # 周末勿扰 takes the days out; 周末上午勿扰 only that time of them, which is wider here.
        if negative:
            avoid += spans
            if not spans:
                not_days |= weekdays
        else:
            windows += spans
            days |= weekdays
        if not (spans or weekdays or messages):
            notes.append(part.strip())
    return Wish(
        text.strip(), tuple(windows), tuple(avoid), frozenset(days - not_days),
        frozenset(not_days), channel, tuple(notes),
    )  # fmt: skip


def _spans(part: str) -> list[Span]:
    found = _RANGE.search(part)
    if found:
        start, end = _time(found, "1"), _time(found, "2")
        # 下午3点到5点: the second time is in the same half of the day.
        if start and end and end <= start and end.hour + 12 < 24:
            end = end.replace(hour=end.hour + 12)
        return [(start, end)] if start and end and start < end else []
    short = _RANGE_SHORT.search(part)
    if short:
        hours = _afternoon(part, int(short[1])), _afternoon(part, int(short[2]))
        if hours[0] < hours[1] <= 23:
            return [(time(hours[0]), time(hours[1]))]
        return []
    bound = _BOUND.search(part)
    if bound:
        at = _time(bound, "1")
        side = bound["side"] or ""
        if at is None:
            return []
        if side.endswith("后"):
            return [(at, _END)]
        if side.endswith("前"):
            return [(time.min, at)]
        # 9点来电: that time, give or take half an hour.
        late = (at.hour * 60 + at.minute + 60) // 60
        return [(at, time(late, at.minute) if late < 24 else _END)]
    return [span for words, span in _PARTS if re.search(words, part)]


def _time(found: re.Match[str], number: str) -> time | None:
    word = found[f"hour{number}"]
    hour = int(word) if word.isdecimal() else _DIGITS[word]
    hour = _afternoon(found[f"part{number}"] or found.string[: found.start()], hour)
    minute = found[f"minute{number}"] or found[f"half{number}"] or "0"
    minutes = 30 if minute == "半" else int(minute.rstrip("分"))
    return time(hour, minutes) if hour < 24 and minutes < 60 else None


def _afternoon(words: str, hour: int) -> int:
    late = hour < 12 and re.search(r"下午|傍晚|晚", words) is not None
    noon = hour < 4 and "中午" in words
    return hour + 12 if late or noon else hour


def _weekdays(part: str) -> set[int]:
    found: set[int] = set()
    if re.search(r"周末|双休|休息日|节假日", part):
        found |= {5, 6}
    if re.search(r"工作日|平时|平日", part):
        found |= {0, 1, 2, 3, 4}
    span = _DAYS.search(part)
    if span:
        first, last = _WEEK[span[1]], _WEEK[span[2]]
        return found | (set(range(first, last + 1)) if first <= last else set())
    return found | {_WEEK[one] for one in _DAY.findall(part)}
