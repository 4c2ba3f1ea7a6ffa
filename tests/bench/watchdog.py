"""Watches the window's thread: how long its loop was away, what it did, and what grows."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import sys
import threading
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

STALL = 0.1
_BEAT_MS = 10
_LOOK_S = 0.02
_LATE_S = 0.05


@dataclass(frozen=True)
class Stall:
    """The loop was away for ``seconds``; ``own`` of them the thread itself was computing.

    The rest it waited: for the interpreter, which another thread held (then ``program``, the
    time of all threads, is as long), or for the machine. ``stacks`` are what it was at when the
    second thread looked, most often first, ``beside`` what the program's other threads were at.
    """

    seconds: float
    own: float
    program: float
    doing: str
    stacks: tuple[tuple[str, int], ...]
    beside: tuple[tuple[str, int], ...] = ()

    @property
    def cause(self) -> str:
        """``own``: the thread computed; ``held``: another thread of ours; else ``machine``."""
        if self.own > STALL:
            return "own"
        return "held" if self.program > STALL and self.program > 0.7 * self.seconds else "machine"


@dataclass
class Watchdog:
    """A heartbeat in the window's thread, and a second thread that looks when it is late."""

    doing: str = "start"
    stalls: list[Stall] = field(default_factory=list)
    beats: int = 0

    def __post_init__(self) -> None:
        self._thread = threading.get_ident()
        self._marks = self._now()
        self._seen: Counter[str] = Counter()
        self._beside: Counter[str] = Counter()
        self._timer = QTimer()
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self.beat)
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
        self._marks, self._seen, self._beside = self._now(), Counter(), Counter()

    def _now(self) -> tuple[float, float, float]:
        return time.perf_counter(), time.thread_time(), time.process_time()

    def beat(self) -> None:
        """The loop is at hand: who has pressed a key does not wait any more."""
        at, own, program = now = self._now()
        self.beats += 1
        gap = at - self._marks[0] - _BEAT_MS / 1000
        if gap > STALL:
            spent = own - self._marks[1], program - self._marks[2]
            seen = tuple(self._seen.most_common(6))
            beside = tuple(self._beside.most_common(4))
            self.stalls.append(Stall(gap, *spent, self.doing, seen, beside))
        self._marks, self._seen, self._beside = now, Counter(), Counter()

    def _look(self) -> None:
        while not self._over.wait(_LOOK_S):
            if time.perf_counter() - self._marks[0] > _LATE_S:
                frames = sys._current_frames()
                self._seen[_ours(frames.pop(self._thread, None))] += 1
                for frame in frames.values():
                    if doing := _ours(frame):
                        self._beside[doing] += 1


def _ours(frame: FrameType | None) -> str:
    """The last lines of the program in a stack, the newest first."""
    lines = traceback.extract_stack(frame)[-40:] if frame else []
    ours = [one for one in lines if "desktop_app" in one.filename][-6:]
    return " < ".join(
        f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(ours)
    )


def resident_mb(*, trimmed: bool = False) -> float:
    """Memory of this process as the system sees it; what is mapped twice counts once.

    (Every face of a font file is a mapping of its own: Chinese ones would be counted many times.)
    *trimmed*: what the allocator only keeps for later is given back first (glibc), so that
    high-water marks are not taken for growth.
    """
    if trimmed:
        with contextlib.suppress(AttributeError, OSError):
            ctypes.CDLL(None).malloc_trim(0)
    rollup = Path("/proc/self/smaps_rollup").read_text()
    shares = next(line for line in rollup.splitlines() if line.startswith("Pss:"))
    return int(shares.split()[1]) * 1024 / 1e6


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


def python_objects() -> Counter[str]:
    """What the collector of Python knows, by its type; call ``gc.collect`` before.

    For who looks for a leak: a tuple that another thread is just filling may fail for being held.
    """
    # Another thread must not go on while we hold what it is just making.
    interval = sys.getswitchinterval()
    sys.setswitchinterval(60)
    try:
        return Counter(
            f"{type(one).__module__}.{type(one).__qualname__}" for one in gc.get_objects()
        )
    finally:
        sys.setswitchinterval(interval)


def slope(points: list[tuple[float, float]]) -> float:
    """Of the line through (x, y) with the least squares: y for one x."""
    count = len(points)
    if count < 2:
        return 0.0
    mean_x = sum(x for x, _ in points) / count
    mean_y = sum(y for _, y in points) / count
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0


def most_grown(before: Counter[str], after: Counter[str], count: int = 12) -> list[tuple[str, int]]:
    """The kinds of which there are more now."""
    grown = Counter({name: after[name] - before[name] for name in after})
    return [(name, more) for name, more in grown.most_common(count) if more > 0]
