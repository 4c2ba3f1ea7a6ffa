"""Hours in minutes: random use of the real window; stalls, memory, objects, doctor at the end.

``BENCH_SOAK_SECONDS`` (60) how long, ``BENCH_SOAK_CASES`` (12000) how large the office is,
``BENCH_SOAK_SEED`` (1) which user, ``BENCH_OFFICES`` a folder where made offices are kept.
"""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.app.paths import DataFolder
from desktop_app.services import lists
from desktop_app.services.office import Office
from desktop_app.services.safety import doctor
from desktop_app.services.safety.backups import Copies
from desktop_app.storage.store import Store
from desktop_app.ui.desk import Bus, QtRunner
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.window.window import OfficeWindow
from tests.bench import large_office
from tests.bench.random_user import LONG, RandomUser
from tests.bench.watchdog import STALL, Watchdog, live_objects, resident_mb, slope
from tests.offices import RESOURCES, SetClock
from tests.ui.conftest import MemorySettings

pytestmark = [pytest.mark.bench, pytest.mark.no_qt_log]
SECONDS = float(os.environ.get("BENCH_SOAK_SECONDS", "60"))
CASES = int(os.environ.get("BENCH_SOAK_CASES", "12000"))
SEED = int(os.environ.get("BENCH_SOAK_SEED", "1"))
PAUSE_MS = 40
LOOK_EVERY = 100


def test_soak(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Path(os.environ.get("BENCH_OFFICES") or tmp_path / "offices")
    data = shutil.copytree(large_office.kept(kept, CASES), tmp_path / "data")
    folder = DataFolder(data).prepare()
    files = tmp_path / "files"
    files.mkdir()
    numbers = iter(range(10**6))
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda _parent, _title, path, *_: (str(files / f"{next(numbers)}{Path(path).suffix}"), ""),
    )
    for ask in ("getOpenFileName", "getOpenFileNames"):
        monkeypatch.setattr(
            QFileDialog, ask, lambda *_, ask=ask: ([] if ask[-1] == "s" else "", "")
        )
    clock, bus, crashed = SetClock(), Bus(), list[Exception]()
    copies = Copies(folder)
    runner = QtRunner(
        lambda: Office(Store(folder.database), clock, RESOURCES, folder.attachments, copies),
        bus.changed.emit,
        crashed.append,
    )
    theme = Theme(qapp, RESOURCES / "icons", mode="light")
    settings = MemorySettings({"export/folder": str(files)})
    desk = OfficeWindow(runner, bus, theme, settings, clock, "zh")
    runner.thread_.opened().result()
    desk.start(runner.thread_.ask(lists.read).result())
    desk.window.resize(1440, 900)
    desk.window.show()

    user = RandomUser(desk, clock, files, SEED)
    watch = Watchdog()
    memory: list[tuple[float, float]] = []
    objects: list[tuple[float, Counter[str]]] = []
    begin = time.monotonic()
    end = begin + SECONDS

    def turn() -> None:
        if time.monotonic() > end:
            qapp.exit()
            return
        # Before the act: a dialog that it opens runs a loop of its own, and is closed from there.
        QTimer.singleShot(PAUSE_MS, turn)
        if user.close_questions():
            return
        acts = sum(user.done.values())
        if acts % LOOK_EVERY == 0 and (not memory or memory[-1][0] != acts):
            objects.append((acts, live_objects()))
            memory.append((acts, resident_mb()))
            watch.forgive()
        user.go_on_importing()
        watch.doing = "…"
        watch.doing = user.act()

    QTimer.singleShot(PAUSE_MS, turn)
    watch.start()
    qapp.setQuitOnLastWindowClosed(False)
    qapp.exec()
    watch.stop()
    taken = time.monotonic() - begin
    while user.close_questions():
        pass
    report(user, watch, memory, objects, taken)
    findings = runner.thread_.ask(doctor.examine).result()
    desk.window.close()
    runner.close()
    desk.window.deleteLater()
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert crashed == []
    # An office that was just made has no copies of long ago: that is no fault of the soak.
    wrong = [one.code for one in findings if not one.ok and one.code not in ("backups", "second")]
    assert wrong == []
    assert sum(user.done.values()) > SECONDS


def report(
    user: RandomUser,
    watch: Watchdog,
    memory: list[tuple[float, float]],
    objects: list[tuple[float, Counter[str]]],
    taken: float,
) -> None:
    acts = sum(user.done.values())
    print(f"\nsoak: {acts:,} acts in {taken / 60:.1f} min on {CASES:,} cases: {dict(user.done)}")
    short = [one for one in watch.stalls if one.doing not in LONG]
    own = [one for one in short if one.own > STALL]
    print(
        f"window's thread: {watch.beats:,} beats; away over 100 ms {len(watch.stalls)} times,"
        f" {len(short)} off long operations, in {len(own)} of these it was itself computing"
        f" (longest {max((one.own for one in own), default=0):.3f} s)"
    )
    for one in sorted(short, key=lambda one: -one.own)[:25]:
        print(
            f"  {one.seconds:6.3f} s, own {one.own:.3f}, program {one.program:.3f}"
            f"  {one.doing:9} {one.stack}"
        )
    warm = memory[len(memory) // 3 :]
    print(
        f"memory: {memory[0][1]:.0f} MB at first, {warm[0][1]:.0f} warm, {memory[-1][1]:.0f} at the"
        f" end; {slope(warm) * 1000:+.2f} MB a thousand acts after the warm-up"
    )
    total = [(at, float(sum(found.values()))) for at, found in objects]
    late = total[len(total) // 3 :]
    print(
        f"QObjects: {total[0][1]:.0f} at first, {late[0][1]:.0f} warm, {total[-1][1]:.0f} at the"
        f" end; {slope(late) * 1000:+.1f} a thousand acts after the warm-up"
    )
    first, last = objects[len(objects) // 3][1], objects[-1][1]
    grown = Counter({name: last[name] - first[name] for name in last if last[name] > first[name]})
    print("  grown most:", grown.most_common(8))
