"""Dates and times as offices write them: cells, Chinese words, what a person types."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone

FIRST_YEAR, LAST_YEAR = 1900, 2199
_SERIALS = (20_000, 80_000)  # 1954 to 2119: other numbers in a date column are something else
_BEIJING = timezone(timedelta(hours=8))

_MORNING = "上午|早上|早晨|清晨|早|am"
_NIGHT = "凌晨|深夜|半夜|夜里|夜间"
_NOON = "中午|正午"
_AFTERNOON = "下午|午后|傍晚|pm"
_EVENING = "晚上|晚间|晚"
_DAYPART = f"{_MORNING}|{_NIGHT}|{_NOON}|{_AFTERNOON}|{_EVENING}"
_TIME = re.compile(
    rf"(?P<part>{_DAYPART})?\s*(?P<h>\d{{1,2}})\s*(?:(?P<mark>[:点时])\s*"
    r"(?:(?P<half>半)|(?P<quarter>[1-3]刻)|[整钟]|"
    r"(?P<m>\d{1,2})\s*分?(?:\s*:?\s*(?P<s>\d{1,2})(?P<f>\.\d+)?\s*秒?)?)?)?"
    r"\s*(?P<ampm>[ap]\.?m\.?)?$"
)
_ONLY_PART = re.compile(rf"(?:{_DAYPART})$")
_FILLER = re.compile(r"(?:左右|前后|许)$|^(?:大约|约|于)")
_WEEKDAY = re.compile(r"\(?\s*(?:星期|周|礼拜)[一二三四五六日天1-7]\s*\)?$")
_FULL = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*[日号]?")
_DAY = re.compile(r"(\d{1,2})\s*[日号]")
_SHORT_YEAR = re.compile(r"(\d{2})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*([-./])\s*(\d{1,2})\s*\2\s*(\d{4})")
_DAY_NAMED = re.compile(r"(\d{1,2})[-\s.]*([a-z]{3,9})\.?[-\s,.]*(\d{4}|\d{2})")
_NAMED_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_NUMERAL_RUN = re.compile(r"[〇零一二三四五六七八九十]+(?=[年月日号点时分刻秒])")
_RELATIVE = {
    "大前天": -3,
    "前天": -2,
    "前日": -2,
    "昨天": -1,
    "昨日": -1,
    "昨": -1,
    "今天": 0,
    "今日": 0,
    "今": 0,
    "当天": 0,
    "明天": 1,
    "明日": 1,
    "明": 1,
    "后天": 2,
    "后日": 2,
    "大后天": 3,
}
_WEEK = re.compile(r"(上上|上|本|这|下下|下)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天1-7])")
_WEEK_SHIFT = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@dataclass(frozen=True)
class When:
    """A moment in naive local time, whole seconds.

    ``has_time`` is false when only a day was given (``at`` is then midnight);
    ``guessed_year`` is true when the year came from outside the text.
    """

    at: datetime
    has_time: bool
    guessed_year: bool = False


def parse_when(
    value: object,
    *,
    year: int | None = None,
    month: int | None = None,
    epoch_1904: bool = False,
    today: datetime | date | None = None,
    day_first: bool | None = None,
    spoken: bool = True,
    bare_day: bool = False,
    latest: date | None = None,
) -> When | None:
    """Read a cell or typed text; ``None`` when it is no date or an impossible one.

    ``year`` and ``month`` are the hints of the sheet for dates without a year; ``today``
    serves the words of a person (明天, 周五) and picks the nearest year. ``day_first``
    says what ``5/2/2019`` means in this column (``date_order``); left ``None``, such a
    date is refused rather than guessed. Not *spoken* are the cells of a book: a 昨天 or a bare
    9:20 there was written on some other day than today. With *bare_day* a number from 1 to 31
    is a day of the sheet's ``month``. No year is assumed that puts a date after *latest*.
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        return _real(value)
    if isinstance(value, date):
        return _day(value.year, value.month, value.day)
    hint = _Hint(year, month, today, day_first, spoken, latest)
    if isinstance(value, int | float):
        if bare_day and 1 <= value <= 31 and value == int(value):
            return _of_month(int(value), hint)
        return _number(value, epoch_1904)
    if not isinstance(value, str) or len(value) > 60:
        return None
    text = _plain(value)
    if bare_day and re.fullmatch(r"0?[1-9]|[12]\d|3[01]", text):
        return _of_month(int(text), hint)
    if re.fullmatch(r"\d{4,6}(?:\.\d+)?", text):
        return _number(float(text), epoch_1904)
    return _text(text, hint) if text else None


