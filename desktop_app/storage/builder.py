"""The query builder over a connection that is open already: loaded with the first write."""

from __future__ import annotations

import sqlite3

from peewee import SqliteDatabase


class Builder(SqliteDatabase):
    """peewee for one connection, which stays the store's: ``close`` of the store ends both."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._given = connection
        super().__init__(":memory:", thread_safe=False, autoconnect=False)
        self.connect()

    def _connect(self) -> sqlite3.Connection:
        return self._given
