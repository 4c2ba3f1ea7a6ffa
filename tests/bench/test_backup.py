"""Backup and restore of a large office with many attachments, against bare copying of the same bytes.

``BENCH_CASES`` (100000) is the office's size, ``BENCH_ATTACHMENTS_MB`` (2000) what its attachments
weigh, ``BENCH_OFFICES`` a folder where made offices are kept. Copying is by the clock on the wall:
the disk is what both wait for.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.services import attachments
from desktop_app.services.safety.backups import Copies
from tests.bench import large_office, measuring
from tests.offices import Folder, SetClock

pytestmark = pytest.mark.bench
MEGABYTES = int(os.environ.get("BENCH_ATTACHMENTS_MB", "2000"))
PIECE = 2_000_000
"""Bytes of an attachment: a photo of a phone."""


def seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def test_backup_and_restore_with_many_attachments(tmp_path: Path) -> None:
    kept = large_office.kept(measuring.offices(tmp_path), measuring.CASES)
    folder = Folder(tmp_path / "data")
    shutil.copytree(kept, folder.root)
    clock, rng = SetClock(), random.Random(1)
    office = folder.office(clock)
    for number in range(MEGABYTES * 1_000_000 // PIECE):
        photo = attachments.take_in_bytes(
            folder.attachments, f"照片{number}.jpg", rng.randbytes(PIECE)
        )
        attachments.attach(office, 1 + number % measuring.CASES, [photo])
    count = office.store.value("SELECT count(*) FROM attachment")
    office.close()
    copies = Copies(folder, clock)
    size = folder.database.stat().st_size + count * PIECE

    def bare() -> None:
        shutil.copytree(folder.root, tmp_path / "bare", dirs_exist_ok=True)
        os.sync()

    floor = seconds(bare)
    shutil.rmtree(tmp_path / "bare")
    told = {"the first copy, all attachments": seconds(copies.make)}
    clock.forward(minutes=1)
    told["the next copy, attachments are there"] = seconds(copies.make)
    single = tmp_path / "whole.zip"
    told["one file for elsewhere, all within"] = seconds(lambda: copies.make_file(single))
    newest = copies.listing()[0].path
    told["opening a copy to prove it"] = seconds(lambda: copies.prove(newest))
    clock.forward(minutes=1)
    told["restore, the present state kept"] = seconds(lambda: copies.restore(newest))
    shutil.rmtree(folder.root)
    folder.root.mkdir()
    told["restore of the one file into an empty folder"] = seconds(lambda: copies.restore(single))
    print(
        f"\n{measuring.CASES:,} cases, {count:,} attachments, {size / 1e9:.2f} GB;"
        f" copying them bare takes {floor:.1f} s"
    )
    for what, took in told.items():
        print(f"  {took / floor:5.2f} x  {took:6.1f} s  {what}")
    back = folder.office(clock)
    assert back.store.value("SELECT count(*) FROM attachment") == count
    assert attachments.damaged(back) == ([], [])
    back.close()
