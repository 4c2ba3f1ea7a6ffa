"""Taking one person out of texts: the name, the surname with a title, the phones as written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop_app.domain.anonymity import PUT

ERASED = "〔已抹除〕"
"""What stands where a name or phone stood in a field of its own."""
NAME_PUT, PHONE_PUT = PUT["name"], PUT["phone"]
_TITLES = "先生|女士|小姐|阿姨|叔叔|大爷|大妈|大姐|大哥|奶奶|爷爷|老师|师傅|总"
_LEAST_DIGITS = 7


@dataclass(frozen=True)
class Traits:
    """By what a person is known in texts; phones as digits."""

    names: tuple[str, ...]
    phones: tuple[str, ...]

    @classmethod
    def of(cls, names: tuple[str, ...], phones: tuple[str, ...]) -> Traits:
        """Only what can be told from other words: names of two characters, phones of seven digits."""
        kept = {n.strip() for n in names if len(n.strip()) >= 2 and n.strip() != ERASED}
        digits = {"".join(c for c in p if c.isdigit()) for p in phones}
        return cls(
            tuple(sorted(kept, key=len, reverse=True)),
            tuple(sorted(d for d in digits if len(d) >= _LEAST_DIGITS)),
        )


def without(text: str, traits: Traits, *, names: bool = True) -> str:
    """*text* without the person. ``names=False`` leaves names, which others may bear as well."""
    for phone in traits.phones:
        # As it may be written: 138-1234-2207, 138 1234 2207, +86 13812342207.
        digits = r"[-—–\s()（）]{0,2}".join(phone)
        text = re.sub(rf"(?:\+?86[- ]?)?(?<!\d){digits}(?!\d)", PHONE_PUT, text)
    if names:
        for name in traits.names:
            text = re.sub(rf"{re.escape(name)}(?:{_TITLES})?", NAME_PUT, text)
            text = re.sub(rf"{re.escape(name[0])}(?:{_TITLES})", NAME_PUT, text)
    return text
