"""A database that is not the open one, looked at from outside: copied, checked, counted."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.storage import connecting, faults, migrations
from desktop_app.storage.connecting import IMMUTABLE, READ_ONLY
from desktop_app.storage.copies.vault import Content, Step
from desktop_app.storage.encryption.keys import Keys, ident_of
from desktop_app.storage.trace import chain

_UNFIT = QT_TRANSLATE_NOOP(
    "core", "“{name}”不是可用的备份（{reason}）。现有数据没有改动，请换一个备份文件。"
)


@dataclass(frozen=True)
class Note:
    """What a copy says about itself; made after it was checked by opening.

    ``mark`` tells whether anything was written since; ``whole``: attachments lie inside;
    ``serial`` counts the copies of a folder, because a clock may be set back. ``chain`` is the
    newest link of the trace's proof. ``key`` names the key of an encrypted copy.
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
    key: str = ""


def snapshot(
    database: Path, copy: Path, step: Step | None = None, keys: Keys | None = None
) -> None:
    """The state at one moment, through SQLite's online backup; writers are never kept waiting.

    The copy has the same key.
    """
    try:
        source = connecting.connect(database, keys, how=READ_ONLY, timeout=10)
        try:
            # A transaction of its own: the copy need not begin anew when somebody writes.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            target = connecting.connect(copy, keys)
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
    except faults.errors() as error:
        if "malformed" in str(error) or "not a database" in str(error):
            raise source_damaged(database, str(error)) from error
        raise


def examine(
    copy: Path, name: str, keys: Keys | None = None, *, thorough: bool = False
) -> tuple[Note, list[Content]]:
    """Open a copied database read-only and look at it: structure, version, counts.

    ``backup_unfit`` when it is damaged, of another program, or of a newer version of this one.
    """
    try:
        connection = connecting.connect(copy, keys, how=IMMUTABLE)
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
    except faults.errors() as error:
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
        key=ident_of(keys),
    )
    return note, contents


def state_mark(database: Path, keys: Keys | None = None) -> str:
    """A word for the present state, the same while nothing is written; empty if unreadable."""
    try:
        connection = connecting.connect(database, keys, how=READ_ONLY)
        try:
            return _mark(connection)
        finally:
            connection.close()
    except faults.errors():
        return ""


def has_records(database: Path, keys: Keys | None = None) -> bool:
    """Whether the data hold a complaint, a household or a draft yet; true when in doubt."""
    try:
        connection = connecting.connect(database, keys, how=READ_ONLY)
        try:
            return any(
                connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()
                for table in ("complaint", "household", "draft")
            )
        finally:
            connection.close()
    except faults.errors():
        return True


def unfit(name: str, reason: str) -> KnownError:
    return KnownError("backup_unfit", say(_UNFIT, name=name, reason=" ".join(reason.split())))


def source_damaged(database: Path, reason: str) -> KnownError:
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


def _mark(connection: sqlite3.Connection) -> str:
    operation = connection.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0]
    drafts, typed = connection.execute(
        "SELECT count(*), coalesce(max(updated_at), '') FROM draft"
    ).fetchone()
    return f"{operation}/{drafts}/{typed}"
