"""Safety copies: whole, made beside a running program, brought back with the present kept."""

from __future__ import annotations

import sqlite3
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import backups, cases, queue
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.storage.store import Store
from tests.offices import NOW, RESOURCES, SetClock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "attachments" / "ab").mkdir(parents=True)
    (tmp_path / "attachments" / "ab" / "abcd").write_bytes(b"photo")
    return tmp_path


def opened(folder: Path) -> Office:
    office = Office(Store(folder / "complaints.db"), SetClock(), RESOURCES)
    office.open()
    return office


def total(folder: Path) -> int:
    office = opened(folder)
    try:
        return queue.totals(office)[0]
    finally:
        office.close()


def make(folder: Path, name: str = "备份.zip") -> Path:
    target = folder / name
    backups.make(folder / "complaints.db", folder / "attachments", target)
    return target


def test_a_copy_made_beside_the_running_program_holds_what_is_only_in_the_log(folder: Path) -> None:
    office = opened(folder)
    cases.register(office, Intake("漏水"))
    assert (folder / "complaints.db-wal").stat().st_size > 0
    copy = make(folder)
    office.close()
    with zipfile.ZipFile(copy) as archive:
        assert sorted(archive.namelist()) == ["attachments/ab/abcd", "complaints.db"]
        archive.extract("complaints.db", folder / "out")
    connection = sqlite3.connect(folder / "out" / "complaints.db")
    assert connection.execute("SELECT count(*) FROM complaint").fetchone() == (1,)
    connection.close()
    assert list(folder.glob(".*tmp*")) == []


def test_bringing_back_keeps_the_present_and_its_attachments(folder: Path) -> None:
    office = opened(folder)
    cases.register(office, Intake("漏水"))
    office.close()
    copy = make(folder)
    office = opened(folder)
    cases.register(office, Intake("电梯停运"))
    office.close()
    (folder / "attachments" / "ab" / "abcd").unlink()
    (folder / "attachments" / "new").write_bytes(b"later")
    done, kept = backups.restore(
        copy, folder / "complaints.db", folder / "attachments", folder / "backups", NOW
    )
    assert (done.complaints, done.attachments) == (1, 1)
    assert total(folder) == 1
    assert (folder / "attachments" / "ab" / "abcd").read_bytes() == b"photo"
    assert (folder / "attachments" / "new").exists()
    assert kept is not None
    backups.restore(kept, folder / "complaints.db", folder / "attachments", folder / "backups", NOW)
    assert total(folder) == 2


@pytest.mark.parametrize("fault", ["missing", "text", "other zip", "damaged", "newer", "escape"])
def test_an_unfit_copy_changes_nothing(folder: Path, fault: str) -> None:
    office = opened(folder)
    cases.register(office, Intake("漏水"))
    office.close()
    copy = make(folder)
    bad = folder / "bad.zip"
    if fault == "text":
        bad.write_text("no zip")
    elif fault == "other zip":
        with zipfile.ZipFile(bad, "w") as archive:
            archive.writestr("a.txt", "a")
    elif fault == "damaged":
        with zipfile.ZipFile(bad, "w") as archive:
            archive.writestr("complaints.db", b"SQLite format 3\x00" + b"\xff" * 5000)
    elif fault in ("newer", "escape"):
        with zipfile.ZipFile(copy) as archive:
            archive.extract("complaints.db", folder / "out")
        if fault == "newer":
            connection = sqlite3.connect(folder / "out" / "complaints.db")
            connection.execute("PRAGMA user_version = 999")
            connection.close()
        with zipfile.ZipFile(bad, "w") as archive:
            archive.write(folder / "out" / "complaints.db", "complaints.db")
            if fault == "escape":
                archive.writestr("attachments/../../outside", "x")
    before = (folder / "complaints.db").read_bytes()
    with pytest.raises(KnownError) as refused:
        backups.restore(
            bad, folder / "complaints.db", folder / "attachments", folder / "backups", NOW
        )
    assert refused.value.code == "backup_unfit"
    assert (folder / "complaints.db").read_bytes() == before
    assert not (folder.parent / "outside").exists()
    assert total(folder) == 1


def test_once_a_day_and_the_oldest_go(folder: Path) -> None:
    opened(folder).close()
    kept = folder / "backups"
    day = datetime(2026, 11, 1, 9)
    for back in range(backups.KEPT_DAILY + 3):
        made = backups.daily(
            folder / "complaints.db", folder / "attachments", kept, day + timedelta(days=back)
        )
        assert made is not None
        again = backups.daily(
            folder / "complaints.db", folder / "attachments", kept, day + timedelta(days=back)
        )
        assert again is None
    names = sorted(path.name for path in kept.glob("*.zip"))
    assert len(names) == backups.KEPT_DAILY
    assert names[-1] == "投诉管家-每日-20261117.zip"
