"""Bringing a safety copy back: proven first, put in place in one step, nothing thrown away.

What was given out since the copy was made outlives the restore: numbers are not given twice,
and complaints still being typed are offered again. What is encrypted never becomes plain by it: an
encrypted folder seals what it gets with its own key, a plain one takes over the copy's.
"""

from __future__ import annotations

import contextlib
import secrets
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.storage import connecting, faults, fileplaces
from desktop_app.storage.connecting import IMMUTABLE, READ_ONLY
from desktop_app.storage.copies import backup, snapshots, vault
from desktop_app.storage.copies.backup import ATTACHMENTS, Copied, Note
from desktop_app.storage.copies.vault import Content, Step
from desktop_app.storage.encryption import keyfile, recrypt, sealed
from desktop_app.storage.encryption.keys import Keys
from desktop_app.storage.fileplaces import Files

SIDES = ("-wal", "-shm")
"""What SQLite keeps beside a database: it belongs to it and goes where it goes."""


@dataclass(frozen=True)
class Difference:
    """What a restore would take away: cases registered since, cases changed since."""

    since: tuple[str, ...]
    changed: int
    drafts: int


def prove(path: Path, scratch: Path, step: Step | None = None, keys: Keys | None = None) -> Note:
    """Open a copy whole, in a temporary file in *scratch*; ``backup_unfit`` if it is not.

    Where *scratch* has no room, the system's place for temporary files is taken.
    """
    try:
        with _unpacked(path, scratch, keys, step) as (_copy, note, _contents):
            return note
    except OSError:
        pass
    try:
        with (
            tempfile.TemporaryDirectory(prefix="complaint-desk-") as place,
            _unpacked(path, Path(place), keys, step) as (_copy, note, _contents),
        ):
            return note
    except OSError as error:
        raise KnownError(
            "backup_not_checked",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "没有地方打开核对“{name}”（{reason}），备份和数据都没有改动。"
                ),
                name=path.name,
                reason=error.strerror or str(error),
            ),
            exit_code=3,
        ) from error


def difference(
    database: Path,
    path: Path,
    scratch: Path,
    keys: Keys | None = None,
    copy_keys: Keys | None = None,
) -> Difference:
    """Compare a copy with the present data; an unreadable present has nothing to lose."""
    with _unpacked(path, scratch, copy_keys) as (copy, _note, _contents):
        try:
            if keys is None and copy_keys is not None:
                now = connecting.able_to_attach(database, how=READ_ONLY)
            else:
                now = connecting.connect(database, keys, how=READ_ONLY)
            try:
                connecting.attach(now, copy, "old", copy_keys, how=IMMUTABLE)
                since = now.execute(
                    "SELECT number FROM main.complaint WHERE number NOT IN"
                    " (SELECT number FROM old.complaint) ORDER BY id"
                ).fetchall()
                changed = now.execute(
                    "SELECT count(DISTINCT a.complaint_id) FROM main.audit a"
                    " JOIN old.complaint c ON c.id = a.complaint_id"
                    " WHERE a.operation_id > (SELECT coalesce(max(id), 0) FROM old.operation)"
                ).fetchone()[0]
                drafts = now.execute(
                    "SELECT count(*) FROM main.draft WHERE key NOT LIKE 'done:%'"
                ).fetchone()[0]
            finally:
                now.close()
        except faults.errors():
            return Difference((), 0, 0)
    return Difference(tuple(row[0] for row in since), changed, drafts)


def bring_back(
    path: Path,
    database: Path,
    attachments: Path,
    shared: Path | None = None,
    step: Step | None = None,
    *,
    aside: str = "",
    keys: Keys | None = None,
    copy_keys: Keys | None = None,
) -> Copied:
    """Put a safety copy in the place of the present data, which nobody may have open.

    The copy is checked first. Attachments are added to, never removed. With *aside* the present
    files, which are damaged, are renamed to that name instead of being replaced. *keys* are those
    of the folder, *copy_keys* those of the copy.
    """
    goal = keys or copy_keys
    try:
        with (
            _unpacked(path, database.parent, copy_keys, step, thorough=True) as unpacked,
            recrypt.under(unpacked[0], copy_keys, goal, step) as copy,
        ):
            _, note, contents = unpacked
            _carry_over(database, keys, copy, goal)
            places = Places(Files(attachments, goal), shared, keys, copy_keys)
            present, missing = _files(path, contents, places, step)
            if goal != keys:
                recrypt.seal_files(Files(attachments, keys), Files(attachments, goal), step)
                lock = backup.lock_of(path)
                if lock is None:
                    raise snapshots.unfit(path.name, f"no {keyfile.NAME}")
                keyfile.write(database.parent, lock)
            if aside:
                set_aside(database, aside)
            else:
                end_log(database, keys)
            copy.replace(database)
    except OSError as error:
        raise KnownError(
            "restore_failed",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "备份没有恢复成（{reason}）。原有的数据文件没有被覆盖，请检查磁盘后再试。",
                ),
                reason=error.strerror or str(error),
            ),
            exit_code=3,
        ) from error
    return Copied(path, note.complaints, present, missing, note)


def set_aside(database: Path, name: str) -> list[Path]:
    """Rename a database with its log to *name*; returns the new paths. Nothing is overwritten.

    The database goes first: what is left after a cut is a log without its file, which is
    recognised, and never a foreign log beside a good file.
    """
    moved = []
    for side in ("", *SIDES):
        here, there = (database.with_name(stem + side) for stem in (database.name, name))
        if here.exists():
            here.rename(there)
            moved.append(there)
    return moved


