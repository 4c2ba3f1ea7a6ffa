"""Merged cells of an OpenDocument book, which its reader does not tell. Runs in the child only."""

from __future__ import annotations

from typing import IO
from xml.parsers import expat

Span = tuple[int, int, int, int]
_PIECE = 1 << 20
_MOST = 200_000
"""Spans of a book; more than this no office merges."""
_ROWS, _COLUMNS = 1 << 20, 1 << 14


class _Stop(Exception):
    """Enough was seen, or nothing that a book holds."""


class _Tables:
    """Counts rows and cells while the document goes by."""

    def __init__(self) -> None:
        self.found: dict[str, list[Span]] = {}
        self._spans: list[Span] = []
        self._row = self._column = self._count = 0
        self._depth = 0

    def begin(self, name: str, told: dict[str, str]) -> None:
        if name == "table:table":
            self._depth += 1
            if self._depth == 1:
                self._spans = self.found.setdefault(told.get("table:name", ""), [])
                self._row = self._column = 0
        elif self._depth != 1:
            return  # a table inside a cell, or none at all
        elif name == "table:table-row":
            self._column = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell(told)

    def end(self, name: str, repeated: int) -> None:
        if name == "table:table":
            self._depth -= 1
        elif name == "table:table-row" and self._depth == 1:
            self._row += repeated

    def _cell(self, told: dict[str, str]) -> None:
        rows = _number(told.get("table:number-rows-spanned"))
        columns = _number(told.get("table:number-columns-spanned"))
        if (rows > 1 or columns > 1) and self._row < _ROWS and self._column < _COLUMNS:
            top, left = self._row, self._column
            bottom, right = min(top + rows, _ROWS) - 1, min(left + columns, _COLUMNS) - 1
            self._spans.append((top, left, bottom, right))
            self._count += 1
            if self._count > _MOST:
                raise _Stop
        self._column += _number(told.get("table:number-columns-repeated"))


def _number(text: str | None) -> int:
    return max(1, int(text)) if text and text.isdecimal() and len(text) < 9 else 1


def merged(content: IO[bytes]) -> dict[str, list[Span]]:
    """Sheet → its merged ranges, from ``content.xml``; what cannot be read tells nothing more."""
    tables = _Tables()
    repeats: list[int] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def begin(name: str, told: dict[str, str]) -> None:
        if name == "table:table-row":
            repeats.append(_number(told.get("table:number-rows-repeated")))
        tables.begin(name, told)

    def end(name: str) -> None:
        tables.end(name, repeats.pop() if name == "table:table-row" and repeats else 1)

    def refuse(*_: object) -> None:
        raise _Stop  # no book has a document type: only what is meant to harm

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler = refuse
    try:
        while piece := content.read(_PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, _Stop):
        pass
    return tables.found
