"""Start to a painted queue, as a ratio to the barest Qt window, both measured here.

``BENCH_CASES`` (100000) is the office's size, ``BENCH_OFFICES`` a folder where made offices are
kept. The time on the wall suffers from whatever else the machine does; the processor's less.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from tests.bench import large_office

pytestmark = pytest.mark.bench
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "9"))
CASES = int(os.environ.get("BENCH_CASES", "100000"))
CHILDREN = Path(__file__).with_name("children.py")
PAINTING = "qt.widgets.painting.debug=true;qt.widgets.painting.info=true"
FROZEN = CHILDREN.parents[2] / "dist" / "complaint-desk" / "complaint-desk"
ENVIRONMENT = {
    # As in an installed program: modules compiled once, kept for the next start.
    **{key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPATH": str(CHILDREN.parents[2]),
}


def run_once(*words: str) -> tuple[float, float, float]:
    """Seconds on the wall and of the processor of a whole process, and the MB it held."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(CHILDREN), *words],
        check=True,
        cwd=CHILDREN.parents[2],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
    )
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, processor, float(done.stdout.split()[-1])


def run_frozen(folder: Path) -> tuple[float, float, float]:
    """The same of the built program, told by Qt's own log of painting that its table is painted."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    started = subprocess.Popen(
        [str(FROZEN), "--data", str(folder), "--lang", "zh_CN"],
        env={**ENVIRONMENT, "QT_LOGGING_RULES": PAINTING},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert started.stderr is not None
    drawn, held = False, 0.0
    for line in started.stderr:
        drawn = drawn or ("Drawing" in line and "QueueTable" in line)
        if drawn and "Flushing" in line:
            break
    wall = time.perf_counter() - begin
    pages = Path(f"/proc/{started.pid}/statm")
    if pages.exists():
        held = int(pages.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    started.kill()
    started.communicate()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, processor, held


def test_start_to_a_painted_queue(tmp_path: Path) -> None:
    folder = office(tmp_path)
    compare("start", folder, lambda: run_once("app", str(folder), "100"))


@pytest.mark.skipif(not FROZEN.exists(), reason="make build has not been run")
def test_start_of_the_built_program(tmp_path: Path) -> None:
    folder = office(tmp_path)
    compare("start of the built program", folder, lambda: run_frozen(folder))


def office(tmp_path: Path) -> Path:
    """A data folder of the wanted size, whose window opens with the queue."""
    folder = large_office.kept(Path(os.environ.get("BENCH_OFFICES") or tmp_path), CASES)
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("window/last_page", "queue")
    settings.sync()
    return folder


def compare(what_starts: str, folder: Path, run: Callable[[], tuple[float, float, float]]) -> None:
    floors, ours = [], []
    for one in range(ROUNDS + 1):
        floor = run_once("floor")
        # The program is cut off at its first paint; it must not look like a crash next time.
        with sqlite3.connect(folder / "complaints.db") as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        mine = run()
        if one:  # the first round fills the caches
            floors.append(floor)
            ours.append(mine)
    print(f"\n{what_starts} to a painted queue, {CASES:,} cases")
    for at, what in enumerate(("on the wall", "of the processor")):
        ratios = [mine[at] / floor[at] for mine, floor in zip(ours, floors, strict=True)]
        print(
            f"  {statistics.median(ratios):.2f} x the bare window {what} (min {min(ratios):.2f},"
            f" max {max(ratios):.2f}; floor {statistics.median(f[at] for f in floors):.3f} s)"
        )
    held = statistics.median(m[2] - f[2] for m, f in zip(ours, floors, strict=True))
    print(f"  {held:.0f} MB over the bare window")
    assert len(ours) == ROUNDS
