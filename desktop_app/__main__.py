"""Entry: the window, or a command."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

WINDOW_FLAGS = ("--data", "--lang", "--training")


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether the window is wanted for sure: the commands' module need not be loaded to see it."""
    rest = iter(arguments)
    for word in rest:
        if word in ("--data", "--lang"):
            next(rest, None)
        elif word.partition("=")[0] not in WINDOW_FLAGS:
            return False
    return True


def main() -> int:
    """Run what the command line asks for; returns the exit status."""
    arguments = sys.argv[1:]
    if getattr(sys, "frozen", False):  # the reader of books is this program once more
        from multiprocessing import freeze_support

        freeze_support()
    if not wants_window(arguments):
        from desktop_app.app import cli

        status = cli.run(arguments)
        if status is not None:
            return status
    # Nothing that a start makes is rubbish: looking for it would only take time.
    gc.disable()
    from desktop_app.app import plain_imports

    plain_imports.restore()
    from desktop_app.app.window import open_window

    return open_window(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
