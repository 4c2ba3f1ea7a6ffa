"""Safety copies: when one is made, which stay, which is good, and bringing one back.

``Copies`` belongs to one data folder and needs no open office: it may run beside one, on a
thread of its own. The rule of what stays is ``domain.keeping``.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.storage import faults

if TYPE_CHECKING:  # who only begins to work makes no copy: its modules wait for the first one
    from desktop_app.storage.copies.backup import Copied as Copied
    from desktop_app.storage.copies.backup import Note as Note
    from desktop_app.storage.copies.bringing_back import Difference as Difference
    from desktop_app.storage.encryption.keyfile import KeyFile
    from desktop_app.storage.encryption.keys import Keys

Step = Callable[[int, int], None]
PREFIX = "投诉管家-"
REASON_TEXT: Mapping[str, str] = {
    "daily": QT_TRANSLATE_NOOP("core", "每日"),
    "manual": QT_TRANSLATE_NOOP("core", "手动"),
    "exit": QT_TRANSLATE_NOOP("core", "退出时"),
    "import": QT_TRANSLATE_NOOP("core", "导入前"),
    "bulk": QT_TRANSLATE_NOOP("core", "批量改动前"),
    "migration": QT_TRANSLATE_NOOP("core", "升级前"),
    "restore": QT_TRANSLATE_NOOP("core", "恢复前"),
    "repair": QT_TRANSLATE_NOOP("core", "修复前"),
    "encryption": QT_TRANSLATE_NOOP("core", "加密或解密后"),
}
APART = frozenset({"migration", "restore", "repair"})
"""Reasons whose copies stand for themselves: the data was replaced after them."""
BEFORE: Mapping[str, str] = {
    "import": "import",
    "undo_import": "import",
    "sample": "bulk",
    "retime": "bulk",
    "repair": "repair",
}
"""Operations before which the office makes a copy, and the reason that it carries."""
_OLD_TEMPORARY = 3600.0
_DAY = 24 * 3600.0


class Home(Protocol):
    """Where the data of an office lies."""

    @property
    def root(self) -> Path: ...
    @property
    def database(self) -> Path: ...
    @property
    def attachments(self) -> Path: ...
    @property
    def backups(self) -> Path: ...
    @property
    def keys(self) -> Keys | None: ...


class Copy(NamedTuple):
    """A copy as the list shows it; without a note it is of the first kind, or unreadable."""

    path: Path
    at: datetime
    size: int
    note: Note | None

    @property
    def good(self) -> bool:
        """It was opened and checked when it was made."""
        return self.note is not None

    @property
    def serial(self) -> int:
        return self.note.serial if self.note is not None else 0

    def why(self) -> Message:
        reason = self.note.reason if self.note is not None else ""
        return say(REASON_TEXT.get(reason, QT_TRANSLATE_NOOP("core", "其他")))


class Restored(NamedTuple):
    """What was brought back, and where the data of before lies now (a copy, or files aside)."""

    copied: Copied
    kept: Path | None
    aside: tuple[Path, ...] = ()
    keys: Keys | None = None
    """The key of the folder from now on: a plain one takes over that of an encrypted copy."""


@dataclass(frozen=True)
class Copies:
    """The safety copies of one data folder."""

    home: Home
    clock: Callable[[], datetime] = datetime.now
    _others: dict[str, Keys] = field(default_factory=dict, repr=False, compare=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    def make(
        self, reason: str = "manual", step: Step | None = None, *, spare: Path | None = None
    ) -> Copied:
        """A proven copy in the folder of copies; then those that are too many go, but *spare*.

        ``KnownError`` when it could not be made: the copies of before are whole then.
        """
        from desktop_app.storage.copies import backup, vault

        with self._lock:
            now, folder = self.clock(), self.home.backups
            target = unused(folder, now, reason)
            made = backup.write(
                self.home.database,
                self.home.attachments,
                target,
                at=now,
                reason=reason,
                shared=folder / vault.FOLDER,
                serial=1 + max((one.serial for one in self.listing()), default=0),
                step=step,
                keys=self.home.keys,
            )
            thin(folder, now, spare)
            return made

    def make_file(self, target: Path, step: Step | None = None) -> Copied:
        """A single file that holds everything, for wherever the user wants it."""
        from desktop_app.storage.copies import backup

        with self._lock:
            return backup.write(
                self.home.database,
                self.home.attachments,
                target,
                at=self.clock(),
                step=step,
                keys=self.home.keys,
            )

    def due(self) -> bool:
        """Whether today has no good copy yet although there is something to copy."""
        today = self.clock().date()
        return self.home.database.exists() and not any(
            one.good and one.at.date() == today for one in self.listing()
        )

    def changed(self) -> bool:
        """Whether anything was written since the newest good copy."""
        from desktop_app.storage.copies import snapshots

        newest = next((one for one in self.listing() if one.note is not None), None)
        there = self.home.database.exists()
        mark = snapshots.state_mark(self.home.database, self.home.keys) if there else ""
        return bool(mark) and (newest is None or newest.note is None or newest.note.mark != mark)

    def before(self, operation: str) -> Copied | None:
        """The copy before a large operation; ``None`` when nothing was written since the last.

        Raises when it cannot be made, so that the operation does not begin without it.
        """
        reason = BEFORE.get(operation)
        if reason is None or not self.home.database.exists() or not self._worth():
            return None
        # A repair also mends what was changed past this program, of which no mark tells.
        return self.make(reason) if reason == "repair" or self.changed() else None

    def listing(self) -> list[Copy]:
        """The copies of the folder, newest first."""
        return listing(self.home.backups)

    def newest_good(self, step: Step | None = None) -> Copy | None:
        """The newest copy that opens whole now; each is tried, bad ones are passed over."""
        return self.first_good(self.listing(), step)

    def first_good(self, listed: Iterable[Copy], step: Step | None = None) -> Copy | None:
        """The first of *listed* that opens whole."""
        for one in listed:
            with contextlib.suppress(KnownError, OSError):
                note = self.prove(one.path, step)
                return Copy(one.path, one.at, one.size, one.note or note)
        return None

    def prove(self, path: Path, step: Step | None = None) -> Note:
        """Open a copy whole; ``backup_unfit`` says what is wrong with it."""
        from desktop_app.storage.copies import backup, bringing_back

        seen = bringing_back.prove(path, self.home.backups, step, self.keys_of(path))
        said = backup.note_of(path)
        if said is None:  # a copy of the first kind
            made_at = datetime.fromtimestamp(int(path.stat().st_mtime))
            return replace(seen, made_at=made_at)
        return replace(said, complaints=seen.complaints, schema=seen.schema)

    def difference(self, path: Path) -> Difference:
        """What bringing *path* back would take away from the present data."""
        from desktop_app.storage.copies import bringing_back

        return bringing_back.difference(
            self.home.database, path, self.home.backups, self.home.keys, self.keys_of(path)
        )

    def keys_of(self, path: Path) -> Keys | None:
        """The key of a copy, ``None`` for a plain one; ``copy_locked`` until it was unlocked."""
        from desktop_app.storage.copies import backup
        from desktop_app.storage.encryption.keys import ident_of

        lock = backup.lock_of(path)
        if lock is None:
            return None
        own = self.home.keys
        found = own if ident_of(own) == lock.ident else self._others.get(lock.ident)
        if found is None:
            raise KnownError(
                "copy_locked",
                say(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "备份“{name}”是加密的，要用做它时的数据口令或恢复码打开。没有改动任何内容。",
                    ),
                    name=path.name,
                ),
                exit_code=3,
            )
        return found

    def unlock(self, path: Path, secret: str) -> None:
        """Open a copy's key with its passphrase, or its recovery code; ``passphrase_wrong``."""
        from desktop_app.storage.copies import backup

        lock = backup.lock_of(path)
        if lock is not None:
            self._others[lock.ident] = open_either(lock, secret)

    def restore(self, path: Path, step: Step | None = None) -> Restored:
        """Bring a copy back; nobody may have the data open.

        The present data is kept as a copy of its own. When it is damaged, so that none can be
        made, its files are renamed and stay as they are.
        """
        from desktop_app.storage.copies import bringing_back, vault
        from desktop_app.storage.encryption import switching

        self.prove(path)  # a copy that is unfit changes nothing, and makes nothing either
        kept: Path | None = None
        aside = ""
        if self.present():
            try:
                kept = self.make("restore", spare=path).path
            except KnownError as error:
                # A folder in its place, or only a log left, cannot be copied either.
                hopeless = not self.home.database.is_file()
                if error.code != "backup_source_damaged" and not hopeless:
                    raise
                aside = bringing_back.aside_name(self.home.database, self.clock())
        shared = self.home.backups / vault.FOLDER
        keys, copy_keys = self.home.keys, self.keys_of(path)
        place = switching.Place(self.home.root, self.home.database, self.home.attachments)
        if copy_keys is not None and keys is None:
            switching.begin(place)
        try:
            done = bringing_back.bring_back(
                path,
                self.home.database,
                self.home.attachments,
                shared,
                step,
                aside=aside,
                keys=keys,
                copy_keys=copy_keys,
            )
        except BaseException:
            switching.settle(place, keys)
            raise
        switching.settle(place, keys or copy_keys)
        left = sorted(self.home.root.glob(f"{aside}*")) if aside else []
        return Restored(done, kept, tuple(left), keys or copy_keys)

    def expect(self) -> None:
        """Refuse to begin an empty register where there was one: ``database_missing``."""
        file = self.home.database
        if file.exists() and (not file.is_file() or file.stat().st_size > 0):
            return
        if any(one.good for one in self.listing()):
            raise faults.missing(file)

    def present(self) -> bool:
        """Whether there is anything in the place of the database, or a log left of it."""
        from desktop_app.storage.copies import bringing_back

        sides = ("", *bringing_back.SIDES)
        return any(
            self.home.database.with_name(self.home.database.name + side).exists() for side in sides
        )

    def _worth(self) -> bool:
        """An empty register needs no copy before its first import."""
        from desktop_app.storage.copies import snapshots

        return snapshots.has_records(self.home.database, self.home.keys)


