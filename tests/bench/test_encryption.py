"""An encrypted folder against the same folder in the clear, at 100,000 cases (BENCH_SEALED_ROWS).

Both are of one run and asked in turn; printed are medians of processor time and their ratio.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.views import CaseFilter
from desktop_app.services import attachments, cases, finding, queue
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.safety import encrypting, encryption
from desktop_app.services.safety.backups import Copies
from tests.bench import large_office
from tests.offices import NOW, Folder, SetClock

pytestmark = pytest.mark.bench
ROWS = int(os.environ.get("BENCH_SEALED_ROWS", "100000"))
ROUNDS = 9
WORDS = ("漏水", "晚上特别明显", "电梯 异响", "第 77", "没有这句话", "138")
FILE_MB = 64


def spent(act: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    started = time.process_time()
    act()
    return (time.process_time() - started) * 1000


def told(what: str, plain: list[float], sealed: list[float]) -> None:
    left, right = statistics.median(plain), statistics.median(sealed)
    print(f"{what:<34}{left:>10.1f} ms{right:>10.1f} ms   {right / left:.2f}x")


def compared(
    what: str, act: Callable[[Office], object], *offices: Office, few: int = ROUNDS
) -> None:
    for office in offices:
        act(office)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(few):
        for office, found in zip(offices, times, strict=True):
            found.append(spent(lambda office=office: act(office)))  # type: ignore[misc]
    told(what, *times)


def pages(office: Office) -> None:
    asked = queue.query(office, CaseFilter(), sort="received_at", descending=True)
    chance = random.Random(7)
    for _ in range(10):
        queue.page(office, asked, chance.randrange(max(1, ROWS - queue.PAGE)))


def test_encrypted_against_plain(tmp_path: Path) -> None:
    plain = Folder(large_office.write(tmp_path / "plain", ROWS))
    sealed = Folder(tmp_path / "sealed")
    shutil.copytree(plain.root, sealed.root)
    locks = encryption.new_locks("bench passphrase")
    size = plain.database.stat().st_size / 1e6
    took = spent(lambda: encrypting.turn_on(sealed, locks, "", NOW))
    print(f"\n{ROWS:,} cases, {size:.0f} MB; turned on in {took / 1000:.1f} s of processor time")
    print(f"{'':<34}{'plain':>13}{'encrypted':>13}")
    sealed = replace(sealed, keys=locks.keys)
    file = encryption.key_file(sealed)
    assert file is not None
    print(f"passphrase to key: {spent(lambda: encryption.open_with_passphrase(file, 'bench passphrase')):.0f} ms once a start")  # fmt: skip

    def start(folder: Folder) -> None:
        office = folder.office(SetClock())
        queue.page(office, queue.query(office, CaseFilter(), sort="received_at"), 0)
        office.close()

    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for folder, found in zip((plain, sealed), times, strict=True):
            found.append(spent(lambda folder=folder: start(folder)))  # type: ignore[misc]
    told("open, first page", *times)
    offices = [folder.office(SetClock()) for folder in (plain, sealed)]
    try:
        compared("ten queue pages anywhere", pages, *offices)
        compared(
            "sort without an index, all ids",
            lambda o: queue.ids(o, queue.query(o, CaseFilter(), sort="complainant")),
            *offices,
        )
        compared("search everywhere, six wishes", lambda o: [finding.search(o, w) for w in WORDS],
                 *offices)  # fmt: skip
        compared("count of a text in the queue",
                 lambda o: queue.count(o, queue.query(o, CaseFilter(), text="漏水")),
                 *offices)  # fmt: skip
        compared("register a complaint", lambda o: cases.register(o, Intake("漏水，今天答复")),
                 *offices, few=31)  # fmt: skip
        data = os.urandom(FILE_MB << 20)
        compared(
            f"take in a file of {FILE_MB} MB",
            lambda o: attachments.take_in_bytes(attachments.folder_of(o), "a.bin", data),
            *offices,
            few=5,
        )
    finally:
        for office in offices:
            office.close()
    sizes = []
    times = ([], [])
    for _ in range(3):
        for folder, found in zip((plain, sealed), times, strict=True):
            copies = Copies(folder, SetClock())
            found.append(spent(copies.make))
            sizes.append(copies.listing()[0].size / 1e6)
    told("backup", *times)
    print(f"size of a backup: plain {sizes[0]:.0f} MB, encrypted {sizes[1]:.0f} MB")
