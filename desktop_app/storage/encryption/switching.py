"""Turning the encryption of a data folder on or off: one rename decides, and all else follows it.

First the new database and the attachments under the new key are made beside the old ones, then
the database takes the old one's place. Whether a folder is encrypted is told by the database
alone: a key file beside a plain one belongs to a switch that was cut off. What such a switch has
left is put away at the next start (``settle``).
"""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.storage import faults, settings
from desktop_app.storage.copies import bringing_back
from desktop_app.storage.copies.vault import Step
from desktop_app.storage.encryption import keyfile, recrypt
from desktop_app.storage.encryption.keyfile import KeyFile
from desktop_app.storage.encryption.keys import Keys
from desktop_app.storage.fileplaces import Files
from desktop_app.storage.store import Store
from desktop_app.storage.trace import chain
from desktop_app.storage.trace.journal import Journal

REVISION = "key_revision"
"""The setting that says which state of the key file the trace has told of."""
_MADE = ".switch"
_UNDER_WAY = ".encryption-switch"


@dataclass(frozen=True)
class Place:
    """What is switched: the data folder, its database and its attachments."""

    root: Path
    database: Path
    attachments: Path


@dataclass(frozen=True)
class Trace:
    """What the trace tells of a switch: the operation, who asked, when, the key file of now."""

    name: str
    staff: str
    at: datetime
    key_file: str


def switch(
    place: Place,
    old: Keys | None,
    new: Keys | None,
    lock: KeyFile | None,
    trace: Trace,
    step: Step | None = None,
) -> int:
    """Bring the folder under the key *new* (``None``: plain); returns damaged attachments.

    Nobody may have it open. The trace stands in the new database before it counts. Whatever is
    raised before the rename leaves the old state whole.
    """
    here, there = Files(place.attachments, old), Files(place.attachments, new)
    made = place.root / f".{secrets.token_hex(6)}{_MADE}"
    bringing_back.end_log(place.database, old)
    try:
        begin(place)
        recrypt.database(place.database, old, made, new, step)
        _leave(trace, made, new)
        bringing_back.end_log(made, new)
        damaged = recrypt.seal_files(here, there, step)
        if lock is not None:
            keyfile.write(place.root, lock)
        made.replace(place.database)
    except BaseException:
        recrypt.drop(made)
        _tidy(place, old)
        raise
    keyfile.settle(place.root)
    _tidy(place, new)
    return damaged


def begin(place: Place) -> None:
    """Note that a switch is under way, for whoever starts next if it is cut off."""
    (place.root / _UNDER_WAY).touch()


def settle(place: Place, keys: Keys | None) -> bool:
    """Put away what a switch that was cut off has left; true if there was one.

    Only for who holds the folder's lock; *keys* are those of the state that counts. What a killed
    restore was unpacking goes as well: in an encrypted folder it may be a plain register. So does
    a key file that was being written, by a switch or for another passphrase.
    """
    for pattern in (".*.restore*", ".*.recrypt*", f".{keyfile.NAME}.*.tmp"):
        for rest in place.root.glob(pattern):
            with contextlib.suppress(OSError):
                rest.unlink()
    if not (place.root / _UNDER_WAY).exists():
        return False
    for rest in place.root.glob(f".*{_MADE}*"):
        with contextlib.suppress(OSError):
            rest.unlink()
    _tidy(place, keys)
    return True


def _leave(trace: Trace, made: Path, keys: Keys | None) -> None:
    store = Store(made, keys)
    store.open()
    try:
        with store.transaction():
            journal = Journal(store, trace.name, trace.at.replace(microsecond=0), trace.staff)
            before = settings.get(store, REVISION)
            settings.put(store, REVISION, trace.key_file)
            journal.record("encryption", 0, None, "key_file", before or None,
                           trace.key_file or None)  # fmt: skip
            chain.close(store, journal.operation_id, journal.first_line)
    finally:
        store.close()


def _tidy(place: Place, keys: Keys | None) -> None:
    """Leave only what belongs to the state of *keys*."""
    for file in place.attachments.glob("*.part"):
        with contextlib.suppress(OSError):
            file.unlink()
    own = Files(place.attachments, keys)
    for path in place.attachments.glob("??/*"):
        # The other state's files, and what was being written; never the only one of a content.
        torn = path.suffix == ".tmp"
        twin = path.name != own.place(path.name[:64]).name and own.place(path.name[:64]).is_file()
        if torn or twin:
            with contextlib.suppress(OSError):
                path.unlink()
    if keys is None and _is_plain(place.database):
        with contextlib.suppress(OSError):
            (place.root / keyfile.NAME).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        (place.root / _UNDER_WAY).unlink(missing_ok=True)


def _is_plain(database: Path) -> bool:
    try:
        return faults.is_plain(database)
    except OSError:
        return False
