"""Masks that hide people from a glance."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_GAP = r"[- .·‐‑–—－\u3000]{0,2}"
_PHONE = re.compile(
    r"(?<!\d)(?P<code>(?:(?:\+|00)?86[- ]?)?)(?P<number>"
    rf"[1１][3-9３-９]\d(?:{_GAP}\d{{4}}{_GAP}\d{{4}}|{_GAP}\d{{3}}{_GAP}\d{{5}}|\d{_GAP}\d{{3}}{_GAP}\d{{4}})"
    rf"|0\d{{2,3}}[)）]?{_GAP}[2-8２-８]\d{{2,3}}{_GAP}\d{{4}})(?!\d)"
)
"""A mobile number or one of the fixed net as people write them: 138-1234-2207, 0571-88886666."""
_TOLD = re.compile(
    r"(?P<code>(?:电话|座机|手机|号码|来电|致电|拨打|联系方式)[^\d]{0,3})"
    r"(?P<number>(?!20\d\d)[2-8]\d{2,3}[- ]?\d{4})(?!\d)"
)
"""A number without its area code, where the words before it say what it is."""
_BETWEEN = re.compile(r"[、/／,，;；&＆+()（）\[\]【】\s]+")
_TITLES = re.compile(r"(?<=..)(?:先生|女士|小姐|太太|阿姨|大爷|大妈|师傅|老师|业主|租户|家属)$")
_HAN = re.compile(r"[\u3400-\u9fff·]+")
_NOBODY = frozenset("业主 住户 租户 租客 家属 客户 物业 匿名 不详 未知 未留名".split())
"""What stands for a name where none was given: a word of every text, and nobody's."""
_COMPOUND = frozenset(
    (
        "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 司空 夏侯 轩辕 端木 百里 "
        "南宫 独孤 闻人 申屠 澹台 公冶 宗政 濮阳 淳于 单于 太叔 东郭 西门"
    ).split()
)


def mask_phone(phone: str) -> str:
    """``13812342207`` → ``138****2207``; a short number is hidden whole."""
    plain = phone.strip()
    if not plain:
        return ""
    if len(plain) >= 11:
        return f"{plain[:3]}****{plain[-4:]}"
    if len(plain) >= 7:
        return f"****{plain[-4:]}"
    return "*" * len(plain)


def mask_name(name: str) -> str:
    """The surname stays: ``李建国`` → ``李**``, ``欧阳娜`` → ``欧阳**``; length is not told."""
    plain = name.strip()
    if not plain:
        return ""
    surname = plain[:2] if plain[:2] in _COMPOUND and len(plain) > 2 else plain[:1]
    return f"{surname}**"


def mask_words(text: str, name: str = "", phone: str = "") -> str:
    """A text without the name and the phone of one person, and without any phone number."""
    return mask_all(text, (name,), (phone,))


def mask_all(text: str, names: Sequence[str], phones: Sequence[str] = ()) -> str:
    """A text without these names and phones, and without any phone number."""
    if not text:
        return text
    known = _all_of(tuple(names))
    # Most texts name nobody: looking for the first signs is much cheaper than a pattern.
    if known and any(one[0] in text for one in known):
        text = _any_of(known).sub(lambda match: mask_name(match[0]), text)
    for phone in phones:
        plain = phone.strip()
        if len(plain) > 4 and "*" not in plain:
            text = text.replace(plain, mask_phone(plain))
    if len(text) > 6 and _DIGITS.search(text):
        text = _TOLD.sub(_numbered, _PHONE.sub(_numbered, text))
    return text


_DIGITS = re.compile(r"\d{3}")


def _numbered(match: re.Match[str]) -> str:
    return match["code"] + mask_phone(digits_of(match["number"]))


def digits_of(text: str) -> str:
    """The digits of a number, half width."""
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", text))


def names_in(name: str) -> tuple[str, ...]:
    """The names that a text must not tell when *name* is hidden: of a cell with several people
    each, with and without a title; nobody's words (业主) and single characters are none."""
    found: list[str] = []
    for part in (name.strip(), *_BETWEEN.split(name)):
        for one in (part, _TITLES.sub("", part)):
            if len(one) > 1 and one not in _NOBODY and "*" not in one:
                found.append(one)
    return tuple(dict.fromkeys(found))


@lru_cache(4_000)
def _all_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that are told of in several cells, the longest first."""
    known = {one for name in names for one in names_in(name)}
    return tuple(sorted(known, key=lambda one: (-len(one), one)))


@lru_cache(4_000)
def _any_of(known: tuple[str, ...]) -> re.Pattern[str]:
    """What finds any of the names; a blank may stand inside (李 建国)."""
    return re.compile("|".join(map(_as_written, known)))


def _as_written(name: str) -> str:
    if _HAN.fullmatch(name):
        return "[ \u3000]?".join(map(re.escape, name))
    first, last = name[0], name[-1]
    begins = r"(?<![A-Za-z])" if first.isascii() and first.isalpha() else ""
    ends = r"(?![A-Za-z])" if last.isascii() and last.isalpha() else ""
    return begins + re.escape(name) + ends
