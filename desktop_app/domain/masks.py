"""Masks that hide people from a glance."""

from __future__ import annotations

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
