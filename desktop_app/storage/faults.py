"""What can be wrong with a data file, said in a sentence: damaged, in use, disk full."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.storage import migrations

SEALED_PAGE = 4096
MAGIC = b"SQLite format 3\x00"
_DAMAGED = QT_TRANSLATE_NOOP(
    "core",
    "数据文件 {path} 已损坏或不是本程序的数据（{reason}）。文件未被改动，请用最近的备份恢复。",
)
_MISSING = QT_TRANSLATE_NOOP(
    "core",
    "数据文件 {path} 不见了或是空的，但这里有它的备份或日志。没有新建空白数据，也没有改动任何文件；"
    "请用最近的备份恢复。确实要从空白开始，请换一个数据文件夹。",
)
_UNUSABLE = QT_TRANSLATE_NOOP(
    "core",
    "无法打开数据文件 {path}（{reason}）。未作任何改动，请检查文件夹是否可写、磁盘是否已满。",
)
_BUSY = QT_TRANSLATE_NOOP(
    "core", "数据文件 {path} 正被另一个程序写入，本次操作没有保存。请稍后再试。"
)
_FULL = QT_TRANSLATE_NOOP(
    "core", "磁盘已满，本次操作没有保存，之前的数据都在（{path}）。请腾出空间后再试。"
)


def errors() -> tuple[type[Exception], ...]:
    """What a database raises. peewee's and SQLCipher's classes are there once they were loaded."""
    known = (_loaded("peewee", "DatabaseError"), _sqlcipher("DatabaseError"))
    return (sqlite3.DatabaseError, *(one for one in known if one is not None))


def _sqlcipher(name: str) -> type[Exception] | None:
    return _loaded("sqlcipher3.dbapi2", name)


def _loaded(module: str, name: str) -> type[Exception] | None:
    found = sys.modules.get(module)
    return getattr(found, name) if found is not None else None


def damaged(path: Path, reason: str) -> KnownError:
    return _error(
        "database_damaged", say(_DAMAGED, path=str(path), reason=" ".join(reason.split()))
    )


def unusable(path: Path, reason: str) -> KnownError:
    return _error("database_unusable", say(_UNUSABLE, path=str(path), reason=reason))


def missing(path: Path) -> KnownError:
    """No database, or an empty one, where there was one."""
    return _error("database_missing", say(_MISSING, path=str(path)))


def busy(path: Path) -> KnownError:
    return _error("database_busy", say(_BUSY, path=str(path)))


def known(error: BaseException, path: Path) -> KnownError | None:
    """The ``KnownError`` for what SQLite says; ``None`` for a fault of the program itself."""
    if not isinstance(error, errors()) or type(error).__name__ == "IntegrityError":
        return None
    text = str(error)
    if "malformed" in text or "not a database" in text:
        return damaged(path, text)
    if "locked" in text or "busy" in text:
        return busy(path)
    if "is full" in text:
        return _error("disk_full", say(_FULL, path=str(path)))
    if "readonly" in text or "disk I/O" in text or "unable to open" in text:
        return unusable(path, text)
    return None


def known_behind(error: BaseException, path: Path) -> KnownError | None:
    """The first ``KnownError`` among what led to *error*."""
    behind = error.__context__
    while behind is not None:
        fault = known(behind, path)
        if fault is not None:
            return fault
        behind = behind.__context__
    return None


def is_plain(path: Path) -> bool:
    """Whether the file begins as one of plain SQLite does; ``OSError`` if it cannot be read."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def plain_and_settled(root: Path, path: Path) -> bool:
    """Whether *path* is a plain register, and nothing half done of a switch or a restore is left.

    Such files have names with a dot before them: any of these is looked into more closely.
    """
    try:
        return is_plain(path) and not any(root.glob(".*"))
    except OSError:
        return False


def refuse_foreign(path: Path, *, whole: bool, sealed: bool = False) -> None:
    """Look at a file's header before SQLite may write to it: kind, version, length.

    With *whole* no write-ahead log stands beside the file, so that it must have its length.
    Field offsets: "The Database Header", SQLite file format. A *sealed* file's header can only be
    read with its key (``refuse_foreign_sealed``); here only its length tells something.
    """
    if not path.is_file() or path.stat().st_size == 0:
        return
    with path.open("rb") as file:
        head = file.read(100)
    if sealed:
        if whole and path.stat().st_size % SEALED_PAGE:
            raise damaged(path, f"{path.stat().st_size} % {SEALED_PAGE}")
        return
    if len(head) < 100 or not head.startswith(MAGIC):
        raise damaged(path, "file is not a database")
    version = int.from_bytes(head[60:64], "big")
    if version > migrations.NEWEST:
        raise migrations.too_new(version)
    has_tables = head[40:44] != bytes(4)
    if version == 0 and has_tables:
        raise damaged(path, "another program's database")
    page = int.from_bytes(head[16:18], "big")
    length = int.from_bytes(head[28:32], "big") * (65_536 if page == 1 else page)
    counted = head[24:28] == head[92:96]
    if whole and counted and path.stat().st_size < length:
        raise damaged(path, f"{path.stat().st_size} < {length}")


def refuse_foreign_sealed(connection: sqlite3.Connection, path: Path) -> None:
    """The same for an encrypted file, as soon as its first page was read: nothing is written yet.

    A cut file is found by SQLite itself: the header, which is proven, has more pages.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > migrations.NEWEST:
        raise migrations.too_new(version)
    if version == 0 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise damaged(path, "another program's database")


def _error(code: str, message: Message) -> KnownError:
    return KnownError(code, message, exit_code=3)
