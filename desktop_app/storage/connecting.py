"""The one place that makes raw connections: with a key through SQLCipher, else plain SQLite.

SQLCipher's module is only imported when there is a key, and its exceptions are its own:
``faults.errors`` knows both.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:  # loaded with the first encrypted folder
    from desktop_app.storage.encryption.keys import Keys

READ_ONLY, IMMUTABLE = "mode=ro", "immutable=1"
"""Immutable: nothing is made beside it, not even for one in WAL mode."""


def connect(
    path: Path,
    keys: Keys | None = None,
    *,
    how: str = "",
    **settings: Any,
) -> sqlite3.Connection:
    """Open *path* as *keys* ask for; *how* is ``READ_ONLY`` or ``IMMUTABLE``.

    *settings* are those of ``sqlite3.connect``. A wrong key shows at the first statement:
    ``file is not a database``.
    """
    name = f"{path.absolute().as_uri()}?{how}" if how else path.absolute().as_uri()
    settings = {**settings, "uri": True}
    if keys is None:
        return cast(sqlite3.Connection, sqlite3.connect(name, **settings))
    from sqlcipher3 import dbapi2

    connection = cast(sqlite3.Connection, dbapi2.connect(name, **settings))
    try:
        # It would write what is wrong with a file to standard error, past the program.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{keys.database()}"')
    except BaseException:
        connection.close()
        raise
    return connection


def attach(
    connection: sqlite3.Connection, path: Path, name: str, keys: Keys | None, *, how: str = ""
) -> None:
    """Open another database as schema *name* in a connection.

    A connection of plain SQLite cannot attach an encrypted file.
    """
    place = f"{path.absolute().as_uri()}?{how}" if how else path.absolute().as_uri()
    if type(connection) is sqlite3.Connection:
        if keys is not None:
            raise ValueError("a plain connection cannot attach an encrypted file")
        connection.execute(f"ATTACH ? AS {name}", (place,))
        return
    key = keys.database() if keys is not None else ""
    connection.execute(f"ATTACH ? AS {name} KEY ?", (place, key))


def able_to_attach(path: Path, *, how: str = "") -> sqlite3.Connection:
    """A plain file opened by SQLCipher's own driver, which can attach encrypted ones."""
    from sqlcipher3 import dbapi2

    name = f"{path.absolute().as_uri()}?{how}" if how else path.absolute().as_uri()
    connection = cast(sqlite3.Connection, dbapi2.connect(name, isolation_level=None, uri=True))
    connection.execute("PRAGMA cipher_log_level = NONE")
    return connection
