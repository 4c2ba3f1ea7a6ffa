"""A safety copy of the data in one file: made by SQLite itself, proven, and its note read back.

A copy is a zip: ``manifest.json`` (what is in it, read when copies are listed),
``attachments.txt`` (hash and bytes of each attachment) and ``complaints.db``. Copies in a folder
of copies share their attachments in the folder beside them; a single file for elsewhere holds
them itself, stored as they are.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import secrets
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.storage import faults, filestore, migrations
from desktop_app.storage.copies import vault
from desktop_app.storage.copies.vault import Content, Step
from desktop_app.storage.trace import chain

DATABASE, ATTACHMENTS = "complaints.db", "attachments/"
MANIFEST, CONTENTS = "manifest.json", "attachments.txt"
FORMAT = 2
_CHUNK = 1 << 20
_UNFIT = QT_TRANSLATE_NOOP(
    "core", "“{name}”不是可用的备份（{reason}）。现有数据没有改动，请换一个备份文件。"
)


@dataclass(frozen=True)
class Note:
    """What a copy says about itself; made after it was checked by opening.

    ``mark`` tells whether anything was written since; ``whole``: attachments lie inside;
    ``serial`` counts the copies of a folder, because a clock may be set back. ``chain`` is the
    newest link of the trace's proof.
    """

    made_at: datetime
    reason: str
    schema: int = 0
    complaints: int = 0
    last_number: str = ""
    attachments: int = 0
    attachment_bytes: int = 0
    missing: int = 0
    mark: str = ""
    whole: bool = False
    serial: int = 0
    chain: str = ""


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
) -> Copied:
    """Write a safety copy; an interrupted one leaves the old file whole.

    Works beside a running program: it reads through a connection of its own. *shared* is the
    folder that keeps the attachments of all copies; without it they go into the file.
    Raises ``KnownError``: ``backup_source_damaged``, ``disk_full``, ``backup_failed``.
    """
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    copy = temporary.with_suffix(".copy")
    try:
        if not database.is_file():  # else the folder of a disk that went away would be made anew
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(database))
        target.parent.mkdir(parents=True, exist_ok=True)
        snapshot(database, copy, step)
        try:
            note, contents = examine(copy, target.name)
        except KnownError as error:
            raise _source_damaged(database, str(error.message.values.get("reason", ""))) from error
        note = replace(note, made_at=at.replace(microsecond=0), reason=reason, serial=serial)
        note = _keep_files(note, contents, attachments, shared, step)
        _pack(temporary, copy, note, contents, None if shared else attachments, step)
        _prove(temporary, copy)
        temporary.replace(target)
        _settle(target.parent)
    except (OSError, zipfile.BadZipFile, *faults.ERRORS) as error:
        raise failed(error) from error
    finally:
        for rest in (temporary, copy, copy.with_name(copy.name + "-journal")):
            with contextlib.suppress(OSError):
                rest.unlink(missing_ok=True)
    return Copied(target, note.complaints, note.attachments - note.missing, note.missing, note)


def snapshot(database: Path, copy: Path, step: Step | None = None) -> None:
    """The state at one moment, through SQLite's online backup; writers are never kept waiting."""
    try:
        source = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=10)
        try:
            # A transaction of its own: the copy need not begin anew when somebody writes.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            target = sqlite3.connect(copy)
            try:
                target.execute("PRAGMA synchronous = OFF")

                def told(_status: int, remaining: int, total: int) -> None:
                    if step is not None:
                        step(total - remaining, total)

                source.backup(target, pages=4096, progress=told)
                # One file that needs no log beside it.
                target.execute("PRAGMA journal_mode = DELETE")
            finally:
                target.close()
        finally:
            source.close()
    except sqlite3.DatabaseError as error:
        if "malformed" in str(error) or "not a database" in str(error):
            raise _source_damaged(database, str(error)) from error
        raise


