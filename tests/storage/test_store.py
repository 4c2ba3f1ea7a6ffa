"""The open database: pragmas, transactions, refusing what is not ours, and a kill in the middle."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from peewee import IntegrityError

from desktop_app.domain.errors import KnownError
from desktop_app.storage import checks
from desktop_app.storage.migrations import NEWEST
from desktop_app.storage.store import Store, to_column, to_time

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "office.db")
    made.open()
    yield made
    made.close()


def test_pragmas_of_an_open_store(store: Store) -> None:
    asked = {
        name: store.value(f"PRAGMA {name}")
        for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
    }
    assert asked == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 2,  # full
        "busy_timeout": 3000,
    }


def test_foreign_keys_are_held(store: Store) -> None:
    with pytest.raises(IntegrityError):
        store.insert("residency", {"household_id": 1, "resident_id": 1})


def test_a_transaction_that_raises_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.insert("staff", {"name": "王敏"})
        store.execute("UPDATE staff SET name = '刘强'")
        store.insert_many("staff", ("name",), [("赵一",), ("钱二",)])
        raise ZeroDivisionError
    assert store.rows("SELECT * FROM staff") == []
    with pytest.raises((IntegrityError, sqlite3.IntegrityError)), store.transaction():
        store.insert_many("staff", ("name",), [("赵一",), ("赵一",)])
    assert store.rows("SELECT * FROM staff") == []


def test_an_inner_transaction_rolls_back_alone(store: Store) -> None:
    with store.transaction():
        store.insert("staff", {"name": "王敏"})
        with pytest.raises(ZeroDivisionError), store.transaction():
            store.insert("staff", {"name": "刘强"})
            raise ZeroDivisionError
    assert [row["name"] for row in store.rows("SELECT name FROM staff")] == ["王敏"]


def test_values_come_back_as_they_went_in(store: Store) -> None:
    text = "引号'\"; DROP TABLE staff; -- % _ \\ 😀 \u3000 换\n行 {x} \x00尾"
    row_id = store.insert("staff", {"name": text, "active": True})
    row = store.row("SELECT * FROM staff WHERE id = ?", (row_id,))
    assert row is not None and (row["name"], row["active"]) == (text, 1)
    store.update("staff", row_id, {"name": "改", "active": False})
    assert store.value("SELECT name || active FROM staff") == "改0"
    assert store.row("SELECT * FROM staff WHERE id = 99") is None
    assert store.value("SELECT id FROM staff WHERE id = 99") is None
    moment = datetime(2026, 11, 21, 14, 32, 7, 999)
    assert to_time(str(to_column(moment))) == moment.replace(microsecond=0)
    assert to_column(date(2026, 1, 2)) == "2026-01-02"
    assert to_column(["漏水"]) == '["漏水"]'
    assert to_time(None) is None


def test_what_was_read_in_part_may_be_put_away_by_another_thread(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Work that was dropped half-way lies about until rubbish is collected, by any thread."""
    caught: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", caught.append)
    begun = [store.each("SELECT 1 UNION SELECT 2"), store.pieces("SELECT 1 UNION SELECT 2", (), 1)]
    for one in begun:
        next(one)
    other = threading.Thread(target=begun.clear)
    del one
    other.start()
    other.join()
    assert caught == []
    assert store.value("SELECT 3") == 3


def test_a_copy_holds_what_the_wal_holds(store: Store, tmp_path: Path) -> None:
    store.insert("staff", {"name": "王敏"})
    store.copy_to(tmp_path / "copy.db")
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("SELECT name FROM staff").fetchall() == [("王敏",)]
    copy.close()


# What is not ours, or not whole


