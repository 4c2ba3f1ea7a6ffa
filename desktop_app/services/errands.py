"""What was asked of another thread, kept where it was asked until the answer is back there.

What is to be done with an answer reaches widgets, and a widget must go on the thread it lives on.
So the thread at work is handed a number: it never holds the last reference to anything of the
asker's, and the answer is let go of by the asker too.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any


class Errand:
    """One piece of work: ``error`` is what was raised, else ``answer`` what it gave."""

    __slots__ = ("answer", "done", "error", "failed", "work")

    def __init__(
        self,
        work: Callable[..., Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
    ) -> None:
        self.work, self.done, self.failed = work, done, failed
        self.answer: Any = None
        self.error: Any = None


class Errands:
    """``ask`` and ``take`` belong to the asker's thread, ``act`` to the one at work."""

    def __init__(self) -> None:
        self._numbers = count()
        self._asked: dict[int, Errand] = {}

    def ask(
        self,
        work: Callable[..., Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
    ) -> int:
        """The number by which the errand is done and taken."""
        number = next(self._numbers)
        self._asked[number] = Errand(work, done, failed)
        return number

    def act(
        self, number: int, how: Callable[[Callable[..., Any]], Any]
    ) -> type[BaseException] | None:
        """Do the work here and now, *how* calls it; the kind of what was raised, which is kept."""
        errand = self._asked[number]
        errand.answer = errand.error = None
        try:
            errand.answer = how(errand.work)
        except BaseException as error:  # a library's panic too must end in an answer
            errand.error = error
            return type(error)
        finally:
            del errand  # what was raised knows this frame, and would hold itself
        return None

    def take(self, number: int) -> Errand:
        """The errand with its outcome; it is not kept any longer."""
        return self._asked.pop(number)

    def forget(self) -> None:
        """Let go of what is left, on the asker's thread: its answer is not taken any more."""
        self._asked.clear()
