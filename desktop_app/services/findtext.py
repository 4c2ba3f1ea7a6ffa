"""Finding words in texts: substring after taking out what only looks different."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """NFKC, case folded, without blanks: ``Ａ 栋`` → ``a栋``."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def matches(query: str, *texts: str) -> bool:
    """Whether every word of *query* occurs in one of *texts*; an empty query fits all."""
    words = [plain(word) for word in unicodedata.normalize("NFKC", query).split()]
    if not any(words):
        return True
    looked_at = [plain(text) for text in texts]
    return all(any(word in text for text in looked_at) for word in words)
