"""The encrypted data folder: on, off, cut short, restored across, lost keys, copies of before."""

from __future__ import annotations

import errno
import os
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain import recovery_code, rights
from desktop_app.domain.errors import KnownError
from desktop_app.services import attachments, cases, queue
from desktop_app.services.cases import Intake
from desktop_app.services.office import Office
from desktop_app.services.operations import Cancelled
from desktop_app.services.safety import doctor, encrypting, encryption, proof, second_place
from desktop_app.services.safety.backups import Copies
from desktop_app.services.safety.encryption import Locks
from desktop_app.services.safety.repairs import repair
from desktop_app.storage.connecting import connect
from desktop_app.storage.copies import vault
from desktop_app.storage.encryption import keyfile
from desktop_app.storage.faults import is_plain
from tests.offices import CODE, NOW, PASSPHRASE, Folder, SetClock, sealed

SECRET = "陈静 13800138000"
_OUTSIDE = {"calendar", "backups", "second"}


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretching is slow on purpose; here it is done again and again."""
    monkeypatch.setattr(keyfile, "_MEMORY", 64)


@pytest.fixture
def plain(tmp_path: Path) -> Folder:
    """A plain folder with two cases and an attachment each."""
    folder = Folder(tmp_path / "数据 1")
    folder.root.mkdir()
    fill(folder, "漏水", "停电")
    return folder


def fill(folder: Folder, *contents: str) -> None:
    office = folder.office(SetClock())
    for content in contents:
        case = cases.register(office, Intake(f"{content} {SECRET}"))
        data = f"{content} {SECRET} ".encode() * 5000
        stored = attachments.take_in_bytes(attachments.folder_of(office), f"{content}.txt", data)
        attachments.attach(office, case.complaint.id, [stored])
    office.close()


def locks() -> Locks:
    keys, file = keyfile.create(PASSPHRASE, CODE)
    return Locks(keys, file, recovery_code.written(CODE))


def turned_on(folder: Folder) -> Folder:
    made = locks()
    done = encrypting.turn_on(folder, made, "何经理", NOW)
    assert done.damaged == 0
    return replace(folder, keys=done.keys)


def opened(folder: Folder) -> Folder:
    """As the next start finds it."""
    file = encryption.key_file(folder)
    keys = encryption.open_with_passphrase(file, PASSPHRASE) if file is not None else None
    return replace(folder, keys=keys)


def contents(folder: Folder) -> list[str]:
    """The register's contents; everything else must be whole as well."""
    office = folder.office(SetClock())
    try:
        wrong = [one.code for one in doctor.examine(office) if not one.ok]
        assert set(wrong) <= _OUTSIDE, wrong
        rows = office.store.rows("SELECT content FROM complaint_text ORDER BY complaint_id")
        return [row["content"].split()[0] for row in rows]
    finally:
        office.close()


def in_the_clear(folder: Path) -> list[str]:
    """Files below *folder* that hold what is secret, also inside of zips."""
    found = []
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        pieces = [path.read_bytes()]
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                pieces += [archive.read(name) for name in archive.namelist()]
        if any(SECRET.encode() in piece or b"SQLite format 3" in piece for piece in pieces):
            found.append(path.name)
    return found


def snapshot_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    }


# On and off


def test_turned_on_nothing_lies_in_the_clear_and_everything_is_there(plain: Folder) -> None:
    assert len(in_the_clear(plain.root)) == 3
    folder = turned_on(plain)
    assert in_the_clear(folder.root) == []
    assert not is_plain(folder.database)
    assert contents(opened(folder)) == ["漏水", "停电"]
    assert encryption.key_file(folder) is not None
    names = {path.name for path in folder.root.iterdir() if not path.name.endswith(("wal", "shm"))}
    assert names == {"attachments", "complaints.db", keyfile.NAME}
    fill(folder, "异味")
    assert in_the_clear(folder.root) == []
    assert contents(folder) == ["漏水", "停电", "异味"]
    with pytest.raises(KnownError) as refused:
        Folder(plain.root).office()
    assert (refused.value.code, refused.value.exit_code) == ("database_damaged", 3)


