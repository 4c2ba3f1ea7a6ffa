"""What search compares: texts without what only looks different, and the words asked for."""

from __future__ import annotations

import unicodedata

BREAK = "\U0010fffd"
"""Stands between the texts of one case, so that nothing is found across two of them."""

NO_TEXT = "\ufffd"

LONGEST = 200
"""Characters of a search that are looked for."""


def plain(text: str) -> str:
    """NFKC, case folded, without blanks and control characters: ``Ａ 栋`` → ``a栋``.

    Twice, because folding a letter may leave something that can be composed again.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    if folded.isalnum():
        return folded
    return folded.translate(_KEPT)


class _Kept(dict[int, str]):
    """What becomes of each character, worked out when it first comes."""

    def __missing__(self, code: int) -> str:
        character, category = chr(code), unicodedata.category(chr(code))
        if character.isspace() or character == BREAK or category in ("Cc", "Cf"):
            kept = ""
        else:
            # Half a character, as bytes that are no text leave it, is found nowhere, not everywhere.
            kept = NO_TEXT if category == "Cs" else character
        self[code] = kept
        return kept


_KEPT = _Kept()


def terms(query: str) -> list[str]:
    """The words of a query, each plain; all of them must occur. At most ``LONGEST`` characters."""
    found = (plain(word) for word in unicodedata.normalize("NFKC", query[:LONGEST]).split())
    return list(dict.fromkeys(filter(None, found)))


def holds(query: str, *texts: str) -> bool:
    """Whether every word of *query* occurs in one of *texts*; an empty query fits all."""
    looked_at = [plain(text) for text in texts]
    return all(any(word in text for text in looked_at) for word in terms(query))
