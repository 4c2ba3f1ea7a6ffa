"""What the reading child says to its parent: rows in chunks, and failures by code."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

Notes = list[tuple[str, dict[str, object]]]

MAX_TEXT = 32_767  # characters: the most that a cell of any spreadsheet program can hold
_CHUNK_ROWS, _CHUNK_CELLS = 2_000, 40_000
_MAX_BLANK_RUN = 100_000  # blank rows after which the rest of a sheet is phantom
_CELL_TYPES = frozenset(
    {
        ("builtins", "frozenset"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "time"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
    }
)


class ReadFailureError(Exception):
    """A failure with the code of the sentence that the parent will say."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True)
class Limits:
    """What reading one book may cost.

    ``seconds`` without a sign of life; ``per_mb`` more seconds in all for every megabyte of
    the file; ``memory`` in bytes of the child; ``unpacked`` bytes of a zip's content;
    ``file`` and ``text`` bytes of a workbook and of a text file; ``cells`` and ``kept``
    what may reach the parent: cells of the whole book, and bytes of messages. A register of
    3.8 million cells took the parent 0.16 GB as rows, 0.65 GB with all that checking adds.
    """

    seconds: float = 60.0
    per_mb: float = 2.0
    memory: int = 3 << 29
    unpacked: int = 1 << 30
    file: int = 256 << 20
    text: int = 128 << 20
    cells: int = 4_000_000
    kept: int = 256 << 20


class _Unpickler(pickle.Unpickler):
    """Takes nothing but the values of cells: a file that takes the child over gets no further."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _CELL_TYPES:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def opened(message: bytes) -> tuple[Any, ...]:
    """A message of the child. Raises ``pickle.UnpicklingError`` for anything else."""
    try:
        found = _Unpickler(io.BytesIO(message)).load()
    except (AttributeError, ImportError, IndexError, ValueError, TypeError, KeyError) as error:
        raise pickle.UnpicklingError(str(error)) from error
    if not isinstance(found, tuple) or not found:
        raise pickle.UnpicklingError("no message")
    return found


class Outbox:
    """Cuts rows at their last filled cell and sends them in chunks; counts what they cost."""

    def __init__(self, pipe: Connection, limits: Limits) -> None:
        self._pipe = pipe
        self._cells_left = limits.cells
        self._bytes_left = limits.kept
        self._rows: list[list[Any]] = []
        self._texts: dict[str, str] = {}
        self._blank = 0
        self.shortened = 0
        """Texts of the sheet that were longer than a cell can be."""

    def send(self, *message: object) -> None:
        packed = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
        self._bytes_left -= len(packed)
        if self._bytes_left < 0 and message[0] != "error":
            raise ReadFailureError("file_too_big")
        self._pipe.send_bytes(packed)

    def restart(self) -> None:
        """Another reader begins again: what was sent so far does not count."""
        self._rows, self._texts, self._blank = [], {}, 0
        self.send("restart")

    def sheet(self, name: str, hidden: bool) -> None:
        self._rows, self._texts, self._blank = [], {}, 0
        self.shortened = 0
        self.send("sheet", name[:MAX_TEXT], hidden)

    def rows(self, rows: Iterable[list[Any]]) -> None:
        """Take all rows of the sheet, from row 1 on; trailing blank rows are dropped."""
        in_chunk = 0
        # One object for equal texts: less to send, and much less to keep.
        same = self._texts.setdefault
        for row in rows:
            cells = [
                cell if cell.__class__ is not str else same(cell, cell) if cell else None
                for cell in row
            ]
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
            self._rows.append(cells)
            in_chunk += len(cells)
            if in_chunk >= _CHUNK_CELLS or len(self._rows) >= _CHUNK_ROWS:
                self._flush(in_chunk)
                in_chunk = 0
                same = self._texts.setdefault
        self._flush(in_chunk)

    def _flush(self, cells: int) -> None:
        self._cells_left -= cells
        if self._cells_left < 0:
            raise ReadFailureError("file_too_big")
        if any(len(text) > MAX_TEXT for text in self._texts):
            self._shorten()
        if self._rows:
            self.send("rows", self._rows)
        self._rows, self._texts = [], {}

    def _shorten(self) -> None:
        for row in self._rows:
            for at, cell in enumerate(row):
                if isinstance(cell, str) and len(cell) > MAX_TEXT:
                    row[at] = cell[:MAX_TEXT]
                    self.shortened += 1

    def end_sheet(
        self,
        merged: Iterable[tuple[int, int, int, int]] = (),
        uncached: Iterable[tuple[int, int]] = (),
    ) -> None:
        self.send("end_sheet", tuple(merged), frozenset(uncached))
