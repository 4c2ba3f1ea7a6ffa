"""What can happen to the data, as a table: what is told, that nothing is overwritten, the way back."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop_app.app import cli
from desktop_app.app.paths import DataFolder
from desktop_app.domain.errors import KnownError
from desktop_app.services import cases, seeds
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.safety import doctor, second_place
from desktop_app.services.safety.backups import Copies
from desktop_app.services.sample.build import build
from desktop_app.storage.store import Store
from tests.offices import RESOURCES, SetClock

COUNT = 60


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with cases and one good copy, closed as it should be."""
    folder = DataFolder(tmp_path_factory.mktemp("sound")).prepare()
    office = Office(Store(folder.database), datetime.now, RESOURCES, folder.attachments)
    office.open()
    build(office, COUNT, 5)
    office.close()
    # The second start of the day writes down that it has looked for new calendars.
    office.open()
    office.close()
    Copies(folder).make("daily")
    return folder.root


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> DataFolder:
    shutil.copytree(sound, tmp_path / "data")
    return DataFolder(tmp_path / "data")


class Told:
    """What the command line says about a folder."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys

    def run(self, *words: str) -> tuple[int | None, Any]:
        status = cli.run([*words, "--json", "--data", str(self.root), "--lang", "zh_CN"])
        out, err = self.capsys.readouterr()
        assert "Traceback" not in out + err
        return status, json.loads(out)

    def refused(self, *words: str) -> tuple[int | None, str, str]:
        status, answer = self.run(*words)
        return status, answer["error"]["code"], answer["error"]["message"]


@pytest.fixture
def told(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> Told:
    return Told(folder.root, capsys)


def prints(root: Path) -> dict[str, str]:
    """The hash of every file of the office; the lock, logs and shared memory are none of it."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
        and path.suffix not in (".lock", ".log", ".ini")
        and not path.name.endswith("-shm")
        and not (path.name.endswith("-wal") and not path.stat().st_size)
    }


# What is wrong with the file: (name, how, code)


def header(file: Path) -> None:
    body = bytearray(file.read_bytes())
    body[:100] = bytes(100)
    file.write_bytes(body)


def cut(keep: float | int) -> Callable[[Path], None]:
    def act(file: Path) -> None:
        whole = file.read_bytes()
        file.write_bytes(whole[: keep if isinstance(keep, int) else int(len(whole) * keep)])

    return act


def noise(file: Path) -> None:
    file.write_bytes(random.Random(7).randbytes(200_000))


def jpeg(file: Path) -> None:
    file.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + random.Random(8).randbytes(90_000))


def other_program(file: Path) -> None:
    file.unlink()
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.execute("INSERT INTO recipe VALUES ('鱼香肉丝')")
    connection.commit()
    connection.close()