def refuses(path: Path, code: str) -> str:
    """Opening is refused with *code* and exit status 3; every file stays as it was."""
    before = {one: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    store = Store(path)
    with pytest.raises(KnownError) as caught:
        store.open()
    assert (caught.value.code, caught.value.exit_code) == (code, 3)
    # A refused store stays shut: nothing reaches the file by a side door.
    with pytest.raises(Exception, match=r"(?i)closed|not opened|connection|未打开"):
        store.rows("SELECT 1")
    after = {one: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    assert after == before
    return str(caught.value)


def made(folder: Path, rows: int = 400) -> Path:
    """A closed database with something in it."""
    path = folder / "office.db"
    store = Store(path)
    store.open()
    with store.transaction():
        store.insert_many("staff", ("name", "phone"), [(f"人{n}", "1" * 200) for n in range(rows)])
    store.close()
    return path


@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_a_newer_file_is_refused_untouched(tmp_path: Path, mode: str) -> None:
    path = made(tmp_path)
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA journal_mode = {mode}")
        raw.execute(f"PRAGMA user_version = {NEWEST + 1}")
    raw.close()
    said = refuses(path, "database_newer")
    assert str(NEWEST + 1) in said and str(NEWEST) in said


def test_random_bytes_are_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    path.write_bytes(random.Random(1).randbytes(40_000))
    assert "备份" in refuses(path, "database_damaged")


def test_another_kind_of_file_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    path.write_text("编号,时间,内容\n" * 200, encoding="utf-8")
    refuses(path, "database_damaged")


@pytest.mark.parametrize("keep", [0.9, 0.5, 0.1])
def test_a_truncated_file_is_refused_untouched(tmp_path: Path, keep: float) -> None:
    path = made(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * keep) // 4096 * 4096 or 4096])
    refuses(path, "database_damaged")


def test_a_file_cut_inside_its_header_is_refused_untouched(tmp_path: Path) -> None:
    path = made(tmp_path)
    path.write_bytes(path.read_bytes()[:60])
    refuses(path, "database_damaged")


def test_a_database_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE notes (text)")
    raw.close()
    refuses(path, "database_damaged")


def test_damage_met_while_working_is_said_in_a_sentence(tmp_path: Path) -> None:
    """A page that rotted is only seen when it is read; that is no defect of the program."""
    path = made(tmp_path, 4000)
    body = bytearray(path.read_bytes())
    for place in range(len(body) // 2, len(body)):
        body[place] = place * 31 & 0xFF
    path.write_bytes(bytes(body))
    store = Store(path)
    try:
        with pytest.raises(KnownError) as caught:
            store.open()
            store.rows("SELECT * FROM staff ORDER BY phone, name")
        assert (caught.value.code, caught.value.exit_code) == ("database_damaged", 3)
    finally:
        store.close()


@pytest.mark.parametrize(
    "put", [lambda path: path.mkdir(), lambda path: path.parent.rmdir()], ids=["folder", "nothing"]
)
def test_what_cannot_be_opened_is_said(tmp_path: Path, put: Callable[[Path], None]) -> None:
    path = tmp_path / "data" / "office.db"
    path.parent.mkdir()
    put(path)
    with pytest.raises(KnownError) as caught:
        Store(path).open()
    assert (caught.value.code, caught.value.exit_code) == ("database_unusable", 3)


def test_a_lock_held_by_another_is_said(tmp_path: Path) -> None:
    path = made(tmp_path, 1)
    store = Store(path)
    store.open()
    store.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(path, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(KnownError) as caught, store.transaction():
            store.insert("staff", {"name": "来不及"})
        assert (caught.value.code, caught.value.exit_code) == ("database_busy", 3)
        other.execute("ROLLBACK")
        store.insert("staff", {"name": "来得及"})
    finally:
        other.close()
        store.close()


def test_a_full_disk_is_said_and_nothing_is_half_written(tmp_path: Path) -> None:
    path = made(tmp_path, 1)
    store = Store(path)
    store.open()
    try:
        store.execute(f"PRAGMA max_page_count = {store.value('PRAGMA page_count')}")
        with pytest.raises(KnownError) as caught, store.transaction():
            store.insert_many("staff", ("name", "phone"), [(f"x{n}", "1" * 900) for n in range(99)])
        assert (caught.value.code, caught.value.exit_code) == ("disk_full", 3)
        assert store.value("SELECT count(*) FROM staff") == 1
        assert checks.integrity(store) == "ok"
    finally:
        store.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process of another user")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    path = made(tmp_path, 1)
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        store = Store(path)
        with pytest.raises(KnownError) as caught:
            store.open()
            store.insert("staff", {"name": "x"})
        assert caught.value.exit_code == 3
    finally:
        tmp_path.chmod(0o700)
        store.close()


# A kill in the middle of writing

_WRITER = """
import sys
from datetime import datetime
from pathlib import Path
from desktop_app.services import cases
from desktop_app.services.cases import Intake, NewContact
from desktop_app.services.office import Office
from desktop_app.storage.store import Store

office = Office(Store(Path(sys.argv[1])), datetime.now, Path(sys.argv[2]))
office.open()
office.operator = "王敏"
print("ready", flush=True)
while True:
    case = cases.register(office, Intake("漏水" * 200, complainant="李建国"))
    one = case.complaint.id
    print(one, flush=True)
    cases.set_field(office, one, "isolate", "department", "工程部")
    cases.set_field(office, one, "isolate", "handler", "刘强")
    cases.log_contact(office, one, NewContact("已通话"))
    for item in ("safe", "one_person"):
        cases.set_tick(office, one, "isolate", item, True)
    cases.complete_step(office, one)
"""


def test_twenty_kills_in_the_middle_of_writing(tmp_path: Path) -> None:
    """Whatever was said to be saved is there, whole; nothing is there by half."""
    path, chance = tmp_path / "office.db", random.Random(20261121)
    saved: set[int] = set()
    for number in range(20):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path), str(ROOT / "resources")],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        if number % 2:  # on a slow machine too some operations are over when it is killed
            saved.add(int(writer.stdout.readline()))
        time.sleep(chance.uniform(0.0, 0.15))
        writer.send_signal(signal.SIGKILL)
        saved |= {int(line) for line in writer.stdout.read().split("\n")[:-1]}
        writer.wait()
        writer.stdout.close()
        copy = tmp_path / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        for part in tmp_path.glob("office.db*"):
            shutil.copy(part, copy / part.name)
        store = Store(copy / "office.db")
        store.open()
        try:
            assert checks.integrity(store) == "ok"
            assert checks.broken_references(store) == 0
            assert checks.without_open_entry(store) == []
            assert checks.without_trace(store) == []
            stored = set(checks.case_ids(store))
            assert saved <= stored
            # Each operation is there with everything that belongs to it, or not at all.
            assert (
                store.rows(
                    "SELECT id FROM complaint c WHERE NOT EXISTS"
                    " (SELECT 1 FROM complaint_text t WHERE t.complaint_id = c.id)"
                    " OR (SELECT count(*) FROM clock_run r WHERE r.complaint_id = c.id) <> 4"
                )
                == []
            )
            for case in store.rows("SELECT id, step_key FROM complaint"):
                done = store.value(
                    "SELECT count(*) FROM operation o WHERE o.name = 'complete' AND o.id IN"
                    " (SELECT operation_id FROM audit WHERE complaint_id = ?)",
                    (case["id"],),
                )
                entries = store.value(
                    "SELECT count(*) FROM step_entry WHERE complaint_id = ?", (case["id"],)
                )
                assert (case["step_key"], entries) == (("isolate", 1), ("soothe", 2))[done]
        finally:
            store.close()
    assert saved
