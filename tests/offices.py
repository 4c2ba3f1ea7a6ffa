"""An office for tests: a real database in a temporary folder, a clock that tests set."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path

from desktop_app.services.office import Office
from desktop_app.services.safety.backups import Copies
from desktop_app.storage.encryption import keyfile
from desktop_app.storage.encryption.keys import Keys
from desktop_app.storage.store import Store

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
NOW = datetime(2026, 11, 21, 14, 32, 7)


@dataclass
class SetClock:
    """A clock that stands still until it is moved."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        self.at += timedelta(**span)


Fill = Callable[[Office], object]


@lru_cache(maxsize=12)
def _begun(at: datetime, fill: Fill | None, keys: Keys | None) -> tuple[bytes, datetime]:
    """A new office's database and what its clock shows then: seeding outlasts most tests."""
    clock = SetClock(at)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office.db"
        office = Office(Store(path, keys), clock, RESOURCES)
        office.open()
        office.operator = "王敏"
        if fill is not None:
            fill(office)
        office.close()
        return path.read_bytes(), clock.at


def begin(path: Path, clock: SetClock, fill: Fill | None = None, keys: Keys | None = None) -> None:
    """Put a copy of a new office's database there."""
    database, clock.at = _begun(clock.at, fill, keys)
    path.write_bytes(database)


def make_office(
    folder: Path, clock: SetClock | None = None, operator: str = "王敏", fill: Fill | None = None
) -> Office:
    """An opened, seeded, otherwise empty office; close it when done.

    What *fill*, a function that a module keeps, puts into it is made once and copied as well.
    """
    path, clock = folder / "office.db", clock or SetClock()
    if not path.exists():
        begin(path, clock, fill)
    office = Office(Store(path), clock, RESOURCES)
    office.open()
    office.operator = operator
    return office


@dataclass(frozen=True)
class Folder:
    """A data folder as the services see it, without the composition root."""

    root: Path
    keys: Keys | None = None

    @property
    def database(self) -> Path:
        return self.root / "complaints.db"

    @property
    def attachments(self) -> Path:
        return self.root / "attachments"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    def office(self, clock: SetClock | None = None, copies: Copies | None = None) -> Office:
        """The opened office of the folder; close it when done."""
        clock = clock or SetClock()
        if self.root.is_dir() and {path.name for path in self.root.iterdir()} <= {keyfile.NAME}:
            begin(self.database, clock, keys=self.keys)
        store = Store(self.database, self.keys)
        made = Office(store, clock, RESOURCES, self.attachments, copies)
        made.open()
        made.operator = "王敏"
        return made


PASSPHRASE, CODE = "三号楼 的 钥匙 3", bytes(range(16))


@cache
def _locks() -> tuple[Keys, keyfile.KeyFile]:
    return keyfile.create(PASSPHRASE, CODE)


def sealed(folder: Folder) -> Folder:
    """The same folder as one that is encrypted from its beginning."""
    keys, file = _locks()
    folder.root.mkdir(parents=True, exist_ok=True)
    keyfile.write(folder.root, file)
    return replace(folder, keys=keys)


def unseal(store: Store) -> None:
    """Take the trace's guards away, as somebody would who changes the file with another tool."""
    for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        store.execute(f"DROP TRIGGER {row['name']}")
