"""Small books that the tests of this room build for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from desktop_app.exchange.book import Book, Cell, Sheet

TODAY = datetime(2026, 11, 21, 14, 32, 7)


def save(path: Path, rows: Sequence[Sequence[object]], name: str = "Sheet1") -> Path:
    """An .xlsx written by openpyxl, so that our own writer is not its own judge."""
    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = name
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


def in_memory(
    rows: Sequence[Sequence[Cell]],
    name: str = "Sheet1",
    merged: tuple[tuple[int, int, int, int], ...] = (),
    file: str = "book.xlsx",
    uncached: frozenset[tuple[int, int]] = frozenset(),
) -> Book:
    """A book as the reader would give it."""
    sheet = Sheet(name, [list(row) for row in rows], merged=merged, uncached=uncached)
    return Book(Path(file), (sheet,))
