"""The language of the search box: ``栋:3 类别:漏水 状态:逾期 上周`` and plain words.

A pure reading: what is no known keyword, or has a value that nothing fits, stays a plain word.
Field names and operators are those of the queue's filters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop_app.domain.case import CHANNEL_TEXT, OPEN, SEVERITY_TEXT, STATUS_TEXT, Status
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.rooms import bare
from desktop_app.domain.searchtext import LONGEST, plain

FIELD_TEXT: Mapping[str, str] = {
    "building": QT_TRANSLATE_NOOP("core", "楼栋"),
    "unit": QT_TRANSLATE_NOOP("core", "单元"),
    "category": QT_TRANSLATE_NOOP("core", "类别"),
    "status": QT_TRANSLATE_NOOP("core", "状态"),
    "limit": QT_TRANSLATE_NOOP("core", "时限"),
    "severity": QT_TRANSLATE_NOOP("core", "级别"),
    "handler": QT_TRANSLATE_NOOP("core", "经办人"),
    "department": QT_TRANSLATE_NOOP("core", "责任部门"),
    "channel": QT_TRANSLATE_NOOP("core", "渠道"),
    "tag": QT_TRANSLATE_NOOP("core", "标签"),
    "received": QT_TRANSLATE_NOOP("core", "受理日期"),
    "flag": QT_TRANSLATE_NOOP("core", "条件"),
}
_KEYS: Mapping[str, str] = {
    word: key
    for key, words in {
        "building": "栋 楼 楼栋 幢 座 building bldg",
        "unit": "单元 unit",
        "category": "类别 分类 类型 category cat",
        "status": "状态 status is",
        "severity": "级别 严重 等级 severity level",
        "handler": "经办 经办人 处理人 责任人 handler by",
        "department": "部门 责任部门 department dept",
        "channel": "渠道 来源 方式 channel via",
        "tag": "标签 tag",
        "from": "从 自 起 from since after",
        "to": "到 至 止 to until before",
        "received": "日期 时间 受理 date on received",
    }.items()
    for word in words.split()
}
_STATES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    word: found
    for words, found in (
        ("逾期 已逾期 超期 超时 overdue late", ("limit", ("overdue",))),
        ("今日到期 今天到期 duetoday", ("limit", ("today",))),
        ("待办 未办结 未关闭 open", ("status", tuple(str(one) for one in OPEN))),
        ("办结 已办结 关闭 done", ("status", ("closed",))),
        ("返单 rework", ("flag", ("rework",))),
        ("群诉 incident", ("flag", ("incident",))),
        ("升级 已升级 escalated", ("flag", ("escalated",))),
        ("我的 我负责的 mine", ("flag", ("mine",))),
    )
    for word in words.split()
}
_PERIODS: Mapping[str, str] = {
    word: key
    for key, words in {
        "today": "今天 今日 today",
        "yesterday": "昨天 昨日 yesterday",
        "this_week": "本周 这周 thisweek",
        "last_week": "上周 lastweek",
        "days7": "近7天 最近7天 7days",
        "days30": "近30天 最近30天 30days",
        "this_month": "本月 这个月 thismonth",
        "last_month": "上月 上个月 lastmonth",
        "this_year": "今年 本年 thisyear",
        "last_year": "去年 lastyear",
    }.items()
    for word in words.split()
}
PERIOD_TEXT: Mapping[str, str] = {
    "today": QT_TRANSLATE_NOOP("core", "今天"),
    "yesterday": QT_TRANSLATE_NOOP("core", "昨天"),
    "this_week": QT_TRANSLATE_NOOP("core", "本周"),
    "last_week": QT_TRANSLATE_NOOP("core", "上周"),
    "days7": QT_TRANSLATE_NOOP("core", "最近 7 天"),
    "days30": QT_TRANSLATE_NOOP("core", "最近 30 天"),
    "this_month": QT_TRANSLATE_NOOP("core", "本月"),
    "last_month": QT_TRANSLATE_NOOP("core", "上月"),
    "this_year": QT_TRANSLATE_NOOP("core", "今年"),
    "last_year": QT_TRANSLATE_NOOP("core", "去年"),
}
_TOKEN = re.compile(r'(?:[^\s":]+:)?"[^"]*"|\S+')
_DAY = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?")
_PLACE = re.compile(r"([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})(栋|幢|号楼|单元)", re.IGNORECASE)
_NAME = r"(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})"
_HALF_PLACE = re.compile(rf"({_NAME}(?:栋|幢|座|号楼))({_NAME}单元)", re.IGNORECASE)
_BLANKS = re.compile(rf"(?<!\S)({_NAME})\s+(栋|幢|号楼|单元)(?!\s*:)", re.IGNORECASE)
_PARTS = re.compile(
    rf"(?<!\S)({_NAME}(?:栋|幢|座|号楼|#))\s*({_NAME}单元)\s*(\d{{2,5}})\s*(室|号)?(?!\S)",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\d{1,2}[-/.]\d{1,2}")
"""A day only behind a keyword: alone it may be a building and a unit."""
_MONTH = re.compile(r"(?:(\d{4})[-/.年](\d{1,2})月?|(\d{1,2})月(?:份)?)")
_YEAR = re.compile(r"(\d{4})年?")


@dataclass(frozen=True)
class Choice:
    """A value that a keyword may be given: what it is kept as, its name, other words for it."""

    value: str
    name: str
    words: tuple[str, ...] = ()
    shown: object = None
    """The name in the program's languages, where it is more than the name."""


