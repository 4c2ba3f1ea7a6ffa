"""An import that is killed, cancelled or runs out of disk while it writes leaves nothing behind."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
ROUNDS = 6
CASES = 1500
WRITTEN = ("complaint", "household", "resident", "residency", "follow_up", "import_batch", "contact",
           "step_entry", "clock_run", "complaint_text", "step_value")  # fmt: skip


def environment() -> dict[str, str]:
    return {**os.environ, "LANG": "zh_CN.UTF-8", "PYTHONPATH": str(ROOT)}


def desk(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "desktop_app", *words, "--data", str(folder), "--json"],
        cwd=ROOT,
        capture_output=True,
        timeout=PATIENCE,
        env=environment(),
        check=False,
    )


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of three tables: cases, their flats, and calls."""
    path = tmp_path_factory.mktemp("book") / "全年.xlsx"
    made = openpyxl.Workbook()
    cases = made.active
    cases.title = "登记表"
    cases.append(["编号", "受理时间", "房号", "投诉人", "投诉内容", "类别", "级别", "处理情况"])
    flats = made.create_sheet("住户名册")
    flats.append(["楼栋", "单元", "房号", "建筑面积", "业主姓名", "联系电话", "是否入住"])
    calls = made.create_sheet("回访记录")
    calls.append(["投诉编号", "计划回访时间", "回访人", "备注"])
    for index in range(CASES):
        room = (str(index // 300 + 51), str(index % 3 + 1), f"{index % 300 // 3 + 1}01")
        day = (
            f"2026-{index % 10 + 1:02d}-{index % 28 + 1:02d} {8 + index % 10:02d}:{index % 60:02d}"
        )
        cases.append([
            f"K-{index:05d}", day, "-".join(room), f"住户{index}", f"第{index}件：水管漏水，地面全湿",
            "工程维修/漏水", "一般", ["", "维修中", "已处理完毕"][index % 3],
        ])  # fmt: skip
        flats.append([*room, 80 + index % 50, f"住户{index}", f"138{index:08d}", "已入住"])
        if index % 5 == 0:
            calls.append([f"K-{index:05d}", "2026-12-24 10:00", "王敏", "电话回访"])
    made.save(path)
    return path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sample") / "data"
    assert desk(made, "sample", "--complaints", "40").returncode == 0
    return made


@pytest.fixture
def folder(tmp_path: Path, sample: Path) -> Path:
    """An office with a few cases of its own, from a copy."""
    return Path(shutil.copytree(sample, tmp_path / "data"))


def database(folder: Path) -> Path:
    found = [one for one in folder.rglob("*.db") if "before" not in one.name]
    assert len(found) == 1
    return found[0]


def counts(folder: Path) -> dict[str, int]:
    with_database = sqlite3.connect(database(folder), timeout=5)
    try:
        assert with_database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert with_database.execute("PRAGMA foreign_key_check").fetchall() == []
        return {
            table: with_database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in WRITTEN
        }
    finally:
        with_database.close()


def wal_size(folder: Path) -> int:
    wal = database(folder).with_name(database(folder).name + "-wal")
    return wal.stat().st_size if wal.exists() else 0


def killed_while_writing(folder: Path, book: Path, pages: int) -> bool:
    """Start the import and kill it once that many pages are in the log; false if it was done.

    The cache is larger than the batch, so that SQLite would write only at the commit: the
    small cache that the process gets makes it write all the while.
    """
    small_cache = (
        "import sys; from desktop_app.storage import store;"
        " store.PRAGMAS['cache_size'] = 10; from desktop_app.__main__ import main;"
        " sys.exit(main())"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", small_cache, "import", str(book), "--data", str(folder), "--json"],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    until = time.monotonic() + PATIENCE
    start = wal_size(folder)
    try:
        while process.poll() is None and time.monotonic() < until:
            if wal_size(folder) > start + pages * 4096:
                process.kill()
                break
            time.sleep(0.001)
        assert time.monotonic() < until
    finally:
        process.kill()
        _, said = process.communicate()
    assert b"Traceback" not in said, said.decode()
    return process.returncode != 0


def clean(folder: Path) -> None:
    found = desk(folder, "doctor")
    assert found.returncode == 0, found.stdout.decode()


def test_killed_while_writing_nothing_of_the_batch_is_there_and_again_it_is_whole(
    folder: Path, book: Path
) -> None:
    before = counts(folder)
    chance = random.Random(20261121)
    killed = 0
    for _ in range(ROUNDS):
        if not killed_while_writing(folder, book, chance.randint(1, 180)):
            break
        killed += 1
        assert counts(folder) == before
    assert killed >= 3, "the import was over before it could be killed"
    clean(folder)
    done = desk(folder, "import", str(book))
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["new"], answer["errors"]) == (0, CASES * 2 + CASES // 5, [])
    after = counts(folder)
    assert after["complaint"] == before["complaint"] + CASES
    assert after["import_batch"] == before["import_batch"] + 1
    clean(folder)
    again = json.loads(desk(folder, "import", str(book)).stdout)
    assert (again["new"], again["updated"], again["batch"]) == (0, 0, None)
    assert desk(folder, "undo-import", str(answer["batch"])).returncode == 0
    assert counts(folder) == {**before, "import_batch": before["import_batch"] + 1}
    clean(folder)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with little room; where none may be made the test says so."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("a small disk can only be mounted by root on Linux")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip(f"no small disk may be mounted here: {mounted.stderr.decode().strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=False)


def test_a_full_disk_leaves_nothing_of_the_batch(
    folder: Path, small_disk: Path, book: Path
) -> None:
    data = small_disk / "data"
    shutil.copytree(folder, data)
    before = counts(data)
    filler = small_disk / "filler"
    free = shutil.disk_usage(small_disk).free
    filler.write_bytes(bytes(max(0, free - 400_000)))
    full = desk(data, "import", str(book))
    assert full.returncode != 0
    assert json.loads(full.stdout)["error"]["code"] == "disk_full", full.stdout.decode()
    assert counts(data) == before
    filler.unlink()
    clean(data)