def open_either(lock: KeyFile, secret: str) -> Keys:
    """Open a key file with what may be its passphrase or its recovery code."""
    from desktop_app.storage.encryption import keyfile

    try:
        return keyfile.open_with_passphrase(lock, secret)
    except keyfile.WrongKeyError:
        with contextlib.suppress(keyfile.WrongKeyError):
            return keyfile.open_with_code(lock, secret)
        raise


def listing(folder: Path) -> list[Copy]:
    """The copies in *folder*, the latest made first; unreadable ones are listed without a note.

    The order is the one in which they were made, whatever the clock said.
    """
    from desktop_app.storage.copies import backup

    found = []
    for path in folder.glob("*.zip"):
        with contextlib.suppress(OSError):
            state = path.stat()
            note = backup.note_of(path)
            at = note.made_at if note is not None else datetime.fromtimestamp(int(state.st_mtime))
            if not path.name.startswith("."):
                found.append(Copy(path, at, state.st_size, note))
    return sorted(found, key=lambda one: (one.serial, one.at, one.path.name), reverse=True)


def thin(folder: Path, now: datetime, spare: Path | None = None) -> list[Path]:
    """Delete the copies that are too many, and attachments that no copy refers to any more.

    Only copies that this program made by itself in this folder, and proved, are ever deleted.
    """
    from desktop_app.domain.keeping import Kept, surplus

    copies = [one for one in listing(folder) if one.path.name.startswith(PREFIX)]
    kept = [
        Kept(one.path.name, one.at, True, one.note.reason in APART)
        for one in copies
        if one.note is not None and not one.note.whole and one.path != spare
    ]
    gone = []
    for name in sorted(surplus(kept, now)):
        with contextlib.suppress(OSError):
            (folder / name).unlink()
            gone.append(folder / name)
    _sweep(folder, [one for one in copies if one.path not in gone], swept=bool(gone))
    return gone