@dataclass(frozen=True)
class Vocabulary:
    """What the office calls its things; ``today`` for dates without a year and for periods."""

    today: date
    categories: Sequence[Choice] = ()
    handlers: Sequence[Choice] = ()
    departments: Sequence[Choice] = ()
    tags: Sequence[Choice] = ()


@dataclass(frozen=True)
class Wish:
    """One filter that was understood: a field, the values it may have, and how it was written.

    Of ``received`` the values are two ISO days, both included, of which one may be empty.
    """

    field: str
    values: tuple[str, ...]
    shown: Message
    written: str


@dataclass(frozen=True)
class Query:
    """``text``: the plain words; ``wishes``: the filters; of one field any may hold."""

    text: str = ""
    wishes: tuple[Wish, ...] = ()
    doubts: tuple[Message, ...] = field(default=())
    """Keywords whose value fits nothing: they are looked for as plain words."""


def read(written: str, known: Vocabulary) -> Query:
    """What a person typed, read; never fails, at most ``LONGEST`` characters."""
    text = unicodedata.normalize("NFKC", written[:LONGEST])
    if '"' not in text:  # what stands in quotes is meant as it is written
        text = _PARTS.sub(r"\1\2\3\4", _BLANKS.sub(r"\1\2", text))
    words: list[str] = []
    wishes: list[Wish] = []
    doubts: list[Message] = []
    for token in _TOKEN.findall(text):
        key, colon, value = token.partition(":")
        keyword = _KEYS.get(key.casefold()) if colon else None
        value = value.strip('"').strip()
        if keyword is None:
            half = _HALF_PLACE.fullmatch(token)
            if half is not None:
                wishes.append(_named("building", (bare(half[1]),), bare(half[1]), half[1]))
                wishes.append(_named("unit", (bare(half[2]),), bare(half[2]), half[2]))
                continue
            place = _PLACE.fullmatch(token)
            if place is not None:
                key = "unit" if place[2] == "单元" else "building"
                wishes.append(_named(key, (bare(place[1]),), bare(place[1]), token))
                continue
            alone = token[0] != '"' and not _LOOSE.fullmatch(token)
            period = _period(token, known.today) if alone else None
            if period is not None:
                wishes.append(_dated(period, token))
            elif token.strip('"'):
                words.append(token.strip('"'))
            continue
        if not value:
            continue  # still being typed
        wish = _wish(keyword, value, token, known)
        if wish is not None:
            wishes.append(wish)
        else:
            words.append(value)
            doubts.append(
                say(
                    QT_TRANSLATE_NOOP("core", "{field}里没有“{value}”，已作为文字搜索"),
                    field=say(FIELD_TEXT["received" if keyword in ("from", "to") else keyword]),
                    value=value,
                )
            )
    return Query(" ".join(words), tuple(wishes), tuple(doubts))


def _wish(keyword: str, value: str, token: str, known: Vocabulary) -> Wish | None:
    match keyword:
        case "building" | "unit":
            return _named(keyword, (bare(value),), bare(value), token)
        case "status":
            state = _STATES.get(plain(value))
            if state is not None:
                title = _STATE_TEXT.get((state[0], state[1][0]), value)
                return _named(state[0], state[1], say(title), token)
            return _chosen("status", value, _choices(STATUS_TEXT), token)
        case "severity":
            return _chosen("severity", value, _choices(SEVERITY_TEXT), token)
        case "channel":
            return _chosen("channel", value, _choices(CHANNEL_TEXT), token)
        case "category":
            return _chosen("category", value, known.categories, token)
        case "handler":
            return _chosen("handler", value, known.handlers, token)
        case "department":
            return _chosen("department", value, known.departments, token)
        case "tag":
            return _chosen("tag", value, known.tags, token)
    days = _period(value, known.today)
    if days is None:
        return None
    first, last, name = days
    if keyword == "from":
        return _dated((first, None, ""), token)
    if keyword == "to":
        return _dated((None, last, ""), token)
    return _dated((first, last, name), token)


