"""Free texts of a masked export: without the names and phones that their columns hide."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.domain.masks import digits_of, mask_all, mask_phone
from desktop_app.services.office import Office
from desktop_app.storage import registers

_RUN = re.compile(r"(?<!\d)\d(?:[- ]?\d){4,10}(?!\d)")

_NUMBER = re.compile(r"[\d+*() .-]+")

Hide = Callable[[str, Sequence[str], Sequence[str]], str]
"""A text, the names and the phones of the people it may tell of → the text without them."""


def hider(office: Office) -> Hide:
    """Hides what is told of the people named, and every phone that the office knows."""
    short = frozenset(map(digits_of, registers.short_phones(office.store))) - {""}

    def known(match: re.Match[str]) -> str:
        digits = digits_of(match[0])
        return mask_phone(digits) if digits in short else match[0]

    def hide(text: str, names: Sequence[str], phones: Sequence[str]) -> str:
        plain = mask_all(text, names, phones)
        return _RUN.sub(known, plain) if short else plain

    return hide


def hidden(
    hide: Hide, names: Sequence[str], name: str, person: str, phone: str
) -> Callable[[Any], object]:
    """One cell with a free text, from a row that has the *person*, the *phone* and ``people``."""
    at, who, number, people = (names.index(one) for one in (name, person, phone, "people"))

    def get(row: Any) -> object:
        text = row[at]
        if not text:
            return text
        return hide(text, (row[who] or "", *(row[people] or "").split("\n")), (row[number] or "",))

    return get


def number(hide: Hide, names: Sequence[str], person: str) -> Callable[[Any], object]:
    """The cell of a phone; what is no number at all is a text that may hold one, or a name."""
    at, who = names.index("phone"), names.index(person)

    def get(row: Any) -> object:
        phone = row[at]
        if not phone:
            return None
        return mask_phone(phone) if _NUMBER.fullmatch(phone) else hide(phone, (row[who] or "",), ())

    return get
