"""Turning the encryption on and off, and what older plain copies are left; nobody has it open."""

from __future__ import annotations

import contextlib
import errno
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services.safety import backups, second_place
from desktop_app.services.safety.backups import Copies, Copy, Home, Step
from desktop_app.services.safety.encryption import Locks
from desktop_app.storage import faults
from desktop_app.storage.copies import backup, bringing_back, snapshots, vault
from desktop_app.storage.encryption import keyfile, recrypt, switching
from desktop_app.storage.encryption.keys import Keys
from desktop_app.storage.encryption.switching import Trace
from desktop_app.storage.fileplaces import Files


@dataclass(frozen=True)
class Switched:
    """What a switch has done; ``keys`` are those of the folder from now on."""

    keys: Keys | None
    damaged: int
    """Attachments that were no longer what they were; they were taken along as they are."""


@dataclass(frozen=True)
class PlainLeft:
    """What still lies in the clear: copies here and in the second place, files put aside."""

    copies: tuple[Copy, ...]
    aside: tuple[Path, ...]


def turn_on(
    home: Home, locks: Locks, staff: str, at: datetime, step: Step | None = None
) -> Switched:
    """Encrypt the folder: register and attachments; cancelled or cut off, it stays as it was."""
    file = locks.file
    trace = Trace("encryption_on", staff, at, f"{file.ident}/{file.revision}")
    damaged = _switch(home, None, locks.keys, file, trace, step)
    return Switched(locks.keys, damaged)


def turn_off(home: Home, staff: str, at: datetime, step: Step | None = None) -> Switched:
    """Make the folder plain again; its encrypted copies stay encrypted."""
    damaged = _switch(home, home.keys, None, None, Trace("encryption_off", staff, at, ""), step)
    return Switched(None, damaged)


def first_copy(copies: Copies, step: Step | None = None) -> None:
    """A copy of the new state, so that the newest one is not of the old."""
    if copies.home.database.exists():
        copies.make("encryption", step)
        with contextlib.suppress(KnownError):
            second_place.carry(copies, step)


def plain_left(copies: Copies) -> PlainLeft:
    """What of an encrypted folder lies in the clear from before; nothing for a plain folder."""
    home = copies.home
    if home.keys is None:
        return PlainLeft((), ())
    listed = [*copies.listing(), *second_place.listing(copies)]
    plain = tuple(one for one in listed if backup.lock_of(one.path) is None)
    aside = [
        path
        for pattern in ("*-aside-*.db", "*-before-v*.db")
        for path in home.root.glob(pattern)
        if _reads_plain(path)
    ]
    return PlainLeft(plain, tuple(sorted(aside)))


def seal_copies(copies: Copies, step: Step | None = None) -> int:
    """Encrypt the plain copies of before, each in one step; returns how many.

    A copy that is not whole stays as it is. Attachments of plain copies go when no plain copy
    refers to them any more.
    """
    home = copies.home
    keys, done = home.keys, 0
    if keys is None:
        return 0
    lock = backup.key_file_of(home.root, keys)
    assert lock is not None
    for number, one in enumerate(listed := plain_left(copies).copies):
        if step is not None:
            step(number, len(listed))
        with contextlib.suppress(_Unfit):
            _seal_copy(one, keys, lock, home)
            done += 1
    for folder in (home.backups, second_place.own_folder(copies)):
        if folder is not None:
            _drop_plain_files(folder, keys)
    return done


def remove_aside(copies: Copies) -> int:
    """Delete damaged files and old versions that were put aside in the clear."""
    gone = 0
    for path in plain_left(copies).aside:
        with contextlib.suppress(OSError):
            for side in ("", "-wal", "-shm"):
                path.with_name(path.name + side).unlink(missing_ok=True)
            gone += 1
    return gone


def _drop_plain_files(folder: Path, keys: Keys) -> None:
    """Plain attachments beside copies go once no plain copy can refer to them."""
    if any(backup.lock_of(one.path) is None for one in backups.listing(folder)):
        return
    sealed = Files(folder / vault.FOLDER, keys)
    for path in sealed.path.glob("??/*"):
        if not path.suffix and sealed.place(path.name).is_file():
            with contextlib.suppress(OSError):
                path.unlink()


class _Unfit(Exception):
    """A copy that cannot be sealed: damaged, or of another program."""


def _seal_copy(one: Copy, keys: Keys, lock: keyfile.KeyFile, home: Home) -> None:
    """Write a plain copy again, encrypted, in its own place; proven before it takes the place."""
    path = one.path
    scratch = path.with_name(f".{secrets.token_hex(4)}.restore")
    made = scratch.with_suffix(".copy")
    packed = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with backup.opened(path) as archive:
            backup.unpack(archive, scratch)
        recrypt.database(scratch, None, made, keys)
        seen, contents = snapshots.examine(made, path.name, keys)
        note = one.note or replace(seen, made_at=one.at, reason="manual")
        note = replace(note, key=keys.ident)
        whole = note.whole or bool(_inside(path))
        files: Files | None = None
        if whole:
            files = Files(packed.with_suffix(".files"), keys)
            _take_out(path, files)
        else:
            shared = path.parent / vault.FOLDER
            sources = [Files(shared), Files(home.attachments, keys)]
            vault.fill(Files(shared, keys), contents, sources)
        backup.pack(packed, made, note, contents, lock, None, files)
        packed.replace(path)
        keyfile.settle(path.parent)
    except KnownError as error:
        raise _Unfit from error
    finally:
        for rest in (scratch, made, packed):
            recrypt.drop(rest)
        _remove_tree(packed.with_suffix(".files"))


def _inside(path: Path) -> list[str]:
    with backup.opened(path) as archive:
        names = archive.namelist()
    return [one for one in names if one.startswith(backup.ATTACHMENTS) and not one.endswith("/")]


def _take_out(path: Path, files: Files) -> None:
    """The attachments that lie inside a plain copy, sealed, in a folder beside."""
    places = bringing_back.Places(files, None, None, None)
    with backup.opened(path) as archive:
        for entry in _inside(path):
            bringing_back.extract(archive, entry, places)


def _remove_tree(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _switch(
    home: Home,
    old: Keys | None,
    new: Keys | None,
    lock: keyfile.KeyFile | None,
    trace: Trace,
    step: Step | None,
) -> int:
    try:
        return switching.switch(_place(home), old, new, lock, trace, step)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise _not_switched("" if full else error.strerror or str(error)) from error
    except faults.errors() as error:
        known = faults.known(error, home.database)
        if known is not None and known.code != "disk_full":
            raise known from error
        raise _not_switched("" if known is not None else str(error)) from error


def _not_switched(reason: str) -> KnownError:
    """Without a reason the disk is full."""
    full = say(QT_TRANSLATE_NOOP("core", "磁盘已满；要有和数据、附件一样大的空间"))
    return KnownError(
        "encryption_not_switched",
        say(
            QT_TRANSLATE_NOOP("core", "没有转换成（{reason}），数据和附件都和原来一样。"),
            reason=reason or full,
        ),
        exit_code=3,
    )


def _place(home: Home) -> switching.Place:
    return switching.Place(home.root, home.database, home.attachments)


def _reads_plain(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return faults.is_plain(path)
    return False
