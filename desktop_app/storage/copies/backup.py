"""A safety copy of the data in one file: made by SQLite itself, proven, and its note read back.

A copy is a zip: ``manifest.json`` (what is in it, read when copies are listed),
``attachments.txt`` (hash and bytes of each attachment) and ``complaints.db``. Copies in a folder
of copies share their attachments in the folder beside them; a single file for elsewhere holds
them itself, stored as they are. A copy of an encrypted folder holds only what is sealed, and the
key file, so that passphrase or recovery code open it on any machine.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import secrets
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.storage import faults, filestore
from desktop_app.storage.copies import snapshots, vault
from desktop_app.storage.copies.snapshots import Note as Note
from desktop_app.storage.copies.vault import Content, Step
from desktop_app.storage.encryption import keyfile
from desktop_app.storage.encryption.keyfile import KeyFile
from desktop_app.storage.encryption.keys import Keys, suffix_of
from desktop_app.storage.fileplaces import Files

DATABASE, ATTACHMENTS = "complaints.db", "attachments/"
MANIFEST, CONTENTS = "manifest.json", "attachments.txt"
FORMAT = 2
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Copied:
    """A copy that was written, or brought back."""

    path: Path
    complaints: int
    attachments: int
    missing: int = 0
    note: Note | None = None


def write(
    database: Path,
    attachments: Path | None,
    target: Path,
    *,
    at: datetime,
    reason: str = "manual",
    shared: Path | None = None,
    serial: int = 0,
    step: Step | None = None,
    keys: Keys | None = None,
) -> Copied:
    """Write a safety copy; an interrupted one leaves the old file whole.

    Works beside a running program: it reads through a connection of its own. *shared* is the
    folder that keeps the attachments of all copies; without it they go into the file.
    Raises ``KnownError``: ``backup_source_damaged``, ``disk_full``, ``backup_failed``,
    ``key_file_missing``: a copy that nobody could open is none.
    """
    lock = key_file_of(database.parent, keys)
    files = Files(attachments, keys) if attachments is not None else None
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    copy = temporary.with_suffix(".copy")
    try:
        if not database.is_file():  # else the folder of a disk that went away would be made anew
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(database))
        target.parent.mkdir(parents=True, exist_ok=True)
        snapshots.snapshot(database, copy, step, keys)
        try:
            note, contents = snapshots.examine(copy, target.name, keys)
        except KnownError as error:
            reason_text = str(error.message.values.get("reason", ""))
            raise snapshots.source_damaged(database, reason_text) from error
        note = replace(note, made_at=at.replace(microsecond=0), reason=reason, serial=serial)
        note = _keep_files(note, contents, files, shared, step)
        pack(temporary, copy, note, contents, lock, step, None if shared else files)
        temporary.replace(target)
        keyfile.settle(target.parent)
    except (OSError, zipfile.BadZipFile) as error:
        raise failed(error) from error
    except faults.errors() as error:
        raise failed(error) from error
    finally:
        for rest in (temporary, copy, copy.with_name(copy.name + "-journal")):
            with contextlib.suppress(OSError):
                rest.unlink(missing_ok=True)
    return Copied(target, note.complaints, note.attachments - note.missing, note.missing, note)


def note_of(path: Path) -> Note | None:
    """What a copy says about itself; ``None`` for one without a note, or that cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            if DATABASE not in archive.namelist():
                return None
            values: dict[str, Any] = json.loads(archive.read(MANIFEST))
        values["made_at"] = datetime.fromisoformat(values["made_at"])
        return Note(**{key: values[key] for key in asdict(Note(datetime.min, "")) if key in values})
    except (OSError, KeyError, ValueError, TypeError, zipfile.BadZipFile):
        return None


def contents_of(path: Path) -> list[Content] | None:
    """The attachments that a copy refers to; ``None`` when that cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            text = archive.read(CONTENTS).decode("ascii")
        pairs = [line.split() for line in text.splitlines()]
        return [(sha256, int(size)) for sha256, size in pairs]
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return None


@contextlib.contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """A copy's archive for reading; ``backup_unfit`` when it is none."""
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise snapshots.unfit(path.name, "not found") from None
    except (OSError, zipfile.BadZipFile) as error:
        raise snapshots.unfit(path.name, str(error)) from error
    with archive:
        if DATABASE not in archive.namelist():
            raise snapshots.unfit(path.name, f"no {DATABASE}")
        try:
            yield archive
        except zipfile.BadZipFile as error:
            raise snapshots.unfit(path.name, str(error)) from error


