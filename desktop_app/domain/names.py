"""Names of people as they are kept and compared."""

from __future__ import annotations

import re
import unicodedata

_HAN_BLANK = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")


def tidy_name(text: str) -> str:
    """A name as it is kept: half width, no blanks inside a Chinese name (张 三 → 张三)."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    return _HAN_BLANK.sub("", plain)
