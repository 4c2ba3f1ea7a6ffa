"""Office hours as people type them: 8:30, 0830, 8：30, 8点半."""

from __future__ import annotations

import re
import unicodedata
from datetime import time

_CLOCK = re.compile(r"(\d{1,2})(?:[:.点时](\d{2})?分?|(?<=\d\d)(\d{2}))?")


def read_hours(text: str) -> time | None:
    """The time of day, or ``None`` for what is not one."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).replace("半", "30")
    found = _CLOCK.fullmatch(plain)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def hours_text(moment: time) -> str:
    return f"{moment:%H:%M}"
