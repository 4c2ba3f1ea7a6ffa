"""Entry: the window, or a command."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Run what the command line asks for; returns the exit status."""
    multiprocessing.freeze_support()
    from desktop_app.app import cli

    status = cli.run(sys.argv[1:])
    if status is not None:
        return status
    from desktop_app.app.window import open_window

    return open_window(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
