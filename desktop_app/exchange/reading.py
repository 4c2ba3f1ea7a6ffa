"""What the reading child says to its parent: rows in chunks, and failures by code."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

Notes = list[tuple[str, dict[str, object]]]

_CHUNK = 4_000
_MAX_BLANK_RUN = 100_000  # blank rows after which the rest of a sheet is phantom


class ReadFailureError(Exception):
    """A failure with the code of the sentence that the parent will say."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class Outbox:
    """Cuts rows at their last filled cell and sends them in chunks; counts the cells."""

    def __init__(self, pipe: Connection, max_cells: int) -> None:
        self._pipe = pipe
        self._left = max_cells
        self._rows: list[list[Any]] = []
        self._blank = 0

    def send(self, *message: object) -> None:
        self._pipe.send_bytes(pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL))

    def sheet(self, name: str, hidden: bool) -> None:
        self._rows, self._blank = [], 0
        self.send("sheet", name, hidden)

    def rows(self, rows: Iterable[list[Any]]) -> None:
        """Take all rows of the sheet, from row 1 on; trailing blank rows are dropped."""
        for row in rows:
            cells = [None if cell == "" else cell for cell in row]
            while cells and cells[-1] is None:
                cells.pop()
            if not cells:
                self._blank += 1
                if self._blank > _MAX_BLANK_RUN:
                    break
                continue
            if self._blank:
                self._rows.extend([] for _ in range(self._blank))
                self._blank = 0
            self._left -= len(cells)
            if self._left < 0:
                raise ReadFailureError("file_too_big")
            self._rows.append(cells)
            if len(self._rows) >= _CHUNK:
                self._flush()
        self._flush()

    def _flush(self) -> None:
        if self._rows:
            self.send("rows", self._rows)
            self._rows = []

    def end_sheet(
        self,
        merged: Iterable[tuple[int, int, int, int]] = (),
        uncached: Iterable[tuple[int, int]] = (),
    ) -> None:
        self.send("end_sheet", tuple(merged), frozenset(uncached))


@dataclass(frozen=True)
class Limits:
    """What reading one book may cost.

    ``seconds`` without a sign of life, ``memory`` in bytes of the child (POSIX only),
    ``unpacked`` bytes of a zip's content, ``cells`` kept of the whole book.
    """

    seconds: float = 60.0
    memory: int = 3 << 30
    unpacked: int = 1 << 30
    file: int = 512 << 20
    cells: int = 40_000_000