def test_turned_off_everything_is_plain_again(plain: Folder) -> None:
    folder = turned_on(plain)
    fill(folder, "异味")
    done = encrypting.turn_off(folder, "何经理", NOW)
    assert done == encrypting.Switched(None, 0)
    assert is_plain(plain.database) and not (plain.root / keyfile.NAME).exists()
    assert all("." not in path.name for path in plain.attachments.glob("??/*"))
    assert contents(plain) == ["漏水", "停电", "异味"]


def test_each_act_leaves_a_trace(plain: Folder) -> None:
    folder = turned_on(plain)
    office = folder.office()
    assert not encryption.note_changes(office, folder)
    assert folder.keys is not None
    encryption.change_passphrase(folder, folder.keys, "另一个 口令 2")
    assert encryption.note_changes(office, folder) and not encryption.note_changes(office, folder)
    file, code = encryption.prepare_code(folder, folder.keys)
    assert not encryption.note_changes(office, folder), "it does not count yet"
    encryption.put(folder, folder.keys, file)
    assert encryption.note_changes(office, folder)
    assert encryption.open_with_code(keyfile.read(folder.root), code) == folder.keys  # type: ignore[arg-type]
    office.close()
    encrypting.turn_off(folder, "何经理", NOW)
    office = plain.office()
    told = office.store.rows(
        "SELECT o.name, o.staff FROM operation o JOIN audit a ON a.operation_id = o.id"
        " WHERE a.entity = 'encryption' ORDER BY o.id"
    )
    assert [row["name"] for row in told] == [
        "encryption_on", "key_changed", "key_changed", "encryption_off",
    ]  # fmt: skip
    assert (told[0]["staff"], told[-1]["staff"]) == ("何经理", "何经理")
    assert proof.verify(office).ok
    office.close()


def test_a_change_of_the_key_file_is_traced_at_the_next_opening_if_not_before(
    plain: Folder,
) -> None:
    folder = turned_on(plain)
    assert folder.keys is not None
    encryption.change_passphrase(folder, folder.keys, "另一个 口令 2")  # and then killed
    office = folder.office()
    assert encryption.note_changes(office, folder)
    office.close()


