"""The people in one cell of a roster: several names, several phones, blanks within a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.names import tidy_name as tidy_name
from desktop_app.domain.phones import mask_name

_BETWEEN = re.compile(r"\s*[、/／,，;；\n&＆+]\s*")
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,6}")
MASK = "*"


@dataclass(frozen=True)
class Person:
    """One person of a row; ``others`` are further numbers of the same person."""

    name: str
    phone: str = ""
    others: tuple[str, ...] = ()


def people_of(name: str, phone: str, others: Sequence[str] = ()) -> tuple[Person, ...]:
    """The people that a name cell and a phone cell tell of.

    ``张三、李四`` are two people when every part is a Chinese name; their phones go to them in
    order when there are as many, else all to the first. Blanks part names only when there is a
    phone for each (``张三 李四``), because they also stand inside one (``张　三``).
    """
    phones = [one for one in (phone, *others) if one]
    names = [tidy_name(part) for part in _BETWEEN.split(name.strip()) if part.strip()]
    if len(names) < 2:
        parts = unicodedata.normalize("NFKC", name).split()
        names = parts if len(parts) > 1 and len(parts) == len(phones) else []
    if len(names) < 2 or not all(_HAN_NAME.fullmatch(one) for one in names):
        whole = tidy_name(name)
        return (Person(whole, phone, tuple(phones[1:])),) if whole else ()
    names = list(dict.fromkeys(names))
    if len(names) == len(phones):
        return tuple(map(Person, names, phones))
    first = Person(names[0], phone, tuple(phones[1:]))
    return (first, *(Person(one) for one in names[1:]))


def same_person(known: str, said: str) -> bool:
    """Whether a roster's name means a known one; a masked name means whom it would mask."""
    plain = tidy_name(known)
    return plain.casefold() == said.casefold() or (MASK in said and mask_name(plain) == said)
