"""Pinyin initials of names, for finding 李建国 by ``ljg``."""

from __future__ import annotations

import os
from functools import lru_cache


@lru_cache(maxsize=20_000)
def initials(name: str) -> str:
    """Lower-case initials of a name; ASCII letters and digits stay as they are."""
    if not name or name.isascii():
        return name.lower()
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # half the load time; names are no phrases
    from pypinyin import Style, lazy_pinyin

    parts = lazy_pinyin(name, style=Style.FIRST_LETTER)
    return "".join(parts).lower()
