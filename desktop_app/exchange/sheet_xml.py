"""Rows of a sheet as SpreadsheetML, a block at a time: what makes large books fast and flat.

Texts stand in their cells (``t="inlineStr"``, ECMA-376 part 1, 18.3.1.53), so nothing has to
be kept until the end. A cell never holds a formula, whatever its text begins with.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop_app.exchange.outfile import printable

CELL_LIMIT = 32_767
"""UTF-16 units that a cell can hold."""
BLOCK = 400
"""Rows that are handed on at once: enough for the compressor, little for the memory."""
_REMEMBERED = 1_000
_SHORT = 40
_ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_")
_MARKED = re.compile("[&<>\r]|_x[0-9A-Fa-f]{4}_")
_FIRST_DAY = datetime(1899, 12, 31)
_DAY = 86_400


@dataclass
class Replaced:
    """Characters that XML cannot hold, counted while they are replaced."""

    count: int = 0


class TooLong(Exception):
    """A text that no cell can hold; ``row`` and ``column`` are 0-based."""

    def __init__(self, row: int, column: int, length: int) -> None:
        self.row, self.column, self.length = row, column, length
        super().__init__(f"{row}:{column}")


def units(text: str) -> int:
    """Length in UTF-16 units, as spreadsheets count."""
    if len(text) * 2 <= CELL_LIMIT:
        return len(text)  # exact enough: whatever it holds, it fits
    return len(text) + sum(character > "\uffff" for character in text)


def parts(text: str) -> list[str]:
    """*text* cut into pieces that a cell can hold; no character is ever cut in two.

    One unit is left for the apostrophe that a CSV file may put before a piece (``guards``).
    """
    if units(text) < CELL_LIMIT:
        return [text]
    found: list[str] = []
    start = used = 0
    for at, character in enumerate(text):
        width = 2 if character > "\uffff" else 1
        if used + width >= CELL_LIMIT:
            found.append(text[start:at])
            start, used = at, 0
        used += width
    found.append(text[start:])
    return found


def column_letters(index: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def blocks(
    rows: Iterable[Sequence[object]],
    kinds: Sequence[str],
    styles: Mapping[str, int],
    first_row: int,
    last_row: int,
    replaced: Replaced,
) -> Iterator[tuple[bytes, int]]:
    """The ``<row>`` elements of *rows* in blocks, each with the number of its rows.

    *kinds* are the columns' (text, date, datetime, number, int), *styles* the style index by
    name. ``first_row`` is the 0-based row of the first of them; a row past ``last_row`` raises
    ``OverflowError``, a text that is too long ``TooLong``.
    """
    cells = _Cells(kinds, styles, replaced)
    heads = cells.heads
    known = cells.known
    pieces: list[str] = []
    number = first_row - 1
    count = 0
    for values in rows:
        number += 1
        if number > last_row:
            raise OverflowError
        if len(values) > len(heads):
            cells.widen(len(values))
        at = str(number + 1)
        pieces.append(f'<row r="{at}">')
        for index, value in enumerate(values):
            if value is None or value == "":
                continue
            if type(value) is str:
                tail = known[index].get(value)
                if tail is None:
                    tail = cells.text(value, index, number)
            else:
                tail = cells.other(value, index, number)
            pieces += (heads[index], at, tail)
        pieces.append("</row>")
        count += 1
        if count == BLOCK:
            yield "".join(pieces).encode(), count
            pieces.clear()
            count = 0
    if pieces:
        yield "".join(pieces).encode(), count


class _Cells:
    """What follows the row's number in a cell; repeated short texts are made only once."""

    def __init__(self, kinds: Sequence[str], styles: Mapping[str, int], replaced: Replaced) -> None:
        self._kinds = list(kinds)
        self._replaced = replaced
        self._styles = styles
        self._plain = f'" s="{styles["text"]}" t="inlineStr"><is><t>'
        self._kept = f'" s="{styles["text"]}" t="inlineStr"><is><t xml:space="preserve">'
        self._number = {name: f'" s="{style}"><v>' for name, style in styles.items()}
        self.heads: list[str] = []
        self.known: list[dict[str, str]] = []
        self.widen(len(kinds))

    def widen(self, width: int) -> None:
        """Room for rows that are longer than the header."""
        for index in range(len(self.heads), width):
            self.heads.append(f'<c r="{column_letters(index)}')
            self.known.append({})
            if index >= len(self._kinds):
                self._kinds.append("text")

    def text(self, text: str, column: int, row: int) -> str:
        plain = text
        if not text.isprintable():
            plain, bad = printable(text)
            self._replaced.count += bad
        if len(plain) * 2 > CELL_LIMIT and units(plain) > CELL_LIMIT:
            raise TooLong(row, column, len(plain))
        kept = plain[0].isspace() or plain[-1].isspace()
        if _MARKED.search(plain):
            plain = escaped(plain)
        tail = f"{self._kept if kept else self._plain}{plain}</t></is></c>"
        known = self.known[column]
        if len(text) <= _SHORT and len(known) < _REMEMBERED and text.isprintable():
            known[text] = tail
        return tail

    def other(self, value: object, column: int, row: int) -> str:
        kind = self._kinds[column]
        if isinstance(value, datetime):
            if value.year < 1900 or value.tzinfo is not None:
                return self.text(value.isoformat(" "), column, row)
            style = "date" if kind == "date" else "seconds" if value.second else "datetime"
            return f"{self._number[style]}{_serial(value)}</v></c>"
        if isinstance(value, date):
            if value.year < 1900:
                return self.text(value.isoformat(), column, row)
            return f"{self._number['date']}{_serial(datetime.combine(value, time()))}</v></c>"
        if isinstance(value, bool):
            return self.text("是" if value else "否", column, row)
        if isinstance(value, int | float) and kind in ("number", "int") and _exact(value):
            return f"{self._number[kind]}{value!r}</v></c>"
        if isinstance(value, timedelta):
            return f"{self._number['number']}{value.total_seconds() / _DAY!r}</v></c>"
        return self.text(str(value), column, row)


def escaped(text: str) -> str:
    """Text for an element: marks as entities, what looks like an escape escaped itself.

    A carriage return would be read as a line feed: it is written as ``_x000D_``
    (ECMA-376 part 1, 22.9.2.19), as Excel itself does.
    """
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: f"_x005F{match[0]}", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "_x000D_")


def _serial(at: datetime) -> str:
    """Days since the turn of 1899, whole seconds; 1900 counts as a leap year."""
    span = at - _FIRST_DAY
    days = span.days + 1 if span.days > 59 else span.days
    return repr(days + span.seconds / _DAY) if span.seconds else str(days)


def _exact(value: float) -> bool:
    """Whether a spreadsheet keeps all digits: it knows 15."""
    return math.isfinite(value) and abs(value) < 1e15
