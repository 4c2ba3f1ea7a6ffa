"""Room designations as people write them, read into building, unit and room."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from desktop_app.domain.place import place_text as place_text

_DASHES = re.compile(r"[‐‑‒–—―−﹣－ー~～_]+")
_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_PLACES = "商铺|门面|底商|商户|店铺|车位|车库|储藏室|储物间|杂物间|地下室|架空层|别墅"

_BUILDING = r"[A-Za-z]?\d{1,4}[A-Za-z]?|[A-Za-z]{1,2}|[零一二两三四五六七八九十]{1,3}"
_UNIT = r"[A-Za-z]?\d{1,3}[A-Za-z]?|[A-Za-z]|[一二两三四五六七八九十]{1,3}|[东西南北中甲乙丙丁]"
_ROOM = rf"(?:(?:{_PLACES})-?)?(?:负|-)?[A-Za-z]?\d{{1,5}}[A-Za-z]?(?:\d{{1,2}})?"
_BUILDING_WORD = r"号楼|栋楼|#楼|栋|幢|座|楼|#|号院|号"
_UNIT_WORD = r"单元|门洞|单|门|梯"
_ROOM_WORD = r"号房|室|号|房|户"
_FULL = re.compile(
    rf"(?P<building>{_BUILDING})(?:(?:{_BUILDING_WORD})-?|-)"
    rf"(?:(?P<unit>{_UNIT})(?:(?:{_UNIT_WORD})-?|-))?"
    rf"(?P<room>{_ROOM})(?:{_ROOM_WORD})?"
)
_ALONE = re.compile(
    rf"(?P<room>(?:(?:{_PLACES})-?)[A-Za-z]?\d{{1,5}}[A-Za-z]?|[A-Za-z]?\d{{2,5}}[A-Za-z]?\d{{0,2}}|"
    rf"[A-Za-z]?\d(?=室|房|号房))(?:{_ROOM_WORD})?"
)
_APART = re.compile(
    rf"(?P<building>(?:[A-Za-z]?\d{{1,2}}[A-Za-z]?|[A-Za-z])(?:{_BUILDING_WORD})?)(?P<mark>[-/\\.])"
    rf"(?:(?P<unit>(?:\d{{1,2}}|[A-Za-z])(?:{_UNIT_WORD})?)(?P<second>[-/\\.]))?"
    rf"(?P<room>[A-Za-z]?\d{{3,5}}[A-Za-z]?)(?:{_ROOM_WORD})?"
)
"""3/2/501, 3-2/501, 3.2.501, 3/501: a room of three digits or more, so that a day is none."""
_BLANKS = re.compile(r"\s*(?:([A-Za-z]?\d{1,2})\s+)(?:(\d{1,2})\s+)?(\d{3,5})\s*")
_YEARS = range(2010, 2040)
"""What stands last in 3/5/2024 is a year; no house has so many flats on its twentieth floor."""
_ENDING = re.compile(rf"(?:{_BUILDING_WORD}|{_UNIT_WORD})$")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class RoomRef:
    """One flat: bare designations as text, ``""`` for what the writer left out."""

    community: str
    building: str
    unit: str
    room: str

    def short(self) -> str:
        """``3-2-501``; without a unit ``3-501``; without a building ``501``."""
        return place_text(self.building, self.unit, self.room)


def tidy(text: str) -> str:
    """Half-width text with one kind of dash and no blanks: what the room patterns read."""
    plain = unicodedata.normalize("NFKC", _DASHES.sub("-", text))
    return (
        _SPACES.sub("", _DASHES.sub("-", plain))
        .replace("号搂", "号楼")
        .lstrip("-")
        .strip(",，。.、")
    )


def parse_room(text: str, community: str = "") -> RoomRef | None:
    """The flat that *text* names, or ``None`` when it names none (``地下车库``).

    ``community`` is the estate to assume when the text gives none. A room of two parts
    (``7幢1001``) has no unit: which unit is meant is for the household list to say.
    """
    parts = _BLANKS.fullmatch(unicodedata.normalize("NFKC", text)) if " " in text.strip() else None
    if parts and int(parts[3]) in _YEARS:
        return None
    plain = tidy("-".join(part for part in parts.groups() if part) if parts else text)
    if not plain or len(plain) > 60:
        return None
    given = tidy(community)
    if given and plain.startswith(given) and len(plain) > len(given):
        plain = plain[len(given) :].lstrip("-/,")
    found = _core(plain, community)
    if found:
        return found
    for at in range(2, len(plain)):
        head = plain[:at]
        if not _HAN.match(head[-1]) and head[-1] not in ")-/":
            continue
        name = head.rstrip("-/,")
        if len(_HAN.findall(name)) < 2 or re.search(r"\d", name):
            continue
        found = _core(plain[at:].lstrip("-/"), name)
        if found and found.building:
            return found
    return None


def _core(plain: str, community: str) -> RoomRef | None:
    match = _FULL.fullmatch(_dashed(plain))
    if match:
        return RoomRef(
            community,
            bare(match["building"]),
            bare(match["unit"] or ""),
            _room_name(match["room"]),
        )
    match = _ALONE.fullmatch(plain)
    return RoomRef(community, "", "", _room_name(match["room"])) if match else None


def _dashed(plain: str) -> str:
    """3/2/501 as 3-2-501, unless it is rather a day; anything else as it stands."""
    match = _APART.fullmatch(plain)
    if match is None:
        return plain
    marks = match["mark"] + (match["second"] or "")
    last = int(match["room"]) if match["room"].isdigit() else 0
    alone = "." in marks and not match["unit"]  # 3.501 is a number
    if marks in ("-", "--") or alone or last in _YEARS:
        return plain
    return "-".join(part for part in match.group("building", "unit", "room") if part)


def bare(designation: str) -> str:
    """A building or unit without its word and leading zeros: ``03栋``, ``三栋`` → ``3``."""
    plain = tidy(designation)
    plain = _ENDING.sub("", plain) or plain
    if plain.isdigit():
        return plain.lstrip("0") or "0"
    return _from_numerals(plain).upper()


def _room_name(text: str) -> str:
    plain = text.upper()
    return (plain.lstrip("0") or "0") if plain.isdigit() else plain


def _from_numerals(text: str) -> str:
    if not text or any(c not in _NUMERALS and c != "十" for c in text):
        return text
    if "十" not in text:
        return "".join(str(_NUMERALS[c]) for c in text)
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return text
    return str((_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0))


def floor_of(room: str) -> int | None:
    """The storey in a room number: ``2601`` → 26, ``501`` → 5, ``B101`` → -1; else ``None``."""
    match = re.fullmatch(r"(负|-|B)?[A-Z]?(\d{1,3}?)[A-Z]?(\d{2})[A-Z]?", tidy_room(room))
    if not match:
        return None
    floor = int(match[2])
    if floor == 0:
        return None
    return -floor if match[1] else floor


def tidy_room(room: str) -> str:
    """A room number ready to compare: half width, upper case, no blanks, no ``室``."""
    plain = unicodedata.normalize("NFKC", _SPACES.sub("", room)).upper()
    return re.sub(rf"(?:{_ROOM_WORD})$", "", plain)
