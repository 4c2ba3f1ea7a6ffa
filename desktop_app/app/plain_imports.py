"""Imports as Python does them: PySide puts a slower way in their place, for a feature unused here."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - puts its own import in place when it is loaded


def restore() -> None:
    """Take Python's own import again.

    PySide's reads the source of every module that is imported after it, to see whether it may use
    ``from __feature__ import snake_case``. This program does not: a third of what its modules
    cost at the start was that reading, and their text stayed in memory.
    """
    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own
