"""Makes the text of a finished PDF searchable where the toolkit wrote look-alikes.

Many Chinese fonts draw 心 and the radical ⼼ with one glyph, and Qt writes the lowest number of
a glyph into the font's table back to text: the radical's, and nobody finds 心 any more. Which
characters a paper uses is known here, so the tables are mended to say those. Changed tables are
appended as an incremental update (ISO 32000 §7.5.6), which leaves every other byte alone.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QRawFont

_CODES = [code for code in range(0x20, 0x10000) if not 0xD800 <= code < 0xE000]
_CHARACTERS = "".join(map(chr, _CODES))
_TABLE = re.compile(rb"/ToUnicode (\d+) 0 R")
_RANGE = re.compile(
    rb"^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})>(?=\r?$)", re.MULTILINE
)
_CODE = re.compile(rb"<([0-9A-Fa-f]{4})>(?= |\])")


def look_alikes(fonts: Iterable[QFont], used: set[str]) -> dict[int, int]:
    """For each character that a PDF would name by another one of the same glyph: that other one.

    Lowest number of the glyph → number of the character in *used*. A character that is itself
    in *used* is never replaced.
    """
    numbers = sorted({ord(one) for one in used if "\u0100" <= one <= "\uffff"})
    found: dict[int, int] = {}
    for font in fonts:
        raw = QRawFont.fromFont(font)
        lowest = _lowest(raw.familyName(), raw.weight())
        if not lowest:
            for code, glyph in zip(_CODES, raw.glyphIndexesForString(_CHARACTERS), strict=True):
                lowest.setdefault(glyph, code)
        glyphs = raw.glyphIndexesForString("".join(map(chr, numbers)))
        for code, glyph in zip(numbers, glyphs, strict=True):
            first = lowest.get(glyph, code) if glyph else code
            if first != code and chr(first) not in used:
                found[first] = code
    return found


@lru_cache(maxsize=8)
def _lowest(family: str, weight: int) -> dict[int, int]:
    """Glyph → the lowest character drawn with it, filled in once for each font."""
    del family, weight
    return {}


def searchable(path: Path, instead: Mapping[int, int]) -> int:
    """Write *instead*'s characters into the tables of the file; returns how many changed."""
    if not instead:
        return 0
    data = path.read_bytes()
    changed: list[tuple[int, bytes]] = []
    for number in sorted({int(found[1]) for found in _TABLE.finditer(data)}):
        table = _stream(data, number)
        if table is None:
            continue
        better = _mended(table, instead)
        if better != table:
            changed.append((number, better))
    if changed:
        with path.open("ab") as stream:
            stream.write(_update(data, changed))
    return len(changed)


def _mended(table: bytes, instead: Mapping[int, int]) -> bytes:
    def whole(found: re.Match[bytes]) -> bytes:
        first, last, start = (int(part, 16) for part in found.groups())
        codes = [instead.get(start + place, start + place) for place in range(last - first + 1)]
        if codes == list(range(start, start + len(codes))):
            return found[0]
        listed = b" ".join(b"<%04X>" % code for code in codes)
        return b"<%04X> <%04X> [%s ]" % (first, last, listed)

    def one(found: re.Match[bytes]) -> bytes:
        code = int(found[1], 16)
        return b"<%04X>" % instead.get(code, code)

    def lists(found: re.Match[bytes]) -> bytes:
        return _CODE.sub(one, found[0])

    return re.sub(rb"\[[^\]]*\]", lists, _RANGE.sub(whole, table))


def _stream(data: bytes, number: int) -> bytes | None:
    head = re.search(rb"(?:^|\n)%d 0 obj\s" % number, data)
    if head is None:
        return None
    start = data.find(b"stream\n", head.end())
    end = data.find(b"endstream", start)
    if start < 0 or end < 0:
        return None
    dictionary, body = data[head.end() : start], data[start + 7 : end]
    if b"/FlateDecode" not in dictionary:
        return body
    try:
        return zlib.decompress(body)
    except zlib.error:
        return None


def _update(data: bytes, changed: list[tuple[int, bytes]]) -> bytes:
    tail = data[data.rfind(b"trailer") :]
    size = re.search(rb"/Size (\d+)", tail)
    root = re.search(rb"/Root \d+ 0 R", tail)
    info = re.search(rb"/Info \d+ 0 R", tail)
    start = re.search(rb"startxref\s+(\d+)", tail)
    if size is None or root is None or start is None:
        return b""
    parts, table, at = [b"\n"], [b"xref\n0 1\n0000000000 65535 f \n"], len(data) + 1
    for number, body in changed:
        packed = zlib.compress(body)
        parts.append(
            b"%d 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n"
            % (number, len(packed), packed)
        )
        table.append(b"%d 1\n%010d 00000 n \n" % (number, at))
        at += len(parts[-1])
    trailer = b"trailer\n<< /Size %s %s %s /Prev %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size[1], root[0], info[0] if info else b"", start[1], at,
    )  # fmt: skip
    return b"".join([*parts, *table, trailer])