def default_name(now: datetime, reason: str = "manual") -> str:
    return f"{PREFIX}{now:%Y%m%d-%H%M%S}-{REASON_TEXT[reason]}.zip"


def unused(folder: Path, now: datetime, reason: str) -> Path:
    """A name that no copy has: two in one second must not write over each other."""
    name = Path(default_name(now, reason))
    names = (f"{name.stem}{f'-{n}' if n else ''}.zip" for n in range(1000))
    return next(folder / one for one in names if not (folder / one).exists())


def _sweep(folder: Path, copies: list[Copy], *, swept: bool) -> None:
    from desktop_app.storage.copies import backup, vault

    for rest in (*folder.glob(".*.tmp"), *folder.glob(".*.copy"), *folder.glob(".*.restore")):
        with contextlib.suppress(OSError):
            if rest.stat().st_mtime < time.time() - _OLD_TEMPORARY:
                rest.unlink()
    if not swept:
        return
    wanted: set[str] = set()
    for one in copies:
        contents = backup.contents_of(one.path)
        if contents is None:
            return  # who knows what that one needs
        ident = one.note.key if one.note is not None else ""
        wanted |= {f"{sha256}.{ident}" if ident else sha256 for sha256, _ in contents}
    vault.sweep(folder / vault.FOLDER, wanted, time.time() - _DAY)
