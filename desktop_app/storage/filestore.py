"""Files kept by what is in them: written whole or not at all, the same content once.

In an encrypted folder each is sealed with the folder's key; it is still found by the hash of its
content, with the key's name behind it, so that files of two keys can lie side by side.
"""

from __future__ import annotations

import errno
import hashlib
import mimetypes
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.storage.encryption import sealed
from desktop_app.storage.fileplaces import PART
from desktop_app.storage.fileplaces import Files as Files
from desktop_app.storage.fileplaces import place_of as place_of
from desktop_app.storage.fileplaces import stray_files as stray_files

MEGABYTE = 1024 * 1024
MOST = 200 * MEGABYTE
"""The largest file that is taken: a long phone video fits, a film does not."""
_CHUNK = MEGABYTE
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_BARRED = {errno.EACCES, errno.EPERM, errno.EROFS}
_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"%PDF-", "application/pdf"),
)


@dataclass(frozen=True)
class Stored:
    """A file that lies in the folder: its content's SHA-256, its name, type and bytes."""

    sha256: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True)
class Attachment:
    """A file of a case. ``deleted_at`` is set once it was removed; the file stays."""

    id: int
    complaint_id: int
    sha256: str
    name: str
    media_type: str
    size: int
    at: datetime
    staff: str = ""
    deleted_at: datetime | None = None


def store_file(folder: Path | Files, source: Path) -> Stored:
    """Take a file in; ``KnownError`` when it cannot be read, is too big, or there is no room."""
    name = clean_name(source.name)
    try:
        if source.is_dir():
            raise _error(
                "attachment_folder",
                QT_TRANSLATE_NOOP("core", "“{name}”是文件夹，没有添加；请选择里面的文件。"),
                name=name,
            )
        size = source.stat().st_size
        check_size(name, size)
        file = source.open("rb")
    except OSError as error:
        raise _unreadable(name) from error
    with file:
        return _store(Files.of(folder), name, _pieces(file.read, name))


def store_bytes(folder: Path | Files, name: str, data: bytes) -> Stored:
    """Take a content in that is no file (a pasted picture)."""
    name = clean_name(name)
    check_size(name, len(data))
    return _store(Files.of(folder), name, iter([data]))


