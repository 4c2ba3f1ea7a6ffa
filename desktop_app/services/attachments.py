"""Attachments of a case: photos, letters, recordings; kept by content, never half.

Reading and writing files needs no database and is done beside the office (``take_in``,
``take_in_bytes``, ``copy_out``); what they give is then tied to a case here (``attach``).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import KnownError, RefusedError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, Message, say
from desktop_app.services.office import Office
from desktop_app.services.operations import Progress
from desktop_app.storage import attachments, filestore
from desktop_app.storage.filestore import MOST as MOST
from desktop_app.storage.filestore import Attachment as Attachment
from desktop_app.storage.filestore import Files as Files
from desktop_app.storage.filestore import Stored as Stored
from desktop_app.storage.filestore import copy_out as copy_out
from desktop_app.storage.filestore import place_of as place_of

_DAY = 24 * 3600
RUNS = frozenset(
    {
        *(".exe", ".com", ".bat", ".cmd", ".scr", ".msi", ".ps1", ".vbs", ".vbe", ".js", ".jse"),
        *(
            ".wsf",
            ".wsh",
            ".hta",
            ".lnk",
            ".url",
            ".cpl",
            ".jar",
            ".reg",
            ".pif",
            ".sh",
            ".desktop",
        ),
        *(".app", ".command", ".scf", ".inf", ".msc", ".appref-ms", ".iso", ".xll"),
    }
)
"""Endings of files that would run as programs: they are kept, but not opened from here."""


@dataclass(frozen=True)
class Shown:
    """An attachment and what its file is like: ``ok``, ``missing`` or ``changed``."""

    attachment: Attachment
    state: str


@dataclass(frozen=True)
class Shelf:
    """The attachments of a case, and the folder where their files lie."""

    folder: Files | None
    items: tuple[Shown, ...]


@dataclass(frozen=True)
class TakenIn:
    """Files that lie in the folder now, and why others do not."""

    stored: tuple[Stored, ...]
    refused: tuple[Message, ...]


@dataclass(frozen=True)
class Attached:
    """How many were tied to the case, and the names of those that it had already."""

    count: int
    known: tuple[str, ...]


def folder_of(office: Office) -> Files:
    """The folder where the files lie; ``KnownError`` for an office that has none."""
    files = files_of(office)
    if files is None:
        raise KnownError(
            "attachments_nowhere",
            say(QT_TRANSLATE_NOOP("core", "没有附件文件夹，没有添加；请检查数据文件夹的设置。")),
        )
    return files


def files_of(office: Office) -> Files | None:
    """The folder with the office's key, ``None`` for an office that keeps no files."""
    return Files(office.attachments, office.store.keys) if office.attachments is not None else None


def shelf(office: Office, complaint_id: int) -> Shelf:
    """The attachments of a case, oldest first; a missing or cut file is seen at once."""
    folder = files_of(office)
    return Shelf(
        folder,
        tuple(
            Shown(one, filestore.state_of(folder, one.sha256, one.size))
            for one in attachments.of_case(office.store, complaint_id)
        ),
    )


def take_in(
    folder: Path | Files, sources: Sequence[Path], progress: Progress | None = None
) -> TakenIn:
    """Copy files into the folder; one that cannot be taken does not keep out the others.

    A full disk ends it: the rest could only fail in the same way.
    """
    stored: list[Stored] = []
    refused: list[Message] = []
    for number, source in enumerate(sources):
        if progress is not None:
            progress.step(number, len(sources))
        try:
            stored.append(filestore.store_file(folder, source))
        except KnownError as error:
            refused.append(error.message)
            if error.code in ("disk_full", "folder_read_only"):
                break
    return TakenIn(tuple(stored), tuple(refused))


def take_in_bytes(folder: Path | Files, name: str, data: bytes) -> Stored:
    """Take in a content that is no file yet (a pasted picture)."""
    return filestore.store_bytes(folder, name, data)


