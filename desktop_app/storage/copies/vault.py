"""Attachments of safety copies: kept once for all copies of a folder, by what is in them.

A file never changes once it is taken in (see ``filestore``), so on the same disk a copy shares
it by a hard link, which costs neither time nor room; elsewhere it is copied and its hash proven.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.storage.filestore import place_of

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
    into: Path,
    contents: Iterable[Content],
    sources: Iterable[Path],
    step: Step | None = None,
    *,
    link: bool = True,
) -> Filled:
    """Bring every content into the folder *into* from the first source that has it whole.

    ``OSError`` when it cannot be written (full, gone); what is there already stays whole.
    """
    wanted, places = list(contents), list(sources)
    total = sum(size for _, size in wanted)
    done, present, missing = 0, 0, []
    for sha256, size in wanted:
        if step is not None:
            step(done, total)
        target = place_of(into, sha256)
        if _has(target, size) or any(
            _bring(place_of(place, sha256), target, sha256, size, link=link) for place in places
        ):
            present += 1
        else:
            missing.append(sha256)
        done += size
    return Filled(present, tuple(missing))


def sweep(folder: Path, wanted: Iterable[str], before: float) -> int:
    """Remove contents that no copy refers to and that are older than *before* (epoch seconds)."""
    keep, gone = set(wanted), 0
    for path in folder.glob("??/*"):
        with contextlib.suppress(OSError):
            if path.name not in keep and path.is_file() and path.stat().st_mtime < before:
                path.unlink()
                gone += 1
    return gone


def copy_whole(source: Path, target: Path, step: Step | None = None) -> str:
    """Copy a file beside its place, then rename it; returns the SHA-256 of what was written."""
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    digest, done = hashlib.sha256(), 0
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as stream, temporary.open("wb") as out:
            total = os.fstat(stream.fileno()).st_size
            while piece := stream.read(_CHUNK):
                digest.update(piece)
                out.write(piece)
                done += len(piece)
                if step is not None:
                    step(done, total)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return digest.hexdigest()


def _has(path: Path, size: int) -> bool:
    try:
        return path.is_file() and path.stat().st_size == size
    except OSError:
        return False


def _bring(source: Path, target: Path, sha256: str, size: int, *, link: bool) -> bool:
    if not _has(source, size):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    if link:
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)  # of another size: a copy that was cut
            os.link(source, target)
            return True
    if copy_whole(source, target) == sha256:
        return True
    target.unlink(missing_ok=True)  # the source has rotted: better none than a wrong one
    return False