@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
def test_cancelled_anywhere_the_old_state_is_whole(plain: Folder, on: bool) -> None:
    folder = plain if on else turned_on(plain)
    before = snapshot_of(folder.root)
    steps = 0

    def count(_done: int, _total: int) -> None:
        nonlocal steps
        steps += 1

    made = locks()

    def act(step: object) -> None:
        if on:
            encrypting.turn_on(folder, made, "", NOW, step)  # type: ignore[arg-type]
        else:
            encrypting.turn_off(folder, "", NOW, step)  # type: ignore[arg-type]

    trial = Folder(plain.root.with_name("trial"), folder.keys)
    shutil.copytree(folder.root, trial.root)
    folder, kept = trial, folder
    act(count)
    folder = kept
    assert steps > 5
    for stop in range(0, steps, max(1, steps // 12)):
        left = stop

        def halt(_done: int, _total: int) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Cancelled

        with pytest.raises(Cancelled):
            act(halt)
        assert snapshot_of(folder.root) == before
    assert contents(folder) == ["漏水", "停电"]


@pytest.mark.parametrize("at", ["database", "attachments", "key file"])
def test_a_full_disk_leaves_the_old_state_whole(
    plain: Folder, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    before = snapshot_of(plain.root)

    def full(*_args: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    where = {
        "database": "recrypt.database", "attachments": "recrypt.seal_files",
        "key file": "keyfile.write",
    }[at]  # fmt: skip
    with monkeypatch.context() as patch:
        patch.setattr(f"desktop_app.storage.encryption.switching.{where}", full)
        with pytest.raises(KnownError) as refused:
            turned_on(plain)
    assert (refused.value.code, refused.value.exit_code) == ("encryption_not_switched", 3)
    assert "磁盘已满" in str(refused.value)
    assert snapshot_of(plain.root) == before


def test_a_copy_that_differs_is_not_taken(plain: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop_app.storage.encryption import recrypt

    honest = recrypt._compare

    def after_a_change(connection, *rest):  # type: ignore[no-untyped-def]
        connection.execute("UPDATE fresh.complaint_text SET content = 'x' WHERE complaint_id = 2")
        honest(connection, *rest)

    monkeypatch.setattr(recrypt, "_compare", after_a_change)
    before = snapshot_of(plain.root)
    with pytest.raises(KnownError) as refused:
        turned_on(plain)
    assert refused.value.code == "recrypt_differs"
    assert snapshot_of(plain.root) == before


def test_what_a_killed_switch_has_left_is_put_away(plain: Folder) -> None:
    made = locks()
    (plain.root / ".encryption-switch").touch()
    (plain.root / ".0011.switch").write_bytes(b"half")
    (plain.root / ".0022.restore").write_bytes(b"half")
    keyfile.write(plain.root, made.file)
    torn = plain.root / f".{keyfile.NAME}.0033aabb.tmp"
    torn.write_bytes(b"half")
    one = next(plain.attachments.glob("??/*"))
    one.with_name(f"{one.name}{made.keys.suffix}").write_bytes(b"half")
    found = opened(plain)
    assert found.keys is None, "a key file beside a plain register opens nothing"
    assert encryption.settle(found) and not encryption.settle(found)
    assert {path.name for path in plain.root.iterdir()} >= {"attachments", "complaints.db"}
    assert not (plain.root / keyfile.NAME).exists() and not list(plain.root.glob(".*"))
    assert all("." not in path.name for path in plain.attachments.glob("??/*"))
    assert contents(plain) == ["漏水", "停电"]
    torn.write_bytes(b"half")  # of a passphrase that was being changed, without a switch
    assert not encryption.settle(found) and not torn.exists()


def test_only_a_manager_may(plain: Folder) -> None:
    office = plain.office()
    office.store.execute("INSERT INTO staff (name, role) VALUES ('李主管', 'supervisor')")
    office.store.execute("INSERT INTO staff (name, role) VALUES ('何经理', 'manager')")
    for name, may in (("李主管", False), ("王敏", False), ("何经理", True)):
        office.operator = name
        if may:
            encryption.need_right(office)
            continue
        with pytest.raises(KnownError) as refused:
            encryption.need_right(office)
        assert refused.value.code == "right_needed" and "加密" in str(refused.value)
    office.close()
    assert rights.ENCRYPT in rights.ROLE_RIGHTS[rights.MANAGER]


@pytest.mark.parametrize("weak", ["", "short", "aaaaaaaaaaaa", "ababababab"])
def test_a_weak_passphrase_is_refused(plain: Folder, weak: str) -> None:
    with pytest.raises(KnownError) as refused:
        encryption.new_locks(weak)
    assert refused.value.code == "passphrase_weak"
    assert is_plain(plain.database)


def test_a_damaged_attachment_is_taken_along_and_told(plain: Folder) -> None:
    one = sorted(plain.attachments.glob("??/*"))[0]
    one.write_bytes(b"rotten")
    done = encrypting.turn_on(plain, locks(), "", NOW)
    assert done.damaged == 1
    folder = replace(plain, keys=done.keys)
    office = folder.office()
    assert len(attachments.damaged(office)[1]) == 1
    office.close()


# Copies and restores across


def test_copies_hold_only_what_is_sealed_and_the_key_file(plain: Folder, tmp_path: Path) -> None:
    folder = turned_on(plain)
    copies = Copies(folder, SetClock())
    made, single = copies.make(), copies.make_file(tmp_path / "stick" / "all.zip")
    assert in_the_clear(folder.root) == [] and in_the_clear(tmp_path / "stick") == []
    for path in (made.path, single.path):
        with zipfile.ZipFile(path) as archive:
            assert keyfile.parse(archive.read(keyfile.NAME)) == keyfile.read(folder.root)
    assert made.note is not None and folder.keys is not None
    assert made.note.key == folder.keys.ident
    (kept, _) = (folder.backups / vault.FOLDER).glob("??/*")
    assert kept.stat().st_nlink == 2, "shared with the folder, as plain ones are"


@pytest.mark.parametrize("secret", ["passphrase", "code"])
def test_an_encrypted_copy_in_a_plain_folder_brings_its_encryption(
    plain: Folder, tmp_path: Path, secret: str
) -> None:
    folder = turned_on(plain)
    copy = Copies(folder, SetClock()).make_file(tmp_path / "all.zip").path
    other = Folder(tmp_path / "other")
    other.root.mkdir()
    fill(other, "电梯")
    copies = Copies(other, SetClock())
    before = snapshot_of(other.root)
    for act in (copies.prove, copies.restore, copies.difference):
        with pytest.raises(KnownError) as refused:
            act(copy)
        assert (refused.value.code, refused.value.exit_code) == ("copy_locked", 3)
    with pytest.raises(KnownError):
        copies.unlock(copy, "not the passphrase")
    assert snapshot_of(other.root) == before
    copies.unlock(copy, PASSPHRASE if secret == "passphrase" else recovery_code.written(CODE))
    assert copies.difference(copy).since == ()
    done = copies.restore(copy)
    assert done.keys == folder.keys and done.kept is not None
    assert (done.copied.attachments, done.copied.missing) == (2, 0)
    other = opened(other)
    assert other.keys == folder.keys
    assert contents(other) == ["漏水", "停电"]
    # What was there before is kept as it was: a plain copy, which the list names.
    assert in_the_clear(other.root / "attachments") == []
    left = encrypting.plain_left(Copies(other, SetClock()))
    assert [one.path for one in left.copies] == [done.kept]
    assert not list(other.root.glob(".*"))


def test_a_restore_that_stops_leaves_a_plain_folder_plain(
    plain: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Copies(turned_on(plain), SetClock()).make_file(tmp_path / "all.zip").path
    other = Folder(tmp_path / "other")
    other.root.mkdir()
    fill(other, "电梯")
    copies = Copies(other, SetClock())
    copies.unlock(copy, PASSPHRASE)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("desktop_app.storage.copies.bringing_back.end_log", full)
    with pytest.raises(KnownError) as refused:
        copies.restore(copy)
    assert refused.value.code == "restore_failed"
    assert is_plain(other.database) and not (other.root / keyfile.NAME).exists()
    assert not list(other.root.glob(".*"))
    assert contents(opened(other)) == ["电梯"]


def test_a_plain_copy_in_an_encrypted_folder_is_encrypted(plain: Folder, tmp_path: Path) -> None:
    copies = Copies(plain, SetClock())
    slim, single = copies.make().path, copies.make_file(tmp_path / "all.zip").path
    folder = turned_on(plain)
    fill(folder, "异味")
    for source in (slim, single):
        shutil.rmtree(folder.attachments)
        folder.attachments.mkdir()
        done = Copies(folder, SetClock()).restore(source)
        assert done.keys == folder.keys
        assert (done.copied.attachments, done.copied.missing) == (2, 0)
        assert contents(opened(folder)) == ["漏水", "停电"]
        assert in_the_clear(folder.attachments) == [] and not is_plain(folder.database)
        assert not list(folder.root.glob(".*"))


def test_a_copy_under_another_key_is_sealed_with_the_folders_own(
    plain: Folder, tmp_path: Path
) -> None:
    first = turned_on(plain)
    copy = Copies(first, SetClock()).make_file(tmp_path / "all.zip").path
    other = sealed(Folder(tmp_path / "other"))
    fill(other, "电梯")
    assert other.keys != first.keys
    copies = Copies(other, SetClock())
    copies.unlock(copy, PASSPHRASE)
    assert len(copies.difference(copy).since) == 0
    done = copies.restore(copy)
    assert done.keys == other.keys
    assert contents(other) == ["漏水", "停电"]
    assert in_the_clear(other.root) == []


def test_an_old_copy_opens_with_the_passphrase_of_its_time(plain: Folder, tmp_path: Path) -> None:
    folder = turned_on(plain)
    assert folder.keys is not None
    old = Copies(folder, SetClock()).make_file(tmp_path / "old.zip").path
    encryption.change_passphrase(folder, folder.keys, "另一个 口令 2")
    new = Copies(folder, SetClock()).make_file(tmp_path / "new.zip").path
    # In its own folder the key is the same: nobody is asked.
    assert Copies(folder, SetClock()).prove(old).complaints == 2
    other = Copies(Folder(tmp_path / "other"), SetClock())
    other.unlock(old, PASSPHRASE)
    other = Copies(Folder(tmp_path / "other"), SetClock())
    with pytest.raises(KnownError):
        other.unlock(new, PASSPHRASE)
    other.unlock(new, "另一个 口令 2")
    assert other.prove(new).complaints == 2


def test_numbers_and_drafts_outlive_a_restore_across(plain: Folder) -> None:
    from desktop_app.services import draftbook

    copy = Copies(plain, SetClock()).make().path
    folder = turned_on(plain)
    office = folder.office(SetClock())
    told = cases.register(office, Intake("电梯停运")).complaint.number
    draftbook.keep(office, "intake:7", {"content": "正在登记"})
    office.close()
    copies = Copies(folder, SetClock())
    assert (copies.difference(copy).since, copies.difference(copy).drafts) == ((told,), 1)
    copies.restore(copy)
    office = folder.office(SetClock())
    assert [draft.values["content"] for draft in draftbook.intakes(office)] == ["正在登记"]
    assert cases.register(office, Intake("新的")).complaint.number > told
    office.close()


def test_the_second_place_gets_nothing_plain(plain: Folder, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copies = Copies(plain, SetClock())
    copies.make()
    second_place.choose(copies, stick)
    folder = turned_on(plain)
    copies = Copies(folder, SetClock())
    assert second_place.carry(copies) is None and in_the_clear(stick) == []
    encrypting.first_copy(copies)
    (carried,) = second_place.listing(copies)
    assert in_the_clear(stick) == []
    shutil.rmtree(folder.root)
    folder.root.mkdir()
    again = Copies(Folder(folder.root), SetClock())
    again.unlock(carried.path, PASSPHRASE)
    done = again.restore(carried.path)
    assert done.copied.missing == 0
    assert contents(opened(Folder(folder.root))) == ["漏水", "停电"]


# What was plain before


def test_old_copies_are_encrypted_where_they_stand(plain: Folder, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    clock = SetClock()
    copies = Copies(plain, clock)
    second_place.choose(copies, stick)
    copies.make("daily")
    clock.forward(hours=30)
    fill(plain, "异味")
    copies.make("import")
    second_place.carry(copies)
    copies.make_file(plain.backups / "自己放的.zip")
    torn = plain.backups / "坏的.zip"
    torn.write_bytes(b"PK no zip")
    aside = plain.root / "complaints-aside-20261121-143207.db"
    shutil.copy(plain.database, aside)
    folder = turned_on(plain)
    copies = Copies(folder, clock)
    left = encrypting.plain_left(copies)
    assert len(left.copies) == 5 and left.aside == (aside,)
    notes = {one.path.name: one.note for one in left.copies}
    assert encrypting.seal_copies(copies) == 4
    assert [one.path.name for one in encrypting.plain_left(copies).copies] == ["坏的.zip"]
    torn.unlink()
    assert encrypting.seal_copies(copies) == 0
    assert encrypting.remove_aside(copies) == 1
    assert in_the_clear(stick) == []
    assert in_the_clear(folder.root) == []
    for one in [*copies.listing(), *second_place.listing(copies)]:
        note, before = copies.prove(one.path), notes[one.path.name]
        assert before is not None
        assert (note.complaints, note.reason, note.made_at) == (
            before.complaints, before.reason, before.made_at,
        )  # fmt: skip
        done = copies.restore(one.path)
        assert done.copied.missing == 0
    assert len(contents(folder)) in (2, 3)


def test_sealing_copies_can_be_stopped_between_two(plain: Folder) -> None:
    clock = SetClock()
    copies = Copies(plain, clock)
    for _ in range(3):
        copies.make()
        clock.forward(minutes=1)
    folder = turned_on(plain)
    copies = Copies(folder, clock)

    def halt(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        encrypting.seal_copies(copies, halt)
    assert len(encrypting.plain_left(copies).copies) == 1
    assert all(copies.prove(one.path).complaints == 2 for one in copies.listing())
    assert encrypting.seal_copies(copies) == 1


# Lost and damaged


def test_a_lost_key_file_comes_back_from_the_newest_copy(plain: Folder) -> None:
    folder = turned_on(plain)
    copies = Copies(folder, SetClock())
    copies.make()
    lock = keyfile.read(folder.root)
    for damage in (lambda p: p.unlink(), lambda p: p.write_bytes(b"torn")):
        damage(folder.root / keyfile.NAME)
        with pytest.raises(KnownError) as refused:
            copies.make()
        assert refused.value.code in ("key_file_missing", "key_file_damaged")
        locked = Folder(folder.root)
        file = encryption.key_file(locked)
        assert file == lock
        keys = encryption.open_with_passphrase(file, PASSPHRASE)  # type: ignore[arg-type]
        assert encryption.give_back(locked, file, keys)  # type: ignore[arg-type]
        assert keyfile.read(folder.root) == lock
        assert not encryption.give_back(locked, file, keys)  # type: ignore[arg-type]


def test_the_doctor_looks_at_the_key_file_and_names_plain_copies(plain: Folder) -> None:
    def finding(folder: Folder) -> doctor.Finding:
        office = folder.office(copies=Copies(folder, SetClock()))
        (found,) = [one for one in doctor.examine(office) if one.code == "encryption"]
        office.close()
        return found

    assert finding(plain).ok and "没有加密" in str(finding(plain).message)
    Copies(plain, SetClock()).make()
    folder = turned_on(plain)
    assert finding(folder).ok and "1 份旧备份" in str(finding(folder).message)
    _, other = keyfile.create(PASSPHRASE, CODE)
    keyfile.write(folder.root, other)
    assert not finding(folder).ok, "the key file of other data"
    (folder.root / keyfile.NAME).unlink()
    assert not finding(folder).ok


def test_without_any_key_file_it_is_said_clearly(plain: Folder) -> None:
    folder = turned_on(plain)
    (folder.root / keyfile.NAME).unlink()
    with pytest.raises(KnownError) as refused:
        encryption.key_file(Folder(folder.root))
    assert (refused.value.code, refused.value.exit_code) == ("key_file_missing", 3)
    (folder.root / keyfile.NAME).write_bytes(b"torn")
    with pytest.raises(KnownError) as refused:
        encryption.key_file(Folder(folder.root))
    assert refused.value.code == "key_file_damaged"


def test_a_missing_register_of_an_encrypted_folder_is_not_begun_anew(plain: Folder) -> None:
    folder = turned_on(plain)
    copies = Copies(folder, SetClock())
    copies.make()
    folder.database.unlink()
    with pytest.raises(KnownError) as refused:
        folder.office(copies=copies)
    assert refused.value.code == "database_missing"
    newest = second_place.newest_good(Copies(opened(folder), SetClock()))
    assert newest is not None
    copies.restore(newest.path)
    assert contents(folder) == ["漏水", "停电"]


@pytest.mark.parametrize("fault", ["cut", "page", "middle", "header", "text", "odd"])
def test_a_damaged_register_is_told_and_not_touched(plain: Folder, fault: str) -> None:
    folder = turned_on(plain)
    fill(folder, *(f"漏水{n}" for n in range(30)))
    body = bytearray(folder.database.read_bytes())
    if fault == "cut":
        del body[len(body) // 2 // 4096 * 4096 :]
    elif fault == "odd":
        del body[-100:]
    elif fault == "page":
        body[4096:8192] = bytes(4096)
    elif fault == "middle":
        at = len(body) // 2 // 4096 * 4096
        body[at : at + 8 * 4096] = bytes(8 * 4096)
    elif fault == "header":
        body[:200] = bytes(200)
    else:
        body[:] = b"no database at all" * 500
    for side in ("-wal", "-shm"):
        folder.database.with_name(folder.database.name + side).unlink(missing_ok=True)
    folder.database.write_bytes(body)
    copies = Copies(folder, SetClock())
    codes = []
    try:
        office = folder.office(copies=copies)
    except KnownError as error:
        codes.append(error.code)
    else:  # a page that nobody has read yet: the doctor and the copy find it
        assert any(not one.ok for one in doctor.examine(office) if one.code == "file")
        office.close()
    with pytest.raises(KnownError) as refused:
        copies.make()
    assert refused.value.code == "backup_source_damaged"
    assert set(codes) <= {"database_damaged"}
    assert folder.database.read_bytes() == bytes(body)


def test_a_newer_register_is_refused_untouched(plain: Folder) -> None:
    folder = turned_on(plain)
    connection = connect(folder.database, folder.keys)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = folder.database.read_bytes()
    with pytest.raises(KnownError) as refused:
        folder.office()
    assert refused.value.code == "database_newer"
    assert folder.database.read_bytes() == before


def test_an_old_register_migrates_after_a_copy(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "old")
    folder.root.mkdir()
    old = Path(__file__).resolve().parents[1] / "data" / "db" / "v0001.db"
    shutil.copy(old, folder.database)
    keys, file = keyfile.create(PASSPHRASE, CODE)
    from desktop_app.storage.encryption import recrypt

    made = folder.root / "made.db"
    recrypt.database(folder.database, None, made, keys)
    made.replace(folder.database)
    keyfile.write(folder.root, file)
    folder = replace(folder, keys=keys)
    copies = Copies(folder, SetClock())
    office = folder.office(copies=copies)
    assert office.store.value("PRAGMA user_version") > 1
    assert office.store.value("SELECT count(*) FROM complaint") > 0
    office.close()
    (one,) = copies.listing()
    assert one.note is not None and (one.note.reason, one.note.schema) == ("migration", 1)
    assert copies.prove(one.path).schema == 1


def test_a_missing_attachment_comes_back_also_from_plain_copies(plain: Folder) -> None:
    Copies(plain, SetClock()).make()
    folder = turned_on(plain)
    for path in folder.attachments.glob("??/*"):
        path.unlink()
    office = folder.office(copies=Copies(folder, SetClock()))
    assert [one.code for one in repair(office)] == ["attachments"]
    assert attachments.damaged(office) == ([], [])
    office.close()
    assert in_the_clear(folder.attachments) == []


# At work


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    folder = sealed(Folder(tmp_path / "sealed"))
    fill(folder, "漏水", "停电")
    made = folder.office(SetClock())
    yield made
    made.close()


def test_search_and_attachments_work_as_in_a_plain_folder(office: Office, tmp_path: Path) -> None:
    from desktop_app.domain.views import CaseFilter

    found = [queue.count(office, queue.query(office, CaseFilter(), text=t)) for t in ("水", "没有")]
    assert found == [1, 0]
    shelf = attachments.shelf(office, 1)
    (shown,) = shelf.items
    assert shown.state == "ok" and shelf.folder is not None
    place = attachments.opening_place(shelf.folder)
    copy = attachments.copy_to_open(shelf.folder, shown.attachment, place)
    assert SECRET.encode() in copy.read_bytes()
    if os.name == "posix":
        assert place.stat().st_mode & 0o077 == 0
    assert not place.is_relative_to(tmp_path / "sealed")
    assert attachments.discard_left(shelf.folder.path) == 0, "this program's own stay"
    killed = place.with_name(place.name.replace(f"-{os.getpid()}-", "-1-"))
    place.rename(killed)
    assert attachments.discard_left(shelf.folder.path) == 1 and not killed.exists()
    picture = attachments.picture_of(shelf.folder, shown.attachment)
    assert isinstance(picture, bytes) and SECRET.encode() in picture
    rotten = shelf.folder.place(shown.attachment.sha256)
    rotten.write_bytes(bytes(rotten.stat().st_size))
    with pytest.raises(KnownError) as refused:
        attachments.copy_out(shelf.folder, shown.attachment, tmp_path / "out.txt")
    assert refused.value.code == "attachment_changed"
    assert not list(tmp_path.glob("out*"))
    assert attachments.picture_of(shelf.folder, shown.attachment) == b""


def test_the_driver_of_encrypted_folders_is_not_loaded_for_plain_ones(plain: Folder) -> None:
    import subprocess
    import sys

    text = (
        "import sys; from pathlib import Path; from tests.offices import Folder;"
        "from desktop_app.services.safety.backups import Copies; f = Folder(Path(sys.argv[1]));"
        "c = Copies(f); o = f.office(copies=c); c.make(); o.close();"
        "print([m for m in sys.modules if m.startswith(('sqlcipher3', 'cryptography', 'argon2'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", text, str(plain.root)],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == "[]"
