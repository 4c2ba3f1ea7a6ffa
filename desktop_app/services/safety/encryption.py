"""The encrypted data folder: whether it is one, opening its key, other locks for the same key.

Neither the passphrase nor the key is kept anywhere: without the passphrase, and without the
recovery code, nobody opens the data any more, also not whoever made this program.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace

from desktop_app.domain import recovery_code
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.domain.rights import ENCRYPT
from desktop_app.services.office import Office
from desktop_app.services.safety import backups
from desktop_app.services.safety.backups import Home
from desktop_app.services.staff.allowing import need
from desktop_app.storage import faults, fileplaces, settings
from desktop_app.storage.copies import backup, snapshots
from desktop_app.storage.encryption import keyfile, switching
from desktop_app.storage.encryption.keyfile import NAME as NAME
from desktop_app.storage.encryption.keyfile import KeyFile as KeyFile
from desktop_app.storage.encryption.keyfile import WrongKeyError as WrongKeyError
from desktop_app.storage.encryption.keys import Keys as Keys
from desktop_app.storage.encryption.keys import ident_of
from desktop_app.storage.encryption.switching import REVISION

SHORTEST = 8


@dataclass(frozen=True)
class Locks:
    """A data key that was made but is not used yet, its file, and the code to write down."""

    keys: Keys
    file: KeyFile
    code: str


@dataclass(frozen=True)
class Switch:
    """A wish of the window: encrypt with *locks*, or without any make plain; who asks."""

    locks: Locks | None
    staff: str


def key_file(home: Home) -> KeyFile | None:
    """The key file of an encrypted folder; ``None`` for a plain or an empty one.

    One that was lost is taken from the newest copy that has it. ``key_file_missing`` when there
    is none, ``key_file_damaged``.
    """
    database = home.database
    try:
        there = database.is_file() and database.stat().st_size > 0
        if there and faults.is_plain(database):
            return None
    except OSError:
        return None  # whoever opens it says what is wrong
    unreadable: KnownError | None = None
    try:
        found = keyfile.read(home.root)
    except KnownError as error:
        found, unreadable = None, error
    found = found or _in_copies(home)
    if found is not None:
        return found
    if unreadable is not None:
        raise unreadable
    if there and fileplaces.sealed_there(home.attachments):
        raise KnownError(
            "key_file_missing",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "数据是加密的，但密钥文件 {path} 不见了，备份里也没有找到。没有它，谁也打不开。"
                    "没有改动任何内容；请从 U 盘等处的备份（zip）里取出同名文件放回原处。",
                ),
                path=str(home.root / NAME),
            ),
            exit_code=3,
        )
    return None


def _in_copies(home: Home) -> KeyFile | None:
    """The key of the newest copy, where that one is encrypted."""
    newest = next((one for one in backups.listing(home.backups) if one.good), None)
    return backup.lock_of(newest.path) if newest is not None else None


def open_with_passphrase(file: KeyFile, passphrase: str) -> Keys:
    """The key; ``WrongKeyError``. Takes a moment and 64 MB: that is what makes guessing dear."""
    return keyfile.open_with_passphrase(file, passphrase)


def open_with_code(file: KeyFile, code: str) -> Keys:
    """The key by the recovery code; ``WrongKeyError`` names a group that was typed wrong."""
    return keyfile.open_with_code(file, code)


def open_either(file: KeyFile, secret: str) -> Keys:
    """The key by what may be the passphrase or the code."""
    return backups.open_either(file, secret)


def give_back(home: Home, file: KeyFile, keys: Keys) -> bool:
    """Put the key file of a copy where it is missing, if it fits the data; true if it was put."""
    with contextlib.suppress(KnownError):
        if keyfile.read(home.root) is not None:
            return False
    if not snapshots.state_mark(home.database, keys):
        return False
    with contextlib.suppress(OSError):
        keyfile.write(home.root, file)
        return True
    return False


def recover(home: Home, file: KeyFile, code: str, passphrase: str) -> Keys:
    """Open with the recovery code and put a new passphrase in the place of the forgotten one."""
    check_passphrase(passphrase)
    keys = keyfile.open_with_code(file, code)
    _write(home, keyfile.with_passphrase(file, keys, passphrase))
    return keys


def settle(home: Home) -> bool:
    """Put away what a switch that was cut off has left; for who holds the folder's lock."""
    return switching.settle(switching.Place(home.root, home.database, home.attachments), home.keys)