def date_order(values: Iterable[object]) -> bool | None:
    """Whether a column of ``5/2/2019`` dates writes the day first.

    Decided by the cells that can be read one way only; ``None`` when none can, or when
    they contradict each other.
    """
    day_first = month_first = False
    for value in values:
        if not isinstance(value, str):
            continue
        match = _YEAR_LAST.match(_plain(value))
        if match:
            day_first |= int(match[1]) > 12
            month_first |= int(match[3]) > 12
    return None if day_first == month_first else day_first


def is_ambiguous(value: object) -> bool:
    """True for a date like ``5/2/2019`` that reads both ways."""
    if not isinstance(value, str):
        return False
    match = _YEAR_LAST.match(_plain(value))
    return match is not None and int(match[1]) <= 12 and int(match[3]) <= 12


@dataclass(frozen=True)
class _Hint:
    year: int | None
    month: int | None
    today: datetime | date | None
    day_first: bool | None
    spoken: bool = True
    latest: date | None = None

    def day(self) -> date | None:
        return self.today.date() if isinstance(self.today, datetime) else self.today

    def year_for(self, month: int, day: int) -> int | None:
        """The year that brings the date nearest to the sheet's month, or to today."""
        if self.year is not None:
            if self.month is None:
                return self.year
            gap = month - self.month
            year = self.year + (1 if gap < -6 else -1 if gap > 6 else 0)
            found = _date(year, month, day)
            ahead = found is not None and self.latest is not None and found > self.latest
            return self.year if ahead and year > self.year else year
        near = self.day()
        if near is None:
            return None
        choices = [d for y in (-1, 0, 1) if (d := _date(near.year + y, month, day))]
        if self.latest is not None:
            choices = [d for d in choices if d <= self.latest] or choices
        return min(choices, key=lambda d: abs((d - near).days)).year if choices else None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip().lower().lstrip("'")
    plain = re.sub(r"[‐‑‒–—―−]", "-", plain).replace("。", ".")
    plain = _NUMERAL_RUN.sub(lambda found: _numeral(found[0]), plain)
    return _FILLER.sub("", re.sub(r"\s+", " ", plain)).strip(" ,;")


def _numeral(text: str) -> str:
    digits = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
    if "十" not in text:
        return "".join(str(digits[c]) for c in text)
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return text
    return str((digits[tens] if tens else 1) * 10 + (digits[ones] if ones else 0))


def _date(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(year: int, month: int, day: int, *, guessed: bool = False) -> When | None:
    found = _date(year, month, day)
    return When(datetime.combine(found, time()), False, guessed) if found else None


def _real(value: datetime) -> When | None:
    at = value.astimezone(_BEIJING).replace(tzinfo=None) if value.tzinfo else value
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        return None
    at = (at + timedelta(microseconds=500_000)).replace(microsecond=0)
    return When(at, at.time() != time())


def _number(value: float, epoch_1904: bool) -> When | None:
    if 19_000_101 <= value <= 21_991_231 and value == int(value):  # 20260819 as a number
        return _text(str(int(value)), _Hint(None, None, None, None))
    if not _SERIALS[0] <= value < _SERIALS[1]:
        return None
    start = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30)
    return _real(start + timedelta(seconds=round(value * 86_400)))


def _text(text: str, hint: _Hint) -> When | None:
    if re.match(r"\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}.*(?:z|[+-]\d{2}:?\d{2})$", text):
        try:
            return _real(datetime.fromisoformat(text.upper()))
        except ValueError:
            return None
    text = re.sub(r"(?<=\d)t(?=\d{2}:)", " ", text)
    compact = _COMPACT.fullmatch(text)
    if compact:
        found = _day(int(compact[1]), int(compact[2]), int(compact[3]))
        if found is None or compact[4] is None:
            return found
        return _at(found, int(compact[4]), int(compact[5]), int(compact[6] or 0))
    whole = _date_part(text, hint)
    if whole:
        return whole
    for match in _times(text):
        head = text[: match.start()].strip(" ,的")
        clock = _clock(match)
        if clock is None:
            continue
        if not head:
            near = hint.day() if hint.spoken else None
            found = _day(near.year, near.month, near.day) if near else None
        else:
            found = _date_part(head, hint)
        if found:
            return _at(found, *clock)
    only = _ONLY_PART.search(text)
    return _date_part(text[: only.start()].strip(), hint) if only else None


def _times(text: str) -> Iterable[re.Match[str]]:
    """Every reading of the text's end as a clock time, longest first."""
    for at in range(len(text)):
        if at and text[at - 1].isdigit() and text[at].isdigit():
            continue
        match = _TIME.match(text, at)
        if match and (match["mark"] or match["ampm"]):
            yield match


