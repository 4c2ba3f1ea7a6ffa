"""A safety copy of the whole data folder in one file, and bringing one back.

A copy is a zip: ``complaints.db`` (made by SQLite itself, never a file copy, which would miss
the write-ahead log) and the attachments. It is checked by opening before it counts.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.storage import faults, migrations

DATABASE, ATTACHMENTS = "complaints.db", "attachments/"
_UNFIT = QT_TRANSLATE_NOOP(
    "core", "“{name}”不是可用的备份（{reason}）。现有数据没有改动，请换一个备份文件。"
)


@dataclass(frozen=True)
class Copied:
    """What a safety copy holds."""

    path: Path
    complaints: int
    attachments: int


def write(database: Path, attachments: Path | None, target: Path) -> Copied:
    """Write a safety copy; an interrupted one leaves the old file whole.

    Works beside a running program: it reads through a connection of its own.
    """
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    copy = temporary.with_suffix(".db")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        try:
            source.execute("VACUUM INTO ?", (str(copy),))
        finally:
            source.close()
        complaints = _examine(copy, target.name)
        files = 0
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
            archive.write(copy, DATABASE)
            for file in sorted(attachments.rglob("*")) if attachments else ():
                if file.is_file():
                    relative = file.relative_to(attachments).as_posix()  # type: ignore[arg-type]
                    archive.write(file, ATTACHMENTS + relative)
                    files += 1
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        temporary.replace(target)
    except (OSError, *faults.ERRORS) as error:
        raise KnownError(
            "backup_failed",
            say(
                QT_TRANSLATE_NOOP("core", "备份没有写成（{reason}），原有数据和备份都没有改动。"),
                reason=str(error),
            ),
            exit_code=3,
        ) from error
    finally:
        for rest in (temporary, copy):
            with contextlib.suppress(OSError):
                rest.unlink(missing_ok=True)
    return Copied(target, complaints, files)


def bring_back(backup: Path, database: Path, attachments: Path) -> Copied:
    """Put a safety copy in the place of the present data, which nobody may have open.

    The copy is checked first; attachments are added to, never removed.
    """
    temporary = database.with_name(f".{database.name}.{secrets.token_hex(4)}.restore")
    try:
        with _opened(backup) as archive:
            with archive.open(DATABASE) as stream, temporary.open("wb") as out:
                while chunk := stream.read(1 << 20):
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            complaints = _examine(temporary, backup.name)
            files = _attachments(archive, attachments, backup.name)
        for rest in ("-wal", "-shm"):
            database.with_name(database.name + rest).unlink(missing_ok=True)
        temporary.replace(database)
    except OSError as error:
        raise KnownError(
            "restore_failed",
            say(
                QT_TRANSLATE_NOOP("core", "备份没有恢复成（{reason}）。恢复前的数据已另存一份。"),
                reason=str(error),
            ),
            exit_code=3,
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return Copied(backup, complaints, files)


@contextlib.contextmanager
def _opened(backup: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(backup)
    except FileNotFoundError:
        raise _unfit(backup.name, "not found") from None
    except (OSError, zipfile.BadZipFile) as error:
        raise _unfit(backup.name, str(error)) from error
    with archive:
        if DATABASE not in archive.namelist():
            raise _unfit(backup.name, f"no {DATABASE}")
        try:
            yield archive
        except zipfile.BadZipFile as error:
            raise _unfit(backup.name, str(error)) from error


def _attachments(archive: zipfile.ZipFile, folder: Path, name: str) -> int:
    count = 0
    for entry in archive.namelist():
        if not entry.startswith(ATTACHMENTS) or entry.endswith("/"):
            continue
        parts = entry[len(ATTACHMENTS) :].split("/")
        if any(part in ("", ".", "..") for part in parts):
            raise _unfit(name, entry)
        target = folder.joinpath(*parts)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(entry))
        count += 1
    return count


def _examine(copy: Path, name: str) -> int:
    """The number of complaints in a copy that is whole and not newer than this program."""
    try:
        connection = sqlite3.connect(f"file:{copy}?mode=ro", uri=True)
        try:
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if verdict != "ok" or not 0 < version <= migrations.NEWEST:
                raise _unfit(name, verdict if verdict != "ok" else f"version {version}")
            return int(connection.execute("SELECT count(*) FROM complaint").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise _unfit(name, str(error)) from error


def _unfit(name: str, reason: str) -> KnownError:
    return KnownError("backup_unfit", say(_UNFIT, name=name, reason=reason))
