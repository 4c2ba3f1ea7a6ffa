"""The formula guard of CSV files, and how to take it away again.

A spreadsheet runs a CSV cell that begins with ``= + - @`` (or with a tab) as a formula.
Such a text is written with one apostrophe before it, and a text that itself begins with
apostrophes before such a sign gets one more: reading takes exactly one away
(``unguard``), so every text comes back as the same characters.
"""

from __future__ import annotations

import re

_GUARDED = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def guard(text: str) -> str:
    """The text made harmless for a spreadsheet; ``unguard`` gives it back exactly."""
    return f"'{text}" if _GUARDED.match(text) else text


def unguard(text: str) -> str:
    """Take away the apostrophe that ``guard`` put before a sign of a formula."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text
