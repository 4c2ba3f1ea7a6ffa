"""From plain to encrypted and back: a database and attachments under another key, compared whole."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.storage import connecting, fileplaces
from desktop_app.storage.copies import vault
from desktop_app.storage.copies.vault import Step
from desktop_app.storage.encryption.keys import Keys
from desktop_app.storage.fileplaces import Files

_EVERY = 200_000
"""Steps of SQLite's machine between two looks at how far it is."""
_ROWS = 5000


def database(
    source: Path, keys: Keys | None, target: Path, goal: Keys | None, step: Step | None = None
) -> None:
    """Write the database *source* under another key to *target*, and compare all of it.

    Nobody may write to *source* meanwhile. The target is one file, on the disk when this returns.
    Raises what *step* raises, ``recrypt_differs``, or an error of the database.
    """
    if keys is None:
        connection = connecting.able_to_attach(source)
    else:
        connection = connecting.connect(source, keys, isolation_level=None)
    stopped: list[BaseException] = []
    total = 2 * max(1, source.stat().st_size)

    def look() -> int:
        try:
            if step is not None:
                step(min(total // 2, target.stat().st_size if target.exists() else 0), total)
        except BaseException as error:  # an exception cannot pass through SQLite
            stopped.append(error)
            return 1
        return 0

    try:
        connecting.attach(connection, target, "fresh", goal)
        connection.execute("PRAGMA fresh.synchronous = OFF")
        connection.set_progress_handler(look, _EVERY)
        try:
            connection.execute("SELECT sqlcipher_export('fresh')")
        except Exception:
            if stopped:
                raise stopped[0] from None
            raise
        finally:
            connection.set_progress_handler(None, 0)
        version = connection.execute("PRAGMA main.user_version").fetchone()[0]
        connection.execute(f"PRAGMA fresh.user_version = {version}")
        connection.execute("DETACH fresh")
        # Attached again: what is compared is what was written.
        connecting.attach(connection, target, "fresh", goal)
        _compare(connection, step, total)
    finally:
        connection.close()
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())


@contextlib.contextmanager
def under(
    source: Path, keys: Keys | None, goal: Keys | None, step: Step | None = None
) -> Iterator[Path]:
    """The database under the wanted key: itself, or a copy that goes when it is not taken."""
    if keys == goal:
        yield source
        return
    made = source.with_name(f".{secrets.token_hex(6)}.recrypt")
    try:
        database(source, keys, made, goal, step)
        yield made
    finally:
        drop(made)


def drop(path: Path) -> None:
    """Remove a database with what SQLite keeps beside it."""
    for side in ("", "-journal", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + side).unlink(missing_ok=True)


def seal_files(source: Files, target: Files, step: Step | None = None) -> int:
    """Every content of *source* also under the key of *target*; returns how many were not whole.

    What is not what its name says is still taken along when it can be read: it may be of use.
    """
    digests = sorted(_digests(source))
    damaged = 0
    for number, sha256 in enumerate(digests):
        if step is not None:
            step(number, len(digests))
        size = _content_size(source, sha256)
        if size is not None and target.has(sha256, size):
            continue
        damaged += not vault.copy_content(source, target, sha256, strict=False)
    return damaged


def _digests(files: Files) -> Iterator[str]:
    for path in files.path.glob("??/*"):
        sha256 = path.name[:64]
        if fileplaces.is_digest(sha256) and path.name == files.place(sha256).name:
            yield sha256


def _content_size(files: Files, sha256: str) -> int | None:
    """Bytes of a plain content; of a sealed one it is not known beforehand."""
    return files.place(sha256).stat().st_size if files.keys is None else None


def _compare(connection: sqlite3.Connection, step: Step | None, total: int) -> None:
    """Table by table, row by row: what was written is what was there."""
    listed = "SELECT type, name, tbl_name, sql FROM {}.sqlite_master ORDER BY type, name"
    here, there = (connection.execute(listed.format(one)).fetchall() for one in ("main", "fresh"))
    if here != there:
        raise _differs("schema")
    tables = [
        name
        for kind, name, _, sql in here
        if kind == "table" and not str(sql).upper().startswith("CREATE VIRTUAL")
    ]
    for number, name in enumerate(tables):
        left, right = (
            connection.execute(f'SELECT * FROM {one}."{name}"') for one in ("main", "fresh")
        )
        while True:
            if step is not None:
                step(total // 2 + total * number // (2 * len(tables)), total)
            rows = left.fetchmany(_ROWS)
            if rows != right.fetchmany(_ROWS):
                raise _differs(name)
            if not rows:
                break


def _differs(what: str) -> KnownError:
    return KnownError(
        "recrypt_differs",
        say(
            QT_TRANSLATE_NOOP(
                "core", "转换后的数据与原来的不一致（{what}），已放弃，原来的数据没有改动。"
            ),
            what=what,
        ),
        exit_code=3,
    )
