"""Holding and letting go of very many rows without holding up the other threads.

A hundred thousand rows are half a million objects: freed in one go, or walked by the collector
of circles, they keep the interpreter to themselves for some tenths of a second, and the window
stands still. Rows hold no circles.
"""

from __future__ import annotations

import gc
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

MANY = 5_000
_PIECE = 250  # rows freed before another thread has its turn
_PAUSE = 0.001  # seconds


@contextmanager
def uncollected() -> Iterator[None]:
    """The collector rests meanwhile: it would walk all rows again and again for nothing."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def keep(owner: object, rows: Sequence[object]) -> None:
    """Let *rows* outlive their *owner* a little: they go piece by piece, on a thread of their own."""
    if len(rows) < MANY:
        return
    going = weakref.finalize(owner, _start, list(rows))
    going.atexit = False
    gc.freeze()  # the collector does not look at what is here now until the rows are gone


def _start(rows: list[object]) -> None:
    threading.Thread(target=_let_go, args=(rows,), name="rows", daemon=True).start()


def _let_go(rows: list[object]) -> None:
    while rows:
        del rows[-_PIECE:]
        time.sleep(_PAUSE)
    gc.unfreeze()
