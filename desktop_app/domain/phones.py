"""Telephone numbers out of cells."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from desktop_app.domain.masks import mask_name as mask_name
from desktop_app.domain.masks import mask_phone as mask_phone

LOST_DIGITS = "lost_digits"
TOO_SHORT = "too_short"
TOO_LONG = "too_long"
NOT_A_PHONE = "not_a_phone"
SEVERAL = "several"
SHORT_NUMBER = "short_number"

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}")
_LOCAL = re.compile(r"[2-8]\d{6,7}")
_SERVICE = re.compile(r"[48]00\d{7}")
_SHORT = re.compile(r"\d{3,6}")
_SCIENTIFIC = re.compile(r"(\d)(?:\.(\d+))?[eE]\+?(\d{1,2})")
_EXTENSION = re.compile(r"(?:转|分机|#|ext\.?|x)[:.]?(\d{1,6})$", re.IGNORECASE)
_SPLIT = re.compile(r"[,，、;；/|\n\r]+|或")
_WRITTEN = re.compile(r"\+?[\d\s().-]+")
_BLANKS = re.compile(r"[\s\u200b\ufeff()（）.·]+")
_DASHES = re.compile(r"[-‐‑‒–—―−－]+")


@dataclass(frozen=True)
class Phone:
    """What a cell says about a number.

    ``digits`` is the number without blanks and dashes (``+`` kept for a foreign one), as
    far as it can be read; ``ok`` is false when digits are missing or it is no number;
    ``note`` is one of the codes above or ``""``; ``others`` are further numbers.
    """

    digits: str
    ok: bool
    note: str = ""
    extension: str = ""
    others: tuple[str, ...] = ()


def parse_phone(value: object) -> Phone:
    """Read a cell (text, int or float). Nothing is invented: lost digits stay lost."""
    if value is None or isinstance(value, bool):
        return Phone("", False, NOT_A_PHONE if value is not None else "")
    if isinstance(value, float):
        if not value.is_integer() or not 0 < value < 1e15:
            return Phone("", False, LOST_DIGITS if abs(value) >= 1e15 else NOT_A_PHONE)
        return _one(str(int(value)))
    text = unicodedata.normalize("NFKC", str(value)).strip().lstrip("'")
    text = re.sub(r"\.0+$", "", text) if re.fullmatch(r"\d+\.0+", text) else text
    if not text:
        return Phone("", False)
    parts = [part for part in _SPLIT.split(text) if part.strip()]
    if len(parts) <= 1:
        parts = re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)", text)
        if len(parts) <= 1:
            return _one(text)
    found = [_one(part) for part in parts]
    best = next((phone for phone in found if phone.ok and phone.note == ""), None)
    best = best or next((phone for phone in found if phone.ok), found[0])
    others = tuple(phone.digits for phone in found if phone is not best and phone.digits)
    note = SEVERAL if best.ok else best.note
    return Phone(best.digits, best.ok, note, best.extension, others)


def whole_number(text: str) -> str:
    """The digits where *text* is one whole number, however it is written (138-0013-8000,
    +86 …, 0532-…): of a mobile or with its area code. Else empty: a day, a room, a tail."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip()
    if not _WRITTEN.fullmatch(plain):
        return ""
    phone = _one(plain)
    whole = _MOBILE.fullmatch(phone.digits) or _LANDLINE.fullmatch(phone.digits)
    return phone.digits if whole and not phone.extension else ""


def _one(text: str) -> Phone:
    plain = _BLANKS.sub("", text)
    scientific = _SCIENTIFIC.fullmatch(text.strip())
    if scientific:
        whole, decimals, exponent = scientific[1], scientific[2] or "", int(scientific[3])
        if len(decimals) < exponent:
            return Phone("", False, LOST_DIGITS)
        plain = whole + decimals[:exponent]
    extension = ""
    match = _EXTENSION.search(plain)
    if match:
        extension, plain = match[1], plain[: match.start()]
    groups = [group for group in _DASHES.split(plain) if group]
    if len(groups) == 3 and groups[0].startswith("0") and len(groups[2]) <= 5:
        extension, groups = groups[2], groups[:2]
    joined = "".join(groups)
    joined = re.sub(r"^(?:\+86|0086)", "", joined)
    if re.fullmatch(r"86" + _MOBILE.pattern, joined):
        joined = joined[2:]
    if re.fullmatch(r"0" + _MOBILE.pattern, joined):
        joined = joined[1:]
    if re.fullmatch(r"\+\d{7,15}", joined):
        return Phone(joined, True, "", extension)
    named = re.sub(r"^[^\d+]*|[^\d]*$", "", joined)
    if not named.isascii() or not named.isdigit():
        return Phone("", False, NOT_A_PHONE)
    if any(p.fullmatch(named) for p in (_MOBILE, _LANDLINE, _LOCAL, _SERVICE)):
        return Phone(named, True, "", extension)
    if _SHORT.fullmatch(named):
        return Phone(named, True, SHORT_NUMBER, extension)
    return Phone(named, False, TOO_SHORT if len(named) < 11 else TOO_LONG, extension)
