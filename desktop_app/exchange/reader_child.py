"""The child process that parses a user's file and sends plain rows to its parent.

Messages are pickled tuples: ``("sheet", name, hidden)``, ``("rows", list)``,
``("end_sheet", merged, uncached)``, ``("restart",)``, ``("error", code)`` and
``("done", notes, format, epoch_1904)``.
"""

from __future__ import annotations

import contextlib
import os
import sys
from multiprocessing.connection import Connection

from desktop_app.exchange.reading import Limits, Notes, Outbox, ReadFailureError


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