def _clock(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Hour (24 and more run into the next day), minute, second."""
    hour, minute, second = int(match["h"]), int(match["m"] or 0), int(match["s"] or 0)
    if match["f"] and float(match["f"]) >= 0.5:
        second += 1  # 59.9999 rounds up into the next minute by timedelta below
    if match["half"]:
        minute = 30
    elif match["quarter"]:
        minute = int(match["quarter"][0]) * 15
    part = match["part"] or ""
    if match["ampm"]:
        part = "am" if match["ampm"][0] == "a" else "pm"
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        return None
    if part and hour <= 12:
        hour = _by_daypart(part, hour)
    return hour, minute, second


def _by_daypart(part: str, hour: int) -> int:
    """12-hour words: 下午12 is noon, 上午12 and 凌晨12 midnight before, 晚上12 midnight after."""
    if part in _NOON.split("|"):
        return hour + 12 if hour <= 3 else hour
    if part in _AFTERNOON.split("|"):
        return hour if hour == 12 else hour + 12
    if part in _EVENING.split("|"):
        return 24 if hour == 12 else hour + 12 if hour >= 5 else hour
    if part in ("深夜", "夜里", "夜间"):
        return 24 if hour == 12 else hour + 12 if hour >= 7 else hour
    return 0 if hour == 12 else hour


def _at(day: When, hour: int, minute: int, second: int) -> When | None:
    if hour > 24 + 12 or minute > 59 or second > 60:
        return None
    at = day.at + timedelta(hours=hour, minutes=minute, seconds=second)
    return When(at, True, day.guessed_year)


def _date_part(text: str, hint: _Hint) -> When | None:
    named = _words(text, hint)
    if named:
        return named
    text = _WEEKDAY.sub("", text).strip()
    match = _FULL.fullmatch(text)
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    compact = _COMPACT.fullmatch(text)
    if compact and compact[4] is None:
        return _day(int(compact[1]), int(compact[2]), int(compact[3]))
    match = _YEAR_LAST.fullmatch(text)
    if match:
        return _year_last(int(match[1]), int(match[3]), int(match[4]), hint.day_first)
    match = _SHORT_YEAR.fullmatch(text)
    if match:
        return _short_year(match, hint)
    match = _MONTH_DAY.fullmatch(text)
    if match:
        month, day = int(match[1]), int(match[2])
        year = hint.year_for(month, day)
        return _day(year, month, day, guessed=True) if year else None
    match = _DAY.fullmatch(text)
    if match:
        return _of_month(int(match[1]), hint)
    return _english(text)


def _of_month(day: int, hint: _Hint) -> When | None:
    """A day by its number, in the month and the year that the sheet gives."""
    near = hint.day()
    hint = replace(hint, latest=hint.latest or near)
    year = hint.year_for(hint.month, day) if hint.month else None
    return _day(year, hint.month, day, guessed=True) if year and hint.month else None


def _words(text: str, hint: _Hint) -> When | None:
    near = hint.day() if hint.spoken else None
    if near is None:
        return None
    if text in _RELATIVE:
        found = near + timedelta(days=_RELATIVE[text])
        return _day(found.year, found.month, found.day)
    match = _WEEK.fullmatch(text)
    if not match:
        return None
    wanted = "一二三四五六日".find(match[2].replace("天", "日"))
    wanted = wanted if wanted >= 0 else int(match[2]) - 1
    monday = near - timedelta(days=near.weekday())
    if match[1]:
        found = monday + timedelta(days=7 * _WEEK_SHIFT[match[1]] + wanted)
    else:  # a bare 周五 is the next one to come, today included
        found = near + timedelta(days=(wanted - near.weekday()) % 7)
    return _day(found.year, found.month, found.day)


def _year_last(first: int, second: int, year: int, day_first: bool | None) -> When | None:
    if first > 12 or second > 12:
        day_first = first > 12
    if day_first is None and first != second:
        return None
    return _day(year, second, first) if day_first else _day(year, first, second)


def _short_year(match: re.Match[str], hint: _Hint) -> When | None:
    """``26.8.25``: only when the two digits are the year that is expected anyway."""
    year = 2000 + int(match[1])
    near = hint.day()
    expected = {hint.year} | ({near.year - 1, near.year, near.year + 1} if near else set())
    if year not in expected and "年" not in match[0]:
        return None
    return _day(year, int(match[2]), int(match[3]), guessed=True)


def _english(text: str) -> When | None:
    match = _DAY_NAMED.fullmatch(text)
    if match and match[2][:3] in _MONTHS:
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        return _day(year, _MONTHS.index(match[2][:3]) + 1, int(match[1]))
    match = _NAMED_DAY.fullmatch(text)
    if match and match[1][:3] in _MONTHS:
        return _day(int(match[3]), _MONTHS.index(match[1][:3]) + 1, int(match[2]))
    return None
