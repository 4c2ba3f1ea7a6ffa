"""The recovery code of an encrypted data folder: 48 digits that can be read over the phone.

Eight groups of six digits. Each group is a 16-bit number times eleven, so that a digit that was
heard wrong, or two that changed places, are found in their own group. The code carries 128 bits.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

BYTES = 16
GROUPS = 8
_DIGITS = 6
_CHECK = 11


@dataclass(frozen=True)
class Typed:
    """What somebody typed: the secret, or the groups (from 1) in which something is wrong.

    Without a secret and without wrong groups the number of digits is not that of a code.
    """

    secret: bytes | None
    wrong: tuple[int, ...] = ()


def written(secret: bytes) -> str:
    """The code of 16 random bytes: ``123456-…`` in eight groups; ``ValueError`` for others."""
    if len(secret) != BYTES:
        raise ValueError(len(secret))
    numbers = (int.from_bytes(secret[at : at + 2], "big") for at in range(0, BYTES, 2))
    return "-".join(f"{number * _CHECK:0{_DIGITS}d}" for number in numbers)


def read(text: str) -> Typed:
    """Read a code back, whatever stands between its digits."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", text))
    if len(digits) != GROUPS * _DIGITS:
        return Typed(None)
    numbers = [int(digits[at : at + _DIGITS]) for at in range(0, len(digits), _DIGITS)]
    wrong = tuple(
        place
        for place, number in enumerate(numbers, 1)
        if number % _CHECK or number // _CHECK >= 1 << 16
    )
    if wrong:
        return Typed(None, wrong)
    return Typed(b"".join((number // _CHECK).to_bytes(2, "big") for number in numbers))
