"""Attachments of safety copies: kept once for all copies of a folder, by what is in them.

A file never changes once it is taken in (see ``filestore``), so on the same disk a copy shares
it by a hard link, which costs neither time nor room; elsewhere it is copied and its hash proven.
Between folders of two keys it is sealed anew on the way.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.storage.encryption.sealed import UnsealedError
from desktop_app.storage.fileplaces import Files

Step = Callable[[int, int], None]
"""Told (done, total); raises to stop the work."""
Content = tuple[str, int]
"""(SHA-256, bytes) of one attachment."""
FOLDER = "attachments"
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Filled:
    """How many contents are there now, and which were nowhere to be found whole."""

    present: int
    missing: tuple[str, ...]


def fill(
    into: Path | Files,
    contents: Iterable[Content],
    sources: Iterable[Path | Files],
    step: Step | None = None,
    *,
    link: bool = True,
) -> Filled:
    """Bring every content into the folder *into* from the first source that has it whole.

    ``OSError`` when it cannot be written (full, gone); what is there already stays whole.
    """
    target, places = Files.of(into), [Files.of(one) for one in sources]
    wanted = list(contents)
    total = sum(size for _, size in wanted)
    done, present, missing = 0, 0, []
    for sha256, size in wanted:
        if step is not None:
            step(done, total)
        if target.has(sha256, size) or any(
            _bring(place, target, sha256, size, link=link) for place in places
        ):
            present += 1
        else:
            missing.append(sha256)
        done += size
    return Filled(present, tuple(missing))


def sweep(folder: Path, wanted: Iterable[str], before: float) -> int:
    """Remove files that no copy refers to and that are older than *before* (epoch seconds).

    *wanted* are their names: the hash, with the key's name behind it.
    """
    keep, gone = set(wanted), 0
    for path in folder.glob("??/*"):
        with contextlib.suppress(OSError):
            if path.name not in keep and path.is_file() and path.stat().st_mtime < before:
                path.unlink()
                gone += 1
    return gone


def copy_whole(source: Path, target: Path, step: Step | None = None) -> str:
    """Copy a file beside its place, then rename it; returns the SHA-256 of what was written."""
    digest = hashlib.sha256()

    def pieces() -> Iterator[bytes]:
        with source.open("rb") as stream:
            done, total = 0, os.fstat(stream.fileno()).st_size
            while piece := stream.read(_CHUNK):
                digest.update(piece)
                yield piece
                done += len(piece)
                if step is not None:
                    step(done, total)

    _write(target, pieces())
    return digest.hexdigest()


def copy_content(source: Files, target: Files, sha256: str, *, strict: bool = True) -> bool:
    """Copy one content, sealed as *target* wants it; false, and nothing there, if it has rotted.

    Without *strict* what is not what its name says is copied as it is, if it can be read.
    """
    digest = hashlib.sha256()

    def pieces() -> Iterator[bytes]:
        for piece in source.pieces(sha256):
            digest.update(piece)
            yield piece

    place = target.place(sha256)
    try:
        _write(place, target.kept(pieces()))
    except UnsealedError:
        return False
    if digest.hexdigest() == sha256:
        return True
    if strict:
        place.unlink(missing_ok=True)  # the source has rotted: better none than a wrong one
    return False


def _write(target: Path, pieces: Iterator[bytes]) -> None:
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as out:
            for piece in pieces:
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _bring(source: Files, target: Files, sha256: str, size: int, *, link: bool) -> bool:
    if not source.has(sha256, size):
        return False
    place = target.place(sha256)
    place.parent.mkdir(parents=True, exist_ok=True)
    if link and source.keys == target.keys:
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)  # of another size: a copy that was cut
            os.link(source.place(sha256), place)
            return True
    return copy_content(source, target, sha256)
