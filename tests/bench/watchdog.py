"""Watches the window's thread: how long its loop was away, what it did, and what grows."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

STALL = 0.1
_BEAT_MS = 10


@dataclass(frozen=True)
class Stall:
    """The loop was away for ``seconds``; ``own`` of them the thread itself was computing.

    The rest it waited: for the interpreter, which another thread held, or for the machine.
    """

    seconds: float
    own: float
    program: float
    doing: str
    stack: str


@dataclass
class Watchdog:
    """A heartbeat in the window's thread, and a second thread that looks when it is late."""

    doing: str = "start"
    stalls: list[Stall] = field(default_factory=list)
    beats: int = 0

    def __post_init__(self) -> None:
        self._thread = threading.get_ident()
        self._marks = self._now()
        self._seen: str = ""
        self._timer = QTimer()
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._over = threading.Event()
        self._looker = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        self._marks = self._now()
        self._timer.start()
        self._looker.start()

    def stop(self) -> None:
        self._timer.stop()
        self._over.set()
        self._looker.join()

    def forgive(self) -> None:
        """What took long until now was the measuring itself."""
        self._marks = self._now()

    def _now(self) -> tuple[float, float, float]:
        return time.perf_counter(), time.thread_time(), time.process_time()

    def _beat(self) -> None:
        at, own, program = now = self._now()
        self.beats += 1
        gap = at - self._marks[0] - _BEAT_MS / 1000
        if gap > STALL:
            self.stalls.append(
                Stall(gap, own - self._marks[1], program - self._marks[2], self.doing, self._seen)
            )
        self._marks, self._seen = now, ""

    def _look(self) -> None:
        while not self._over.wait(0.02):
            if time.perf_counter() - self._marks[0] > 0.07 and not self._seen:
                frame = sys._current_frames().get(self._thread)
                lines = traceback.extract_stack(frame)[-30:] if frame else []
                ours = [one for one in lines if "desktop_app" in one.filename][-4:]
                self._seen = " < ".join(
                    f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(ours)
                )


def resident_mb() -> float:
    """Memory of this process as the system sees it."""
    status = Path("/proc/self/statm")
    pages = int(status.read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def live_objects() -> Counter[str]:
    """Every QObject that hangs below a window or the application, by its class."""
    gc.collect()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    found: Counter[str] = Counter()
    for top in (app, *(one for one in QApplication.allWidgets() if one.parent() is None)):
        found[type(top).__name__] += 1
        found.update(type(one).__name__ for one in top.findChildren(QObject))
    return found


def slope(points: list[tuple[float, float]]) -> float:
    """Of the line through (x, y) with the least squares: y for one x."""
    count = len(points)
    if count < 2:
        return 0.0
    mean_x = sum(x for x, _ in points) / count
    mean_y = sum(y for _, y in points) / count
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0