def aside_name(database: Path, now: datetime) -> str:
    """A name for damaged files that nothing has yet: ``complaints-aside-20261121-143207.db``."""
    stem = f"{database.stem}-aside-{now:%Y%m%d-%H%M%S}"
    names = (f"{stem}{f'-{n}' if n else ''}{database.suffix}" for n in range(1000))
    return next(
        name
        for name in names
        if not any(database.with_name(name + side).exists() for side in ("", *SIDES))
    )


@contextlib.contextmanager
def _unpacked(
    path: Path,
    folder: Path,
    keys: Keys | None = None,
    step: Step | None = None,
    *,
    thorough: bool = False,
) -> Iterator[tuple[Path, Note, list[Content]]]:
    copy = folder / f".{secrets.token_hex(6)}.restore"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with backup.opened(path) as archive:
            _refuse_escapes(path, archive.namelist())
            try:
                backup.unpack(archive, copy, step)
            except (EOFError, ValueError, NotImplementedError) as error:
                raise snapshots.unfit(path.name, str(error)) from error
            note, contents = snapshots.examine(copy, path.name, keys, thorough=thorough)
        yield copy, note, contents
    finally:
        for side in ("", "-journal", *SIDES):
            with contextlib.suppress(OSError):
                copy.with_name(copy.name + side).unlink(missing_ok=True)


def _carry_over(database: Path, keys: Keys | None, copy: Path, goal: Keys | None) -> None:
    """Numbers given since, and drafts of new complaints, go over into the copy."""
    if not database.is_file() or database.stat().st_size == 0:
        return
    with contextlib.suppress(*faults.errors()):
        target = connecting.connect(copy, goal, isolation_level=None)
        try:
            connecting.attach(target, database, "now", keys, how=READ_ONLY)
            target.execute("BEGIN")
            target.execute(
                "INSERT INTO main.number_counter SELECT day, last FROM now.number_counter WHERE 1"
                " ON CONFLICT DO UPDATE SET last = max(last, excluded.last)"
            )
            target.execute(
                "INSERT OR IGNORE INTO main.draft SELECT * FROM now.draft WHERE key LIKE 'intake:%'"
            )
            target.execute("COMMIT")
        finally:
            target.close()


@dataclass(frozen=True)
class Places:
    """Where attachments go to, and the keys of the places that they come from."""

    into: Files
    shared: Path | None
    keys: Keys | None
    copy_keys: Keys | None


def _files(
    path: Path, contents: list[Content], places: Places, step: Step | None
) -> tuple[int, int]:
    """Bring the attachments back from the copy, or from the folder beside it: (there, missing)."""
    into, extra = places.into, 0
    with backup.opened(path) as archive:
        for entry in archive.namelist():
            if not entry.startswith(ATTACHMENTS) or entry.endswith("/"):
                continue
            extra += 1
            extract(archive, entry, places)
    sources = [Files(path.parent / vault.FOLDER, places.copy_keys)]
    if places.shared is not None:
        sources.append(Files(places.shared, places.copy_keys))
    for key in (places.keys, places.copy_keys):
        # What the folder itself has under another key serves as well.
        sources += [Files(one, key) for one in (into.path, places.shared) if one is not None]
    filled = vault.fill(into, contents, sources, step, link=False)
    named = {sha256 for sha256, _ in contents}
    strays = extra - sum(1 for one in named if into.place(one).exists())
    return filled.present + max(0, strays), len(filled.missing)


def extract(archive: zipfile.ZipFile, entry: str, places: Places) -> None:
    """One attachment out of the copy, sealed as the folder wants it."""
    into, parts = places.into, entry[len(ATTACHMENTS) :].split("/")
    sha256, _, ident = parts[-1].partition(".")
    size = archive.getinfo(entry).file_size
    if into.keys == places.copy_keys:
        target = into.path.joinpath(*parts)
        if target.exists() and target.stat().st_size == size:
            return
    elif fileplaces.is_digest(sha256):
        target = into.place(sha256)
        if target.exists():
            return
    else:
        return  # no content of ours; in an encrypted folder nothing lies in the clear
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    with archive.open(entry) as stream, part.open("wb") as out:
        if into.keys == places.copy_keys:
            pieces = iter(lambda: stream.read(1 << 20), b"")
        else:
            keys = places.copy_keys if ident else None
            plain = (
                iter(lambda: stream.read(1 << 20), b"")
                if keys is None
                else sealed.unseal(keys, stream.read)
            )
            pieces = into.kept(plain)
        for piece in pieces:
            out.write(piece)
    part.replace(target)


def _refuse_escapes(path: Path, names: list[str]) -> None:
    for entry in names:
        parts = entry.split("/")
        if entry.startswith(ATTACHMENTS) and any(p in ("", ".", "..") for p in parts[:-1]):
            raise snapshots.unfit(path.name, entry)
        if "\\" in entry or parts[-1] == ".." or entry.startswith("/"):
            raise snapshots.unfit(path.name, entry)


def end_log(database: Path, keys: Keys | None = None) -> None:
    """Bring the log into the present file, so that it cannot be read into the new one."""
    if not database.exists():
        return
    wal = database.with_name(database.name + SIDES[0])
    if wal.exists() and wal.stat().st_size > 0:
        try:
            connection = connecting.connect(database, keys, timeout=1)
            try:
                busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                connection.close()
        except faults.errors() as error:
            raise faults.known(error, database) or faults.unusable(database, str(error)) from error
        if busy or (wal.exists() and wal.stat().st_size > 0):
            raise faults.busy(database)
    for side in SIDES:
        database.with_name(database.name + side).unlink(missing_ok=True)
