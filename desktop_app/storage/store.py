"""The open database: one connection, one thread, every write in a transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.errors import Cancelled
from desktop_app.storage import connecting, faults, migrations

if TYPE_CHECKING:
    from peewee import Table

    from desktop_app.storage.builder import Builder
    from desktop_app.storage.encryption.keys import Keys

Row = dict[str, Any]
STEPS = 20_000
"""SQLite's steps between two looks whether a statement is to stop: about a millisecond."""

PRAGMAS = {
    "journal_mode": "wal",
    "foreign_keys": 1,
    # A user's edit must survive a power cut, which costs little next to losing one.
    "synchronous": "full",
    "cache_size": -32_000,
    "temp_store": "memory",
    "busy_timeout": 3000,
}


SEALED_CACHE = -64_000
"""Kibibytes of pages kept in the clear: each one that is read again costs its decryption."""


class Store:
    """Plain access to the tables of one data folder. Not thread-safe: one owner thread.

    With *keys* the file is an encrypted one.
    """

    def __init__(self, path: Path, keys: Keys | None = None) -> None:
        self.path, self.keys = path, keys
        self._connection: sqlite3.Connection | None = None
        self._builder: Builder | None = None
        self._tables: dict[str, Table] = {}
        self._stops: list[Callable[[], bool]] = []
        self.before_migration: Callable[[], object] | None = None
        """Makes the safety copy before an old file is changed; without it one lies beside."""
        self.due_entries: dict[int, Any] = {}
        """What can be found in cases that the search index owes; ``storage/search.py`` keeps it."""

    @property
    def connection(self) -> sqlite3.Connection:
        """The raw connection, for bulk work and backups inside this room."""
        if self._connection is None:
            raise sqlite3.ProgrammingError("connection not opened")
        return self._connection

    def builder(self) -> Builder:
        """The query builder of this connection; reading needs none, the window stands before."""
        if self._builder is None:
            from desktop_app.storage.builder import Builder

            self._builder = Builder(self.connection)
        return self._builder

    def open(self) -> None:
        """Open, check after an unclean end, migrate; ``KnownError`` says what is wrong."""
        wal = self.path.with_name(self.path.name + "-wal")
        try:
            unclean = wal.exists() and wal.stat().st_size > 0
            if unclean and (not self.path.exists() or self.path.stat().st_size == 0):
                # SQLite would begin anew and throw the log away, which holds what was saved last.
                raise faults.missing(self.path)
            faults.refuse_foreign(self.path, whole=not unclean, sealed=self.keys is not None)
            self._connect()
            version = self.connection.execute("PRAGMA user_version").fetchone()[0]
            if unclean or version == 0:
                verdict = self.connection.execute("PRAGMA quick_check(1)").fetchone()[0]
                if verdict != "ok":
                    raise sqlite3.DatabaseError(verdict)
            if version != migrations.NEWEST:
                migrations.migrate(self.builder(), self._back_up_before_migration)
        except faults.errors() as error:
            self.close()
            raise faults.known(error, self.path) or faults.damaged(self.path, str(error)) from error
        except OSError as error:
            self.close()
            raise faults.unusable(self.path, str(error)) from error
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        connection, self._connection, self._builder = self._connection, None, None
        self._tables.clear()
        if connection is not None:
            connection.close()

    def _connect(self) -> None:
        # Every transaction is begun and ended in so many words.
        connection = connecting.connect(self.path, self.keys, isolation_level=None)
        pragmas = dict(PRAGMAS)
        try:
            if self.keys is not None:
                faults.refuse_foreign_sealed(connection, self.path)
                pragmas["cache_size"] = SEALED_CACHE
            for name, value in pragmas.items():
                connection.execute(f"PRAGMA {name} = {value}")
        except BaseException:
            connection.close()
            raise
        self._connection = connection

    def _back_up_before_migration(self) -> None:
        if self.before_migration is not None:
            self.before_migration()
            return
        copy = self.path.with_name(f"{self.path.stem}-before-v{migrations.NEWEST}.db")
        part = copy.with_suffix(".part")
        self.copy_to(part)
        part.replace(copy)

    def copy_to(self, target: Path) -> None:
        """A consistent copy through SQLite's online backup (a file copy would miss the WAL)."""
        with_target = connecting.connect(target, self.keys)
        try:
            self.connection.backup(with_target)
        finally:
            with_target.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A writing transaction; anything raised inside rolls all of it back."""
        raised: BaseException | None = None
        try:
            with self.builder().atomic("IMMEDIATE"):
                try:
                    yield
                except BaseException as error:
                    raised = error
                    raise
        except faults.errors() as error:
            # On a full disk SQLite has rolled back by itself, and the rollback then fails.
            # When the commit itself fails, what was wrong stands behind the failed rollback.
            cause = raised or error
            behind = faults.known(cause, self.path) or faults.known_behind(cause, self.path)
            raise behind or cause from error

    def _run(self, sql: str, parameters: Sequence[object]) -> Any:
        try:
            return self.connection.execute(sql, tuple(map(to_column, parameters)))
        except faults.errors() as error:
            fault = faults.known(error, self.path)
            if fault is None:
                raise
            raise fault from error

    # Reading

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        cursor = self._run(sql, parameters)
        names = [column[0] for column in cursor.description]
        try:
            found = cursor.fetchall()
        except faults.errors() as error:  # a page that rotted shows only when it is read
            raise faults.known(error, self.path) or error from error
        return [dict(zip(names, row, strict=True)) for row in found]

    def pieces(
        self, sql: str, parameters: Sequence[object] = (), size: int = 20_000
    ) -> Iterator[list[tuple[Any, ...]]]:
        """Plain rows, *size* at a time: a million in one answer would hold up other threads."""
        cursor = self._run(sql, parameters)
        try:
            while part := cursor.fetchmany(size):
                yield part
        except faults.errors() as error:
            raise faults.known(error, self.path) or error from error

    def row(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """The first column of the first row, or ``None``."""
        row = self._run(sql, parameters).fetchone()
        return row[0] if row else None

    def each(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Plain rows one after the other: for answers too large to hold."""
        cursor = self._run(sql, parameters)
        try:
            # Not ``yield from``: it closes the cursor with the generator, in whatever thread puts
            # away what was read in part, and that SQLite's module refuses.
            for row in cursor:  # noqa: UP028
                yield row
        except faults.errors() as error:
            raise faults.known(error, self.path) or error from error

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read within is of one moment, whatever others write meanwhile."""
        with self.builder().atomic("DEFERRED"):
            yield

    @contextmanager
    def stoppable(self, stopped: Callable[[], bool]) -> Iterator[None]:
        """Statements within end with ``Cancelled`` soon after *stopped* says so."""
        self._stops.append(stopped)
        self.connection.set_progress_handler(self._is_stopped, STEPS)
        try:
            if stopped():
                raise Cancelled
            yield
        except Exception as error:  # however the interrupted statement was put in words
            if stopped():
                raise Cancelled from error
            raise
        finally:
            self._stops.pop()
            if not self._stops:
                self.connection.set_progress_handler(None, 0)

    def _is_stopped(self) -> bool:
        return any(stopped() for stopped in self._stops)

    # Writing

    def insert(self, table: str, values: Mapping[str, object]) -> int:
        """Insert one row; returns its row id."""
        return int(self._table(table).insert(to_columns(values)).execute())

    def update(self, table: str, row_id: int, values: Mapping[str, object]) -> None:
        entity = self._table(table)
        columns = {getattr(entity, name): to_column(value) for name, value in values.items()}
        entity.update(columns).where(entity.id == row_id).execute()

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run one statement; returns the number of rows touched."""
        return int(self._run(sql, parameters).rowcount)

    def insert_many(
        self, table: str, names: Sequence[str], rows: Iterable[Sequence[object]]
    ) -> None:
        """Bulk insert through the driver, several times faster than the query builder."""
        self.insert_columns(table, names, ([to_column(v) for v in row] for row in rows))

    def insert_columns(
        self, table: str, names: Sequence[str], rows: Iterable[Sequence[object]]
    ) -> None:
        """Bulk insert of values that are already as SQLite keeps them (``to_column``)."""
        places = ", ".join("?" * len(names))
        self.execute_many(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", rows)

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """One statement for many rows of values that are already as SQLite keeps them."""
        try:
            self.connection.executemany(sql, rows)
        except faults.errors() as error:
            raise faults.known(error, self.path) or error from error

    def columns(self, table: str) -> list[str]:
        return [row["name"] for row in self.rows(f"PRAGMA table_info({table})")]

    def _table(self, name: str) -> Any:
        if name not in self._tables:
            from peewee import Table

            self._tables[name] = Table(name, self.columns(name)).bind(self.builder())
        return self._tables[name]


def to_column(value: object) -> object:
    """A domain value as SQLite keeps it: times as ``YYYY-MM-DD HH:MM:SS`` in local time."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:  # half an emoji, or bytes of the command line that are no text
            return value.encode("utf-8", "replace").decode()
        return value
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")  # strftime does not pad the year everywhere
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return value


def to_columns(values: Mapping[str, object]) -> dict[str, object]:
    return {key: to_column(value) for key, value in values.items()}


def to_time(text: str | None) -> datetime | None:
    """Read back what ``to_column`` wrote; ``None`` stays ``None``."""
    return datetime.fromisoformat(text) if text else None
