"""Safety copies: whole, proven, made when they must be, brought back with the present kept."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import KnownError
from desktop_app.services import attachments, cases, draftbook, queue
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.operations import Cancelled, Progress
from desktop_app.services.safety import second_place
from desktop_app.services.safety.backups import Copies, Restored
from desktop_app.storage import filestore
from desktop_app.storage.connecting import connect
from desktop_app.storage.copies import vault
from desktop_app.storage.copies.bringing_back import Difference
from desktop_app.storage.encryption import keyfile
from desktop_app.storage.fileplaces import Files
from tests.offices import NOW, PASSPHRASE, Folder, SetClock, sealed


@pytest.fixture
def clock() -> SetClock:  # type: ignore[override]
    return SetClock()


@pytest.fixture(params=["plain", "encrypted"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Folder:
    made = Folder(tmp_path / "数据 100% #1")
    return sealed(made) if request.param == "encrypted" else made


@pytest.fixture
def copies(folder: Folder, clock: SetClock) -> Copies:
    folder.root.mkdir(exist_ok=True)
    return Copies(folder, clock)


@pytest.fixture
def office(folder: Folder, clock: SetClock, copies: Copies) -> Iterator[Office]:
    made = folder.office(clock, copies)
    yield made
    made.close()


def contents(folder: Folder, clock: SetClock) -> list[str]:
    office = folder.office(clock)
    try:
        found = queue.rows(office, queue.query(office, queue.view(office, "all").filter), 99)
        return sorted(row.content for row in found)
    finally:
        office.close()


def with_photo(office: Office, content: str, data: bytes) -> int:
    case = cases.register(office, Intake(content))
    stored = filestore.store_bytes(attachments.folder_of(office), "照片.jpg", data)
    attachments.attach(office, case.complaint.id, [stored])
    return case.complaint.id


def restored(folder: Folder, clock: SetClock, source: Path) -> Restored:
    """As on another machine: an encrypted copy is opened with its passphrase."""
    copies = Copies(folder, clock)
    copies.unlock(source, PASSPHRASE)
    return copies.restore(source)


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, but what SQLite keeps in memory for its readers."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith("-shm")
    }


# A copy is whole


def test_a_copy_made_beside_the_running_program_holds_what_is_only_in_the_log(
    folder: Folder, office: Office, copies: Copies, tmp_path: Path
) -> None:
    with_photo(office, "漏水", b"photo")
    wal = folder.database.with_name("complaints.db-wal")
    assert wal.stat().st_size > 0
    made = copies.make_file(tmp_path / "U盘.zip")
    assert (made.complaints, made.attachments, made.missing) == (1, 1, 0)
    with zipfile.ZipFile(made.path) as archive:
        (photo,) = [n for n in archive.namelist() if n.startswith("attachments/")]
        assert (archive.read(photo) == b"photo") is (folder.keys is None)
        assert archive.getinfo(photo).compress_type == zipfile.ZIP_STORED
        archive.extract("complaints.db", tmp_path / "out")
    connection = connect(tmp_path / "out" / "complaints.db", folder.keys)
    assert connection.execute("SELECT count(*) FROM complaint").fetchone() == (1,)
    connection.close()
    assert not list(tmp_path.glob(".*"))


def test_the_note_says_what_is_inside(office: Office, copies: Copies) -> None:
    with_photo(office, "漏水", b"photo")
    made = copies.make("manual")
    (listed,) = copies.listing()
    note = listed.note
    assert note is not None and listed.path == made.path
    assert (note.made_at, note.reason, note.complaints) == (NOW, "manual", 1)
    assert (note.attachments, note.attachment_bytes, note.missing) == (1, 5, 0)
    assert note.last_number == "TS-20261121-001" and not note.whole
    assert made.path.name == "投诉管家-20261121-143207-手动.zip"
    assert copies.prove(made.path).complaints == 1


def test_attachments_are_kept_once_for_all_copies_and_take_no_room(
    folder: Folder, office: Office, copies: Copies, clock: SetClock
) -> None:
    with_photo(office, "漏水", b"p" * 300_000)
    for _ in range(3):
        copies.make()
        clock.forward(minutes=1)
    (kept,) = (folder.backups / vault.FOLDER).glob("??/*")
    (own,) = folder.attachments.glob("??/*")
    assert kept.stat().st_nlink == 2 and kept.samefile(own)
    if folder.keys is None:  # what is encrypted cannot be made smaller
        assert sum(one.size for one in copies.listing()) < 300_000


def test_on_another_disk_they_are_copied_and_their_hash_is_proven(
    folder: Folder, office: Office, copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    def elsewhere(*_: object) -> None:
        raise OSError(errno.EXDEV, "other disk")

    monkeypatch.setattr(os, "link", elsewhere)
    with_photo(office, "漏水", b"photo")
    with_photo(office, "停电", b"other")
    rotten = own(folder, b"other")
    rotten.write_bytes(bytes(rotten.stat().st_size))  # the same size
    made = copies.make()
    assert (made.attachments, made.missing) == (1, 1)
    (kept,) = (folder.backups / vault.FOLDER).glob("??/*")
    assert kept.name == own(folder, b"photo").name


def own(folder: Folder, data: bytes) -> Path:
    files = Files(folder.attachments, folder.keys)
    sha256 = hashlib.sha256(data).hexdigest()
    assert b"".join(files.pieces(sha256)) == data
    return files.place(sha256)


def test_a_missing_attachment_is_counted_and_does_not_stop_the_copy(
    folder: Folder, office: Office, copies: Copies
) -> None:
    with_photo(office, "漏水", b"photo")
    own(folder, b"photo").unlink()
    made = copies.make()
    assert (made.complaints, made.attachments, made.missing) == (1, 0, 1)


def test_a_damaged_register_makes_no_copy_and_every_old_one_stays(
    folder: Folder, copies: Copies, clock: SetClock
) -> None:
    office = folder.office(clock)
    for n in range(60):
        cases.register(office, Intake("漏水" * 200 + str(n)))
    office.close()
    copies.make()
    before = everything(folder.backups)
    body = bytearray(folder.database.read_bytes())
    middle = len(body) // 2 // 4096 * 4096
    body[middle : middle + 8 * 4096] = bytes(8 * 4096)
    folder.database.write_bytes(body)
    clock.forward(days=40)
    with pytest.raises(KnownError) as refused:
        copies.make("daily")
    assert (refused.value.code, refused.value.exit_code) == ("backup_source_damaged", 3)
    assert everything(folder.backups) == before


@pytest.mark.parametrize("at", ["snapshot", "pack", "rename"])
def test_a_full_disk_leaves_the_old_copies_whole(
    folder: Folder, office: Office, copies: Copies, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    cases.register(office, Intake("漏水"))
    copies.make()
    before = everything(folder.backups)

    def full(*_args: object, **_more: object) -> None:
        if at == "snapshot":
            raise sqlite3.OperationalError("database or disk is full")
        raise OSError(errno.ENOSPC, "No space left on device")

    where = {"snapshot": "snapshots.snapshot", "pack": "pack", "rename": "_prove"}[at]
    monkeypatch.setattr(f"desktop_app.storage.copies.backup.{where}", full)
    with pytest.raises(KnownError) as refused:
        copies.make()
    assert (refused.value.code, refused.value.exit_code) == ("disk_full", 3)
    assert everything(folder.backups) == before


def test_cancel_leaves_nothing(folder: Folder, office: Office, copies: Copies) -> None:
    with_photo(office, "漏水", b"photo")
    progress = Progress(lambda *_: None)
    progress.cancel()
    with pytest.raises(Cancelled):
        copies.make(step=progress.step)
    assert not [p for p in folder.backups.rglob("*") if p.is_file()]


# When


def test_due_once_a_day_and_changed_only_after_a_change(
    folder: Folder, office: Office, copies: Copies, clock: SetClock
) -> None:
    cases.register(office, Intake("漏水"))
    assert copies.due() and copies.changed()
    copies.make("daily")
    assert not copies.due() and not copies.changed()
    draftbook.keep(office, "intake:1", {"content": "还没写完"})
    assert copies.changed() and not copies.due()
    copies.make("exit")
    assert not copies.changed()
    clock.forward(days=1)
    assert copies.due() and not copies.changed()


def test_before_an_import_only_when_something_was_written_since(
    office: Office, copies: Copies, clock: SetClock
) -> None:
    with office.write("import"):
        pass
    assert copies.listing() == [], "an empty register needs none"
    cases.register(office, Intake("漏水"))
    with office.write("import"):
        pass
    assert [one.note.reason for one in copies.listing() if one.note] == ["import"]
    assert copies.before("register") is None
    copies.make()
    assert copies.before("import") is None


def test_without_the_copy_there_is_no_import(
    folder: Folder, office: Office, copies: Copies
) -> None:
    cases.register(office, Intake("漏水"))
    folder.backups.write_text("a file stands where the folder should be")
    with pytest.raises(KnownError) as refused, office.write("import") as journal:
        journal.insert("handover_note", {"at": journal.at, "text": "x"})
    assert refused.value.code == "backup_failed"
    assert office.store.value("SELECT count(*) FROM handover_note") == 0


def test_a_copy_is_made_before_a_migration(
    folder: Folder, copies: Copies, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app.storage import migrations

    office = folder.office(clock)
    cases.register(office, Intake("漏水"))
    office.close()
    newer = migrations.NEWEST + 1
    steps = (*migrations.STEPS, (newer, "CREATE TABLE later (x TEXT)"))
    old_newest = migrations.NEWEST
    monkeypatch.setattr(migrations, "STEPS", steps)
    monkeypatch.setattr(migrations, "NEWEST", newer)
    folder.office(clock, copies).close()
    (copy,) = copies.listing()
    assert copy.note is not None
    assert (copy.note.reason, copy.note.schema) == ("migration", old_newest)
    # And the old copy, brought back, migrates when it is opened.
    copies.restore(copy.path)
    office = folder.office(clock, copies)
    assert office.store.value("PRAGMA user_version") == newer
    office.close()


def test_thinning_deletes_only_what_it_made_and_attachments_nobody_needs(
    folder: Folder, office: Office, copies: Copies, clock: SetClock
) -> None:
    with_photo(office, "漏水", b"photo")
    by_hand = folder.backups / "留底.zip"
    folder.backups.mkdir()
    by_hand.write_bytes(b"mine")
    copies.make_file(folder.backups / "投诉管家-全部.zip")
    unread = folder.backups / "投诉管家-20200101-000000-每日.zip"
    unread.write_bytes(b"torn")
    stray = folder.backups / vault.FOLDER / "ab" / ("ab" + "0" * 62)
    for day in range(70):
        copies.make("daily")
        if day == 0:
            stray.parent.mkdir(parents=True, exist_ok=True)
            stray.write_bytes(b"old")
            os.utime(stray, (1, 1))
        clock.forward(days=1)
    made = [one for one in copies.listing() if one.note and not one.note.whole]
    assert len(made) < 14 + 8 + 4
    assert by_hand.exists() and unread.exists() and (folder.backups / "投诉管家-全部.zip").exists()
    assert stray.exists(), "an unreadable copy may need it"
    unread.unlink()
    for _ in range(3):
        clock.forward(days=1)
        copies.make("daily")
    assert not stray.exists()
    assert len(list((folder.backups / vault.FOLDER).glob("??/*"))) == 1
    assert copies.prove(made[-1].path).complaints == 1


# Bringing back


def test_bringing_back_keeps_the_present_and_its_attachments(
    folder: Folder, copies: Copies, clock: SetClock
) -> None:
    office = folder.office(clock)
    with_photo(office, "漏水", b"photo")
    office.close()
    copy = copies.make().path
    clock.forward(hours=1)
    office = folder.office(clock)
    with_photo(office, "电梯停运", b"later")
    office.close()
    own(folder, b"photo").unlink()
    done = copies.restore(copy)
    assert (done.copied.complaints, done.copied.attachments, done.copied.missing) == (1, 1, 0)
    assert contents(folder, clock) == ["漏水"]
    assert own(folder, b"photo") and own(folder, b"later")
    assert done.kept is not None and done.aside == ()
    clock.forward(hours=1)
    copies.restore(done.kept)
    assert contents(folder, clock) == ["漏水", "电梯停运"]


def test_a_copy_carried_to_another_machine_brings_its_attachments(
    folder: Folder, office: Office, copies: Copies, tmp_path: Path, clock: SetClock
) -> None:
    with_photo(office, "漏水", b"photo")
    one_file = copies.make_file(tmp_path / "all.zip").path
    beside = tmp_path / "stick"
    copies.make()
    shutil.copytree(folder.backups, beside)
    (slim,) = beside.glob("*.zip")
    for number, source in enumerate((one_file, slim)):
        other = Folder(tmp_path / f"other{number}")
        other.root.mkdir()
        done = restored(other, clock, source)
        other = replace(other, keys=done.keys)
        assert (done.copied.attachments, done.copied.missing) == (1, 0)
        assert own(other, b"photo")
        assert contents(other, clock) == ["漏水"]
    alone = tmp_path / "alone.zip"
    shutil.copy(slim, alone)
    third = Folder(tmp_path / "third")
    third.root.mkdir()
    done = restored(third, clock, alone)
    assert (done.copied.complaints, done.copied.missing) == (1, 1), "told, not hidden"


def test_numbers_given_since_are_not_given_again_and_typing_goes_on(
    folder: Folder, copies: Copies, clock: SetClock
) -> None:
    office = folder.office(clock)
    cases.register(office, Intake("漏水"))
    office.close()
    copy = copies.make().path
    office = folder.office(clock)
    told = cases.register(office, Intake("电梯停运")).complaint.number
    draftbook.keep(office, "intake:7", {"content": "正在登记"})
    office.close()
    lost = copies.difference(copy)
    assert (lost.since, lost.drafts) == ((told,), 1)
    copies.restore(copy)
    office = folder.office(clock)
    assert [draft.values["content"] for draft in draftbook.intakes(office)] == ["正在登记"]
    assert cases.register(office, Intake("新的")).complaint.number == "TS-20261121-003" != told
    office.close()


def test_what_a_restore_takes_away_is_told_first(
    folder: Folder, office: Office, copies: Copies
) -> None:
    one = cases.register(office, Intake("漏水")).complaint.id
    copy = copies.make().path
    assert copies.difference(copy) == Difference((), 0, 0)
    cases.set_field(office, one, "isolate", "department", "工程部")
    lost = copies.difference(copy)
    assert (lost.since, lost.changed) == ((), 1)


@pytest.mark.parametrize(
    "fault", ["missing", "text", "other zip", "damaged", "newer", "escape", "cut", "rotten"]
)
def test_an_unfit_copy_changes_nothing(
    folder: Folder, copies: Copies, clock: SetClock, tmp_path: Path, fault: str
) -> None:
    office = folder.office(clock)
    for n in range(30):
        cases.register(office, Intake(f"漏水{n}" * 50))
    office.close()
    copy = copies.make_file(tmp_path / "good.zip").path
    bad = tmp_path / "bad.zip"
    if fault == "text":
        bad.write_text("no zip")
    elif fault == "other zip":
        with zipfile.ZipFile(bad, "w") as archive:
            archive.writestr("a.txt", "a")
    elif fault == "damaged":
        with zipfile.ZipFile(bad, "w") as archive:
            archive.writestr("complaints.db", b"SQLite format 3\x00" + b"\xff" * 5000)
    elif fault == "cut":
        bad.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    elif fault == "rotten":
        body = bytearray(copy.read_bytes())
        body[len(body) // 2] ^= 0xFF
        bad.write_bytes(body)
    elif fault in ("newer", "escape"):
        with zipfile.ZipFile(copy) as archive:
            archive.extract("complaints.db", tmp_path / "out")
        if fault == "newer":
            connection = connect(tmp_path / "out" / "complaints.db", folder.keys)
            connection.execute("PRAGMA user_version = 999")
            connection.close()
        with zipfile.ZipFile(bad, "w") as archive:
            archive.write(tmp_path / "out" / "complaints.db", "complaints.db")
            if folder.keys is not None:
                archive.write(folder.root / keyfile.NAME, keyfile.NAME)
            if fault == "escape":
                archive.writestr("attachments/../../outside", "x")
    before = everything(folder.root)
    with pytest.raises(KnownError) as refused:
        copies.restore(bad)
    assert refused.value.code == "backup_unfit"
    assert everything(folder.root) == before
    assert not (folder.root.parent / "outside").exists()
    assert len(contents(folder, clock)) == 30


def test_a_restore_that_stops_half_way_changes_nothing(
    folder: Folder, copies: Copies, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = folder.office(clock)
    cases.register(office, Intake("漏水"))
    office.close()
    copy = copies.make().path
    office = folder.office(clock)
    cases.register(office, Intake("停电"))
    office.close()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("desktop_app.storage.copies.bringing_back._files", full)
    with pytest.raises(KnownError) as refused:
        copies.restore(copy)
    assert (refused.value.code, refused.value.exit_code) == ("restore_failed", 3)
    assert contents(folder, clock) == ["停电", "漏水"]
    assert not list(folder.root.glob(".*"))


def test_a_register_that_is_in_use_is_not_replaced(
    folder: Folder, copies: Copies, clock: SetClock
) -> None:
    office = folder.office(clock)
    cases.register(office, Intake("漏水"))
    office.close()
    copy = copies.make().path
    office = folder.office(clock)
    cases.register(office, Intake("停电"))
    reader = connect(folder.database, folder.keys, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM complaint").fetchone()
    cases.register(office, Intake("异味"))
    with pytest.raises(KnownError) as refused:
        copies.restore(copy)
    assert (refused.value.code, refused.value.exit_code) == ("database_busy", 3)
    reader.close()
    assert office.store.value("SELECT count(*) FROM complaint") == 3
    office.close()


# The second place


def test_the_second_place_gets_each_copy_with_its_attachments(
    folder: Folder, office: Office, copies: Copies, tmp_path: Path, clock: SetClock
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert second_place.carry(copies) is None
    state = second_place.choose(copies, stick)
    assert state.there and state.stale and "还没有" in str(state.sentence())
    with_photo(office, "漏水", b"photo")
    made = copies.make().path
    there = second_place.carry(copies)
    assert there is not None and there.read_bytes() == made.read_bytes()
    assert second_place.carry(copies) is None, "it is there already"
    assert str(second_place.state(copies).sentence()).endswith("今天")
    clock.forward(days=3)
    assert str(second_place.state(copies).sentence()).endswith("3 天前")
    assert not second_place.state(copies).stale
    clock.forward(days=4)
    assert second_place.state(copies).stale
    # The stick alone brings everything back, on a machine that has nothing.
    other = Folder(tmp_path / "other")
    other.root.mkdir()
    done = restored(other, clock, there)
    assert done.copied.missing == 0
    assert own(replace(other, keys=done.keys), b"photo")


def test_a_stick_that_is_away_or_goes_away_is_told_and_the_copy_here_is_whole(
    folder: Folder,
    office: Office,
    copies: Copies,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    second_place.choose(copies, stick)
    with_photo(office, "漏水", b"photo")
    made = copies.make().path
    second_place.carry(copies)
    before = everything(stick)
    cases.register(office, Intake("停电"))
    later = copies.make("exit").path

    def pulled_out(*_: object) -> str:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(vault, "copy_whole", pulled_out)
        with pytest.raises(KnownError) as refused:
            second_place.carry(copies)
    assert refused.value.code == "second_place_away" and "本机的备份是完整的" in str(refused.value)
    assert everything(stick) == before
    stick.rename(tmp_path / "pulled")
    with pytest.raises(KnownError, match="找不到这个文件夹"):
        second_place.carry(copies)
    assert not second_place.state(copies).there and not stick.exists()
    assert copies.prove(made) and copies.prove(later)
    (tmp_path / "pulled").rename(stick)
    assert second_place.carry(copies) is not None, "made up for the next time"


def test_a_second_place_that_cannot_be_one_is_refused(
    folder: Folder, office: Office, copies: Copies, tmp_path: Path
) -> None:
    for unfit in (folder.backups, folder.root, tmp_path / "nowhere", tmp_path):
        with pytest.raises(KnownError) as refused:
            second_place.choose(copies, unfit)
        assert refused.value.code == "second_place_unfit"
    assert not second_place.state(copies).chosen
    stick = tmp_path / "stick"
    stick.mkdir()
    second_place.choose(copies, stick)
    assert not second_place.choose(copies, None).chosen


def test_the_choice_outlives_a_restore_and_a_torn_file(
    folder: Folder, copies: Copies, tmp_path: Path, clock: SetClock
) -> None:
    folder.office(clock).close()
    copy = copies.make().path
    stick = tmp_path / "stick"
    stick.mkdir()
    place = second_place.choose(copies, stick, 3).place
    copies.restore(copy)
    assert second_place.state(copies).place == replace(place, office=place.office)
    (folder.root / "backup.json").write_text("{torn")
    assert not second_place.state(copies).chosen


def test_a_clock_set_back_a_year_loses_no_copy_and_restores_the_right_one(
    folder: Folder, office: Office, copies: Copies, clock: SetClock
) -> None:
    cases.register(office, Intake("漏水"))
    for _ in range(20):
        copies.make("daily")
        clock.forward(days=1)
    count = len(copies.listing())
    clock.at -= timedelta(days=365)
    number = cases.register(office, Intake("停电")).complaint.number
    assert number.startswith("TS-2025")
    copies.make("daily")
    assert len(copies.listing()) == count + 1, "copies from the future stay"
    newest = copies.newest_good()
    assert newest is not None and newest.note is not None
    assert (newest.at, newest.note.complaints) == (clock(), 2), (
        "the latest made, not the latest date"
    )
    assert copies.changed() is False
