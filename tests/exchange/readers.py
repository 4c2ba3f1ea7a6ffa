"""One reading child for many files: the program's own reader, without a start for each."""

from __future__ import annotations

import multiprocessing
import time
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

from desktop_app.domain.errors import KnownError
from desktop_app.exchange.book import Book, GrowingBook, failure
from desktop_app.exchange.reading import Limits, opened


def serve(orders: Connection, pipe: Connection, limits: Limits) -> None:
    """The child: reads one path after the other, exactly as ``reader_child.run`` would."""
    from desktop_app.exchange import reader_child
    from desktop_app.exchange.child_limits import hold_memory

    hold_memory(limits.memory)
    reader_child._be_quiet()
    while True:
        try:
            path = orders.recv()
        except EOFError:
            return
        reader_child.send_book(path, limits, pipe)


class ManyReader:
    """``read`` files through one child; a child that dies is replaced, and counted."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.deaths = 0
        self._child: multiprocessing.context.SpawnProcess | None = None

    def __enter__(self) -> ManyReader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def read(self, path: Path) -> Book:
        """The book, or the ``KnownError`` that ``read_book`` would raise."""
        if self._child is None:
            self._start()
        growing = GrowingBook(path)
        ends = time.monotonic() + self.limits.seconds
        self._orders.send(str(path))
        while True:
            try:
                if not self._pipe.poll(0.05):
                    if time.monotonic() > ends:
                        self._died()
                        raise failure("reader_timeout", path)
                    continue
                book = growing.take(*opened(self._pipe.recv_bytes()))
            except (EOFError, OSError) as error:
                self._died()
                raise failure("reader_killed", path) from error
            except KnownError:
                raise
            if book is not None:
                return book

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        theirs, self._orders = context.Pipe(duplex=False)
        self._pipe, sender = context.Pipe(duplex=False)
        child = context.Process(target=serve, args=(theirs, sender, self.limits), daemon=True)
        child.start()
        theirs.close()
        sender.close()
        self._child = child

    def _died(self) -> None:
        self.deaths += 1
        self._end()

    def _end(self) -> None:
        if self._child is None:
            return
        self._orders.close()
        self._child.join(2)
        if self._child.is_alive():
            self._child.kill()
            self._child.join(5)
        self._pipe.close()
        self._child = None
