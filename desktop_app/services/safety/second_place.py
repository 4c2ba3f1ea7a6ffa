"""The second folder for safety copies: a USB stick or a share, which may be away at any time."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services.safety import backups
from desktop_app.services.safety.backups import Copies, Copy, Step
from desktop_app.storage.copies import backup, backup_notes, vault
from desktop_app.storage.copies.backup_notes import Place as Place
from desktop_app.storage.encryption.keys import ident_of
from desktop_app.storage.fileplaces import Files

FOLDER = "投诉管家备份"
_GONE = QT_TRANSLATE_NOOP(
    "core",
    "没有备份到第二处 {folder}（{reason}）。本机的备份是完整的；"
    "请插好 U 盘或连上共享文件夹，下次备份时会自动补上。",
)


@dataclass(frozen=True)
class State:
    """How the second place stands. ``days``: since a copy got there, ``None`` for never."""

    place: Place
    there: bool
    days: int | None
    stale: bool

    @property
    def chosen(self) -> bool:
        return bool(self.place.folder)

    def sentence(self) -> Message:
        """One calm line about it."""
        folder = self.place.folder
        if not self.chosen:
            return say(QT_TRANSLATE_NOOP("core", "没有设第二处备份：电脑坏了，备份也会一起丢失。"))
        if self.days is None:
            return say(QT_TRANSLATE_NOOP("core", "还没有备份到 {folder}"), folder=folder)
        if self.days == 0:
            return say(QT_TRANSLATE_NOOP("core", "上次备份到 {folder}：今天"), folder=folder)
        return say(
            QT_TRANSLATE_NOOP("core", "上次备份到 {folder}：{days} 天前"),
            folder=folder,
            days=self.days,
        )


def state(copies: Copies) -> State:
    """Looks at the folder; may take a moment when it is a share that does not answer."""
    place = backup_notes.read(copies.home.root)
    there = bool(place.folder) and _there(Path(place.folder))
    days = None
    if place.reached_at is not None:
        # A clock that was set back gives a time in the future: that is no age.
        days = max(0, (copies.clock().date() - place.reached_at.date()).days)
    stale = bool(place.folder) and (days is None or days >= place.warn_days)
    return State(place, there, days, stale)


def choose(copies: Copies, folder: Path | None, warn_days: int = 7) -> State:
    """Use *folder* from now on (``None``: no second place); it must be writable now.

    ``second_place_unfit`` for a folder inside the data folder, or that cannot be written.
    """
    place = backup_notes.read(copies.home.root)
    if folder is None:
        return _stored(copies, Place(office=place.office, warn_days=warn_days))
    root = copies.home.root.resolve()
    if folder.resolve().is_relative_to(root) or root.is_relative_to(folder.resolve()):
        raise _unfit(folder, say(QT_TRANSLATE_NOOP("core", "和数据在同一个文件夹里")))
    probe = folder / f".{FOLDER}.tmp"
    try:
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        raise _unfit(folder, say(error.strerror or str(error))) from error
    same = Path(place.folder) == folder if place.folder else False
    reached = place.reached_at if same else None
    return _stored(copies, replace(place, folder=str(folder), warn_days=warn_days,
                                   reached_at=reached))  # fmt: skip


def carry(copies: Copies, step: Step | None = None) -> Path | None:
    """Bring the newest good copy there, with the attachments that are not there yet.

    ``None`` when there is no second place or nothing new. ``KnownError``
    (``second_place_away``) when it is away or goes away: what lies there already stays whole.
    """
    place = backup_notes.read(copies.home.root)
    keys = copies.home.keys
    # From an encrypted folder nothing plain goes out, also not a copy of before.
    newest = next(
        (
            one
            for one in copies.listing()
            if one.note is not None and one.note.key == ident_of(keys)
        ),
        None,
    )
    if not place.folder or newest is None:
        return None
    target = folder_of(place)
    try:
        if not _there(Path(place.folder)):
            raise FileNotFoundError(2, "not there")
        target.mkdir(exist_ok=True)
        goal = target / newest.path.name
        fresh = not goal.exists()
        if fresh:
            # Files first: a copy that stands there has everything that it refers to.
            contents = backup.contents_of(newest.path) or []
            sources = [
                Files(one, keys)
                for one in (copies.home.backups / vault.FOLDER, copies.home.attachments)
            ]
            vault.fill(Files(target / vault.FOLDER, keys), contents, sources, step, link=False)
            vault.copy_whole(newest.path, goal, step)
            if backup.note_of(goal) is None:
                raise OSError(5, "read back wrong")
        backup_notes.write(copies.home.root, replace(place, reached_at=copies.clock()))
        with contextlib.suppress(OSError):
            backups.thin(target, copies.clock())
    except OSError as error:
        if error.errno == 28:
            reason = say(QT_TRANSLATE_NOOP("core", "那里已经满了"))
        elif not _there(Path(place.folder)):
            reason = say(QT_TRANSLATE_NOOP("core", "找不到这个文件夹"))
        else:
            reason = say(error.strerror or str(error))
        raise KnownError(
            "second_place_away", say(_GONE, folder=place.folder, reason=reason), exit_code=1
        ) from error
    return goal if fresh else None


def listing(copies: Copies) -> list[Copy]:
    """The copies in the second place, newest first; empty while it is away."""
    place = backup_notes.read(copies.home.root)
    return backups.listing(folder_of(place)) if place.folder else []


def newest_good(copies: Copies, step: Step | None = None) -> Copy | None:
    """The newest copy here or in the second place that opens whole."""
    found = [*copies.listing(), *listing(copies)]
    found.sort(key=lambda one: (one.serial, one.at), reverse=True)
    return copies.first_good(found, step)


def folder_of(place: Place) -> Path:
    """Our own folder in the place that was chosen."""
    return Path(place.folder) / f"{FOLDER}-{place.office}"


def own_folder(copies: Copies) -> Path | None:
    """Our own folder in the second place, ``None`` without one."""
    place = backup_notes.read(copies.home.root)
    return folder_of(place) if place.folder else None


def _there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def _stored(copies: Copies, place: Place) -> State:
    backup_notes.write(copies.home.root, place)
    return state(copies)


def _unfit(folder: Path, reason: Message) -> KnownError:
    return KnownError(
        "second_place_unfit",
        say(
            QT_TRANSLATE_NOOP(
                "core", "{folder} 不能作第二处备份（{reason}），原来的设置未改。请换一个文件夹。"
            ),
            folder=str(folder),
            reason=reason,
        ),
    )
