"""The books that were imported last, kept in the window's settings."""

from __future__ import annotations

import json
from pathlib import Path

from desktop_app.ui.shell.settings import Settings

KEY = "import/recent"
KEPT = 5


def read(settings: Settings) -> list[Path]:
    """Newest first; what is not a list of texts counts as none."""
    try:
        found = json.loads(settings.get(KEY, "[]"))
    except ValueError:
        return []
    return [Path(one) for one in found if isinstance(one, str)] if isinstance(found, list) else []


def add(settings: Settings, path: Path) -> None:
    paths = [path, *(one for one in read(settings) if one != path)][:KEPT]
    settings.set(KEY, json.dumps([str(one) for one in paths], ensure_ascii=False))


def stamp(path: Path) -> tuple[int, int] | None:
    """What tells a changed file from the one that was read; ``None`` when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