def attach(office: Office, complaint_id: int, stored: Sequence[Stored]) -> Attached:
    """Tie stored files to a case; what the case has already is not added twice."""
    office.case(complaint_id)
    have = {one.sha256 for one in attachments.of_case(office.store, complaint_id)}
    fresh: list[Stored] = []
    known: list[str] = []
    for one in stored:
        if one.sha256 in have:
            known.append(one.name)
        else:
            have.add(one.sha256)
            fresh.append(one)
    if fresh:
        with office.write("attach") as journal:
            for one in fresh:
                attachments.add(journal, complaint_id, one)
    return Attached(len(fresh), tuple(known))


def remove(office: Office, attachment_id: int) -> Attachment:
    """Take an attachment off its case. Its file stays, so that undo brings it back whole."""
    found = get(office, attachment_id)
    with office.write("detach") as journal:
        journal.update("attachment", attachment_id, {"deleted_at": journal.at})
    return found


def get(office: Office, attachment_id: int) -> Attachment:
    """An attachment that was not removed; ``KnownError`` otherwise."""
    found = attachments.load(office.store, attachment_id)
    if found is None or found.deleted_at is not None:
        raise KnownError("attachment_unknown", say(QT_TRANSLATE_NOOP("core", "这个附件已被移除。")))
    return found


def copy_to_open(folder: Path | Files, one: Attachment, into: Path) -> Path:
    """A read-only copy under its own name in the folder *into*, for the system's program.

    The program may show it and even change it: what is kept stays as it was. Raises
    ``RefusedError`` for a file that would run.
    """
    if Path(one.name).suffix.lower() in RUNS:
        raise RefusedError(
            "attachment_runs",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "“{name}”是可以运行的程序，为了安全不在这里打开；确认来源可靠后请用“另存为”。",
                ),
                name=one.name,
            ),
        )
    return filestore.copy_out(folder, one, into / one.name, read_only=True)


def picture_of(folder: Files, one: Attachment) -> Path | bytes:
    """A picture's file, or what is in it where the file is sealed: that is never written out."""
    if folder.keys is None:
        return folder.place(one.sha256)
    try:
        return b"".join(folder.pieces(one.sha256))
    except OSError:
        return b""


def opening_place(folder: Files) -> Path:
    """A new private place, outside the data folder, for a copy that is opened."""
    return Path(tempfile.mkdtemp(prefix=f"{_opened_prefix(folder.path)}{os.getpid()}-"))


def discard(place: Path) -> None:
    """Remove such a place with the copy in it."""
    for path in place.glob("*"):
        with suppress(OSError):
            path.chmod(0o600)  # Windows does not delete what is read-only
    shutil.rmtree(place, ignore_errors=True)


def discard_left(folder: Path) -> int:
    """Remove the places that a program before left (killed, or a viewer held the file)."""
    prefix = _opened_prefix(folder)
    found = Path(tempfile.gettempdir()).glob(f"{prefix}*")
    left = [p for p in found if p.is_dir() and not p.name.startswith(f"{prefix}{os.getpid()}-")]
    for place in left:
        discard(place)
    return len(left)


def _opened_prefix(folder: Path) -> str:
    mark = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    return f"complaint-desk-{mark}-"


def damaged(office: Office, progress: Progress | None = None) -> tuple[list[str], list[str]]:
    """Numbers of cases with a file that is missing, and with one that has changed.

    Reads every file whole; meant for the check of the data.
    """
    missing: list[str] = []
    changed: list[str] = []
    everything = attachments.contents(office.store)
    for number, (sha256, size, case) in enumerate(everything):
        if progress is not None:
            progress.step(number, len(everything))
        state = filestore.state_of(files_of(office), sha256, size, whole=True)
        if state != "ok":
            (missing if state == "missing" else changed).append(case)
    return missing, changed


def strays(office: Office) -> list[Path]:
    """Files to which nothing refers for a day: left by a cut, or by an undo.

    An attachment that was removed still refers to its file.
    """
    files = files_of(office)
    if files is None or not files.path.is_dir():
        return []
    known = [sha256 for sha256, _size, _case in attachments.contents(office.store)]
    # The files' own clock is the system's, whatever the office's clock says.
    import time

    return filestore.stray_files(files, known, time.time() - _DAY)


def sweep(office: Office) -> int:
    """Remove files to which nothing refers for a day. Returns how many went."""
    gone = 0
    for path in strays(office):
        with suppress(OSError):
            path.unlink()
            gone += 1
    return gone