def examine(copy: Path, name: str, *, thorough: bool = False) -> tuple[Note, list[Content]]:
    """Open a copied database read-only and look at it: structure, version, counts.

    ``backup_unfit`` when it is damaged, of another program, or of a newer version of this one.
    """
    try:
        # Immutable: nothing is made beside it, not even for one in WAL mode.
        connection = sqlite3.connect(f"{copy.absolute().as_uri()}?immutable=1", uri=True)
        try:
            check = "integrity_check" if thorough else "quick_check"
            verdict = connection.execute(f"PRAGMA {check}(1)").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if verdict != "ok" or not 0 < version <= migrations.NEWEST:
                raise unfit(name, verdict if verdict != "ok" else f"version {version}")
            if thorough and connection.execute("PRAGMA foreign_key_check").fetchone():
                raise unfit(name, "foreign_key_check")
            count, last = connection.execute(
                "SELECT count(*), coalesce(max(number), '') FROM complaint"
            ).fetchone()
            contents = connection.execute(
                "SELECT DISTINCT sha256, size FROM attachment ORDER BY sha256"
            ).fetchall()
            mark, link = _mark(connection), chain.head_of(connection)
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise unfit(name, str(error)) from error
    note = Note(
        datetime.min,
        "",
        version,
        count,
        last,
        len(contents),
        sum(size for _, size in contents),
        mark=mark,
        chain=link,
    )
    return note, contents


def state_mark(database: Path) -> str:
    """A word for the present state, the same while nothing is written; empty if unreadable."""
    try:
        connection = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
        try:
            return _mark(connection)
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return ""


def has_records(database: Path) -> bool:
    """Whether the data hold a complaint, a household or a draft yet; true when in doubt."""
    try:
        connection = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
        try:
            return any(
                connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()
                for table in ("complaint", "household", "draft")
            )
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return True


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
        raise unfit(path.name, "not found") from None
    except (OSError, zipfile.BadZipFile) as error:
        raise unfit(path.name, str(error)) from error
    with archive:
        if DATABASE not in archive.namelist():
            raise unfit(path.name, f"no {DATABASE}")
        try:
            yield archive
        except zipfile.BadZipFile as error:
            raise unfit(path.name, str(error)) from error


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


def unfit(name: str, reason: str) -> KnownError:
    return KnownError("backup_unfit", say(_UNFIT, name=name, reason=" ".join(reason.split())))


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


def _keep_files(
    note: Note,
    contents: list[Content],
    attachments: Path | None,
    shared: Path | None,
    step: Step | None,
) -> Note:
    """Count what of the attachments is to be had; on the way into the shared folder, keep it."""
    places = [attachments] if attachments is not None else []
    if shared is None:
        lost = [
            sha256
            for sha256, size in contents
            if filestore.state_of(attachments, sha256, size) != "ok"
        ]
        return replace(note, missing=len(lost), whole=True)
    filled = vault.fill(shared, contents, places, step)
    return replace(note, missing=len(filled.missing))


def _pack(
    temporary: Path,
    copy: Path,
    note: Note,
    contents: list[Content],
    attachments: Path | None,
    step: Step | None,
) -> None:
    values = {**asdict(note), "format": FORMAT, "made_at": note.made_at.isoformat()}
    total, done = copy.stat().st_size, 0
    with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(MANIFEST, json.dumps(values, ensure_ascii=False, indent=1))
        archive.writestr(CONTENTS, "".join(f"{sha256} {size}\n" for sha256, size in contents))
        with copy.open("rb") as stream, archive.open(DATABASE, "w", force_zip64=True) as out:
            while chunk := stream.read(_CHUNK):
                out.write(chunk)
                done += len(chunk)
                if step is not None:
                    step(done, total)
        for file in sorted(attachments.rglob("*")) if attachments else ():
            if file.is_file() and file.suffix != ".part":
                relative = file.relative_to(attachments).as_posix()  # type: ignore[arg-type]
                # Photos and recordings are packed already: stored as they are.
                archive.write(file, ATTACHMENTS + relative, zipfile.ZIP_STORED)
                if step is not None:
                    step(done, total)
    with temporary.open("rb+") as stream:
        os.fsync(stream.fileno())


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


def _settle(folder: Path) -> None:
    """The new name is on the disk as well; not every system lets a folder be synced."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _mark(connection: sqlite3.Connection) -> str:
    operation = connection.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0]
    drafts, typed = connection.execute(
        "SELECT count(*), coalesce(max(updated_at), '') FROM draft"
    ).fetchone()
    return f"{operation}/{drafts}/{typed}"


def _source_damaged(database: Path, reason: str) -> KnownError:
    return KnownError(
        "backup_source_damaged",
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "数据文件 {path} 有损坏（{reason}），没有做新备份，以免替换好的备份；"
                "已有的备份都没有改动。请用最近的好备份恢复。",
            ),
            path=str(database),
            reason=reason,
        ),
        exit_code=3,
    )