_STATE_TEXT: Mapping[tuple[str, str], str] = {
    ("limit", "overdue"): QT_TRANSLATE_NOOP("core", "已逾期"),
    ("limit", "today"): QT_TRANSLATE_NOOP("core", "今天到期"),
    ("status", str(OPEN[0])): QT_TRANSLATE_NOOP("core", "未办结"),
    ("status", "closed"): QT_TRANSLATE_NOOP("core", "已关闭"),
    ("flag", "rework"): QT_TRANSLATE_NOOP("core", "返单"),
    ("flag", "incident"): QT_TRANSLATE_NOOP("core", "群诉"),
    ("flag", "escalated"): QT_TRANSLATE_NOOP("core", "已升级"),
    ("flag", "mine"): QT_TRANSLATE_NOOP("core", "我负责的"),
}


def _choices(texts: Mapping[Status, str] | Mapping[str, str]) -> list[Choice]:
    return [Choice(str(key), text, (str(key),)) for key, text in texts.items()]


def _chosen(key: str, value: str, choices: Iterable[Choice], token: str) -> Wish | None:
    """The choices that fit best: the same name, a word for it, a name that begins so or has it."""
    wanted = plain(value)
    ranked: dict[int, list[Choice]] = {}
    for one in choices:
        name = plain(one.name)
        own = {name, *map(plain, one.words)}
        rank = (
            0 if wanted == name
            else 1 if wanted in own
            else 2 if name.startswith(wanted)
            else 3 if any(wanted in word for word in own)
            else 9
        )  # fmt: skip
        ranked.setdefault(rank, []).append(one)
    best = min(ranked, default=9)
    if best == 9 or not wanted:
        return None
    found = ranked[best]
    names = [one.shown or say(one.name) for one in found]
    shown = (
        names[0]
        if len(found) == 1
        else say(QT_TRANSLATE_NOOP("core", "{name} 等 {count} 个"), name=names[0], count=len(found))
    )
    return _named(key, tuple(one.value for one in found), shown, token)


def _named(key: str, values: tuple[str, ...], shown: object, token: str) -> Wish:
    sentence = say(
        QT_TRANSLATE_NOOP("core", "{field}：{value}"), field=say(FIELD_TEXT[key]), value=shown
    )
    return Wish(key, values, sentence, token)


Days = tuple[date | None, date | None, str]


def _dated(days: Days, token: str) -> Wish:
    first, last, name = days
    values = (first.isoformat() if first else "", last.isoformat() if last else "")
    if name:
        shown: object = say(PERIOD_TEXT[name])
    elif first == last:
        shown = values[0]
    elif first and last:
        shown = f"{values[0]} – {values[1]}"
    elif first:
        shown = say(QT_TRANSLATE_NOOP("core", "{day} 起"), day=values[0])
    else:
        shown = say(QT_TRANSLATE_NOOP("core", "到 {day} 止"), day=values[1])
    return _named("received", values, shown, token)


def days_of(wishes: Iterable[Wish]) -> tuple[date | None, date | None]:
    """The days that all wishes about the date leave, both included."""
    first: date | None = None
    last: date | None = None
    for wish in wishes:
        if wish.field != "received":
            continue
        begin, end = (date.fromisoformat(day) if day else None for day in wish.values)
        first = max(first, begin) if first and begin else first or begin
        last = min(last, end) if last and end else last or end
    return first, last


def _period(word: str, today: date) -> Days | None:
    """The days that a word names: 上周, 2026-11, 11-21, 11月, 2026年."""
    key = _PERIODS.get(word.casefold())
    if key is not None:
        return (*_period_days(key, today), key)
    try:
        if found := _DAY.fullmatch(word):
            day = date(int(found[1] or today.year), int(found[2]), int(found[3]))
            if not found[1] and day > today:  # nothing is received in the future
                day = day.replace(year=day.year - 1)
            return day, day, ""
        if found := _MONTH.fullmatch(word):
            year = int(found[1]) if found[1] else today.year
            first = date(year, int(found[2] or found[3]), 1)
            if not found[1] and first > today:
                first = first.replace(year=year - 1)
            return first, _month_end(first), ""
        if (found := _YEAR.fullmatch(word)) and word.endswith("年"):
            return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31), ""
    except ValueError:  # 13-45 is no date
        return None
    return None


def _period_days(key: str, today: date) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday())
    first = today.replace(day=1)
    before = first - timedelta(days=1)
    spans: Mapping[str, tuple[date, date]] = {
        "today": (today, today),
        "yesterday": (today - timedelta(days=1), today - timedelta(days=1)),
        "this_week": (monday, monday + timedelta(days=6)),
        "last_week": (monday - timedelta(days=7), monday - timedelta(days=1)),
        "days7": (today - timedelta(days=6), today),
        "days30": (today - timedelta(days=29), today),
        "this_month": (first, _month_end(first)),
        "last_month": (before.replace(day=1), before),
        "this_year": (date(today.year, 1, 1), date(today.year, 12, 31)),
        "last_year": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }
    return spans[key]


def _month_end(first: date) -> date:
    if first.month == 12:
        return date(first.year, 12, 31)
    return date(first.year, first.month + 1, 1) - timedelta(days=1)
