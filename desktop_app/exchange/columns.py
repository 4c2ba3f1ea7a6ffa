"""Fields of the three kinds of table, the headers people give them, and how values look."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from desktop_app.domain.datetext import parse_when
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.domain.phones import LOST_DIGITS, TOO_SHORT, parse_phone
from desktop_app.domain.rooms import parse_room
from desktop_app.exchange.book import Cell, text_of
from desktop_app.exchange.date_parts import base_of_part, is_part, paired
from desktop_app.exchange.labels import label_of as label_of
from desktop_app.exchange.own_export import base_of, field_of, is_own
from desktop_app.exchange.synonyms import IGNORED, SYNONYMS, TELLING
from desktop_app.exchange.words import CHANNELS, SATISFACTION

KINDS = ("complaints", "households", "followups")

DATE_FIELDS = frozenset({"received_at", "due_at", "completed_at", "callback_at", "done_at"})


@dataclass(frozen=True)
class ColumnMatch:
    """What a column is taken for; ``confidence`` 0..1, ``reason`` for the person who checks."""

    index: int
    header: str
    field: str | None
    confidence: float
    reason: Message
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Looks:
    """How a column's filled cells look: shares 0..1, mean length in characters.

    ``clocks`` are times of a day without the day, ``days`` numbers of days without the month.
    """

    filled: float
    dates: float
    clocks: float
    days: float
    phones: float
    rooms: float
    satisfaction: float
    channels: float
    length: float
    distinct: float


_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]", re.DOTALL)
_MARKS = re.compile(r"[\s:*#.,、。/\\\-_?¿!\"'()\[\]【】№★☆●]+")


@lru_cache(maxsize=4096)
def normal_header(text: str) -> str:
    """A header ready to compare: half width, no blanks, brackets, marks or case."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _MARKS.sub("", _BRACKETS.sub("", plain)) or _MARKS.sub("", plain)


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields a column of this kind of table may be matched to."""
    return tuple(SYNONYMS[kind])


def look_at(cells: Sequence[Cell]) -> Looks:
    """Profile of a column's sample; blank cells count only against ``filled``."""
    filled = [c for c in cells if c is not None and text_of(c).strip()]
    if not filled:
        return Looks(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    texts = [text_of(c).strip() for c in filled]
    count = len(filled)
    rooms = {text: _is_room(text) for text in set(texts)}

    def share(found: Iterable[bool]) -> float:
        return sum(found) / count

    return Looks(
        filled=count / len(cells),
        dates=share(map(_is_date, filled)),
        clocks=share(map(_is_clock, filled)),
        days=share(_DAY.fullmatch(text) is not None for text in texts),
        phones=share(map(_is_phone, filled)),
        rooms=share(rooms[text] for text in texts),
        satisfaction=share(text in SATISFACTION for text in texts),
        channels=share(text.casefold() in CHANNELS for text in texts),
        length=sum(map(len, texts)) / count,
        distinct=len(rooms) / count,
    )


def _is_date(cell: Cell) -> bool:
    if isinstance(cell, date | datetime):
        return True
    if isinstance(cell, str) and (len(cell) > 40 or not _DIGIT.search(cell)):
        return False
    return parse_when(cell, year=2020, day_first=False) is not None


def _is_clock(cell: Cell) -> bool:
    if isinstance(cell, str):
        return bool(_CLOCK.search(cell)) and len(cell) <= 16 and not _is_date(cell)
    return isinstance(cell, time | timedelta) or (isinstance(cell, float) and 0 < cell < 1)


def _is_phone(cell: Cell) -> bool:
    if cell is None or isinstance(cell, date | datetime | bool):
        return False
    if isinstance(cell, str):
        if len(_DIGIT.findall(cell)) < 7 and "E+" not in cell:
            return False
    elif isinstance(cell, int | float) and not 1e6 <= abs(cell) < 1e19:
        return False
    found = parse_phone(cell)
    one_lost = found.note == TOO_SHORT and re.fullmatch(r"1[3-9]\d{8}", found.digits)
    return (found.ok and len(found.digits) >= 10) or found.note == LOST_DIGITS or bool(one_lost)


def _is_room(text: str) -> bool:
    if not 3 <= len(text) <= 60 or not _NUMERAL.search(text):
        return False
    found = parse_room(text)
    return found is not None and bool(found.building)


_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\s*[日号]?")
_CLOCK = re.compile(r"\d\s*[:：点时]")
_NUMERAL = re.compile(r"[\d一二两三四五六七八九十A-Za-zＡ-Ｚａ-ｚ]")


def match_header(header: str, kind: str) -> list[tuple[str, float]]:
    """Candidate fields for a header with their confidence, best first."""
    if len(header) > 200:
        return []
    plain = normal_header(header)
    return list(_offers(plain, kind)) if plain and len(plain) <= 40 else []


@lru_cache(maxsize=4096)
def _offers(plain: str, kind: str) -> tuple[tuple[str, float], ...]:
    if plain in IGNORED:
        return ()
    best: dict[str, float] = {}
    for name in _parts(plain) & _PLACES[kind].keys():
        if name == plain:
            worth = 0.0
        elif _stands_in(name, plain):
            worth = 0.45 + 0.4 * len(name) / len(plain)
        else:
            continue
        for field, place in _PLACES[kind][name]:
            sure = worth or 1.0 - 0.004 * min(place, 25)
            best[field] = max(best.get(field, 0.0), sure)
    found = [(field, best[field]) for field in SYNONYMS[kind] if field in best]
    return tuple(sorted(found, key=lambda item: -item[1]))


def _parts(text: str) -> set[str]:
    """Every text that stands in *text*: fewer than the names there are."""
    ends = range(1, len(text) + 1)
    return {text[begin:end] for end in ends for begin in range(max(0, end - _LONGEST), end)}


def _places(names: Mapping[str, Sequence[str]]) -> dict[str, list[tuple[str, int]]]:
    """Name → the fields that have it, with its place among their names."""
    found: dict[str, list[tuple[str, int]]] = {}
    for field, known in names.items():
        for place, name in enumerate(known):
            found.setdefault(name, []).append((field, place))
    return found


_PLACES = {kind: _places(fields) for kind, fields in SYNONYMS.items()}
_LONGEST = max(len(name) for names in _PLACES.values() for name in names)


def _stands_in(name: str, header: str) -> bool:
    """Whether a longer header still means *name*; words as general as 类型 never do."""
    if name.isascii():
        near = header.startswith(name) or header.endswith(name)
        return len(name) >= 5 and near and len(name) >= 0.7 * len(header)
    return name in header and (len(name) >= 3 or name in TELLING)


def match_columns(
    headers: Sequence[str],
    samples: Sequence[Sequence[Cell]],
    kind: str,
    looks: Sequence[Looks] | None = None,
) -> tuple[ColumnMatch, ...]:
    """Match every column of one table; each field is given to one column at most.

    ``looks`` are those of the samples, when they have been taken already.
    """
    if looks is None:
        looks = [look_at(column) for column in samples]
    offers: list[tuple[float, int, str]] = []
    # In an own export every header means what it says, whatever stands below it.
    own = is_own(headers)
    for index, header in enumerate(headers):
        offered = [] if own and base_of(header) else match_header(header, kind)
        if own and field_of(header, kind):
            offered = [(field_of(header, kind), 1.0)]
        for field, confidence in offered:
            field = field if own else _by_values(field, looks[index])
            worth = confidence * _fits(field, looks[index]) * (0.6 + 0.4 * looks[index].filled)
            offers.append((worth, index, field))
    spread = {} if own else _spread_dates(headers, samples, looks, kind)
    chosen = {index: (field, 0.95) for index, field in spread.items()}
    taken = set(spread.values())
    for _worth, index, field in sorted(offers, key=lambda offer: (-offer[0], offer[1])):
        if index in chosen or field in taken or (field not in SYNONYMS[kind]) or is_part(field):
            continue
        confidence = dict(match_header(headers[index], kind)).get(field, 0.7)
        chosen[index] = (field, round(confidence * _fits(field, looks[index]), 3))
        taken.add(field)
    if kind == "complaints" and "received_at" in taken and "received_time" not in taken:
        # 日期 | 受理时间: the day has its column, and this one tells the time of that day.
        for index in range(len(headers)):
            meant = {field for _, at, field in offers if at == index}
            if index not in chosen and "received_at" in meant and looks[index].clocks >= 0.5:
                chosen[index] = ("received_time", 0.7)
                taken.add("received_time")
                break
    by_look = _match_by_look(headers, looks, kind, chosen, taken)
    matches = []
    for index, header in enumerate(headers):
        shown = tuple(text_of(c)[:60] for c in samples[index] if c is not None)[:5]
        if index in chosen:
            field, confidence = chosen[index]
            reason = (
                say(TOGETHER, field=label_of(base_of_part(field) or field))
                if index in spread
                else say(QT_TRANSLATE_NOOP("core", "按列名对应"))
                if confidence >= 0.6
                else say(QT_TRANSLATE_NOOP("core", "按列名推测，请核对：列中的内容不像这一项"))
            )
            matches.append(ColumnMatch(index, header, field, confidence, reason, shown))
        elif index in by_look:
            field, confidence = by_look[index]
            reason = say(QT_TRANSLATE_NOOP("core", "按列中内容推测，请核对"))
            matches.append(ColumnMatch(index, header, field, confidence, reason, shown))
        else:
            matches.append(
                ColumnMatch(index, header, None, 0.0, _why_not(header, kind, taken), shown)
            )
    return tuple(matches)


TOGETHER = QT_TRANSLATE_NOOP("core", "“{field}”由年、月、日几列合成")
_FIRST_DATE = {"complaints": "received_at", "followups": "done_at"}


def _spread_dates(
    headers: Sequence[str], samples: Sequence[Sequence[Cell]], looks: Sequence[Looks], kind: str
) -> dict[int, str]:
    """The columns that tell a date by its parts, unless another one tells it whole."""

    def meant(stem: str) -> str | None:
        if not stem:
            return _FIRST_DATE.get(kind)
        said = [one for end in ("时间", "日期", "") for one in match_header(stem + end, kind)]
        return next((name for name, sure in said if sure >= 0.6 and name in DATE_FIELDS), None)

    spread = paired([normal_header(header) for header in headers], samples, meant)
    whole = {
        field
        for header, look in zip(headers, looks, strict=False)
        for field, sure in match_header(header, kind)
        if sure >= 0.85 and look.dates >= 0.5
    }
    return {at: one for at, one in spread.items() if (base_of_part(one) or one) not in whole}


def _why_not(header: str, kind: str, taken: set[str]) -> Message:
    if not header.strip():
        return say(QT_TRANSLATE_NOOP("core", "没有列名，不导入"))
    if base_of(header):
        return say(QT_TRANSLATE_NOOP("core", "前一列放不下的文字，导入时自动接上"))
    if normal_header(header) in IGNORED:
        return say(QT_TRANSLATE_NOOP("core", "流水号等辅助列，不导入"))
    wanted = [field for field, _ in match_header(header, kind) if field in taken]
    if wanted:
        return say(
            QT_TRANSLATE_NOOP("core", "“{field}”已对应到另一列，不重复导入"),
            field=label_of(wanted[0]),
        )
    return say(QT_TRANSLATE_NOOP("core", "没有认出这一列，不导入"))


def _by_values(field: str, looks: Looks) -> str:
    """Headers that mean different things in different offices are told apart by values."""
    if field == "outcome" and looks.satisfaction >= 0.5:
        return "satisfaction"
    if field == "room" and looks.filled and looks.rooms < 0.1 and looks.length > 16:
        return "occurred"
    if field == "callback_at" and looks.satisfaction >= 0.5:
        return "satisfaction"
    return field


def _fits(field: str, looks: Looks) -> float:
    """1 when the values support the header, less when they speak against it."""
    if not looks.filled:
        return 0.9
    if field in DATE_FIELDS:
        days = field in ("received_at", "done_at") and looks.days >= 0.6
        return 1.0 if looks.dates >= 0.3 or days else 0.45
    if field == "phone":
        return 0.5 if looks.phones < 0.1 and (looks.dates > 0.6 or looks.length > 30) else 1.0
    if field in ("content", "result", "complainant", "name", "handler", "department"):
        return 0.5 if looks.dates > 0.8 and looks.length > 4 else 1.0
    if field == "room":
        return 0.6 if looks.dates > 0.8 and looks.rooms < 0.1 and looks.length > 7 else 1.0
    return 1.0


def _match_by_look(
    headers: Sequence[str],
    looks: Sequence[Looks],
    kind: str,
    chosen: Mapping[int, tuple[str, float]],
    taken: set[str],
) -> dict[int, tuple[str, float]]:
    """Columns without a known header whose values leave little doubt."""
    # A bare number of five digits may be a date's serial or anything else: it needs a header.
    tests: dict[str, Callable[[Looks], bool]] = {
        "phone": lambda x: x.phones >= 0.6,
        "room": lambda x: x.rooms >= 0.7 and x.phones < 0.3 and x.dates < 0.5,
        "satisfaction": lambda x: x.satisfaction >= 0.8 and x.filled > 0.1,
        "channel": lambda x: x.channels >= 0.8 and x.filled >= 0.5,
        "received_at": lambda x: x.dates >= 0.8 and x.filled >= 0.8 and x.length > 5.5,
        "content": lambda x: (
            x.length >= 8 and x.distinct >= 0.2 and x.dates < 0.2 and x.filled >= 0.8
        ),
    }
    found: dict[int, tuple[str, float]] = {}
    for field, test in tests.items():
        if field in taken or field not in SYNONYMS[kind]:
            continue
        free = [
            i
            for i, header in enumerate(headers)
            if i not in chosen and i not in found and normal_header(header) not in IGNORED
        ]
        fitting = [i for i in free if looks[i].filled and test(looks[i])]
        if field == "content":
            fitting.sort(key=lambda i: -looks[i].length)
        if fitting:
            found[fitting[0]] = (field, 0.35)
            taken.add(field)
    return found