def check_passphrase(passphrase: str) -> None:
    """``passphrase_weak`` for one that is short, or the same character again and again."""
    if len(passphrase) >= SHORTEST and len(set(passphrase)) > 2:
        return
    raise KnownError(
        "passphrase_weak",
        say(
            QT_TRANSLATE_NOOP(
                "core", "数据口令至少 {count} 个字符，不要只有一两个字符反复。没有改动任何内容。"
            ),
            count=SHORTEST,
        ),
    )


def new_locks(passphrase: str) -> Locks:
    """A new key under *passphrase*, with a recovery code; nothing is written yet."""
    check_passphrase(passphrase)
    code = keyfile.new_code()
    keys, file = keyfile.create(passphrase, code)
    return Locks(keys, file, recovery_code.written(code))


def change_passphrase(home: Home, keys: Keys, passphrase: str) -> None:
    """Another passphrase for the same key: the data need not be written again."""
    check_passphrase(passphrase)
    _write(home, keyfile.with_passphrase(_own(home, keys), keys, passphrase))


def prepare_code(home: Home, keys: Keys) -> tuple[KeyFile, str]:
    """A new recovery code and the key file with it; the old one counts until ``put`` is called."""
    code = keyfile.new_code()
    file = keyfile.with_code(_own(home, keys), keys, code)
    return file, recovery_code.written(code)


def put(home: Home, keys: Keys, file: KeyFile) -> None:
    """Use a prepared key file from now on, with the passphrase of meanwhile."""
    now = _own(home, keys)
    _write(home, replace(file, passphrase=now.passphrase, revision=now.revision + 1))


def verify(home: Home, keys: Keys, passphrase: str) -> None:
    """``WrongKeyError`` unless *passphrase* is the one of now."""
    keyfile.open_with_passphrase(_own(home, keys), passphrase)


def need_right(office: Office) -> None:
    """Encryption is the manager's: ``KnownError`` for everybody else."""
    need(office, ENCRYPT)


def note_changes(office: Office, home: Home) -> bool:
    """Leave a trace when the key file was changed since; true if one was left.

    Asked at every opening and after every change, so that a kill in between hides nothing.
    """
    if office.store.keys is None:
        return False
    file = keyfile.read(home.root)
    told = settings.get(office.store, REVISION)
    now = f"{file.ident}/{file.revision}" if file is not None else ""
    if not now or told == now:
        return False
    with office.write("key_changed") as journal:
        settings.put(office.store, REVISION, now)
        journal.record("encryption", 0, None, "key_file", told or None, now)
        journal.touched.add("setting")
    return True


def _own(home: Home, keys: Keys) -> KeyFile:
    found = backup.key_file_of(home.root, keys)
    assert found is not None  # keys are not None
    return found


def _write(home: Home, file: KeyFile) -> None:
    try:
        keyfile.write(home.root, file)
    except OSError as error:
        raise KnownError(
            "key_file_not_written",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "密钥文件没有写成（{reason}），原来的口令和恢复码照旧有效。"
                ),
                reason=error.strerror or str(error),
            ),
            exit_code=3,
        ) from error


def key_file_fits(home: Home) -> bool:
    """Whether the key file lies there and is that of the open key."""
    try:
        found = keyfile.read(home.root)
    except KnownError:
        return False
    return found is not None and found.ident == ident_of(home.keys)
