"""Folders of files by content: where one lies, sealed with which key, and what belongs nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_app.storage.encryption import sealed
from desktop_app.storage.encryption.keys import Keys, suffix_of

PART = ".part"
_CHUNK = 1 << 20
_NAME = re.compile(r"([0-9a-f]{64})(\.[0-9a-f]{8})?")


@dataclass(frozen=True)
class Files:
    """A folder of files kept by content, and the key that seals them (``None``: plain)."""

    path: Path
    keys: Keys | None = None

    @staticmethod
    def of(folder: Path | Files) -> Files:
        """A plain path is a folder without a key."""
        return folder if isinstance(folder, Files) else Files(folder)

    def place(self, sha256: str) -> Path:
        """Where a content lies: ``ab/abcdef…``, so that no folder grows without end."""
        return self.path / sha256[:2] / (sha256 + suffix_of(self.keys))

    def bytes_on_disk(self, size: int) -> int:
        """How long the file of a content of *size* bytes is."""
        return size if self.keys is None else sealed.sealed_size(size)

    def has(self, sha256: str, size: int) -> bool:
        """Whether a file of the right length lies there; its content is not read."""
        path = self.place(sha256)
        try:
            return path.is_file() and path.stat().st_size == self.bytes_on_disk(size)
        except OSError:
            return False

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """The content itself, never held whole; ``OSError`` when it is gone or does not fit."""
        with self.place(sha256).open("rb") as file:
            if self.keys is None:
                while piece := file.read(_CHUNK):
                    yield piece
            else:
                yield from sealed.unseal(self.keys, file.read)

    def kept(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Content as it is written here."""
        return pieces if self.keys is None else sealed.seal(self.keys, pieces)


def place_of(folder: Path | Files, sha256: str) -> Path:
    """Where a content lies in a folder."""
    return Files.of(folder).place(sha256)


def stray_files(folder: Path | Files, known: Iterable[str], before: float) -> list[Path]:
    """Files older than *before* (seconds since the epoch) that no row refers to.

    Also those of another key (or of none) whose content lies there under the folder's own: an
    interrupted switch of the encryption left them, however young they are.
    """
    files, wanted = Files.of(folder), set(known)
    found = []
    for path in files.path.glob(f"*{PART}"):
        with suppress(OSError):
            if path.is_file() and path.stat().st_mtime < before:
                found.append(path)
    for path in files.path.glob("??/*"):
        with suppress(OSError):
            name = _NAME.fullmatch(path.name)
            torn = path.suffix in (PART, ".tmp")
            if not path.is_file() or (name is None and not torn):
                continue
            old = path.stat().st_mtime < before
            if torn or name is None or name[1] not in wanted:
                if old:
                    found.append(path)
            elif path.name != files.place(name[1]).name and files.place(name[1]).is_file():
                found.append(path)
    return found


def sealed_there(folder: Path) -> bool:
    """Whether any file in the folder is sealed with some key."""
    names = (_NAME.fullmatch(path.name) for path in folder.glob("??/*"))
    return any(name is not None and name[2] for name in names)


def is_digest(name: str) -> bool:
    """Whether *name* is the hash of a content."""
    return _NAME.fullmatch(name) is not None and "." not in name
