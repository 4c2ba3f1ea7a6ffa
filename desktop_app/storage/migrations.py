"""Schema versions in order, and the one way from an old file to the newest."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.storage.schema import v0001, v0002, v0003

if TYPE_CHECKING:
    from peewee import SqliteDatabase

STEPS: tuple[tuple[int, str], ...] = ((1, v0001.SQL), (2, v0002.SQL), (3, v0003.SQL))
NEWEST = STEPS[-1][0]


def schema_version(db: SqliteDatabase) -> int:
    return int(db.execute_sql("PRAGMA user_version").fetchone()[0])


def migrate(db: SqliteDatabase, back_up: Callable[[], None]) -> bool:
    """Bring the open database to ``NEWEST``; true if anything was done.

    A newer file is refused untouched. ``back_up`` runs before the first step of an old file.
    The version is set inside the step's own transaction, so a kill leaves one or the other.
    """
    version = schema_version(db)
    if version > NEWEST:
        raise too_new(version)
    if version == NEWEST:
        return False
    if version > 0:
        back_up()
    # A rebuild of a table with foreign keys on would cascade into its children.
    db.execute_sql("PRAGMA foreign_keys = OFF")
    try:
        for number, sql in STEPS:
            if number > version:
                with db.atomic("IMMEDIATE"):
                    for statement in _statements(sql):
                        db.execute_sql(statement)
                    broken = db.execute_sql("PRAGMA foreign_key_check").fetchall()
                    if broken:
                        raise RuntimeError(f"migration {number} breaks {len(broken)} references")
                    db.execute_sql(f"PRAGMA user_version = {number}")
    finally:
        db.execute_sql("PRAGMA foreign_keys = ON")
    return True


def too_new(version: int) -> KnownError:
    """A file of a later program: to be refused untouched."""
    return KnownError(
        "database_newer",
        say(
            QT_TRANSLATE_NOOP(
                "core",
                "数据文件由更新版本的程序建立（版本 {found}，本程序支持到 {newest}）。"
                "未作任何改动，请安装新版本后再打开。",
            ),
            found=version,
            newest=NEWEST,
        ),
        exit_code=3,
    )


def _statements(sql: str) -> list[str]:
    """The statements of a script; a trigger's own semicolons do not end it."""
    found, begun = [], ""
    for part in sql.split(";"):
        begun += part + ";"
        if sqlite3.complete_statement(begun):
            if begun.strip(" \n;"):
                found.append(begun.strip())
            begun = ""
    return found
