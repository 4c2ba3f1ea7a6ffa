"""The child process that parses a user's file and sends plain rows to its parent.

Messages are pickled tuples: ``("sheet", name, hidden)``, ``("rows", list)``,
``("end_sheet", merged, uncached)``, ``("restart",)``, ``("error", code)`` and
``("done", notes, format, epoch_1904, digest)``.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from multiprocessing.connection import Connection

from desktop_app.exchange.reading import Limits, Notes, Outbox, ReadFailureError


def run(path: str, limits: Limits, pipe: Connection) -> None:
    """Entry of the child: read *path*, send everything, never raise to the parent."""
    from desktop_app.exchange.child_limits import hold_memory

    hold_memory(limits.memory)
    _be_quiet()
    gc.disable()  # rows hold no circles, and the process ends with the book
    try:
        send_book(path, limits, pipe)
    finally:
        pipe.close()


def send_book(path: str, limits: Limits, pipe: Connection) -> None:
    """Read *path* and send everything, at last ``done`` or ``error``."""
    box = Outbox(pipe, limits)
    try:
        box.send("done", *_read(path, limits, box))
    except ReadFailureError as failure:
        box.send("error", failure.code)
    except MemoryError:
        box.send("error", "reader_killed")
    except (BrokenPipeError, KeyboardInterrupt):
        return
    except BaseException:  # a Rust panic is a BaseException
        box.send("error", "book_broken")


def _be_quiet() -> None:
    """Panic messages of a reader are no use to anyone: the parent says the sentence."""
    with contextlib.suppress(OSError, ValueError):
        sink = os.open(os.devnull, os.O_WRONLY)
        for number in (1, 2):
            os.dup2(sink, number)
        sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _read(path: str, limits: Limits, box: Outbox) -> tuple[Notes, str, bool, str]:
    import hashlib

    from desktop_app.exchange import sniff

    data = _content(path, limits)
    kind = sniff.kind_of(data, limits.unpacked)
    if kind in ("zip_book", "ole2", "biff"):
        from desktop_app.exchange import workbooks

        found = workbooks.read(data, kind, box)
    else:
        from desktop_app.exchange import texttables

        if len(data) > limits.text:
            raise ReadFailureError("file_too_big")
        found = texttables.read(data, kind, box)
    return (*found, hashlib.sha256(data).hexdigest())


def _content(path: str, limits: Limits) -> bytes:
    """The whole file as it stood at one moment; one that changes meanwhile is refused."""
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            before = os.fstat(stream.fileno())
            data = stream.read(limits.file + 1)
            after = os.fstat(stream.fileno())
    except FileNotFoundError as error:
        raise ReadFailureError("file_missing") from error
    except OSError as error:
        raise ReadFailureError("file_unreadable") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise ReadFailureError("file_changed")
    if len(data) > limits.file:
        raise ReadFailureError("file_too_big")
    if len(data) != after.st_size:
        raise ReadFailureError("file_changed")
    return data
