"""What is measured is measured turn by turn with its floor, and reported in one table."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

CASES = int(os.environ.get("BENCH_CASES", "100000"))
"""Size of the office."""
Act = Callable[[], object]
Clock = Callable[[], float]


def offices(otherwise: Path) -> Path:
    """The folder where made offices are kept (``BENCH_OFFICES``)."""
    return Path(os.environ.get("BENCH_OFFICES") or otherwise)


@dataclass(frozen=True)
class Measured:
    """Milliseconds (medians), and the median of the ratios of neighbours; ``goal`` 0 is none."""

    what: str
    floor_is: str
    ours: float
    floor: float
    ratio: float
    goal: float = 0.0
    note: str = ""


def compared(
    what: str,
    ours: Act,
    floor_is: str,
    floor: Act,
    *,
    goal: float = 0.0,
    rounds: int = 15,
    clock: Clock = time.process_time,
) -> Measured:
    """Both after a turn that does not count; by the processor's clock, others may use the
    machine. What waits for the disk is measured by the clock on the wall."""
    floor(), ours()
    bare, mine = [], []
    for _ in range(rounds):
        for act, taken in ((floor, bare), (ours, mine)):
            begin = clock()
            act()
            taken.append(clock() - begin)
    ratio = statistics.median(m / f for m, f in zip(mine, bare, strict=True))
    note = f"p95 {p95(mine) * 1000:.1f} ms"
    return Measured(
        what, floor_is, statistics.median(mine) * 1000, statistics.median(bare) * 1000, ratio,
        goal, note,
    )  # fmt: skip


def p95(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, round(len(times) * 0.95))]


def table(found: Sequence[Measured]) -> list[str]:
    """One line each: ratio, goal, times, what and against what."""
    lines = [f"{'ratio':>8} {'goal':>6} {'ours ms':>9} {'floor ms':>9}  what / against what"]
    for one in found:
        goal = f"{one.goal:g}" if one.goal else ""
        missed = " !" if one.goal and one.ratio > one.goal else "  "
        lines.append(
            f"{one.ratio:8.2f}{missed}{goal:>5} {one.ours:9.1f} {one.floor:9.1f}  {one.what} /"
            f" {one.floor_is}" + (f"; {one.note}" if one.note else "")
        )
    return lines
