"""The child process that parses a user's file and sends plain rows to its parent.

Messages are pickled tuples: ``("sheet", name, hidden)``, ``("rows", list)``,
``("end_sheet", merged, uncached)``, ``("restart",)``, ``("error", code)`` and
``("done", notes, format, epoch_1904)``.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
from collections.abc import Iterable
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop_app.exchange.book import Limits

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


def run(path: str, limits: Limits, pipe: Connection) -> None:
    """Entry of the child: read *path*, send everything, never raise to the parent."""
    _limit_memory(limits.memory)
    _be_quiet()
    box = Outbox(pipe, limits.cells)
    try:
        notes, book_format, epoch_1904 = _read(path, limits, box)
        box.send("done", notes, book_format, epoch_1904)
    except ReadFailureError as failure:
        box.send("error", failure.code)
    except MemoryError:
        box.send("error", "reader_killed")
    except (BrokenPipeError, KeyboardInterrupt):
        return
    except BaseException:  # a Rust panic is a BaseException
        box.send("error", "book_broken")
    finally:
        pipe.close()


def _limit_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the limit of unpacked size must do
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _be_quiet() -> None:
    """Panic messages of a reader are no use to anyone: the parent says the sentence."""
    with contextlib.suppress(OSError, ValueError):
        sink = os.open(os.devnull, os.O_WRONLY)
        for number in (1, 2):
            os.dup2(sink, number)
        sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


Notes = list[tuple[str, dict[str, object]]]


def _read(path: str, limits: Limits, box: Outbox) -> tuple[Notes, str, bool]:
    from desktop_app.exchange import sniff

    with open(path, "rb") as stream:  # noqa: PTH123
        data = stream.read()
    kind = sniff.kind_of(data, limits.unpacked)
    if kind in ("zip_book", "ole2", "biff"):
        from desktop_app.exchange import workbooks

        return workbooks.read(data, kind, box)
    from desktop_app.exchange import texttables

    return texttables.read(data, kind, box)