def newer(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def only_the_log(file: Path) -> None:
    """The database is gone; what was saved last stands in the log that is left."""
    file.with_name(file.name + "-wal").write_bytes(random.Random(9).randbytes(40_000))
    file.unlink()


def gone(file: Path) -> None:
    file.unlink()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


FAULTS: list[tuple[str, Callable[[Path], None], str]] = [
    ("header overwritten", header, "database_damaged"),
    ("cut to half", cut(0.5), "database_damaged"),
    ("cut to nothing", cut(0), "database_missing"),
    ("cut to 100 bytes", cut(100), "database_damaged"),
    ("random bytes", noise, "database_damaged"),
    ("a picture", jpeg, "database_damaged"),
    ("another program's database", other_program, "database_damaged"),
    ("a newer version", newer, "database_newer"),
    ("only the log is left", only_the_log, "database_missing"),
    ("gone", gone, "database_missing"),
    ("a folder in its place", a_folder, "database_unusable"),
]


@pytest.mark.parametrize(("how", "code"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_file_that_is_not_right_is_told_kept_and_replaced_on_demand(
    folder: DataFolder, told: Told, how: Callable[[Path], None], code: str
) -> None:
    (copy,) = Copies(folder).listing()
    how(folder.database)
    before = prints(folder.root)
    for words in (["list"], ["doctor"], ["sample"], ["doctor", "--repair"]):
        status, found, message = told.refused(*words)
        assert (status, found) == (3, code)
        if code in ("database_damaged", "database_missing"):
            assert copy.path.name in message and "restore" in message
    status, found, _ = told.refused("backup")
    assert status == 3 and found in ("backup_source_damaged", "backup_failed", "nothing_to_back_up")
    assert prints(folder.root) == before, "nothing was written by looking"
    # The way back, without anything being thrown away.
    status, answer = told.run("restore", "--newest")
    assert (status, answer["complaints"]) == (0, COUNT)
    status, rows = told.run("list", "--view", "all", "--limit", "999")
    assert (status, len(rows)) == (0, COUNT)
    status, answer = told.run("doctor")
    assert status == 0, [c for c in answer["checks"] if not c["ok"]]
    after = prints(folder.root)
    for name, digest in before.items():
        kept = name.replace("complaints.db", answer_name(folder))
        assert digest in (after.get(name), after.get(kept)), name


def answer_name(folder: DataFolder) -> str:
    """What the set-aside database is called; the present one when none was set aside."""
    found = sorted(folder.root.glob("complaints-aside-*.db*"))
    return found[0].name.partition(".db")[0] + ".db" if found else "complaints.db"


@pytest.mark.parametrize("without", ["copies", "all but a torn copy"])
def test_without_a_good_copy_none_is_offered(folder: DataFolder, told: Told, without: str) -> None:
    (copy,) = Copies(folder).listing()
    if without == "copies":
        copy.path.unlink()
    else:
        copy.path.write_bytes(copy.path.read_bytes()[:5000])
    header(folder.database)
    before = prints(folder.root)
    status, code, message = told.refused("list")
    assert (status, code) == (3, "database_damaged") and "最近一份" not in message
    assert told.refused("restore", "--newest")[:2] == (2, "no_good_backup")
    assert prints(folder.root) == before


def test_the_newest_good_copy_is_found_behind_bad_ones(folder: DataFolder, told: Told) -> None:
    (good,) = Copies(folder).listing()
    for number in range(3):
        bad = Copies(folder).make("manual").path
        body = bytearray(bad.read_bytes())
        body[len(body) // 2 + number] ^= 0xFF
        bad.write_bytes(body)
    header(folder.database)
    assert good.path.name in told.refused("list")[2]
    status, answer = told.run("restore", "--newest")
    assert status == 0 and answer["file"] == str(good.path)


def test_the_second_place_helps_when_the_disk_is_gone(
    folder: DataFolder, told: Told, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    second_place.choose(Copies(folder), stick)
    status, answer = told.run("backup")
    assert status == 0 and answer["second"]["file"]
    shutil.rmtree(folder.backups)
    folder.backups.mkdir()
    header(folder.database)
    assert str(stick) in told.refused("list")[2]
    assert told.run("restore", "--newest")[1]["complaints"] == COUNT


def test_a_page_that_rotted_in_the_middle_is_found_and_never_copied_over_a_good_one(
    folder: DataFolder, told: Told
) -> None:
    office = Office(Store(folder.database), datetime.now, RESOURCES, folder.attachments)
    office.open()
    cases.register(office, Intake("这份备份之后的一件"))
    seeds.add_new_years(office)  # asked once a day, which is noted
    # A page in use: one of the free list may rot and nobody is the worse for it.
    sql = "SELECT rootpage FROM sqlite_master WHERE name = 'complaint_text'"
    at = (office.store.value(sql) - 1) * 4096
    office.close()
    body = bytearray(folder.database.read_bytes())
    body[at : at + 4096] = bytes(4096)
    folder.database.write_bytes(body)
    before = prints(folder.root)
    assert told.refused("backup")[:2] == (3, "backup_source_damaged")
    status, answer = told.run("doctor")
    assert status in (1, 3)
    if status == 1:
        assert not next(c for c in answer["checks"] if c["check"] == "file")["ok"]
    register = folder.root.parent / "登记表.csv"
    register.write_text(
        "编号,受理时间,投诉内容\nTS-1,2026-11-03 09:10,漏水\n", encoding="utf-8-sig"
    )
    assert told.run("import", str(register))[0] in (2, 3), "no copy, no import"
    assert prints(folder.root) == before
    assert told.run("restore", "--newest")[1]["complaints"] == COUNT


# The place: full, read-only, gone


def mounted(place: Path, options: str) -> Iterator[Path]:
    """A small disk of its own; skips where the system does not let us have one."""
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        reason = done.stderr.strip() if done.returncode else ""
    except OSError as error:
        reason = str(error)
    if reason:
        pytest.skip(f"no disk of its own may be mounted here: {reason}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    yield from mounted(tmp_path / "disk", "size=24m")


def test_a_full_disk_is_told_and_everything_saved_stays(
    small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = DataFolder(small_disk / "data").prepare()
    copies = Copies(folder)
    office = Office(Store(folder.database), SetClock(), RESOURCES, folder.attachments, copies)
    office.open()
    saved = [cases.register(office, Intake("漏水" * 50)).complaint.number for _ in range(5)]
    good = copies.make("daily").path
    filler = small_disk / "films"
    with filler.open("wb", buffering=0) as out:
        try:
            while True:
                out.write(bytes(4096))
        except OSError as error:
            assert error.errno == errno.ENOSPC
    with pytest.raises(KnownError) as refused:
        for _ in range(200):
            saved.append(cases.register(office, Intake("停电" * 500)).complaint.number)
    assert (refused.value.code, refused.value.exit_code) == ("disk_full", 3)
    with pytest.raises(KnownError) as refused:
        copies.make("manual")
    assert refused.value.code == "disk_full"
    with pytest.raises(KnownError) as refused, office.write("import"):
        pass
    assert refused.value.code == "disk_full", "no room, no import"
    office.close()
    assert copies.prove(good).complaints == 5 and not list(folder.backups.glob(".*"))
    status, code, _ = Told(folder.root, capsys).refused("restore", str(good))
    assert (status, code) == (3, "folder_not_writable")
    with pytest.raises(KnownError) as refused:
        copies.restore(good)
    assert refused.value.code in ("restore_failed", "disk_full")
    filler.unlink()
    office = Office(Store(folder.database), SetClock(), RESOURCES, folder.attachments, copies)
    office.open()
    found = {row["number"] for row in office.store.rows("SELECT number FROM complaint")}
    assert found == set(saved)
    assert doctor.examine(office)[0].ok
    copies.make("manual")
    office.close()


def test_a_read_only_place_is_told(
    small_disk: Path, sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(sound, small_disk / "data")
    before = prints(small_disk / "data")
    words = ["mount", "-o", "remount,ro", str(small_disk)]
    assert subprocess.run(words, capture_output=True, check=False).returncode == 0
    told = Told(small_disk / "data", capsys)
    for command in (["list"], ["sample"], ["backup"], ["restore", "--newest"], ["doctor"]):
        status, code, message = told.refused(*command)
        assert (status, code) == (3, "data-folder-unusable") and "写入权限" in message
    assert prints(small_disk / "data") == before


def test_a_disk_that_goes_away_while_working_is_told(small_disk: Path, sound: Path) -> None:
    shutil.copytree(sound, small_disk / "data")
    folder = DataFolder(small_disk / "data")
    office = Office(Store(folder.database), SetClock(), RESOURCES, folder.attachments)
    office.open()
    subprocess.run(["umount", "-l", str(small_disk)], capture_output=True, check=True)
    assert not folder.database.exists()
    with pytest.raises(KnownError) as refused:
        Copies(folder).make("manual")
    assert (refused.value.code, refused.value.exit_code) == ("backup_failed", 3)
    office.close()
    with pytest.raises(KnownError) as refused:
        Store(folder.database).open()
    assert refused.value.code == "database_unusable"


def test_the_folder_is_renamed_while_open(folder: DataFolder) -> None:
    """What was saved is saved under the new name; what cannot be saved is told, never lost."""
    office = Office(Store(folder.database), SetClock(), RESOURCES, folder.attachments)
    office.open()
    saved = {cases.register(office, Intake("漏水")).complaint.number}
    folder.root.rename(folder.root.with_name("moved"))
    try:
        saved.add(cases.register(office, Intake("停电")).complaint.number)
    except KnownError as error:
        assert error.code == "database_unusable"
    office.close()
    assert not folder.database.exists()
    moved = DataFolder(folder.root.with_name("moved"))
    office = Office(Store(moved.database), SetClock(), RESOURCES, moved.attachments)
    office.open()
    assert saved <= {row["number"] for row in office.store.rows("SELECT number FROM complaint")}
    assert doctor.examine(office)[0].ok
    office.close()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of another kind")
def test_a_read_only_file(folder: DataFolder, told: Told) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere; the read-only disk above stands for it")
    folder.database.chmod(0o400)
    before = prints(folder.root)
    status, code, _ = told.refused("sample")
    assert (status, code) == (3, "database_unusable")
    assert prints(folder.root) == before


def test_a_register_locked_by_another_process_is_told(folder: DataFolder, told: Told) -> None:
    other = sqlite3.connect(folder.database, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    before = prints(folder.root)
    try:
        status, code, _ = told.refused("list")
        assert (status, code) == (3, "database_busy")
        assert told.refused("restore", "--newest")[0] == 3
    finally:
        other.close()
    assert prints(folder.root) == before
    assert told.run("list")[0] == 0


def test_a_clock_set_back_a_year_keeps_numbers_trace_and_order(folder: DataFolder) -> None:
    clock = SetClock(datetime(2026, 11, 21, 14, 32))
    copies = Copies(folder, clock)
    office = Office(Store(folder.database), clock, RESOURCES, folder.attachments, copies)
    office.open()
    first = cases.register(office, Intake("漏水")).complaint.number
    copies.make("daily")
    clock.at = datetime(2025, 11, 21, 14, 32)
    second = cases.register(office, Intake("停电")).complaint.number
    clock.at = datetime(2026, 11, 21, 15, 0)
    third = cases.register(office, Intake("异味")).complaint.number
    assert second == "TS-20251121-001" and int(third[-3:]) == int(first[-3:]) + 1
    findings = {one.code: one for one in doctor.examine(office)}
    assert findings["clock"].message.values["count"] in (1, 2), "the sample bears today's date"
    assert [code for code, one in findings.items() if not one.ok] == []
    order = office.store.rows("SELECT id, at FROM operation ORDER BY id DESC LIMIT 3")
    assert [row["at"][:4] for row in order] == ["2026", "2025", "2026"]
    office.close()