def check_size(name: str, size: int) -> None:
    """``KnownError`` for an empty file and for one above ``MOST``."""
    if size == 0:
        raise _error(
            "attachment_empty",
            QT_TRANSLATE_NOOP("core", "“{name}”是空文件，没有添加；请检查是否已复制完整。"),
            name=name,
        )
    if size > MOST:
        raise _error(
            "attachment_too_big",
            QT_TRANSLATE_NOOP(
                "core",
                "“{name}”有 {size} MB，超过单个附件 {most} MB 的上限，没有添加；请压缩或截取后再试。",
            ),
            name=name,
            size=-(-size // MEGABYTE),
            most=MOST // MEGABYTE,
        )


def _pieces(read: Callable[[int], bytes], name: str) -> Iterator[bytes]:
    while True:
        try:
            piece = read(_CHUNK)
        except OSError as error:  # the card was pulled out
            raise _unreadable(name) from error
        if not piece:
            return
        yield piece


def _store(files: Files, name: str, pieces: Iterator[bytes]) -> Stored:
    """Write beside the place, then rename: a file with a hash for a name is always whole."""
    digest, size, head = hashlib.sha256(), 0, b""
    part: Path | None = None
    folder = files.path

    def looked_at() -> Iterator[bytes]:
        nonlocal size, head
        for piece in pieces:
            head = head or piece[:16]
            digest.update(piece)
            size += len(piece)
            check_size(name, size)  # a file may grow while it is read
            yield piece

    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, made = tempfile.mkstemp(suffix=PART, dir=folder)
        part = Path(made)
        with os.fdopen(handle, "wb") as out:
            for piece in files.kept(looked_at()):
                out.write(piece)
            check_size(name, size)
            out.flush()
            os.fsync(out.fileno())
        sha256 = digest.hexdigest()
        target = files.place(sha256)
        target.parent.mkdir(exist_ok=True, mode=0o700)
        try:
            # Over an older one too: a damaged file is healed by the same content.
            part.replace(target)
        except PermissionError:
            if hash_of(files, sha256) != sha256:  # in use on Windows, but the same: nothing to do
                raise
        return Stored(sha256, name, media_type_of(name, head), size)
    except OSError as error:
        raise _unwritable(error, folder, name) from error
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def hash_of(files: Files, sha256: str) -> str:
    """The SHA-256 of the content that lies there; empty when it cannot be read."""
    digest = hashlib.sha256()
    try:
        for piece in files.pieces(sha256):
            digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def state_of(folder: Path | Files | None, sha256: str, size: int, *, whole: bool = False) -> str:
    """``ok``, ``missing`` or ``changed``; only *whole* reads the content."""
    if folder is None:
        return "missing"
    files = Files.of(folder)
    try:
        if not files.place(sha256).is_file():
            return "missing"
    except OSError:
        return "missing"
    if not files.has(sha256, size) or (whole and hash_of(files, sha256) != sha256):
        return "changed"
    return "ok"


def copy_out(
    folder: Path | Files, one: Attachment, target: Path, *, read_only: bool = False
) -> Path:
    """Copy an attachment to *target*, whole or not at all; from an encrypted folder in the clear.

    ``KnownError`` when the file is missing or changed, or *target* cannot be written.
    """
    files = Files.of(folder)
    part = target.with_name(target.name + PART)
    try:
        digest = hashlib.sha256()
        pieces = files.pieces(one.sha256)
        first = next(pieces, b"")  # before the target is touched
        with part.open("wb") as out:
            while first:
                digest.update(first)
                out.write(first)
                first = next(pieces, b"")
        if digest.hexdigest() != one.sha256:
            raise damaged("changed", one.name)
        if read_only:
            part.chmod(0o400)
        part.replace(target)
    except sealed.UnsealedError as error:
        raise damaged("changed", one.name) from error
    except OSError as error:
        if not files.place(one.sha256).is_file():
            raise damaged("missing", one.name) from error
        raise _unwritable(error, target.parent, one.name, saving=True) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def damaged(state: str, name: str) -> KnownError:
    """The error for a file that is not there or not what it was."""
    if state == "missing":
        return _error(
            "attachment_missing",
            QT_TRANSLATE_NOOP(
                "core",
                "附件“{name}”的文件不在数据文件夹里，可能被移走或删除。"
                "记录还在；请从备份恢复，或重新添加同一个文件。",
            ),
            name=name,
        )
    return _error(
        "attachment_changed",
        QT_TRANSLATE_NOOP(
            "core",
            "附件“{name}”的文件与添加时不同，可能已损坏或被改动，没有打开。"
            "请从备份恢复，或重新添加同一个文件。",
        ),
        name=name,
    )


def clean_name(name: str) -> str:
    """A name that every system can write, still telling what the file is."""
    name = _UNFIT.sub("_", unicodedata.normalize("NFC", name)).strip(" .")
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 10:
        stem, suffix = name, ""
    if re.fullmatch(r"(?i)con|prn|aux|nul|com\d|lpt\d", stem):
        stem = f"_{stem}"
    # 255 bytes is what a file system takes for one name; a Chinese character needs three.
    while len(stem.encode()) > 200:
        stem = stem[:-1]
    return (f"{stem}.{suffix}" if suffix else stem) or "附件"


def media_type_of(name: str, head: bytes) -> str:
    """The type by the first bytes, else by the name; ``application/octet-stream`` if unknown."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    known = next((kind for magic, kind in _MAGIC if head.startswith(magic)), "")
    return known or mimetypes.guess_type(name)[0] or "application/octet-stream"


def _error(code: str, text: str, **values: object) -> KnownError:
    return KnownError(code, say(text, **values))


def _unreadable(name: str) -> KnownError:
    return _error(
        "attachment_unreadable",
        QT_TRANSLATE_NOOP(
            "core", "“{name}”无法读取，没有添加；请检查文件是否还在、存储卡是否插好。"
        ),
        name=name,
    )


def _unwritable(error: OSError, folder: Path, name: str, *, saving: bool = False) -> KnownError:
    if error.errno in _FULL:
        return _error(
            "disk_full",
            QT_TRANSLATE_NOOP(
                "core", "磁盘已满，“{name}”没有保存（{folder}），原有内容都在。请腾出空间后再试。"
            ),
            name=name,
            folder=folder,
        )
    if error.errno in _BARRED or saving:
        return _error(
            "folder_read_only",
            QT_TRANSLATE_NOOP(
                "core", "文件夹 {folder} 不能写入，“{name}”没有保存。请检查权限或换一个位置。"
            ),
            name=name,
            folder=folder,
        )
    return _error(
        "attachment_not_kept",
        QT_TRANSLATE_NOOP(
            "core", "“{name}”没有保存到 {folder}（{reason}），原有内容都在。请检查磁盘后再试。"
        ),
        name=name,
        folder=folder,
        reason=error.strerror or str(error),
    )
