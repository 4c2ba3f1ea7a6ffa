"""Texts of one line as they come out of a clipboard or a full-width keyboard."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

LINES = (
    "community",
    "building",
    "unit",
    "room",
    "complainant",
    "occurred",
    "department",
    "handler",
)
"""Columns of the registration that are one line on every screen and paper."""
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


def one_line(text: str) -> str:
    """Line breaks and tabs (a cell of a sheet, two lines of a chat) become blanks."""
    return _BREAKS.sub(" ", text).strip()


def in_digits(text: str) -> str:
    """A number in plain digits: ``６００`` → ``600``."""
    return one_line(unicodedata.normalize("NFKC", text))


def tidied(values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of *values* that are one line, as they are to be stored."""
    found = {name: one_line(values[name]) for name in LINES if isinstance(values.get(name), str)}
    if isinstance(values.get("phone"), str):
        found["phone"] = in_digits(values["phone"])
    return found
