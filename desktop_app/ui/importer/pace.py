"""How fast a long operation is going, and how long it will still take, in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

STEADY = 2.0
"""Seconds before a guess at the time left is worth something."""


class Pace:
    """Rows by the clock; *seconds* is a running clock that is injected by tests."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._began = 0.0
        self._from = self._done = 0

    def start(self) -> None:
        self._began, self._from, self._done = self._seconds(), 0, 0

    def text(self, done: int, total: int) -> str:
        """The sentence for *done* of *total* rows; a lower *done* begins another pass."""
        translate = QCoreApplication.translate
        if done < self._done:
            self._began, self._from = self._seconds(), done
        self._done = done
        counts = {"done": f"{done:,}", "total": f"{total:,}"}
        if total and done >= total:
            return translate("importer", "{done} / {total} 行，正在收尾…").format(**counts)
        past = self._seconds() - self._began
        rate = (done - self._from) / past if past >= 0.5 else 0.0
        if rate <= 0:
            return translate("importer", "{done} / {total} 行").format(**counts)
        said = translate("importer", "{done} / {total} 行，每秒 {rate} 行").format(
            **counts, rate=f"{round(rate):,}"
        )
        if past < STEADY or not total:
            return said
        return translate("importer", "{said}，{left}").format(
            said=said, left=time_left((total - done) / rate)
        )


def time_left(seconds: float) -> str:
    """Rounded as people say it."""
    translate = QCoreApplication.translate
    if seconds < 5:
        return translate("importer", "马上就好")
    if seconds < 55:
        return translate("importer", "大约还要 {count} 秒").format(count=5 * round(seconds / 5))
    return translate("importer", "大约还要 {count} 分钟").format(count=max(1, round(seconds / 60)))
