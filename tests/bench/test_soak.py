"""Hours in minutes: random use of the real window; stalls, memory, objects, doctor at the end.

``BENCH_SOAK_SECONDS`` (60) how long, ``BENCH_SOAK_CASES`` (12000) how large the office is,
``BENCH_SOAK_SEED`` (1) which user, ``BENCH_SOAK_LIFE`` (500) acts until the window is closed and
opened again, ``BENCH_SOAK_TYPES`` (0) whether kinds of Python objects are counted,
``BENCH_OFFICES`` a folder where made offices are kept.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tests.bench import large_office
from tests.bench.lives import NOT_OURS, Lives, Sitting, answer_for_the_system
from tests.bench.random_user import LONG, PAGES, RandomUser
from tests.bench.watchdog import (
    STALL,
    Watchdog,
    live_objects,
    most_grown,
    python_objects,
    resident_mb,
    slope,
)
from tests.offices import SetClock

pytestmark = [pytest.mark.bench, pytest.mark.no_qt_log]
SECONDS = float(os.environ.get("BENCH_SOAK_SECONDS", "60"))
CASES = int(os.environ.get("BENCH_SOAK_CASES", "12000"))
SEED = int(os.environ.get("BENCH_SOAK_SEED", "1"))
LIFE = int(os.environ.get("BENCH_SOAK_LIFE", "500"))
TYPES = os.environ.get("BENCH_SOAK_TYPES") == "1"
PAUSE_MS = 40
LOOK_EVERY = 100


@dataclass
class Seen:
    """What was measured, each with the acts done until then."""

    memory: list[tuple[float, float]] = field(default_factory=list)
    held: list[tuple[float, float]] = field(default_factory=list)
    objects: list[tuple[float, Counter[str]]] = field(default_factory=list)
    python: list[tuple[float, Counter[str]]] = field(default_factory=list)
    alive: list[tuple[float, float]] = field(default_factory=list)
    closed: list[tuple[float, float, Counter[str]]] = field(default_factory=list)

    def look(self, acts: int) -> None:
        self.objects.append((acts, live_objects()))
        self.alive.append((acts, float(sys.getallocatedblocks())))
        self.memory.append((acts, resident_mb()))
        self.held.append((acts, resident_mb(trimmed=True)))
        if TYPES:
            self.python.append((acts, python_objects()))


def test_soak(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Path(os.environ.get("BENCH_OFFICES") or tmp_path / "offices")
    data = shutil.copytree(large_office.kept(kept, CASES), tmp_path / "data")
    files = tmp_path / "files"
    files.mkdir()
    answer_for_the_system(monkeypatch, files)
    clock, watch, seen = SetClock(), Watchdog(), Seen()
    defects: list[str] = []
    warnings: Counter[str] = Counter()

    def crashed(error: BaseException) -> None:
        defects.append(f"{watch.doing}: " + "".join(traceback.format_exception(error)[-8:]))

    def listen(kind: QtMsgType, _context: object, text: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not any(
            one in text for one in NOT_OURS
        ):
            warnings[f"{watch.doing}: {text}"] += 1

    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: crashed(error))
    before = qInstallMessageHandler(listen)
    lives = Lives(qapp, data, files, clock, crashed)
    user = RandomUser(clock, files, SEED)
    user.sit_down(lives.open())
    begin = time.monotonic()

    def turn() -> bool:
        watch.beat()  # what he does now is another wait than what he has just waited for
        if user.answer():
            return True
        if user.settling() or user.go_on():
            return True
        if time.monotonic() > begin + SECONDS:
            return False
        acts = sum(user.done.values())
        if acts % LOOK_EVERY == 0 and (not seen.memory or seen.memory[-1][0] != acts):
            seen.look(acts)
            watch.forgive()
        if (acts and acts % LIFE == 0) or lives.wanted is not None:
            watch.doing = "close"
            lives.close()
            seen.closed.append((acts, resident_mb(trimmed=True), live_objects()))
            user.sit_down(lives.open())
            user.done["close"] += 1
            return True
        user.go_on_importing()
        watch.doing = "…"
        watch.doing = user.act()
        return True

    watch.start()
    Sitting(qapp, turn, PAUSE_MS).run()
    watch.stop()
    taken = time.monotonic() - begin
    wrong = lives.examine()
    lives.close()
    seen.closed.append((sum(user.done.values()), resident_mb(trimmed=True), live_objects()))
    lives.put_back()
    qInstallMessageHandler(before)
    report(user, watch, seen, taken)
    print("Qt said:", dict(warnings), "\ndefects:", len(defects), "\n".join(defects[:12]))
    print("doctor:", wrong or "nothing wrong")
    assert defects == []
    assert not warnings
    assert wrong == []


def report(user: RandomUser, watch: Watchdog, seen: Seen, taken: float) -> None:
    acts = sum(user.done.values())
    print(f"\nsoak: {acts:,} acts in {taken / 60:.1f} min on {CASES:,} cases, seed {SEED}")
    print(f"  acts: {dict(user.done.most_common())}")
    print(f"  on pages: {dict(user.pages.most_common())}; never: {set(PAGES) - set(user.pages)}")
    pressed = user.hands.pressed
    print(f"  {len(pressed)} different buttons and entries: {dict(pressed.most_common(400))}")
    report_stalls(watch, acts)
    warm = seen.memory[len(seen.memory) // 3 :]
    print(
        f"memory: {seen.memory[0][1]:.0f} MB at first, {warm[0][1]:.0f} warm,"
        f" {seen.memory[-1][1]:.0f} at the end;"
        f" {slope(warm) * 1000:+.2f} MB a thousand acts after the warm-up"
    )
    print("  curve:", " ".join(f"{mb:.0f}" for _, mb in seen.memory))
    late = seen.held[len(seen.held) // 3 :]
    print(
        f"  without what the allocator keeps: {late[0][1]:.0f} MB warm, {late[-1][1]:.0f} at the"
        f" end; {slope(late) * 1000:+.2f} MB a thousand acts after the warm-up"
    )
    print("  curve:", " ".join(f"{mb:.0f}" for _, mb in seen.held))
    print("  windows closed:", " ".join(f"{mb:.0f} MB" for _, mb, _ in seen.closed))
    total = [(at, float(sum(found.values()))) for at, found in seen.objects]
    print("QObjects:", " ".join(f"{n:.0f}" for _, n in total))
    print("  windows closed:", [sum(found.values()) for _, _, found in seen.closed])
    print(
        "  left more by the last than the first:", most_grown(seen.closed[0][2], seen.closed[-1][2])
    )
    print("Python blocks:", " ".join(f"{n / 1000:.0f}k" for _, n in seen.alive))
    grown = total[len(total) // 3 :]
    print(f"  QObjects {slope(grown) * 1000:+.1f} a thousand acts after the warm-up")
    print("  grown most:", most_grown(seen.objects[len(total) // 3][1], seen.objects[-1][1]))
    if seen.python:
        middle = seen.python[len(seen.python) // 3][1]
        print("  grown most:", most_grown(middle, seen.python[-1][1], 30))


def report_stalls(watch: Watchdog, acts: int) -> None:
    short = [one for one in watch.stalls if one.doing not in LONG]
    causes = Counter(one.cause for one in short)
    own = sorted((one for one in short if one.cause == "own"), key=lambda one: -one.own)
    print(
        f"window's thread: {watch.beats:,} beats; away over 100 ms {len(watch.stalls)} times,"
        f" {len(short)} off long operations: {dict(causes)}, of own computing"
        f" {1000 * len(own) / acts:.1f} in a thousand acts; longest own computing"
        f" {own[0].own if own else 0:.3f} s, over {2 * STALL:.1f} s {sum(o.own > 0.2 for o in own)}"
    )
    for one in own[:40]:
        print(f"  {one.seconds:6.3f} s, own {one.own:.3f}, program {one.program:.3f}  {one.doing}")
        for stack, count in one.stacks[:4]:
            print(f"      {count}x {stack}")
    held = [one for one in short if one.cause == "held"]
    for one in sorted(held, key=lambda one: -one.seconds)[:20]:
        print(
            f"  held {one.seconds:6.3f} s, own {one.own:.3f}, program {one.program:.3f}  {one.doing}"
        )
        for stack, count in one.beside:
            print(f"      beside {count}x {stack}")