def unpack(archive: zipfile.ZipFile, target: Path, step: Step | None = None) -> None:
    """Bring the database of a copy to *target*, safely on the disk when this returns."""
    total, done = archive.getinfo(DATABASE).file_size, 0
    with archive.open(DATABASE) as stream, target.open("wb") as out:
        while chunk := stream.read(_CHUNK):
            out.write(chunk)
            done += len(chunk)
            if step is not None:
                step(done, total)
        out.flush()
        os.fsync(out.fileno())


def failed(error: BaseException) -> KnownError:
    """The sentence for a copy that could not be written: what was kept is whole."""
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    if full or "is full" in str(error):
        return KnownError(
            "disk_full",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "磁盘已满，备份没有写成，原有数据和备份都没有改动。请腾出空间后再试。"
                )
            ),
            exit_code=3,
        )
    reason = getattr(error, "strerror", None) or str(error)
    return KnownError(
        "backup_failed",
        say(
            QT_TRANSLATE_NOOP("core", "备份没有写成（{reason}），原有数据和备份都没有改动。"),
            reason=reason,
        ),
        exit_code=3,
    )


def key_file_of(folder: Path, keys: Keys | None) -> KeyFile | None:
    """The key file that belongs to *keys*; ``key_file_missing`` when it is not there."""
    if keys is None:
        return None
    found = keyfile.read(folder)
    if found is None or found.ident != keys.ident:
        raise KnownError(
            "key_file_missing",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "密钥文件 {path} 不见了。没有它，谁也打不开加密的数据；没有做备份。"
                    "请先从任何一份备份（zip）里取出同名文件放回原处。",
                ),
                path=str(folder / keyfile.NAME),
            ),
            exit_code=3,
        )
    return found


def lock_of(path: Path) -> KeyFile | None:
    """The key file in a copy; ``None`` in one that is not encrypted, or cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            return keyfile.parse(archive.read(keyfile.NAME))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return None


def _keep_files(
    note: Note,
    contents: list[Content],
    files: Files | None,
    shared: Path | None,
    step: Step | None,
) -> Note:
    """Count what of the attachments is to be had; on the way into the shared folder, keep it."""
    if shared is None:
        lost = [
            sha256 for sha256, size in contents if filestore.state_of(files, sha256, size) != "ok"
        ]
        return replace(note, missing=len(lost), whole=True)
    keys = files.keys if files is not None else None
    filled = vault.fill(Files(shared, keys), contents, [files] if files else [], step)
    return replace(note, missing=len(filled.missing))


def pack(
    target: Path,
    copy: Path,
    note: Note,
    contents: list[Content],
    lock: KeyFile | None = None,
    step: Step | None = None,
    files: Files | None = None,
) -> None:
    """Put a checked database into a zip, with the attachments of *files*; proven, on the disk."""
    values = {**asdict(note), "format": FORMAT, "made_at": note.made_at.isoformat()}
    total, done = copy.stat().st_size, 0
    # What is encrypted cannot be made smaller.
    packing = zipfile.ZIP_STORED if note.key else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(target, "w", packing, compresslevel=1) as archive:
        archive.writestr(MANIFEST, json.dumps(values, ensure_ascii=False, indent=1))
        archive.writestr(CONTENTS, "".join(f"{sha256} {size}\n" for sha256, size in contents))
        if lock is not None:
            archive.writestr(keyfile.NAME, lock.text())
        with copy.open("rb") as stream, archive.open(DATABASE, "w", force_zip64=True) as out:
            while chunk := stream.read(_CHUNK):
                out.write(chunk)
                done += len(chunk)
                if step is not None:
                    step(done, total)
        for file in _own_files(files) if files is not None else ():
            relative = file.relative_to(files.path).as_posix()  # type: ignore[union-attr]
            # Photos and recordings are packed already: stored as they are.
            archive.write(file, ATTACHMENTS + relative, zipfile.ZIP_STORED)
            if step is not None:
                step(done, total)
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())
    _prove(target, copy)


def _own_files(files: Files) -> Iterator[Path]:
    """The files of the folder's own key; those of another are left by a switch."""
    for file in sorted(files.path.rglob("*")):
        whole = file.suffix not in (".part", ".tmp") and file.is_file()
        if whole and file.suffix == suffix_of(files.keys):
            yield file


def _prove(packed: Path, copy: Path) -> None:
    """Read the packed database back and compare it, byte by byte, with the one that was checked."""
    with (
        zipfile.ZipFile(packed) as archive,
        archive.open(DATABASE) as stream,
        copy.open("rb") as wanted,
    ):
        while True:
            piece = wanted.read(_CHUNK)
            if stream.read(_CHUNK) != piece:
                raise zipfile.BadZipFile(packed.name)
            if not piece:
                return
