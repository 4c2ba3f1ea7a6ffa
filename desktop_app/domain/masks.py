"""Masks that hide people from a glance."""

from __future__ import annotations

import re

_PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8})(?!\d)")
"""A mobile number or one of the fixed net as people write them: 138-1234-2207, 0571-88886666."""
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
    if len(name.strip()) > 1 and name.strip() not in _NOBODY:
        text = text.replace(name.strip(), mask_name(name))
    if len(phone.strip()) > 4:
        text = text.replace(phone.strip(), mask_phone(phone))
    return _PHONE.sub(lambda found: mask_phone(re.sub(r"\D", "", found[0])), text)
